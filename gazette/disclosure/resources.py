"""The table of holidays."""

from core.exchange.columns import Column
from core.exchange.resources import TableResource
from core.exchange.widgets import Choice, Day, Text
from gazette.models import Holiday


class KindChoice(Choice):
    def blank(self):
        return self.parse("")


class HolidayResource(TableResource):
    """The holidays, and the weekend days that are worked for them."""

    key = ("date",)
    ordering = ("date",)

    date = Column(
        "日期",
        Day(),
        "以此辨认；写作 2026-10-01、2026/10/1、2026.10.1 或 2026年10月1日；"
        "Excel 的日期单元格也可以。",
    )
    is_workday = Column(
        "安排",
        KindChoice({False: "放假", True: "上班"}),
        "放假，或调休上班的周末。",
    )
    name = Column("节日", Text(), "所属的节日，如 国庆节。", width=16)

    class Meta:
        model = Holiday

    def candidates(self, batch, keys):
        yield Holiday.objects.filter(date__in=[key[0] for key in keys if key])
