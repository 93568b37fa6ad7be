"""Two versions of a document side by side: a correction against what is live."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from core.workflow.states import State
from gazette.comparison import compare_documents
from gazette.registers.config import registers


def all_versions(document):
    """Every version of ``document``, the first one first, drafts included."""
    chain = [document]
    while chain[0].supersedes_id:
        chain.insert(0, chain[0].supersedes)
    while hasattr(chain[-1], "superseded_by"):
        chain.append(chain[-1].superseded_by)
    return chain


def newest_change_set(register, document, user):
    """What ``document`` does in a register, as it is now or is to be; ``None``: nothing."""
    change_sets = register.change_set_model.objects.visible_to(user)
    of_document = change_sets.filter(document=document)
    return (
        of_document.exclude(state=State.WITHDRAWN).order_by("edition", "pk").last()
        or of_document.last()
    )


def may_read(register, user):
    opts = register.entry_model._meta
    return user.has_perm(f"{opts.app_label}.view_{opts.model_name}")


def change_sets_side_by_side(old, new, user):
    """Triples (register, old, new); of one document, what corrects its change sets alone."""
    for register in filter(lambda register: may_read(register, user), registers()):
        newest = newest_change_set(register, new, user)
        if old != new:
            yield register, newest_change_set(register, old, user), newest
        elif newest and newest.supersedes_id and newest.supersedes.document == new:
            yield register, newest.supersedes, newest


class ComparisonAdmin:
    """Adds to a document the page that compares two of its versions."""

    def get_urls(self):
        return [
            path(
                "<path:object_id>/compare/",
                self.admin_site.admin_view(self.compare_view),
                name="gazette_document_compare",
            ),
            *super().get_urls(),
        ]

    def workflow(self, request, obj):
        return super().workflow(request, obj) | {"compare_url": self.compare_url(obj)}

    def compare_url(self, document):
        """Where to see what a correction changes; ``""`` where there is none."""
        corrected_alone = any(
            register.change_set_model.objects.filter(
                document=document, supersedes__document=document
            ).exists()
            for register in registers()
        )
        is_correction = document.supersedes_id or corrected_alone
        return self.url("compare", document.pk) if is_correction else ""

    def compare_view(self, request, object_id):
        """A version beside the one it corrects, or any two: ``?old=1&new=3``."""
        document = self.viewed(request, object_id)
        chain = all_versions(document)
        visible = self.get_queryset(request).filter(pk__in=[one.pk for one in chain])
        versions = {one.edition: one for one in chain if one in visible}
        new = self.chosen(request, "new", versions, document)
        old = self.chosen(request, "old", versions, new.supersedes or new)
        context = {
            **self.admin_site.each_context(request),
            "comparison": compare_documents(
                old, new, change_sets_side_by_side(old, new, request.user)
            ),
            "old": old,
            "new": new,
            "versions": versions.values(),
            "title": _("Comparison of versions"),
            "subtitle": str(new),
            "opts": self.opts,
            "original": new,
            "change_url": self.url("change", new.pk),
            "review_url": self.url("review", new.pk),
        }
        return TemplateResponse(request, "admin/gazette/document/compare.html", context)

    def chosen(self, request, name, versions, default):
        """The version that the address asks for, if the user may see it."""
        edition = request.GET.get(name, str(default.edition))
        if not (edition.isascii() and edition.isdigit() and len(edition) < 6):
            raise Http404
        if int(edition) not in versions:
            raise Http404
        return self.viewed(request, str(versions[int(edition)].pk))
