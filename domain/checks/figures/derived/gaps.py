"""Hold how far two figures are said to lie apart against all that were told: by so many, so many points, a share.

"71% in 2024. In 2025 it was 78%, up by nine points"; "44 in 2023/24 and 22 in 2024/25. They had fallen by a quarter";
"£355.0 million was planned and £348.2 million spent. The underspend came to £7.8 million".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.derived.named import is_of
from domain.checks.figures.derived.told import Role, Telling, Told, groups_of, in_order
from domain.checks.figures.figure_words import FigureReader, Slip, approximation, is_approximate
from domain.checks.figures.numbers import Unit, amount, decimal, places_of
from domain.checks.figures.portions import bounds_of
from domain.checks.figures.quantities import TIMES, Quantity, Reading, are_comparable
from domain.checks.figures.worded.holders import stems_of
from domain.checks.finding import Severity

_UP = (
    "rise increase growth climb jump surge overspend overspending excess surplus up more longer slower higher "
    "overspent above over ahead exceeded beat bettered outperformed led topped risen rose grown grew increased climbed "
    "lengthened jumped rising growing increasing extra additional uplift"
)
_DOWN = (
    "fall drop reduction decrease decline dip cut loss saving underspend underspending shortfall deficit down "
    "underspent "
    "fewer less shorter quicker faster trailed lagged missed lower below under short behind fallen fell dropped "
    "declined decreased shrunk shrank reduced shortened falling dropping"
)
_WAY = {**dict.fromkeys(_UP.split(), "up"), **dict.fromkeys(_DOWN.split(), "down")}
_NOUNS = (
    r"rise|increase|growth|climb|jump|surge|gain|overspend(?:ing)?|underspend(?:ing)?|excess|surplus|fall|drop"
    r"|reduction|decrease|decline|dip|cut"
    r"|loss|saving|shortfall|deficit|difference|gap|change|improvement|deterioration|uplift"
)
_BEFORE = re.compile(
    rf"\b(?P<noun>{_NOUNS})(?:\s+(?:in|between|over)\s+(?P<what>[^,;:.\d]{{2,40}}?)|\s+between\s+[^,;:]{{2,50}}?)?\s*(?:,\s+|\s+(?:of|was|is|were"
    rf"|had\s+been|came\s+to|amounted\s+to|stood\s+at|to\s+be|at)\s+)(?:(?:only|just|an?|in\s+fact)\s+)*\Z"
    r"|\b(?P<verb>(?:gone|went|go|going|come|came|coming|crept|moved)\s+(?:up|down)"
    r"(?=\s+(?:by\s+)?(?:only\s+|just\s+)?\Z)|[a-z]+(?=\s+(?:[a-z]+ly\s+)?by\b))"
    r"\s+(?:[a-z]+ly\s+)?(?:by\s+)?(?:(?:only|just|an?|as\s+much\s+as)\s+)*\Z"
    r"|[,(–—]\s*(?:and\s+|or\s+|which\s+was\s+)?(?P<up>up|down)\s+(?:by\s+)?(?:(?:only|just)\s+)*\Z"
)
_AFTER = re.compile(
    r"(?:\s+(?:percentage\s+)?points?|\s+(?!for\b|in\b|at\b|of\b|with\b|had\b|and\b|to\b|or\b|was\b|were\b|than\b"
    r"|who\b)[a-z’-]+){0,2}?\s+"
    r"(?P<word>more|fewer|less|longer|shorter|slower|quicker|faster|higher|lower|above|below|short|ahead|behind"
    r"|(?:over|under)(?=\s+(?:the|its|what|budget|plan)\b|\s*,))\b"
    r"(?P<what>(?:\s(?!than\b|in\b|at\b|on\b|a\b|the\b|who\b|and\b|were\b|was\b|had\b|of\b|joined\b"
    r"|came\b)[a-z’-]+){0,3}?)(?=\s*(?:[.,;:)–—]|\Z)|\s(?:than|in|at|on|a|per|locally|here|and|but|each|the|it|this"
    r"|that|its|their|last|by|of)\b)(?!\s+(?:or|and)\s+(?:more|less|over|under)\b)"
)
_NOUN_AFTER = re.compile(rf"\s+(?P<word>{_NOUNS})\b(?P<what>)(?!\s+of\s+£?\d)")
_FROM = re.compile(r"[^,;%]{0,50},?\s+(?:took\s+[a-z]+\s+)?from\s+(?:£\s?)?")
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
    r"\s+(?:(?!in\b|over\b|of\b|than\b)[a-z’-]+\s+){0,2}?(?:a|per|each|every)\s+(?:year|month|week|day|hour|annum"
    r"|person|head|visit)\b"
)
_OF_OTHER = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+than\s+(?!in\b|at\b|on\b|the\s+(?:year|month|figure|target|plan|budget|average|England"
    r"|national|previous)|a\s+year|last|before|planned|budgeted|expected|estimated|it\b|they\b|there\b|that\b"
    r"|those\b|England|nationally)"
)
_NOT_LED = re.compile(
    r"\b(?:of|for|in|at|with|the|than|least|another|further|these|those|its|their|from|to)\s+(?:some\s+|only\s+"
    r"|just\s+|about\s+)?\Z"
)
_PLANNED = re.compile(
    r"(?!\s+than\b)[^,;:.]{0,25}\b(?:forecast|expected|planned|predicted|projected|targeted|hoped|needed|required)\b"
)
_MULTIPLE = re.compile(
    r"(?:\b(?P<rough>more\s+than|well\s+over|over|at\s+least|nearly|almost|just\s+under|less\s+than|about"
    r"|roughly)\s+)?"
    r"\b(?P<word>doubled|halved|trebled|tripled|quadrupled|doubling|halving|trebling|tripling|twofold|threefold|fourfold"
    r"|fivefold|sixfold|tenfold)\b"
)
_FACTORS = {"doubl": Fraction(2), "halv": Fraction(1, 2), "tr": Fraction(3), "quadr": Fraction(4)}
_FACTORS |= {"twof": Fraction(2), "threef": Fraction(3), "fourf": Fraction(4), "fivef": Fraction(5)}
_FACTORS |= {"sixf": Fraction(6), "tenf": Fraction(10)}
_AT_LEAST = frozenset({"more than", "well over", "over", "at least"})
_ALMOST = frozenset({"nearly", "almost", "just under", "less than"})
_FAR = Fraction(2)
_SLIPPED = (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100))
"""How many times too large a figure is whose decimal point slipped."""
_JUST_BEHIND = 15
_MOST = 8
_ROUNDED = Fraction(1, 2)
_ROUGHLY = Fraction(15, 100)
_WAY_STEMS = stems_of(f"{_UP} {_DOWN} difference gap change improvement deterioration")
WORDS = frozenset(
    f"{_UP} {_DOWN} difference gap change improvement deterioration gain doubled halved trebled tripled quadrupled"
    f" twofold threefold fourfold fivefold"
    f" sixfold tenfold doubling halving trebling tripling shrunk lengthened narrowed widened".split()
)
"""A word of everything that this rule looks for."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """How far apart two figures are said to lie, at [start, end): from `least` to `most`, of a kind or in per cent.

    `begin` is where its clause begins, `subject` the words that name what it is of, `number` that of it, if any.
    """

    start: int
    end: int
    least: Fraction
    most: Fraction
    kind: str
    is_share: bool
    way: str
    word: str
    begin: int
    subject: str
    number: Quantity | None


def gap_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-wrong" and "change-contradicted" of a sentence with those before it."""
    reading = telling.reading
    for gap in _gaps(reading, reader):
        for figures in groups_of(telling.told):
            pairs = _pairs(figures, gap)
            if not pairs:
                continue
            fitting = [pair for pair in pairs if _fits(gap, *pair)]
            if fitting:
                yield from _wrong_way(reading, gap, fitting)
                break
            pair = pairs[-1] if len(pairs) == 1 else _clear(pairs)
            if pair is None or not _is_near(gap, *pair):
                break
            if any(_fits(gap, *each) for each in _pairs([one for some in reversed(telling.told) for one in some], gap)):
                break
            if _is_of(reading, gap, pair):
                yield _slip(reading, gap, *pair)
            break


def borne_out_gaps(telling: Telling, reader: FigureReader) -> list[tuple[int, int]]:
    """Return the places of what a sentence says of how far two figures lie apart that some two of them bear out."""
    return [
        (gap.start, gap.end)
        for gap in _gaps(telling.reading, reader)
        if any(_fits(gap, *pair) for figures in groups_of(telling.told) for pair in _pairs(figures, gap))
    ]


def _gaps(reading: Reading, reader: FigureReader) -> Iterator[_Gap]:
    text = reading.plain
    for each in reading.own:
        rough = is_approximate(reader, reading.sentence, each.number)
        slack = each.number.half + (each.value * _ROUGHLY if rough else 0)
        yield from _gap_at(text, each.start, each.end, (each.value - slack, each.value + slack), each)
    yield from _multiples(text)
    if reading.words.isdisjoint(reader.telling.portions):
        return
    for match in reader.portions.finditer(text):
        portion = reader.portion[match.group().casefold()]
        if portion.value:
            rough_word = approximation(reader, text, match.start())
            bounds = bounds_of(portion, rough_word.group() if rough_word is not None else "")
            start = rough_word.start() if rough_word is not None else match.start()
            yield from _gap_at(text, start, match.end(), bounds, None)


def _multiples(text: str) -> Iterator[_Gap]:
    """Yield what is told by "doubled" or "nearly halved": a rise of 100%, a fall of 50%, or about so much."""
    for match in _MULTIPLE.finditer(text):
        begin = max([each.end() for each in _CLAUSE.finditer(text, 0, match.start())], default=0)
        if _NOT.search(text, begin, match.start()):
            continue
        factor = next(value for word, value in _FACTORS.items() if match["word"].lower().startswith(word))
        rough = (match["rough"] or "").lower()
        apart = 100 * (factor - 1) if factor > 1 else 100 * (1 - factor)
        slack = 100 * factor * _ROUGHLY
        low = apart if rough in _AT_LEAST else apart - slack
        high = Fraction(10**6) if rough in _AT_LEAST else apart + slack if rough not in _ALMOST else apart
        way = "up" if factor > 1 else "down"
        subject = text[begin : match.start()]
        yield _Gap(match.start(), match.end(), low, high, "", True, way, match["word"], begin, subject, None)


def _gap_at(
    text: str, start: int, end: int, bounds: tuple[Fraction, Fraction], number: Quantity | None
) -> Iterator[_Gap]:
    """Yield the gap that a number, or a word for a share where it is None, at [start, end) of a sentence tells."""
    match = _BEFORE.search(text, max(0, start - 70), start)
    begin = max([each.end() for each in _CLAUSE.finditer(text, 0, match.start() if match else start)], default=0)
    if match is not None:
        word, at = match["noun"] or match["verb"] or match["up"], match.start()
        subject = (match["what"] or "") if match["noun"] else text[begin:at]
    else:
        after = _AFTER.match(text, end) or _NOUN_AFTER.match(text, end)
        if after is None or _NOT_LED.search(text, max(0, start - 25), start) or _OF_OTHER.match(text, end):
            return
        word, at, end, subject = after["word"], start, after.end(), f"{text[begin:start]} {after['what']}"
    way = _WAY.get(word.split()[-1].casefold(), "")
    if (match is not None and match["verb"] and not way) or _NOT.search(text, begin, at) or _RATE.match(text, end):
        return
    if _PLANNED.match(text, end):
        return
    kind = "" if number is None else Unit.PERCENT.value if number.kind == Unit.POINTS.value else number.kind
    is_share = number is None or number.kind == Unit.PERCENT.value
    yield _Gap(at, end, *bounds, kind, is_share, way, word, begin, subject, number)


def _pairs(figures: Sequence[Told], gap: _Gap) -> list[tuple[Told, Told]]:
    """Return the figures, two and two, that can lie so far apart, the earlier or the yardstick first."""
    usable = [
        each
        for each in figures
        if each.quantity is not gap.number
        and not each.is_gap
        and (each.back or gap.number is not None or not gap.start <= each.quantity.start < gap.end)
    ]
    if not gap.is_share:
        usable = [
            each
            for each in usable
            if each.quantity.kind == gap.kind or (gap.kind in TIMES and each.quantity.kind in TIMES)
        ]
        if gap.number is not None and gap.number.noun:
            usable = [each for each in usable if not each.quantity.noun or each.quantity.noun == gap.number.noun]
    else:
        usable = [each for each in usable if each.quantity.value > 0]
    return [pair for pair in combinations(usable[-_MOST:], 2) if are_comparable(pair[0].quantity, pair[1].quantity)]


def _clear(pairs: Sequence[tuple[Told, Told]]) -> tuple[Told, Told] | None:
    """Return the only two figures of two times, or the only one beside a yardstick, among some."""
    figures = list(dict.fromkeys(each for pair in pairs for each in pair))
    timed = in_order(figures)
    held = [pair for pair in pairs if pair[0].role is not pair[1].role]
    found = timed or held
    return found[-1] if len(found) == 1 else None


def _fits(gap: _Gap, one: Told, other: Told) -> bool:
    a, b = one.quantity, other.quantity
    apart = abs(a.value - b.value)
    are_whole = a.kind == Unit.PERCENT.value and places_of(a.number) == places_of(b.number)
    slack = Fraction(0) if are_whole else a.number.half + b.number.half
    if not gap.is_share:
        return gap.least - slack <= apart <= gap.most + slack
    if a.kind == Unit.PERCENT.value and gap.least - slack <= apart <= gap.most + slack:
        return True
    return any(
        gap.least - _ROUNDED <= 100 * apart / base <= gap.most + _ROUNDED for base in _bases(gap, one, other) if base
    )


def _bases(gap: _Gap, one: Told, other: Told) -> tuple[Fraction, ...]:
    """Return what a share of difference can be of: of the earlier, of the yardstick, of the larger if one is less."""
    ordered = in_order((one, other))
    if ordered:
        return (ordered[0][0].quantity.value,)
    if one.role is not other.role:
        return (next(each for each in (one, other) if each.role is not Role.MEASURED).quantity.value,)
    low, high = sorted((one.quantity.value, other.quantity.value))
    return {"up": (low,), "down": (high,)}.get(gap.way, (low, high))


def _is_near(gap: _Gap, one: Told, other: Told) -> bool:
    """Return whether a difference is of the size of what is said: far from it, something else was meant."""
    a, b = one.quantity, other.quantity
    apart = abs(a.value - b.value)
    if gap.is_share:
        apart = 100 * apart / max(min(a.value, b.value), Fraction(1))
    middle, far = (gap.least + gap.most) / 2, _FAR * 2 if gap.is_share else _FAR
    is_slip = any(abs(middle - apart * by) <= apart * by / 100 for by in _SLIPPED)
    return apart > 0 and (apart / far <= middle <= apart * far or is_slip)


def _wrong_way(reading: Reading, gap: _Gap, fitting: Sequence[tuple[Told, Told]]) -> Iterator[Slip]:
    """Yield what lies as far as is said, but the other way."""
    ordered = [(old, new) for pair in fitting for old, new in _ordered(pair)]
    if not gap.way or len(ordered) != len(fitting):
        return
    lies_up = [new.quantity.value > old.quantity.value for old, new in ordered]
    if not any(each is (gap.way == "up") for each in lies_up) and _is_of(reading, gap, ordered[-1]):
        old, new = ordered[-1]
        data = (("word", gap.word), ("before", old.quantity.said), ("after", new.quantity.said))
        yield Slip("change-contradicted", Severity.SHOULD, gap.start, gap.end, data)


def _ordered(pair: tuple[Told, Told]) -> list[tuple[Told, Told]]:
    """Return two figures, the earlier or the yardstick first, where it is known which that is."""
    one, other = pair
    if one.role is not other.role and Role.MEASURED in (one.role, other.role):
        return [pair if other.role is Role.MEASURED else (other, one)]
    return in_order(pair)


def _is_of(reading: Reading, gap: _Gap, pair: tuple[Told, Told]) -> bool:
    is_led = any(
        each.back == 0
        and (
            0 <= each.quantity.start - gap.end < _JUST_BEHIND
            or (each.quantity.start > gap.end and _FROM.fullmatch(reading.text, gap.end, each.quantity.start))
        )
        for each in pair
    )
    begin = len(reading.text) if is_led else gap.begin
    return is_of(reading, gap.subject, "", begin, pair, _WAY_STEMS)


def _slip(reading: Reading, gap: _Gap, one: Told, other: Told) -> Slip:
    a, b = one.quantity, other.quantity
    old, new = (
        (one, other) if one.role is Role.MEASURED and (one.when or (0, 0)) <= (other.when or (0, 0)) else (other, one)
    )
    if gap.number is None and gap.word.lower().startswith(tuple(_FACTORS)):
        told = (("word", gap.word), ("before", old.quantity.said), ("after", new.quantity.said))
        return Slip("multiple-wrong", Severity.SHOULD, gap.start, gap.end, told)
    apart = abs(a.value - b.value)
    if gap.is_share:
        right = f"{decimal(100 * apart / (old.quantity.value or 1))}%"
    else:
        factor = a.value / a.number.value if a.number.value else Fraction(1)
        right = amount(apart / factor, a.kind, max(places_of(a.number), places_of(b.number)))
    said = (
        reading.text[gap.number.start : gap.number.end] if gap.number is not None else reading.text[gap.start : gap.end]
    )
    data = (("before", old.quantity.said), ("after", new.quantity.said), ("difference", said), ("right", right))
    return Slip("change-wrong", Severity.SHOULD, gap.start, gap.end, data)
