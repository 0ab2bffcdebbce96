"""Sentences understood as claims: 共收到申请12件 says that a sum of cells is 12.

The grammar is here, the words are the form's. A paragraph is walked once, clause by clause. A number is a claim when
the words of a statement stand right before or behind it, with nothing between but words that change nothing, and the
topic named last is the statement's. Whatever makes a sentence speak of something else voids it: another year, a part
of the year, a comparison, another body, a channel.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

import msgspec

from gouji.counts import Count
from gouji.draft.passages import Passage, Stated
from gouji.form import CellId, Claims, Denial, Statement
from gouji.model import Place

_FARTHEST = 60
"""Where the words of a statement are looked for: this many characters before its number."""
_MARK = r"[,;:()。!?]"
_VOID = re.compile(
    r"同比|环比|比上|比去|较|相比|增加|增长|增幅|减少|下降|上升|提高|提升|平均|人均|超过|不足|以来|累计|历年|往年|近年"
    r"|将|拟|计划|预计|力争|目标|争取|应当|可能|如果|是否"
)
_OTHER_YEAR = re.compile(r"上年|去年|上一年|前年|下年|下一年|明年|次年|来年")
_WHOLE_YEAR = r"1月1日(?:起|开始)?,?[至到—~-]+(?:\d{4}年)?12月31日|1[至到—~-]+12月|12月31日|12月底|年底|年末"
_PART_OF_YEAR = r"\d{1,2}月|上半年|下半年|季度|截至|截止"
_STATE = (
    rf"(?P<mark>{_MARK})|(?P<listing>其中|内有)|(?P<whole>(?:截至|截止)?(?:\d{{4}}年)?(?:{_WHOLE_YEAR}))"
    rf"|(?P<year>(?:19|20)\d\d年)|(?P<part>{_PART_OF_YEAR})"
)
_FIRST = r",;:()。!?其内截年上下季\d"
"""What any of these begins with: a quick look that spares the long one."""
_YEAR = re.compile(r"(\d{4})年")
_OPENERS = r"(?:其中|内有|包括|另有|还有|另|共|含|有|属于|属|作出|决定|结果|为|、|和|及|,|已|的|以)*+"
_ANEW = re.compile(r"已|均|共|全部|全年|年内|本年|按时|按期|依法")
_NOT = re.compile("未|无|没有")
_ORDINAL = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是")
_RUN = "{0,16}+"
"""So many words between at the most, that no text takes long."""
_END = rf"(?={_MARK}|$)"


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


class _Phrases(msgspec.Struct, frozen=True):
    """Wordings as the source of a pattern, compiled for a text that has one of the words they begin with."""

    firsts: tuple[str, ...]
    source: str

    def pattern_for(self, text: str) -> re.Pattern[str] | None:
        return _compiled(self.source) if any(first in text for first in self.firsts) else None


class _Grammar(msgspec.Struct, frozen=True):
    """The words of a form as patterns. Groups are named by the position of their statement or denial."""

    state: re.Pattern[str]
    topic_of: dict[str, str]
    before: dict[str, str]
    behind: tuple[tuple[int, _Phrases], ...]
    none: tuple[tuple[int, _Phrases], ...]
    denials: tuple[tuple[int, _Phrases], ...]


class _Clause(msgspec.Struct):
    """What stands between two marks, and what is known of it.

    ``topics`` are those named, each from its offset on, and before them the one carried on: empty behind a ``foreign``
    word, which names what is counted elsewhere. ``home`` is the last topic of the form's own. ``void`` says that the
    sentence so far speaks of a part of the year or another body, ``other_year`` of another year, ``listed`` of parts.
    """

    start: int
    sentence: int
    topics: list[tuple[int, str]]
    home: str
    stop: int = 0
    void: bool = False
    other_year: bool = False
    listed: bool = False
    foreign: bool = False


class _Reader(msgspec.Struct, frozen=True):
    """What all paragraphs of a draft are read with."""

    claims: Claims
    grammar: _Grammar
    year: int
    unit: str


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
        if passage.prose.section != section or _ORDINAL.match(passage.text):
            topic, section = "", passage.prose.section
        clauses = list(_clauses(passage, reader, topic))
        topic = clauses[-1].home
        stated = [*_numbers(passage, clauses, reader), *_nothings(passage, clauses, reader)]
        found += [claim for _, claim in stated]
        beside = {(sentence, claim.statement.id) for sentence, claim in stated}
        denied += _denied(passage, clauses, reader, beside)
    return tuple(found), tuple(denied)


def agrees(stated: Stated, value: Decimal) -> bool:
    """Whether a number as stated is a value, or is it rounded to the decimals printed."""
    _, _, exponent = value.as_tuple()
    finer = isinstance(exponent, int) and -exponent > stated.places
    return abs(stated.value - value) * 2 <= (Decimal(1).scaleb(-stated.places) if finer else 0)


@lru_cache(maxsize=16)
def _grammar(claims: Claims) -> _Grammar:
    topic_of = {word: topic for topic, words in claims.topics.items() for word in words}
    words = [*topic_of, *claims.foreign, *claims.elsewhere]
    first = re.escape("".join(sorted({word[0] for word in words})))
    listed = (*claims.between, *topic_of)
    statements = list(enumerate(claims.statements))
    return _Grammar(
        state=re.compile(f"(?=[{_FIRST}{first}])(?:{_STATE}|(?P<word>{_any(words)}))"),
        topic_of=topic_of,
        before={topic: _before(claims, topic) for topic in ("", *claims.topics)},
        behind=tuple((at, _phrases(one.behind, claims.between)) for at, one in statements if one.behind),
        none=tuple((at, _phrases(one.none, listed, ends=True)) for at, one in statements if one.none),
        denials=tuple((at, _phrases(one.words, claims.between, ends=True)) for at, one in enumerate(claims.denials)),
    )


_compiled = lru_cache(maxsize=1024)(re.compile)
"""Patterns are long and most drafts need few: each is compiled when it is first needed."""


def _before(claims: Claims, topic: str) -> str:
    """The words that stand before the numbers of a topic, in a group for each statement."""
    groups = [
        f"(?P<s{at}>{'|'.join(_opened(words, claims.between) for words in _longest(one.words))})"
        for at, one in enumerate(claims.statements)
        if one.words and (not one.topics or topic in one.topics)
    ]
    return f"(?:{'|'.join(groups)})(?:{_any(claims.between)})*+\\Z" if groups else "(?!)"


def _opened(words: str, between: Iterable[str]) -> str:
    """A wording; one that begins with ``^`` stands at the head of its clause, but for openers such as 其中."""
    return rf"\A{_OPENERS}{_phrase(words[1:], between)}" if words.startswith("^") else _phrase(words, between)


def _phrase(words: str, between: Iterable[str]) -> str:
    """A wording whose ``…`` is any run of words between that does not hold what it goes on with."""
    first, *others = words.split("…")
    runs = (f"(?:{_any(word for word in between if piece not in word)}){_RUN}{re.escape(piece)}" for piece in others)
    return re.escape(first) + "".join(runs)


def _phrases(phrases: Iterable[str], between: Iterable[str], *, ends: bool = False) -> _Phrases:
    """Any of some wordings; where it ``ends``, with nothing but words between up to the next mark."""
    tail = f"(?:{_any(between)}){_RUN}{_END}" if ends else ""
    firsts = tuple({words.partition("…")[0] for words in phrases})
    return _Phrases(firsts, f"(?:{'|'.join(_phrase(words, between) for words in _longest(phrases))}){tail}")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest(words))) or r"(?!)"


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: -len(word))


def _clauses(passage: Passage, reader: _Reader, topic: str) -> Iterator[_Clause]:
    """The clauses of a paragraph, the topic going on from one to the next."""
    clause = _Clause(0, 0, [(0, topic)], topic)
    counts = iter(passage.counts)
    count = next(counts, None)
    for found in reader.grammar.state.finditer(passage.text):
        while count and count.stop <= found.start():
            count = next(counts, None)
        if count and count.start < found.start():
            continue  # a separator of thousands
        if found.lastgroup == "mark":
            clause.stop = found.start()
            yield clause
            clause = _next(clause, found, passage.text)
        else:
            _note(clause, found, reader)
    clause.stop = len(passage.text)
    yield clause


def _next(clause: _Clause, mark: re.Match[str], text: str) -> _Clause:
    """The clause behind a mark; a full stop ends what was void, listed and foreign."""
    if mark[0] in "。!?":
        return _Clause(mark.end(), clause.sentence + 1, [(mark.end(), clause.home)], clause.home)
    listed = clause.listed and mark[0] != ";" and not _ANEW.match(text, mark.end())
    topics = [(mark.end(), clause.topics[-1][1])]
    return _Clause(mark.end(), clause.sentence, topics, clause.home, 0, clause.void, clause.other_year, listed=listed)


def _note(clause: _Clause, found: re.Match[str], reader: _Reader) -> None:
    """What a word tells of its clause."""
    kind, text = found.lastgroup, found[0]
    if kind == "listing":
        clause.listed = True
    elif kind in {"year", "whole"}:
        named = {int(year) for year in _YEAR.findall(text)}
        clause.other_year = (clause.other_year and not named) or bool(reader.year and named - {reader.year})
    elif kind == "part":
        clause.void = True
    elif text in reader.grammar.topic_of:
        clause.home = reader.grammar.topic_of[text]
        clause.topics.append((found.start(), clause.home))
    elif text in reader.claims.elsewhere:
        clause.void = clause.void or reader.claims.elsewhere[text] not in reader.unit
    else:
        clause.foreign = True
        clause.topics.append((found.start(), ""))


def _numbers(passage: Passage, clauses: list[_Clause], reader: _Reader) -> Iterator[tuple[int, Claim]]:
    """The claims that numbers make, each with its sentence."""
    counts = passage.counts
    at = 0
    for clause in clauses:
        before = clause.start
        topics = iter((*clause.topics, (clause.stop, "")))
        topic, (named, following) = "", next(topics)
        while at < len(counts) and counts[at].start < clause.stop:
            count = counts[at]
            at += 1
            after = min(counts[at].start if at < len(counts) else clause.stop, clause.stop)
            while named <= count.start and named < clause.stop:
                topic, (named, following) = following, next(topics)
            behind = following if named < after else topic
            if count.exact and not (clause.void or clause.other_year or clause.foreign):
                statement = _statement(passage.text, count, (before, after), (topic, behind), reader)
                if statement and not (statement.whole and clause.listed):
                    yield clause.sentence, Claim(statement, passage.stated(count))
            before = count.stop


def _statement(
    text: str, count: Count, around: tuple[int, int], topics: tuple[str, str], reader: _Reader
) -> Statement | None:
    """The statement that a number makes with the words before it, or else with those behind it."""
    start = max(around[0], count.start - _FARTHEST)
    before = text[start : count.start] if start == around[0] else "\0" + text[start : count.start]
    after = text[count.stop : min(around[1], count.stop + _FARTHEST)]
    own = before + after.partition("、")[0]
    found = _compiled(reader.grammar.before[topics[0]]).search(before)
    if found and found.lastgroup:
        statement, words = reader.claims.statements[int(found.lastgroup[1:])], found[0]
        return statement if _may_say(statement, count, own, words, reader) else None
    for at, phrases in reader.grammar.behind:
        pattern = phrases.pattern_for(after)
        statement, said = reader.claims.statements[at], pattern.match(after) if pattern else None
        if said and (not statement.topics or topics[1] in statement.topics):
            return statement if _may_say(statement, count, own, said[0], reader) else None
    return None


def _may_say(statement: Statement, count: Count, own: str, words: str, reader: _Reader) -> bool:
    """Whether nothing around the words and the number makes them say something else."""
    if count.unit not in (statement.units or reader.claims.units) or _VOID.search(own):
        return False
    other_year = len(_OTHER_YEAR.findall(own)) > len(_OTHER_YEAR.findall(words))
    return not other_year and not any(word in own for word in statement.unless)


def _nothings(passage: Passage, clauses: list[_Clause], reader: _Reader) -> Iterator[tuple[int, Claim]]:
    """The claims that there is nothing, each with its sentence."""
    if not _NOT.search(passage.text):
        return
    for at, phrases in reader.grammar.none:
        statement, pattern = reader.claims.statements[at], phrases.pattern_for(passage.text)
        for found in pattern.finditer(passage.text) if pattern else ():
            clause = _clause_at(clauses, found.start())
            topics = {topic for _, topic in clause.topics} - {"" if clause.home else None}
            of_topic = not statement.topics or topics & {*statement.topics, ""}
            own = passage.text[max(clause.start, found.start() - _FARTHEST) : found.start()]
            if of_topic and not _is_void(clause) and not _VOID.search(own) and not _OTHER_YEAR.search(own):
                stated = Stated(Decimal(0), passage.place(*found.span()))
                yield clause.sentence, Claim(statement, stated, said=found[0])


def _is_void(clause: _Clause) -> bool:
    return clause.void or clause.other_year or clause.foreign


def _denied(
    passage: Passage, clauses: list[_Clause], reader: _Reader, beside: set[tuple[int, str]]
) -> Iterator[Denied]:
    """The denials of a paragraph, but for those that another statement or word of their sentence limits."""
    limited: dict[tuple[int, int], bool] = {}
    for at, phrases in reader.grammar.denials:
        denial, pattern = reader.claims.denials[at], phrases.pattern_for(passage.text)
        for found in pattern.finditer(passage.text) if pattern else ():
            clause = _clause_at(clauses, found.start())
            if _is_void(clause) or (denial.topics and clause.topics[-1][1] not in denial.topics):
                continue
            key = clause.sentence, at
            if key not in limited:
                sentence = _sentence(passage.text, clauses, clause)
                stated = any((clause.sentence, name) in beside for name in denial.beside)
                limited[key] = stated or any(word in sentence for word in denial.unless)
            if not limited[key]:
                yield Denied(denial, passage.place(*found.span()), found[0])


def _clause_at(clauses: list[_Clause], offset: int) -> _Clause:
    return clauses[bisect_right(clauses, offset, key=lambda clause: clause.start) - 1]


def _sentence(text: str, clauses: list[_Clause], clause: _Clause) -> str:
    first = bisect_left(clauses, clause.sentence, key=lambda one: one.sentence)
    last = bisect_right(clauses, clause.sentence, key=lambda one: one.sentence) - 1
    return text[clauses[first].start : clauses[last].stop]
