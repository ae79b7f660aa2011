"""Read the journal for its pane: a page of what is looked for, and what can be looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from domain.frameworks.framework import Framework
from ui.messages import entry_sentence

if TYPE_CHECKING:
    from domain.review.journal import EntryKind
    from store.values import EntriesWanted, Entry, EntryRecord, History
    from store.workspace import Workspace

PAGE = 200
READ_AT_ONCE = 2_000
MOST_ROWS = 40
"""Rows of one entry that are shown: an import has thousands."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for in the journal: the choices of the pane, and words that an entry's sentence must hold."""

    person: str = ""
    kind: EntryKind | None = None
    section_id: str = ""
    day: date | None = None
    words: str = ""

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return self != Filter()


@dataclass(frozen=True, slots=True)
class ShownHistory:
    """What the pane shows: entries, the newest first, whether there are more, and the newest of all.

    `sections` pairs ids with parts; `days` are those of this computer's clock, the newest first.
    """

    entries: tuple[Entry, ...]
    has_more: bool
    history: History
    newest: Entry | None
    people: tuple[str, ...]
    days: tuple[date, ...]
    sections: tuple[tuple[str, str], ...]


def read_history(
    workspace: Workspace, assessment_id: str, framework: Framework, wanted: Filter, limit: int
) -> ShownHistory:
    """Return the newest `limit` entries that are looked for, and what undo and redo would do."""
    from store.queries.assessments import load_overview
    from store.queries.history import entries, history, people_and_days

    found = tuple(islice(_matching(workspace, assessment_id, framework, wanted), limit + 1))
    people, hours = people_and_days(workspace, assessment_id)
    _assessment, sections = load_overview(workspace, assessment_id)
    newest = entries(workspace, assessment_id, 1)
    return ShownHistory(
        entries=found[:limit],
        has_more=len(found) > limit,
        history=history(workspace, assessment_id),
        newest=newest[0] if newest else None,
        people=people,
        days=tuple(dict.fromkeys(hour.astimezone().date() for hour in hours)),
        sections=tuple((section.id, section.part_id) for section in sections),
    )


def read_entry(workspace: Workspace, seq: int) -> EntryRecord:
    """Return one entry with what it did to its first rows."""
    from store.queries.history import entry_record

    return entry_record(workspace, seq, MOST_ROWS)


def _matching(workspace: Workspace, assessment_id: str, framework: Framework, wanted: Filter) -> Iterator[Entry]:
    from store.queries.history import entries

    asked, words, before = _asked(wanted), wanted.words.casefold().split(), 0
    at_once = READ_AT_ONCE if words else PAGE + 1
    while page := entries(workspace, assessment_id, at_once, asked, before):
        for entry in page:
            if not words or _holds(entry, framework, words):
                yield entry
        before = page[-1].seq
        if before == 1 or len(page) < at_once:
            return


def _asked(wanted: Filter) -> EntriesWanted:
    from store.values import EntriesWanted

    since = datetime.combine(wanted.day, time()).astimezone() if wanted.day is not None else None
    # Made from the next day and not by 24 hours: the clocks may change on it.
    until = None if wanted.day is None else datetime.combine(wanted.day + timedelta(1), time()).astimezone()
    return EntriesWanted(wanted.person, wanted.kind, wanted.section_id, since, until)


def _holds(entry: Entry, framework: Framework, words: list[str]) -> bool:
    said = entry_sentence(entry.action, entry.subject, entry.reverses, framework)
    text = f"{said} {entry.person} {entry.role}".casefold()
    return all(word in text for word in words)
