"""What a Word file holds besides the words it shows becomes findings."""

from ..text import Writer
from .parts import Parts
from .runs import Seen

SHOWN = 60


def told(writer: Writer, seen: Seen, parts: Parts) -> None:
    """Findings about one paragraph, at the line that it is about to be."""
    if seen.changes:
        gone = f"（删除“{shown(seen.deleted)}”）" if seen.deleted.strip() else ""
        text = f"这一段有未接受的修订，已按接受修订后的文字读入{gone}"
        writer.found("tracked-changes", text)
    if seen.comments:
        writer.found("comments", f"这一段有{seen.comments}条批注，没有读入")
    if seen.hidden.strip():
        text = f"这一段有隐藏文字“{shown(seen.hidden)}”，没有读入"
        writer.found("hidden-text", text)
    if seen.struck.strip():
        text = f"文字“{shown(seen.struck)}”带删除线，已照原文读入"
        writer.found("struck-text", text)
    for note in seen.notes:
        text = f"这一段有脚注“{shown(parts.note(note))}”，没有读入正文"
        writer.found("footnote", text)
    if seen.symbols:
        text = f"这一段有{seen.symbols}个特殊字体的符号，已记作“□”"
        writer.found("damaged-character", text)
    if seen.pictures:
        text = f"这里有{seen.pictures}幅图片，图片里的文字没有读入"
        writer.found("picture", text)


def shown(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= SHOWN else f"{bare[:SHOWN]}……"
