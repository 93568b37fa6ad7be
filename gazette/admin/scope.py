"""What of the admin a person sees, and works on."""

from gazette.reach import BEYOND, ReachQuerySet, reach_of


def reach_in(request):
    """The Reach of the request's user, asked for once."""
    if not hasattr(request, "reach"):
        request.reach = reach_of(request.user)
    return request.reach


def visible(request, rows):
    """``rows`` without others' drafts, where they belong to documents."""
    if isinstance(rows, ReachQuerySet):
        return rows.filter(reach_in(request).visible(*rows.PUBLISHABLES))
    return rows


class ReachChoices:
    """Fields of other documents offer what is visible; ``owners`` what is within reach."""

    owners = ("document", "change_set")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        rows = db_field.related_model._default_manager.all()
        if isinstance(rows, ReachQuerySet):
            is_owner = db_field.name in self.owners
            offered = rows.within if is_owner else rows.visible_to
            kwargs.setdefault("queryset", offered(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReachAdmin(ReachChoices):
    """What belongs to a document: of others' documents only what is public is seen.

    It stands before the classes that say whether a record is open; ``owner`` is theirs.
    """

    def get_queryset(self, request):
        return visible(request, super().get_queryset(request))

    def reaches(self, request, obj):
        if obj is None:
            return True
        owner = self.owner(obj)
        return reach_in(request).covers(getattr(owner, "document", owner))

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (
            self.reaches(request, obj) or self.sees(request, obj)
        )

    def sees(self, request, obj):
        rows = self.model._default_manager.filter(pk=obj.pk)
        return visible(request, rows).exists()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.reaches(
            request, obj
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.reaches(
            request, obj
        )


class ReachForm:
    """A form, mixed in, of a document that has to stay within the reach of ``user``."""

    user = None

    def _post_clean(self):
        super()._post_clean()
        # Which organization it is follows from the issuer, once that is known.
        if not self.errors and not reach_of(self.user).covers(self.instance):
            self.add_error("issuing_organization", BEYOND)
