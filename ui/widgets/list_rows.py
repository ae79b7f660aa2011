"""The rows of a two-line list as a model over plain values, with a plain filter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer

from ui.widgets.row_words import RowWords

READING_SECONDS = 0.004
FEW = 8
"""Rows that are fewer than one in so many are looked through themselves."""
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: a title, a quiet second line, a leading tag such as "E-014", a trailing text.

    `more` is searched but not shown. `is_off` shows the row as one that cannot be taken just now.
    """

    id: str
    title: str
    detail: str = ""
    lead: str = ""
    trail: str = ""
    more: str = ""
    is_off: bool = False


class RowsModel(QAbstractListModel):
    """Rows in the order given, of which those are shown that hold every word of the filter."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ListRow] = ()
        self._texts: list[str] | None = None
        self._words: RowWords | None = None
        self._places: dict[str, int] | None = None
        self._widest_lead: str | None = None
        self._every: Sequence[int] = ()
        self._shown: Sequence[int] = ()
        self._filter = ""
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_on)
        self.drag_data: Callable[[str], QMimeData] | None = None

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows under the same filter."""
        self.beginResetModel()
        self._rows, self._texts, self._words, self._places, self._widest_lead = rows, None, None, None, None
        self._every = range(len(rows))
        self._shown = self._matching(self._filter, self._every)
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show the rows that hold every word of `text`, whatever its case."""
        wanted = " ".join(text.casefold().split())
        if wanted == self._filter:
            return
        candidates = self._shown if self._filter and wanted.startswith(self._filter) else self._every
        shown = self._matching(wanted, candidates)
        self.beginResetModel()
        self._filter, self._shown = wanted, shown
        self.endResetModel()

    def row_at(self, index: Index) -> ListRow:
        """Return the row of a valid index."""
        return self._rows[self._shown[index.row()]]

    def position_of(self, row_id: str) -> int:
        """Return the shown position of a row, or -1."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self._rows)}
        place = self._places.get(row_id, len(self._rows))
        position = bisect_left(self._shown, place)
        return position if position < len(self._shown) and self._shown[position] == place else -1

    def widest_lead(self) -> str:
        """Return the longest leading tag, so that titles can align."""
        if self._widest_lead is None:
            self._widest_lead = max((row.lead for row in self._rows), key=len, default="")
        return self._widest_lead

    def read_words(self) -> None:
        """Begin to read the words of the rows: somebody is about to filter."""
        if self._texts is None:
            self._texts = [
                f"{row.lead} {row.title} {row.detail} {row.trail} {row.more}".casefold() for row in self._rows
            ]
            self._words = RowWords(self._texts)
            # To take some of numbers that are there takes half as long as to make them, too.
            self._every = list(self._every)
            self._reading.start()

    def knows_words(self) -> bool:
        """Tell whether the words of the rows are read."""
        return self._words is not None and self._words.is_complete

    def total(self) -> int:
        """Return how many rows there are with no filter."""
        return len(self._rows)

    def _matching(self, wanted: str, candidates: Sequence[int]) -> Sequence[int]:
        if wanted:
            self.read_words()
        found = candidates
        for word in sorted(wanted.split(), key=len, reverse=True):
            found = self._holding(word, found)
        return found

    def _holding(self, word: str, among: Sequence[int]) -> Sequence[int]:
        are_few = len(among) * FEW < len(self._rows)
        held = self._words.holding(word) if self._words is not None and not are_few else None
        if held is not None and 0 not in held:
            return among
        if held is not None:
            return list(compress(among, held)) if len(among) == len(held) else [place for place in among if held[place]]
        texts = self._texts or ()
        return [place for place in among if word in texts[place]]

    def _read_on(self) -> None:
        """Read some rows for the words they are made of, between what the person does."""
        if self._words is None or self._words.is_complete:
            self._reading.stop()
        else:
            self._words.work_for(READING_SECONDS)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.drag_data is not None and index.isValid() else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        if self.drag_data is None or not indexes:
            return QMimeData()
        return self.drag_data(self.row_at(indexes[0]).id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self.row_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.lead, row.title, row.detail, row.trail) if part)
        return None
