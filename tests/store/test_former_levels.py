"""The rationale that stood when a level was changed is kept, read with the score, and found where it still stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import ANN, BEN, BY_CATEGORY, Desk, a_desk, later
from checks_alone import found_by
from reviewing import Reviewed
from second_scoring import begin, give, settle

from domain.assessment import Score
from domain.checks.finding import Family, Finding
from domain.review.decisions import ScoreChange
from store.actions.draft_versions import name_version, restore_score
from store.actions.history import redo, undo
from store.actions.scores import save_rationale, set_level
from store.changes import Actor
from store.queries.assessments import load_document
from store.queries.decisions import load_standing
from store.queries.text import load_section
from store.verify import verify

WHY, NEW = "Staff and people told us of waits.", "Waits had fallen, staff said."
HOUR = 3600


def give_level(desk: Desk, hour: float, level: int | None, **more: Any) -> None:
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    set_level(desk.workspace, ANN, later(hour * HOUR), **here, level=level, **more)


def write_reason(desk: Desk, hour: float, rationale: str) -> None:
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    save_rationale(desk.workspace, ANN, later(hour * HOUR), **here, rationale=rationale)


def score(desk: Desk) -> Score:
    return load_section(desk.workspace, desk.section_id("learning")).score


def changes(desk: Desk) -> tuple[ScoreChange, ...]:
    return load_standing(desk.workspace, desk.assessment_id, desk.section_id("learning")).scores


def found(desk: Desk) -> list[Finding]:
    """Return what the check finds in the assessment as it is loaded, which has the score as the section has it."""
    document = load_document(desk.workspace, desk.assessment_id)
    assert document.section_of("learning").score == score(desk)
    framework = desk.workspace.framework(document.assessment.framework_id)
    return [each for each in found_by(framework, document, Family.JUDGEMENT) if each.code == "rationale-unchanged"]


def changed(desk: Desk) -> None:
    """Give a level with its reason, and another an hour later without one."""
    give_level(desk, 0, 2, why=WHY)
    give_level(desk, 1, 3)


def test_a_change_keeps_the_rationale_that_stood_and_a_first_level_none(desk: Desk) -> None:
    write_reason(desk, 0, "Written before any score.")
    give_level(desk, 1, 2)
    write_reason(desk, 2, WHY)
    give_level(desk, 3, 3, why=NEW)
    give_level(desk, 4, None)
    assert [(each.before, each.after, each.rationale) for each in changes(desk)] == [
        (None, 2, ""),
        (2, 3, WHY),
        (3, None, NEW),
    ]
    assert verify(desk.workspace) == ()


def test_a_rationale_that_stays_when_the_score_changes_is_found_until_one_of_them_changes(desk: Desk) -> None:
    changed(desk)
    (finding,) = found(desk)
    assert dict(finding.data) == {"before": "2", "score": "3", "date": "2026-03-02"}
    write_reason(desk, 2, f" {WHY.replace(' ', '  ')}")
    assert found(desk) == [finding]
    write_reason(desk, 3, NEW)
    assert found(desk) == []
    write_reason(desk, 4, WHY)
    assert found(desk) == [finding]
    give_level(desk, 5, 2)
    assert found(desk) == []
    give_level(desk, 6, 4)
    assert [dict(each.data)["before"] for each in found(desk)] == ["2"]


def test_a_rationale_given_together_with_the_score_ends_it(desk: Desk) -> None:
    changed(desk)
    give_level(desk, 2, 4, why=NEW)
    assert (score(desk).changed_from, found(desk)) == (2, [])
    give_level(desk, 3, 1, why="")
    assert found(desk) == []


def test_choosing_a_score_by_its_keys_before_the_reason_is_written_is_no_change(desk: Desk) -> None:
    for seconds, level in enumerate((1, 2, 3)):
        give_level(desk, seconds / HOUR, level)
    write_reason(desk, 1, WHY)
    assert (score(desk).level, found(desk)) == (3, [])


def test_choosing_a_score_after_the_reason_was_written_is_no_change_either(desk: Desk) -> None:
    write_reason(desk, 0, WHY)
    for seconds, level in enumerate((1, 2, 3)):
        give_level(desk, 1 + seconds / HOUR, level)
    assert (score(desk).level, found(desk)) == (3, [])
    give_level(desk, 2, 4)
    assert [dict(each.data)["before"] for each in found(desk)] == ["3"]


@pytest.mark.parametrize(("minutes", "who", "is_found"), [(1, ANN, False), (1, BEN, True), (30, ANN, True)])
def test_a_reason_written_just_before_the_key_is_pressed_is_that_of_the_new_score(
    desk: Desk, minutes: float, who: Actor, is_found: bool
) -> None:
    give_level(desk, 0, 2, why=WHY)
    write_reason(desk, 1, NEW)
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    set_level(desk.workspace, who, later(HOUR + 60 * minutes), **here, level=3)
    assert bool(found(desk)) is is_found


def test_undo_takes_back_the_change_with_the_finding_and_redo_brings_both(desk: Desk) -> None:
    give_level(desk, 0, 2, why=WHY)
    before = score(desk)
    give_level(desk, 1, 3)
    (finding,) = found(desk)
    here = {"assessment_id": desk.assessment_id}
    undo(desk.workspace, ANN, later(2 * HOUR), **here)
    now = score(desk)
    assert (now.level, now.changed_from, now.changed_rationale) == (before.level, None, "")
    assert (len(changes(desk)), found(desk)) == (1, [])
    redo(desk.workspace, ANN, later(3 * HOUR), **here)
    assert found(desk) == [finding]
    assert verify(desk.workspace) == ()


def test_a_changed_rationale_of_a_change_is_found_by_verifying(desk: Desk) -> None:
    changed(desk)
    with desk.workspace.writing_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE score_change SET rationale = 'Another.' WHERE before IS NOT NULL")
    assert [(each.code, each.table) for each in verify(desk.workspace)] == [("row-changed", "score_change")]


def test_a_score_of_a_version_comes_back_with_its_own_reason(desk: Desk) -> None:
    give_level(desk, 0, 2, why=WHY)
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    name_version(desk.workspace, ANN, later(HOUR), **here, name="First")
    give_level(desk, 2, 3, why=NEW)
    version = load_standing(desk.workspace, desk.assessment_id, here["section_id"]).versions[-1]
    restore_score(desk.workspace, ANN, later(3 * HOUR), **here, version_id=version.id)
    assert (score(desk).level, score(desk).rationale) == (2, WHY)
    assert found(desk) == []


@pytest.mark.parametrize(("reason", "is_found"), [(None, True), (NEW, False)])
def test_a_settled_score_asks_for_a_reason_of_its_own(desk: Desk, reason: str | None, is_found: bool) -> None:
    reviewed = Reviewed.of(desk)
    give(reviewed, begin(reviewed))
    settle(reviewed, rationale=reason)
    assert bool(found(desk)) is is_found


def test_a_score_that_follows_from_its_categories_is_changed_with_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w", framework_id=BY_CATEGORY)
    for hour, category in enumerate(("people", "staff", "partners", "processes")):
        give_level(desk, hour, 2, category_id=category)
    write_reason(desk, 5, WHY)
    for hour, category in enumerate(("people", "staff", "partners"), 6):
        give_level(desk, hour, 3, category_id=category)
    assert (score(desk).level, [dict(each.data)["before"] for each in found(desk)]) == (3, ["2"])
    desk.workspace.close(later(20 * HOUR))
