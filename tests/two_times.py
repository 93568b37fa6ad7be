"""What lists and pages of registers must do in two times; registers supply the data."""

import csv
import json
from io import StringIO

import pytest
from django.db import connection
from django.utils import timezone

from tests import factories
from tests.corrections import correction_of, edit
from tests.lists import get, queries, rows_of, text_of


@pytest.mark.django_db
class TwoTimesCases:
    """A register at ``url``: ``make`` is the factory of its change sets.

    ``first`` and ``second`` are values of entries about one subject, the second as of a
    later day; ``value`` is the column of files in which they differ, ``texts`` what stands
    there. ``ending`` are the values of an entry that ends it, where there is one.
    """

    url = value = ""
    make = None
    first, second, ending = {}, {}, None
    texts = ("", "")

    def publish(self, day, values):
        make = type(self).make
        made = make(values, document=factories.document(signed_date=day))
        factories.publish(made)
        made.refresh_from_db()
        return made

    def told(self, client, **times):
        return [row[self.value] for row in rows_of(client, self.url, **times)]

    def corrected(self, made, **values):
        draft = correction_of(made, "更正说明文字")
        edit(draft.entries.get(), **values)
        factories.follow(draft)
        draft.refresh_from_db()
        return draft

    def page(self, made):
        return made.register.state_model.objects.first().get_absolute_url()

    def test_a_correction_leaves_what_the_public_saw_before_it(self, client):
        made = self.publish("2020-03-01", self.first)
        before = timezone.now()
        self.corrected(made, **self.second)
        now, then = self.texts[1], self.texts[0]
        assert self.told(client) == self.told(client, as_of="2020-03-01") == [now]
        known = {"as_of": "2020-03-01", "known_at": before.isoformat()}
        assert self.told(client, **known) == [then]
        assert self.told(client, known_at="2019-12-31") == []

    def test_a_withdrawal_leaves_what_the_public_saw_before_it(self, client):
        made = self.publish("2020-03-01", self.first)
        before, page = timezone.now(), self.page(made)
        factories.withdraw(made.document, "lapsed")
        assert self.told(client) == []
        assert self.told(client, known_at=before.isoformat()) == [self.texts[0]]
        assert client.get(page).status_code == 404
        assert get(client, page, known_at=before.isoformat()).status_code == 200

    def test_the_page_says_clearly_that_it_is_of_then(self, client):
        made = self.publish("2020-03-01", self.first)
        now = timezone.now().isoformat()
        for url in (self.url, self.page(made)):
            assert "notice known" not in text_of(client.get(url))
            assert "notice known" in text_of(get(client, url, known_at=now))
            future = get(client, url, known_at="2999-01-01")
            assert "notice known" not in text_of(future)

    def test_a_time_that_is_none_is_now_and_said_so(self, client):
        made = self.publish("2020-03-01", self.first)
        for url in (self.url, self.page(made)):
            response = get(client, url, known_at="2020-02-30")
            assert response.context["known_at_unreadable"]
            assert 'role="alert"' in text_of(response)

    def test_links_and_files_keep_the_times(self, client):
        self.publish("2020-03-01", self.first)
        moment = timezone.localtime()
        times = {"as_of": "2020-06-01", "known_at": moment.isoformat()}
        response = get(client, self.url, **times)
        assert response.context["kept"].dict() == times
        kept = "as_of=2020-06-01&amp;known_at="
        assert f"/?{kept}" in text_of(response)
        about = json.loads(text_of(get(client, self.url, format="json", **times)))
        assert (about["as_of"], about["known_at"]) == tuple(times.values())
        assert (
            json.loads(text_of(get(client, self.url, format="json")))["known_at"]
            is None
        )

    def test_a_day_known_is_shown_as_of_that_day_where_none_is_asked(self, client):
        self.publish("2020-03-01", self.first)
        response = get(client, self.url, known_at="2020-04-01")
        assert response.context["as_of"].isoformat() == "2020-04-01"

    def changes(self, client, **times):
        rows = rows_of(client, f"{self.url}changes/", **times)
        names = f"{self.value}_before", f"{self.value}_after"
        return [(row["change"], *(row[name] for name in names)) for row in rows]

    def test_what_began_and_changed_between_two_days_is_told(self, client):
        self.publish("2020-03-01", self.first)
        self.publish("2020-06-01", self.second)
        began, changed = "新增", "变化"
        one, two = self.texts
        both = {"from": "2020-01-01", "to": "2020-12-31"}
        assert self.changes(client, **both) == [(began, None, two)]
        both["to"] = "2020-04-01"
        assert self.changes(client, **both) == [(began, None, one)]
        later = {"from": "2020-04-01", "to": "2020-12-31"}
        assert self.changes(client, **later) == [(changed, one, two)]
        # In either order, and a day as of which nothing differs.
        turned = {"from": "2020-12-31", "to": "2020-04-01"}
        assert self.changes(client, **turned) == self.changes(client, **later)
        assert self.changes(client, **{"from": "2020-07-01", "to": "2020-12-31"}) == []

    def test_what_ended_between_two_days_is_told_with_its_clause(self, client):
        if self.ending is None:
            return
        self.publish("2020-03-01", self.first)
        end = self.publish("2020-06-01", self.ending)
        later = {"from": "2020-04-01", "to": "2020-12-31"}
        assert self.changes(client, **later) == [("终止", self.texts[0], None)]
        response = get(client, f"{self.url}changes/", **later)
        (row,) = response.context["rows"]
        assert row.day.isoformat() == "2020-06-01"
        assert row.stated_in == end.entries.get()
        assert row.stated_in.get_absolute_url() in text_of(response)

    def test_what_a_correction_changed_of_a_day_is_told(self, client):
        made = self.publish("2020-03-01", self.first)
        before = timezone.now()
        self.corrected(made, **self.second)
        known = {"known_from": before.isoformat(), "to": "2020-03-01"}
        assert self.changes(client, **known) == [("变化", *self.texts)]
        assert self.changes(client, known_from="2999-01-01") == []

    def test_a_withdrawal_ended_what_was_said_of_a_day(self, client):
        made = self.publish("2020-03-01", self.first)
        before = timezone.now()
        factories.withdraw(made.document, "lapsed")
        known = {"known_from": before.isoformat(), "to": "2020-03-01"}
        assert self.changes(client, **known) == [("终止", self.texts[0], None)]
        (row,) = get(client, f"{self.url}changes/", **known).context["rows"]
        assert client.get(row.about[0].url).status_code == 200

    def test_files_and_pages_have_the_same_changes(self, client):
        self.publish("2020-03-01", self.first)
        self.publish("2020-06-01", self.second)
        times = {"from": "2020-04-01", "to": "2020-12-31"}
        url = f"{self.url}changes/"
        response = get(client, url, **times)
        assert response.context["page_obj"].paginator.count == 1
        (row,) = response.context["rows"]
        texts = [difference.texts() for difference in row.differences]
        assert texts == [tuple(map(str, self.texts))]
        lines = list(
            csv.reader(StringIO(text_of(get(client, url, format="csv", **times))))
        )
        assert len(lines) == 2
        assert {*map(str, self.texts)} <= {*lines[1]}
        assert get(client, url, change="began", **times).context["rows"] == []

    def test_the_number_of_queries_of_changes_does_not_grow(self, client):
        url = f"{self.url}changes/?from=2020-01-01&to=2020-12-31"
        self.publish("2020-03-01", self.first)
        few = queries(client, url)
        make = type(self).make
        entries = [self.first | self.another(number) for number in range(5)]
        document = factories.document(signed_date="2020-04-01")
        factories.publish(make(*entries, document=document))
        assert queries(client, url) == few

    def another(self, number):
        return {"name": f"另一{number}"}

    def test_the_order_of_the_list_is_that_of_an_index(self, client):
        if connection.vendor != "sqlite":
            pytest.skip("PostgreSQL reads a table of three rows whatever its indexes.")
        self.publish("2020-03-01", self.first)
        for known_at in ("", timezone.now().isoformat()):
            times = {"as_of": "2020-06-01", "known_at": known_at}
            rows = get(client, self.url, **times).context["page_obj"].paginator
            plan = rows.object_list[:20].explain()
            assert "USING INDEX" in plan
            assert "TEMP B-TREE" not in plan

    def test_times_that_cannot_be_read_break_nothing(self, client):
        self.publish("2020-03-01", self.first)
        for text in ("\0", "x", "2020-02-30", "0001-01-01", "9999-12-31", "9" * 999):
            for name in ("from", "to", "known_from", "known_to"):
                asked = get(client, f"{self.url}changes/", **{name: text})
                assert asked.status_code == 200
            assert get(client, self.url, known_at=text).status_code == 200

    def test_the_page_tells_what_was_said_before_a_correction(self, client):
        made = self.publish("2020-03-01", self.first)
        assert client.get(self.page(made)).context["retold"] == []
        new = self.corrected(made, **self.second)
        made.refresh_from_db()
        response = client.get(self.page(made))
        (told,) = response.context["retold"]
        assert (told.since, told.moment) == (made.published_at, made.superseded_at)
        assert told.entries == [made.entries.get()]
        (stretch,) = told.stretches
        assert stretch.start.isoformat() == "2020-03-01"
        (difference,) = stretch.differences
        assert difference.texts() == tuple(map(str, self.texts))
        assert difference.before.source == made.entries.get()
        assert difference.after.source == new.entries.get()
        html = text_of(response)
        assert "更正说明文字" in html
        assert made.entries.get().get_absolute_url() in html

    def test_the_page_tells_what_was_said_before_a_withdrawal(self, client):
        self.publish("2020-03-01", self.first)
        second = self.publish("2020-06-01", self.second)
        page = self.page(second)
        factories.withdraw(second.document, "lapsed", "期限已过")
        response = client.get(page)
        (told,) = response.context["retold"]
        (stretch,) = told.stretches
        assert stretch.start.isoformat() == "2020-06-01"
        (difference,) = stretch.differences
        assert difference.texts() == (str(self.texts[1]), str(self.texts[0]))
        assert "期限已过" in text_of(response)
