"""The words that titles are made of: what a title ends with, and what may stand before it."""

import re


def words(text: str) -> tuple[str, ...]:
    """Words parted by spaces, as lists of them are written down."""
    return tuple(text.split())


LEVEL = r"(?:省部|厅局|县处|乡科|省|部|厅|局|县|处|乡|镇|科|股)级"
RANK = re.compile(
    rf"(?:享受|保留|按)?(?:[正副]{LEVEL}|(?:正|副)(?:厅|处|科|股)|{LEVEL}[正副]职)(?:职级|待遇|干部)?"
    r"|[一二三四五六七八九]级(?:巡视员|调研员|主任科员|科员|主办|警长|高级警长|法官|检察官|高级法官|高级检察官|职员)"
)
# What heads a body: the body ends as the title begins (财政局 局长).
HEADS = (
    "局处科股所站院校园馆县区市镇乡村部司厅会社台场厂行庭组班旗州盟店团连排室署段库办中"
)
CORES = words(
    "大队长 支队长 中队长 总队长 分队长 小队长 队长 秘书长 检察长 董事长 理事长 监事长 审判长 参谋长 护士长 "
    "总长 主任 主席 书记 主任科员 科员 委员 常委 审判员 检察员 书记员 经理 总裁 董事 监事 理事 总监 行政总厨 "
    "工程师 会计师 经济师 农艺师 规划师 统计师 审计师 兽医师 设计师 建筑师 畜牧师 医师 药师 教练 法律顾问 顾问 "
    "调研员 巡视员 专员 督学 教导员 指导员 政治教导员 政治指导员 政委 政治委员 协理员 政治协理员 参事 馆员 组织员 纪检员 领导干部 干部 负责人 "
    "召集人 联络员 办事员 成员 组员 主编 总编 总编辑 编辑 秘书 干事 仲裁员 陪审员 公证员 调解员 监察员 监督员 "
    "检查员 稽查员 辅导员 督导员 督查员 评审员 教授 主管 法官 检察官 警长 职员 监察官 统计员 管理员 研究员 "
    "董事会秘书 首席执行官 主席团主席 社长 会长 校董 检验师 教师 律师 助理 参谋 总指挥 指挥长 督察长"
)
# What may stand between the name of a body and what its title ends with.
FUNCTIONS = words(
    "常务 专职 兼职 名誉 执行 首席 高级 助理 见习 候补 代理 挂职 主持工作的 主持日常工作的 第一 第二 第三 副 "
    "代 总 正 职工 外部 独立 人民 部务 局务 室务 院务 校务 信访督查 政务督查 督查 督办 督察 监察 安全监察 "
    "安全生产监察 教育督导 纪检 教务 教导 政教 总务 德育 教学 后勤 行政 业务 技术 财务 运营 风控 法务 安全 纪检监察 "
    "主任 副主任 党组 一级 二级 三级 四级 分管 特约 特聘 劳动 人事 信访 主办 法定 客座 高级督导 审判委员会 "
    "检察委员会 审委会 检委会 董事会 监事会"
)
PARTY = words(
    "党组 党委 党工委 党总支 党支部 机关党委 机关党总支 机关党支部 党总支部 直属党支部 党的建设工作领导小组"
)


def any_of(words) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


FUNCTION = rf"(?:{any_of(FUNCTIONS + PARTY)}|[正副]{LEVEL})"
CORE = rf"(?:[{HEADS}]长|{any_of(CORES)})(?:助理)?"
TITLE = re.compile(rf"{FUNCTION}*{CORE}\Z")
# A title that is one from its first character on; several where one bears two.
PARTY_TITLE = re.compile(rf"(?:{any_of(PARTY)}|支部|纪委|团委|工委)")
# Any title within running words: where one ends and something else may begin.
TITLE_END = re.compile(rf"(?:{CORE})")
