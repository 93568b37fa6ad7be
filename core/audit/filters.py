"""How the auditor narrows the list down."""

from django.contrib.admin import SimpleListFilter
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from .events import GROUPS, Event
from .models import AuditRecord

MOST_USERS = 200
LATEST, MOST_ADDRESSES = 10_000, 30
NOBODY = "none"


class GroupFilter(SimpleListFilter):
    title = _("kind of act")
    parameter_name = "group"

    def lookups(self, request, model_admin):
        return GROUPS.items()

    def queryset(self, request, queryset):
        if self.value() not in GROUPS:
            return queryset
        events = [event for event in Event if event.group == self.value()]
        return queryset.filter(event__in=events)


class ActFilter(SimpleListFilter):
    """The acts of the group that is chosen."""

    title = _("act")
    parameter_name = "act"

    def lookups(self, request, model_admin):
        group, chosen = request.GET.get("group"), self.value()
        return [
            (event.value, event.label)
            for event in Event
            if event.group == group or event.value == chosen
        ]

    def queryset(self, request, queryset):
        chosen = self.value()
        return queryset.filter(event=chosen) if chosen in Event.values else queryset


class UserFilter(SimpleListFilter):
    title = _("by")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        users = get_user_model()._base_manager.order_by("username")[:MOST_USERS]
        named = [(str(user.pk), user.get_username()) for user in users]
        return [(NOBODY, _("the system, or nobody signed in")), *named]

    def queryset(self, request, queryset):
        who = self.value() or ""
        if who == NOBODY:
            return queryset.filter(user_id=None)
        is_key = who.isascii() and who.isdigit() and len(who) < 19
        return queryset.filter(user_id=int(who)) if is_key else queryset


class AddressFilter(SimpleListFilter):
    """The addresses that acts came from lately."""

    title = _("network address")
    parameter_name = "ip"

    def lookups(self, request, model_admin):
        latest = AuditRecord.objects.exclude(ip="").order_by("-number")[:LATEST]
        found = set(latest.values_list("ip", flat=True))
        found |= {self.value()} - {None, ""}
        return [(ip, ip) for ip in sorted(found)[:MOST_ADDRESSES]]

    def queryset(self, request, queryset):
        return queryset.filter(ip=self.value()) if self.value() else queryset
