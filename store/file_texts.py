"""The text of stored files: kept beside the originals as stored files of their own, and found by search.

The text of a file never changes, so it is kept by content like the file itself and `verify` checks it the same way.
What came of the reading (a `stored_text` row) is journalled; the text is not, for it can always be read again.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from domain.evidence.evidence import FileBlock, FileText, ReadingStatus
from store.errors import FileMissing
from store.files import FileStore, StoredFile
from store.search.full_text import IndexedText
from store.tables import EvidenceFileRow, StoredTextRow
from store.text_json import from_json, to_json

OWNER_KIND = "file_text"
"""What a hit in the text of a file is called; its owner's id is "<evidence file id>/<block number>"."""

READER = "1"
"""Raised when reading changes so that older texts should be read anew."""


def owner_id(file_id: str, block: int | str) -> str:
    """Return the id under which a block of a file is found; with "" what the ids of all its blocks begin with."""
    return f"{file_id}/{block}"


def place_of_owner(owner: str) -> tuple[str, int]:
    """Return the evidence file's id and the block number of a hit."""
    file_id, _, block = owner.rpartition("/")
    return file_id, int(block)


def keep_text(files: FileStore, text: FileText) -> StoredFile | None:
    """Store a file's text; return where, or None when there is no text. Raises DiskFault."""
    return files.put_bytes(to_json(text).encode()) if text.blocks else None


def load_text(connection: Connection, files: FileStore, sha256: str) -> FileText | None:
    """Return the text of a stored file, None when it was never read.

    Raises FileMissing, FileChanged or DiskFault where its text is not as it was kept.
    """
    row = connection.execute(select(StoredTextRow.__table__).where(StoredTextRow.id == sha256)).first()
    if row is None:
        return None
    if row.text_id is None:
        return FileText(ReadingStatus(row.status), (), row.pages, (), tuple(row.notices))
    with files.open_checked(row.text_id) as file:
        return from_json(file.read().decode())


def indexed_texts(connection: Connection, files: FileStore, file_ids: list[str] | None) -> Iterator[IndexedText]:
    """Yield what can be found of these evidence files' texts (None: of all); a missing text is passed over."""
    table = EvidenceFileRow.__table__.c
    statement = (
        select(table.id, table.assessment_id, table.block, StoredTextRow.text_id)
        .join(StoredTextRow, StoredTextRow.id == table.stored_id)
        .where(StoredTextRow.text_id.is_not(None))
        .order_by(StoredTextRow.text_id)
    )
    if file_ids is not None:
        statement = statement.where(table.id.in_(file_ids))
    known: tuple[str, tuple[FileBlock, ...]] = ("", ())
    for row in connection.execute(statement).all():
        if row.text_id != known[0]:
            known = (row.text_id, read_blocks(files, row.text_id))
        # A spreadsheet taken in by rows is as many evidence files of one block each.
        first, last = (row.block, row.block) if row.block else (1, len(known[1]))
        for number, block in enumerate(known[1][first - 1 : last], first):
            yield IndexedText(OWNER_KIND, owner_id(row.id, number), row.assessment_id, "", block.text)


def read_blocks(files: FileStore, text_id: str) -> tuple[FileBlock, ...]:
    """Return the blocks of a kept text; () where it cannot be read."""
    try:
        return from_json(files.path_of(text_id).read_text(encoding="utf-8")).blocks
    except (FileMissing, OSError, ValueError, KeyError, TypeError):
        return ()
