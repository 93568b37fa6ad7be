"""The page of a record says who else has it open."""

from django.urls import NoReverseMatch, reverse

from . import keeping


class ShowsPresence:
    """Notes who opens a form to change a record; it has no effect on saving."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        is_open = obj is not None and isinstance(obj.pk, int)
        if is_open and self.has_change_permission(request, obj):
            context["presence"] = self.presence(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def presence(self, request, obj):
        try:
            url = reverse(
                f"{self.admin_site.name}:presence",
                args=[self.opts.label_lower, obj.pk],
            )
        except NoReverseMatch:
            return None
        keeping.come(obj, request.user)
        return {"url": url, "notice": keeping.notice(obj, request.user)}
