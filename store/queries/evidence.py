"""Evidence items and where they are used."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from domain.assessment import EvidenceItem, Stance
from domain.evidence.evidence import Excerpt, FileText, Pseudonym, SentenceMark
from store.errors import NotFound
from store.file_texts import load_text
from store.reading import excerpts_of, items_of, marks_of
from store.tables import CitationRow, EvidenceItemRow, PseudonymRow, SectionRow
from store.values import Use
from store.workspace import Workspace


def load_items(workspace: Workspace, assessment_id: str) -> tuple[EvidenceItem, ...]:
    """Return all evidence items of an assessment in order of their references."""
    return workspace.read_shared(("items", assessment_id), lambda connection: items_of(connection, assessment_id))


def load_item(workspace: Workspace, item_id: str) -> EvidenceItem:
    """Return one evidence item; raises NotFound."""
    with workspace.reading() as connection:
        owner = connection.execute(select(EvidenceItemRow.assessment_id).where(EvidenceItemRow.id == item_id)).scalar()
        if owner is None:
            raise NotFound("evidence_item", item_id)
        return items_of(connection, owner, item_id)[0]


def uses_of(workspace: Workspace, assessment_id: str) -> tuple[Use, ...]:
    """Return every place where an item of the assessment is cited, in report order."""
    return workspace.read_shared(("uses", assessment_id), lambda connection: _uses_of(connection, assessment_id))


def load_excerpts(workspace: Workspace, assessment_id: str) -> tuple[Excerpt, ...]:
    """Return all excerpts of an assessment in order of their names."""
    return workspace.read_shared(("excerpts", assessment_id), lambda connection: excerpts_of(connection, assessment_id))


def load_marks(workspace: Workspace, section_id: str) -> tuple[SentenceMark, ...]:
    """Return what people said of the sentences of a section, detached marks included."""
    with workspace.reading() as connection:
        return marks_of(connection, section_id=section_id)


def load_file_text(workspace: Workspace, sha256: str) -> FileText | None:
    """Return what was read from a stored file, None when it was never read.

    Raises FileMissing, FileChanged or DiskFault where the text is not as it was kept.
    """
    with workspace.reading() as connection:
        return load_text(connection, workspace.files, sha256)


def load_pseudonyms(workspace: Workspace, assessment_id: str) -> tuple[Pseudonym, ...]:
    """Return the kept names and what stands for them, in order of the pseudonyms."""
    table = PseudonymRow.__table__.c
    columns = select(table.id, table.name, table.pseudonym, table.note, table.version)
    of_assessment = columns.where(table.assessment_id == assessment_id).order_by(func.lower(table.pseudonym))
    with workspace.reading() as connection:
        return tuple(Pseudonym(*row) for row in connection.execute(of_assessment))


def _uses_of(connection: Connection, assessment_id: str) -> tuple[Use, ...]:
    cited, section = CitationRow.__table__.c, SectionRow.__table__.c
    columns = (
        cited.id,
        cited.item_id,
        cited.section_id,
        section.part_id,
        cited.passage_id,
        cited.exact,
        cited.detached,
        cited.excerpt_id,
        cited.stance,
        cited.start,
        cited.end,
    )
    statement = select(*columns).join(SectionRow, section.id == cited.section_id)
    of_assessment = statement.where(cited.assessment_id == assessment_id)
    rows = connection.execute(of_assessment.order_by(section.position, cited.id)).all()
    return tuple(Use(*row[:7], row.excerpt_id or "", Stance(row.stance), row.start, row.end) for row in rows)
