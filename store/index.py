"""Keep the search index true: which text of which rows can be found, in the same transaction as the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, literal, select

from store import search
from store.journal import RowChange
from store.row_data import table_of
from store.tables import CommentRow, EvidenceItemRow, ExcerptRow, PassageRow
from store.tables.base import Journalled


@dataclass(frozen=True, slots=True)
class _Searchable:
    """A table whose columns can be searched; `has_section` where a hit leads to a section."""

    row_class: type[Journalled]
    columns: tuple[str, ...]
    has_section: bool = False


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


def follow(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Bring the index up to date with rows that were just written through this connection."""
    gone: list[str] = []
    touched: dict[str, list[str]] = {}
    for change in changes:
        searchable = SEARCHABLE.get(change.table)
        if searchable is None:
            continue
        if change.after is None:
            gone.append(change.row_id)
        elif not change.after.keys().isdisjoint((*searchable.columns, "section_id")):
            touched.setdefault(change.table, []).append(change.row_id)
    if gone:
        search.remove(connection, gone)
    for table, ids in touched.items():
        for start in range(0, len(ids), _BATCH):
            search.put(connection, list(_texts(connection, SEARCHABLE[table], ids[start : start + _BATCH])))


def all_texts(connection: Connection) -> Iterator[search.IndexedText]:
    """Yield every text that should be in the index, in no particular order."""
    for searchable in SEARCHABLE.values():
        yield from (found for found in _texts(connection, searchable, None) if found.text)


def _texts(connection: Connection, searchable: _Searchable, ids: list[str] | None) -> Iterator[search.IndexedText]:
    kind = searchable.row_class.__tablename__
    if ids is None:
        rows = connection.execute(_select(searchable))
    else:
        rows = connection.execute(_select_some(searchable), {"wanted": ids})
    for row_id, assessment_id, section_id, *words in rows:
        text = "\n".join(word for word in words if word)
        yield search.IndexedText(kind, row_id, assessment_id, section_id, text)


@cache
def _select(searchable: _Searchable) -> Select[Any]:
    columns = table_of(searchable.row_class).c
    section_id = columns.section_id if searchable.has_section else literal("")
    return select(columns.id, columns.assessment_id, section_id, *(columns[name] for name in searchable.columns))


@cache
def _select_some(searchable: _Searchable) -> Select[Any]:
    is_wanted = table_of(searchable.row_class).c.id.in_(bindparam("wanted", expanding=True))
    return _select(searchable).where(is_wanted)
