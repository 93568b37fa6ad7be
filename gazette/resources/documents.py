"""The table of documents."""

import re

from django.db.models import Max
from django.utils.translation import gettext as _

from core.exchange.columns import Column, RelatedColumn
from core.exchange.publishables import STAMPS, Refusal, not_a_draft
from core.exchange.resources import TableResource
from core.exchange.storing import create
from core.exchange.widgets import Choice, Day, Text, Whole
from gazette.models import Document, Genre, Issue, Organization, Section
from gazette.reach import BEYOND, reach_of

from .naming import NumberText

ISSUE = re.compile(r"(\d{4})(?:\s*[-－—年/]\s*第?\s*(\d{1,3})\s*期?)?")

DAYS = (
    "写作 2020-05-26、2020/5/26、2020.5.26、2020年5月26日 或 二〇二〇年五月二十六日，"
    "全半角不限；Excel 的日期单元格也可以。年份四位，年月日齐全，不带时刻；"
    "文本格式的 43977 不认。"
)


class IssueText(Text):
    """An issue as 2020-4, or 2020 where it has no number."""

    def parse(self, value):
        text = str(value) if type(value) is int else super().parse(value).strip()
        match = ISSUE.fullmatch(text)
        if text and not match:
            raise ValueError(
                _("An issue is written as 2020-4, or 2020 without a number.")
            )
        return issue_name(*match.groups()) if match else ""


def issue_name(year, number):
    return str(year) if number is None else f"{year}-{int(number)}"


class IssueColumn(RelatedColumn):
    def value(self, year, number):
        return issue_name(year, number) if year else ""

    def name(self, related):
        return issue_name(related.year, related.number)

    def make(self, name):
        year, _dash, number = name.partition("-")
        return Issue(year=int(year), number=int(number) if number else None)


class SectionColumn(RelatedColumn):
    def make(self, name):
        return Section(name=name, order=10 * (len(self.known) + 1))


class IssuerColumn(Column):
    def set(self, instance, value):
        if value != instance.issuer:
            instance.issuing_organization = None
        super().set(instance, value)


class DisclosureChoice(Choice):
    """The word for disclosure and, behind a colon, the reason against it."""

    def blank(self):
        return "", ""

    def parse(self, value):
        word, _colon, reason = Text().parse(value).partition("：")
        return super().parse(word), reason

    def render(self, value, obj=None, **kwargs):
        disclosure, reason = value
        return "：".join(filter(None, (super().render(disclosure), reason)))


class DisclosureColumn(Column):
    model_fields = ("disclosure", "disclosure_reason")

    def value(self, disclosure, reason):
        return disclosure, reason

    def get(self, instance):
        return instance.disclosure, instance.disclosure_reason

    def set(self, instance, value):
        disclosure, reason = value
        if disclosure != instance.disclosure or reason:
            instance.disclosure, instance.disclosure_reason = value

    def read(self, cell):
        disclosure, reason = self.widget.clean(cell)
        if not disclosure:
            raise ValueError(_("Say how it is disclosed."))
        return disclosure, reason


class DocumentResource(TableResource):
    """Documents; an import makes drafts, and changes nothing but drafts."""

    key = ("number", "title", "signed_date")
    derived = (
        "code",
        "year",
        "serial",
        "issuing_organization",
        "disclosure_basis",
        "disclosure_review_due",
        *STAMPS,
    )

    number = Column(
        "发文字号",
        NumberText(),
        "机关代字、年份、序号，如 济槐政字〔2020〕7号；括号种类、全半角、空格、"
        "“第”“号”有无不限，统一为这一写法。没有的留空，以标题和成文日期辨认。",
        width=22,
    )
    title = Column(
        "标题",
        Text(),
        "公文标题，必填。零宽字符、控制字符等看不见的字符不收（各文字列都是如此）。",
        width=60,
    )
    genre = Column(
        "文种",
        Choice({genre.value: genre.value for genre in Genre}),
        "十五种法定公文之一，可空。",
    )
    issuer = IssuerColumn("发文机关", Text(), "落款的机关全称。", width=24)
    addressee = Column("主送机关", Text(), "不带冒号。", width=24)
    signed_date = Column("成文日期", Day(), DAYS)
    printed_date = Column("印发日期", Day(), "写法同成文日期，不早于成文日期。")
    issue = IssueColumn(
        "公报期号",
        IssueText(),
        "如 2020-4；没有期号的只写年份。公报中没有的，导入时新建。"
        "单元格请设为文本格式，以免 Excel 改成日期。",
        paths=("issue__year", "issue__number"),
    )
    section = SectionColumn(
        "栏目",
        Text(),
        "公报栏目的名称。没有的，导入时新建。",
        width=18,
        paths=("section__name",),
    )
    page = Column(
        "页码", Whole(limit=32_767), "在公报中的起始页，整数，不写约数。", width=8
    )
    topic = Column("主题分类", Text(), "可空。")
    disclosure = DisclosureColumn(
        "公开属性",
        DisclosureChoice(
            {"active": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}
        ),
        "主动公开、依申请公开或不予公开；后两种在冒号后写明理由，如 不予公开：涉及个人隐私。",
        width=18,
        paths=("disclosure", "disclosure_reason"),
    )
    validity = Column(
        "有效性",
        Choice(
            {
                "in_force": "有效",
                "amended": "已修改",
                "lapsed": "失效",
                "repealed": "废止",
            }
        ),
        "由公文之间的关系得出，导入时不读。",
        readonly=True,
    )
    body = Column(
        "正文", Text(), "纯文本，一段一行；表格一行一行，格间用制表符。", width=60
    )
    index_number = Column(
        "索引号", Text(), "可空，整列可以没有。", width=24, optional=True
    )

    class Meta:
        model = Document

    def get_queryset(self):
        return super().get_queryset().filter(superseded_by=None)

    def prepared(self, queryset):
        return queryset.with_validity()

    def key_of(self, number, title, signed_date):
        return (number,) if number else ("", title, signed_date)

    def begin(self, user):
        super().begin(user)
        self.reach, self.last = reach_of(user), {}
        self.organizations = Organization.objects.by_name()
        self.fields["section"].known = {s.name: s for s in Section.objects.all()}
        self.fields["issue"].known = {
            issue_name(issue.year, issue.number): issue
            for issue in Issue.objects.order_by("-pk")
        }

    def candidates(self, batch, keys):
        current = Document.objects.filter(superseded_by=None).order_by("pk")
        keys = [key for key in keys if key]
        if numbers := {key[0] for key in keys if key[0]}:
            yield current.filter(number__in=numbers)
        if titles := {key[1] for key in keys if not key[0]}:
            yield current.filter(number="", title__in=titles)

    def loaded(self, queryset):
        return queryset.select_related("issue", "section")

    def load(self, records):
        super().load(records)
        self.beyond = self.reach.beyond(
            record.instance for record in records if not record.is_new
        )

    def refusal(self, record):
        document = record.instance
        if not document.is_open:
            return not_a_draft(document)
        if not self.reach.is_limited:
            return None
        # Where it belongs now, and where it would by what the file says.
        document.derive(self.organizations)
        is_within = document.pk not in self.beyond and self.reach.covers(document)
        return None if is_within else Refusal(BEYOND)

    def check(self, instance):
        instance.derive(self.organizations)
        instance.check_dates()

    def store(self, records, user, reason):
        create(self.fields["issue"].new(), Issue, user, reason)
        Section.objects.bulk_create(self.fields["section"].new())
        for record in records:
            record.instance.stamp(user)
        self.put_in_order([record.instance for record in records if record.is_new])
        super().store(records, user, reason)

    def put_in_order(self, documents):
        """Number new documents behind those their issues have."""
        unknown = {d.issue.pk for d in documents if d.issue} - self.last.keys()
        behind = Document.objects.filter(issue__in=unknown).order_by()
        self.last |= dict(behind.values_list("issue").annotate(Max("order")))
        for document in documents:
            if document.issue:
                document.order = self.last.get(document.issue.pk, 0) + 1
                self.last[document.issue.pk] = document.order
