"""What a register is about, found by the words entries give or made from them."""


def find_or_make(model, fields, words, **derived):
    """The ids of ``model`` by the values of ``fields``; those that are missing are made.

    ``words`` are tuples of values, new ones made in their order; the result maps each to
    an id. ``derived`` are further fields of a new one, each a function of its words.
    """
    words = dict.fromkeys(words)
    known = model.objects.filter(**{f"{fields[0]}__in": {first for first, *_ in words}})
    found = {tuple(values): pk for pk, *values in known.values_list("pk", *fields)}
    new = [
        model(
            **dict(zip(fields, values, strict=True)),
            **{name: derive(*values) for name, derive in derived.items()},
        )
        for values in words
        if values not in found
    ]
    for made in model.objects.bulk_create(new):
        found[tuple(getattr(made, name) for name in fields)] = made.pk
    return found
