"""Import and export in the admin."""

from urllib.parse import urljoin

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.db import DataError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from . import previews
from .formats import FORMATS
from .forms import ConfirmForm, FileForm
from .jobs import refused
from .jobs.admin import JobPages
from .jobs.work import may_import
from .tables import Unreadable

MAX_MESSAGES = 20
# What is larger than either is no work for a request.
SMALL_BYTES, SMALL_ROWS = 1_000_000, 2_000


class ExchangeAdmin(JobPages, ImportExportMixin):
    """Import and export buttons for a ModelAdmin: name its ``resource_classes``."""

    confirm_form_class = ConfirmForm
    export_form_class = ExportForm
    import_form_class = FileForm
    import_formats = export_formats = FORMATS

    def has_import_permission(self, request):
        return may_import(request.user, self.model)

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
        day = timezone.localdate()
        return f"{self.table_name}-{day}.{file_format.get_extension()}"

    def import_action(self, request, **kwargs):
        """The form, and what the file sent with it would change; long ones become jobs."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = self.create_import_form(request)
        if request.method != "POST" or not form.is_valid():
            return self.import_page(request, form)
        file = form.cleaned_data["import_file"]
        table_format = FORMATS[int(form.cleaned_data["format"])]()
        if file.size > SMALL_BYTES:
            return self.begin_job(request, table_format, file)
        try:
            table = table_format.create_dataset(file.read())
        except Unreadable as error:
            form.add_error("import_file", str(error.fault(file.name)))
            return self.import_page(request, form)
        if len(table) > SMALL_ROWS:
            file.seek(0)
            return self.begin_job(request, table_format, file)
        return self.preview(request, form, table, table_format)

    def preview(self, request, form, table, table_format):
        file, resource = form.cleaned_data["import_file"], self.import_resource(request)
        result = resource.import_data(
            table, dry_run=True, user=request.user, file_name=file.name
        )
        told = previews.told(result, file.name, table)
        context = {"result": result, "told": told}
        if result.faults:
            answer = self.keep_answer(request, result, file.name, table)
            context["answer_url"] = self.answer_url(answer)
        elif told["touched"]:
            file.seek(0)
            stored = self.write_to_tmp_storage(file, table_format)
            file.tmp_storage_name = stored.name
            confirm_form = self.create_confirm_form(request, import_form=form)
            confirm_form.initial["shown"] = result.shown.pack()
            context["confirm_form"] = confirm_form
        return self.import_page(request, form, **context)

    def import_resource(self, request):
        return self.get_import_resource_classes(request)[0]()

    def keep_answer(self, request, result, file_name, table):
        return refused.keep(request.user, self.table_name, file_name, table, result)

    def import_page(self, request, form, **context):
        resource = self.import_resource(request)
        headings = [one.column_name for one in resource.get_user_visible_fields()]
        context |= {
            **self.admin_site.each_context(request),
            "title": _("Import"),
            "form": form,
            "opts": self.opts,
            "media": self.media + form.media,
            "fields_list": [(resource.get_display_name(), headings)],
            "import_url": self.page_url("import"),
            "jobs_url": self.page_url("import_jobs"),
            "templates": self.templates(),
        }
        return TemplateResponse(request, [self.import_template_name], context)

    def get_import_data_kwargs(self, form=None, **kwargs):
        kwargs = super().get_import_data_kwargs(form=form, **kwargs)
        return kwargs | {"shown": form.cleaned_data["shown"] or "nothing"}

    def process_import(self, request, **kwargs):
        try:
            return super().process_import(request, **kwargs)
        except Unreadable as error:
            return self.refuse_waiting(request, error)
        except (OSError, SuspiciousFileOperation):
            message = _("The file is not there any more: choose it again.")
            self.message_user(request, message, messages.ERROR)
            return HttpResponseRedirect(self.page_url("import"))

    def process_dataset(self, dataset, form, request, **kwargs):
        result = super().process_dataset(dataset, form, request, **kwargs)
        if result.faults:
            name = form.cleaned_data["original_file_name"]
            result.answer = self.keep_answer(request, result, name, dataset)
        return result

    def process_result(self, result, request):
        if not result.faults:
            return super().process_result(result, request)
        for fault in result.faults[:MAX_MESSAGES]:
            self.message_user(request, str(fault), messages.ERROR)
        link = format_html(
            '<a href="{}">{}</a>',
            self.answer_url(result.answer),
            _("Download the file with the reasons"),
        )
        self.message_user(request, link, messages.ERROR)
        return HttpResponseRedirect(self.page_url("import"))

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
