"""Keep a section or a report as it is under a name, and bring a passage, a section or a score back from a version."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from domain.assessment import SectionKind
from domain.review.decisions import ScoreSource
from domain.review.snapshot import PassageText, ReportSnapshot, SectionSnapshot, Snapshot, canonical
from domain.text.cleaning import clean_block, clean_line
from store.actions.scores import give_level, require_seen, score_row
from store.actions.text import write_edit
from store.changes import Actor, Changed
from store.contents import add_stored
from store.errors import Refused
from store.ids import new_id
from store.snapshots import kept_snapshot, report_snapshot, section_snapshot
from store.tables import DraftVersionRow, FactRow, PassageRow, ReadMarkRow, ScoreRow, SectionRow
from store.unit import Unit, unit_of_work
from store.values import PassageEdit, SectionEdit
from store.workspace import Workspace


def name_version(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, name: str, section_id: str = ""
) -> Changed:
    """Keep a section, or the report (no section), as it is now; result is the version's id.

    Raises NotFound, Refused("no-version-name") and DiskFault.
    """
    with unit_of_work(workspace, actor, at, "version-named", assessment_id, subject=name) as unit:
        words = clean_line(name).strip()
        if not words:
            raise Refused("no-version-name")
        made: Snapshot
        if section_id:
            made = section_snapshot(unit.connection, section_id)
        else:
            made = report_snapshot(unit.connection, assessment_id)
        version = add_version(unit, section_id, put_snapshot(unit, workspace, made), name=words)
        unit.result = (version.id,)
    return unit.changed()


def restore_section(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    version_id: str = "",
    sha256: str = "",
) -> Changed:
    """Give a section the passages, and a form the amounts, that it had in a version; its score stays.

    The version is named by its id or by the hash of its snapshot, which may be what somebody read, too. It is saved as
    typed text is: citations follow their words or are detached. Raises NotFound, Refused("not-in-this-version") and the
    faults of the stored version.
    """
    with unit_of_work(workspace, actor, at, "section-restored", assessment_id) as unit:
        section = unit.get(SectionRow, section_id)
        unit.pending.subject = section.part_id
        then = _then(unit, workspace, section, version_id, sha256)
        present = _passages(unit, section_id)
        ids = {passage.id: _own_id(unit, section_id, passage.id) for passage in then.passages}
        order = tuple(ids.values())
        changed = tuple(
            _edit(ids[passage.id], passage, present.get(passage.id))
            for passage in then.passages
            if not _is_same(passage, present.get(passage.id))
        )
        removed = tuple(row_id for row_id in present if row_id not in ids)
        write_edit(unit, section, SectionEdit(section_id, changed, removed, order))
        if then.kind is SectionKind.FACTS:
            _restore_facts(unit, section_id, then)
    return unit.changed()


def restore_passage(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    passage_id: str,
    version_id: str = "",
    sha256: str = "",
) -> Changed:
    """Give one passage the words that it had in a version, or bring it back behind the one it followed.

    The version is named as `restore_section` takes it. Result: the passage's id. Raises NotFound,
    Refused("not-in-this-version") and the faults of the stored version.
    """
    with unit_of_work(workspace, actor, at, "passage-restored", assessment_id) as unit:
        section = unit.get(SectionRow, section_id)
        unit.pending.subject = section.part_id
        then = _then(unit, workspace, section, version_id, sha256)
        wanted = next((passage for passage in then.passages if passage.id == passage_id), None)
        if wanted is None:
            raise Refused("not-in-this-version", {"part": section.part_id})
        present = _passages(unit, section_id)
        own_id = _own_id(unit, section_id, passage_id)
        order = list(present)
        if passage_id not in present:
            order.insert(_place(then, passage_id, order), own_id)
        edit = _edit(own_id, wanted, present.get(passage_id))
        if not _is_same(wanted, present.get(passage_id)):
            write_edit(unit, section, SectionEdit(section_id, (edit,), (), tuple(order)))
        unit.result = (own_id,)
    return unit.changed()


def restore_score(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    version_id: str = "",
    sha256: str = "",
    source: ScoreSource = ScoreSource.DRAFT,
) -> Changed:
    """Give a statement the levels and the rationale that it had in a version; the history says by its name why.

    The version is named as `restore_section` takes it. Raises NotFound, Refused("not-in-this-version"),
    Refused("still-blind") and the faults of the stored version.
    """
    with unit_of_work(workspace, actor, at, "score-restored", assessment_id) as unit:
        section = unit.get(SectionRow, section_id)
        unit.pending.subject = section.part_id
        require_seen(unit, section_id)
        then = {each.category: each for each in _then(unit, workspace, section, version_id, sha256).scores}
        why = clean_block(then[""].rationale) if "" in then else ""
        present = _scored_categories(unit, section_id)
        for category in sorted({"", *then, *present}):
            level = then[category].level if category in then else None
            give_level(unit, score_row(unit, section, category), level, why, source)
        score_row(unit, section, "").rationale = why
    return unit.changed()


def put_snapshot(unit: Unit, workspace: Workspace, snapshot: Snapshot) -> str:
    """Store a snapshot, and its row in an action's transaction; return its SHA-256.

    It is on the disk before the transaction ends: whatever stops the program, no row names what is not there.
    """
    stored = workspace.files.put_bytes(canonical(snapshot))
    add_stored(unit, (stored,))
    return stored.sha256


def add_version(
    unit: Unit, section_id: str, stored_id: str, *, name: str = "", decision_id: str = ""
) -> DraftVersionRow:
    """Add a version of a section, or of the report (no section), in an action's transaction."""
    of_assessment = DraftVersionRow.assessment_id == unit.pending.assessment_id
    last = unit.session.scalar(select(func.max(DraftVersionRow.number)).where(of_assessment)) or 0
    row = DraftVersionRow(
        id=new_id(),
        assessment_id=unit.pending.assessment_id,
        section_id=section_id or None,
        number=last + 1,
        name=name,
        person=unit.actor.name,
        at=unit.at,
        stored_id=stored_id,
        decision_id=decision_id,
    )
    unit.session.add(row)
    return row


def _then(unit: Unit, workspace: Workspace, section: SectionRow, version_id: str, sha256: str) -> SectionSnapshot:
    """Return a section as it was in a version of it, or of the report, or when somebody read it."""
    if version_id:
        version = unit.get(DraftVersionRow, version_id)
        is_own, sha256 = version.assessment_id == section.assessment_id, version.stored_id
    else:
        is_own = _is_kept(unit, section, sha256)
    if not is_own:
        raise Refused("not-in-this-version", {"part": section.part_id})
    kept = kept_snapshot(workspace.files, sha256)
    found = kept.section(section.part_id) if isinstance(kept, ReportSnapshot) else kept
    if found is None or found.part_id != section.part_id:
        raise Refused("not-in-this-version", {"part": section.part_id})
    return found


def _is_kept(unit: Unit, section: SectionRow, sha256: str) -> bool:
    """Whether a snapshot is a version of the section's assessment, or what somebody read in the section."""
    version = (DraftVersionRow.assessment_id == section.assessment_id) & (DraftVersionRow.stored_id == sha256)
    read = (ReadMarkRow.section_id == section.id) & (ReadMarkRow.stored_id == sha256)
    found = (select(DraftVersionRow.id).where(version), select(ReadMarkRow.id).where(read))
    return any(unit.session.scalar(each.limit(1)) is not None for each in found)


def _passages(unit: Unit, section_id: str) -> dict[str, PassageRow]:
    of_section = select(PassageRow).where(PassageRow.section_id == section_id)
    return {row.id: row for row in unit.session.scalars(of_section.order_by(PassageRow.position))}


def _own_id(unit: Unit, section_id: str, passage_id: str) -> str:
    """Return a passage's id, or a new one where its words have moved to another section, which keeps them."""
    row = unit.session.get(PassageRow, passage_id)
    return passage_id if row is None or row.section_id == section_id else new_id()


def _edit(own_id: str, then: PassageText, row: PassageRow | None) -> PassageEdit:
    version, parent_id = (row.version, row.parent_id) if row is not None else (0, "")
    return PassageEdit(own_id, then.kind, then.text, then.level, then.links, parent_id, version)


def _is_same(then: PassageText, row: PassageRow | None) -> bool:
    if row is None:
        return False
    links = [[link.start, link.end, link.url] for link in then.links]
    return (str(then.kind), then.level, then.text, links) == (row.kind, row.level, row.text, row.links)


def _place(then: SectionSnapshot, passage_id: str, order: list[str]) -> int:
    """Return where a passage comes back: behind the nearest one before it that is still there, else first."""
    ids = [passage.id for passage in then.passages]
    before = reversed(ids[: ids.index(passage_id)])
    return next((order.index(each) + 1 for each in before if each in order), 0)


def _restore_facts(unit: Unit, section_id: str, then: SectionSnapshot) -> None:
    row = unit.session.scalar(select(FactRow).where(FactRow.section_id == section_id))
    if row is not None:
        row.period = then.period
        row.amounts = {amount.field_id: [amount.estimated, amount.actual] for amount in then.amounts}


def _scored_categories(unit: Unit, section_id: str) -> list[str]:
    return list(unit.session.scalars(select(ScoreRow.category_id).where(ScoreRow.section_id == section_id)))
