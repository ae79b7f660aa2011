"""Judgement: kinds of praise and blame that do not suit a score, and what comes close and does."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family, Finding

WHY = "Staff and people told us of waits."


def too_strong(level: int, text: str) -> list[Finding]:
    """Return what of a text is too strong beside a score."""
    made = document(statement("needs", text, level=level, rationale=WHY))
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return [each for each in found if each.code == "level-words"]


@pytest.mark.parametrize(
    ("level", "text"),
    [
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
