"""Every link of the public site leads somewhere, to the very clause where it names one."""

from collections import Counter
from urllib.parse import parse_qs, unquote, urldefrag, urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from tests.pages import crawl, view_name
from tests.shared import for_a_module

pytestmark = pytest.mark.once

# Of addresses with the same view and the same parameters, so many are followed.
MOST = {"zh-hans": 40, "en": 5}
LIMIT = 1_500


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        call_command("sample", verbosity=0)
        yield


class Selection:
    """Says which links are followed: those of this site, some of each kind."""

    def __init__(self, most):
        self.most, self.times = most, Counter()

    def __call__(self, link):
        parts = urlsplit(link)
        if parts.netloc or parts.scheme:
            return False
        kind = view_name(parts.path), *sorted(parse_qs(parts.query, True))
        self.times[kind] += 1
        # What leads nowhere is followed whatever its number, to be found out.
        return not kind[0] or self.times[kind] <= self.most


def walk_through(language):
    """(statuses by address, ids by address, the places that links name)."""
    client, statuses, ids, places = Client(), {}, {}, set()
    client.cookies["django_language"] = language
    for address, response, reader in crawl(client, ["/"], Selection(MOST[language])):
        # The link that switches the language has just been followed.
        client.cookies["django_language"] = language
        statuses[address], ids[address] = response.status_code, reader.ids
        places |= {urldefrag(urljoin(address, link)) for link in reader.links}
    return statuses, ids, places


@pytest.mark.parametrize("language", MOST)
def test_every_link_leads_to_what_it_names(sample, db, language):
    statuses, ids, places = walk_through(language)
    assert {a: s for a, s in statuses.items() if s not in {200, 302}} == {}
    missing = {
        place
        for place in places
        if place.fragment
        and place.url in ids
        and unquote(place.fragment) not in ids[place.url]
    }
    assert missing == set()
    assert 100 < len(statuses) < LIMIT
