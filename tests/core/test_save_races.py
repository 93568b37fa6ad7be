"""Two people save the same form in the same moment, on either database."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from gazette.models import Document, Organization
from tests import factories, sent
from tests.admin_pages import act, signed_in, url
from tests.samples import person

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 10


def at_once(*acts):
    """What ``acts`` return, run in threads of their own, as nearly together as can be."""
    barrier = Barrier(len(acts))

    def run(one):
        try:
            barrier.wait()
            return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def two():
    return [signed_in(person(name)) for name in ("first", "second")]


def post(client, address, data):
    return client.post(address, data).status_code


def both_save(clients, record, *changes):
    """Both have the page open and save it with their own change; the status of each."""
    address = url(record)
    pages = [sent.form(client.get(address), "shown_version") for client in clients]
    acts = [
        partial(post, client, address, page | change)
        for client, page, change in zip(clients, pages, changes, strict=True)
    ]
    return at_once(*acts)


def test_of_two_saves_one_is_made_and_the_other_is_refused(two):
    for number in range(ROUNDS):
        record = factories.document()
        titles = [f"第{number}次，{name}的标题" for name in ("甲", "乙")]
        answers = both_save(two, record, *({"title": title} for title in titles))
        assert sorted(answers) == [200, 302]
        stored = Document.objects.get(pk=record.pk)
        assert stored.title == titles[answers.index(302)]
        assert stored.version == 2


def test_a_save_of_one_field_does_not_take_back_that_of_another(two):
    for number in range(ROUNDS):
        record = factories.organization(f"第{number}局")
        changes = ({"short_name": f"{number}局"}, {"former_names": f"{number}处"})
        answers = both_save(two, record, *changes)
        assert sorted(answers) == [200, 302]
        stored = Organization.objects.get(pk=record.pk)
        assert [bool(stored.short_name), bool(stored.former_names)] == [
            answer == 302 for answer in answers
        ]


def test_of_two_saves_of_rows_one_is_refused(two):
    for _ in range(ROUNDS // 2):
        decision = factories.decision({"name": "东街社区"}, {"name": "西街社区"})
        changes = ({"entries-0-name": "东一社区"}, {"entries-1-name": "西一社区"})
        answers = both_save(two, decision, *changes)
        assert sorted(answers) == [200, 302]
        names = [entry.name for entry in decision.entries.all()]
        expected = [["东一社区", "西街社区"], ["东街社区", "西一社区"]]
        assert names == expected[answers.index(302)]


def test_a_deletion_and_a_save_at_once_leave_one_of_the_two(two):
    for number in range(ROUNDS):
        record = factories.organization(f"第{number}局")
        first, second = two
        shown = sent.form(first.get(url(record)), "shown_version")
        asked = sent.form(second.get(url(record, "delete")), "post")
        save = partial(post, first, url(record), shown | {"short_name": "局"})
        delete = partial(post, second, url(record, "delete"), asked)
        saved, _ = at_once(save, delete)
        left = Organization.objects.filter(pk=record.pk)
        if saved == 302:
            assert left.get().short_name == "局"
        else:
            assert saved == 409
            assert not left.exists()


def test_an_action_and_a_save_at_once_never_submit_what_nobody_saw(two):
    first, second = two
    for number in range(ROUNDS):
        record = factories.document(created_by=first.user)
        shown = sent.form(first.get(url(record)), "shown_version")
        save = partial(post, first, url(record), shown | {"title": f"第{number}稿"})
        at_once(save, partial(act, second, "submit_selected", [record]))
        stored = Document.objects.get(pk=record.pk)
        submitted = stored.history.filter(state="in_review").last()
        if submitted is not None:
            assert submitted.title == stored.title
