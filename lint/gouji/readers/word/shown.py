"""A text as it is shown, with the way back to the runs it stands in."""

from collections.abc import Sequence

import msgspec

from gouji.model import Anchor


class Shown(msgspec.Struct):
    """A text; ``anchors`` is empty unless they were asked for."""

    text: str
    anchors: tuple[Anchor, ...] = ()


def joined(parts: Sequence[Shown], by: str = "") -> Shown:
    """The parts as one text, with ``by`` between them."""
    if len(parts) == 1:
        return parts[0]
    anchors: list[Anchor] = []
    start = 0
    for part in parts:
        anchors += [Anchor(start + one.start, one.part, one.run, one.offset) for one in part.anchors]
        start += len(part.text) + len(by)
    return Shown(by.join([part.text for part in parts]), tuple(anchors))
