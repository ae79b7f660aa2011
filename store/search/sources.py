"""Where a hit of the search leads: the evidence item, its excerpt, or the file and the place in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from store import file_texts
from store.files import FileStore
from store.search.full_text import Hit
from store.tables import EvidenceFileRow, EvidenceItemRow, ExcerptRow, StoredTextRow

ITEM, EXCERPT, FILE_TEXT = "evidence_item", "excerpt", file_texts.OWNER_KIND

_item, _excerpt, _file = EvidenceItemRow.__table__.c, ExcerptRow.__table__.c, EvidenceFileRow.__table__.c
_text = StoredTextRow.__table__.c


def with_sources(connection: Connection, files: FileStore, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits with the item each belongs to, where it belongs to evidence; others are as they were."""
    excerpts = _rows(connection, _EXCERPTS, (hit.owner_id for hit in hits if hit.owner_kind == EXCERPT))
    places = {hit.owner_id: file_texts.place_of_owner(hit.owner_id) for hit in hits if hit.owner_kind == FILE_TEXT}
    named = _rows(connection, _FILES, (file_id for file_id, _block in places.values()))
    item_ids = {hit.owner_id for hit in hits if hit.owner_kind == ITEM}
    item_ids |= {row.item_id for row in (*excerpts.values(), *named.values())}
    items = _rows(connection, _ITEMS, item_ids)
    found = []
    for hit in hits:
        if hit.owner_kind == FILE_TEXT and places[hit.owner_id][0] in named:
            file_id, block = places[hit.owner_id]
            file = named[file_id]
            page = _page(files, file.text_id, block)
            hit = _of_item(hit, items, file.item_id)
            hit = replace(hit, file=file.name, file_id=file_id, block=block, page=page)
        elif hit.owner_kind == EXCERPT and hit.owner_id in excerpts:
            row = excerpts[hit.owner_id]
            hit = _of_item(hit, items, row.item_id)
            hit = replace(hit, excerpt_id=row.id, excerpt=f"{hit.reference}/{row.number}", page=row.page or 0)
        elif hit.owner_kind == ITEM:
            hit = _of_item(hit, items, hit.owner_id)
        found.append(hit)
    return tuple(found)


_ITEMS = select(_item.id, _item.reference, _item.title)
_EXCERPTS = select(_excerpt.id, _excerpt.item_id, _excerpt.number, _excerpt.page)
_FILES = select(_file.id, _file.item_id, _file.name, _text.text_id).outerjoin(
    StoredTextRow, _text.id == _file.stored_id
)


def _rows(connection: Connection, statement: Any, ids: Iterable[str]) -> Mapping[str, Any]:
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    first = statement.selected_columns[0]
    return {row.id: row for row in connection.execute(statement.where(first.in_(wanted)))}


def _of_item(hit: Hit, items: Mapping[str, Any], item_id: str) -> Hit:
    row = items.get(item_id)
    return replace(hit, item_id=item_id, reference=row.reference, title=row.title) if row is not None else hit


def _page(files: FileStore, text_id: str | None, block: int) -> int:
    pages = _pages(files, text_id) if text_id is not None else ()
    return pages[block - 1] if 1 <= block <= len(pages) else 0


@lru_cache(maxsize=1024)
def _pages(files: FileStore, text_id: str) -> tuple[int, ...]:
    """Return the page of each block of a kept text, which never changes; () where it cannot be read."""
    return tuple(block.page for block in file_texts.read_blocks(files, text_id))
