"""Contact details in prose."""

import pytest

from gouji.contacts import ContactKind, contact_details

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
        ("联系电话:0908-4623359", "0908-4623359"),
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
