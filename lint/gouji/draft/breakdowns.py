"""Numbers that running text breaks down: 共204条，其中甲92条、乙38条、丙74条.

A paragraph is read as a row of clauses between marks; what stands in brackets is a row of its own, behind the count
before it. Only a listing with one unit and one number an item is a breakdown. The total stands before it, with 其中 or
another opener between, or behind it with 合计.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import accumulate, pairwise

import msgspec

from gouji.counts import Count
from gouji.draft.passages import Passage, Stated
from gouji.model import Place

_MARK = r"其中|内有|[,、;:()。!?]"
_STOPS = frozenset("。!?;")
_OPENING = frozenset({"其中", "内有"})
_LEAN = ("分别为", "分别是", "包括", "包含", "涉及", "含")
"""Openers only where a clause begins with them."""
_AMONG = tuple(what + among for what in ("信息", "申请", "件", "结果") for among in ("中", "当中"))
"""What else may open a listing, of what the sentence before it counts: 在公开的信息中，."""
_PARTLY = ("其余", "余下", "剩余", "特别是", "尤其", "《")
_AND_SO_ON = r"等\w{0,2}$|(?:主要|重点)(?:是|为|有|包括|涉及)"
"""Words that say that a listing leaves something out, or names things without counting them."""
_ANEW = (
    "已",
    "均",
    "全部",
    "共",
    "总计",
    "累计",
    "历年",
    "公开答复",
    "答复",
    "办结",
    "办理",
    "回复",
    "回应",
    "结转",
    "受理",
    "收到",
    "按时",
    "依法",
    "同时",
    "另",
    "并",
    "截至",
    "比",
    "较",
    "同比",
)
"""What stands behind a mark in place of an item, and so ends a listing."""
_TOGETHER = r"总计|合计|共计|总共|共(?=\d)"
"""What stands at the head of a total that follows its parts."""
_IN_ALL = ("共", "总", "合计")
_PASSING = ("收到", "受理", "结转", "转下", "答复", "办结", "办理", "复议", "诉讼")
"""Words of what becomes of something, which is no part of it: 共收到12件，答复11件，结转1件."""
_NUMBER = r"\d.*"
_COMPARED = ("较", "比", "增加", "增长", "减少", "下降", "同期")
_SHARE = r"占[^全省市县区年]{0,8}?[\d.]+%$"
_ALONE = r"(?:占[^全省市县区年]{0,8}?)?[\d.]+%"
_KINDS = (
    ("自然人", "公民", "法人", "企业", "组织"),
    ("网上", "网络", "在线", "信函", "邮寄", "当面", "现场", "邮件", "邮箱", "传真"),
    ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"),
)
"""Words of divisions that cut across each other: 自然人8件，网上申请6件 is no one listing."""
_NEAR, _MOST, _HALF, _MORE, _TOO_MUCH = (Decimal(share) for share in ("0.9", "0.8", "0.5", "1.25", "1.5"))
_FEWEST_UNANNOUNCED = 4
_FEWEST_SURE = 3
_HUNDRED = Decimal(100)
_BASES = 4
_LEAST_NAME = 4
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

    def fits(self, whole: Stated) -> bool:
        """Whether it is the part divided by a number, rounded or cut off behind the digits printed."""
        return _fits(self.part.value, whole.value, self.percent.value, self.percent.places)


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
    """A listing as it is read: what it may break down, its items, and whether it looks whole.

    ``first`` is a total that was broken down before, and may be once more. ``named`` is what it breaks down: no part
    is called so. ``parted`` are items with semicolons between, ``closed`` those of a bracket, which holds nothing else.
    """

    bases: list[Count]
    items: list[_Item] = []
    whole: bool = True
    first: Count | None = None
    named: str = ""
    parted: bool = False
    closed: bool = False

    @property
    def total(self) -> Count:
        """What it breaks down."""
        return self.first or self.bases[-1]


def breakdowns(passage: Passage) -> tuple[list[Breakdown], list[Share]]:
    """The breakdowns of a paragraph that do not add up, and all percentages that it gives of parts."""
    unpaired = passage.text.count("(") != passage.text.count(")")
    if unpaired or len(passage.counts) < 2:  # noqa: PLR2004  # a total and a part
        return [], []
    rows = _rows(passage)
    listings = [listing for row in rows for listing in _listings(row)]
    wrong = [
        Breakdown(passage.stated(one.total), tuple(passage.stated(item.count) for item in one.items))
        for one in (*listings, *_seconds(listings))
        if _is_wrong(one)
    ]
    if all(count.unit != "%" for count in passage.counts):
        return wrong, []
    shares = [share for one in listings for share in _shares(passage, one)]
    return wrong, shares + _lone_shares(passage, rows, {share.percent.place for share in shares})


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
    return [msgspec.structs.replace(row, clauses=_joined(row.clauses)) for row in layout.rows]


def _joined(clauses: list[_Clause]) -> list[_Clause]:
    """The clauses of a row, the names of one item as one: 教育、医疗等事业12条."""
    groups: list[list[_Clause]] = []
    for clause in clauses:
        if clause.mark == "、" and groups and groups[-1][-1].text and not groups[-1][-1].counts:
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return [_as_one(group) if len(group) > 1 else group[0] for group in groups]


def _as_one(group: list[_Clause]) -> _Clause:
    remarks = [row for clause in group for row in clause.remarks]
    return _Clause(group[0].mark, "".join([one.text for one in group]), group[-1].stop, group[-1].counts, remarks)


def _marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Each mark with where it begins and ends, and the end of the text as an empty one."""
    for found in re.finditer(_MARK, text):
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
    return [*reading.listings, *_unannounced(row)]


class _Reading:
    """One walk over the clauses of a row.

    ``bases`` are the last counts that a listing to come may break down, ``named`` what the last of them counts;
    ``tail`` are those of the sentence before, ``told`` if it is all broken down there.
    """

    def __init__(self, row: _Row) -> None:
        self.listings: list[_Listing] = []
        self.current: _Listing | None = None
        self.bases = [row.base] if row.base and row.base.exact else []
        self.tail: list[Count] = []
        self.named = ""
        self.told = False
        self.before = row.clauses[0]
        if self.bases and _is_listing(row):
            self._begin(closed=True)

    def take(self, clause: _Clause) -> None:
        """Read on by one clause."""
        if clause.mark in _STOPS and not (self.current and _goes_on(self.current, clause)):
            self._stop()
        if _begins(clause, self.before):
            self._open(clause)
        if self.current is None or not self._add(self.current, clause):
            totals = list(_totals(clause))
            self.bases = [*self.bases, *totals][-_BASES:]
            self.named = re.sub(_NUMBER, "", clause.text) if totals else self.named
        self.before = clause

    def _begin(self, first: Count | None = None, *, closed: bool = False) -> None:
        bases = [one for one in self.bases if one.unit == self.bases[-1].unit]
        self.current = _Listing(bases, first=first, named=self.named, closed=closed)
        self.listings.append(self.current)

    def _stop(self) -> None:
        """End a sentence; one that counts nothing leaves what the one before it counts."""
        self.told = bool(self.current and _matched(self.current) == len(self.current.items) > 0)
        if self.current:
            self.tail = [self.current.total] if self.told else []
        else:
            self.tail = self.bases or self.tail
        self.bases, self.current = [], None

    def _open(self, clause: _Clause) -> None:
        """Begin a listing of what stands before it, or at the head of a sentence of what that before it says."""
        first = None
        if self.current and not self.current.items:
            return
        if self.current:
            rest = self.current.items[_matched(self.current) :]
            first = None if rest else self.current.total
            self.current.whole = False
            self.bases = [item.count for item in rest or self.current.items][-1:]
        elif not self.bases and self.before.mark in _STOPS and not self.before.counts:
            among = clause.mark in _OPENING and not self.before.text
            self.bases = self.tail if among or _is_among(self.before) else []
            first = self.bases[-1] if self.bases and self.told else None
        self.current = None
        if self.bases:
            self._begin(first)

    def _add(self, listing: _Listing, clause: _Clause) -> bool:
        """Take a clause into a listing; False where it ends it."""
        if not clause.text:
            return True
        own = [one for one in clause.counts if one.unit == listing.bases[-1].unit]
        if listing.items and clause.counts and clause.text.startswith("占") and re.match(_SHARE, clause.text):
            listing.items[-1].percent = clause.counts[-1]
            return True
        ends = bool(listing.items) and clause.mark != "、" and (bool(clause.text.startswith(_ANEW)) or not own)
        restated = bool(listing.items and own and own[-1].value == listing.bases[-1].value)
        item = len(own) == 1 and not restated
        listing.whole = listing.whole and not _is_partial(clause.text) and (ends or item)
        if ends or restated or len(own) > 1 or not all(one.exact for one in own):
            self.bases, self.current = [], None
            return False
        listing.items += [_Item(one, clause, _percent(one, clause)) for one in own]
        return True


def _totals(clause: _Clause) -> Iterator[Count]:
    """The counts of a clause that a listing may break down; not those it only compares with."""
    if not _any(_COMPARED, clause.text):
        yield from (one for one in clause.counts if one.exact and one.unit != "%")


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _is_partial(text: str) -> bool:
    """Whether a clause says that the listing leaves something out."""
    return _any(_PARTLY, text) or (_any(("等", "主要", "重点"), text) and bool(re.search(_AND_SO_ON, text)))


def _begins(clause: _Clause, before: _Clause) -> bool:
    return clause.mark in _OPENING or _opens(clause, before)


def _opens(clause: _Clause, before: _Clause) -> bool:
    """Whether a clause begins a listing by its first words, by those before it, or by the colon behind a count."""
    if clause.mark == ":" and before.counts and before.counts[-1].stop == before.stop:
        return True
    if clause.mark == "," and _is_among(before):
        return True
    return clause.mark in {",", ":"} and clause.text.startswith(_LEAN)


def _is_among(clause: _Clause) -> bool:
    return clause.text.endswith(_AMONG) and not clause.counts


def _goes_on(listing: _Listing, clause: _Clause) -> bool:
    """Whether a listing that has its items parted by semicolons, one at the least, goes on behind another."""
    if clause.mark != ";" or not (listing.parted or len(listing.items) == 1):
        return False
    own = [one for one in clause.counts if one.unit == listing.bases[-1].unit]
    listing.parted = len(own) == 1 and not clause.text.startswith(_ANEW)
    return listing.parted


def _is_listing(row: _Row) -> bool:
    """Whether a bracket breaks down the count before it: with an opener, or by holding counts from the first on."""
    first, *others = row.clauses
    return bool(first.text.startswith(_LEAN) or (others and (first.counts or others[0].mark in _OPENING)))


def _percent(count: Count, clause: _Clause) -> Count | None:
    """The percentage given of a count in its own clause, or alone in the bracket behind it."""
    shares = [one for one in clause.counts if one.unit == "%" and one.start > count.stop]
    if shares and re.search(_SHARE, clause.text):
        return shares[-1]
    for row in clause.remarks:
        only = row.clauses[0]
        if row.base is count and len(row.clauses) == len(only.counts) == 1 and re.fullmatch(_ALONE, only.text):
            return only.counts[0]
    return None


def _unannounced(row: _Row) -> Iterator[_Listing]:
    """Sentences that are nothing but items, with the total in their first or last clause, or at the end of that before.

    Only items that are very nearly the total are taken for its parts.
    """
    total: Count | None = None
    for sentence in _by_sentence(row.clauses):
        items = _items(sentence)
        if total and len(items) == len(sentence) >= _FEWEST_UNANNOUNCED:
            yield from _near(total, items)
        elif len(items) >= _FEWEST_SURE and re.match(_TOGETHER, items[-1].clause.text):
            yield from _near(items[-1].count, items[:-1])
        elif len(items) > _FEWEST_SURE and _any(_IN_ALL, items[0].clause.text):
            passing = any(_any(_PASSING, text) for text in {item.clause.text for item in items[1:]})
            yield from () if passing else _near(items[0].count, items[1:])
        last = sentence[-1]
        ends = len(items) == 1 and items[0].count.exact and items[0].count.stop == last.stop
        total = items[0].count if ends else None


def _items(sentence: list[_Clause]) -> list[_Item]:
    """What a sentence without openers counts."""
    if any(_begins(clause, before) for before, clause in pairwise([_Clause(""), *sentence])):
        return []
    return [_Item(one, clause) for clause in sentence for one in clause.counts]


def _near(total: Count, items: list[_Item]) -> Iterator[_Listing]:
    """The listing of items that are very nearly a total, and of its kind."""
    if _alike(items, total) and _NEAR <= _sum(items) / (total.value or 1) <= 2 - _NEAR:
        yield _Listing([total], items)


def _by_sentence(clauses: Iterable[_Clause]) -> Iterator[list[_Clause]]:
    sentence: list[_Clause] = []
    for clause in clauses:
        if clause.mark in _STOPS and sentence:
            yield sentence
            sentence = []
        sentence.append(clause)
    yield sentence


def _alike(items: list[_Item], total: Count) -> bool:
    return (
        total.exact
        and all(item.count.exact and item.count.unit == total.unit and len(item.clause.counts) == 1 for item in items)
        and not any(_is_partial(item.clause.text) for item in items)
    )


def _sum(items: Iterable[_Item]) -> Decimal:
    return sum((item.count.value for item in items), Decimal(0))


def _matched(listing: _Listing) -> int:
    """How many items, from the first, add up to what may be broken down; 0 where none do."""
    totals = {base.value for base in listing.bases} | {_all_of(listing)}
    totals |= {listing.first.value} if listing.first else set()
    if listing.closed:
        return len(listing.items) if _sum(listing.items) in totals else 0
    sums = accumulate(item.count.value for item in listing.items)
    return next((number for number, value in enumerate(sums, 1) if value in totals), 0)


def _all_of(listing: _Listing) -> Decimal:
    """The most that a listing may break down: what all counts before it are together, each different one once."""
    return sum({base.value for base in listing.bases}, Decimal(0))


def _seconds(listings: Iterable[_Listing]) -> Iterator[_Listing]:
    """What is listed on behind a listing that was whole already, and is a little more than its total."""
    for listing in listings:
        rest = listing.items[_matched(listing) :]
        total = listing.total.value
        if _FEWEST_SURE <= len(rest) < len(listing.items) and total < _sum(rest) <= total * _MORE:
            yield _Listing([listing.total], rest)


def _is_wrong(listing: _Listing) -> bool:
    """Whether the items cannot be the parts of the total, or lack something though they look like all of them."""
    if not listing.items or _matched(listing) or _cut_across(listing.items):
        return False
    if listing.first and any(_is_called(item, listing.named) for item in listing.items):
        return True
    given, total = _sum(listing.items), _all_of(listing)
    total = max(total, listing.first.value) if listing.first else total
    if listing.parted and not (len(listing.items) >= _FEWEST_SURE and total * _NEAR <= given <= total * _MORE):
        return False
    if given > total:
        by_commas = not listing.closed and any(item.clause.mark == "," for item in listing.items)
        return not by_commas or given <= total * _TOO_MUCH
    single = total == listing.bases[-1].value and not listing.first
    return listing.whole and single and _looks_whole(listing.items, given, total)


def _is_called(item: _Item, named: str) -> bool:
    """Whether an item has the name of what is broken down: 公开信息141条，…。其中公开信息17条."""
    name = re.sub(_NUMBER, "", item.clause.text)
    return len(name) >= _LEAST_NAME and named.endswith(name)


def _looks_whole(items: list[_Item], given: Decimal, total: Decimal) -> bool:
    """A listing that lacks little, or that counts even what there is none of, is meant to be whole."""
    least = _NEAR
    if len(items) >= _FEWEST_SURE:
        least = _MOST if all(item.count.value for item in items) else _HALF
    return len(items) > 1 and given >= total * least


def _cut_across(items: list[_Item]) -> bool:
    return sum(any(_any(kind, item.clause.text) for item in items) for kind in _KINDS) > 1


def _shares(passage: Passage, listing: _Listing) -> Iterator[Share]:
    for item in listing.items:
        if item.percent and item.percent.exact:
            others = [one for one in _earlier(passage, item.count) if one is not listing.bases[-1]]
            yield _share(passage, item, [listing.bases[-1], *others])


def _share(passage: Passage, item: _Item, wholes: Iterable[Count]) -> Share:
    percent = item.percent or item.count
    return Share(passage.stated(percent), passage.stated(item.count), tuple(map(passage.stated, wholes)))


def _earlier(passage: Passage, count: Count) -> list[Count]:
    """The counts before one that its percentage may be of."""
    at = bisect_left(passage.counts, count.start, key=lambda one: one.start)
    return [one for one in passage.counts[max(0, at - _EARLIER) : at] if one.exact and one.unit == count.unit]


def _lone_shares(passage: Passage, rows: Iterable[_Row], known: set[Place]) -> list[Share]:
    """The percentages behind counts of no listing, where one of the numbers before them divides another of them."""
    given = [
        item
        for row in rows
        for item in _with_percent(row)
        if passage.stated(item.percent or item.count).place not in known
    ]
    if len(given) < 2:  # noqa: PLR2004  # one and a witness
        return []
    wholes = [[whole for whole in reversed(_earlier(passage, item.count)) if whole.value] for item in given]
    fitting = [[whole for whole in among if _divides(item, whole)] for item, among in zip(given, wholes, strict=True)]
    witnessed = {whole.start for found in fitting for whole in found}
    ranked = [sorted(among, key=lambda whole: whole.start not in witnessed) for among in wholes]
    return [
        _share(passage, item, among)
        for item, among in zip(given, ranked, strict=True)
        if among and among[0].start in witnessed
    ]


def _with_percent(row: _Row) -> Iterator[_Item]:
    """The counts of a row that have a percentage behind them, in their clause or the next."""
    last: _Item | None = None
    for clause in row.clauses:
        if (
            last
            and not last.percent
            and clause.mark == ","
            and clause.text.startswith("占")
            and re.match(_SHARE, clause.text)
        ):
            last.percent = clause.counts[-1] if clause.counts else None
        if last and last.percent and last.percent.exact:
            yield last
        counted = [one for one in clause.counts if one.unit != "%"]
        last = _Item(counted[0], clause, _percent(counted[0], clause)) if len(counted) == 1 else None
        last = last if last and last.count.exact else None
    if last and last.percent and last.percent.exact:
        yield last


def _divides(item: _Item, whole: Count) -> bool:
    percent = item.percent
    return percent is not None and _fits(item.count.value, whole.value, percent.value, percent.places)


def _fits(part: Decimal, whole: Decimal, percent: Decimal, places: int) -> bool:
    off = part * _HUNDRED / whole - percent
    digit = Decimal(1).scaleb(-places)
    return -digit / 2 <= off < digit
