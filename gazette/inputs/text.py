"""What a file of whatever kind becomes: lines that know their page, and what is doubtful."""

import json
from dataclasses import dataclass, field

from gazette.reading.source import Finding


@dataclass(frozen=True)
class Text:
    """The lines of a file; ``pages`` has the number of the first line of every page.

    A file without pages, or whose pages nobody knows before it is printed, has none.
    """

    lines: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def content(self) -> str:
        return "\n".join(self.lines)

    def as_json(self) -> bytes:
        found = [[f.code, f.text, f.line] for f in self.findings]
        shown = {"lines": self.lines, "pages": self.pages, "findings": found}
        return json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace")

    @classmethod
    def from_json(cls, data: bytes) -> "Text":
        shown = json.loads(data)
        found = tuple(Finding(*finding) for finding in shown["findings"])
        return cls(tuple(shown["lines"]), tuple(shown["pages"]), found)


@dataclass
class Writer:
    """A text while it is written, line by line."""

    lines: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def next_line(self) -> int:
        return len(self.lines) + 1

    def line(self, text: str) -> None:
        self.lines.append(text)

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def page(self) -> None:
        self.pages.append(self.next_line)

    def found(self, code: str, text: str, line: int | None = None) -> None:
        self.findings.append(Finding(code, text, line or self.next_line))

    def text(self) -> Text:
        return Text(tuple(self.lines), tuple(self.pages), tuple(self.findings))
