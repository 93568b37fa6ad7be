"""Where a text has numbers of documents that are known to be meant."""

from core.text.document_numbers import WITHIN, DocumentNumber, matched


def known(numbers):
    """The DocumentNumbers that ``numbers`` are, the longest code first."""
    parsed = filter(None, map(DocumentNumber.parse, numbers))
    return sorted(parsed, key=lambda number: len(number.code), reverse=True)


def mentions(text, numbers):
    """(start, end, number) of each of the ``known`` numbers that stands in ``text``.

    Words may run into its code, as in 按济槐政字〔2020〕7号, so that the code cannot be told
    from the text alone.
    """
    for match in WITHIN.finditer(text) if numbers else ():
        for number in numbers:
            if number != matched(number.code, match):
                continue
            if text[: match.start()].endswith(number.code):
                yield match.start() - len(number.code), match.end(), number
                break
