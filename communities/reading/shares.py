"""Which of the words of a clause belong to which of the communities that it decides on."""

import re
from collections.abc import Iterable

from .decisions import Decision
from .each import told_each
from .identity import bare
from .masking import Masked, joined
from .naming import DEEDS, forms_of

SUBSTANCE = re.compile(
    r"[东南西北][面侧边]?[起至到抵临邻靠倚依以与]|[\d万千百十余多]\s?户|户数[：:为是共约\d]|平方米|平米|㎡|(?:用房|场所|地点|驻地|地址)(?:分别|现|暂|仍|拟|临时)*(?:位|设|在|为|均|[：:]|沿用|不变|不作|保持|维持|与)|(?:管辖|辖区|所辖)(?:区域|范围)?[：:](?=.)|(?:管辖|所辖)(?:区域|范围)[均都]?为(?=.)"
)

# 客家新城8栋 is a house of an estate that the community is called after.
TOLD_OF_IT = re.compile(
    r"(?!\d{1,4}\s?[号栋幢楼弄层期#])[^\u3400-\u9fff]|\Z|[东南西北][面侧边]?[起至到临邻靠倚以与]|管?辖|所辖|四至|范围|现|共|总|居民|办公|服务|用房|的|约"
)


def shares(decided: list[Decision], details: Masked):
    """Each community of a clause with its details, where they begin, and whether these are all.

    They are not where the words of a clause cannot be told apart.
    """
    carriers = [d for d in decided if d.kind != "abolish"] or decided
    names = [name for decision in carriers for name in decision.names]
    details, each = told_each(names, details)
    for decision, name, part, at in parted(decided, carriers, details):
        own = each.get(name)
        apart = part is not None
        yield decision, name, joined(filter(None, [part, own])), at, apart


def parted(decided: list[Decision], carriers: list[Decision], details: Masked):
    whole = len(carriers) == 1 and len(carriers[0].names) <= 1
    ends = [d.start for d in carriers[1:]] + [len(details.mask)]
    parts = dict(zip((id(d) for d in carriers), ends, strict=True))
    told_below = not whole and named_below(carriers, details)
    for decision in decided:
        if id(decision) not in parts:
            yield from ((decision, name, Masked("", ""), 0) for name in decision.names)
        elif whole:
            yield decision, (decision.names or ("",))[0], details, 0
        elif told_below:
            for name in decision.names:
                yield decision, name, *told_below[name]
        else:
            part = details.part(decision.end, parts[id(decision)])
            yield from ((decision, *share) for share in among(decision.names, part))


def named_below(carriers: list[Decision], details: Masked):
    """{name: (its details, where)} where a clause decides first and then tells of each by name."""
    names = [name for decision in carriers for name in decision.names]
    last = max(decision.end for decision in carriers)
    first = min(decision.end for decision in carriers)
    between = re.search(SUBSTANCE, details.mask[first:last])
    found = mentions(names, details, last)
    if between or {name for _, name in found} != set(names):
        return None
    return {
        name: (joined_parts(details, found, name), next(at for at, n in found if n == name))
        for name in names
    }  # fmt: skip


def joined_parts(details: Masked, found: list[tuple[int, str]], name: str) -> Masked:
    return joined([details.part(*span) for span, owner in spans(found, len(details.mask)) if owner == name])  # fmt: skip


def spans(found: list[tuple[int, str]], end: int):
    ends = [at for at, _ in found[1:]] + [end] * bool(found)
    return [((at, stop), name) for (at, name), stop in zip(found, ends, strict=True)]


def among(names: tuple[str, ...], details: Masked):
    """The details of each of several communities, which begin with its name."""
    if len(names) <= 1:
        yield (names or ("",))[0], details, 0
        return
    found = mentions(names, details, 0)
    before = details.mask[: found[0][0]] if found else details.mask
    told = {name for _, name in found}
    if told != set(names) and SUBSTANCE.search(before):
        told = set()
    unnamed = None if SUBSTANCE.search(details.mask) else details
    for name in names:
        part = joined_parts(details, found, name) if name in told else unnamed
        yield name, part, 0


def mentions(names: Iterable[str], details: Masked, start: int) -> list[tuple[int, str]]:  # fmt: skip
    """Where the details of each community begin with its name, whole or short, in order."""
    forms = owners_of_forms(names)
    if not forms:
        return []
    longest = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    pattern = re.compile(
        rf"(?:(?<=[。；，：:、,;\s\ue003])|\A)(?:(?:{DEEDS}|设立|成立|新建)?后[，,]?的?|新[设建增成]?[立设]?的|[\ue000]{{3}}(?!\ue000)|其中[，、]?|\d[.．、])?(?P<form>{longest})"
    )
    return [
        (
            match.start("form" if match[0].startswith("其中") else 0),
            forms[match["form"]],
        )
        for match in pattern.finditer(details.mask, start)
        if not (
            match.end() < len(details.mask)
            and details.mask[match.end()] in "、与和"
            or ends_list(details.mask[: match.start("form")], longest)
            or shared_with(details.mask, match)
            or begins_another(details.mask, match)
        )
    ]


def owners_of_forms(names: Iterable[str]) -> dict[str, str]:
    """Whom each form of a name means; 第一社区 is neither 城北第一社区 nor 城南第一社区."""
    owners: dict[str, set[str]] = {}
    for name in names:
        for form in forms_of(name) | forms_of(bare(name)):
            owners.setdefault(form, set()).add(name)
    return {form: name for form, (name, *others) in owners.items() if not others}


def ends_list(before: str, forms: str) -> bool:
    """Whether another of the communities is named right before, so that both are told of."""
    return bool(re.search(rf"(?:{forms})[、和与及]\Z", before[-40:]))


def shared_with(mask: str, match: re.Match) -> bool:
    """Whether a place of that name is named, and not the community: 润和路, 润和小区."""
    return bool(re.match(r"[^，。；：:\s]{0,3}?[路街道巷河江湖桥园城苑府区]", mask[match.end() : match.end() + 4])) and not match["form"].endswith(("社区", "会"))  # fmt: skip


def begins_another(mask: str, match: re.Match) -> bool:
    """Whether a short name goes on as another's: 尚品 in 、尚品时代, 金水湾 in ：金水湾一期."""
    if match["form"].endswith(("社区", "会")) or mask[match.start("form") - 1 : match.start("form")] not in ("、", "：", ":"):  # fmt: skip
        return False
    return not TOLD_OF_IT.match(mask, match.end())
