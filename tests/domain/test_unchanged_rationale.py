"""A rationale that was given for another score than the one that stands now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from checked import document, statement, the_framework
from checks_alone import found_by

from domain.assessment import Document, Score, Section, SectionKind
from domain.checks.finding import Family, Finding
from domain.review.decisions import ScoreChange, ScoreSource
from domain.review.former_levels import FormerLevel, former_level

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHY, OTHER = "Staff and people told us of waits.", "Waits had fallen, staff said."


def findings_of(made: Document) -> list[Finding]:
    found = found_by(the_framework(), made, Family.JUDGEMENT)
    return [each for each in found if each.code == "rationale-unchanged"]


def changed(level: int | None, rationale: str, changed_from: int | None, changed_rationale: str) -> Section:
    score = Score(level, rationale, "Ann Lee", NOON, changed_from=changed_from, changed_rationale=changed_rationale)
    return replace(statement("needs", "Staff told us of waits."), score=score)


def test_the_finding_says_from_what_to_what_and_when() -> None:
    (finding,) = findings_of(document(changed(3, WHY, 2, WHY)))
    assert (str(finding.severity), finding.section_id, finding.passage_id) == ("should", "s-needs", "")
    assert dict(finding.data) == {"before": "2", "score": "3", "date": "2026-03-02"}


@pytest.mark.parametrize(
    ("level", "rationale", "former", "of_former", "is_found"),
    [
        (3, WHY, 2, WHY, True),
        (3, f"  {WHY} \n", 2, WHY.replace(" ", "\n"), True),
        (3, WHY, 2, OTHER, False),
        (3, WHY, 2, WHY.rstrip("."), False),
        (2, WHY, 2, WHY, False),
        (3, WHY, None, "", False),
        (3, "", 2, "", False),
        (3, " \n", 2, "\n", False),
        (None, WHY, 2, WHY, False),
    ],
)
def test_only_the_same_words_for_another_score_are_told(
    level: int | None, rationale: str, former: int | None, of_former: str, is_found: bool
) -> None:
    assert bool(findings_of(document(changed(level, rationale, former, of_former)))) is is_found


def test_a_hidden_score_and_a_part_without_a_score_are_left_alone() -> None:
    section = changed(3, WHY, 2, WHY)
    hidden = replace(section, score=replace(section.score, is_hidden=True))
    assert findings_of(document(hidden)) == []
    assert findings_of(document(replace(section, kind=SectionKind.NARRATIVE))) == []


Change = tuple[float, int | None, int | None, str]
"""The minute of a change of a level, what it was and became, and the rationale that stood."""


def changes(*made: Change, people: str = "") -> list[ScoreChange]:
    """Return changes; the letters of `people` are who made them, Ann made them all without any."""
    return [
        ScoreChange(
            "s", "", number, before, after, "", who, "", NOON + timedelta(minutes=minute), ScoreSource.DRAFT, rationale
        )
        for number, ((minute, before, after, rationale), who) in enumerate(
            zip(made, people or "A" * len(made), strict=True), 1
        )
    ]


NONE = FormerLevel()


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ((), NONE),
        (((0, None, 2, ""),), NONE),
        (((0, None, 2, ""), (60, 2, 3, WHY)), FormerLevel(2, WHY)),
        # Nothing had been written for the former level.
        (((0, None, 2, ""), (60, 2, 3, "")), NONE),
        (((0, None, 2, ""), (60, 2, 3, WHY), (90, 3, 4, "")), NONE),
        # Keys pressed until the level is right, and the reason then; or the reason first, and the keys then.
        (((0, None, 1, ""), (0.1, 1, 2, ""), (0.2, 2, 3, "")), NONE),
        (((0, None, 1, ""), (0.1, 1, 2, WHY), (1.9, 2, 3, WHY)), NONE),
        (((0, None, 1, ""), (1, 1, 2, ""), (60, 2, 3, WHY)), FormerLevel(2, WHY)),
        # What was tried on the way to another level was never what the reason was given for.
        (((0, None, 1, ""), (60, 1, 2, WHY), (60.1, 2, 3, WHY)), FormerLevel(1, WHY)),
        (((0, None, 1, ""), (60, 1, 2, WHY), (61, 2, 3, OTHER)), FormerLevel(1, WHY)),
        # Two minutes are all: whoever thinks longer has decided.
        (((0, None, 1, ""), (2, 1, 2, WHY)), FormerLevel(1, WHY)),
        (((0, None, 1, ""), (1, 1, 2, ""), (2.5, 2, 3, WHY)), FormerLevel(2, WHY)),
        # Through several levels with the same reason, it is still that of the first.
        (((0, None, 2, ""), (60, 2, 3, WHY), (90, 3, 4, WHY)), FormerLevel(2, WHY)),
        (((0, None, 2, ""), (60, 2, 3, WHY), (90, 3, 4, OTHER)), FormerLevel(3, OTHER)),
        # Back to the former level, and away again.
        (((0, None, 2, ""), (60, 2, 3, WHY), (90, 3, 2, WHY)), FormerLevel(2, WHY)),
        # Taken away, and given again with the same reason.
        (((0, None, 2, ""), (60, 2, None, WHY), (90, None, 3, "")), FormerLevel(2, WHY)),
        # An older workspace kept no rationale of its changes.
        (((0, 1, 2, ""), (60, 2, 3, WHY)), FormerLevel(2, WHY)),
    ],
)
def test_for_which_level_the_rationale_was_given(made: tuple[Change, ...], expected: FormerLevel) -> None:
    assert former_level(changes(*made)) == expected


def test_only_one_person_chooses_at_a_time() -> None:
    made: tuple[Change, ...] = ((0, None, 2, ""), (1, 2, 3, WHY))
    assert former_level(changes(*made, people="AB")) == FormerLevel(2, WHY)
    assert former_level(changes(*made, people="Aa")) == NONE
