"""Hold the parts into which a whole is divided against it, however they are told: by verbs, places, states or names.

"72 complaints, of which 30 were upheld, 22 were not and 15 were withdrawn"; "18 of 30 actions were complete, seven were
on track and three were late"; "it met 61 of the 84 requests and turned down the remaining 33".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.derived.told import Telling
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import amount
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, are_one_noun, sums_of
from domain.checks.finding import Severity

WORDS = frozenset({"and", "while", "but", "so"})
"""A word of every list of parts."""
_ONE = re.compile(
    r"(?:(?<=[,;]\s)|(?<=and\s)|(?<=while\s)|\A)[Oo]ne\b(?=\s+(?:was|were|had|did|is|came|went|left|closed|lay|[a-z]+ed)\b|\s*[,.;]|\s+in\b)"
)
_BETWEEN = re.compile(
    r"(?P<item>[^;:.]{0,90}?)(?:[,;]\s+(?:and\s+|while\s+|but\s+|with\s+)?|\s+(?:and|while|but|whereas|plus|with)\s+)"
    r"(?P<lead>(?:[A-Za-z’-]+\s+){0,7}?)\(?(?:£\s?)?"
)
_OF_PART = re.compile(
    r"\s+(?:[a-z’-]+\s+){0,2}?of\s+(?:(?:the|its|our|their|all|these|those|a\s+total\s+of)\s+)*(?:£\s?)?\Z"
)
_OF_START = re.compile(
    r"(?:\A|[,;]\s+)(?:Of|of|Among|Out\s+of)\s+(?:(?:the|its|our|their|all|these|those|some)\s+)*(?:£\s?)?\Z"
)
_OF_WHICH = re.compile(
    r"[^.;:]{0,80}?(?:(?:,|\s\(|\s[–—])\s*of\s+(?:whom|which|these|them)\s+|:\s+|\s\(|\s[–—]\s)(?:[a-z]+\s+){0,2}?(?:£\s?)?"
)
_REST = re.compile(r"\b(?:other|remaining|rest|left|leaving)\s+(?:[a-z]+\s+){0,2}?(?:£\s?)?\Z")
_LEFT = re.compile(
    r"(?:\s+[a-z’-]+){0,2}?\s+(?:left|remained|remaining|outstanding|unspent|went\s+without|missed\s+out|dropped\s+out|withdrew|(?:did|had|were|was|have)\s+not|none)\b"
)
_GOES_ON = re.compile(
    r"(?:Of\s+(?:these|those|them|the\s+[a-z]+)\b,?|(?:It|They|This|That|These|The\s+(?:same\s+)?(?:report|data|audit|log|review|panel|team|sample))\b"
    r"|The\s+[a-z]+\s+(?:was|were)\b|£?\d|[A-Z][a-z]+(?:-[a-z]+)?\s)"
)
_LOOSE = re.compile(
    r"\b(?:(?:year|month)s?\s+(?:before|earlier|later)|a\s+further|most\s+common|commonest|main|mainly|mostly|largest|includ\w+|such\s+as|among\s+them|for\s+example|at\s+least|also|both|more\s+than\s+one|as\s+well"
    r"|compared|than|target|England|average|average[ds]|per|each|every|another|previous|from|by\s+then|since)\b",
    re.IGNORECASE,
)
_VIEWS = re.compile(r"\b(?:said|felt|thought|told|liked|wanted|mentioned|answered|praised)\b")
_OF_THEM = re.compile(r"\bof\s+(?:those|these|them|which|whom)\b")
_NOT_PARTS = re.compile(
    r"\s*(?:%|per\s+cent|(?:[a-z-]+\s+)?(?:years?|days?|weeks?|months?|hours?|minutes?|times|points?)\b|(?:or|to)\s+\d)"
)
_MOST_PARTS, _MOST_KNOWN = 6, 7
_LEAST, _MOST = Fraction(17, 20), Fraction(23, 20)
_LEAST_OF_REST, _MOST_OF_REST = Fraction(3, 5), Fraction(8, 5)


@dataclass(frozen=True, slots=True)
class _Division:
    """A whole and its parts; the place of the parts is of their sentence."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    ones: tuple[tuple[int, int], ...]

    @property
    def total(self) -> Fraction:
        return sum((each.value for each in self.parts), Fraction(len(self.ones)))

    @property
    def count(self) -> int:
        return len(self.parts) + len(self.ones)


def divided_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a sentence with the one before it."""
    reading = telling.reading
    own = [each for each in reading.own if each.kind in COUNTED]
    if len({each.kind for each in own}) != 1:
        return
    division = _division(reading, own)
    if division is None or _LOOSE.search(reading.plain) or not 2 <= division.count <= _MOST_PARTS:
        return
    if _VIEWS.search(reading.plain, division.parts[0].start):
        return
    low, high = _bounds(reading, division)
    whole, total = division.whole, division.total
    if (
        any(each.value >= whole.value for each in division.parts)
        or not low * whole.value <= total <= high * whole.value
    ):
        return
    halves = {each.number.half for each in (*division.parts, whole)}
    slack = (
        Fraction(0) if len(halves) == 1 else sum((each.number.half for each in (*division.parts, whole)), Fraction(0))
    )
    if abs(total - whole.value) <= slack:
        return
    if any(is_approximate(reader, reading.sentence, each.number) for each in division.parts):
        return
    told = [each for some in telling.told for each in some if each.quantity.kind == whole.kind]
    places = {each.start for each in division.parts}
    others = [each.quantity for each in told if each.back or each.quantity.start not in places]
    known = {each.value for each in others} | sums_of(others[:_MOST_KNOWN])
    if not sums_of(division.parts).isdisjoint(each.value for each in division.parts):
        return  # "£0.3m and £0.5m, together £0.8m"
    if total in known or whole.value in sums_of(own[:_MOST_KNOWN]):
        return
    start = min(each.start for each in division.parts)
    data = (("whole", whole.said), ("total", amount(total, whole.kind)))
    yield Slip("parts-do-not-add", Severity.SHOULD, start, max(each.end for each in division.parts), data)


def _bounds(reading: Reading, division: _Division) -> tuple[Fraction, Fraction]:
    """Return how far the sum of parts can lie from a whole, as a share of it: two leave nothing if one is the rest."""
    if _is_rest(reading.plain, division.parts[-1]):
        return _LEAST_OF_REST, _MOST_OF_REST
    if division.count > 2:
        return _LEAST, _MOST
    return (Fraction(1), _MOST) if _have_one_verb(reading.plain, division.parts) else (Fraction(1), Fraction(1))


def _have_one_verb(text: str, parts: Sequence[Quantity]) -> bool:
    """Return whether two parts are told in the same words: "the managers did 38 and the team did 24"."""
    before = [text[: each.start].rsplit(None, 1)[-1:] for each in parts]
    behind = [text[each.end :].split(None, 1)[:1] for each in parts]
    return len(parts) > 1 and any(len(some[0]) == 1 and some[0] == some[1] for some in (before, behind))


def _is_rest(text: str, last: Quantity) -> bool:
    """Return whether the last of some parts is said to be what is left."""
    return _REST.search(text, 0, last.start) is not None or _LEFT.match(text, last.end) is not None


def _division(reading: Reading, own: Sequence[Quantity]) -> _Division | None:
    text = reading.plain
    ones = tuple(match.span() for match in _ONE.finditer(text)) if "one" in reading.words else ()
    if len(own) > 1 and _OF_PART.fullmatch(text, own[0].end, own[1].start) and own[0].value < own[1].value:
        return _made(text, own[1], (own[0], *own[2:]), ones, own[1].end)
    before = [each for each in reading.before if each.kind == own[0].kind and each.value > 1]
    if len(own) > 2 and own[0].value > max(each.value for each in own[1:]) and not text.startswith(")", own[0].end):
        is_rest = not before and _is_rest(text, own[-1]) and _BETWEEN.fullmatch(text, own[0].end, own[1].start)
        if is_rest or _OF_START.search(text, 0, own[0].start) or _OF_WHICH.fullmatch(text, own[0].end, own[1].start):
            return _made(text, own[0], own[1:], ones, own[0].end)
    if before and len(before) <= 2 and _GOES_ON.match(text):
        return _made(text, before[0], own, ones, 0)
    return None


def _made(
    text: str, whole: Quantity, parts: Sequence[Quantity], ones: Sequence[tuple[int, int]], low: int
) -> _Division | None:
    """Return the division of a whole, where its parts are one list."""
    places = sorted([*((each.start, each.end) for each in parts), *(each for each in ones if each[0] >= low)])
    for (_start, end), (start, _end) in pairwise(places):
        if end > low and (not _BETWEEN.fullmatch(text, end, start) or _OF_THEM.search(text, end, start)):
            return None
    if any(_NOT_PARTS.match(text, each.end) for each in parts) or not all(are_one_noun(whole, each) for each in parts):
        return None
    return _Division(whole, tuple(parts), tuple(each for each in ones if each[0] >= low))
