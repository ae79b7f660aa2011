"""What versions are called where they are chosen, and which two are compared first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import ANN, FRAMEWORK, NOON, Desk
from reviewing import BEN, CARA, DEV, Reviewed

from store.actions.assessments import create_assessment
from store.actions.decisions import mark_read
from store.actions.draft_versions import name_version
from store.queries.comparisons import NOW, Side, SideKind, Sides, load_sides
from store.values import AssessmentDetails
from ui.comparing.choices import Reader, earlier_offers, first_sides, kept_hash, later_offers, side_of, spelled

LATER = NOON + timedelta(days=3)


@pytest.fixture
def reviewed(desk: Desk) -> Reviewed:
    return Reviewed.of(desk)


def sides_of(reviewed: Reviewed) -> Sides:
    return load_sides(reviewed.desk.workspace, reviewed.desk.assessment_id)


def words(reviewed: Reviewed, section_id: str, person: str = "Ann Lee", *, is_later: bool = False) -> list[str]:
    framework = reviewed.desk.workspace.framework(FRAMEWORK)
    offers = later_offers if is_later else earlier_offers
    return [said for _side, said in offers(sides_of(reviewed), section_id, framework, Reader(person, LATER))]


def test_a_version_of_a_decision_is_called_by_its_stage_and_who_took_it(reviewed: Reviewed) -> None:
    for decision, actor in (("submit", ANN), ("review", BEN), ("moderate", BEN), ("approve", CARA)):
        reviewed.decide(decision, actor)
    waiting = words(reviewed, reviewed.section_id)[0]
    assert waiting == "Approve, 2 March 12:01, Cara Diaz"
    reviewed.decide("approve", DEV)
    reviewed.act(name_version, name="Before the panel")
    found = words(reviewed, reviewed.section_id)
    assert found[0] == "Approved, 2 March 12:01, Dev Rao"
    assert found[-2:] == ["Submitted, 2 March 12:01, Ann Lee", "Report: “Before the panel”, 2 March 12:01, Ann Lee"]
    assert words(reviewed, "") == ["“Before the panel”, 2 March 12:01, Ann Lee"]
    assert words(reviewed, "", is_later=True)[0] == "As it is now"


def test_only_what_one_has_read_oneself_is_offered_as_read(reviewed: Reviewed) -> None:
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    assert words(reviewed, reviewed.section_id, "ben shah") == ["As I last read it, 2 March 12:01"]
    assert words(reviewed, "", "Ben Shah") == ["As I last read it"]
    assert words(reviewed, "", "Ann Lee") == []
    assert words(reviewed, reviewed.desk.section_id("needs"), "Ben Shah") == []


def test_what_is_compared_first_goes_from_what_one_read_to_the_newest_version_to_the_assessment_before(
    reviewed: Reviewed,
) -> None:
    section_id = reviewed.section_id
    assert first_sides(sides_of(reviewed), section_id, "Ben Shah") is None
    details = AssessmentDetails("Testshire County Council")
    workspace = reviewed.desk.workspace
    other = create_assessment(workspace, ANN, NOON, framework_id=FRAMEWORK, details=details).result[0]
    assert first_sides(sides_of(reviewed), section_id, "Ben Shah") == (Side(SideKind.ASSESSMENT, other), NOW)
    reviewed.act(name_version, name="First", section_id=section_id)
    newest = reviewed.act(name_version, name="Second").result[0]
    for scope in ("", section_id):
        assert first_sides(sides_of(reviewed), scope, "Ben Shah") == (Side(SideKind.VERSION, newest), NOW)
    reviewed.act(mark_read, BEN, section_ids=[section_id])
    for scope in ("", section_id):
        assert first_sides(sides_of(reviewed), scope, "Ben Shah") == (Side(SideKind.READ, "Ben Shah"), NOW)
    needs = reviewed.desk.section_id("needs")
    assert first_sides(sides_of(reviewed), needs, "Ben Shah") == (Side(SideKind.VERSION, newest), NOW)


def test_what_can_be_brought_back_has_its_hash(reviewed: Reviewed) -> None:
    made = reviewed.act(name_version, name="First", section_id=reviewed.section_id).result[0]
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    sides, sha256 = sides_of(reviewed), reviewed.standing().sha256
    held = (Side(SideKind.VERSION, made), Side(SideKind.READ, "Ben Shah"), Side(SideKind.KEPT, sha256))
    assert [kept_hash(sides, side, reviewed.section_id) for side in held] == [sha256] * 3
    needs = reviewed.desk.section_id("needs")
    assert [kept_hash(sides, side, needs) for side in (*held[:2], NOW)] == [""] * 3


def test_a_side_is_read_back_from_its_spelling() -> None:
    for side in (NOW, Side(SideKind.VERSION, "x"), Side(SideKind.READ, "Ann: Lee")):
        assert side_of(spelled(side)) == side
