"""The table of transferred powers."""

from hypothesis import strategies as st

from tests import factories
from tests.exchange import TEXTS, words
from tests.exchange_cases import EntryCases


class TestTransfers(EntryCases):
    name = "powers"
    columns = "发文字号 序号 事项名称 事项类型 划出部门 承接部门 依据"
    edit = ("承接部门", "青山区行政审批服务局")
    bad = (("序号", "3.5"), ("事项名称", ""), ("事项类型", "类" * 31))

    def make(self, text, **document):
        names = ("name", "category", "from_department", "to_department", "basis")
        factories.transfer_list(
            dict.fromkeys(names, text), document=factories.document(**document)
        )

    def records(self):
        return st.fixed_dictionaries(
            {
                "sequence": st.none() | st.integers(0, 9999),
                "name": words(500, 1),
                "category": words(30),
                "from_department": words(150),
                "to_department": words(150),
                "basis": TEXTS,
            }
        )

    def store(self, values):
        factories.transfer_list(values)
