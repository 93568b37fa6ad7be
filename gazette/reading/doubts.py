"""What is doubtful in the head and the signature of a document, of which the fields are made."""

import re
from collections.abc import Iterator

from core.text.traditional import simplified

from .head import Head
from .lines import Line
from .marks import passed_dates, secrecy
from .signature import Signature
from .source import Finding
from .words import GENRE, TITLED, date_of, number_of, organizations

QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）")
SENTENCE = re.compile(r"[，。；]")
# A number set wide in a title that is not: 第1 2批.
FIGURES_APART = re.compile(r"\d\s+\d")
# 〔2013〕06号: no number begins with 0, and yet it may be called so.
ZERO_FIRST = re.compile(r"[〕﹞\]）)】]\s?第?[0０]+[\d０-９]")


def head_findings(head: Head, signature: Signature, issuer: str) -> list[Finding]:
    return [
        *secrecy_findings(head),
        *number_findings(head),
        *title_findings(head),
        *date_findings(head, signature),
        *issuer_findings(head, signature, issuer),
    ]


def secrecy_findings(head: Head) -> Iterator[Finding]:
    for line in head.marks:
        if grade := secrecy(line.text):
            text = f"标有密级“{grade}”，不得公开；请核对是否已经解密"
            yield Finding("secrecy-mark", text, line.number)


def number_findings(head: Head) -> Iterator[Finding]:
    if head.serial and not head.number:
        text = f"“{head.serial.text}”不是机关代字、年份、序号的形式，没有作为发文字号"
        yield Finding("number-form", text, head.serial.number)
    if head.number_line and ZERO_FIRST.search(head.number_line.text):
        text = f"“{head.number_line.text}”的序号以0开头，按“{head.number}”记"
        yield Finding("number-form", text, head.number_line.number)
    stated = number_of(head.stated.get("number", ""))
    if stated and head.number and stated != head.number:
        text = f"栏目中的文号是“{stated}”，正文是“{head.number}”"
        yield Finding("number-differs", text, line_of(head.number_line))
    for line in head.unread:
        other = number_of(line.text)
        if other and head.number and other != head.number:
            text = f"还有一个文号“{other}”，读作“{head.number}”"
            yield Finding("number-differs", text, line.number)


def title_findings(head: Head) -> Iterator[Finding]:
    title = head.whole_title
    place = line_of(next(iter(head.title), None))
    if head.number and not TITLED.search(simplified(title)):
        yield Finding("title-unclear", f"标题“{title}”不像完整的标题", place)
    elif runs_on(title):
        text = f"标题“{title[:40]}…”之后似连着正文"
        yield Finding("title-unclear", text, place)
    if FIGURES_APART.search(title):
        text = f"标题“{title[:40]}”的数字之间有空格，可能是一个数"
        yield Finding("title-unclear", text, place)
    for line in head.beside:
        text = f"“{line.text}”在标题旁边，没有作为标题读入"
        yield Finding("title-unclear", text, line.number)
    stated = head.stated.get("title", "")
    if stated and head.title and not alike(stated, title):
        text = f"栏目中的标题是“{stated}”，正文是“{title}”"
        yield Finding("title-differs", text, place)


def runs_on(title: str) -> bool:
    """Whether a title has the marks of a sentence, outside of names in quotes, and no genre at its end."""
    words = QUOTED.sub("", title)
    return bool(SENTENCE.search(words)) and not GENRE.search(simplified(title))


def alike(stated: str, title: str) -> bool:
    """Whether one is the other, with or without its issuer before it."""
    stated, title = (re.sub(r"[\s“”\"《》]", "", name) for name in (stated, title))
    return stated.endswith(title) or title.endswith(stated)


def date_findings(head: Head, signature: Signature) -> Iterator[Finding]:
    read = signature.day or head.signed_date
    others = [date_of(head.stated.get("signed_date", ""))]
    others += [head.signed_date] if not head.history else []
    for other in {*others} - {None, read} if read else ():
        text = f"成文日期有两个：{read:%Y-%m-%d}和{other:%Y-%m-%d}，读作前一个"
        yield Finding("dates-differ", text, line_of(signature.line or head.dated))
    if head.history and not signature.day:
        dates = passed_dates(head.history)
        if len(dates) != 1:
            text = (
                "标题下的题注写有几个日期，成文日期请核对"
                if dates
                else "题注里的日期没有读出"
            )
            yield Finding("dates-differ", text, line_of(next(iter(head.title), None)))


def issuer_findings(head: Head, signature: Signature, issuer: str) -> Iterator[Finding]:
    """Doubts about an issuer that nobody signed for, or that signed beside the one of the title."""
    signed = signature.issuer.split(" ")
    titled = organizations(head.whole_title.partition("关于")[0])
    alone = len(titled) == 1 and not titled[0].endswith("".join(signed))
    if alone and len(signed) > 1 and signed[-1] in titled[0]:
        text = f"落款有几个机关“{signature.issuer}”，标题只有“{titled[0]}”"
        yield Finding("issuers-several", text, line_of(signature.line))
    if signature.issuer or not issuer or head.history or signature.person:
        return
    told = (head.issuer, head.stated.get("issuer", ""), head.letterhead)
    if issuer not in told or (head.title and not any(told)):
        text = f"没有落款，发文机关“{issuer}”从标题推定"
        yield Finding("issuer-guessed", text, line_of(next(iter(head.title), None)))


def line_of(line: Line | None) -> int | None:
    return line and line.number
