"""Numbers of documents as people write them into an address."""

from urllib.parse import quote, unquote

import pytest

from gazette.written_numbers import read, written
from tests import factories
from tests.lists import text_of

pytestmark = pytest.mark.django_db

NUMBER = "济槐政字〔2020〕7号"


@pytest.fixture
def document():
    return factories.publish(factories.document(number=NUMBER))


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "济槐政字[2020]7",
        "济槐政字(2020)7号",
        "济槐政字【2020】第7号",
        "济槐政字《2020》7號",
        "济槐政字〔２０２０〕７号",
        " 济槐政字 〔 2020 〕 7 号 ",
        "济槐政字\u3000〔2020〕\u00a07号",
        "济槐政字2020年7号",
        "济槐政字2020-7",
        "济槐政字/2020/7/",
        "济槐政字〔二〇二〇〕7号",
        "济槐政字〔二零二○〕七号",
        "济槐政字二〇二〇年第七号",
        quote(NUMBER),
        quote(quote(NUMBER)),
        quote(NUMBER).lower(),
        f"{NUMBER}/",
    ],
)
def test_any_way_to_write_it_leads_there(client, document, text):
    response = client.get(f"/d/{quote(text)}")
    assert (response.status_code, response.get("Location")) == (
        302,
        document.get_absolute_url(),
    )


@pytest.mark.parametrize("sign", ["#", "%23", "%2523"])
def test_the_clause_is_kept(client, document, sign):
    response = client.get(f"/d/{quote(NUMBER)}{quote(sign + '七（二）', safe='%')}")
    assert unquote(response.url) == unquote(document.get_absolute_url()) + "#七（二）"


@pytest.mark.parametrize(
    "serial, chinese", [(10, "十"), (27, "二十七"), (110, "一百一十")]
)
def test_a_serial_in_characters_is_read(serial, chinese):
    assert (
        str(read(f"青山政字〔二〇一九〕{chinese}号")) == f"青山政字〔2019〕{serial}号"
    )


def test_characters_of_a_code_stay(client):
    assert str(read("三里一办〔2020〕7号")) == "三里一办〔2020〕7号"


def test_one_that_none_has_leads_to_those_like_it(client, document):
    for text in ("济槐政字〔2020〕8号", "济槐政办字〔2020〕7号", "济槐政字〔2021〕7号"):
        response = client.get(f"/d/{text}")
        assert response.status_code == 404
        assert response.context["near"] == [document]
        assert f'href="{document.get_absolute_url()}"' in text_of(response)


def test_no_draft_is_offered(client):
    factories.document(number=NUMBER, title="草稿的标题")
    response = client.get("/d/济槐政字〔2020〕8号")
    assert response.context["near"] == []
    assert "草稿的标题" not in text_of(response)


@pytest.mark.parametrize(
    "text", ["", "7号", "<script>alert(1)</script>", "../admin", "%2e%2e", "%", "a" * 3000, "\0", "一" * 500, "第" * 500]
)  # fmt: skip
def test_what_is_no_number_is_answered_with_a_page(client, text):
    response = client.get(f"/d/{quote(text)}")
    assert response.status_code == 404
    assert "<script>alert" not in text_of(response)


def test_escapes_are_undone_a_few_times_only():
    text = NUMBER
    for _ in range(9):
        text = quote(text)
    assert written(text)[0].startswith("%")


def test_one_that_was_withdrawn_leads_to_its_notice(client, document):
    factories.withdraw(document)
    response = client.get(f"/d/{NUMBER}", follow=True)
    assert response.status_code == 410


def test_of_several_editions_the_one_in_force_is_meant(client, document):
    factories.pass_step(document, "correct", note="更正一处")
    factories.follow(document.superseded_by)
    response = client.get(f"/d/{NUMBER}", follow=True)
    assert response.context["object"].edition == 2


def test_numbers_that_say_behind_the_year_what_they_are_about_are_two_series(client):
    for number in ("莆政〔1998〕综207号", "莆政〔1998〕207号"):
        factories.publish(factories.document(number=number))
    for number in ("莆政〔1998〕综207号", "莆政〔1998〕207号"):
        page = client.get("/search/", {"q": number})
        assert page.context["direct"].number == number
        assert client.get(page.context["direct"].get_absolute_url()).status_code == 200
