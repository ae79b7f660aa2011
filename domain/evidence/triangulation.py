"""How views were triangulated: for each statement which categories of evidence carry it, and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.assessment import Assessment, Citation, Document, EvidenceItem, Section, SectionKind, Stance
from domain.evidence.evidence import Excerpt
from domain.frameworks.framework import Framework


@dataclass(frozen=True, slots=True)
class Cell:
    """The evidence of one category for one statement.

    `item_ids` are in order of their references; `heard` adds up the people heard by them, and `is_heard_known` is
    false where an item does not say. The stances count excerpts, and items that are cited as a whole, once each.
    """

    item_ids: tuple[str, ...] = ()
    heard: int = 0
    is_heard_known: bool = True
    supporting: int = 0
    contradicting: int = 0
    context: int = 0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One statement with a cell for each category of the matrix, in its order."""

    section_id: str
    part_id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """An item that carries several statements."""

    item_id: str
    part_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Statements by evidence categories in use, in the framework's order, and the items that carry several."""

    category_ids: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """One piece of evidence that bears on a statement: an excerpt, or an item cited as a whole, with a stance.

    `is_in_text` where an attached citation of the statement's text names it with this stance.
    """

    item_id: str
    excerpt_id: str
    stance: Stance
    is_in_text: bool


def matrix_of(framework: Framework, document: Document) -> Matrix:
    """Return how the evidence of an assessment spreads over statements and categories.

    Evidence bears on a statement when its text cites it, or when an excerpt is said to bear on it.
    """
    items = {item.id: item for item in document.items}
    category_ids = tuple(category.id for category in framework.categories if category.used)
    bearings = bearings_of(document)
    sections = [section for section in document.sections if section.kind is SectionKind.STATEMENT]
    rows = tuple(
        MatrixRow(section.id, section.part_id, _cells(bearings[section.part_id], category_ids, items))
        for section in sections
    )
    return Matrix(category_ids, rows, _shared(sections, bearings, items))


def bearings_of(document: Document) -> Mapping[str, list[Bearing]]:
    """Return what bears on each statement, by the statement's id; an empty list for any other."""
    part_of = {section.id: section.part_id for section in document.sections if section.kind is SectionKind.STATEMENT}
    excerpts = {excerpt.id: excerpt for excerpt in document.excerpts}
    found: dict[str, dict[tuple[str, str, Stance], Bearing]] = defaultdict(dict)
    for citation in document.citations:
        part_id = part_of.get(citation.section_id)
        if part_id is not None and not citation.is_detached:
            bearing = _of_citation(citation, excerpts)
            found[part_id][bearing.item_id, bearing.excerpt_id, bearing.stance] = bearing
    for excerpt in document.excerpts:
        for part_id in excerpt.part_ids:
            key = (excerpt.item_id, excerpt.id, excerpt.stance)
            found[part_id].setdefault(key, Bearing(excerpt.item_id, excerpt.id, excerpt.stance, is_in_text=False))
    return defaultdict(list, {part_id: list(each.values()) for part_id, each in found.items()})


def cited_items(document: Document, matrix: Matrix) -> tuple[EvidenceItem, ...]:
    """Return the items that the matrix shows or that any text cites, in order of their references."""
    shown = {item_id for row in matrix.rows for cell in row.cells for item_id in cell.item_ids}
    shown |= {citation.item_id for citation in document.citations if not citation.is_detached}
    return tuple(item for item in document.items if item.id in shown)


def is_outside_window(item: EvidenceItem, assessment: Assessment) -> bool:
    """Return whether what an item is about happened before or after the assessment's window; False when unknown."""
    day = item.event_date
    if day is None:
        return False
    begins, ends = assessment.window_from, assessment.window_to
    return (begins is not None and day < begins) or (ends is not None and day > ends)


def _of_citation(citation: Citation, excerpts: Mapping[str, Excerpt]) -> Bearing:
    excerpt_id = citation.excerpt_id if citation.excerpt_id in excerpts else ""
    return Bearing(citation.item_id, excerpt_id, citation.stance, is_in_text=True)


def _cells(
    bearings: Iterable[Bearing], category_ids: tuple[str, ...], items: Mapping[str, EvidenceItem]
) -> tuple[Cell, ...]:
    by_category: dict[str, list[Bearing]] = defaultdict(list)
    for bearing in bearings:
        if bearing.item_id in items:
            by_category[items[bearing.item_id].category].append(bearing)
    return tuple(_cell(by_category[category_id], items) for category_id in category_ids)


def _cell(bearings: list[Bearing], items: Mapping[str, EvidenceItem]) -> Cell:
    concerned = sorted({bearing.item_id for bearing in bearings}, key=lambda item_id: items[item_id].reference)
    counts = [items[item_id].people_heard for item_id in concerned]
    stances = [bearing.stance for bearing in bearings]
    return Cell(
        tuple(concerned),
        sum(count for count in counts if count is not None),
        None not in counts,
        stances.count(Stance.SUPPORTS),
        stances.count(Stance.CONTRADICTS),
        stances.count(Stance.CONTEXT),
    )


def _shared(
    sections: Iterable[Section], bearings: Mapping[str, list[Bearing]], items: Mapping[str, EvidenceItem]
) -> tuple[Shared, ...]:
    carried: dict[str, list[str]] = defaultdict(list)
    for section in sections:
        for item_id in dict.fromkeys(bearing.item_id for bearing in bearings[section.part_id]):
            carried[item_id].append(section.part_id)
    several = [Shared(item_id, tuple(part_ids)) for item_id, part_ids in carried.items() if len(part_ids) > 1]
    known = [each for each in several if each.item_id in items]
    return tuple(sorted(known, key=lambda each: (-len(each.part_ids), items[each.item_id].reference)))
