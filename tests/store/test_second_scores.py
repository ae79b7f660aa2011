"""A second score is given blind, compared with what the first was then, and settled with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import ANN, BY_CATEGORY, FRAMEWORK, NOON, Desk, a_desk, a_workspace, later, made_up_framework
from reviewing import BEN, CARA, DEV, EVE, TEAM, Reviewed, join
from second_scoring import FIRST_REASON, begin, give, present, refused, scored, settle, shown, the_second

from domain.review.decisions import ScoreSource
from domain.review.second_scores import SecondState
from store.actions.assessments import create_assessment
from store.actions.history import redo, undo
from store.actions.scores import save_rationale, set_level
from store.actions.second_scores import (
    begin_second_score,
    give_second_score,
    settle_second_score,
    withdraw_second_score,
)
from store.changes import Actor
from store.errors import NotFound, Refused
from store.queries.decisions import load_review
from store.queries.history import journal_of
from store.queries.second_scores import load_second_scores
from store.values import AssessmentDetails
from store.verify import verify


@pytest.fixture
def reviewed(desk: Desk) -> Reviewed:
    return Reviewed.of(desk)


def test_two_people_score_differ_and_are_settled_by_a_third(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    second = the_second(reviewed, ANN.name)
    assert (second.person, second.role, second.level, second.rationale) == (
        "Ben Shah",
        "Reviewer",
        2,
        "Few were asked.",
    )
    assert (second.first_level, second.first_by, second.difference, second.is_open) == (3, "Ann Lee", -1, True)
    settle(reviewed)
    settled = the_second(reviewed, BEN.name)
    assert (settled.state, settled.settled_level, settled.why) == (SecondState.SETTLED, 2, "Both reread it.")
    assert (settled.settled_by, settled.settled_role, settled.waiver) == ("Cara Diaz", "Moderation panel member", "")
    assert (settled.difference, settled.is_open) == (-1, False)
    assert present(reviewed) == (2, FIRST_REASON)
    assert verify(reviewed.desk.workspace) == ()


def test_a_settled_level_stands_in_the_history_of_the_score_with_where_it_was_changed(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    settle(reviewed, source=ScoreSource.PANEL, rationale="Few people were asked, and the panel reread it.")
    found = load_second_scores(reviewed.desk.workspace, reviewed.desk.assessment_id, None)
    history = [change for section in found.sections for change in section.changes]
    assert [(each.before, each.after, each.why, each.person, each.role, str(each.source)) for each in history] == [
        (None, 3, FIRST_REASON, "Ann Lee", "Lead assessor", "draft"),
        (3, 2, "Both reread it.", "Cara Diaz", "Panel member", "panel"),
    ]
    assert present(reviewed) == (2, "Few people were asked, and the panel reread it.")


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (ANN, "scored-first"),
        (EVE, "not-this-role"),
        (Actor("Gil Moss", "Reviewer"), "not-on-the-team"),
        (Actor("Ben Shah", "Publisher"), "not-your-role"),
    ],
)
def test_who_may_not_score_a_second_time(reviewed: Reviewed, actor: Actor, code: str) -> None:
    assert refused(begin, reviewed, actor) == code
    assert shown(reviewed, None).seconds == ()


def test_whoever_wrote_the_rationale_is_an_author_of_the_score(reviewed: Reviewed) -> None:
    here = {"section_id": reviewed.section_id, "rationale": "Because of the focus groups."}
    reviewed.act(save_rationale, BEN, **here)
    assert refused(begin, reviewed) == "scored-first"


def test_a_second_score_waits_for_a_first(reviewed: Reviewed) -> None:
    workspace, assessment_id = reviewed.desk.workspace, reviewed.desk.assessment_id
    other = reviewed.desk.section_id("safesystems")
    assert refused(reviewed.act, begin_second_score, BEN, section_id=other) == "no-first-score"
    facts = reviewed.desk.section_id("demographics")
    assert refused(reviewed.act, begin_second_score, BEN, section_id=facts) == "not-a-statement"
    with pytest.raises(NotFound):
        reviewed.act(begin_second_score, BEN, section_id="nowhere")
    found = load_second_scores(workspace, assessment_id, BEN.name)
    why = {each.part_id: [refusal.code for refusal in each.begin] for each in found.sections}
    assert (why["safesystems"], why["learning"]) == (["no-first-score"], [])


def test_one_is_given_once_by_whoever_began_it_with_a_level_of_the_scale_and_a_reason(reviewed: Reviewed) -> None:
    second_id = begin(reviewed)
    assert refused(begin, reviewed) == "second-score-begun"
    assert refused(give, reviewed, second_id, 2, CARA) == "not-your-second-score"
    assert refused(give, reviewed, second_id, 5) == "level-not-on-scale"
    blank = {"second_id": second_id, "level": 2, "rationale": " "}
    assert refused(reviewed.act, give_second_score, BEN, **blank) == "no-second-rationale"
    give(reviewed, second_id)
    assert refused(give, reviewed, second_id, 3) == "second-score-given"
    assert refused(begin, reviewed) == "second-score-unsettled"
    with pytest.raises(NotFound):
        give(reviewed, "nowhere")
    assert the_second(reviewed).level == 2


def test_what_was_begun_can_be_withdrawn_and_what_was_given_stays(reviewed: Reviewed) -> None:
    here = {"section_id": reviewed.section_id}
    assert refused(reviewed.act, withdraw_second_score, BEN, **here) == "no-second-begun"
    begin(reviewed)
    assert refused(reviewed.act, withdraw_second_score, DEV, **here) == "no-second-begun"
    reviewed.act(withdraw_second_score, BEN, **here)
    assert shown(reviewed, BEN.name).seconds == ()
    assert not shown(reviewed, BEN.name).is_blind
    give(reviewed, begin(reviewed))
    assert refused(reviewed.act, withdraw_second_score, BEN, **here) == "no-second-begun"


def test_the_first_score_of_the_moment_is_what_the_second_is_compared_with(reviewed: Reviewed) -> None:
    second_id = begin(reviewed)
    scored(reviewed, 4)
    give(reviewed, second_id)
    assert (the_second(reviewed).first_level, the_second(reviewed).difference) == (4, -2)
    scored(reviewed, 2)
    assert (the_second(reviewed).first_level, the_second(reviewed).is_open) == (4, True)


def test_the_reason_of_the_first_score_is_kept_as_it_was_when_the_second_was_given(reviewed: Reviewed) -> None:
    second_id = begin(reviewed)
    reviewed.act(save_rationale, section_id=reviewed.section_id, rationale="As Ben met it.")
    assert the_second(reviewed, BEN.name).first_rationale == ""
    give(reviewed, second_id)
    reviewed.act(save_rationale, section_id=reviewed.section_id, rationale="Written with hindsight.")
    assert (the_second(reviewed).first_rationale, present(reviewed)[1]) == ("As Ben met it.", "Written with hindsight.")
    assert verify(reviewed.desk.workspace) == ()


def test_one_who_scores_blind_reads_no_reason_beside_the_second_scores_of_others(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    begin(reviewed, CARA)
    told = [each.first_rationale for each in shown(reviewed, CARA.name).seconds]
    assert told == ["", ""]
    assert FIRST_REASON in [each.first_rationale for each in shown(reviewed, ANN.name).seconds]


def test_settling_what_was_changed_meanwhile_is_refused(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    version = shown(reviewed, CARA.name).first[0].version
    scored(reviewed, 4)
    assert refused(settle, reviewed, base_version=version) == "changed-meanwhile"
    assert present(reviewed)[0] == 4
    settle(reviewed, base_version=shown(reviewed, CARA.name).first[0].version)
    assert present(reviewed)[0] == 2


def test_a_second_score_outlives_the_removal_of_the_first(reviewed: Reviewed) -> None:
    second_id = begin(reviewed)
    scored(reviewed, None)
    give(reviewed, second_id)
    second = the_second(reviewed)
    assert (second.first_level, second.first_by, second.difference, second.is_open) == (None, "", None, True)
    settle(reviewed)
    assert present(reviewed)[0] == 2


def test_a_removed_first_score_is_settled_as_it_was_compared(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    scored(reviewed, None)
    settle(reviewed, 3)
    assert present(reviewed)[0] == 3
    assert the_second(reviewed).first_level == 3


@pytest.mark.parametrize(
    ("actor", "more", "code"),
    [
        (BEN, {}, "not-this-role"),
        (ANN, {}, "own-score"),
        (Actor("Gil Moss"), {}, "not-on-the-team"),
        (CARA, {"why": " "}, "no-reason"),
        (CARA, {"level": 7}, "level-not-on-scale"),
        (CARA, {"category_id": "people"}, "no-second-score"),
    ],
)
def test_who_may_not_settle_and_what_not(reviewed: Reviewed, actor: Actor, more: dict[str, Any], code: str) -> None:
    give(reviewed, begin(reviewed))
    assert refused(settle, reviewed, actor=actor, **more) == code
    assert the_second(reviewed).state is SecondState.GIVEN
    assert present(reviewed) == (3, FIRST_REASON)


def test_of_two_who_settle_the_second_is_told_who_was_quicker(reviewed: Reviewed) -> None:
    assert refused(settle, reviewed) == "no-second-score"
    give(reviewed, begin(reviewed))
    settle(reviewed)
    with pytest.raises(Refused, match="settled-already") as told:
        settle(reviewed, 3, DEV)
    assert told.value.data["person"] == "Cara Diaz"
    assert present(reviewed)[0] == 2


def test_one_s_own_score_is_settled_with_a_waiver_that_is_kept_and_no_other(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    settle(reviewed, actor=ANN, waiver="Nobody else is on this team.")
    assert the_second(reviewed).waiver == "Nobody else is on this team."


def test_a_waiver_that_nobody_needed_is_not_kept(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    settle(reviewed, waiver="To be safe.")
    assert the_second(reviewed).waiver == ""


def test_several_second_scores_are_settled_together_and_one_not_given_goes_on(reviewed: Reviewed) -> None:
    join(reviewed.desk, Actor("Fay Orr", "Reviewer"))
    give(reviewed, begin(reviewed))
    give(reviewed, begin(reviewed, DEV), 4, DEV)
    begin(reviewed, Actor("Fay Orr"))
    settle(reviewed)
    states = [(each.person, each.state) for each in shown(reviewed, None).seconds]
    assert states == [
        ("Ben Shah", SecondState.SETTLED),
        ("Dev Rao", SecondState.SETTLED),
        ("Fay Orr", SecondState.BEGUN),
    ]
    assert shown(reviewed, "Fay Orr").is_blind


def test_a_new_level_by_settling_cancels_an_approval_and_the_same_level_does_not(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    reviewed.approve()
    assert settle(reviewed, 3, ANN, waiver="The panel has decided.").cancelled == frozenset()
    assert reviewed.stage == "approved"
    give(reviewed, begin(reviewed))
    assert settle(reviewed, 2, ANN, waiver="The panel has decided.").cancelled == {reviewed.section_id}
    assert reviewed.stage == "drafting"


def test_each_step_is_undone_and_done_again(reviewed: Reviewed) -> None:
    workspace, here = reviewed.desk.workspace, {"assessment_id": reviewed.desk.assessment_id}
    give(reviewed, begin(reviewed))
    settle(reviewed)
    states = []
    for _ in range(3):
        undo(workspace, CARA, later(90), **here)
        assert verify(workspace) == ()
        states.append([each.state for each in shown(reviewed, None).seconds])
    assert states == [[SecondState.GIVEN], [SecondState.BEGUN], []]
    assert present(reviewed) == (3, FIRST_REASON)
    for _ in range(3):
        redo(workspace, CARA, later(95), **here)
    assert the_second(reviewed).settled_level == 2
    assert present(reviewed)[0] == 2
    assert verify(workspace) == ()


def test_every_step_is_in_the_journal_and_a_changed_row_is_found(reviewed: Reviewed) -> None:
    workspace = reviewed.desk.workspace
    give(reviewed, begin(reviewed))
    settle(reviewed)
    records = [each for each in journal_of(workspace, reviewed.desk.assessment_id) if "second" in each.entry.action]
    assert [[row.table for row in each.changes if row.table == "second_score"] for each in records] == [
        ["second_score"]
    ] * 3
    with workspace.writing_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE second_score SET level = 4")
    assert [(fault.code, fault.table) for fault in verify(workspace)] == [("row-changed", "second_score")]


@pytest.fixture
def by_category(tmp_path: Path) -> Iterator[Desk]:
    desk = a_desk(tmp_path / "categories", framework_id=BY_CATEGORY)
    for member in TEAM:
        join(desk, member)
    yield desk
    desk.workspace.close(NOON)


def test_where_categories_are_scored_each_gets_its_second_score(by_category: Desk) -> None:
    desk, section_id = by_category, by_category.section_id("learning")
    here = {"assessment_id": desk.assessment_id}
    levels = {"people": 2, "staff": 3, "partners": 3, "processes": 2}
    for category, level in levels.items():
        set_level(desk.workspace, ANN, NOON, **here, section_id=section_id, level=level, category_id=category)
    begun = begin_second_score(desk.workspace, BEN, NOON, **here, section_id=section_id).result
    reviewed = Reviewed(desk, "")
    assert [each.category_id for each in shown(reviewed, None).seconds] == list(levels)
    for second_id in begun:
        assert shown(reviewed, BEN.name).is_blind
        assert all(each.first_level is None for each in shown(reviewed, BEN.name).seconds)
        give_second_score(desk.workspace, BEN, NOON, **here, second_id=second_id, level=2, rationale="So.")
    assert not shown(reviewed, BEN.name).is_blind
    assert [each.difference for each in shown(reviewed, None).seconds] == [0, -1, -1, 0]
    assert refused(settle, reviewed) == "no-second-score"
    settle(reviewed, 2, category_id="staff")
    settle(reviewed, 2, category_id="partners")
    assert present(reviewed)[0] == 2
    assert [each.is_open for each in shown(reviewed, None).seconds] == [False] * 4
    why = shown(reviewed, DEV.name).settle
    assert [[refusal.code for refusal in why[category]] for category in ("people", "staff")] == [
        [],
        ["settled-already"],
    ]
    changes = load_review(desk.workspace, desk.assessment_id)
    history = next(each.scores for each in changes.sections if each.part_id == "learning")
    assert [(each.category_id, each.after, str(each.source)) for each in history[-3:]] == [
        ("staff", 2, "second-score"),
        ("", 2, "second-score"),
        ("partners", 2, "second-score"),
    ]


def test_a_statement_of_another_assessment_is_not_scored_from_here(reviewed: Reviewed) -> None:
    details = AssessmentDetails("Otherford")
    other = create_assessment(reviewed.desk.workspace, ANN, NOON, framework_id=FRAMEWORK, details=details).result[0]
    here = {"assessment_id": other, "section_id": reviewed.section_id}
    with pytest.raises(NotFound):
        begin_second_score(reviewed.desk.workspace, BEN, NOON, **here)


def test_under_a_framework_without_a_rule_anybody_else_scores_and_anybody_settles(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "free")
    framework = made_up_framework()
    workspace.add_framework(framework)
    details = AssessmentDetails("Testshire")
    made = create_assessment(workspace, ANN, NOON, framework_id=framework.id, details=details).result[0]
    desk = Desk(workspace, made)
    here = {"assessment_id": made, "section_id": desk.section_id("welcome")}
    set_level(workspace, ANN, NOON, **here, level=5, why="Because.")
    assert refused(begin_second_score, workspace, ANN, NOON, **here) == "scored-first"
    (second_id,) = begin_second_score(workspace, BEN, NOON, **here).result
    give_second_score(workspace, BEN, NOON, assessment_id=made, second_id=second_id, level=3, rationale="So.")
    settle_second_score(workspace, ANN, NOON, **here, level=4, why="We talked.")
    (second,) = load_second_scores(workspace, made, None).sections[0].seconds
    assert (second.role, second.settled_level, second.settled_by, second.settled_role) == (
        "Reviewer", 4, "Ann Lee", "Lead assessor",
    )  # fmt: skip
    assert verify(workspace) == ()
    workspace.close(NOON)
