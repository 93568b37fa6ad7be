"""The table of organizations."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.exchange.columns import Column, RelatedColumn
from core.exchange.resources import TableResource
from core.exchange.widgets import Choice, Text
from gazette.models import Organization


class OrganizationResource(TableResource):
    """The authority file of organizations."""

    key = ("full_name",)
    ordering = ("full_name",)
    takes_all_at_once = True

    full_name = Column("全称", Text(), "机关、单位的全称，必填，以此辨认。", width=36)
    short_name = Column("简称", Text(), "规范化简称，可空。", width=20)
    former_names = Column("曾用名", Text(), "曾用名和其他写法，用顿号分开。", width=36)
    kind = Column(
        "类别",
        Choice(
            {
                "government": "政府",
                "office": "政府办公室",
                "department": "部门",
                "subdistrict": "街道",
                "institution": "事业单位",
                "enterprise": "企业",
                "other": "其他",
            }
        ),
        "政府、政府办公室、部门、街道、事业单位、企业或其他。",
    )
    parent = RelatedColumn(
        "上级单位",
        Text(),
        "上级单位的全称，可以是同一文件里的。",
        width=36,
        paths=("parent__full_name",),
    )

    class Meta:
        model = Organization

    def published(self):
        return self.get_queryset()

    def candidates(self, batch, keys):
        yield Organization.objects.order_by("pk")

    def load(self, records):
        stored = Organization.objects.select_for_update().in_bulk()
        for organization in stored.values():
            organization.parent = stored.get(organization.parent_id)
        known = {one.full_name: one for one in stored.values()}
        for record in records:
            record.instance = (
                Organization(full_name=record.key[0])
                if record.is_new
                else stored.get(record.pk)
            )
            known.setdefault(record.key[0], record.instance)
        self.fields["parent"].known = known

    def check(self, instance):
        above, below = instance.parent, {instance.full_name}
        while above is not None and above.full_name not in below:
            below.add(above.full_name)
            above = above.parent
        if above is not None:
            raise ValidationError(
                {"parent": _("An organization cannot be above itself.")}
            )

    def store(self, records, user, reason):
        """Write each organization after the one above it."""
        while records:
            ready, waiting = [], []
            for record in records:
                above = record.instance.parent
                (ready if above is None or above.pk else waiting).append(record)
            super().store(ready, user, reason)
            records = waiting
