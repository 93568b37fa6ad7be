"""How a clause says what it does to a community, and what of it: one wording a line, with an example.

A new wording is one line in ``DECIDED`` or ``TOLD``. Slots: ``{name}`` and ``{former}`` are one community each, ``{names}``
and ``{formers}`` a list of them, ``{village}`` a village committee; ``{start}`` is where a decision may
begin (after a mark, 同意, 决定, with 将, 对, 从 or nothing); ``{here}``: the names follow right here.
"""

from gazette.reading.wordings import Wording

from .masking import GONE
from .naming import NAME

START = (
    rf"(?:(?<![^，。；：,;\n并{GONE}])|(?<=同意)|(?<=批准)|(?<=决定)|(?<=准予)|(?<=核准))"
    r"(?:你(?:办|街道办事处|街道|镇|乡|局)|现|同时|并|原则上?)?(?:将(?!军)|将(?=将军)|把|对|由|从|撤[销消])?"
)
LIST = rf"[^，。；：,;{GONE}]{{1,300}}?"
INTO = "(?:为|成立|成|设立|组建|组成|新建|建立|更名为|命名为|名称为|新设立?){1,3}"
GENERAL = "管辖|辖区|所辖|区划|四至|服务|管理"

SLOTS = {
    "start": START,
    "name": NAME,
    "former": NAME,
    "names": LIST,
    "formers": LIST,
    "village": r"(?:(?:(?!居民委员会|居委会|社区)[^，。；：,;]){1,60}?(?:村民委员会|村委会)|[^，。；：,;、]{1,30}?村)",
    "into": INTO,
    "its": rf"的?(?:{GENERAL})?(?:居民)?(?:区域|范围|边界|规模|界线)?",
    "bounds": rf"的?(?:(?:{GENERAL})(?:居民)?(?:区域|范围|边界)?|规模|范围|边界|界线|区域)",
    "part": r"[^，。；]{0,60}?",
    "office": r"[^，。；、]{1,12}?(?:街道|[镇乡])",
    "here": "",
    "ends": rf"(?=[，。；\n{GONE}]|\Z)",
    "moves": r"(?=的?(?:办公地点|办公场所|办公用房|办公地址|服务用房|驻地|居委会驻地)(?:由[^，。；]{1,40}?)?(?:现|已)?(?:整体)?(?:搬?迁|搬|移|变更|调整)(?:[至到往入]|为))",
}

RENAME, MERGE, SPLIT, ESTABLISH, ABOLISH, ADJUST = (
    "rename",
    "merge",
    "split",
    "establish",
    "abolish",
    "adjust",
)

# Where two wordings fit the same words, the one that stands first counts.
DECIDED = (
    Wording("{start}{former}[的][名称](更名|改名|改称|更改|变更|变更名称|更改名称|易名|重新命名|命名)为{name}", "同意将甲社区居民委员会更名为乙社区居民委员会", RENAME),
    Wording("(变更|更改|调整|更名){former}[的][名称]为{name}", "同意变更甲社区居民委员会名称为乙社区居民委员会", RENAME),
    Wording("{start}{former}[的]名称由{part}(调整|变更|更改|改|更名)为{name}", "同意甲社区居民委员会名称由甲社区变更为乙社区居民委员会", RENAME),
    Wording("{start}{former}[的][名称](更名|改名){here}", "同意甲社区居民委员会更名", RENAME),
    Wording("{start}{formers}[予以|进行|整合|，]合并[，|,][后|并|重新]{into}{name}", "同意将甲社区居民委员会、乙社区居民委员会合并为丙社区居民委员会", MERGE),
    Wording("(整合|归并|撤并){formers}[予以]，[后|并|重新|组建]{into}{name}", "同意整合甲社区居民委员会、乙社区居民委员会，设立丙社区居民委员会", MERGE),
    Wording("(整合|归并|撤并){formers}[为|成]{into}{name}", "同意整合甲社区居民委员会、乙社区居民委员会为丙社区居民委员会", MERGE),
    Wording("{start}{formers}(予以整合|进行整合|整合)，[后|并|重新|组建]{into}{name}", "同意将甲社区居民委员会、乙社区居民委员会整合，设立丙社区居民委员会", MERGE),
    Wording("{start}{formers}(整合|归并){into}{name}", "同意将甲社区居民委员会、乙社区居民委员会整合为丙社区居民委员会", MERGE),
    Wording("[撤并|归并]合并{formers}[，|,][后|并|重新]{into}{name}", "同意合并甲社区居民委员会和乙社区居民委员会，成立丙社区居民委员会", MERGE),
    Wording("(撤销|撤消){formers}[建制][，|,|后|后，]合并[后|并|重新]{into}{name}", "同意撤销甲社区居民委员会、乙社区居民委员会，合并设立丙社区居民委员会", MERGE),
    Wording("{start}{formers}[整体|成建制|撤销后|，](并入|合并到|合并至|合并入|归并到|归并至|归并入){name}", "同意将甲社区居民委员会并入乙社区居民委员会", MERGE),
    Wording("{start}{name}(：|，|:|,)由{formers}(合并|整合|撤并|归并)(组成|而成|组建|成立|设立|而来|为一)", "甲社区居民委员会：由原乙社区居民委员会、丙社区居民委员会合并组成", MERGE),
    Wording("{start}{name}(：|，|:|,)由{former}(更名|改名)[而来|而成|为]", "甲社区居民委员会：由乙社区居民委员会更名而来", RENAME),
    Wording("{start}{name}(：|，|:|,)[为](新组建|新建|新设立|新成立|新设|新增设|新增)(社区|居委会|)", "甲社区居民委员会：新组建，管辖锦苑小区", ESTABLISH),
    Wording("{start}{former}[{bounds}][中|内]一分为(二|三|四|五)[，|,][分别|并](设立|成立|新建|为|设|组建){here}", "同意将甲社区居民委员会一分为二，分别设立甲社区居民委员会、乙社区居民委员会", SPLIT),
    Wording("{start}{former}[{bounds}][中|内](拆分|分设|析置|分立|划分|划出|析出|析)[为|成|出|后|，]{part}[，](设立|新建|成立|组建|增设|新设立|新设|析置)[为]{here}", "同意从甲社区居民委员会析出部分区域设立乙社区居民委员会", SPLIT),
    Wording("{start}{former}[{bounds}][中|内](拆分|分设|析置|分立|划分|划出|析出)[为|成|出]{here}", "同意将甲社区居民委员会拆分为甲社区居民委员会、乙社区居民委员会", SPLIT),
    Wording("{start}{village}(成建制|整建制|整体|)(改为|改设为|改建为|变更为|转为|改制为|更名为|转制为|改设|改成){name}", "同意将甲村村民委员会改为甲社区居民委员会", ESTABLISH),
    Wording("(新设立|新成立|新增设|新增加|新组建|新建|新设|新增|增设|设立|成立|组建|析置|建立|设置|增加|分设|分别设立|分别成立|分别新建|分立)[：|:]{here}", "同意新建甲社区居民委员会", ESTABLISH),
    Wording("(撤销|撤消|取消)[：|:]{here}", "同意撤销甲社区居民委员会", ABOLISH),
    Wording("{start}{names}(同时|一并|予以|随之|相应|同步)(撤销|撤消|取消)", "同意甲社区居民委员会予以撤销", ABOLISH),
    Wording("{start}{names}(撤销|撤消|取消){ends}", "同意新建甲社区居民委员会，乙社区居民委员会撤销", ABOLISH),
    Wording("{start}{names}(不再保留|不再设立|不再设置|自行撤销|自然撤销|建制撤销|建制取消|建制予以撤销|即行撤销)", "同意新建甲社区居民委员会，乙社区居民委员会不再保留", ABOLISH),
    Wording("(调整|变更|扩大|缩小|重新划定|重新核定|核定|划定|重新确定|确定|明确)[：|:]{here}", "同意调整甲社区居民委员会管辖范围", ADJUST),
    Wording("由{office}[办事处](托管|代管){name}", "同意由新华街道办事处托管甲社区居民委员会", ADJUST),
    Wording("{start}{names}(整体|暂|)(委托|移交|交由|交给|由){office}[办事处](托管|代管|代为管理)", "同意将甲社区居民委员会委托新华街道办事处托管", ADJUST),
    Wording("{start}{names}(整体|成建制|整建制|)(划归|划入|划转|移交)[给|由|至|到]{office}", "同意将甲社区居民委员会划归新华街道管辖", ADJUST),
    Wording("{start}{names}{bounds}(进行|予以|作|作出|做||作如下|现|进行了|作了)[适当|如下|部分|相应|优化|统一|重新|局部](调整|变更|扩大|缩小|重新划定|重新确定)", "同意对甲社区居民委员会管辖范围进行调整", ADJUST),
    Wording("{start}{names}(调整|变更|扩大|缩小|重新划定){bounds}", "同意甲社区居民委员会调整管辖范围", ADJUST),
    Wording("{start}{names}[{bounds}][，]在原{part}基础上", "甲社区居民委员会管辖范围在原管辖范围基础上，增加锦苑小区", ADJUST),
    Wording("{start}{names}{bounds}(增加|新增|减少|扩大至|扩大到|扩展至|扩展到|延伸至|延伸到|缩小至|缩小到|划入|划出|调入|调出|增划)", "甲社区居民委员会管辖范围增加锦苑小区", ADJUST),
    Wording("{start}{names}{moves}", "甲社区居民委员会办公地点由锦苑小区迁至桃园小区3号楼", ADJUST),
    Wording("{start}{names}[的](管辖|辖区|所辖|四至|区划)[区域|范围|界线]由{part}(调整|变更|扩大|缩小|改)(为|至|到)", "同意甲社区居民委员会管辖范围由东至甲路、西至乙路调整为东至丙路、西至乙路", ADJUST),
)  # fmt: skip

MARKS = f"，。；：,;:\n{GONE}"
DIGIT = "[0-9０-９一二三四五六七八九十百千万两零〇]"
SIDES = "[东南西北]"
SIDE_VERBS = "起至到临邻靠倚依抵濒达止"
CONNECTED = r"(?:调整后|变更后|更名后|设立后|成立后|新建后|合并后|划分后|现|新|具体|其|该|本|的|[，,])"
ITS = rf"(?:(?:(?!用房|场所|办公|地点|位于|设[在于]|[借租与共])[^{MARKS}、]){{1,30}}?(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)[的现将]?)?{CONNECTED}{{0,4}}(?:社区居民委员会|社区居委会|居委会|社区)?[的现新]?"
LINK = r"(?:分别|大致|主要|进行)?(?:调整|变更|扩大|缩小)?(?:为|至(?!东)|是|即|包括|包含|涵盖|含|有|：|:){0,3}"

# What begins the words of a detail. ``{its}``: the community, or 其, 该社区, 调整后 or nothing.
TOLD_SLOTS = {
    "its": ITS,
    "few": rf"(?:(?!用房|场所|办公|面积|每)[^{MARKS}\d、]){{0,16}}?",
    "number": rf"(?:{DIGIT}|[,.，]\d|(?<=\d) (?=\d{{3}}))+[余多]?\s?",
    "rooms": r"(?:社区|居委会|配套|综合|办公|服务|活动|管理|工作|党群|党建|便民|公共|物业|及其?|[和及、与]){0,6}",
    "link": LINK,
    "general": "(?:管辖|所辖|辖区|管理|服务|区划|行政区划|地域|区域|社区)",
    "opens": rf"(?=为|是|包括|包含|涵盖|：|:|{SIDES}[{SIDE_VERBS}])",
    "until_composed": rf"(?=[^{MARKS}]{{1,300}}(?:组成|构成))",
    "handed": r"(?=[^。]{1,60}?[划纳并调])",
    "short": r"[^，。；：、\d]{0,8}",
    "no_more": r"(?![外型籍口主用县门均])",
    "no_list": r"(?![区范内总面人居户共现有常各])",
    "of_rooms": rf"(?![^{MARKS}]{{0,12}}(?:平方公里|公里|公顷|亩|km))",
    "counted": r"(?=[约共]?\d{1,4}[个栋幢座处])",
    "counting": r"(?:现|共|总|合|有|居民|常住|户籍|实有|流动|约|近|辖区|社区|内|计|楼房|入住|实际|面积|人口|人数|服务|覆盖|下设|下辖|划分|设|网格|小组|党员|为|在册){0,6}",
    "measured": rf"(?:人|平方公里|公顷|亩|栋|幢|个居民小组|个网格|个楼院)(?=[{MARKS}、（(\ue000]|左右|上下|\Z)",
    "stands": r"(?=(?:现|暂)?(?:设在|设于|位于|地址|坐落|驻))",
    "please": "(?:请(?!示)|望(?=你|各|认真|按|切实))",
    "then": r"[^，。]{0,12}",
}
TOLD = (
    Wording("{its}{few}(户数|总户)", "户数为1200户", "households"),
    Wording("{its}{few}{number}户{no_more}", "现有居民1200户", "households"),
    Wording("{its}{rooms}(用房|办公场所|服务场所|活动场所|工作场所|办公地点|办公场地|办公地址|办公室|办公驻地|驻地|场所|服务中心|党群中心|办公楼|活动室|服务站|办公点)", "社区办公用房位于锦苑小区3号楼", "premises"),
    Wording("[社区](居委会|居民委员会){stands}", "居委会设在锦苑小区3号楼", "premises"),
    Wording("[其中](合计|总计|共计|共|房屋|用房|其|)[总](建筑|使用|房屋|用房|办公|)[总]面积{of_rooms}", "服务用房位于锦苑小区，建筑面积300平方米", "floor_area"),
    Wording("[分别|均|暂|现|仍|选址|地址]{located}", "服务用房两处，分别位于锦苑小区、桃园小区", "location"),
    Wording("[其中](一|其中一|另一|第一|第二|第三|两|二|三)处[分别]{located}", "服务用房两处，一处位于锦苑小区，一处位于桃园小区", "location"),
    Wording("[在][原|原有](管辖|辖区|服务|)[范围|区域|辖区][的]基础上", "在原管辖范围基础上，新增锦苑小区", "delta"),
    Wording("(新增加|新增|增加|划入|划出|扣除|减少)", "管辖范围变动如下：划入锦苑小区", "delta"),
    Wording("(将|把){handed}", "将锦苑小区划入该社区管辖", "delta"),
    Wording("{its}{general}[的][居民](区域|范围|四至|边界|界线|界限|地域|地界)[四至|边界][范围|界线|界限]{link}", "管辖区域为锦苑小区、桃园小区", "range"),
    Wording("{its}四至[范围|边界|界线|界限|为]{link}", "四至范围：东至甲路，南至乙路，西至丙路，北至丁路", "range"),
    Wording("{its}辖区{no_list}{link}", "辖区为锦苑小区", "range"),
    Wording("{its}(区域|范围|边界){opens}{link}", "范围为锦苑小区", "range"),
    Wording("{its}(下辖|管辖|所辖|辖)[有]{no_list}", "管辖锦苑小区、桃园小区", "range"),
    Wording("(辖区|社区|规划|占地|幅员|国土|区域|管辖|行政区域|土地|用地|行政|地域|总|)[总]面积", "辖区面积0.8平方公里", "other"),
    Wording("{counting}{number}{measured}", "居民约1.2万人", "other"),
    Wording("{short}人口", "常住人口3000人", "other"),
    Wording("[共|现|内]有[居民](楼栋|楼房|居民楼|住宅楼|居民小区|居民小组|网格|楼院)", "现有居民楼12栋", "other"),
    Wording("[居民](楼栋|楼房|居民楼|住宅楼|居民小区|居民小组|网格|楼院){counted}", "居民小区6个", "other"),
    Wording("({please}|你办|你街道|此复|特此|至此|接此文|以上|上述|详见|具体见|附件|见附)", "请认真落实。", "other"),
    Wording("自{then}起", "自2021年1月1日起施行", "other"),
    Wording("另有范围(：|:)", "东至甲路，南至乙路，西至丙路，北至丁路。另有范围：含锦苑小区", "own_extra"),
    Wording("(以及|另包含|另管辖|另辖|还管辖|并管辖|另有|另外包含|另含|此外|还包括|包括|并包括|并含|并入|含|不含|不包括|不包含|除|其中不含|其中不包括)", "东至甲路，南至乙路，西至丙路，北至丁路，不含锦苑小区", "extra"),
    Wording("[其]由{until_composed}", "由锦苑小区、桃园小区组成", "places"),
    Wording("[其](包括|包含|涵盖)", "包括锦苑小区、桃园小区", "places"),
)  # fmt: skip
TOLD_SLOTS["located"] = r"(?:位于|设在|设于|设立在|设置在|坐落于|座落于|坐落在|座落在|地处|暂设|(?:地址|位置|地点)[为：:在])"  # fmt: skip
