"""How a document goes through the workflow: what goes along, and what stands in the way."""

from django.utils.translation import gettext as _

from core.search import index
from core.workflow.models import Publishable
from core.workflow.states import (
    LEAVING,
    TRANSITIONS,
    UNPUBLISHED,
    State,
    WithdrawalKind,
)
from gazette import corrections
from gazette.duties import (
    bearers,
    disclosure_blockers,
    editions,
    finding_blockers,
    interpretation_blockers,
    interpretations,
)
from gazette.reach import reach_of
from gazette.registers.config import registers

from .disclosure import Disclosure
from .issues import Issue


class InTheWorkflow(Publishable):
    """A document on its way to the public, with its change sets and interpretations."""

    class Meta(Publishable.Meta):
        abstract = True

    def change_sets(self):
        """What this document does to the registers, drafts included."""
        return [
            change_set
            for register in registers()
            for change_set in getattr(self, f"{register.label}_change_sets").all()
        ]

    def companions(self, name):
        if name == "correct":
            return []
        # What was corrected by itself stays so when its document is withdrawn.
        return [
            companion
            for companion in [*self.change_sets(), *self.travelling(name)]
            if name in companion.transitions()
            and (name != "withdraw" or companion.state == self.state)
        ]

    def travelling(self, name):
        """The interpretations that are signed and published in the same step."""
        if TRANSITIONS[name].source[0] not in UNPUBLISHED:
            return []
        return interpretations(self)

    def blockers(self, name, together_with=None):
        reasons = []
        step = TRANSITIONS[name]
        if step.makes_public and self.disclosure != Disclosure.ACTIVE:
            reasons.append(
                _("%(object)s: only what is disclosed actively can be published.")
                % {"object": self}
            )
        if name in {"submit", "approve"}:
            reasons += disclosure_blockers(self)
        if name in {"approve", "schedule", "publish"}:
            reasons += finding_blockers(self) + interpretation_blockers(self)
        if name in {"approve", "schedule"} or step.makes_public:
            reasons += self.taken_number()
        if name not in {"return", "unschedule", "withdraw"}:
            reasons += self.left_behind()
        return reasons + self.held_by_issue(name, together_with)

    def taken_number(self):
        """Why the number, which a correction may change, cannot be published."""
        found = self.known("bearers", lambda: bearers([self.number])[self.number])
        if self.number and set(found).difference(editions(self)):
            return [
                _("The number %(number)s is that of another document.")
                % {"number": self.number}
            ]
        return []

    def held_by_issue(self, name, together_with):
        """Why it does not leave alone what its issue, on the schedule as a whole, does."""
        whole = self.with_issue or (
            getattr(together_with, "with_issue", False)
            and together_with.issue_id == self.issue_id
        )
        if whole or name not in {"schedule", "unschedule", "publish"}:
            return []
        issue = self.bundle()
        return [issue.why_together(self)] if issue else []

    def bundle(self):
        """The issue as part of which it is published, where that is on the schedule."""
        if self.issue_id is None or self.supersedes_id is not None:
            return None
        return Issue.objects.filter(
            pk=self.issue_id, scheduled_for__isnull=False
        ).first()

    def scheduled_with(self):
        issue = self.bundle()
        return issue.bundled() if issue else [self]

    def left_behind(self):
        """Why a document that is not public cannot go without its change sets."""
        if self.is_public:
            return []
        return [
            _("%(change_set)s is “%(state)s”: it has to go with its document.")
            % {"change_set": one, "state": one.get_state_display()}
            for one in self.change_sets()
            if one.state not in {self.state, State.WITHDRAWN}
        ]

    def wrong_withdrawal(self, kind):
        replaced = kind == WithdrawalKind.REPLACED
        if replaced and not self.incoming_relations.filter(
            kind="replaces", source__in=type(self).objects.published()
        ):
            yield _(
                "Publish the document that replaces this one first, with the relation "
                "“replaces”: readers are led there."
            )

    def within_reach(self, user):
        who = user and user.pk
        return self.known(("reach", who), lambda: reach_of(user)).covers(self)

    def corrected_together(self):
        return [self, *(one for one in self.change_sets() if one.is_public)]

    def make_correction(self, user, note):
        return corrections.copy_of(self, user, note)

    def after_transition(self, act):
        if act.step.makes_public:
            self.resolve_relations(act.at)
        if act.step.makes_public or act.name in LEAVING:
            index.keep(type(self), [self.pk])

    def resolve_relations(self, at):
        """Link the numbers that are cited to the documents that bear them now, both ways."""
        relations = self.relations.model.objects
        if self.supersedes_id:
            cited = relations.filter(target=self.supersedes_id)
            cited.exclude(source=self).update(target=self)
        if self.number:
            mistaken = self.incoming_relations.exclude(target_number=self.number)
            mistaken.update(target=None)
            cited = relations.filter(target=None, target_number=self.number)
            cited.exclude(source=self).update(target=self)
        for relation in self.relations.exclude(target_number=self.number):
            if relation.target and not relation.target.number:
                continue  # Chosen by people: what has no number is not found by one.
            current = type(self).objects.filter(
                number=relation.target_number, superseded_at=None
            )
            found = current.order_by("edition").first()
            if relation.target != found:
                relation.target, relation._history_date = found, at
                relation.save(update_fields=["target"])
