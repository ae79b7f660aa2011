"""The rows of the outline as a model over plain values, some of them folded under others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One place in the assessment.

    `kind` is "page" or "group"; a group folds the deeper rows that follow it. `trailing` is the score as text and
    `level` its place on the scale as (position from 0, number of levels). `progress` runs from 0 to 1; None shows none.
    `stage_icon` is the role of a small icon that tells where it stands, which `described` says in words.
    """

    id: str
    title: str
    kind: str = "page"
    depth: int = 0
    trailing: str = ""
    progress: float | None = None
    is_current: bool = False
    level: tuple[int, int] | None = None
    described: str = ""
    stage_icon: str = ""


class OutlineModel(QAbstractListModel):
    """Rows in the order given, without those that lie in a folded group."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[OutlineRow, ...] = ()
        self._shown: list[OutlineRow] = []
        self._folded: set[str] = set()

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show other rows; groups that were folded stay so. Where only words changed nothing is reset."""
        same_places = [(row.id, row.depth, row.kind) for row in rows] == [
            (row.id, row.depth, row.kind) for row in self._rows
        ]
        self._rows = tuple(rows)
        if same_places:
            self._shown = self._unfolded()
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        else:
            self._reset()

    def set_folded(self, group_id: str, is_folded: bool) -> None:
        """Fold a group away or show what is in it."""
        if is_folded:
            self._folded.add(group_id)
        else:
            self._folded.discard(group_id)
        self._reset()

    def is_folded(self, group_id: str) -> bool:
        return group_id in self._folded

    def folded(self) -> tuple[str, ...]:
        """Return the ids of the folded groups in order."""
        return tuple(row.id for row in self._rows if row.id in self._folded)

    def row_at(self, index: Index) -> OutlineRow:
        """Return the row of a valid index."""
        return self._shown[index.row()]

    def rows(self) -> tuple[OutlineRow, ...]:
        """Return every row, folded or not."""
        return self._rows

    def position_of(self, row_id: str) -> int:
        """Return the shown position of a row, or -1."""
        return next((place for place, row in enumerate(self._shown) if row.id == row_id), -1)

    def group_of(self, row_id: str) -> str:
        """Return the nearest group above a row, or nothing."""
        place = next((place for place, row in enumerate(self._rows) if row.id == row_id), -1)
        for row in reversed(self._rows[: max(place, 0)]):
            if row.kind == "group" and row.depth < self._rows[place].depth:
                return row.id
        return ""

    def _reset(self) -> None:
        self.beginResetModel()
        self._shown = self._unfolded()
        self.endResetModel()

    def _unfolded(self) -> list[OutlineRow]:
        shown, hidden_below = [], None
        for row in self._rows:
            if hidden_below is not None and row.depth > hidden_below:
                continue
            hidden_below = row.depth if row.id in self._folded else None
            shown.append(row)
        return shown

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self.row_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.described or row.trailing) if part)
        return None
