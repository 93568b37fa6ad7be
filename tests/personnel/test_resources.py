"""The table of appointments and removals."""

from hypothesis import strategies as st

from tests import factories
from tests.exchange import words
from tests.exchange_cases import EntryCases


class TestChanges(EntryCases):
    name = "personnel"
    columns = "发文字号 条款 类型 姓名 单位 职务 职级 备注"
    edit = ("职级", "正科级")
    bad = (("类型", "提名"), ("条款", "条" * 31), ("备注", "\u202e反"))

    def make(self, text, **document):
        names = ("name", "organization", "title", "rank", "remark")
        factories.notice(
            {"clause": text[:30]} | dict.fromkeys(names, text),
            document=factories.document(**document),
        )

    def records(self):
        return st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["appoint", "remove"]),
                "clause": words(30),
                "name": words(50, 1),
                "organization": words(150),
                "title": words(100, 1),
                "rank": words(50),
                "remark": words(200),
            }
        )

    def store(self, values):
        factories.notice(values)
