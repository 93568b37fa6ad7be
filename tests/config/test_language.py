"""One language on a page: Chinese, or English for who has switched."""

import re

import pytest
from django.test import Client

from tests import factories
from tests.admin_pages import signed_in
from tests.pages import walk

ALLOWED = {"CSV", "XLSX", "JSON", "Excel", "TXT", "UTF", "SHA", "administrator"}
WORD = re.compile(r"[A-Za-z]{3,}")

def english(reader):
    return sorted({(w, text[:80]) for _, text in reader.texts for w in WORD.findall(text)} - set())

@pytest.mark.django_db
def test_try():
    d = factories.document(issue=factories.issue(), section=factories.section())
    c = factories.decision({"areas": [{"label": "甲", "east": "一路"}]}, document=d)
    factories.publish(c)
    factories.publish(factories.notice({}))
    factories.publish(factories.transfer_list({}))
    factories.publish(factories.release({}))
    factories.document(issue=factories.issue())
    factories.decision({})
    from collections import Counter, defaultdict
    found=defaultdict(set); names=Counter()
    for client,start in ((Client(),"/"),(signed_in(factories.administrator()),"/admin/")):
        for name, address, reader in walk(client, start):
            names[name]+=1
            for w,t in english(reader):
                if w not in ALLOWED: found[(w,t)].add(address)
    print(names)
    for k,v in sorted(found.items()): print(k, len(v), sorted(v)[0])
