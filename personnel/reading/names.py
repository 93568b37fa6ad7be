"""Names of people: which characters may be one, and how sure that is."""

import re
from collections.abc import Iterator

from core.text.widths import SPACES

from .titles import words

CHARACTER = "[\u3400-\u9fff\U00020000-\U0003ffff〇]"
SPACE = f"(?:{SPACES.pattern})"
DOTS = "·•・‧∙⋅．●"
DOT = f"[{DOTS}]"
REMARK = r"(?:[（(][^（）()]*[）)])"

# The family names of the 2010s that most people bear, then rarer ones that notices print.
SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白"
    "常邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包"
    "宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费"
    "卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚"
    "皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修"
    "邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於居揭干但尉斯元束檀衣信阴昝智奉植衡富尧由幺么双鄂税谯同占树水卑撒铁随"
    "傅萧阎钭郗暴虎咸仉仰濮籍秘苍诸蔚贝过贲逄郏郦鄞酆钮闾隗雒靖鱼麴黑鄯兆寿巨布弓弘折汝沃渠滑牛玄疏益禄竺笪粘綦续缑罕羿聂肇臧芦苻荀茶莘菅蒯蓟蓬"
    "蕲虞裔要许谷车郇郐郸金钦钱锁镡闪闽陕隽雁靖韶频颉颜骞鬲暨骥卲闫邸晋冶"
    "买拓妥勉摆喇绽锁展谯昌桓笃禚迮蹇佴刀岩玉佐竹仵毋乜帖尕朵仡忽訾郜逯缐雒鲜栾祎笪眭瞿酆"
)
DOUBLE = frozenset(
    words(
        "欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 令狐 慕容 宇文 司徒 司空 夏侯 东方 长孙 独孤 端木 百里 东郭 南宫 呼延 轩辕 "
        "钟离 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 "
        "公良 拓跋 夹谷 宰父 谷梁 段干 东门 南门 西门 左丘 梁丘 第五 赫连 万俟 完颜 纳兰 叶赫 那拉 爱新 "
    )
)
# What stands in offices and their titles, and hardly in a given name.
WHOLE = re.compile(rf"(?:{CHARACTER}|{DOT})+")
# What stands between a name and 任, and ends no name.
NOT_LAST = "的曾历现拟挂所兼再不被将仍应须已"
ODD = re.compile("[局委办署级职免的其该各们区县省厅处科所部院兼及与等了在是被将按]")
WORDS = re.compile(
    "的|成员|组长|同意|批准|领导|同志|人员|干部|负责|单位|部门|机关|下列|以下|上述|以上|有关|研究|决定|政府|委员|书记|主任|局长|职务|任命|免去|任免|试用"
    "|本人|不再|所任|担任|兼任|出任|接任|调任|转任|改任|试任|正式|分别|继续|原任|挂职|代理|当选|组织|提出|请求|工作|主席|校长|院长|全体|代表|公司|街道|名单|姓名|同时|一并|再次|自然|予以|撤销|免除|解聘|续聘|聘用|聘请|选举|补选|晋升|提任|升任|给予|批准|提升|提拔|套转|确定|明确|职级|机构|安排|终止"
)
LONGEST = 7


def is_name(name: str) -> bool:
    """Whether ``name`` is beyond doubt one person's: a known family name and one or two more."""
    parts = re.split(DOT, name)
    if len(parts) > 1:
        whole = all(re.fullmatch(rf"{CHARACTER}{{1,12}}", part) for part in parts)
        joined = any(re.search("..[和及]..", part) for part in parts)
        return whole and not (joined or WORDS.search(name) or ODD.search(name))
    family = 2 if name[:2] in DOUBLE and len(name) > 2 else 1
    given = name[family:]
    known = family == 2 or name[:1] in SINGLE
    odd = ODD.search(given) or WORDS.search(name)
    return known and len(given) in (1, 2) and not odd


def is_no_name(name: str, *, called: bool = False) -> bool:
    """Whether ``name`` is none beyond doubt; ``called``: 同志 stands behind it, and no 任."""
    return (
        bool(WORDS.search(name) or not WHOLE.fullmatch(name))
        or len(name) < 2
        or re.fullmatch("任[省市区县旗州乡镇]|其(?:.|[所原现挂兼试担]任.*)", name)
        is not None
        or (name[-1] in NOT_LAST and not called)
    )


def is_unknown(name: str) -> bool:
    return not is_name(name)


def is_likely(name: str) -> bool:
    """Whether words that stand alone where names do may be one of no known family."""
    return 3 <= len(name) <= 6 and not (is_no_name(name) or ODD.search(name))


def are_names(words: list[str]) -> bool:
    """Whether a line is a list of people: some known by their shape, all of a fit length."""
    fit = all(len(word) < 7 and not is_no_name(word) for word in words)
    return all(map(is_name, words)) or (fit and any(map(is_name, words)))


def name_lengths(text: str) -> Iterator[int]:
    """How many characters at the start of ``text`` may be a name, the likeliest first."""
    family = 2 if text[:2] in DOUBLE else 1
    for given in (2, 1):
        if is_name(text[: family + given]):
            yield family + given


def grouped(pieces: list[str]) -> list[str]:
    """The names that pieces parted by spaces make up: 王 颖, 李明, 王 小 明 are three."""
    names: list[str] = []
    at = 0
    while at < len(pieces):
        size = pieces_of_name(pieces[at:])
        names.append("".join(pieces[at : at + size]))
        at += size
    return names


def pieces_of_name(pieces: list[str]) -> int:
    """How many pieces the first name takes."""
    first, following = pieces[0], pieces[1:]
    if "".join(pieces[:2]) in DOUBLE and len(first) == 1:
        return 2 + given_pieces(pieces[2:])
    if first[-1] in DOTS or (following and following[0][0] in DOTS):
        return 2
    if len(first) == 1 or first in DOUBLE:
        return 1 + given_pieces(following)
    ends = following and len(first) == 2 and len(following[0]) == 1
    starts = len(following) > 1 and len(following[1]) == 1
    return 2 if ends and not starts else 1


def given_pieces(pieces: list[str]) -> int:
    """How many pieces are a given name: one, or two of one character each."""
    single = [len(piece) == 1 for piece in pieces[:2]]
    both = single == [True, True] and (len(pieces) == 2 or pieces[1] not in SINGLE)
    return 2 if both else min(1, len(pieces))


def split_spaced(text: str) -> list[str]:
    return [piece for piece in SPACES.split(text.strip()) if piece]
