"""The foot of a web site: who runs it, its registrations, what else may be clicked."""

import re
from itertools import pairwise

from ..lines import Line
from ..words import GENRES, is_addressee, is_date, number_of, printed_date
from .site import is_of_site

REGISTERED = re.compile(
    r"ICP备|ICP证|公网安备|网站标识码|版权所有|技术支持|最佳(?:分辨率|浏览)|建议(?:您|用户)?使用.{0,24}(?:浏览器|分辨率)|Copyright|©",
    re.I,
)
RUN_BY = re.compile(
    r"(?:主办|承办|协办|主管|维护|运维|开发|建设)(?:单位|方)?[：:]|(?:联系)?(?:地址|电话|方式|我们)[：:]?|邮编|传真|E-?mail|网站(?:地图|声明|支持)|备案",
    re.I,
)
BY = re.compile(r"(?:主办|承办)(?:单位|方)?[：:]")
LAST = re.compile(
    r"[【\[]?(?:标签|网友评论.{0,6}|验证码|意见征集|(?:政策|部门|文字|图文|图片|专家|视频|媒体|文件|相关)(?:解读|视角|图解)|(?:相关|附件|文件|全文)(?:附件|链接|下载|文章|稿件|新闻|信息|文档)"
    r"|扫描?一?扫?二?维?码?.{0,20}关注.{0,8}|扫[码描][^。]{0,16}|.{0,12}下载[：:].{0,60}|[^\d。、；）)]{0,12}下载|相关政策|(?:图解|一图读懂)[：:丨|].{0,60}|(?:政策|图文|文字)(?:解读|图解)[：:].{0,40}|[^。]{2,60}\.(?:xlsx?|docx?|pdf|rar|zip|wps|ceb|et|ofd|jpe?g|png)[）)]?|分享[到至]?|收藏|打印|关闭|(?:常用|友情)链接|(?:本文|原文)(?:链接|网址|地址)[：:].{0,60}|转载请注明[^。]{0,20}|\[?TOP)[】\]]?[：:]?\s{0,9}",
    re.I,
)
# One thing more to read, named on the line: 相关阅读：甲区人民政府关于…的批复.
READ_ALSO = re.compile(r"[【\[［]?(?:相关|延伸|推荐|更多|往期|热门)(?:阅读|推荐|文章|新闻|信息|内容|资讯|文件|稿件|链接|报道|政策)[】\]］：:]{1,2}[^。]{0,90}")  # fmt: skip
LINK = re.compile(
    rf"[·•●▪■◆>＞»\-－—]+\s?[^。；]{{4,80}}(?:{GENRES})(?:[（(〔][^。]{{0,24}}[）)〕])?"
)
# What else there is to read: all below it is of the site.
MORE = re.compile(r"[^。]{0,4}(?:(?:往期|精彩|热门|相关|延伸|更多)(?:推荐|回顾|阅读|内容|资讯|文章|新闻)|相关(?:链接|稿件|报道)|推荐阅读|猜你喜欢)[^。]{0,4}")  # fmt: skip
NEIGHBOURS = 4
MORE_LINES = 30


def with_footer(lines: list[Line], site: set[int]) -> set[int]:
    """``site`` and where the foot stands: round a registration, and all at the very end."""
    registered = {at for at, line in enumerate(lines) if is_registration(line)}
    found = site | registered
    for at in sorted(registered):
        found |= run(lines, range(at - 1, at - NEIGHBOURS - 1, -1))
        found |= run(lines, range(at + 1, at + NEIGHBOURS + 1))
    found |= run_at_end(lines)
    end = len(lines)
    # A link looks as the last item of a list does, where no page is known by anything else.
    known = bool(found) or any(map(is_last, lines[-NEIGHBOURS:]))
    while end and (
        end - 1 in found
        or is_last(lines[end - 1])
        or is_told(lines[end - 1])
        or (known and is_link(lines[end - 1]))
    ):
        end -= 1
    return found | {*range(end, len(lines))}


def run_at_end(lines: list[Line]) -> set[int]:
    """The places of who runs the site, at the very end below the date of the document."""
    start = len(lines)
    while start and len(lines) - start < NEIGHBOURS and RUN_BY.match(lines[start - 1].text):  # fmt: skip
        start -= 1
    below = lines[start:]
    signed = start > 0 and is_date(lines[start - 1].text)
    ran = signed and below and BY.match(below[0].text)
    return {*range(start, len(lines))} if ran else set()


def more_to_read(lines: list[Line], starts: list[int]) -> set[int]:
    """The places from 往期推荐 to the end of its page, where nothing there is of a document."""
    found = set()
    for start, end in pairwise([*starts, len(lines)]):
        first = max(end - MORE_LINES, start)
        at = next((at for at in range(first, end) if is_more(lines[at])), end)
        if not any(map(is_of_document, lines[at:end])):
            found |= {*range(at, end)}
    return found


def is_more(line: Line) -> bool:
    return len(line.text) < 20 and bool(MORE.fullmatch(line.text))


def is_of_document(line: Line) -> bool:
    """Whether a line can only be of a document: a date, a number, an addressee, a sentence."""
    text = line.text
    told = is_date(text) or number_of(text) or is_addressee(text) or printed_date(text)
    return bool(told) or text.endswith("。")


def run(lines: list[Line], places: range) -> set[int]:
    """The places, one after the other, at which the foot goes on."""
    found = set()
    for at in places:
        if not (0 <= at < len(lines) and RUN_BY.match(lines[at].text)):
            break
        found.add(at)
    return found


def is_registration(line: Line) -> bool:
    return not line.row and len(line.text) < 160 and bool(REGISTERED.search(line.text)) and "。" not in line.text  # fmt: skip


def is_last(line: Line) -> bool:
    last = len(line.text) < 60 and LAST.fullmatch(line.text)
    return not line.row and bool(last or READ_ALSO.fullmatch(line.text))


def is_told(line: Line) -> bool:
    """Whether nothing but words of sites stands on the line: 编辑：小李 校对：小王."""
    return not line.row and is_of_site(line.text)


def is_link(line: Line) -> bool:
    return not line.row and bool(LINK.fullmatch(line.text))
