"""Rules that hold for any declared form: its sections, period, contacts, tables and relations."""

from gouji import Rule, hookimpl
from gouji_form import (
    balance,
    blank_cell,
    breakdown_sum,
    carry_over,
    column_total,
    contact_incomplete,
    contact_malformed,
    contact_missing,
    contradiction,
    copied_text,
    documents_in_force,
    not_a_figure,
    outdated_form,
    outdated_law,
    percentage,
    period_incomplete,
    period_missing,
    prose_table,
    published_late,
    row_total,
    section_missing,
    stale_year,
    table_missing,
    table_shape,
    wrong_cell,
    year_conflict,
)


@hookimpl
def gouji_rules() -> list[Rule]:
    """The rules of this pack, by code."""
    return [
        contact_missing.RULE,
        contact_incomplete.RULE,
        contact_malformed.RULE,
        period_missing.RULE,
        period_incomplete.RULE,
        year_conflict.RULE,
        stale_year.RULE,
        published_late.RULE,
        breakdown_sum.RULE,
        prose_table.RULE,
        percentage.RULE,
        contradiction.RULE,
        section_missing.RULE,
        table_missing.RULE,
        table_shape.RULE,
        row_total.RULE,
        column_total.RULE,
        balance.RULE,
        blank_cell.RULE,
        not_a_figure.RULE,
        outdated_form.RULE,
        wrong_cell.RULE,
        carry_over.RULE,
        documents_in_force.RULE,
        copied_text.RULE,
        outdated_law.RULE,
    ]
