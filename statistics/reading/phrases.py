"""How the sentences of a communiqué state a figure: the name, the amount, the growth."""

import re

from .grammar import ONE_UNIT

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
WORD = r"\d+[万亿]?元(?:及)?以[上下]|\d+(?:-\d+)?岁(?:及?以[上下])?|[\u4e00-\u9fff（）()、A-Za-z&“”·]|(?<!\d)[2345](?:\.5)?(?=[GgD]|\D{0,2}平均浓度)"
VERBS = (
    r"[:：]?(?:累计|共计|共|合计|总共|预计|初步核算|实际|已|全年|全区|全县|全市|全镇|全旗|全州|分别)*"
    r"(?:实现|完成|达到|达|增至|升至|降至|增加到|下降到|上升到|为|是)?了?"
)
ABOUT = r"大约|约|近|逾|超过|超|突破|接近"
COMPARED = (
    r"(?:同比|同口径|[与和同]?(?:上年|去年)(?:同期|同月)?相比|比上年(?:同期|同月|末|底)?|比去年(?:同期|同月|末|底)?|较上年(?:同期|同月|末|底)?|较去年(?:同期|同月|末|底)?|比年初|较年初"
    r"|按(?:可比|不变)价格?(?:计算)?|可比价|按可比口径(?:计算)?|(?:扣除|剔除|排除|考虑)[^，。；\d]{2,14}?因素(?:的?影响)?[后外]?|名义|实际|累计|[，,])*"
)
GREW = r"增长|上升|提高|增加|上涨|增产|增收|增支|净增"
FELL = r"下降|减少|降低|负增长|下滑|下跌|回落|减产|减收|减支"
RISES = rf"{GREW}|增幅[为达]?|增速[为达]?|增(?=\d)|\+"
FALLS = rf"{FELL}|降幅[为达]?|降|减(?=\d)|(?<=比)-(?=\d)"
STATED = re.compile(
    rf"(?P<name>(?:{WORD}){{2,40}}?)(?P<verb>{VERBS})(?P<about>{ABOUT})?"
    rf"(?P<value>{NUMBER})(?P<more>余|多)?(?P<unit>{ONE_UNIT})(?!及以[上下])(?P<rest>左右|以上)?"
)
GROWTH = re.compile(
    rf"{COMPARED}(?:(?P<up>{RISES})|(?P<down>{FALLS}))了?(?:约|近)?(?P<rate>-?(?:{NUMBER}))(?P<kind>%|[倍成]|个?百分点)"
)
# Growth said of an indicator whose amount is not: 规模以上工业增加值增长7.2%.
GROWTH_ALONE = re.compile(
    rf"(?:(?<=[，；;,：:])|\A)(?P<name>(?:{WORD}){{3,40}}?)(?P<verb>[:：]?)(?P<about>约|近|逾)?"
    rf"(?P<value>{COMPARED}(?:{GREW}|{FELL})了?(?:{NUMBER})%)"
    r"(?P<more>)(?P<unit>)(?P<rest>)(?=[，；;,、）)]|\Z)"
)
# Of what was stated last, for another period: 1-3月累计完成3.4亿元.
STATED_AGAIN = re.compile(
    rf"(?:(?<=[，；;,])|\A)(?:(?:\d{{4}}年)?(?:\d{{1,2}}[-—–~至])?\d{{1,2}}月份?|[上下]半年|前?[一二三四]季度|全年|年初以来)[，,]?(?P<name>)"
    rf"(?:累计|共|实现|完成|达到?|为){{1,3}}了?(?P<about>{ABOUT})?(?P<value>{NUMBER})(?P<more>余|多)?(?P<unit>{ONE_UNIT})(?!及以[上下])(?P<rest>左右|以上)?"
)
# What may stand between an amount and its growth.
BETWEEN = re.compile(
    r"[(（][^()（）]*[)）]"
    r"|[，,](?:占|为|完成|达到?|总量|规模|绝对[值量]|增速|位居|居|排名?|列)[^，,。；;]{0,24}?(?:%|位|名|倍|之一|目标|任务|预算|计划|平均水平)(?=[，,])"
    rf"|[，,]{COMPARED}(?:净?增(?:加|收|支|产)?|减(?:少|收|支|产)?|多|少|增长|下降)(?:{NUMBER})(?!%)[万亿]*[\u4e00-\u9fff]{{1,3}}(?=[，,])"
)
BETWEEN = re.compile(
    BETWEEN.pattern
    + r"|[，,](?:环比|[比较]上[月季期])[^，,。；]{0,14}(?=[，,])"
    + rf"|[，,](?:比|较)(?:上年|去年)(?:同期)?的(?:{NUMBER}){ONE_UNIT}(?:{GREW}|{FELL}|多|少)(?:{NUMBER}){ONE_UNIT}(?=[，,])"
)
# 由312.3亿元增加到335.6亿元 states what it came to.
FROM_TO = re.compile(
    rf"(?P<name>(?:{WORD}){{2,40}}?)(?:由|从)[^，。；]{{2,30}}?(?:{GREW}|{FELL}|扩大|缩小)?[到至](?:\d{{4}}年的?)?"
    rf"(?P<about>{ABOUT})?(?P<value>{NUMBER})(?P<more>余|多)?(?P<unit>{ONE_UNIT})(?!及以[上下])(?P<rest>左右|以上)?"
)
UNCHANGED = re.compile(
    r"(?:同比|[与和同比较]?(?:上年|去年)?(?:同期|同月)?(?:相比)?)[，,]?(?:基本|大体)?(?:保持)?"
    r"(?:持平|相当(?!于)|不变(?!价)|(?:为|实现)?零增长)"
)
# Growth before the amount: 粮食产量与上年持平，为41.5万吨.
GROWN = re.compile(
    rf"(?P<name>(?:{WORD}){{3,40}}?)(?P<before>{COMPARED}(?:(?:{GREW}|{FELL})了?(?:{NUMBER})%|{UNCHANGED.pattern}))"
    rf"[，,](?:总量|总额|规模|绝对[值量])?(?:为|达到?|完成|实现|增至|升至|降至)了?(?P<about>{ABOUT})?(?P<value>{NUMBER})(?P<more>余|多)?(?P<unit>{ONE_UNIT})(?!及以[上下])(?P<rest>左右|以上)?"
)
# A unit in brackets after the name and before the amount: 固定资产投资（亿元）：24.1.
UNIT_BEFORE = re.compile(
    rf"[（(](?P<unit>{ONE_UNIT})[）)](?P<verb>[:：]|为|达到?|完成|实现)?(?P<value>{NUMBER})(?=[，,；;。、（(\s]|\Z)"
)
AMONG = re.compile(r"其中[，,：:]?")
LEADING = re.compile(
    r"^(?:其中[，,：:]?|(?:经?初步核算|据初步核算|统计显示|数据显示|(?:根据|按)[^，]{0,30}(?:结果|核算)|分(?:产业|行业|类型)看|截[至止][^，]{0,14}(?=[，,])|截[至止](?:\d{1,2}月)?[年月]?[末底])[，,]?"
    r"|(?:[全我][年区县市镇州省旗盟乡團团场場縣區鎮鄉])(?!会)|一?至?\S{0,3}季度|[上下]半年|前三季度"
    r"|(?:\d{4}年)?\d{1,2}-\d{1,2}月(?:份)?|(?:\d{4}年)?\d{1,2}月(?:份|末)?|\d{4}年|年(?=[全我]|实现|完成|累计)|月份?(?![均平度末底])|本月|当月|今年(?:以来)?"
    r"|(?:实现|完成|共计?|累计|预计|一是|二是|三是|四是|其他|共有|拥有|设有|有(?![色线机限效]))|[，,：:、）)])+"
)
# Ends the name of what is stated; what begins or ends otherwise is no name at all.
VERB_END = re.compile(
    r"(?:实现|完成|达到|达|为|共|累计|增至|升至|降至|合计|预计|分别)+\Z"
)
NO_NAME = re.compile(
    rf"(?:{GREW}|{FELL}|扩大|缩小|收窄|[加变]快|[放趋减]缓|回升|提升|[加提减]速|多|少|比|占|的|至|到|在)\Z"
    r"|\A(?:我们|我[市县区]|在[^，。]{2,12}(?:设立|新建|建成)|取消|选聘|承接|设立|撤[销并]|合并|免去|任命|聘任|废止|清理|拆除|查处|召开|举办|开展|比|较|同比|按|折|约合|占(?!地)|与|高于|低于|快于|位居|居(?![民住家])|排(?![放水污])|增(?!值|加值)|减(?![免排])|拉动|贡献|控制在|加上)"
)
# Words of two characters that are no indicator; 出口 and 小麦 are.
NO_SHORT_NAME = re.compile(
    r"[全我本][\u4e00-\u9fff]|其[中他]|[合共总小]计|平均|同比|累计|以[上下]|左右|规模|数值|[当本][月季年]|[新净]增|增[加长幅]|减少"
)
NO_INDICATOR = re.compile(
    r"拉动|快于|高于|低于|增速|涨幅|增幅|降幅|环比|其余|当月|两年平均|年均|比重|因素(?:的?影响)?[后外]?\Z"
    r"|\A按?(?:可比|不变|同)(?:价格?|口径)(?:计算)?\Z"
)
FUTURE = re.compile(
    r"目标|计划|预期|预计(?:到|全年|年[底末]|20\d\d年)|任务|占|比重|位居|排名|贡献|上年|去年|环比|[比较](?:20|19)\d\d年"
)
# What follows it was so a year before: 去年同期，全县财政收入9.1亿元.
A_YEAR_AGO = re.compile(r"(?<![比较与和])(?:上年|去年)(?:同期|同月)?[，,][^，,；;]*\Z")
ABOUT_FUTURE = re.compile(
    r"力争|确保|争取|下一步|将(?:达|实现|完成|突破)|要求|预期目标"
)
# Periods that a figure is compared with and not of.
COMPARED_PERIOD = re.compile(
    r"(?:比|较|与|同|于|自|距|从|由|相对|提高到|增加到|下降到)[^，。；]{0,3}?(?:\d{4}年)?(?:\d{1,2}[-至到]?\d{0,2}月(?:份|末)?|[一二三四]季度|前三季度|[上下]半年|\d{4}年)"
)
EACH = re.compile(
    rf"(?P<names>[^，,。；;:：]{{2,60}}?)(?:分别|各)(?:为|达到?|实现|完成)?"
    rf"(?P<values>(?:{NUMBER}){ONE_UNIT}(?:[、，,和及](?:{NUMBER}){ONE_UNIT})+)"
    rf"(?:{COMPARED}(?:分别|各)(?:(?P<up>增长|上升|提高)|(?P<down>下降|减少))(?P<rates>(?:{NUMBER})%(?:[、，,和及](?:{NUMBER})%)+))?"
)
EACH_GROWS = re.compile(
    rf"(?P<names>[^，,。；;:：]{{2,60}}?){COMPARED}(?:分别|各)(?:(?P<up>增长|上升)|(?P<down>下降|减少))"
    rf"(?P<rates>(?:{NUMBER})%(?:[、，,和及](?:{NUMBER})%)+)"
)
AMOUNT = re.compile(rf"(?P<value>{NUMBER})(?P<unit>{ONE_UNIT})")
ENDS_IN_AMOUNT = re.compile(rf"{AMOUNT.pattern}\Z")
# Growth of as many amounts before it: 收入23011元，支出11290元，分别增长4.8%、7.2%.
RATES = re.compile(
    rf"[，,]{COMPARED}(?:分别|各)(?:同比)?(?:(?P<up>{GREW})|(?P<down>{FELL}))了?"
    rf"(?P<rates>(?:{NUMBER})%(?:[、，,和及](?:{NUMBER})%)+)"
)
# What states an amount or growth; one found earlier takes its words from those below.
FORMS = (EACH, EACH_GROWS, STATED_AGAIN, GROWN, FROM_TO, STATED, GROWTH_ALONE)
