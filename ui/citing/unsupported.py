"""From one sentence without evidence to the next, in the text that is shown and then in the other sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.evidence.coverage import SentenceState
from ui.editor.findings_editor import FindingsEditor
from ui.editor.record_text import record_of

if TYPE_CHECKING:
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """The words [start, end) of a passage."""

    section_id: str
    passage_id: str
    start: int
    end: int


def read_unsupported(workspace: Workspace, assessment_id: str) -> tuple[Place, ...]:
    """Return every sentence of an assessment that needs evidence and has none, in report order; for the worker."""
    from domain.evidence.coverage import coverage_of
    from store.queries.assessments import load_document
    from ui.evidence_language import evidence_language

    coverage = coverage_of(load_document(workspace, assessment_id), evidence_language())
    return tuple(Place(each.section_id, each.passage_id, each.start, each.end) for each in coverage.unsupported())


def next_in_text(editor: FindingsEditor, step: int) -> Place | None:
    """Return the sentence without evidence after the caret, or before it for a step of -1; None when there is none."""
    cursor = editor.textCursor()
    caret = cursor.selectionStart()
    before: Place | None = None
    for sentence in editor.coverage.sentences():
        if sentence.state is not SentenceState.NOT_EVIDENCED:
            continue
        block = editor.block_of(sentence.passage_id)
        if block is None:
            continue
        place = Place("", editor.shown_id(sentence.passage_id), sentence.start, sentence.end)
        begins = block.position() + record_of(block).unit_of(sentence.start)
        is_this = begins == caret and not editor.shown_words()
        if step > 0 and (begins > caret or is_this):
            return place
        if step < 0 and begins < caret:
            before = place
    return before


def next_elsewhere(found: Sequence[Place], order: Sequence[str], section_id: str, step: int) -> Place | None:
    """Return the first one of the sections after this one, or the last one before it; round and round, this one last.

    `order` are the ids of all sections in report order.
    """
    sections = list(order) if step > 0 else list(reversed(order))
    start = sections.index(section_id) + 1 if section_id in sections else 0
    for each in (*sections[start:], *sections[:start]):
        places = [place for place in found if place.section_id == each]
        if places:
            return places[0] if step > 0 else places[-1]
    return None
