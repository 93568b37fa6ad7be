"""What the models themselves hold to."""

import pytest
from django.core.exceptions import ValidationError

from gazette.models import Document, Issue, Validity
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_public_issue_keeps_its_address_and_an_unnumbered_one_may_get_a_number():
    numbered, unnumbered = factories.issue(number=4), factories.issue(number=None)
    for issue in (numbered, unnumbered):
        factories.publish(factories.document(issue=issue))
    numbered.number, unnumbered.number = 5, 6
    with pytest.raises(ValidationError):
        numbered.full_clean()
    unnumbered.full_clean()


def test_an_issue_of_drafts_may_still_be_renumbered():
    issue = factories.issue(number=4)
    factories.document(issue=issue)
    issue.number = 5
    issue.full_clean()
    assert Issue.objects.get().number == 4


@pytest.mark.parametrize(
    "typed", ["青山政字[2021]7", "青山政字（2021）７号", " 青山政字〔２０２１〕 7 号 "]
)
def test_a_number_is_kept_in_one_form_however_it_is_typed(typed):
    document = factories.document(number=typed)
    assert document.number == "青山政字〔2021〕7号"
    assert (document.code, document.year, document.serial) == ("青山政字", 2021, 7)
    other = Document(number="青山政字〔2021〕7号", title="别的")
    with pytest.raises(ValidationError):
        other.full_clean()


@pytest.mark.parametrize(
    "kind, validity",
    [
        ("repeals", Validity.REPEALED),
        ("replaces", Validity.REPEALED),
        ("amends", Validity.AMENDED),
        ("cites", Validity.IN_FORCE),
    ],
)
def test_validity_follows_from_what_published_documents_say(kind, validity):
    old = factories.publish(factories.document())
    new = factories.document()
    new.relations.create(kind=kind, target_number=old.number, target=old)

    def now():
        return Document.objects.with_validity().get(pk=old.pk).validity

    assert now() == Validity.IN_FORCE
    factories.publish(new)
    assert now() == validity
    factories.withdraw(new)
    assert now() == Validity.IN_FORCE
