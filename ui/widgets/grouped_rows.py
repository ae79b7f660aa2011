"""The rows of a list in groups that fold, as a model over plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One row: a title, a quiet second line with a trailing text, and a mark before them: an icon's role, its token,
    and its word. The title of one that is done with is quiet too."""

    id: str
    title: str
    detail: str = ""
    trail: str = ""
    mark: str = ""
    token: str = "muted"
    word: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a title that folds; `is_folded` is how it is shown first."""

    id: str
    title: str
    rows: tuple[MarkedRow, ...] = field(default=())
    is_folded: bool = False


class GroupedModel(QAbstractListModel):
    """Each group's title, and its rows where it is unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        self._folds: dict[str, bool] = {}
        self._shown: list[Group | MarkedRow] = []

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; those that were folded or unfolded by hand stay so."""
        self._groups = tuple(groups)
        self._reset()

    def is_folded(self, group: Group) -> bool:
        """Return whether a group is folded now."""
        return self._folds.get(group.id, group.is_folded)

    def set_folded(self, group_id: str, is_folded: bool) -> None:
        """Fold a group away or show what is in it."""
        self._folds[group_id] = is_folded
        self._reset()

    def at(self, index: Index) -> Group | MarkedRow:
        """Return the group or the row at a valid index."""
        return self._shown[index.row()]

    def rows(self) -> tuple[MarkedRow, ...]:
        """Return the rows that are shown, without groups."""
        return tuple(each for each in self._shown if isinstance(each, MarkedRow))

    def ids_from(self, position: int) -> tuple[str, ...]:
        """Return the ids of the groups and rows that are shown, from a position on."""
        return tuple(each.id for each in self._shown[position:])

    def position_of(self, wanted: str) -> int:
        """Return the shown position of a row or a group, or -1."""
        return next((place for place, each in enumerate(self._shown) if each.id == wanted), -1)

    def group_of(self, row_id: str) -> Group | None:
        """Return the group that holds a row, folded or not."""
        return next((group for group in self._groups if any(row.id == row_id for row in group.rows)), None)

    def _reset(self) -> None:
        self.beginResetModel()
        self._shown = []
        for group in self._groups:
            self._shown.append(group)
            if not self.is_folded(group):
                self._shown.extend(group.rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        each = self.at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return each.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(each, Group):
                state = "collapsed" if self.is_folded(each) else "expanded"
                return f"{each.title}, {len(each.rows):,}, {state}"
            return ", ".join(part for part in (each.word, each.title, each.detail, each.trail) if part)
        return None
