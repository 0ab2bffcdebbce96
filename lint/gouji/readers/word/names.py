"""The names a Word file uses, and how to read a value from its XML."""

from typing import TypeAlias

from lxml.etree import _Element

Element: TypeAlias = _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = W + "val"
RELATION = R + "id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P = W + "p"
PPR = W + "pPr"
RUN = W + "r"
RPR = W + "rPr"
TEXT = W + "t"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
INS = W + "ins"
DEL = W + "del"
MOVE_FROM = W + "moveFrom"
MOVE_TO = W + "moveTo"
CELL_INS = W + "cellIns"
CELL_DEL = W + "cellDel"
VANISH = W + "vanish"
SPEC_VANISH = W + "specVanish"
FIELD_CHAR = W + "fldChar"
M_RUN = M + "r"
BOX = W + "txbxContent"
ALTERNATE = MC + "AlternateContent"
CHOICE = MC + "Choice"
FALLBACK = MC + "Fallback"
PLACEHOLDER = W + "showingPlcHdr"
ALT_CHUNK = W + "altChunk"
SUB_DOCUMENT = W + "subDoc"
EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"

_OFF = {"0", "false", "off", "none"}


def switched_on(element: Element) -> bool:
    """Whether a switch such as ``w:vanish`` is on: it is, unless its value says otherwise."""
    return element.get(VAL, "1") not in _OFF


def number(element: Element | None, default: int, most: int = 32_767) -> int:
    """The value of an element as a whole number from 0 to ``most``; ``default`` where it is absent or no number."""
    value = element.get(VAL, "") if element is not None else ""
    if not (value.isascii() and value.isdigit()):
        return default
    return min(int(value[:9]), most)


def value_of(parent: Element, name: str) -> str | None:
    """The value of a child, None where there is no such child."""
    child = parent.find(name)
    return None if child is None else child.get(VAL)


def alternative(element: Element) -> Element | None:
    """The one branch of an ``mc:AlternateContent`` to read: both hold the same content."""
    choice = element.find(CHOICE)
    return element.find(FALLBACK) if choice is None else choice
