"""What a person is told whose save was refused because somebody was faster."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from .authors import who_saved
from .differences import differences


def told(record, shown, form):
    """The message on a form whose ``record`` is no more as ``shown``."""
    return render_to_string(
        "admin/guard/conflict.html",
        {
            "sentence": who_saved(record, shown.at),
            "advice": _("What you typed is still here: compare, then save again."),
            "differences": differences(record, shown, form),
            "has_files": bool(form.files),
        },
    )
