"""Read how far two figures are said to lie apart: "up by nine points", "a fall of a third", "12 days short of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.checks.figures.derived.told import OVER
from domain.checks.figures.derived.way_words import BEYOND, COMPARED, NOUNS, PHRASES, TAKEN, WAYS_OF_GAPS, any_of_kind
from domain.checks.figures.figure_words import FigureReader, approximation
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.portions import bounds_of
from domain.checks.figures.quantities import Quantity, Reading, unit_of

_NOUNS = (
    rf"(?:{any_of_kind(NOUNS)}|excess|surplus|overspend(?:ing)?|underspend(?:ing)?|shortfall|deficit|loss|saving|gain"
    r"|difference|gap|change|variance)"
)
_LABELS = r"(?:difference|variance|gap|change|(?:over|under)-?spend(?:ing)?|shortfall|surplus|deficit|excess|saving)"
_BEFORE = re.compile(
    rf"\b(?<!sight )(?<!hearing )(?<!memory )(?<!weight )(?P<noun>{_NOUNS})"
    r"(?:\s+(?:in|between|over)\s+(?P<what>[^,;:.\d]{2,40}?)|\s+between\s+[^,;:]{2,140}?)?\s*(?:,\s+|\s+(?:of|was|is|were"
    r"|had\s+been|came\s+to|amounted\s+to|stood\s+at|to\s+be|at)\s+)(?:(?:only|just|an?|in\s+fact)\s+)*\Z"
    rf"|\b(?P<verb>(?:{'|'.join(PHRASES.values())}|(?:moved|gone|went)\s+(?:up|down))"
    r"(?=\s+(?:by\s+)?(?:only\s+|just\s+)?\Z)|[a-z]+(?=\s+(?:[a-z]+ly\s+)?by\b))"
    r"\s+(?:[a-z]+ly\s+)?(?:by\s+)?(?:(?:only|just|an?|as\s+much\s+as)\s+)*\Z"
    rf"|\b(?P<took>{any_of_kind(TAKEN)})\s+(?:only\s+|just\s+)?\Z"
    rf"|(?:\A|[,;:(|–—])\s*(?:and\s+)?(?:(?:the|an?)\s+)?(?P<label>(?i:{_LABELS}))\s*[:=]?\s+\Z"
    r"|[,(–—]\s*(?:and\s+|or\s+|which\s+was\s+)?(?:an\s+)?(?P<up>up|down|extra|additional|by(?=\s+\Z))\s+(?:by\s+)?(?:(?:only|just)\s+)*\Z"
)
_AFTER = re.compile(
    r"(?:\s+(?:percentage\s+)?points?|\s+(?!for\b|in\b|at\b|of\b|with\b|had\b|and\b|to\b|or\b|was\b|were\b|than\b"
    r"|who\b|from\b|on\b|by\b)[a-z’-]+){0,2}?\s+"
    rf"(?P<word>{any_of_kind(COMPARED)}|above|below|short|ahead|behind|(?:away|apart|off|adrift)(?=\s+(?:from|of|the|its)\b)"
    rf"|{OVER}|(?:up|down)(?=\s+(?:on|from|over)\b|\s*[.,;)]))\b"
    r"(?P<what>(?:\s(?!than\b|in\b|at\b|on\b|a\b|the\b|who\b|and\b|were\b|was\b|had\b|of\b|joined\b"
    r"|came\b|from\b|over\b)[a-z’-]+){0,3}?)(?=\s*(?:[.,;:)–—]|\Z)|\s(?:than|in|at|on|a|per|for|locally|here|and|but|each|the|it|this"
    r"|that|its|their|last|by|of|from|over|after)\b)(?!\s+(?:or|and)\s+(?:more|less|over|under)\b)"
)
_NOUN_AFTER = re.compile(
    rf"\s+(?P<word>{_NOUNS})\b(?:\s+in\s+(?:the\s+|its\s+|their\s+|our\s+)?(?P<what>[a-z][a-z’ -]{{2,30}}?)"
    r"(?=\s*[,.;:]|\s(?:was|were|had|has|meant|which|that|and|since|from|over|between|for|by)\b))?(?!\s+of\s+£?\d)"
)
_HYPHENED = re.compile(
    rf"(?<![\w£.,-])(?P<count>\d[\d,]*(?:\.\d+)?|[a-z]+)-(?P<unit>[a-z]+)(?:-point)?\s+(?:[a-z]+\s+)?(?P<word>{_NOUNS})\b(?!-)"
)
_CLAUSE = re.compile(
    r"[;:.,]\s|\s[–—]\s|\b(?:so|and(?!\s+(?:over|under|above)\b)|but|while|whereas|that|which|because|although|as"
    r"|since|when|where)\s"
)
_NOT = re.compile(
    r"\b(?:not|never|without|no|nor|if|would|should|could(?!\s+expect)|might|may|will|expected|planned|forecast"
    r"|predicted|hoped|target|aim\w*|to\s+(?:be|cut|reduce|increase|save))\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s+(?:(?!in\b|over\b|of\b|than\b|for\b)[a-z’-]+\s+){0,2}?(?:a|per|each|every)\s+(?:year|month|week|day|hour|annum"
    r"|person|head|visit)\b"
)
_OF_OTHER = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+than\s+(?!(?:the|its)\s+(?:£\s?)?\d|across\b|elsewhere\b|in\b|at\b|on\b|the\s+(?:year|month|figure|target|plan|budget|estimate|forecast|average|England"
    r"|national|previous)|a\s+(?:year|decade|month|quarter|winter|summer)|last|before|planned|budgeted|expected|estimated|it\b|they\b|there\b|that\b"
    r"|those\b|England|nationally)"
)
_NOT_LED = re.compile(
    r"\b(?:of|for|in|at|with|the|than|least|another|further|these|those|its|their|from|to)\s+(?:some\s+|only\s+"
    r"|just\s+|about\s+)?\Z"
)
_HAD = re.compile(r"\b(?:showed|saw|had|recorded|experienced|achieved|enjoyed|reported)\s+an?\s+(?:[a-z]+\s+)?\Z")
_POINTED = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Ss]uch\s+an?)\s+(?:£\s?)?\Z")
_PLANNED = re.compile(
    r"(?!\s+than\b)[^,;:.]{0,25}\b(?<!not )(?<!not been )(?:forecast|expected|planned|predicted|projected|targeted"
    r"|hoped|needed|required)\b"
)
_MULTIPLE = re.compile(
    r"(?:\b(?P<rough>more\s+than|well\s+over|over|at\s+least|nearly|almost|just\s+under|less\s+than|about"
    r"|roughly)\s+)?"
    r"\b(?P<word>doubled|halved|trebled|tripled|quadrupled|doubling|halving|trebling|tripling|twofold|threefold|fourfold"
    r"|fivefold|sixfold|tenfold)\b"
)
_NOT_MULTIPLIED = re.compile(
    r"\b(?:not|n’t|never|nor|without|if|(?:would|will|should|may|might|could|to|expected|planned|forecast)(?:\s+(?:to\s+)?have|\s+be(?:en)?)?)"
    r"\s+(?:yet\s+|more\s+than\s+|almost\s+|nearly\s+)?\Z"
)
FACTORS = {
    "doubl": Fraction(2), "halv": Fraction(1, 2), "tr": Fraction(3), "quadr": Fraction(4), "twof": Fraction(2),
    "threef": Fraction(3), "fourf": Fraction(4), "fivef": Fraction(5), "sixf": Fraction(6), "tenf": Fraction(10),
}  # fmt: skip
_AT_LEAST = frozenset({"more than", "well over", "over", "at least", "just over"})
_ALMOST = frozenset({"nearly", "almost", "just under", "less than", "fewer than", "under", "up to", "close to"})
_ROUGHLY, _FAR_OVER = Fraction(15, 100), Fraction(8, 5)
_BEFORE_IT, _FAR_BEFORE = 70, 180
_SAID_MULTIPLES = (
    "doubled halved trebled tripled quadrupled doubling halving trebling tripling twofold threefold fourfold fivefold"
    " sixfold tenfold"
)
_MULTIPLE_WORDS = frozenset(_SAID_MULTIPLES.split())
_SAID_NOUNS = "difference gap change variance gain excess surplus shortfall deficit loss saving"
_WORDS_BEFORE = frozenset(
    f"{any_of_kind(NOUNS, TAKEN, BEYOND).replace('|', ' ')} {_SAID_NOUNS} overspend underspend by up down".split()
)
WORDS = frozenset(WAYS_OF_GAPS) | _MULTIPLE_WORDS | frozenset(f"{_SAID_NOUNS} by away apart off adrift".split())
"""A word of everything that this rule looks for."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart two figures are said to lie, at [start, end): from `least` to `most`, of a kind or in per cent.

    Its amount begins at `amount`, its clause at `begin`; `subject` are the words that name what it is of, `number` that
    of it, if any.
    """

    start: int
    end: int
    amount: int
    least: Fraction
    most: Fraction
    kind: str
    is_share: bool
    way: str
    word: str
    begin: int
    subject: str
    number: Quantity | None


_Place = tuple[int, int, int, str, str, int, str]
"""Where a gap stands, where its amount begins, the way and the word of it, its clause, and what names what it is of."""


def gaps_in(reading: Reading, reader: FigureReader) -> Iterator[Gap]:
    """Yield how far apart a sentence says that figures lie."""
    for each in reading.own:
        rough = approximation(reader, reading.plain, each.start) if _may_be_rough(reading, reader) else None
        start = rough.start() if rough is not None else each.start
        place = _place_at(reading, start, each.end)
        if place is not None:
            yield _gap_of(place, _bounds(each, rough.group() if rough is not None else ""), each)
    if "-" in reading.text:
        yield from _hyphened(reading, reader)
    if not reading.words.isdisjoint(_MULTIPLE_WORDS):
        yield from _multiples(reading.plain)
    if not reading.words.isdisjoint(reader.telling.portions):
        yield from _portions(reading, reader)


def _may_be_rough(reading: Reading, reader: FigureReader) -> bool:
    return not reader.telling.approximate.isdisjoint(reading.words)


def _bounds(each: Quantity, said: str) -> tuple[Fraction, Fraction]:
    """Return the least and the most that a number with a word before it can mean."""
    half, rough = each.number.half, said.strip(" £").casefold()
    if rough in _AT_LEAST:
        return each.value, each.value * _FAR_OVER
    if rough in _ALMOST:
        return each.value * (1 - _ROUGHLY) - half, each.value
    slack = half + (each.value * _ROUGHLY if rough and rough != "just" else 0)
    return each.value - slack, each.value + slack


def _portions(reading: Reading, reader: FigureReader) -> Iterator[Gap]:
    for match in reader.portions.finditer(reading.plain):
        portion = reader.portion[match.group().casefold()]
        if portion.value:
            rough = approximation(reader, reading.plain, match.start())
            place = _place_at(reading, rough.start() if rough is not None else match.start(), match.end())
            if place is not None:
                yield _gap_of(place, bounds_of(portion, rough.group() if rough is not None else ""), None)


def _hyphened(reading: Reading, reader: FigureReader) -> Iterator[Gap]:
    """Yield what is told by "a 12-day cut" and "this four-point fall"."""
    for match in _HYPHENED.finditer(reading.plain):
        said = match["count"]
        value = Fraction(said.replace(",", "")) if said[0].isdigit() else reader.numbers.values.get(said)
        if value is None or _NOT.search(reading.plain, _clause_of(reading.plain, match.start()), match.start()):
            continue
        kind, factor = unit_of(match["unit"])
        half = Fraction(1, 2 * 10 ** len(said.partition(".")[2])) if "." in said else Fraction(0)
        is_point = match["unit"] in ("point", "percentage")
        number = Number(match.start(), match.end(), value, Unit.POINTS if is_point else Unit.PLAIN, half)
        kind = Unit.POINTS.value if is_point else kind
        quantity = Quantity(number, value * factor, kind, "", None, False, said, *match.span())
        place = (*match.span(), match.start(), WAYS_OF_GAPS.get(match["word"], ""), match["word"], match.start(), "")
        yield _gap_of(place, (quantity.value - half, quantity.value + half), quantity)


def _multiples(text: str) -> Iterator[Gap]:
    """Yield what is told by "doubled" or "nearly halved": a rise of 100%, a fall of 50%, or about so much."""
    for match in _MULTIPLE.finditer(text):
        begin = _clause_of(text, match.start())
        if _NOT_MULTIPLIED.search(text, begin, match.start()):
            continue
        factor = next(value for word, value in FACTORS.items() if match["word"].lower().startswith(word))
        rough = (match["rough"] or "").lower()
        apart = 100 * (factor - 1) if factor > 1 else 100 * (1 - factor)
        slack = 100 * factor * _ROUGHLY
        low = apart if rough in _AT_LEAST else apart - slack
        high = Fraction(10**6) if rough in _AT_LEAST else apart + slack if rough not in _ALMOST else apart
        way = "up" if factor > 1 else "down"
        subject = text[begin : match.start()]
        place = (*match.span(), match.start())
        yield Gap(*place, low, high, "", True, way, match["word"], begin, subject, None)


def _place_at(reading: Reading, start: int, end: int) -> _Place | None:
    """Return where the gap stands that a number, or a word for a share, at [start, end) of a sentence tells."""
    text = reading.plain
    match = None
    if not reading.words.isdisjoint(_WORDS_BEFORE):
        match = _BEFORE.search(text, max(0, start - (_FAR_BEFORE if "between" in reading.words else _BEFORE_IT)), start)
    if match is not None and match["label"] and (found := _behind(text, start, end)) is not None:
        word, at, end, begin, subject = found  # "difference: £3 million below the estimate"
    elif match is not None:
        word = match["noun"] or match["verb"] or match["took"] or match["label"] or match["up"]
        at = match.start("label") if match["label"] else match.start()
        begin = _clause_of(text, at)
        had = _HAD.search(text, begin, at) if match["noun"] else None
        subject = (
            text[begin : had.start()]
            if had is not None
            else ""
            if not (match["verb"] or match["took"])
            else text[begin:at]
        )
        subject = f"{subject} {match['what'] or ''}"
    else:
        found = _behind(text, start, end)
        if found is None:
            return None
        word, at, end, begin, subject = found
    word = word.split()[-1].casefold()
    way = WAYS_OF_GAPS.get(word, "")
    if (match is not None and match["verb"] and not way) or _NOT.search(text, begin, at) or _RATE.match(text, end):
        return None
    return None if _PLANNED.match(text, end) else (at, end, start, way, word, begin, subject)


def _behind(text: str, start: int, end: int) -> tuple[str, int, int, int, str] | None:
    """Return the word behind a number that makes it a gap, with its place, its clause and what names what it is of."""
    after, begin = _AFTER.match(text, end), _clause_of(text, start)
    if after is None:
        after = _NOUN_AFTER.match(text, end)
        if after is not None and _POINTED.search(text, 0, start):
            return after["word"], start, after.end("word"), begin, after["what"] or ""
    if after is None or _NOT_LED.search(text, max(0, start - 25), start) or _OF_OTHER.match(text, end):
        return None
    end = after.end("word") if after.re is _NOUN_AFTER else after.end()
    return after["word"], start, end, begin, f"{text[begin:start]} {after['what'] or ''}"


def _clause_of(text: str, end: int) -> int:
    """Return where the clause of a place begins."""
    return max([each.end() for each in _CLAUSE.finditer(text, 0, end)], default=0)


def _gap_of(place: _Place, bounds: tuple[Fraction, Fraction], number: Quantity | None) -> Gap:
    start, end, amount, way, word, begin, subject = place
    kind = "" if number is None else number.kind
    if kind == Unit.POINTS.value or (number is not None and not kind and number.noun == "point"):
        kind = Unit.PERCENT.value
    is_share = number is None or number.kind == Unit.PERCENT.value
    return Gap(start, end, amount, *bounds, kind, is_share, way, word, begin, subject, number)
