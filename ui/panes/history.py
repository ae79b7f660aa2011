"""The history pane: what was done, by whom and when, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announcement import Announcement, Tone
from ui.messages import entry_sentence, error_message
from ui.moments import spoken_moment
from ui.pages.page import row
from ui.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_rows import ListRow
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import Entry, History
    from store.workspace import Workspace
    from ui.context import Context


def read_history(workspace: Workspace, assessment_id: str) -> tuple[tuple[Entry, ...], History]:
    """Return the newest entries of the journal, and what undo and redo would do."""
    from store.queries.history import entries, history

    return entries(workspace, assessment_id), history(workspace, assessment_id)


class HistoryPane(QWidget):
    """The newest entries of the journal. Signal: flush_wanted(), before undo or redo: what was typed is saved first."""

    flush_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: tuple[Entry, ...] = ()
        self._is_due = True
        self.undo_button = QuietButton(self.tr("Undo"), "undo")
        self.redo_button = QuietButton(self.tr("Redo"), "redo")
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.list = TwoLineList(self.tr("History"))
        self._empty = EmptyState(
            "history",
            self.tr("Nothing has been done yet"),
            (self.tr("Every change is noted here with its person and time, and can be undone, even tomorrow."),),
        )
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), 0)
        layout.setSpacing(theme.space(1))
        layout.addWidget(row(self.undo_button, self.redo_button))
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.list, 1)

    def load(self) -> None:
        """Read the newest entries."""
        self._read(self._show)

    def _read(self, show: Callable[[tuple[Entry, ...], History], None]) -> None:
        self._is_due = False
        self._context.backend.ask(read_history, self._context.assessment_id, on_done=lambda answer: show(*answer))

    def refresh(self, changed: Changed) -> None:
        """Read again after an action; while the pane is hidden, when it is next shown."""
        if changed.assessment_id != self._context.assessment_id or changed.is_empty:
            return
        if self.isVisible():
            self.load()
        else:
            self._is_due = True

    def undo(self) -> None:
        """Undo the newest action that is not undone."""
        from store.actions.history import undo

        self._reverse(undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        from store.actions.history import redo

        self._reverse(redo)

    def _reverse(self, action: Callable[..., Changed]) -> None:
        self.flush_wanted.emit()
        self._context.backend.perform(
            action,
            assessment_id=self._context.assessment_id,
            on_done=lambda _changed: self._read(self._show_reversed),
            on_error=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        self._context.tell(Announcement(error_message(error).text, Tone.WARNING, is_passing=True))
        self.load()

    def _show_reversed(self, entries: tuple[Entry, ...], history: History) -> None:
        """Say what was undone or done again, too: it may stand on another page than the one in front."""
        self._show(entries, history)
        if entries:
            self._context.tell(Announcement(f"{self._done(entries[0])}.", is_passing=True))

    def _show(self, entries: tuple[Entry, ...], history: History) -> None:
        self._entries = entries
        now = self._context.now()
        self.list.set_rows([self._row(entry, spoken_moment(entry.at, now)) for entry in entries])
        self.list.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self.undo_button.set_hint(self._hint(history.undo))
        self.redo_button.set_hint(self._hint(history.redo))
        never = self._context.why_read_only
        self.undo_button.set_off(never or ("" if history.undo else self.tr("There is nothing to undo.")))
        self.redo_button.set_off(never or ("" if history.redo else self.tr("There is nothing to do again.")))

    def _row(self, entry: Entry, when: str) -> ListRow:
        who = f"{entry.person}, {entry.role}" if entry.role else entry.person
        return ListRow(str(entry.seq), self._done(entry), f"{when} \u00b7 {who}")

    def _done(self, entry: Entry) -> str:
        return entry_sentence(entry.action, entry.subject, entry.reverses, self._context.framework)

    def _hint(self, action: str) -> str:
        newest = next((row for row in self._entries if row.action == action), None)
        return entry_sentence(action, newest.subject, "", self._context.framework) if newest else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self.load()
