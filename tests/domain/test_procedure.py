"""Who may decide what at which stage: each cell of the shipped procedure, and the rules that no table shows."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product

import pytest

from domain.frameworks.file import FrameworkFault, framework_to_data, parse_framework
from domain.frameworks.framework import Framework
from domain.frameworks.procedure import NO_PROCEDURE, Editing, Procedure, Scope
from domain.review.procedure import (
    Decider,
    Outcome,
    Refusal,
    Situation,
    editing_at,
    options,
    outcome,
    refusal_of_edit,
    refusals,
    roles_of,
    way,
)
from resources import loader

SHIPPED = ("cqc-la-2025", "cqc-la-2023")
STAGES = (
    "drafting", "submitted", "in-review", "returned", "in-moderation", "approved", "factual-accuracy", "final",
    "published",
)  # fmt: skip
ROLES = ("lead", "assessor", "reviewer", "panel", "accuracy", "publisher")
ALLOWED = {
    "submit": ("drafting returned", "lead assessor", "submitted"),
    "withdraw": ("submitted", "lead assessor", "drafting"),
    "review": ("submitted", "reviewer", "in-review"),
    "return": ("submitted in-review in-moderation", "reviewer panel", "returned"),
    "moderate": ("in-review", "reviewer", "in-moderation"),
    "approve": ("in-moderation", "panel", "approved"),
    "reopen": ("approved", "lead panel", "drafting"),
    "check-accuracy": ("drafting", "lead panel", "factual-accuracy"),
    "close-accuracy": ("factual-accuracy", "accuracy", "final"),
    "return-report": ("factual-accuracy final", "accuracy panel publisher", "drafting"),
    "publish": ("final", "publisher", "published"),
    "withdraw-publication": ("published", "publisher", "final"),
}
CELLS = list(product(ALLOWED, STAGES, ROLES))


def framework(name: str = "cqc-la-2025") -> Framework:
    return parse_framework(loader.read_json("frameworks", f"{name}.json"), name)


@pytest.fixture(scope="module", params=SHIPPED)
def procedure(request: pytest.FixtureRequest) -> Procedure:
    return framework(request.param).procedure


def someone(*roles: str, name: str = "Ben Shah") -> Decider:
    return Decider(name, frozenset(roles))


def codes(found: tuple[Refusal, ...]) -> list[str]:
    return [each.code for each in found]


def test_the_table_has_every_decision_stage_and_role(procedure: Procedure) -> None:
    assert [stage.id for stage in procedure.stages] == list(STAGES)
    assert [role.id for role in procedure.roles] == list(ROLES)
    assert [decision.id for decision in procedure.decisions] == list(ALLOWED)
    assert len(CELLS) == 648


@pytest.mark.parametrize(("decision", "stage", "role"), CELLS)
def test_a_cell_of_the_table(decision: str, stage: str, role: str) -> None:
    procedure = PRESENT
    stages, roles, leads_to = ALLOWED[decision]
    rule = procedure.decision(decision)
    situation = Situation(stage, section_stages=("approved", "approved"))
    expected = []
    if stage not in stages.split():
        expected.append("not-at-this-stage")
    if role not in roles.split():
        expected.append("not-this-role")
    assert codes(refusals(procedure, rule, someone(role), situation, why="For a reason")) == expected
    assert rule.leads_to == leads_to


PRESENT = framework().procedure


def test_both_methods_ship_the_same_procedure() -> None:
    assert framework(SHIPPED[0]).procedure == framework(SHIPPED[1]).procedure


def test_nobody_approves_what_they_wrote_or_scored(procedure: Procedure) -> None:
    rule = procedure.decision("approve")
    situation = Situation(
        "in-moderation", authors_of_text=frozenset({"Ben Shah"}), authors_of_score=frozenset({"Ben Shah", "Cara"})
    )
    assert codes(refusals(procedure, rule, someone("panel"), situation)) == ["own-text", "own-score"]
    assert codes(refusals(procedure, rule, someone("panel", name="Cara"), situation)) == ["own-score"]
    assert refusals(procedure, rule, someone("panel", name="Dan"), situation) == ()


def test_one_person_with_several_roles_waives_the_separation_and_nothing_else(procedure: Procedure) -> None:
    rule = procedure.decision("approve")
    own = Situation("in-moderation", authors_of_text=frozenset({"Ben Shah"}), open_must_change=2)
    waived = refusals(procedure, rule, someone("lead", "panel"), own, waiver="Nobody else is on this team")
    assert waived == (Refusal("must-change-open", (("count", "2"),)),)
    assert "own-text" in codes(refusals(procedure, rule, someone("lead", "panel"), own, waiver="  "))
    assert "not-this-role" in codes(refusals(procedure, rule, someone("lead"), own, waiver="Alone"))


def test_a_decision_asks_for_what_it_decides_on(procedure: Procedure) -> None:
    rule = procedure.decision("approve")
    bare = Situation("in-moderation", has_text=False, is_scored=False, is_reasoned=False)
    assert codes(refusals(procedure, rule, someone("panel"), bare)) == ["no-text", "no-score", "no-rationale"]
    returning = procedure.decision("return")
    assert codes(refusals(procedure, returning, someone("panel"), bare, why=" ")) == ["no-reason"]


def test_an_approval_takes_effect_when_enough_people_gave_it(procedure: Procedure) -> None:
    rule = procedure.decision("approve")
    first = Situation("in-moderation")
    assert outcome(rule, first) == Outcome("in-moderation", approvals_left=1)
    second = replace(first, deciders={"approve": frozenset({"Ben Shah"})})
    assert outcome(rule, second) == Outcome("approved")
    assert codes(refusals(procedure, rule, someone("panel"), second)) == ["decided-already"]


def test_the_report_waits_for_its_sections(procedure: Procedure) -> None:
    rule = procedure.decision("check-accuracy")
    waiting = Situation("drafting", section_stages=("approved", "drafting", "in-review"))
    assert refusals(procedure, rule, someone("lead"), waiting) == (Refusal("sections-not-ready", (("count", "2"),)),)


@pytest.mark.parametrize(
    ("scope", "present", "stages"),
    [
        (Scope.SECTION, "drafting", "drafting submitted in-review in-moderation approved"),
        (Scope.SECTION, "approved", "drafting submitted in-review in-moderation approved"),
        (Scope.SECTION, "returned", "drafting submitted in-review returned in-moderation approved"),
        (Scope.REPORT, "final", "drafting factual-accuracy final published"),
    ],
)
def test_the_way_of_a_section_or_a_report_is_told_with_where_it_stands(
    procedure: Procedure, scope: Scope, present: str, stages: str
) -> None:
    assert [stage.id for stage in way(procedure, scope, present)] == stages.split()


def test_without_a_procedure_there_is_no_way() -> None:
    assert way(NO_PROCEDURE, Scope.SECTION, "") == ()


@pytest.mark.parametrize(
    ("editing", "is_open", "code"),
    [
        (Editing.FREE, False, None),
        (Editing.CANCELS, False, None),
        (Editing.NEEDS_REASON, False, "edit-needs-reason"),
        (Editing.NEEDS_REASON, True, None),
        (Editing.CLOSED, True, "closed-to-edits"),
    ],
)
def test_an_edit_is_refused_by_what_its_stage_says(editing: Editing, is_open: bool, code: str | None) -> None:
    found = refusal_of_edit(editing, "Final", is_open)
    assert found == (None if code is None else Refusal(code, (("stage", "Final"),)))


def test_the_buttons_of_a_situation_say_why_they_are_off(procedure: Procedure) -> None:
    offered = options(procedure, Scope.SECTION, someone("reviewer"), Situation("submitted"))
    assert [(option.rule.id, option.is_open) for option in offered] == [
        ("withdraw", False),
        ("review", True),
        ("return", True),
    ]
    assert offered[0].refusals == (Refusal("not-this-role", (("roles", "Lead assessor, Assessor"),)),)


@pytest.mark.parametrize(
    ("titles", "roles"),
    [
        (("Lead assessor",), {"lead"}),
        ((" lead ASSESSOR ", "quality reviewer"), {"lead", "reviewer"}),
        (("panel",), {"panel"}),
        (("Director", ""), set()),
    ],
)
def test_roles_go_by_what_people_are_called(procedure: Procedure, titles: tuple[str, ...], roles: set[str]) -> None:
    assert roles_of(procedure, titles) == roles


def test_what_an_edit_means_is_said_for_each_stage(procedure: Procedure) -> None:
    assert [editing_at(procedure, stage) for stage in ("drafting", "approved", "final", "published", "unknown")] == [
        Editing.FREE,
        Editing.CANCELS,
        Editing.NEEDS_REASON,
        Editing.CLOSED,
        Editing.FREE,
    ]
    assert editing_at(NO_PROCEDURE, "approved") is Editing.FREE


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"leads_to": "heaven"}, r"procedure.decisions\[0\].leads_to: there is no stage 'heaven'"),
        ({"stages": ["heaven"]}, r"procedure.decisions\[0\].stages: there is no stage 'heaven'"),
        ({"stages": []}, r"procedure.decisions\[0\].stages: a decision leads away"),
        ({"roles": ["angel"]}, r"procedure.decisions\[0\].roles: there is no role 'angel'"),
        ({"roles": []}, r"procedure.decisions\[0\].roles: nobody"),
        ({"approvals": 0}, r"procedure.decisions\[0\].approvals: at least one"),
        ({"name": " "}, r"procedure.decisions\[0\].name: must not be empty"),
        ({"sections_at": ["approved"]}, r"procedure.decisions\[0\].sections_at: only a decision on the report"),
        ({"id": "approve"}, r"procedure.decisions: 'approve' is there more than once"),
        ({"barred": ["author-of-soul"]}, r"procedure.decisions\[0\].barred"),
    ],
)
def test_a_fault_of_the_procedure_is_named_with_its_place(change: dict[str, object], fault: str) -> None:
    data = json.loads(json.dumps(framework_to_data(framework())))
    data["procedure"]["decisions"][0].update(change)
    with pytest.raises(FrameworkFault, match=fault):
        parse_framework(data, "")


def test_two_roles_of_one_title_are_a_fault() -> None:
    data = json.loads(json.dumps(framework_to_data(framework())))
    data["procedure"]["roles"][1]["titles"].append("Reviewer")
    with pytest.raises(FrameworkFault, match=r"procedure.roles\[2\].titles: another role is called 'Reviewer'"):
        parse_framework(data, "")
