"""Judgement: what was said to be absent, support that somebody had or lacked, and topics whose heading stands alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import found_by

from domain.assessment import Document, PassageKind
from domain.checks.finding import Family, Finding

FEEDBACK = next(each for each in the_framework().statement("learning").topics if "feedback" in each)


def findings_of(made: Document, code: str) -> list[Finding]:
    """Return the findings of a code."""
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return [each for each in found if each.code == code]


def is_told(said: str, text: str) -> tuple[bool, bool]:
    """Return whether a statement's text denies a summary, and whether it denies a rationale."""
    made = document(narrative("summary", said), statement("needs", text), statement("equity", "People came."))
    reasoned = document(statement("needs", text, level=3, rationale=said))
    return bool(findings_of(made, "summary-contradicted")), bool(findings_of(reasoned, "rationale-contradicted"))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("There was a joint strategy for carers.", "There was no joint strategy for carers."),
        ("There was no risk register.", "The risk register was reviewed each month by the board."),
        ("The authority had no prevention strategy.", "Spending followed the prevention strategy, agreed in 2024."),
        (
            "Staff were kind, but there was no carers’ forum and no peer network.",
            "The peer network met each month and people praised it.",
        ),
        ("Our quality team visited each home.", "There was no quality team, and nobody visited homes."),
        ("Unpaid carers felt well supported.", "Unpaid carers told us that they felt forgotten."),
        ("Carers were well supported.", "Carers told us that nobody helped them."),
        ("The authority gave providers no help.", "Providers told us that they had regular help from commissioners."),
        ("Providers had little help with recruitment.", "Providers received regular help with recruitment."),
        ("Staff were well supported.", "Staff told us that they were left to cope alone."),
        ("People received assessments without delay.", "People waited months for assessments before anyone visited."),
        ("Leaders were visible.", "Staff told us that they had never met their leaders."),
        ("Enquiries were timely.", "Enquiries took longer than the target of 90 days."),
        ("Voluntary organisations were involved early.", "Voluntary organisations were consulted late."),
    ],
)
def test_what_the_findings_deny_is_told(said: str, text: str) -> None:
    assert is_told(said, text) == (True, True)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("There was no joint strategy for carers.", "The joint strategy for housing was agreed in 2024."),
        ("There was no joint strategy for carers.", "A joint strategy for carers was planned for 2026."),
        ("There was no waiting list.", "The waiting list had been closed in June 2024."),
        ("There was no home care.", "The home care market had shrunk."),
        ("People had no social worker.", "A social worker told us that visits were long."),
        ("There was no risk register.", "Staff asked for a risk register."),
        ("Carers felt well supported.", "Carers told us that breaks were scarce."),
        ("Young carers felt well supported.", "Older carers felt forgotten."),
        ("Carers felt well supported.", "Some carers felt forgotten."),
        ("Providers were valued.", "Providers had little help with recruitment."),
        ("Home care was unreliable in two wards.", "People told us that they trusted their home care workers."),
        ("Assessments were prompt.", "Before the new team began, people waited months for assessments."),
        ("Reviews were on time.", "Reviews had been late before 2023."),
        ("Leaders were visible.", "Villages were remote, and leaders knew it."),
        ("Enquiries were prompt and thorough.", "Enquiries were prompt, and they were thorough."),
    ],
)
def test_what_the_findings_do_not_deny_is_left_alone(said: str, text: str) -> None:
    assert is_told(said, text) == (False, False)


def with_headings(*lines: str) -> Document:
    """Return a statement's section of these lines, of which those that begin with a `#` are headings."""
    section = statement("learning", *(line.lstrip("# ") for line in lines), level=3, rationale="Staff learned.")
    passages = [
        replace(each, kind=PassageKind.HEADING, level=1) if line.startswith("#") else each
        for each, line in zip(section.passages, lines, strict=True)
    ]
    return document(replace(section, passages=tuple(passages)))


@pytest.mark.parametrize(
    ("lines", "topics"),
    [
        (("# Learning from feedback",), []),
        (("# What we saw", "Staff read much.", "# Learning from feedback"), [FEEDBACK]),
        (("# Feedback", "# What we saw", "Staff read much."), [FEEDBACK]),
        (("# Learning from feedback", "People were asked.", "# What we saw"), []),
        (("# What we saw", "Staff read much.", "# Next steps"), []),
    ],
)
def test_a_topic_whose_heading_stands_alone_has_no_text(lines: tuple[str, ...], topics: list[str]) -> None:
    found = findings_of(with_headings(*lines), "topic-without-text")
    assert [dict(each.data)["topic"] for each in found] == topics


@pytest.mark.parametrize(
    ("summary", "is_found"),
    [
        ("The next step was to keep sharing what had been taught.", False),
        ("The challenge was to bring that pace to every locality.", False),
        ("The next step was to launch a hydrotherapy boat.", True),
        ("Kestrels brought mulberry cordial to neighbouring orchards.", True),
    ],
)
def test_what_is_to_come_needs_no_support_unless_it_is_strange(summary: str, is_found: bool) -> None:
    made = document(narrative("summary", summary), statement("needs", "Staff spoke of visits.", level=3))
    assert bool(findings_of(made, "summary-unsupported")) is is_found


@pytest.mark.parametrize(
    "rating",
    [
        "The overall rating for this local authority was inadequate.",
        "Our rating of adult social care in {name} was inadequate.",
        "Overall, {name}’s rating was inadequate.",
        "The local authority’s overall rating was inadequate.",
    ],
)
def test_a_rating_is_read_however_the_authority_is_named(rating: str) -> None:
    framework = the_framework()
    sections = [statement(each.id, "Staff spoke.", level=3) for each in framework.statements]
    made = document(narrative("summary", ""), *sections)
    made = document(narrative("summary", rating.format(name=made.assessment.authority)), *sections)
    (found,) = findings_of(made, "rating-contradicted")
    assert found.text == "inadequate"
    assert findings_of(made, "summary-unsupported") == []


@pytest.mark.parametrize(
    ("said", "text", "is_found"),
    [
        ("Leaders had won a national award for hospital discharge.", "Leaders had improved hospital discharge.", True),
        ("An award-winning team supported people after hospital.", "A team supported people after hospital.", True),
        ("The discharge team had won an award.", "The discharge team had won an award in 2024.", False),
    ],
)
def test_an_honour_that_no_statement_tells_of_is_found(said: str, text: str, is_found: bool) -> None:
    made = document(narrative("summary", said), statement("needs", text), statement("equity", "People came."))

    assert bool(findings_of(made, "summary-unsupported")) is is_found
