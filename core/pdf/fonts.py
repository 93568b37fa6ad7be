"""Which Chinese fonts this machine has for the three kinds of words in a document."""

from functools import cache

from django.conf import settings

# GB/T 9704 wants 仿宋 for the text, 黑体 for headings and 小标宋 for titles.
FANG = ("FangSong", "FangSong_GB2312", "STFangsong", "FZFangSong-Z02", "FandolFang R")
HEI = (
    *("SimHei", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Microsoft YaHei", "PingFang SC"),
    "Droid Sans Fallback",
)
SONG = (
    *("FZXiaoBiaoSong-B05", "Noto Serif CJK SC", "Source Han Serif SC"),
    *("Noto Serif SC", "SimSun", "NSimSun", "STSong", "Songti SC"),
    *("AR PL UMing CN", "AR PL SungtiL GB", "FandolSong"),
)
KINDS = {
    "text": (*FANG, *SONG, *HEI),
    "heading": (*HEI, *SONG, *FANG),
    "title": (*SONG, *HEI, *FANG),
}


@cache
def found():
    """The families that are there for each kind, the best first; empty without any."""
    families = there()
    kinds = {
        kind: [one for one in (*settings.PDF_FONTS, *wanted) if one in families]
        for kind, wanted in KINDS.items()
    }
    return kinds if kinds["text"] else {}


def there():
    import typst

    return set(typst.Fonts().families())
