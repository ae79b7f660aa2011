"""Judgement: plain verdicts against a score and claims of everyone, which are asked about and not held to be wrong."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import found_by

from domain.assessment import Document
from domain.checks.finding import Family, Severity

LED = "Staff told us of their work."
WHY = "Staff told us of their work and of waits."


def asked_about(made: Document, code: str) -> list[str]:
    """Return the words of the findings of a code, each of which is a may."""
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    assert all(each.severity is Severity.MAY for each in found if each.code == code)
    return [each.text for each in found if each.code == code]


def against(level: int, text: str) -> list[str]:
    """Return what of a text goes against a score, told after a first sentence."""
    made = document(statement("needs", f"{LED} {text}", level=level, rationale=WHY))
    return asked_about(made, "tone-against-score")


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (3, "Management of cases was weak."),
        (3, "Planning and supervision were poor."),
        (3, "Reviews were weak, and no review had been kept."),
        (2, "Supervision and planning were sound."),
        (2, "Assessments were thorough."),
        (2, "Their money was in order, and every bill had been paid on time."),
        (1, "It was a team to be proud of."),
        (1, "Everyone who asked got what they had asked for."),
        (4, "The people in charge never knew of the queue."),
        (4, "Faults in supervision were widespread and had gone unanswered."),
        (2, "There were no gaps in how staff helped people."),
        (2, "Helping carers was second nature to everyone."),
    ],
)
def test_a_plain_verdict_against_the_score_is_asked_about(level: int, text: str) -> None:
    assert against(level, text) == [text]


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (2, "Management of cases was weak."),
        (3, "Supervision and planning were sound."),
        (2, "Staff told us that supervision was sound."),
        (2, "Most assessments were thorough."),
        (2, "Assessments were thorough, but they came late."),
        (2, "Records of 2025 showed that assessments were thorough."),
        (3, "Planning was weak where staff were new."),
        (3, "Before the move planning had sometimes been weak."),
        (3, "Nobody had been left without equipment."),
        (2, "Not everyone had been helped."),
        (2, "Staff rang people every week."),
        (2, "All four teams had a plan."),
        (2, "“Assessments were thorough,” a man told us."),
        (4, "Policies were written so that nobody was left out."),
    ],
)
def test_what_suits_the_score_or_tells_of_a_part_is_left_alone(level: int, text: str) -> None:
    assert against(level, text) == []


def test_a_verdict_that_others_of_its_paragraph_may_bear_out_is_left_alone() -> None:
    made = document(statement("needs", f"Assessments were thorough. {LED}", level=2, rationale=WHY))
    assert asked_about(made, "tone-against-score") == []


def test_nothing_is_asked_beside_a_score_that_is_hidden_or_not_given() -> None:
    made = document(statement("needs", f"{LED} Assessments were thorough.", level=None))
    assert asked_about(made, "tone-against-score") == []


def summed_up(text: str, code: str, level: int = 2) -> list[str]:
    """Return what is asked of a summary beside a statement on carers and assessments."""
    told = "Staff spoke of villages, a range of clubs, forms, waits, cafés, families, rooms, hearts, breaks and homes."
    told += " They arranged assessments and reviews for carers and residents."
    return asked_about(document(narrative("summary", text), statement("needs", told, level=level)), code)


@pytest.mark.parametrize(
    "text",
    [
        "In every village people could pick from a wide range of clubs.",
        "Nobody we met had had trouble with a form.",
        "Not one person said that they had waited.",
        "People told us that they had always been well looked after.",
        "Everyone spoke highly of the cafés.",
        "All residents were glad of the bus.",
        "Carers had breaks whenever they liked.",
        "Staff never lost heart.",
        "Staff had no hearts of any sort.",
    ],
)
def test_what_a_summary_says_of_everyone_is_asked_about(text: str) -> None:
    assert summed_up(text, "summary-of-all", 3) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Not everyone was glad of the bus.",
        "Most people were glad of the bus.",
        "The club met every week.",
        "All four wards had a club.",
        "People told us that they had never been asked.",
        "Leaders wished to reach everyone.",
        "Nobody had been rude; nobody had known.",
        "All 40 people had a key.",
        "“Nobody asks that,” a man said.",
        "Above all, people wanted to be known.",
        "Some said that they were always welcome.",
    ],
)
def test_what_leaves_somebody_out_is_left_alone(text: str) -> None:
    assert summed_up(text, "summary-of-all", 3) == []


@pytest.mark.parametrize(
    ("level", "text", "is_found"),
    [
        (2, "Assessments were quick and simple to arrange.", True),
        (1, "Unpaid carers had plenty of breaks near their homes.", True),
        (3, "Reviews were late and hard to get.", True),
        (3, "Assessments were quick and simple to arrange.", False),
        (2, "Reviews were late and hard to get.", False),
        (2, "Assessments were quick, but they were hard to get.", False),
        (2, "Staff told us that assessments were quick and simple to arrange.", False),
        (2, "Most assessments were quick and simple to arrange.", False),
    ],
)
def test_a_summary_is_held_against_the_score_of_what_it_speaks_of(level: int, text: str, is_found: bool) -> None:
    assert summed_up(text, "summary-against-scores", level) == [text] * is_found


@pytest.mark.parametrize(
    ("why", "is_found"),
    [
        ("The square was paved, the bandstand painted and the fountain had been mended by volunteers.", True),
        ("Assessments began early, and reviews of carers’ plans were prompt and thorough throughout.", False),
    ],
)
def test_a_reason_of_which_hardly_a_word_stands_in_the_findings_is_asked_about(why: str, is_found: bool) -> None:
    made = document(
        statement("needs", "Volunteers told us of their work with older residents.", level=3, rationale=why)
    )
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    assert [each.severity for each in found if each.code == "rationale-apart"] == [Severity.MAY] * is_found
