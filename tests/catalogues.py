"""Catalogues of translations as Python values, without the gettext tools."""

import ast
import struct
from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A message of a catalogue: ``key`` and ``text`` as they stand in a compiled one."""

    key: str
    text: str
    is_fuzzy: bool


def read_po(path):
    """The Messages of the catalogue at ``path``, its header first."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [message(block.splitlines()) for block in blocks if block.strip()]


def message(lines):
    fields, name = {"msgctxt": ""}, ""
    for line in lines:
        if not line.startswith("#"):
            keyword, _quote, rest = line.partition('"')
            name = keyword.strip() or name
            fields[name] = fields.get(name, "") + ast.literal_eval(f'"{rest}')
    context = fields["msgctxt"] and fields["msgctxt"] + "\x04"
    plural = "msgid_plural" in fields and "\0" + fields["msgid_plural"]
    return Message(
        context + fields["msgid"] + (plural or ""),
        fields["msgstr[0]" if plural else "msgstr"],
        any(line.startswith("#,") and "fuzzy" in line for line in lines),
    )


def read_mo(path):
    """{key: text} of the compiled catalogue at ``path``."""
    data = path.read_bytes()
    _magic, _revision, count, keys, texts = struct.unpack_from("<5I", data)

    def text(table, position):
        length, start = struct.unpack_from("<2I", data, table + 8 * position)
        return data[start : start + length].decode()

    return {text(keys, n): text(texts, n) for n in range(count)}
