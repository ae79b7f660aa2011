"""Full-text search, all that is FTS5's own: the index, what people may type, and the best hits.

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

import heapq
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from store.errors import CannotOpen
from store.search.snippets import snippet_of
from store.search.typed_words import phrases_in, storable

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

_SCOPE_SIZE: Final = 1 << 32
_CANDIDATES: Final = 12_000
_FIRST_LOOK: Final = 200
_MOST_AT_ONCE: Final = 3200
_BATCH: Final = 1000


_ROWS_OF_OWNER: Final = (
    "SELECT search_text.id, assessment_id, owner_kind, section_id, text FROM search_text"
    " JOIN search_scope ON search_scope.number = search_text.id >> 32 WHERE owner_id = ?"
)
_ADD: Final = "INSERT INTO search_text (id, owner_id, section_id, text) VALUES (?, ?, ?, ?)"
_ADD_WORDS: Final = "INSERT INTO search_index (rowid, text) VALUES (?, ?)"
_REWRITE: Final = "UPDATE search_text SET section_id = ?, text = ? WHERE id = ?"
_BEST: Final = (
    "SELECT id, score FROM (SELECT rowid AS id, rank AS score FROM search_index"
    " WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?) ORDER BY score, id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """The text of one owner, a row of another table: at most one per kind and id. "" where there is no section."""

    owner_kind: str
    owner_id: str
    assessment_id: str
    section_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An owner whose text matches. `matches` are spans [start, end) of the snippet, in characters.

    `first` is the span of the first of these in the text as it is indexed (`original_span` finds it in the owner's).

    The rest is known of evidence where `store.search.sources` was asked: the item with its reference and title, the
    excerpt with its name ("E-014/2"), the file by name and id with the number of the block in it, and the page, 0 where
    there are none.
    """

    owner_kind: str
    owner_id: str
    assessment_id: str
    section_id: str
    snippet: str
    matches: tuple[tuple[int, int], ...]
    first: tuple[int, int] = (0, 0)
    item_id: str = ""
    reference: str = ""
    title: str = ""
    excerpt_id: str = ""
    excerpt: str = ""
    file: str = ""
    block: int = 0
    page: int = 0
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose text was found: the row `number` of the index, and the kind, id and section of the text's owner."""

    number: int
    kind: str
    id: str
    section_id: str


Row = tuple[int, str, str, str]
"""A row of `search_text`: its number, and the owner's id, its section and the text."""

Keep = Callable[[Sequence[Owner]], set[int]]
"""Says which of some owners are wanted, by their row numbers."""


def put(connection: Connection, texts: Sequence[IndexedText]) -> None:
    """Index these texts in the caller's transaction, in place of what their owners had; an empty text removes."""
    if len(texts) == 1:
        _put_one(connection, texts[0])
        return
    for start in range(0, len(texts), _BATCH):
        _put_batch(connection, texts[start : start + _BATCH])


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Index rows under numbers that are free, in the caller's transaction."""
    if rows:
        connection.exec_driver_sql(_ADD, list(rows))
        connection.exec_driver_sql(_ADD_WORDS, [(row[0], row[3]) for row in rows])


def remove(connection: Connection, owner_ids: Sequence[str]) -> None:
    """Take all texts of these owners out of the index, in the caller's transaction; unknown ids are passed over."""
    for owner_id in owner_ids:
        for row in connection.exec_driver_sql(_ROWS_OF_OWNER, (owner_id,)).fetchall():
            _delete(connection, row.id, row.text)


def remove_beginning(connection: Connection, beginning: str) -> None:
    """Take all texts out whose owners' ids begin so, in the caller's transaction."""
    end = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    rows = connection.exec_driver_sql(
        "SELECT id, text FROM search_text WHERE owner_id >= ? AND owner_id < ?", (beginning, end)
    ).fetchall()
    for row in rows:
        _delete(connection, row.id, row.text)


def search(
    connection: Connection,
    query: str,
    assessment_id: str | None,
    limit: int = 50,
    kinds: Collection[str] | None = None,
    keep: Keep | None = None,
) -> tuple[Hit, ...]:
    """Return the best hits, best first, in one assessment (None: in all) and of these kinds (None: of all).

    `keep` narrows them; it is asked about the best first, and about more only where too few were kept.

    Every word must occur; words in quotation marks must follow each other; the last word, from two letters on and
    unless its quotation is closed, may be the beginning of a longer one. Case, accents and the shape of apostrophes
    do not count, and nothing else has a meaning of its own. The query's first 500 characters and 24 phrases count.
    Of words in over 12,000 texts only so many are ranked (of each kind, where kinds or an assessment are asked for).
    """
    phrases = phrases_in(query)
    if not phrases or limit < 1:
        return ()
    expression = " ".join(phrase.expression() for phrase in phrases)
    ranges = _ranges(connection, assessment_id, kinds)
    with ExitStack() as opened:
        most = limit if keep is None else _CANDIDATES
        ranked = heapq.merge(*(opened.enter_context(_ranked(connection, expression, each, most)) for each in ranges))
        row_ids = (row_id for _score, row_id in ranked)
        best = list(islice(row_ids, limit)) if keep is None else _narrowed(connection, row_ids, keep, limit)
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(phrase.pattern() for phrase in phrases)})(?![^\W_])")
    return tuple(_hits(connection, best, pattern))


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
    scope = (text.assessment_id, text.owner_kind)
    kept = None
    for row in connection.exec_driver_sql(_ROWS_OF_OWNER, (text.owner_id,)).fetchall():
        if row.owner_kind != text.owner_kind:
            continue
        if (row.assessment_id, row.section_id, row.text) == (text.assessment_id, text.section_id, stored):
            return
        if stored and row.assessment_id == text.assessment_id:
            _forget(connection, row.id, row.text)
            connection.exec_driver_sql(_REWRITE, (text.section_id, stored, row.id))
            kept = row.id
        else:
            _delete(connection, row.id, row.text)
    if not stored:
        return
    if kept is None:
        kept = next_id(connection, scope)
        connection.exec_driver_sql(_ADD, (kept, text.owner_id, text.section_id, stored))
    connection.exec_driver_sql(_ADD_WORDS, (kept, stored))


def _delete(connection: Connection, row_id: int, text: str) -> None:
    _forget(connection, row_id, text)
    connection.exec_driver_sql("DELETE FROM search_text WHERE id = ?", (row_id,))


def _forget(connection: Connection, row_id: int, text: str) -> None:
    """Take a row's words out of the index: FTS5 must be given those it indexed, for it keeps none of its own."""
    connection.exec_driver_sql(
        "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)", (row_id, text)
    )


def _new_row(connection: Connection, numbers: dict[tuple[str, str], int], text: IndexedText, stored: str) -> Row:
    scope = (text.assessment_id, text.owner_kind)
    row_id = numbers.get(scope) or next_id(connection, scope)
    numbers[scope] = row_id + 1
    return (row_id, text.owner_id, text.section_id, stored)


def owners_in(connection: Connection, scope: tuple[str, str]) -> Iterator[str]:
    """Yield the owners of an assessment's texts of a kind in the order of their row numbers."""
    query = "SELECT number FROM search_scope WHERE assessment_id = ? AND owner_kind = ?"
    low = int(connection.exec_driver_sql(query, scope).scalar() or 0) * _SCOPE_SIZE
    query = "SELECT owner_id FROM search_text WHERE id BETWEEN ? AND ? ORDER BY id"
    rows = connection.exec_driver_sql(query, (low, low + _SCOPE_SIZE - 1 if low else low))
    yield from (row.owner_id for row in rows)


def next_id(connection: Connection, scope: tuple[str, str]) -> int:
    """Return the next free row number of an assessment and kind, each of which has four thousand million."""
    query = "SELECT number FROM search_scope WHERE assessment_id = ? AND owner_kind = ?"
    number = connection.exec_driver_sql(query, scope).scalar()
    if number is None:
        query = "INSERT INTO search_scope (assessment_id, owner_kind) VALUES (?, ?) RETURNING number"
        number = connection.exec_driver_sql(query, scope).scalar_one()
    low = number * _SCOPE_SIZE
    query = "SELECT coalesce(max(id) + 1, ?) FROM search_text WHERE id BETWEEN ? AND ?"
    return int(connection.exec_driver_sql(query, (low, low, low + _SCOPE_SIZE - 1)).scalar_one())


def _ranges(connection: Connection, assessment_id: str | None, kinds: Collection[str] | None) -> list[tuple[int, int]]:
    """Return the ranges of row numbers that an assessment and kinds occupy: one, and everything, for neither."""
    if assessment_id is None and kinds is None:
        return [(0, (1 << 63) - 1)]
    scopes = connection.exec_driver_sql("SELECT number, assessment_id, owner_kind FROM search_scope").fetchall()
    numbers = [
        scope.number
        for scope in scopes
        if assessment_id in (None, scope.assessment_id) and (kinds is None or scope.owner_kind in kinds)
    ]
    return [(number * _SCOPE_SIZE, (number + 1) * _SCOPE_SIZE - 1) for number in numbers]


@contextmanager
def _ranked(
    connection: Connection, expression: str, rows: tuple[int, int], most: int
) -> Iterator[Iterator[tuple[float, int]]]:
    """Yield the matches in a range of row numbers, the best first, read only as far as they are asked for."""
    found = connection.exec_driver_sql(_BEST, (expression, *rows, _CANDIDATES, most))
    try:
        yield ((score, row_id) for batch in found.partitions(_FIRST_LOOK) for row_id, score in batch)
    finally:
        found.close()


def _narrowed(connection: Connection, row_ids: Iterator[int], keep: Keep, limit: int) -> list[int]:
    """Return the first of these rows that are kept, looking at a few first and at more where they do not suffice."""
    kept: list[int] = []
    size = _FIRST_LOOK
    while len(kept) < limit and (looked_at := list(islice(row_ids, size))):
        wanted = keep(_owners(connection, looked_at))
        kept += [row_id for row_id in looked_at if row_id in wanted]
        size = min(size * 4, _MOST_AT_ONCE)
    return kept[:limit]


def _owners(connection: Connection, row_ids: Sequence[int]) -> list[Owner]:
    marks = ", ".join("?" * len(row_ids))
    rows = connection.exec_driver_sql(
        "SELECT search_text.id, owner_kind, owner_id, section_id FROM search_text"
        f" JOIN search_scope ON search_scope.number = search_text.id >> 32 WHERE search_text.id IN ({marks})",
        tuple(row_ids),
    )
    return [Owner(*row) for row in rows]


def _hits(connection: Connection, row_ids: list[int], pattern: re.Pattern[str]) -> Iterator[Hit]:
    marks = ", ".join("?" * len(row_ids))
    rows: dict[int, Any] = {
        row.id: row
        for row in connection.exec_driver_sql(
            "SELECT search_text.id, owner_kind, owner_id, assessment_id, section_id, text FROM search_text"
            f" JOIN search_scope ON search_scope.number = search_text.id >> 32 WHERE search_text.id IN ({marks})",
            tuple(row_ids),
        )
    }
    for row in (rows[row_id] for row_id in row_ids if row_id in rows):
        snippet, matches, first = snippet_of(row.text, pattern)
        yield Hit(row.owner_kind, row.owner_id, row.assessment_id, row.section_id, snippet, matches, first)


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
