"""How far two people who scored the same agree: percentages, and Cohen's weighted kappa with every number of it.

Source: J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
Psychological Bulletin 70 (1968), 213-220. With v the weight of a disagreement, o the observed share of a pair of levels
and e the share that chance alone would give it (the product of how often each person gives each level),

    kappa = 1 - sum(v * o) / sum(v * e)

Weights rise with the steps between two levels on the scale: linear |i - j| / (k - 1) as in D. V. Cicchetti and
T. Allison, American Journal of EEG Technology 11 (1971), 101-109; quadratic ((i - j) / (k - 1)) ** 2 as in J. L. Fleiss
and J. Cohen, Educational and Psychological Measurement 33 (1973), 613-619.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

Pair = tuple[int, int]
"""The first and the second level given to the same."""

Table = tuple[tuple[int, ...], ...]
"""How often each pair of levels was given: a row for each first level, a column for each second, as the scale goes."""

Shares = tuple[tuple[Fraction, ...], ...]
"""A number for each pair of levels, in the same places."""


class Weighting(StrEnum):
    """How the weight of a disagreement rises with its steps."""

    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree over `count` pairs; shares are 0 to 1, None without a pair.

    `exact` is the share of pairs of the same level, `within_one` of those at most one step apart. A kappa is None where
    it is undefined: without a pair, or when both gave one and the same level throughout.
    """

    scale: tuple[int, ...]
    table: Table
    count: int
    exact: Fraction | None
    within_one: Fraction | None
    linear: Fraction | None
    quadratic: Fraction | None


@dataclass(frozen=True, slots=True)
class KappaStep:
    """One step of the calculation: a code, and the numbers that fill it.

    Codes: "pairs" (count), "observed" (value: the weighted disagreement observed), "expected" (value: that by chance),
    and "kappa" (observed, expected, value) or "undefined".
    """

    code: str
    numbers: tuple[tuple[str, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every number of a weighted kappa: the weights, the observed shares, those by chance, and the steps."""

    weighting: Weighting
    scale: tuple[int, ...]
    weights: Shares
    observed: Shares
    expected: Shares
    steps: tuple[KappaStep, ...]
    kappa: Fraction | None


def agreement(pairs: Iterable[Pair], scale: Sequence[int]) -> Agreement:
    """Return how far two people agree; `scale` are its levels in ascending order.

    Raises ValueError for a level that is not on the scale.
    """
    table = table_of(pairs, scale)
    count = sum(map(sum, table))
    return Agreement(
        scale=tuple(scale),
        table=table,
        count=count,
        exact=_share_within(table, 0),
        within_one=_share_within(table, 1),
        linear=weighted_kappa(table, weights_of(len(scale), Weighting.LINEAR)),
        quadratic=weighted_kappa(table, weights_of(len(scale), Weighting.QUADRATIC)),
    )


def table_of(pairs: Iterable[Pair], scale: Sequence[int]) -> Table:
    """Return how often each pair of levels was given; raises ValueError for a level that is not on the scale."""
    counted = Counter(pairs)
    strange = {level for pair in counted for level in pair} - set(scale)
    if strange:
        raise ValueError(f"not on the scale: {sorted(strange)}")
    return tuple(tuple(counted[first, second] for second in scale) for first in scale)


@cache
def weights_of(levels: int, weighting: Weighting) -> Shares:
    """Return the weight of each disagreement on a scale of at least two levels: 0 for none, 1 for the greatest."""
    power = 1 if weighting is Weighting.LINEAR else 2
    steps = range(levels)
    return tuple(tuple(Fraction(abs(row - column), levels - 1) ** power for column in steps) for row in steps)


def weighted_kappa(table: Table, weights: Shares) -> Fraction | None:
    """Return Cohen's weighted kappa of a square table of counts, at most 1; None where it is undefined.

    `weights` are those of disagreement, 0 on the diagonal.
    """
    if not any(map(any, table)):
        return None
    observed, expected = _weighed(_observed(table), weights), _weighed(_expected(table), weights)
    return 1 - observed / expected if expected else None


def explain(pairs: Iterable[Pair], scale: Sequence[int], weighting: Weighting) -> Explanation:
    """Return a weighted kappa with all the numbers it is made of, and its steps in order.

    Raises ValueError for a level that is not on the scale.
    """
    table = table_of(pairs, scale)
    weights = weights_of(len(scale), weighting)
    kappa = weighted_kappa(table, weights)
    count = sum(map(sum, table))
    observed, expected = (_observed(table), _expected(table)) if count else (_nothing(table), _nothing(table))
    differing, by_chance = _weighed(observed, weights), _weighed(expected, weights)
    steps = [
        KappaStep("pairs", (("count", Fraction(count)),)),
        KappaStep("observed", (("value", differing),)),
        KappaStep("expected", (("value", by_chance),)),
    ]
    if kappa is None:
        steps.append(KappaStep("undefined"))
    else:
        steps.append(KappaStep("kappa", (("observed", differing), ("expected", by_chance), ("value", kappa))))
    return Explanation(weighting, tuple(scale), weights, observed, expected, tuple(steps), kappa)


def _share_within(table: Table, steps: int) -> Fraction | None:
    count = sum(map(sum, table))
    if not count:
        return None
    near = sum(
        number
        for row, numbers in enumerate(table)
        for column, number in enumerate(numbers)
        if abs(row - column) <= steps
    )
    return Fraction(near, count)


def _observed(table: Table) -> Shares:
    count = sum(map(sum, table))
    return tuple(tuple(Fraction(number, count) for number in row) for row in table)


def _expected(table: Table) -> Shares:
    count = sum(map(sum, table))
    firsts = [sum(row) for row in table]
    seconds = [sum(column) for column in zip(*table, strict=True)]
    return tuple(tuple(Fraction(first * second, count * count) for second in seconds) for first in firsts)


def _nothing(table: Table) -> Shares:
    return tuple(tuple(Fraction(0) for _ in row) for row in table)


def _weighed(shares: Shares, weights: Shares) -> Fraction:
    return sum(
        (
            weight * share
            for row, given in zip(weights, shares, strict=True)
            for weight, share in zip(row, given, strict=True)
        ),
        Fraction(0),
    )
