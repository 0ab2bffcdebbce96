"""Sentences understood as claims: 共收到申请12件 says that a sum of cells is 12.

The grammar is here, the words are the form's. A paragraph is walked once, clause by clause. A number is a claim when
the words of a statement stand right before or behind it, with nothing between but words that change nothing, and the
topic named last is the statement's. Whatever makes a sentence speak of something else voids it: another year, a part
of the year, a comparison, another body, a channel. Numbers that add up to the one before them are its parts, whether
其中 says so or not.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

import msgspec

from gouji.counts import Count
from gouji.draft.passages import Passage, Stated
from gouji.draft.wordings import Wording, Words, first_spans, longest, wording, wordings, words_of
from gouji.form import CellId, Claims, Denial, Statement
from gouji.model import Place

_FARTHEST = 60
"""Where the words of a statement are looked for: this many characters before its number."""
_MARKS = ",;:()。!?"
_VOID = (
    *("同比", "环比", "比上", "比去", "较", "相比", "增加", "增长", "增幅", "减少", "下降"),
    *("上升", "提高", "提升", "平均", "人均", "超过", "不足", "历年", "往年", "近年", "将"),
    *("拟", "计划", "预计", "力争", "目标", "争取", "应当", "可能", "如果", "是否"),
)
_SINCE = r"(?<!今年)(?<!20\d\d年)以来"
_OTHER_YEARS = ("上年", "去年", "上一年", "前年", "下年", "下一年", "明年", "次年", "来年")
_WHOLE_YEAR = r"1月1日(?:起|开始)?,?[至到—~-]+(?:\d{4}年)?12月31日|1[至到—~-]+12月|12月31日|12月底|年底|年末"
_PART_OF_YEAR = r"\d{1,2}月|上半年|下半年|季度|截至|截止|近[一二两三四五六七八九十\d]+年"
_STATE = (
    rf"(?P<mark>[{_MARKS}])|(?P<listing>其中|内有)|(?P<whole>(?:截至|截止)?(?:\d{{4}}年?)?(?:{_WHOLE_YEAR}))"
    rf"|(?P<year>(?:19|20)\d\d年)|(?P<part>{_PART_OF_YEAR})"
)
_FIRST = r",;:()。!?其内截年上下季近\d"
"""What any of these begins with: a quick look that spares the long one."""
_YEAR = r"(\d{4})年"
_COMPARED_WITH = ("比", "较", "与")
_ALL_YEAR = ("全年", "本年", "年内")
_BLANK = "\1"
"""Fills a year up to its length where another word of time is read for it."""
_OPENERS = words_of(
    (
        *("其中", "内有", "包括", "另有", "还有", "另", "共", "含", "有", "属于", "属", "作出", "决定", "结果", "为"),
        *("、", "和", "及", ",", "已", "的", "以", "“"),
    )
)
_ANEW = ("已", "均", "共", "全部", "全年", "年内", "本年", "按时", "按期", "依法")
_NOT = ("未", "无", "没有")
_NUMERALS = "一二三四五六七八九十"
_LONGEST_NUMBER = 3
_MOST_PARTS = 24
"""So many parts of a number at the most, that no text takes long."""


class Claim(msgspec.Struct, frozen=True):
    """A statement that running text makes: a number, or that there is none (then ``said`` is how)."""

    statement: Statement
    stated: Stated
    said: str = ""


class Contradicted(msgspec.Struct, frozen=True):
    """A claim that the tables contradict: the sums of cells it may be, the likeliest first, and what they are."""

    claim: Claim
    sums: tuple[tuple[tuple[CellId, ...], Decimal], ...]


class Denied(msgspec.Struct, frozen=True):
    """A denial that running text makes, and in which words."""

    denial: Denial
    place: Place
    said: str


class _Grammar(msgspec.Struct, frozen=True):
    """The words of a form as they are looked for, those of a statement or denial with its position.

    ``before`` are by topic the wordings that stand before a number, each with whether it must open the clause;
    ``between`` stand behind them, ``listed`` behind words that say that there is nothing.
    """

    state: re.Pattern[str]
    words: Words
    topic_of: dict[str, str]
    between: Words
    listed: Words
    before: dict[str, tuple[tuple[int, bool, Wording], ...]]
    behind: tuple[tuple[int, tuple[Wording, ...]], ...]
    none: tuple[tuple[int, tuple[Wording, ...]], ...]
    denials: tuple[tuple[int, tuple[Wording, ...]], ...]


class _Clause(msgspec.Struct):
    """What stands between two marks, and what is known of it.

    ``topics`` are those named, each from its offset on, and before them the one carried on: empty behind a ``foreign``
    word, which names what is counted elsewhere. ``home`` is the last topic of the form's own. ``group`` counts what
    stands between semicolons and full stops. ``listed`` is where the group began to tell parts, 0 where it did not.
    ``elsewhere`` says that the sentence so far speaks of another body, ``part`` of a part of the year, ``other_year``
    of another year.
    """

    start: int
    sentence: int
    group: int
    topics: list[tuple[int, str]]
    home: str
    stop: int = 0
    listed: int = 0
    elsewhere: bool = False
    part: bool = False
    other_year: bool = False
    foreign: bool = False

    @property
    def void(self) -> bool:
        """Whether it says nothing of the body and the year reported on."""
        return self.elsewhere or self.part or self.other_year or self.foreign


class _Around(msgspec.Struct):
    """What is known where a number stands: the words before it and behind, and which of them are its own.

    ``topics`` are those the words before it may be of, the likeliest first, ``behind`` that of the words behind it.
    ``rival`` is a topic counted just before: words that both have say nothing of either.
    """

    topics: tuple[str, ...]
    behind: str
    rival: str
    before: str
    after: str
    own: str


class _Reader(msgspec.Struct, frozen=True):
    """What all paragraphs of a draft are read with."""

    claims: Claims
    grammar: _Grammar
    year: int
    unit: str


class _Text(msgspec.Struct, frozen=True):
    """A paragraph as it is read for claims; ``text`` is the passage's, or one of its length that says the same."""

    text: str
    passage: Passage
    clauses: list[_Clause]

    def clause_at(self, offset: int) -> _Clause:
        """The clause that an offset stands in."""
        return self.clauses[bisect_right(self.clauses, offset, key=lambda clause: clause.start) - 1]

    def sentence(self, clause: _Clause) -> str:
        """The sentence of a clause."""
        first = bisect_left(self.clauses, clause.sentence, key=lambda one: one.sentence)
        last = bisect_right(self.clauses, clause.sentence, key=lambda one: one.sentence) - 1
        return self.text[self.clauses[first].start : self.clauses[last].stop]


def read_claims(
    passages: Iterable[Passage], claims: Claims, year: int, unit: str
) -> tuple[tuple[Claim, ...], tuple[Denied, ...]]:
    """The claims that the paragraphs of a draft on a year of a body make, and the denials."""
    reader = _Reader(claims, _grammar(claims), year, unit)
    found: list[Claim] = []
    denied: list[Denied] = []
    topic = section = ""
    for passage in passages:
        if claims.sections and passage.prose.section not in claims.sections:
            continue
        if passage.prose.section != section or _is_item(passage.text):
            topic, section = "", passage.prose.section
        text = _with_neighbours(passage.text, year)
        read = _Text(text, passage, list(_clauses(text, passage.counts, reader, topic)))
        topic = read.clauses[-1].home
        stated = [*_numbers(read, reader), *_nothings(read, reader)]
        found += _once(stated)
        beside = {(sentence, claim.statement.id) for sentence, claim in stated}
        denied += _denied(read, reader, beside)
    return tuple(found), tuple(denied)


def _is_item(text: str) -> bool:
    """Whether a paragraph is an item of a list: （一）, 1. or 一是 stand at its head."""
    bare = text.removeprefix("(")
    behind = bare.lstrip(_NUMERALS + "0123456789")
    numbered = 0 < len(bare) - len(behind) <= _LONGEST_NUMBER and behind.startswith((")", "、", "."))
    return numbered or (text[:1] in _NUMERALS and text[1:2] == "是")


def agrees(stated: Stated, value: Decimal) -> bool:
    """Whether a number as stated is a value, or is it rounded to the decimals printed."""
    _, _, exponent = value.as_tuple()
    finer = isinstance(exponent, int) and -exponent > stated.places
    return abs(stated.value - value) * 2 <= (Decimal(1).scaleb(-stated.places) if finer else 0)


def _with_neighbours(text: str, year: int) -> str:
    """A text of the same length in which, in a report on 2024, 2023年结转 is 上年结转 and 结转2025年 is 结转下年."""
    if not year or (f"{year - 1}年" not in text and f"{year + 1}年" not in text):
        return text
    text = re.sub(rf"{year - 1}年(?=度?(?:结转|转结|转入))", f"{_BLANK * 3}上年", text)
    return re.sub(rf"((?:结转|转结|顺延|转入)[至到入]?){year + 1}年(度?)", rf"\1下年\2{_BLANK * 3}", text)


def _once(stated: list[tuple[int, Claim]]) -> Iterator[Claim]:
    """The claims, but for parts that one sentence gives twice and not alike: 予以公开3件；上年结转1件，予以公开1件."""
    values: dict[tuple[int, str], set[Decimal]] = {}
    for sentence, claim in stated:
        values.setdefault((sentence, claim.statement.id), set()).add(claim.stated.value)
    for sentence, claim in stated:
        if claim.statement.whole or claim.said or len(values[sentence, claim.statement.id]) == 1:
            yield claim


@lru_cache(maxsize=16)
def _grammar(claims: Claims) -> _Grammar:
    topic_of = {word: topic for topic, words in claims.topics.items() for word in words}
    words = [*topic_of, *claims.foreign, *claims.elsewhere]
    first = re.escape("".join({word[0] for word in words}))
    between = words_of((*claims.between, _BLANK))
    listed = words_of((*claims.between, _BLANK, *topic_of, "等"))
    statements = list(enumerate(claims.statements))
    topics = ("", *claims.topics)
    return _Grammar(
        state=re.compile(f"(?=[{_FIRST}{first}])(?:{_STATE}|(?P<word>))"),
        words=words_of(words),
        topic_of=topic_of,
        between=between,
        listed=listed,
        before={topic: tuple(_before(claims, topic, between)) for topic in topics},
        behind=tuple((at, wordings(one.behind, between)) for at, one in statements if one.behind),
        none=tuple((at, wordings(one.none, listed)) for at, one in statements if one.none),
        denials=tuple((at, wordings(one.words, between)) for at, one in enumerate(claims.denials)),
    )


def _before(claims: Claims, topic: str, between: Words) -> Iterator[tuple[int, bool, Wording]]:
    """The wordings that stand before the numbers of a topic; one with ``^`` opens its clause, but for 其中 and such."""
    for at, one in enumerate(claims.statements):
        if not one.topics or topic in one.topics:
            for words in one.words:
                yield at, words.startswith("^"), wording(words.removeprefix("^"), between)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, longest(words))) or r"(?!)"


def _clauses(text: str, counts: tuple[Count, ...], reader: _Reader, topic: str) -> Iterator[_Clause]:
    """The clauses of a paragraph, the topic going on from one to the next."""
    clause = _Clause(0, 0, 0, [(0, topic)], topic)
    at = 0
    for kind, start, end in _signs(text, reader.grammar):
        while at < len(counts) and counts[at].stop <= start:
            at += 1
        if at < len(counts) and counts[at].start < start:
            continue  # a separator of thousands
        if kind == "mark":
            clause.stop = start
            yield clause
            clause = _next(clause, text, end)
        else:
            _note(clause, kind, text, (start, end), reader)
    clause.stop = len(text)
    yield clause


def _signs(text: str, grammar: _Grammar) -> Iterator[tuple[str, int, int]]:
    """The marks and words of a paragraph that say what its clauses are of: the kind of each, its start and end."""
    at = 0
    while found := grammar.state.search(text, at):
        start, end = found.span()
        kind = found.lastgroup or "word"
        if kind == "word":
            end = grammar.words.end(text, start, 1)
        if end > start:
            yield kind, start, end
        at = max(end, start + 1)


def _next(clause: _Clause, text: str, start: int) -> _Clause:
    """The clause behind a mark; a full stop ends what was void and listed, a listing goes on behind what is foreign."""
    mark = text[start - 1]
    if mark in "。!?":
        return _Clause(start, clause.sentence + 1, clause.group + 1, [(start, clause.home)], clause.home)
    parted = mark == ";"
    topic = clause.home if clause.foreign and clause.listed else clause.topics[-1][1]
    return _Clause(
        start,
        clause.sentence,
        clause.group + parted,
        [(start, topic)],
        clause.home,
        listed=0 if parted or text.startswith(_ANEW, start) else clause.listed,
        elsewhere=clause.elsewhere,
        part=clause.part and not text.startswith(_ALL_YEAR, start),
        other_year=clause.other_year,
    )


def _note(clause: _Clause, kind: str, text: str, span: tuple[int, int], reader: _Reader) -> None:
    """What a word tells of its clause; a year compared with tells nothing."""
    start, end = span
    if kind == "listing":
        clause.listed = end
    elif kind in {"year", "whole"} and not text.startswith(_COMPARED_WITH, max(0, start - 1)):
        named = {int(year) for year in re.findall(_YEAR, text[start:end])}
        clause.other_year = (clause.other_year and not named) or bool(reader.year and named - {reader.year})
        clause.part = clause.part and kind == "year"
    elif kind == "part":
        clause.part = True
    elif kind == "word":
        _note_word(clause, text[start:end], start, reader)


def _note_word(clause: _Clause, word: str, start: int, reader: _Reader) -> None:
    """What a word of the form tells of its clause."""
    if word in reader.grammar.topic_of:
        clause.home = reader.grammar.topic_of[word]
        clause.topics.append((start, clause.home))
    elif word in reader.claims.elsewhere:
        clause.elsewhere = clause.elsewhere or reader.claims.elsewhere[word] not in reader.unit
    else:
        clause.foreign = True
        clause.topics.append((start, ""))


def _numbers(read: _Text, reader: _Reader) -> Iterator[tuple[int, Claim]]:
    """The claims that numbers make, each with its sentence.

    A group that has told a whole of a part, such as what came by post, goes on telling of that part.
    """
    parts = _Parts(read.text, read.passage.counts)
    narrowed = -1
    for clause, at, around in _arounds(read):
        count = read.passage.counts[at]
        if not count.exact or clause.void or narrowed == clause.group:
            continue
        statement, allowed = _statement(count, around, reader)
        if statement and not (statement.whole and parts.holds(at, clause.listed)):
            if allowed:
                yield clause.sentence, Claim(statement, read.passage.stated(count))
            elif statement.whole and not clause.listed:
                narrowed = clause.group


class _Parts:
    """The counts that add up to one before them: 收到5件，答复3件，结转2件 lists 3 and 2, with 其中 or without.

    ``among`` are they, by number; ``ends`` is for each count where the last such listing before it ends.
    """

    def __init__(self, text: str, counts: tuple[Count, ...]) -> None:
        self.among: set[int] = set()
        self.ends: list[int] = []
        stops: dict[int, int] = {}
        stop = 0
        for at in range(len(counts)):
            for first, last in _parts(text, counts, at):
                stops[last] = counts[last].stop
                self.among.update(range(first, last + 1))
            self.ends.append(stop)
            stop = max(stop, stops.get(at, 0))

    def holds(self, at: int, listed: int) -> bool:
        """Whether a count is a part, or stands where parts are told from an offset on that are not yet all told."""
        return at in self.among or listed > self.ends[at]


def _parts(text: str, counts: tuple[Count, ...], at: int) -> Iterator[tuple[int, int]]:
    """The first and the last of the counts that follow one and add up to it, and of those that do so again behind them.

    They stand in its sentence, or behind 其中 in the next; the number itself is a part behind 其中 only.
    """
    base = before = counts[at]
    first, rest = at + 1, base.value
    for last, count in enumerate(counts[at + 1 : at + 1 + _MOST_PARTS], at + 1):
        rest -= count.value
        if rest < 0 or count.unit != base.unit or not count.exact:
            return
        if not rest:
            gap = text[before.stop : counts[first].start]
            listed = "其中" in gap
            itself = count.value == base.value and not listed
            if itself or "。" in text[counts[first].stop if listed else before.stop : count.start]:
                return
            yield first, last
            before, first, rest = count, last + 1, base.value


def _arounds(read: _Text) -> Iterator[tuple[_Clause, int, _Around]]:
    """Each count by number, with its clause and what stands around it, from the count before to the one behind."""
    counts = read.passage.counts
    at = 0
    rivals = _Rivals()
    for clause in read.clauses:
        start = clause.start
        while at < len(counts) and counts[at].start < clause.stop:
            stop = min(counts[at + 1].start if at + 1 < len(counts) else clause.stop, clause.stop)
            yield clause, at, _around(read.text, counts[at], (start, stop), clause, rivals)
            start = counts[at].stop
            at += 1


def _around(text: str, count: Count, span: tuple[int, int], clause: _Clause, rivals: "_Rivals") -> _Around:
    at = bisect_right(clause.topics, count.start, key=lambda one: one[0])
    topic, named = clause.topics[at - 1][1], at > 1
    following, behind = clause.topics[at] if at < len(clause.topics) else (clause.stop, "")
    if following >= span[1]:
        behind = ""
    start = max(span[0], count.start - _FARTHEST)
    before = text[start : count.start] if start == span[0] else "\0" + text[start : count.start]
    after = text[count.stop : min(span[1], count.stop + _FARTHEST)]
    own = after[: following - count.stop] if named and behind and behind != topic else after
    return _Around(
        topics=(topic,) if named or not behind else (behind, topic),
        behind=behind or topic,
        rival=rivals.of(clause.group, topic if named else behind),
        before=before,
        after=after,
        own=before + own.partition("、")[0],
    )


class _Rivals:
    """The topics of counts that stand side by side: 复议10件，诉讼0件，维持2件 does not say of which 2 were upheld."""

    def __init__(self) -> None:
        self.group, self.last, self.rival = -1, "", ""

    def of(self, group: int, topic: str) -> str:
        """The rival of the topic of a count; none where the count names its own."""
        if group != self.group:
            self.group, self.last, self.rival = group, "", ""
        if not topic:
            self.last = ""
            return self.rival
        self.rival, self.last = (self.last if self.last != topic else ""), topic
        return ""


def _statement(count: Count, around: _Around, reader: _Reader) -> tuple[Statement | None, bool]:
    """The statement that a count makes with the words before it, or else behind, and whether all else allows it."""
    grammar, statements = reader.grammar, reader.claims.statements
    for topic in around.topics:
        start, at = _said_before(around.before, topic, grammar)
        if start >= 0:
            if around.rival and _said_before(around.before, around.rival, grammar)[0] >= 0:
                return None, False
            if statements[at].whole and around.after and around.before.endswith("的"):
                return None, False  # 收到的12件申请 may be some of them
            return statements[at], _may_say(statements[at], count, around.own, around.before[start:], reader)
    for at, phrases in grammar.behind if around.after else ():
        of_topic = not statements[at].topics or around.behind in statements[at].topics
        end = next((end for one in phrases if (end := one.end(around.after, 0)) >= 0), -1) if of_topic else -1
        if end >= 0:
            return statements[at], _may_say(statements[at], count, around.own, around.after[:end], reader)
    return None, False


def _said_before(before: str, topic: str, grammar: _Grammar) -> tuple[int, int]:
    """Where the first wording begins that reaches the number behind, and the position of its statement; -1 if none."""
    found = (-1, -1)
    for at, opens, one in grammar.before[topic]:
        if one.head in before:
            spans = _opening(one, before) if opens else one.spans(before)
            start = next((start for start, end in spans if _reaches(before, end, grammar.between)), -1)
            if start >= 0 and not 0 <= found[0] <= start:
                found = start, at
    return found


def _opening(one: Wording, before: str) -> Iterator[tuple[int, int]]:
    end = one.end(before, _OPENERS.end(before, 0, len(before)))
    if end >= 0:
        yield 0, end


def _reaches(before: str, at: int, between: Words) -> bool:
    return between.end(before, at, len(before)) == len(before)


def _may_say(statement: Statement, count: Count, own: str, words: str, reader: _Reader) -> bool:
    """Whether nothing around the words and the number makes them say something else."""
    if count.unit not in (statement.units or reader.claims.units) or _is_void(own):
        return False
    if _other_years(own) > _other_years(words):
        return False
    if any(word in own for word in statement.unless):
        own = re.sub(_any(reader.grammar.topic_of), _BLANK, own)  # 依申请公开答复 does not say 公开答复
    return not any(word in own for word in statement.unless)


def _is_void(text: str) -> bool:
    return any(word in text for word in _VOID) or ("以来" in text and bool(re.search(_SINCE, text)))


def _other_years(text: str) -> int:
    return sum(map(text.count, _OTHER_YEARS))


def _nothings(read: _Text, reader: _Reader) -> Iterator[tuple[int, Claim]]:
    """The claims that there is nothing, each with its sentence."""
    if not any(word in read.text for word in _NOT):
        return
    for at, phrases in reader.grammar.none:
        statement = reader.claims.statements[at]
        for start, end in first_spans(phrases, read.text, reader.grammar.listed, _MARKS):
            clause = read.clause_at(start)
            topics = {topic for _, topic in clause.topics} - {"" if clause.home else None}
            of_topic = not statement.topics or topics & {*statement.topics, ""}
            own = read.text[max(clause.start, start - _FARTHEST) : start]
            if of_topic and not clause.void and not _is_void(own) and not _other_years(own):
                stated = Stated(Decimal(0), read.passage.place(start, end))
                yield clause.sentence, Claim(statement, stated, said=read.text[start:end])


def _denied(read: _Text, reader: _Reader, beside: set[tuple[int, str]]) -> Iterator[Denied]:
    """The denials of a paragraph, but for those that another statement or word of their sentence limits."""
    limited: dict[tuple[int, int], bool] = {}
    for at, phrases in reader.grammar.denials:
        denial = reader.claims.denials[at]
        for start, end in first_spans(phrases, read.text, reader.grammar.between, _MARKS):
            clause = read.clause_at(start)
            if clause.void or (denial.topics and clause.topics[-1][1] not in denial.topics):
                continue
            key = clause.sentence, at
            if key not in limited:
                sentence = read.sentence(clause)
                stated = any((clause.sentence, name) in beside for name in denial.beside)
                limited[key] = stated or any(word in sentence for word in denial.unless)
            if not limited[key]:
                yield Denied(denial, read.passage.place(start, end), read.text[start:end])
