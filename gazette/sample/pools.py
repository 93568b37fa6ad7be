"""Unlimited supplies of names: any number gives a name of its own, always the same."""

from math import gcd, prod

from core.text.numbers import chinese_numeral

from .words import WORDS


class Pool:
    """The combinations of some word lists, scattered; past the last one they are numbered.

    ``pool[n]`` is a tuple of one word of each list and "" or a Chinese numeral.
    """

    def __init__(self, *lists):
        self.lists = lists
        self.size = prod(map(len, lists))
        self.step = next(n for n in range(self.size * 5 // 8, 0, -1) if gcd(n, self.size) == 1)  # fmt: skip

    def __getitem__(self, n):
        turn, place = divmod(n, self.size)
        place = place * self.step % self.size
        found = []
        for items in self.lists:
            place, position = divmod(place, len(items))
            found.append(items[position])
        return (*found, chinese_numeral(turn + 1) if turn else "")


COMMUNITIES = Pool(
    WORDS["community_parts"], WORDS["community_types"], WORDS["community_stems"]
)
PEOPLE = Pool(WORDS["surnames"], WORDS["given_second"], WORDS["given_first"])
GROUPS = ("", "第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九")
POSTS = Pool(WORDS["post_titles"], WORDS["divisions"], GROUPS, WORDS["departments"])
POWERS = Pool(
    WORDS["power_forms"],
    WORDS["power_actions"],
    WORDS["power_objects"],
    WORDS["power_scopes"],
)
PARTS = Pool(WORDS["road_stems"], WORDS["district_parts"])
