"""How each database indexes the texts: pairs of characters, kept up by the database itself."""

from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from .grams import pairs, pairs_of_word

TABLE = "core_searchtext"


class SQLite:
    """FTS5 over the pairs in their order, so that a phrase of pairs is exact.

    The index keeps no text of its own. Whatever is no space belongs to a token.
    """

    INDEX = f"{TABLE}_index"
    FUNCTION = "search_pairs"
    SET_UP = (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(title, text,"
        " content='', columnsize=0, tokenize=\"unicode61 remove_diacritics 0"
        " categories 'L* M* N* P* S* C*'\")",
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
    def having(cls, texts, words, in_title):
        asked = " AND ".join(map(cls.phrase, words))
        asked = f"title : ({asked})" if in_title else asked
        sql = f"SELECT rowid FROM {cls.INDEX} WHERE {cls.INDEX} MATCH %s"
        return texts.filter(pk__in=RawSQL(sql, [asked]))

    @staticmethod
    def phrase(word):
        tokens = " ".join(pairs_of_word(word)) or word
        quoted = '"{}"'.format(tokens.replace('"', '""'))
        # One character is how a pair begins, or the last of its line.
        return quoted if len(word) > 1 else f"{quoted} *"


class PostgreSQL:
    """A generated column with the set of characters and pairs, under a GIN index.

    Where a longer word has all its pairs, the text itself is looked through.
    """

    FUNCTION = "search_grams"
    SET_UP = (
        f"""
        CREATE OR REPLACE FUNCTION {FUNCTION}(text) RETURNS text[]
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
          SELECT array_agg(DISTINCT gram) FROM (
            SELECT unnest(ARRAY[one, one || lead(one) OVER (ORDER BY place)]) AS gram
            FROM unnest(string_to_array($1, NULL)) WITH ORDINALITY AS given(one, place)
          ) AS grams WHERE gram IS NOT NULL AND position(E'\\n' IN gram) = 0
        $$
        """,
        f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS grams text[] GENERATED ALWAYS AS"
        f" ({FUNCTION}(title || E'\\n' || text)) STORED",
        f"CREATE INDEX IF NOT EXISTS {TABLE}_grams ON {TABLE} USING gin (grams)",
    )

    @classmethod
    def set_up(cls):
        return cls.SET_UP

    @classmethod
    def prepare(cls, connection):
        """There is nothing to teach it."""

    @staticmethod
    def having(texts, words, in_title):
        grams = [gram for word in words for gram in pairs_of_word(word) or [word]]
        # The column has the name it has in no other table.
        sql, params = "grams @> %s::text[]", [grams]
        texts = texts.filter(RawSQL(sql, params, output_field=BooleanField()))
        for word in words:
            if in_title:
                texts = texts.filter(title__contains=word)
            elif len(word) > 2:
                texts = texts.filter(Q(title__contains=word) | Q(text__contains=word))
        return texts


BACKENDS = {"sqlite": SQLite, "postgresql": PostgreSQL}


def backend(connection):
    return BACKENDS[connection.vendor]
