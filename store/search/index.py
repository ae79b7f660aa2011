"""Keep the search index true: which text of which rows can be found, in the transaction of the rows or soon after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, literal, select

from store import file_texts
from store.files import FileStore
from store.journal import RowChange
from store.row_data import table_of
from store.rows import sent
from store.search import full_text, waiting
from store.tables import (
    CommentRow,
    EvidenceFileRow,
    EvidenceItemRow,
    ExcerptRow,
    PassageRow,
    StoredTextRow,
)
from store.tables.base import Journalled


@dataclass(frozen=True, slots=True)
class _Searchable:
    """A table whose columns can be searched; `has_section` where a hit leads to a section."""

    row_class: type[Journalled]
    columns: tuple[str, ...]
    has_section: bool = False

    @property
    def watched(self) -> frozenset[str]:
        """The columns whose change is one of the index."""
        return frozenset((*self.columns, "section_id"))


SEARCHABLE = {
    found.row_class.__tablename__: found
    for found in (
        _Searchable(PassageRow, ("text",), has_section=True),
        _Searchable(EvidenceItemRow, ("reference", "title", "given_by", "notes", "url")),
        _Searchable(ExcerptRow, ("text", "note")),
        _Searchable(CommentRow, ("text",), has_section=True),
    )
}

_BATCH = 500


def follow(connection: Connection, changes: Iterable[RowChange], files: FileStore) -> bool:
    """Bring the index up to date with rows that were just written through this connection.

    Return whether texts of files are left waiting for `store.search.waiting.index_waiting`, after the commit.
    """
    changes = tuple(changes)
    has_waiting = _follow_files(connection, changes, files)
    gone: list[str] = []
    touched: dict[str, list[str]] = {}
    for change in changes:
        searchable = SEARCHABLE.get(change.table)
        if searchable is None:
            continue
        if change.after is None:
            gone.append(change.row_id)
        elif not change.after.keys().isdisjoint(searchable.watched) and not _reworded(connection, searchable, change):
            touched.setdefault(change.table, []).append(change.row_id)
    if gone:
        full_text.remove(connection, gone)
    for table, ids in touched.items():
        for start in range(0, len(ids), _BATCH):
            full_text.put(connection, list(_texts(connection, SEARCHABLE[table], ids[start : start + _BATCH])))
    return has_waiting


def _reworded(connection: Connection, searchable: _Searchable, change: RowChange) -> bool:
    """Index a change that tells all there is to know, other words in the same place; return whether it was one."""
    if change.before is None or change.after is None or len(searchable.columns) > 1:
        return False
    if change.after.keys() & {"section_id", "assessment_id"}:
        return False
    (column,) = searchable.columns
    return full_text.reword(connection, change.table, change.row_id, change.after[column])


def all_texts(connection: Connection, files: FileStore) -> Iterator[full_text.IndexedText]:
    """Yield every text that should be in the index, in no particular order; none of those that wait for it."""
    still = set(waiting.waiting_files(connection))
    for searchable in SEARCHABLE.values():
        yield from (found for found in _texts(connection, searchable, None) if found.text)
    found = file_texts.indexed_texts(connection, files, None)
    yield from (text for text in found if file_texts.place_of_owner(text.owner_id)[0] not in still)


def _follow_files(connection: Connection, changes: Iterable[RowChange], files: FileStore) -> bool:
    """Let the text of files be found as long as an item has the file; return whether some of it must wait."""
    touched = [change for change in changes if change.table == EvidenceFileRow.__tablename__]
    for change in touched:
        if change.after is None:
            full_text.remove_beginning(connection, file_texts.owner_id(change.row_id, ""))
            full_text.remove(connection, [change.row_id])
    new = [change.row_id for change in touched if change.before is None]
    has_waiting = bool(new) and waiting.must_wait(connection, new)
    if has_waiting:
        waiting.let_wait(connection, new)
    ids = [] if has_waiting else new
    read = [change.row_id for change in changes if change.table == StoredTextRow.__tablename__]
    if read:
        known = set(new)
        of_texts = select(EvidenceFileRow.id).where(EvidenceFileRow.stored_id.in_(read))
        ids = ids + [row.id for row in connection.execute(of_texts) if row.id not in known]
    texts = file_texts.indexed_texts(connection, files, ids) if ids else iter(())
    while batch := list(islice(texts, 2 * _BATCH)):
        full_text.put(connection, batch)
    return has_waiting


def _texts(connection: Connection, searchable: _Searchable, ids: list[str] | None) -> Iterator[full_text.IndexedText]:
    kind = searchable.row_class.__tablename__
    rows: Iterable[Any]
    if ids is None:
        rows = connection.execute(_select(searchable))
    else:
        rows = sent(connection, _select_some(searchable, len(ids)), ids)
    for row_id, assessment_id, section_id, *words in rows:
        text = "\n".join(str(word) for word in words if word)
        yield full_text.IndexedText(kind, row_id, assessment_id, section_id or "", text)


@cache
def _select(searchable: _Searchable) -> Select[Any]:
    columns = table_of(searchable.row_class).c
    section_id = columns.section_id if searchable.has_section else literal("")
    return select(columns.id, columns.assessment_id, section_id, *(columns[name] for name in searchable.columns))


@lru_cache(maxsize=64)
def _select_some(searchable: _Searchable, count: int) -> str:
    """Return the same for so many rows by their ids, written for the driver: it runs at every save of typed text."""
    section_id = "section_id" if searchable.has_section else "''"
    names = ", ".join(("id", "assessment_id", section_id, *searchable.columns))
    places = ", ".join("?" for _ in range(count))
    return f"SELECT {names} FROM {searchable.row_class.__tablename__} WHERE id IN ({places})"
