"""The review page: evidence beside each field, findings settled, entries mended, names learned."""

import pytest
from django.urls import reverse

from core.audit.models import AuditRecord
from gazette.admin.review.fields import Shown
from gazette.admin.review.marks import Marks, in_cells, parted
from gazette.drafts import store
from gazette.models import Document, Finding, Organization, Reading
from gazette.names import learn, name_in
from gazette.reading import read_bytes
from gazette.reading.evidence import Evidence
from personnel.models import Change
from tests import factories
from tests.admin_pages import form_data, signed_in, staff, url
from tests.roles import EDITOR, REVIEWER, person

pytestmark = pytest.mark.django_db

TEXT = """青岭市柳河区人民政府
关于任免孟春华等同志职务的通知
柳政任〔2021〕6号

各镇人民政府：
任命：
孟春华为柳河区水利局局长；
钟立为柳河区统计局副局长（试用期一年）。
免去：
段文清的柳河区水利局局长职务。

青岭市柳河区人民政府
2021年3月9日
"""


def read_in(text=TEXT, user=None):
    data = text.encode()
    store(read_bytes(data), data, "公报.txt", user)
    return Document.objects.latest("pk")


@pytest.fixture
def document():
    return read_in()


def finding(document, **values):
    defaults = {"code": "name-doubtful", "text": "“孟春华”是否为姓名不能确定"}
    line = {"line": 7, "source_text": "孟春华为柳河区水利局局长；"}
    reading = Reading.objects.get()
    return Finding.objects.create(
        reading=reading, document=document, **defaults | line | values
    )


def context(client, document):
    return client.get(url(document, "review")).context


def entries(page):
    return {
        entry.entry.name: entry for piece in page["pieces"] for entry in piece.entries
    }


def grades(entry):
    return {field.name: field.evidence.grade for field in entry.all_fields}


def send(client, document, name, finding, **data):
    address = reverse(f"admin:gazette_document_{name}", args=[document.pk, finding.pk])
    page = client.get(url(document, "review"))
    stated = {
        one.pk: one.seen_version
        for piece in page.context["pieces"]
        for one in piece.findings
    }
    stated |= {one.pk: one.seen_version for one in page.context["general"]}
    return client.post(address, {"version": stated.get(finding.pk, "")} | data)


def mend_address(document, entry):
    label = entry._meta.label_lower
    return reverse("admin:gazette_document_mend", args=[document.pk, label, entry.pk])


class TestEvidence:
    def test_each_field_is_marked_in_the_text_it_was_read_from(
        self, administrator, document
    ):
        page = context(administrator, document)
        read = entries(page)["孟春华"]
        [piece] = [p for p in page["pieces"] if read in p.entries]
        words = {field.name: "" for field in read.fields}
        for field in read.fields:
            for one in [*piece.heading, *piece.rest]:
                words[field.name] += one.text if field.key in one.keys else ""
        assert words["name"] == "孟春华"
        assert words["organization"] == "柳河区水利局"
        assert words["title"] == "局长"
        anchors = {one.anchor for one in piece.rest if one.anchor}
        assert {f.mark for f in read.fields if f.mark} <= anchors

    def test_a_name_that_the_title_has_too_is_backed_and_a_heading_says_the_kind(
        self, administrator, document
    ):
        read = entries(context(administrator, document))
        assert grades(read["孟春华"])["name"] == "backed"
        assert grades(read["钟立"])["name"] == "found"
        kind = next(f for f in read["段文清"].fields if f.name == "kind")
        assert kind.evidence.reasons == ("上文写有“免去”",)

    def test_a_finding_stands_at_its_line_and_doubts_its_own_fields(
        self, administrator, document
    ):
        finding(document)
        page = context(administrator, document)
        [piece] = [p for p in page["pieces"] if p.findings]
        read = entries(page)
        assert read["孟春华"] in piece.entries and piece.is_doubtful
        assert grades(read["孟春华"])["name"] == "doubtful"
        assert grades(read["孟春华"])["kind"] == "found"
        assert "doubtful" not in grades(read["钟立"]).values()

    def test_of_several_entries_at_a_place_a_finding_doubts_the_one_it_names(
        self, administrator
    ):
        together = "任命孟春华为柳河区水利局局长，钟立为柳河区统计局局长。"
        text = TEXT.replace("任命：\n孟春华为柳河区水利局局长；", together)
        document = read_in(text)
        finding(document, source_text=together)
        read = entries(context(administrator, document))
        assert grades(read["孟春华"])["name"] == "doubtful"
        assert grades(read["钟立"])["name"] != "doubtful"

    def test_a_value_that_is_not_in_the_text_is_doubtful(self, administrator, document):
        Change.objects.filter(name="钟立").update(rank="正科级")
        read = entries(context(administrator, document))
        assert grades(read["钟立"])["rank"] == "doubtful"

    def test_who_was_known_to_hold_a_post_is_backed(self, administrator):
        held = {"name": "段文清", "organization": "柳河区水利局", "title": "局长"}
        factories.publish(factories.notice(held))
        read = entries(context(administrator, read_in()))
        title = next(f for f in read["段文清"].fields if f.name == "title")
        assert title.evidence.grade == "backed"
        assert title.evidence.reasons[-1] == "登记中此前担任这一职务"

    def test_figures_that_add_up_and_known_communities_are_backed(self, administrator):
        release = factories.release(
            {"name": "甲", "value": 30},
            {"name": "乙", "value": 10, "parent": "甲"},
            {"name": "丙", "value": 20, "parent": "甲"},
        )
        witnesses = release.register.evidence.witnesses(list(release.entries.all()))
        assert {pk for pk, field in witnesses if field == "value"} == {
            entry.pk for entry in release.entries.all()
        }
        factories.publish(factories.decision({"name": "春晖社区"}))
        decision = factories.decision({"name": "春晖社区", "kind": "adjust"})
        known = decision.register.evidence.witnesses(list(decision.entries.all()))
        assert [*known.values()] == [["登记中已有这一社区"]]

    @pytest.mark.parametrize(
        ("day", "households", "is_remarked"),
        [
            ("2025-12-31", 700, False),
            ("2025-12-31", 701, True),
            ("2026-01-01", 999, True),
            ("2026-01-01", 1000, False),
            ("2026-01-01", 3001, True),
            ("2026-01-01", None, False),
            (None, 5000, False),
        ],
    )
    def test_the_size_of_a_community_is_measured_by_the_law_of_its_day_and_only_remarked(
        self, administrator, day, households, is_remarked
    ):
        body = f"一、同意设立春晖社区，共{households}户。"
        document = factories.document(body=body, signed_date=day)
        factories.decision(
            {"name": "春晖社区", "households": households}, document=document
        )
        page = administrator.get(url(document, "review")).text
        assert ("居民委员会组织法" in page) == is_remarked
        assert not Finding.objects.exists()

    def test_a_power_is_known_by_name_and_category(self):
        power = {"name": "食品经营许可", "category": "行政许可"}
        factories.publish(factories.transfer_list(power))
        other = factories.transfer_list(power, {**power, "category": "行政确认"})
        known = other.register.evidence.witnesses(list(other.entries.all()))
        same = other.entries.get(category="行政许可")
        assert {pk for pk, _field in known} == {same.pk}


def shown(key, *spans, grade="found"):
    return Shown("", "", "", evidence=Evidence(grade, spans), key=key)


class TestMarks:
    def test_overlapping_fields_cut_the_text_where_they_begin_and_end(self):
        one, other = shown("f1", (0, 4)), shown("f2", (2, 6), grade="doubtful")
        pieces = Marks().cut("甲乙丙丁戊己庚", [one, other])
        assert [(p.text, p.keys) for p in pieces] == [
            ("甲乙", ["f1"]),
            ("丙丁", ["f1", "f2"]),
            ("戊己", ["f2"]),
            ("庚", []),
        ]
        assert [p.is_doubtful for p in pieces] == [False, True, True, False]
        assert (one.mark, other.mark) == ("m1", "m2")

    def test_a_text_comes_out_whole_by_cells_and_by_heading(self):
        pieces = Marks().cut("甲\t乙丙\t\t丁", [shown("f1", (2, 4))])
        cells = in_cells(pieces)
        assert ["".join(p.text for p in cell) for cell in cells] == [
            "甲",
            "乙丙",
            "",
            "丁",
        ]
        before, after = parted(Marks().cut("甲乙丙丁", [shown("f1", (1, 3))]), 2)
        assert ["".join(p.text for p in part) for part in (before, after)] == [
            "甲乙",
            "丙丁",
        ]


class TestSettling:
    @pytest.mark.parametrize("kind", ["waived", "fixed"])
    def test_a_finding_is_settled_in_the_name_of_who_looks_at_it(self, document, kind):
        client, doubt = signed_in(factories.reviewer()), finding(document)
        answer = send(
            client, document, "resolve", doubt, kind=kind, reason="已核", at="p3"
        )
        assert answer.url == url(document, "review") + "#p3"
        doubt.refresh_from_db()
        assert (doubt.resolution_kind, doubt.resolved_by) == (kind, client.user)
        event = "finding.waived" if kind == "waived" else "finding.resolved"
        assert (
            AuditRecord.objects.filter(event=event, user_id=client.user.pk).count() == 1
        )

    def test_what_somebody_has_changed_meanwhile_is_not_settled(
        self, administrator, document
    ):
        doubt = finding(document)
        data = {"version": "old", "kind": "fixed", "reason": "已核"}
        answer = send(administrator, document, "resolve", doubt, **data)
        assert answer.status_code == 302
        assert Finding.objects.open().count() == 1

    @pytest.mark.parametrize("data", [{"kind": "fixed", "reason": " "}, {"kind": "x"}])
    def test_without_kind_or_reason_it_stays_open(self, administrator, document, data):
        send(administrator, document, "resolve", finding(document), **data)
        assert Finding.objects.open().count() == 1

    def test_an_address_elsewhere_is_not_gone_back_to(self, administrator, document):
        data = {"kind": "fixed", "reason": "已核", "at": "//example.org/"}
        answer = send(administrator, document, "resolve", finding(document), **data)
        assert answer.url == url(document, "review")

    def test_waiving_is_for_reviewers(self, document):
        editor = signed_in(person("editor", EDITOR))
        doubt = finding(document)
        page = editor.get(url(document, "review")).text
        assert 'value="fixed"' in page and 'value="waived"' not in page
        data = {"kind": "waived", "reason": "已核"}
        assert send(editor, document, "resolve", doubt, **data).status_code == 403
        reader = staff("reader", "view_document")
        assert 'name="reason"' not in reader.get(url(document, "review")).text

    def test_findings_of_other_documents_are_not_there(self, administrator, document):
        other = factories.document()
        address = reverse(
            "admin:gazette_document_resolve", args=[other.pk, finding(document).pk]
        )
        assert administrator.post(address, {"kind": "fixed"}).status_code == 404
        assert administrator.get(address).status_code == 405


class TestMending:
    def test_an_entry_is_mended_by_its_own_form_and_what_it_settles_is_fixed(
        self, administrator, document
    ):
        entry, doubt = Change.objects.get(name="孟春华"), finding(document)
        other = finding(document, text="“孟春华”另有疑问")
        address = mend_address(document, entry)
        page = administrator.get(address)
        assert {one.pk for one in page.context["fixable"]} == {doubt.pk, other.pk}
        version = entry.change_set.version
        data = form_data(page) | {"name": "孟春花", "at": "p2", "settled": [doubt.pk]}
        answer = administrator.post(address, data)
        assert answer.url == url(document, "review") + "#p2"
        entry.refresh_from_db()
        assert (entry.name, entry.change_set.version) == ("孟春花", version + 1)
        assert entry.source_text == "孟春华为柳河区水利局局长"
        assert entry.history.first().history_user.username == "administrator"
        doubt.refresh_from_db()
        assert (
            doubt.resolution_kind == "fixed" and Finding.objects.open().get() == other
        )

    def test_what_the_page_does_not_ask_is_sent_back_as_it_was(
        self, administrator, document
    ):
        entry = Change.objects.get(name="钟立")
        page = administrator.get(mend_address(document, entry))
        asked = {one.name for one in page.context["asked"]}
        kept = {one.name for one in page.context["kept"]}
        assert "name" in asked and kept == {"person", "source_text"}
        assert f'value="{entry.source_text}"' in page.text

    def test_nobody_mends_over_what_another_has_saved(self, administrator, document):
        entry = Change.objects.get(name="钟立")
        address = mend_address(document, entry)
        data = form_data(administrator.get(address))
        administrator.post(address, data | {"remark": "试用期二年"})
        answer = administrator.post(address, data | {"remark": "试用期三年"})
        assert answer.status_code == 200
        assert 'class="conflict"' in answer.text and "试用期三年" in answer.text
        entry.refresh_from_db()
        assert entry.remark == "试用期二年"

    def test_the_areas_of_a_community_are_mended_with_it(self, administrator):
        document = factories.document(body="一、同意设立春晖社区，东至东路。")
        decision = factories.decision(
            {"name": "春晖社区", "areas": [{"east": "东路", "south": "南路"}]},
            document=document,
        )
        address = mend_address(document, decision.entries.get())
        data = form_data(administrator.get(address)) | {"areas-0-east": "东一路"}
        assert administrator.post(address, data).status_code == 302
        area = decision.entries.get().areas.get()
        assert (area.east, area.south) == ("东一路", "南路")

    def test_what_is_wrong_is_said_beside_its_field(self, administrator, document):
        entry = Change.objects.get(name="钟立")
        address = mend_address(document, entry)
        data = form_data(administrator.get(address)) | {"name": ""}
        answer = administrator.post(address, data)
        assert answer.status_code == 200 and "errorlist" in answer.text
        entry.refresh_from_db()
        assert entry.name == "钟立"

    def test_only_drafts_are_mended_by_who_may_and_where_they_belong(
        self, administrator, document
    ):
        entry = Change.objects.get(name="钟立")
        address = mend_address(document, entry)
        reader = staff("reader", "view_document", "view_change", "change_finding")
        assert reader.get(address).status_code == 403
        assert "data-mend" not in reader.get(url(document, "review")).text
        elsewhere = mend_address(factories.document(), entry)
        assert administrator.get(elsewhere).status_code == 404
        wrong = address.replace("personnel.change", "auth.user")
        assert administrator.get(wrong).status_code == 404
        factories.take(document, "in_review")
        assert administrator.get(address).status_code == 403


class TestNames:
    def unknown(self):
        return sorted(map(name_in, Finding.objects.filter(code="organization-unknown")))

    def test_names_that_the_authority_file_lacks_are_found_once_each(self):
        factories.organization("青岭市柳河区人民政府", short_name="柳河区政府")
        read_in()
        assert self.unknown() == ["柳河区水利局", "柳河区统计局"]
        assert Finding.objects.get(text__contains="统计局").line == 8

    def test_without_an_authority_file_none_is_unknown(self):
        read_in()
        assert self.unknown() == []

    def test_a_name_that_is_learned_is_known_when_next_read(self):
        known = factories.organization("青岭市柳河区人民政府")
        bureau = factories.organization("柳河区水务局", former_names="柳河区水电局")
        document = read_in()
        editor = signed_in(person("editor", EDITOR))
        doubt = Finding.objects.get(text__contains="水利局")
        page = editor.get(url(document, "review")).text
        assert 'list="organizations"' in page and known.full_name in page
        answer = send(editor, document, "learn", doubt, organization="柳河区水务局")
        assert answer.status_code == 302
        bureau.refresh_from_db()
        assert bureau.former_names == "柳河区水电局、柳河区水利局"
        assert bureau.history.first().history_user == editor.user
        doubt.refresh_from_db()
        assert (doubt.resolution_kind, doubt.resolved_by) == ("fixed", editor.user)
        assert "柳河区水务局" in doubt.resolution
        read_in(TEXT.replace("6号", "7号").replace("钟立", "钟立新"))
        assert self.unknown() == ["柳河区水利局", "柳河区统计局", "柳河区统计局"]

    def test_the_same_name_in_other_documents_is_settled_with_it(self):
        factories.organization("青岭市柳河区人民政府")
        bureau = factories.organization("柳河区水务局")
        read_in()
        read_in(TEXT.replace("6号", "7号"))
        first, second = Finding.objects.filter(text__contains="水利局")
        learn(first, bureau, factories.reviewer())
        second.refresh_from_db()
        assert second.resolution_kind == "fixed"

    @pytest.mark.parametrize("name", ["", "没有的机构"])
    def test_an_organization_has_to_exist(self, administrator, name):
        factories.organization("青岭市柳河区人民政府")
        document = read_in()
        doubt = Finding.objects.filter(code="organization-unknown").first()
        send(administrator, document, "learn", doubt, organization=name)
        assert Finding.objects.open().filter(pk=doubt.pk).exists()
        assert Organization.objects.count() == 1

    def test_too_many_names_and_a_finding_about_something_else_are_refused(
        self, administrator
    ):
        bureau = factories.organization("柳河区水务局", former_names="名" * 298)
        document = read_in()
        doubt = Finding.objects.filter(text__contains="水利局").get()
        send(administrator, document, "learn", doubt, organization="柳河区水务局")
        send(
            administrator,
            document,
            "learn",
            finding(document),
            organization="柳河区水务局",
        )
        bureau.refresh_from_db()
        assert bureau.former_names == "名" * 298
        assert Finding.objects.open().filter(pk=doubt.pk).exists()

    def test_learning_is_for_those_who_may_change_organizations(self):
        factories.organization("青岭市柳河区人民政府")
        document = read_in()
        doubt = Finding.objects.filter(code="organization-unknown").first()
        reviewer = signed_in(person("reviewer", REVIEWER))
        assert 'list="organizations"' not in reviewer.get(url(document, "review")).text
        data = {"organization": "青岭市柳河区人民政府"}
        assert send(reviewer, document, "learn", doubt, **data).status_code == 403
