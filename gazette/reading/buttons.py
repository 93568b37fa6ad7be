"""What may be clicked on a web page round a text: 打印, 关闭, 分享到, 当前位置."""

import re
from collections.abc import Iterable

from .lines import Line

BUTTONS = re.compile(
    r"(?:[【\[（(\s]*(?:打印本?[页文]?|下载|纠错|复制|关闭(?:窗?口|本页)?|返回(?:顶部|首页)?|收藏(?:本[页文])?|分享(?:到|至)?[：:]?|我要纠错|字[体号][：:]?\s*[【\[（(]?\s*大\s*中\s*小)[】\]）)\s|]*){1,6}"
    r"|[【\[（(\s]*(?:扫一扫.{0,24}"
    r"|字[体号][：:]?\s*[【\[（(]?\s*大\s*中\s*小|大\s*中\s*小|[上下]一[篇条则][：:】\]\s文].{0,60}|[上下]一[篇条则]|相关(?:(?:附件|解读)[：:]?.{0,60}|链接[：:]?(?![：:】\]）)\s]*\Z).{1,60})"
    r"|当前位置.{0,80}|您?(?:的|当前|现在|目前|所在)*位置[：:](?!\s*[东南西北][面侧]?[至起到临邻靠]).{0,80}|[^，。；]{2,60}[>＞»›/]\s?正文|(?:网站)?首页\s*[>＞»›/].{0,80}|保护视力色.{0,20}|微信|微博|QQ空间)[】\]）)\s]*"
)
SIZES = re.compile(r"大\s?中\s?小")
SITE = re.compile(
    r"[^，。]{0,30}(?:门户网站|政府网|信息公开网?平台)\s{0,9}(?:(?:https?://)?[\w.-]{4,60})?"
)


def is_button(line: Line) -> bool:
    """A line of a web page around the text: where one is, what may be clicked."""
    text = line.text
    return len(text) < 120 and (
        bool(BUTTONS.fullmatch(text))
        or bool(SITE.fullmatch(text))
        or (text[:1] in "【[" and all(map(BUTTONS.fullmatch, pieces(text))))
        or is_row_of_buttons(text)
    )


def is_row_of_buttons(text: str) -> bool:
    """Whether buttons stand side by side: 【字体：大 中 小】 打印 分享."""
    words = re.split(r"\s+", SIZES.sub("大中小", text.strip()))
    return len(words) > 1 and all(map(BUTTONS.fullmatch, words))


def pieces(text: str) -> Iterable[str]:
    return re.split(r"(?<=[】\]])\s*(?=[【\[])", text)
