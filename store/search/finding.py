"""The best hits for what people type: which rows of the index match, in what order, and the words around them.

Chosen by measurement, as what stands in `store.search.full_text` (benchmarks/search.py):
- ranking a row costs six times what finding it does, for FTS5 looks up the length of its text each time; so of words
  that stand in very many texts the newest are ranked, and no more than that: what is shown then scores 96 % of what
  ranking all of them would show;
- a word's beginning is looked for twice by FTS5, and gathers all that begins so before the first row comes; so where
  the words as typed fill what is ranked, they are looked for as they are;
- the few rows that a filter lets through are handed to FTS5, which ranks no others; where it lets many through, the
  best are asked about first.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Protocol

from sqlalchemy import Connection

from domain.quick import quick
from store.search.full_text import SCOPE_SIZE
from store.search.snippets import snippet_of
from store.search.typed_words import Phrase, pattern_of, phrases_in

_CANDIDATES: Final = 5_000
_FIRST_RANKED: Final = 1_000
_FIRST_LOOK: Final = 200
_AT_ONCE: Final = 3_000

_BEST: Final = (
    "SELECT id, score FROM (SELECT rowid AS id, rank AS score FROM search_index"
    " WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?) ORDER BY score, id LIMIT ?"
)
_BEST_AMONG: Final = _BEST.replace(" ORDER BY rowid", " AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid")
"""The sign keeps SQLite from asking FTS5 for one row after the other, each time from the beginning."""
_COUNT: Final = (
    "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
)
_OWNERS: Final = "SELECT id, owner_id FROM search_text WHERE id IN (SELECT value FROM json_each(?))"
_FOUND: Final = (
    "SELECT search_text.id, owner_kind, owner_id, assessment_id, section_id, text FROM search_text"
    " JOIN search_scope ON search_scope.number = search_text.id >> 32"
    " WHERE search_text.id IN (SELECT value FROM json_each(?))"
)


@quick
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
class _Scope:
    """The row numbers, from `low` to `high`, of the texts of one kind in one assessment; of all texts for kind ""."""

    kind: str
    low: int
    high: int


_EVERYTHING: Final = _Scope("", 0, (1 << 63) - 1)
_Ranked = list[tuple[float, int]]
"""Scores, the best first for being the lowest, with row numbers."""


class Narrower(Protocol):
    """Says which owners of found texts are wanted."""

    def few(self, kind: str) -> str | None:
        """Return the numbers of all rows of a kind that are wanted, as JSON; None where they are many."""
        ...

    def keep(self, kind: str, owner_ids: Sequence[str]) -> set[str]:
        """Return those of some owners of a kind that are wanted."""
        ...


def search(
    connection: Connection,
    query: str,
    assessment_id: str | None,
    limit: int = 50,
    kinds: Collection[str] | None = None,
    narrower: Narrower | None = None,
) -> tuple[Hit, ...]:
    """Return the best hits, best first, in one assessment (None: in all) and of these kinds (None: of all).

    `narrower` narrows them. Every word must occur; words in quotation marks must follow each other; the last word, from
    two letters on and unless its quotation is closed, may be the beginning of a longer one. Case, accents and the shape
    of apostrophes do not count, and nothing else has a meaning of its own. The query's first 500 characters and 24
    phrases count.

    Of words in over 5,000 texts only the newest so many are ranked (of each kind, unless everything is looked through),
    and where words stand in so many texts as they were typed, longer ones are not looked for.
    """
    phrases = phrases_in(query)
    if not phrases or limit < 1:
        return ()
    scopes = _scopes(connection, assessment_id, kinds, has_kinds=narrower is not None)
    if not scopes:
        return ()
    expression = " ".join(phrase.expression() for phrase in phrases)
    counts = [0] * len(scopes)
    if phrases[-1].is_prefix or narrower is not None:
        as_typed = expression.removesuffix("*")
        counts = _counts(connection, as_typed, scopes)
        # One expression for all scopes: scores under different ones could not be compared.
        expression = as_typed if sum(counts) >= _CANDIDATES else expression
    ranked = (
        _ranked(connection, expression, scope, limit, narrower, count)
        for scope, count in zip(scopes, counts, strict=True)
    )
    best = [row_id for _score, row_id in islice(heapq.merge(*ranked), limit)]
    return tuple(_hits(connection, best, phrases))


def _scopes(
    connection: Connection, assessment_id: str | None, kinds: Collection[str] | None, *, has_kinds: bool
) -> list[_Scope]:
    """Return the scopes to look in: one, with everything, where neither an assessment nor kinds tell some apart."""
    if assessment_id is None and kinds is None and not has_kinds:
        return [_EVERYTHING]
    rows = connection.exec_driver_sql("SELECT number, assessment_id, owner_kind FROM search_scope").fetchall()
    return [
        _Scope(kind, number * SCOPE_SIZE, (number + 1) * SCOPE_SIZE - 1)
        for number, scope_assessment_id, kind in rows
        if assessment_id in (None, scope_assessment_id) and (kinds is None or kind in kinds)
    ]


def _counts(connection: Connection, as_typed: str, scopes: Sequence[_Scope]) -> list[int]:
    """Return how many texts of each scope match, as far as they may be ranked; none where they are few in all."""

    def count(low: int, high: int, most: int) -> int:
        return int(connection.exec_driver_sql(_COUNT, (as_typed, low, high, most)).scalar_one())

    low, high = min(scope.low for scope in scopes), max(scope.high for scope in scopes)
    if len(scopes) > 1 and count(low, high, _FIRST_RANKED) < _FIRST_RANKED:
        return [0] * len(scopes)
    return [count(scope.low, scope.high, _CANDIDATES) for scope in scopes]


def _ranked(
    connection: Connection, expression: str, scope: _Scope, limit: int, narrower: Narrower | None, count: int
) -> Iterator[tuple[float, int]]:
    """Yield the matches in a scope that are wanted, the best first; `count` says about how many match."""
    few = narrower.few(scope.kind) if narrower is not None and count >= _FIRST_RANKED else None
    if narrower is None or few is not None:
        yield from _best(connection, expression, scope, limit, few)
        return
    ranked = _best(connection, expression, scope, _FIRST_RANKED)
    yield from _kept(connection, scope.kind, ranked[:_FIRST_LOOK], narrower)
    yield from _kept(connection, scope.kind, ranked[_FIRST_LOOK:], narrower)
    if len(ranked) == _FIRST_RANKED:
        ranked = _best(connection, expression, scope, _CANDIDATES)
        for start in range(_FIRST_RANKED, len(ranked), _AT_ONCE):
            yield from _kept(connection, scope.kind, ranked[start : start + _AT_ONCE], narrower)


def _best(connection: Connection, expression: str, scope: _Scope, most: int, among: str | None = None) -> _Ranked:
    """Return the best matches in a scope; `among` holds the numbers of the rows that may be."""
    if among is None:
        rows = connection.exec_driver_sql(_BEST, (expression, scope.low, scope.high, _CANDIDATES, most)).all()
    else:
        parameters = (expression, scope.low, scope.high, among, _CANDIDATES, most)
        rows = connection.exec_driver_sql(_BEST_AMONG, parameters).all()
    return [(score, row_id) for row_id, score in rows]


def _kept(connection: Connection, kind: str, ranked: _Ranked, narrower: Narrower) -> _Ranked:
    """Return those of some ranked rows of a kind whose owners are wanted."""
    if not ranked:
        return []
    numbers = json.dumps([row_id for _score, row_id in ranked])
    owners: dict[int, str] = dict(connection.exec_driver_sql(_OWNERS, (numbers,)).all())
    wanted = narrower.keep(kind, list(owners.values()))
    return [each for each in ranked if owners.get(each[1]) in wanted]


def _hits(connection: Connection, row_ids: list[int], phrases: Sequence[Phrase]) -> Iterator[Hit]:
    found: dict[int, Any] = {row[0]: row for row in connection.exec_driver_sql(_FOUND, (json.dumps(row_ids),))}
    pattern = pattern_of(phrases)
    for row_id in row_ids:
        if row_id in found:
            _id, kind, owner_id, assessment_id, section_id, text = found[row_id]
            yield Hit(kind, owner_id, assessment_id, section_id, *snippet_of(text, pattern))
