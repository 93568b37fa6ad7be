"""Which pages have data: found among the addresses of the site, not listed anywhere."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from django.urls import Resolver404, get_resolver, resolve
from django.utils.module_loading import import_string

from core.listing.changes import ChangesMixin
from core.listing.groups import GroupedListView
from core.listing.registers import RegisterDetailView, RegisterListView
from core.listing.views import ListView

from .base import PREFIX
from .lists import ListApi
from .registers import ChangesApi, GroupedListApi, RegisterListApi, RegisterRecordApi

# The views of pages, and what makes an API of them.
KINDS = (
    (GroupedListView, GroupedListApi),
    (ChangesMixin, ChangesApi),
    (RegisterListView, RegisterListApi),
    (ListView, ListApi),
    (RegisterDetailView, RegisterRecordApi),
)
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Endpoint:
    """The data of one kind of page: ``route`` as in the URLconf, ``view`` the API's."""

    name: str
    route: str
    converters: tuple
    view: type

    @property
    def path(self):
        """The address as OpenAPI writes it: ``/api/communities/{pk}/``."""
        return f"{PREFIX}/" + PARAMETER.sub(r"{\g<name>}", self.route)

    @property
    def is_list(self):
        return issubclass(self.view, ListApi)

    def examples(self):
        """Addresses of the API that can be tried."""
        if not self.converters:
            return [f"{PREFIX}/{self.route}?{query}" for query in self.view.EXAMPLES]
        record = None if self.is_list else self.view.example()
        address = record.get_absolute_url() if record else ""
        at_this = address and resolve(unquote(address)).route == self.route
        return [f"{PREFIX}{address}"] if at_this else []


@cache
def api_of(view_class):
    """The view that answers with the data of a page; ``None`` where it has none."""
    for page, data in KINDS:
        if issubclass(view_class, page):
            return type(f"{view_class.__name__}Api", (data, view_class), {})
    path = vars(view_class).get("api_view")
    return import_string(path) if path else None


def view_at(path):
    """(the API's view, its arguments) of the page at ``path``, or ``None``."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    view = api_of(getattr(match.func, "view_class", object))
    return (view, match.kwargs) if view else None


@cache
def endpoints():
    """All Endpoints, in the order of their addresses."""
    found = of_patterns(get_resolver().url_patterns, "", "")
    return sorted(found, key=lambda endpoint: endpoint.route)


def of_patterns(patterns, route, name, converters=()):
    for pattern in patterns:
        place = route + str(pattern.pattern)
        own = (*converters, *pattern.pattern.converters.items())
        if hasattr(pattern, "url_patterns"):
            space = f"{pattern.namespace}-" if pattern.namespace else ""
            yield from of_patterns(pattern.url_patterns, place, name + space, own)
        elif view := api_of(getattr(pattern.callback, "view_class", object)):
            yield Endpoint(f"{name}{pattern.name}", place, own, view)
