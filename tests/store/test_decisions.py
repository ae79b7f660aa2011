"""A decision is taken by whom the procedure lets, on what it found, and is kept with that."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from builders import ANN, NOON, Desk, later
from reviewing import BEN, CARA, DEV, EVE, PIP, TEXT, TO_APPROVED, Reviewed, join

from domain.assessment import FactAmount, Facts, SectionKind
from domain.evidence.evidence import Locator
from domain.review.comments import CommentKind, Target
from domain.review.decisions import TaskKind
from domain.review.snapshot import SectionSnapshot, hash_of
from domain.text.anchors import make_anchor
from store.actions.assessments import remove_member
from store.actions.citations import cite
from store.actions.comments import add_comment, resolve
from store.actions.decisions import decide, mark_read
from store.actions.evidence import change_item
from store.actions.excerpts import add_excerpt
from store.actions.history import redo, undo
from store.actions.intake import take_in
from store.actions.scores import save_rationale, set_level
from store.actions.text import save_facts
from store.changes import Actor
from store.errors import NotFound, Refused
from store.queries.assessments import load_document
from store.queries.decisions import load_review, load_standing, my_work
from store.values import FileToAttach, ItemDetails
from store.verify import verify
from store.workspace import Workspace


@pytest.fixture
def reviewed(desk: Desk) -> Reviewed:
    return Reviewed.of(desk)


def refused(reviewed: Reviewed, decision: str, actor: Actor, **parameters: Any) -> str:
    with pytest.raises(Refused) as told:
        reviewed.decide(decision, actor, **parameters)
    return told.value.code


def test_a_section_goes_through_all_stages_to_its_approval(reviewed: Reviewed) -> None:
    assert reviewed.stage == "drafting"
    stages = [(reviewed.decide(decision, actor).result[2], reviewed.stage) for decision, actor in TO_APPROVED]
    expected = ["submitted", "in-review", "in-moderation", "in-moderation", "approved"]
    assert stages == [(stage, stage) for stage in expected]
    assert [(each.number, each.kind, each.person, each.role) for each in reviewed.decisions] == [
        (1, "submit", "Ann Lee", "Lead assessor"),
        (2, "review", "Ben Shah", "Reviewer"),
        (3, "moderate", "Ben Shah", "Reviewer"),
        (4, "approve", "Cara Diaz", "Moderation panel member"),
        (5, "approve", "Dev Rao", "Moderation panel member"),
    ]
    assert reviewed.standing().is_as_decided
    assert verify(reviewed.desk.workspace) == ()


def test_a_decision_keeps_what_was_decided_on(reviewed: Reviewed) -> None:
    item = reviewed.desk.note("Focus group")
    reviewed.desk.cite("learning", reviewed.passage, "People waited.", item)
    _decision, version_id, _stage, left = reviewed.decide("submit", ANN).result
    kept = reviewed.kept(version_id)
    assert isinstance(kept, SectionSnapshot)
    assert [passage.text for passage in kept.passages] == [TEXT]
    assert [(score.level, score.rationale) for score in kept.scores] == [(3, "Because.")]
    assert [(each.exact, each.reference) for each in kept.citations] == [("People waited.", "E-001")]
    assert [(each.id, each.title) for each in kept.items] == [(item, "Focus group")]
    assert left == "0"
    (decision,) = reviewed.decisions
    assert decision.sha256 == hash_of(kept) == reviewed.standing().sha256
    assert reviewed.standing().versions[0].decision_id == decision.id


def test_what_is_kept_of_cited_evidence_is_what_its_reader_sees(reviewed: Reviewed, tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text("People waited for weeks.", encoding="utf-8")
    details = ItemDetails("Policy", category="processes")
    taken = reviewed.act(take_in, sources=[FileToAttach(path, details)])
    item = next(
        each
        for each in load_document(reviewed.desk.workspace, reviewed.desk.assessment_id).items
        if each.reference in taken.result
    )
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    words = {"item_id": item.id, "text": "waited for weeks", "sha256": sha256, "place": Locator(1, 7, 23)}
    excerpt = reviewed.act(add_excerpt, **words).result[0]
    anchor = make_anchor(reviewed.passage, TEXT, 18, 24)
    reviewed.act(cite, section_id=reviewed.section_id, anchor=anchor, item_id=item.id, excerpt_id=excerpt)
    kept = reviewed.kept(reviewed.decide("submit", ANN).result[1])
    assert isinstance(kept, SectionSnapshot)
    (cited,), (kept_item,) = kept.citations, kept.items
    assert (cited.excerpt, cited.item, cited.start, cited.end) == ("waited for weeks", item.id, 18, 24)
    assert kept_item.files == (sha256,)
    assert (kept_item.title, kept_item.category) == ("Policy", "processes")


def test_where_one_section_stands_is_read_by_itself(reviewed: Reviewed) -> None:
    reviewed.decide("submit", ANN)
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    where = (reviewed.desk.workspace, reviewed.desk.assessment_id)
    assert load_standing(*where, reviewed.section_id) == reviewed.standing()
    with pytest.raises(NotFound):
        load_standing(*where, "none")
    with pytest.raises(NotFound):
        load_review(reviewed.desk.workspace, "none")
    with pytest.raises(NotFound):
        reviewed.decide("submit", ANN, section_id="none")


def approve_everything(reviewed: Reviewed) -> None:
    """Write, score and approve every section."""
    desk = reviewed.desk
    here = {"assessment_id": desk.assessment_id}
    for section in load_document(desk.workspace, desk.assessment_id).sections:
        if section.kind is SectionKind.FACTS:
            facts = Facts("2023/24", (FactAmount("total", 1, 2),), section.facts.version)
            save_facts(desk.workspace, ANN, NOON, **here, section_id=section.id, facts=facts)
        elif section.part_id != "learning":
            desk.write(section.part_id, "Written.")
        if section.kind is SectionKind.STATEMENT:
            set_level(desk.workspace, ANN, NOON, **here, section_id=section.id, level=3, why="Because.")
        for decision, actor in TO_APPROVED:
            reviewed.decide(decision, actor, section_id=section.id)


def test_the_report_is_decided_on_when_its_sections_are_approved(reviewed: Reviewed) -> None:
    assert refused(reviewed, "check-accuracy", CARA, section_id="") == "sections-not-ready"
    approve_everything(reviewed)
    for decision, actor, stage in (
        ("check-accuracy", CARA, "factual-accuracy"),
        ("close-accuracy", EVE, "final"),
        ("publish", PIP, "published"),
    ):
        assert reviewed.decide(decision, actor, section_id="", why="All is well.").result[2] == stage
        assert reviewed.standing("").stage == stage
    report = reviewed.standing("")
    assert report.is_as_decided
    assert [each.kind for each in report.decisions] == ["check-accuracy", "close-accuracy", "publish"]
    with pytest.raises(Refused, match="closed-to-edits"):
        reviewed.desk.rewrite("learning", reviewed.passage, "Changed.")
    assert verify(reviewed.desk.workspace) == ()


@pytest.mark.parametrize(
    ("decision", "actor", "code"),
    [
        ("approve", CARA, "not-at-this-stage"),
        ("submit", BEN, "not-this-role"),
        ("submit", Actor("Gil Moss", "Assessor"), "not-on-the-team"),
        ("submit", Actor("Ben Shah", "Lead assessor"), "not-your-role"),
        ("praise", ANN, "no-such-decision"),
        ("publish", PIP, "no-such-decision"),
    ],
)
def test_what_the_procedure_does_not_let_is_refused_and_leaves_nothing(
    reviewed: Reviewed, decision: str, actor: Actor, code: str
) -> None:
    before = reviewed.standing()
    assert refused(reviewed, decision, actor) == code
    assert reviewed.standing() == before
    assert verify(reviewed.desk.workspace) == ()


def test_a_title_that_the_procedure_does_not_know_is_nobodys_role_in_it(reviewed: Reviewed) -> None:
    expert = Actor("Gil Moss", "Expert by experience")
    join(reviewed.desk, expert)
    assert refused(reviewed, "submit", expert) == "not-this-role"


def test_buttons_and_actions_say_the_same(reviewed: Reviewed) -> None:
    """The domain has the whole table; here each person of the team tries what is offered at each stage."""
    for decision, actor in (("", ANN), *TO_APPROVED):
        if decision:
            reviewed.decide(decision, actor)
        for person in (ANN, BEN, CARA, DEV, EVE, PIP):
            for kind, option in reviewed.options(person).items():
                codes = [each.code for each in option.refusals]
                if codes:
                    assert refused(reviewed, kind, person, why="Why not.") == codes[0]
    assert {kind for kind, option in reviewed.options(ANN).items() if option.is_open} == {"reopen"}
    stranger = reviewed.options(Actor("Gil Moss"))["reopen"]
    assert [each.code for each in stranger.refusals] == ["not-on-the-team", "not-this-role"]


def test_nobody_decides_on_own_work_unless_that_is_waived_and_kept(reviewed: Reviewed) -> None:
    join(reviewed.desk, Actor("Ann Lee", "Panel member"))
    for decision, actor in TO_APPROVED[:3]:
        reviewed.decide(decision, actor)
    assert refused(reviewed, "approve", Actor("Ann Lee", "Panel member")) == "own-text"
    assert refused(reviewed, "approve", Actor("ann  LEE", "Panel member")) == "own-text"
    reviewed.decide("approve", Actor("Ann Lee", "Lead assessor"), waiver=" Nobody else is here. ")
    reviewed.decide("approve", DEV, waiver="Not needed.")
    mine, other = reviewed.decisions[-2:]
    assert (mine.waiver, mine.role) == ("Nobody else is here.", "Moderation panel member")
    assert other.waiver == ""
    assert reviewed.stage == "approved"


def test_who_gave_the_score_or_wrote_its_reason_does_not_decide_on_it(reviewed: Reviewed) -> None:
    here = {"section_id": reviewed.section_id}
    reviewed.act(set_level, CARA, **here, level=2)
    reviewed.act(save_rationale, DEV, **here, rationale="Because of that.")
    for decision, actor in TO_APPROVED[:3]:
        reviewed.decide(decision, actor)
    assert refused(reviewed, "approve", CARA) == "own-score"
    assert refused(reviewed, "approve", DEV) == "own-score"


def test_what_was_undone_makes_nobody_an_author(reviewed: Reviewed) -> None:
    reviewed.act(set_level, CARA, section_id=reviewed.section_id, level=2)
    reviewed.act(undo, BEN)
    for decision, actor in TO_APPROVED[:3]:
        reviewed.decide(decision, actor)
    assert reviewed.options(CARA)["approve"].is_open
    for _each in range(3):
        reviewed.act(undo, BEN)
    reviewed.act(undo, BEN)
    reviewed.act(redo, BEN)
    assert verify(reviewed.desk.workspace) == ()


def test_a_reason_is_asked_for_and_kept(reviewed: Reviewed) -> None:
    reviewed.decide("submit", ANN)
    assert refused(reviewed, "return", BEN, why="  ") == "no-reason"
    reviewed.decide("return", BEN, why="Say who.")
    assert (reviewed.stage, reviewed.decisions[-1].why) == ("returned", "Say who.")


def test_open_remarks_that_ask_for_a_change_stand_in_the_way(reviewed: Reviewed) -> None:
    for decision, actor in TO_APPROVED[:2]:
        reviewed.decide(decision, actor)
    remark = {"kind": CommentKind.MUST_CHANGE, "target": Target.SECTION, "section_id": reviewed.section_id}
    comment_id = reviewed.act(add_comment, BEN, text="Name them.", **remark).result[0]
    assert refused(reviewed, "moderate", BEN) == "must-change-open"
    reviewed.act(resolve, ANN, comment_id=comment_id)
    reviewed.decide("moderate", BEN)
    assert reviewed.stage == "in-moderation"


def test_nothing_is_decided_on_text_that_changed_meanwhile(reviewed: Reviewed) -> None:
    seen = reviewed.standing().sha256
    reviewed.desk.rewrite("learning", reviewed.passage, "Staff told us so.")
    assert refused(reviewed, "submit", ANN, base=seen) == "changed-meanwhile"
    reviewed.decide("submit", ANN, base=reviewed.standing().sha256)
    assert reviewed.stage == "submitted"


def test_an_approval_counts_only_for_the_text_it_was_given_to(reviewed: Reviewed) -> None:
    for decision, actor in TO_APPROVED[:4]:
        reviewed.decide(decision, actor)
    assert reviewed.standing().approvals("approve") == ("Cara Diaz",)
    assert refused(reviewed, "approve", CARA) == "decided-already"
    reviewed.desk.rewrite("learning", reviewed.passage, "Staff told us. People waited.")
    assert reviewed.standing().approvals("approve") == ()
    assert not reviewed.decisions[-1].is_valid
    assert reviewed.decide("approve", DEV).result[2:] == ("in-moderation", "1")
    reviewed.decide("approve", CARA)
    assert reviewed.stage == "approved"
    assert [each.is_valid for each in reviewed.decisions[-3:]] == [False, True, True]


def test_evidence_that_is_called_something_else_makes_an_approval_differ(reviewed: Reviewed) -> None:
    item = reviewed.desk.note("Focus group")
    reviewed.desk.cite("learning", reviewed.passage, "People waited.", item)
    reviewed.approve()
    assert reviewed.standing().is_as_decided
    reviewed.act(change_item, item_id=item, details=ItemDetails("Survey"), base_version=1)
    assert (reviewed.stage, reviewed.standing().is_as_decided) == ("approved", False)


def test_of_two_people_who_decide_the_same_the_second_is_told_who_was_first(reviewed: Reviewed) -> None:
    """They work in two processes, one after the other: each opens the workspace."""
    join(reviewed.desk, Actor("Fay Cole", "Reviewer"))
    reviewed.decide("submit", ANN)
    folder, here = reviewed.desk.workspace.folder, {"assessment_id": reviewed.desk.assessment_id}
    section_id, seen = reviewed.section_id, reviewed.standing().sha256
    reviewed.desk.workspace.close(NOON)
    for actor, code in ((BEN, ""), (Actor("Fay Cole", "Reviewer"), "not-at-this-stage")):
        workspace = Workspace.open(folder, actor, NOON)
        try:
            decide(workspace, actor, NOON, **here, section_id=section_id, decision="review", base=seen)
            told = None
        except Refused as error:
            told = error
        workspace.close(NOON)
        assert (told.code if told else "") == code
    assert told is not None and told.data["person"] == "Ben Shah"
    reviewed.desk.workspace = Workspace.open(folder, ANN, NOON)
    assert [each.kind for each in reviewed.decisions] == ["submit", "review"]


def test_a_clock_that_was_set_back_changes_no_order(reviewed: Reviewed) -> None:
    here = {"assessment_id": reviewed.desk.assessment_id, "section_id": reviewed.section_id}
    for place, (decision, actor) in enumerate(TO_APPROVED):
        decide(reviewed.desk.workspace, actor, later(-3600 * place), **here, decision=decision)
    assert [each.kind for each in reviewed.decisions] == [decision for decision, _actor in TO_APPROVED]
    assert [each.number for each in reviewed.decisions] == [1, 2, 3, 4, 5]
    assert [each.number for each in reviewed.standing().versions] == [1, 2, 3, 4, 5]
    assert (reviewed.stage, reviewed.standing().is_as_decided) == ("approved", True)


def test_who_was_taken_out_of_the_team_decides_no_more_but_what_was_decided_stays(reviewed: Reviewed) -> None:
    for decision, actor in TO_APPROVED[:4]:
        reviewed.decide(decision, actor)
    document = load_document(reviewed.desk.workspace, reviewed.desk.assessment_id)
    members = {member.name: member.id for member in document.assessment.team}
    reviewed.act(remove_member, member_id=members["Dev Rao"])
    assert refused(reviewed, "approve", DEV) == "not-on-the-team"
    reviewed.act(remove_member, member_id=members["Cara Diaz"])
    join(reviewed.desk, Actor("Fay Cole", "Moderator"))
    reviewed.decide("approve", Actor("Fay Cole", "Moderator"))
    assert reviewed.stage == "approved"


def test_a_decision_is_undone_and_done_again_with_its_stage(reviewed: Reviewed) -> None:
    seen = [reviewed.standing()]
    for decision, actor in TO_APPROVED:
        reviewed.decide(decision, actor)
        seen.append(reviewed.standing())
    for standing in reversed(seen[:-1]):
        reviewed.act(undo)
        assert reviewed.standing() == standing
    for standing in seen[1:]:
        reviewed.act(redo)
        assert reviewed.standing() == standing
    assert verify(reviewed.desk.workspace) == ()


def test_a_kill_between_the_version_and_its_decision_leaves_neither(
    reviewed: Reviewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def kill(*_arguments: object, **_keywords: object) -> None:
        raise Killed

    folder, workspace = reviewed.desk.workspace.folder, reviewed.desk.workspace
    stored = set(workspace.files.hashes())
    with monkeypatch.context() as patch:
        patch.setattr("store.actions.decisions.record", kill)
        with pytest.raises(Killed):
            reviewed.decide("submit", ANN)
    (orphan,) = set(workspace.files.hashes()) - stored
    assert orphan == reviewed.standing().sha256
    assert (reviewed.stage, reviewed.decisions) == ("drafting", ())
    workspace.close(NOON)
    reviewed.desk.workspace = Workspace.open(folder, ANN, later(3 * 24 * 3600))
    assert verify(reviewed.desk.workspace) == ()
    reviewed.decide("submit", ANN)
    assert verify(reviewed.desk.workspace) == ()


def test_what_was_read_is_kept_for_each_person_and_undo_steps_over_it(reviewed: Reviewed) -> None:
    reviewed.act(mark_read, BEN, section_ids=[reviewed.section_id])
    reviewed.act(mark_read, CARA, section_ids=[reviewed.section_id])
    reviewed.desk.rewrite("learning", reviewed.passage, "Staff told us so.")
    reviewed.act(mark_read, CARA, section_ids=[reviewed.section_id])
    ben, cara = reviewed.standing().readings
    assert [(each.person, each.is_current) for each in (ben, cara)] == [("Ben Shah", False), ("Cara Diaz", True)]
    reviewed.act(undo)
    ben, cara = reviewed.standing().readings
    assert (ben.is_current, cara.is_current) == (True, False)
    with pytest.raises(NotFound):
        reviewed.act(mark_read, BEN, section_ids=["none"])


def test_what_waits_for_a_person_is_listed(reviewed: Reviewed) -> None:
    reviewed.decide("submit", ANN)
    remark = {"target": Target.SECTION, "section_id": reviewed.section_id}
    change = reviewed.act(add_comment, BEN, text="Name them.", kind=CommentKind.MUST_CHANGE, **remark).result[0]
    asked = reviewed.act(
        add_comment, BEN, text="How many?", kind=CommentKind.QUESTION, assigned_to="Cara Diaz", **remark
    ).result[0]

    def waits(actor: Actor) -> list[tuple[Any, ...]]:
        found = my_work(reviewed.desk.workspace, reviewed.desk.assessment_id, actor.name)
        return [(each.kind, each.decisions or each.comment_id) for each in found if each.section_id]

    assert waits(BEN) == [(TaskKind.DECIDE, ("review", "return"))]
    assert waits(ANN) == [(TaskKind.MUST_CHANGE, change)]  # that it could be taken back waits for nobody
    assert waits(CARA) == [(TaskKind.DECIDE, ("return",)), (TaskKind.ANSWER, asked)]
    assert waits(Actor("Gil Moss")) == []
