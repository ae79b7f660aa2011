"""Judgement: kinds of praise and blame that do not suit a score, and what comes close and does."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework, unmarked, whole_document
from checks_alone import found_by

from domain.assessment import Document
from domain.checks.finding import Family, Finding

GOOD = (2, 3, 4, 3, 3, 3, 3, 3, 3)
WHY = "Staff and people told us of waits."


def findings_of(made: Document, code: str) -> list[Finding]:
    """Return the findings of a code."""
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return [each for each in found if each.code == code]


def too_strong(level: int, text: str) -> list[Finding]:
    """Return what of a text is too strong beside a score."""
    return findings_of(document(statement("needs", text, level=level, rationale=WHY)), "level-words")


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (4, "Oversight did not reach the standard people were entitled to expect."),
        (3, "Inadequate was the fairest word for the work on equality."),
        (3, "The local authority had wholly failed to learn from complaints."),
        (3, "Planning for emergencies was close to collapse."),
        (3, "In all, the local authority was failing to protect people who moved."),
        (2, "Reviews were of a high standard, with no area of concern."),
        (1, "There were only minor gaps in how reviews were planned."),
        (3, "Reviews of support had ground to a halt."),
        (3, "Practice in safeguarding put adults in jeopardy."),
        (3, "Carers were treated appallingly by the local authority."),
        (3, "Nothing about the way that enquiries were run gave us confidence."),
        (3, "The local authority had no grip on its waiting lists."),
        (3, "Planning was little short of a shambles."),
        (3, "We had grave concerns about the safety of people awaiting support."),
        (3, "The local authority did not know whether people were safe."),
        (3, "The equipment service barely functioned."),
        (3, "The local authority routinely ignored the law."),
        (3, "What we found in transitions was deeply troubling."),
        (3, "People from minority groups were badly let down."),
        (3, "The systems in place did not keep people safe."),
        (3, "The local authority was in breach of its assessment duties under the Care Act 2014."),
        (3, "We concluded that people with a learning disability were at serious risk."),
        (3, "Leaders had failed to act on repeated warnings."),
        (3, "Carers received little or no support from the local authority."),
        (3, "Poor practice was widespread."),
        (2, "No improvement was needed."),
        (2, "We are satisfied that this work already meets a good standard."),
        (1, "Safeguarding concerns were handled promptly and effectively."),
        (1, "Leaders had a clear and accurate view of risk."),
        (4, "The local authority lacked a clear strategy for prevention."),
        (4, "Many people experienced long delays."),
        (4, "Data could not be relied on."),
        (2, "Few authorities anywhere did this as well."),
        (2, "Every aspect of support planning was handled superbly."),
        (2, "We saw some of the best safeguarding practice of any assessment to date."),
        (2, "Its procedures were robust and highly effective."),
        (2, "The way that leaders managed risk was an example to the sector."),
        (1, "People received timely, kind and well-planned support throughout."),
        (1, "Work to prevent falls was a clear success."),
        (1, "We had no concerns about governance."),
        (1, "The local market was thriving."),
        (1, "Risk management was well embedded."),
        (4, "Some teams lagged behind."),
        (4, "Practice left room for improvement."),
        (4, "The picture across the county was uneven."),
        (4, "Progress had stalled since 2023."),
        (4, "The strategy had yet to make a difference."),
    ],
)
def test_praise_and_blame_are_known_by_their_kind(level: int, text: str) -> None:
    assert [str(each.severity) for each in too_strong(level, text)] == ["should"]


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (3, "A provider had failed people badly, and the local authority had moved them within a week."),
        (3, "The local authority had acted when a care home put people at risk."),
        (3, "Falls put older people in danger, and the prevention programme had reduced them."),
        (3, "A hospital’s electronic record had collapsed in May 2025, and staff went to the ward instead."),
        (3, "The cost of the scheme fell well below the estimate."),
        (3, "Staff knew that delays could put people at risk, and called everybody on the list each week."),
        (3, "Staff were trained to act when people were at serious risk."),
        (3, "The panel asked whether arrangements were adequate and safe."),
        (2, "People who had a named worker received good support."),
        (1, "Staff wanted to be well supported and well trained."),
        (4, "No improvement was required by the regulator."),
        (4, "Long waits in 2022 had been brought down to days."),
        (2, "A new director had impressed partners, they told us."),
        (2, "Some teams did this well, and their results were good."),
        (1, "Staff told us that they were proud of their teams."),
        (1, "The building was in good condition, but nobody answered the door."),
        (4, "Nobody waited longer than a week, and no review was late."),
        (4, "No part of the county was left out, and no community had been ignored."),
        (4, "The team worked with people who had been let down by other services."),
        (4, "Staff looked for gaps in support and closed them within weeks."),
    ],
)
def test_what_is_said_of_others_or_denied_is_left_alone(level: int, text: str) -> None:
    assert too_strong(level, text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Eight of the nine areas were scored 3⟧.",
        "⟦No statement was given less than a 3⟧.",
        "We ⟦scored ourselves 3 for eight of the nine quality statements⟧.",
        "We found a ⟦good standard in all nine areas⟧.",
        "⟦Two statements were judged exceptional⟧.",
        "⟦Scores ranged from 1 to 4⟧.",
        "Its ⟦weakest area⟧ was governance.",
        "Equity was ⟦scored lower than⟧ safeguarding.",
        "The nine ⟦scores added up to 29⟧ out of 36.",
        "⟦Every statement had the same score⟧.",
        "Practice was ⟦strong in all four themes⟧.",
        "⟦In six areas the evidence showed some shortfalls⟧.",
    ],
)
def test_what_the_scores_do_not_bear_out_is_found_in_a_summary(marked: str) -> None:
    text, start, end = unmarked(marked)
    found = findings_of(whole_document(GOOD, narrative("summary", text)), "scores-miscounted")
    assert [(each.start, each.end) for each in found] == [(start, end)]
    assert dict(found[0].data) == {"scores": "2, 3, 4, 3, 3, 3, 3, 3, 3"}


@pytest.mark.parametrize(
    "text",
    [
        "Seven of the nine statements were scored 3, and one was scored 2.",
        "Seven statements were scored 3 and the others 2 and 4.",
        "No statement was scored 1. Only one statement was scored 4. Scores ranged from 2 to 4.",
        "All but two of the areas showed a good standard. The scores added up to 27 out of 36.",
        "Equity was scored higher than safeguarding. Equity was the highest scoring area.",
        "Six of the nine statements had been scored 2 in the pilot.",
        "The other six statements were scored 3. No home was rated below good in all areas.",
    ],
)
def test_what_the_scores_bear_out_is_left_alone_in_a_summary(text: str) -> None:
    assert findings_of(whole_document(GOOD, narrative("summary", text)), "scores-miscounted") == []


def test_a_theme_is_as_high_as_its_statements_are_together() -> None:
    levels = (3, 3, 3, 2, 2, 2, 2, 2, 3)
    for text, is_found in (("Leadership was the strongest theme.", True), ("Leadership was the weakest theme.", True)):
        assert bool(findings_of(whole_document(levels, narrative("summary", text)), "scores-miscounted")) is is_found
    text = "Working with people was the strongest of the four themes."
    assert findings_of(whole_document(levels, narrative("summary", text)), "scores-miscounted") == []


@pytest.mark.parametrize(
    ("summary", "text", "is_found"),
    [
        ("Equipment came quickly.", "People told us that they waited three months for equipment.", True),
        ("People found information hard to reach.", "People told us that information was clear.", True),
        ("Turnover of staff had risen.", "Turnover of staff had fallen to 9%.", True),
        ("Equipment came quickly.", "Equipment came promptly, and small items were late only once.", False),
        ("Equipment came quickly.", "Equipment was delayed. Equipment came quickly in the north.", False),
        ("Reviews were late.", "People told us that reviews were thorough.", False),
        ("Some equipment came late.", "Equipment came promptly.", False),
        ("Equipment came quickly.", "Before 2023, people waited months for equipment.", False),
    ],
)
def test_a_summary_or_a_reason_that_says_the_opposite_of_the_findings_is_found(
    summary: str, text: str, is_found: bool
) -> None:
    made = document(narrative("summary", summary), statement("needs", text), statement("equity", "People came."))
    assert [each.text for each in findings_of(made, "summary-contradicted")] == [summary] * is_found
    reasoned = document(statement("needs", text, level=3, rationale=summary))
    assert bool(findings_of(reasoned, "rationale-contradicted")) is is_found
