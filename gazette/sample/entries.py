"""What made documents do in each register: entries by rule, true to those before them.

Each class holds the state of one story, gives the entries of its next document, and
names what no other story names. ``entries(day)`` returns the values of read entries.
"""

from decimal import Decimal

from core.text.numbers import chinese_numeral

from .pools import COMMUNITIES, PARTS, PEOPLE, POSTS, POWERS
from .words import INDICATORS, WORDS

ENDING = "社区居民委员会"
SIDES = ("east", "south", "west", "north")


class Communities:
    """A few subdistricts whose communities are established, changed and ended."""

    NAMES = 80

    def __init__(self, story, rng):
        self.rng = rng
        self.names = iter(range(story * self.NAMES, (story + 1) * self.NAMES))
        self.living = {
            f"{name}街道办事处": [] for name in rng.sample(WORDS["subdistricts"], 2)
        }

    def entries(self, day):
        subdistrict = self.rng.choice(list(self.living))
        living, ended, new = self.living[subdistrict], set(), []
        entries = []
        for clause in range(1, self.rng.choice((2, 3, 3, 4, 6))):
            free = [name for name in living if name not in ended]
            values, gone = self.change(free)
            ended |= gone
            new += [values["name"]] if values["kind"] != "abolish" else []
            entries.append(
                values | {"clause": chinese_numeral(clause), "subdistrict": subdistrict}
            )
        living[:] = [name for name in living if name not in ended] + new
        return entries

    def change(self, free):
        """(values, names that are not to be touched again in the same document)."""
        rng, draw = self.rng, self.rng.random()
        if len(free) < 3 or draw < 0.2:
            return {"kind": "establish", "name": self.name()} | self.extent() | self.premises(), set()  # fmt: skip
        first, second = rng.sample(free, 2)
        if draw < 0.78:
            return {"kind": "adjust", "name": first} | self.extent(), {first}
        if draw < 0.88:
            new = {"kind": "rename", "name": self.name(), "former_name": first}
            return new, {first}
        if draw < 0.95:
            new = {"kind": "merge", "name": self.name(), "former_name": f"{first}、{second}"}  # fmt: skip
            return new | self.extent(), {first, second}
        return {"kind": "abolish", "name": first}, {first}

    def name(self):
        part, form, stem, turn = COMMUNITIES[next(self.names)]
        return f"{stem}{form}{part}{turn}{ENDING}"

    def extent(self):
        if self.rng.random() < 0.8:
            bounds = ({"area": ""} | self.bounds(),)
        else:
            bounds = tuple({"area": place} | self.bounds() for place in self.places())
        return {
            "boundaries": bounds,
            "households": self.rng.randint(600, 7000),
            "households_approx": self.rng.random() < 0.15,
        }

    def bounds(self):
        rng = self.rng
        return {
            side: rng.choice(WORDS["road_stems"]) + rng.choice(WORDS["road_types"])
            for side in SIDES
        }

    def places(self):
        stems = self.rng.sample(WORDS["community_stems"], 2)
        return [
            f"{stem}{self.rng.choice(WORDS['community_types'])}小区" for stem in stems
        ]

    def premises(self):
        rng = self.rng
        return {
            "territory": "、".join(self.places()),
            "premises": self.places()[0] + rng.choice(WORDS["buildings"]),
            "floor_area_m2": Decimal(rng.randint(30000, 250000)) / 100,
        }


class Posts:
    """People who are appointed to posts and removed from them."""

    NEW_PEOPLE, NEW_POSTS = 120, 80

    def __init__(self, story, rng):
        self.rng = rng
        self.people = iter(
            range(story * self.NEW_PEOPLE, (story + 1) * self.NEW_PEOPLE)
        )
        self.posts = iter(range(story * self.NEW_POSTS, (story + 1) * self.NEW_POSTS))
        self.held, self.vacant = [], []

    def entries(self, day):
        rng = self.rng
        leaving = [
            self.held.pop(rng.randrange(len(self.held)))
            for _ in range(min(rng.randint(0, 3), len(self.held) - 1))
        ]
        people = [name for name, *_ in leaving if rng.random() < 0.5]
        people += [self.person() for _ in range(rng.randint(1, 3))]
        appointed = [(name, *self.post()) for name in people]
        self.held += appointed
        self.vacant += [post for _, *post in leaving]
        return [self.appointment(*holding) for holding in appointed] + [
            self.removal(*holding) for holding in leaving
        ]

    def person(self):
        surname, second, first, turn = PEOPLE[next(self.people)]
        return surname + first + second + turn

    def post(self):
        if len(self.vacant) > 3:
            return self.vacant.pop(0)
        title, division, group, department, _ = POSTS[next(self.posts)]
        return f"济南市槐荫区{department}{group}{division}", title

    def appointment(self, name, organization, title):
        rank = self.rng.choice(WORDS["ranks"]) if self.rng.random() < 0.15 else ""
        return {
            "kind": "appoint",
            "name": name,
            "organization": organization,
            "title": title,
            "rank": rank,
        }

    def removal(self, name, organization, title):
        return {
            "kind": "remove",
            "name": name,
            "organization": organization,
            "title": title,
        }


class Powers:
    """A long list of powers; two stories each tell of the same ones."""

    TOLD = 160

    def __init__(self, story, rng):
        self.rng = rng
        self.first = story // 2 * self.TOLD

    def entries(self, day):
        rng = self.rng
        giving, taking = rng.sample(WORDS["departments"], 2)
        told = range(self.first, self.first + rng.randint(self.TOLD // 2, self.TOLD))
        return [
            {
                "seq": seq,
                "name": self.name(n),
                "category": WORDS["power_categories"][
                    n % len(WORDS["power_categories"])
                ],
                "from_department": f"区{giving}",
                "to_department": f"区{taking}",
            }
            for seq, n in enumerate(told, 1)
        ]

    @staticmethod
    def name(n):
        form, action, thing, scope, turn = POWERS[n]
        return scope + thing + action + form + turn


class Figures:
    """The indicators of one part of the district, month by month, told by some stories."""

    TOLD_BY = 10

    def __init__(self, story, rng):
        self.rng = rng
        self.part = "".join(PARTS[story // self.TOLD_BY]) if story else "全区"

    @staticmethod
    def period(day):
        year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
        return f"{year}年1-{month}月" if month > 1 else f"{year}年1月"

    def entries(self, day):
        return [
            {
                "indicator": self.prefix() + name,
                "unit": unit,
                "period": self.period(day),
                "value": self.number(1, 90000, 10),
                "yoy": self.number(-200, 300, 10),
                "quarterly": quarterly,
                "parent": parent and self.prefix() + parent,
            }
            for name, unit, quarterly, parent in INDICATORS
        ]

    def prefix(self):
        return "" if self.part == "全区" else self.part

    def number(self, low, high, parts):
        return None if self.rng.random() < 0.1 else Decimal(self.rng.randint(low, high)) / parts  # fmt: skip
