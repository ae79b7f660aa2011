"""Words that are somebody's view in whatever they stand, and quantities after what somebody told."""

from __future__ import annotations

import json

import pytest
from checked import ROOT, document, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family, Finding
from domain.evidence.language import parse_language

LANGUAGE = parse_language(json.loads((ROOT / "resources" / "style" / "evidence.json").read_text(encoding="utf-8")))


def found_in(*texts: str) -> list[Finding]:
    return found_by(the_framework(), document(statement("needs", *texts)), Family.ATTRIBUTION, evidence=LANGUAGE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The jury was out on the new menu.", "view-without-source"),
        ("The new contract found favour.", "view-without-source"),
        ("Grumbles could be heard about the forms.", "view-without-source"),
        ("It had not gone unnoticed that the chair changed each month.", "view-without-source"),
        ("The online form had few friends.", "view-without-source"),
        ("A sense of being overlooked ran through the eastern villages.", "view-without-source"),
        ("Interpreters were thought to arrive late.", "view-without-source"),
        ("Everybody loves the choir.", "view-without-source"),
        ("Carers told us that the line was answered. Many found the form too long.", "vague-quantity"),
        ("Carers told us that the line was answered. Almost all had given up work.", "vague-quantity"),
        ("People said that meals were hot. Some were unhappy with the portions.", "vague-quantity"),
        ("People said that meals were hot. Most had been satisfied with the choice.", "vague-quantity"),
        ("Carers told us that they were tired. Around half had not had a break.", "vague-quantity"),
        ("Parents said that plans came early. Two in three wanted a second visit.", "vague-quantity"),
        ("Families said that the college was good. A lot of them ate there.", "vague-quantity"),
    ],
)
def test_what_nobody_holds_is_found(text: str, code: str) -> None:
    assert code in {each.code for each in found_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Providers’ opinion of the portal was divided, they told us.",
        "Legal opinion was sought in two cases.",
        "The survey of May 2025 found dissatisfaction with waiting times.",
        "The team asked about low mood at each visit.",
        "People told us that visits were on time. Some had bought a rail with their own money.",
        "People told us that visits were on time. Most said that they had a plan.",
        "Of the 46 carers who replied, 23 had given up work. Half lived alone.",
        "Providers trusted the brokers. Some had worked there for 20 years.",
        "People told us that they could choose from most of the homes in the town.",
        "A couple told us that they had walked further.",
        "One concern was about a fall in a care home.",
    ],
)
def test_what_somebody_holds_is_left_alone(text: str) -> None:
    assert found_in(text) == []
