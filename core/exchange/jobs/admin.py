"""The pages of imports that take longer, below the list that they go into.

Everybody sees their own imports only, and only while they may import.
"""

from functools import update_wrapper

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.audit import record
from core.exchange.formats import FORMATS
from core.exchange.registry import name_of, resource
from core.front import SHOWN, Row, Section

from . import queue
from .models import ImportJob, RefusedFile, State
from .progress import Progress

SHOWN_JOBS = 50


class JobPages:
    """For an ExchangeAdmin: its jobs, its blank templates, the files it has refused."""

    @property
    def table_name(self):
        return name_of(self.resource_classes[0])

    def get_urls(self):
        pages = (
            ("jobs/", self.jobs_view, "import_jobs"),
            ("jobs/<int:key>/", self.job_view, "import_job"),
            ("jobs/<int:key>/watch/", self.watch_view, "import_watch"),
            ("jobs/<int:key>/confirm/", self.confirm_view, "import_confirm"),
            ("jobs/<int:key>/cancel/", self.cancel_view, "import_cancel"),
            ("refused/<int:key>/", self.refused_view, "import_refused"),
            ("template/<slug:suffix>/", self.template_view, "import_template"),
        )
        own = [
            path(
                f"import/{address}", self.for_importers(view), name=self.url_name(name)
            )
            for address, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def for_importers(self, view):
        def checked(request, *args, **kwargs):
            if not self.has_import_permission(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return self.admin_site.admin_view(update_wrapper(checked, view))

    def url_name(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def page_url(self, page, *args):
        return reverse(f"{self.admin_site.name}:{self.url_name(page)}", args=args)

    def page(self, request, template, title, **context):
        context |= {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "import_url": self.page_url("import"),
            "jobs_url": self.page_url("import_jobs"),
        }
        return TemplateResponse(
            request, f"admin/import_export/{template}.html", context
        )

    def jobs_of(self, request):
        return ImportJob.objects.filter(user=request.user, table=self.table_name)

    def jobs_view(self, request):
        """The latest imports of the user."""
        jobs = self.jobs_of(request).defer("report", "shown")[:SHOWN_JOBS]
        rows = [(job, self.page_url("import_job", job.pk)) for job in jobs]
        return self.page(request, "jobs", _("My imports"), rows=rows)

    def job_view(self, request, key):
        """How far the import is, then its preview, then what came of it."""
        job = get_object_or_404(self.jobs_of(request), pk=key)
        urls = ("import_watch", "import_confirm", "import_cancel")
        return self.page(
            request,
            "job",
            str(job),
            job=job,
            told=job.told,
            list_url=self.page_url("changelist"),
            progress=Progress(job, timezone.now()),
            answer_url=self.answer_url(job.refused_file),
            **{f"{name.split('_')[1]}_url": self.page_url(name, key) for name in urls},
        )

    def watch_view(self, request, key):
        """The same, asked for by the page itself, which keeps no session alive."""
        return self.job_view(request, key)

    watch_view.is_background = True

    @method_decorator(require_POST)
    def confirm_view(self, request, key):
        job = get_object_or_404(self.jobs_of(request), pk=key)
        queue.confirm(job)
        return HttpResponseRedirect(self.page_url("import_job", key))

    @method_decorator(require_POST)
    def cancel_view(self, request, key):
        job = get_object_or_404(self.jobs_of(request), pk=key)
        if queue.cancel(job):
            said = _("The import is cancelled: nothing is stored."), messages.SUCCESS
        else:
            said = _("The import was over already."), messages.WARNING
        self.message_user(request, *said)
        return HttpResponseRedirect(self.page_url("import_job", key))

    def answer_url(self, answer):
        return self.page_url("import_refused", answer.pk) if answer else ""

    def refused_view(self, request, key):
        """The refused file with its reasons, for the person who has sent it."""
        own = RefusedFile.objects.filter(user=request.user, table=self.table_name)
        answer = get_object_or_404(own, pk=key)
        record("file.downloaded", target=self.model, details={"file": answer.name})
        return download(answer.data, answer.name)

    def template_view(self, request, suffix):
        """The table without rows, to be filled in."""
        for table_format in FORMATS:
            if table_format.extension == suffix:
                blank = resource(self.table_name).template()
                data = table_format().export_data(blank)
                return download(data, f"{self.table_name}.{suffix}")
        raise Http404

    def templates(self):
        """(title, address) of the blank table in each format."""
        return [
            (one.title, self.page_url("import_template", one.extension))
            for one in FORMATS
        ]

    def begin_job(self, request, table_format, file):
        """Leave ``file`` to a worker, and lead to the page that says how far it is."""
        try:
            job = queue.begin(
                request.user, self.table_name, table_format, file.read(), file.name
            )
        except queue.TooMany:
            message = ngettext(
                "You have %(count)s import on its way already: confirm or cancel it.",
                "You have %(count)s imports on their way already: confirm or cancel some.",
                queue.MOST_OPEN,
            )
            self.message_user(
                request, message % {"count": queue.MOST_OPEN}, messages.ERROR
            )
            return HttpResponseRedirect(self.page_url("import_jobs"))
        return HttpResponseRedirect(self.page_url("import_job", job.pk))

    def front_sections(self, request):
        """Imports that wait for their sender's word, beside all else that waits."""
        inherited = getattr(super(), "front_sections", lambda request: [])
        own = self.has_import_permission(request)
        return [*inherited(request), *(self.to_confirm(request) if own else ())]

    def to_confirm(self, request):
        jobs = [job for job in checked_of(request) if job.table == self.table_name]
        kind = str(self.opts.verbose_name_plural)
        rows = [
            Row(self.page_url("import_job", job.pk), f"{kind}：{job}", job.finished_at)
            for job in jobs[:SHOWN]
        ]
        links = [(kind, len(jobs), self.page_url("import_jobs"))]
        yield Section("imports", _("Imports to confirm"), rows, links)


def checked_of(request):
    """The jobs that wait for the word of the request's user, asked for once."""
    if not hasattr(request, "checked_imports"):
        jobs = ImportJob.objects.filter(user=request.user, state=State.CHECKED)
        request.checked_imports = list(jobs.defer("report", "shown"))
    return request.checked_imports


def download(data, name):
    kind = next(one for one in FORMATS if name.endswith(f".{one.extension}"))
    return HttpResponse(
        data,
        content_type=kind.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )
