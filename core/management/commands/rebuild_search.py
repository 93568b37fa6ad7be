"""Bring the search index to what is published, or prove that it is there."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.audit import record
from core.search.index import searchables, settle
from core.search.models import SearchText


class Command(BaseCommand):
    help = "Lets what is published be found, and nothing else."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 on differences"
        )
        parser.add_argument(
            "--all", action="store_true", help="index anew what is there already too"
        )

    def handle(self, *, check, **options):
        if check:
            self.check_texts()
        else:
            self.rebuild(anew=options["all"])

    def rebuild(self, anew):
        if anew:
            SearchText.objects.all().delete()
        changed = sum(searchable.catch_up() for searchable in searchables())
        if changed:
            settle()
            record("system.rebuild", target=SearchText, details={"rows": changed})
        self.stdout.write(_("Search: %(count)d texts changed") % {"count": changed})

    def check_texts(self):
        wrong = sum(searchable.differences() for searchable in searchables())
        count = SearchText.objects.count()
        self.stdout.write(
            _("Search: %(count)d texts, %(differences)d differences")
            % {"count": count, "differences": wrong}
        )
        if wrong:
            raise CommandError(
                _("%(count)d differences.") % {"count": wrong}, returncode=1
            )
