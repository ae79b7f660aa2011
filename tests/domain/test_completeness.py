"""Completeness: scores, text, evidence, amounts and dates that are missing, and what stands for text to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checked import document, judgement_words, narrative, scored, statement, the_framework, unmarked
from checks_alone import found_by

from domain.assessment import (
    Anchor,
    Citation,
    Document,
    FactAmount,
    Facts,
    Passage,
    PassageKind,
    Score,
    Section,
    SectionKind,
)
from domain.checks.finding import Family, Finding
from domain.frameworks.framework import EvidenceRules, Framework

FULL = (FactAmount("total-budget", 2, 3), FactAmount("adult-social-care-budget", 1, 2))


def found_in(made: Document, framework: Framework | None = None) -> list[Finding]:
    """Return what is missing, but for dates."""
    dates = ("window-missing", "window-reversed", "visit-missing")
    found = found_by(framework or the_framework(), made, Family.COMPLETENESS, judgement=judgement_words())
    return [each for each in found if each.code not in dates]


def codes_of(made: Document) -> list[tuple[str, str, str]]:
    """Return code, severity and section of what is missing."""
    return [(each.code, str(each.severity), each.section_id) for each in found_in(made)]


def with_dates(**days: date) -> Document:
    """Return an assessment with these days."""
    made = document()
    return replace(made, assessment=replace(made.assessment, **days))


def test_an_untouched_assessment_lacks_every_score_and_part() -> None:
    finance = Section("s-finance", SectionKind.FACTS, "finance")
    made = document(statement("needs", level=None), narrative("summary"), finance)
    assert codes_of(made) == [
        ("score-missing", "must", "s-needs"),
        ("findings-missing", "must", "s-needs"),
        ("narrative-missing", "must", "s-summary"),
        ("facts-missing", "must", "s-finance"),
    ]


def test_a_written_and_scored_assessment_lacks_nothing() -> None:
    finance = Section("s-finance", SectionKind.FACTS, "finance", facts=Facts("2023/24", FULL))
    made = document(statement("needs", "# Waits", "Staff helped."), narrative("summary", "Staff helped."), finance)
    assert codes_of(made) == []


def test_blank_text_is_no_text() -> None:
    assert codes_of(document(statement("needs", " \n\u00a0"))) == [("findings-missing", "must", "s-needs")]


def test_a_hidden_score_is_not_said_to_be_missing() -> None:
    section = scored(statement("needs", "Staff helped."), None)
    assert codes_of(document(section)) == [("score-missing", "must", "s-needs")]
    assert codes_of(document(replace(section, score=Score(is_hidden=True)))) == []


def test_evidence_is_asked_for_where_no_rule_of_the_framework_does() -> None:
    section = statement("needs", "Staff helped.")
    plain = replace(the_framework(), evidence=EvidenceRules())
    assert [(each.code, str(each.severity)) for each in found_in(document(section), plain)] == [
        ("evidence-missing", "should")
    ]
    citation = Citation("c", section.id, Anchor(section.passages[0].id, 0, 5, "Staff"), "i", "E-001")
    assert found_in(replace(document(section), citations=(citation,)), plain) == []
    detached = replace(citation, is_detached=True)
    assert len(found_in(replace(document(section), citations=(detached,)), plain)) == 1
    assert found_in(document(section)) == []


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (Facts("2023/24", FULL), []),
        (Facts("", FULL), ["facts-period-missing"]),
        (Facts("2023/24", FULL[:1]), ["fact-amount-missing"]),
        (Facts("2023/24", (FULL[0], FactAmount("adult-social-care-budget", 1))), ["fact-amount-missing"]),
        (Facts("2023/24"), ["facts-missing"]),
    ],
)
def test_financial_facts_are_whole(facts: Facts, codes: list[str]) -> None:
    section = Section("s-finance", SectionKind.FACTS, "finance", facts=facts)
    assert [each.code for each in found_in(document(section))] == codes


@pytest.mark.parametrize(
    ("texts", "empty"),
    [
        (("# Waits", "Staff helped."), []),
        (("# Waits", "# Carers", "Staff helped."), ["Waits"]),
        (("Staff helped.", "# Waits"), ["Waits"]),
    ],
)
def test_something_stands_under_every_heading(texts: tuple[str, ...], empty: list[str]) -> None:
    found = found_in(document(statement("needs", *texts)))
    assert [(each.code, each.text) for each in found] == [("heading-without-text", text) for text in empty]


def test_headings_alone_are_no_findings() -> None:
    made = document(statement("needs", "# Waits", " ", "# Carers", " "))
    assert [each.code for each in found_in(made)] == [
        "findings-missing",
        "heading-without-text",
        "heading-without-text",
    ]


def test_a_heading_may_stand_above_a_lower_one() -> None:
    made = (
        Passage("1", PassageKind.HEADING, "Waits", 1),
        Passage("2", PassageKind.HEADING, "Reviews", 2),
        Passage("3", PassageKind.PARAGRAPH, "Staff helped."),
    )
    section = replace(statement("needs"), passages=made)
    assert found_in(document(section)) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Data showed ⟦XX%⟧ of people waited.",
        "The board met on ⟦TBC⟧ in 2024.",
        "There were ⟦[insert figure]⟧ people waiting.",
        "A panel of ⟦XX⟧ people met.",
        "Reviews took ⟦[check with lead]⟧ days.",
        "⟦TODO⟧ say more of this.",
        "It took part in a peer challenge in ⟦[month]⟧ 2025.",
        "Complaints were answered within ⟦?? days⟧, leaders told us.",
        "In ⟦???⟧, people waited.",
        "Staff were busy. ⟦Figures to follow.⟧",
        "Staff told us ⟦(quote to be added)⟧ that they were busy.",
        "There were ⟦£XX⟧ million of savings.",
        "The rate was ⟦XX.X%⟧ in 2024.",
        "It was agreed on ⟦dd/mm/yyyy⟧.",
        "Leaders told us that ⟦%⟧ of staff had a mentor.",
        "Savings of ⟦£⟧million were planned.",
        "The plan was agreed in ⟦20XX⟧.",
        "There were 14 ⟦(?)⟧ people.",
        "⟦Add quote here.⟧",
        "⟦Check figure with the team.⟧",
        "The panel met on ⟦___⟧ May 2025.",
        "It met with ⟦<insert name>⟧ in May.",
        "Leaders told us that ⟦{name}⟧ helped.",
        "⟦...⟧",
        "⟦Awaiting data from the team.⟧",
    ],
)
def test_a_placeholder_is_found_in_its_place(marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = found_in(document(statement("needs", text)))
    assert (finding.code, finding.start, finding.end, str(finding.severity)) == ("placeholder", start, end, "must")


@pytest.mark.parametrize(
    "text",
    [
        "One person said “they [the staff] helped”.",
        "Chapter XXI applied.",
        "The maxx scheme ran.",
        "We were [sic] told.",
        "The case ([2014] UKSC 19) was known.",
        "Chapter XX applied.",
        "The date of the move was still to be confirmed.",
        "A decision was pending.",
        "She said: “I waited … and [the doctor] waited.”",
        "Staff asked people to check figures and add examples.",
        "Check and challenge meetings were held each month.",
        "Did they know? Did they?",
    ],
)
def test_other_brackets_and_letters_are_left_alone(text: str) -> None:
    assert found_in(document(statement("needs", text))) == []


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ({}, [("window-missing", "should"), ("visit-missing", "may")]),
        ({"window_from": date(2024, 2, 1)}, [("window-missing", "should"), ("visit-missing", "may")]),
        (
            {"window_from": date(2024, 2, 1), "window_to": date(2025, 2, 1)},
            [("visit-missing", "may")],
        ),
        (
            {"window_from": date(2025, 2, 1), "window_to": date(2024, 2, 1)},
            [("window-reversed", "should"), ("visit-missing", "may")],
        ),
        (
            {
                "window_from": date(2024, 2, 1),
                "window_to": date(2025, 2, 1),
                "visit_from": date(2025, 1, 28),
                "visit_to": date(2025, 1, 30),
            },
            [],
        ),
    ],
)
def test_an_assessment_says_its_window_and_visit(days: dict[str, date], codes: list[tuple[str, str]]) -> None:
    found = found_by(the_framework(), with_dates(**days), Family.COMPLETENESS, judgement=judgement_words())
    assert [(each.code, str(each.severity)) for each in found] == codes
    assert {each.section_id for each in found} <= {""}
