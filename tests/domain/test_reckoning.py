"""Figures that are reckoned from others, lengths of time, lists, and comparisons whose reference stands apart."""

from __future__ import annotations

import pytest
from checked import document, figure_words, statement, the_framework
from checks_alone import found_by

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import slips_in
from domain.checks.finding import Family

UNTOLD = ("figure-unsourced", "figure-undated", "figure-not-attributed", "figure-adrift")


def codes_in(text: str) -> list[str]:
    """Return the codes of what is found in a paragraph, but for figures without source or period."""
    found = [slip.code for slip in slips_in(text, False, reader_of(figure_words()))]
    return [code for code in found if code not in UNTOLD]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The average wait in the four localities was 40 days (20, 25, 30 and 33 days).", "average-wrong"),
        ("There were 12, 15 and 18 enquiries, an average of 17 a quarter.", "average-wrong"),
        ("The grant of £600,000 supported 1,200 people, or £5,000 each.", "each-wrong"),
        ("The contract cost £360,000 a year for 60 people, which comes to £600 per person.", "each-wrong"),
        ("Between April and September, over three months, 80 people were assessed.", "duration-wrong"),
        ("In the two years from January 2023 to March 2024 the authority trained staff.", "duration-wrong"),
        ("The pilot ran from May 2024 to July 2024, a period of six months.", "duration-wrong"),
        ("The strategy runs from 2022 to 2026, a plan over three years.", "duration-wrong"),
        ("The contract began in September 2024 and ended in April 2024.", "period-reversed"),
        ("The authority had five localities: north, south, east and west.", "list-miscounted"),
        ("Seventeen of the 20 files that we read, 75%, had a risk assessment.", "percentage-wrong"),
        ("Of the 240 people, 96 had waited longer than the target; this was 45% of them.", "percentage-wrong"),
        ("Roughly half of the 60 providers, 42, had been visited.", "portion-contradicted"),
        ("Of the 35 staff in the team 12 were agency workers, a quarter of the team.", "portion-contradicted"),
        ("Two thirds of the team (11 of 24 workers) had been in post for a year.", "portion-contradicted"),
        ("Compared with 31% nationally, the 28% of carers with enough contact was higher.", "comparison-contradicted"),
        ("The rate was 64%, which is lower than the 61% in the region.", "comparison-contradicted"),
        ("The regional average was 58%, so at 55% the authority was above the region.", "comparison-contradicted"),
        ("Nationally it was 44%, and the authority’s 49% was lower.", "comparison-contradicted"),
        ("The England average of 62% was exceeded by the authority, at 58%.", "comparison-contradicted"),
        ("Satisfaction stood at 71.2% against 65.3% for England, which was worse.", "comparison-contradicted"),
        ("The target of 28 days was met, the average wait being 34 days.", "comparison-contradicted"),
        ("People waited 45 days, well within the authority’s standard of 28 days.", "comparison-contradicted"),
        (
            "The budget was overspent: spending was £84 million against a budget of £86 million.",
            "difference-contradicted",
        ),
        ("Up from 88% in 2023, 82% of people were still at home in 2024.", "change-contradicted"),
        ("The list stood at 150 in June, having fallen from 130 in January.", "change-contradicted"),
        ("Satisfaction improved from 68% to 61%.", "change-contradicted"),
        ("The number was 410 in 2023 and 365 in 2024, a growth of 45.", "change-contradicted"),
        ("Admissions went up 20%, from 200 in 2022/23 to 260 in 2023/24.", "change-wrong"),
        ("Requests from carers tripled, rising from 90 to 180.", "multiple-wrong"),
    ],
)
def test_what_does_not_fit_is_found(text: str, code: str) -> None:
    assert codes_in(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "The average wait in the four localities was 27 days (20, 25, 30 and 33 days).",
        "The average wait was 40 days, and teams had 20, 25 and 30 staff above the England average.",
        "The grant of £600,000 supported 1,200 people, or £500 each.",
        "The contract cost £360,000 a year for 60 people, or about £115 per person each week.",
        "Between April and September, over six months, 80 people were assessed.",
        "The pilot ran from May 2024 to July 2024, a period of three months.",
        "The strategy runs from 2022 to 2026, a plan over five years.",
        "Between April and September people waited three months for an assessment.",
        "The contract began in September 2023 and ended in April 2024.",
        "The authority had four localities: north, south, east and west.",
        "The authority had two hubs: one in the north and one that was for carers and families in the south.",
        "Seventeen of the 20 files that we read, 85%, had a risk assessment.",
        "Of the 60 cases, 12 were late; this was 50% more than before.",
        "Roughly half of the 60 providers, 32, had been visited.",
        "Compared with 31% nationally, the 38% of carers with enough contact was higher.",
        "The rate was 58%, which is lower than the 61% in the region.",
        "The target of 28 days was met, the average wait being 24 days.",
        "The target of 28 days was not met, the average wait being 34 days.",
        "Down from 88% in 2023, 82% of people were still at home in 2024.",
        "The number waiting improved from 68 to 61.",
        "Requests from carers doubled, rising from 90 to 180.",
    ],
)
def test_what_fits_is_left_alone(text: str) -> None:
    assert codes_in(text) == []


def test_two_figures_for_the_same_in_one_passage_are_found_but_not_in_one_sentence() -> None:
    twice = "At March 2025, 340 people were waiting for an assessment."
    later = "By then, at March 2025, 290 people were waiting for an assessment."
    made = document(statement("needs", f"{twice} Leaders knew. {later}"))
    found = found_by(the_framework(), made, Family.FIGURES, figures=figure_words())
    (differs,) = [each for each in found if each.code == "figure-differs"]
    assert (differs.text, dict(differs.data)["other"]) == ("290", "340")
