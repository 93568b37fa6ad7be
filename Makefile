SHELL := bash
.PHONY: install serve test check lock

install:
	@scripts/install requirements.txt

serve:
	@scripts/serve

test:
	@scripts/test

check:
	@scripts/check

lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --extra pdf pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --extra pdf --group dev pyproject.toml -o requirements-dev.txt
