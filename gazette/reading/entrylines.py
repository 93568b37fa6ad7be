"""The words of one entry of contents taken apart: title, number, page."""

import re

from core.text.document_numbers import CLOSING, OPENING, DocumentNumber, find_all

from .words import DAY

# A year in brackets belongs to a number that goes on in the next line.
PAGE = re.compile(
    r"(.*?)(?:[\s.．…·•⋯—\-_]|\t){0,200}[（(【\[]\s?(?!(?:19|20)\d\d)(?:第\s?|[Pp]\.?)?(\d{1,4})(?:\s?页)?\s?[）)】\]]"
)
LEADER_PAGE = re.compile(
    r"(.*?)(?:[\s.．…·•⋯→—_-]{1,200}|\s{0,9}[/／]\s{0,9})(?:[Pp]\.?|第\s?)?(\d{1,4})(?:\s?页)?"
)
FIRST_NUMBER = re.compile(
    rf"([\u3400-\u9fff]{{1,16}}[{OPENING}](?:19|20)\d\d[{CLOSING}]\d{{1,5}}号)[：:]?(?=[\u3400-\u9fff])(?!文)(.+)"
)
# The day of a document behind its title: …的批复（1996年7月4日）.
DATED = re.compile(rf"[（(]{DAY}[）)]\Z")


def part_number(text: str) -> tuple[str, str]:
    """(title, number) of an entry that ends in a number, bracketed or not, or begins with one."""
    text = DATED.sub("", text)
    if first := FIRST_NUMBER.match(text):
        return first[2], str(DocumentNumber.parse(first[1]))
    numbers = find_all(text) if text.rstrip("）)").endswith("号") else ()
    if not numbers:
        return text, ""
    title = text[: text.rindex(numbers[-1].code)]
    return title.rstrip("（( "), str(numbers[-1])


def page_of(text: str) -> tuple[str, int | None]:
    for pattern in (PAGE, LEADER_PAGE):
        if match := pattern.fullmatch(text):
            return match[1], int(match[2])
    return text, None
