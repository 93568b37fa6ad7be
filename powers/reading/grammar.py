"""How lists of powers are worded, an example beside each: adding a wording is adding a line.

``(划出|移交){body}``: either word, then one of the slot; what stands in square brackets may be
missing. Headings are matched whole, without spaces and brackets.
"""

import re
from functools import cache

from gazette.reading.wordings import Wording

SLOTS = {
    "body": r"(?:实施|行使|审批|主管|承办|责任|权力|办理|具体)*(?:部门|单位|机关|机构|主体|方|层级和部门)",
    "any": r".{0,12}",
    "some": r"[^，。；]{0,15}",
    "item": r"(?:行政|区级|市级|县级|镇级)?(?:权力|职权|许可|审批|处罚|确认|备案|执法|权责|服务|划转|下放|取消|调整|承接|赋权|移交|委托|划入|划出|新增)*(?:事项|项目)",
}

# Which column a heading stands over.
HEADINGS = (
    Wording("(序号|编号|项次|顺序号)", example="序号", means="seq"),
    Wording("{any}依据", example="设定依据", means="basis"),
    Wording("{any}依据文件", example="法律法规依据文件", means="basis"),
    Wording(
        "(划出|移出|移交|下放|委托|转出|交出){body}",
        example="划出部门",
        means="from_department",
    ),
    Wording(
        "(原|划转前|调整前|划出前|下放前|移交前)[的]{body}",
        example="原实施部门",
        means="from_department",
    ),
    Wording(
        "(承接|划入|移入|接收|受委托|受托|转入|接受){body}",
        example="承接单位",
        means="to_department",
    ),
    Wording(
        "(现|划转后|调整后|划入后|下放后|承接后|移交后)[的]{body}",
        example="划转后实施部门",
        means="to_department",
    ),
    Wording(
        "(调整|变更|变动|动态调整|划转|下放|承接|处理)(类型|类别|方式|情况|意见|内容|决定)",
        example="调整类型",
        means="kind",
    ),
    Wording(
        "(事项|权力|职权|行政权力|行政职权|项目|审批|许可|权责|清单)(类型|类别|种类|性质)",
        example="事项类型",
        means="category",
    ),
    Wording("(类型|类别|种类)", example="类别", means="category"),
    Wording("[{item}]主项[名称]", example="主项名称", means="main_item"),
    Wording("[{item}](子项|小项)[名称]", example="子项", means="sub_item"),
    Wording("(业务)办理项[名称]", example="业务办理项名称", means="sub_item"),
    Wording(
        "(原|调整前|变更前|规范前)[{item}](名称)",
        example="原事项名称",
        means="old_name",
    ),
    Wording(
        "(现|新|调整后|变更后|规范后|合并后)[{item}](名称)",
        example="调整后名称",
        means="name",
    ),
    Wording("{item}[名称]", example="行政许可事项名称", means="name"),
    Wording("[行政](权力|职权|许可)名称", example="权力名称", means="name"),
    Wording("名称", example="名称", means="name"),
)

# What a list, a group of rows or a cell says is done with the powers.
KINDS = (
    Wording(
        "(取消|废止|停止实施|不再实施)", example="取消行政许可事项目录", means="cancel"
    ),
    Wording(
        "(名称变更|变更名称|更名|规范名称|名称调整)", example="名称变更", means="rename"
    ),
    Wording("变更{some}名称", example="变更部分行政许可事项名称", means="rename"),
    Wording("合并", example="合并事项", means="merge"),
    Wording("(新增|增加)", example="新增行政权力事项", means="add"),
    Wording(
        "(划转|划入|划出|下放|承接|移交|委托|赋权|赋予|收回|集中行使|下沉)",
        example="下放事项目录",
        means="transfer",
    ),
)

# Categories as a heading over several rows names them.
CATEGORIES = (
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政征收",
    "行政给付",
    "行政检查",
    "行政确认",
    "行政奖励",
    "行政裁决",
    "行政征用",
    "其他行政权力",
    "其他行政职权",
    "其他权力",
    "其他职权",
    "其他事项",
    "公共服务",
)


@cache
def compiled(wordings: tuple[Wording, ...]) -> tuple[tuple[re.Pattern, str], ...]:
    return tuple((wording.pattern(SLOTS), wording.means) for wording in wordings)


def role_of(heading: str) -> str | None:
    """Which field stands under the heading; ``None`` where the register has none for it."""
    words = re.sub(r"[（(][^（）()]*[）)]|\s", "", heading)
    return next(
        (means for form, means in compiled(HEADINGS) if form.fullmatch(words)), None
    )


def kinds_in(text: str) -> set[str]:
    """Every kind of change that the words name."""
    return {means for form, means in compiled(KINDS) if form.search(text)}
