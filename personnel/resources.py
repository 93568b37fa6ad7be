"""The table of appointments and removals."""

from core.exchange.columns import Column
from core.exchange.widgets import Choice, Text
from gazette.registers.resources import EntryResource

from .models import Change


class ChangeResource(EntryResource):
    """Appointments and removals, a line for each person and post."""

    key = ("document", "kind", "name", "organization", "title")

    clause = Column("条款", Text(), "公文中的条款序号，没有的留空。", width=8)
    kind = Column(
        "类型", Choice({"appoint": "任命", "remove": "免去"}), "任命或免去。", width=8
    )
    name = Column("姓名", Text(), "必填，字间不留空格。")
    organization = Column("单位", Text(), "职务所在的单位。", width=30)
    title = Column("职务", Text(), "必填，不带“职务”二字。", width=24)
    rank = Column("职级", Text(), "公文写明的职级，如 正科级。")
    remark = Column("备注", Text(), "如 试用期一年、保留原职级待遇。", width=30)

    class Meta:
        model = Change
