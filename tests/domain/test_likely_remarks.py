"""Completeness: sentences that have much of what remarks of writers have, which are asked about as a may."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, statement, the_framework
from checks_alone import found_by
from prose_checks import lexicon

from domain.checks.finding import Family, Severity

TOLD = "People were treated with respect."


def likely_in(text: str) -> list[str]:
    """Return what is told of a text as a note, be it only asked about."""
    made = document(statement("needs", text, level=3, rationale="Staff told us so."))
    found = found_by(the_framework(), made, Family.COMPLETENESS, judgement=judgement_words(), lexicon=lexicon())
    return [each.text for each in found if each.code == "note-left"]


@pytest.mark.parametrize(
    "remark",
    [
        "We don’t have anyone to back this up.",
        "This feels blunt – the AD may object.",
        "Second bullet moved down from the top, still repeats itself.",
        "Ines has the dates.",
        "Have left this in for the time being.",
        "Legal were uneasy about an earlier draft of this sentence.",
        "Unclear who told us this, check the log.",
        "This para came from the strategy nearly word for word.",
        "Won’t have the last of the returns until next month.",
        "Parked until the survey is published.",
        "If there is space, add the audit here.",
        "Took out the line on agency staff as it named somebody.",
        "Would rather not name the firm.",
        "No one has looked at these since May.",
        "The lawyers will want a say.",
        "Comms want a picture instead.",
        "Lost the plot somewhat in this one.",
    ],
)
def test_what_reads_like_a_remark_is_asked_about(remark: str) -> None:
    assert likely_in(f"{TOLD} {remark}") == [remark]


@pytest.mark.parametrize(
    "sentence",
    [
        "Leaders recognised this.",
        "The figures bore this out.",
        "Records showed that this had changed.",
        "Nobody had seen the draft.",
        "Direct payments suited most people.",
        "The team wrote one paragraph about each person.",
        "Asked about savings, managers pointed to impact assessments.",
        "Making safeguarding personal was part of each course.",
        "Not every record was full.",
        "Told of the delay, they rang the hub.",
        "Having a named worker had helped.",
        "Technology plays its part.",
        "“I don’t have to ask twice here,” a woman told us.",
        "A woman said that this was ‘the only place where I don’t have to be fine’.",
        "Hospital staff welcomed this.",
        "The leaflet explained this in plain words.",
    ],
)
def test_what_tells_of_the_past_is_left_alone(sentence: str) -> None:
    assert likely_in(f"{TOLD} {sentence}") == []


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Falls had gone down by per cent since 2023.", True),
        ("The share was per cent in March 2025.", True),
        ("It was measured in per cent.", False),
        ("The share was 12 per cent.", False),
    ],
)
def test_a_share_without_its_figure_is_still_to_be_written(text: str, is_open: bool) -> None:
    made = document(statement("needs", f"{TOLD} {text}", level=3, rationale="Staff told us so."))
    found = found_by(the_framework(), made, Family.COMPLETENESS, judgement=judgement_words(), lexicon=lexicon())
    assert [each.text for each in found if each.code == "placeholder"] == ["per cent"] * is_open


def test_a_label_at_the_head_of_its_line_is_left_alone() -> None:
    assert likely_in("Leaving hospital. Ward staff told us that moves were quick.") == []
    assert likely_in("Making safeguarding personal") == []


def test_what_a_rule_tells_is_not_told_twice() -> None:
    made = document(statement("needs", f"{TOLD} Stronger heading needed.", level=3, rationale="Staff told us so."))
    found = found_by(the_framework(), made, Family.COMPLETENESS, judgement=judgement_words(), lexicon=lexicon())
    assert [each.severity for each in found if each.code == "note-left"] == [Severity.SHOULD]
