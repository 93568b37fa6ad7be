"""The table of transferred powers."""

from core.exchange.columns import Column
from core.exchange.widgets import Text, Whole
from gazette.registers.resources import EntryResource

from .models import Transfer


class TransferResource(EntryResource):
    """Transfers of powers, a line for each power."""

    key = ("document", "sequence", "name")

    sequence = Column("序号", Whole(), "清单中的序号，整数。", width=8)
    name = Column("事项名称", Text(), "清单所列的名称，必填。", width=60)
    category = Column("事项类型", Text(), "如 行政许可、行政确认、其他事项。")
    from_department = Column(
        "划出部门", Text(), "原行使部门；清单没有写的留空。", width=26
    )
    to_department = Column(
        "承接部门", Text(), "划转后的行使部门；清单没有写的留空。", width=26
    )
    basis = Column("依据", Text(), "法律、法规依据；清单没有写的留空。", width=40)

    class Meta:
        model = Transfer
