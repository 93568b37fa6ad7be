"""What a list is narrowed to, in words, and the address without each of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """A filter that was used: its label, what was asked for, the address without it."""

    label: str
    text: str
    without: str


def chosen(form, kept):
    """What the filters of ``form`` narrow a list to, besides its search.

    ``kept`` are the parameters that links on the page go on with.
    """
    return [
        Choice(form[name].label, in_words(form[name]), without(kept, name))
        for name in form.fields
        if name != "q" and form[name].value() and name not in form.errors
    ]


def in_words(field):
    """What was chosen in ``field``, as the form calls it."""
    value = str(field.value())
    names = {str(key): name for key, name in getattr(field.field, "choices", ())}
    return str(names.get(value, value))


def without(kept, name):
    query = kept.copy()
    query.pop(name, None)
    return f"?{query.urlencode()}"
