"""The full-text index, all that is FTS5's own: how it is made, kept true, and compared with the texts.

Chosen by measurement (benchmarks/search.py: 100,000 paragraphs of 60 words; a word found in 15 % of them):
- sorting by rank outside FTS5, over a bounded number of candidates, takes half the time of ORDER BY rank (6 against
  13 ms) and keeps words that stand everywhere from taking 50 ms;
- the pieces shown are cut in Python (1 ms for 50): snippet() needs the query again for each hit (4 to 60 ms);
- detail=column and columnsize=0 save 1 % of the size and make ranking four to six times slower;
- prefix indexes make the file half as large again and gain 2 ms on prefixes of two letters, nothing on longer ones;
  a prefix of one letter takes over 100 ms, so it counts as a whole word;
- secure-delete makes the commit of one passage ten times longer, and what it hides stands in the journal anyway;
- the text is kept once, in a table of ours (content=), and found by its owner through an index;
- assessment and kind are ranges of row numbers, which FTS5 narrows by at no cost.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Final, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from store.errors import CannotOpen
from store.rows import sent
from store.search.typed_words import storable

TABLE_PREFIX: Final = "search_"
"""Every table of the index begins so, FTS5's own shadow tables included (a comparison of tables leaves them out)."""

CREATE_STATEMENTS: Final = (
    """CREATE TABLE search_scope (
        number INTEGER PRIMARY KEY, assessment_id TEXT NOT NULL, owner_kind TEXT NOT NULL,
        CONSTRAINT uq_search_scope_assessment_id UNIQUE (assessment_id, owner_kind)
    )""",
    """CREATE TABLE search_text (
        id INTEGER PRIMARY KEY, owner_id TEXT NOT NULL, section_id TEXT NOT NULL, text TEXT NOT NULL
    )""",
    "CREATE INDEX ix_search_text_owner_id ON search_text (owner_id)",
    """CREATE VIRTUAL TABLE search_index USING fts5 (
        text, content='search_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )""",
)
"""What the first migration executes, in this order."""

WAITING: Final = "waiting"
"""The kind of texts without words that stand for what is still to be indexed (`store.search.waiting`)."""

SCOPE_SIZE: Final = 1 << 32
"""How many row numbers the texts of one kind in one assessment have for themselves."""
_BATCH: Final = 1000

_ROWS_OF_OWNER: Final = (
    "SELECT search_text.id, assessment_id, owner_kind, section_id, text FROM search_text"
    " JOIN search_scope ON search_scope.number = search_text.id >> 32 WHERE owner_id = ?"
)
_ADD: Final = "INSERT INTO search_text (id, owner_id, section_id, text) VALUES (?, ?, ?, ?)"
_ADD_WORDS: Final = "INSERT INTO search_index (rowid, text) VALUES (?, ?)"
_FORGET_WORDS: Final = "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)"
_REWRITE: Final = "UPDATE search_text SET section_id = ?, text = ? WHERE id = ?"


class _Found(NamedTuple):
    """A text as the index holds it."""

    id: int
    assessment_id: str
    owner_kind: str
    section_id: str
    text: str


@dataclass(frozen=True, slots=True)
class IndexedText:
    """The text of one owner, a row of another table: at most one per kind and id. "" where there is no section."""

    owner_kind: str
    owner_id: str
    assessment_id: str
    section_id: str
    text: str


Row = tuple[int, str, str, str]
"""A row of `search_text`: its number, and the owner's id, its section and the text."""


def put(connection: Connection, texts: Sequence[IndexedText]) -> None:
    """Index these texts in the caller's transaction, in place of what their owners had; an empty text removes."""
    if len(texts) == 1:
        _put_one(connection, texts[0])
        return
    for start in range(0, len(texts), _BATCH):
        _put_batch(connection, texts[start : start + _BATCH])


def reword(connection: Connection, owner_kind: str, owner_id: str, text: str) -> bool:
    """Index other words of an owner that stays where it was, in the caller's transaction.

    Return False, and do nothing, where it has none yet or has none now: then it takes `put`.
    """
    stored = storable(text)
    found = [row for row in _rows_of_owner(connection, owner_id) if row.owner_kind == owner_kind]
    if not stored or len(found) != 1:
        return False
    if found[0].text != stored:
        _rewrite(connection, found[0], found[0].section_id, stored)
    return True


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Index rows under numbers that are free, in the caller's transaction."""
    if rows:
        connection.exec_driver_sql(_ADD, list(rows))
        connection.exec_driver_sql(_ADD_WORDS, [(row[0], row[3]) for row in rows])


def remove(connection: Connection, owner_ids: Sequence[str]) -> None:
    """Take all texts of these owners out of the index, in the caller's transaction; unknown ids are passed over."""
    _remove_where(connection, "owner_id IN (SELECT value FROM json_each(?))", (json.dumps(owner_ids),))


def remove_beginning(connection: Connection, beginning: str) -> None:
    """Take all texts out whose owners' ids begin so, in the caller's transaction."""
    end = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    _remove_where(connection, "owner_id >= ? AND owner_id < ?", (beginning, end))


def _remove_where(connection: Connection, condition: str, parameters: tuple[str, ...]) -> None:
    """Take all texts of a condition out in two statements: undoing a large intake removes thousands of them."""
    forgotten = f"SELECT 'delete', id, text FROM search_text WHERE {condition}"
    sent(connection, f"INSERT INTO search_index (search_index, rowid, text) {forgotten}", parameters)
    sent(connection, f"DELETE FROM search_text WHERE {condition}", parameters)


def rows_of(connection: Connection, owner_ids: Sequence[str], most: int) -> str | None:
    """Return the numbers of the rows of these owners, as JSON; None beyond so many."""
    return _numbers(connection, "owner_id = wanted.value", owner_ids, most)


def rows_beginning(connection: Connection, beginnings: Sequence[str], most: int) -> str | None:
    """Return the numbers of the rows whose owners' ids begin with one of these and "/", likewise."""
    is_wanted = "owner_id > wanted.value || '/' AND owner_id < wanted.value || '0'"
    return _numbers(connection, is_wanted, beginnings, most)


def rebuild(connection: Connection, texts: Iterable[IndexedText]) -> None:
    """Make the whole index anew from these texts, one per owner and kind, in the caller's transaction."""
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM search_text")
    connection.exec_driver_sql("DELETE FROM search_scope")
    numbers: dict[tuple[str, str], int] = {}
    rows = (_new_row(connection, numbers, text, stored) for text in texts if (stored := storable(text.text)))
    while batch := list(islice(rows, _BATCH)):
        connection.exec_driver_sql(_ADD, batch)
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def mismatches(connection: Connection, texts: Iterable[IndexedText]) -> int:
    """Return how many texts are missing from the index, differ in it or stand in it without reason; 0 when it is true.

    One more is counted where FTS5 finds its own index at odds with the texts. `connection` must be allowed to write
    for that (nothing is changed); where it is not, only the form of FTS5's index is checked.
    """
    expected = {(text.owner_kind, text.owner_id): mark for text in texts if (mark := _fingerprint(text))}
    rows = connection.exec_driver_sql(
        "SELECT owner_kind, owner_id, assessment_id, section_id, text FROM search_text"
        " LEFT JOIN search_scope ON search_scope.number = search_text.id >> 32"
        " WHERE owner_kind IS NOT ?",
        (WAITING,),
    )
    wrong = 0
    for row in rows:
        found = IndexedText(*(str(value or "") for value in row))
        wrong += expected.pop((found.owner_kind, found.owner_id), b"") != _fingerprint(found)
    return wrong + len(expected) + (not _is_consistent(connection))


def _numbers(connection: Connection, is_wanted: str, values: Sequence[str], most: int) -> str | None:
    rows = f"SELECT search_text.id FROM json_each(?) AS wanted CROSS JOIN search_text WHERE {is_wanted} LIMIT ?"
    query = f"SELECT count(*), json_group_array(id) FROM ({rows})"
    count, numbers = connection.exec_driver_sql(query, (json.dumps(values), most + 1)).one()
    return numbers if count <= most else None


def _put_batch(connection: Connection, texts: Sequence[IndexedText]) -> None:
    """Index what is new in a few statements: of one text each, they take ten times as long as their work."""
    owners = Counter(text.owner_id for text in texts)
    marks = ", ".join("?" * len(owners))
    query = f"SELECT owner_id FROM search_text WHERE owner_id IN ({marks})"
    known = {row.owner_id for row in connection.exec_driver_sql(query, tuple(owners))}
    known |= {owner for owner, count in owners.items() if count > 1}
    numbers: dict[tuple[str, str], int] = {}
    new = ((text, stored) for text in texts if text.owner_id not in known and (stored := storable(text.text)))
    rows = [_new_row(connection, numbers, text, stored) for text, stored in new]
    add(connection, rows)
    for text in texts:
        if text.owner_id in known:
            _put_one(connection, text)


def _put_one(connection: Connection, text: IndexedText) -> None:
    stored = storable(text.text)
    is_kept = False
    for row in _rows_of_owner(connection, text.owner_id):
        if row.owner_kind != text.owner_kind:
            continue
        if (row.assessment_id, row.section_id, row.text) == (text.assessment_id, text.section_id, stored):
            return
        if stored and row.assessment_id == text.assessment_id:
            _rewrite(connection, row, text.section_id, stored)
            is_kept = True
        else:
            _delete(connection, row.id, row.text)
    if stored and not is_kept:
        number = next_id(connection, (text.assessment_id, text.owner_kind))
        sent(connection, _ADD, (number, text.owner_id, text.section_id, stored))
        sent(connection, _ADD_WORDS, (number, stored))


def _rows_of_owner(connection: Connection, owner_id: str) -> list[_Found]:
    return [_Found(*row) for row in sent(connection, _ROWS_OF_OWNER, (owner_id,))]


def _delete(connection: Connection, row_id: int, text: str) -> None:
    _forget(connection, row_id, text)
    connection.exec_driver_sql("DELETE FROM search_text WHERE id = ?", (row_id,))


def _rewrite(connection: Connection, row: _Found, section_id: str, stored: str) -> None:
    _forget(connection, row.id, row.text)
    sent(connection, _REWRITE, (section_id, stored, row.id))
    sent(connection, _ADD_WORDS, (row.id, stored))


def _forget(connection: Connection, row_id: int, text: str) -> None:
    """Take a row's words out of the index: FTS5 must be given those it indexed, for it keeps none of its own."""
    sent(connection, _FORGET_WORDS, (row_id, text))


def _new_row(connection: Connection, numbers: dict[tuple[str, str], int], text: IndexedText, stored: str) -> Row:
    scope = (text.assessment_id, text.owner_kind)
    row_id = numbers.get(scope) or next_id(connection, scope)
    numbers[scope] = row_id + 1
    return (row_id, text.owner_id, text.section_id, stored)


def owners_in(connection: Connection, scope: tuple[str, str]) -> Iterator[str]:
    """Yield the owners of an assessment's texts of a kind in the order of their row numbers."""
    query = "SELECT number FROM search_scope WHERE assessment_id = ? AND owner_kind = ?"
    low = int(connection.exec_driver_sql(query, scope).scalar() or 0) * SCOPE_SIZE
    query = "SELECT owner_id FROM search_text WHERE id BETWEEN ? AND ? ORDER BY id"
    rows = connection.exec_driver_sql(query, (low, low + SCOPE_SIZE - 1 if low else low))
    yield from (row.owner_id for row in rows)


def next_id(connection: Connection, scope: tuple[str, str]) -> int:
    """Return the next free row number of an assessment and kind, each of which has four thousand million."""
    query = "SELECT number FROM search_scope WHERE assessment_id = ? AND owner_kind = ?"
    number = connection.exec_driver_sql(query, scope).scalar()
    if number is None:
        query = "INSERT INTO search_scope (assessment_id, owner_kind) VALUES (?, ?) RETURNING number"
        number = connection.exec_driver_sql(query, scope).scalar_one()
    low = number * SCOPE_SIZE
    query = "SELECT coalesce(max(id) + 1, ?) FROM search_text WHERE id BETWEEN ? AND ?"
    return int(connection.exec_driver_sql(query, (low, low, low + SCOPE_SIZE - 1)).scalar_one())


def _fingerprint(text: IndexedText) -> bytes:
    """Return sixteen bytes that stand for where the text belongs and what is stored of it; b"" for no words."""
    stored = storable(text.text)
    if not stored:
        return b""
    return blake2b("\0".join((text.assessment_id, text.section_id, stored)).encode(), digest_size=16).digest()


def _is_consistent(connection: Connection) -> bool:
    is_writable = not connection.exec_driver_sql("PRAGMA query_only").scalar()
    check = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
    try:
        rows = connection.exec_driver_sql(check if is_writable else "PRAGMA integrity_check(search_index)")
        return is_writable or rows.scalar() == "ok"
    except (DatabaseError, CannotOpen) as error:
        # Somebody saves at this moment: what needs no right to write is looked at then.
        return is_writable and _is_locked(error) and _has_sound_form(connection)


def _has_sound_form(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("PRAGMA integrity_check(search_index)").scalar() == "ok")


def _is_locked(error: Exception) -> bool:
    return "database is locked" in str(error)
