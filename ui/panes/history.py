"""The history pane: the readable journal with its filters, what one entry did, and undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announcement import Announcement, Tone
from ui.messages import entry_sentence, error_message
from ui.moments import spoken_moment
from ui.pages.page import row
from ui.panes.history_entry import HistoryEntry
from ui.panes.history_filters import HistoryFilters
from ui.panes.history_reading import PAGE, read_entry, read_history
from ui.sentences.differences import differences
from ui.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_rows import ListRow
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import Entry, EntryRecord
    from ui.context import Context
    from ui.panes.history_reading import ShownHistory


class HistoryPane(QWidget):
    """The journal of the assessment, the newest entries first; more are read as one scrolls down.

    Signals: flush_wanted(), before undo or redo: what was typed is saved first; export_wanted(str) with "journal" or
    "record".
    """

    flush_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ShownHistory | None = None
        self._limit = PAGE
        self._is_due = True
        self.undo_button = QuietButton(self.tr("Undo"), "undo")
        self.redo_button = QuietButton(self.tr("Redo"), "redo")
        self.journal_button = QuietButton(self.tr("Export journal"), "export")
        self.journal_button.set_hint(self.tr("Export the journal"))
        self.journal_button.setAccessibleName(self.tr("Export the journal"))
        self.record_button = QuietButton(self.tr("Export record"), "export")
        self.record_button.set_hint(self.tr("Export the assurance record"))
        self.record_button.setAccessibleName(self.tr("Export the assurance record"))
        self.filters = HistoryFilters(context.framework)
        self.list = TwoLineList(self.tr("History"))
        self.entry_view = HistoryEntry()
        self._empty = EmptyState(
            "history",
            self.tr("Nothing has been done yet"),
            (self.tr("Every change is noted here with its person and time, and can be undone, even tomorrow."),),
        )
        self._none_left = EmptyState("done", self.tr("None of these"), (self.tr("Take a filter off to see others."),))
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), 0)
        layout.setSpacing(theme.space(1))
        layout.addWidget(row(self.undo_button, self.redo_button))
        layout.addWidget(row(self.journal_button, self.record_button))
        layout.addWidget(self.filters)
        for view in (self._empty, self._none_left):
            layout.addWidget(view, 1)
            view.hide()
        layout.addWidget(self.list, 3)
        layout.addWidget(self.entry_view, 2)
        self.entry_view.hide()

    def _connect(self) -> None:
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.journal_button.clicked.connect(lambda: self.export_wanted.emit("journal"))
        self.record_button.clicked.connect(lambda: self.export_wanted.emit("record"))
        self.filters.changed.connect(self._on_filter)
        self.list.chosen.connect(self._on_chosen)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def load(self) -> None:
        """Read the newest entries that are looked for."""
        self._is_due = False
        wanted, limit = self.filters.wanted(), self._limit

        def done(shown: ShownHistory) -> None:
            # What was asked for before the filters were changed again comes too late.
            if (wanted, limit) == (self.filters.wanted(), self._limit):
                self._show(shown)

        context = self._context
        context.backend.ask(
            read_history,
            context.assessment_id,
            context.framework,
            wanted,
            limit,
            context.backend.actor.name,
            on_done=done,
            on_error=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))

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
            on_done=lambda _changed: self._tell_newest(),
            on_error=self._on_refused,
        )

    def _tell_newest(self) -> None:
        """Say what was undone or done again: it may stand on another page than the one in front."""
        from store.queries.history import entries

        def tell(newest: tuple[Entry, ...]) -> None:
            for entry in newest:
                self._context.tell(Announcement(f"{self._done(entry)}.", is_passing=True))

        self._context.backend.ask(entries, self._context.assessment_id, 1, on_done=tell, on_error=self._failed)

    def _on_refused(self, error: Exception) -> None:
        self._context.tell(Announcement(error_message(error).text, Tone.WARNING, is_passing=True))
        self.load()

    def _show(self, shown: ShownHistory) -> None:
        self._shown = shown
        now = self._context.now()
        self.filters.offer(shown)
        self.list.set_rows([self._row(entry, spoken_moment(entry.at, now)) for entry in shown.entries])
        has_any = shown.newest is not None
        self.list.setVisible(bool(shown.entries))
        self.filters.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self._none_left.setVisible(has_any and not shown.entries)
        history = shown.history
        self.undo_button.set_hint(self._hint(history.undo, history.undo_subject))
        self.redo_button.set_hint(self._hint(history.redo, history.redo_subject))
        never = self._context.why_read_only
        self.undo_button.set_off(never or ("" if history.undo else self.tr("There is nothing to undo.")))
        self.redo_button.set_off(never or ("" if history.redo else self.tr("There is nothing to do again.")))

    def _on_filter(self) -> None:
        self._limit = PAGE
        self.load()

    def _on_scrolled(self, value: int) -> None:
        """Read another page when the end of the list is in sight."""
        shown = self._shown
        is_at_end = value > 0 and value >= self.list.verticalScrollBar().maximum()
        if is_at_end and shown is not None and shown.has_more and self._limit <= len(shown.entries):
            self._limit += PAGE
            self.load()

    def _on_chosen(self, seq: str) -> None:
        self.entry_view.setVisible(bool(seq))
        if seq:
            show = partial(self._show_entry, seq)
            self._context.backend.ask(read_entry, int(seq), on_done=show, on_error=self._failed)

    def _show_entry(self, seq: str, record: EntryRecord) -> None:
        if self.list.current_id() == seq:
            when = spoken_moment(record.entry.at, self._context.now())
            about = f"{when} \u00b7 {_who(record.entry)} \u00b7 {self.tr('entry')} {seq}"
            self.entry_view.show_entry(self._done(record.entry), about, differences(record.changes))

    def _row(self, entry: Entry, when: str) -> ListRow:
        return ListRow(str(entry.seq), self._done(entry), f"{when} \u00b7 {_who(entry)}")

    def _done(self, entry: Entry) -> str:
        return entry_sentence(entry.action, entry.subject, entry.reverses, self._context.framework)

    def _hint(self, action: str, subject: str) -> str:
        return entry_sentence(action, subject, "", self._context.framework) if action else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self.load()


def _who(entry: Entry) -> str:
    return f"{entry.person}, {entry.role}" if entry.role else entry.person
