"""Take in files, folders, archives and e-mails as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from domain.assessment import EvidenceKind
from domain.evidence.guessing import created_date, guess_event_date, guess_title
from domain.files.entry_names import shown_name
from store.actions.evidence import new_item
from store.changes import Actor, TakenIn
from store.contents import add_readings, add_stored
from store.errors import Cancelled, ReadOnly
from store.ids import new_id
from store.intake.pool import ReadingPool
from store.intake.sources import gather
from store.intake.taking import Taken, Taking
from store.tables import EvidenceFileRow, EvidenceItemRow
from store.unit import Unit, unit_of_work
from store.values import FileOutcome, FileToAttach, IntakeReport, ItemDetails, Outcome
from store.workspace import Workspace

ACTION = "files-attached"


def take_in(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    sources: Sequence[FileToAttach],
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TakenIn:
    """Make an evidence item of each file named, in a folder, in a zip, or attached to an e-mail, and read its text.

    Content that the assessment has already is reported and not taken in again. What is refused or cannot be read
    does not keep the others out; the report lists every file. All items come in one transaction, at the end: an
    intake that is cancelled or fails leaves nothing, and one undo takes all of it back. `progress` is told how many
    thousandths are done. Raises Cancelled, DiskFault, ReadOnly, NotFound for an assessment that is gone, and
    Refused("too-many-files").
    """
    prepared = _prepare(workspace, assessment_id, sources, progress, cancelled)
    if cancelled is not None and cancelled():
        raise Cancelled
    return _record(workspace, actor, at, assessment_id, prepared)


def _prepare(
    workspace: Workspace,
    assessment_id: str,
    sources: Sequence[FileToAttach],
    progress: Callable[[int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Sequence[Taken | FileOutcome]:
    """Do what takes long and writes nothing to the database, so that others may meanwhile."""
    if workspace.is_read_only:
        raise ReadOnly
    found = gather(sources)
    with workspace.reading() as connection:
        known = known_contents(connection, assessment_id)
    with ReadingPool() as pool, workspace.files.scratch() as scratch:
        if len(found) > 1:
            pool.begin()
        return Taking(workspace.files, pool, known, scratch, progress, cancelled).take(found)


def _record(
    workspace: Workspace, actor: Actor, at: datetime, assessment_id: str, prepared: Sequence[Taken | FileOutcome]
) -> TakenIn:
    """Make the items, in one transaction."""
    count = sum(isinstance(each, Taken) and each.stored is not None for each in prepared)
    with unit_of_work(workspace, actor, at, ACTION, assessment_id, subject=str(count)) as unit:
        # What the assessment has is asked again: others may have written since the files were prepared.
        references = known_contents(unit.session.connection(), assessment_id)
        fresh = list(_first_of_each(prepared, references))
        unit.pending.subject = shown_name(fresh[0].source.name) if len(fresh) == 1 else str(len(fresh))
        add_stored(unit, [each.stored for each in fresh])
        added: dict[int, str] = {}
        for each in fresh:
            assert each.stored is not None
            added[id(each)] = references[each.stored.sha256] = _add_item(unit, assessment_id, each)
        add_readings(unit, {each.stored.sha256: (each.text, each.kept) for each in fresh if each.stored and each.text})
        unit.result = tuple(added.values())
    report = IntakeReport(tuple(_outcome(each, added, references) for each in prepared))
    return taken_in(unit, report)


def taken_in(unit: Unit, report: IntakeReport) -> TakenIn:
    """Return what an action changed, with its report."""
    changed = unit.changed()
    return TakenIn(
        changed.action,
        changed.assessment_id,
        changed.tables,
        changed.ids,
        changed.section_ids,
        changed.result,
        changed.cancelled,
        report,
    )


def known_contents(connection: Connection, assessment_id: str) -> dict[str, str]:
    """Return the reference of the first item of an assessment that has a file of each content."""
    columns = select(EvidenceFileRow.stored_id, EvidenceItemRow.reference)
    of_assessment = columns.join(EvidenceItemRow, EvidenceItemRow.id == EvidenceFileRow.item_id).where(
        EvidenceFileRow.assessment_id == assessment_id
    )
    rows = connection.execute(of_assessment.order_by(EvidenceItemRow.number.desc())).all()
    return {row.stored_id: row.reference for row in rows}


def _first_of_each(taken: Iterable[Taken | FileOutcome], known: dict[str, str]) -> Iterable[Taken]:
    """Yield what becomes an item: the first file of each content that the assessment does not have."""
    seen = set(known)
    for each in taken:
        if isinstance(each, Taken) and each.stored is not None and each.stored.sha256 not in seen:
            seen.add(each.stored.sha256)
            yield each


def _add_item(unit: Unit, assessment_id: str, taken: Taken) -> str:
    assert taken.stored is not None
    name = shown_name(taken.source.name)
    properties = dict(taken.text.properties) if taken.text is not None else {}
    item = new_item(unit, assessment_id, described(taken.source.details, name, properties), EvidenceKind.FILE)
    row = EvidenceFileRow(
        id=new_id(), assessment_id=assessment_id, item_id=item.id, stored_id=taken.stored.sha256, position=1, name=name
    )
    unit.session.add(row)
    return item.reference


def described(details: ItemDetails, name: str, properties: Mapping[str, str]) -> ItemDetails:
    """Return what is said of a file's item, with title and day of the event guessed where nobody said them."""
    return replace(
        details,
        title=details.title or guess_title(name, properties),
        event_date=details.event_date or guess_event_date(name, properties),
    )


def _outcome(each: Taken | FileOutcome, added: dict[int, str], references: dict[str, str]) -> FileOutcome:
    if isinstance(each, FileOutcome):
        return each
    if each.outcome is not None:
        return each.outcome
    assert each.stored is not None
    if id(each) not in added:
        return FileOutcome(each.source.name, Outcome.DUPLICATE, references[each.stored.sha256])
    notices = (each.source.notice,) if each.source.notice else ()
    if each.text is None:
        return FileOutcome(each.source.name, Outcome.ADDED, added[id(each)], notices=notices)
    return FileOutcome(
        each.source.name,
        Outcome.ADDED,
        added[id(each)],
        each.text.status,
        (*notices, *each.text.notices),
        created=created_date(dict(each.text.properties)),
    )
