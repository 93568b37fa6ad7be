"""How a document is cited."""

from datetime import UTC, date, datetime

import pytest

from gazette.citations import citations, in_words
from tests import factories
from tests.lists import text_of

pytestmark = pytest.mark.django_db

ADDRESS = "http://testserver/documents/济槐政字/2020/7/"
PUBLISHED = datetime(2020, 11, 19, 18, tzinfo=UTC)  # The 20th in China.


@pytest.fixture
def document():
    return factories.publish(
        factories.document(
            number="济槐政字〔2020〕7号",
            title="关于同意新建社区的批复",
            issuer="济南市槐荫区人民政府",
            issue=factories.issue(number=4),
            page=3,
        ),
        at=PUBLISHED,
    )


def forms(document, clause=""):
    told = citations(document, ADDRESS, date(2026, 11, 28), clause)
    return {one.name: one.text for one in told}


def test_the_forms_that_people_use(document, settings):
    settings.GAZETTE_NAME = "槐荫区人民政府公报"
    begun = "济南市槐荫区人民政府. 关于同意新建社区的批复: 济槐政字〔2020〕7号"
    assert forms(document) == {
        "plain": "《关于同意新建社区的批复》（济槐政字〔2020〕7号）",
        "online": f"{begun}[EB/OL]. (2020-11-20)[2026-11-28]. {ADDRESS}.",
        "print": f"{begun}[Z]. 槐荫区人民政府公报, 2020(4): 3.",
    }


def test_what_is_not_stated_is_left_out():
    document = factories.publish(
        factories.document(number="", issuer="", title="某表", issue=None),
        at=PUBLISHED,
    )
    assert forms(document) == {
        "plain": "《某表》",
        "online": f"某表[EB/OL]. (2020-11-20)[2026-11-28]. {ADDRESS}.",
    }


@pytest.mark.parametrize(
    "anchor, words",
    [
        ("七", "第七条"),
        ("十一（二）", "第十一条第（二）项"),
        ("一（二）3（4）", "第一条第（二）项第3目第（4）点"),
        ("（三）", "第（三）项"),
        ("一-2", "第一条"),
        ("", ""),
    ],
)
def test_a_clause_is_spoken_of(anchor, words):
    assert in_words(anchor) == words


def test_the_page_cites_the_clause_that_was_chosen(client, document):
    response = client.get(document.get_absolute_url(), {"clause": "二"})
    assert "（济槐政字〔2020〕7号）第二条" in text_of(response)
    assert response.context["permalink"].endswith("#%E4%BA%8C")


@pytest.mark.parametrize("clause", ["九", "<script>", "\0", "p1", "x" * 9999])
def test_a_clause_that_is_not_there_is_none(client, document, clause):
    response = client.get(document.get_absolute_url(), {"clause": clause})
    assert response.context["clause"] == ""
    assert "第" not in response.context["citations"][0].text


def test_an_older_version_is_cited_at_its_own_address(client, document):
    factories.pass_step(document, "correct", note="更正一处")
    factories.follow(document.superseded_by)
    document.refresh_from_db()
    response = client.get(document.get_absolute_url())
    assert response.context["permalink"].endswith("/7/v1/")
