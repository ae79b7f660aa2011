"""Hold what a sentence concludes to be left of a whole against every whole and its part that were told before it.

What is called the rest, "the other 298", is held in `figures/stated/rests.py` against the sentence before alone.

"7,200 items were delivered. Of these, 6,840 came in time. This left 460 that were late"; "77 of the 110 had been
trained. This meant that 43 had yet to be".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import amount
from domain.checks.figures.quantities import Quantity
from domain.checks.figures.stated.pool import COUNTED, are_one_noun, sums_of
from domain.checks.finding import Severity

WORDS = frozenset({"left", "leaves", "leaving", "meant", "means", "meaning", "so", "therefore", "thus", "remaining"})
"""A word of everything that leads to what is left."""
_LEFT = re.compile(
    r"\b(?:(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|which|and)\s+(?:left|leaves)|leaving)\s+(?:only\s+|just\s+|a\s+further\s+)?(?:£\s?)?\Z"
)
_MEANT = re.compile(
    r"(?:\b(?:[Tt]his|[Tt]hat|[Ii]t|which)\s+mean[st]\s+(?:that\s+)?|\bmeaning\s+(?:that\s+)?|\b[Ss]o\s+|\b(?:[Tt]herefore|[Tt]hus),?\s+)(?:the\s+other\s+|only\s+)?\Z"
)
_LACKED = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+(?:had\s+(?:yet|still|not|no|none)|have\s+(?:yet|not)|(?:was|were)\s+(?:still|not|yet|without|late|overdue"
    r"|outstanding|waiting|un[a-z]+)|did\s+not|remained|went\s+without|missed|lacked|still)\b"
)
_SO = re.compile(r"(?:So|Thus|Therefore|That\s+mean[st]|This\s+mean[st])\b")
_OF_WHOLE = re.compile(r"\s+(?:[a-z’-]+\s+)?(?:out\s+)?of\s+(?:(?:the|these|those|its|our|their|all)\s+)*")
_LATE = re.compile(r"\s+(?:more|fewer|less|extra|further|a\s+(?:day|week|month|year)|per)\b")
_LEAST, _MOST, _MOST_KNOWN = Fraction(3, 5), Fraction(5, 3), 6


def rest_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a sentence with those before it."""
    reading = telling.reading
    text = reading.plain
    for rest in reading.own:
        if rest.kind not in COUNTED or _LATE.match(text, rest.end):
            continue
        is_left = _LEFT.search(text, 0, rest.start) is not None
        if not is_left and not (_MEANT.search(text, 0, rest.start) and _LACKED.match(text, rest.end)):
            continue
        told = [
            each for some in reversed(telling.told) for each in some if each.back or each.quantity.end <= rest.start
        ]
        known = [each for each in told if each.quantity.kind == rest.kind and each.quantity.value > 1][-_MOST_KNOWN:]
        pair = _wrong_pair(rest, known)
        if pair is not None and not is_approximate(reader, reading.sentence, rest.number):
            whole, part = pair
            data = (("whole", whole.said), ("total", amount(part.value + rest.value, rest.kind)))
            yield Slip("parts-do-not-add", Severity.SHOULD, rest.start, rest.end, data)


def summed_slips(telling: Telling) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of so many of a whole that are concluded: "31 good, 3 outstanding. So 35 of the 42"."""
    reading = telling.reading
    own = [each for each in reading.own if each.kind in COUNTED]
    if (
        len(own) != 2
        or not _SO.match(reading.plain)
        or not _OF_WHOLE.fullmatch(reading.plain, own[0].end, own[1].start)
    ):
        return
    claim, whole = own
    known = [each.quantity for some in telling.told[1:3] for each in some if each.quantity.kind == claim.kind]
    parts = [each for each in known if each.value < whole.value][:_MOST_KNOWN]
    sums = {*sums_of(parts), *(each.value for each in parts), *(whole.value - each.value for each in parts)}
    near = [each for each in sums_of(parts) if _LEAST <= claim.value / each <= _MOST]
    if len(parts) > 1 and near and claim.value not in sums and whole.value in {each.value for each in known}:
        total = min(near, key=lambda each: abs(each - claim.value))
        data = (("whole", claim.said), ("total", amount(total, claim.kind)))
        yield Slip("parts-do-not-add", Severity.SHOULD, claim.start, claim.end, data)


def _wrong_pair(rest: Quantity, known: Sequence[Told]) -> tuple[Quantity, Quantity] | None:
    """Return the whole and the part that come nearest to what is left, where none leaves just that."""
    figures = [each.quantity for each in known]
    slack = rest.number.half
    for whole, *parts in (*permutations(figures, 2), *permutations(figures, 3)):
        halves = {each.number.half for each in (whole, *parts, rest)}
        exact = (
            Fraction(0)
            if len(halves) == 1
            else slack + sum((each.number.half for each in (whole, *parts)), Fraction(0))
        )
        if abs(whole.value - sum((each.value for each in parts), Fraction(0)) - rest.value) <= exact:
            return None
    if any(each.value == rest.value for each in figures):
        return None
    if any(one.value + other.value == rest.value for one, other in combinations(figures, 2)):
        return None
    near = [
        (whole, part)
        for whole, part in permutations(figures, 2)
        if part.value < whole.value and _LEAST <= rest.value / (whole.value - part.value) <= _MOST
    ]
    near = [pair for pair in near if are_one_noun(*pair) and are_one_noun(pair[0], rest)]
    return near[-1] if near else None
