"""The public search: what is published, exactly, with the places where the words stand."""

from io import StringIO
from urllib.parse import quote

import hypothesis
import pytest
from django.core.management import CommandError, call_command
from hypothesis import strategies as st

from core.search.models import SearchText, row_id
from gazette.models import Document, Organization
from tests import factories
from tests.corrections import corrected
from tests.lists import ListCases, get, rows_of, text_of

pytestmark = pytest.mark.django_db

URL = "/search/"


def published(**values):
    return factories.publish(factories.document(**values))


def titles(client, text, **asked):
    return [row["title"] for row in rows_of(client, URL, q=text, **asked)]


class TestSearch(ListCases):
    url = URL

    def publish(self, number):
        for _ in range(number):
            published()


def test_drafts_are_not_found_and_what_was_withdrawn_no_more(client):
    factories.document(body="机密的词")
    gone = published(body="撤下的词", title="撤下")
    assert titles(client, "撤下的词") == ["撤下"]
    factories.withdraw(gone)
    assert titles(client, "机密的词") == titles(client, "撤下的词") == []
    assert not SearchText.objects.filter(text__contains="机密的词").exists()


def test_a_correction_is_found_by_its_own_words_alone(client):
    corrected(published(body="错的词", title="更正"), body="对的词")
    assert (titles(client, "错的词"), titles(client, "对的词")) == ([], ["更正"])


def test_titles_come_first_and_newer_ones_before_older(client):
    published(title="正文里有", body="供热管理", signed_date="2020-06-30")
    published(title="供热管理办法", signed_date="2020-01-01")
    published(title="供热管理细则", signed_date="2020-03-01")
    assert titles(client, "供热") == ["供热管理细则", "供热管理办法", "正文里有"]


def test_every_word_has_to_stand_in_the_document_but_not_in_one_place(client):
    published(title="甲", body="第一段有供热\n第二段有燃气")
    published(title="乙", body="只有供热")
    assert titles(client, "供热 燃气") == ["甲"]
    assert titles(client, "热第") == titles(client, "供热第二段") == []


def test_passages_open_at_their_clause_and_row(client):
    document = factories.document(body="一、第一条。\n二、供热的条。", title="有表的")
    factories.attachment(document, rows=[["1", "别的"], ["2", "供热许可"]])
    factories.publish(document)
    html = text_of(get(client, URL, q="供热"))
    address = document.get_absolute_url()
    page = text_of(client.get(address))
    for anchor in ("二", "t1r2"):
        assert f'href="{address}#{quote(anchor)}"' in html
        assert f'id="{anchor}"' in page
    assert html.count("<mark>供热</mark>") == 2


def test_the_words_are_shown_and_never_run(client):
    published(body="<script>alert(1)</script>供热")
    html = text_of(get(client, URL, q="<script>alert"))
    assert "&lt;script&gt;alert" in html and "<script>alert" not in html


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("济槐政字〔2020〕77号", ["济槐政字〔2020〕7号"]),
        ("济槐政子〔2020〕18号", ["济槐政字〔2020〕18号"]),
        ("济槐政字〔2021〕18号", ["济槐政字〔2020〕18号"]),
        ("济槐政字〔2020〕81号", ["济槐政字〔2020〕18号"]),
        ("鲁政发〔1999〕3号", []),
        ("供热", []),
    ],
)
def test_a_number_that_none_has_leads_to_those_like_it(client, typed, meant):
    for serial in (7, 18):
        published(number=f"济槐政字〔2020〕{serial}号", body="文字")
    factories.document(number="济槐政字〔2020〕8号")
    near = get(client, URL, q=typed).context["near"]
    assert [document.number for document in near] == meant


def test_a_number_that_is_there_is_found_first_however_it_is_typed(client):
    published(title="引用的", body="按照济槐政字〔2020〕7号执行。")
    published(title="本身", number="济槐政字〔2020〕7号")
    assert titles(client, "济槐政字(2020)7") == ["本身", "引用的"]


@pytest.mark.parametrize(
    "typed", ["济槐政字2020 7号", "济槐政字[2020]7", "济槐政字〔2020〕7号"]
)
def test_a_number_leads_straight_to_its_document(client, typed):
    published(number="济槐政字〔2020〕7号", title="本身")
    context = get(client, URL, q=typed).context
    assert (context["direct"].title, context["near"]) == ("本身", [])
    factories.withdraw(context["direct"])
    assert get(client, URL, q=typed).context["direct"] is None


def test_words_in_traditional_characters_lead_to_the_simplified_ones(client):
    published(title="社区通知")
    page = text_of(get(client, URL, q="社區通知", per_page=50))
    assert titles(client, "社區通知") == []
    assert f'href="?q={quote("社区通知")}&amp;per_page=50"' in page
    assert titles(client, "社区通知") == ["社区通知"]
    assert "社區" not in text_of(get(client, URL, q="社区通知"))


def test_the_registers_answer_beside_the_documents(client):
    notice = factories.notice({"name": "高申", "title": "副主任"})
    factories.publish(notice.document)
    [item] = get(client, URL, q="高申").context["subjects"]
    assert [str(subject) for subject in item["first"]] == ["高申"]
    assert (item["register"].label, item["today"]) == ("personnel", 1)
    factories.withdraw(notice.document)
    assert get(client, URL, q="高申").context["subjects"] == []


def test_facets_count_what_was_found_and_a_choice_in_vain_stays_one(client):
    published(genre="通知", body="供热")
    published(genre="通知", body="燃气")
    published(genre="批复", body="燃气")
    form = get(client, URL, q="供热", genre="批复").context["filter"].form
    labels = [label for _value, label in form.fields["genre"].choices]
    assert labels[1:] == ["通知 (1)", "批复 (0)"] and form.is_valid()
    assert titles(client, "供热", genre="批复") == []


def test_the_index_is_proven_and_mended(client):
    document = published(body="供热", title="甲")
    call_command("rebuild_search", check=True, stdout=StringIO())
    SearchText.objects.update(text="别的")
    row = row_id(Document, 10**6)
    SearchText.objects.create(id=row, object_id=10**6, text="多的")
    with pytest.raises(CommandError):
        call_command("rebuild_search", check=True, stdout=StringIO())
    call_command("rebuild_search", all=True, stdout=StringIO())
    call_command("rebuild_search", check=True, stdout=StringIO())
    assert titles(client, "供热") == [document.title]


def test_what_was_published_before_there_was_an_index_is_taken_in(client):
    published(body="供热", title="甲")
    SearchText.objects.all().delete()
    assert titles(client, "供热") == []
    call_command("rebuild_search", stdout=StringIO())
    assert titles(client, "供热") == ["甲"]


@pytest.mark.parametrize("typed", ["gs", "GaoShen", "aos"])
def test_people_are_found_by_the_letters_of_their_names(client, typed):
    notice = factories.notice({"name": "高申"}, {"name": "王建刚"})
    assert get(client, URL, q=typed).context["subjects"] == []
    factories.publish(notice.document)
    [item] = get(client, URL, q=typed).context["subjects"]
    assert [str(subject) for subject in item["first"]] == ["高申"]
    [row] = rows_of(client, "/personnel/", q=typed)
    assert row["person"] == "高申"
    factories.withdraw(notice.document)
    assert get(client, URL, q=typed).context["subjects"] == []
    assert not SearchText.objects.exists()
    call_command("rebuild_search", check=True, stdout=StringIO())


def test_a_community_is_found_by_every_name_it_has_borne(client):
    for change in (
        {"kind": "establish", "name": "金科世界城社区居民委员会"},
        {
            "kind": "rename",
            "name": "金科城第一社区居民委员会",
            "former_name": "金科世界城社区居民委员会",
        },
    ):
        factories.publish(factories.decision(change).document)
    for typed in ("jksjc", "jkcdy"):
        [item] = get(client, URL, q=typed).context["subjects"]
        assert item["today"] == 1
    call_command("rebuild_search", check=True, stdout=StringIO())


def test_the_title_and_headings_of_a_table_open_at_the_table(client):
    document = factories.document(body="文字")
    factories.attachment(
        document, title="供热清单", columns=["序号", "站名"], rows=[["1", "甲"]]
    )
    factories.publish(document)
    for typed in ("供热清单", "站名"):
        html = text_of(get(client, URL, q=typed))
        assert f'href="{document.get_absolute_url()}#t1"' in html
    assert 'id="t1"' in text_of(client.get(document.get_absolute_url()))


@pytest.fixture
def many(monkeypatch):
    """Three documents are very many."""
    for module in ("core.search.finding", "gazette.search_views"):
        monkeypatch.setattr(f"{module}.MANY", 2)
    for month in range(1, 6):
        title = "供热通知" if month == 2 else f"{month}月"
        published(
            title=title,
            body="供热",
            signed_date=f"2020-{month:02}-01",
            genre="通知" if month < 4 else "批复",
        )


def shown(client, **asked):
    return [row.title for row in get(client, URL, q="供热", **asked).context["rows"]]


def test_of_very_many_the_first_are_listed_in_the_same_order_and_it_is_said(
    client, many
):
    assert shown(client) == ["供热通知", "5月"]
    assert shown(client, sort="-signed_date") == ["5月", "4月"]
    html = text_of(get(client, URL, q="供热"))
    assert "超过" in html or "More than" in html
    assert titles(client, "供热") == ["供热通知", "5月", "4月", "3月", "1月"]


def test_of_very_many_a_filter_goes_through_all(client, many):
    assert shown(client, genre="通知") == ["供热通知", "3月", "1月"]
    assert shown(client, sort="signed_date")[:2] == ["1月", "供热通知"]
    form = get(client, URL, q="供热").context["filter"].form
    labels = [label for _value, label in form.fields["genre"].choices][1:]
    assert len(labels) == 2 and any(label.endswith("+)") for label in labels)


@pytest.mark.parametrize("typed", ["高深", "高伸", "王见刚", "王建岗", "王刚"])
def test_a_name_that_none_bears_leads_to_those_like_it(client, typed):
    factories.publish(factories.notice({"name": "高申"}, {"name": "王建刚"}).document)
    meant = [str(one) for one in get(client, URL, q=typed).context["meant"]]
    assert meant == (
        [] if typed == "王刚" else ["高申" if typed[0] == "高" else "王建刚"]
    )
    assert get(client, URL, q="高申").context["meant"] == []


ANY = st.text() | st.text(
    "\0\"'()*:^%_-+&|!<>\\{}[]~,. 供热ＡA１\u200b\ud800𠮷\n\t", max_size=30
)


@pytest.mark.django_db
@hypothesis.settings(
    max_examples=30, suppress_health_check=list(hypothesis.HealthCheck)
)
@hypothesis.given(ANY | ANY.map(lambda text: text * 1000))
def test_whatever_is_typed_is_answered(client, text):
    typed = quote(text.encode("utf-8", "surrogatepass"))
    assert client.get(f"{URL}?q={typed}").status_code == 200


@pytest.mark.parametrize("typed", ["民政局", "mzj", "minzhengju", "区 民政"])
def test_organizations_are_found_by_name_and_by_its_letters(client, typed):
    Organization.objects.create(full_name="槐荫区民政局", former_names="槐荫区民政科")
    Organization.objects.create(full_name="槐荫区教育局")
    assert get(client, URL, q=typed).context["organizations"] == ["槐荫区民政局"]
    assert get(client, URL).context["organizations"] == []
