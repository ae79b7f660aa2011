"""Decide on a section or the report by the framework's procedure, open one for an edit, and mark one as read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from domain.frameworks.procedure import DecisionRule, Editing, Procedure, Scope
from domain.review.decisions import OPENED, person_key
from domain.review.procedure import (
    SEPARATION,
    Decider,
    Outcome,
    Refusal,
    editing_at,
    outcome,
    refusals,
    roles_of,
    stage_name,
)
from domain.text.cleaning import clean_block, clean_line
from store.actions.draft_versions import add_version, put_snapshot
from store.changes import Actor, Changed
from store.editing import record, require_editable
from store.errors import Refused
from store.grounds import Ground, decider_of, load_grounds, load_section_ground
from store.ids import new_id
from store.reading import assessment_of
from store.snapshots import section_snapshot
from store.tables import AssessmentRow, ReadMarkRow, SectionRow
from store.unit import Unit, unit_of_work
from store.workspace import Workspace


def decide(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    decision: str,
    section_id: str = "",
    why: str = "",
    waiver: str = "",
    base: str | None = None,
) -> Changed:
    """Take a decision of the framework's procedure on a section, or on the report (no section).

    What is decided on is kept as a version, on the disk before the decision is. `base` is the hash of what the person
    saw. Who takes part is told by the team: all roles of everybody of the actor's name; the role the actor gives must
    be one of them. Result: the decision's id, the version's id, the stage after it, and how many more people must take
    it. Raises NotFound; DiskFault; and Refused with each code of `domain.review.procedure.refusals`, or with
    "no-procedure", "no-such-decision", "not-on-the-team", "not-your-role" or "changed-meanwhile".
    """
    action = "decided" if section_id else "report-decided"
    why, waiver = clean_block(why).strip(), clean_block(waiver).strip()
    with unit_of_work(workspace, actor, at, action, assessment_id) as unit:
        procedure = _procedure(unit, workspace)
        ground = _ground(unit, procedure, section_id)
        rule = _rule(procedure, ground, decision)
        unit.pending.subject = f"{ground.part_id}={rule.name}" if section_id else rule.name
        decider = acting_decider(unit, procedure)
        if base is not None and base != ground.sha256:
            raise Refused("changed-meanwhile", {"part": ground.part_id})
        _require_possible(procedure, rule, decider, ground, why, waiver)
        effect = outcome(rule, ground.situation)
        values = {
            "role": role_taken(procedure, rule.roles, decider, actor),
            "why": why,
            "waiver": waiver if _is_waived(procedure, rule, decider, ground) else "",
        }
        unit.result = _decide(unit, workspace, ground, rule, effect, values)
        _take_effect(unit, procedure, ground, effect)
    return unit.changed()


def reopen_for_edit(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, why: str, section_id: str = ""
) -> Changed:
    """Open a section, or every section (no section), for this person's edits where a stage asks for a reason.

    It stays open until the next decision on it or on the report. Result: the id of the row that says so. Raises
    NotFound, Refused("not-on-the-team"), ("no-edit-reason"), ("closed-to-edits"), and ("edit-is-free") where no reason
    is asked for.
    """
    action = "opened-for-edit" if section_id else "report-opened-for-edit"
    with unit_of_work(workspace, actor, at, action, assessment_id) as unit:
        procedure = _procedure(unit, workspace)
        grounds = load_grounds(unit.connection, procedure, assessment_id)
        ground = grounds.of(section_id)
        unit.pending.subject = ground.part_id
        if decider_of(procedure, assessment_of(unit.connection, assessment_id).team, actor.name) is None:
            raise Refused("not-on-the-team", {"person": actor.name})
        reason = clean_block(why).strip()
        if not reason:
            raise Refused("no-edit-reason")
        editings = {stage: editing_at(procedure, stage) for stage in (ground.stage, grounds.report.stage)}
        for stage, editing in editings.items():
            require_editable(editing, stage_name(procedure, stage), is_open=True)
        if Editing.NEEDS_REASON not in editings.values():
            raise Refused("edit-is-free", {"stage": stage_name(procedure, ground.stage)})
        row = record(
            unit.session, unit.pending, section_id, OPENED, stage_from=ground.stage, stage_to=ground.stage, why=reason
        )
        unit.result = (row.id,)
    return unit.changed()


def mark_read(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, section_ids: Iterable[str]
) -> Changed:
    """Say that a person has read sections as they are now; undo steps over it. Raises NotFound and DiskFault."""
    with unit_of_work(workspace, actor, at, "read", assessment_id, subject=actor.name) as unit:
        for section_id in section_ids:
            snapshot = section_snapshot(unit.connection, section_id)
            stored_id = put_snapshot(unit, workspace, snapshot)
            person = clean_line(actor.name)
            of_person = (ReadMarkRow.section_id == section_id) & (ReadMarkRow.person == person)
            mark = unit.session.scalar(select(ReadMarkRow).where(of_person))
            if mark is None:
                mark = ReadMarkRow(id=new_id(), assessment_id=assessment_id, section_id=section_id, person=person)
                unit.session.add(mark)
            mark.stored_id, mark.at = stored_id, at
    return unit.changed()


def _procedure(unit: Unit, workspace: Workspace) -> Procedure:
    framework_id = assessment_of(unit.connection, unit.pending.assessment_id).framework_id
    return workspace.framework_through(unit.connection, framework_id).procedure


def _ground(unit: Unit, procedure: Procedure, section_id: str) -> Ground:
    assessment_id = unit.pending.assessment_id
    if section_id:
        return load_section_ground(unit.connection, procedure, assessment_id, section_id)
    return load_grounds(unit.connection, procedure, assessment_id).report


def _rule(procedure: Procedure, ground: Ground, decision: str) -> DecisionRule:
    for rule in procedure.decisions:
        if rule.id == decision and rule.scope is ground.scope:
            return rule
    if not procedure.decisions:
        raise Refused("no-procedure")
    known = ", ".join(rule.id for rule in procedure.decisions if rule.scope is ground.scope)
    raise Refused("no-such-decision", {"given": decision, "known": known})


def acting_decider(unit: Unit, procedure: Procedure) -> Decider:
    """Return who acts, with all roles of the team; raise Refused("not-on-the-team") and ("not-your-role")."""
    team = assessment_of(unit.connection, unit.pending.assessment_id).team
    decider = decider_of(procedure, team, unit.actor.name)
    if decider is None:
        raise Refused("not-on-the-team", {"person": unit.actor.name})
    title = person_key(unit.actor.role)
    titles = {person_key(member.role) for member in team if person_key(member.name) == decider.name}
    if title and title not in titles and decider.roles.isdisjoint(roles_of(procedure, (unit.actor.role,))):
        raise Refused("not-your-role", {"person": unit.actor.name, "role": unit.actor.role})
    return decider


def _decide(
    unit: Unit, workspace: Workspace, ground: Ground, rule: DecisionRule, effect: Outcome, values: Mapping[str, str]
) -> tuple[str, ...]:
    """Keep what is decided on, as a version, and that it was decided; return what the action answers."""
    stored_id = put_snapshot(unit, workspace, ground.snapshot)
    stages = {"stage_from": ground.stage, "stage_to": effect.stage}
    row = record(unit.session, unit.pending, ground.section_id, rule.id, **stages, stored_id=stored_id, **values)
    version = add_version(unit, ground.section_id, stored_id, decision_id=row.id)
    return row.id, version.id, effect.stage, str(effect.approvals_left)


def _require_possible(
    procedure: Procedure, rule: DecisionRule, decider: Decider, ground: Ground, why: str, waiver: str
) -> None:
    found = refusals(procedure, rule, decider, ground.situation, why=why, waiver=waiver)
    if found:
        raise Refused(found[0].code, {**dict(found[0].data), **_by_whom(ground, found[0])})


def _by_whom(ground: Ground, refusal: Refusal) -> dict[str, str]:
    """Return who was quicker, where the stage is no longer the one a decision is taken at."""
    quicker = [each for each in ground.decisions if each.takes_effect]
    is_late = refusal.code == "not-at-this-stage" and bool(quicker)
    return {"person": quicker[-1].person} if is_late else {}


def _is_waived(procedure: Procedure, rule: DecisionRule, decider: Decider, ground: Ground) -> bool:
    found = refusals(procedure, rule, decider, ground.situation)
    return any(each.code in SEPARATION for each in found)


def role_taken(procedure: Procedure, roles: tuple[str, ...], decider: Decider, actor: Actor) -> str:
    """Return the name of the one of some roles in which a person acts who has one: the one given, where it is one."""
    allowed = [role for role in roles if role in decider.roles]
    given = roles_of(procedure, (actor.role,))
    chosen = next((role for role in allowed if role in given), allowed[0])
    return procedure.role(chosen).name


def _take_effect(unit: Unit, procedure: Procedure, ground: Ground, effect: Outcome) -> None:
    if effect.approvals_left or effect.stage == ground.stage:
        return
    if ground.scope is Scope.REPORT:
        unit.get(AssessmentRow, unit.pending.assessment_id).stage = effect.stage
        return
    begins = effect.stage == procedure.first_stage
    unit.get(SectionRow, ground.section_id).stage = "" if begins else effect.stage
