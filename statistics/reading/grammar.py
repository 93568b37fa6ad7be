"""How the tables of statistical releases are worded, an example beside each.

Headings are matched whole and the first wording that fits counts; ``{any}`` is whatever may
stand there, what stands in square brackets may be missing.
"""

import re
from functools import cache, lru_cache

from core.text.traditional import simplified
from gazette.reading.wordings import Form, Wording

SCALES = "[十百千万亿]*"
# What is counted one by one may stand together: 万头只, 台套, 件套.
COUNTED = (
    "户|人|名|个|家|所|辆|台|套|件|艘|架|部|只|头|峰|羽|尾|株|棵|亩|项|次|天|日|条|处|座|张|箱|份|宗|笔"
    "|起|例|册|本|场|班|床|列|匹|口|盒|袋|瓶|双|片|支|块|枚|孔|眼|把|幅|副|盏|桶|线|端口|对|层|间|栋|幢|门|盆|粒|篇|版|宗地|人份|枝"
)
MEASURED = (
    "元|美元|欧元|港元|英镑|日元|人民币元|吨标准煤|吨标煤|标准煤吨|吨公里|吨海里|标准吨|载重吨|总吨|吨|公斤|千克|克|斤|担|两|人次|户次|人公里|辆次|艘次|架次|亩次|台次|班次|车次|人天|人年"
    "|公顷|平方米|平方千米|平方公里|平米|立方米|立方|方|标方|千瓦小时|千瓦时|瓦时|千瓦|瓦|伏安|乏|度|公里|海里|千米|米|毫米|厘米|标准箱|标箱|自然箱|重量箱|折标箱|标台|岁|倍|卡|㎡|m²|m2|km|kWh|t|公担|焦|微克|毫克"
    "|分贝|小时|分钟|秒|重量单位|标准立方米|升|千升|百升|标准件|色令|令|绝对湿吨|TEU|比特|字节|GB|TB|MB|Mbps|℃|勒克斯|点|分"
)
ONE_UNIT = (
    rf"(?:[%‰]|个?百分点|{SCALES}(?:{'|'.join(sorted(f'{MEASURED}|{COUNTED}'.split('|'), key=len, reverse=True))})"
    rf"(?:[（(](?:{COUNTED})[)）])?(?:/[\u4e00-\u9fff㎡a-zA-Z³²\d]{{1,8}})?)"
)
UNIT = rf"(?:{SCALES}(?:{COUNTED})(?:{COUNTED})(?![\u4e00-\u9fff])|{ONE_UNIT})"
# In brackets after a name a scale alone shows that the rest is a unit: （万标准亩）.
UNIT_IN_BRACKETS = rf"(?:{UNIT}|[万亿][\u4e00-\u9fff]{{1,3}})"
PREFIX_UNIT = r"(?:计量)?单位\s*[:：]\s*"

# Columns. none: not what a release states of a period; it is said that they were not read.
HEADINGS = (
    Wording("(序号|编号|代码)", "序号", "serial"),
    Wording(
        "{any}(指标|项目|科目|税种|品种|品名|产品)[名称|类别]", "主要指标", "indicator"
    ),
    # Names what is counted where no other column does: 用电类别, 行业.
    Wording("{any}(行业|类别|门类|分组)[名称]", "用电类别", "sort"),
    Wording("[序号|编号](及|和|、)(指标|项目|科目)[名称]", "序号及指标", "indicator"),
    Wording("(指标|项目|科目)[名称](及|和|、|/)[计量]单位", "指标及单位", "indicator"),
    Wording("[计量|计价|计算|数量|价格|金额|统计]单位", "计价单位", "unit"),
    Wording("(备注|说明|附注)", "备注", "note"),
    Wording("{any}(位次|排名|排位|名次|位居){any}", "全市位次", "none"),
    Wording("{any}(计划|目标|预期|任务|预计|预测){any}", "年计划", "none"),
    Wording("(年初|年度|全年|年|调整|当年){any}预算{any}", "年初预算", "none"),
    Wording("{any}预算[数|额]", "2018年预算数", "none"),
    Wording("{any}(完成|占|为){any}预算{any}", "完成预算%", "none"),
    Wording("{any}(为|是|相当于)[上年|去年|同期]{any}%{any}", "为上年%", "none"),
    Wording("{any}(为|是|相当于)(上年|去年|同期|上期){any}", "相当于上年同期", "none"),
    Wording("{any}(发展速度|定基|指数|以上年为100|=100){any}", "发展速度%", "none"),
    Wording("{any}(占|比重|份额|完成率|进度|贡献|拉动){any}", "占全市比重", "none"),
    Wording("{any}(环比|比上月|较上月|比上季|比上期){any}", "环比%", "none"),
    Wording(
        "{any}(增减额|增加额|增量|增减量|增长额|增减数|差额){any}", "增减额", "none"
    ),
    Wording("{any}(部门|责任|措施|时限|时间|来源|频率){any}", "责任部门", "none"),
    Wording("{any}(比|较)年初{any}", "比年初增长%", "none"),
    Wording("{any}(年均|平均)[每年](增|递增){any}", "年均增长%", "none"),
    Wording("{any}(比|较)(上年|去年|同期){any}", "比上年同期增长%", "yoy"),
    Wording("[同期|同比](比|较|与){year}[同期][相比]", "比2019年", "yoy"),
    Wording("{any}同比{any}", "同比(±%)", "yoy"),
    Wording(
        "{any}(上年|去年)[同期|同月][累计](增长|增速|增幅|±){any}",
        "上年同期增速",
        "yoy_before",
    ),
    Wording("{any}(增长|增速|增幅|增减|增降|降幅|下降){any}", "增速", "yoy"),
    Wording("{any}(比增|增比|比降|比升){any}", "比增%", "yoy"),
    Wording("{any}(±|+/-|+-|+－){any}", "±%", "yoy"),
    Wording("{any}同期[比]±{any}", "同期±%", "yoy"),
    Wording("{any}(上年|去年){any}", "上年同期", "before"),
    Wording("(上月|上季度|上季)[末|底|同期]{any}", "上月均价", "before"),
    Wording("同期{any}", "同期数", "before"),
    Wording(
        "{any}(累计|完成|绝对量|绝对值|绝对额|绝对数|决算|执行数|实现数|本年|今年|本月|当月|本期|本季|当季|实绩|实际|数值|数量|数额|总量|总额|总值|金额|指标值|数据){any}",
        "累计完成",
        "value",
    ),
)

# Notes that say what a mark means.
MARKS = (
    Wording("{mark}{link}(下降|负增长|负数|减少|降低|减)", "▲表示下降", "falls"),
    Wording("{mark}{link}(增长|上升|正增长|增加|提高)", "▲为增长", "rises"),
)

SLOTS = {
    "any": ".*",
    "year": r"(?:19|20)\d\d年",
    "mark": "[△▲▼▽↓↑]",
    "link": "[^。；;，增减升降]{0,12}",
}
# What a release calls itself.
RELEASE = re.compile(
    r"统计(?:公报|数据|资料|信息|快报|监测|指标|月报|分析|简报|结果|表|情况)|公报|指标|国民经济|经济(?:和社会|社会)?(?:发展|运行|形势|情况|数据|概况|简况|工作情况)"
    r"|运行(?:情况|简况|数据|分析|态势)|生产总值|收支|(?:预算|财政|税收).{0,8}(?:执行|收入|支出|完成|决算)|快报|[月季年]报|普查.{0,8}(?:公报|数据|结果|情况)"
    r"|涨跌幅|主要数据|增加值|(?:投资|消费|生产|外贸|进出口|旅游|就业|收入|农业|工业|服务业)(?:运行|完成|增长)?情况|CPI|PPI|价格(?:情况|变动|运行)|人口(?:公报|数据|情况|变动)|物价|价格指数"
)
# Says how much and not of what: 累计完成, 绝对额, 同比增长.
GENERIC = re.compile(
    r"(?:本?年?累计|[当本][月季期年]|至?本?月?[止末]|绝对|数据|总|完成|实际|实绩|合计|金|指标|增长|增速|增幅|比增|增比|比降|比升|升降|增减|下降|幅度?|同比|环比"
    r"|[比较](?:上年|去年)(?:同期)?|上年|去年|同期|全年|[值额数量率±%:、])+"
)
# How much of a plan was done, and no amount: 完成%, 累计完成（%）.
SHARE_DONE = re.compile(r".*完成[\u4e00-\u9fff]{0,6}[（(]?[%％][）)]?")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
# So many headings are remembered: the parts of a long table have the same ones.
REMEMBERED = 4096


@cache
def compiled(wordings: tuple[Wording, ...]) -> tuple[tuple[Form, str], ...]:
    return tuple((wording.form(SLOTS), wording.means) for wording in wordings)


@lru_cache(REMEMBERED)
def role_of(heading: str) -> str:
    """What stands under the heading; "" where it says nothing that is known."""
    heading = simplified(heading)
    words = BRACKETS.sub("", heading)
    if SHARE_DONE.fullmatch(heading):
        return "none"
    for form, means in compiled(HEADINGS):
        if form.fullmatch(words) or (means == "yoy" and form.fullmatch(heading)):
            return "points" if is_points(heading, means) else means
    return ""


def is_points(heading: str, means: str) -> bool:
    """Whether a column of growth is in percentage points alone."""
    return means == "yoy" and "百分点" in heading and "%" not in heading


def meaning_of(mark: str, notes: list[str]) -> str:
    """Whether a note says that the mark stands for a fall or a rise; "" where none does."""
    for note in notes:
        for form, means in compiled(MARKS):
            if any(mark in match[0] for match in form.finditer(note)):
                return means
    return ""
