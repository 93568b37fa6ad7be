"""What every page of the staff side shares."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.forms import CheckboxInput
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from core.guard.admin import Guarded
from core.history import ChangesInWords
from core.presence.admin import ShowsPresence

MAX_SEARCH_LENGTH = 200
MAX_SEARCH_WORDS = 12


def count_of(queryset, field):
    """How many of ``queryset`` belong by ``field`` to each row, without grouping the rows."""
    counted = (
        queryset.filter(**{field: OuterRef("pk")})
        .order_by()
        .values(field)
        .annotate(count=Count("pk"))
    )
    return Coalesce(Subquery(counted.values("count")), 0)


def is_key(model, value):
    """Whether ``value``, as an address or a form sends it, can be the key of a record."""
    try:
        model._meta.pk.clean(value, None)
    except ValidationError:
        return False
    return True


class LeanChangeList(ChangeList):
    """A list that leaves the columns of ``list_defer`` in the database."""

    def get_queryset(self, request, exclude_parameters=None):
        queryset = super().get_queryset(request, exclude_parameters)
        # What belongs to the version of a row is read for all rows at once.
        many = [field.name for field in self.opts.many_to_many]
        return queryset.defer(*self.model_admin.list_defer).prefetch_related(*many)


class NamedAutocomplete(AutocompleteSelect):
    """A choice among other records whose box says what it is for, to screen readers too."""

    def build_attrs(self, *args, **kwargs):
        placeholder = {"data-placeholder": str(self.field.verbose_name)}
        return super().build_attrs(*args, **kwargs) | placeholder

    def optgroups(self, name, value, attr=None):
        # What was sent may be no key at all; the form says so, the box shows nothing.
        related = self.field.remote_field.model
        keys = [key for key in value if not key or is_key(related, key)]
        return super().optgroups(name, keys, attr)


class PlainRelated:
    """Fields of other records, which are changed on pages of their own, not in passing."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(field, "widget"):
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = NamedAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LabelledCells(PlainRelated):
    """For rows of a table: every cell carries its column's name."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = str(field.label)
        return field

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.deletion_widget = CheckboxInput(attrs={"aria-label": _("Delete?")})
        return formset


class BaseAdmin(Guarded, ShowsPresence, PlainRelated, admin.ModelAdmin):
    """A model in the admin: guarded, its lists lean and open to any query."""

    empty_value_display = "—"
    list_defer = ()
    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return LeanChangeList

    def get_search_results(self, request, queryset, search_term):
        text = search_term[:MAX_SEARCH_LENGTH].replace("\0", " ")
        words = " ".join(text.split()[:MAX_SEARCH_WORDS])
        return super().get_search_results(request, queryset, words)

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        return {name: initial[name] for name in initial if self.fits(name, initial)}

    def fits(self, name, initial):
        """Whether a related record that an address asks for can be one."""
        related = {field.name: field for field in self.opts.fields if field.many_to_one}
        return name not in related or is_key(related[name].related_model, initial[name])

    def response_action(self, request, queryset):
        # Only what can be a record is chosen; of nothing chosen, Django says so itself.
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        request.POST = request.POST.copy()
        request.POST.setlist(
            ACTION_CHECKBOX_NAME, [key for key in chosen if is_key(self.model, key)]
        )
        return super().response_action(request, queryset)

    def changelist_view(self, request, extra_context=None):
        if "%00" in request.META["QUERY_STRING"]:
            return HttpResponseRedirect(request.path)
        try:
            return super().changelist_view(request, extra_context)
        except (IncorrectLookupParameters, OverflowError, DataError):
            return HttpResponseRedirect(f"{request.path}?e=1")


class HistoryAdmin(SimpleHistoryAdmin, BaseAdmin):
    """A model whose changes are shown; going back is a change like any other."""

    object_history_list_template = "admin/history_list.html"

    def history_view(self, request, object_id, extra_context=None):
        if not is_key(self.model, unquote(object_id)):
            raise Http404
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        # The library's page saves what is posted to it without asking who may change.
        raise Http404

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangesInWords(self.model, historical_record)

    def revert_disabled(self, request, obj=None):
        return True


class ViewOnly:
    """For models that nobody edits: their rows follow from something else."""

    def has_add_permission(self, request, *args):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
