"""Judgement: clauses on the same subject, whatever it is, of which one says what the other denies."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family


def denied(said: str, text: str) -> tuple[bool, bool]:
    """Return whether a statement's text denies a summary, and whether it denies a rationale."""
    made = document(narrative("summary", said), statement("needs", text), statement("equity", "People came."))
    reasoned = document(statement("needs", text, level=3, rationale=said))
    found = [
        {each.code for each in found_by(the_framework(), each, Family.JUDGEMENT, judgement=judgement_words())}
        for each in (made, reasoned)
    ]
    return "summary-contradicted" in found[0], "rationale-contradicted" in found[1]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Scrutiny by members was absent.", "Members had challenged the savings plan in public."),
        ("No concern was waiting for triage.", "The data showed that 140 concerns awaited triage in May 2025."),
        ("The risk register was never shown to members.", "Members told us that they reviewed the risk register."),
        ("The carers’ strategy had lapsed.", "The carers’ strategy had been refreshed in 2024 and ran until 2028."),
        ("Nobody had tested the emergency plan.", "The emergency plan was rehearsed with partners in October."),
        (
            "Deaf people could not book an interpreter.",
            "Deaf people told us that they could book an interpreter online.",
        ),
        ("Every home had been visited by the quality team.", "Nobody from the quality team had visited the homes."),
        (
            "Supervision notes were kept for every worker.",
            "The audit found no supervision notes for half of the workers.",
        ),
        ("The equality objectives had been dropped.", "Leaders had set four equality objectives and reported on them."),
        ("Managers signed off cases without reading them.", "Managers had read and signed off each case."),
        ("The market position statement was current.", "The market position statement dated from 2019."),
        ("Every complaint was answered within the target.", "41% of complaints were answered within the target."),
        ("Care plans named goals.", "The audit found that 9 of 50 care plans named goals."),
        ("Board papers went unread.", "Members told us that they read the board papers closely."),
        ("No home had closed.", "The records showed that four homes had closed in 2024/25."),
        ("Commissioners met providers in a forum.", "Providers told us that they had no forum with commissioners."),
    ],
)
def test_what_one_clause_says_and_another_denies_is_found(said: str, text: str) -> None:
    assert denied(said, text) == (True, True)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The joint strategy for carers was never agreed.", "The joint strategy for housing was agreed in 2024."),
        ("The emergency plan was not tested.", "Leaders planned to test the emergency plan."),
        ("Members reviewed the risk register.", "Until 2022, members had not seen the risk register."),
        ("Some interpreters could not be booked.", "Interpreters could be booked for most visits."),
        ("Assessments were unhurried.", "Assessments were unhurried, people told us, and they were kind."),
        ("Decisions were neither recorded nor checked.", "Decisions were not recorded, and nobody checked them."),
        ("Every review was on time in the north.", "92% of reviews were on time in the north."),
        ("Risks were raised without fear.", "Staff told us that risks were raised without fear."),
        ("Too few carers had an assessment.", "The local authority carried out 1,870 carers’ assessments."),
        ("Waiting lists had fallen sharply.", "The advocacy provider told us it had no waiting list."),
        ("The conversation was careful.", "People said the conversation was careful and that they were not rushed."),
        ("Lessons from complaints were not shared.", "Lessons from complaints stayed in one team and were not shared."),
    ],
)
def test_what_is_no_denial_is_left_alone(said: str, text: str) -> None:
    assert denied(said, text) == (False, False)
