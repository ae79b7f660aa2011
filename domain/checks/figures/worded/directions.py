"""Hold a word that says which way a figure went against the figures of two times, wherever these stand near it.

"83% in 2023/24 and 78% in 2024/25. This upward trend"; "a vacancy rate of 15%. By March 2025 it was 11%, a rise of four
points"; "use had fallen: 2,100 in 2024 and 2,900 in 2025". A word that says by how much is held against the figures
that lie so far apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading, are_comparable
from domain.checks.figures.stated.courses import goodness, is_multiple
from domain.checks.figures.worded.extremes import CLAUSE
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.figures.worded.rivals import ROUGH
from domain.checks.finding import Severity

_UP = (
    "rise increase growth climb jump surge rising increasing growing lengthening upward upwards expansion upturn uplift"
    " gain"
)
_DOWN = (
    "fall drop reduction decrease decline dip slump falling declining decreasing shrinking reducing downward downwards"
    " downturn slide shortening cut"
)
_BETTER = "improvement improving progress positive"
_WORSE = "deterioration worsening deteriorating setback"
_WAYS = {
    **dict.fromkeys((*_UP.split(), "longer", "higher", "larger", "bigger", "greater", "more", "slower"), "up"),
    **dict.fromkeys((*_DOWN.split(), "shorter", "lower", "smaller", "fewer", "less", "quicker", "faster"), "down"),
    **dict.fromkeys(_BETTER.split(), "better"),
    **dict.fromkeys(_WORSE.split(), "worse"),
}
WORDS = frozenset(_WAYS) | {"trend"}
"""A word of everything that this rule looks for, but for the words that tell a change."""
_TREND = r"(?:trend|trajectory|direction|path|movement|course|tendency|pattern|curve)"
_CLAIM = re.compile(
    r"(?:(?:,|\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Ii]ts|[Ss]uch\s+an?|[Oo]f|was|were|showed|shows|[Ww]ith))\s+(?:an?\s+)?(?:[a-z-]+\s+)?"
    rf"(?P<noun>{'|'.join((*_UP.split(), *_DOWN.split(), *_BETTER.split(), *_WORSE.split()))})\b(?:\s+{_TREND}\b)?"
    rf"|\b{_TREND}\s+(?:was|is|had\s+been)\s+(?:an?\s+)?(?:[a-z]+ly\s+)?(?P<trend>[a-z]+)\b"
    r"|\b(?:had|has|have|having|then|since|it|this|they|which|and|was|were)\s+(?:[a-z]+ly\s+|been\s+|also\s+|since\s+|therefore\s+|thus\s+|then\s+|got\s+|become\s+|grown\s+)*"
    r"(?P<verb>[a-z]+(?:\s(?:up|down))?)\b"
    r"|\b(?:became|become|got|grew|getting|growing)\s+(?:[a-z]+ly\s+|much\s+|even\s+)?(?P<became>longer|shorter|higher|lower|larger|smaller|slower|quicker|faster|fewer)\b"
    r"|\b(?P<than>longer|shorter|higher|lower|larger|smaller|slower|quicker|faster|more|fewer|less)\s+than\s+(?:before|previously|a\s+year|the\s+year|twelve|in\s+the\s+year))"
)
_BY = re.compile(r"\s+(?:[a-z]+\s+)?(?:of|by)\s+(?:(?:only|just|a|an)\s+)*\Z")
_OF_WHAT = re.compile(r"\s+(?:in|of)\s+(?:the\s+|its\s+)?(?P<what>[a-z][^,.;:\d]{2,40})")
_NOT = re.compile(
    r"\b(?:not|never|without|no|if|would|should|could|might|target|expected|planned|aim\w*|forecast|predicted|hoped|despite|avoid\w*|further)\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\b(?:out\s+of|by|of\s+(?:a|an)\s+(?:rise|fall)\s+of)\s+(?:(?:only|just|about|some)\s+)?\Z")
_CHANGE = re.compile(
    r"\s+(?:(?:days?|weeks?|months?|years?|hours?|people|points?|percentage\s+points?)\s+)?(?:more|fewer|less|longer|shorter|slower|quicker|faster|higher|lower)\b"
)
_GENERIC = stems_of(
    "it this that they these which performance position picture trend use demand numbers things"
    " backlog queue process score caseload leaders managers staff told service year overall reliance"
)
_MOST = 6
_GAINS = frozenset(("gain", "gains"))
"""What a shorter time is as well as a larger number."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A word that tells a way at [start, end), by how much, and where its clause begins."""

    word: str
    way: str
    start: int
    end: int
    by: Quantity | None


def direction_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" of a sentence with the two before it."""
    for claim in _claims(reading, reader):
        pairs = _pairs(reading, reader, claim)
        way = claim.way
        if pairs and way in ("better", "worse"):
            good = goodness(reading, reader, pairs[0][0].kind)
            way = "" if good is None else "up" if good is (way == "better") else "down"
        is_of_time = bool(pairs) and claim.word.casefold() in _GAINS and pairs[0][0].kind in TIMES
        if not pairs or not way or is_of_time:
            continue
        if (factor := reader.multiples.get(claim.word.casefold())) is not None:
            yield from _multiplied(reading, claim, factor, pairs)
        elif all((new.value < old.value) if way == "up" else (new.value > old.value) for old, new in pairs):
            old, new = pairs[-1]
            data = (("word", claim.word), ("before", old.said), ("after", new.said))
            yield Slip("change-contradicted", Severity.SHOULD, claim.start, claim.end, data)
            return


def _multiplied(
    reading: Reading, claim: _Claim, factor: Fraction, pairs: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[Slip]:
    rough = ROUGH.search(reading.text, max(0, claim.start - 20), claim.start)
    said = rough["rough"] if rough is not None else ""
    if not any(old.value and is_multiple(new.value / old.value, factor, said) for old, new in pairs):
        data = (("word", claim.word), ("before", pairs[-1][0].said), ("after", pairs[-1][1].said))
        yield Slip("multiple-wrong", Severity.SHOULD, claim.start, claim.end, data)


def _claims(reading: Reading, reader: FigureReader) -> Iterator[_Claim]:
    text = reading.text
    for match in _CLAIM.finditer(text):
        name = match.lastgroup or "noun"
        word, start = match[name], match.start(name)
        way = _way(reader, word)
        if not way:
            continue
        begin = max([each.end() for each in CLAUSE.finditer(text, 0, start)], default=0)
        if _NOT.search(text, begin, start) or not _is_told_of(reading, match, name, begin):
            continue
        by = next(
            (each for each in reading.own if each.start >= start and _BY.fullmatch(text, match.end(name), each.start)),
            None,
        )
        by = by or next((each for each in reading.own if each.end <= start and _CHANGE.match(text, each.end)), None)
        yield _Claim(word, way, start, match.end() if name == "noun" else match.end(name), by)


def _way(reader: FigureReader, word: str) -> str:
    moved = reader.moving.fullmatch(word)
    return (moved.lastgroup or "") if moved is not None else _WAYS.get(word, "")


def _is_told_of(reading: Reading, match: re.Match[str], name: str, begin: int) -> bool:
    """Return whether what went some way is what the figures are of, as far as it is named."""
    known = stems_of(f"{reading.sentence.text_before} {reading.text[: match.start()]}") | _GENERIC
    preceding = reading.sentence.preceding
    known |= stems_of(preceding.text_before) if preceding is not None else frozenset()
    of = _OF_WHAT.match(reading.text, match.end())
    is_amount = of is not None and any(of.start("what") <= each.start < of.end("what") for each in reading.own)
    if of is not None and not is_amount and not are_known(stems_of(of["what"]), known):
        return False
    subject = stems_of(reading.text[begin : match.start()]) if name in ("verb", "became") else frozenset()
    told = stems_of(f"{reading.sentence.text_before} {reading.text[:begin]} {reading.text[match.end() :]}")
    subject = subject - _GENERIC
    is_led = sum(each.start >= match.end() for each in reading.own) > 1  # "use of the van had fallen: 1,200 …"
    return is_led or not subject or any(are_known(frozenset({each}), told) for each in subject)


def _pairs(reading: Reading, reader: FigureReader, claim: _Claim) -> list[tuple[Quantity, Quantity]]:
    """Return the figures of two times that a claim can be of: those nearest to it, or those that lie so far apart."""
    told = _dated(reading)
    if claim.by is not None and claim.by.kind != Unit.PERCENT.value:
        every = [each for some in told for each in some]
        return [pair for pair in _in_order(every) if _is_apart(pair, claim.by)]
    if claim.by is not None or any(is_approximate(reader, reading.sentence, each.number) for each in reading.own):
        return []
    for some in ([*told[0]], [*told[1]] if not told[0] else [*told[1], *told[0]], [*told[2], *told[1], *told[0]]):
        pairs = _in_order(some)
        if pairs:
            return pairs if len({each.kind for each in some}) == 1 else []
    return []


def _dated(reading: Reading) -> list[list[Quantity]]:
    """Return the figures of a sentence and of the two before it; those without a time have that told before them."""
    found: list[list[Quantity]] = []
    chain: list[tuple[Sentence, Reading]] = []
    now: Reading | None = reading
    while now is not None and len(chain) < 4:
        chain.append((now.sentence, now))
        now = Reading(now.sentence.preceding) if now.sentence.preceding is not None else None
    known: tuple[int, int] | None = None
    for sentence, told in reversed(chain):
        whens = {each.when for each in told.own if each.when is not None}
        if len(sentence.dates) > 1:
            known = None
        elif whens:
            known = next(iter(whens))
        elif sentence.dates:
            known = None
        usable = [each for each in told.own if _is_figure(told.plain, each)]
        found.append([each if each.when else replace(each, when=known) for each in usable][:_MOST])
    found.reverse()
    return [*found, [], [], []][:4]


def _is_figure(plain: str, each: Quantity) -> bool:
    """Return whether a number is one that can go up or down: none of a scale, and no difference."""
    if each.kind == Unit.POINTS.value or each.value == 0:
        return False
    return not _SCALE.search(plain, max(0, each.start - 30), each.start) and not _CHANGE.match(plain, each.end)


def _in_order(quantities: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Return each two comparable figures of two times of which it is known which was the earlier."""
    found = []
    for one, other in combinations(quantities, 2):
        if one.when is None or other.when is None or one.when == other.when or not are_comparable(one, other):
            continue
        if one.when[0] == other.when[0] and not (one.when[1] and other.when[1]):
            continue
        found.append((one, other) if one.when < other.when else (other, one))
    return found


def _is_apart(pair: tuple[Quantity, Quantity], by: Quantity) -> bool:
    """Return whether two figures lie as far apart as is said."""
    one, other = pair
    kind = Unit.PERCENT.value if by.kind == Unit.POINTS.value else by.kind
    if one.kind != kind and not (kind in TIMES and one.kind in TIMES):
        return False
    return one.kind == kind and abs(abs(one.value - other.value) - by.value) <= by.number.half + one.number.half
