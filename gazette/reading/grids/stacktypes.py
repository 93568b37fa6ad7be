"""Where rows begin and end in a table printed one cell a line that has no numbers: the words of one
column are few and known - 行政许可, 行政处罚 - and those of another end as bodies do.
"""

import re
from itertools import combinations

from ..lines import WRAPPED

TYPE_HEADING = re.compile(r".{0,6}(?:类型|类别|性质|种类)")
TYPE = re.compile(
    r"(?:行政(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|征用|审批)|非行政许可审批|其他(?:行政)?(?:权力|职权|事项)?|公共服务)类?"
)
BODY_HEADING = re.compile(r".*(?:部门|单位|机关|主体|机构)(?:名称)?")
BODY = re.compile(
    r".*(?:局|委|办|部|处|队|会|院|所|站|科|室|中心|政府|街道|镇|乡|公司)(?:[（(].*[）)])?"
)
PLACE = re.compile("[省市县区州旗镇乡各]|[\u3400-\u9fff]{1,6}(?:省|市|县|区|州|镇|乡)")
# So many lines below the headings one of them is a type, and a row has no more than these.
NEXT, MOST = 4, 14
LATE = 2


class StackTypes:
    """How the ``headings`` tell the cells of a row from one another."""

    def __init__(self, headings: list[str]):
        self.headings = headings
        heads = map(TYPE_HEADING.fullmatch, headings)
        self.column = next((at for at, head in enumerate(heads) if head), -1)
        self.bodies = [bool(BODY_HEADING.fullmatch(head)) for head in headings]

    def tell(self, below: list[str]) -> bool:
        """Whether the lines right below the headings have a type where one has to be."""
        last = self.bodies[-1] or self.column == len(self.headings) - 1
        near = below[self.column : self.column + NEXT]
        near = near[:1] if self.column == 0 else near
        return self.column >= 0 and last and any(map(TYPE.fullmatch, near))

    def ends(self, row: list[str], line: str) -> bool:
        """Whether ``line`` is beyond the cells in ``row``."""
        if not self.column:
            return len(row) > 1 and bool(TYPE.fullmatch(line))
        typed = any(map(TYPE.fullmatch, row))
        last = BODY if self.bodies[-1] else TYPE
        whole = typed and len(row) >= len(self.headings) and last.fullmatch(row[-1])
        return bool(whole) and not (self.bodies[-1] and BODY.fullmatch(line))

    def cells(self, row: list[str]) -> list[str]:
        """The cells of which the lines are, where there is one way; else the lines."""
        width = len(self.headings)
        if not width < len(row) <= MOST:
            return row
        cuts = combinations(range(1, len(row)), width - 1)
        bounds = ([0, *cut, len(row)] for cut in cuts)
        ways = [
            [row[a:b] for a, b in zip(bound, bound[1:], strict=False)]
            for bound in bounds
        ]
        fitting = [way for way in ways if all(map(self.fits, range(width), way))]
        best = min(map(self.oddness, fitting), default=0)
        likely = [way for way in fitting if self.oddness(way) == best]
        return [WRAPPED.join(cell) for cell in likely[0]] if len(likely) == 1 else row

    def oddness(self, way: list[list[str]]) -> tuple[int, int]:
        """(how many bodies begin as none does, how many lines they take)."""
        bodies = [cell for cell, body in zip(way, self.bodies, strict=True) if body]
        begun = sum(not PLACE.match(cell[0]) for cell in bodies)
        return begun, sum(map(len, bodies))

    def fits(self, at: int, cell: list[str]) -> bool:
        """Whether the lines may be one cell of the column ``at``."""
        *above, last = cell
        if at == self.column:
            return bool(TYPE.fullmatch("".join(cell)))
        if self.bodies[at]:
            return bool(BODY.fullmatch(last)) and not any(map(BODY.fullmatch, above))
        return not any(map(TYPE.fullmatch, cell)) and not (
            len(cell) > 1 and BODY.fullmatch(last) and len(last) > 3
        )


def lacks_type(headings: list[str], row: list[str], ahead: list[str]) -> bool:
    """Whether a row has as many lines as cells, and its type stands lower than it should: a cell
    before it took two lines.
    """
    heads = map(TYPE_HEADING.fullmatch, headings)
    column = next((at for at, head in enumerate(heads) if head), None)
    if column is None or len(row) < len(headings) or TYPE.fullmatch(row[column]):
        return False
    lower = [*row[column + 1 :], *ahead[:LATE]]
    return len(row) <= column + LATE + 1 and any(map(TYPE.fullmatch, lower))
