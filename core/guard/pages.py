"""The forms of the admin, guarded: the record, its rows, and what was typed for one gone."""

import re

from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from core.forms import guarded

from .authors import who_deleted
from .rows import guarded_rows

NOT_TYPED = (
    "csrf",
    "shown_",
    "_FORMS",
    "_save",
    "_continue",
    "_addanother",
    "-id",
    "__prefix__",
)
ROW = re.compile(r"(\w+)-(\d+)-(\w+)", re.ASCII)


class GuardedPages:
    """Whatever form and rows a ModelAdmin has, they refuse to save over others' work."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return guarded(form) if change else form

    def get_fields(self, request, obj=None):
        # The page carries it beside the fields, not among them.
        fields = super().get_fields(request, obj)
        return [field for field in fields if field != "shown_version"]

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            yield (
                (guarded_rows(formset) if may_save(inline, request, obj) else formset),
                inline,
            )

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        if "_saveasnew" in request.POST and not self.save_as:
            # Django makes a copy for whoever sends it, though no page has the button.
            request.POST = request.POST.copy()
            del request.POST["_saveasnew"]
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except ObjectDoesNotExist:
            # Deleted in the moment between reading and locking it.
            if object_id is None or request.method != "POST":
                raise
            return self.gone(request, unquote(object_id))

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        if request.method == "POST" and "post" not in request.POST:
            return self.gone(request, unquote(object_id))
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def gone(self, request, key):
        """What was typed for a record that somebody has deleted meanwhile: not lost."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("This is not there any more"),
            "opts": self.opts,
            "sentence": who_deleted(self.model, key),
            "typed": list(self.typed(request.POST)),
        }
        return TemplateResponse(request, "admin/guard/gone.html", context, status=409)

    def typed(self, data):
        """(label, text) of what was sent, for people."""
        for name, values in data.lists():
            text = "\n".join(filter(None, values))
            if text and not any(part in name for part in NOT_TYPED):
                yield from self.told(name, text)

    def told(self, name, text):
        """What the page calls the input ``name``, which may be one of a row's, and its text."""
        fields, row = fields_of(self.opts), ""
        if found := ROW.fullmatch(name):
            accessor, number, name = found.groups()
            rows = {one.get_accessor_name(): one for one in self.opts.related_objects}
            if accessor in rows:
                fields = fields_of(rows[accessor].related_model._meta)
                row = _("Row %(number)s") % {"number": int(number) + 1} + " · "
        if (one := fields.get(name)) is None:
            yield row + name, text
        elif one.related_model is not self.model:
            yield row + str(one.verbose_name), dict(one.flatchoices).get(text, text)


def fields_of(opts):
    return {one.name: one for one in opts.fields}


def may_save(inline, request, obj):
    return (
        inline.has_change_permission(request, obj)
        or inline.has_add_permission(request, obj)
        or inline.has_delete_permission(request, obj)
    )
