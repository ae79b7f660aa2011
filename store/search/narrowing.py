"""Narrow what the search found: by what the evidence is, when it is of, who gave it, and how it is cited.

Only the hits at hand are looked up, the best first, so that narrowing costs what it lets through and no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, String, cast, or_, select

from domain.assessment import Stance
from store import file_texts
from store.search.full_text import Owner
from store.tables import CitationRow, EvidenceFileRow, EvidenceItemRow, ExcerptRow
from store.values import Narrowing

_item, _excerpt, _file = EvidenceItemRow.__table__.c, ExcerptRow.__table__.c, EvidenceFileRow.__table__.c
_cited = CitationRow.__table__.c
_ATTACHED = _cited.detached.is_(False)
_CONTRADICTS = str(Stance.CONTRADICTS)


def keeping(connection: Connection, wanted: Narrowing) -> Callable[[Sequence[Owner]], set[int]]:
    """Return what says which of some owners of found texts are wanted, by their row numbers."""

    def keep(owners: Sequence[Owner]) -> set[int]:
        by_kind: dict[str, list[Owner]] = defaultdict(list)
        for owner in owners:
            by_kind[owner.kind].append(owner)
        kept: set[int] = set()
        for kind, of_kind in by_kind.items():
            kept |= _KEEPERS[kind](connection, wanted, of_kind) if kind in _KEEPERS else set()
        return kept

    return keep


def _keep_items(connection: Connection, wanted: Narrowing, owners: Sequence[Owner]) -> set[int]:
    ids = [owner.id for owner in owners]
    rows = connection.execute(select(_item.id).where(_item.id.in_(ids), *_of_item(wanted), *_item_cited(wanted)))
    return _numbers(owners, rows.scalars())


def _keep_file_texts(connection: Connection, wanted: Narrowing, owners: Sequence[Owner]) -> set[int]:
    file_ids = {owner.number: file_texts.place_of_owner(owner.id)[0] for owner in owners}
    of_files = select(_file.id).join(EvidenceItemRow, _item.id == _file.item_id)
    conditions = (_file.id.in_(set(file_ids.values())), *_of_item(wanted), *_item_cited(wanted))
    kept = set(connection.execute(of_files.where(*conditions)).scalars())
    return {number for number, file_id in file_ids.items() if file_id in kept}


def _keep_excerpts(connection: Connection, wanted: Narrowing, owners: Sequence[Owner]) -> set[int]:
    of_excerpts = select(_excerpt.id).join(EvidenceItemRow, _item.id == _excerpt.item_id)
    conditions: list[Any] = [_excerpt.id.in_([owner.id for owner in owners]), *_of_item(wanted)]
    if wanted.section_id:
        cited = _cited_as(_cited.excerpt_id, _cited.section_id == wanted.section_id)
        conditions.append(or_(_excerpt.id.in_(cited), _bears_on(wanted.part_id)))
    if wanted.is_uncited:
        conditions.append(_excerpt.id.not_in(_cited_as(_cited.excerpt_id, _cited.excerpt_id.is_not(None))))
    if wanted.is_contradicting:
        contradicting = _cited_as(_cited.excerpt_id, _cited.stance == _CONTRADICTS)
        conditions.append(or_(_excerpt.stance == _CONTRADICTS, _excerpt.id.in_(contradicting)))
    return _numbers(owners, connection.execute(of_excerpts.where(*conditions)).scalars())


def _keep_passages(connection: Connection, wanted: Narrowing, owners: Sequence[Owner]) -> set[int]:
    """Keep passages of the section asked for that cite evidence as it is asked for, or none where that is asked for."""
    here = [owner for owner in owners if wanted.section_id in ("", owner.section_id)]
    of_item = _of_item(wanted)
    if not of_item and not wanted.is_uncited and not wanted.is_contradicting:
        return {owner.number for owner in here}
    cited = select(_cited.passage_id).join(EvidenceItemRow, _item.id == _cited.item_id)
    conditions: list[Any] = [_cited.passage_id.in_([owner.id for owner in here]), _ATTACHED]
    if not wanted.is_uncited:
        conditions += of_item
    if wanted.is_contradicting:
        conditions.append(_cited.stance == _CONTRADICTS)
    found = _numbers(here, connection.execute(cited.where(*conditions)).scalars())
    if not wanted.is_uncited:
        return found
    return set() if of_item or wanted.is_contradicting else {owner.number for owner in here} - found


def _keep_comments(_connection: Connection, wanted: Narrowing, owners: Sequence[Owner]) -> set[int]:
    if _of_item(wanted) or wanted.is_uncited or wanted.is_contradicting:
        return set()
    return {owner.number for owner in owners if wanted.section_id in ("", owner.section_id)}


_KEEPERS: dict[str, Callable[[Connection, Narrowing, Sequence[Owner]], set[int]]] = {
    "evidence_item": _keep_items,
    "file_text": _keep_file_texts,
    "excerpt": _keep_excerpts,
    "passage": _keep_passages,
    "comment": _keep_comments,
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


def _numbers(owners: Sequence[Owner], ids: Iterable[str]) -> set[int]:
    kept = set(ids)
    return {owner.number for owner in owners if owner.id in kept}
