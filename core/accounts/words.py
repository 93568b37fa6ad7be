"""Words that everybody would try first: of the place, the gazette, the trade and keyboards."""

import re
from functools import cache
from itertools import chain

from django.conf import settings

from core.text.spelling import spelled

# What offices and clerks are about; with the names of the place they make most passwords.
TRADE = (
    "公报", "政府公报", "人民政府", "政府", "区政府", "市政府", "办公室", "政府办", "信息公开",
    "街道", "社区", "居委会", "民政", "民政局", "财政", "财政局", "审计", "审计局", "教育局",
    "公安", "公安局", "司法局", "人社", "卫健", "卫健委", "住建", "发改委", "统计局", "应急局",
    "市场监管", "行政审批", "编辑", "审核", "审核员", "签发", "管理员", "系统管理员", "安全管理员", "审计员",
    "密码", "中国", "我爱你", "我爱中国", "为人民服务",
)  # fmt: skip
COMMON = (
    "gongbao", "gazette", "government", "district", "admin", "administrator", "root",
    "user", "test", "demo", "guest", "manager", "system", "security", "auditor", "editor",
    "reviewer", "publisher", "sysadmin", "secadmin", "password", "passwd", "pass", "secret",
    "login", "welcome", "letmein", "changeme", "default", "iloveyou", "monkey", "dragon",
    "sunshine", "princess", "football", "baseball", "superman", "batman", "master",
    "shadow", "michael", "china", "beijing", "mima", "hello", "abc", "qwe", "asd", "zxc",
)  # fmt: skip
# Letters for which signs and digits often stand.
DISGUISES = [str.maketrans("@4305$7+€!|1", f"aaeossttei{one}{one}") for one in "li"]
DATES = re.compile(r"(?:19|20)\d\d(?:\d\d){0,2}|\d{6,}")
ENDINGS = re.compile("人民政府|政府|公报|[省市区县州旗镇乡]")
PLACES = re.compile("[^省市区县州旗镇乡]+[省市区县州旗镇乡]")


@cache
def context_words(*names):
    """Words for passwords to be more than: of the given names, the trade, and the common.

    Chinese ones also as pinyin and by the first letters of their pinyin.
    """
    parts = chain.from_iterable(
        [*ENDINGS.split(name), *PLACES.findall(name)] for name in names
    )
    chinese = {*TRADE, *names, *parts}
    words = {word for name in chinese for word in spellings(name)} | set(COMMON)
    return sorted(filter(None, words), key=len, reverse=True)


def of_the_place():
    extra = settings.PASSWORD_CONTEXT_WORDS
    return context_words(settings.DISTRICT_NAME, settings.GAZETTE_NAME, *extra)


def spellings(name):
    """A name as it is written and as it is typed; what is too short to tell is left out."""
    pinyin, initials = spelled(name)
    written = {name.lower(): 2, pinyin: 4, initials: 4}
    return {word for word, least in written.items() if len(word) >= least}


def readings(text):
    """``text`` as it is, and with letters for the signs that may stand for them."""
    plain = text.lower()
    undated = DATES.sub("", plain)
    return {plain, *(undated.translate(disguise) for disguise in DISGUISES)}


def letters_of(text):
    return "".join(letter for letter in text if letter.isalpha())


def rest_of(text, words):
    """The letters of ``text`` that are not part of ``words``."""
    for word in words:
        text = text.replace(word, " ")
    return letters_of(text)
