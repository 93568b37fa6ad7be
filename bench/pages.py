#!/usr/bin/env python
"""Measure the public pages over the database that the settings name: CPU time and queries.

CPU is this process's and, where it runs on this machine, PostgreSQL's for it; see README.md.
"""

import argparse
import os
import sys
from urllib.parse import unquote

from exporting import server_cpu
from run import ROOT, paths, say

from statistics import median

# A word of nearly every document, of many, of few, of none; letters; a number.
SEARCHES = (
    "政府",
    "社区居民委员会",
    "供热管理",
    "没有这样的词",
    "wjg",
    "济槐政字〔2020〕7号",
)


def main(times, only):
    from django.core.management import call_command
    from django.test import Client

    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(SERVER_NAME="127.0.0.1")
    say("| page | first, CPU ms | median, CPU ms | wall ms | queries | KB |")
    say("|---|--:|--:|--:|--:|--:|")
    for path in wanted(only):
        first, rest, count, size = measured(client, path, times)
        cpu, wall = (median(each) for each in zip(*rest, strict=True))
        say(
            f"| {unquote(path)} | {first:.1f} | {cpu:.1f} | {wall:.1f} | {count} | {size / 1024:.0f} |"
        )


def wanted(only):
    every = [*paths(), *(f"/search/?q={word}" for word in SEARCHES)]
    return [path for path in every if only in unquote(path)]


def measured(client, path, times):
    """CPU of the first request on a new connection; (CPU, wall) of further ones; queries; bytes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    connection.close()
    connection.ensure_connection()
    first, _wall = taken(client, path)
    rest = [taken(client, path) for _ in range(times)]
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path}: {response.status_code}")
    return first, rest, len(captured), len(response.content)


def taken(client, path):
    from time import perf_counter, process_time

    cpu, wall = process_time() + server_cpu(), perf_counter()
    client.get(path)
    spent = process_time() + server_cpu() - cpu
    return 1000 * spent, 1000 * (perf_counter() - wall)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--only", default="", help="pages whose address has this")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    main(options.times, options.only)
