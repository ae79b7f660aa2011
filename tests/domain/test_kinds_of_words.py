"""Slips that are told by the classes of words: counts, owners, adverbs, and words taken for one another."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

FOUND = [
    ("wrong-number", "There were three «plan» for the winter.", "plans"),
    ("wrong-number", "It had 12 social «worker» in the town.", "workers"),
    ("wrong-number", "Several «referral» came from the hospital.", "referrals"),
    ("wrong-number", "«An appointments» was made for the next day.", "An appointment"),
    ("wrong-number", "The hub was open on two «day» a week.", "days"),
    ("apostrophe", "The strategy came after a «years» work with groups.", "year’s"),
    ("apostrophe", "They gave two «weeks» notice of the change.", "weeks’"),
    ("look-alike", "Staff spoke «positive» about the support from their managers.", "positively"),
    ("look-alike", "Therapists visited «regular» to help them walk.", "regularly"),
    ("look-alike", "Nurses worked «along side» them.", "alongside"),
    ("look-alike", "Contact lists were «in complete» for some wards.", "incomplete"),
    ("broken-verbs", "The tool helped staff «identified» risks earlier.", None),
    ("broken-verbs", "It made it easier for staff «find» information.", "to find"),
    ("no-reading", "«Most the» young people we met told us so.", "Most of the"),
    ("broken-verbs", "None of the plans was «sign» by the person.", None),
    ("look-alike", "People were asked for «there» opinion of the menu.", "their"),
    ("look-alike", "Nobody could say «weather» the form was needed.", "whether"),
    ("look-alike", "Nobody «new» how long it would take.", "knew"),
    ("look-alike", "The lodge had no «quite» space for a talk.", "quiet"),
    ("look-alike", "The drop-in was shut from March, «witch» surprised them.", "which"),
    ("look-alike", "The tenants «where» told of it late.", "were"),
    ("look-alike", "It was quicker «then» the old way.", "than"),
    ("look-alike", "They «past» the letter to a colleague.", "passed"),
    ("look-alike", "The tutor was «discrete» about the cause.", "discreet"),
    ("capitals-slipped", "Some kit took longer to arrive, «But» tutors lent their own.", "but"),
]
RIGHT = [
    "Two weeks was enough, and the work of 12 months ended; a sports centre opened.",
    "Of those homes, 19 required improvement, and houses in multiple occupation were seen.",
    "They had grown old together, and the chair had become distant.",
    "A charge could be paid online in about 25 minutes.",
    "Those who made them held the budgets for people live on the day.",
    "The emergency duty team was run by a neighbouring county.",
    "Most of the people, and most people they knew, felt safe.",
    "There they met; from there people could walk to the town where they lived.",
    "The site was quiet, and quite far from the past they knew.",
    "To advise was one thing, and the advice another.",
]


@pytest.mark.parametrize(("code", "text", "right"), FOUND)
def test_a_slip_is_told_by_the_classes_of_words(code: str, text: str, right: str | None) -> None:
    plain, start, end = planted(text)
    assert seen(typing_of(plain)) == [(code, start, end, right)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_has_another_reading_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []
