"""What supports a decision on a community besides its own words."""

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
