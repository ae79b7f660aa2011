"""A figure that nearly follows from others near it, and nothing else bears out, is a slip, whatever the words are."""

from __future__ import annotations

import pytest
from checked import CLOSE, OPEN, ROOT, document, figure_words, statement, the_framework
from checks_alone import found_by

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import slips_in
from domain.checks.finding import Family

UNTOLD = ("figure-unsourced", "figure-undated", "figure-not-attributed", "figure-adrift")
"""What asks for a source or a period; whether the figures fit does not hang on it."""

DATA = ROOT / "tests" / "data" / "checks"
WRONG = (DATA / "figures-nearly.txt").read_text("utf-8").splitlines()
RIGHT = (DATA / "figures-nearly-clean.txt").read_text("utf-8").splitlines()
TWICE = (
    (
        "The register for March 2025 showed 190 people waiting for a hoist review.",
        "At the end of March 2025 it had 290 people whose hoist review was still to come.",
    ),
    (
        "The board published four learning reviews in 2023/24, its report said.",
        "Leaders described what the three learning reviews that the board published in 2023/24 had changed.",
    ),
    (
        "Throughout 2024/25 the discharge hub was open 7 days a week, leaders told us.",
        "Nurses liked the discharge hub being open on 5 days a week in 2024/25.",
    ),
)
OF_OTHERS = (
    ("In 2024/25, 88% of tenants had a visit within two days.", "In 2024/25, 96% of tenants had a visit within five."),
    ("In 2024/25, 62% of men were tenants for life.", "In 2024/25, 65% of people were tenants for life."),
    ("In May 2025 the depot had 31 vans.", "In May 2025 the library had 37 readers."),
    (
        "In 2023/24, 34% of tenants had one, compared with 25% in England, the framework showed.",
        "The carers’ survey for 2023/24 found that 40% were content, compared with 37% in England.",
    ),
    (
        "Rents for 2024/25: £104,300,000 estimated and £107,900,000 taken, which is £3,600,000 more.",
        "All income for 2024/25: £382,500,000 estimated and £387,100,000 taken, which is £4,600,000 more.",
    ),
    ("The board met 9 times in 2023/24.", "The board met 7 times in 2024/25."),
)


def found_in(text: str) -> list[str]:
    """Return what is found wrong with the figures of a text, but for where they are from."""
    slips = slips_in(text, False, reader_of(figure_words()))
    return [text[each.start : each.end] for each in slips if each.code not in UNTOLD]


@pytest.mark.parametrize("text", WRONG)
def test_a_figure_that_nearly_follows_is_found_where_it_stands(text: str) -> None:
    before, _, rest = text.partition(OPEN)
    marked, _, behind = rest.partition(CLOSE)
    (found,) = found_in(before + marked + behind)
    assert marked in found or found in marked


@pytest.mark.parametrize("text", RIGHT)
def test_a_figure_that_follows_or_is_of_something_else_is_left_alone(text: str) -> None:
    assert found_in(text) == []


def differing(first: str, second: str) -> int:
    """Return how many figures of two sections are told to differ."""
    made = document(statement("needs", first), statement("equity", second))
    found = found_by(the_framework(), made, Family.FIGURES, figures=figure_words())
    return len([each for each in found if each.code == "figure-differs"])


@pytest.mark.parametrize(("first", "second"), TWICE)
def test_one_thing_told_twice_with_nearly_one_figure_is_found_in_whatever_words(first: str, second: str) -> None:
    assert differing(first, second) == 1


@pytest.mark.parametrize(("first", "second"), OF_OTHERS)
def test_nearly_one_figure_of_two_things_or_times_may_stand(first: str, second: str) -> None:
    assert differing(first, second) == 0
