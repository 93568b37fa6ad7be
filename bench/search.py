#!/usr/bin/env python
"""Prove the search against a scan of every text, and time it; the database is the settings' own.

1,000 random words of 1 to 8 characters out of the texts themselves: each must be found in
exactly the documents that a plain substring search through all texts finds, and the first
20 must be the newest of those; see README.md.
"""

import argparse
import os
import random
import sys
from time import perf_counter, process_time
from urllib.parse import quote

from run import ROOT, say

NEWEST = 20


def main(words, pages, seed):
    from django.db import connection

    texts = load()
    say(f"{connection.display_name}: {len(texts):,} texts of {sum(len(t) for *_, t in texts):,} characters")  # fmt: skip
    chance = random.Random(seed)
    asked = [word_of(chance.choice(texts)[-1], chance) for _ in range(words)]
    wrong, times = proven(asked, texts)
    say(f"{words:,} words: {wrong['missed']} misses, {wrong['false']} false hits, {wrong['order']} times others than the newest {NEWEST} first\n")  # fmt: skip
    del texts
    times["the whole page, wall"], times["the whole page, CPU"] = opened(asked[:pages])
    report(times)
    return int(any(wrong.values()))


def load():
    """(place in the order of days, key, text) of every document that can be found."""
    from core.search.models import SearchText
    from gazette.models import Document

    rows = SearchText.objects.of(Document).order_by("pk")
    rows = rows.values_list("object_id", "title", "text").iterator()
    return [(n, key, f"{title}\n{text}") for n, (key, title, text) in enumerate(rows)]


def proven(asked, texts):
    """(how often the index was wrong, the times it and the scan took)."""
    from core.search.finding import Finding
    from gazette.models import Document

    wrong = {"missed": 0, "false": 0, "order": 0}
    times = {f"newest {NEWEST}": [], "all keys": [], "a scan in memory": []}
    newest, every, scanned = times.values()
    for word in asked:
        scan = timed(scanned, lambda word=word: [key for _, key, text in texts if word in text])  # fmt: skip
        first = timed(newest, lambda word=word: Finding(Document, [word]).newest(NEWEST))  # fmt: skip
        found = set(timed(every, Finding(Document, [word]).every))
        wrong["missed"] += len(set(scan) - found)
        wrong["false"] += len(found - set(scan))
        wrong["order"] += first != scan[:NEWEST]
    return wrong, times


def opened(asked):
    """Wall and CPU times of the first page of results, facets and passages and all."""
    from django.core.management import call_command
    from django.test import Client
    from exporting import server_cpu

    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(SERVER_NAME="127.0.0.1")
    client.get("/search/?q=%E5%8C%BA")
    walls, cpus = [], []
    for word in asked:
        cpu = process_time() + server_cpu()
        response = timed(walls, lambda word=word: client.get(f"/search/?q={quote(word)}"))  # fmt: skip
        cpus.append(1000 * (process_time() + server_cpu() - cpu))
        if response.status_code != 200:
            raise SystemExit(f"{word}: {response.status_code}")
    return walls, cpus


def report(times):
    say("| milliseconds | half | 95% | most |\n|---|--:|--:|--:|")
    for name, taken in times.items():
        taken.sort()
        half, most = taken[len(taken) // 2], taken[-1]
        say(f"| {name} | {half:.1f} | {taken[len(taken) * 95 // 100]:.1f} | {most:.1f} |")  # fmt: skip


def word_of(text, chance):
    line = chance.choice([line for line in text.split("\n") if line])
    start = chance.randrange(len(line))
    return line[start : start + chance.randint(1, 8)]


def timed(times, function):
    start = perf_counter()
    result = function()
    times.append(1000 * (perf_counter() - start))
    return result


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=1_000)
    parser.add_argument("--pages", type=int, default=300, help="opened for the first of the words")  # fmt: skip
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    sys.exit(main(options.words, options.pages, options.seed))
