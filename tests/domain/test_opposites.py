"""Judgement: what a summary says of a thing beside what the statements say of it, in other words."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import found_by

from domain.assessment import Document
from domain.checks.finding import Family, Finding


def findings_of(made: Document, code: str) -> list[Finding]:
    """Return the findings of a code."""
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return [each for each in found if each.code == code]


def denied(summary: str, text: str) -> bool:
    """Return whether a summary is told to say the opposite of a statement's text."""
    made = document(narrative("summary", summary), statement("needs", text), statement("equity", "People came."))
    return bool(findings_of(made, "summary-contradicted"))


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        ("Unpaid carers received their assessments promptly.", "Carers waited many months for their assessments."),
        ("Stairlifts were put in within a week of the request.", "People waited most of a year for stairlifts."),
        ("Advocates were easily found.", "Advocacy was scarce, and some people had nobody to speak for them."),
        ("Care homes had vacancies in every district.", "Care homes had no vacancies for most of the year."),
        ("Providers felt ignored.", "Providers told us that they were consulted on each change and felt valued."),
        ("Partners were treated as equals.", "Partners felt left out of most decisions."),
        ("Morale was at its lowest.", "Morale was high across the teams, as staff told us."),
        ("Complaints had risen.", "The number of complaints had halved since the year before."),
        ("Waits for reviews had lengthened.", "The wait for reviews had come down from nine months to four."),
        ("Leaflets were printed in English only.", "Leaflets were available in seven languages."),
        ("Young people left school without a plan.", "Young people had a named worker and a written plan."),
        ("Caseloads were manageable.", "Social workers described caseloads that were overwhelming."),
        ("Records were accurate.", "Nearly a third of the audited records were incomplete."),
        ("Nobody supported unpaid carers.", "Unpaid carers spoke warmly of the weekly group."),
        ("Every carer was valued.", "Some carers felt forgotten."),
        ("Direct payments were quick to arrange.", "Direct payments took five months to set up."),
        ("Information was simple to follow.", "Information was hard to follow, and older people found it bewildering."),
        ("Supervision took place every month.", "Supervision was overdue in most teams."),
        ("Enquiries were overdue.", "Enquiries were closed on time, and people told us that they were kept informed."),
        ("Training had declined.", "Staff told us that training had improved and that they valued it."),
        ("There was no backlog of applications.", "The data showed a backlog of 260 applications in March 2025."),
        ("Referrals were not screened for days.", "The data showed that 99% of referrals were screened on the day."),
        ("Professionals never received feedback.", "Partners told us that they always received feedback on concerns."),
        ("The board’s charities, whose volunteers felt valued, met.", "Volunteers felt overlooked."),
        ("The helpline was seldom answered.", "The helpline was answered within two minutes."),
        ("Providers had no confidence in commissioners.", "Providers told us that they trusted commissioners."),
        ("Unpaid carers were at the end of their tether.", "Carers had breaks, and they felt rested."),
        ("Delays of several weeks in home care added to this.", "Home care started within two days."),
        ("Telecare was in short supply.", "People had telecare within three days, and there was plenty of it."),
    ],
)
def test_the_opposite_is_found_in_other_words(summary: str, text: str) -> None:
    assert denied(summary, text)


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        ("Carers were valued.", "Carers had few breaks, and they were exhausted."),
        ("Unpaid carers received their assessments promptly.", "Carers waited a long time for breaks."),
        ("Complaints had risen.", "Complaints were answered in good time."),
        ("Reviews were thorough.", "Reviews were overdue in the south."),
        ("Some carers felt forgotten.", "Carers were valued by their workers."),
        ("Partners planned to share information quickly.", "Information was slow to arrive."),
        ("Providers asked for longer contracts.", "Contracts were short, and providers felt uneasy."),
        ("Supervision was regular.", "Supervision was not always recorded, but it was regular."),
        ("People needed no further support after reablement.", "Reablement helped people to regain skills."),
        ("Reviews were late.", "Reviews had been late until 2023, and were now prompt."),
        ("Leaders had a plan.", "Leaders had no doubt about what mattered."),
        ("Information about money was clear.", "Information on transport was hard to find."),
        ("Morale was high.", "Turnover was high, and morale was good."),
        ("Carers’ groups are often overlooked.", "Carers were equal partners."),
        ("Leaflets needed to be brought up to date.", "Leaflets were out of date."),
        ("The team had ended its waiting list for equipment.", "There was no waiting list for equipment."),
        ("Assessments took too long.", "People who spoke to our assessment told us that they came promptly."),
        ("Homes were late to close.", "Home care workers were kind."),
        ("A hub received all concerns quickly.", "Enquiries were slow."),
    ],
)
def test_what_is_no_opposite_is_left_alone(summary: str, text: str) -> None:
    assert not denied(summary, text)


def test_a_summary_is_held_against_the_reasons_of_scores_as_well() -> None:
    reason = "Voluntary groups felt left out of decisions."
    made = document(
        narrative("summary", "Voluntary groups felt that they were treated as equals."),
        statement("needs", "Voluntary groups learned of decisions after the event.", level=2, rationale=reason),
    )
    (found,) = findings_of(made, "summary-contradicted")
    assert dict(found.data)["other"] == reason


@pytest.mark.parametrize(
    ("summary", "is_found"),
    [
        ("There was a good standard of support for people moving between services.", True),
        ("Discharge was outstanding.", True),
        ("We saw significant shortfalls in how the local authority dealt with complaints.", True),
        ("Significant shortfalls were found in discharge.", False),
        ("Complaints were handled to a good standard.", False),
        ("Health and care staff met a good standard in their training.", False),
    ],
)
def test_words_of_a_level_are_held_against_the_statement_that_is_meant(summary: str, is_found: bool) -> None:
    made = document(
        narrative("summary", summary),
        statement("safesystems", "Staff spoke of discharge and moving.", level=1),
        statement("learning", "Staff spoke of complaints and training.", level=3),
    )
    assert bool(findings_of(made, "summary-of-other-level")) is is_found


@pytest.mark.parametrize(
    ("summary", "is_found"),
    [
        ("The local authority used drones to find people who had gone missing.", True),
        ("A new swimming pool had improved the mood of residents.", True),
        ("Autistic people spoke about friends and buses.", False),
        ("Equipment was brought by van.", False),
    ],
)
def test_strange_things_are_found_before_every_statement_is_written(summary: str, is_found: bool) -> None:
    made = document(
        narrative("summary", f"Staff spoke of complaints. {summary}"),
        statement("learning", "Staff spoke of complaints and of lessons.", level=3),
        statement("equity", ""),
    )
    assert bool(findings_of(made, "summary-unsupported")) is is_found
