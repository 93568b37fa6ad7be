"""Chinese words on an English page say that they are Chinese."""

import pytest

from core.text.languages import mark


def marked(page):
    """``page`` marked, with each span as brackets."""
    page = mark(page, "zh-hans").replace('<span lang="zh-hans">', "[")
    return page.replace("</span>", "]").replace(' lang="zh-hans"', "@")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>No Chinese</p>", "<p>No Chinese</p>"),
        ("<td>金科城社区</td>", "<td>[金科城社区]</td>"),
        ("<p>2 documents with “社区”</p>", "<p>2 documents with “[社区]”</p>"),
        (
            "<p>济槐政字〔2020〕7号, in force</p>",
            "<p>[济槐政字〔2020〕7号], in force</p>",
        ),
        ("<p>甲 and 乙&amp;丙</p>", "<p>[甲] and [乙]&amp;[丙]</p>"),
        ("<a href='甲'>A</a> 乙 <b>丙</b>", "<a href='甲'>A</a> [乙] <b>[丙]</b>"),
        ("<option value='1'>批复 3</option>", "<option value='1'@>批复 3</option>"),
        ("<title>公报</title>", "<title@>公报</title>"),
        ("<svg><text x='1'>户</text></svg>", "<svg><text x='1'@>户</text></svg>"),
        ("<textarea>公报</textarea>甲", "<textarea>公报</textarea>[甲]"),
        ("<!-- 甲 --><p>乙</p>", "<!-- 甲 --><p>[乙]</p>"),
        ("<div@>甲<div>乙</div>丙</div>丁", "<div@>甲<div>乙</div>丙</div>[丁]"),
        (
            '<div@>甲<div lang="en">No 乙</div>丙</div>',
            '<div@>甲<div lang="en">No [乙]</div>丙</div>',
        ),
    ],
)
def test_runs_of_chinese_are_marked(page, expected):
    assert marked(page.replace("@", ' lang="zh-hans"')) == expected


def test_only_english_pages_are_marked(client, db):
    assert "<span lang=" not in client.get("/").text
    client.cookies["django_language"] = "en"
    page = client.get("/")
    assert '<span lang="zh-hans">' in page.text
    assert int(page.headers["Content-Length"]) == len(page.content)
