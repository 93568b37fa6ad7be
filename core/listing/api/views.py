"""The addresses of the API: its data, its description, and the page about it."""

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from core.listing.problems import problem

from . import openapi
from .base import NOTHING
from .endpoints import endpoints, view_at

READ_ONLY = _("This interface is only to be read.")


class DataView(View):
    """The data of the page at the rest of the address."""

    def dispatch(self, request, rest):
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return problem(request, 405, READ_ONLY)
        found = view_at(f"/{rest}/")
        if found is None:
            return problem(request, 404, NOTHING)
        view, arguments = found
        return view.as_view()(request, **arguments)


class DescriptionView(View):
    def get(self, request):
        site = request.build_absolute_uri("/").removesuffix("/")
        return JsonResponse(
            openapi.description(site), json_dumps_params={"ensure_ascii": False}
        )


class ApiView(TemplateView):
    template_name = "generic/api.html"
    extra_context = {"title": _("Data interface")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            endpoints=[Described(one, self.request) for one in endpoints()], **kwargs
        )


class Described:
    """An endpoint with what the page says of it."""

    def __init__(self, endpoint, request):
        operation = openapi.operation(endpoint)
        self.path, self.summary = endpoint.path, operation["summary"]
        self.parameters = operation["parameters"]
        self.examples = [request.build_absolute_uri(one) for one in endpoint.examples()]
