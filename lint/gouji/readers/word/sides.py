"""The two sides of tracked changes: what is there once they are accepted, and what was there before them."""

import msgspec

from gouji.model import Revisions
from gouji.readers.word.names import CELL_DEL, CELL_INS, DEL, INS, MOVE_FROM, MOVE_TO, Element, W


class Side(msgspec.Struct, frozen=True):
    """What is there on one side.

    ``there`` are the wrappers whose content is there, ``gone`` the marks of a paragraph end or row that is not,
    ``cell_gone`` that of a cell, ``merge`` the attribute that says how a cell is merged. ``before`` is whether the
    properties a change has replaced are those that count. ``zh`` and ``en`` name the side.
    """

    there: tuple[str, ...]
    gone: tuple[str, ...]
    cell_gone: str
    merge: str
    before: bool
    zh: str
    en: str

    def of(self, properties: Element) -> Element:
        """The properties that count: those that were replaced stand inside the new ones."""
        if not self.before:
            return properties
        replaced = properties.find(f"{properties.tag}Change/{properties.tag}")
        return properties if replaced is None else replaced


ACCEPTED = Side((INS, MOVE_TO), (DEL, MOVE_FROM), CELL_DEL, W + "vMerge", False, "按接受修订", "as accepted")  # noqa: FBT003
ORIGINAL = Side((DEL, MOVE_FROM), (INS, MOVE_TO), CELL_INS, W + "vMergeOrig", True, "按修订前", "as not yet made")  # noqa: FBT003
SIDES: dict[Revisions, Side] = {"accepted": ACCEPTED, "original": ORIGINAL}
