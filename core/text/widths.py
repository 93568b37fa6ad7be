"""Full-width and half-width characters, and the spaces typesetting leaves behind."""

import re

# Signs of numbers and Latin words only: Chinese text owns ， ： ； ！ ？ （ ）.
WIDE_SIGNS = "＋－．％＃＆＊／＝＜＞＠＿～\u3000"
NARROW_SIGNS = "+-.%#&*/=<>@_~ "
WIDE = "".join(chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))  # fmt: skip
NARROW = "".join(chr(ord(character) - 0xFEE0) for character in WIDE)
HALF = str.maketrans(WIDE + WIDE_SIGNS, NARROW + NARROW_SIGNS)
# Told before they are replaced: of a Chinese text that takes an eighth of the time.
HAS_WIDE = re.compile(f"[{WIDE_SIGNS}０-９Ａ-Ｚａ-ｚ]")

THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
SPACE = "[ \u3000\u00a0\u2002-\u200a]"
SPACES = re.compile(f"{SPACE}+")
# Spaces of typesetting: with a Chinese character, or nothing, before them or behind them.
SET_APART = re.compile(
    rf"(?<![\x00-\x7f])(?<!{SPACE}){SPACE}++|{SPACE}++(?![\x00-\x7f])"
)


def half_width(text: str) -> str:
    """``text`` with half-width digits, letters and number signs; Chinese punctuation stays."""
    if HAS_WIDE.search(text):
        text = text.translate(HALF)
    return THOUSANDS.sub(",", text) if "，" in text else text


def squeeze(text: str) -> str:
    """``text`` without the spaces beside Chinese characters; tabs and Latin words stay."""
    return SET_APART.sub("", text) if SPACES.search(text) else text
