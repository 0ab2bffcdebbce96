"""Rules that hold for any declared form: its sections, period, contacts, tables and relations."""

from gouji import Rule, hookimpl
from gouji_form import (
    balance,
    column_total,
    contact_missing,
    period_missing,
    row_total,
    section_missing,
    table_missing,
    table_shape,
    wrong_cell,
)


@hookimpl
def gouji_rules() -> list[Rule]:
    """The rules of this pack, by code."""
    return [
        contact_missing.RULE,
        period_missing.RULE,
        section_missing.RULE,
        table_missing.RULE,
        table_shape.RULE,
        row_total.RULE,
        column_total.RULE,
        balance.RULE,
        wrong_cell.RULE,
    ]
