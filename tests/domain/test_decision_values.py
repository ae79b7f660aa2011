"""Decisions in their order tell where something stands, who has approved it, and for whom it is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.frameworks.procedure import (
    NO_PROCEDURE,
    DecisionRule,
    Editing,
    Procedure,
    ProcedureRole,
    ProcedureStage,
    Scope,
)
from domain.frameworks.procedure_rules import procedure_faults
from domain.review.decisions import EDITED, OPENED, Decision, Standing, is_open_for, person_key, since_effect
from domain.review.procedure import editing_at, outside_the_team, stage_at

AT = datetime(2026, 3, 2, tzinfo=UTC)


def taken(kind: str, person: str = "Ann Lee", leads: bool = True, valid: bool = True, section: str = "s") -> Decision:
    stages = ("in-moderation", "approved") if leads else ("in-moderation", "in-moderation")
    return Decision("d", section, 1, kind, *stages, person, "", "", "", "", AT, valid)


def standing(*decisions: Decision, section_id: str = "s") -> Standing:
    return Standing(section_id, "learning", "approved", "", decisions)


def test_a_stage_rests_on_the_last_decision_that_led_to_it() -> None:
    waiting = taken("approve", leads=False)
    assert standing().last_in_effect is None
    assert standing(taken("submit"), waiting).last_in_effect == taken("submit")
    assert standing(taken("submit"), waiting).is_as_decided
    assert not standing(taken("submit", valid=False)).is_as_decided
    assert standing(taken("approve"), taken(EDITED)).last_in_effect is None
    assert not standing(taken("approve"), taken(EDITED)).is_as_decided
    assert (standing().scope, standing(section_id="").scope) == (Scope.SECTION, Scope.REPORT)


def test_approvals_wait_for_more_people_on_the_same_content() -> None:
    first, late = taken("approve", "Cara Diaz", leads=False), taken("approve", "Dev Rao", leads=False, valid=False)
    opened = taken(OPENED, leads=False)
    assert since_effect((first, taken("return"), late, opened)) == (late,)
    assert standing(taken("moderate"), first, late).approvals("approve") == ("Cara Diaz",)
    assert standing(first).approvals("return") == ()


@pytest.mark.parametrize(
    ("decisions", "is_open"),
    [
        ((), False),
        ((taken(OPENED),), True),
        ((taken(OPENED, "ann  lee"),), True),
        ((taken(OPENED, "Ben Shah"),), False),
        ((taken(OPENED, section=""),), True),
        ((taken(OPENED, section="other"),), False),
        ((taken(OPENED), taken(EDITED)), True),
        ((taken(OPENED), taken("submit")), False),
        ((taken(OPENED), taken("submit"), taken(OPENED)), True),
    ],
)
def test_a_reason_given_before_holds_until_the_next_decision(decisions: tuple[Decision, ...], is_open: bool) -> None:
    assert is_open_for(decisions, "s", "Ann Lee") is is_open


def test_a_person_is_known_whatever_the_case_and_spaces() -> None:
    assert person_key("  Ann\u00a0 LEE ") == person_key("ann lee")


SMALL = Procedure(
    (ProcedureStage("open", "Open"), ProcedureStage("shut", "Shut"), ProcedureStage("odd", "Odd")),
    (ProcedureRole("lead", "Lead"),),
    (
        DecisionRule("shut", "Shut it", Scope.SECTION, ("open",), "shut", ("lead",)),
        DecisionRule("end", "End it", Scope.REPORT, ("open",), "odd", ("lead",)),
    ),
)


@pytest.mark.parametrize(
    ("scope", "kept", "stage"),
    [
        (Scope.SECTION, "", "open"),
        (Scope.SECTION, "shut", "shut"),
        (Scope.SECTION, "odd", "open"),
        (Scope.REPORT, "odd", "odd"),
        (Scope.REPORT, "in-review", "open"),
    ],
)
def test_where_nothing_leads_it_stands_at_the_beginning(scope: Scope, kept: str, stage: str) -> None:
    assert stage_at(SMALL, scope, kept) == stage


def test_without_a_procedure_a_stage_is_what_is_kept() -> None:
    assert stage_at(NO_PROCEDURE, Scope.REPORT, "final") == "final"
    assert editing_at(NO_PROCEDURE, "final") is Editing.FREE


@pytest.mark.parametrize("taken_id", [EDITED, OPENED])
def test_no_decision_is_called_as_what_stands_beside_decisions(taken_id: str) -> None:
    wrong = replace(SMALL, decisions=(replace(SMALL.decisions[0], id=taken_id), SMALL.decisions[1]))
    assert [place for place, _problem in procedure_faults(wrong)] == ["procedure.decisions[0].id"]
    assert list(procedure_faults(SMALL)) == []


def test_a_stranger_to_the_team_is_named() -> None:
    assert outside_the_team("Gil Moss").data == (("person", "Gil Moss"),)
