"""Says why documents, or an issue, cannot be published yet."""

import json
import re
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text.document_numbers import DocumentNumber
from core.workflow.panel import why_not_public
from core.workflow.states import UNPUBLISHED
from gazette.models import Document, Issue
from gazette.registers.config import registers

ISSUE = re.compile(r"(\d{4})(?:\s*[-－—年/]\s*第?\s*(\d{1,5})\s*期?)?")
UNKNOWN = 2


class Command(BaseCommand):
    help = (
        "Says why documents cannot be published yet: every reason at once. Without "
        "numbers and issues, of all that is under way. Exit code 0: there is no reason; "
        "1: there are some; 2: there is no such document or issue."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "numbers",
            nargs="*",
            type=number,
            metavar="NUMBER",
            help="document numbers, in any way of writing",
        )
        parser.add_argument(
            "--issue",
            action="append",
            default=[],
            type=issue,
            metavar="YEAR/NUMBER",
            help="all documents of an issue; YEAR alone is that without a number",
        )
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *, numbers, issue, json, **options):
        found = [told(one) for one in self.chosen(numbers, issue)]
        (self.print_json if json else self.print_text)(found)
        if count := sum(len(one["reasons"]) for one in found):
            text = ngettext("%(count)d reason.", "%(count)d reasons.", count)
            raise CommandError(text % {"count": count}, returncode=1)

    def chosen(self, numbers, issues):
        """The publishables that are asked about."""
        if not (numbers or issues):
            return under_way(Document.objects.all())
        found = [one for each in numbers for one in of_number(each)]
        found += [one for year, each in issues for one in of_issue(year, each)]
        return list(dict.fromkeys(found))

    def print_text(self, found):
        for one in found:
            self.stdout.write(f"{one['name']} · {one['title']} · {one['state_label']}")
            for reason in one["reasons"]:
                self.stdout.write(f"  - {reason}")

    def print_json(self, found):
        for one in found:
            del one["state_label"]
        ready = not any(one["reasons"] for one in found)
        self.stdout.write(
            json.dumps({"ready": ready, "items": found}, ensure_ascii=False, indent=1)
        )


def number(text):
    if parsed := DocumentNumber.parse(text):
        return str(parsed)
    raise ArgumentTypeError(_("%(text)s is no document number.") % {"text": text})


def issue(text):
    if match := ISSUE.fullmatch(text.strip()):
        return int(match[1]), int(match[2]) if match[2] else None
    raise ArgumentTypeError(
        _("%(text)s is no issue: write YEAR/NUMBER.") % {"text": text}
    )


def of_number(text):
    documents = Document.objects.filter(number=text)
    if not documents:
        raise CommandError(
            _("There is no document %(number)s.") % {"number": text},
            returncode=UNKNOWN,
        )
    return under_way(documents)


def of_issue(year, text):
    issues = Issue.objects.filter(year=year, number=text)
    if not issues:
        name = Issue(year=year, number=text)
        raise CommandError(
            _("There is no issue “%(issue)s”.") % {"issue": name}, returncode=UNKNOWN
        )
    documents = Document.objects.filter(issue__in=issues)
    if not documents:
        raise CommandError(
            _("There is no document in “%(issue)s”.") % {"issue": issues[0]},
            returncode=1,
        )
    return under_way(documents)


def under_way(documents):
    """Those of ``documents`` that are not public yet, and change sets that follow alone."""
    waiting = Q(state__in=UNPUBLISHED)
    found = list(documents.filter(waiting).order_by("issue", "order", "pk"))
    for one in found:
        # That it goes with its whole issue keeps no document back.
        one.with_issue = True
    for register in registers():
        change_sets = register.change_set_model.objects.standing_alone()
        found += change_sets.filter(waiting, document__in=documents).order_by("pk")
    return found


def told(publishable):
    document = getattr(publishable, "document", publishable)
    return {
        "name": str(publishable),
        "kind": publishable._meta.label_lower,
        "number": document.number,
        "title": document.title,
        "edition": publishable.edition,
        "state": publishable.state,
        "state_label": publishable.get_state_display(),
        "reasons": why_not_public(publishable),
    }
