"""A rule pack for Gouji: bureaus called by the names they had before the reform of 2018."""

from gouji import Rule, hookimpl

from . import old_bureau_name


@hookimpl
def gouji_rules() -> list[Rule]:
    """The rules of this pack."""
    return [old_bureau_name.RULE]
