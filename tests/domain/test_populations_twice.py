"""The people of an area, counted differently in two places."""

from __future__ import annotations

import pytest
from checked import document, figure_words, narrative, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family

FIRST = "At the 2021 Census the borough had a population of 214,300."


def differing(second: str) -> list[str]:
    made = document(narrative("demographics", FIRST), statement("governance", second))
    found = found_by(the_framework(), made, Family.FIGURES, figures=figure_words())
    return [each.text for each in found if each.code == "figure-differs"]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("The strategy rested on good data about the borough’s 198,700 residents at the 2021 Census.", "198,700"),
        ("The 2021 Census placed 8% of its 224,300 residents in rural areas.", "224,300"),
    ],
)
def test_another_population_of_the_same_time_is_found(second: str, said: str) -> None:
    assert differing(second) == [said]


@pytest.mark.parametrize(
    "second",
    [
        "The strategy rested on good data about the borough’s 214,300 residents at the 2021 Census.",
        "The Office for National Statistics put the population at 221,900 in mid-2023.",
        "At the 2021 Census, 187,000 residents aged 16 and over lived in the borough.",
        "At the 2021 Census, Ashmouth had a population of 184,000.",
        "About 198,000 residents had been counted at the 2021 Census.",
        "At the 2021 Census it had 214,000 residents.",
        "At the 2021 Census, 42,000 residents were unpaid carers.",
    ],
)
def test_other_people_another_time_and_rounded_numbers_are_left_alone(second: str) -> None:
    assert differing(second) == []
