"""The word lists of ``words.toml``, each a tuple, and the indicators of releases."""

import tomllib
from pathlib import Path

GOVERNMENT = "济南市槐荫区人民政府"
OFFICE = "槐荫区人民政府办公室"
BUREAU = "济南市槐荫区统计局"

WORDS = {
    name: tuple(text.split())
    for name, text in tomllib.loads(
        Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    ).items()
}

# name, unit, quarterly, the indicator it is part of
INDICATORS = (
    ("地区生产总值", "亿元", True, ""),
    ("第一产业增加值", "亿元", True, ""),
    ("第二产业增加值", "亿元", True, ""),
    ("第三产业增加值", "亿元", True, ""),
    ("工业总产值", "亿元", False, ""),
    ("建筑业总产值", "亿元", True, ""),
    ("固定资产投资", "亿元", False, ""),
    ("房地产开发投资", "亿元", False, ""),
    ("商品房销售面积", "万平方米", False, ""),
    ("社会消费品零售总额", "亿元", False, ""),
    ("限额以上零售额", "亿元", False, "社会消费品零售总额"),
    ("进出口总额", "亿元", False, ""),
    ("出口总额", "亿元", False, "进出口总额"),
    ("实际使用外资", "万美元", False, ""),
    ("一般公共预算收入", "亿元", False, ""),
    ("一般公共预算支出", "亿元", False, ""),
    ("居民人均可支配收入", "元", True, ""),
    ("全社会用电量", "万千瓦时", False, ""),
)
