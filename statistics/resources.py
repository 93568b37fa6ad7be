"""The table of published figures."""

from core.exchange.columns import Column
from core.exchange.widgets import Flag, Percent, Period, Statistic, Text
from gazette.registers.resources import EntryResource

from .models import Figure


class FigureResource(EntryResource):
    """Figures, a line for each indicator and period."""

    key = ("document", "period", "name")

    period = Column(
        "时期",
        Period(),
        "照公文所写，如 2020年1-9月、2020年上半年、2020年前三季度，必填；"
        "全角数字改为半角，二〇二〇年五月 改为 2020年5月。",
        width=16,
    )
    name = Column("指标名称", Text(), "不带单位、序号和 *、# 等标记，必填。", width=36)
    unit = Column("单位", Text(), "如 亿元。")
    value = Column(
        "累计完成",
        Statistic(),
        "照公文所写的数值，如 443.6、1,057.26、4.2万，不带单位；持平为 0；"
        "△1.5、(1.5)、－0.9、下降0.9 为负数。—、－－、…、……、/、不详、未公布 与留空"
        "相同，都是没有公布，不是 0；“无”不认，没有公布的留空，是 0 的写 0。"
        "不写百分号。万、亿准确换算，与单位一列无关。",
        printed="value_text",
    )
    yoy = Column(
        "同比(±%)",
        Percent(),
        "百分数，如 5.2、5.2%、增长5.2%；持平为 0；-0.9、－0.9、△0.9、(0.9)、下降0.9%、"
        "下降0.3个百分点 为负数。—、…、/、不详 与留空相同，都是没有公布，不是 0。"
        "Excel 单元格请用常规或文本格式，不用百分比格式（5.2% 会存成 0.052）。",
        printed="yoy_text",
    )
    parent = Column("上级指标", Text(), "“其中”项写它所属的指标，其余留空。", width=36)
    quarterly = Column("季度数据", Flag("是"), "按季公布的写 是。")
    note = Column("备注", Text(), "可空。", width=30)

    class Meta:
        model = Figure
