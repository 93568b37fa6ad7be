"""Every kind of page is valid HTML, public and for staff."""

from django.test import Client

from gazette.models import Document
from tests import factories
from tests.admin_pages import signed_in, url
from tests.config.test_language import ODD_ADDRESSES, contents, imports, office
from tests.markup import faults
from tests.pages import walk

__all__ = ["contents", "office"]


def check(folder, *walks):
    pages = [(address, reader.page) for each in walks for address, _, reader in each]
    found = faults(pages, folder)
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
    check(tmp_path, walk(client, *starts, under="/admin/", most=1))
