"""An administrator for a new installation."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _


class Command(BaseCommand):
    help = "Makes an administrator where there is no account yet; prints the password once."

    def handle(self, **options):
        User = get_user_model()
        if User.objects.exists():
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser("admin", password=password)
        self.stdout.write(
            _("Administrator: admin   password (shown only now): %(password)s")
            % {"password": password}
        )
