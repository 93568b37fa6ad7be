"""Corrections in tests: a new draft version of what is published, edited and published."""

from core.workflow.perform import perform
from gazette.registers import projection
from gazette.registers.config import registers
from tests import factories

NOTE = "原文有误，现予更正。"


def correction_of(published, note=NOTE):
    """The draft that corrects ``published``."""
    published.refresh_from_db()
    perform(published, "correct", factories.administrator(), note=note)
    return type(published).objects.get(supersedes=published)


def corrected(published, note=NOTE, **changes):
    """``published`` after a correction was published that sets ``changes`` of it."""
    draft = correction_of(published, note)
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save()
    return factories.publish(draft)


def publish_alone(change_set):
    """Publish a change set whose document is public already."""
    for name in factories.WAYS["published"]:
        factories.pass_step(change_set, name)
    return change_set


def entries(document, model):
    """The entries of ``document`` in the register of ``model``, in their order."""
    return list(model.objects.filter(change_set__document=document))


def edit(entry, **values):
    """Change a draft entry as its form does."""
    for name, value in values.items():
        setattr(entry, name, value)
    entry.full_clean()
    entry.save()


def assert_the_projection_holds():
    for register in registers():
        for subjects in projection.all_subjects(register):
            assert projection.differences(register, subjects) == (set(), {})
