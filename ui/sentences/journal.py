"""The journal as it is written out: only what may leave of the evidence, and the words of everything else.

Titles, notes, givers and files of evidence stay, as in every document that leaves; an item is called by its reference.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from domain.frameworks.framework import Framework
from domain.report.journal_book import JournalLine
from domain.review.journal import Difference, EntryKind, kind_of
from ui.messages import entry_sentence, part_name
from ui.sentences.differences import differences

if TYPE_CHECKING:
    from store.values import EntryRecord

ENTRY_KINDS = {
    EntryKind.TEXT: "Text",
    EntryKind.SCORES: "Scores",
    EntryKind.EVIDENCE: "Evidence",
    EntryKind.REMARKS: "Comments and suggestions",
    EntryKind.DECISIONS: "Decisions and versions",
    EntryKind.OTHER: "Everything else",
}

MOST_VALUES = 60
"""How many values of one entry are written out; an import has thousands."""

_STAYS = frozenset({"evidence_item", "evidence_file", "excerpt", "pseudonym"})
_REMARKS = frozenset({"comment", "comment_reply"})
_TELLING = frozenset({"item-added", "files-attached", "rows-taken-in", "excerpts-imported"})
"""Actions whose subject is a title or the name of a file."""


def journal_line(record: EntryRecord, framework: Framework, parts: Collection[str]) -> JournalLine:
    """Return an entry as a line to be written out; `parts` are those of the assessment's sections."""
    entry = record.entry
    part_id = entry.subject.partition("=")[0]
    is_on_section = part_id in parts
    stays = _STAYS if is_on_section else _STAYS | _REMARKS
    found = differences(record.changes, stays)
    return JournalLine(
        seq=entry.seq,
        at=entry.at,
        person=entry.person,
        role=entry.role,
        kind=ENTRY_KINDS[kind_of(entry.action)],
        place=part_name(framework, part_id) if is_on_section else "",
        said=entry_sentence(entry.action, _subject(record), entry.reverses, framework),
        before=_written(found, is_after=False),
        after=_written(found, is_after=True),
        hash=entry.hash,
    )


def _subject(record: EntryRecord) -> str:
    if record.entry.action not in _TELLING:
        return record.entry.subject
    rows = (change.after or change.before or {} for change in record.changes if change.table == "evidence_item")
    references = [str(row["reference"]) for row in rows if "reference" in row]
    if not references:
        return "some"
    return references[0] if len(references) == 1 else f"{references[0]} to {references[-1]}"


def _written(found: Sequence[Difference], *, is_after: bool) -> str:
    values = [(each.name, each.after if is_after else each.before) for each in found[:MOST_VALUES]]
    lines = [f"{name}: {value}" for name, value in values if value]
    left = len(found) - MOST_VALUES
    return "\n".join((*lines, f"and {left:,} more")) if left > 0 and lines else "\n".join(lines)
