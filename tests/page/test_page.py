"""The page as a whole: one file, safe whatever a document holds, in two languages, open about what is left out."""

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

import drafts
from command import gouji
from gouji import Cell, Document, Draft, Evidence, FileResult, Paragraph
from gouji import table as gouji_table
from gouji.checking import failed
from gouji.engine import count_ties
from gouji.findings import Suppression
from gouji.model import Unreadable
from gouji.registry import Kit
from gouji.reporters.html import page as pages
from gouji.reporters.html import render
from gouji.rule import Lang
from page.reading import HOSTILE, classed, faulty, page, parsed, plain, result, run, shown, texts
from reporters.runs import full_run

ROOT = Path(__file__).parents[2]
CJK = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def shape(kit: Kit, *files: FileResult) -> set[tuple[str, ...]]:
    """Every kind of element of a page with the names of its attributes."""
    elements = (one for one in page(kit, *files).iter() if isinstance(one.tag, str))
    return {(one.tag, *sorted(map(str, one.attrib))) for one in elements}


def hostile() -> bytes:
    """A draft that says in every place what would be markup or a command elsewhere."""
    blocks = [
        block if isinstance(block, str) else [cell._replace(text=cell.text + HOSTILE) for cell in block]
        for block in faulty()
    ]
    return drafts.word([block + HOSTILE if isinstance(block, str) else block for block in blocks])


def test_a_document_adds_no_element_and_no_attribute(kit: Kit) -> None:
    """Markup in paragraphs, cells, names and reasons is text, and the text is the document's."""
    file = result(kit, hostile(), f"{HOSTILE}.docx")
    broken = failed(HOSTILE, Unreadable(HOSTILE, HOSTILE), "zh")
    other = failed("b", Unreadable("坏", "bad"), "zh")
    known = shape(kit, result(kit, drafts.word(faulty())), result(kit, drafts.text(faulty()), "a.txt"), other)
    unbound = {("td", *span) for span in (("colspan",), ("rowspan",), ("colspan", "rowspan"))}
    assert shape(kit, file, broken) <= known | unbound
    assert file.evidence is not None
    assert shown(page(kit, file)) == texts(file.evidence.draft.document)
    assert HOSTILE in "".join(map(str, shown(page(kit, file))))
    assert len(list(page(kit, file, broken).iter("script"))) == 1


def test_controls_are_shown_as_such(kit: Kit) -> None:
    """NUL and the escapes of a terminal stand as U+FFFD, as HTML cannot hold them."""
    text = "前\x00中\x1b[31m后\x0c尾\r\u0085"
    table = gouji_table(2, 1, [Cell(1, 1, text)])
    draft = Draft(Document((Paragraph(1, text), table), "text"), None)
    given = render(run(kit, FileResult("a.md", "unmatched", evidence=Evidence(draft, ()))), colour=False)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", given)
    assert shown(parsed(given)) == ["前�中�[31m后�尾 �", [["前�中�[31m后�尾 �"]]]


def test_a_paragraph_of_a_megabyte_and_a_table_of_many_cells(kit: Kit) -> None:
    """All is there, in a page not much larger than the document."""
    long = "很长的一段话，" * 150_000
    row = "| " + " | ".join(["0"] * 40) + " |\n"
    text = (
        f"青禾县数据局2024年政府信息公开工作年度报告\n\n{long[:300_000]}\n\n{row}{row.replace('0', '---')}{row * 250}"
    )
    file = result(kit, text.encode(), "a.md")
    assert file.status == "checked"
    given = render(run(kit, file), colour=False)
    assert file.evidence is not None
    assert shown(parsed(given)) == texts(file.evidence.draft.document)
    assert len(given) < len(text) * 4


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_loads_nothing_and_its_policy_names_what_it_runs(kit: Kit, lang: Lang) -> None:
    """No address, no attribute with style or script; the hashes are those of the one style and the one script."""
    given = render(run(kit, result(kit, drafts.word(faulty()), lang=lang), lang=lang), colour=False)
    assert not re.search(r"https?:|//[a-z]|@import|url\(|src=|<link|<iframe|<base|<form", given)
    root = parsed(given)
    assert not [
        name
        for one in root.iter()
        if isinstance(one.tag, str)
        for name in one.attrib
        if name == "style" or name[:2] == "on"
    ]
    (style,), (script,) = root.iter("style"), root.iter("script")
    hashes = [b64encode(sha256((one.text or "").encode()).digest()).decode() for one in (style, script)]
    policy = next(one.get("content") for one in root.iter("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert next(one.get("content") for one in root.iter("meta") if one.get("name") == "referrer") == "no-referrer"


def test_a_page_in_english_has_only_the_documents_own_words_in_chinese(kit: Kit) -> None:
    """What is not from the document, its name or the form is English, and the page says in which language it is."""
    files = [result(kit, drafts.word(faulty()), lang="en"), failed("old.doc", Unreadable("坏", "broken"), "en")]
    root = page(kit, *files, lang="en")
    assert root.get("lang") == "en"
    assert {one.get("lang") for one in classed(root, "sheet")} == {"zh-CN"}
    for one in [*root.iter("bdi"), *classed(root, "sheet"), *root.iter("script", "style")]:
        one.drop_tree()
    for gone in [one for part in ("about", "passed") for each in classed(root, part) for one in each.iter("p", "li")]:
        gone.drop_tree()  # a rule's page quotes what it is about
    words = [text for text in root.find("body").itertext() if CJK.search(text)]
    assert words == []
    assert page(kit, *files).get("lang") == "zh-CN"


def test_headings_are_in_order(kit: Kit) -> None:
    """No level is skipped, in a run of two files with a title, sections, findings and evidence."""
    files = result(kit, drafts.word(faulty())), result(kit, drafts.markdown(faulty()), "a.md")
    levels = [int(one.tag[1]) for one in page(kit, *files).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_held_is_listed_and_adds_up(kit: Kit) -> None:
    """As many relations as were counted, each true; cells without a figure and sections not found are named."""
    figures = drafts.consistent(5)
    blocks = drafts.report(figures, without="其他需要报告的事项")
    table = next(block for block in blocks if isinstance(block, list) and len(drafts.lines_of(block)) == 28)
    empty = next(cell for cell in table if (cell.row, cell.col) == (7, 6))
    table[table.index(empty)] = empty._replace(text="/")
    file = result(kit, drafts.word(blocks))
    assert file.evidence is not None
    count = count_ties(file.evidence.draft)
    root = page(kit, file)
    sums = [one.text_content() for one in classed(root, "sum")]
    held = [one for one in sums if "=" in one]
    assert (len(held), len(sums) - len(held)) == (count.held, count.unchecked)
    assert count.unchecked > 1
    for one in held:
        left, right = ([float(term) for term in side.split("+")] for side in one.split("="))
        assert sum(left) == pytest.approx(sum(right))
    assert {one for one in sums if "=" not in one} == {
        "没有数字：行“（二）部分公开（区分处理的，只计这一情形，不计其他情形）” × 列“科研机构”"
    }
    facts = {row[0].text_content(): row[1].text_content() for row in next(iter(classed(root, "facts"))).iter("tr")}
    assert facts["统计期限"] == "2024年1月1日起至2024年12月31日"
    assert "0906-2233445" in facts["联系方式"]
    assert facts["部分：其他需要报告的事项"] == "没有找到"
    assert facts["部分：总体情况"] == "一、总体情况"
    passed = [one.text_content().split()[0] for one in classed(root, "passed")[0].iter("li")]
    found = {one.code for one in file.findings}
    assert passed == sorted(rule.code for rule in kit.rules if not rule.compares and rule.code not in found)


def test_a_finding_that_does_not_count_is_shown_and_says_why(kit: Kit) -> None:
    """Its reason stands on the card, and it is tallied apart."""
    root = parsed(render(full_run(kit), colour=False))
    waived = [card for card in classed(root, "card") if card.get("data-kind") == "waived"]
    assert [classed(one, "why")[0].text_content() for one in waived] == [
        "已豁免：引自原文，100%", "已在基线中", "已豁免：已说明",
    ]  # fmt: skip
    toggles = {one.get("data-kind"): one.text_content() for one in classed(root, "toggles")[0]}
    assert toggles == {"error": "错误 2", "warning": "警告 3", "info": "提示 1", "waived": "不计入 3"}


def test_a_run_without_documents_says_so(kit: Kit) -> None:
    """A run made by hand has findings and no evidence: they are shown without links, and the page says why."""
    root = parsed(render(full_run(kit), colour=False))
    assert classed(root, "sheet") == []
    assert [one.text_content() for one in classed(root, "absent")] == ["没有附原文：这份结果没有带着读到的文档。"] * 3
    assert all(not one.get("data-mark") for one in classed(root, "card"))
    assert "前文【9】" in root.text_content()


def test_a_file_that_failed_shows_its_reason(kit: Kit) -> None:
    """In the list of files and at the file."""
    root = page(kit, failed("a.doc", Unreadable("旧的 <格式>", "old"), "zh"), result(kit, drafts.word(faulty())))
    assert "旧的 <格式>" in classed(root, "index")[0].text_content()
    assert "旧的 <格式>" in classed(root, "file")[0].text_content()


def test_a_run_too_large_shows_the_documents_with_findings_and_says_so(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the number of files or by their size; of the others verdict and name remain."""
    good, bad = result(kit, drafts.word(drafts.report(drafts.consistent(3)))), result(kit, drafts.word(faulty()))
    assert good.findings == ()
    monkeypatch.setattr(pages, "MOST_FILES", 2)
    root = page(kit, good, bad, good)
    assert len(classed(root, "sheet")) == 1
    assert "本次共 3 个文件，篇幅太大，只给有问题的 1 个附原文和核对情况" in root.text_content()
    assert len(classed(root, "absent")) == 2
    monkeypatch.setattr(pages, "MOST_FILES", 9)
    assert len(classed(page(kit, good, bad, good), "sheet")) == 3
    monkeypatch.setattr(pages, "MOST_CHARACTERS", 50_000)
    root = page(kit, bad, good, bad, bad, bad)
    assert len(classed(root, "sheet")) == 2
    assert "本次共 5 个文件，篇幅太大，只给有问题的 2 个附原文和核对情况" in root.text_content()


def test_a_run_of_forty_files_is_no_larger_than_need_be(kit: Kit) -> None:
    """Below 100 kB a file, so that a browser opens it at once."""
    bad = result(kit, drafts.word(faulty()))
    assert len(render(run(kit, *[bad] * 40), colour=False).encode()) < 40 * 100_000


def test_a_suppression_without_reason_needs_none(kit: Kit) -> None:
    """The word alone is shown."""
    file = result(kit, drafts.word(faulty()))
    waived = msgspec.structs.replace(file.findings[0], suppressed=Suppression("", "comment"))
    root = page(kit, msgspec.structs.replace(file, findings=(waived, *file.findings[1:])))
    assert plain(classed(root, "why")[0].text_content()) == "已豁免"


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """In processes that hash differently."""
    for seed in ("1", "2"):
        gouji(
            "check", "examples/annual-report", "--format", "html", "-o", tmp_path / seed, cwd=ROOT, PYTHONHASHSEED=seed
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert (tmp_path / "1").stat().st_size > 50_000


def test_an_empty_run_is_a_page_too(kit: Kit) -> None:
    """It says that there was nothing to check, and has no filters and no script."""
    root = page(kit)
    assert root.find(".//h1").text_content()
    assert not list(root.iter("script"))


def test_other_formats_do_not_load_the_template(tmp_path: Path) -> None:
    """jinja2 is loaded where a page is asked for, and nowhere else."""
    code = "import sys; from gouji.cli import run; run(sys.argv[1:]); print('jinja2' in sys.modules, file=sys.stderr)"
    draft = str(ROOT / "examples" / "annual-report" / "bad.md")
    for arguments, loaded in (["--format", "json"], "False"), (["--format", "html", "-o", str(tmp_path / "a")], "True"):
        done = subprocess.run(
            [sys.executable, "-c", code, draft, *arguments], capture_output=True, text=True, check=False
        )
        assert done.stderr.splitlines()[-1] == loaded
