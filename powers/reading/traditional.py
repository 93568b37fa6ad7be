"""Documents in traditional characters: read by the simplified grammar, values as printed."""

from collections.abc import Iterable
from dataclasses import replace

from core.text.widths import half_width, squeeze
from gazette.reading.source import SourceDocument, Table
from gazette.reading.words import SIMPLIFIED

from .entries import PowerTransfer

# The characters of acts, headings, bodies, and of the words that decide; names keep theirs.
FORMS = "許许審审備备認认記记檢检驗验測测處处罰罚徵征徴征強强給给獎奖勵励決决發发證证冊册註注鑑鉴鑒鉴辦办資资預预復复複复換换補补簽签還还評评監监現现將将劃划轉转歸归調调賦赋權权實实執执職职項项類类別别屬属種种稱称號号編编錄录據据體体從从與与為为於于關关見见對对應应當当單单縣县區区鎮镇鄉乡廳厅會会員员務务領领導导機机構构請请報报紀纪團团隊队場场館馆業业車车東东兩两個个圍围戶户議议變变銷销併并並并廢废減减壓压縮缩統统營营設设計计環环衛卫農农貿贸運运輸输電电視视廣广築筑擴扩佔占綠绿臨临時时佈布標标準准質质價价錢钱稅税費费賠赔償偿殘残醫医療疗藥药養养護护產产學学師师試试練练習习園园礦矿魚鱼漁渔獸兽飼饲險险倉仓儲储塵尘廠厂氣气聲声達达連连違违規规則则擬拟壞坏損损毀毁傾倾亂乱丟丢棄弃拋抛灑洒擺摆攤摊貼贴塗涂寫写張张掛挂懸悬書书網网絡络遊游戲戏藝艺術术樂乐煙烟鹽盐糧粮責责條条該该內内後后來来無无動动態态總总細细節节級级層层續续鎖锁樣样攔拦檔档顯显線线間间門门開开閉闭滿满歲岁撫抚優优濟济貧贫難难軍军帶带隨随財财債债劵券專专飛飞橋桥樑梁樓楼頂顶牆墙棟栋傳传燈灯飾饰樹树買买賣卖購购銀银賬账彙汇匯汇輯辑製制訂订確确頒颁劑剂繪绘圖图誌志誤误講讲課课語语詞词説说說说誰谁談谈諮咨詢询訴诉訟讼詐诈詳详話话誠诚誘诱過过邊边適适選选遷迁遺遗郵邮鄰邻釋释銅铜鋼钢鐵铁錶表鍋锅閥阀閱阅闢辟陳陈陸陆隱隐雜杂離离雞鸡霧雾靈灵靜静頁页順顺頻频題题額额飲饮餘余駕驾駛驶騎骑驅驱鬧闹鮮鲜鳥鸟點点黨党齊齐齡龄龍龙"
PLAIN = str.maketrans(dict(zip(FORMS[::2], FORMS[1::2], strict=True))) | SIMPLIFIED
TRADITIONAL = set(FORMS[::2])
KEPT = ("name", "category", "from_department", "to_department", "basis")


def is_traditional(document: SourceDocument) -> bool:
    """Whether the title or a paragraph has a character of the grammar printed so."""
    return not TRADITIONAL.isdisjoint(document.title + document.body)


def plain(text: str) -> str:
    return text.translate(PLAIN)


def simplified(document: SourceDocument) -> SourceDocument:
    paragraphs = (replace(p, text=plain(p.text)) for p in document.paragraphs)
    return replace(
        document,
        title=plain(document.title),
        paragraphs=tuple(paragraphs),
        attachments=tuple(map(simplified_table, document.attachments)),
    )


def simplified_table(table: Table) -> Table:
    rows = tuple(tuple(map(plain, row)) for row in table.rows)
    columns = tuple(map(plain, table.columns))
    return replace(table, title=plain(table.title), columns=columns, rows=rows)


def as_printed(
    entries: Iterable[PowerTransfer], document: SourceDocument
) -> list[PowerTransfer]:
    """``entries``, read from the simplified document, in the characters that are printed."""
    cells = (cell for t in document.attachments for row in t.rows for cell in row)
    titles = (table.title for table in document.attachments)
    printed = "\n".join(map(squeezed, (document.body, *cells, *titles, document.title)))
    simple = plain(printed)

    def restored(value: str) -> str:
        at = simple.find(squeezed(value)) if value else -1
        return printed[at : at + len(value)] if at >= 0 else value

    return [
        replace(e, **{field: restored(getattr(e, field)) for field in KEPT})
        for e in entries
    ]


def squeezed(text: str) -> str:
    return "\n".join(squeeze(half_width(line)) for line in text.split("\n"))
