"""The tables of documents and of organizations."""

from datetime import date

import pytest
from hypothesis import strategies as st

from core.exchange.formats import XLSX
from gazette.models import Document, Genre, Issue, Organization, Section
from tests import factories
from tests.exchange import (
    TEXTS,
    counts,
    csv_of,
    edited,
    exported,
    imported,
    line,
    reasons,
    rows_of,
    words,
)
from tests.exchange_cases import EditedCases

pytestmark = pytest.mark.django_db
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


class TestDocuments(EditedCases):
    name = "documents"
    columns = (
        "发文字号 标题 文种 发文机关 主送机关 成文日期 印发日期 公报期号 栏目 页码 "
        "主题分类 公开属性 有效性 正文"
    )
    edit = ("主题分类", "城乡建设")
    bad = (
        ("文种", "公函"),
        ("成文日期", "2020-02-30"),
        ("公报期号", "第四期"),
        ("页码", "-1"),
        ("公开属性", "公开"),
        ("栏目", "栏" * 51),
    )
    documents_first = False

    def make(self, text):
        names = ("title", "issuer", "addressee", "topic", "body")
        factories.document(
            **dict.fromkeys(names, text),
            issue=factories.issue(),
            section=factories.section(text[:50]),
            page=7,
            disclosure="on_request",
            disclosure_reason=text,
        )

    def records(self):
        return st.fixed_dictionaries(
            {
                "number": st.just("") | words(60),
                "title": words(300, 1),
                "genre": st.sampled_from(["", *Genre.values]),
                "issuer": words(200),
                "addressee": words(300),
                "signed_date": st.none() | DAYS,
                "page": st.none() | st.integers(0, 32_767),
                "topic": words(60),
                "body": TEXTS,
            }
        )

    def store(self, values):
        if not Document.objects.filter(number=values["number"]).exists():
            factories.document(**values)


class TestOrganizations(EditedCases):
    name = "organizations"
    columns = "全称 简称 曾用名 类别 上级单位"
    edit = ("类别", "街道")
    bad = (("类别", "公司"), ("简称", "简" * 51), ("上级单位", "没有的局"))
    documents_first = False

    def make(self, text):
        factories.organization(
            text[:100], short_name=text[:50], former_names=text, kind="office"
        )

    def records(self):
        return st.fixed_dictionaries(
            {
                "full_name": words(100, 1),
                "short_name": words(50),
                "former_names": words(300),
                "kind": st.sampled_from(Organization.Kind.values),
            }
        )

    def store(self, values):
        values = dict(values)
        factories.organization(values.pop("full_name"), **values)


def test_an_index_number_goes_out_where_there_is_one_and_comes_back():
    document = factories.document()
    without = exported("documents")
    assert "索引号" not in rows_of(without)[0]
    document.index_number = "11370105/2020-1"
    document.save()
    assert counts(imported("documents", without)) == (0, 0, 1, 0)
    data = exported("documents")
    assert [row[-1] for row in rows_of(data)] == ["索引号", "11370105/2020-1"]
    imported("documents", edited(data, 1, "索引号", "11370105/2020-2"))
    document.refresh_from_db()
    assert document.index_number == "11370105/2020-2"


def test_a_new_line_is_a_draft_in_its_issue_and_section():
    administrator = factories.administrator()
    data = line(
        "documents",
        发文字号="青山政字[2020］7",
        标题="关于一件事的批复",
        文种="批复",
        成文日期="2020年5月26日",
        公报期号="2020-4",
        栏目="区政府文件",
        公开属性="主动公开",
        有效性="随便",
        正文="一、第一件。\n二、第二件。",
    )
    assert counts(imported("documents", data, user=administrator)) == (1, 0, 0, 0)
    document = Document.objects.get()
    assert (document.number, document.state) == ("青山政字〔2020〕7号", "draft")
    assert (document.code, document.year, document.serial) == ("青山政字", 2020, 7)
    assert document.signed_date == date(2020, 5, 26)
    assert (document.issue.year, document.issue.number) == (2020, 4)
    assert document.section.name == "区政府文件"
    assert document.body == "一、第一件。\n二、第二件。"
    assert document.created_by == document.updated_by == administrator
    assert document.history.get().history_user == administrator


def test_documents_of_one_issue_keep_the_order_of_the_file():
    factories.document(issue=factories.issue(2020, 4), order=3)
    rows = rows_of(line("documents", 标题="甲", 公报期号="2020-4", 公开属性="主动公开"))
    rows.append([cell.replace("甲", "乙") for cell in rows[1]])
    assert counts(imported("documents", csv_of(rows))) == (2, 0, 0, 0)
    assert list(Document.objects.order_by("order").values_list("order", "title"))[
        1:
    ] == [
        (4, "甲"),
        (5, "乙"),
    ]


def test_a_document_without_number_goes_by_title_and_date():
    factories.document(number="", title="一件事", signed_date=date(2020, 1, 1))
    data = exported("documents")
    assert counts(imported("documents", data)) == (0, 0, 1, 0)
    assert counts(imported("documents", edited(data, 1, "成文日期", ""))) == (
        1,
        0,
        0,
        0,
    )


def test_an_issue_without_number_is_its_year_alone():
    issue = Issue.objects.create(year=2020)
    factories.document(issue=issue)
    data = exported("documents", XLSX)
    assert rows_of(exported("documents"))[1][7] == "2020"
    Document.objects.all().delete()
    imported("documents", data, XLSX)
    assert Document.objects.get().issue == issue


def test_a_published_document_stays_and_its_change_is_refused():
    factories.publish(factories.document())
    data = exported("documents")
    assert counts(imported("documents", data)) == (0, 0, 1, 0)
    report = imported("documents", edited(data, 1, "标题", "改了的标题"))
    assert reasons(report) == [(2, "")]
    assert exported("documents") == data


def test_a_change_is_a_new_version_of_the_document():
    administrator = factories.administrator()
    document = factories.document()
    data = edited(exported("documents"), 1, "标题", "改了的标题")
    imported("documents", data, user=administrator)
    document.refresh_from_db()
    assert (document.version, document.updated_by) == (2, administrator)


def test_a_new_issuer_is_found_among_the_organizations():
    factories.organization("青山区人民政府")
    office = factories.organization("青山区人民政府办公室", short_name="青山区政府办")
    document = factories.document()
    imported("documents", edited(exported("documents"), 1, "发文机关", "青山区政府办"))
    document.refresh_from_db()
    assert document.issuing_organization == office


def test_what_is_not_disclosed_needs_a_reason():
    factories.document()
    data = exported("documents")
    assert reasons(imported("documents", edited(data, 1, "公开属性", "不予公开"))) == [
        (2, "")
    ]
    imported("documents", edited(data, 1, "公开属性", "不予公开：涉及个人隐私"))
    document = Document.objects.get()
    assert document.disclosure == "withheld"
    assert document.disclosure_reason == "涉及个人隐私"


def test_validity_goes_out_and_is_not_read():
    factories.document()
    data = exported("documents")
    assert rows_of(data)[1][12] == "有效"
    assert counts(imported("documents", edited(data, 1, "有效性", "废止"))) == (
        0,
        0,
        1,
        0,
    )


def test_a_printing_date_before_the_signing_is_refused():
    factories.document()
    data = edited(exported("documents"), 1, "印发日期", "2020-05-25")
    assert reasons(imported("documents", data)) == [(2, "印发日期")]


def test_refused_files_leave_no_issue_or_section_behind():
    data = line("documents", 公报期号="2020-4", 栏目="新栏目", 公开属性="主动公开")
    assert reasons(imported("documents", data)) == [(2, "标题")]
    assert not Issue.objects.exists() and not Section.objects.exists()


def test_an_organization_may_stand_below_one_further_down_in_the_file():
    data = csv_of(
        [
            ["全称", "简称", "曾用名", "类别", "上级单位"],
            ["青山区审计局一科", "", "", "其他", "青山区审计局"],
            ["青山区审计局", "", "", "部门", "青山区人民政府"],
            ["青山区人民政府", "区政府", "", "政府", ""],
        ]
    )
    assert counts(imported("organizations", data)) == (3, 0, 0, 0)
    lowest = Organization.objects.get(full_name="青山区审计局一科")
    assert lowest.parent.parent.short_name == "区政府"
    assert counts(imported("organizations", data)) == (0, 0, 3, 0)


def test_organizations_above_one_another_are_refused():
    rows = [
        ["全称", "简称", "曾用名", "类别", "上级单位"],
        ["甲局", "", "", "部门", "乙局"],
        ["乙局", "", "", "部门", "甲局"],
    ]
    report = imported("organizations", csv_of(rows))
    assert reasons(report) == [(2, "上级单位"), (3, "上级单位")]
    assert not Organization.objects.exists()
