# Sourced by the scripts beside it: the project's folder, its interpreter, system packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# apt_install PACKAGE...: fails where the system has no apt or we may not use it.
apt_install() {
  command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
  say "Installing the system packages $* ..."
  if [ -z "${apt_updated:-}" ]; then
    as_root apt-get update -qq >&2 || true
    apt_updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >/dev/null
}
