"""Begin, describe and remove assessments, and keep their teams."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain import positions
from domain.assessment import Stage
from domain.frameworks.framework import Framework, PartKind
from domain.frameworks.procedure import Procedure
from domain.text.cleaning import clean_line
from store.changes import Actor, Changed
from store.errors import Refused
from store.frameworks import keep_framework
from store.ids import new_id
from store.row_data import columns_of, row_classes
from store.tables import AssessmentRow, FactRow, MemberRow, SectionRow
from store.unit import Unit, require_version, unit_of_work
from store.values import AssessmentDetails
from store.workspace import Workspace

CREATED = "assessment-created"


def create_assessment(
    workspace: Workspace, actor: Actor, at: datetime, *, framework_id: str, details: AssessmentDetails
) -> Changed:
    """Begin an assessment with a section for each statement and written part; result is its id.

    Raises NotFound for an unknown framework, and Refused("no-authority") or Refused("window-reversed").
    """
    framework = workspace.framework(framework_id)
    assessment_id = new_id()
    with unit_of_work(workspace, actor, at, CREATED, assessment_id, subject=details.authority) as unit:
        keep_framework(unit.session, framework)
        begins = framework.procedure.first_stage or str(Stage.DRAFTING)
        row = AssessmentRow(id=assessment_id, framework_id=framework.id, stage=begins)
        _describe(row, details, framework.procedure)
        unit.session.add(row)
        _add_sections(unit.session, assessment_id, framework)
        unit.result = (assessment_id,)
    return unit.changed()


def change_details(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    details: AssessmentDetails,
    base_version: int,
) -> Changed:
    """Change what the overview says of an assessment; raises NotFound, Stale and Refused as creating does."""
    key = f"details:{assessment_id}"
    with unit_of_work(workspace, actor, at, "details-changed", assessment_id, merge_key=key) as unit:
        row = unit.get(AssessmentRow, assessment_id)
        require_version(row, base_version, details.authority, row.authority, {"what": "assessment"})
        _describe(row, details, workspace.framework_through(unit.connection, row.framework_id).procedure)
    return unit.changed()


def add_member(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, name: str, role: str
) -> Changed:
    """Add a person to the team, at its end; result is the member's id. Raises Refused("no-name")."""
    with unit_of_work(workspace, actor, at, "member-added", assessment_id, subject=name) as unit:
        unit.get(AssessmentRow, assessment_id)
        of_team = MemberRow.assessment_id == assessment_id
        last = unit.session.scalar(select(func.max(MemberRow.position)).where(of_team))
        member = MemberRow(id=new_id(), assessment_id=assessment_id, position=positions.between(last, None))
        _name(member, name, role)
        unit.session.add(member)
        unit.result = (member.id,)
    return unit.changed()


def change_member(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, member_id: str, name: str, role: str
) -> Changed:
    """Change a team member's name or role; raises NotFound and Refused("no-name")."""
    key = f"member:{member_id}"
    with unit_of_work(workspace, actor, at, "member-changed", assessment_id, subject=name, merge_key=key) as unit:
        _name(unit.get(MemberRow, member_id), name, role)
    return unit.changed()


def remove_member(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, member_id: str) -> Changed:
    """Take a person out of the team; raises NotFound."""
    with unit_of_work(workspace, actor, at, "member-removed", assessment_id) as unit:
        member = unit.get(MemberRow, member_id)
        unit.pending.subject = member.name
        unit.session.delete(member)
    return unit.changed()


def remove_assessment(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str) -> Changed:
    """Remove an assessment with everything in it; undo brings it back. Stored files stay. Raises NotFound."""
    with unit_of_work(workspace, actor, at, "assessment-removed", assessment_id) as unit:
        assessment = unit.get(AssessmentRow, assessment_id)
        unit.pending.subject = assessment.authority
        _delete_everything(unit, assessment)
    return unit.changed()


def _delete_everything(unit: Unit, assessment: AssessmentRow) -> None:
    for row_class in row_classes().values():
        if any(column.name == "assessment_id" for column in columns_of(row_class)):
            belongs = row_class.assessment_id == assessment.id  # type: ignore[attr-defined]
            for row in unit.session.scalars(select(row_class).where(belongs)):
                unit.session.delete(row)
    unit.session.delete(assessment)


def _describe(row: AssessmentRow, details: AssessmentDetails, procedure: Procedure) -> None:
    authority = clean_line(details.authority).strip()
    if not authority:
        raise Refused("no-authority")
    for first, last in ((details.window_from, details.window_to), (details.visit_from, details.visit_to)):
        if first and last and first > last:
            raise Refused("window-reversed", {"from": first.isoformat(), "to": last.isoformat()})
    row.authority = authority
    if details.stage is not None and not procedure.stages:
        row.stage = str(details.stage)
    row.window_from, row.window_to = details.window_from, details.window_to
    row.visit_from, row.visit_to = details.visit_from, details.visit_to
    row.published_on = details.published_on


def _name(member: MemberRow, name: str, role: str) -> None:
    member.name = clean_line(name).strip()
    member.role = clean_line(role).strip()
    if not member.name:
        raise Refused("no-name")


def _add_sections(session: Session, assessment_id: str, framework: Framework) -> None:
    parts = _written_parts(framework)
    for position, (kind, part_id) in zip(positions.spread(len(parts)), parts, strict=True):
        section = SectionRow(id=new_id(), assessment_id=assessment_id, kind=kind, part_id=part_id, position=position)
        session.add(section)
        if kind == PartKind.FACTS:
            session.add(FactRow(id=new_id(), assessment_id=assessment_id, section_id=section.id))


def _written_parts(framework: Framework) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for part in framework.outline:
        if part.kind is PartKind.STATEMENTS:
            found += [("statement", statement.id) for statement in framework.statements]
        elif part.kind in (PartKind.NARRATIVE, PartKind.FACTS):
            found.append((str(part.kind), part.id))
    return found
