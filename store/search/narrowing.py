"""Narrow what the search found: by what the evidence is, when it is of, who gave it, and how it is cited.

For each kind of text one statement says which owners are wanted. It is asked for all of them where they are few, and
otherwise about the hits at hand, so that narrowing costs little whether it lets almost nothing through or almost all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, String, and_, cast, func, or_, select

from domain.assessment import Stance
from store import file_texts
from store.search.full_text import rows_beginning, rows_of
from store.tables import CitationRow, CommentRow, EvidenceFileRow, EvidenceItemRow, ExcerptRow, PassageRow
from store.values import Narrowing

_FEW_OWNERS: Final = 500
_FEW_ROWS: Final = 10_000

_item, _excerpt, _file = EvidenceItemRow.__table__.c, ExcerptRow.__table__.c, EvidenceFileRow.__table__.c
_cited, _passage, _comment = CitationRow.__table__.c, PassageRow.__table__.c, CommentRow.__table__.c
_ATTACHED = _cited.detached.is_(False)
_CONTRADICTS = str(Stance.CONTRADICTS)


class Narrowed:
    """Says which owners of found texts a narrowing wants, of one assessment or of all (None)."""

    def __init__(self, connection: Connection, wanted: Narrowing, assessment_id: str | None) -> None:
        self._connection = connection
        self._wanted = wanted
        self._assessment_id = assessment_id

    def few(self, kind: str) -> str | None:
        """Return the numbers of all rows of a kind in the index that are wanted, as JSON; None where they are many."""
        statement = _statement(kind, self._wanted)
        if statement is None:
            return "[]"
        if self._assessment_id is not None:
            statement = statement.where(_TABLES[kind].assessment_id == self._assessment_id)
        ids = self._connection.execute(statement.limit(_FEW_OWNERS + 1)).scalars().all()
        if len(ids) > _FEW_OWNERS:
            return None
        rows = rows_beginning if kind == file_texts.OWNER_KIND else rows_of
        return rows(self._connection, ids, _FEW_ROWS)

    def keep(self, kind: str, owner_ids: Sequence[str]) -> set[str]:
        """Return those of some owners of a kind that are wanted."""
        statement = _statement(kind, self._wanted)
        if statement is None:
            return set()
        own = {owner_id: _row_of(kind, owner_id) for owner_id in owner_ids}
        (column,) = statement.selected_columns
        asked = func.json_each(json.dumps(list(set(own.values())))).table_valued("value")
        kept = set(self._connection.execute(statement.where(column.in_(select(asked.c.value)))).scalars().all())
        return {owner_id for owner_id, row_id in own.items() if row_id in kept}


def _statement(kind: str, wanted: Narrowing) -> Select[Any] | None:
    """Return what selects the ids of the rows wanted of a kind; None where there can be none."""
    return _STATEMENTS[kind](wanted) if kind in _STATEMENTS else None


def _row_of(kind: str, owner_id: str) -> str:
    return file_texts.place_of_owner(owner_id)[0] if kind == file_texts.OWNER_KIND else owner_id


def _items(wanted: Narrowing) -> Select[Any]:
    return select(_item.id).where(*_of_item(wanted), *_item_cited(wanted))


def _files(wanted: Narrowing) -> Select[Any]:
    of_files = select(_file.id).join(EvidenceItemRow, _item.id == _file.item_id)
    return of_files.where(*_of_item(wanted), *_item_cited(wanted))


def _excerpts(wanted: Narrowing) -> Select[Any]:
    conditions = _of_item(wanted)
    if wanted.section_id:
        cited = _cited_as(_cited.excerpt_id, _cited.section_id == wanted.section_id)
        conditions.append(or_(_excerpt.id.in_(cited), _bears_on(wanted.part_id)))
    if wanted.is_uncited:
        conditions.append(_excerpt.id.not_in(_cited_as(_cited.excerpt_id, _cited.excerpt_id.is_not(None))))
    if wanted.is_contradicting:
        contradicting = _cited_as(_cited.excerpt_id, _cited.stance == _CONTRADICTS)
        conditions.append(or_(_excerpt.stance == _CONTRADICTS, _excerpt.id.in_(contradicting)))
    return select(_excerpt.id).join(EvidenceItemRow, _item.id == _excerpt.item_id).where(*conditions)


def _passages(wanted: Narrowing) -> Select[Any] | None:
    """Select passages of the section asked for, by the evidence they cite, or those that cite none."""
    here = select(_passage.id)
    if wanted.section_id:
        here = here.where(_passage.section_id == wanted.section_id)
    of_item = _of_item(wanted)
    if wanted.is_uncited:
        is_impossible = of_item or wanted.is_contradicting
        return None if is_impossible else here.where(_passage.id.not_in(_cited_as(_cited.passage_id, _ATTACHED)))
    if wanted.is_contradicting:
        of_item.append(_cited.stance == _CONTRADICTS)
    if not of_item:
        return here
    cited = select(_cited.passage_id).join(EvidenceItemRow, _item.id == _cited.item_id)
    return here.where(_passage.id.in_(cited.where(and_(_ATTACHED, *of_item))))


def _comments(wanted: Narrowing) -> Select[Any] | None:
    if _of_item(wanted) or wanted.is_uncited or wanted.is_contradicting:
        return None
    here = select(_comment.id)
    return here.where(_comment.section_id == wanted.section_id) if wanted.section_id else here


_STATEMENTS: dict[str, Callable[[Narrowing], Select[Any] | None]] = {
    "evidence_item": _items,
    file_texts.OWNER_KIND: _files,
    "excerpt": _excerpts,
    "passage": _passages,
    "comment": _comments,
}
_TABLES: dict[str, Any] = {
    "evidence_item": _item,
    file_texts.OWNER_KIND: _file,
    "excerpt": _excerpt,
    "passage": _passage,
    "comment": _comment,
}


def _of_item(wanted: Narrowing) -> list[Any]:
    conditions: list[Any] = []
    if wanted.category is not None:
        conditions.append(_item.category == wanted.category)
    if wanted.day_from is not None:
        conditions.append(_item.event_date >= wanted.day_from)
    if wanted.day_to is not None:
        conditions.append(_item.event_date <= wanted.day_to)
    if wanted.person:
        conditions.append(_item.given_by.icontains(wanted.person, autoescape=True))
    return conditions


def _item_cited(wanted: Narrowing) -> list[Any]:
    conditions: list[Any] = []
    if wanted.section_id:
        cited = _cited_as(_cited.item_id, _cited.section_id == wanted.section_id)
        bearing = select(_excerpt.item_id).where(_bears_on(wanted.part_id))
        conditions.append(or_(_item.id.in_(cited), _item.id.in_(bearing)))
    if wanted.is_uncited:
        conditions.append(~select(_cited.id).where(_cited.item_id == _item.id).correlate(EvidenceItemRow).exists())
    if wanted.is_contradicting:
        cited = _cited_as(_cited.item_id, _cited.stance == _CONTRADICTS)
        excerpts = select(_excerpt.item_id).where(_excerpt.stance == _CONTRADICTS)
        conditions.append(or_(_item.id.in_(cited), _item.id.in_(excerpts)))
    return conditions


def _cited_as(column: Any, condition: Any) -> Any:
    return select(column).where(condition, _ATTACHED, column.is_not(None))


def _bears_on(part_id: str) -> Any:
    return cast(_excerpt.part_ids, String).contains(f'"{part_id}"', autoescape=True)
