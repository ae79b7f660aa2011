"""What two sequences share in order: quick for long texts of which little changed, exact for short ones.

Shared ends first; between them the words that either side has once, in the longest order that both have (patience
sorting), from which sharing goes on both ways; what is left between two of them by the longest common subsequence with
one bit per element (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import ne
from typing import Final

from domain.quick import quick

FEW_PAIRS: Final = 10_000
"""Pairs of elements up to which all are compared, which is as quick and exact."""
MOST_PAIRS: Final = 400_000_000
"""Pairs of elements with no unique one among them that are compared bit by bit; more are taken to be replaced."""
FIRST_STRIDE: Final = 16
"""Elements that are compared at once where two stretches begin to be the same."""


@quick
@dataclass(frozen=True, slots=True)
class Replacement:
    """The elements [start, end) of the first sequence, in whose place the second has its [new_start, new_end)."""

    start: int
    end: int
    new_start: int
    new_end: int


Run = tuple[int, int, int]
"""So many elements that are the same: where in the first, where in the second, how many."""
Stretch = tuple[int, int, int, int]
"""The elements [low, high) of the first, and [new_low, new_high) of the second."""


def replacements(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Replacement]:
    """Return what turns the first sequence into the second, in order, with at least one shared element between two."""
    if old == new:
        return []
    found: list[Replacement] = []
    start = new_start = 0
    for low, new_low, length in (*_shared(old, new), (len(old), len(new), 0)):
        if start < low or new_start < new_low:
            found.append(Replacement(start, low, new_start, new_low))
        start, new_start = low + length, new_low + length
    return found


def _shared(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Return the runs that two sequences share, in order."""
    head = _same_ahead(old, new, 0, 0, min(len(old), len(new)))
    found: list[Run] = [(0, 0, head)]
    waiting: list[Stretch] = [(head, len(old), head, len(new))]
    while waiting:  # each begins where the two differ
        low, high, new_low, new_high = waiting.pop()
        tail = _same_behind(old, new, high, new_high, min(high - low, new_high - new_low))
        high, new_high = high - tail, new_high - tail
        found.append((high, new_high, tail))
        pairs = (high - low) * (new_high - new_low)
        anchors = _anchors(old, new, low, high, new_low, new_high) if pairs > FEW_PAIRS else []
        if not anchors and 0 < pairs <= MOST_PAIRS:
            found += _by_bits(old, new, low, high, new_low, new_high)
        for place, new_place in anchors:
            if place < low:
                continue  # within what the anchor before it went on to share
            waiting.append((low, place, new_low, new_place))
            length = _same_ahead(old, new, place, new_place, min(high - place, new_high - new_place))
            found.append((place, new_place, length))
            low, new_low = place + length, new_place + length
        if anchors:
            waiting.append((low, high, new_low, new_high))
    return sorted(each for each in found if each[2])


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, new_low: int, new_high: int
) -> list[tuple[int, int]]:
    """Return the places of elements that either side has once, in the longest order that both have."""
    part, new_part = old[low:high], new[new_low:new_high]
    single, new_single = (
        {element for element, times in Counter(each).items() if times == 1} for each in (part, new_part)
    )
    both = single & new_single
    places = {element: place for place, element in enumerate(new_part, new_low) if element in both}
    pairs = [(place, places[element]) for place, element in enumerate(part, low) if element in both]
    ends: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for number, (_place, new_place) in enumerate(pairs):
        length = bisect_left(ends, new_place)
        before.append(best[length - 1] if length else -1)
        if length == len(ends):
            ends.append(new_place)
            best.append(number)
        else:
            ends[length], best[length] = new_place, number
    chain: list[tuple[int, int]] = []
    number = best[-1] if best else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _by_bits(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, new_low: int, new_high: int
) -> list[Run]:
    """Return the runs of a longest common subsequence, in no order."""
    masks: dict[Hashable, int] = {}
    for place in range(low, high):
        masks[old[place]] = masks.get(old[place], 0) | 1 << (place - low)
    full = (1 << (high - low)) - 1
    state, states = full, []
    for place in range(new_low, new_high):
        matched = state & masks.get(new[place], 0)
        state = ((state + matched) | (state - matched)) & full
        states.append(state)
    found: list[Run] = []
    column, row = high - low, new_high - new_low
    while column and row:
        if states[row - 1] >> (column - 1) & 1:
            column -= 1
        elif row > 1 and not states[row - 2] >> (column - 1) & 1:
            row -= 1
        else:
            column, row = column - 1, row - 1
            found.append((low + column, new_low + row, 1))
    return found


def _same_ahead(old: Sequence[Hashable], new: Sequence[Hashable], low: int, new_low: int, most: int) -> int:
    """Return how many elements are the same from two places on, `most` at most."""
    sure, step = 0, FIRST_STRIDE
    while sure < most:  # in growing strides, each compared at once
        reach = min(sure + step, most)
        part, new_part = old[low + sure : low + reach], new[new_low + sure : new_low + reach]
        if part != new_part:
            return sure + next(compress(count(), map(ne, part, new_part)))
        sure, step = reach, step * 2
    return sure


def _same_behind(old: Sequence[Hashable], new: Sequence[Hashable], high: int, new_high: int, most: int) -> int:
    """Return how many elements are the same before two places, `most` at most."""
    sure, step = 0, FIRST_STRIDE
    while sure < most:
        reach = min(sure + step, most)
        part, new_part = old[high - reach : high - sure], new[new_high - reach : new_high - sure]
        if part != new_part:
            return sure + next(compress(count(), map(ne, reversed(part), reversed(new_part))))
        sure, step = reach, step * 2
    return sure
