"""Comparing labels and titles as a reader does.

Spaces, line breaks, marks and the width of characters do not count, nor whether they are traditional or simplified.
"""

import re
from functools import lru_cache

WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms to their ASCII twins, one to one, so that offsets stay."""

CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], "\ufffd") | dict.fromkeys(map(ord, "\t\n\r"), " ")
"""The controls of a terminal, which a document may hold and nobody should print."""

NUMERALS = "一二三四五六七八九十"
DIGITS = "〇零○一二三四五六七八九"

HAN = r"[^\W\d_a-zA-Z]"
"""A character of Chinese in a pattern: a letter not of the Latin script. A range of them takes long to compile."""

CONTENTS = frozenset({"目录", "目次"})
"""What stands above a table of contents, folded."""

_MARKS = re.compile(r"[\W_]+")
_ORDINAL = re.compile(
    rf"""\s*(?:
        第\s*(?P<part>[{NUMERALS}]{{1,3}}|\d{{1,2}})\s*(?:部分|章|节|篇|项)?[、.,:\s]*
      | \(\s*(?P<bracket>[{NUMERALS}]{{1,3}}|\d{{1,2}})\s*\)[、.,]?
      | (?P<chinese>[{NUMERALS}]{{1,3}})\s*(?:[、.,:]|\s(?=\S))
      | (?P<digit>\d{{1,2}})\s*[、.,](?!\d)
    )\s*""",
    re.VERBOSE,
)


_TRADITIONAL = (
    "萬万與与業业為为爲为舉举於于從从們们會会傳传體体關关內内決决況况製制辦办務务動动區区單单發发號号後后圍围國国復复複复審审實实對对屬属當当開开強强錄录總总護护報报據据數数無无時时機机權权條条構构沒没點点現现電电蓋盖"
    "碼码確确種种祕秘穩稳類类糾纠納纳組组織织經经結结統统繼继續续維维編编繳缴罰罚聯联獲获穫获補补規规計计認认議议許许訊讯訟讼訪访訴诉話话詢询說说請请費费轉转過过進进這这郵邮裡里裏里間间問问項项題题額额徵征諮咨係系週周"
    "幾几隻只採采準准佈布佔占並并併并誌志範范託托匯汇彙汇羣群遊游釐厘戶户別别產产欄栏檔档檢检樣样樓楼極极樹树橋桥濟济測测漢汉滿满漸渐溝沟溫温灣湾滅灭淺浅潤润莊庄華华薦荐慮虑態态懷怀憶忆惡恶懲惩戰战擴扩掃扫撫抚擬拟擇择"
    "揮挥換换損损攝摄擔担敵敌斷断曉晓雜杂來来鬆松東东歡欢殘残氣气潔洁樂乐書书買买亂乱爭争虧亏亞亚親亲偉伟僑侨偵侦側侧兒儿興兴養养憑凭擊击刪删勵励賣卖廈厦圓圆墾垦證证導导專专眾众網网門门農农鄉乡鎮镇縣县廳厅廠厂圖图團团"
    "園园處处應应將将屆届歲岁師师帳帐幣币幹干廣广張张徑径億亿優优價价倉仓個个備备傷伤債债僅仅儀仪儲储兩两冊册凍冻淨净凈净減减劃划劇剧創创則则剛刚劑剂勞劳勢势勝胜協协衛卫歷历曆历壓压厲厉參参雙双變变疊叠葉叶臺台聽听啟启"
    "啓启員员響响營营嚴严塊块堅坚壇坛墊垫執执場场壞坏聲声夠够頭头夾夹奪夺奮奋獎奖婦妇學学寧宁寶宝寫写寬宽賓宾尋寻壽寿爾尔塵尘嘗尝層层島岛嶺岭崗岗歸归災灾爐炉煉炼熱热煩烦燒烧燈灯愛爱牆墙牽牵犧牺狀状獨独獻献環环畝亩畢毕"
    "畫画異异療疗盡尽監监盤盘礎础礙碍禮礼禍祸離离稅税積积稱称窮穷竊窃競竞筆笔節节築筑簡简簽签籤签籌筹糧粮紀纪約约級级紅红純纯紙纸紛纷終终細细紹绍絡络給给絕绝緊紧綠绿綜综線线練练縮缩績绩罷罢義义習习聖圣職职肅肃腦脑臨临"
    "藝艺蘇苏藥药蘭兰榮荣舊旧虛虚蟲虫術术衝冲裝装觀观見见視视覽览覺觉訂订訓训記记設设評评試试詳详誠诚誤误課课調调論论謀谋講讲謝谢識识譯译讀读讓让豐丰財财責责貧贫貨货販贩貫贯貸贷貿贸資资賴赖購购贊赞趙赵趕赶跡迹踐践軌轨"
    "軍军軟软較较載载輔辅輕轻輛辆輸输轄辖辭辞運运達达違违遠远適适選选遷迁遺遗醫医釋释針针銀银銷销鋪铺錢钱錯错鍵键鏈链鐵铁鑑鉴鑒鉴長长閉闭閱阅隊队階阶陸陆陽阳際际險险隨随隱隐難难雲云霧雾靜静順顺須须預预領领頒颁頻频願愿"
    "顧顾顯显風风飛飞飲饮館馆馬马駐驻駕驾驗验驚惊鬥斗魚鱼鮮鲜鳥鸟鹽盐麥麦黃黄黨党齊齐龍龙繫系廢废彈弹賬账擁拥遞递隸隶慶庆憲宪贏赢趨趋躍跃轟轰輪轮鄭郑鄧邓鄰邻醬酱鍋锅鎖锁鋼钢錦锦閃闪闊阔陳陈陰阴雞鸡韋韦頁页頂顶頓顿顏颜飯饭餘余飾饰騰腾騙骗鬧闹鳳凤鴻鸿麗丽"
    "齡龄"
)
"""Traditional characters of official documents, each before its simplified twin; none is in use in simplified text."""

_SIMPLIFIED = str.maketrans(dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)))
_FOLDED = _SIMPLIFIED | WIDTH


def simplified(text: str) -> str:
    """A text with traditional characters as their simplified twins, one to one, so that offsets stay."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)


def plain(text: str) -> str:
    """A text simplified and of normal width, one to one, so that offsets stay."""
    return text if text.isascii() else text.translate(_FOLDED)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A text simplified, without white space, marks and width: two labels that fold alike read alike."""
    return _MARKS.sub("", text.translate(_FOLDED)).lower()


def ordinal(text: str) -> tuple[str, int, int] | None:
    """The ordinal a heading or label begins with: its style, its number and the offset behind it; else None.

    Styles are ``part`` (第一部分), ``chinese`` (一、), ``bracket`` (（一）) and ``digit`` (1.).
    """
    found = _ORDINAL.match(text.translate(WIDTH))
    if not found or not found.lastgroup:
        return None
    return found.lastgroup, numeral(found[found.lastgroup]), found.end()


def numeral(text: str) -> int:
    """The number of a short ordinal, 一 to 九十九 or in digits; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.rpartition("十")
    high = (NUMERALS.find(tens) + 1 or 1) if ten else 0
    low = NUMERALS.find(units) + 1 if units else 0
    return high * 10 + low if (ten or low) else 0


@lru_cache(maxsize=4096)
def unnumbered(text: str) -> str:
    """A label folded without the ordinal it begins with; folded whole where it has none."""
    found = ordinal(text)
    return fold(text[found[2] :]) if found and found[2] < len(text) else fold(text)
