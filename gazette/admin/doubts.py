"""The filter of findings by what is doubted, in words."""

from django.contrib import admin

from gazette.reading.codes import explained


class DoubtFilter(admin.AllValuesFieldListFilter):
    """The codes that occur, in words."""

    def choices(self, changelist):
        everything, *others = super().choices(changelist)
        yield everything
        for choice in others:
            # With facets a count follows the code.
            code, space, count = choice["display"].partition(" ")
            yield choice | {"display": f"{explained(code).name}{space}{count}"}
