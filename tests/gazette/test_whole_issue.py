"""An issue as one page and as PDF, and a document as PDF."""

import hashlib
from datetime import UTC, datetime

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import pdf
from core.pdf import fonts, process
from tests import factories
from tests.lists import queries, text_of

pytestmark = pytest.mark.django_db

# Had any of it been markup, there would be no PDF, or words would be missing.
HOSTILE = '#panic("x") $x$ *粗* _斜_ `代码` <标签> @引用 \\ /* 注 */ // 尾 [ ] { } = 题 - 项 "引" #{'


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    """PDF files of a test are kept nowhere else; and a machine without fonts is told apart."""
    settings.CACHES = settings.CACHES | {
        "pdf": settings.CACHES["pdf"] | {"LOCATION": tmp_path}
    }


@pytest.fixture
def makes_pdf():
    if reason := pdf.why_not():
        pytest.skip(reason)


@pytest.fixture
def issue():
    return factories.issue(2020, 4)


def publish(issue, **values):
    return factories.publish(factories.document(issue=issue, **values))


def words_of(response):
    """The words of each page of a PDF, without spaces and line ends."""
    file = pypdfium2.PdfDocument(b"".join(response.streaming_content))
    pages = [page.get_textpage().get_text_bounded() for page in file]
    return ["".join(page.split()) for page in pages], file.get_metadata_dict()


class TestWholePage:
    def test_all_documents_stand_in_the_order_of_the_contents(self, client, issue):
        first = publish(issue, title="前面的", page=1, body="一、甲。\n二、乙。")
        publish(issue, title="后面的", page=9)
        factories.document(issue=issue, title="草稿的")
        html = text_of(client.get("/issues/2020/4/full/"))
        articles = html[html.index("<article") :]
        assert articles.index("前面的") < articles.index("后面的")
        assert "草稿的" not in html
        assert f'id="{first.number}"' in html
        assert f'id="{first.number}-二"' in html
        assert html.count("<h1") == 1

    def test_ids_are_there_once(self, client, issue):
        for _ in range(3):
            document = factories.document(
                issue=issue, body="一、甲。\n一、乙。\n丙\t丁"
            )
            factories.attachment(document, [("1", "甲")])
            factories.publish(document)
        html = text_of(client.get("/issues/2020/4/full/"))
        ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
        assert len(ids) == len(set(ids))

    def test_headings_leave_out_no_level(self, client, issue):
        publish(issue, body="（一）没有上一级的标题\n1. 再下一级\n二、正常的标题")
        for address in (
            "/issues/2020/4/full/",
            issue.documents.get().get_absolute_url(),
        ):
            html = text_of(client.get(address))
            levels = [
                int(part[0]) for part in html.split("<h")[1:] if part[0].isdigit()
            ]
            jumps = [b - a for a, b in zip(levels, levels[1:], strict=False)]
            assert levels[0] == 1
            assert max(jumps) == 1, address

    def test_an_issue_without_a_number_has_one_too(self, client):
        nameless = factories.issue(number=None)
        publish(nameless)
        html = text_of(client.get(nameless.get_absolute_url()))
        assert f"/issues/id/{nameless.pk}/full/" in html
        assert client.get(f"/issues/id/{nameless.pk}/full/").status_code == 200

    @pytest.mark.parametrize("kind", ["full", "pdf"])
    def test_an_issue_of_drafts_alone_has_none(self, client, issue, kind):
        factories.document(issue=issue)
        assert client.get(f"/issues/2020/4/{kind}/").status_code == 404

    def test_the_number_of_queries_does_not_grow(self, client, issue):
        def whole(more):
            for _ in range(more):
                document = factories.document(issue=issue)
                factories.attachment(document, [("1", "甲")])
                factories.publish(document)
            return queries(client, "/issues/2020/4/full/")

        assert whole(5) == whole(20)


@pytest.mark.usefixtures("makes_pdf")
class TestPDF:
    def test_a_document_with_all_that_belongs_to_it(self, client):
        document = factories.document(body="一、第一件事\n序号\t事项\n1\t甲\t多一格")
        factories.attachment(document, [("1", "附表里的")], title="附件一")
        file = SimpleUploadedFile("图.bin", b"x")
        factories.attachment(document, columns=[], order=2, title="附图", file=file)
        factories.publish(document, at=datetime(2020, 11, 20, 4, tzinfo=UTC))
        response = client.get(f"{document.get_absolute_url()}pdf/")
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"].startswith("inline")
        pages, about = words_of(response)
        for words in (
            document.title,
            "第一件事",
            "多一格",
            "附表里的",
            "2020年5月26日",
        ):
            assert any(words in page for page in pages), words
        assert "请在本文网页下载" in pages[-1]
        assert (about["Title"], about["Author"]) == (document.title, document.issuer)
        assert about["CreationDate"].startswith("D:20201120")

    def test_words_are_never_markup(self, client):
        names = ("title", "issuer", "addressee", "body")
        document = factories.document(**dict.fromkeys(names, HOSTILE))
        factories.attachment(document, [(HOSTILE, "1")], title=HOSTILE)
        factories.publish(document)
        pages, about = words_of(client.get(f"{document.get_absolute_url()}pdf/"))
        assert "".join(pages).count("#panic(") >= 6
        assert about["Title"] == HOSTILE

    @pytest.mark.parametrize("letter", ["\ue000", "𬺰", "🎉", "\u200b", "\ufffe"])
    def test_a_letter_that_no_font_has_does_not_take_the_rest_away(
        self, client, letter
    ):
        document = factories.publish(factories.document(title=f"任命{letter}某的通知"))
        pages, _about = words_of(client.get(f"{document.get_absolute_url()}pdf/"))
        assert "某的通知" in pages[0]

    def test_an_issue_with_its_contents(self, client, issue):
        first = publish(issue, title="前面的通知", section=factories.section("文件"))
        second = publish(issue, title="后面的通知")
        pages, about = words_of(client.get("/issues/2020/4/pdf/"))
        assert len(pages) == 3
        for words in ("目录", "2020年第4期", "文件", first.number, second.title):
            assert words in pages[0]
        assert [first.title in pages[1], second.title in pages[2]] == [True, True]
        assert first.number in about["Keywords"]

    def test_headings_may_leave_out_levels(self, client, issue):
        publish(issue, body="1. 很深的标题\n一、标题")
        assert client.get("/issues/2020/4/pdf/").status_code == 200

    def test_a_table_of_many_columns_fits(self, client):
        document = factories.document(body="\t".join(["列"] * 20))
        factories.attachment(document, [["格"] * 12] * 99, columns=["名"] * 12)
        factories.publish(document)
        assert client.get(f"{document.get_absolute_url()}pdf/").status_code == 200

    def test_the_same_is_made_once_and_anew_when_it_changes(
        self, client, issue, monkeypatch
    ):
        made = []
        monkeypatch.setattr(
            process, "compiled", lambda path, told: made.append(told) or b"%PDF"
        )
        publish(issue)
        for _ in range(2):
            client.get("/issues/2020/4/pdf/")
        assert len(made) == 1
        publish(issue)
        client.get("/issues/2020/4/pdf/")
        assert len(made) == 2

    def test_a_version_that_was_corrected_says_so(self, client):
        document = factories.publish(factories.document())
        factories.pass_step(document, "correct", note="更正一处")
        factories.follow(document.superseded_by)
        document.refresh_from_db()
        pages, _about = words_of(client.get(f"{document.get_absolute_url()}pdf/"))
        assert "更正，不再有效" in pages[0]

    def test_what_was_withdrawn_has_none(self, client):
        document = factories.publish(factories.document())
        address = f"{document.get_absolute_url()}pdf/"
        factories.withdraw(document)
        assert client.get(address).status_code == 410
        draft = factories.document()
        assert client.get(f"{draft.get_absolute_url()}pdf/").status_code == 404

    @pytest.mark.parametrize("error", [process.TooSlowError, process.FailedError])
    def test_where_it_cannot_be_made_a_page_says_so(
        self, client, issue, monkeypatch, error
    ):
        def fail(path, told):
            raise error

        monkeypatch.setattr(process, "compiled", fail)
        publish(issue)
        response = client.get("/issues/2020/4/pdf/")
        assert response.status_code == 503
        assert "<h1>" in text_of(response)
        assert pdf.turn.acquire(timeout=0)
        pdf.turn.release()

    def test_it_waits_for_its_turn_but_not_for_ever(self, client, issue, monkeypatch):
        monkeypatch.setattr(process, "SECONDS", 0.02)
        publish(issue)
        with pdf.turn:
            assert client.get("/issues/2020/4/pdf/").status_code == 503

    def test_a_template_that_never_ends_is_stopped(self, tmp_path, monkeypatch):
        monkeypatch.setattr(process, "PATIENCE", 2)
        endless = tmp_path / "endless.typ"
        endless.write_text("#let i = 0\n#while true { i = calc.rem(i + 1, 7) }")
        with pytest.raises((process.TooSlowError, process.FailedError)):
            process.compiled(endless, "{}")


@pytest.mark.parametrize("missing", ["typst", "font"])
def test_without_what_makes_pdf_no_page_offers_any(client, issue, monkeypatch, missing):
    if missing == "typst":
        monkeypatch.setattr(pdf, "typst_version", lambda: "")
    else:
        monkeypatch.setattr(pdf, "typst_version", lambda: "0.15")
        monkeypatch.setattr(fonts, "found", dict)
    document = publish(issue)
    for address in (
        "/issues/2020/4/",
        "/issues/2020/4/full/",
        document.get_absolute_url(),
    ):
        assert "/pdf/" not in text_of(client.get(address))
    response = client.get("/issues/2020/4/pdf/")
    assert response.status_code == 503
    assert ("字体" if missing == "font" else "PDF") in text_of(response)


def test_fonts_are_taken_where_they_are_and_the_wanted_first(monkeypatch, settings):
    settings.PDF_FONTS = ["某体"]
    monkeypatch.setattr(fonts, "there", lambda: {"某体", "SimHei", "SimSun", "Arial"})
    assert fonts.found.__wrapped__() == {
        "text": ["某体", "SimSun", "SimHei"],
        "heading": ["某体", "SimHei", "SimSun"],
        "title": ["某体", "SimSun", "SimHei"],
    }
    settings.PDF_FONTS = []
    monkeypatch.setattr(fonts, "there", lambda: {"Arial"})
    assert fonts.found.__wrapped__() == {}


def test_an_attachment_comes_with_kind_size_and_checksum(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("表.xlsx", b"x" * 2048)
    attachment = factories.attachment(factories.document(), columns=[], file=file)
    document = factories.publish(attachment.document)
    html = text_of(client.get(document.get_absolute_url()))
    assert "XLSX · 2.0\xa0KB" in html
    assert f"<code>{hashlib.sha256(b'x' * 2048).hexdigest()}</code>" in html
    attachment.file.storage.delete(attachment.file.name)
    assert "该文件暂时" in text_of(client.get(document.get_absolute_url()))
