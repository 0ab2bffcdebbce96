"""What the rules report in the labelled corpus, against what a reader noticed: `python tests/inputs/measured.py`.

Recall is held against the labels: each fault that a reader noticed and a code covers. Precision is held against
`judged.toml`, in which every hit was read and judged; a hit that nobody has judged yet is listed as new, so that a
change to a rule shows what it did.
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from gouji.checking import read
from gouji.draft import Draft, fitted
from gouji.engine import check
from gouji.registry import Kit, load_kit

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "corpus"
STATED = {"D101": "period", "C101": "contact"}
"""The codes for what is missing, and the label that tells whether it is there; None where that cannot be seen."""

Hits = Mapping[str, set[str]]
"""The reports, by number, that each code has a finding on."""


class Judged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was judged, as the file explains: of the labels by report, of the hits by code."""

    labels: dict[str, tuple[str, ...]]
    abridged: tuple[str, ...]
    right: dict[str, tuple[str, ...]]
    false: dict[str, dict[str, str]]
    missed: dict[str, dict[str, str]]


class Row(msgspec.Struct, frozen=True):
    """A code's labelled faults and its hits, as the numbers of reports; ``judged`` where its hits could be."""

    code: str
    found: tuple[str, ...]
    missed: tuple[str, ...]
    right: tuple[str, ...]
    false: tuple[str, ...]
    new: tuple[str, ...]
    judged: bool

    def line(self) -> str:
        """The row as printed."""
        labelled, hits = len(self.found) + len(self.missed), len(self.right) + len(self.false)
        recall, precision = _share(len(self.found), labelled), _share(len(self.right), hits) if self.judged else "–"
        named = (("missed:", self.missed), ("false:", self.false), ("new:", self.new))
        notes = "; ".join(f"{name} {' '.join(ids)}" for name, ids in named if ids)
        return f"{self.code} {labelled:9} {len(self.found):6} {recall:>7} {hits:6} {precision:>10}  {notes}".rstrip()


def judged() -> Judged:
    """The verdicts."""
    return msgspec.convert(tomllib.loads((HERE / "judged.toml").read_text("utf-8")), Judged)


def labels(corpus: Path) -> list[dict[str, Any]]:
    """The labels of the reports on years with a form or without."""
    return [json.loads(line) for line in (corpus / "index.jsonl").read_text("utf-8").splitlines()]


def hits(corpus: Path, kit: Kit) -> Hits:
    """The findings on every report but those on years without a form; not that a title is missing: most were cut."""
    found: dict[str, set[str]] = {}
    for label in labels(corpus):
        forms = [form for form in kit.forms if (label["report_year"] or 0) in form.years]
        if forms:
            path = corpus / "reports" / f"{label['id']}.txt"
            document = read(path.read_bytes(), path.name, kit.readers)
            draft = fitted(Draft(document, forms[0]), document, kit.forms)
            for one in check(draft, kit.rules, "zh")[0]:
                if one.code != "S106" or one.actual:
                    found.setdefault(one.code, set()).add(label["id"])
    return found


def rows(corpus: Path, kit: Kit) -> list[Row]:
    """The table: a row for each code that was judged or has a label."""
    verdicts, found = judged(), hits(corpus, kit)
    labelled = _labelled(corpus, kit, verdicts)
    unseen = {code: {label["id"] for label in labels(corpus) if label[name] is None} for code, name in STATED.items()}
    return [
        _row(code, found.get(code, set()) - unseen.get(code, set()), labelled.get(code, set()), verdicts)
        for code in sorted({*found, *labelled})
    ]


def _labelled(corpus: Path, kit: Kit, verdicts: Judged) -> dict[str, set[str]]:
    """The reports that have a fault, by its code, as a reader saw them."""
    found: dict[str, set[str]] = {}
    for label in labels(corpus):
        if any((label["report_year"] or 0) in form.years for form in kit.forms):
            for code in _faults(label, verdicts.labels.get(label["id"], ())):
                found.setdefault(code, set()).add(label["id"])
    return found


def _faults(label: Mapping[str, Any], noticed: Iterable[str]) -> Iterator[str]:
    yield from (code for code in noticed if code[0].isupper())
    yield from (code for code, name in STATED.items() if label[name] is False)
    if label["contact"] and not {"phone", "address"} <= {*label["contact_kinds"]}:
        yield "C102"


def _row(code: str, found: set[str], labelled: set[str], verdicts: Judged) -> Row:
    false = found & verdicts.false.get(code, {}).keys()
    right = found & (labelled | {*verdicts.right.get(code, ())})
    return Row(
        code,
        found=tuple(sorted(found & labelled)),
        missed=tuple(sorted(labelled - found)),
        right=tuple(sorted(right)),
        false=tuple(sorted(false)),
        new=() if code in verdicts.abridged else tuple(sorted(found - right - false)),
        judged=code not in verdicts.abridged,
    )


def total(table: Iterable[Row], side: str) -> int:
    """How many reports one side of a table has."""
    return sum(len(getattr(row, side)) for row in table)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _report(corpus: Path) -> Iterator[str]:
    table, verdicts = rows(corpus, load_kit()), judged()
    yield "code  labelled  found  recall   hits  precision"
    yield from (row.line() for row in table)
    sure = [row for row in table if row.judged]
    found, right = total(table, "found"), total(sure, "right")
    labelled, hits = found + total(table, "missed"), right + total(sure, "false")
    yield f"all  {labelled:9} {found:6} {_share(found, labelled):>7} {hits:6} {_share(right, hits):>10}"
    for name, told in (("missed", verdicts.missed), ("false", verdicts.false)):
        yield from (f"{name} {code} {one}: {why}" for code, reasons in told.items() for one, why in reasons.items())
    uncovered = Counter(code for codes in verdicts.labels.values() for code in codes if code[0].islower())
    yield "labels that no code covers: " + ", ".join(f"{count} {why}" for why, count in uncovered.most_common())


def main() -> None:
    """Print the table."""
    if not CORPUS.is_dir():
        sys.exit(f"no corpus at {CORPUS}")
    print("\n".join(_report(CORPUS)))  # noqa: T201  # what the script is for


if __name__ == "__main__":
    main()
