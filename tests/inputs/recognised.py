# ruff: noqa: T201  # it prints, being run by hand
"""What is recognised in the labelled reports: run by hand, ``python tests/inputs/recognised.py``.

Each report is read against the newest edition of the form; a miss is a report whose label says that a thing is there.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gouji import Draft
from gouji.checking import read
from gouji.registry import load_kit

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


def main() -> None:
    """Print a line for each thing with its counts and the reports it is missed in, then every table."""
    kit = load_kit()
    counts: dict[str, list[tuple[str, bool]]] = {}
    print("tables")
    for line in (CORPUS / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        name = f"{row['id']}.txt"
        draft = Draft(read((CORPUS / "reports" / name).read_bytes(), name, kit.readers), kit.forms[-1])
        for thing, seen in _judged(row, draft):
            counts.setdefault(thing, []).append((row["id"], seen))
        if row["tables_visible"]:
            print("  ", row["id"], row["table_flavour"], "=>", _tables(draft))
    for thing, told in counts.items():
        missed = [name for name, seen in told if not seen]
        print(f"{thing}: {len(told) - len(missed)} of {len(told)}; missed {' '.join(missed) or 'none'}")


def _judged(row: dict[str, Any], draft: Draft) -> Iterator[tuple[str, bool]]:
    year = row["report_year"]
    text = (CORPUS / "reports" / f"{row['id']}.txt").read_text("utf-8")
    named = any("年度报告" in line and len(line) < 60 and "。" not in line for line in text.splitlines()[:12])
    if named:
        yield "title", draft.title is not None
        yield "unit", bool(draft.unit)
    if year and str(year) in text:
        yield "year", draft.year == year
    if (year or 0) >= 2019:
        found = [section.text.replace(" ", "") for section in draft.headings]
        for heading in row["headings"]:
            own = heading.replace(" ", "")
            yield "headings", any(own in other or other in own for other in found)
    if row["tables_visible"]:
        yield "tables", bool(draft.tables)


def _tables(draft: Draft) -> str:
    read_as = [f"{table.rows}x{table.cols} {table.layout}" for table in draft.document.tables]
    bound = [
        f"{name}: {len(table.cells)} cells{''.join(f', {fault.kind} {len(fault.labels)}' for fault in table.faults)}"
        for name, table in draft.tables.items()
    ]
    return f"{', '.join(read_as) or 'no table'}; {'; '.join(bound) or 'none is of the form'}"


if __name__ == "__main__":
    main()
