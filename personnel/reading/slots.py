"""The slots of the wordings as regular expressions, and the wordings made of them."""

from gazette.reading.wordings import Wording

from . import grammar
from .names import CHARACTER
from .people import NAMES
from .titles import words

# 任 and 为 also end given names (张有为任…, 王大任为…) and begin places (任城区).
POST = r"(?!为(?!民)|任(?![城丘县泽]|[家庄店河楼寨桥].{0,4}?[镇乡村街])|[职期免命用前现所的（(]|试用期|同志|民服务|分别|[\d一二两三四五六七八九十]{1,3}(?:人|名|位|同志)|、|担任|兼任).+?"
BODY = r"[^，。；的]{2,30}?(?:公司|集团|[行局厅委办院所部会校站队镇乡]|[大中小]学|中心|街道)"
SLOTS = {slot: grammar.slot(slot) for slot in grammar.WORDS}
SLOTS |= {
    "also": rf"(?:{SLOTS['also']})?",
    "who": NAMES,
    "known": rf"{CHARACTER}{{2,4}}?(?:同志)?",
    # Where the words of a post end.
    "ended": "(?<=[长任记员席理])",
    "joint": "(?:(?<=（兼）)|(?<=（兼任）))",
    "comrade": rf"{NAMES}(?<=同志)",
    "post": POST,
    # 到东河区财政局任局长: the body and the title stand apart.
    "post_in": r"(?!整|到|往|回)[^，任]{2,40}?(?:任|担任|挂职任|挂任|出任)(?![期职免命]).{2,30}?",
    "their": "(?:其(?![其余他它原])|该同志|本人)",
    "earlier": r".{4,60}?(?:[长任记员席理]|参事|顾问)",
    # 王小明副区长: the post that one has, said beside the name.
    "rank": r"(?:党组)?(?:常务|第一)?副?(?:[区县市镇乡州旗局厅处科部校院所站队行署省]长|检察长|主任|主席|书记|政委|主委|经理|董事长|院长)(?:同志)?",
    "dismiss": "免(?![去除职])",
    "hire": "聘(?![任请用])",
    "glued": rf"{CHARACTER}{{2}}.+?",
    "filler": rf"(?:{SLOTS['filler']})*",
    "more": rf"(?:{SLOTS['filler']})*",
    # Who sends somebody: 建设银行河南省分行李逵同志挂任….
    "sent": rf"{CHARACTER}{{2,4}}?(?:同志)?",
    "sender": BODY,
    "body": BODY,
    "origin": "[^，任]{2,30}?",
    "listed": r"[^：，]{4,60}?",
    "reason": ".{1,60}?",
    "why": "(?:因|由于|鉴于)[^，。；]{2,20}?(?:，)?",
    "asks": "(?:向[^，]{2,30}?)?(?:提出|请求|申请|要求)",
}


def shortest(said: tuple[str, ...]) -> tuple[str, ...]:
    """The words of which every other holds one: 任 for 任, 担任 and 出任."""
    return tuple(w for w in said if not any(o in w for o in said if o != w))


# Words of which one stands wherever the slot is filled.
SAID = {
    slot: shortest(words(said))
    for slot, said in grammar.WORDS.items()
    if slot not in ("also", "filler")
} | {"dismiss": ("免",), "hire": ("聘",)}


def compiled(wordings: tuple[Wording, ...]) -> tuple:
    return tuple((w.means.split(), w.form(SLOTS, SAID)) for w in wordings)
