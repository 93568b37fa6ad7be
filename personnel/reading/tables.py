"""What the rows of a table with names and posts say."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.text.widths import squeeze
from gazette.reading.source import Finding, Table

from .clauses import Saying, people_in
from .posts import Post, posts_of, rank_and_remark

COLUMNS = {
    "name": re.compile("姓名|名字"),
    "unit": re.compile("(?:所在|工作)?单位|部门"),
    "appoint": re.compile("(?:任命|新任|聘任|任职)(?:的?职务|岗位)?|任命为"),
    "remove": re.compile("(?:免去|免职|解聘)(?:的?职务|岗位)?"),
    "post": re.compile("职务|职务名称"),
    "kind": re.compile("类型|类别|任免|任免(?:类型|情况|事项)"),
    "rank": re.compile("职级|级别"),
    "remark": re.compile("备注|说明"),
}
NOTHING = re.compile(r"[-—–－/]*|无")
KIND_DOUBTFUL = Finding("kind-doubtful", "表中没有写明是任命还是免去")


def sayings_in(table: Table, title: str) -> Iterator[tuple[Saying, str]]:
    """What each row says, and the row itself; a table without names and posts says nothing."""
    columns = columns_of(table)
    for row in table.rows if "name" in columns else ():
        cells = dict.fromkeys(COLUMNS, "") | {
            role: squeeze(row[index])
            for role, index in columns.items()
            if index < len(row) and not NOTHING.fullmatch(row[index].strip())
        }
        if not COLUMNS["name"].fullmatch(cells["name"]):
            for saying in row_sayings(cells, title):
                yield saying, "\t".join(row)


def columns_of(table: Table) -> dict[str, int]:
    headings = [
        re.sub(r"[（(][^（）()]*[）)]|\s", "", heading) for heading in table.columns
    ]
    return {
        role: index
        for index, words in reversed([*enumerate(headings)])
        for role, form in COLUMNS.items()
        if form.fullmatch(words)
    }


def row_sayings(cells: dict[str, str], title: str) -> Iterator[Saying]:
    for kind, words, findings in row_posts(cells, title):
        posts = [noted(post, cells) for post in posts_of(words)]
        holders = tuple(
            (name, remark, post)
            for name, remark in people_in(cells["name"])
            for post in posts
            if post.fits() and len(name) <= 50
        )
        if holders:
            yield Saying(kind, holders, findings)


def row_posts(cells: dict[str, str], title: str) -> Iterator[tuple]:
    """(kind, words of the post, findings) for every post in a row."""
    said = cells["kind"] or title
    appoints, removes = re.search("任(?!免)|聘", said), "免" in said
    general = "remove" if removes and not appoints else "appoint"
    doubtful = (KIND_DOUBTFUL,) if removes == bool(appoints) or "任免" in said else ()
    columns = (("appoint", "appoint", ()), ("remove", "remove", ()), ("post", general, doubtful))  # fmt: skip
    for role, kind, findings in columns:
        if words := cells[role]:
            yield (
                kind,
                words if cells["unit"] in words else cells["unit"] + words,
                findings,
            )


def noted(post: Post, cells: dict[str, str]) -> Post:
    notes = [post.rank, cells["rank"], post.remark, cells["remark"]]
    rank, remark = rank_and_remark(notes)
    return replace(post, rank=rank, remark=remark)
