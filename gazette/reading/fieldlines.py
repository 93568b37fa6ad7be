"""Lines that say one thing of what is named above them, and lines that count what they say it of."""

import re
from itertools import pairwise

from .lines import Line
from .spacing import whole_labels
from .words import ordinal

# One thing that a line says of what is named above: 事项类型：行政许可.
FIELD = re.compile(
    r"(?:所属(?:街道|镇街|街镇|乡镇)|四至(?:范围)?|(?:管辖|辖区)(?:范围|区域)|(?:居民|总)?户数|(?:办公|服务)(?:用房|场所|地[点址])|[\u4e00-\u9fff]{2,10}(?:社区|居委会|居民委员会)(?=[：:][^，。；]{0,8}东[至起到临邻靠])|[\u4e00-\u9fff]{2,5}(?:街道(?:办事处)?|镇|乡)(?=[：:][^，。；]{2,20}(?:社区|居委会|居民委员会)))[：:]"
    r"|[\u4e00-\u9fff]{0,8}(?:姓名|职务|名称|类型|类别|性质|部门|单位|机关|主体|依据|期限|时限|方式|对象|条件|序号|编号)[：:]"
    r"|(?:事项|项目|权力)[一二三四五六七八九十\d]{1,3}[：:]"
)
# 所属街道：甲街道, which needs no stop.
OFFICE_FIELD = re.compile(
    r"(?:所属|所在|隶属)(?:街道|镇街|街镇|乡镇|镇乡)[：:]\s?[^，。；：:]{2,12}(?:街道(?:办事处)?|镇|乡)"
)
LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]")
# What stands alone over the fields of one record: 事项二, 【事项二】, 第2项, （二）, 二.
RECORD_HEAD = re.compile(
    r"[【〔\[［（(■●◆▲★□○◇△☆]?\s?(?:第|之|[\u4e00-\u9fff]{0,4}(?:事项|项目|权力|职权|序号|编号)之?)?\s?"
    r"[（(]?(?P<number>[一二三四五六七八九十]{1,4}|\d{1,3})[）)]?\s?(?:项|号)?(?:事项|项目|权力|职权)?[、.．：:]?[】〕\]］）)]?"
)


def is_field(text: str, above: str) -> bool:
    """Whether a line is a field of a record: by its label, or by any below another field."""
    text, above = whole_labels(text), whole_labels(above)
    return bool(FIELD.match(text) or (LABEL.match(text) and FIELD.match(above)))


def record_heads(lines: list[Line]) -> set[int]:
    """The lines right above fields that do nothing but count, each on from the one before."""
    heads: set[int] = set()
    before: tuple[int, int] | None = None
    for line, below in pairwise(lines):
        match = None if line.row else RECORD_HEAD.fullmatch(line.text.strip())
        if not (match and is_field(below.text, "")):
            continue
        number = ordinal(match["number"])
        if before and number == before[1] + 1:
            heads |= {before[0], line.number}
        goes_on = line.number in heads
        before = (line.number, number) if number == 1 or goes_on else None
    return heads
