"""What is doubted, in words, and the filter of findings by it."""

from django.contrib import admin
from django.utils.translation import pgettext_lazy

# Codes of all that reads; the sentence of a finding says more.
WORDS = {
    "approximate": pgettext_lazy("doubt", "Approximate number"),
    "area-not-in-territory": pgettext_lazy("doubt", "Area not in the territory"),
    "attachment-missing": pgettext_lazy("doubt", "Attachment missing"),
    "blank-cell": pgettext_lazy("doubt", "Blank cell"),
    "bound-runs-on": pgettext_lazy("doubt", "Bound runs on"),
    "bounds-equal": pgettext_lazy("doubt", "Opposite bounds equal"),
    "bounds-incomplete": pgettext_lazy("doubt", "Bounds incomplete"),
    "bounds-not-stated": pgettext_lazy("doubt", "Bounds not stated"),
    "bounds-repeated": pgettext_lazy("doubt", "Bounds repeated"),
    "bounds-unpunctuated": pgettext_lazy("doubt", "Bounds without punctuation"),
    "bounds-unread": pgettext_lazy("doubt", "Bounds not read"),
    "change-unclear": pgettext_lazy("doubt", "Change unclear"),
    "clause-gap": pgettext_lazy("doubt", "Clause missing"),
    "column-not-read": pgettext_lazy("doubt", "Column not read"),
    "contents-missing": pgettext_lazy("doubt", "In the contents only"),
    "contents-number": pgettext_lazy("doubt", "Number differs from the contents"),
    "contents-order": pgettext_lazy("doubt", "Order differs from the contents"),
    "contents-page": pgettext_lazy("doubt", "Page differs from the contents"),
    "contents-title": pgettext_lazy("doubt", "Title differs from the contents"),
    "contents-unlisted": pgettext_lazy("doubt", "Not in the contents"),
    "count-differs": pgettext_lazy("doubt", "Count differs"),
    "damaged-character": pgettext_lazy("doubt", "Damaged character"),
    "date-invalid": pgettext_lazy("doubt", "Date not in the calendar"),
    "details-shared": pgettext_lazy("doubt", "Details of several communities"),
    "english-residue": pgettext_lazy("doubt", "Residue of English"),
    "floor-area-ambiguous": pgettext_lazy("doubt", "Floor area ambiguous"),
    "floor-area-unread": pgettext_lazy("doubt", "Floor area not read"),
    "former-name-missing": pgettext_lazy("doubt", "Former name missing"),
    "households-ambiguous": pgettext_lazy("doubt", "Households ambiguous"),
    "households-unread": pgettext_lazy("doubt", "Households not read"),
    "html-residue": pgettext_lazy("doubt", "Residue of HTML"),
    "inner-space": pgettext_lazy("doubt", "Space within a name"),
    "kind-doubtful": pgettext_lazy("doubt", "Appointed or removed"),
    "markup-residue": pgettext_lazy("doubt", "Residue of markup"),
    "name-differs": pgettext_lazy("doubt", "Names differ"),
    "name-doubtful": pgettext_lazy("doubt", "Name doubtful"),
    "name-missing": pgettext_lazy("doubt", "Name missing"),
    "named-in-title-only": pgettext_lazy("doubt", "Named in the title only"),
    "names-incomplete": pgettext_lazy("doubt", "Names incomplete"),
    "no-figures": pgettext_lazy("doubt", "No figures"),
    "no-households": pgettext_lazy("doubt", "Households not stated"),
    "no-parent": pgettext_lazy("doubt", "Whole missing"),
    "no-signed-date": pgettext_lazy("doubt", "No date of signing"),
    "no-subdistrict": pgettext_lazy("doubt", "No subdistrict"),
    "not-stored": pgettext_lazy("doubt", "Not stored"),
    "number-gap": pgettext_lazy("doubt", "Document number missing"),
    "number-repeat": pgettext_lazy("doubt", "Document number repeated"),
    "number-unreadable": pgettext_lazy("doubt", "Number not readable"),
    "organization-carried": pgettext_lazy("doubt", "Organization carried on"),
    "organization-doubtful": pgettext_lazy("doubt", "Organization doubtful"),
    "organization-missing": pgettext_lazy("doubt", "Organization missing"),
    "period-inferred": pgettext_lazy("doubt", "Period inferred"),
    "period-no-year": pgettext_lazy("doubt", "Period without a year"),
    "power-cancelled": pgettext_lazy("doubt", "Power may be cancelled"),
    "premises-doubtful": pgettext_lazy("doubt", "Premises doubtful"),
    "printed-before-signed": pgettext_lazy("doubt", "Printed before it was signed"),
    "repeated-change": pgettext_lazy("doubt", "Appointment or removal repeated"),
    "row-not-read": pgettext_lazy("doubt", "Row not read"),
    "row-shifted": pgettext_lazy("doubt", "Row shifted"),
    "row-width": pgettext_lazy("doubt", "Row of another width"),
    "same-post": pgettext_lazy("doubt", "Appointed to and removed from one post"),
    "seq-gap": pgettext_lazy("doubt", "Sequence number missing"),
    "seq-order": pgettext_lazy("doubt", "Sequence out of order"),
    "seq-repeat": pgettext_lazy("doubt", "Sequence number repeated"),
    "seq-unreadable": pgettext_lazy("doubt", "Sequence number not readable"),
    "sequence-gap": pgettext_lazy("doubt", "Row number missing"),
    "shared-remark": pgettext_lazy("doubt", "Remark shared"),
    "split": pgettext_lazy("doubt", "Split off"),
    "star-not-quarterly": pgettext_lazy("doubt", "Star not for quarterly data"),
    "stray-punctuation": pgettext_lazy("doubt", "Stray punctuation"),
    "task-label": pgettext_lazy("doubt", "Label of a task"),
    "task-slid": pgettext_lazy("doubt", "Task slid"),
    "task-wording": pgettext_lazy("doubt", "Wording of a task"),
    "title-differs": pgettext_lazy("doubt", "Title and text differ"),
    "title-unknown": pgettext_lazy("doubt", "Title of the post unknown"),
    "traditional-character": pgettext_lazy("doubt", "Traditional character"),
    "unread-words": pgettext_lazy("doubt", "Words not read"),
}


class DoubtFilter(admin.AllValuesFieldListFilter):
    """The codes that occur, in words."""

    def choices(self, changelist):
        everything, *others = super().choices(changelist)
        yield everything
        for choice in others:
            # With facets a count follows the code.
            code, space, count = choice["display"].partition(" ")
            yield choice | {"display": f"{WORDS.get(code, code)}{space}{count}"}
