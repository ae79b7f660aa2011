"""Figures that the words around them, or of the next sentence, contradict, as tired writers leave them."""

from __future__ import annotations

import pytest
from checked import CLOSE, OPEN, ROOT, document, figure_words, statement, the_framework
from checks_alone import found_by

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import slips_in
from domain.checks.finding import Family

DATA = ROOT / "tests" / "data" / "checks"
FAULTS = [tuple(line.split(" | ")) for line in (DATA / "figures-next.txt").read_text("utf-8").splitlines()]
RIGHT = (DATA / "figures-next-clean.txt").read_text("utf-8").splitlines()
UNTOLD = ("figure-unsourced", "figure-undated", "figure-not-attributed", "figure-adrift")
"""What asks for a source or a period; whether the figures fit does not hang on it."""


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and the places that are marked in it."""
    plain, places, start = "", [], 0
    for sign in text:
        if sign == OPEN:
            start = len(plain)
        elif sign == CLOSE:
            places.append((start, len(plain)))
        else:
            plain += sign
    return plain, places


@pytest.mark.parametrize(("code", "text"), FAULTS)
def test_what_the_words_contradict_is_found_where_it_stands(code: str, text: str) -> None:
    plain, places = marked(text)
    slips = slips_in(plain, False, reader_of(figure_words()))
    found = [slip.code for slip in slips if any(slip.start < end and start < slip.end for start, end in places)]
    assert code in found


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_words_bear_out_is_left_alone(text: str) -> None:
    slips = slips_in(text, False, reader_of(figure_words()))
    assert [slip for slip in slips if slip.code not in UNTOLD] == []


def test_the_faults_are_of_many_kinds_with_right_ones_beside_them() -> None:
    assert len({code for code, _text in FAULTS}) > 20
    assert len(RIGHT) > 60


DIFFERING = (
    (
        "In March 2025 there were 48 care homes in the area, the register showed.",
        "The register of March 2025 listed 46 care homes.",
    ),
    (
        "The dashboard of June 2025 put the median wait for equipment at 12 days.",
        "Staff said that the median wait for equipment was 19 days in June 2025, according to the dashboard.",
    ),
    (
        "At the time of our visit the local authority had 14 social worker vacancies.",
        "There were 17 social worker vacancies at the time of our visit.",
    ),
    (
        "Records showed that 1,436 people received telecare equipment in 2024/25.",
        "The report showed that in 2024/25 1,463 people received telecare equipment.",
    ),
    ("The respite centre opened in 2018.", "Carers praised the respite centre, which had opened in 2020."),
    ("The housing plan, adopted in June 2023, was bold.", "The housing plan was adopted in July 2023."),
    ("The transport plan ran from 2021 to 2025.", "Partners liked the transport plan for 2021 to 2026."),
)
AGREEING = (
    (
        "In March 2025 there were 48 care homes in the area, the register showed.",
        "The register of March 2025 listed 46 nursing homes.",
    ),
    (
        "The dashboard of June 2025 put the median wait for equipment at 14 days.",
        "Staff said that the median wait for equipment was two weeks in June 2025, according to the dashboard.",
    ),
    (
        "On 31 March 2025, 214 people were waiting for a Care Act assessment, data showed.",
        "On 31 March 2025, 63 people had been waiting for a Care Act assessment for longer than a year, data showed.",
    ),
    ("The respite centre opened in 2018.", "The dementia centre opened in 2020."),
    ("The respite centre opened in May 2018.", "The respite centre, opened in 2018, was full."),
    ("The housing plan was agreed in June 2023.", "The housing plan was published in July 2023."),
)


def codes_of(first: str, second: str) -> list[str]:
    """Return what is found of figures in two sections of one report."""
    made = document(statement("needs", first), statement("governance", second))
    return [each.code for each in found_by(the_framework(), made, Family.FIGURES, figures=figure_words())]


@pytest.mark.parametrize(("first", "second"), DIFFERING)
def test_a_figure_that_another_section_gives_differently_is_found_whoever_is_said_to_give_it(
    first: str, second: str
) -> None:
    assert "figure-differs" in codes_of(first, second)


@pytest.mark.parametrize(("first", "second"), AGREEING)
def test_figures_of_different_things_and_the_same_figure_in_other_units_may_stand(first: str, second: str) -> None:
    assert "figure-differs" not in codes_of(first, second)
