"""Sentences of every build that reports have: what is true raises nothing, and what is made wrong is found."""

import tomllib
from pathlib import Path

import msgspec
import pytest

import drafts
from gouji import lint_bytes

ASSESSED = "本年度开展了工作考核。"
"""What the report of a government says besides."""
FEES = "本年度未产生信息处理费。"
PROBLEMS = "一是公开内容不够及时。二是改进措施：加强培训，按时更新。"
PLACES = {"": drafts.OVERVIEW, "lead": drafts.PERIOD, "period": drafts.PERIOD, "contact": drafts.CONTACT,
          "problems": PROBLEMS, "fees": FEES}  # fmt: skip
BESIDE = {"", "lead"}
"""Where a sentence stands before what the report has there, and not in its place."""
RESULTS = {"granted": 3, "partial": 4, "refused": 12, "unavailable": 13, "unprocessed": 16, "otherwise": 23}
"""The rows of table three that a result is counted in."""

Outcomes = tuple[int, int, int, int]
Documents = tuple[int, int, int]


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The figures of a report's tables by name; ``granted`` are all those that no other result has."""

    new: int = 0
    carried_in: int = msgspec.field(default=0, name="in")
    out: int = 0
    firms: int = 0
    granted: int | None = None
    partial: int = 0
    refused: int = 0
    unavailable: int = 0
    unprocessed: int = 0
    otherwise: int = 0
    review: Outcomes = (0, 0, 0, 0)
    direct: Outcomes = (0, 0, 0, 0)
    after: Outcomes = (0, 0, 0, 0)
    normative: Documents = (0, 0, 0)
    regulations: Documents = (0, 0, 0)

    def tables(self) -> drafts.Figures:
        """The tables; firms are the only ones that are no persons, and were granted what they asked for."""
        handled = self.new + self.carried_in - self.out
        results = {name: getattr(self, name) or 0 for name in RESULTS}
        if self.granted is None:
            results["granted"] = handled - sum(results.values())
        assert sum(results.values()) == handled
        assert min(results.values()) >= 0
        figures = drafts.no_figures()
        most = max(results, key=lambda name: results[name])
        rows = {1: self.new, 2: self.carried_in, 24: handled, 25: self.out}
        for row, total in {**rows, **{RESULTS[name]: number for name, number in results.items()}}.items():
            firms = self.firms if row in (1, 24, RESULTS[most]) else 0
            figures.three[row - 1][:] = [total - firms, firms, 0, 0, 0, 0, total]
        two = [str(number) for number in (*self.regulations, *self.normative)]
        four = [number for group in (self.review, self.direct, self.after) for number in (*group, sum(group))]
        return drafts.Figures([*two, *figures.two[6:]], figures.three, four)


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of the file, and its twins."""

    text: str
    part: str = ""
    unit: str = "青禾县数据局"
    figures: Figures = Figures()
    found: str = ""
    twins: tuple[tuple[str, ...], ...] = ()


CASES = msgspec.convert(
    tomllib.loads((Path(__file__).parent / "held_out.toml").read_text("utf-8"))["cases"], tuple[Case, ...]
)


def twin(case: Case, old: str, new: str, where: str = "") -> str:
    """The sentence of a twin, with its mark."""
    assert case.text.count(old) == 1
    changed = case.text.replace(old, new)
    plain = where.replace("【", "").replace("】", "")
    assert not where or changed.count(plain) == 1
    return changed.replace(plain, where) if where else changed


def findings(case: Case, marked: str) -> tuple[list[tuple[object, object]], str]:
    """Code and place of each finding on a report that holds a sentence, and the place that is marked in it."""
    text = marked.replace("【", "").replace("】", "")
    blocks = drafts.report(case.figures.tables())
    blocks[0] = f"{case.unit}2024年政府信息公开工作年度报告"
    at = blocks.index(PLACES[case.part])
    blocks[at : at if case.part in BESIDE else at + 1] = [text]
    blocks[blocks.index(drafts.OVERVIEW)] = drafts.OVERVIEW + ASSESSED
    found = lint_bytes("draft.docx", drafts.word(blocks))
    place = f"p{at + 1}:{marked.index('【') + 1}" if "【" in marked else ""
    return [(one["code"], one["location"]["display"]) for one in found], place  # type: ignore[index]


@pytest.mark.parametrize("case", [case for case in CASES if not case.found], ids=lambda case: case.text[:24])
def test_a_true_sentence_raises_nothing(case: Case) -> None:
    """Whatever it counts, divides, lists or leaves out."""
    assert findings(case, case.text)[0] == []


WRONG = [(case, case.text, case.found) for case in CASES if case.found]
WRONG += [(case, twin(case, old, new, *where), code) for case in CASES for old, new, code, *where in case.twins]


@pytest.mark.parametrize(("case", "marked", "code"), WRONG, ids=[f"{code} {marked[:60]}" for _, marked, code in WRONG])
def test_a_sentence_made_wrong_is_found_where_it_is_wrong(case: Case, marked: str, code: str) -> None:
    """One finding of the code that is meant, and no other."""
    found, place = findings(case, marked)
    assert [one for one, _ in found] == [code]
    assert not place or found == [(code, place)]
