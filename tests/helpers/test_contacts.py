"""Contact details in prose."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.contacts import ContactKind, contact_details, contact_faults

LABELS: dict[ContactKind, tuple[str, ...]] = {
    "phone": ("联系电话", "电话"),
    "address": ("地址",),
    "postcode": ("邮编",),
    "email": ("邮箱",),
}


def details(text: str) -> dict[str, str]:
    """The first detail of each kind."""
    return {one.kind: one.text for one in reversed(list(contact_details(text, LABELS)))}


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("联系电话:0906-4623350", "0906-4623350"),
        ("（010-63202651）", "010-63202651"),
        ("电话：(010)99999999", "(010)99999999"),
        ("电话0999—9999999", "0999—9999999"),
        ("电话为085133355680", "085133355680"),
        ("电话：63202651", "63202651"),
        ("联系电话：０９０８－４６２３３５９", "０９０８－４６２３３５９"),
    ],
)
def test_a_telephone_number_is_found(text: str, phone: str) -> None:
    """With area code or behind its label."""
    assert details(text)["phone"] == phone


@pytest.mark.parametrize(
    "text", ["公开信息20230118条", "2022-2023年度", "www.example.gov.cn", "访问量1723809次", "网站地址"]
)
def test_other_digits_are_no_contact(text: str) -> None:
    """Counts, years and web addresses."""
    assert details(text) == {}


def test_all_kinds_are_found_in_one_sentence() -> None:
    """Address, postcode, phone, e-mail."""
    text = "（地址：青禾县新民路18号；邮编：838000；联系电话：0906-2233445；邮箱：a.b@example.gov.cn）"
    assert details(text) == {
        "address": "青禾县新民路18号",
        "postcode": "838000",
        "phone": "0906-2233445",
        "email": "a.b@example.gov.cn",
    }


def faults(text: str) -> list[tuple[str, str]]:
    """The kind and the text of each fault."""
    return [(fault.kind, fault.text) for fault in contact_faults(text, LABELS)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("电话：2233445", "no-area-code"),
        ("联系电话为63200000", "no-area-code"),
        ("电话：0755-1234567", "phone"),
        ("电话：010-6320000", "phone"),
        ("电话：(0906)22334455", "phone"),
        ("电话：0111-2233445", "phone"),
        ("电话：1390000123", "mobile"),
        ("电话：139000012345", "mobile"),
        ("邮编：83650", "postcode"),
        ("邮编：8365000", "postcode"),
        ("邮箱：qhsj＠example.gov.cn", "email-width"),
        ("邮箱：qhsj@ example.gov.cn", "email-blank"),
        ("邮箱：qhsj163.com", "email-at"),
        ("邮箱：qhsj@example", "email-domain"),
        ("邮箱：qhsj@example,com", "email-domain"),
    ],
)
def test_a_detail_written_wrong_is_told(text: str, kind: str) -> None:
    """One fault, of its kind."""
    assert [found for found, _ in faults(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "电话：0906-2233445",
        "电话：0906－2233445",
        "电话：0755-12345678",
        "电话：010-63200000转8001",
        "电话：010-63200000-8001",
        "电话：0515—66690000、66690001",
        "电话：085133350000",
        "电话：13900001234",
        "电话：139****1234",
        "电话：0906-223****",
        "电话：400-810-0000",
        "电话：4008100000",
        "电话：+86 0906-2233445",
        "电话：12345",
        "电话：略",
        "接听电话2233445次",
        "邮编：014010",
        "邮编：014 010",
        "邮箱：a.b-c_1@mail.example.gov.cn，电话：0906-2233445",
        "邮箱：www.example.com",
        "信箱、邮箱：12345.example.gov.cn",
        "索引号：0123-1234567",
        "信息2233445条，2024-2025年度",
    ],
)
def test_a_detail_that_can_be_used_is_left_alone(text: str) -> None:
    """Extensions, a second number, a masked one, service numbers, counts."""
    assert faults(text) == []


@given(st.text(alphabet="电话邮编箱地址：:0123456789-—()（）@＠. abcmn，、转*", max_size=60))
def test_no_text_breaks_the_search_for_faults(text: str) -> None:
    """Labels, digits and marks in any order."""
    assert all(text[fault.start : fault.end] == fault.text for fault in contact_faults(text, LABELS))


def test_an_address_without_a_label_is_one_beside_other_details() -> None:
    """A street and a number, but only where there is a contact at all."""
    assert details("请与我局联系。青禾县新民路18号，电话：0906-2233445")["address"] == "青禾县新民路18号"
    assert details("在青禾县新民路18号设查阅点") == {}


@pytest.mark.parametrize(
    ("number", "asked"), [("0906-2233445", False), ("010-63200000", False), ("0755-1234567", True)]
)
def test_the_numbering_plan_is_asked_only_in_doubt(number: str, asked: bool) -> None:  # noqa: FBT001  # a case's verdict
    """It takes as long to load as a small draft to check."""
    code = (
        "import sys; from gouji.contacts import contact_faults;"
        f"contact_faults('电话：{number}', {{'phone': ['电话']}}); print('phonenumbers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(asked)
