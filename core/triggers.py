"""What the database itself refuses, whoever asks: triggers, as data.

What was published stays, and the audit only grows. The triggers are put in place after
every migration and taken away before one, for SQLite remakes the tables it alters.
"""

import re
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils.translation import gettext_lazy as _

from core import belonging
from core.workflow.states import State

PREFIX = "gongbao_"
RULES = {
    "audit_grows": _("The audit only grows: no row of it is changed or deleted."),
    "published_stays": _("What was published is never deleted."),
    "publication_stays": _(
        "The time of publication stays, and what was published is no draft again."
    ),
    "number_stays": _("The number of what was published stays."),
    "parts_stay": _("What belongs to something published is not taken from it."),
}
SAID = re.compile(rf"{PREFIX}rule=(\w+)")
PUBLIC = (State.PUBLISHED, State.SUPERSEDED, State.WITHDRAWN)
OPEN = tuple(state for state in State if state not in PUBLIC)
WAS_PUBLISHED = "OLD.published_at IS NOT NULL"


@dataclass(frozen=True)
class Trigger:
    """Refuses by ``rule`` to do ``act`` to a row of ``table``, where ``condition`` holds.

    The condition is SQL of OLD and NEW; ``{differs}`` compares where values may be empty.
    """

    table: str
    act: str
    rule: str
    condition: str = "true"

    @property
    def name(self):
        return f"{PREFIX}{self.table}_{self.rule}_{self.act.lower()}"

    @property
    def message(self):
        return f"{PREFIX}rule={self.rule} table={self.table}"


def wanted():
    """All triggers there are to be."""
    return [*of_audit(), *of_publishables(), *of_parts()]


def of_audit():
    rows, head, rule = "core_auditrecord", "core_audithead", "audit_grows"
    # SQLite replaces a row without asking the triggers of its deletion.
    there = f"EXISTS (SELECT 1 FROM {rows} WHERE number = NEW.number)"
    yield Trigger(rows, "INSERT", rule, there)
    yield Trigger(rows, "UPDATE", rule)
    yield Trigger(head, "UPDATE", rule, "NEW.number <= OLD.number")
    for table in (rows, head):
        yield Trigger(table, "DELETE", rule)
        yield Trigger(table, "TRUNCATE", rule)


def of_publishables():
    for model in belonging.publishables():
        table = model._meta.db_table
        yield Trigger(table, "TRUNCATE", "published_stays")
        yield Trigger(table, "DELETE", "published_stays", WAS_PUBLISHED)
        yield Trigger(table, "UPDATE", "publication_stays", goes_back())
        if any(field.name == "number" for field in model._meta.concrete_fields):
            renumbered = f"{WAS_PUBLISHED} AND NEW.number {{differs}} OLD.number"
            yield Trigger(table, "UPDATE", "number_stays", renumbered)


def goes_back():
    return (
        f"({WAS_PUBLISHED} AND NEW.published_at {{differs}} OLD.published_at)"
        f" OR (OLD.state IN {listed(PUBLIC)} AND NEW.state IN {listed(OPEN)})"
    )


def listed(states):
    return "({})".format(", ".join(f"'{state.value}'" for state in states))


def of_parts():
    for model, keys in belonging.parts().items():
        table, rule = model._meta.db_table, "parts_stay"
        columns = [key.column for key in keys]
        published = either(published_owner(key, f"OLD.{key.column}") for key in keys)
        moved = either(f"NEW.{name} {{differs}} OLD.{name}" for name in columns)
        yield Trigger(table, "TRUNCATE", rule)
        yield Trigger(table, "DELETE", rule, published)
        yield Trigger(table, "UPDATE", rule, f"{moved} AND {published}")


def published_owner(key, value):
    """SQL: whether ``value`` of the foreign key ``key`` leads to something published."""
    model = key.related_model
    table, pk = model._meta.db_table, key.target_field.column
    held = [
        published_owner(further, f"{table}.{further.column}")
        for further in belonging.owner_keys(model)
    ]
    holds = either(held or [f"{table}.published_at IS NOT NULL"])
    return f"EXISTS (SELECT 1 FROM {table} WHERE {table}.{pk} = {value} AND {holds})"


def either(conditions):
    return "({})".format(" OR ".join(conditions))


class SQLite:
    """How triggers are said to SQLite."""

    DIFFERS = "IS NOT"
    INSTALLED = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        f" AND name LIKE '{PREFIX}%'"
    )
    NAMED = INSTALLED

    @classmethod
    def knows(cls, trigger):
        return trigger.act != "TRUNCATE"

    @classmethod
    def definition(cls, trigger):
        condition = trigger.condition.replace("{differs}", cls.DIFFERS)
        return (
            f"CREATE TRIGGER {trigger.name} BEFORE {trigger.act} ON {trigger.table}"
            f" FOR EACH ROW WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END"
        )

    @classmethod
    def create(cls, trigger):
        return [cls.drop(trigger.name), cls.definition(trigger)]

    @classmethod
    def drop(cls, name):
        return f"DROP TRIGGER IF EXISTS {name}"


class PostgreSQL:
    """How triggers are said to PostgreSQL: each has a function of its own name."""

    DIFFERS = "IS DISTINCT FROM"
    INSTALLED = (
        "SELECT t.tgname, p.prosrc FROM pg_trigger t"
        " JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        f" AND t.tgname LIKE '{PREFIX}%' AND pg_table_is_visible(c.oid)"
    )
    NAMED = (
        "SELECT proname, prosrc FROM pg_proc"
        f" WHERE proname LIKE '{PREFIX}%' AND pg_function_is_visible(oid)"
    )
    RETURNED = {"DELETE": "OLD", "TRUNCATE": "NULL"}

    @classmethod
    def knows(cls, trigger):
        return trigger.act != "INSERT"

    @classmethod
    def definition(cls, trigger):
        condition = trigger.condition.replace("{differs}", cls.DIFFERS)
        return (
            f"BEGIN IF {condition} THEN RAISE EXCEPTION USING"
            f" ERRCODE = 'integrity_constraint_violation', MESSAGE = '{trigger.message}';"
            f" END IF; RETURN {cls.RETURNED.get(trigger.act, 'NEW')}; END"
        )

    @classmethod
    def create(cls, trigger):
        each = "STATEMENT" if trigger.act == "TRUNCATE" else "ROW"
        return [
            f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger"
            f" LANGUAGE plpgsql AS $gongbao${cls.definition(trigger)}$gongbao$",
            f"CREATE OR REPLACE TRIGGER {trigger.name} BEFORE {trigger.act}"
            f" ON {trigger.table} FOR EACH {each} EXECUTE FUNCTION {trigger.name}()",
            f"ALTER TABLE {trigger.table} ENABLE TRIGGER {trigger.name}",
        ]

    @classmethod
    def drop(cls, name):
        return f"DROP FUNCTION IF EXISTS {name}() CASCADE"


LANGUAGES = {"sqlite": SQLite, "postgresql": PostgreSQL}


def installed(using=DEFAULT_DB_ALIAS):
    """{name: definition} of the triggers in place."""
    return dict(selected(using, LANGUAGES[connections[using].vendor].INSTALLED))


def selected(using, sql):
    with connections[using].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def absent(using=DEFAULT_DB_ALIAS):
    """The triggers that are not in place as they should be, of the tables there are."""
    connection = connections[using]
    language, there = LANGUAGES[connection.vendor], installed(using)
    tables = set(connection.introspection.table_names())
    return [
        trigger
        for trigger in wanted()
        if language.knows(trigger)
        and trigger.table in tables
        and there.get(trigger.name) != language.definition(trigger)
    ]


def install(using=DEFAULT_DB_ALIAS):
    """Put in place what is absent."""
    language = LANGUAGES[connections[using].vendor]
    run(using, (sql for one in absent(using) for sql in language.create(one)))


def drop(using=DEFAULT_DB_ALIAS):
    """Take away all triggers, those that are switched off or not wanted any more too."""
    language = LANGUAGES[connections[using].vendor]
    names = dict(selected(using, language.NAMED))
    run(using, map(language.drop, names))


def run(using, statements):
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for statement in list(statements):
            cursor.execute(statement)


def rule_of(error):
    """The name of the rule by which a trigger refused; ``""`` where none did."""
    said = SAID.search(str(error))
    return said[1] if said else ""


def refusal(error):
    """Why a trigger refused, for people; ``None`` where the error is no such refusal."""
    return RULES.get(rule_of(error))
