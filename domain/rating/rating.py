"""The overall rating: exact, explained step by step, with what is near and what each single score would change.

Source of the formula, the bands and the equal weights: "How we determine ratings" of the framework's sources. All of it
is data of the framework; nothing here knows a number of statements, a scale or a band.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from domain.frameworks.framework import Band, CategoryBand, Framework, Limiter, RatingMethod
from domain.rating.steps import Step, category_steps, rating_steps

FORMULA = "share-of-maximum"
ROUNDINGS = ("up", "down", "half-up")
_AnyBand = TypeVar("_AnyBand", Band, CategoryBand)


class LevelNotOnScale(Exception):
    """A level that the framework's scale does not have."""

    def __init__(self, statement_id: str, level: int) -> None:
        super().__init__(f"{statement_id}: the scale has no level {level}")
        self.statement_id = statement_id
        self.level = level


class UnknownStatement(Exception):
    """A statement that the framework does not have."""

    def __init__(self, statement_id: str) -> None:
        super().__init__(f"the framework has no statement {statement_id!r}")
        self.statement_id = statement_id


class NotScoredByCategory(Exception):
    """A framework whose statements are scored as a whole, not by evidence category."""

    def __init__(self, framework_id: str) -> None:
        super().__init__(f"{framework_id} does not score evidence categories")
        self.framework_id = framework_id


@dataclass(frozen=True, slots=True)
class Distance:
    """The neighbouring band and the fewest points by which the sum must rise (+) or fall (-) for it to be given.

    Levels only rise for a higher band and only fall for a lower one; `points` is None when no such change leads there.
    """

    band: Band
    points: int | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the rating would be if this one statement had another level."""

    statement_id: str
    from_level: int
    to_level: int
    percent: int
    band: Band
    changes_band: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """The rating of a fully scored assessment.

    `exact` is the unrounded percentage (0 to 100), `percent` the published whole one; `band` is given after limiters,
    `unlimited_band` before them, and `limited_by` holds every limiter that applied.
    """

    total: int
    maximum: int
    exact: Fraction
    percent: int
    band: Band
    unlimited_band: Band
    limited_by: tuple[Limiter, ...]
    steps: tuple[Step, ...]
    distances: tuple[Distance, ...]
    changes: tuple[WhatIf, ...]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Why there is no rating yet: the statements without a level, and what they could still make of it."""

    missing: tuple[str, ...]
    possible: tuple[Band, ...]
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class CategoryResult:
    """The level that a statement's category scores make, None while some are missing; `percent` likewise."""

    level: int | None
    missing: tuple[str, ...]
    percent: int | None
    steps: tuple[Step, ...]


def rate(framework: Framework, levels: Mapping[str, int | None]) -> Rating | Incomplete:
    """Return the rating that these levels (by statement id; None or absent: not scored) make.

    Raises UnknownStatement and LevelNotOnScale for what the framework does not have.
    """
    known = {statement.id for statement in framework.statements}
    for statement_id, level in levels.items():
        if statement_id not in known:
            raise UnknownStatement(statement_id)
        if level is not None:
            _check_level(framework, statement_id, level)
    given = {statement.id: levels.get(statement.id) for statement in framework.statements}
    scored = {statement_id: level for statement_id, level in given.items() if level is not None}
    return _complete(framework, scored) if len(scored) == len(given) else _incomplete(framework, given)


def statement_level(framework: Framework, statement_id: str, category_levels: Mapping[str, int]) -> CategoryResult:
    """Return the level of a statement from the levels of its evidence categories (by category id).

    Categories that do not belong to the statement are passed over. Raises UnknownStatement, LevelNotOnScale, and
    NotScoredByCategory when the framework has no bands for it. Source: the guidance of December 2023.
    """
    try:
        categories = framework.statement(statement_id).categories
    except KeyError:
        raise UnknownStatement(statement_id) from None
    bands = framework.method.category_bands
    if not bands:
        raise NotScoredByCategory(framework.id)
    scored = {each: category_levels[each] for each in categories if each in category_levels}
    for level in scored.values():
        _check_level(framework, statement_id, level)
    missing = tuple(each for each in categories if each not in scored)
    if missing:
        return CategoryResult(None, missing, None, ())
    maximum = framework.highest_level * len(categories)
    exact = Fraction(100 * sum(scored.values()), maximum)
    percent = rounded(exact, framework.method.rounding)
    band = _holding(bands, percent)
    return CategoryResult(band.level, (), percent, category_steps(framework, scored, exact, percent, band))


def rounded(exact: Fraction, rounding: str) -> int:
    """Return a percentage as a whole number, rounded "up", "down" or "half-up"."""
    if rounding == "up":
        return math.ceil(exact)
    return math.floor(exact if rounding == "down" else exact + Fraction(1, 2))


def possible_percentages(framework: Framework, count: int) -> tuple[int, ...]:
    """Return in ascending order every whole percentage that `count` levels of the scale can make."""
    if not count:
        return ()
    maximum = framework.highest_level * count
    totals = _totals([[level.value for level in framework.scale]] * count)
    return tuple(sorted({rounded(Fraction(100 * total, maximum), framework.method.rounding) for total in totals}))


def _check_level(framework: Framework, statement_id: str, level: int) -> None:
    if level not in {each.value for each in framework.scale}:
        raise LevelNotOnScale(statement_id, level)


def _complete(framework: Framework, levels: Mapping[str, int]) -> Rating:
    total, maximum = sum(levels.values()), framework.highest_level * len(levels)
    exact = Fraction(100 * total, maximum)
    outcome = _Outcomes(framework).of_levels(tuple(levels.values()))
    steps = rating_steps(
        framework, tuple(levels.values()), exact, outcome.percent, outcome.unlimited, outcome.limited_by, outcome.band
    )
    return Rating(
        total=total,
        maximum=maximum,
        exact=exact,
        percent=outcome.percent,
        band=outcome.band,
        unlimited_band=outcome.unlimited,
        limited_by=outcome.limited_by,
        steps=steps,
        distances=_distances(framework, tuple(levels.values()), outcome.band),
        changes=_changes(framework, levels, outcome.band),
    )


def _incomplete(framework: Framework, given: Mapping[str, int | None]) -> Incomplete:
    outcomes = _Outcomes(framework)
    scale = [level.value for level in framework.scale]
    reached = [
        outcomes.of_tally(tally)
        for tally in outcomes.tallies([scale if level is None else [level] for level in given.values()])
    ]
    possible = {outcome.band.id for outcome in reached}
    percents = [outcome.percent for outcome in reached]
    return Incomplete(
        missing=tuple(statement_id for statement_id, level in given.items() if level is None),
        possible=tuple(band for band in framework.method.bands if band.id in possible),
        lowest=min(percents),
        highest=max(percents),
    )


def _distances(framework: Framework, levels: tuple[int, ...], band: Band) -> tuple[Distance, ...]:
    bands = framework.method.bands
    index = bands.index(band)
    below = [_distance(framework, levels, each, rises=False) for each in bands[max(index - 1, 0) : index]]
    above = [_distance(framework, levels, each, rises=True) for each in bands[index + 1 : index + 2]]
    return (*below, *above)


def _distance(framework: Framework, levels: tuple[int, ...], band: Band, *, rises: bool) -> Distance:
    """Search all that the levels could become, for limiters make more than the sum matter."""
    outcomes = _Outcomes(framework)
    scale = [level.value for level in framework.scale]
    choices = [[value for value in scale if (value >= level if rises else value <= level)] for level in levels]
    steps = [
        tally[0] - sum(levels) for tally in outcomes.tallies(choices) if outcomes.of_tally(tally).band.id == band.id
    ]
    return Distance(band, min(steps, key=abs, default=None))


def _changes(framework: Framework, levels: Mapping[str, int], band: Band) -> tuple[WhatIf, ...]:
    outcomes = _Outcomes(framework)
    found: list[WhatIf] = []
    for statement_id, level in levels.items():
        for other in framework.scale:
            if other.value == level:
                continue
            outcome = outcomes.of_levels(tuple({**levels, statement_id: other.value}.values()))
            changes_band = outcome.band.id != band.id
            found.append(WhatIf(statement_id, level, other.value, outcome.percent, outcome.band, changes_band))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Outcome:
    percent: int
    unlimited: Band
    band: Band
    limited_by: tuple[Limiter, ...]


# The sum of some levels, and for each limiter how many of them it counts (no further than it needs to).
_Tally = tuple[int, ...]


class _Outcomes:
    """What any set of levels of a framework leads to, reduced to the little that decides it."""

    def __init__(self, framework: Framework) -> None:
        self._method: RatingMethod = framework.method
        self._maximum = framework.highest_level * len(framework.statements)
        self._order = {band.id: index for index, band in enumerate(self._method.bands)}

    def of_levels(self, levels: Sequence[int]) -> _Outcome:
        (tally,) = self.tallies([[level] for level in levels])
        return self.of_tally(tally)

    def of_tally(self, tally: _Tally) -> _Outcome:
        percent = rounded(Fraction(100 * tally[0], self._maximum), self._method.rounding)
        unlimited = _holding(self._method.bands, percent)
        applied = [
            limiter
            for limiter, counted in zip(self._method.limiters, tally[1:], strict=True)
            if counted >= limiter.count and self._order[unlimited.id] >= self._order[limiter.from_band]
        ]
        lowest = min((self._order[limiter.limit] for limiter in applied), default=self._order[unlimited.id])
        return _Outcome(percent, unlimited, self._method.bands[lowest], tuple(applied))

    def tallies(self, choices: Iterable[Sequence[int]]) -> set[_Tally]:
        """Return each tally that choosing one level from every element of `choices` can make."""
        reached: set[_Tally] = {(0,) * (1 + len(self._method.limiters))}
        for values in choices:
            reached = {self._add(tally, value) for tally in reached for value in values}
        return reached

    def _add(self, tally: _Tally, level: int) -> _Tally:
        counts = (
            min(counted + (level <= limiter.level), limiter.count)
            for limiter, counted in zip(self._method.limiters, tally[1:], strict=True)
        )
        return (tally[0] + level, *counts)


def _totals(choices: Iterable[Sequence[int]]) -> set[int]:
    totals = {0}
    for values in choices:
        totals = {total + value for total in totals for value in values}
    return totals


def _holding(bands: Sequence[_AnyBand], percent: int) -> _AnyBand:
    """Return the band that holds a percentage; a framework that was read has one for each that can occur."""
    return next(band for band in bands if band.lowest <= percent <= band.highest)
