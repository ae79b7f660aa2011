"""Make the snapshots that decisions are taken on from the rows of a section or a whole report, and read kept ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, func, select

from domain.assessment import EvidenceKind, Section, Stance
from domain.quick import maker_of
from domain.review.snapshot import (
    CitedItem,
    CitedWords,
    ReportSnapshot,
    SectionSnapshot,
    Snapshot,
    Unreadable,
    report_as_decided,
    section_as_decided,
    snapshot_from,
)
from store.errors import FileChanged
from store.files import FileStore
from store.reading import assessment_of, section_of, sections_of
from store.rows import making_many, rows_of
from store.tables import CitationRow, EvidenceFileRow, EvidenceItemRow, ExcerptRow

_STANCES = {str(stance): stance for stance in Stance}
_KINDS = {str(kind): kind for kind in EvidenceKind}
_make_cited, _make_item = maker_of(CitedWords), maker_of(CitedItem)

_cited, _item = CitationRow.__table__.c, EvidenceItemRow.__table__.c
_excerpt, _file = ExcerptRow.__table__.c, EvidenceFileRow.__table__.c


def _both(make: Any) -> dict[bool, Select[Any]]:
    """Return a statement for the citations of one section (True) and for those of an assessment (False)."""
    wanted: BindParameter[str] = bindparam("wanted")
    attached = _cited.detached.is_(False)
    return {
        True: make(and_(_cited.section_id == wanted, attached)),
        False: make(and_(_cited.assessment_id == wanted, attached)),
    }


# fmt: off
_CITATIONS = _both(lambda scope: (
    select(
        _cited.section_id, _cited.passage_id, _cited.start, _cited.end, _cited.exact, _cited.item_id, _item.reference,
        func.coalesce(_excerpt.text, ""), _cited.stance,
    )
    .join(EvidenceItemRow, _item.id == _cited.item_id)
    .outerjoin(ExcerptRow, _excerpt.id == _cited.excerpt_id)
    .where(scope)
))
_ITEMS = _both(lambda scope: (
    select(_cited.section_id, _item.id, _item.reference, _item.title, _item.kind, _item.category)
    .join(EvidenceItemRow, _item.id == _cited.item_id)
    .where(scope).distinct()
))
_FILES = _both(lambda scope: (
    select(_file.item_id, _file.stored_id)
    .where(_file.item_id.in_(select(_cited.item_id).where(scope)))
    .order_by(_file.item_id, _file.position)
))
# fmt: on


def section_snapshot(connection: Connection, section_id: str) -> SectionSnapshot:
    """Return the present snapshot of a section, from its own rows alone; raises NotFound."""
    section = section_of(connection, section_id)
    return _snapshots(connection, (section,), section_id, is_one=True)[section_id]


def section_snapshots(connection: Connection, assessment_id: str) -> Mapping[str, SectionSnapshot]:
    """Return the present snapshots of all sections of an assessment by their ids, in report order."""
    return _snapshots(connection, sections_of(connection, assessment_id), assessment_id, is_one=False)


def report_snapshot(
    connection: Connection, assessment_id: str, sections: Mapping[str, SectionSnapshot] | None = None
) -> ReportSnapshot:
    """Return the present snapshot of a whole report, of `sections` where they were made already; raises NotFound."""
    assessment = assessment_of(connection, assessment_id)
    made = section_snapshots(connection, assessment_id) if sections is None else sections
    return report_as_decided(assessment, made.values())


def read_snapshot(files: FileStore, sha256: str) -> Snapshot:
    """Return a kept snapshot; raises FileMissing, FileChanged, DiskFault, and Unreadable for what is none."""
    with files.open_checked(sha256) as file:
        return snapshot_from(file.read())


def kept_snapshot(files: FileStore, sha256: str) -> Snapshot:
    """Return the same; what is none counts as a file that was changed. Raises FileMissing, FileChanged, DiskFault."""
    try:
        return read_snapshot(files, sha256)
    except Unreadable as error:
        raise FileChanged(sha256) from error


@making_many
def _snapshots(
    connection: Connection, sections: tuple[Section, ...], wanted: str, *, is_one: bool
) -> dict[str, SectionSnapshot]:
    cited: dict[str, list[CitedWords]] = defaultdict(list)
    for section_id, passage, start, end, exact, item, reference, excerpt, stance in rows_of(
        connection, _CITATIONS[is_one], wanted
    ):
        words = _make_cited(passage, start, end, exact, item, reference, excerpt, _STANCES[stance])
        cited[section_id].append(words)
    files: dict[str, list[str]] = defaultdict(list)
    for item_id, sha256 in rows_of(connection, _FILES[is_one], wanted):
        files[item_id].append(sha256)
    items: dict[str, list[CitedItem]] = defaultdict(list)
    for section_id, item_id, reference, title, kind, category in rows_of(connection, _ITEMS[is_one], wanted):
        held = tuple(files.get(item_id, ()))
        items[section_id].append(_make_item(item_id, reference, title, _KINDS[kind], category, held))
    return {
        section.id: section_as_decided(section, cited.get(section.id, ()), items.get(section.id, ()))
        for section in sections
    }
