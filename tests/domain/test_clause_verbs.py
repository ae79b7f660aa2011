"""A clause without a verb is found by counting what opens clauses; one whose verb stands late is left alone."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

PLANTED = [
    ("look-alike", "Staff told us that the minibus which takes people home «where» often late.", "were"),
    ("look-alike", "Everyone we spoke to «new» the name of their worker.", "knew"),
    ("look-alike", "The people who sit on the panel «now» the town well.", "know"),
    ("look-alike", "Care workers who «though» of leaving were asked why.", "thought"),
    ("no-reading", "We met the people who «mattering to» them.", None),
    ("no-reading", "The «caterer as» since been changed.", None),
    ("no-reading", "The library «open on» Sundays.", None),
    ("no-reading", "The «home that» we visited on the coast it had been rated good.", None),
    ("no-reading", "«People with» a visual impairment they said the website was hard to use.", None),
    ("no-reading", "Carers said «they not» on the list.", None),
]


@pytest.mark.parametrize(("code", "text", "right"), PLANTED)
def test_a_clause_without_a_verb_is_found(code: str, text: str, right: str | None) -> None:
    plain, start, end = planted(text)
    assert seen(typing_of(plain)) == [(code, start, end, right)]


@pytest.mark.parametrize(
    "text",
    [
        "The minibus that takes people home was often late.",
        "Everyone we spoke to knew the name of their worker.",
        "Some we met at home and others in village halls.",
        "Every quarter we chose a theme for the forum.",
        "People knew how many options they could choose from.",
        "The team meet weekly and the board meet monthly.",
        "They were seen as soon as they had asked.",
        "Families did not know which worker to ring.",
        "The work the hub does has a direct effect on waits.",
        "Staff asked that the form be made shorter.",
        "People who had complained told us they had been heard.",
        "The review came to the same view as we did.",
        "Those we met told us what had changed, when and why.",
        "Plans did not say for how many people.",
        "A lecturer at the university, Prof. Haldane, had helped two teams.",
        "We reshaped our front door so that people spoke to a practitioner.",
        "The support it had was good, and it said the same thing to all.",
        "Few of the members knew of it when they joined.",
    ],
)
def test_a_clause_with_a_verb_is_left_alone(text: str) -> None:
    assert not seen(typing_of(text))
