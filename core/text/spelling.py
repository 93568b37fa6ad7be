"""Chinese names as people type them on a Latin keyboard."""

from functools import lru_cache

from pypinyin import lazy_pinyin


@lru_cache(maxsize=50_000)
def spelled(name):
    """(the whole pinyin of ``name`` without tones, the first letters of its syllables)."""
    syllables = [syllable.lower() for syllable in lazy_pinyin(name)]
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)
