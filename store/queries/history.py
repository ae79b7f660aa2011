"""What has been done, in short or to the letter, and what undo and redo would do."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select, union

from domain.quick import maker_of
from domain.review.journal import EntryKind, listed_actions
from domain.review.record import Chain
from store.errors import NotFound
from store.journal import FIRST_HASH
from store.past import stacks
from store.row_data import parse
from store.rows import making_many, rows_of
from store.tables import CitationRow, CommentRow, FactRow, PassageRow, ScoreRow, SuggestionRow, WaiverRow
from store.tables.base import moment_text
from store.tables.journal import ChangeRow, EntryRow
from store.values import EntriesWanted, Entry, EntryRecord, History, RowRecord
from store.verify import verify
from store.workspace import Workspace

_NAMES = ("seq", "action", "person", "role", "at", "subject", "reverses", "hash")
_COLUMNS = tuple(EntryRow.__table__.c[name] for name in _NAMES)
ALL_ENTRIES = EntriesWanted()
_OF_A_SECTION = (PassageRow, CitationRow, CommentRow, FactRow, ScoreRow, SuggestionRow, WaiverRow)

_OF_ONE = EntryRow.assessment_id == bindparam("wanted")
_ENTRIES_OF_ONE = select(EntryRow.__table__).where(_OF_ONE).order_by(EntryRow.seq)
_CHANGES_OF_ONE = (
    select(*(ChangeRow.__table__.c[name] for name in ("seq", "table_name", "row_id", "before", "after")))
    .join(EntryRow, EntryRow.seq == ChangeRow.seq)
    .where(_OF_ONE)
    .order_by(ChangeRow.seq, ChangeRow.number)
)


def history(workspace: Workspace, assessment_id: str) -> History:
    """Return the action codes that undo and redo would reverse now."""
    with workspace.reading() as connection:
        found = stacks(connection, assessment_id)
    undo = found.named[found.undo[-1]] if found.undo else ("", "")
    redo = found.named[found.redo[-1]] if found.redo else ("", "")
    return History(undo[0], redo[0], undo[1], redo[1])


def entries(
    workspace: Workspace, assessment_id: str, limit: int = 200, wanted: EntriesWanted = ALL_ENTRIES, before: int = 0
) -> tuple[Entry, ...]:
    """Return the newest `limit` entries of an assessment that are wanted (all with 0), newest first.

    `before` is the seq from which on nothing is returned, for the next page; 0 begins with the newest.
    """
    conditions = _conditions(assessment_id, wanted)
    if before:
        conditions.append(EntryRow.seq < before)
    newest = select(*_COLUMNS).where(*conditions).order_by(EntryRow.seq.desc()).limit(limit or None)
    with workspace.reading() as connection:
        rows = connection.execute(newest).all()
    return tuple(_entry(row) for row in rows)


def people_and_days(workspace: Workspace, assessment_id: str) -> tuple[tuple[str, ...], tuple[datetime, ...]]:
    """Return who acted in an assessment, by name, and the hours in which anything was done, the newest first."""
    of_it = EntryRow.assessment_id == assessment_id
    hour = func.substr(EntryRow.at, 1, 13).label("hour")
    with workspace.reading() as connection:
        people = connection.execute(select(EntryRow.person).where(of_it).distinct().order_by(EntryRow.person)).scalars()
        hours = connection.execute(select(hour).where(of_it).distinct().order_by(hour.desc())).scalars()
        return tuple(people), tuple(datetime.fromisoformat(f"{each}:00:00+00:00") for each in hours)


def entry_record(workspace: Workspace, seq: int, limit: int = 0) -> EntryRecord:
    """Return one entry with what it did, to no more than `limit` rows (all with 0). Raises NotFound."""
    changes = select(ChangeRow.__table__).where(ChangeRow.seq == seq).order_by(ChangeRow.number)
    with workspace.reading() as connection:
        row = connection.execute(select(EntryRow).where(EntryRow.seq == seq)).first()
        if row is None:
            raise NotFound(EntryRow.__tablename__, str(seq))
        found = connection.execute(changes.limit(limit) if limit else changes).all()
    records = tuple(RowRecord(each.table_name, each.row_id, parse(each.before), parse(each.after)) for each in found)
    return EntryRecord(_entry(row), row.undoes, row.previous, row.hash, records)


def sealed_chain(workspace: Workspace, at: datetime) -> Chain:
    """Return the newest sealed entry of the whole journal, verified now: `at` is the moment that is noted for it.

    The journal is sealed for it where that may be done: an open entry takes in what is typed next, and its hash with
    it, so that nobody could find it again.
    """
    if not workspace.is_read_only:
        workspace.seal()
    newest = select(EntryRow.seq, EntryRow.hash).where(EntryRow.sealed).order_by(EntryRow.seq.desc()).limit(1)
    with workspace.reading() as connection:
        found = connection.execute(newest).first()
    seq, head = found or (0, FIRST_HASH)
    return Chain(head, seq, at, len(verify(workspace)))


def _conditions(assessment_id: str, wanted: EntriesWanted) -> list[ColumnElement[bool]]:
    found = [EntryRow.assessment_id == assessment_id]
    if wanted.person:
        found.append(EntryRow.person == wanted.person)
    if wanted.kind is EntryKind.OTHER:
        found.append(EntryRow.action.not_in(listed_actions()))
    elif wanted.kind is not None:
        found.append(EntryRow.action.in_(listed_actions(wanted.kind)))
    if wanted.since is not None:
        found.append(EntryRow.at >= moment_text(wanted.since))
    if wanted.until is not None:
        found.append(EntryRow.at < moment_text(wanted.until))
    if wanted.section_id:
        found.append(_touches(wanted.section_id))
    return found


def _touches(section_id: str) -> ColumnElement[bool]:
    """Whether an entry did something to a section: to its row, to what belongs to it now, or did then."""
    named = f'"section_id":"{section_id}"'
    present = union(*(select(each.id).where(each.section_id == section_id) for each in _OF_A_SECTION))
    is_of_it = or_(
        ChangeRow.row_id == section_id,
        ChangeRow.row_id.in_(present),
        func.instr(ChangeRow.after, named) > 0,
        func.instr(ChangeRow.before, named) > 0,
    )
    return select(ChangeRow.seq).where(ChangeRow.seq == EntryRow.seq, is_of_it).exists()


@making_many
def journal_of(workspace: Workspace, assessment_id: str) -> tuple[EntryRecord, ...]:
    """Return the whole journal of an assessment, the oldest entry first, each with what it did to every row."""
    record, row_record = maker_of(EntryRecord), maker_of(RowRecord)
    changes: dict[int, list[RowRecord]] = defaultdict(list)
    with workspace.reading() as connection:
        for seq, table, row_id, before, after in rows_of(connection, _CHANGES_OF_ONE, assessment_id):
            changes[seq].append(row_record(table, row_id, parse(before), parse(after)))
        rows = connection.execute(_ENTRIES_OF_ONE, {"wanted": assessment_id}).all()
    return tuple(record(_entry(row), row.undoes, row.previous, row.hash, tuple(changes[row.seq])) for row in rows)


def _entry(row: Any) -> Entry:
    moment = datetime.fromisoformat(row.at)
    return Entry(row.seq, row.action, row.person, row.role, moment, row.subject, row.reverses, row.hash)
