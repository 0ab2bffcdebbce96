"""Labels in traditional characters are the form's labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drafts
from gouji import lint_bytes
from gouji.folding import fold, simplified

PAIRS = {
    "總體情況": "总体情况",
    "主動公開政府信息情況": "主动公开政府信息情况",
    "收到和處理政府信息公開申請情況": "收到和处理政府信息公开申请情况",
    "政府信息公開行政複議、行政訴訟情況": "政府信息公开行政复议、行政诉讼情况",
    "政府信息公開行政復議、行政訴訟情況": "政府信息公开行政复议、行政诉讼情况",
    "存在的主要問題及改進情況": "存在的主要问题及改进情况",
    "其他需要報告的事項": "其他需要报告的事项",
    "政府信息公開工作年度報告": "政府信息公开工作年度报告",
    "統計期限": "统计期限",
    "聯繫電話": "联系电话",
    "聯繫地址": "联系地址",
    "郵政編碼": "邮政编码",
    "電子郵箱": "电子邮箱",
    "第二十條第（一）項": "第二十条第（一）项",
    "本年製發件數": "本年制发件数",
    "本年廢止件數": "本年废止件数",
    "現行有效件數": "现行有效件数",
    "規章": "规章",
    "行政規範性文件": "行政规范性文件",
    "信息內容": "信息内容",
    "本年處理決定數量": "本年处理决定数量",
    "行政許可": "行政许可",
    "行政處罰": "行政处罚",
    "行政強制": "行政强制",
    "本年收費金額（單位：萬元）": "本年收费金额（单位：万元）",
    "行政事業性收費": "行政事业性收费",
    "（本列數據的勾稽關係為：第一項加第二項之和，等於第三項加第四項之和）": drafts.CORNER,
    "申請人情況": "申请人情况",
    "法人或其他組織": "法人或其他组织",
    "三、本年度辦理結果": "三、本年度办理结果",
    **dict(
        zip(
            (
                "一、本年新收政府信息公開申請數量",
                "二、上年結轉政府信息公開申請數量",
                "（一）予以公開",
                "（二）部分公開（區分處理的，只計這一情形，不計其他情形）",
                "1.屬於國家秘密",
                "2.其他法律行政法規禁止公開",
                "3.危及“三安全一穩定”",
                "4.保護第三方合法權益",
                "5.屬於三類內部事務信息",
                "6.屬於四類過程性信息",
                "7.屬於行政執法案卷",
                "8.屬於行政查詢事項",
                "1.本機關不掌握相關政府信息",
                "2.沒有現成信息需要另行製作",
                "3.補正後申請內容仍不明確",
                "1.信訪舉報投訴類申請",
                "2.重複申請",
                "3.要求提供公開出版物",
                "4.無正當理由大量反復申請",
                "5.要求行政機關確認或重新出具已獲取信息",
                "1.申請人無正當理由逾期不補正、行政機關不再處理其政府信息公開申請",
                "2.申請人逾期未按收費通知要求繳納費用、行政機關不再處理其政府信息公開申請",
                "3.其他",
                "（七）總計",
                "四、結轉下年度繼續辦理",
            ),
            drafts.ROWS,
            strict=True,
        )
    ),
    **dict(
        zip(
            ("自然人", "商業企業", "科研機構", "社會公益組織", "法律服務機構", "其他", "總計"),
            drafts.COLUMNS,
            strict=True,
        )
    ),
    **dict(zip(("結果維持", "結果糾正", "其他結果", "尚未審結", "總計"), drafts.OUTCOMES, strict=True)),
    "（三）不予公開": "（三）不予公开",
    "（四）無法提供": "（四）无法提供",
    "（五）不予處理": "（五）不予处理",
    "（六）其他處理": "（六）其他处理",
    "行政複議": "行政复议",
    "行政訴訟": "行政诉讼",
    "未經復議直接起訴": "未经复议直接起诉",
    "復議後起訴": "复议后起诉",
}


@pytest.mark.parametrize(("traditional", "label"), PAIRS.items())
def test_a_label_in_traditional_characters_folds_as_the_form_s(traditional: str, label: str) -> None:
    """Every wording of the form."""
    assert fold(traditional) == fold(label)


@given(st.text(max_size=30))
def test_a_conversion_keeps_every_offset(text: str) -> None:
    """One character for one, and a second time changes nothing."""
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)


def test_a_report_in_traditional_characters_gives_the_same_findings() -> None:
    """None while it is consistent, and the one wrong cell with its place in the text as it stands."""
    back = {label: traditional for traditional, label in PAIRS.items()}
    figures = drafts.city()
    text = drafts.text(drafts.report(figures)).decode()
    for label in sorted(back, key=len, reverse=True):
        text = text.replace(label, back[label])
    assert "總體情況" in text
    assert lint_bytes("draft.txt", text.encode()) == []
    assert [one["code"] for one in lint_bytes("draft.txt", text.replace("3119", "3911").encode())] == ["T110"]
