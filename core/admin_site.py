"""The staff side's own admin site."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class GongbaoAdminSite(admin.AdminSite):
    site_title = site_header = _("Gazette administration")
    index_title = _("What waits")
    enable_nav_sidebar = True
