"""Judgement: ratings that a report writes out, scores that it tells in words, and what it says of all of them."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework, unmarked, whole_document
from checks_alone import found_by

from domain.assessment import Document
from domain.checks.finding import Family

GOOD = (3,) * 9
SCORES = (2, 3, 4, 3, 3, 3, 3, 2, 1)
WHY = "Staff spoke of visits."


def places(made: Document, *codes: str) -> list[tuple[int, int]]:
    """Return where the findings of these codes stand."""
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return [(each.start, each.end) for each in found if each.code in codes]


@pytest.mark.parametrize(
    "marked",
    [
        "The rating that followed from these scores was ⟦inadequate⟧.",
        "Overall rating: ⟦outstanding⟧.",
        "The local authority was thus judged to be ⟦inadequate⟧.",
        "These scores placed the local authority in the band for ⟦outstanding⟧.",
        "The scores made it an ⟦outstanding⟧ authority.",
        "That gave Aldermere Council an ⟦outstanding⟧ rating.",
        "Our verdict on adult social care: ⟦inadequate⟧.",
        "⟦Outstanding⟧ was therefore the rating that we gave.",
    ],
)
def test_a_rating_is_read_in_any_place_of_its_sentence(marked: str) -> None:
    text, start, end = unmarked(marked)
    assert places(whole_document(GOOD, narrative("summary", text)), "rating-contradicted") == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "The rating that followed from these scores was good.",
        "The local authority was not rated outstanding.",
        "People rated their care as good or outstanding in 86% of replies.",
        "The local authority considered outstanding actions at each meeting.",
        "Our assessment found the local authority good at listening.",
        "Three of 41 agencies in the county were rated requires improvement.",
        "Leaders aimed to move from good to outstanding.",
    ],
)
def test_other_ratings_and_plain_words_are_left_alone(text: str) -> None:
    assert places(whole_document(GOOD, narrative("summary", text)), "rating-contradicted") == []


@pytest.mark.parametrize(
    "text",
    [
        "All three points earned the local authority a two for governance.",
        "The evidence placed the local authority at the bottom of the scale.",
        "We settled on a 2.",
        "That is why the score was set at 1.",
        "Two was the right score.",
        "This area sat at the very top of our four-point scale.",
        "The local authority was given the lowest of the four ratings.",
    ],
)
def test_a_score_is_read_however_it_is_told(text: str) -> None:
    made = document(statement("governance", text, level=3, rationale=WHY))
    assert len(places(made, "score-contradicted")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We considered a 2 but settled on a 3.",
        "A 4-week wait was usual.",
        "Two was the number of workers in the team.",
        "The risk was scored 4 in the register.",
        "Pay was at the top of the scale for the grade.",
        "The draft score of 2 was changed to 3 at moderation.",
    ],
)
def test_other_scores_and_numbers_are_left_alone(text: str) -> None:
    assert places(document(statement("governance", text, level=3, rationale=WHY)), "score-contradicted") == []


@pytest.mark.parametrize(
    "text",
    [
        "Seven statements were scored 3 and two were scored 2.",
        "Every statement met a good standard.",
        "Seven of the nine statements met or exceeded a good standard.",
        "Not one statement fell short of a good standard.",
        "We gave six scores of 3.",
        "Four of the scores were 2.",
        "Scores of 3 were given for eight statements.",
        "Shortfalls were found in five of the nine quality statements.",
        "The local authority scored 3 throughout.",
        "In all, the local authority collected 26 of 36 points.",
        "Nowhere did the score fall below 2.",
    ],
)
def test_what_is_said_of_all_scores_is_held_against_them(text: str) -> None:
    assert len(places(whole_document(SCORES, narrative("summary", text)), "scores-miscounted")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Five statements were scored 3, two 2, one 4 and one 1.",
        "Five statements were scored 3 and two were scored 2.",
        "Six of the nine statements met or exceeded a good standard.",
        "Three of the nine statements fell short of a good standard.",
        "Two statements under leadership fell short of a good standard.",
        "Shortfalls were found in three of the nine quality statements.",
        "Two scores were 2. The total of the scores was 24.",
    ],
)
def test_what_the_scores_bear_out_is_left_alone(text: str) -> None:
    assert places(whole_document(SCORES, narrative("summary", text)), "scores-miscounted") == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("All nine quality statements reached at least a good standard.", True),
        ("None of the statements was scored 1.", True),
        ("Safeguarding had the lowest score of all.", True),
        ("Care provision received the lowest score of all.", True),
        ("Care provision received the highest score of all.", False),
        ("Six statements were scored 3.", False),
        ("The scores added up to 24.", False),
    ],
)
def test_what_the_scores_that_are_given_deny_is_told_before_all_are(text: str, is_found: bool) -> None:
    made = document(
        narrative("summary", text),
        statement("provision", "Staff helped.", level=3, rationale=WHY),
        statement("safeguarding", "Staff helped.", level=2, rationale=WHY),
        statement("governance", "Staff helped.", level=1, rationale=WHY),
        statement("needs", "Staff helped.", level=None),
    )
    assert bool(places(made, "scores-miscounted")) is is_found
