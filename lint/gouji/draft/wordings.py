"""Wordings of a form looked for in a text sign by sign: as patterns they would take longer to compile than to use."""

from collections.abc import Iterable, Iterator

import msgspec

_MOST = 16
"""So many words between at the most, that no text takes long."""


class Words(msgspec.Struct, frozen=True):
    """Some words by their first sign, the longest first."""

    by_first: dict[str, tuple[str, ...]]

    def end(self, text: str, at: int, most: int = _MOST, *, without: str = "") -> int:
        """Where a run of them that begins at an offset ends: there itself where none stands there.

        No word that holds ``without`` is one of the run.
        """
        for _ in range(most):
            for word in self.by_first.get(text[at : at + 1], ()):
                if text.startswith(word, at) and not (without and without in word):
                    at += len(word)
                    break
            else:
                break
        return at


class Wording(msgspec.Struct, frozen=True):
    """How something is said: a ``head`` and ``pieces`` that follow it, each behind any run of words ``between``.

    No word of a run holds the piece behind it.
    """

    head: str
    pieces: tuple[str, ...]
    between: Words

    def end(self, text: str, at: int) -> int:
        """Where the wording that begins at an offset ends; -1 where it does not stand there."""
        if not text.startswith(self.head, at):
            return -1
        at += len(self.head)
        for piece in self.pieces:
            at = self.between.end(text, at, without=piece)
            if not text.startswith(piece, at):
                return -1
            at += len(piece)
        return at

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a text, wherever it begins."""
        at = text.find(self.head)
        while at >= 0:
            end = self.end(text, at)
            if end >= 0:
                yield at, end
            at = text.find(self.head, at + 1)


def longest(words: Iterable[str]) -> list[str]:
    """Words as they are tried: the longest first."""
    return sorted(words, key=len, reverse=True)


def words_of(words: Iterable[str]) -> Words:
    """Some words, to find runs of them."""
    by_first: dict[str, list[str]] = {}
    for word in longest(words):
        by_first.setdefault(word[0], []).append(word)
    return Words({first: tuple(found) for first, found in by_first.items()})


def wordings(phrases: Iterable[str], between: Words) -> tuple[Wording, ...]:
    """Some phrases as wordings, the longest first."""
    return tuple(wording(phrase, between) for phrase in longest(phrases))


def wording(phrase: str, between: Words) -> Wording:
    """A phrase whose ``…`` is any run of words between."""
    head, *pieces = phrase.split("…")
    return Wording(head, tuple(pieces), between)


def first_spans(among: Iterable[Wording], text: str, tail: Words, marks: str) -> Iterator[tuple[int, int]]:
    """Where one of some wordings stands with nothing but words of the tail up to a mark or the end of the text.

    From the first on, none within another; of two that begin together, the one that is tried first.
    """
    found = [
        (start, order, stop)
        for order, one in enumerate(among)
        if one.head in text
        for start, end in one.spans(text)
        if (stop := tail.end(text, end)) == len(text) or text[stop] in marks
    ]
    last = 0
    for start, _, stop in sorted(found):
        if start >= last:
            yield start, stop
            last = stop
