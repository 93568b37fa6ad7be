"""Import and export in the admin."""

from urllib.parse import urljoin

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousFileOperation
from django.db import DataError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from .formats import FORMATS
from .forms import ConfirmForm, FileForm
from .registry import name_of
from .stale import name_savers
from .tables import Unreadable

MAX_MESSAGES = 20


class ExchangeAdmin(ImportExportMixin):
    """Import and export buttons for a ModelAdmin: name its ``resource_classes``."""

    confirm_form_class = ConfirmForm
    export_form_class = ExportForm
    import_form_class = FileForm
    import_formats = export_formats = FORMATS

    def has_import_permission(self, request):
        opts = self.opts
        return request.user.has_perms(
            f"{opts.app_label}.{action}_{opts.model_name}"
            for action in ("add", "change")
        )

    def has_export_permission(self, request):
        return self.has_view_permission(request)

    def get_export_queryset(self, request):
        """The rows of the list as filtered, with all their columns."""
        return super().get_export_queryset(request).defer(None)

    def export_action(self, request):
        try:
            return super().export_action(request)
        except (IncorrectLookupParameters, OverflowError, DataError):
            return HttpResponseRedirect(f"{request.path}?e=1")

    def get_export_filename(self, request, queryset, file_format):
        name = name_of(self.resource_classes[0])
        return f"{name}-{timezone.localdate()}.{file_format.get_extension()}"

    def import_action(self, request, **kwargs):
        response = super().import_action(request, **kwargs)
        context = getattr(response, "context_data", {})
        result = context.get("result")
        if getattr(result, "rows", ()):
            context["confirm_form"].initial["shown"] = result.shown.pack()
            name_savers(result.rows)
        elif request.POST:
            context.pop("confirm_form", None)
            self.forget_upload(context["form"])
        return response

    def get_import_data_kwargs(self, form=None, **kwargs):
        kwargs = super().get_import_data_kwargs(form=form, **kwargs)
        if isinstance(form, ConfirmForm):
            kwargs["shown"] = form.cleaned_data["shown"] or "nothing"
        return kwargs

    def forget_upload(self, form):
        """Remove the stored copy of a file that will not be taken in."""
        file = form.files.get("import_file")
        if name := getattr(file, "tmp_storage_name", None):
            self.get_tmp_storage_class()(name=name).remove()

    def add_data_read_fail_error_to_form(self, form, e):
        if isinstance(e, Unreadable):
            file = form.cleaned_data["import_file"].name
            form.add_error("import_file", str(e.fault(file)))
        else:
            super().add_data_read_fail_error_to_form(form, e)

    def process_import(self, request, **kwargs):
        try:
            return super().process_import(request, **kwargs)
        except Unreadable as error:
            return self.refuse_waiting(request, error)
        except (OSError, SuspiciousFileOperation):
            message = _("The file is not there any more: choose it again.")
            self.message_user(request, message, messages.ERROR)
            return HttpResponseRedirect(self.import_url())

    def process_result(self, result, request):
        if not result.faults:
            return super().process_result(result, request)
        for fault in result.faults[:MAX_MESSAGES]:
            self.message_user(request, str(fault), messages.ERROR)
        return HttpResponseRedirect(self.import_url())

    def import_url(self):
        app_label, model_name = self.get_model_info()
        return reverse(f"{self.admin_site.name}:{app_label}_{model_name}_import")

    def add_success_message(self, result, request):
        message = _(
            "Imported: %(new)s new, %(changed)s changed, %(unchanged)s unchanged."
        )
        self.message_user(request, message % result.counts(), messages.SUCCESS)

    def _create_log_entry(self, user_pk, rows, import_type, action_flag):
        LogEntry.objects.log_actions(
            user_pk, rows, action_flag, change_message=_("By an import.")
        )

    def refuse_waiting(self, request, error):
        """Say why a file that waited cannot be read after all, and remove it."""
        fault = error.fault(request.POST.get("original_file_name", ""))
        self.message_user(request, str(fault), messages.ERROR)
        self.get_tmp_storage_class()(name=request.POST["import_file_name"]).remove()
        return HttpResponseRedirect(urljoin(request.path, "../import/"))
