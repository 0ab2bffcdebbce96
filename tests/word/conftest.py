"""Small Word files, built in memory from the XML of their body."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import etree

from gouji.model import Anchor, Cell, Document, Paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Archive = Callable[[dict[str, str | bytes]], bytes]
Docx = Callable[..., bytes]
Traces = Callable[[bytes, Document], list[tuple[str, str]]]


def _archive(parts: dict[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in parts.items():
            writer.writestr(name, content)
    return packed.getvalue()


def _docx(body: str, **parts: str) -> bytes:
    """A file with a body; each further argument is the inside of a part: ``styles``, ``header1``, ``settings``."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    written: dict[str, str | bytes] = {
        "_rels/.rels": _relations(f'<Relationship Id="1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations(links),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    written |= {f"word/{name}.xml": f"<w:part {_NAMES}>{inside}</w:part>" for name, inside in parts.items()}
    return _archive(written)


def _relations(links: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


@pytest.fixture(scope="session")
def docx() -> Docx:
    """The builder of a Word file from the XML of its body."""
    return _docx


@pytest.fixture(scope="session")
def archive() -> Archive:
    """The builder of a zip archive from its entries."""
    return _archive


_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def _shown(run: etree._Element) -> str:
    """What a run shows by itself, read apart from the reader under test."""
    said = ""
    for child in run:
        name = etree.QName(child).localname
        if name in ("t", "delText"):
            kept = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            said += (child.text or "") if kept else (child.text or "").strip(" \t\r\n")
        elif name == "sym":
            said += chr(int(child.get(f"{{{W}}}char") or "", 16))
        elif child.find(f".//{{{W}}}checkBox") is not None:
            said += "☐"
        elif child.get(f"{{{W}}}type", "textWrapping") == "textWrapping":
            said += _SIGNS.get(name, "")
    return said


def _runs(data: bytes, part: str) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(part))
    return [_shown(run) for run in root.iter("{*}r")]


def _texts(document: Document) -> Iterator[Paragraph | Cell]:
    for block in document.blocks:
        yield from (block,) if isinstance(block, Paragraph) else block.cells


def _traces(data: bytes, document: Document) -> list[tuple[str, str]]:
    """For each paragraph and cell the text its anchors lead to, each character held against its run, and the rest."""
    runs: dict[str, list[str]] = {}
    found = []
    for block in _texts(document):
        end = Anchor(len(block.text), "", 0, 0)
        led = [False] * len(block.text)
        for anchor, following in pairwise((*block.anchors, end)):
            if anchor.part not in runs:
                runs[anchor.part] = _runs(data, anchor.part)
            shown = runs[anchor.part][anchor.run - 1][anchor.offset :]
            said = block.text[anchor.start : following.start][: len(shown)]
            assert said
            assert shown.startswith(said)
            led[anchor.start : anchor.start + len(said)] = [True] * len(said)
        pairs = list(zip(block.text, led, strict=True))
        found.append(("".join(sign for sign, on in pairs if on), "".join(sign for sign, on in pairs if not on)))
    return found


@pytest.fixture(scope="session")
def traces() -> Traces:
    """What the anchors of a document lead to, checked against the runs of its file."""
    return _traces
