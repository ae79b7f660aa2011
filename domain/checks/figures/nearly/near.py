"""Say whether a figure nearly is another: a slip of the pen or of reckoning, and no figure of something else.

What a text claims is told in ever new words, but a wrong result lies near the right one: one digit is another, two are
exchanged, a nought is missing, or little is lacking. That it nearly fits, and that nothing else near it makes it fit,
tells as much of what a figure is meant to be as the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.quantities import Quantity

MOST_BACK = 2
"""So many sentences before its own a result can be of."""
_BOUND = re.compile(r"\b(?:aged?|ages|under|over|between)\s+\Z")
_MOST_KNOWN = 8
_LEAST_DIGITS = 2


def near_quantities(telling: Telling, kind: str, claim: Quantity | None = None) -> list[Told]:
    """Return the quantities of a kind in a sentence and the few before it, in the order of the text, without a claim.

    Ages and figures that are said to be bounds are none of them.
    """
    found: list[list[Told]] = []
    for back, told in enumerate(telling.told[: MOST_BACK + 1]):
        text = telling.at(back).reading.plain
        own = [each for each in told if each.quantity.kind == kind]
        if claim is not None and not back:
            own = [each for each in own if each.quantity.start != claim.start]
        found.append([each for each in own if not _BOUND.search(text, 0, each.quantity.start)])
    return [each for some in reversed(found) for each in some][-_MOST_KNOWN:]


def is_slip_of(said: Fraction, right: Fraction) -> bool:
    """Return whether a number differs from another in one digit, in the order of two, or by a nought."""
    if said == right or said <= 0 or right <= 0:
        return False
    if said == 10 * right or right == 10 * said:
        return True
    one, other = _digits_of(said, right)
    if len(one) != len(other) or len(one) < _LEAST_DIGITS:
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return True
    if len(places) != _LEAST_DIGITS or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def is_close(said: Fraction, right: Fraction, share: Fraction) -> bool:
    """Return whether two numbers differ by no more than a share of the larger."""
    return abs(said - right) <= share * max(abs(said), abs(right))


def slack_of(quantities: Iterable[Quantity]) -> Fraction:
    """Return how far off a sum of quantities can be that are rounded."""
    return sum((each.number.half for each in quantities), Fraction(0))


def results_of(known: Sequence[Fraction]) -> set[Fraction]:
    """Return what numbers make: each of them, the sums of some, and what is left of one or of a sum by another."""
    found = set(known)
    for count in range(2, len(known) + 1):
        found |= {sum(some, Fraction(0)) for some in combinations(known, count)}
    return found | {abs(one - other) for one in found for other in known}


def _digits_of(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Return the digits of two numbers without the noughts that both end with."""
    scale = one.denominator * other.denominator
    first, second = str(int(one * scale)), str(int(other * scale))
    while first.endswith("0") and second.endswith("0"):
        first, second = first[:-1], second[:-1]
    return first, second
