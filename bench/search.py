#!/usr/bin/env python
"""Prove the search against a scan of every text, and time it; the database is the settings' own.

1,000 random words of 1 to 8 characters out of the texts themselves: each must be found in
exactly the documents that a plain substring search through all texts finds; see README.md.
"""

import argparse
import os
import random
import sys
from time import perf_counter

from run import ROOT, say

NEWEST = 20


def main(words, seed):
    from core.search.models import SearchText
    from gazette.models import Document

    texts = [
        (pk, f"{title}\n{text}")
        for pk, title, text in SearchText.objects.of(Document).values_list(
            "object_id", "title", "text"
        )
    ]
    say(f"{len(texts):,} texts of {sum(len(t) for _, t in texts):,} characters")
    chance = random.Random(seed)
    asked = [word_of(chance.choice(texts)[1], chance) for _ in range(words)]
    newest, counted, scanned, wrong = [], [], [], 0
    for word in asked:
        found = SearchText.objects.of(Document).having([word])
        timed(newest, lambda found=found: list(public(found).values("pk")[:NEWEST]))
        timed(counted, lambda found=found: public(found).count())
        scan = timed(
            scanned, lambda word=word: {pk for pk, text in texts if word in text}
        )
        wrong += scan != set(found.values_list("object_id", flat=True))
    say(
        f"{words:,} words: {wrong} not found exactly where a scan of every text finds them"
    )
    say("\n| milliseconds | half | 95% | most |\n|---|--:|--:|--:|")
    for name, times in (
        (f"newest {NEWEST}", newest),
        ("how many", counted),
        ("a scan in memory", scanned),
    ):
        times.sort()
        half, most = times[len(times) // 2], times[-1]
        say(
            f"| {name} | {half:.1f} | {times[len(times) * 95 // 100]:.1f} | {most:.1f} |"
        )
    return 1 if wrong else 0


def public(found):
    from gazette.models import Document

    return Document.objects.published().filter(pk__in=found.keys())


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
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    sys.exit(main(options.words, options.seed))
