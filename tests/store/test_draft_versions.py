"""Versions keep a text as it was, and bring a passage, a section or a score back the way typed text is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ANN, BY_CATEGORY, NOON, Desk, a_desk, later
from reviewing import CARA, TEXT, Reviewed

from domain.assessment import FactAmount, Facts
from domain.published.published_report import PublishedPart, PublishedReport
from domain.review.decisions import ScoreSource
from domain.review.snapshot import ReportSnapshot, hash_of
from store.actions.draft_versions import name_version, restore_passage, restore_score, restore_section
from store.actions.history import redo, undo
from store.actions.imports import import_report
from store.actions.scores import save_rationale, set_level
from store.actions.text import save_facts, save_text
from store.errors import FileChanged, NotFound, Refused
from store.queries.assessments import load_document
from store.queries.decisions import load_review
from store.queries.text import load_citations, load_section
from store.snapshots import kept_snapshot, report_snapshot, section_snapshot
from store.values import PassageEdit, SectionEdit
from store.verify import verify


@pytest.fixture
def reviewed(desk: Desk) -> Reviewed:
    return Reviewed.of(desk)


def named(reviewed: Reviewed, name: str = "Before the panel", section_id: str | None = None) -> str:
    wanted = reviewed.section_id if section_id is None else section_id
    return reviewed.act(name_version, name=name, section_id=wanted).result[0]


def remove(reviewed: Reviewed, passage_id: str) -> None:
    present = [passage.id for passage in load_section(reviewed.desk.workspace, reviewed.section_id).passages]
    order = tuple(each for each in present if each != passage_id)
    reviewed.act(save_text, edit=SectionEdit(reviewed.section_id, (), (passage_id,), order))


def test_a_version_is_kept_on_demand_under_a_name(reviewed: Reviewed) -> None:
    version_id = named(reviewed)
    (version,) = reviewed.standing().versions
    assert (version.id, version.name, version.person, version.number, version.decision_id) == (
        version_id, "Before the panel", "Ann Lee", 1, "",
    )  # fmt: skip
    reviewed.desk.rewrite("learning", reviewed.passage, "Other.")
    kept = reviewed.kept(version_id)
    assert hash_of(kept) == version.sha256 != reviewed.standing().sha256
    with pytest.raises(Refused, match="no-version-name"):
        named(reviewed, " ")
    with pytest.raises(NotFound):
        reviewed.act(restore_section, section_id=reviewed.section_id, version_id="none")


def test_a_version_of_the_report_holds_every_section_and_what_prints_of_the_assessment(reviewed: Reviewed) -> None:
    kept = reviewed.kept(named(reviewed, section_id=""))
    assert isinstance(kept, ReportSnapshot)
    sections = load_document(reviewed.desk.workspace, reviewed.desk.assessment_id).sections
    assert [each.part_id for each in kept.sections] == [each.part_id for each in sections]
    assert (kept.authority, kept.framework_id) == ("Testshire County Council", "cqc-la-2025")
    with reviewed.desk.workspace.reading() as connection:
        assert kept.section("learning") == section_snapshot(connection, reviewed.section_id)
        assert kept == report_snapshot(connection, reviewed.desk.assessment_id)


@pytest.mark.parametrize("is_of_report", [False, True])
def test_a_section_comes_back_and_its_citations_with_their_words(reviewed: Reviewed, is_of_report: bool) -> None:
    desk = reviewed.desk
    (second,) = desk.write("learning", "Leaders learned.")
    desk.cite("learning", second, "Leaders", desk.note("Interview"))
    before = reviewed.standing().sha256
    version_id = named(reviewed, section_id="" if is_of_report else None)
    remove(reviewed, second)
    desk.rewrite("learning", reviewed.passage, "Other.")
    (third,) = desk.write("learning", "New.")
    desk.cite("learning", third, "New.", desk.note("Survey"))
    reviewed.act(restore_section, section_id=reviewed.section_id, version_id=version_id)
    assert desk.texts("learning") == [TEXT, "Leaders learned."]
    states = {each.anchor.exact: each.is_detached for each in load_citations(desk.workspace, reviewed.section_id)}
    assert states == {"Leaders": False, "New.": True}
    assert reviewed.standing().sha256 == before
    reviewed.act(undo)
    assert desk.texts("learning") == ["Other.", "New."]
    reviewed.act(redo)
    assert desk.texts("learning") == [TEXT, "Leaders learned."]
    assert verify(desk.workspace) == ()


def test_a_passage_comes_back_where_it_was(reviewed: Reviewed) -> None:
    desk = reviewed.desk
    second, third = desk.write("learning", "Second.", "Third.")
    version_id = named(reviewed)
    here = {"section_id": reviewed.section_id, "version_id": version_id}
    remove(reviewed, second)
    assert reviewed.act(restore_passage, **here, passage_id=second).result == (second,)
    desk.rewrite("learning", third, "Not the third.")
    reviewed.act(restore_passage, **here, passage_id=third)
    assert desk.texts("learning") == [TEXT, "Second.", "Third."]
    assert reviewed.act(restore_passage, **here, passage_id=third).is_empty
    remove(reviewed, reviewed.passage)
    reviewed.act(restore_passage, **here, passage_id=reviewed.passage)
    assert desk.texts("learning") == [TEXT, "Second.", "Third."]
    with pytest.raises(Refused, match="not-in-this-version"):
        reviewed.act(restore_passage, **here, passage_id="none")
    assert verify(desk.workspace) == ()


def test_words_that_moved_to_another_section_stay_there_when_they_come_back(reviewed: Reviewed) -> None:
    desk = reviewed.desk
    version_id = named(reviewed)
    (passage,) = load_section(desk.workspace, reviewed.section_id).passages
    edit = PassageEdit(passage.id, passage.kind, passage.text, base_version=passage.version)
    reviewed.act(save_text, edit=SectionEdit(desk.section_id("needs"), (edit,), (), (passage.id,)))
    reviewed.act(restore_section, section_id=reviewed.section_id, version_id=version_id)
    assert (desk.texts("learning"), desk.texts("needs")) == ([TEXT], [TEXT])


def test_a_version_of_one_section_is_not_put_into_another(reviewed: Reviewed) -> None:
    version_id = named(reviewed)
    with pytest.raises(Refused, match="not-in-this-version"):
        reviewed.act(restore_section, section_id=reviewed.desk.section_id("needs"), version_id=version_id)


def test_the_amounts_of_a_form_come_back(reviewed: Reviewed) -> None:
    finance = reviewed.desk.section_id("finance")
    for version, amount in ((1, 5), (2, 7)):
        facts = Facts("2023/24", (FactAmount("total-budget", amount, None),), version)
        reviewed.act(save_facts, section_id=finance, facts=facts)
        if amount == 5:
            version_id = named(reviewed, section_id=finance)
    reviewed.act(restore_section, section_id=finance, version_id=version_id)
    assert load_section(reviewed.desk.workspace, finance).facts.amounts == (FactAmount("total-budget", 5, None),)


def test_a_spoilt_version_brings_nothing_back(reviewed: Reviewed) -> None:
    version_id = named(reviewed)
    reviewed.desk.rewrite("learning", reviewed.passage, "Other.")
    (version,) = reviewed.standing().versions
    stored = reviewed.desk.workspace.files.path_of(version.sha256)
    stored.chmod(0o644)
    stored.write_bytes(b"{}")
    with pytest.raises(FileChanged):
        reviewed.act(restore_section, section_id=reviewed.section_id, version_id=version_id)
    with pytest.raises(FileChanged):
        reviewed.kept(version_id)
    no_version = reviewed.desk.workspace.files.put_bytes(b"notes")
    with pytest.raises(FileChanged):
        kept_snapshot(reviewed.desk.workspace.files, no_version.sha256)
    assert reviewed.desk.texts("learning") == ["Other."]


def test_restoring_what_was_approved_is_an_edit_as_any_other(reviewed: Reviewed) -> None:
    version_id = named(reviewed)
    reviewed.desk.rewrite("learning", reviewed.passage, "Other.")
    reviewed.approve()
    changed = reviewed.act(restore_section, section_id=reviewed.section_id, version_id=version_id)
    assert (changed.cancelled, reviewed.stage) == ({reviewed.section_id}, "drafting")


def test_each_change_of_a_score_is_kept_with_why_who_and_where(reviewed: Reviewed) -> None:
    here = {"section_id": reviewed.section_id}
    version_id = named(reviewed)
    reviewed.act(set_level, CARA, **here, level=2, why="The panel says so.", source=ScoreSource.PANEL)
    reviewed.act(set_level, **here, level=2)
    reviewed.act(save_rationale, **here, rationale="Reworded.")
    reviewed.act(set_level, **here, level=None)
    reviewed.act(restore_score, **here, version_id=version_id)
    changes = reviewed.standing().scores
    assert [(each.number, each.before, each.after, each.why, each.person, str(each.source)) for each in changes] == [
        (1, None, 3, "Because.", "Ann Lee", "draft"),
        (2, 3, 2, "The panel says so.", "Cara Diaz", "panel"),
        (3, 2, None, "", "Ann Lee", "draft"),
        (4, None, 3, "Because.", "Ann Lee", "draft"),
    ]
    assert (changes[1].role, changes[1].at, changes[1].category_id) == ("Panel member", later(60), "")
    assert load_section(reviewed.desk.workspace, reviewed.section_id).score.rationale == "Because."
    reviewed.act(undo)
    assert len(reviewed.standing().scores) == 3
    assert verify(reviewed.desk.workspace) == ()


@pytest.fixture
def by_category(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "categories", framework_id=BY_CATEGORY)
    yield made
    made.workspace.close(NOON)


def test_levels_of_categories_and_what_follows_from_them_are_kept_and_come_back(by_category: Desk) -> None:
    workspace, assessment_id = by_category.workspace, by_category.assessment_id
    here = {"assessment_id": assessment_id, "section_id": by_category.section_id("learning")}
    categories = workspace.framework(BY_CATEGORY).statement("learning").categories
    for category in categories:
        set_level(workspace, ANN, NOON, **here, level=3, category_id=category)
    version_id = name_version(workspace, ANN, NOON, **here, name="All at 3").result[0]
    before = load_section(workspace, here["section_id"]).score
    set_level(workspace, ANN, NOON, **here, level=1, category_id=categories[0])
    set_level(workspace, ANN, NOON, **here, level=None, category_id=categories[1])
    restore_score(workspace, ANN, NOON, **here, version_id=version_id)
    after = load_section(workspace, here["section_id"]).score
    assert (after.level, after.category_levels) == (before.level, before.category_levels)
    review = load_review(workspace, assessment_id)
    (changes,) = [each.scores for each in review.sections if each.scores]
    assert [each.number for each in changes] == list(range(1, len(changes) + 1))
    assert {each.category_id for each in changes} == {"", *categories}
    assert verify(workspace) == ()


def test_a_score_that_was_printed_is_kept_with_where_it_came_from(desk: Desk) -> None:
    report = PublishedReport("", (PublishedPart("needs", (), 2),), (), ())
    import_report(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, report=report, source_name="page.html")
    review = load_review(desk.workspace, desk.assessment_id)
    (change,) = [change for each in review.sections for change in each.scores]
    assert (change.before, change.after, change.why) == (None, 2, "page.html")
