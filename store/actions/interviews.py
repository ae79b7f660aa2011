"""Take in the rows of a spreadsheet, each as an evidence item of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import select

from domain.assessment import EvidenceKind
from domain.evidence.evidence import FileText, ReadingStatus
from domain.evidence.interview_rows import FIELDS, RowSaid, header_key, header_of, row_said, rows_below
from domain.files.entry_names import shown_name
from domain.frameworks.framework import Framework
from domain.text.cleaning import clean_line
from store.actions.evidence import new_item
from store.actions.intake import taken_in
from store.changes import Actor, TakenIn
from store.contents import add_readings, add_stored
from store.errors import Cancelled, Refused
from store.file_texts import keep_text
from store.files import StoredFile
from store.ids import new_id
from store.intake.pool import ReadingPool
from store.tables import AssessmentRow, ColumnMappingRow, EvidenceFileRow, EvidenceItemRow
from store.unit import Unit, unit_of_work
from store.values import FileOutcome, IntakeReport, ItemDetails, Outcome
from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A stored spreadsheet, its text, where that is kept, and its name."""

    stored: StoredFile
    kept: StoredFile | None
    text: FileText
    name: str


def read_rows(workspace: Workspace, path: Path) -> FileText:
    """Return what a spreadsheet holds, so that a person can say which column is which; raises as `take_in_rows`."""
    return _read_sheet(workspace, path).text


def take_in_rows(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    path: Path,
    mapping: Mapping[str, int],
    details: ItemDetails | None = None,
    sheet: int | None = None,
    headings: Sequence[str] | None = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TakenIn:
    """Make an evidence item of each row of a spreadsheet below its header, and remember the mapping by the header.

    `mapping` says which column (from 0) each of `domain.evidence.interview_rows.FIELDS` stands in; `details` are said
    of each row that does not say otherwise; `sheet` counts from 1, None is the first one with rows; `headings`
    are those the mapping was chosen by, where the file may have changed since. Each item has the
    spreadsheet as its file, and its row's block there. Rows that are evidence already are reported and not taken in
    again. `progress` is told how many thousandths are done. Raises Cancelled, CannotAttach, DiskFault, NotFound, and
    Refused: "no-rows", "no-mapping", "other-headings", "unreadable-rows".
    """
    kept = _read_sheet(workspace, path)
    header, cells = _header(kept.text, sheet)
    if problem := _why_not(header, cells, mapping, headings):
        raise Refused(problem, {"name": kept.name})
    with unit_of_work(workspace, actor, at, "rows-taken-in", assessment_id, subject=kept.name) as unit:
        assessment = unit.get(AssessmentRow, assessment_id)
        categories = categories_by_name(workspace.framework(assessment.framework_id))
        add_stored(unit, (kept.stored,))
        add_readings(unit, {kept.stored.sha256: (kept.text, kept.kept)})
        _remember(unit, cells, mapping)
        rows = _one_by_one(rows_below(kept.text, header), progress, cancelled)
        read = partial(row_said, mapping=mapping, categories=categories)
        outcomes = _add_rows(unit, assessment_id, kept, rows, read, details)
        unit.result = tuple(each.reference for each in outcomes if each.outcome is Outcome.ADDED)
    return taken_in(unit, IntakeReport(tuple(outcomes)))


def _why_not(header: int, cells: Sequence[str], mapping: Mapping[str, int], headings: Sequence[str] | None) -> str:
    """Return the code of the reason why rows cannot be taken in under a mapping, or nothing."""
    if not header:
        return "no-rows"
    if headings is not None and header_key(headings) != header_key(cells):
        return "other-headings"
    is_whole = all(field in FIELDS and 0 <= place < len(cells) for field, place in mapping.items())
    return "" if mapping and is_whole else "no-mapping"


def _add_rows(
    unit: Unit,
    assessment_id: str,
    kept: _Sheet,
    rows: Iterable[tuple[int, tuple[str, ...]]],
    read: Callable[[Sequence[str]], RowSaid | None],
    details: ItemDetails | None,
) -> list[FileOutcome]:
    there = _rows_there(unit, assessment_id, kept.stored.sha256)
    outcomes: list[FileOutcome] = []
    for number, row in rows:
        name = f"{kept.name}/{number}"
        said = read(row)
        if said is None:
            outcomes.append(FileOutcome(name, Outcome.SKIPPED, code="row-empty"))
        elif number in there:
            outcomes.append(FileOutcome(name, Outcome.DUPLICATE, there[number]))
        else:
            reference = _add_row(unit, assessment_id, _described(details, said), kept, number)
            outcomes.append(FileOutcome(name, Outcome.ADDED, reference, ReadingStatus.READ, said.problems))
    return outcomes


def _one_by_one(
    rows: Sequence[tuple[int, tuple[str, ...]]],
    progress: Callable[[int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows, telling how far it is; raises Cancelled."""
    told = -1
    for place, row in enumerate(rows):
        if cancelled is not None and cancelled():
            raise Cancelled
        done = 1000 * place // len(rows)
        if progress is not None and done != told:
            progress(done)
            told = done
        yield row


def categories_by_name(framework: Framework) -> dict[str, str]:
    """Return the ids of the evidence categories in use by their ids and names in lower case."""
    used = [category for category in framework.categories if category.used]
    return {
        **{" ".join(category.name.lower().split()): category.id for category in used},
        **{category.id.lower(): category.id for category in used},
    }


def _read_sheet(workspace: Workspace, path: Path) -> _Sheet:
    stored = workspace.files.put(path)
    name = shown_name(path.name)
    with ReadingPool(1) as pool:
        text = pool.read(workspace.files.path_of(stored.sha256), path.name).text
    if text.status is not ReadingStatus.READ:
        raise Refused("unreadable-rows", {"name": name})
    return _Sheet(stored, keep_text(workspace.files, text), text, name)


def _header(text: FileText, sheet: int | None) -> tuple[int, tuple[str, ...]]:
    if sheet is not None:
        return header_of(text, sheet)
    return next((found for page in range(text.pages + 1) if (found := header_of(text, page))[0]), (0, ()))


def _described(details: ItemDetails | None, said: RowSaid) -> ItemDetails:
    given = details or ItemDetails("")
    return replace(
        given,
        title=clean_line(said.title).strip(),
        kind=EvidenceKind.FILE,
        given_by=said.given_by or given.given_by,
        category=said.category or given.category,
        event_date=said.event_date or given.event_date,
        people_heard=given.people_heard if said.people_heard is None else said.people_heard,
        confidential=said.confidential or given.confidential,
        notes=said.words or given.notes,
    )


def _add_row(unit: Unit, assessment_id: str, details: ItemDetails, kept: _Sheet, number: int) -> str:
    item = new_item(unit, assessment_id, details, EvidenceKind.FILE)
    row = EvidenceFileRow(
        id=new_id(),
        assessment_id=assessment_id,
        item_id=item.id,
        stored_id=kept.stored.sha256,
        position=1,
        name=kept.name,
        block=number,
    )
    unit.session.add(row)
    return item.reference


def _rows_there(unit: Unit, assessment_id: str, sha256: str) -> dict[int, str]:
    """Return the references of the items that rows of this spreadsheet are, by their blocks."""
    columns = select(EvidenceFileRow.block, EvidenceItemRow.reference)
    of_file = columns.join(EvidenceItemRow, EvidenceItemRow.id == EvidenceFileRow.item_id).where(
        EvidenceFileRow.assessment_id == assessment_id, EvidenceFileRow.stored_id == sha256
    )
    return {row.block: row.reference for row in unit.session.execute(of_file)}


def _remember(unit: Unit, header: Sequence[str], mapping: Mapping[str, int]) -> None:
    wanted = header_key(header)
    for row in unit.session.scalars(select(ColumnMappingRow)):
        if row.header == wanted:
            row.mapping = dict(mapping)
            return
    unit.session.add(ColumnMappingRow(id=new_id(), header=wanted, mapping=dict(mapping)))
