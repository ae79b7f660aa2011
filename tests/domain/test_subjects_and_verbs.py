"""Verbs that do not agree with their subject, whatever stands between the two."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

FOUND = [
    ("Assessors «was» trained in the use of the tool.", "were"),
    ("The number of people waiting «were» lower than in the year before.", "was"),
    ("Feedback «were» used to shape the new offer.", "was"),
    ("Partner agencies «was» involved in the design.", "were"),
    ("A further 20 people «was» waiting for a review.", "were"),
    ("One of the teams «were» clear about it.", "was"),
    ("The range of services available «were» wide.", "was"),
    ("There «was» also plans for a joint post.", "were"),
    ("There «were» a plan for the winter.", "was"),
    ("The quality of the plans written by staff «were» good.", "was"),
    ("In 2024, the plans «was» agreed by the board.", "were"),
    ("Staff told us that the delays in hospital discharge «was» long.", "were"),
    ("The new process for referrals «have» helped.", "has"),
    ("People with a learning disability «was» seen first.", "were"),
    ("Access to records «have» been slow.", "has"),
    ("Managers said letters «wasn’t» sent on time.", "weren’t"),
]
RIGHT = [
    "A range of services was good, and a number of people were pleased.",
    "The proportion of carers who were paid was small.",
    "Meeting people from similar towns was worth more than any course.",
    "Of the 40 concerns received in that year, most were decided within two days.",
    "Ratings given by the regulator were somewhat behind.",
    "There was little choice, and there was a range of services near by.",
    "If the plan were agreed, more people could be seen.",
    "The headquarters was in the town; two weeks was enough.",
    "Sharing records with partners was governed by a protocol.",
    "The support that carers had was good, as were the plans.",
    "There were a few delays and a number of gaps.",
]


@pytest.mark.parametrize(("text", "right"), FOUND)
def test_a_verb_that_does_not_agree_is_found(text: str, right: str) -> None:
    plain, start, end = planted(text)
    assert seen(typing_of(plain)) == [("broken-verbs", start, end, right)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_verb_that_may_agree_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []
