"""No pattern of the readers takes long over a line that somebody made for that."""

import pkgutil
import re
import signal
from contextlib import contextmanager
from importlib import import_module

import pytest

from gazette.reading.wordings import Form

PACKAGES = (
    "core.text",
    "gazette.reading",
    "gazette.inputs",
    "communities.reading",
    "personnel.reading",
    "powers.reading",
    "statistics.reading",
)
# A whole line is compared at this length; what is looked for anywhere in one, in a part of it.
LENGTH, PART, SECONDS = 400, 120, 1
PIECES = (
    " ", "\u3000", "\t", "甲", "1", "１", "一", "、", "，", "。", "（", "）", "〔", "－", "-", ".", "·", "|", "#", "&",
    "<", "a", "某局", "王 ", "王　", "王、", "甲，", "1、", "（一）", "东至", "局局长", "任命", "社区", "户", "户、", "1户",
    "12.3%", "2020年", "年月日", "第1页", "办公室", "公报", "附件", "附件1：", "〔2020〕", "号", "和", "的", "任命王为",
    "（甲）", "同意", "居委会", "路", "路，", "为界", "至", "关于", "通知", "一、", "1.", "＊", "△", "——", "……",
)  # fmt: skip


def patterns():
    for package in PACKAGES:
        root = import_module(package)
        for info in pkgutil.walk_packages(root.__path__, f"{package}."):
            module = import_module(info.name)
            for name, value in vars(module).items():
                yield from named(f"{info.name}.{name}", value)


def named(name, value):
    if isinstance(value, Form):
        value = value.pattern
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif isinstance(value, tuple | list):
        for place, one in enumerate(value):
            yield from named(f"{name}[{place}]", one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from named(f"{name}[{key}]", one)


EVERY = {pattern: name for name, pattern in patterns()}


@contextmanager
def seconds(limit):
    def stop(*args):
        raise TimeoutError

    former = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def hostile():
    for piece in PIECES:
        run = (piece * LENGTH)[:LENGTH]
        yield from (run, run + "!", "王为" + run + "!", "任命" + run)


def test_there_are_patterns_to_look_at():
    assert len(EVERY) > 200


@pytest.mark.parametrize("pattern", EVERY, ids=EVERY.values())
def test_a_pattern_is_done_with_any_line_in_no_time(pattern):
    for line in hostile():
        try:
            with seconds(SECONDS):
                pattern.fullmatch(line)
                pattern.match(line)
                pattern.search(line[-PART:])
        except TimeoutError:
            pytest.fail(f"{pattern.pattern} over {line[:20]}…")
