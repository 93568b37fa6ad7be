"""What the registers are about, found by how it is typed on a Latin keyboard."""

from collections import defaultdict

from core.search.index import Searchable
from core.text.spelling import spelled

from .config import registers


class SubjectTexts(Searchable):
    """The names that whatever ``register`` is about has borne, and their pinyin."""

    def __init__(self, register):
        self.states = register.state_model
        self.subject = self.states.SUBJECT[0]
        self.model = self.states._meta.get_field(self.subject).related_model

    def published(self):
        told = self.states.objects.ever()
        return self.model.objects.filter(pk__in=told.values(self.subject))

    def texts(self, subjects):
        borne = self.names_borne(subjects)
        for subject in subjects:
            names = dict.fromkeys([subject.name, *borne[subject.pk]])
            spellings = [spelling for name in names for spelling in spelled(name)]
            yield subject, "\n".join(names), "\n".join(spellings)

    def names_borne(self, subjects):
        borne = defaultdict(list)
        if "name" in self.states.VALUES:
            told = self.states.objects.ever().order_by("valid_from", "pk")
            told = told.filter(**{f"{self.subject}__in": subjects})
            for key, name in told.values_list(self.subject, "name"):
                borne[key].append(name)
        return borne


def subjects():
    return [SubjectTexts(register) for register in registers()]
