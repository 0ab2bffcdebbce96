"""A form is checked as it is read, and what is wrong with it is said in words."""

import pytest

from gouji import FormError, load_form
from gouji.form import cells_of, ties

FORM = """
id = "budget"
name = "预算表"
[title]
names = ["预算表"]
[[sections]]
id = "one"
title = "收支总体情况"
[[tables]]
id = "main"
title = "收支总表"
section = "one"
[[tables.bands]]
columns = [{ id = "plan", label = "预算", figures = "amount" }, { id = "done", label = "决算", figures = "amount" },
    { id = "remark", label = "备注", figures = "text" }]
rows = [{ id = "in", label = "收入" }, { id = "out", label = "支出", of = [{ id = "pay", label = "工资" },
    { id = "buy", label = "购置" }] }, { id = "left", label = "结余" }]
[[tables.relations]]
rows = { left = ["in"], right = ["out", "left"] }
"""


def test_a_form_is_read_with_its_relations_on_every_column_of_figures() -> None:
    """A group stands for all below it; a column of text is in no relation."""
    found = ties(load_form(FORM, "form.toml"))
    assert [tie.on for tie in found] == ["plan", "done"]
    assert [cell.row for cell in found[0].right] == ["pay", "buy", "left"]


def test_a_relation_may_be_kept_to_some_columns() -> None:
    """`on` names them."""
    kept = FORM.replace('right = ["out", "left"] }', 'right = ["out", "left"] }\non = ["done"]')
    assert [tie.on for tie in ties(load_form(kept, "form.toml"))] == ["done"]


def test_a_relation_may_tie_cells_of_different_tables() -> None:
    """Written as table/row/column."""
    tied = FORM + '[[relations]]\ncells = { left = ["main/in/plan"], right = ["main/in/done"] }\n'
    assert ties(load_form(tied, "form.toml"))[-1].kind == "balance"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "budget"', "id = ", "TOML"),
        ('id = "budget"', 'id = "budget"\ncolour = "red"', "colour"),
        ('name = "预算表"\n', "", "name"),
        ('names = ["预算表"]', 'names = "预算表"', "title.names"),
        ('section = "one"', 'section = "two"', "two"),
        (
            'title = "收支总体情况"',
            'title = "收支总体情况"\ndeclarations = [{ title = "收费", example = "无", patterns = ["（?:("] }]',
            "sections.one.declarations",
        ),
        (
            "[[tables]]\n",
            '[own-work]\nactivity = []\nselves = []\nbodies = []\nunits = []\nnothing = ["未("]\n[[tables]]\n',
            "own-work.nothing",
        ),
        ('id = "pay"', 'id = "buy"', "buy"),
        ('id = "done", label = "决算"', 'id = "done", label = ""', "label"),
        ('{ id = "left", label = "结余" }', '{ label = "结余" }', "id"),
        ('right = ["out", "left"]', 'right = ["out", "rest"]', "rest"),
        ('right = ["out", "left"]', 'total = "left"', "total"),
        ('figures = "text"', 'figures = "words"', "words"),
        ("[[tables.relations]]\nrows = { left", "[[relations]]\nrows = { left", "cells"),
        (
            'rows = { left = ["in"], right = ["out", "left"] }',
            'cells = { left = ["main/in"], right = ["a/b/c"] }',
            "main/in",
        ),
    ],
)
def test_a_faulty_form_is_refused_with_its_fault(old: str, new: str, said: str) -> None:
    """In both languages, with the name of the file and what is wrong."""
    assert old in FORM
    with pytest.raises(FormError) as error:
        load_form(FORM.replace(old, new), "form.toml")
    assert error.value.zh.startswith("form.toml：")
    assert error.value.en.startswith("form.toml: ")
    assert said in error.value.en


def test_an_edition_states_only_what_differs() -> None:
    """What it leaves out is as in the form it is like; a table takes the place of the one with its id."""
    own = """
like = "form.toml"
edition = "2"
[[tables]]
id = "main"
title = "收支简表"
bands = [{ columns = [{ id = "plan", label = "预算" }], rows = [{ id = "in", label = "收入" }] }]
[[tables]]
id = "more"
title = "附表"
bands = [{ columns = [{ id = "plan", label = "预算" }], rows = [{ id = "in", label = "收入" }] }]
"""
    form = load_form(own, "second.toml", {"form.toml": FORM}.__getitem__)
    assert (form.id, form.edition, form.sections[0].title) == ("budget", "2", "收支总体情况")
    assert [table.title for table in form.tables] == ["收支简表", "附表"]
    assert ties(form) == []


@pytest.mark.parametrize("like", ["3", '"form.toml"'])
def test_a_form_that_is_like_none_that_can_be_read_is_refused(like: str) -> None:
    """Where it does not name a file, or there are none beside it."""
    with pytest.raises(FormError, match="like"):
        load_form(f"like = {like}\n{FORM}", "second.toml")


def test_an_edition_of_an_edition_is_refused() -> None:
    """One step is enough to follow."""
    files = {"second.toml": 'like = "form.toml"', "form.toml": FORM}
    with pytest.raises(FormError, match="like"):
        load_form('like = "second.toml"', "third.toml", files.__getitem__)


CLAIMS = (
    FORM
    + """
[claims]
units = ["万元"]
sections = ["one"]
topics = { money = ["预算"] }
statements = [{ id = "paid", name = "支出", topics = ["money"], words = ["支出"], equals = [["main/out/plan"]] }]
denials = [{ id = "nothing", name = "无结余", words = ["无结余"], nil = ["main/left/plan"], beside = ["paid"] }]
"""
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('sections = ["one"]', 'sections = ["two"]', "two"),
        ('topics = ["money"]', 'topics = ["time"]', "time"),
        ('[["main/out/plan"]]', '[["main/out"]]', "main/out"),
        ('nil = ["main/left/plan"]', 'nil = ["main/left/remark"]', "main/left/remark"),
        ('beside = ["paid"]', 'beside = ["bought"]', "bought"),
        ('id = "nothing"', 'id = "paid"', "paid"),
    ],
)
def test_a_claim_names_only_what_the_form_has(old: str, new: str, said: str) -> None:
    """Sections, topics, cells of figures, statements; and no id twice."""
    assert load_form(CLAIMS, "form.toml").claims
    assert old in CLAIMS
    with pytest.raises(FormError) as error:
        load_form(CLAIMS.replace(old, new), "form.toml")
    assert said in error.value.zh
    assert said in error.value.en


def test_a_group_in_a_claim_stands_for_the_cells_below_it() -> None:
    """But for columns of text."""
    form = load_form(CLAIMS, "form.toml")
    assert [cell.row for cell in cells_of(form, "main/out/plan")] == ["pay", "buy"]
