"""Word files with comments, made by hand as Word and LibreOffice write them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

import drafts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    _OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def begin(number: int) -> str:
    """Where a comment begins."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    """Where a comment ends."""
    return f'<w:commentRangeEnd w:id="{number}"/>'


def sign(number: int) -> str:
    """The sign of a comment."""
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def on(number: int, inside: str) -> str:
    """Something between the marks of a comment, its sign behind it."""
    return begin(number) + inside + end(number) + sign(number)


def run(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def line(*inside: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(inside)}</w:p>"


def cell(*inside: str, says: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{says}</w:tcPr>{line(*inside)}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def word(
    body: str, comments: Mapping[int, str] | str, *, author: str = "张三", strict: bool = False, **more: str
) -> bytes:
    """A file with a body and comments by one author; or with the inside of a comments part."""
    listed = (
        comments
        if isinstance(comments, str)
        else "".join(
            f'<w:comment w:id="{number}" w:author="{author}">{line(run(text))}</w:comment>'
            for number, text in comments.items()
        )
    )
    return with_comments(
        drafts.package(body), f'<w:comments xmlns:w="{W}">{listed}</w:comments>', strict=strict, **more
    )


def with_comments(data: bytes, part: str, *, strict: bool = False, **more: str) -> bytes:
    """A file with a comments part; each further argument is the inside of another, ``footnotes``."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/comments.xml"] = part
    parts |= {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>' for name, inside in more.items()}
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId9" Type="{_OFFICE}/comments" '
        'Target="comments.xml"/></Relationships>'
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            for loose, tight in _STRICT.items() if strict else ():
                text = text.replace(loose, tight)  # noqa: PLW2901  # two names in turn
            archive.writestr(name, text)
    return packed.getvalue()
