"""PDF made by Typst from a template and data, each content once.

Typst is an extra of the project (``pdf``). Without it, or without a Chinese font on this
machine, ``why_not`` says what is missing and no page offers a PDF.
"""

import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from threading import Lock

from django.conf import settings
from django.core.cache import caches
from django.utils.translation import gettext as _

from . import fonts, process

# One at a time: a second one would only make both slow.
turn = Lock()


class NoPDFError(Exception):
    """There is no PDF now; the message is a sentence that says why."""


def why_not():
    """A sentence: what this machine lacks to make PDF; ``""`` where nothing does."""
    if not typst_version():
        return _("This site was installed without what makes PDF files.")
    if not fonts.found():
        return _("The server has no Chinese font, so it makes no PDF files.")
    return ""


@cache
def typst_version():
    try:
        return version("typst")
    except PackageNotFoundError:
        return ""


def pdf_of(template, data):
    """The PDF that ``template`` makes of ``data``, made where it is not kept yet.

    ``data`` reaches Typst as a value and is never read as its markup. Raises NoPDFError.
    """
    if reason := why_not():
        raise NoPDFError(reason)
    path = settings.BASE_DIR / "templates" / "print" / template
    told = json.dumps(data | {"fonts": fonts.found()}, ensure_ascii=False)
    key = key_of(path.read_text(encoding="utf-8"), told)
    return caches["pdf"].get(key) or made_in_turn(key, path, told)


def key_of(*parts):
    digest = hashlib.sha256(typst_version().encode())
    for part in parts:
        digest.update(b"\0" + part.encode())
    return digest.hexdigest()


def made_in_turn(key, path, told):
    if not turn.acquire(timeout=process.SECONDS / 2):
        raise NoPDFError(_("The server is busy with other PDF files. Try again soon."))
    try:
        # Who was before may have asked for the same.
        if (made := caches["pdf"].get(key)) is None:
            made = process.compiled(path, told)
            caches["pdf"].set(key, made)
        return made
    except process.TooSlowError as error:
        raise NoPDFError(_("It takes too long to make this PDF file.")) from error
    except process.FailedError as error:
        raise NoPDFError(_("This PDF file could not be made.")) from error
    finally:
        turn.release()
