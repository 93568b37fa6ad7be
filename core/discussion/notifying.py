"""Telling people: a row for each of them, and a message by e-mail once it is stored."""

import logging
from functools import partial
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from core.handover.deputies import deputies_of
from core.text.people import called

from .models import Notification
from .readers import address, may_view

logger = logging.getLogger(__name__)


def notify(recipients, kind, target, *, by=None, **values):
    """Tell ``recipients``, and the deputies of those who are away, of ``target``.

    ``by`` is who caused it, and is not told of it. ``values`` are what the sentence of the
    Kind leaves open; ``text`` stands below the sentence, and is never sent by e-mail.
    """
    values |= {"by": called(by) if by else "", "target": str(target)}
    told = [
        Notification(
            recipient=recipient,
            instead_of=absent,
            kind=kind,
            target=target,
            values=values,
        )
        for recipient, absent in with_deputies(recipients, target)
        if recipient != by and recipient.is_active
    ]
    Notification.objects.bulk_create(told)
    if told:
        transaction.on_commit(partial(send, told), robust=True)
    return told


def with_deputies(recipients, target):
    """(person, whom they stand in for or ``None``) of all who are to be told, each once."""
    told = dict.fromkeys(recipients)
    today = timezone.localdate()
    for absent, deputies in deputies_of(list(told), today).items():
        for deputy in deputies:
            if deputy not in told and may_view(deputy, target):
                told[deputy] = absent
    return told.items()


def send(told):
    """Send the e-mails; what cannot be sent is noted in the log and stays in the admin."""
    connection = get_connection()
    for notification in told:
        if notification.recipient.email:
            try:
                message(notification, connection).send()
            except Exception:
                logger.exception("E-mail of notification %s not sent", notification.pk)


def message(notification, connection):
    """The e-mail: what it is about and where to read it, nothing of the content."""
    with translation.override(settings.LANGUAGE_CODE):
        lines = [notification.sentence, link(notification)]
        if notification.instead_of:
            name = called(notification.instead_of)
            lines.insert(1, _("You are told instead of %(name)s.") % {"name": name})
        subject = " ".join(notification.sentence.split())
        return EmailMessage(
            subject=f"{settings.GAZETTE_NAME}：{Truncator(subject).chars(80)}",
            body="\n\n".join(lines) + "\n",
            to=[notification.recipient.email],
            connection=connection,
        )


def link(notification):
    path = address(notification.target) if notification.target else "/admin/"
    return urljoin(settings.PUBLIC_URL, path + notification.values.get("anchor", ""))
