"""The command that says why something cannot be published yet."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.workflow.panel import why_not_public
from gazette.models import Document
from tests import factories

pytestmark = pytest.mark.django_db


def blockers(*arguments):
    """(exit code, what the command printed)."""
    out = StringIO()
    try:
        call_command("blockers", *arguments, stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def items(*arguments):
    code, text = blockers("--json", *arguments)
    answer = json.loads(text)
    assert answer["ready"] == (code == 0)
    return {item["name"]: item["reasons"] for item in answer["items"]}


def test_every_reason_of_a_draft_is_told_at_once():
    document = factories.document()
    factories.decision(document=document)
    code, text = blockers(document.number)
    assert code == 1
    for reason in why_not_public(document):
        assert reason in text
    assert items(document.number) == {str(document): why_not_public(document)}


@pytest.mark.parametrize(
    "typed", ["青山政字[2021]7", "青山政字（2021）７号", " 青山政字〔２０２１〕 7 号 "]
)
def test_a_number_may_be_written_in_any_way(typed):
    factories.document(number="青山政字〔2021〕7号")
    assert list(items(typed)) == ["青山政字〔2021〕7号"]


def test_nothing_keeps_back_what_is_approved_or_public():
    approved = factories.take(factories.document(), "approved")
    public = factories.publish(factories.document())
    assert blockers(approved.number, public.number)[0] == 0
    assert items(public.number) == {}


def test_an_issue_names_each_of_its_documents():
    issue = factories.issue(number=4)
    ready = factories.take(factories.document(issue=issue), "approved")
    draft = factories.document(issue=issue)
    factories.document()
    for typed in ("2020/4", "2020-4", "2020年第4期"):
        found = items("--issue", typed)
        assert set(found) == {str(ready), str(draft)}
        assert found[str(ready)] == []
        assert found[str(draft)]
    assert blockers("--issue", "2020/4")[0] == 1


def test_an_issue_without_a_number_is_named_by_its_year():
    draft = factories.document(issue=factories.issue(number=None))
    assert list(items("--issue", "2020")) == [str(draft)]


def test_that_it_waits_for_its_whole_issue_keeps_nothing_back():
    issue = factories.issue()
    document = factories.take(factories.document(issue=issue), "scheduled")
    issue.put_on_schedule(document.scheduled_for, None, None, "")
    assert blockers(document.number)[0] == 0


def test_without_arguments_it_is_about_all_that_is_under_way():
    draft = factories.document(number="", title="没有文号的通知")
    factories.publish(factories.document())
    assert list(items()) == [draft.title]


def test_a_change_set_that_was_found_missing_is_told_of_alone():
    document = factories.publish(factories.document())
    late = factories.decision(document=document)
    assert list(items(document.number)) == [str(late)]


def test_a_correction_under_way_is_told_of_with_its_number():
    document = factories.publish(factories.document())
    factories.pass_step(document, "correct", note="更正")
    correction = Document.objects.get(supersedes=document)
    assert items(document.number)[str(correction)] == why_not_public(correction)


@pytest.mark.parametrize("arguments", [["青山政字〔2021〕99号"], ["--issue", "2021/9"]])
def test_what_does_not_exist_is_no_answer(arguments):
    assert blockers(*arguments)[0] == 2


@pytest.mark.parametrize("arguments", [["桥梁"], ["--issue", "第四期"]])
def test_what_is_no_number_and_no_issue_is_refused(arguments):
    factories.document()
    with pytest.raises(CommandError):
        call_command("blockers", *arguments)


def test_an_empty_issue_cannot_be_published():
    factories.issue(number=4)
    assert blockers("--issue", "2020/4") == (1, "")
