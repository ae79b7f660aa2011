"""Find two numbers of the people of one area at one time: "a population of 214,300" and "its 198,700 residents"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.labels import stems_of
from domain.checks.figures.numbers import Unit
from domain.checks.figures.repeated.measures import Placed

_FEWEST = 5_000
_ROUNDED, _FAR = 1.02, 1.6
"""Of two numbers that lie nearer one is rounded; of those that lie farther apart one is of a part or another area."""
_LED = re.compile(
    r"\b(?:population|inhabitants)\s+(?:of|was|were|stood\s+at|at|to\s+be|:)\s+(?:about\s+|some\s+)?\Z", re.IGNORECASE
)
_RESIDENTS = re.compile(r"\s+(?:residents|inhabitants|people\s+(?:lived|live|living)\s+(?:there|here|in\s+the))\b")
_NARROWED = re.compile(
    r"(?:\s+(?:residents|inhabitants|people))?\s+(?:aged|who|whose|with|without|from|over|under|in\s+(?!(?:mid-)?\d|the\s+(?:Census|\d))|lived\s+in\s+(?:rural|the\s+[a-z]+\s+(?:ward|town))|by\s+20)\b"
)
_OTHER = re.compile(
    r"\b(?:would|will|forecast|projected|expected|grow|grown|grew|older|younger|adults?|children|wards?|towns?\s+of|more|fewer|of\s+(?:these|them|whom))\b"
)
_SENTENCE_STARTS = frozenset(stems_of("the at in census office national statistics it its of an england according"))
_ITS = re.compile(r"(?:’s|\b[Ii]ts|\b[Tt]heir|\b[Oo]ur)\s+\Z")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")


def populations_twice(measures: Sequence[Placed], own: frozenset[str]) -> Iterator[tuple[Placed, Placed]]:
    """Yield each number of an area's people that differs from the first of its time, with that; `own` are its names."""
    first: dict[str, Placed] = {}
    for placed in measures:
        if not placed.measure.period or not _is_population(placed, own):
            continue
        there = first.setdefault(placed.measure.period, placed)
        low, high = sorted((placed.measure.amount, there.measure.amount))
        if low * _ROUNDED < high <= low * _FAR:
            yield placed, there


def _is_population(placed: Placed, own: frozenset[str]) -> bool:
    measure = placed.measure
    if measure.key != (str(Unit.PLAIN),) or measure.amount < _FEWEST or measure.is_about:
        return False
    text, start, end = measure.sentence.text, measure.number.start, measure.number.end
    if not (_LED.search(text, max(0, start - 60), start) or _RESIDENTS.match(text, end)):
        return False
    is_narrowed = _NARROWED.match(text, end) is not None and not _ITS.search(text, 0, start)
    if is_narrowed or _OTHER.search(text):
        return False
    return stems_of(" ".join(_NAME.findall(text[1:start]))) <= own | _SENTENCE_STARTS
