"""How each database indexes the texts: by neighbouring characters, kept up by itself.

A backend says which rows have words; everything else is the same for both (``finding``).
"""

TABLE = "core_searchtext"
# So many bits of an id are of the day and the record; those before them of the kind.
KIND = 54


class SQLite:
    """FTS5 over the pairs in their order, so that a phrase of pairs is exact.

    The index keeps no text of its own. Whatever is no space belongs to a token. What
    begins with one character is an index beside it.
    """

    SOURCE = INDEX = f"{TABLE}_index"
    ID = "rowid"
    FUNCTION = "search_pairs"
    SET_UP = (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(title, text,"
        " content='', columnsize=0, prefix='1', tokenize=\"unicode61"
        " remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
        *(
            f"CREATE TRIGGER IF NOT EXISTS {TABLE}_{act.lower()}"
            f" AFTER {act} ON {TABLE} BEGIN {does} END"
            for act, does in {
                "INSERT": "{put}",
                "DELETE": "{take}",
                "UPDATE": "{take} {put}",
            }.items()
        ),
    )
    PUT = f"INSERT INTO {INDEX}(rowid, title, text) VALUES (NEW.id, {FUNCTION}(NEW.title), {FUNCTION}(NEW.text));"  # fmt: skip
    TAKE = f"INSERT INTO {INDEX}({INDEX}, rowid, title, text) VALUES ('delete', OLD.id, {FUNCTION}(OLD.title), {FUNCTION}(OLD.text));"  # fmt: skip
    # Without figures on all tables SQLite goes through a whole one for its newest row.
    SETTLE = f"INSERT INTO {INDEX}({INDEX}) VALUES ('optimize')", "ANALYZE"
    REMOVE = (
        *(f"DROP TRIGGER IF EXISTS {TABLE}_{act}" for act in ("insert", "delete", "update")),
        f"DROP TABLE IF EXISTS {INDEX}",
    )  # fmt: skip
    AMONG = "SELECT value FROM json_each(%s)"

    @classmethod
    def set_up(cls):
        return [
            sql.replace("{put}", cls.PUT).replace("{take}", cls.TAKE)
            for sql in cls.SET_UP
        ]

    @classmethod
    def prepare(cls, connection):
        """Teach a new connection what the triggers call."""
        connection.create_function(cls.FUNCTION, 1, pairs, deterministic=True)

    @classmethod
    def condition(cls, words, titled, ids):
        asked = " AND ".join(map(cls.phrase, words))
        asked = f"{{title}} : ({asked})" if titled else asked
        return f"{cls.INDEX} MATCH %s AND rowid BETWEEN %s AND %s", [asked, *ids]

    @staticmethod
    def phrase(word):
        tokens = " ".join(runs(word, 2)) or word
        quoted = '"{}"'.format(tokens.replace('"', '""'))
        # One character is how a pair begins, or the last of its line.
        return quoted if len(word) > 1 else f"{quoted} *"

    # The index is walked from its end as it is.
    walked = condition


class PostgreSQL:
    """GIN over the sets of characters, pairs and triples, computed and not stored.

    What the rows of one kind have alike in their ids is one of the set. Where a longer word has all its triples, the text itself is looked through. The
    planner knows neither how often a word occurs nor what it costs to look, so the
    function is dear, every word is taken for a rare one, and ``finding`` walks where
    one proves common.
    """

    SOURCE, ID = TABLE, "id"
    FUNCTION = "search_grams"
    LONGEST = 3
    TEXT = f"{FUNCTION}(id, title || E'\\n' || text)"
    TITLE = f"{FUNCTION}(id, title)"
    INDEXES = (f"{TABLE}_grams", TEXT), (f"{TABLE}_titles", TITLE)
    SET_UP = (
        f"""
        CREATE OR REPLACE FUNCTION {FUNCTION}(bigint, text) RETURNS text[]
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$
          SELECT array_agg(DISTINCT gram) || (E'\\n' || ($1 >> {KIND})) FROM (
            SELECT unnest(ARRAY[one, one || two, one || two || three]) AS gram
            FROM string_to_array($2, NULL) AS every,
              unnest(every, every[2:], every[3:]) AS given(one, two, three)
          ) AS grams WHERE gram IS NOT NULL AND position(E'\\n' IN gram) = 0
        $$
        """,
        *(
            f"CREATE INDEX IF NOT EXISTS {name} ON {TABLE} USING gin (({computed}))"
            for name, computed in INDEXES
        ),
        *(f"ALTER INDEX {name} ALTER COLUMN 1 SET STATISTICS 0" for name, _ in INDEXES),
    )
    SETTLE = tuple(f"SELECT gin_clean_pending_list('{name}')" for name, _ in INDEXES)
    REMOVE = (
        *(f"DROP INDEX IF EXISTS {name}" for name, _ in INDEXES),
        f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS grams",
        f"DROP FUNCTION IF EXISTS {FUNCTION}(text)",
        f"DROP FUNCTION IF EXISTS {FUNCTION}(bigint, text)",
    )
    AMONG = "SELECT value::bigint FROM json_array_elements_text(%s::json)"

    @classmethod
    def set_up(cls):
        return cls.SET_UP

    @classmethod
    def prepare(cls, connection):
        """There is nothing to teach it."""

    @classmethod
    def condition(cls, words, titled, ids):
        grams = [gram for word in words for gram in cls.grams(word)]
        grams.append(f"\n{ids[0] >> KIND}")
        longer = [word for word in words if len(word) > cls.LONGEST]
        has, params = cls.having(longer, titled)
        computed = cls.TITLE if titled else cls.TEXT
        return " AND ".join([f"{computed} @> %s::text[]", *has]), [grams, *params]

    @classmethod
    def walked(cls, words, titled, ids):
        """The same condition, for rows that are looked at one after another."""
        has, params = cls.having(words, titled)
        return " AND ".join([*has, "id BETWEEN %s AND %s"]), [*params, *ids]

    @staticmethod
    def having(words, titled):
        """(conditions on the text itself, their parameters)."""
        has = "strpos(title, %s) > 0"
        has = has if titled else f"({has} OR strpos(text, %s) > 0)"
        params = [word for word in words for _ in range(has.count("%s"))]
        return [has] * len(words), params

    @classmethod
    def grams(cls, word):
        return runs(word, cls.LONGEST) or [word]


BACKENDS = {"sqlite": SQLite, "postgresql": PostgreSQL}


def backend(connection):
    return BACKENDS[connection.vendor]


def execute(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def pairs(folded_text):
    """The tokens of a folded text, in their order, parted by spaces.

    Every pair of neighbours in a line, and the line's last character.
    """
    return " ".join(
        line[place : place + 2]
        for line in folded_text.split("\n")
        for place in range(len(line))
    )


def runs(word, length):
    """So many characters of ``word`` from each of its places; none where it is shorter."""
    return [word[place : place + length] for place in range(len(word) - length + 1)]
