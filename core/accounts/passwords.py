"""What a password has to be: two profiles, and the validators that hold it to them.

``mlps`` follows the practice of graded protection (等级保护): kinds of characters and a new
password every quarter. ``asvs`` follows OWASP ASVS 5: long, and no such rules.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import words


@dataclass(frozen=True)
class Profile:
    """Least length, least kinds of characters, most days, passwords not taken again."""

    length: int
    kinds: int
    days: int
    former: int


PROFILES = {
    "mlps": Profile(length=12, kinds=3, days=90, former=5),
    "asvs": Profile(length=15, kinds=0, days=0, former=1),
}
# So many letters there have to be besides well-known words, so many signs besides runs.
OWN_LETTERS = 6
OWN_SIGNS = 8
DIFFERENT_SIGNS = 6
# Of the list of common ones, so long are those that are looked for within a password.
SHORTEST_COMMON, LONGEST_COMMON = 5, 24
KEYBOARD = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb")
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
RUNS = tuple(run[::step] for run in (*KEYBOARD, ALPHABET) for step in (1, -1))
EASY_TO_READ = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def profile():
    return PROFILES[settings.PASSWORD_PROFILE]


def is_too_old(changed_at):
    days = profile().days
    return bool(days and changed_at) and timezone.now() - changed_at > timedelta(days)


class LengthValidator:
    def validate(self, password, user=None):
        if len(password) < profile().length:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self):
        least = profile().length
        return ngettext(
            "It has at least %(least)d character; the longer the better.",
            "It has at least %(least)d characters; the longer the better.",
            least,
        ) % {"least": least}


def kinds_of(password):
    """Lower case, upper case, digits, letters without case (Chinese), and signs."""
    return {kind_of(letter) for letter in password}


def kind_of(letter):
    tests = (str.islower, str.isupper, str.isdigit, str.isalpha)
    return next((test.__name__ for test in tests if test(letter)), "sign")


class KindsValidator:
    def validate(self, password, user=None):
        if len(kinds_of(password)) < profile().kinds:
            raise ValidationError(self.get_help_text(), code="password_too_few_kinds")

    def get_help_text(self):
        if not profile().kinds:
            return ""
        return _(
            "It has three kinds of characters: capital letters, small letters, digits, "
            "signs; Chinese characters are a kind as well."
        )


class PredictableValidator(CommonPasswordValidator):
    """Refuses what is common, what consists of well-known words, and runs of keys."""

    def validate(self, password, user=None):
        known = [*words.of_the_place(), *words_of(user)]
        known.sort(key=len, reverse=True)
        if (
            self.is_common(password)
            or has_words(password, known)
            or len(set(password)) < DIFFERENT_SIGNS
            or len(without_runs(password)) < OWN_SIGNS
        ):
            raise ValidationError(self.get_error_message(), code="password_predictable")

    def is_common(self, password):
        """Whether it is little more than one of the common ones."""
        return any(
            text in self.passwords
            or words.letters_of(text) in self.passwords
            or self.has_common(text)
            for text in words.readings(password)
        )

    def has_common(self, text):
        for length in range(min(LONGEST_COMMON, len(text)), SHORTEST_COMMON - 1, -1):
            for start in range(len(text) - length + 1):
                if text[start : start + length] in self.passwords:
                    rest = text[:start] + text[start + length :]
                    return len(words.letters_of(rest)) < OWN_LETTERS
        return False

    def get_error_message(self):
        return _(
            "This would be guessed: it is common, or made of the names of the place, of "
            "offices or of yourself, or of keys in a row."
        )

    def get_help_text(self):
        return _(
            "It is more than the names of the place, of offices or of yourself with a "
            "year behind: several words that have nothing to do with each other are good."
        )


def words_of(user):
    """The names of ``user``, as they would be typed."""
    if user is None:
        return []
    name = f"{user.last_name}{user.first_name}"
    mailbox = user.email.partition("@")[0]
    parts = {user.username, name, user.last_name, user.first_name, mailbox}
    return [word for part in parts if part for word in words.spellings(part)]


def has_words(password, known):
    """Whether little but ``known`` words is in ``password``, disguised or not."""
    for text in words.readings(password):
        rest = words.rest_of(text, known)
        if len(rest) < OWN_LETTERS and rest != words.letters_of(text):
            return True
    return False


def without_runs(password):
    """``password`` with two characters left of what is repeated or lies in a row."""
    kept = ""
    for letter in password.lower():
        if not (len(kept) > 1 and goes_on(kept[-2:] + letter)):
            kept += letter
        else:
            kept = kept[:-2] + kept[-1] + letter
    return kept


def goes_on(three):
    return len(set(three)) == 1 or any(three in run for run in RUNS)


class FormerPasswordsValidator:
    """Refuses the last passwords of a user, and keeps note of each new one."""

    def validate(self, password, user=None):
        if user is None or user.pk is None:
            return
        former = user.former_passwords.values_list("password", flat=True)
        for encoded in {user.password, *former[: profile().former]}:
            if check_password(password, encoded):
                raise ValidationError(
                    _("This is one of your last passwords."), code="password_former"
                )

    def password_changed(self, password, user=None):
        from . import upkeep

        upkeep.password_changed(user)

    def get_help_text(self):
        count = profile().former
        return ngettext(
            "It is not the present one.", "It is none of your last %(count)d.", count
        ) % {"count": count}


def random_password():
    """A password that fits both profiles, in groups that can be read out."""
    while True:
        letters = [secrets.choice(EASY_TO_READ) for _ in range(16)]
        groups = ["".join(letters[start : start + 4]) for start in range(0, 16, 4)]
        password = "-".join(groups)
        try:
            validate_password(password)
        except ValidationError:
            continue
        return password
