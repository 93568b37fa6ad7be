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


def identify(entries, subject, fields, **derived):
    """Set the foreign key ``subject`` of ``entries`` by the words they give in ``fields``.

    One that corrects another stays with what that one is about, as long as it says the
    same of it, and also where the words were a misprint that nobody else has taken up:
    then the subject takes the right words, and its address stays. ``derived`` as above.
    """
    if not entries:
        return
    model, key = entries[0]._meta.get_field(subject).related_model, f"{subject}_id"
    unsettled = []
    for entry, old in with_corrected(entries):
        if says_the_same(entry, old, fields):
            setattr(entry, key, getattr(old, key))
        else:
            unsettled.append((entry, old))
    taken = {getattr(entry, key) for entry in entries}
    mend_misprints(unsettled, key, fields, taken, derived)
    words = [words_of(entry, fields) for entry, _ in unsettled]
    found = find_or_make(model, fields, words, **derived)
    for entry, _ in unsettled:
        setattr(entry, key, found[words_of(entry, fields)])


def words_of(entry, fields):
    return tuple(getattr(entry, name) for name in fields)


def with_corrected(entries):
    """Pairs of (entry, the published entry it corrects or ``None``)."""
    keys = {entry.corrects_id for entry in entries} - {None}
    corrected = type(entries[0])._base_manager.in_bulk(keys) if keys else {}
    return [(entry, corrected.get(entry.corrects_id)) for entry in entries]


def says_the_same(entry, old, fields):
    return old is not None and words_of(old, fields) == words_of(entry, fields)


def mend_misprints(unsettled, key, fields, taken, derived):
    """Give subjects the right words, where only what is being corrected spoke of them."""
    for entry, old in unsettled:
        pk = old and getattr(old, key)
        if pk and pk not in taken:
            published = type(entry).objects.published()
            if not published.filter(**{key: pk}).exists():
                mend(old, key, fields, words_of(entry, fields), derived)


def mend(old, key, fields, words, derived):
    subject = getattr(old, key.removesuffix("_id"))
    right = dict(zip(fields, words, strict=True))
    if type(subject).objects.filter(**right).exists():
        return
    for name, derive in derived.items():
        right[name] = derive(*words)
    for name, value in right.items():
        setattr(subject, name, value)
    subject.save()
