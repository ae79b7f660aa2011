"""What the evidence matrix shows: read on the worker, and put into rows and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.assessment import EvidenceItem
from domain.checks.finding import Finding
from domain.evidence.coverage import Share
from domain.evidence.triangulation import Cell, Matrix, MatrixRow
from domain.frameworks.framework import Framework
from ui.messages import counted, part_name
from ui.panes.check_rows import coverage_words
from ui.widgets.matrix_table import MatrixCell, MatrixLine

if TYPE_CHECKING:
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix with what belongs under it; `shares` and `parts` are by section."""

    matrix: Matrix
    items: Mapping[str, EvidenceItem]
    shares: Mapping[str, Share]
    parts: Mapping[str, str]
    broken: tuple[Finding, ...] = ()
    outside: tuple[str, ...] = ()
    undisclosed: tuple[str, ...] = field(default=())


def read_matrix(workspace: Workspace, assessment_id: str, person: str) -> MatrixView:
    """Return how the evidence of an assessment spreads over statements and categories, as a person may see it."""
    from domain.checks.evidence.evidence import check_rules
    from domain.evidence.coverage import coverage_of
    from domain.evidence.triangulation import cited_items, is_outside_window, matrix_of
    from store.queries.assessments import load_document
    from ui.blindness import seen_by
    from ui.evidence_language import evidence_language

    document = seen_by(workspace, person, load_document(workspace, assessment_id))
    framework = workspace.framework(document.assessment.framework_id)
    matrix = matrix_of(framework, document)
    cited = cited_items(document, matrix)
    coverage = coverage_of(document, evidence_language())
    return MatrixView(
        matrix,
        {item.id: item for item in document.items},
        {each.section_id: each.share for each in coverage.sections},
        {section.id: section.part_id for section in document.sections},
        tuple(check_rules(framework, document)),
        tuple(item.id for item in cited if is_outside_window(item, document.assessment)),
        tuple(item.id for item in cited if not item.disclosed),
    )


def lines_of(view: MatrixView, framework: Framework) -> list[MatrixLine]:
    """Return a row for each statement: a cell for each category, and the coverage."""
    most = max((len(cell.item_ids) for row in view.matrix.rows for cell in row.cells), default=0)
    return [_line(row, view, framework, most) for row in view.matrix.rows]


def cell_words(cell: Cell) -> str:
    """Return a cell in words: "7 items, at least 405 people heard, 12 supporting, 1 contradicting"."""
    if not cell.item_ids:
        return "no evidence"
    parts = [counted(len(cell.item_ids), "item")]
    heard = counted(cell.heard, "person", "people")
    if cell.heard or cell.is_heard_known:
        parts.append(f"{heard} heard" if cell.is_heard_known else f"at least {heard} heard")
    stances = ((cell.supporting, "supporting"), (cell.contradicting, "contradicting"), (cell.context, "for context"))
    parts += [f"{count:,} {words}" for count, words in stances if count]
    return ", ".join(parts)


def _line(row: MatrixRow, view: MatrixView, framework: Framework, most: int) -> MatrixLine:
    cells = [_cell(cell, most) for cell in row.cells]
    cells.append(_coverage(view.shares.get(row.section_id, Share())))
    return MatrixLine(row.section_id, part_name(framework, row.part_id), tuple(cells))


def _cell(cell: Cell, most: int) -> MatrixCell:
    count = len(cell.item_ids)
    if not count:
        return MatrixCell(words=cell_words(cell))
    marks = (
        ("people", "muted", f"{cell.heard:,}" if cell.heard else ""),
        ("done", "success", f"{cell.supporting:,}" if cell.supporting else ""),
        ("close", "danger", f"{cell.contradicting:,}" if cell.contradicting else ""),
    )
    return MatrixCell(f"{count:,}", marks, cell_words(cell), count / most)


def _coverage(share: Share) -> MatrixCell:
    figure, made_of = coverage_words(share)
    if share.share is None:
        return MatrixCell(words=made_of or "nothing written yet")
    return MatrixCell(f"{share.percent}%", words=f"{figure}, {made_of}", share=float(share.share))
