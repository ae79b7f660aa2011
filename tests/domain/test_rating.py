"""The rating is exact, reproduces what was published, and says what is near and what is missing."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.frameworks.file import framework_to_data, parse_framework
from domain.frameworks.framework import Framework
from domain.rating.rating import (
    Incomplete,
    LevelNotOnScale,
    NotScoredByCategory,
    Rating,
    UnknownStatement,
    possible_percentages,
    rate,
    rounded,
    statement_level,
)
from resources.loader import read_json

MADE_UP = Path(__file__).parents[1] / "data" / "made_up_framework.json"
PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "published_ratings.csv"


def shipped(framework_id: str) -> Framework:
    return parse_framework(read_json("frameworks", f"{framework_id}.json"), framework_id)


AUTHORITIES = shipped("cqc-la-2025")
BY_CATEGORY = shipped("cqc-la-2023")
LIBRARIES = parse_framework(json.loads(MADE_UP.read_text(encoding="utf-8")), MADE_UP.name)


def levels_of(framework: Framework, *levels: int | None) -> dict[str, int | None]:
    return dict(zip((statement.id for statement in framework.statements), levels, strict=True))


def rating_of(framework: Framework, *levels: int) -> Rating:
    rating = rate(framework, levels_of(framework, *levels))
    assert isinstance(rating, Rating)
    return rating


def some_levels(framework: Framework) -> st.SearchStrategy[tuple[int, ...]]:
    level = st.sampled_from([each.value for each in framework.scale])
    return st.tuples(*([level] * len(framework.statements)))


@pytest.mark.parametrize("framework", [AUTHORITIES, BY_CATEGORY], ids=lambda each: each.id)
def test_every_published_outcome_is_reproduced(framework: Framework) -> None:
    if not PUBLISHED.exists():
        pytest.skip(f"the published outcomes are not beside the checkout: {PUBLISHED.name}")
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        scores = [int(value) for name, value in row.items() if name.startswith("qs")]
        rating = rating_of(framework, *scores)
        assert rating.band.label.lower() == row["rating"], row["authority"]
        assert row["percent_published"] in ("", str(rating.percent)), row["authority"]


@pytest.mark.parametrize(
    ("total", "percent", "label"),
    [
        (9, 25, "Inadequate"),
        (13, 37, "Inadequate"),
        (14, 39, "Requires improvement"),
        (21, 59, "Requires improvement"),
        (22, 62, "Requires improvement"),
        (23, 64, "Good"),
        (25, 70, "Good"),
        (31, 87, "Good"),
        (32, 89, "Outstanding"),
        (36, 100, "Outstanding"),
    ],
)
def test_the_bands_begin_and_end_where_the_guidance_says(total: int, percent: int, label: str) -> None:
    levels = [1 + (total - 9 + index) // 9 for index in range(9)]
    rating = rating_of(AUTHORITIES, *levels)
    assert (rating.total, rating.maximum, rating.percent, rating.band.label) == (total, 36, percent, label)
    assert rating.exact == Fraction(100 * total, 36)


def test_the_calculation_can_be_printed() -> None:
    rating = rating_of(AUTHORITIES, 2, 2, 2, 2, 3, 2, 2, 2, 3)
    assert [step.text for step in rating.steps] == [
        "Sum of the scores: 2 + 2 + 2 + 2 + 3 + 2 + 2 + 2 + 3 = 20.",
        "Highest possible sum: 4 × 9 quality statements = 36.",
        "Share of the highest possible sum: 100 × 20 / 36 ≈ 55.55%.",
        "As a whole percentage, rounded up: 56%.",
        "56% lies in the band 39% to 62%: Requires improvement.",
    ]
    assert [step.code for step in rating.steps] == ["sum", "maximum", "share", "percent", "band"]
    assert dict(rating.steps[0].data)["total"] == "20"


def test_the_neighbouring_bands_are_measured_in_points() -> None:
    rating = rating_of(AUTHORITIES, 2, 2, 2, 2, 3, 2, 2, 2, 3)
    assert [(each.band.label, each.points) for each in rating.distances] == [("Inadequate", -7), ("Good", 3)]


@pytest.mark.parametrize(("level", "neighbour"), [(1, "Requires improvement"), (4, "Good")])
def test_the_outermost_bands_have_one_neighbour(level: int, neighbour: str) -> None:
    assert [each.band.label for each in rating_of(AUTHORITIES, *[level] * 9).distances] == [neighbour]


def test_every_change_of_one_score_is_told() -> None:
    rating = rating_of(AUTHORITIES, 2, 2, 2, 2, 3, 3, 3, 2, 3)
    assert len(rating.changes) == 9 * 3
    lifted = [each for each in rating.changes if each.changes_band and each.to_level == each.from_level + 1]
    assert {each.statement_id for each in lifted} == {statement.id for statement in AUTHORITIES.statements}
    assert {(each.percent, each.band.label) for each in lifted} == {(64, "Good")}


def test_a_limiter_holds_the_rating_down_and_says_so() -> None:
    rating = rating_of(LIBRARIES, 1, 5, 5)
    assert (rating.percent, rating.unlimited_band.label, rating.band.label) == (73, "Good read", "Fair copy")
    assert [limiter.id for limiter in rating.limited_by] == ["one-failing"]
    assert rating.steps[-1].text == "At least one statement fails: no rating above Fair copy."


def test_the_distance_counts_what_lifts_a_limiter_too() -> None:
    distances = {each.band.label: each.points for each in rating_of(LIBRARIES, 1, 5, 5).distances}
    assert distances == {"Closed chapter": -4, "Good read": 1}


def test_a_band_that_no_rise_leads_to_has_no_distance() -> None:
    data = framework_to_data(LIBRARIES)
    data["method"]["limiters"][0] |= {"level": 5}
    distances = rating_of(parse_framework(data, "all limited"), 3, 3, 3).distances
    assert [(each.band.label, each.points) for each in distances] == [("Closed chapter", -2), ("Good read", None)]


@pytest.mark.parametrize(
    ("rounding", "exact", "percent"),
    [
        ("up", Fraction(501, 10), 51),
        ("up", Fraction(50), 50),
        ("down", Fraction(509, 10), 50),
        ("half-up", Fraction(505, 10), 51),
        ("half-up", Fraction(504, 10), 50),
        ("half-up", Fraction(515, 10), 52),
    ],
)
def test_rounding_is_the_frameworks(rounding: str, exact: Fraction, percent: int) -> None:
    assert rounded(exact, rounding) == percent


def test_an_incomplete_assessment_says_what_is_missing_and_still_possible() -> None:
    rating = rate(AUTHORITIES, levels_of(AUTHORITIES, 3, None, 3, 3, 3, 3, 3, None, 3))
    assert isinstance(rating, Incomplete)
    assert rating.missing == ("healthier", "governance")
    assert [band.label for band in rating.possible] == ["Good"]
    assert (rating.lowest, rating.highest) == (64, 81)


def test_possible_ratings_mind_the_limiters() -> None:
    rating = rate(LIBRARIES, {"welcome": 1, "collection": 5})
    assert isinstance(rating, Incomplete)
    assert [band.label for band in rating.possible] == ["Closed chapter", "Fair copy"]


def test_what_the_framework_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownStatement) as unknown:
        rate(LIBRARIES, {"needs": 1})
    assert unknown.value.statement_id == "needs"
    with pytest.raises(LevelNotOnScale) as off_scale:
        rate(LIBRARIES, {"welcome": 6})
    assert (off_scale.value.statement_id, off_scale.value.level) == ("welcome", 6)


@pytest.mark.parametrize(
    ("levels", "percent", "level"),
    [
        ((1, 1, 1, 1), 25, 1),
        ((1, 1, 2, 2), 38, 1),
        ((2, 2, 2, 1), 44, 2),
        ((3, 3, 2, 2), 63, 3),
        ((4, 3, 3, 3), 82, 3),
        ((4, 4, 3, 3), 88, 4),
    ],
)
def test_category_scores_make_the_statements_level(levels: tuple[int, ...], percent: int, level: int) -> None:
    given_levels = dict(zip(BY_CATEGORY.statement("needs").categories, levels, strict=True))
    result = statement_level(BY_CATEGORY, "needs", given_levels | {"outcomes": 4})
    assert (result.percent, result.level, result.missing) == (percent, level, ())
    assert [step.code for step in result.steps] == ["sum", "maximum", "share", "percent", "level"]


def test_missing_category_scores_are_named() -> None:
    result = statement_level(BY_CATEGORY, "needs", {"people": 3, "staff": 2})
    assert (result.level, result.percent, result.missing, result.steps) == (None, None, ("partners", "processes"), ())


def test_category_scores_are_refused_where_they_have_no_meaning() -> None:
    with pytest.raises(UnknownStatement):
        statement_level(BY_CATEGORY, "welcome", {})
    with pytest.raises(LevelNotOnScale):
        statement_level(BY_CATEGORY, "needs", {"people": 5})
    with pytest.raises(NotScoredByCategory) as caught:
        statement_level(AUTHORITIES, "needs", {"people": 3})
    assert caught.value.framework_id == "cqc-la-2025"


def test_no_statements_make_no_percentages() -> None:
    assert possible_percentages(AUTHORITIES, 0) == ()


@pytest.mark.parametrize("framework", [AUTHORITIES, LIBRARIES], ids=lambda each: each.id)
@given(data=st.data())
def test_raising_one_score_never_lowers_the_rating(framework: Framework, data: st.DataObject) -> None:
    rating = rating_of(framework, *data.draw(some_levels(framework)))
    order = [band.id for band in framework.method.bands]
    for change in rating.changes:
        if change.to_level > change.from_level:
            assert change.percent > rating.percent
            assert order.index(change.band.id) >= order.index(rating.band.id)


@cache
def every_rating_of_libraries() -> list[Rating]:
    scale = [level.value for level in LIBRARIES.scale]
    return [rating_of(LIBRARIES, *levels) for levels in product(scale, repeat=len(LIBRARIES.statements))]


@given(data=st.data())
def test_distances_and_possible_ratings_agree_with_trying_everything(data: st.DataObject) -> None:
    levels = data.draw(some_levels(LIBRARIES))
    rating = rating_of(LIBRARIES, *levels)
    trials = every_rating_of_libraries()
    for distance in rating.distances:
        reached = [
            trial.total - rating.total
            for trial in trials
            if trial.band == distance.band and _all_move_one_way(trial, rating)
        ]
        assert distance.points == min(reached, key=abs, default=None)
    unfinished = rate(LIBRARIES, levels_of(LIBRARIES, levels[0], None, None))
    assert isinstance(unfinished, Incomplete)
    agreeing = [trial for trial in trials if trial.changes[0].from_level == levels[0]]
    assert set(unfinished.possible) == {trial.band for trial in agreeing}
    assert unfinished.lowest == min(trial.percent for trial in agreeing)
    assert unfinished.highest == max(trial.percent for trial in agreeing)


def _levels(rating: Rating) -> list[int]:
    return list({change.statement_id: change.from_level for change in rating.changes}.values())


def _all_move_one_way(trial: Rating, start: Rating) -> bool:
    moves = [after - before for before, after in zip(_levels(start), _levels(trial), strict=True)]
    return all(move >= 0 for move in moves) or all(move <= 0 for move in moves)
