"""How lists of powers are worded, an example beside each: adding a wording is adding a line.

``(划出|移交){body}``: either word, then one of the slot; what stands in square brackets may be
missing. Headings are matched whole, without spaces and brackets.
"""

import re
from functools import cache

from gazette.reading.wordings import Form, Wording

SLOTS = {
    "any": r".{0,12}",
    "some": r"[^，。；]{0,15}",
    # Words before what is named, none of which names something other than powers.
    "of": r"(?:(?!责任|追责|收费|注意|证照|材料|法律|法规|部门|单位|机关|机构|主体|监管|备注|申请|对象|对应|相关)[^、\d]){0,12}",
    "grounds": r"(?:(?!责任|追责|收费).){0,12}",
    "body": r"(?:部门|单位|机关|机构|主体|方|层级和部门)(?:名称)?",
    "level": r"(?:国家|[省市州盟地县区旗镇乡]|自治区|县区|区县|市县|乡镇|镇街|街道)(?:本?级|直)",
    "duty": r"(?:主管|实施|执法|职能|责任|牵头|审批|管理|业务|对口|指导)?",
    "thing": r"(?:事项|项目|权力|职权|权限|执法权|处罚权|审批权)",
}

# Which column a heading stands over; the first that fits is taken.
HEADINGS = (
    Wording("(序|编|项|顺序|排)号", example="序号", means="seq"),
    Wording("(项次|序|No.|NO.|№)", example="项次", means="seq"),
    Wording("{grounds}依据{grounds}", example="法律法规依据文件", means="basis"),
    Wording(
        "{any}(承接|划入|移入|接收|受委托|受托|转入|接受|接管){any}{body}",
        example="承接单位",
        means="to_department",
    ),
    Wording(
        "(赋予|承接|下放|授权|委托|赋权|放权)对象",
        example="赋予对象",
        means="to_department",
    ),
    Wording(
        "承接(乡镇|镇|镇街|街镇|乡镇街道|街道)[名称]",
        example="承接乡镇",
        means="to_department",
    ),
    Wording(
        "(现|新|{any}后)[的]{some}{body}",
        example="划转后实施部门",
        means="to_department",
    ),
    Wording(
        "{any}(划出|移出|移交|下放|委托|转出|交出|赋权|授权|放权){any}{body}",
        example="划出部门",
        means="from_department",
    ),
    Wording(
        "(原|{any}前)[的]{some}{body}",
        example="原实施部门",
        means="from_department",
    ),
    Wording(
        "{level}[现|现行|有关|相关|业务|行政|具体]{duty}{body}",
        example="县级主管部门",
        means="body_of_level",
    ),
    Wording(
        "(调整|变更|变动|动态调整|划转|下放|承接|处理|处置|改革|取消)(类型|类别|方式|情况|意见|内容|决定|结果|形式)",
        example="调整类型",
        means="kind",
    ),
    Wording(
        "(原|{of}前)[的]{of}(类型|类别|性质)",
        example="原事项类型",
        means="old_category",
    ),
    Wording(
        "{of}(类型|类别|种类|性质|属性|分类)", example="事项类型", means="category"
    ),
    Wording("{of}(主项|大项|一级事项)[名称]", example="主项名称", means="main_item"),
    Wording(
        "{of}(子项|小项|办理项|二级事项)[名称]",
        example="业务办理项名称",
        means="sub_item",
    ),
    Wording(
        "(原|旧|被(合并|归并|整合|变更|调整|取代|替代)|{of}前)[的]{of}(名称|{thing})",
        example="原事项名称",
        means="old_name",
    ),
    Wording("{of}{thing}[的][具体](名称|内容)", example="权力名称", means="name"),
    Wording("{of}{thing}", example="委托事项", means="name"),
    Wording("{of}名称", example="调整后名称", means="name"),
)

# What a list, a group of rows or a cell says is done with the powers.
KINDS = (
    Wording(
        "(取消|废止|停止实施|停止执行|不再实施|暂停|减少)",
        example="取消行政许可事项目录",
        means="cancel",
    ),
    Wording(
        "(名称变更|变更名称|更名|规范名称|名称调整|规范为|修改为)",
        example="名称变更",
        means="rename",
    ),
    Wording("变更{some}名称", example="变更部分行政许可事项名称", means="rename"),
    Wording("(合并|并入|归并)", example="合并事项", means="merge"),
    Wording("(新增|增加|增列|增设|增补|列入)", example="新增行政权力事项", means="add"),
    Wording(
        "(划转|划入|划出|划归|下放|承接|移交|交由|转交|委托|授权|授予|赋权|赋予|收回|收归|上收|下移|划回|集中行使|下沉)",
        example="下放事项目录",
        means="transfer",
    ),
    Wording("证明(事项|材料|目录|清单)", example="取消证明事项目录", means="proof"),
)

# Categories as a heading over several rows names them.
CATEGORIES = (
    "非行政许可审批",
    "非许可审批",
    "非行政许可",
    "其他行政审批",
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

# Named as what all others are as well, they tell nothing about the rows of a list.
UNSAID = {"其他事项", "其他权力", "其他职权"}


@cache
def compiled(wordings: tuple[Wording, ...]) -> tuple[tuple[Form, str], ...]:
    return tuple((wording.form(SLOTS), wording.means) for wording in wordings)


# 为贯彻行政许可法: the name of a law says nothing of what is listed.
OF_CATEGORY = re.compile(rf"(?P<category>{'|'.join(CATEGORIES)})(?!法)")
BESIDE_OTHERS = re.compile(r"[和与及、或以非]+\Z")
WITH_OTHERS = re.compile(
    r"(?:权力|权|事项|类|项目|审批|清单|目录)*(?:等|[和与及、或](?!更名|调整|下放|取消|承接|公布))"
)


def one_category(words: str) -> str:
    """The category of all that the words speak of: named alone, not beside others or 等."""
    found = set()
    for match in OF_CATEGORY.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        if BESIDE_OTHERS.search(before[-2:]) or WITH_OTHERS.match(after):
            return ""
        found.add(match["category"])
    return found.pop() if len(found) == 1 and not found & UNSAID else ""


def role_of(heading: str) -> str | None:
    """Which field stands under the heading; ``None`` where the register has none for it."""
    words = re.sub(r"[（(][^（）()]*[）)]|\s", "", heading)
    return next(
        (means for form, means in compiled(HEADINGS) if form.fullmatch(words)), None
    )


def kinds_in(text: str) -> set[str]:
    """Every kind of change that the words name."""
    return {means for form, means in compiled(KINDS) if form.search(text)}
