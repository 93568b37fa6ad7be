"""Disclosure: the 20 working days, the holidays, and what is not disclosed actively."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.models import AuditRecord
from core.text.working_days import Calendar
from core.workflow.perform import StaleVersion, TransitionRefused, perform
from gazette.disclosure.clock import clock, deadlines, due_on, due_soon, unknown_year
from gazette.disclosure.holidays import known_holidays, load_holidays
from gazette.disclosure.reviews import re_review
from gazette.models import DisclosureBasis, DisclosureReview, Document, Holiday
from gazette.models.disclosure import a_year_after
from tests import factories
from tests.admin_pages import form_data, queries, save, staff, url
from tests.exchange import counts, csv_of, edited, exported, imported, reasons

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 6, 12)
SECRET = {"disclosure": "withheld", "disclosure_reason": "涉及国家秘密"}


def signed(day, **values):
    return factories.document(signed_date=day, **values)


def shown(client, **query):
    page = client.get(url(Document, "changelist"), query)
    return list(page.context["cl"].result_list)


class TestHolidays:
    def test_the_holidays_of_2020_to_2026_are_there_from_the_start(self):
        calendar = Holiday.objects.calendar()
        assert calendar.years >= set(range(2020, 2027))
        assert not calendar.is_working(date(2026, 2, 16))
        assert calendar.is_working(date(2026, 2, 28))
        assert not calendar.is_working(date(2020, 10, 8))

    def test_every_make_up_workday_that_is_known_is_a_weekend_day(self):
        for day, is_workday, name in known_holidays():
            assert name
            assert not is_workday or day.weekday() >= 5

    def test_loading_adds_what_is_absent_and_touches_nothing_else(self):
        Holiday.objects.filter(date=date(2020, 1, 1)).delete()
        Holiday.objects.filter(date=date(2020, 1, 24)).update(name="改过的")
        for _again in range(2):
            load_holidays("default")
        assert Holiday.objects.get(date=date(2020, 1, 1)).name == "元旦"
        assert Holiday.objects.get(date=date(2020, 1, 24)).name == "改过的"
        assert Holiday.objects.count() == len(list(known_holidays()))

    def test_the_table_goes_out_and_in_unchanged_and_takes_a_new_year(self):
        before = exported("holidays")
        assert counts(imported("holidays", before))[:2] == (0, 0)
        rows = [
            ["日期", "安排", "节日"],
            ["2027年1月1日", "放假", "元旦"],
            ["2027-01-03", "上班", "元旦"],
        ]
        assert counts(imported("holidays", csv_of(rows))) == (2, 0, 0, 0)
        assert Holiday.objects.get(date=date(2027, 1, 3)).is_workday
        assert exported("holidays") != before

    @pytest.mark.parametrize(
        "column, value",
        [("日期", "2026-02-30"), ("安排", ""), ("安排", "休"), ("节日", "")],
    )
    def test_a_bad_cell_of_the_table_is_refused(self, column, value):
        data = edited(exported("holidays"), 1, column, value)
        assert reasons(imported("holidays", data)) == [(2, column)]

    def test_a_clerk_enters_a_holiday_once(self, administrator):
        data = {"date": "2027-01-01", "name": "元旦"}
        for times in (1, 1):
            administrator.post(url(Holiday, "add"), data)
            assert Holiday.objects.filter(date=date(2027, 1, 1)).count() == times

    def test_the_list_says_which_years_are_not_entered(self, administrator):
        this_year = timezone.localdate().year
        Holiday.objects.filter(date__year=this_year).delete()
        page = administrator.get(url(Holiday, "changelist"))
        assert unknown_year(this_year) in page.text


class TestClock:
    def test_twenty_working_days_are_counted_from_the_day_of_signing(self):
        # Three days of the Dragon Boat Festival (19 to 21 June) lie in between.
        assert due_on(signed(FRIDAY)) == date(2026, 7, 13)

    @pytest.mark.parametrize(
        "today, days_left, is_overdue",
        [
            ("2026-06-12", 20, False),
            ("2026-07-10", 1, False),
            ("2026-07-13", 0, False),
            ("2026-07-14", -1, True),
            ("2026-07-20", -5, True),
        ],
    )
    def test_the_clock_tells_the_days_left_and_over(self, today, days_left, is_overdue):
        running = clock(signed(FRIDAY), today=date.fromisoformat(today))
        assert (running.days_left, running.is_overdue) == (days_left, is_overdue)
        assert running.told and not running.doubts

    def test_a_deadline_that_passed_on_a_friday_is_overdue_on_saturday(self):
        document = signed(date(2026, 6, 11))
        assert due_on(document) == date(2026, 7, 10)
        running = clock(document, today=date(2026, 7, 11))
        assert (running.days_left, running.is_overdue) == (0, True)
        assert running.told == _("overdue")

    def test_no_clock_runs_for_what_is_kept_is_undated_is_public_or_was(self):
        document = factories.document()
        assert due_on(document) is not None
        assert due_on(signed(None)) is None
        assert due_on(factories.document(**SECRET)) is None
        assert due_on(factories.publish(document)) is None
        assert due_on(factories.withdraw(document)) is None

    def test_a_correction_is_due_twenty_working_days_after_it_was_begun(self):
        old = factories.publish(signed(date(2020, 5, 26)))
        new = signed(old.signed_date, number=old.number, supersedes=old, edition=2)
        assert new.formed_on == timezone.localdate()
        assert clock(new).days_left in {19, 20}
        assert new in Document.objects.due_by(due_on(new), Holiday.objects.calendar())
        assert new not in deadlines(Document.objects.all()).overdue()

    def test_years_without_holidays_are_told(self):
        december = signed(date(2031, 12, 20))
        assert clock(december, today=december.signed_date).doubts == [
            unknown_year(2031),
            unknown_year(2032),
        ]

    def test_the_database_finds_the_same_as_the_clock_says(self):
        today = date(2026, 7, 15)
        documents = [signed(today - timedelta(days=n)) for n in range(70)]
        found = deadlines(Document.objects.all(), today)
        clocks = {one: clock(one, found.calendar, today) for one in documents}
        over = {one for one, running in clocks.items() if running.is_overdue}
        assert set(found.overdue()) == over and over
        for days in (0, 5, 20):
            assert set(found.due_within(days)) == {
                one
                for one, running in clocks.items()
                if not running.is_overdue and running.days_left <= days
            }

    def test_what_is_due_soon_comes_soonest_first_and_only_while_it_is(self):
        today = date(2026, 7, 10)
        later, sooner = signed(date(2026, 7, 9)), signed(FRIDAY)
        signed(date(2026, 5, 1))
        factories.publish(signed(date(2026, 7, 1)))
        factories.document(signed_date=date(2026, 7, 1), **SECRET)
        found = due_soon(factories.administrator(), today=today)
        assert [document for document, _clock in found] == [sooner, later]
        assert [running.days_left for _document, running in found] == [1, 19]

    def test_the_list_has_the_deadline_and_filters_by_it(self, administrator):
        today = timezone.localdate()
        fresh, old = signed(today), signed(today - timedelta(days=200))
        kept = factories.document(signed_date=today, **SECRET)
        assert set(shown(administrator)) == {fresh, old, kept}
        assert shown(administrator, deadline="overdue") == [old]
        assert shown(administrator, deadline="due") == [fresh]
        assert shown(administrator, deadline="soon") == []
        assert shown(administrator, deadline="review") == []
        text = administrator.get(url(Document, "changelist")).text
        assert text.count('class="deadline ') == 1
        assert clock(old).told in text and clock(fresh).told in text

    def test_the_queries_of_the_list_do_not_grow_with_the_documents(
        self, administrator
    ):
        signed(timezone.localdate())
        few = queries(administrator, url(Document, "changelist"))
        for _n in range(12):
            signed(timezone.localdate())
        assert queries(administrator, url(Document, "changelist")) == few

    def test_the_front_page_leads_to_what_is_due_and_overdue(self, administrator):
        today = timezone.localdate()
        fresh, old = signed(today), signed(today - timedelta(days=200))
        text = administrator.get("/admin/").text
        for name in ("due", "overdue"):
            assert f"{url(Document, 'changelist')}?deadline={name}" in text
        for document in (fresh, old):
            assert url(document) in text


class TestClassOfDisclosure:
    @pytest.mark.parametrize(
        "reason, basis",
        [
            ("涉及国家秘密", DisclosureBasis.SECRET),
            ("涉及个人隐私", DisclosureBasis.THIRD_PARTY),
            ("公开后可能危及公共安全", DisclosureBasis.HARM),
            ("属于行政执法案卷", DisclosureBasis.ENFORCEMENT),
            ("属于过程性信息", DisclosureBasis.PROCESS),
            ("属于内部事务信息", DisclosureBasis.INTERNAL),
            ("不便公开", ""),
        ],
    )
    def test_the_words_of_a_reason_name_its_basis(self, reason, basis):
        document = factories.document(disclosure="withheld", disclosure_reason=reason)
        assert document.disclosure_basis == basis

    def test_a_basis_that_was_chosen_stays_and_goes_with_the_class(self):
        chosen = {"disclosure_basis": "internal", "disclosure_reason": "涉及国家秘密"}
        document = factories.document(disclosure="withheld", **chosen)
        assert document.disclosure_basis == DisclosureBasis.INTERNAL
        document.disclosure = "active"
        document.save()
        assert (document.disclosure_basis, document.disclosure_review_due) == ("", None)

    def test_what_is_kept_is_due_for_re_review_after_a_year(self):
        today = timezone.localdate()
        assert factories.document(**SECRET).disclosure_review_due == a_year_after(today)
        assert a_year_after(date(2024, 2, 29)) == date(2025, 2, 28)
        assert a_year_after(date(2023, 2, 28)) == date(2024, 2, 28)
        assert a_year_after(date(2023, 12, 31)) == date(2024, 12, 31)

    @pytest.mark.parametrize(
        "values",
        [
            {"disclosure": "active", "disclosure_basis": "secret"},
            {"disclosure": "withheld", "disclosure_basis": "particular"},
            {"disclosure": "withheld", "disclosure_reason": ""},
        ],
    )
    def test_the_database_refuses_what_does_not_go_together(self, values):
        document = factories.document(disclosure_reason="有理由")
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=document.pk).update(**values)

    def test_without_a_basis_nothing_is_kept_by_a_form_or_submitted(
        self, administrator
    ):
        kept = {"disclosure": "on_request", "disclosure_reason": "只涉及申请人"}
        document = factories.document(**kept)
        with pytest.raises(ValidationError):
            document.full_clean()
        page = save(administrator, document, topic="城乡建设")
        assert "disclosure_basis" in page.context["adminform"].form.errors
        with pytest.raises(TransitionRefused):
            perform(document, "submit", administrator.user)
        assert save(administrator, document, disclosure_basis="particular").url
        perform(Document.objects.get(), "submit", administrator.user)

    def test_an_import_takes_the_basis_from_the_reason(self):
        factories.document()
        data = edited(exported("documents"), 1, "公开属性", "不予公开：涉及商业秘密")
        assert counts(imported("documents", data)) == (0, 1, 0, 0)
        document = Document.objects.get()
        assert document.disclosure_basis == DisclosureBasis.THIRD_PARTY
        assert document.disclosure_review_due


class TestReReview:
    def test_what_is_kept_is_due_again_later_and_signed_as_it_was(self):
        document = factories.take(factories.document(**SECRET), "in_review")
        perform(document, "sign", factories.reviewer(), given={"gates": ["legal"]})
        before = document.content_hash()
        next_due = timezone.localdate() + timedelta(days=90)
        review = re_review(
            document, factories.reviewer(), "keep", "理由仍然成立。", next_due=next_due
        )
        document.refresh_from_db()
        assert document.disclosure_review_due == review.next_due == next_due
        assert document.state == "in_review"
        assert document.content_hash() == before
        assert review.reviewed_by == factories.reviewer()

    def test_a_year_is_the_rule_for_the_next(self):
        review = re_review(
            factories.document(**SECRET), factories.reviewer(), "keep", "仍然成立。"
        )
        assert review.next_due == a_year_after(timezone.localdate())

    def test_what_is_to_be_disclosed_goes_back_to_draft_and_stays_due(self):
        document = factories.take(factories.document(**SECRET), "approved")
        re_review(document, factories.reviewer(), "disclose", "已经解密。")
        document.refresh_from_db()
        assert (document.state, document.disclosure) == ("draft", "withheld")
        due = Document.objects.due_for_review(timezone.localdate())
        assert list(due) == [document]
        document.disclosure = "active"
        document.save()
        assert not due.all().exists()
        assert due_on(document) is not None

    def test_what_was_never_given_a_day_is_due(self):
        document = factories.document(**SECRET)
        Document.objects.update(disclosure_review_due=None)
        assert list(Document.objects.due_for_review(date(2020, 1, 1))) == [document]

    def test_it_needs_the_right_a_remark_a_kept_document_and_the_version_seen(self):
        document, user = factories.document(**SECRET), factories.reviewer()
        tomorrow = timezone.localdate() + timedelta(days=1)
        with pytest.raises(PermissionDenied):
            re_review(document, staff("li").user, "keep", "好")
        for outcome, remark, next_due in (
            ("keep", " ", None),
            ("", "好", None),
            ("keep", "好", tomorrow - timedelta(days=1)),
        ):
            with pytest.raises(TransitionRefused):
                re_review(document, user, outcome, remark, next_due=next_due)
        with pytest.raises(StaleVersion):
            re_review(document, user, "keep", "好", version=document.version + 1)
        for other in (factories.document(), factories.publish(factories.document())):
            with pytest.raises(TransitionRefused):
                re_review(other, user, "keep", "好")
        assert not DisclosureReview.objects.exists()
        re_review(document, user, "keep", "好", next_due=tomorrow)

    def test_who_may_not_return_it_cannot_decide_that_it_is_disclosed(self):
        document = factories.take(factories.document(**SECRET), "approved")
        user = staff("li", "add_disclosurereview").user
        with pytest.raises(PermissionDenied):
            re_review(document, user, "disclose", "已经解密。")
        assert not DisclosureReview.objects.exists()

    @pytest.mark.django_db(transaction=True)
    def test_it_is_recorded_once(self):
        document = factories.document(**SECRET)
        re_review(document, factories.reviewer(), "keep", "仍然成立。")
        found = AuditRecord.objects.filter(event="disclosure.reviewed")
        assert [row.target_id for row in found] == [str(document.pk)]

    def test_it_is_made_on_a_page_of_its_own(self, administrator):
        document = factories.document(**SECRET)
        Document.objects.update(disclosure_review_due=timezone.localdate())
        address = f"{url(DisclosureReview, 'add')}?document={document.pk}"
        assert address in administrator.get(url(document)).text
        data = form_data(administrator.get(address))
        refused = administrator.post(address, data | {"outcome": "keep"})
        assert "remark" in refused.context["adminform"].form.errors
        answer = administrator.post(
            address, data | {"outcome": "keep", "remark": "仍然成立。"}
        )
        assert answer.url == f"{url(Document, 'changelist')}?deadline=review"
        review = DisclosureReview.objects.get()
        assert (review.document, review.outcome) == (document, "keep")
        assert review.reviewed_by == administrator.user
        assert "仍然成立。" in administrator.get(url(document)).text
        assert administrator.get(url(review)).status_code == 200

    def test_a_page_that_is_out_of_date_records_nothing(self, administrator):
        document = factories.document(**SECRET)
        address = f"{url(DisclosureReview, 'add')}?document={document.pk}"
        data = form_data(administrator.get(address))
        save(administrator, document, disclosure_reason="涉及国家秘密，全部")
        data |= {"outcome": "keep", "remark": "仍然成立。"}
        again = administrator.post(address, data)
        assert again.status_code == 200
        assert not DisclosureReview.objects.exists()
        administrator.post(address, form_data(again))
        assert DisclosureReview.objects.get().remark == "仍然成立。"

    def test_without_a_document_the_page_leads_to_those_that_are_due(
        self, administrator
    ):
        for query in ("", "?document=x", f"?document={factories.document().pk}"):
            answer = administrator.get(url(DisclosureReview, "add") + query)
            assert answer.url == f"{url(Document, 'changelist')}?deadline=review"

    def test_a_re_review_is_neither_changed_nor_deleted(self, administrator):
        review = re_review(
            factories.document(**SECRET), administrator.user, "keep", "仍然成立。"
        )
        assert administrator.post(url(review), {"remark": "改"}).status_code == 403
        assert administrator.post(url(review, "delete")).status_code == 403
        review.refresh_from_db()
        assert review.remark == "仍然成立。"


def test_a_calendar_that_is_read_once_serves_many_documents(
    django_assert_num_queries,
):
    documents, calendar = [factories.document() for _n in range(3)], Calendar()
    with django_assert_num_queries(0):
        assert all(clock(one, calendar) for one in documents)
