"""The table of published figures."""

from core.exchange.columns import Column
from core.exchange.widgets import Exact, Flag, Text
from gazette.registers.resources import EntryResource

from .models import Figure


class FigureResource(EntryResource):
    """Figures, a line for each indicator and period."""

    key = ("document", "period", "name")

    period = Column("时期", Text(), "照公文所写，如 2020年1-9月，必填。", width=16)
    name = Column("指标名称", Text(), "不带单位、序号和 *、# 等标记，必填。", width=36)
    unit = Column("单位", Text(), "如 亿元。")
    value = Column(
        "累计完成", Exact(), "数值；没有公布的留空，不写 0。", printed="value_text"
    )
    yoy = Column(
        "同比(±%)", Exact(), "百分数，下降写负数；没有公布的留空。", printed="yoy_text"
    )
    parent = Column("上级指标", Text(), "“其中”项写它所属的指标，其余留空。", width=36)
    quarterly = Column("季度数据", Flag("是"), "按季公布的写 是。")
    note = Column("备注", Text(), "可空。", width=30)

    class Meta:
        model = Figure
