"""A name and a post with nothing between them: where the one ends and the other begins."""

import re

from gazette.reading.source import Finding

from .brackets import BRACKET
from .names import (
    CHARACTER,
    DOT,
    DOTS,
    LONGEST,
    are_names,
    is_name,
    is_no_name,
    name_lengths,
)
from .posts import NO_BODY, Post, posts_of
from .sayings import FORMER, NO_POST, Context, Saying, saying
from .titles import words

PLACED_BODY = re.compile(
    ".{1,4}?(?:[省市区县旗乡镇州]|街道|苏木)|某|中共|[省市区县旗乡镇州]"
)
PLACES = tuple("区县市镇乡旗州")
# With what the bodies of a government begin where no place stands before them: 秦芳|综合执法局.
OFFICES = tuple(
    words(
        "综合 财政 教育 民政 司法 公安 人力 人社 自然 国土 规划 住房 住建 城市 城乡 城管 建设 交通 水利 水务 农业 农村 林业 畜牧 商务 "
        "文化 文体 文旅 旅游 卫生 卫健 计划生育 退役 应急 安全 审计 市场 工商 质量 食品 药品 国资 国有 统计 医疗 医保 信访 行政 政务 "
        "大数据 数据 金融 机关 政府 办公室 投资 招商 经济 科技 科学 工业 工信 发展 发改 生态 环境 环保 党政 党群 社会 社区 民族 宗教 "
        "体育 广播 新闻 档案 地方志 园林 房产 房屋 征收 拆迁 土地 粮食 物价 监察 人事 劳动 组织 宣传 统战 移民 扶贫 乡村 能源 "
        "产业 企业 开发 高新 港口 港航 口岸 物流 海洋 渔业 气象 地震 人防 供销 残疾 公路 公共 第一 第二 第三 第四 人民 中心 街道"
    )
)
# A name that a remark parts from the post: 免去马国民（回族）区民委主任职务.
REMARKED = re.compile(
    rf"(?P<name>{CHARACTER}{{2,4}})[（(](?P<remark>[^（）()]{{1,12}})[）)]"
)
# Names of Mongols and Tibetans without a dot are as long: 阿拉坦其其格.
LONGEST_FOREIGN = 10


def glued(kind: str, text: str, context: Context) -> Saying | None:
    """A name and a post with nothing between them: 免去张三某区某局局长职务."""
    people, _, rest = text.rpartition("、")
    if people and not are_names(people.split("、")):
        people, rest = "", text
    name, remark, post = name_first(rest, context)
    post = FORMER.sub("", post) if kind == "remove" else post
    posts = posts_of(post) if post else []
    cut = post[:1] in DOTS or name[:1] == "其"
    if cut or is_no_name(name) or not posts or not all(p.is_likely for p in posts):
        return None
    former = name[0] in "原现" and rest[1:].startswith(context.places)
    if is_place_again(name, context) or former:
        return None
    if context.near and not begins_as_known(name, post, context):
        return None
    known = posts[0].organization.startswith(tuple(filter(None, context.places)))
    alone = is_name(name) and len(posts[0].organization) > 2
    # Under the heading of a body a title is enough: 免去邱少云局长职务.
    titled = bool(context.heading) and is_name(name) and posts[0].is_known
    placed = known or is_placed(posts[0]) or alone or titled
    odd = NO_BODY.search(BRACKET.sub("", posts[0].organization))
    if odd or NO_POST.search(posts[0].position) or not placed:
        return None
    doubt = Finding("name-doubtful", f"“{name}”是否为姓名不能确定")
    everybody = [(person, "") for person in filter(None, people.split("、"))]
    return saying([kind], [*everybody, (name, remark)], posts, [doubt])


def name_first(words: str, context: Context) -> tuple[str, str, str]:
    """(name, remark behind it in brackets, post) that words begin with."""
    match = REMARKED.match(words)
    if match and is_name(match["name"]):
        return match["name"], match["remark"], words[match.end() :]
    length = glued_length(words, context)
    return words[:length], "", words[length:]


def is_place_again(name: str, context: Context) -> bool:
    """Whether 区 begins the name of a body, as it did in the body before, and no person's."""
    return begins_alike(name, context)


def begins_alike(text: str, context: Context) -> bool:
    """Whether ``text`` begins with 区, as the name of the body before did."""
    return bool(context.bodies) and context.bodies[-1][:1] == text[:1] in PLACES


def begins_as_known(name: str, post: str, context: Context) -> bool:
    """Whether the name is known, or the post begins as bodies in the notice do.

    Else 平原 before 县审计局 is a place: 任某局局长，免去平原县审计局副局长职务.
    """
    starts = (*context.places, *context.bodies)
    if name in context.known or post.startswith(starts) or begins_alike(post, context):
        return True
    placed = (name + post).startswith((*PLACES, *starts)) or post.startswith(PLACES)
    return is_name(name) and not placed


def is_placed(post: Post) -> bool:
    """Whether a body begins with a place, so that the name before it ends there."""
    body = post.organization
    return bool(PLACED_BODY.match(body)) and not NO_BODY.search(body)


def glued_length(text: str, context: Context) -> int:
    """How long the name before a post is: up to a place that is known, else as names are."""
    starts = [text.find(place, 2) for place in context.places]
    near = sorted(start for start in starts if 2 <= start <= LONGEST)
    lengths = [*name_lengths(text)]
    known = [start for start in near if start in lengths]
    known += [n for n in lengths if text[n:].startswith(context.bodies)]
    placed = [n for n in lengths if PLACED_BODY.match(text[n:])]
    unusual = [n for n in (3, 2, 4) if may_be_named(text[:n], text[n:], context)]
    sure = (named_before, dotted, before_a_body, before_an_office)
    known = next(filter(None, (way(text, context) for way in sure)), known)
    return next(iter([*known, *placed, *near, *lengths, *unusual]), LONGEST + 1)


def named_before(text: str, context: Context) -> list[int]:
    """How long the name is, where ``text`` begins with one that is known, the longest first."""
    return sorted(map(len, filter(text.startswith, context.known)), reverse=True)


def before_a_body(text: str, context: Context) -> list[int]:
    """Where a body begins as all before did: 斯琴高娃|旗民政局, below 旗财政局 and 旗教育局."""
    opening = {body[0] for body in context.bodies}
    again = [text.find(words, 2) for words in context.bodies]
    if len(opening) == 1 and opening <= {*PLACES}:
        again.append(text.find(*opening, 2))
    return sorted(start for start in again if 2 <= start <= LONGEST_FOREIGN)


def before_an_office(text: str, context: Context) -> list[int]:
    """How long the name is, where one length alone leaves what an office begins with."""
    left = [n for n in name_lengths(text) if text[n:].startswith(OFFICES)]
    return left if len(left) == 1 else []


def dotted(text: str, context: Context) -> list[int]:
    """How long a name with a dot in it may be: up to where a body begins as others do."""
    starts = (*PLACES, *context.places, *context.bodies)
    match = re.match(rf"{CHARACTER}{{1,9}}{DOT}", text)
    ends = range(match.end() + 1, match.end() + 10) if match else ()
    return [n for n in ends if text[n:].startswith(starts)][:1]


def may_be_named(name: str, rest: str, context: Context) -> bool:
    """Whether words of no known family name may be a name, as a place follows."""
    placed = (name + rest).startswith(context.places) or name[-1:] in PLACES
    return bool(PLACED_BODY.match(rest)) and not (placed or context.near)
