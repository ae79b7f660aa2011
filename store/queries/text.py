"""The text of a section, its citations, what was set aside, and where words stand."""

from __future__ import annotations

from sqlalchemy import select

from domain.assessment import Citation, KeptText, Section
from domain.text import finding
from store.reading import citations_of, section_of
from store.tables import KeptTextRow, PassageRow, SectionRow
from store.values import FoundText
from store.workspace import Workspace

CONTEXT = 40


def load_section(workspace: Workspace, section_id: str) -> Section:
    """Return one section with its passages in order, its score and facts; raises NotFound."""
    with workspace.reading() as connection:
        return section_of(connection, section_id)


def load_citations(workspace: Workspace, section_id: str) -> tuple[Citation, ...]:
    """Return the citations of one section, detached ones included."""
    with workspace.reading() as connection:
        return citations_of(connection, section_id=section_id)


def kept_texts(workspace: Workspace, assessment_id: str) -> tuple[KeptText, ...]:
    """Return the texts of an assessment that were set aside, in order."""
    table = KeptTextRow.__table__.c
    columns = (table.id, table.section_id, table.source, table.reason, table.text, table.at)
    of_assessment = select(*columns).where(table.assessment_id == assessment_id)
    with workspace.reading() as connection:
        rows = connection.execute(of_assessment.order_by(table.at, table.position)).all()
    return tuple(KeptText(*row) for row in rows)


def find_text(
    workspace: Workspace, assessment_id: str, text: str, *, match_case: bool = False, whole_words: bool = False
) -> tuple[FoundText, ...]:
    """Return every place of an assessment's passages where `text` stands, in report order."""
    wanted = finding.Wanted(text, match_case, whole_words)
    columns = (PassageRow.section_id, SectionRow.part_id, PassageRow.id, PassageRow.text)
    of_assessment = select(*columns).join(SectionRow, SectionRow.id == PassageRow.section_id)
    of_assessment = of_assessment.where(PassageRow.assessment_id == assessment_id)
    with workspace.reading() as connection:
        rows = connection.execute(of_assessment.order_by(SectionRow.position, PassageRow.position)).all()
    return tuple(
        FoundText(row.section_id, row.part_id, row.id, start, end, _around(row.text, start, end))
        for row in rows
        for start, end in finding.find(row.text, wanted)
    )


def _around(text: str, start: int, end: int) -> str:
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
