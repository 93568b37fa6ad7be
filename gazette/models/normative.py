"""Normative documents (规范性文件), which need an interpretation for the public."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import CheckedCharField

KINDS = "(?:(?<!征求)意见|办法|规定|细则|规则|方案|规范|措施|决定|通告)"
REMARK = "(?:[（(][^（）()]{1,12}[）)])?"
# What bears such a name itself, or publishes by a notice what bears it.
NAMED = re.compile(f"{KINDS}{REMARK}》?{REMARK}(?:的(?:通知|公告|通告|决定|命令))?$")
ABOUT_PERSONS = re.compile("任免|任命|任职|免职|免去|表彰|奖励|处分")
NEVER = {"批复", "报告", "请示", "函", "议案", "纪要", "通报"}


def looks_normative(title, genre=""):
    """Whether a document of this title sets rules, as far as the title shows.

    What is about persons, replies and what goes between offices do not
    (国办发〔2018〕37号).
    """
    if genre in NEVER or ABOUT_PERSONS.search(title):
        return False
    return bool(NAMED.search(title.strip()))


class Normative(models.Model):
    """What may set rules for the public."""

    is_normative = models.BooleanField(
        _("normative document"),
        default=False,
        help_text=_(
            "It sets rules that bind the public and hold repeatedly. Proposed by the "
            "title when the document is entered; you decide. Appointments, replies and "
            "rules of an office for itself are not normative."
        ),
    )
    interpretation_waiver = CheckedCharField(
        _("why without interpretation"),
        max_length=200,
        blank=True,
        help_text=_(
            "A normative document is published together with its interpretation: "
            "another document here with the relation “interprets” to this one, signed "
            "in the same steps. Where there is none, say why."
        ),
    )

    class Meta:
        abstract = True
