"""What a moderation panel looks at: the profiles of several assessments, where levels stand out, and what is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.frameworks.framework import Framework
from domain.rating.rating import Incomplete, Rating, WhatIf, rate
from domain.review.agreement import Pair
from domain.review.second_scores import SecondScore, SecondState

FEWEST_FOR_OUTLIERS = 5
"""A statement's outliers are told from so many scored assessments on: fewer do not fill a summary of five numbers."""

Scored = tuple[str, str]
"""The ids of an assessment and of a statement in it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The levels of one assessment by statement; what is not scored, or `hidden` from whoever asks, is absent."""

    assessment_id: str
    authority: str
    levels: Mapping[str, int]
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProfileView:
    """One assessment before the panel.

    `edge` holds each change of one score by one level that would change the rating: with any, the rating is near a
    band's edge. `to_review` are the statements of these whose score no second person has given yet.
    """

    profile: Profile
    rating: Rating | Incomplete
    edge: tuple[WhatIf, ...]
    to_review: tuple[str, ...]

    @property
    def is_near_edge(self) -> bool:
        """Whether one score that is one level higher or lower would change the rating."""
        return bool(self.edge)


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement over all assessments: how often each level of the scale is given, in ascending order.

    `median` is None where nothing is scored; `outliers` are ids of assessments (see `outliers_of`).
    """

    statement_id: str
    distribution: tuple[tuple[int, int], ...]
    median: Fraction | None
    outliers: tuple[str, ...]

    @property
    def scored(self) -> int:
        """How many assessments have a level here."""
        return sum(count for _level, count in self.distribution)


@dataclass(frozen=True, slots=True)
class PanelView:
    """The assessments of one framework version side by side, statements in report order.

    `pairs` are the first and second levels given to the same, for the figures of `domain.review.agreement`;
    `open_differences` is where a second score differs and is not settled.
    """

    framework_id: str
    profiles: tuple[ProfileView, ...]
    statements: tuple[StatementView, ...]
    pairs: tuple[Pair, ...]
    open_differences: tuple[Scored, ...]


def panel_view(
    framework: Framework, profiles: Sequence[Profile], second_scores: Mapping[Scored, Sequence[SecondScore]]
) -> PanelView:
    """Return what the panel looks at; `second_scores` are those of each scored statement.

    Raises UnknownStatement and LevelNotOnScale for levels that the framework does not have.
    """
    return PanelView(
        framework_id=framework.id,
        profiles=tuple(_profile_view(framework, profile, second_scores) for profile in profiles),
        statements=tuple(_statement_view(framework, statement.id, profiles) for statement in framework.statements),
        pairs=tuple(pair for seconds in second_scores.values() for pair in pairs_of(seconds)),
        open_differences=tuple(
            scored for scored, seconds in second_scores.items() if any(each.is_open for each in seconds)
        ),
    )


def pairs_of(second_scores: Iterable[SecondScore]) -> tuple[Pair, ...]:
    """Return the first and the second level of each second score that was given beside a first one, as both were then.

    What was settled afterwards, and what the first scorer has changed since, does not count: it was not judged alone.
    """
    return tuple(
        (each.first_level, each.level)
        for each in second_scores
        if each.first_level is not None and each.level is not None
    )


def near_edge(framework: Framework, rating: Rating | Incomplete) -> tuple[WhatIf, ...]:
    """Return each change of one score by one step of the scale that would change the rating; () while there is none."""
    if isinstance(rating, Incomplete):
        return ()
    places = {level.value: place for place, level in enumerate(framework.scale)}
    return tuple(
        change
        for change in rating.changes
        if change.changes_band and abs(places[change.to_level] - places[change.from_level]) == 1
    )


def median_of(levels: Iterable[int]) -> Fraction | None:
    """Return the middle level, or half-way between the two in the middle; None of nothing."""
    ordered = sorted(levels)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return Fraction(ordered[middle]) if len(ordered) % 2 else Fraction(ordered[middle - 1] + ordered[middle], 2)


def outliers_of(levels: Mapping[str, int]) -> tuple[str, ...]:
    """Return the names whose level stands out, in the order given; () of fewer than FEWEST_FOR_OUTLIERS.

    That is a level further than one and a half times the distance of the hinges beyond a hinge, the hinges being the
    medians of the lower and the upper half, each with the middle one: J. W. Tukey, "Exploratory Data Analysis" (1977),
    chapter 2. On a scale of whole levels it is at least one level from the median.
    """
    if len(levels) < FEWEST_FOR_OUTLIERS:
        return ()
    ordered = sorted(levels.values())
    half = (len(ordered) + 1) // 2
    lower, upper = median_of(ordered[:half]), median_of(ordered[-half:])
    assert lower is not None and upper is not None
    fence = Fraction(3, 2) * (upper - lower)
    return tuple(name for name, level in levels.items() if level < lower - fence or level > upper + fence)


def statements_to_review(edge: Iterable[WhatIf], second_scores: Mapping[str, Sequence[SecondScore]]) -> tuple[str, ...]:
    """Return the statements that bring a rating near an edge and have no second score yet, each once.

    Their rationale should be reviewed by a second person. `second_scores` are those of one assessment by statement.
    """
    concerned = dict.fromkeys(change.statement_id for change in edge)
    return tuple(each for each in concerned if not _is_seconded(second_scores.get(each, ())))


def _profile_view(
    framework: Framework, profile: Profile, second_scores: Mapping[Scored, Sequence[SecondScore]]
) -> ProfileView:
    rating = rate(framework, profile.levels)
    edge = near_edge(framework, rating)
    own = {part_id: seconds for (id, part_id), seconds in second_scores.items() if id == profile.assessment_id}
    return ProfileView(profile, rating, edge, statements_to_review(edge, own))


def _is_seconded(second_scores: Sequence[SecondScore]) -> bool:
    return any(each.state is not SecondState.BEGUN for each in second_scores)


def _statement_view(framework: Framework, statement_id: str, profiles: Sequence[Profile]) -> StatementView:
    levels = {each.assessment_id: each.levels[statement_id] for each in profiles if statement_id in each.levels}
    counted = Counter(levels.values())
    return StatementView(
        statement_id=statement_id,
        distribution=tuple((level.value, counted[level.value]) for level in framework.scale),
        median=median_of(levels.values()),
        outliers=outliers_of(levels),
    )
