"""``python -m gazette.reading.codes.page`` prints docs/findings.zh-CN.md."""

import sys

from .files import FILES
from .inputs import INPUTS
from .registers import COMMUNITIES, FIGURES, PERSONNEL, POWERS
from .texts import TEXTS

PARTS = {
    "整份文件": FILES,
    "Word 和 PDF 文件": INPUTS,
    "一件公文": TEXTS,
    "社区": COMMUNITIES,
    "任免": PERSONNEL,
    "权力事项": POWERS,
    "指标": FIGURES,
}
HEAD = """# 待核问题一览

读公报时凡有可疑，都记一条待核问题，附所在的行。发布前逐条处理：改正了的注明“已改正”，照原文保留的由审核人说明理由。
待核问题只提醒，不代人决定。读入时宁可空着，不猜。

本页由 `python -m gazette.reading.codes.page` 写成，由测试核对。
"""
COLUMNS = "\n| 代码 | 问题 | 看到了什么 | 怎么办 |\n|---|---|---|---|\n"


def page():
    parts = (f"\n## {title}\n{COLUMNS}{rows(codes)}" for title, codes in PARTS.items())
    return HEAD + "".join(parts)


def rows(codes):
    return "".join(
        f"| `{code.code}` | {code.name} | {code.means} | {code.todo} |\n"
        for code in codes
    )


if __name__ == "__main__":
    sys.stdout.write(page())
