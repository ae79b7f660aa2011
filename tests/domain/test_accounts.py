"""What a report tells of its spending in several bullets and sentences is held together."""

from __future__ import annotations

import pytest
from checked import document, figure_words, narrative, the_framework
from checks_alone import found_by

from domain.checks.finding import Family

TOTAL = (
    "The local authority estimated that in 2023/24 its total budget would be £612,400,000. Its actual spend for that"
    " year was £629,100,000, which was £16,700,000 more than estimated."
)
CARE = (
    "It estimated that it would spend £231,500,000 of its total budget on adult social care in 2023/24. Its actual"
    " spend was £227,900,000, which was £3,600,000 less than estimated."
)


def found(*texts: str) -> list[tuple[str, str]]:
    made = document(narrative("demographics", *texts))
    return [(each.code, each.text) for each in found_by(the_framework(), made, Family.FIGURES, figures=figure_words())]


@pytest.mark.parametrize(("share", "is_right"), [("46%", False), ("36%", True), ("37%", True), ("36.2%", True)])
def test_the_share_of_spending_is_that_of_the_amounts_beside_it(share: str, is_right: bool) -> None:
    told = f"In 2023/24, {share} of the local authority’s actual spend was on adult social care."
    assert found(TOTAL, CARE, told) == ([] if is_right else [("share-of-spending-wrong", share)])


def test_a_share_of_another_year_or_of_what_no_amounts_are_given_of_is_left_alone() -> None:
    told = "In 2022/23, 46% of the local authority’s actual spend was on adult social care."
    assert found(TOTAL, CARE, told) == []
    assert found(TOTAL, told.replace("2022/23", "2023/24")) == []


@pytest.mark.parametrize(
    ("difference", "wrong"),
    [
        ("This was £5,600,000 more than it had estimated.", "change-wrong"),
        ("This was £6,600,000 less than it had estimated.", "change-contradicted"),
        ("The overspend was £5,600,000.", "change-wrong"),
        ("This was £6,600,000 more than it had estimated.", ""),
        ("The overspend was £6,600,000.", ""),
    ],
)
def test_a_difference_is_held_against_sums_two_sentences_before(difference: str, wrong: str) -> None:
    told = "The local authority estimated its total budget for 2023/24 would be £412,300,000. It spent £418,900,000."
    assert [code for code, _text in found(f"{told} {difference}")] == ([wrong] if wrong else [])


def test_over_budget_is_an_amount_too() -> None:
    told = "The budget for adult social care was £96.4 million in 2024/25. Spending came to £99.1 million, "
    assert found(told + "£2.1 million over budget.") == [("change-wrong", "£2.1 million over budget")]
    assert found(told + "£2.7 million over budget.") == []
