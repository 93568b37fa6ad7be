"""What was typed into a form that was refused: said again, so that it is not lost."""

from django import forms
from django.utils.translation import gettext as _


def kept(form):
    """A sentence for each text that was typed into ``form``, to be copied from."""
    return [
        _("What you wrote under “%(label)s”, to copy: %(text)s")
        % {"label": one.label, "text": one.value()}
        for one in form
        if isinstance(one.field, forms.CharField) and not one.is_hidden and one.value()
    ]
