"""What a page carries of a record, to know later whether it still is as it was shown."""

import json
import time
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass, field

from django.utils.crypto import salted_hmac

# Signing in and changing a password change an account without anybody editing it.
FLEETING = frozenset({"last_login", "password"})
LONGEST_TOLD = 200
MAX_BYTES = 2_000_000


def locked(record):
    """``record`` as stored, its row locked until the transaction ends."""
    return type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)


def digest(text):
    return salted_hmac("core.guard", text, algorithm="sha256").hexdigest()[:20]


def values_of(record, told=frozenset(), omitted=FLEETING):
    """{name: stored value as text}; what is long or not ``told`` as its digest, in a list.

    What a page does not show is not sent with it either.
    """
    omitted = record.get_deferred_fields() | omitted
    values = {
        one.name: text_of(one, record)
        for one in record._meta.concrete_fields
        if one.name not in omitted and one.attname not in omitted
    }
    values |= {one.name: keys_of(record, one) for one in record._meta.many_to_many}
    return {
        name: text if name in told and len(text) <= LONGEST_TOLD else [digest(text)]
        for name, text in values.items()
    }


def text_of(one, record):
    value = one.value_to_string(record)
    return value if isinstance(value, str) else json.dumps(value, default=str)


def keys_of(record, one):
    return ",".join(sorted(str(other.pk) for other in getattr(record, one.name).all()))


def version_of(record, omitted=frozenset()):
    """One word that is another as soon as anything of ``record`` is, but ``omitted``.

    It is the number where a record counts its versions, as publishables do.
    """
    number = getattr(record, "version", None)
    if isinstance(number, int):
        return str(number)
    values = values_of(record, omitted=FLEETING | omitted)
    return digest(json.dumps(values, sort_keys=True))


@dataclass(frozen=True)
class Shown:
    """What a page showed of a record, or of rows by their keys, and when."""

    values: dict
    at: float = field(default_factory=time.time)

    def pack(self):
        """A text for a hidden field."""
        text = json.dumps(asdict(self), ensure_ascii=False).encode()
        return urlsafe_b64encode(zlib.compress(text)).decode()

    @classmethod
    def unpack(cls, text):
        """What ``pack`` made; of anything else, as if nothing had been shown."""
        try:
            packed = zlib.decompressobj()
            data = packed.decompress(urlsafe_b64decode(text or ""), MAX_BYTES)
            shown = cls(**json.loads(data))
        except (ValueError, TypeError, zlib.error, RecursionError):
            return cls({}, 0.0)
        is_sound = isinstance(shown.values, dict) and isinstance(shown.at, float)
        return shown if is_sound and 0 <= shown.at <= time.time() else cls({}, 0.0)
