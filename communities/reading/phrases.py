"""The patterns by which the details of a clause are cut, matched on masked text."""

import re

from .grammar import (
    CHANGES_TO,
    DIGIT,
    MARKS,
    ONE_SIDE,
    SIDE_VERBS,
    SIDES,
    TOLD,
    TOLD_SLOTS,
)

TOLD_SIDE = (
    rf"(?P<sides>东西(?=两?[面侧边]?[以与])|南北(?=两?[面侧边]?[以与])|{SIDES}(?:(?:[、和及与]|以及){SIDES}){{0,3}})(?:[两三四]?[面侧边方部])?(?:的?边?界)?(?:线)?"
    rf"(?P<verb>{CHANGES_TO}|(?<=[面侧边方部])和|起自|起于|[起终]点(?:为|是|：)?|均?至|起|到|迄|抵|均?临近?|毗?邻接?|毗连|靠近?|倚|依托?|濒临?|达|止于?|接|连|自|由|从|与|以|为|是|沿(?!街|[江河海][路大])|[：:]|[—－–-]{{1,2}})"
)
SIDE = re.compile(TOLD_SIDE)
# 东（甲路）、南（乙路）: the brackets part the bounds from the sides.
IN_BRACKETS = re.compile("[（(][^（()）]+[）)]")
# All sides first and then each of their bounds: 东、南、西、北分别至甲路、乙路、丙路、丁路.
EACH_SIDE = re.compile(
    rf"(?P<sides>{SIDES}(?:[、和及与]?{SIDES}){{1,3}})(?:四?[至面侧边界]|四个?方向)?(?:界线?)?(?P<verb>分别(?:均?起?至|到|为|是|以|与|临|抵|邻|靠|达|[：:]))"
)
CLOSE_SIDE = re.compile(rf"(?<![东西])(?P<sides>{SIDES})(?P<verb>[{SIDE_VERBS}])")
# 东至甲路，南至乙路，西至丙路，北至丁路, in any order.
TOLD_PLAINLY = (
    rf"{SIDES}[面侧边]?(?:[{SIDE_VERBS}以与和接]|为(?!界)|：)[^，；、。\n]{{1,40}}"
)
ALL_SIDES = re.compile(rf"{TOLD_PLAINLY}(?:[，；、]{TOLD_PLAINLY}){{3}}")
NEXT_SIDE = re.compile(
    rf"[，、；,;\s]{SIDES}[^{MARKS}\s]{{0,4}}?[{SIDE_VERBS}接]|{SIDES}[面侧边方]?(?:以|与|为)"
)

HEADS = tuple((wording.means, wording.pattern(TOLD_SLOTS)) for wording in TOLD)

LISTED_AREA = re.compile(rf"(?P<area>[^{MARKS}]{{1,200}})以所列地点为范围")
PLACE_AREA = re.compile(
    rf"(?P<area>[^{MARKS}]{{0,16}}?(?:区域|片区|部分|地块|板块|片){DIGIT}?[A-Z]?)(?:为(?!界)|包括|包含|是|即)"
)
COLON_AREA = re.compile(rf"(?P<area>[^{MARKS}]{{1,200}})[：:]\s?(?={TOLD_SIDE})")
# 东片区：东至…: the name itself says that it is of an area.
AREA_WORD = "(?:片区|区域|部分|地块|板块|组团|区块|片|块)"
AREA_NAME = re.compile(rf"{AREA_WORD}{DIGIT}?[A-Z]?\Z")
# 分为两个片区，: what follows is the first of them.
PARTED = re.compile(
    rf"[两二三四五六]个?(?:独立的?)?{AREA_WORD}(?:组成|构成)?[，,：:]\Z"
)
COMMA_AREA = re.compile(rf"(?P<area>[^{MARKS}]{{1,60}})[，,](?={SIDES}[{SIDE_VERBS}])")
NAMED = rf"[^{MARKS}、]{{1,24}}?(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)"
# 更名后甲社区东至…: the community itself, after whatever mark.
NAMED_AREA = re.compile(rf"(?P<area>{NAMED})(?={SIDES}[面侧边]?[{SIDE_VERBS}以与])")
AREA = re.compile(
    rf"(?!{SIDES}{{2}}[{SIDE_VERBS}])(?P<area>[^{MARKS}]{{0,80}}?[^{MARKS}、])(?={SIDES}[{SIDE_VERBS}]|{SIDES}[面侧边][{SIDE_VERBS}以与]|(?<=[区会]){SIDES}[以与](?![东南西北内外上下]))"
)

LEAD_IN = re.compile(
    rf"\s{{0,4}}[，,]?(?P<among>其中[，：,:、]?)?(?:(?:同时|并)?(?:[将把]其?|其)的?(?={ONE_SIDE})|(?:同时|并)(?=[将把])|(?:该|本)?社区(?=[东南西北](?:[、和及][东南西北]){{0,3}}(?:[两三]?[面侧])?[起至到临邻靠倚依抵以与为])|其(?=[东南西北])|(?:现|拟)?(?:调整|变更|修改|更改)[为至到成](?!东北)|[一二三四五六]是|[①-⑨]|(?:调整|变更|缩小|扩大|更名|合并|设立|成立|新建|划分|拆分|析置|分设|分立|析出)后的?(?:(?:为|幅员)(?=[东南西北]))?|幅员(?=[东南西北])|(?P<item>[\ue000]{{3}}(?!\ue000))(?=[^。；]{{1,90}}[东南西北])|具体为|分别为|即)?[：，:,]?"
)

# 原甲社区东至…，现调整为东至…: the sides said first are the old ones.
OLD = re.compile(
    rf"(?:(?<![^{MARKS}])|(?<=[社辖]区)|(?<=[社辖]区的)|(?<=委会)|(?<=委会的)|(?<=委员会)|(?<=委员会的)|(?<=其))(?:(?:原|此前|旧|老)[^{MARKS}]{{0,30}}?(?:管辖|辖区|四至|范围|边界|界线|所辖)[^{MARKS}即作]{{0,6}}?[，]?(?:为|是|：|:|{SIDES}[{SIDE_VERBS}])|(?:[^{MARKS}]{{0,20}})?(?:调整前|变更前)|原(?={SIDES}[面侧]?[{SIDE_VERBS}])|原{NAMED}(?:的|[，：:])?(?={SIDES}[面侧]?[{SIDE_VERBS}][^。]{{6,200}}?{CHANGES_TO})|[^{MARKS}]{{0,30}}?由(?:原?来?|原先|现有?|目前)的?[，：:]?(?={SIDES}[面侧]?[{SIDE_VERBS}]))"
)
OLD_IN_BRACKETS = re.compile(
    r"[（(](?:原|调整前|变更前|此前)[^（()）]{0,12}?(?:四至|范围|边界|界线|[东南西北][面侧]?[至起临邻靠])[^（()）]*[）)]"
)
NEW = re.compile(
    r"。|调整后|变更后|现?(?:调整|变更|修改|更改|扩大|缩小|扩展|改)[为至到成]|现(?=管辖|辖区|四至|[东南西北])|新的?(?=管辖|辖区|四至)"
)
NOT_PLACES = re.compile(
    r"(?:的.*|以[^，。；、]{1,20}为界|该(?:小区|区域|范围)|以[^，。；]{1,20}为界[，；].*(?:划[归入给]|并入).*|从.*(?:划出|析出|分出|调出)|相应.{0,6}|(?:并|同时)*(?:更名|改名|合并|撤[销消]|设立).*|.*(?:不变|不作调整|不作变动|不变动|维持原状|保持原样)|(?:保持|维持).{0,12}|(?:调整|变更|划分)?如下.*|.{0,60}(?:就近|相邻社区|邻近社区|由所在).*|(?:按|依)照?(?:本|上述|以上|前述|附件|附图|第|所附|有关|相关|规定).*|.{0,40}(?<!第)[两二三四五六七八九十\d]个?(?:独立的?)?(?:区域|部分|片区|片|块)|分(?:为)?[^，。]{0,20}(?:片区|部分|区域|片|区)|(?:居民小组|居民楼|网格|楼栋|楼院)?\d{1,4}个?(?:居民)?(?:小组|网格|楼栋|楼院)|进?行?.{0,4}(?:调整|变更).{0,3}|(?:另行|以).{0,12}(?:为准|确定)|[详具]?体?见.{0,12}|[^，。；]{0,30}(?:见|列入|列于|载于)(?:附[件表图]|下表|后表).*|面积.*|(?:居民|和|及其?|所辖|原?辖区|区域|分别|整体|全部|统一|暂)*(?:划[归入给转至出]|并入|移交|交由|由|归).*|)\Z"
)
