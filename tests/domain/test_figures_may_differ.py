"""Figures of two places that may be of the same: less tells it than is needed to call one of them wrong."""

from __future__ import annotations

import pytest
from checked import document, figure_words, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family, Severity

LIKELY = (
    (
        "The median wait for a ramp in March 2025 was 74 days, the dashboard showed.",
        "The performance report showed a median wait of 61 days in March 2025.",
    ),
    (
        "The night nursing team covered evenings. It answered 3,600 calls in 2023/24, its log showed.",
        "The night nursing team received 4,300 calls in 2023/24, and none led to a complaint.",
    ),
    (
        "On average, people waited 31 days for a money review in 2024/25, the report stated.",
        "People waited 43 days on average for a money review in 2024/25, staff said.",
    ),
    (
        "Agency staff cost £4.1m in 2024/25, the finance report said.",
        "The papers put agency staff at £1.4m in 2024/25.",
    ),
    (
        "The Census of 2021 showed that 6.2% of residents did not speak English as their main language.",
        "The Census of 2021 counted 8.1% of residents whose main language was not English.",
    ),
)
APART = (
    (
        "The median wait for a ramp in March 2025 was 74 days, the dashboard showed.",
        "The median wait for a ramp in March 2024 was 61 days, the dashboard showed.",
    ),
    (
        "The median wait for a ramp in March 2025 was 74 days, the dashboard showed.",
        "The longest wait for a ramp in March 2025 was 91 days, the dashboard showed.",
    ),
    (
        "The median wait for a ramp in March 2025 was 74 days, the dashboard showed.",
        "The median wait for a hoist in March 2025 was 61 days, the dashboard showed.",
    ),
    (
        "In 2023/24, 36% of unpaid carers felt safe at home, the survey showed.",
        "In 2023/24, 41% of people felt safe at home, the survey showed.",
    ),
    (
        "The night nursing team received 4,300 calls in 2023/24, its log showed.",
        "The crisis team received 3,600 calls in 2023/24, its log showed.",
    ),
    (
        "Agency cover cost £4.1m in 2024/25, the finance report said.",
        "Taxis cost £1.4m in 2024/25, the finance report said.",
    ),
    (
        "The council spent £2.3 million on prevention grants in 2024/25, the finance report showed.",
        "The council spent £2.9 million on home adaptations in 2024/25, the finance report showed.",
    ),
)


def codes_of(first: str, second: str) -> list[tuple[str, Severity]]:
    made = document(statement("needs", first), statement("equity", second))
    found = found_by(the_framework(), made, Family.FIGURES, figures=figure_words())
    return [(each.code, each.severity) for each in found if each.code in ("figure-differs", "figure-may-differ")]


@pytest.mark.parametrize(("first", "second"), LIKELY)
def test_what_may_be_the_same_is_hinted_at(first: str, second: str) -> None:
    assert codes_of(first, second) == [("figure-may-differ", Severity.MAY)]


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_is_of_another_thing_or_time_may_differ(first: str, second: str) -> None:
    assert codes_of(first, second) == []


def test_april_to_march_is_the_financial_year() -> None:
    first = "From April 2024 to March 2025, the team received 2,316 safeguarding concerns, its dashboard showed."
    second = "Of the 2,361 safeguarding concerns received in 2024/25, care homes had raised 903."
    assert [code for code, _severity in codes_of(first, second)] == ["figure-differs"]
