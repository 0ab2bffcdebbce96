"""Spoilt forms, configurations and baselines: ``python tests/fuzz/fuzz_toml.py form --count 2000 --seed 1``."""

import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import msgspec

import drafts
from fuzz.harness import Fault as Broken
from fuzz.harness import Fuzzer, main
from fuzz.mutations import spoil_bytes
from gouji.checking import Plan, check_bytes
from gouji.commands.init import template
from gouji.findings import Report
from gouji.form import FormError, load_form
from gouji.registry import Kit, load_kit
from gouji.running.baseline import load_baseline
from gouji.running.desk import Desk, Request
from gouji.running.files import Source
from gouji.settings.loading import load_settings
from gouji.settings.office import Office
from gouji.system import Fault

_FORMS = Path(__file__).parents[2] / "rules" / "gouji_annual_report" / "forms"
_REPORT = drafts.text(drafts.report(drafts.city()), drafts.in_place)
_WORD_LIST = """
0 -1 1 2 9999999999999999999999 1.5 nan inf true false [] {} [[]] [{}] '' 'a' '甲' '..' '*' '**/'
2024-01-01
"""
_VALUES = (
    *_WORD_LIST.split(),
    *(
        "[1, 2]",
        "['a', 'b']",
        "{ a = 1 }",
        "{ from = 1 }",
        "'total'",
        "'三、'",
        "'[' ",
        "'\\\\'",
        "'(?:a|b)*'",
        "'{'",
        "'\\u0000'",
    ),
    *("'" + "甲" * 5000 + "'", "[" * 90 + "]" * 90, "['" + "a" * 3000 + "']"),
)


def spoil(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A file of keys and values spoilt in its values, its lines or its bytes."""
    if chance.random() < 0.1:
        return spoil_bytes(data, chance)
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        key, equals, value = lines[at].partition("=" if "=" in lines[at] else ":")
        what = chance.randrange(7)
        if what <= 2 and equals:
            lines[at] = f"{key}{equals} {chance.choice(_VALUES)}{',' * value.endswith(',')}"
        elif what == 3 and value:
            start = chance.randrange(len(value))
            lines[at] = f"{key}{equals}{value[:start]}{value[start + chance.choice((1, 3, 20)) :]}"
        elif what == 4:
            del lines[at : at + chance.choice((1, 2, 10))]
            lines = lines or [""]
        elif what == 5:
            lines[at:at] = lines[at : at + chance.choice((1, 2, 10))]
        else:
            donor = chance.choice(others).decode("utf-8", "replace").split("\n")
            lines[at] = chance.choice(donor)
    return "\n".join(lines).encode()


@cache
def forms() -> Sequence[bytes]:
    """The forms of the annual report, and a small one."""
    small = (
        'id = "q"\nname = "甲"\ntitle = { names = ["季度工作报告"] }\n'
        'sections = [{ id = "done", title = "完成情况" }]\n'
    )
    return [*(path.read_bytes() for path in sorted(_FORMS.glob("*.toml"))), small.encode()]


def try_form(data: bytes) -> str:
    """A form is refused with a reason, or drafts are checked by it and every rule runs to its end."""
    try:
        form = load_form(data.decode("utf-8", "replace"), "a.toml")
    except FormError as error:
        if not (error.zh and error.en):
            raise Broken("refused without a reason") from error
        return "refused"
    kit = _kit()
    for named in (True, False):
        result = check_bytes(
            _REPORT, "a.md", "a.md", kit, Plan(kit.rules, (form,), form_named=named, editions=kit.forms)
        )
        if result.status == "failed":
            raise Broken(str(result.reason))
        msgspec.json.encode(result)
    return "used"


@cache
def configurations() -> Sequence[bytes]:
    """What ``gouji init`` writes, with every key set, and one as offices have it."""
    whole = "\n".join(line.removeprefix("# ") for line in template().split("\n"))
    small = 'ignore = ["W"]\nexclude = ["附件/"]\n[[files]]\nmatch = ["*.md"]\nignore = ["T"]\nreason = "旧稿"\n'
    return [whole.encode(), small.encode(), b'[severity]\nT106 = "error"\n[rules.section-length]\nlongest = 300\n']


def try_configuration(data: bytes) -> str:
    """A configuration is refused with a reason, or a draft is checked by it."""
    with tempfile.TemporaryDirectory() as folder:
        path, draft = Path(folder, "gouji.toml"), Path(folder, "a.md")
        path.write_bytes(data)
        draft.write_bytes(_REPORT)
        try:
            settings = load_settings(str(path), "zh")
            desk = Desk(Request([]), Office(settings, _kit(), "zh"))
            result = desk.judge(desk.job(Source(str(draft), str(draft)))).result
        except Fault as fault:
            if not str(fault):
                raise Broken("refused without a reason") from fault
            return "refused"
    if "出错" in str(result.reason):  # a limit or an encoding of the configuration may refuse the draft
        raise Broken(str(result.reason))
    return "used"


@cache
def baselines() -> Sequence[bytes]:
    """What ``gouji baseline`` writes."""
    one = '{"code": "T103", "fingerprint": "0123456789abcdef", "count": 1, "message": "甲"}'
    return [f'{{\n "schema": 1,\n "tool": "gouji 0.1.0",\n "files": {{\n  "a.md": [\n   {one}\n  ]\n }}\n}}\n'.encode()]


def try_baseline(data: bytes) -> str:
    """A baseline is refused with a reason, or findings are held against it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "known.json")
        path.write_bytes(data)
        try:
            baseline = load_baseline(str(path), "zh")
        except Fault as fault:
            if not str(fault):
                raise Broken("refused without a reason") from fault
            return "refused"
        kit = _kit()
        result = check_bytes(_REPORT, "a.md", str(Path(folder, "a.md")), kit, Plan(kit.rules, kit.forms))
        report = Report("0", (), (baseline.mark(result),), rules=kit.rules)
        msgspec.json.encode([one for _, one in baseline.gone(report)])
    return "used"


@cache
def _kit() -> Kit:
    return load_kit()


FUZZERS: dict[str, Fuzzer] = {
    "form": Fuzzer(forms, spoil, "form.toml", try_form),
    "configuration": Fuzzer(configurations, spoil, "gouji.toml", try_configuration),
    "baseline": Fuzzer(baselines, spoil, "known.json", try_baseline),
}

if __name__ == "__main__":
    sys.exit(main(FUZZERS[sys.argv.pop(1)]))
