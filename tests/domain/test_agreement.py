"""Weighted kappa against published figures, against numbers worked out by hand, and for what it always must be."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from domain.review.agreement import (
    Agreement,
    Table,
    Weighting,
    agreement,
    explain,
    table_of,
    weighted_kappa,
    weights_of,
)

SCALE = (1, 2, 3, 4)

COHEN_1968: Table = ((88, 10, 2), (14, 40, 6), (18, 10, 12))
"""The example of Cohen (1968): two judges, 200 patients, three diagnoses; its shares are .44 .05 .01, .07 .20 .03 and
.09 .05 .06, and it gives a kappa of .492 and a weighted one of .348."""

COHEN_1968_WEIGHTS = tuple(tuple(map(Fraction, row)) for row in ((0, 1, 3), (1, 0, 6), (3, 6, 0)))


def test_the_published_example_comes_out() -> None:
    kappa = weighted_kappa(COHEN_1968, COHEN_1968_WEIGHTS)
    assert kappa == 1 - Fraction(90, 138)
    assert f"{float(kappa):.3f}" == "0.348"


def test_with_equal_weights_it_is_the_unweighted_kappa_of_the_same_example() -> None:
    equal = tuple(tuple(Fraction(row != column) for column in range(3)) for row in range(3))
    kappa = weighted_kappa(COHEN_1968, equal)
    assert kappa == Fraction(29, 59)
    assert f"{float(kappa):.3f}" == "0.492"


@pytest.mark.parametrize(
    ("weighting", "kappa"), [(Weighting.LINEAR, Fraction(9, 19)), (Weighting.QUADRATIC, Fraction(5, 11))]
)
def test_the_example_with_weights_by_steps(weighting: Weighting, kappa: Fraction) -> None:
    """By hand: linear 1 - 0.20 / 0.38, quadratic 1 - 0.15 / 0.275."""
    assert weighted_kappa(COHEN_1968, weights_of(3, weighting)) == kappa


def test_a_small_example_worked_out_by_hand() -> None:
    """Five pairs, one of them a step apart."""
    pairs = [(2, 2), (2, 2), (3, 3), (3, 3), (3, 2)]
    found = agreement(pairs, SCALE)
    assert (found.count, found.exact, found.within_one) == (5, Fraction(4, 5), Fraction(1))
    # First levels: 2 twice and 3 three times; second levels: 2 three times and 3 twice. A step weighs a third.
    observed, by_chance = Fraction(1, 5) / 3, Fraction(2 * 2 + 3 * 3, 25) / 3
    assert found.linear == 1 - observed / by_chance == Fraction(8, 13)
    # Only one step ever lies between the two, so the square scales both sums alike.
    assert found.quadratic == found.linear


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], (0, None, None, None, None)),
        ([(3, 3)], (1, Fraction(1), Fraction(1), None, None)),
        ([(3, 3)] * 4, (4, Fraction(1), Fraction(1), None, None)),
        ([(2, 3)], (1, Fraction(0), Fraction(1), Fraction(0), Fraction(0))),
        ([(1, 4)], (1, Fraction(0), Fraction(0), Fraction(0), Fraction(0))),
        ([(1, 4), (4, 1)], (2, Fraction(0), Fraction(0), Fraction(-1), Fraction(-1))),
        ([(1, 1), (4, 4)], (2, Fraction(1), Fraction(1), Fraction(1), Fraction(1))),
    ],
)
def test_the_ends(pairs: list[tuple[int, int]], expected: tuple[object, ...]) -> None:
    found = agreement(pairs, SCALE)
    assert (found.count, found.exact, found.within_one, found.linear, found.quadratic) == expected


def test_the_table_has_a_row_for_each_first_and_a_column_for_each_second_level() -> None:
    assert table_of([(1, 2), (1, 2), (3, 1)], (1, 2, 3)) == ((0, 2, 0), (0, 0, 0), (1, 0, 0))


def test_a_level_off_the_scale_is_no_pair() -> None:
    with pytest.raises(ValueError, match=r"not on the scale: \[5\]"):
        agreement([(5, 2)], SCALE)


def test_levels_weigh_by_their_place_on_the_scale_and_not_by_their_number() -> None:
    found = agreement([(1, 2), (2, 2), (3, 2)], (1, 2, 3))
    wider = agreement([(0, 10), (10, 10), (11, 10)], (0, 10, 11))
    assert (found.linear, found.quadratic) == (wider.linear, wider.quadratic)


def random_pairs(numbers: random.Random) -> list[tuple[int, int]]:
    return [(numbers.choice(SCALE), numbers.choice(SCALE)) for _ in range(numbers.randint(1, 25))]


def kappas(found: Agreement) -> tuple[Fraction | None, Fraction | None]:
    return found.linear, found.quadratic


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_paired_kappa_keeps_to_its_bounds(seed: int) -> None:
    numbers = random.Random(seed)
    for _ in range(30):
        pairs = random_pairs(numbers)
        found = agreement(pairs, SCALE)
        turned = agreement([(second, first) for first, second in pairs], SCALE)
        assert kappas(found) == kappas(turned)
        shuffled = numbers.sample(pairs, len(pairs))
        assert agreement(shuffled, SCALE) == found
        for kappa in kappas(found):
            if kappa is None:
                assert len(set(pairs)) == 1 and found.exact == 1
            else:
                assert kappa <= 1
                assert (kappa == 1) == (found.exact == 1)


@pytest.mark.parametrize("seed", range(10))
def test_two_equal_lists_with_variation_agree_wholly(seed: int) -> None:
    numbers = random.Random(seed)
    levels = [*numbers.sample(SCALE, 2), *numbers.choices(SCALE, k=numbers.randint(0, 20))]
    assert kappas(agreement(zip(levels, levels, strict=True), SCALE)) == (1, 1)


@pytest.mark.parametrize("weighting", Weighting)
def test_an_explanation_leads_by_its_own_numbers_to_kappa(weighting: Weighting) -> None:
    pairs = [(2, 2), (2, 3), (3, 3), (4, 2), (1, 1)]
    told = explain(pairs, SCALE, weighting)
    cells = [(row, column) for row in range(4) for column in range(4)]
    assert sum(told.observed[row][column] for row, column in cells) == 1
    assert sum(told.expected[row][column] for row, column in cells) == 1
    differing = sum(told.weights[row][column] * told.observed[row][column] for row, column in cells)
    by_chance = sum(told.weights[row][column] * told.expected[row][column] for row, column in cells)
    assert [(step.code, dict(step.numbers)) for step in told.steps] == [
        ("pairs", {"count": 5}),
        ("observed", {"value": differing}),
        ("expected", {"value": by_chance}),
        ("kappa", {"observed": differing, "expected": by_chance, "value": told.kappa}),
    ]
    assert told.kappa == 1 - differing / by_chance


@pytest.mark.parametrize("pairs", [[], [(2, 2), (2, 2)]])
def test_an_undefined_kappa_is_explained_as_such(pairs: list[tuple[int, int]]) -> None:
    told = explain(pairs, SCALE, Weighting.LINEAR)
    assert told.kappa is None
    assert [step.code for step in told.steps] == ["pairs", "observed", "expected", "undefined"]


def test_weights_rise_with_the_steps() -> None:
    assert weights_of(4, Weighting.LINEAR)[0] == (0, Fraction(1, 3), Fraction(2, 3), 1)
    assert weights_of(4, Weighting.QUADRATIC)[0] == (0, Fraction(1, 9), Fraction(4, 9), 1)
