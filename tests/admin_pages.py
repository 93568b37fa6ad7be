"""What tests of the admin share: staff with given rights, pages, and the forms on them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.guard.actions import word_of
from core.guard.versions import version_of
from core.workflow.perform import moving
from core.workflow.states import TRANSITIONS
from tests import sent


def staff(username, *codenames):
    """A client signed in as a member of staff with the permissions of ``codenames``."""
    user = get_user_model().objects.create_user(username, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return signed_in(user)


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def url(target, page="change", *args):
    """The address of an admin page of a model, or of a record where ``target`` is one."""
    opts = target._meta
    pk = [] if isinstance(target, type) else [target.pk]
    return reverse(
        f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[*pk, *args]
    )


def press(client, record, name, **data):
    """Press a button of the workflow as the page of ``record`` shows it."""
    along = moving(record, name) if name in TRANSITIONS else ()
    data = {"version": record.version, "seen_record": seen(*along)} | data
    return client.post(url(record, "transition", name), data, follow=True)


def form_data(response):
    """What a browser would send back of the forms on an admin page."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            upload = field.field.widget.needs_multipart_form
            if not upload and value is not None and value is not False:
                data[field.html_name] = value
    return data


def save(client, record, **changes):
    """Open the page of ``record`` and save it with ``changes``."""
    data = form_data(client.get(url(record)))
    return client.post(url(record), data | changes)


def queries(client, address):
    """How many queries the page at ``address`` takes."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def act(client, action, records, **data):
    """Open the list, tick ``records`` and run ``action``, as a browser would."""
    address = f"{url(type(records[0]), 'changelist')}?all="
    listed = sent.form(client.get(address), "action")
    chosen = [str(record.pk) for record in records]
    data = {**listed, "action": action, "_selected_action": chosen, "index": 0} | data
    return client.post(address, data, follow=True)


def seen(*records):
    """What a form says that shows ``records`` as they are now."""
    return [word_of(record, version_of(record)) for record in records]


def delete_selected(client, records):
    """Tick ``records`` in their list, choose to delete them, and confirm."""
    asked = act(client, "delete_selected", records)
    if 'name="post"' not in asked.text:
        return asked
    address = url(type(records[0]), "changelist")
    return client.post(address, sent.form(asked, "post"), follow=True)


def delete(client, record):
    """Open the page that asks whether to delete ``record``, and confirm."""
    address = url(record, "delete")
    page = client.get(address)
    if page.status_code != 200 or 'name="post"' not in page.text:
        return page
    return client.post(address, sent.form(page, "post"), follow=True)
