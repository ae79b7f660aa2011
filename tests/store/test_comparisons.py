"""Two sides of a comparison: what each holds, and what cannot be compared."""

from __future__ import annotations

from datetime import date

import pytest
from builders import ANN, BY_CATEGORY, NOON, Desk
from reviewing import BEN, TEXT, Reviewed

from domain.review.comparison import PassageFate
from store.actions.assessments import create_assessment
from store.actions.decisions import mark_read
from store.actions.draft_versions import name_version, restore_passage, restore_score, restore_section
from store.actions.scores import set_level
from store.errors import FileChanged, FileMissing, NotFound, Refused
from store.queries.comparisons import NOW, Comparison, Side, SideKind, compare_sides, load_sides
from store.queries.decisions import load_review
from store.values import AssessmentDetails


@pytest.fixture
def reviewed(desk: Desk) -> Reviewed:
    return Reviewed.of(desk)


def compared(reviewed: Reviewed, old: Side, new: Side = NOW, part_id: str = "") -> Comparison:
    section_id = reviewed.desk.section_id(part_id) if part_id else ""
    return compare_sides(reviewed.desk.workspace, reviewed.desk.assessment_id, old, new, section_id)


def changed_parts(found: Comparison) -> list[str]:
    return [each.part_id for each in found.change.changed_sections]


def test_a_version_of_the_report_is_compared_with_how_it_is_now(reviewed: Reviewed) -> None:
    version = Side(SideKind.VERSION, reviewed.act(name_version, name="Before").result[0])
    assert changed_parts(compared(reviewed, version)) == []
    reviewed.desk.rewrite("learning", reviewed.passage, "Staff told us so. Nobody waited.")
    reviewed.desk.write("needs", "Something new.")
    found = compared(reviewed, version)
    assert set(changed_parts(found)) == {"learning", "needs"}
    assert found.sections["learning"] == reviewed.section_id
    assert changed_parts(compared(reviewed, version, part_id="needs")) == ["needs"]
    assert changed_parts(compared(reviewed, NOW, version)) == changed_parts(found)
    assert not found.is_other


def test_a_version_of_one_section_is_compared_with_that_section_alone(reviewed: Reviewed) -> None:
    made = reviewed.act(name_version, name="Before", section_id=reviewed.section_id)
    reviewed.desk.write("needs", "Something new.")
    found = compared(reviewed, Side(SideKind.VERSION, made.result[0]))
    assert [each.part_id for each in found.change.sections] == ["learning"]
    with pytest.raises(Refused, match="not-in-this-version"):
        compared(reviewed, Side(SideKind.VERSION, made.result[0]), part_id="needs")


def test_what_a_decision_was_taken_on_is_found_by_its_hash(reviewed: Reviewed) -> None:
    reviewed.decide("submit", ANN)
    (decision,) = reviewed.decisions
    reviewed.desk.rewrite("learning", reviewed.passage, "Nobody told us.")
    (change,) = compared(reviewed, Side(SideKind.KEPT, decision.sha256), part_id="learning").change.sections
    assert [(each.fate, each.old and each.old.text) for each in change.passages] == [(PassageFate.CHANGED, TEXT)]


def test_what_a_person_has_not_read_is_new_to_that_person(reviewed: Reviewed) -> None:
    reviewed.desk.write("needs", "Something new.")
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    reviewed.desk.write("learning", "More.")
    found = compared(reviewed, Side(SideKind.READ, " ben  SHAH"))
    assert {each.part_id: each.words_new for each in found.change.changed_sections} == {"learning": 1, "needs": 2}
    assert changed_parts(compared(reviewed, Side(SideKind.READ, "Ben Shah"), part_id="learning")) == ["learning"]


def test_another_assessment_stands_beside_this_one_the_same_authoritys_first(reviewed: Reviewed) -> None:
    desk = reviewed.desk
    made = [
        create_assessment(desk.workspace, ANN, NOON, framework_id=framework, details=details).result[0]
        for framework, details in (
            ("cqc-la-2025", AssessmentDetails("Anyshire", window_to=date(2026, 1, 1))),
            (BY_CATEGORY, AssessmentDetails("testshire county council", window_to=date(2023, 1, 1))),
            (BY_CATEGORY, AssessmentDetails("Testshire County Council", window_to=date(2024, 1, 1))),
        )
    ]
    other = Desk(desk.workspace, made[2])
    other.write("learning", TEXT)
    sides = load_sides(desk.workspace, desk.assessment_id)
    assert [each.assessment_id for each in sides.neighbours] == [made[2], made[1], made[0]]
    assert [each.is_same_authority for each in sides.neighbours] == [True, True, False]
    assert sides.review == load_review(desk.workspace, desk.assessment_id)
    found = compared(reviewed, Side(SideKind.ASSESSMENT, made[2]))
    learning = next(each for each in found.change.sections if each.part_id == "learning")
    assert [each.fate for each in learning.passages] == [PassageFate.SAME]
    assert [(each.before, each.after and each.after.level) for each in learning.scores] == [(None, 3)]
    assert (found.is_other, found.then_framework.id, found.framework.id) == (True, BY_CATEGORY, "cqc-la-2025")


def test_a_later_assessment_of_the_authority_comes_behind_the_one_before(reviewed: Reviewed) -> None:
    desk = reviewed.desk
    mine, *others = [
        create_assessment(desk.workspace, ANN, NOON, framework_id=BY_CATEGORY, details=details).result[0]
        for details in (AssessmentDetails("Anyshire", window_to=date(year, 1, 1)) for year in (2024, 2025, 2022, 2023))
    ]
    found = load_sides(desk.workspace, mine).neighbours
    assert [each.assessment_id for each in found] == [others[2], others[1], others[0], desk.assessment_id]


def test_what_is_not_there_is_refused(reviewed: Reviewed) -> None:
    with pytest.raises(NotFound):
        compared(reviewed, Side(SideKind.VERSION, "none"))
    with pytest.raises(NotFound):
        compare_sides(reviewed.desk.workspace, reviewed.desk.assessment_id, NOW, NOW, "none")
    with pytest.raises(FileMissing):
        compared(reviewed, Side(SideKind.KEPT, "0" * 64))
    stored = reviewed.desk.workspace.files.put_bytes(b"no snapshot").sha256
    with pytest.raises(FileChanged):
        compared(reviewed, Side(SideKind.KEPT, stored))


def test_what_somebody_read_can_be_brought_back(reviewed: Reviewed) -> None:
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    (reading,) = reviewed.standing().readings
    here = {"section_id": reviewed.section_id, "sha256": reading.sha256}
    reviewed.desk.rewrite("learning", reviewed.passage, "Otherwise.")
    reviewed.act(restore_passage, **here, passage_id=reviewed.passage)
    assert reviewed.desk.texts("learning") == [TEXT]
    reviewed.desk.write("learning", "More.")
    reviewed.act(restore_section, **here)
    assert reviewed.desk.texts("learning") == [TEXT]
    reviewed.act(set_level, section_id=reviewed.section_id, level=1, why="Worse.")
    reviewed.act(restore_score, **here)
    assert reviewed.standing().sha256 == reading.sha256
    for section_id, sha256 in ((reviewed.desk.section_id("needs"), reading.sha256), (reviewed.section_id, "0" * 64)):
        with pytest.raises(Refused, match="not-in-this-version"):
            reviewed.act(restore_section, section_id=section_id, sha256=sha256)
