"""What supports a decision on a community besides its own words."""

from datetime import date

from .models import CommunityState

SAID = {
    "kind": {
        "establish": ("新建", "设立", "新设", "增设", "成立", "组建", "析置", "建立"),
        "adjust": ("调整", "变更", "划入", "划出", "划归"),
        "rename": ("更名", "改名", "更改", "改为", "变更"),
        "abolish": ("撤销", "撤消", "取消"),
        "merge": ("合并", "并入", "整合"),
    }
}
CUES = {"east": "东", "south": "南", "west": "西", "north": "北"}
COMMON = set()

# How many households a community has by law, from which day on.
NORMS = (
    (date(2026, 1, 1), 1000, 3000, "2025年修订的城市居民委员会组织法第三条"),
    (date.min, 100, 700, "2018年修正的城市居民委员会组织法第六条"),
)


def remarks(entries):
    """Where a size is not as the law of its day has it: a hint, which keeps nothing up."""
    found = {}
    for entry in entries:
        day, households = entry.effective_on, entry.households
        if day is None or households is None or entry.kind == "abolish":
            continue
        least, most, law = next(norm[1:] for norm in NORMS if day >= norm[0])
        if not least <= households <= most:
            text = f"户数不在{least}至{most}户之内（{law}），只作提示"
            found[entry.pk, "households"] = [text]
    return found


def witnesses(entries):
    """The register knows the community of old: ``{(entry's key, field): sentences}``."""
    former = {entry.pk: of_old(entry) for entry in entries if entry.kind != "establish"}
    names = {name for names in former.values() for name in names.values()}
    known = set(
        CommunityState.objects.filter(name__in=names, known_to=None).values_list(
            "name", flat=True
        )
    )
    return {
        (pk, field): ["登记中已有这一社区"]
        for pk, names in former.items()
        for field, name in names.items()
        if name in known
    }


def of_old(entry):
    if entry.former_name and entry.kind in ("rename", "merge"):
        return {"former_name": entry.former_name}
    return {"name": entry.name}
