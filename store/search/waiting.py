"""Texts of files that wait for the index: thousands at once would keep everybody else from saving for seconds.

Which files wait is said in the transaction that makes them, so that no kill loses it, by a text without words whose
owner is the file. They are indexed some at a time, in short transactions, right after and else at the next opening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from store import file_texts
from store.engine import DriverError
from store.errors import CannotOpen, DiskFault
from store.search import full_text
from store.tables import EvidenceFileRow, StoredTextRow

if TYPE_CHECKING:
    from store.workspace import Workspace

MOST_BLOCKS: Final = 2_000
"""So many are indexed in one transaction: measured, 0.1 s."""

_FILES_AT_ONCE: Final = 200
_SCOPE: Final = ("", full_text.WAITING)


def must_wait(connection: Connection, file_ids: Sequence[str]) -> bool:
    """Whether these evidence files have more texts than are indexed together with other changes."""
    return sum(_blocks(connection, file_ids).values()) > MOST_BLOCKS


def let_wait(connection: Connection, file_ids: Sequence[str]) -> None:
    """Say in the caller's transaction that the texts of these new evidence files are to be indexed."""
    first = full_text.next_id(connection, _SCOPE)
    full_text.add(connection, [(first + place, file_id, "", "") for place, file_id in enumerate(file_ids)])


def waiting_files(connection: Connection) -> Iterator[str]:
    """Yield the evidence files whose texts wait, in the order in which they came."""
    return full_text.owners_in(connection, _SCOPE)


def index_waiting(workspace: Workspace) -> None:
    """Index all that waits; where the disk or a damaged database refuses, it waits for the next opening.

    The workspace must be writable. What is kept is read while others may write.
    """
    # Neither an opening nor a save that is committed fails over this: whoever searches or verifies is told.
    with suppress(DiskFault, CannotOpen, DatabaseError, DriverError):
        while file_ids := _next_files(workspace):
            with workspace.reading() as connection:
                texts = list(file_texts.indexed_texts(connection, workspace.files, file_ids))
            with workspace.one_writer, workspace.writing_engine.begin() as connection:
                # Somebody may have taken the files away meanwhile.
                still = set(waiting_files(connection)).intersection(file_ids)
                there = [text for text in texts if file_texts.place_of_owner(text.owner_id)[0] in still]
                full_text.put(connection, there)
                full_text.remove(connection, file_ids)
            workspace.note_commit()


def _next_files(workspace: Workspace) -> list[str]:
    """Return the next files that wait, as many as are indexed in one transaction, one at least."""
    with workspace.reading() as connection:
        file_ids = list(islice(waiting_files(connection), _FILES_AT_ONCE))
        blocks = _blocks(connection, file_ids) if file_ids else {}
    total = 0
    for place, file_id in enumerate(file_ids):
        total += blocks.get(file_id, 0)
        if place and total > MOST_BLOCKS:
            return file_ids[:place]
    return file_ids


def _blocks(connection: Connection, file_ids: Sequence[str]) -> dict[str, int]:
    """Return how many texts these files have; a row of a spreadsheet has one."""
    file = EvidenceFileRow.__table__.c
    of_files = select(file.id, file.block, StoredTextRow.blocks).join(StoredTextRow, StoredTextRow.id == file.stored_id)
    rows = connection.execute(of_files.where(file.id.in_(file_ids))).all()
    return {row.id: 1 if row.block else row.blocks for row in rows}
