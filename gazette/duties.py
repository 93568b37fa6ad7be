"""What has to be done before a document goes on: findings, interpretation, legal basis."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.workflow.states import State
from gazette.reading.codes import explained

SHOWN = 10
# How far something is on its way; what has left the public is on no way any more.
STEPS = {
    State.DRAFT: 0,
    State.IN_REVIEW: 1,
    State.APPROVED: 2,
    State.SCHEDULED: 2,
    State.PUBLISHED: 3,
}


def finding_blockers(document):
    """A sentence for each finding that is neither fixed nor waived, up to ``SHOWN``."""
    found = [one for one in document.open_findings() if explained(one.code).blocks]
    reasons = [
        _("%(document)s has an open finding: %(finding)s")
        % {"document": document, "finding": finding.text}
        for finding in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        text = ngettext(
            "%(document)s: and %(count)d more open finding.",
            "%(document)s: and %(count)d more open findings.",
            more,
        )
        reasons.append(text % {"document": document, "count": more})
    return reasons


def disclosure_blockers(document):
    """What is lacking where the document is not to be disclosed actively."""
    try:
        document.check_disclosure()
    except ValidationError as error:
        return [f"{document}: {message}" for message in error.messages]
    return []


def interpretations(document):
    """The documents under way or public that interpret this one, or what it corrects."""
    return document.known(
        "interpretations", lambda: interpretations_of([document])[document.pk]
    )


def interpretations_of(documents):
    """{key: interpretations} of each of ``documents``, found together."""
    meant = {one.pk: (set(editions(one)), one.number) for one in documents}
    keys = set().union(*(keys for keys, _ in meant.values()))
    numbers = {number for _, number in meant.values()} - {""}
    relations = documents[0].relations.model.objects.filter(
        Q(target__in=keys) | Q(target_number__in=numbers),
        kind="interprets",
        source__state__in=STEPS,
    )
    found = {pk: {} for pk in meant}
    for relation in relations.select_related("source").order_by("source_id"):
        for pk, (keys, number) in meant.items():
            cited = number and relation.target_number == number
            leads_here = cited or relation.target_id in keys
            if leads_here and relation.source_id != pk:
                found[pk][relation.source_id] = relation.source
    return {pk: list(by_key.values()) for pk, by_key in found.items()}


def editions(document):
    """The ids of the document and of all it corrects."""
    found = []
    while document is not None:
        found.append(document.pk)
        document = document.supersedes
    return found


def bearers(numbers):
    """{number: the keys of all that ever was public under it}."""
    documents = apps.get_model("gazette", "Document").objects.order_by()
    found = documents.filter(number__in=numbers, published_at__isnull=False)
    keys = {number: [] for number in numbers}
    for number, pk in found.values_list("number", "pk"):
        keys[number].append(pk)
    return keys


def interpretation_blockers(document):
    """Why a normative document cannot go on without its interpretation."""
    if not document.is_normative or document.interpretation_waiver.strip():
        return []
    found = interpretations(document)
    if any(STEPS[one.state] >= STEPS.get(document.state, 0) for one in found):
        return []
    if found:
        return [
            _(
                "%(document)s is normative: its interpretation %(interpretation)s is "
                "“%(state)s” only. They go together."
            )
            % {
                "document": document,
                "interpretation": one,
                "state": one.get_state_display(),
            }
            for one in found
        ]
    return [
        _(
            "%(document)s is normative: it needs an interpretation, or the reason why "
            "there is none."
        )
        % {"document": document}
    ]
