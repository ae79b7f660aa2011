"""What an edit means where a section stands in the procedure: every action passes here before it is committed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from domain.frameworks.procedure import Editing, Procedure, Scope
from domain.review.decisions import EDITED, is_open_for
from domain.review.procedure import Refusal, editing_at, refusal_of_edit, stage_at, stage_name
from store.errors import Refused
from store.grounds import decisions_of
from store.ids import new_id
from store.journal import Pending, RowChange
from store.tables import AssessmentRow, CitationRow, DecisionRow, FactRow, PassageRow, ScoreRow, SectionRow

if TYPE_CHECKING:
    from store.workspace import Workspace

CONTENT = {
    PassageRow.__tablename__: frozenset({"section_id", "position", "kind", "level", "text", "links"}),
    ScoreRow.__tablename__: frozenset({"level", "rationale"}),
    FactRow.__tablename__: frozenset({"period", "amounts"}),
    CitationRow.__tablename__: frozenset(
        {"section_id", "passage_id", "start", "end", "exact", "item_id", "excerpt_id", "stance", "detached"}
    ),
}
"""The columns whose change is a change of what a section says, by table: those that its snapshot is made of."""


class _Place(NamedTuple):
    """A section that was edited, and where it and its report are kept to stand."""

    section_id: str
    part_id: str
    stage: str
    assessment_id: str
    report_stage: str
    framework_id: str


def follow_edits(
    connection: Connection, open_session: Callable[[], Session], pending: Pending, workspace: Workspace
) -> frozenset[str]:
    """Let what an action changed in the content of sections have its effect on where they stand.

    `open_session` returns the action's session, which is asked for only where an edit has an effect.
    Return the ids of the sections ("" for the report) that were taken back to where the procedure begins. Undoing and
    redoing bring stages back themselves, and a new assessment comes as it is. Raises Refused("closed-to-edits") and
    Refused("edit-needs-reason").
    """
    if pending.reverses or _is_new(pending):
        return frozenset()
    edited = edited_sections(pending.changes.values())
    if not edited:
        return frozenset()
    cancelled: set[str] = set()
    wanted = tuple(sorted(edited))
    for place in map(_Place._make, connection.exec_driver_sql(_places(len(wanted)), wanted).all()):
        procedure = workspace.framework_through(connection, place.framework_id).procedure
        if _has_effect(procedure, place):
            _follow(open_session(), pending, procedure, place, cancelled)
    if cancelled:
        open_session().flush()
    return frozenset(cancelled)


def edited_sections(changes: Iterable[RowChange]) -> set[str]:
    """Return the ids of the sections whose content some changes of rows alter.

    What moved alters two, but for a citation that had lost its words where it was: it was no part of that content.
    """
    found: set[str] = set()
    for change in changes:
        columns = CONTENT.get(change.table)
        if columns is not None and _is_content(change, columns):
            found.add(change.section_id)
            before = change.before or {}
            found.add("" if before.get("detached") else str(before.get("section_id", "")))
    return found - {""}


def record(session: Session, pending: Pending, section_id: str, kind: str, **values: Any) -> DecisionRow:
    """Add what was decided, or stands in the order of decisions, under the next number; return its row."""
    of_assessment = DecisionRow.assessment_id == pending.assessment_id
    last = session.scalar(select(func.max(DecisionRow.number)).where(of_assessment)) or 0
    blank = {"role": pending.actor.role, "why": "", "waiver": "", "stored_id": None}
    row = DecisionRow(
        id=new_id(),
        assessment_id=pending.assessment_id,
        section_id=section_id or None,
        number=last + 1,
        kind=kind,
        person=pending.actor.name,
        at=pending.at,
        **{**blank, **values},
    )
    session.add(row)
    session.flush()
    return row


def why_not_editable(
    connection: Connection, workspace: Workspace, section_id: str, person: str
) -> tuple[Refusal, Editing] | None:
    """Return why a person may not edit a section where it and its report stand, and what an edit means there.

    None where it may be edited, and for a section that is gone: whoever reads that one says so.
    """
    found = connection.exec_driver_sql(_places(1), (section_id,)).fetchone()
    if found is None:
        return None
    place = _Place(*found)
    procedure = workspace.framework_through(connection, place.framework_id).procedure
    if not _has_effect(procedure, place):
        return None
    is_open = _is_open(connection, place, person)
    for stage in _stages(procedure, place):
        editing = editing_at(procedure, stage)
        refusal = refusal_of_edit(editing, stage_name(procedure, stage), is_open)
        if refusal is not None:
            return refusal, editing
    return None


def require_editable(editing: Editing, stage: str, is_open: bool) -> None:
    """Raise Refused where a stage, given by its name, allows no edit, or none without a reason given before."""
    refusal = refusal_of_edit(editing, stage, is_open)
    if refusal is not None:
        raise Refused(refusal.code, dict(refusal.data))


def _is_new(pending: Pending) -> bool:
    made = pending.changes.get((AssessmentRow.__tablename__, pending.assessment_id))
    return made is not None and made.before is None


def _is_content(change: RowChange, columns: frozenset[str]) -> bool:
    if change.before is None or change.after is None:
        row = change.after or change.before or {}
        if change.table == ScoreRow.__tablename__:
            return row["level"] is not None or bool(row["rationale"])
        return not row.get("detached")
    return not change.after.keys().isdisjoint(columns)


@lru_cache(maxsize=64)
def _places(count: int) -> str:
    """Return what tells where so many sections stand, for the driver itself: it runs at every save of typed text."""
    return (
        "SELECT s.id, s.part_id, s.stage, a.id, a.stage, a.framework_id FROM section s"
        f" JOIN assessment a ON a.id = s.assessment_id WHERE s.id IN ({', '.join('?' for _ in range(count))})"
    )


def _has_effect(procedure: Procedure, place: _Place) -> bool:
    return any(editing_at(procedure, stage) is not Editing.FREE for stage in _stages(procedure, place))


def _stages(procedure: Procedure, place: _Place) -> tuple[str, str]:
    """Return where a section stands, and its report."""
    return stage_at(procedure, Scope.SECTION, place.stage), stage_at(procedure, Scope.REPORT, place.report_stage)


def _follow(session: Session, pending: Pending, procedure: Procedure, place: _Place, cancelled: set[str]) -> None:
    own_stage, report_stage = _stages(procedure, place)
    own, whole = editing_at(procedure, own_stage), editing_at(procedure, report_stage)
    is_open = Editing.NEEDS_REASON in (own, whole) and _is_open(session.connection(), place, pending.actor.name)
    require_editable(own, stage_name(procedure, own_stage), is_open)
    require_editable(whole, stage_name(procedure, report_stage), is_open)
    if own is Editing.CANCELS:
        session.get_one(SectionRow, place.section_id).stage = ""
        _cancel(session, pending, procedure, place.section_id, own_stage)
        cancelled.add(place.section_id)
    if whole is Editing.CANCELS and "" not in cancelled:
        session.get_one(AssessmentRow, place.assessment_id).stage = procedure.first_stage
        _cancel(session, pending, procedure, "", report_stage)
        cancelled.add("")


def _cancel(session: Session, pending: Pending, procedure: Procedure, section_id: str, stage: str) -> None:
    record(session, pending, section_id, EDITED, stage_from=stage, stage_to=procedure.first_stage)


def _is_open(connection: Connection, place: _Place, person: str) -> bool:
    decisions = (
        each for each in decisions_of(connection, place.assessment_id) if each.section_id in ("", place.section_id)
    )
    return is_open_for(decisions, place.section_id, person)
