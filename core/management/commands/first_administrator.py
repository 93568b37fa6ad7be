"""The first accounts of a new installation."""

import unicodedata

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from core.accounts.models import Account, RolePolicy
from core.accounts.passwords import random_password
from core.accounts.roles import ROLES, Role

ADMINISTRATOR = "admin"
# What the accounts of the roles are called.
NAMES = {role: role.value for role in Role} | {
    Role.SYSTEM: "sysadmin",
    Role.SECURITY: "secadmin",
}


class Command(BaseCommand):
    help = (
        "Makes the sealed emergency account where nobody can sign in by password yet; "
        "prints the password once."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--roles",
            action="store_true",
            help="also an account for each role, to try the workflow with; none of these "
            "accounts has to change its password first",
        )

    def handle(self, *, roles, **options):
        users = get_user_model().objects.all()
        if any(user.has_usable_password() for user in users):
            return
        with transaction.atomic():
            rows = [self.administrator(must_change=not roles)]
            if roles:
                rows += [self.of_role(role) for role in Role]
        self.show(rows)

    def administrator(self, must_change):
        user, password = self.account(ADMINISTRATOR, is_superuser=True)
        Account.objects.filter(user=user).update(must_change=must_change)
        return user.username, _("sealed emergency account"), password

    def of_role(self, role):
        name = ROLES[role].group
        user, password = self.account(NAMES[role], last_name=name)
        user.groups.add(RolePolicy.objects.get(role=role).group)
        return user.username, name, password

    def account(self, username, **values):
        """The account of this name, made if it is not there, with a new password."""
        user, _made = get_user_model().objects.get_or_create(
            username=username, defaults=values
        )
        password = random_password()
        user.is_staff = user.is_active = True
        user.is_superuser = values.get("is_superuser", False)
        user.set_password(password)
        user.save()
        return user, password

    def show(self, rows):
        heading = (_("account"), _("role"), _("password (shown only now)"))
        widths = [
            max(map(width, column)) for column in zip(heading, *rows, strict=True)
        ]
        for row in (heading, *rows):
            cells = [
                cell + " " * (to - width(cell))
                for cell, to in zip(row, widths, strict=True)
            ]
            self.stdout.write("   ".join(cells).rstrip())


def width(text):
    """How many columns of a terminal ``text`` takes."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text
    )
