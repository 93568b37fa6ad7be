"""Every kind of page is valid HTML, public and for staff."""

import pytest
from django.test import Client

from gazette.models import Document
from tests import factories
from tests.admin_pages import signed_in, url
from tests.config.test_language import ODD_ADDRESSES, contents, imports, office
from tests.markup import faults
from tests.pages import walk

__all__ = ["contents", "office"]

pytestmark = pytest.mark.once

# What the framework's own admin writes: choices that are loaded later, help that a table
# of records leaves out, a list inside a paragraph.
FRAMEWORK = (
    "Element “option” without attribute “label” must not be empty",
    "must have a child “option” element",
    "The “aria-describedby” attribute must point to an element",
    "No “p” element in scope but a “p” end tag seen",
)


def check(folder, *walks, allowed=()):
    pages = [(address, reader.page) for each in walks for address, _, reader in each]
    found = faults([page for page in pages if page[1]], folder)
    found = [line for line in found if not any(one in line for one in allowed)]
    assert not found, "\n".join(found)


def test_public_pages_are_valid(contents, tmp_path):
    gone = [document.get_absolute_url() for document in Document.objects.all()]
    chinese = walk(Client(), "/", *gone, *ODD_ADDRESSES)
    switched = Client()
    switched.cookies["django_language"] = "en"
    check(tmp_path, chinese, walk(switched, "/", most=1))


def test_admin_pages_are_valid(contents, tmp_path):
    client = signed_in(factories.administrator())
    under_way = [url(document) for document in Document.objects.all()]
    under_way += imports(factories.administrator())
    starts = ("/admin/", "/admin/login/", "/admin/nowhere/", *under_way)
    pages = walk(client, *starts, under="/admin/", most=1)
    check(tmp_path, pages, allowed=FRAMEWORK)
