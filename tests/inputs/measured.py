"""What the rules report in the labelled corpus, against what a reader noticed: `python tests/inputs/measured.py`.

Each code's reports are held against `judged.toml`, in which every hit was read and judged; a hit that nobody has
judged yet is listed as new, so that a change to a rule shows what it did.
"""

import json
import sys
import tomllib
from pathlib import Path

import msgspec

from gouji.checking import read
from gouji.draft import Draft, fitted
from gouji.engine import check
from gouji.registry import Kit, load_kit

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "corpus"


class Judged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was judged of a code, by the numbers of reports.

    ``labelled`` have a label that the code covers, ``others`` are as rightly reported without one, and ``false`` gives
    for those not rightly reported the reason.
    """

    labelled: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    false: dict[str, str] = {}


class Row(msgspec.Struct, frozen=True):
    """A code's reports by verdict."""

    code: str
    true: tuple[str, ...]
    false: tuple[str, ...]
    missed: tuple[str, ...]
    new: tuple[str, ...]

    def line(self) -> str:
        """The row as printed."""
        hits = len(self.true) + len(self.false)
        found = len(self.true)
        precision = f"{found / hits:.0%}" if hits else "–"
        recall = f"{found / (found + len(self.missed)):.0%}" if found + len(self.missed) else "–"
        notes = [f"{name} {' '.join(ids)}" for name, ids in self._noted() if ids]
        return f"{self.code}  {hits:4} {found:4} {len(self.false):5} {precision:>9} {recall:>6}  {'; '.join(notes)}"

    def _noted(self) -> list[tuple[str, tuple[str, ...]]]:
        return [("false:", self.false), ("missed:", self.missed), ("new:", self.new)]


def judged() -> dict[str, Judged]:
    """The verdicts by code."""
    return msgspec.convert(tomllib.loads((HERE / "judged.toml").read_text("utf-8")), dict[str, Judged])


def hits(corpus: Path, kit: Kit) -> dict[str, set[str]]:
    """The reports of each code's findings; those on years without a form are left out."""
    found: dict[str, set[str]] = {}
    for label in map(json.loads, (corpus / "index.jsonl").read_text("utf-8").splitlines()):
        forms = [form for form in kit.forms if (label["report_year"] or 0) in form.years]
        if forms:
            path = corpus / "reports" / f"{label['id']}.txt"
            document = read(path.read_bytes(), path.name, kit.readers)
            draft = fitted(Draft(document, forms[0]), document, kit.forms)
            for one in check(draft, kit.rules, "zh")[0]:
                found.setdefault(one.code, set()).add(label["id"])
    return found


def rows(corpus: Path, kit: Kit) -> list[Row]:
    """The table: a row for each code that was judged."""
    found = hits(corpus, kit)
    return [_row(code, found.get(code, set()), one) for code, one in judged().items()]


def _row(code: str, found: set[str], one: Judged) -> Row:
    right = {*one.labelled, *one.others}
    return Row(
        code,
        tuple(sorted(found & right)),
        tuple(sorted(found & one.false.keys())),
        tuple(sorted(set(one.labelled) - found)),
        tuple(sorted(found - right - one.false.keys())),
    )


def main() -> None:
    """Print the table."""
    if not CORPUS.is_dir():
        sys.exit(f"no corpus at {CORPUS}")
    print("code  hits true false precision recall")  # noqa: T201  # what the script is for
    for row in rows(CORPUS, load_kit()):
        print(row.line())  # noqa: T201  # as above


if __name__ == "__main__":
    main()
