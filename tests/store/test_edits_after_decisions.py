"""An edit means what the procedure says at the stage where its section stands, whichever action makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ANN, NOON, Desk, a_workspace, later, made_once, made_up_framework
from reviewing import BEN, CARA, EVE, TEXT, Reviewed, bring_to, join

from domain.assessment import Stance
from domain.checks.finding import Family, Finding, Severity
from domain.frameworks.procedure import DecisionRule, Editing, Procedure, ProcedureRole, ProcedureStage, Scope
from domain.review.comments import CommentKind, Target
from domain.review.decisions import EDITED
from domain.review.suggestions import Chosen
from domain.text.anchors import make_anchor
from store.actions.assessments import create_assessment, remove_assessment
from store.actions.checks import switch_rule_off, waive_finding, withdraw_waiver
from store.actions.citations import change_citation, cite, mark_sentence, uncite
from store.actions.comments import add_comment
from store.actions.decisions import decide, mark_read, reopen_for_edit
from store.actions.evidence import remove_item
from store.actions.history import redo, undo
from store.actions.scores import save_rationale, set_level
from store.actions.suggestions import accept, suggest
from store.actions.text import replace_everywhere, save_text
from store.changes import Changed
from store.errors import Refused
from store.queries.assessments import load_document
from store.queries.decisions import load_review
from store.queries.text import load_citations
from store.values import AssessmentDetails, PassageEdit, SectionEdit, SuggestingEdit, SuggestionEdit
from store.verify import verify


@pytest.fixture
def approved(desk: Desk) -> Reviewed:
    """A section that is approved, with a citation."""
    return Reviewed(desk, made_once(desk, _approved_with_a_citation))


def _approved_with_a_citation(desk: Desk) -> str:
    reviewed = Reviewed.of(desk)
    desk.cite("learning", reviewed.passage, "Staff told us so.", desk.note("Focus group"))
    reviewed.approve()
    return reviewed.passage


def retype(reviewed: Reviewed) -> Changed:
    return reviewed.desk.rewrite("learning", reviewed.passage, f"{TEXT} More.", later(60))


def cite_more(reviewed: Reviewed) -> Changed:
    anchor = make_anchor(reviewed.passage, TEXT, 18, 24)
    item = load_document(reviewed.desk.workspace, reviewed.desk.assessment_id).items[0].id
    return reviewed.act(cite, section_id=reviewed.section_id, anchor=anchor, item_id=item)


def citation_of(reviewed: Reviewed) -> str:
    return load_citations(reviewed.desk.workspace, reviewed.section_id)[0].id


def remove_evidence(reviewed: Reviewed) -> Changed:
    item = load_document(reviewed.desk.workspace, reviewed.desk.assessment_id).items[0].id
    return reviewed.act(remove_item, item_id=item)


def take_away(reviewed: Reviewed) -> Changed:
    """Move the passage into another section: the approved one loses it."""
    (passage,) = load_document(reviewed.desk.workspace, reviewed.desk.assessment_id).section_of("learning").passages
    edit = PassageEdit(passage.id, passage.kind, passage.text, base_version=passage.version)
    here = SectionEdit(reviewed.desk.section_id("needs"), (edit,), (), (passage.id,))
    return reviewed.act(save_text, edit=here)


EDITS: dict[str, Callable[[Reviewed], Changed]] = {
    "text": retype,
    "replacing": lambda reviewed: reviewed.act(replace_everywhere, find="People", replacement="Persons"),
    "moving": take_away,
    "level": lambda reviewed: reviewed.act(set_level, section_id=reviewed.section_id, level=2),
    "rationale": lambda reviewed: reviewed.act(save_rationale, section_id=reviewed.section_id, rationale="Since."),
    "citing": cite_more,
    "stance": lambda reviewed: reviewed.act(
        change_citation, citation_id=citation_of(reviewed), stance=Stance.CONTRADICTS
    ),
    "unciting": lambda reviewed: reviewed.act(uncite, citation_id=citation_of(reviewed)),
    "evidence removed": remove_evidence,
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_of_what_was_approved_cancels_it_and_says_so(approved: Reviewed, name: str) -> None:
    changed = EDITS[name](approved)
    assert changed.cancelled == {approved.section_id}
    assert "decision" in changed.tables and approved.section_id in changed.section_ids
    assert approved.stage == "drafting"
    last = approved.decisions[-1]
    assert (last.kind, last.person, last.stage_from, last.stage_to) == (EDITED, "Ann Lee", "approved", "drafting")
    assert not approved.standing().is_as_decided
    approved.act(undo)
    assert (approved.stage, approved.decisions[-1].kind) == ("approved", "approve")
    assert approved.standing().is_as_decided
    assert approved.act(redo).cancelled == frozenset()
    assert (approved.stage, approved.decisions[-1].kind) == ("drafting", EDITED)
    assert verify(approved.desk.workspace) == ()


def test_what_is_no_edit_cancels_nothing(approved: Reviewed) -> None:
    here = {"section_id": approved.section_id}
    remark = {"text": "Well done.", "kind": CommentKind.PRAISE, "target": Target.SECTION, **here}
    assert approved.act(add_comment, BEN, **remark).cancelled == frozenset()
    assert approved.act(mark_read, BEN, section_ids=[approved.section_id]).cancelled == frozenset()
    anchor = make_anchor(approved.passage, TEXT, 0, 17)
    assert approved.act(mark_sentence, **here, anchor=anchor, need=None).cancelled == frozenset()
    finding = Finding("term", Family.STYLE, Severity.SHOULD, approved.section_id, approved.passage, 0, 5, TEXT[:5])
    waived = approved.act(waive_finding, BEN, finding=finding, reason="They say so.")
    assert (waived.cancelled, waived.is_empty) == (frozenset(), False)
    assert approved.act(withdraw_waiver, BEN, waiver_id=waived.result[0]).cancelled == frozenset()
    assert approved.act(switch_rule_off, BEN, code="term").cancelled == frozenset()
    assert approved.desk.rewrite("learning", approved.passage, TEXT).cancelled == frozenset()
    approved.desk.write("needs", "Elsewhere.")
    assert (approved.stage, approved.standing().is_as_decided) == ("approved", True)


def test_a_citation_that_finds_its_words_elsewhere_takes_nothing_from_where_it_had_lost_them(desk: Desk) -> None:
    words = "People in the north of the county waited eleven weeks for an assessment of their needs."
    reviewed = Reviewed.of(desk)
    (passage,) = desk.write("learning", words)
    desk.cite("learning", passage, words, desk.note("Focus group"))
    desk.rewrite("learning", passage, "Nothing of it.")
    reviewed.approve()
    desk.write("needs", words)
    (citation,) = load_citations(desk.workspace, desk.section_id("needs"))
    assert not citation.is_detached
    assert (reviewed.stage, reviewed.standing().is_as_decided) == ("approved", True)


def test_typing_on_cancels_once(approved: Reviewed) -> None:
    first = approved.desk.rewrite("learning", approved.passage, f"{TEXT} M", later(60))
    second = approved.desk.rewrite("learning", approved.passage, f"{TEXT} Mo", later(61))
    assert (first.cancelled, second.cancelled) == ({approved.section_id}, frozenset())
    assert [each.kind for each in approved.decisions].count(EDITED) == 1
    approved.act(undo)
    assert (approved.desk.texts("learning"), approved.stage) == ([TEXT], "approved")


def test_an_edit_while_it_is_reviewed_takes_nothing_back(approved: Reviewed) -> None:
    approved.decide("reopen", CARA, why="One more.")
    approved.decide("submit", ANN)
    assert retype(approved).cancelled == frozenset()
    assert approved.stage == "submitted"


@pytest.mark.parametrize("name", EDITS)
def test_nothing_is_edited_in_a_published_report(approved: Reviewed, name: str) -> None:
    bring_to(approved, "published")
    before = load_document(approved.desk.workspace, approved.desk.assessment_id)
    with pytest.raises(Refused, match="closed-to-edits") as told:
        EDITS[name](approved)
    assert told.value.data["stage"] == "Published"
    assert load_document(approved.desk.workspace, approved.desk.assessment_id) == before
    with pytest.raises(Refused, match="closed-to-edits"):
        approved.act(reopen_for_edit, why="A slip.", section_id=approved.section_id)
    assert verify(approved.desk.workspace) == ()


def test_where_an_edit_needs_a_reason_it_is_given_before_and_holds_until_the_next_decision(
    approved: Reviewed,
) -> None:
    here = {"section_id": approved.section_id}
    bring_to(approved, "factual-accuracy")
    with pytest.raises(Refused, match="edit-needs-reason"):
        retype(approved)
    with pytest.raises(Refused, match="no-edit-reason"):
        approved.act(reopen_for_edit, why=" ", **here)
    approved.act(reopen_for_edit, why="The authority is right.", **here)
    with pytest.raises(Refused, match="edit-needs-reason"):
        approved.act(set_level, CARA, **here, level=2)
    with pytest.raises(Refused, match="edit-needs-reason"):
        approved.desk.write("needs", "Elsewhere.")
    assert retype(approved).cancelled == {approved.section_id}
    assert approved.act(set_level, **here, level=2).section_ids == {approved.section_id}
    assert [each.why for each in approved.decisions if each.why] == ["The authority is right."]
    approved.decide("submit", ANN)
    with pytest.raises(Refused, match="edit-needs-reason"):
        approved.act(set_level, **here, level=3)
    assert verify(approved.desk.workspace) == ()


def test_what_is_opened_for_the_report_is_open_in_all_sections(approved: Reviewed) -> None:
    bring_to(approved, "final")
    approved.act(reopen_for_edit, why="A name is wrong everywhere.")
    approved.desk.write("needs", "Elsewhere.")
    approved.act(decide, EVE, decision="return-report", why="Once more.")
    assert approved.standing("").stage == "drafting"
    with pytest.raises(Refused, match="edit-is-free"):
        approved.act(reopen_for_edit, why="Why not.", section_id=approved.desk.section_id("needs"))


def test_a_stage_that_was_set_by_hand_and_leads_nowhere_is_the_beginning(approved: Reviewed) -> None:
    bring_to(approved, "in-review")
    assert approved.standing("").stage == "drafting"
    approved.desk.write("needs", "Elsewhere.")


def test_an_assessment_goes_with_its_decisions_and_comes_back_with_them(approved: Reviewed) -> None:
    before = approved.standing()
    approved.act(remove_assessment)
    assert verify(approved.desk.workspace) == ()
    approved.act(undo)
    assert approved.standing() == before
    assert verify(approved.desk.workspace) == ()


SMALL = Procedure(
    (ProcedureStage("open", "Open"), ProcedureStage("agreed", "Agreed", Editing.CANCELS)),
    (ProcedureRole("lead", "Lead assessor"),),
    (DecisionRule("agree", "Agree", Scope.REPORT, ("open",), "agreed", ("lead",)),),
)


def test_an_edit_may_cancel_what_was_decided_on_the_report(tmp_path: Path) -> None:
    framework = replace(made_up_framework(), procedure=SMALL)
    workspace = a_workspace(tmp_path / "workspace")
    workspace.add_framework(framework)
    details = AssessmentDetails("Testshire")
    made = create_assessment(workspace, ANN, NOON, framework_id=framework.id, details=details)
    desk = Desk(workspace, made.result[0])
    join(desk, ANN)
    here = {"assessment_id": desk.assessment_id}
    first, second = (statement.id for statement in framework.statements[:2])
    desk.write(first, "People waited.")
    desk.write(second, "People came.")
    decide(workspace, ANN, NOON, **here, decision="agree")
    assert load_review(workspace, desk.assessment_id).report.stage == "agreed"
    changed = replace_everywhere(workspace, ANN, NOON, **here, find="People", replacement="Persons")
    assert changed.cancelled == {""}
    report = load_review(workspace, desk.assessment_id).report
    assert (report.stage, [each.kind for each in report.decisions]) == ("open", ["agree", EDITED])
    undo(workspace, ANN, NOON, **here)
    assert load_review(workspace, desk.assessment_id).report.is_as_decided
    assert verify(workspace) == ()
    workspace.close(NOON)


def test_what_is_suggested_on_an_approved_text_keeps_its_approval_until_it_is_accepted(approved: Reviewed) -> None:
    anchor = make_anchor(approved.passage, TEXT, 0, 5)
    edit = SuggestionEdit("s1", anchor, "Carers")
    approved.act(suggest, BEN, edit=SuggestingEdit(approved.section_id, (edit,)))
    assert approved.stage == "approved"
    approved.act(accept, chosen=Chosen())
    assert approved.stage != "approved"
