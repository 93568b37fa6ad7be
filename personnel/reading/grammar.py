"""How notices say who is appointed to, or removed from, which post.

Every line is one way of saying it, a text that says it so, and what it means; to add a way, add a
line. Braces are slots; the words that may stand in a slot are listed in ``WORDS``. ``{who}`` is
one person or several, ``{comrade}`` the same with 同志 at the end, ``{post}`` one post or several,
``{glued}`` a name and a post with nothing between them, ``{reason}`` any words.
"""

from gazette.reading.wordings import Wording

from .titles import any_of, words

WORDS = {
    "also": "同时 并 一并 另 再次 现 兹 即日起 将 对",
    "appoint": "任命 聘任 聘用 聘请 续聘 委任 委派 选派 派任 任用 提任 调派",
    "remove": "免去 免除 撤销 解聘 解除 撤去 罢免 免掉 终止",
    "becomes": "为 任 担任 试用为 试任 出任 接任 调任 转任 改任 升任 就任 续任 聘任为 聘任 任命为 聘为 聘用为 续聘为 委任为 晋升为 提任为 提拔为 选任为 任用为 录用为",
    "jointly": "兼任 兼任为 兼职担任",
    "seconded": "挂职任 挂职担任 挂任 挂职为 挂职",
    "acting": "代理",
    "elected": "当选为 当选",
    "holding": "所任 原任 现任 曾任 担任 聘任 原聘 所聘 兼任 试任 挂任 挂职 代理 所兼 原兼",
    "them": "其 该同志 本人 其本人 他 她",
    "lapses": "免去 免除 解聘 解除 终止 取消 撤销 不再担任 不再兼任",
    "these": "下列 以下 如下 下列同志 以下同志 下列人员 以下人员 如下同志 如下人员 下述同志 下列干部 以下干部",
    "serve": "担任 兼任 任 挂任 履行 挂职 挂职担任 挂职任 代理 聘任 聘任为 续聘为 任命为 聘为 承担 负责",
    "allow": "接受 同意 批准 准予",
    "punished": "行政 政务 党内 党纪 开除 留党 撤职 撤销 降级 记过 记大过 警告 降低 严重",
    "filler": "职务 名单 人员 干部 同志 以下 下列 如下 正式 试任 所任 原任 的 情况 事项 领导 有关 各项 工作 部分 拟定 决定 新 级",
    "request": "请求 申请 要求",
    "raise": "晋升 提升 提拔 确定 明确 确认 安排 指定 推选 增补 选聘 返聘 套转 职级晋升 职级套转",
    "leaves": "卸任 卸去 退出 让出 免任 免职",
    "because": "批准 同意 准予 因 鉴于 由于 因为 现 经 对 考虑到 原因是",
    "happens": "因 由于 鉴于 试用 任职 任期 聘期 聘任期 聘任 挂职 工作 岗位 职务 调 退休 退居 提前 到 达 年满 年龄 年事 辞职 提出 申请 已 均 "
    "身体 个人 另有 不再 病 逝世 去世 自 从 由 在 赴 符合 经 任现 考核 具备 援 交流 期满 届满 违 涉嫌 涉 受 被 锻炼 服务 离 借 选派 系 即将 于 超 符",
}
# How it is done: any number of these stand before the words of a slot.
MANNER = {
    "also": "同时 并 一并 另 现 决定",
    "appoint": "决定 批准 正式 重新",
    "remove": "决定 批准 依法",
    "becomes": "正式 分别 继续 暂 暂时 临时 改 同时 一并 重新 再次 仍",
    "jointly": "同时 继续 一并 分别 仍",
    "seconded": "同时 继续 分别",
    "acting": "暂 暂时 临时 继续",
    "holding": "所 原 现",
    "lapses": "自即日起 从即日起 即日起 同时 分别 予以 随之 自然 自行 相应 即行 一并 自动 即 均 随即 依法 也 同步",
    "serve": "继续 同时 再",
    "allow": "决定",
}


def slot(name: str) -> str:
    """What may stand in a slot: its words, with what is said of their manner before them."""
    manner = any_of(words(MANNER.get(name, "")))
    said = any_of(words(WORDS[name]))
    return rf"(?:(?:{manner})*(?:{said}))" if manner else rf"(?:{said})"


SAYINGS = (
    Wording("{also}{appoint}{who}{becomes}{post}", "任命王小明为东河区财政局局长。", "appoint"),
    Wording("{also}{hire}{who}为{post}", "决定聘王小明为东河区第二中学校长。", "appoint"),
    Wording("{also}{appoint}{who}{jointly}{post}", "任命王小明兼任东河区财政局局长。", "appoint jointly"),
    Wording("{also}{appoint}{who}{seconded}{post}", "任命王小明挂职任东河区财政局副局长。", "appoint seconded"),
    Wording("{also}{appoint}{who}{acting}{post}", "决定任命王小明代理东河区人民政府区长。", "appoint acting"),
    # Not of a name alone: 买买提任… is of one who is called so.
    Wording("{also}{comrade}(提任|晋任){post}", "王小明同志提任东河区财政局副局长。", "appoint"),
    Wording("{also}{who}{becomes}{post}", "王小明同志任东河区财政局局长。", "appoint"),
    Wording("{also}{who}{jointly}{post}", "王小明兼任东河区信访局局长。", "appoint jointly"),
    Wording("{also}{who}{seconded}{post}", "王小明挂职任东河区财政局副局长。", "appoint seconded"),
    Wording("{also}{who}{acting}{post}", "决定王小明代理东河区人民政府区长职务。", "appoint acting"),
    Wording("{also}(选举|补选|选出|增选){who}为{post}", "会议选举王小明为东河区人民政府副区长。", "appoint elected"),
    Wording("{also}{who}{elected}{post}", "王小明当选为东河区人民政府副区长。", "appoint elected"),
    Wording("{also}由{who}{becomes}{post}", "决定由王小明担任东河区财政局局长。", "appoint unusual"),
    Wording("{also}由{who}{acting}{post}", "决定由王小明代理东河区监察委员会主任。", "appoint acting"),
    Wording("{also}(指定|指派|确定|明确|推举){who}{acting}{post}", "指定王小明代理东河区人民政府区长职务。", "appoint acting"),
    Wording("{also}[由]{who}{rank}{acting}{post}", "决定由王小明副区长代理东河区人民政府区长职务。", "appoint acting earlier named"),
    Wording("{also}[由]{rank}{who}{acting}{post}", "决定由副区长王小明代理东河区人民政府区长职务。", "appoint acting earlier named"),
    Wording("{also}[由]{who}{rank}{becomes}{post}", "决定由王小明副区长担任东河区应急管理局局长。", "appoint earlier named"),
    Wording("{also}[由]{who}{rank}{jointly}{post}", "决定由王小明副区长兼任东河区公安分局局长。", "appoint jointly earlier named"),
    Wording("{also}由{rank}{who}{jointly}{post}", "决定由副区长王小明兼任东河区公安分局局长。", "appoint jointly earlier named"),
    Wording("{also}由{who}{jointly}{post}", "决定由王小明兼任东河区信访局局长。", "appoint unusual"),
    Wording("{also}{raise}{who}[{becomes}]为{post}", "决定晋升王小明为东河区财政局一级主任科员。", "appoint unusual"),
    Wording("{also}{raise}{who}(任|担任){post}", "确定王小明担任东河区财政局一级主任科员。", "appoint unusual"),
    Wording("{also}{who}{raise}[为]{post}", "王小明晋升东河区财政局一级主任科员。", "appoint unusual"),
    Wording("{also}任{who}为{post}", "任王小明为东河区财政局局长。", "appoint bare"),
    Wording("{also}[{appoint}]{who}由{earlier}{becomes}{post}", "王小明由东河区审计局副局长转任东河区财政局局长。", "appoint unusual"),
    Wording("{also}[{appoint}|调|派]{who}[由{origin}](到|赴|去|往|调|调整到|调到|交流到){post_in}", "调王小明到东河区财政局任局长。", "appoint unusual"),
    Wording("{also}[{holding}的]{comrade}[{holding}]{post}{lapses}", "王小明同志东河区财政局局长职务予以免除。", "remove"),
    Wording("{also}{who}{leaves}[{holding}][的]{post}", "王小明卸任东河区财政局局长。", "remove unusual"),
    # Not of a name alone: 高渐离任… is of one who is called so.
    Wording("{also}{comrade}离任{post}", "王小明同志离任东河区财政局局长。", "remove unusual"),
    Wording("{also}{who}的{post}{lapses}", "王小明的东河区粮食局局长职务自然免除。", "remove unusual"),
    Wording("{also}{who}{holding}的{post}{lapses}", "王小明所任的东河区粮食局局长职务自然免除。", "remove unusual"),
    Wording("{also}{remove}{who}的{post}", "免去王小明的东河区财政局局长职务。", "remove"),
    Wording("{also}{remove}{who}{holding}的{post}", "免去王小明兼任的东河区信访局局长职务。", "remove"),
    Wording("{also}{dismiss}{who}的{post}", "决定免王小明的东河区财政局局长职务。", "remove"),
    Wording("{also}{dismiss}{comrade}{post}", "决定免王小明同志东河区财政局局长职务。", "remove"),
    Wording("{also}{remove}{comrade}{holding}{post}", "免去王小明同志担任的东河区财政局局长职务。", "remove"),
    Wording("{also}{remove}{who}{holding}{post}", "免去王小明现任东河区财政局局长职务。", "remove named"),
    Wording("{also}{remove}{comrade}{post}", "免去王小明同志东河区财政局局长职务。", "remove"),
    Wording("{also}{remove}{comrade}原{post}", "免去王小明同志原东河区财政局局长职务。", "remove"),
    Wording("{also}{who}{why}不[再]{serve}{post}", "王小明同志因年龄原因不再担任东河区财政局局长职务。", "remove"),
    Wording("{also}{who}不[再]{serve}{post}", "王小明同志不再担任东河区财政局局长职务。", "remove"),
    Wording("{also}{who}不[再]{serve}{holding}的{post}", "王小明同志不再担任挂职的东河区财政局副局长职务。", "remove"),
    Wording("{also}[{allow}]{who}[{why}][提出的|提出|请求]辞去[{them}][{holding}][的]{post}的{request}", "接受王小明同志因工作变动辞去东河区人民政府副区长职务的请求。", "remove"),
    Wording("{also}[{allow}]{who}辞去[{them}][{holding}][的]{post}", "同意王小明辞去东河区财政局副局长职务。", "remove"),
    Wording("{also}给予{who}撤销{post}[的][政务|行政]处分", "决定给予王小明撤销东河区财政局局长职务处分。", "remove dismissed"),
    Wording("{also}{who}{remove}[{holding}][的]{post}", "王小明免去东河区财政局局长职务。", "remove named"),
    Wording("{also}{who}{dismiss}[的]{post}", "王小明免东河区财政局局长职务。", "remove named"),
    Wording("{also}{who}被免去{post}", "决定王小明被免去东河区财政局局长职务。", "remove unusual"),
)  # fmt: skip

# Said of the person named just before: 任命王小明为东河区财政局局长，并免去其…
AGAIN = (
    Wording("{also}{appoint}{them}{becomes}{post}", "王小明试用期满，任命其为东河区财政局局长。", "appoint"),
    Wording("{also}{them}{becomes}{post}", "王小明试用期满，同意其任东河区财政局局长。", "appoint"),
    Wording("{also}{becomes}{post}", "王小明同志试用期满，正式任命为东河区财政局局长。", "appoint"),
    Wording("{also}{jointly}{post}", "王小明任东河区财政局局长，兼任东河区审计局局长。", "appoint jointly"),
    Wording("{also}由{earlier}{becomes}{post}", "王小明：由东河区审计局副局长调任东河区财政局局长。", "appoint unusual"),
    Wording("{also}(到|赴|去|往|调){post_in}", "王小明因工作需要，调东河区财政局任局长。", "appoint unusual"),
    Wording("{also}{raise}[为]{post}", "王小明任现级满三年，晋升为东河区财政局一级主任科员。", "appoint unusual"),
    Wording("{also}{leaves}{post}", "因王小明退休，卸任东河区财政局局长。", "remove unusual"),
    Wording("{also}{acting}{post}", "王小明任东河区人民政府副区长，并代理东河区人民政府区长职务。", "appoint acting"),
    Wording("{post}{joint}", "王小明任东河区财政局局长，东河区审计局局长（兼）。", "appoint jointly"),
    Wording("{also}兼{post}", "王小明任东河区财政局局长，兼东河区审计局局长。", "appoint jointly"),
    Wording("{also}{seconded}{post}", "王小明到东河区挂职，挂任东河区财政局副局长。", "appoint seconded"),
    Wording("{also}{remove}{them}{holding}的{post}", "因王小明同志退休，免去其担任的东河区财政局局长职务。", "remove"),
    Wording("{also}{remove}{them}{holding}{post}", "因王小明同志退休，免去其原任东河区财政局局长职务。", "remove"),
    Wording("{also}{remove}{them}的{post}", "因王小明同志退休，免去其的东河区财政局局长职务。", "remove"),
    Wording("{also}{remove}{them}{post}", "因王小明同志退休，免去其东河区财政局局长职务。", "remove"),
    Wording("{also}{them}{holding}[的]{post}{lapses}", "王小明同志任职后，其原任的东河区财政局局长职务同时免去。", "remove"),
    Wording("{also}{holding}[的]{post}{lapses}", "王小明同志任职后，原任东河区财政局局长职务自然免除。", "remove"),
    Wording("{also}{dismiss}[{them}][的]{post}", "王小明任东河区财政局局长，免东河区审计局局长。", "remove elliptic"),
    Wording("{also}{their}[的]{post}{lapses}", "因王小明同志退休，其东河区财政局局长职务自然免除。", "remove"),
    Wording("{also}{them}不[再]{serve}{post}", "因王小明同志退休，其不再担任东河区财政局局长职务。", "remove"),
    Wording("{also}不[再]{serve}{post}", "王小明同志退休，不再担任东河区财政局局长职务。", "remove"),
    Wording("{also}[{allow}]{them}辞去[{holding}][的]{post}", "王小明同志提出辞职，同意其辞去东河区财政局局长职务。", "remove"),
    Wording("{also}[自愿|主动|书面|申请]{asks}辞去[{them}][{holding}][的]{post}[的{request}]", "王小明同志因工作变动，提出辞去东河区人民政府副区长职务的请求。", "remove unusual"),
    Wording("{also}撤销{them}{post}", "给予王小明撤职处分，撤销其东河区财政局局长职务。", "remove"),
)  # fmt: skip

# Name and post with nothing between them.
RUN_ON = (
    Wording("{post}由{who}(担任|兼任|接任)", "决定东河区财政局局长由王小明担任。", "appoint unusual"),
    Wording("{also}[{appoint}][原|现任]{earlier}{known}{becomes}{post}", "任命原东河区审计局局长王小明为东河区财政局局长。", "appoint earlier"),
    Wording("{also}[{appoint}][原|现任]{earlier}{known}{jointly}{post}", "东河区审计局副局长王小明兼任东河区审计学会会长。", "appoint jointly earlier"),
    Wording("{also}[{appoint}]{sender}{sent}{seconded}{post}", "市农业银行王小明同志挂任东河区人民政府区长助理。", "appoint seconded earlier named"),
    Wording("{also}{comrade}{becomes}{post}[的][任职]试用期[已|已经]满", "王小明同志任东河区财政局局长试用期已满，正式任职。", "appoint confirmed"),
    Wording("{also}{who}{becomes}{post}[的][任职]试用期[已|已经]满", "王小明任东河区财政局局长的试用期已满，经考核合格，予以正式任职。", "appoint confirmed named"),
    Wording("{also}{comrade}{post}[的][任职]试用期[已|已经]满", "王小明同志东河区财政局局长试用期已满，同意按期转正。", "appoint confirmed"),
    Wording("{also}{glued}[的][职务]{lapses}", "决定将王小明东河区财政局局长职务予以免去。", "remove glued"),
    Wording("{also}{remove}{post}{ended}{known}的[领导|行政]职务", "免去东河区财政局局长王小明同志的职务。", "remove unusual"),
    Wording("{also}{remove}{body}{known}的{post}", "免去东河区实验中学王小明的校长职务。", "remove named of-body"),
    Wording("{also}{remove}{glued}", "免去王小明东河区财政局局长职务。", "remove glued"),
    Wording("{also}{appoint}{glued}", "任命王小明东河区财政局局长。", "appoint glued"),
)  # fmt: skip
ELLIPTIC = (
    Wording("{also}{remove}{post}", "王小明同志退休，免去东河区财政局局长职务。", "remove elliptic"),
    Wording("{also}{post}{lapses}", "王小明任东河区财政局局长，东河区审计局局长职务不再担任。", "remove elliptic"),
)  # fmt: skip

# Under 免去： alone the verb need not be said again.
HELD = (
    Wording("{who}的{post}", "免去：\n王小明的东河区财政局局长职务。", "remove"),
    Wording("{who}{holding}的{post}", "免去：\n王小明所任的东河区财政局局长职务。", "remove"),
    Wording("{comrade}{holding}{post}", "免去：\n王小明同志原任东河区财政局局长职务。", "remove"),
    Wording("{comrade}{post}", "免去：\n王小明同志东河区财政局局长职务。", "remove"),
)  # fmt: skip
GLUED = (
    Wording("{who}(：|:){post}", "免去：\n王小明：东河区财政局局长职务。", "remove"),
    Wording("{who}(：|:){post}", "任命：\n王小明：东河区财政局局长。", "appoint"),
    Wording("{post}(：|:){who}", "任命：\n东河区财政局局长：王小明。", "appoint unusual"),
    Wording("{post}(：|:){who}", "免去：\n东河区财政局局长：王小明。", "remove unusual"),
    Wording("{glued}", "免去：\n王小明东河区财政局局长职务。", "remove"),
    Wording("{glued}", "任命：\n王小明东河区财政局局长。", "appoint"),
)  # fmt: skip

# What stands above a list, and says what is done in all of it.
HEADINGS = (
    Wording("{also}{appoint}[{these}][的][各项|有关][职务|名单|职务名单|的有][如下]", "任命下列同志职务：\n王小明为东河区财政局局长。", "appoint"),
    Wording("{also}任职[{these}][名单|人员名单|人员|情况][如下]", "一、任职名单\n王小明为东河区财政局局长。", "appoint"),
    Wording("{appoint}{these}为{listed}", "任命下列同志为东河区人民法院审判员：\n王小明", "appoint"),
    Wording("{these}{becomes}{listed}", "以下同志任东河区财政局副局长：王小明。", "appoint"),
    Wording("{remove}{these}[的]{listed}", "免去下列同志的东河区人民法院审判员职务：\n王小明", "remove"),
    Wording("{also}(选举|补选|选举产生|选出|选举出|补选产生)[了][{these}|结果|结果名单][如下]", "会议选举：\n东河区人民政府区长\n王小明", "appoint elected"),
    Wording("{also}(选举|补选){these}为{listed}", "会议选举下列同志为东河区人民政府副区长：\n王小明", "appoint elected"),
    Wording("{also}[决定]{these}({becomes}|任为)[下列|以下|如下][职务]", "以下同志任命为：\n王小明　东河区财政局局长。", "appoint"),
    Wording("{also}{appoint}{these}(为|任|担任|担任以下职务|担任下列职务|以下职务|下列职务)", "任命下列同志为：\n王小明　东河区财政局局长。", "appoint"),
    Wording("{also}[决定]{these}不[再]{serve}[下列|以下|如下][各项|有关][职务]", "以下同志不再担任：\n王小明　东河区财政局局长。", "remove"),
    Wording("{also}[决定]{these}{remove}[下列|以下|如下][各项|有关][职务]", "下列同志免去以下职务：\n王小明　东河区财政局局长。", "remove"),
    Wording("{also}{remove}{these}[的][下列|以下|如下]职务", "免去下列同志的以下职务：\n王小明　东河区财政局局长。", "remove"),
    Wording("任", "任：\n王小明为东河区财政局局长。", "appoint"),
    Wording("免", "免：\n王小明的东河区财政局局长职务。", "remove"),
    Wording("{these}任职", "以下同志任职：\n王小明为东河区财政局局长。", "appoint"),
    Wording("{filler}(任命|任职|聘任){more}", "一、任命人员名单\n王小明为东河区财政局局长。", "appoint"),
    Wording("{also}{remove}[{these}][的][有关|所任][职务|名单|职务名单|的有][如下]", "免去下列同志职务：\n王小明的东河区财政局局长职务。", "remove"),
    Wording("{also}免职[{these}][名单|人员名单|人员|情况][如下]", "二、免职名单\n王小明的东河区财政局局长职务。", "remove"),
    Wording("{these}[的][有关]职务{lapses}", "下列同志的职务予以免去：\n王小明的东河区财政局局长职务。", "remove"),
    Wording("{these}免职", "以下同志免职：\n王小明的东河区财政局局长职务。", "remove"),
    Wording("{also}不再(聘任|任命|担任|聘用)[{these}][的][职务|人员][如下]", "同时，不再聘任：\n王小明的东河区财政局局长职务。", "remove"),
    Wording("(试用期满|试用期已满|期满){filler}(任命|任职|转正|聘任){more}", "三、试用期满正式任职人员名单\n王小明　东河区财政局副局长。", "appoint"),
    Wording("{filler}(免去|免职|解聘){more}", "二、职务免去\n王小明的东河区财政局局长职务。", "remove"),
)  # fmt: skip

# These say whom what follows is about, and decide nothing.
LED_IN = (
    Wording("[{because}]{who}{happens}[{reason}]", "王小明试用期满，正式任东河区财政局局长。", "appoint"),
    Wording("[{because}]{who}{happens}[{reason}]", "王小明因工作调动，免去其东河区财政局局长职务。", "remove"),
    Wording("[{because}]{comrade}[{reason}]", "王小明同志由外区调入，任东河区财政局局长。", "appoint"),
    Wording("[{because}]{earlier}{who}{happens}[{reason}]", "原东河区财政局局长王小明已办理退休手续，免去其东河区财政局局长职务。", "remove earlier"),
    Wording("[{because}]{earlier}{comrade}[{reason}]", "东河区财政局局长王小明同志年满六十岁，免去其东河区财政局局长职务。", "remove earlier"),
    Wording("[任免|调整|任命|免去]{who}[的]职务", "任免王小明同志职务：任东河区财政局局长。", "appoint"),
    Wording("{who}", "王小明，任东河区财政局局长。", "appoint"),
    Wording("给予{who}{punished}[{reason}]处分", "给予王小明撤职处分，撤销其东河区财政局局长职务。", "remove"),
    Wording("给予{earlier}{who}{punished}[{reason}]处分", "给予东河区财政局局长王小明行政降级处分，免去其东河区财政局局长职务。", "remove earlier"),
)  # fmt: skip

# With what a remark begins that follows a post after a comma.
REMARKS = words(
    "免职后 病休 离休 内退 离岗 调离 试用期 试用 任期 聘期 聘用期 任职时间 任职期 任期至 挂职 保留 享受 列 按 自 从 时间 期限 职级 级别 "
    "待遇 另有任用 另行 退休 办理 提前退休 到龄 不再保留 不再安排 继续 主持 负责 分管 待遇 因 由于 职务时间 "
    "工资 提前 属 仍 协助 以 任命时间 免职时间 代理 至 到 挂任时间"
)
# What follows a removal without a body, and is remarked of it: …局局长职务，改任主任科员.
INSTEAD = words("改任 改为 转任 转为 套转为 改聘为 改任为 就地转任 降为 降任 降聘为")
# With what a sentence begins that decides nothing.
CLOSINGS = words(
    "特此 此文 此件 此通 请 望 希 根据 按照 依据 依照 经 因 由于 鉴于 各 现 附件 附 抄送 主题词 上述 "
    "以上 本通知 本决定 以上任 为 任免 关于 同时对 抄报 印发 公开 联系 报送 被聘 被任 受聘 新任 各镇 各乡 "
    "自发文 任命时间 主送 第 中华 会议 区长 县长 市长 名单 共印 印数 校对 打印 扫一扫 分享 上一 下一 打印 "
    "报县人 报市人 报区人 报省人 报旗人 报上级 报人大 报请 并报 提交 提请 备案 "
    "关闭 责任编辑 来源 序号 人事任免 此复 执行 施行 公布 政府 希望 在 有关 对 提请 一审 记录"
)
