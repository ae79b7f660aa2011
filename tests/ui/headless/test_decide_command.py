"""The commands that decide, tell how far a review is, and print the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, NOON, Desk, a_desk, let_go
from command_line import MADE_UP, CommandLine, in_a_process
from reviewing import BEN, CARA, DEV, Reviewed, join

from store.actions.decisions import mark_read
from store.actions.evidence import change_item
from store.changes import Actor
from store.queries.assessments import list_assessments
from store.values import ItemDetails
from store.workspace import Workspace
from ui.headless.running import whoever_runs_this

PLACE, PART = "Testshire", "learning"
NAME = "Learning, improvement and innovation"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a full team and a section to decide on."""
    reviewed = Reviewed.of(a_desk(tmp_path / "workspace"))
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    let_go(reviewed.desk.workspace)
    return tmp_path / "workspace"


def words_of(folder: Path, decision: str, actor: Actor, *more: str, section: str = PART) -> tuple[object, ...]:
    where = ("--section", section) if section else ()
    return (
        *("decide", folder, PLACE, *where, "--decision", decision),
        *("--person", actor.name, "--role", actor.role, *more),
    )


def test_a_section_is_decided_on_and_the_review_tells_how_far_it_is(folder: Path, commands: CommandLine) -> None:
    assert commands(*words_of(folder, "submit", ANN)).out == f"{NAME}: Submitted\n"
    for decision in ("review", "moderate"):
        commands.done(*words_of(folder, decision, BEN))
    said = commands(*words_of(folder, "approve", CARA, "--json"))
    assert (said.status, said.data["stage"], said.data["approvals_left"]) == (0, "in-moderation", 1)
    (learning,) = [
        each for each in commands("review", folder, PLACE, "--json").data["sections"] if each["section"] == PART
    ]
    assert learning["approvals"] == [{"decision": "approve", "person": "Cara Diaz", "valid": True}]
    assert [each["valid"] for each in learning["decisions"]] == [True] * 4
    assert [each["decision"] for each in learning["versions"]] == [each["id"] for each in learning["decisions"]]
    assert [(each["person"], each["current"]) for each in learning["read"]] == [("Ben Shah", True)]
    assert [(each["after"], each["why"], each["source"]) for each in learning["scores"]] == [(3, "Because.", "draft")]
    assert commands(*words_of(folder, "approve", DEV)).out == f"{NAME}: Approved\n"
    said = commands("review", folder, PLACE)
    assert (said.status, said.out.splitlines()) == (0, [f"{NAME}: Approved, by Dev Rao", "0 comments, 0 open"])


def test_an_edit_after_the_approval_is_told(folder: Path, commands: CommandLine) -> None:
    for decision, actor in (("submit", ANN), ("review", BEN), ("moderate", BEN), ("approve", CARA), ("approve", DEV)):
        commands.done(*words_of(folder, decision, actor))
    commands.done("score", folder, PLACE, PART, "2", "--why", "Since.")
    said = commands("review", folder, PLACE)
    assert (said.status, said.out.splitlines()[0].split(", ")[-1]) == (0, f"edited by {whoever_runs_this().name}")
    (learning,) = [
        each for each in commands("review", folder, PLACE, "--json").data["sections"] if each["section"] == PART
    ]
    assert (learning["stage"], learning["as_decided"]) == ("drafting", False)
    assert (learning["decisions"][-1]["decision"], learning["decisions"][-1]["to"]) == ("edited", "drafting")


def test_what_is_no_longer_as_it_was_approved_is_a_finding(tmp_path: Path, commands: CommandLine) -> None:
    reviewed = Reviewed.of(a_desk(tmp_path / "workspace"))
    item = reviewed.desk.note("Focus group")
    reviewed.desk.cite(PART, reviewed.passage, "People waited.", item)
    reviewed.approve()
    reviewed.act(change_item, item_id=item, details=ItemDetails("Survey"), base_version=1)
    let_go(reviewed.desk.workspace)
    said = commands("review", tmp_path / "workspace", PLACE)
    assert said.status == 1
    assert said.out.splitlines()[0] == f"{NAME}: Approved, by Dev Rao, changed since it was decided on"


@pytest.mark.parametrize(
    ("decision", "actor", "more", "section", "sentence"),
    [
        ("approve", CARA, (), PART, "It stands at the stage “Drafting”, where this is not decided."),
        ("submit", BEN, (), PART, "This is for: Lead assessor, Assessor."),
        ("submit", Actor("Gil Moss", "Assessor"), (), PART, "Gil Moss is not in the team of this assessment."),
        ("submit", Actor("Ann Lee", "Publisher"), (), PART, "In the team, Ann Lee does not have the role “Publisher”."),
        ("praise", ANN, (), PART, "The procedure has no decision “praise” here."),
        ("check-accuracy", CARA, (), "", "Sections that have not come far enough: "),
        ("submit", ANN, (), "nowhere", "The report has no section “nowhere”"),
    ],
)
def test_a_refused_decision_says_the_rule(
    folder: Path, commands: CommandLine, decision: str, actor: Actor, more: tuple[str, ...], section: str, sentence: str
) -> None:
    assert commands(*words_of(folder, decision, actor, *more, section=section)).refusal.startswith(sentence)
    assert commands("review", folder, PLACE, "--json").data["sections"][0]["decisions"] == []


def test_own_work_is_decided_on_with_the_reason_for_it(folder: Path, commands: CommandLine) -> None:
    workspace = Workspace.open(folder, ANN, NOON)
    join(Desk(workspace, list_assessments(workspace)[0].id), Actor("Ann Lee", "Reviewer"))
    let_go(workspace)
    alone = Actor("Ann Lee", "Reviewer")
    commands.done(*words_of(folder, "submit", ANN))
    commands.done(*words_of(folder, "review", alone))
    assert commands(*words_of(folder, "moderate", alone)).refusal.startswith("Whoever wrote the text")
    commands.done(*words_of(folder, "moderate", alone, "--waive", "There are two of us."))
    said = commands("review", folder, PLACE, "--json")
    waivers = [each["waiver"] for section in said.data["sections"] for each in section["decisions"]]
    assert waivers == ["", "", "There are two of us."]


def test_a_framework_without_a_procedure_has_no_decisions(tmp_path: Path, commands: CommandLine) -> None:
    commands.done("new", tmp_path / "other", "--authority", PLACE, "--framework", MADE_UP)
    said = commands("decide", tmp_path / "other", PLACE, "--decision", "submit", "--person", "Ann", "--role", "Lead")
    assert said.refusal.startswith("The framework of this assessment has no procedure.")


def test_the_journal_tells_who_did_what_before_and_after_and_its_chain(folder: Path, commands: CommandLine) -> None:
    commands.done(*words_of(folder, "submit", ANN))
    data = commands("journal", folder, PLACE, "--json").data
    entries = data["entries"]
    assert [each["action"] for each in entries[-2:]] == ["read", "decided"]
    last = entries[-1]
    assert (last["person"], last["role"], last["subject"]) == (ANN.name, ANN.role, "learning=Submit for review")
    assert last["said"] == f"Decided on {NAME}: Submit for review"
    changed = {each["table"]: each for each in last["changes"]}
    assert (changed["section"]["before"], changed["section"]["after"]) == ({"stage": ""}, {"stage": "submitted"})
    assert changed["decision"]["before"] is None and changed["decision"]["after"]["kind"] == "submit"
    assert [each["previous"] for each in entries[1:]] == [each["hash"] for each in entries[:-1]]
    assert data["head"] == last["hash"]
    assert commands("journal", folder, PLACE).out.splitlines()[-1].endswith(f"Submit for review  {last['hash'][:12]}")


def test_two_processes_one_after_the_other(folder: Path, commands: CommandLine) -> None:
    first = in_a_process(*words_of(folder, "submit", ANN, "--json"))
    second = commands(*words_of(folder, "submit", ANN))
    assert (first.status, first.data["stage"], second.status) == (0, "submitted", 2)
    assert second.refusal.startswith("It stands at the stage “Submitted” (brought there by Ann Lee)")
