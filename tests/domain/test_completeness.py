"""Completeness: scores, text, evidence, amounts and dates that are missing, and what stands for text to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checked import document, judgement_words, narrative, scored, statement, the_framework, unmarked
from checks_alone import found_by
from prose_checks import lexicon

from domain.assessment import (
    Anchor,
    Citation,
    Document,
    EvidenceItem,
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
    found = found_by(
        framework or the_framework(), made, Family.COMPLETENESS, judgement=judgement_words(), lexicon=lexicon()
    )
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


def test_a_statement_of_several_sentences_that_cites_nothing_is_told_of_where_there_is_evidence() -> None:
    section = statement("needs", "Staff told us that they helped. People told us that they waited.")
    item = EvidenceItem("i", "E-001", "Talks", category="people", people_heard=4, disclosed=True)
    made = replace(document(section), items=(item,))
    assert [each.code for each in found_in(made)] == ["evidence-missing"]
    citation = Citation("c", section.id, Anchor(section.passages[0].id, 0, 5, "Staff"), "i", "E-001")
    assert found_in(replace(made, citations=(citation,))) == []
    assert found_in(document(section)) == []
    assert found_in(replace(document(statement("needs", "Staff helped.")), items=(item,))) == []


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
        "The panel met on ⟦DD June 2025⟧ again.",
        "The panel met on 12 ⟦MM⟧ 2025 again.",
        "It ended in ⟦June YYYY⟧ for all.",
        "The year ⟦20YY⟧ was worse.",
        "The plan had these aims: ⟦aim 1, aim 2 and aim 3⟧.",
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
        "Tier 1, tier 2 and tier 3 were open. Action 1, on letters, was done before action 2.",
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
    found = found_by(
        the_framework(), with_dates(**days), Family.COMPLETENESS, judgement=judgement_words(), lexicon=lexicon()
    )
    assert [(each.code, str(each.severity)) for each in found] == codes
    assert {each.section_id for each in found} <= {""}


@pytest.mark.parametrize(
    "marked",
    [
        "Reviews were late in ⟦N%⟧ of cases.",
        "The median wait was ⟦[X]⟧ days.",
        "Reviews took ⟦x⟧ weeks on average.",
        "The plan of ⟦####⟧ was read.",
        "The local authority spent ⟦£xxm⟧ on home care.",
        "The plan, title ⟦TBC⟧, was due.",
        "They had ⟦...⟧ social workers.",
        "Decisions were made within ⟦__⟧ working days.",
    ],
)
def test_what_stands_for_a_word_to_come_is_known_by_its_marks(marked: str) -> None:
    text, start, end = unmarked(marked)
    found = found_in(document(statement("needs", text)))
    assert [(each.code, each.text) for each in found] == [("placeholder", text[start:end])]


@pytest.mark.parametrize(
    "marked",
    [
        "⟦NOTE TO SELF: ask the lead about thresholds before this goes to panel.⟧",
        "⟦DN: check the date of the strategy.⟧",
        "⟦Is this right?⟧",
        "⟦Move this to governance?⟧",
        "⟦JT - can you check this figure please?⟧",
        "⟦More evidence needed.⟧",
        "⟦Para on out-of-area placements still to be written.⟧",
        "⟦Carers paragraph goes here.⟧",
        "⟦This needs a source.⟧",
        "⟦Please expand.⟧",
        "⟦Same as previous report.⟧",
        "⟦Insert chart.⟧",
        "⟦I have asked the lead for the figure.⟧",
        "⟦Think we should cut this.⟧",
        "⟦Holding text - do not publish.⟧",
        "⟦Someone needs to check whether the hub still opens on Saturdays.⟧",
        "Carers had a plan ⟦( )⟧ of their own.",
        "Waits fell ⟦(source?)⟧ in March.",
        "The director ⟦(name needed)⟧ had left.",
        "The lead ⟦(Sam to confirm)⟧ had left.",
        "Waits were ⟦higher/lower⟧ than the England average.",
        "The board was led by ⟦NAME⟧ in 2024.",
        "The plan was called ⟦“”⟧ by all.",
    ],
)
def test_what_writers_left_for_each_other_is_found(marked: str) -> None:
    text, start, end = unmarked(marked)
    found = found_in(document(statement("needs", text)))
    assert [(each.code, str(each.severity), each.text) for each in found] == [("note-left", "should", text[start:end])]


@pytest.mark.parametrize(
    "text",
    [
        "The plan was due to be completed in March 2025.",
        "Staff told us that they needed to check records by hand.",
        "Check-ins with new carers took place each month.",
        "The outcome of a review by the ombudsman was awaited.",
        "Need for home care had grown by 8% in two years.",
        "A further 12 homes were to follow in 2026.",
        "Add-on services were offered to carers.",
        "People told us, “I need to know who to ring.”",
        "Ask for Help was a service for unpaid carers.",
        "Complete records were kept of each visit.",
        "Update training was offered to staff each year.",
        "Include Me was a group of autistic people that advised the board.",
        "Remove the Barriers was a campaign of disabled people.",
        "The ICB (integrated care board) met monthly.",
        "Staff asked themselves, “Is this right?” before each decision.",
        "The local authority asked people three questions: what matters to you, who helps you and what would help?",
        "“Do you have what you need?” was asked of each carer.",
        "The number of people waiting was 0.0% lower than the year before.",
        "The team used a tool called N-Gage.",
        "The local authority was to publish its new strategy in 2026.",
        "The data for 2024/25 had not yet been published.",
        "The local authority told us that the figures for 2025 were to be confirmed in June.",
        "Query handling was moved to the contact centre.",
        "Waiting for an assessment caused anxiety to many people.",
        "Option appraisal had been completed for the day centres.",
        "Comments from people were used to change letters.",
        "Draft plans were shared with carers.",
        "Awaiting discharge, some people lost strength.",
        "More detail was needed in care plans, an audit found.",
        "More work was needed on transitions.",
        "The plan had three parts: needs, money and staff.",
        "Placeholder appointments were kept free for people who rang in crisis.",
        "He or she was named in the plan.",
        "Source data was checked each month.",
        "Note-taking was shared among the team.",
        "Moved by these stories, members asked for a review.",
        "Outstanding reviews fell from 310 to 140.",
        "Carers could choose a sit-in and/or a short break.",
        "The day/night service was run by the trust.",
        "Health/social care staff shared an office.",
        "He asked, “Is this right?”",
        "A review was (in part) late.",
    ],
)
def test_what_is_reported_of_questions_and_requests_is_no_note(text: str) -> None:
    assert found_in(document(statement("needs", text))) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Waits are set out in ⟦Table 3⟧.",
        "⟦Figure 2⟧ shows how waits fell.",
        "The ⟦chart below⟧ shows how waits fell.",
        "Staff told us that waits fell (see ⟦Appendix B⟧).",
        "Staff had raised this (⟦see below⟧).",
        "⟦The board had agreed four aims for the first year:⟧",
        "Staff helped. ⟦The priorities were as follows.⟧",
    ],
)
def test_what_a_text_points_to_has_to_be_there(marked: str) -> None:
    text, start, end = unmarked(marked)
    found = found_in(document(statement("needs", text)))
    assert [(each.code, str(each.severity), each.text) for each in found] == [("not-there", "should", text[start:end])]


def test_whole_sentences_are_no_list_that_was_announced() -> None:
    texts = ("The plan set out four aims:", "Adaptations were slow. Disabled people told us that they waited.")
    assert [each.text for each in found_in(document(statement("needs", *texts)))] == [texts[0]]


@pytest.mark.parametrize(
    "texts",
    [
        ("Waits are set out in Table 3.", "Table 3: waits by team"),
        ("The board had agreed two aims:", "- fewer waits", "- more reviews"),
        ("Table 2 of the local authority’s return showed a fall.",),
        ("The strategy’s Table 2 listed waits.",),
        ("In Annex A of the statutory guidance, consent was explained.",),
        ("The map of services was out of date.",),
        ("The board met to see above all whether waits fell.",),
    ],
)
def test_what_is_there_or_in_another_document_may_be_pointed_to(texts: tuple[str, ...]) -> None:
    assert found_in(document(statement("needs", *texts))) == []
