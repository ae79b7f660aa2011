"""What is remembered of spreadsheets whose rows were taken in."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from domain.evidence.interview_rows import header_key
from store.tables import ColumnMappingRow
from store.workspace import Workspace


def remembered_mapping(workspace: Workspace, header: Sequence[str]) -> dict[str, int]:
    """Return which column was which field when a spreadsheet with this header was last taken in; {} when never."""
    wanted = header_key(header)
    table = ColumnMappingRow.__table__.c
    with workspace.reading() as connection:
        for row in connection.execute(select(table.header, table.mapping).order_by(table.id.desc())):
            if list(row.header) == wanted:
                return dict(row.mapping)
    return {}
