"""Traditional characters and their simplified forms: those that documents of administration use.

One for one, so that a place in the one text is the same place in the other.
"""

# Each traditional character before its simplified one.
FORMS = (
    "丟丢並并亂乱佈布佔占併并來来倉仓個个側侧備备傳传債债傾倾價价償偿優优儲储內内兩两"
    "冊册別别則则劃划劑剂劵券動动務务勞劳勵励匯汇區区協协員员單单國国圍围園园圖图團团"
    "執执報报場场塗涂塵尘壓压壞坏學学實实審审寫写將将專专對对導导層层屬属師师帶带廠厂"
    "廢废廣广廳厅張张強强彙汇後后從从復复徴征徵征態态慶庆應应懸悬戲戏戶户拋抛掛挂換换"
    "損损撫抚擔担據据擬拟擴扩擺摆攔拦攤摊數数於于時时書书會会東东條条棄弃棟栋業业構构"
    "樂乐樑梁樓楼標标樣样樹树橋桥機机檔档檢检權权歲岁歷历歸归殘残毀毁氣气決决減减測测"
    "準准滿满漁渔濟济灑洒為为無无煙烟燈灯營营牆墙獎奖獸兽現现環环產产當当療疗發发監监"
    "確确礦矿稅税種种稱称積积節节範范築筑簽签籌筹糧粮紀纪約约級级細细組组絕绝絡络給给"
    "統统經经綠绿網网線线編编練练縣县縮缩總总績绩織织繪绘繼继續续罰罚罷罢習习聯联聲声"
    "職职臨临臺台與与舉举舊旧華华萬万藝艺藥药處处號号術术衛卫裏里補补製制複复覆复見见"
    "規规視视訂订計计記记訟讼設设許许訴诉註注詐诈評评詞词詢询試试話话該该詳详誌志認认"
    "誘诱語语誠诚誤误說说説说誰谁課课調调談谈請请諮咨講讲證证議议護护變变豐丰負负財财"
    "貧贫責责買买費费貼贴貿贸賃赁資资賠赔賣卖賦赋質质賬账購购車车軍军較较輯辑輸输轄辖"
    "轉转辦办辭辞農农連连進进遊游運运過过達达違违適适遷迁選选遺遗還还邊边郵邮鄉乡鄰邻"
    "醫医釋释銀银銅铜銷销鋼钢錄录錢钱錶表鍋锅鎖锁鎮镇鐵铁鑑鉴鑒鉴長长門门閉闭開开間间"
    "閥阀閱阅關关闢辟陳陈陸陆陽阳隊队隨随險险隱隐雜杂雞鸡離离難难電电霧雾靈灵靜静頁页"
    "頂顶項项順顺預预頒颁領领頻频題题額额類类顯显飛飞飲饮飼饲飾饰養养餘余館馆馬马駕驾"
    "駛驶騎骑驅驱驗验體体鬧闹魚鱼鮮鲜鳥鸟鹽盐點点黨党齊齐齡龄龍龙"
)
TO_SIMPLIFIED = str.maketrans(dict(zip(FORMS[::2], FORMS[1::2], strict=True)))
TRADITIONAL = frozenset(FORMS[::2])


def simplified(text: str) -> str:
    return text if TRADITIONAL.isdisjoint(text) else text.translate(TO_SIMPLIFIED)


def as_printed(value: str, printed: str) -> str:
    """``value``, read from the simplified form of ``printed``, in the characters printed there."""
    at = simplified(printed).find(value)
    return printed[at : at + len(value)] if at >= 0 else value
