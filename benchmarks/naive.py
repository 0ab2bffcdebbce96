"""What one would write first with python-docx: `python naive.py paragraphs|rows|cells FILE` prints the text it sees."""

import sys
from collections.abc import Callable
from io import BytesIO

import docx


def paragraphs(data: bytes) -> str:
    """The paragraphs alone."""
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs)


def rows(data: bytes) -> str:
    """The paragraphs, then the cells of each row of each table."""
    document = docx.Document(BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += ["\t".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(texts)


def cells(data: bytes) -> str:
    """The paragraphs, then the cells of each table by row and column."""
    document = docx.Document(BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        size = range(len(table.rows)), range(len(table.columns))
        texts += ["\t".join(table.cell(row, col).text for col in size[1]) for row in size[0]]
    return "\n".join(texts)


WAYS: dict[str, Callable[[bytes], str]] = {"paragraphs": paragraphs, "rows": rows, "cells": cells}


if __name__ == "__main__":
    with open(sys.argv[2], "rb") as file:
        print(WAYS[sys.argv[1]](file.read()))  # noqa: T201  # its output
