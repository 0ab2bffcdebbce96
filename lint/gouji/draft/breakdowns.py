"""Numbers that running text breaks down: 共204条，其中甲92条、乙38条、丙74条.

A paragraph is read as a row of clauses between marks; what stands in brackets is a row of its own, behind the count
before it. Only a listing with one unit and one number an item is a breakdown.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import accumulate

import msgspec

from gouji.counts import Count
from gouji.draft.passages import Passage, Stated

_MARK = re.compile(r"其中|内有|[,、;:()。!?]")
_STOPS = frozenset("。!?;")
_OPENING = frozenset({"其中", "内有"})
_LEAN = ("分别为", "分别是", "包括", "包含", "涉及", "含")
"""Openers only where a clause begins with them."""
_PARTLY = re.compile(r"等\w{0,2}$|其余|余下|剩余|(?:主要|重点)(?:是|为|有|包括|涉及)|特别是|尤其|《")
"""Words that say that a listing leaves something out, or names things without counting them."""
_ANEW = re.compile(
    r"已|均|全部|共|总计|累计|公开答复|答复|办结|办理|回复|回应|结转|受理|收到|按时|依法|同时|另|并|截至|比|较|同比"
)
"""What stands behind a mark in place of an item, and so ends a listing."""
_COMPARED = re.compile(r"较|比|增加|增长|减少|下降|同期")
_SHARE = re.compile(r"占[^全省市县区年]{0,8}?[\d.]+%$")
_ALONE = re.compile(r"(?:占[^全省市县区年]{0,8}?)?[\d.]+%")
_KINDS = (
    re.compile("自然人|公民|法人|企业|组织"),
    re.compile("网上|网络|在线|信函|邮寄|当面|现场|邮件|邮箱|传真"),
    re.compile("予以公开|部分公开|不予公开|无法提供|不予处理|其他处理"),
)
"""Words of divisions that cut across each other: 自然人8件，网上申请6件 is no one listing."""
_NEAR, _MOST, _HALF, _TOO_MUCH = (Decimal(share) for share in ("0.9", "0.8", "0.5", "1.5"))
_FEWEST_UNANNOUNCED = 4
_FEWEST_SURE = 3
_BASES = 4
_EARLIER = 24
"""A percentage may be of any of as many counts before it."""


class Breakdown(msgspec.Struct, frozen=True):
    """A total and the parts listed for it that do not add up to it, as stated."""

    total: Stated
    parts: tuple[Stated, ...]

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), Decimal(0))


class Share(msgspec.Struct, frozen=True):
    """A percentage as stated, the part it is given of, and the numbers it may divide, the likeliest first."""

    percent: Stated
    part: Stated
    wholes: tuple[Stated, ...]


class _Clause(msgspec.Struct):
    """What stands between two marks, from ``mark`` up to the offset ``stop``; what is in brackets left out."""

    mark: str
    text: str = ""
    stop: int = 0
    counts: list[Count] = []
    remarks: list["_Row"] = []


class _Row(msgspec.Struct):
    """The clauses of a paragraph, or of a bracket behind the count ``base``."""

    base: Count | None = None
    clauses: list[_Clause] = []


class _Item(msgspec.Struct):
    """A count of a listing, the clause it stands in, and the percentage given of it."""

    count: Count
    clause: _Clause
    percent: Count | None = None


class _Listing(msgspec.Struct):
    """A listing as it is read: what it may break down, its items, and whether it looks whole."""

    bases: list[Count]
    items: list[_Item] = []
    whole: bool = True


def breakdowns(passage: Passage) -> tuple[list[Breakdown], list[Share]]:
    """The breakdowns of a paragraph that do not add up, and all percentages that it gives of parts."""
    if len(passage.counts) < 2:  # noqa: PLR2004  # a total and a part
        return [], []
    listings = [listing for row in _rows(passage) for listing in _listings(row)]
    wrong = [
        Breakdown(passage.stated(one.bases[-1]), tuple(passage.stated(item.count) for item in one.items))
        for one in listings
        if _is_wrong(one)
    ]
    return wrong, [share for one in listings for share in _shares(passage, one)]


def _rows(passage: Passage) -> list[_Row]:
    """The row of the paragraph, and those of its brackets; a bracket inside a bracket is left out."""
    layout = _Layout()
    start = at = 0
    counts = passage.counts
    for mark, stop, following in _marks(passage.text):
        if at < len(counts) and counts[at].start < stop < counts[at].stop:
            continue  # a separator of thousands
        first = at
        while at < len(counts) and counts[at].start < stop:
            at += 1
        layout.add(passage.text[start:stop], stop, counts[first:at])
        layout.turn(mark)
        start = following
    return layout.rows


def _marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Each mark with where it begins and ends, and the end of the text as an empty one."""
    for found in _MARK.finditer(text):
        yield found[0], *found.span()
    yield "", len(text), len(text)


class _Layout:
    """The rows of a paragraph as they are filled; ``depth`` counts the brackets that are open."""

    def __init__(self) -> None:
        self.rows = [_Row(clauses=[_Clause("。")])]
        self.depth = 0

    @property
    def clause(self) -> _Clause:
        """The clause that is being filled: of the paragraph, or of the last bracket."""
        return self.rows[-1 if self.depth else 0].clauses[-1]

    def add(self, text: str, stop: int, counts: Iterable[Count]) -> None:
        """Add what stands before a mark."""
        if self.depth <= 1:
            self.clause.text += text
            self.clause.stop = stop
            self.clause.counts += counts

    def turn(self, mark: str) -> None:
        """Go on as a mark says: into a bracket, out of one, or to the next clause."""
        if mark == "(":
            self.depth += 1
            if self.depth == 1:
                self._open()
        elif mark == ")":
            self.depth = max(0, self.depth - 1)
        elif mark and self.depth <= 1:
            self.rows[-1 if self.depth else 0].clauses.append(_Clause(mark))

    def _open(self) -> None:
        around = self.rows[0].clauses[-1]
        last = around.counts[-1] if around.counts and around.counts[-1].stop == around.stop else None
        row = _Row(last, [_Clause("(")])
        around.remarks.append(row)
        self.rows.append(row)


def _listings(row: _Row) -> list[_Listing]:
    """The listings of a row: those that an opener begins, and those that follow their total as a sentence."""
    reading = _Reading(row)
    for clause in row.clauses:
        reading.take(clause)
    return reading.listings + list(_unannounced(row))


class _Reading:
    """One walk over the clauses of a row.

    ``bases`` are the last counts that a listing to come may break down, ``tail`` those of the sentence before.
    """

    def __init__(self, row: _Row) -> None:
        self.listings: list[_Listing] = []
        self.current: _Listing | None = None
        self.bases = [row.base] if row.base and row.base.exact else []
        self.tail: list[Count] = []
        self.before = row.clauses[0]
        if self.bases and _is_listing(row):
            self._begin()

    def take(self, clause: _Clause) -> None:
        """Read on by one clause."""
        if clause.mark in _STOPS:
            self._stop(clause.mark)
        if clause.mark in _OPENING or _opens(clause, self.before):
            self._open(clause)
        if self.current is None or not self._add(self.current, clause):
            self.bases = [*self.bases, *_totals(clause)][-_BASES:]
        self.before = clause

    def _begin(self) -> None:
        self.current = _Listing(self.bases)
        self.listings.append(self.current)

    def _stop(self, mark: str) -> None:
        listed = self.current is not None
        self.tail = [] if listed or mark == ";" else self.bases
        self.bases, self.current = [], None

    def _open(self, clause: _Clause) -> None:
        """Begin a listing of what stands before it, or at the head of a sentence of what that before it says."""
        if self.current and not self.current.items:
            return
        if self.current:
            rest = self.current.items[_matched(self.current) :]
            self.current.whole = False
            self.bases = [item.count for item in rest or self.current.items][-1:]
        elif not self.bases and clause.mark in _OPENING and self.before.mark in _STOPS and not self.before.text:
            self.bases = self.tail
        self.current = None
        if self.bases:
            self._begin()

    def _add(self, listing: _Listing, clause: _Clause) -> bool:
        """Take a clause into a listing; False where it ends it."""
        if not clause.text:
            return True
        own = [one for one in clause.counts if one.unit == listing.bases[-1].unit]
        if listing.items and clause.counts and _SHARE.match(clause.text):
            listing.items[-1].percent = clause.counts[-1]
            return True
        ends = bool(listing.items) and clause.mark != "、" and (bool(_ANEW.match(clause.text)) or not own)
        restated = listing.items and own and own[-1].value == listing.bases[-1].value
        listing.whole = listing.whole and not _PARTLY.search(clause.text) and (ends or len(own) == 1)
        if ends or restated or len(own) > 1 or not all(one.exact for one in own):
            self.bases, self.current = [], None
            return False
        listing.items += [_Item(one, clause, _percent(one, clause)) for one in own]
        return True


def _totals(clause: _Clause) -> Iterator[Count]:
    """The counts of a clause that a listing may break down; not those it only compares with."""
    if not _COMPARED.search(clause.text):
        yield from (one for one in clause.counts if one.exact and one.unit != "%")


def _opens(clause: _Clause, before: _Clause) -> bool:
    """Whether a clause begins a listing by its first words, or by the colon between it and a count."""
    if clause.mark == ":" and before.counts and before.counts[-1].stop == before.stop:
        return True
    return clause.mark in {",", ":", *_OPENING} and clause.text.startswith(_LEAN)


def _is_listing(row: _Row) -> bool:
    """Whether a bracket breaks down the count before it: with an opener, or by holding counts from the first on."""
    first, *others = row.clauses
    return bool(first.text.startswith(_LEAN) or (others and (first.counts or others[0].mark in _OPENING)))


def _percent(count: Count, clause: _Clause) -> Count | None:
    """The percentage given of a count in its own clause, or alone in the bracket behind it."""
    shares = [one for one in clause.counts if one.unit == "%" and one.start > count.stop]
    if shares and _SHARE.search(clause.text):
        return shares[-1]
    for row in clause.remarks:
        only = row.clauses[0]
        if row.base is count and len(row.clauses) == len(only.counts) == 1 and _ALONE.fullmatch(only.text):
            return only.counts[0]
    return None


def _unannounced(row: _Row) -> Iterator[_Listing]:
    """Sentences that are nothing but items, behind a sentence that ends with their total, or very nearly so."""
    total: Count | None = None
    for sentence in _by_sentence(row.clauses):
        items = [_Item(one, clause) for clause in sentence for one in clause.counts]
        listed = len(items) == len(sentence) >= _FEWEST_UNANNOUNCED
        if total and listed and _alike(items, total) and _NEAR <= _sum(items) / (total.value or 1) <= 2 - _NEAR:
            yield _Listing([total], items)
        last = sentence[-1]
        ends = len(items) == 1 and items[0].count.exact and items[0].count.stop == last.stop
        total = items[0].count if ends else None


def _by_sentence(clauses: Iterable[_Clause]) -> Iterator[list[_Clause]]:
    sentence: list[_Clause] = []
    for clause in clauses:
        if clause.mark in _STOPS and sentence:
            yield sentence
            sentence = []
        sentence.append(clause)
    yield sentence


def _alike(items: list[_Item], total: Count) -> bool:
    return all(
        item.count.exact and item.count.unit == total.unit and len(item.clause.counts) == 1 for item in items
    ) and not any(_PARTLY.search(item.clause.text) for item in items)


def _sum(items: Iterable[_Item]) -> Decimal:
    return sum((item.count.value for item in items), Decimal(0))


def _matched(listing: _Listing) -> int:
    """How many items, from the first, add up to what may be broken down; 0 where none do."""
    totals = {base.value for base in listing.bases} | {sum((base.value for base in listing.bases), Decimal(0))}
    sums = accumulate(item.count.value for item in listing.items)
    return next((number for number, value in enumerate(sums, 1) if value in totals), 0)


def _is_wrong(listing: _Listing) -> bool:
    """Whether the items cannot be the parts of the total, or lack something though they look like all of them."""
    if not listing.items or _matched(listing) or _cut_across(listing.items):
        return False
    given, total = _sum(listing.items), sum((base.value for base in listing.bases), Decimal(0))
    if given > total:
        by_commas = any(item.clause.mark == "," for item in listing.items)
        return not by_commas or given <= total * _TOO_MUCH
    return listing.whole and len(listing.bases) == 1 and _looks_whole(listing.items, given, total)


def _looks_whole(items: list[_Item], given: Decimal, total: Decimal) -> bool:
    """A listing that lacks little, or that counts even what there is none of, is meant to be whole."""
    least = _NEAR
    if len(items) >= _FEWEST_SURE:
        least = _MOST if all(item.count.value for item in items) else _HALF
    return len(items) > 1 and given >= total * least


def _cut_across(items: list[_Item]) -> bool:
    return sum(any(kind.search(item.clause.text) for item in items) for kind in _KINDS) > 1


def _shares(passage: Passage, listing: _Listing) -> Iterator[Share]:
    for item in listing.items:
        if item.percent and item.percent.exact:
            at = bisect_left(passage.counts, item.count.start, key=lambda one: one.start)
            earlier = [one for one in passage.counts[max(0, at - _EARLIER) : at] if one.exact]
            others = [one for one in earlier if one.unit == item.count.unit and one is not listing.bases[-1]]
            wholes = tuple(map(passage.stated, [listing.bases[-1], *others]))
            yield Share(passage.stated(item.percent), passage.stated(item.count), wholes)
