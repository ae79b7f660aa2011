"""The panel's view over several assessments: distribution, median, what stands out, and what is near a band's edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from builders import made_up_framework

from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from domain.rating.rating import Incomplete, Rating, rate
from domain.review.panel import (
    PanelView,
    Profile,
    Scored,
    median_of,
    near_edge,
    outliers_of,
    pairs_of,
    panel_view,
)
from domain.review.second_scores import SecondScore
from resources import loader

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def shipped() -> Framework:
    return parse_framework(loader.read_json("frameworks", "cqc-la-2025.json"), "")


def profile(name: str, *levels: int) -> Profile:
    ids = [statement.id for statement in shipped().statements]
    return Profile(name, name.title(), dict(zip(ids, levels, strict=False)))


def second(level: int, first: int | None, *, given: bool = True) -> SecondScore:
    begun = SecondScore("s", "section", "", "Ben", "Reviewer", NOON)
    return replace(begun, level=level, first_level=first, at=NOON) if given else begun


def view(*profiles: Profile, seconds: dict[Scored, tuple[SecondScore, ...]] | None = None) -> PanelView:
    return panel_view(shipped(), profiles, seconds or {})


def test_a_statement_is_shown_over_all_assessments() -> None:
    first = view(profile("a", 3, 3), profile("b", 2), profile("c", 3, 1), profile("d")).statements[0]
    assert first.distribution == ((1, 0), (2, 1), (3, 2), (4, 0))
    assert (first.scored, first.median, first.outliers) == (3, 3, ())


def test_of_what_nobody_scored_nothing_is_said() -> None:
    last = view(profile("a", 3)).statements[-1]
    assert (last.scored, last.median, last.outliers) == (0, None, ())


@pytest.mark.parametrize(
    ("levels", "median"), [([], None), ([2], 2), ([3, 2], Fraction(5, 2)), ([4, 1, 2], 2), ([1, 2, 2, 4], 2)]
)
def test_the_median(levels: list[int], median: Fraction | None) -> None:
    assert median_of(levels) == median


@pytest.mark.parametrize(
    ("levels", "outliers"),
    [
        ([1, 3, 3, 3], []),
        ([1, 3, 3, 3, 3], [0]),
        ([3, 3, 4, 3, 3], [2]),
        ([2, 3, 2, 3, 2, 3], []),
        ([1, 2, 3, 4, 2, 3], []),
        ([1, 3, 3, 3, 4, 3, 3, 3], [0, 4]),
        # Hinges 2 and 3, fences one half and four and a half: nothing on this scale can stand out.
        ([1, 2, 2, 2, 3, 3, 3, 4], []),
    ],
)
def test_what_stands_out(levels: list[int], outliers: list[int]) -> None:
    named = {str(place): level for place, level in enumerate(levels)}
    assert outliers_of(named) == tuple(map(str, outliers))


def test_an_outlier_is_at_least_one_level_from_the_median() -> None:
    view_of = view(*(profile(name, level) for name, level in zip("abcde", (3, 3, 3, 3, 2), strict=True)))
    assert view_of.statements[0].outliers == ("e",)


def test_near_an_edge_is_whoever_one_level_would_take_across() -> None:
    """The bands of the framework: 39 to 62 requires improvement, 63 to 87 good. 9 statements of 4: 23/36 is 64 %."""
    framework = shipped()
    levels = (3, 3, 3, 3, 3, 2, 2, 2, 2)
    rating = rate(framework, profile("a", *levels).levels)
    assert isinstance(rating, Rating)
    assert (rating.percent, rating.band.label) == (64, "Good")
    edge = near_edge(framework, rating)
    assert {(change.from_level, change.to_level) for change in edge} == {(3, 2), (2, 1)}
    assert {change.percent for change in edge} == {62}
    assert len(edge) == 9


def test_further_from_an_edge_nothing_is_asked() -> None:
    (shown,) = view(profile("a", *[3] * 9)).profiles
    assert isinstance(shown.rating, Rating)
    assert (shown.is_near_edge, shown.to_review) == (False, ())


def test_a_limiter_makes_an_edge_where_the_sum_alone_would_not() -> None:
    """One statement at level 1 bars "Good read" from 70 % on; 2 + 5 + 5 of 15 is 80 %, and 1 + 5 + 5 still 73 %."""
    framework = made_up_framework()
    ids = [statement.id for statement in framework.statements]
    edges = [
        [(change.statement_id, change.to_level) for change in near_edge(framework, rate(framework, levels))]
        for levels in (dict(zip(ids, (2, 5, 5), strict=True)), dict.fromkeys(ids, 5))
    ]
    assert edges == [[(ids[0], 1)], []]


def test_near_an_edge_the_statements_without_a_second_score_are_named() -> None:
    near = profile("a", 3, 3, 3, 3, 3, 2, 2, 2, 2)
    first, other, begun, *rest = near.levels
    seconds = {
        ("a", first): (second(3, 3),),
        ("a", begun): (second(3, 3, given=False),),
        ("b", other): (second(3, 3),),
    }
    (shown,) = view(near, seconds=seconds).profiles
    assert shown.is_near_edge
    assert shown.to_review == (other, begun, *rest)


def test_an_assessment_that_is_not_fully_scored_has_no_edge_yet() -> None:
    (shown,) = view(profile("a", 3, 3)).profiles
    assert isinstance(shown.rating, Incomplete)
    assert (shown.edge, shown.is_near_edge) == ((), False)


def test_pairs_are_of_what_both_gave_alone() -> None:
    settled = replace(second(2, 3), settled_level=2, settled_at=NOON)
    seconds = (second(3, 3), settled, second(2, None), second(2, 3, given=False))
    assert pairs_of(seconds) == ((3, 3), (3, 2))


def test_the_view_names_open_differences_and_counts_pairs() -> None:
    near = profile("a", 3, 3)
    first, other = near.levels
    found = view(near, seconds={("a", first): (second(3, 3),), ("a", other): (second(2, 3),)})
    assert found.pairs == ((3, 3), (3, 2))
    assert found.open_differences == (("a", other),)
