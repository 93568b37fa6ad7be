"""Document numbers (发文字号): 机关代字 + year + serial, read in any bracket or width."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from .dates import CHINESE_YEAR, number
from .widths import half_width

# With the rare characters, those beyond the basic plane too.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af〇"
# Any bracket may stand round the year, be it of a style that no number is printed with.
OPENING = "〔\\[（(【［﹝〈<＜《{｛﹛﹙〖〘〚「『❲❨⟨"
CLOSING = "〕\\]）)】］﹞〉>＞》}｝﹜﹚〗〙〛」』❳❩⟩"
YEAR = rf"(?:19|20|１９|２０)\d\d|{CHINESE_YEAR}"
# Some provinces print what it is about behind the year: 莆政〔1998〕综207号.
BRANCH = "(?P<branch>[综任文办函人]?)"
# Old numbers are printed in Chinese digits as a whole: 〔二〇〇一〕七号, 〔一九九八〕第二十三号.
NUMERAL = "[一二三四五六七八九]"
CHINESE_SERIAL = (
    rf"(?:{NUMERAL}百零?)?{NUMERAL}?十{NUMERAL}?|{NUMERAL}百(?:零{NUMERAL})?"
    rf"|{NUMERAL}[〇○零一二三四五六七八九]{{0,3}}"
)
# Digits that typesetting sets apart: 〔2016〕4 2号, 〔2 0 1 6〕4 2 号.
GAP = "[ \u3000]?"
GAPPED_YEAR = rf"(?:1{GAP}9|2{GAP}0)(?:{GAP}\d){{2}}"
GAPPED_SERIAL = rf"\d(?:{GAP}\d){{0,5}}"
YEAR_AND_SERIAL = (
    rf"\s{{0,3}}[{OPENING}]\s{{0,3}}(?P<year>{YEAR}|{GAPPED_YEAR})\s{{0,3}}年?\s?[{CLOSING}]\s{{0,3}}"
    rf"{BRANCH}\s{{0,3}}第?\s{{0,3}}(?P<serial>{GAPPED_SERIAL}|{CHINESE_SERIAL})\s{{0,3}}"
)
WHOLE = re.compile(
    rf"(?P<code>[{HAN}]{{1,20}})[{OPENING}](?P<year>{YEAR})年?[{CLOSING}]"
    rf"{BRANCH}第?(?P<serial>[0-9]{{1,6}}|{CHINESE_SERIAL})[号號]?"
)
LONGEST = 60
WITHIN = re.compile(rf"{YEAR_AND_SERIAL}[号號](?![楼院路线厂门])")
CODE = re.compile(rf"[{HAN}]{{1,20}}\Z")
LEADING_WORDS = re.compile(
    r".*(?:(?:文件|通知|批复|决定|意见|规定|要求|精神)和(?=.{3})|根据|依据|依照|按照|遵照|参照|执行|落实|印发|转发|批转|关于|以及|文件|文号|字号|通知|批复|决定|意见|公告|通告|贯彻|收回|废止|撤销|撤回|取消|修订后?|修改后?|修正|停止|终止|代替|替代|替换|学习|传达|包括|其中|此前|原有|上述|下列|下达|下发|发布|公布|出台|制定|报送|报来|上报|呈报|送来|来文|转来|同意|批准|收到|对照|结合|符合|违反|参见|详见|附件|编号|适用|以来|分别|原由|原为|现将|现对|现就"
    r"|加强|强化|抓好|做好|细化|落细|对标|针对|围绕|重申|沿用|承接|更正|勘误|补充|抄告|签发|制发|颁发|函告|函复|下称|引用|援引|载于|起草|作出|违背|遵守|保证|确保|加快|严格|查阅|报备|开展|实施|审定|印制|会同|连同|以外|及其|改进|所附"
    r"|(?:推进|推动|深化|清理|完成|配套|衔接|检查)(?![办组委])|[的见与及等]|[你贵我本该各][办局委处所站校镇乡厅院区县市旗村]|[你贵我本该各](?:街道办?|单位|部门?|公司|管委会?))"
)
# A single word before a code that is whole without it, and no beginning of a place:
# 对梨政发, 原荆教发; but 原州政发, 自贡府发, 经开管发.
WORD_BEFORE = re.compile(
    r"\A(?:(?:[为对由以至让被按据指除把持]|依(?![安兰])|含(?!山)|从(?![化江])|将(?!乐)|经(?![开信贸管发])|自(?![贡治由然])|如(?!皋|东)|即(?!墨))(?=.{3})|原(?![州阳平政办府党委])(?=.{2}))+"
)
# 经桂编〔2005〕18号文批准: what was done by it tells what leads to it.
DONE_BY = re.compile(
    r"(?:文件?|通知|批复)?(?:批准|同意|核准|批复|审批|审定|核定|明确|公布|印发|转发|下达)"
)
BY = re.compile(r"\A(?:经(?![开信贸管发济])|[以由]|自(?![贡治府政委办]))(?=.{2})")
# A word that no code holds and no place begins with: 经费按旗政发, 均已被宁政发, 监督对安政发. 并 is
# Taiyuan where the code is none without it: 并政发. The codes of the State Council are short, and
# what stands before them is seldom a place: 以国发, 自国办发; but 宁国发.
NEVER_IN_CODE = re.compile(
    r"\A.*(?:(?:[又还仅]有|[见载列始基]于|[接看]到)(?=.{2})|[按据由被把已均仍虽或了的是又也在给](?=.{2})"
    r"|[以依自从将为原和与同发](?=国办?[发函]\Z)|对(?![外口])(?=.{3})|并(?=.{2})(?![政委党办府]办?[发字函]\Z))"
)
AND = re.compile(r"\A[和与及同]")
# 和 begins the codes of 和县 and 和平区: it parts two citations only after such marks.
AFTER_CITATION = "》）)】］]〕号號"
TITLE_BEFORE = re.compile(r"》\s?[（(]\Z")
# 要求和槐政发: two characters before 和 that belong to no county called 云和, 呼和….
AND_WITHIN = re.compile(r"\A.+[\u3400-\u9fff](?<![呼云永太泰平祥人景共谐])和(?=.{2,})")
SIDE_WORDS = re.compile(r"\A(?:[东南西北][面侧]?(?:以|起)|[以由按])")
# A body named in full or by its kind alone: 白杨镇人民政府, 镇党委, 盟行署, 县府办, 军分区.
BODY = (
    rf"[{HAN}]{{0,12}}(?:人民政府|街道办事处|管委会|管理委员会|军分区|警备区|人民武装部|人民法院|人民检察院|总工会)"
    r"|(?:(?:自治)?[省市县区旗州盟镇乡])(?:党?委(?:组织部|宣传部|统战部)?|(?:人民)?政府|行(?:政公)?署)"
    rf"|街道党工委|国务院|[省市县区旗州]府(?=办(?:公[室厅])?[{HAN}]{{1,4}}[政府党委])"
)
# Whose number it is, said right before it: 省政府冀政发, 市水利局青水发; 市政府办发 is a code.
OWNER = re.compile(
    r"\A(?:.*[和与及同](?=[省市区州旗]|国务院|县(?:委|政府|人民政府)))?"
    rf"(?:(?:{BODY}|[省市县区旗州][{HAN}]{{1,8}}?(?:厅|局|委员会))(?:办(?:公[室厅]|(?=[{HAN}]{{1,4}}[政府党委])))?"
    rf"(?![办字发函规令厅局])(?=[{HAN}]{{2}}))?"
)


@dataclass(frozen=True)
class DocumentNumber:
    """The number of an official document, compared by what it means, printed in one form."""

    code: str
    year: int
    serial: int
    branch: str = ""

    def __str__(self):
        return f"{self.code}〔{self.year}〕{self.branch}{self.serial}号"

    @property
    def series(self) -> str:
        """In which the serials of a year are counted: the code, with what stands behind the year."""
        return self.code + self.branch

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The number that ``text`` is, typed in any bracket or width, with or without 号."""
        if len(text) > LONGEST:
            return None
        text = unicodedata.normalize("NFKC", text)
        match = WHOLE.fullmatch(re.sub(r"\s", "", text))
        return matched(match["code"], match) if match else None


def find_all(text: str) -> tuple[DocumentNumber, ...]:
    """The numbers in running text in order of appearance, each once."""
    found = {}
    end = 0
    for match in WITHIN.finditer(text):
        start = max(end, match.start() - 20)
        words = CODE.search(text[start : match.start()])
        code = words and code_at(text, start + words.start(), words[0], end)
        end = match.end()
        if code and DONE_BY.match(text, end):
            code = BY.sub("", code)
        if code:
            found[matched(code, match)] = None
    return tuple(found)


def matched(code: str, match: re.Match) -> DocumentNumber:
    year, serial = value_of(match["year"]), value_of(match["serial"])
    return DocumentNumber(code, year, serial, match["branch"])


def value_of(digits: str) -> int:
    """The number that 2021, ２０２１, 2 0 2 1 or 二〇二一 is."""
    return number(re.sub(r"\s", "", half_width(digits)))


def code_at(text: str, start: int, words: str, end: int) -> str:
    """The code that ``words`` are or end with, which stand at ``start``; another number ends at
    ``end``. Right behind a title, in brackets, no word leads to it: 《…》（自安府发.
    """
    titled = TITLE_BEFORE.search(text, max(0, start - 3), start)
    return code_within(words, follows=follows(text, start, end), led=not titled)


def follows(text: str, start: int, end: int) -> bool:
    """Whether the words from ``start`` on follow another number, or a title in brackets."""
    return start == end > 0 or text[max(0, start - 1) : start] in (*AFTER_CITATION,)


def code_within(words: str, *, follows: bool, led: bool = True) -> str:
    """The code at the end of ``words``; what ``follows`` another number may begin with 和, and what
    is ``led`` with a word that leads to it.
    """
    for form in (LEADING_WORDS, SIDE_WORDS, NEVER_IN_CODE, AND_WITHIN):
        words = form.sub("", words)
    for form in (OWNER, WORD_BEFORE, OWNER) if led else (OWNER,):
        words = form.sub("", words)
    return AND.sub("", words) if follows else words
