"""What the registers are about, found by how it is typed on a Latin keyboard."""

from collections import defaultdict

from core.derived import PinyinField
from core.search.index import Searchable
from core.text.spelling import spelled

from .config import registers


class SubjectTexts(Searchable):
    """The names that whatever ``register`` is about has borne, their pinyin, and whatever
    else the search of the register's list looks at."""

    def __init__(self, register):
        self.states = register.state_model
        self.subject = self.states.SUBJECT[0]
        self.model = self.states._meta.get_field(self.subject).related_model

    def published(self):
        told = self.states.objects.ever()
        return self.model.objects.filter(pk__in=told.values(self.subject))

    def texts(self, subjects):
        said = self.said(subjects)
        for subject in subjects:
            names = dict.fromkeys([subject.name, *said[subject.pk]["name"]])
            spellings = dict.fromkeys(
                spelling for name in names for spelling in self.spellings(name)
            )
            others = (line for lines in said[subject.pk].values() for line in lines)
            yield subject, "\n".join(names), "\n".join([*spellings, *others])

    def spellings(self, name):
        """The pinyin of ``name`` and its first letters, as a person's too where it is one."""
        yield from spelled(name)
        if is_person(self.model):
            yield from spelled(name, person=True)

    def said(self, subjects):
        """{key: {field: what was ever said there, each once}} of the ``subjects``."""
        said = defaultdict(lambda: defaultdict(dict))
        fields = self.states.SEARCHED
        told = self.states.objects.ever().order_by("valid_from", "pk")
        told = told.filter(**{f"{self.subject}__in": subjects})
        for key, *values in told.values_list(self.subject, *fields):
            for field, value in zip(fields, values, strict=True):
                if value:
                    said[key][field][str(value)] = None
        return said


def is_person(model):
    fields = (field for field in model._meta.fields if isinstance(field, PinyinField))
    return any(field.person for field in fields)


def subjects():
    return [SubjectTexts(register) for register in registers()]
