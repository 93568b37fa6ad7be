"""The pages of administrators: lean, and open to those whose they are."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group

from core.accounts.addresses import in_words
from core.accounts.roles import Role
from tests.accounts import PASSWORD, person, signed_in
from tests.admin_pages import queries, url

pytestmark = pytest.mark.django_db

LISTS = {
    "/admin/auth/user/": {Role.SYSTEM, Role.SECURITY},
    "/admin/auth/group/": {Role.SECURITY},
    "/admin/core/signin/": {Role.SYSTEM},
    "/admin/core/lock/": {Role.SECURITY},
}


def fill(count):
    for _ in range(count):
        user = person(Role.EDITOR, Role.REVIEWER)
        signed_in(user)
        Group.objects.create(name=f"组{user.pk}")
        AccessAttempt.objects.create(
            username=user.username, ip_address="10.0.0.1", failures_since_start=5
        )


@pytest.mark.parametrize("address", LISTS)
def test_a_list_takes_the_same_queries_for_few_and_many_rows(address):
    client = signed_in(person(is_superuser=True))
    fill(3)
    few = queries(client, address)
    fill(12)
    assert queries(client, address) == few <= 20


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_open_to_those_whose_it_is(address, role):
    status = signed_in(person(role)).get(address).status_code
    assert status == (200 if role in LISTS[address] else 403)


def test_who_is_signed_in_costs_one_query_more_than_django():
    """The session, the user, and the row of the session with all that decides."""
    assert queries(signed_in(person()), "/admin/account/session/") == 3


def test_no_page_shows_a_hash():
    user = person()
    for client in (
        signed_in(person(is_superuser=True)),
        *(signed_in(person(role)) for role in (Role.SYSTEM, Role.SECURITY)),
    ):
        page = client.get(url(user))
        assert user.password not in page.text
        assert user.password.split("$")[-1] not in page.text
        assert PASSWORD not in page.text


@pytest.mark.parametrize(
    "agent, browser, system",
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130",
            "Edge",
            "Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130) Firefox/130", "Firefox", "Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS) Safari/604", "Safari", "iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) MicroMessenger/8", "WeChat", "Android"),
    ],
)
def test_a_browser_is_named_as_people_name_it(agent, browser, system):
    named = in_words(agent)
    assert browser in named and system in named
