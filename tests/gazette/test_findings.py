"""Findings: each is fixed or waived with a reason before its document goes on."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.audit.models import AuditRecord
from core.guard.versions import version_of
from core.workflow.perform import TransitionRefused, perform
from gazette.drafts import store
from gazette.duties import SHOWN, finding_blockers, interpretations
from gazette.findings import FindingRefused, reopen, resolve
from gazette.models import Document, Finding, Reading
from gazette.models.normative import looks_normative
from gazette.reading import read_bytes
from tests import factories, sent
from tests.admin_pages import act, form_data, save, staff, url

pytestmark = pytest.mark.django_db
LIST = "changelist"


def finding(document=None, **values):
    reading, _made = Reading.objects.get_or_create(
        sha256="1" * 64,
        defaults={"issue": factories.issue(), "file_name": "公报.txt", "lines": 9},
    )
    defaults = {"code": "gap", "text": "户数可疑", "line": 7}
    return Finding.objects.create(
        reading=reading, document=document, **defaults | values
    )


def again(record):
    return type(record).objects.get(pk=record.pk)


class TestResolving:
    @pytest.mark.parametrize("kind", ["fixed", "waived"])
    def test_a_finding_is_fixed_or_waived_with_a_reason(self, kind):
        user = factories.reviewer()
        resolve(finding(), user, kind, " 原文如此。")
        stored = Finding.objects.get()
        assert (stored.resolution_kind, stored.resolution) == (kind, "原文如此。")
        assert stored.resolved_by == user and stored.resolved_at
        newest = stored.history.first()
        assert (newest.history_user, newest.history_change_reason) == (
            user,
            "原文如此。",
        )
        assert stored.history.count() == 2

    @pytest.mark.parametrize("kind, reason", [("", "好"), ("so", "好"), ("fixed", " ")])
    def test_without_kind_or_reason_it_stays_open(self, kind, reason):
        with pytest.raises(FindingRefused):
            resolve(finding(), factories.reviewer(), kind, reason)
        assert Finding.objects.open().count() == 1

    @pytest.mark.parametrize(
        "rights, may_fix, may_waive",
        [
            ([], False, False),
            (["change_finding"], True, False),
            (["waive_finding"], False, True),
        ],
    )
    def test_fixing_and_waiving_are_two_rights(self, rights, may_fix, may_waive):
        user = staff("li", *rights).user
        for kind, may in (("fixed", may_fix), ("waived", may_waive)):
            one = finding()
            if may:
                resolve(one, user, kind, "好")
            else:
                with pytest.raises(PermissionDenied):
                    resolve(one, user, kind, "好")
            assert bool(again(one).resolved_at) == may

    def test_what_somebody_has_changed_meanwhile_is_refused(self):
        one = finding()
        shown = version_of(one)
        resolve(one, factories.reviewer(), "waived", "原文如此。", shown)
        with pytest.raises(FindingRefused):
            resolve(one, factories.administrator(), "fixed", "改了。", shown)
        assert again(one).resolution_kind == "waived"

    def test_it_is_opened_again_with_a_reason_that_stays_in_its_history(self):
        one = resolve(finding(), factories.reviewer(), "waived", "原文如此。")
        with pytest.raises(FindingRefused):
            reopen(one, factories.reviewer(), "")
        stored = reopen(one, factories.administrator(), "原文不是如此。")
        assert (stored.resolution_kind, stored.resolution) == ("", "")
        assert stored.resolved_at is None and stored.resolved_by is None
        assert stored.history.first().history_change_reason == "原文不是如此。"
        with pytest.raises(FindingRefused):
            reopen(stored, factories.administrator(), "再次。")

    def test_who_may_not_waive_does_not_undo_a_waiver(self):
        one = resolve(finding(), factories.reviewer(), "waived", "原文如此。")
        with pytest.raises(PermissionDenied):
            reopen(one, staff("li", "change_finding").user, "再看。")

    @pytest.mark.parametrize(
        "values",
        [
            {"resolution_kind": "fixed"},
            {"resolved_at": "2020-01-01T00:00Z", "resolution": "好"},
            {"resolved_at": "2020-01-01T00:00Z", "resolution_kind": "fixed"},
        ],
    )
    def test_the_database_refuses_half_a_resolution(self, values):
        one = finding()
        with pytest.raises(IntegrityError), transaction.atomic():
            Finding.objects.filter(pk=one.pk).update(**values)

    @pytest.mark.django_db(transaction=True)
    def test_each_act_is_recorded_once(self):
        user, one = factories.reviewer(), finding()
        rows = AuditRecord.objects.filter(target_id=str(one.pk)).order_by("pk")
        before = set(rows.values_list("pk", flat=True))
        resolve(one, user, "fixed", "改了。")
        reopen(again(one), user, "没改好。")
        resolve(one, user, "waived", "原文如此。")
        events = rows.exclude(pk__in=before).values_list("event", flat=True)
        assert list(events) == [
            "finding.resolved",
            "finding.reopened",
            "finding.waived",
        ]


class TestBlockers:
    def test_an_open_finding_keeps_its_document_from_approval_and_is_named(self):
        document = factories.take(factories.document(), "in_review")
        one = finding(document)
        finding()
        [reason] = finding_blockers(document)
        assert one.text in reason
        perform(
            document,
            "sign",
            factories.reviewer(),
            given={"gates": ["political", "legal", "secrecy", "wording"]},
        )
        with pytest.raises(TransitionRefused):
            perform(document, "approve", factories.reviewer())
        resolve(one, factories.reviewer(), "waived", "原文如此。")
        assert finding_blockers(document) == []
        perform(document, "approve", factories.reviewer())

    def test_a_warning_keeps_nothing_up(self):
        document = factories.document()
        finding(document, code="community-size")
        assert finding_blockers(document) == []

    def test_ten_are_named_and_the_others_counted(self):
        document = factories.document()
        for place in range(SHOWN + 3):
            finding(document, text=f"第{place}处", line=place)
        *named, last = finding_blockers(document)
        assert len(named) == SHOWN and "第0处" in named[0]
        assert "3" in last.replace(document.number, "")


class TestPages:
    def test_the_line_of_the_file_and_the_clause_stand_beside(self, administrator):
        document = factories.document(body="一、第一件。\n二、户数1500户。")
        one = finding(document, clause="二", source_text="二、户数15OO户。")
        text = administrator.get(url(one)).text
        assert "二、户数15OO户。" in text and "二、户数1500户。" in text
        assert f"{url(document, 'review')}#二" in text

    def test_a_finding_on_a_whole_file_has_a_page_too(self, administrator):
        assert administrator.get(url(finding(line=None))).status_code == 200

    def test_reading_keeps_the_line_that_a_finding_is_about(self):
        lines = "青山区关于一件事的通知\n青审字〔2020〕1号\n各科室：\n第一件，督導體系。\n青山区审计局"
        data = lines.encode()
        store(read_bytes(data), data, "公报.txt")
        found = Finding.objects.get(code="traditional-character")
        assert found.source_text == "第一件，督導體系。"

    def test_it_is_resolved_and_opened_again_on_its_page(self, administrator):
        one = finding()
        page = save(administrator, one, resolution_kind="waived")
        assert "resolution" in page.context["adminform"].form.errors
        given = {"resolution_kind": "waived", "resolution": "原文如此。"}
        save(administrator, one, **given, text="改", resolved_at="x")
        stored = again(one)
        assert (stored.resolution_kind, stored.resolution) == ("waived", "原文如此。")
        assert stored.text == "户数可疑"
        assert stored.resolved_by == administrator.user
        page = save(administrator, one, resolution_kind="")
        assert "resolution" in page.context["adminform"].form.errors
        assert again(one).resolved_at
        save(administrator, one, resolution_kind="", resolution="还要再核。")
        assert again(one).resolved_at is None
        assert again(one).resolution == ""

    def test_it_is_neither_added_nor_deleted(self, administrator):
        one = finding()
        for address in (url(one, "delete"), url(Finding, "add")):
            assert administrator.post(address, {"post": "yes"}).status_code == 403

    def test_what_is_saved_unchanged_is_no_act(self, administrator):
        one = finding()
        save(administrator, one)
        assert one.history.count() == 1

    def test_two_who_resolve_at_once_do_not_overwrite_one_another(self, administrator):
        one = finding()
        data = form_data(administrator.get(url(one)))
        resolve(one, factories.reviewer(), "waived", "原文如此。")
        typed = {"resolution_kind": "fixed", "resolution": "改了。"}
        page = administrator.post(url(one), data | typed)
        assert page.status_code == 200 and "改了。" in page.text
        assert again(one).resolution_kind == "waived"

    def test_an_editor_is_not_offered_to_waive_and_cannot(self):
        editor = staff("li", "view_finding", "change_finding")
        one = finding()
        field = editor.get(url(one)).context["adminform"].form.fields["resolution_kind"]
        assert [value for value, _label in field.choices] == ["", "fixed"]
        page = save(editor, one, resolution_kind="waived", resolution="原文如此。")
        assert page.context["adminform"].form.errors
        save(editor, one, resolution_kind="fixed", resolution="改了。")
        assert again(one).resolution_kind == "fixed"

    def test_who_may_only_waive_reaches_the_form(self):
        reviewer = staff("li", "view_finding", "waive_finding")
        one = finding()
        save(reviewer, one, resolution_kind="waived", resolution="原文如此。")
        assert again(one).resolution_kind == "waived"


def answer(client, page, **data):
    """Fill in the page that asks why, and send it."""
    return client.post(url(Finding, LIST), sent.form(page, "seen") | data)


class TestMany:
    def test_many_are_resolved_with_one_reason(self, administrator):
        found = [finding(text=f"第{n}处") for n in range(3)]
        page = act(administrator, "resolve_selected", found[:2])
        assert list(page.context["findings"]) == found[:2]
        refused = answer(administrator, page, kind="waived", reason="")
        assert refused.context["form"].errors
        answer(administrator, refused, kind="waived", reason="原文如此。")
        assert [again(one).resolution_kind for one in found] == ["waived"] * 2 + [""]

    def test_what_changed_since_it_was_shown_is_left_as_it_is(self, administrator):
        found = [finding(), finding()]
        page = act(administrator, "resolve_selected", found)
        resolve(found[0], factories.reviewer(), "fixed", "改了。")
        reopen(again(found[0]), factories.reviewer(), "没改好。")
        Finding.objects.filter(pk=found[0].pk).update(clause="三")
        answer(administrator, page, kind="waived", reason="原文如此。")
        assert [again(one).resolution_kind for one in found] == ["", "waived"]

    def test_what_is_resolved_already_keeps_its_reason(self, administrator):
        one = resolve(finding(), factories.reviewer(), "fixed", "改了。")
        page = act(administrator, "resolve_selected", [one])
        answer(administrator, page, kind="waived", reason="原文如此。")
        assert again(one).resolution == "改了。"

    def test_who_may_not_waive_waives_none(self):
        editor = staff("li", "view_finding", "change_finding")
        one = finding()
        page = act(editor, "resolve_selected", [one])
        refused = answer(editor, page, kind="waived", reason="原文如此。")
        assert "kind" in refused.context["form"].errors
        answer(editor, page, kind="fixed", reason="改了。")
        assert again(one).resolution_kind == "fixed"

    def test_who_only_reads_has_no_such_action(self):
        reader = staff("li", "view_finding")
        one = finding()
        data = {"action": "resolve_selected", "_selected_action": [one.pk]}
        data |= {"kind": "fixed", "reason": "改了。"}
        data |= {"seen": f"{one.pk}:{version_of(again(one), {'source_text'})}"}
        reader.post(url(Finding, LIST), data)
        assert again(one).resolved_at is None


NORMATIVE = {"title": "青山区共享单车管理办法", "is_normative": True}


def interpreting(document, **values):
    made = factories.document(title="《管理办法》政策解读", **values)
    made.relations.create(
        kind="interprets", target_number=document.number, target=document
    )
    return made


class TestInterpretation:
    @pytest.mark.parametrize(
        "title, genre, is_one",
        [
            ("青山区共享单车管理办法", "", True),
            ("关于印发《青山区共享单车管理办法（试行）》的通知", "通知", True),
            ("青山区人民政府关于印发青山区职业教育发展实施方案的通知", "通知", True),
            ("青山区人民政府关于加快教育发展的实施意见", "意见", True),
            ("青山区人民政府关于任免张三等工作人员职务的通知", "通知", False),
            ("青山区人民政府关于同意调整管理办法的批复", "批复", False),
            ("关于征求意见", "函", False),
            ("关于公开征求意见的通知", "通知", False),
            ("青山区人民政府关于表彰先进单位的决定", "决定", False),
            ("青山区人民政府关于公布行政权力划转事项清单的通知", "通知", False),
        ],
    )
    def test_a_title_proposes_what_is_normative(self, title, genre, is_one):
        assert looks_normative(title, genre) == is_one

    def test_without_interpretation_or_reason_it_is_not_approved(self):
        document = factories.document(**NORMATIVE)
        assert document.blockers("approve")
        document.interpretation_waiver = "仅对上级文件作文字衔接，无须解读。"
        assert document.blockers("approve") == []
        document.interpretation_waiver = " "
        assert document.blockers("publish")
        document.is_normative = False
        assert document.blockers("publish") == []

    def test_an_interpretation_travels_in_the_same_steps(self):
        document = factories.document(**NORMATIVE)
        interpretation = interpreting(document)
        assert interpretations(document) == [interpretation]
        factories.publish(document)
        assert again(interpretation).state == "published"

    @pytest.mark.parametrize("target", [None, "given"])
    def test_it_is_found_by_the_number_too(self, target):
        document = factories.document(**NORMATIVE)
        made = factories.document()
        made.relations.create(
            kind="interprets",
            target_number=document.number,
            target=document if target else None,
        )
        cites = factories.document()
        cites.relations.create(kind="cites", target_number=document.number)
        assert interpretations(document) == [made]

    def test_one_that_lags_behind_or_has_gone_does_not_count(self):
        document = factories.document(**NORMATIVE)
        interpretation = interpreting(document)
        Document.objects.filter(pk=document.pk).update(state="in_review")
        document = again(document)
        [reason] = document.blockers("approve")
        assert interpretation.number in reason
        factories.publish(interpretation)
        assert document.blockers("approve") == []
        factories.withdraw(again(interpretation))
        assert interpretations(document) == []
        assert document.blockers("approve")

    def test_the_interpretation_of_what_is_corrected_counts_for_the_correction(self):
        document = factories.document(**NORMATIVE, number="")
        interpretation = interpreting(document)
        document = factories.publish(document)
        again(interpretation).relations.update(target=document)
        correction = factories.document(
            **NORMATIVE, number="", supersedes=document, edition=2
        )
        assert interpretations(correction) == [interpretation]
        assert correction.blockers("publish") == []

    def test_the_form_proposes_and_the_clerk_decides(self, administrator):
        data = form_data(administrator.get(url(Document, "add")))
        administrator.post(url(Document, "add"), data | {"title": NORMATIVE["title"]})
        document = Document.objects.get()
        assert document.is_normative
        data = form_data(administrator.get(url(document)))
        del data["is_normative"]
        administrator.post(url(document), data)
        assert not again(document).is_normative
        save(administrator, document, topic="交通")
        assert not again(document).is_normative

    def test_reading_a_gazette_proposes_too(self):
        data = (
            "青山区审计局关于印发《青山区共享单车管理办法》的通知\n青审字〔2020〕1号\n"
            "各科室：\n现予印发。\n青山区审计局\n2020年5月1日"
        ).encode()
        store(read_bytes(data), data, "公报.txt")
        assert Document.objects.get().is_normative

    def test_the_page_leads_to_the_interpretation(self, administrator):
        document = factories.document(**NORMATIVE)
        interpretation = interpreting(document)
        assert url(interpretation) in administrator.get(url(document)).text
        page = administrator.get(url(Document, LIST), {"is_normative__exact": 1})
        assert list(page.context["cl"].result_list) == [document]


def test_the_right_to_waive_is_there_to_be_given():
    right = Permission.objects.get(codename="waive_finding")
    assert right.content_type.model_class() is Finding


def test_the_document_page_leads_to_its_open_findings(administrator):
    document = factories.document()
    finding(document)
    address = reverse("admin:gazette_finding_changelist")
    assert (
        f"{address}?document__id__exact={document.pk}"
        in administrator.get(url(document)).text
    )
