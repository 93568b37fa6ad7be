"""Which column of a table of people holds what."""

import re
from collections.abc import Iterator

from core.text.widths import squeeze

# A body, however it is headed: 任职单位, 工作单位.
BODY = "(?:所在|工作|任职|供职|服务|聘任|聘用|所属|任)?(?:单位|部门|机构)(?:名称)?"
# The first that fits says what stands in a column.
COLUMNS = {
    "count": re.compile(
        "序号|编号|顺序|性别|民族|学历|籍贯|政治面貌|(?:出生|参加|入党).*|身份证.*"
    ),
    "proposed": re.compile("拟.*"),
    "name": re.compile(".{0,6}(?:姓名|名字)|.{0,4}(?:人员|干部|同志)(?:名单)?"),
    "kind": re.compile(
        ".{0,4}(?:类型|类别|方式|情形)|任免(?:情况|事项)?|任[/、或]免|免[/、或]?任"
    ),
    "term": re.compile("(?:.{0,2}试用|任|聘|任职|挂职|聘任)(?:期|时间|期限)(?:限)?"),
    "remark": re.compile(
        "备注|说明|附注|其他|备考|注|(?:任免|免职|任职)?(?:原因|理由|依据|事由)"
    ),
    "held": re.compile("(?:原|曾|历|先前|此前)(?!.*(?:免|解聘)).*"),
    "now": re.compile("现任?(?!.*(?:免|解聘|命|聘))(?:单位|职务|岗位|工作|及|职|、)*"),
    "remove": re.compile(
        "(?!.*(?:任命|(?<![离卸原现担])任职|聘任)).*(?:免|解聘|卸任|离任|辞去|撤销|不再).*"
    ),
    "appoint": re.compile(
        "(?!.*免)(?:(?:.*(?:任|聘|新).*(?:职务|岗位|职|情况|单位))|任命(?:为)?|新任|聘任|任职|聘|任)"
    ),
    "rank": re.compile("职级|级别|.{0,4}(?:行政)?级别|职级待遇"),
    "post": re.compile(
        "(?:单位|所在)?(?:及|、|和)?(?:职务|岗位|职位)(?:名称|全称)?|职务[（(]岗位[）)]"
    ),
    "unit": re.compile(BODY),
    "unit_left": re.compile(
        f"(?:原|原先|曾|免职|免去|所?免|被免|免任|解聘|离任|离职|卸任|辞职|辞去)的?{BODY}"
    ),
    "unit_given": re.compile(
        f"(?:新|新任|所?任|所?聘|受聘|任命|任用|聘用|到任|就任|调任)的?{BODY}"
    ),
}
UNITS = ("unit", "unit_left", "unit_given")
ACTS = ("appoint", "remove")
POSTS = {*ACTS, "post"}
# 原任职务 over the posts that a list of removals takes.
POST_HELD = re.compile(r".*(?:职务?|岗位)(?:名称)?")
HELD_LEFT = "held_left"


def roles_of(headings) -> list[str]:
    """What stands in each column: 任职单位 is the body where the post has a column of its own."""
    roles = [role_of(heading) for heading in headings]
    units = [unit_of(heading) for heading in headings]
    posts = {role for role, unit in zip(roles, units, strict=True) if not unit}
    if not posts & {*POSTS, "held"}:
        return roles
    # Beside that of the removal 任职单位 is that of the appointment.
    left = "unit_left" in units and posts & {"appoint", "post"}
    units = ["unit_given" if left and unit == "unit" else unit for unit in units]
    return [unit or role for unit, role in zip(units, roles, strict=True)]


def unit_of(heading: str) -> str:
    """Whose body a column holds: that of any post, of the one given, of the one left; or none."""
    words = plain(heading)
    return next((role for role in UNITS if COLUMNS[role].fullmatch(words)), "")


def column_sets(headings, mode: str = "") -> Iterator[dict[str, int]]:
    """Where each role stands; two sets where names stand side by side (姓名 职务 姓名 职务).

    ``mode`` says what is done in the table: posts held before are left in a list of removals.
    """
    roles = roles_of(headings)
    if "proposed" in roles:
        return
    names = [at for at, role in enumerate(roles) if role == "name"]
    bounds = [0, *names[1:], len(roles)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        columns = {role: at for at, role in reversed([*enumerate(roles)][start:end])}
        if not columns.keys() & POSTS and {"held", "now"} <= columns.keys():
            columns["post"] = columns["now"]
        held = columns.get("held")
        left = held is not None and POST_HELD.fullmatch(plain(headings[held]))
        if left and mode == "remove" and not columns.keys() & POSTS:
            columns |= {HELD_LEFT: held, "remove": columns.pop("held")}
        if "name" in columns and columns.keys() & POSTS:
            yield columns


def role_of(heading: str) -> str:
    """What stands in a column; 现任职务 beside 原任职务 is the post that is given."""
    words = squeeze(heading)
    if re.fullmatch(r"任[（(/、]?免[）)]?.{0,4}(?:职务|岗位).{0,2}", words):
        return "post"
    # 任（免） says which of the two a row does, where 任职 alone would be a post.
    words = re.sub(r"任[（(]免[）)]", "任免", words)
    words = plain(words)
    fits = (role for role, form in COLUMNS.items() if form.fullmatch(words))
    return next(fits, "")


def plain(heading: str) -> str:
    return re.sub(r"[（(][^（）()]*[）)]|\s", "", squeeze(heading))
