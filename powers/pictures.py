"""Pictures of powers: the way of one, and how many there are of each kind."""

from django.db.models import Count
from django.utils.translation import gettext as _

from core.pictures import bars, told, way
from core.pictures.marks import Picture


def of_power(transfers):
    """From department to department, where any transfer names one."""
    found = [step(transfer) for transfer in transfers]
    if not any(one.source or one.target for one in found):
        return []
    narrow, wide = way.drawings(found)
    return [
        Picture(
            "way",
            _("From department to department"),
            _("Departments one below the other, an arrow for each transfer."),
            narrow,
            wide,
            (_("since"), _("from department"), _("department")),
            [
                (one.when, one.source or _("not stated"), one.target or _("not stated"))
                for one in found
            ],
            (*told.left_out(len(found), way.MOST), *legend(found)),
        )
    ]


def legend(found):
    if any(not one.source for one in found[1:]):
        yield _("Broken arrows: the document does not say from which department.")


def step(transfer):
    day = transfer.effective_on
    when = day.isoformat() if day else _("not stated")
    words = told.with_clause(when, transfer)
    source, target = transfer.from_department, transfer.to_department
    return way.Transfer(source, target, when, transfer.get_absolute_url(), words)


def by_category(rows, address):
    return counted(rows, "category", _("Powers by category"), _("category"), address)


def by_department(rows, address):
    title = _("Powers by department")
    return counted(rows, "department", title, _("department"), address)


def counted(rows, field, title, heading, address):
    """How many ``rows`` have each value of ``field``, where it has any two."""
    numbers = (
        rows.order_by()
        .values_list(field)
        .annotate(number=Count("pk"))
        .order_by("-number", field)[: told.ROWS]
    )
    found = [
        bars.Bar(value or _("not stated"), number, "", address(value) if value else "")
        for value, number in numbers
    ]
    if len(found) < 2:
        return []
    narrow, wide = bars.drawings(found)
    return [
        Picture(
            field,
            title,
            _("A bar for each, the longest first."),
            narrow,
            wide,
            (heading, _("powers")),
            [(one.name, one.told) for one in found],
            told.left_out(len(found), bars.MOST),
        )
    ]
