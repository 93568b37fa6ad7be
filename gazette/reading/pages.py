"""The pages that the contents promise against the numbers printed on the pages."""

from bisect import bisect
from collections.abc import Iterator, Sequence

from .source import Finding, SourceDocument

# So many pages must be as promised before one that is not is a doubt.
FEWEST = 2


def page_findings(
    documents: Sequence[SourceDocument], printed: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, Finding]]:
    """Documents that do not stand where the contents say; ``printed``: (line, page) in order."""
    promised = [(at, d) for at, d in enumerate(documents) if d.page and d.line]
    lines = [line for line, _ in printed]
    # A number stands at the foot of its page, after the text, or at its head, before it.
    feet = [page_at(printed, bisect(lines, d.line)) for _, d in promised]
    heads = [page_at(printed, bisect(lines, d.line) - 1) for _, d in promised]
    found = max(feet, heads, key=lambda pages: agreed(promised, pages))
    if agreed(promised, found) < max(FEWEST, len(promised) // 2):
        return
    for (index, document), page in zip(promised, found, strict=True):
        if page and page != document.page:
            text = f"目录的页码是{document.page}，正文印在第{page}页"
            yield index, Finding("contents-page-differs", text, document.line)


def page_at(printed: Sequence[tuple[int, int]], position: int) -> int | None:
    return printed[position][1] if 0 <= position < len(printed) else None


def agreed(promised, pages) -> int:
    return sum(d.page == page for (_, d), page in zip(promised, pages, strict=True))
