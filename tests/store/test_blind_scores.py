"""Whoever scores blind gets nothing of the first score out of the store, in whatever way it is asked for."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from builders import ANN, Desk, later
from reviewing import BEN, DEV, Reviewed
from second_scoring import FIRST_REASON, begin, give, present, refused, scored, settle, shown, the_second

from domain.review.second_scores import SecondState
from store.actions.draft_versions import name_version, restore_score
from store.actions.history import undo
from store.actions.scores import save_rationale
from store.queries.history import entries
from store.queries.second_scores import blind_places, load_panel, load_second_scores


@pytest.fixture
def reviewed(desk: Desk) -> Reviewed:
    return Reviewed.of(desk)


def text_of(value: object) -> str:
    """Return everything that a value holds, for looking into it."""
    return json.dumps(asdict(value), default=str)  # type: ignore[call-overload]


def test_nothing_of_the_first_score_leaves_the_store_for_whoever_scores_blind(reviewed: Reviewed) -> None:
    scored(reviewed, 4, why="SECRET REASON")
    give(reviewed, begin(reviewed, DEV), 1, DEV)
    begin(reviewed)
    seen = shown(reviewed, BEN.name)
    assert seen.is_blind
    assert (seen.first, seen.changes) == ((), ())
    assert [(each.person, each.state, each.level) for each in seen.seconds] == [
        ("Dev Rao", SecondState.GIVEN, None),
        ("Ben Shah", SecondState.BEGUN, None),
    ]
    said = text_of(seen)
    assert "SECRET" not in said and "Few were asked" not in said
    assert not any(f'level": {level}' in said for level in (1, 2, 3, 4))
    assert "SECRET" in text_of(shown(reviewed, DEV.name))


def test_the_panel_s_rows_hide_what_is_scored_blind(reviewed: Reviewed) -> None:
    workspace = reviewed.desk.workspace
    give(reviewed, begin(reviewed, DEV), 1, DEV)
    begin(reviewed)
    (rows,) = load_panel(workspace, BEN.name)
    (profile,) = rows.profiles
    assert (dict(profile.levels), profile.hidden) == ({}, frozenset({"learning"}))
    dev, own = rows.second_scores[reviewed.desk.assessment_id, "learning"]
    assert (dev.level, dev.first_level, dev.rationale, own.state) == (None, None, "", SecondState.BEGUN)
    (open_rows,) = load_panel(workspace, None)
    assert dict(open_rows.profiles[0].levels) == {"learning": 3}
    assert open_rows.second_scores[reviewed.desk.assessment_id, "learning"][0].level == 1


def test_what_is_hidden_is_shown_when_the_second_score_is_given(reviewed: Reviewed) -> None:
    workspace, assessment_id = reviewed.desk.workspace, reviewed.desk.assessment_id
    assert blind_places(workspace, BEN.name).section_ids == frozenset()
    second_id = begin(reviewed)
    assert blind_places(workspace, "ben  shah").section_ids == {reviewed.section_id}
    assert blind_places(workspace, ANN.name).section_ids == frozenset()
    assert load_second_scores(workspace, assessment_id, BEN.name).is_rating_hidden
    give(reviewed, second_id)
    seen = shown(reviewed, BEN.name)
    assert (seen.is_blind, seen.first[0].level, seen.first[0].rationale) == (False, 3, FIRST_REASON)
    assert len(seen.changes) == 1
    assert not load_second_scores(workspace, assessment_id, BEN.name).is_rating_hidden


def test_the_first_scorer_sees_that_a_second_score_is_begun_and_what_it_says_once_it_is_given(
    reviewed: Reviewed,
) -> None:
    second_id = begin(reviewed)
    before = the_second(reviewed, ANN.name)
    assert (before.state, before.level, before.rationale) == (SecondState.BEGUN, None, "")
    give(reviewed, second_id)
    assert the_second(reviewed, ANN.name).level == 2


def test_the_history_tells_no_level_of_a_second_score(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    settle(reviewed)
    told = entries(reviewed.desk.workspace, reviewed.desk.assessment_id, limit=3)
    assert [(each.action, each.subject) for each in told] == [
        ("second-score-settled", "learning"),
        ("second-score-given", "learning"),
        ("second-score-begun", "learning"),
    ]


def test_whoever_scores_blind_cannot_write_over_the_hidden_score(reviewed: Reviewed) -> None:
    scored(reviewed, 2)
    reviewed.act(name_version, section_id=reviewed.section_id, name="Before")
    scored(reviewed, 3)
    begin(reviewed)
    assert refused(scored, reviewed, 1, BEN) == "still-blind"
    words = {"section_id": reviewed.section_id, "rationale": "Mine."}
    assert refused(reviewed.act, save_rationale, BEN, **words) == "still-blind"
    version_id = reviewed.standing().versions[-1].id
    assert refused(reviewed.act, restore_score, BEN, section_id=reviewed.section_id, version_id=version_id) == (
        "still-blind"
    )
    assert present(reviewed) == (3, FIRST_REASON)


def test_undoing_a_given_second_score_hides_the_first_again(reviewed: Reviewed) -> None:
    give(reviewed, begin(reviewed))
    undo(reviewed.desk.workspace, BEN, later(90), assessment_id=reviewed.desk.assessment_id)
    assert shown(reviewed, BEN.name).is_blind
