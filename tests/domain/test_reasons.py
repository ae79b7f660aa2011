"""Judgement: reasons of a score that are another statement's, or that speak for another score alone."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family

LEARNING = "Staff had protected time for training, lessons from complaints were shared, and managers checked them."
NEEDS = "People told us about their assessments. Staff spoke of reviews, and carers of their plans."


def codes(part_id: str, text: str, level: int, rationale: str) -> set[str]:
    """Return the codes of what is found in a statement with this rationale."""
    made = document(statement(part_id, text, level=level, rationale=rationale))
    return {each.code for each in found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())}


@pytest.mark.parametrize(
    "rationale",
    [
        "Discharge from hospital was safe, winter plans had been tested and young people met their adult worker early.",
        "Enquiries were timely and people were asked what outcome they wanted from the safeguarding team.",
        "Reablement helped people to go home, equipment came quickly and payments were simple to use.",
        "The market was stable, providers trusted commissioners and homes were of good quality.",
        "Interpreters were easy to book, and barriers for deaf people had been removed.",
    ],
)
def test_reasons_of_another_statement_are_found(rationale: str) -> None:
    assert "rationale-apart" in codes("learning", LEARNING, 3, rationale)


@pytest.mark.parametrize(
    "rationale",
    [
        "Staff had time for training, and complaints led to change.",
        "Partners and providers told us that lessons were shared well.",
        "Discharge staff had protected time, and managers checked that complaints were shared.",
        "People’s feedback shaped the service.",
    ],
)
def test_reasons_with_a_word_of_others_are_left_alone(rationale: str) -> None:
    assert "rationale-apart" not in codes("learning", LEARNING, 3, rationale)


@pytest.mark.parametrize(
    ("level", "rationale", "is_found"),
    [
        (1, "Assessments were prompt, reviews were thorough and carers felt valued.", True),
        (2, "Staff were skilled, carers were well supported and reviews were timely.", True),
        (3, "Reviews were late, carers were exhausted and assessments were hard to get.", True),
        (4, "Plans were patchy, and reviews were overdue.", True),
        (2, "The evidence pointed to a good standard of assessments, reviews and plans.", True),
        (3, "People were very badly let down by reviews, which were close to collapse.", True),
        (
            4,
            "A good standard was reached: reviews were sound, but nothing went beyond what is asked at that level.",
            True,
        ),
        (3, "The evidence on reviews and plans pointed to the lowest level of the scale.", True),
        (1, "Assessments had shortfalls, and the work belonged in the second level.", True),
        (3, "Reviews were on time, yet the work fell well short of a good standard.", True),
        (3, "Reviews and plans were thorough. This was the weakest level on the scale.", True),
        (1, "Leadership of reviews at every level was exceptional.", True),
        (2, "A higher level asks for a good standard of reviews, which were late.", False),
        (3, "Plans were good, and reviews were at the third level.", False),
        (2, "Staff were skilled, carers were well supported, but reviews were late.", False),
        (2, "Carers felt valued, and reviews had begun to be more timely.", False),
        (3, "Assessments were prompt, and reviews were late.", False),
        (2, "Carers waited for assessments, reviews and plans.", False),
        (2, "Carers were valued, assessments were kind, and yet many reviews took a year.", False),
        (3, "Although reviews were late, assessments were good.", False),
        (2, "Some of the assessments were of a good standard.", False),
    ],
)
def test_reasons_that_speak_for_another_score_are_found(level: int, rationale: str, is_found: bool) -> None:
    assert ("rationale-of-other-level" in codes("needs", NEEDS, level, rationale)) is is_found


@pytest.mark.parametrize(
    "rationale",
    [
        "Nothing further to say here.",
        "No change.",
        "Rationale to follow.",
        "The panel agreed this.",
        "Mixed picture.",
        "We thought about this for a long time.",
    ],
)
def test_words_that_give_no_reason_are_found(rationale: str) -> None:
    assert "rationale-too-short" in codes("needs", NEEDS, 3, rationale)
