"""The table of what documents decide about communities."""

import re

from core.exchange.columns import Column, PartColumn
from core.exchange.widgets import Choice, Exact, Flag, Text, Whole
from gazette.registers.resources import EntryResource

from .models import Change

EXTRA = "以及："
# A line of the note that begins like the mark has a backslash more than it had.
MARK = re.compile(rf"^{EXTRA}", re.MULTILINE)
LIKE_MARK = re.compile(rf"^(?=\\*{EXTRA})", re.MULTILINE)
NOT_MARK = re.compile(rf"^\\(?=\\*{EXTRA})", re.MULTILINE)


class NoteColumn(Column):
    """The note on the premises, and what follows the bounds behind a mark of its own."""

    model_fields = ("premises_note", "boundary_extra")

    def value(self, premises_note, boundary_extra):
        note = LIKE_MARK.sub(r"\\", premises_note) if premises_note else ""
        if not boundary_extra:
            return note
        return f"{note}\n{EXTRA}{boundary_extra}".removeprefix("" if note else "\n")

    def get(self, instance):
        return self.value(instance.premises_note, instance.boundary_extra)

    def set(self, instance, value):
        mark = MARK.search(value)
        note = value[: mark.start()].removesuffix("\n") if mark else value
        instance.premises_note = NOT_MARK.sub("", note)
        instance.boundary_extra = value[mark.end() :] if mark else ""


class ChangeResource(EntryResource):
    """Changes of communities; a change of several areas takes a line for each."""

    key = ("document", "clause", "name")
    parts = "areas"
    derived = ("households_text", "floor_area_text")

    clause = Column("条款", Text(), "公文中的条款序号，如 七。", width=8)
    kind = Column(
        "类型",
        Choice(
            {
                "establish": "新建",
                "adjust": "调整",
                "rename": "更名",
                "abolish": "撤销",
                "merge": "合并",
            }
        ),
        "新建、调整、更名、撤销或合并。",
        width=8,
    )
    name = Column("社区名称", Text(), "社区居委会全称，必填。", width=28)
    former_name = Column(
        "原名称", Text(), "更名、合并时必填；合并的几个社区用顿号分开。", width=28
    )
    subdistrict = Column("街道", Text(), "所属街道办事处。", width=20)
    territory = Column("管辖区域", Text(), "以地名说明的管辖区域。", width=40)
    label = PartColumn(
        "片区",
        Text(),
        "分片区写明四至的，一个片区占一行，各行的其他列照抄；不分片区的留空。",
        width=16,
    )
    east = PartColumn("东至", Text(), "东面的界线。", width=20)
    south = PartColumn("南至", Text(), "南面的界线。", width=20)
    west = PartColumn("西至", Text(), "西面的界线。", width=20)
    north = PartColumn("北至", Text(), "北面的界线。", width=20)
    households = Column(
        "户数",
        Whole(unit="户"),
        "照公文所写，如 2663、2,663、3444户、约4000余户、1.2万户，原文和是否约数一并"
        "保留；万、亿准确换算，不取其他单位。两个数或一个范围（3000-4000）不认。"
        "公文没有写的留空，不写 0。",
        width=8,
        printed="households_text",
        approximate="households_approx",
    )
    households_approx = Column(
        "户数约",
        Flag("约"),
        "户数为约数的写 约；户数一列已写出“约、近、逾、余、多、左右”的，可以不写。",
        width=8,
    )
    premises = Column("服务用房", Text(), "服务用房的地点。", width=36)
    floor_area_m2 = Column(
        "建筑面积",
        Exact(unit="平方米"),
        "照公文所写，如 1057.26、1,057.26平方米、约1200㎡、1.2万平方米，至多两位小数，"
        "原文和是否约数一并保留；只认平方米（㎡、m²），不换算亩、公顷。"
        "公文没有写的留空。",
        width=10,
        printed="floor_area_text",
        approximate="floor_area_approx",
    )
    floor_area_approx = Column(
        "建筑面积约",
        Flag("约"),
        "建筑面积为约数的写 约；建筑面积一列已写出“约、余、左右”等的，可以不写。",
        width=10,
    )
    premises_note = NoteColumn(
        "备注",
        Text(),
        "服务用房的说明，如 与原社区共用。四至之后还有“以及……”的，"
        f"另起一行，以“{EXTRA}”开头。",
        width=36,
        paths=NoteColumn.model_fields,
    )

    class Meta:
        model = Change
