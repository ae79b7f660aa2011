"""The evidence pane: take evidence in, find it, describe it, cite it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from domain.assessment import EvidenceItem
from ui.announcement import Announcement, Choice, Tone
from ui.messages import counted
from ui.panes.evidence_files import read_evidence
from ui.panes.evidence_parts import EvidenceParts, Selection
from ui.panes.evidence_requests import EvidenceRequests
from ui.panes.intake import may_take, read_intake
from ui.panes.sheet_reading import is_spreadsheet

if TYPE_CHECKING:
    from pathlib import Path

    from store.changes import Changed
    from store.values import Use
    from ui.context import Context, FoundPlace
    from ui.panes.attaching import Attaching
    from ui.panes.evidence_item import EvidenceItemView
    from ui.panes.new_item import NewItemForm
    from ui.panes.rows_intake import RowsIntake

TABLES = frozenset({"evidence_item", "evidence_file", "citation", "excerpt"})
TYPING_REST_MS = 1500
"""Typing moves citations at every save; where they are used is read again when it rests."""


class EvidencePane(EvidenceParts):
    """`selection` returns the section and the words that a citation would rest on, or None; `shown_statement` the
    statement that is in front, or nothing.

    Signals: count_changed(int) with the number of items; reader_shown(bool) when the reader, which needs more room, is
    opened or put away.
    """

    count_changed = Signal(int)
    reader_shown = Signal(bool)

    def __init__(
        self,
        context: Context,
        selection: Callable[[], Selection | None] | None = None,
        shown_statement: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, selection or _nothing_selected, shown_statement or _no_statement, parent)
        self._items: dict[str, EvidenceItem] = {}
        self._uses: tuple[Use, ...] = ()
        self._requests = EvidenceRequests(context)
        self._is_due = True
        self._wanted = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.load)
        self.list.opened.connect(self.open_item)
        self.reading.reader_wanted.connect(lambda: self._stack.setCurrentWidget(self.reader))
        self.reading.item_wanted.connect(self._show_item_again)
        self._stack.currentChanged.connect(self._on_view)
        self.setAcceptDrops(not context.why_read_only)

    def set_selection(self, selection: Callable[[], Selection | None]) -> None:
        """Say who knows the section and the words that a citation would rest on."""
        self._selection = selection

    def load(self) -> None:
        """Read the items and their uses."""
        self._is_due = False
        self.reading.load()
        self._context.backend.ask(
            read_evidence,
            self._context.assessment_id,
            on_done=lambda answer: self._show(*answer),
            on_error=self._requests.tell_error,
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched evidence or citations."""
        if changed.assessment_id != self._context.assessment_id or not TABLES & changed.tables:
            return
        is_typing = changed.action == "text-written" or any(form.is_own(changed) for form in self.forms)
        if not is_typing:
            self.load()
        else:
            self._later.start(TYPING_REST_MS)

    def open_item(self, item_id: str) -> None:
        """Show one item; where the items are still being read, as soon as they are."""
        if item_id not in self._items:
            self._wanted = item_id
            return
        if not self._may_leave(item_id):
            return
        self._wanted = ""
        self.list.choose(item_id)
        self.item.show_item(self._items[item_id], self._uses_of(item_id))
        self.reading.show_excerpts()
        self._stack.setCurrentWidget(self.item)

    def open_source(self, item_id: str, excerpt_id: str = "", place: FoundPlace | None = None) -> None:
        """Show an item with its document, at the words of an excerpt or at found words where such are named."""
        if self.current_item() != item_id or not self._is_in_front("reader"):
            self.open_item(item_id)
        self.reading.open_source(item_id, excerpt_id, place)

    def open_items(self, item_ids: Sequence[str], words: str) -> None:
        """Show these items and no others; `words` say which they are."""
        self.show_list()
        self.list.show_only(item_ids, words)

    def show_list(self) -> None:
        """Show all items again."""
        self._flush_item()
        self._stack.setCurrentWidget(self.list if self._items else self._empty)
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_item(self) -> str:
        """Return the id of the item shown, or else of the current row."""
        if self._is_in_front("item", "reader") and self.item.item is not None:
            return self.item.item.id
        return self.list.list.current_id()

    def item_of(self, item_id: str) -> EvidenceItem | None:
        """Return an item by its id, if there is one."""
        return self._items.get(item_id)

    def cite(self) -> None:
        """Rest the selected words on the current item."""
        reason = self.why_no_item()
        if reason:
            self._context.tell(Announcement(reason, is_passing=True))
            return
        selection = self._selection()
        if selection is None:
            self._context.tell(Announcement(self.tr("Select the words to be supported first."), is_passing=True))
            return
        section_id, anchor = selection
        self._requests.cite(section_id, anchor, self._items[self.current_item()])

    def read_current(self) -> None:
        """Open the document of the current item beside the findings."""
        item_id = self.current_item()
        self.open_item(item_id)
        if self.item.item is not None and self.item.item.id == item_id:
            self.reading.read_item()

    def why_no_item(self) -> str:
        """Return why there is nothing to cite or to read now, or nothing."""
        return "" if self.current_item() in self._items else self.tr("Choose an evidence item first.")

    def flush(self) -> None:
        """Save at once whatever was typed."""
        for form in self.forms:
            form.flush()
        if self._reader is not None:
            self._reader.flush()

    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        is_read = self._reader is None or self._reader.is_settled()
        return is_read and all(form.is_settled for form in self.forms)

    def stop(self) -> None:
        """Wait for what is being read, and remove the copies made for opening; before the window goes."""
        if self._reader is not None:
            self._reader.stop()
        self._originals.stop()

    def begin_finding(self) -> None:
        """Put the caret where one finds items by typing."""
        self.show_list()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_item_made(self, view: EvidenceItemView) -> None:
        view.back_wanted.connect(self.show_list)
        view.cite_wanted.connect(self.cite)
        view.remove_wanted.connect(lambda: self._remove(view.item))
        view.use_wanted.connect(self.reading.open_use)
        view.uncite_wanted.connect(self._requests.uncite)
        view.saver.settled.connect(self._open_wanted)

    def _on_new_item_made(self, form: NewItemForm) -> None:
        form.added.connect(lambda reference: self._on_attached((reference,)))
        form.kept.connect(self._on_kept)
        form.emptied.connect(self._requests.remove)

    def _on_attaching_made(self, lines: Attaching) -> None:
        lines.attached.connect(self._on_attached)
        lines.came_in.connect(self._offer_rows)

    def _on_rows_made(self, rows: RowsIntake) -> None:
        rows.opened.connect(self._show_rows)
        rows.left.connect(self.show_list)
        rows.reported.connect(lambda report: self.attaching.show_report(report))

    def _offer_rows(self, files: Sequence[Path]) -> None:
        if any(is_spreadsheet(file) for file in files):
            self.rows.offer(files)

    def _show_item_again(self) -> None:
        """Go from the reader back to its item."""
        self._stack.setCurrentWidget(self.item)
        self.item.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_view(self) -> None:
        """Make room for the reader, or let its document go."""
        is_reading = self._is_in_front("reader")
        if not is_reading and self._reader is not None:
            self._reader.close_document()
        self.reader_shown.emit(is_reading)

    def _show(self, items: Sequence[EvidenceItem], uses: tuple[Use, ...]) -> None:
        self._items = {item.id: item for item in items}
        self._uses = uses
        self.list.show_items(items)
        self.count_changed.emit(len(items))
        shown = self.item.item if self._is_in_front("item", "reader") else None
        if shown is not None and shown.id in self._items:
            self.item.show_item(self._items[shown.id], self._uses_of(shown.id))
        elif not self._is_rows_form_in_front():
            self._stack.setCurrentWidget(self.list if items else self._empty)
        self.reading.set_uses(uses)
        self._open_wanted()

    def _open_wanted(self) -> None:
        if self._wanted in self._items:
            self.open_item(self._wanted)
            self.reading.open_wanted()

    def _may_leave(self, item_id: str) -> bool:
        """Return whether another item may be shown: not before what was typed of the present one is saved."""
        if self._item is None:
            return True
        saver = self._item.saver
        saver.flush()
        if saver.is_settled or saver.item_id == item_id:
            return True
        if saver.is_stuck and saver.item is not None:
            self._stack.setCurrentWidget(self._item)
            words = self.tr("What you typed of {reference} is not saved yet, so it stays open.")
            self._context.tell(Announcement(words.format(reference=saver.item.reference), Tone.WARNING))
        else:
            self._wanted = item_id
        return False

    def _uses_of(self, item_id: str) -> list[Use]:
        return [use for use in self._uses if use.item_id == item_id]

    def _flush_item(self) -> None:
        if self._item is not None:
            self._item.saver.flush()

    def _show_rows(self) -> None:
        self._flush_item()
        self._stack.setCurrentWidget(self.rows.form)

    def _on_kept(self, item_id: str, reference: str) -> None:
        words = self.tr("What you typed is kept as {reference}.").format(reference=reference)
        choice = Choice(self.tr("Undo"), lambda: self._requests.remove(item_id))
        self._context.tell(Announcement(words, Tone.SUCCESS, (choice,), is_passing=True))

    def _on_attached(self, references: tuple[str, ...]) -> None:
        if len(references) == 1:
            self._requests.tell_done(self.tr("{reference} added.").format(reference=references[0]))
        else:
            self._requests.tell_done(self.tr("{files} added.").format(files=counted(len(references), "file")))

    def _remove(self, item: EvidenceItem | None) -> None:
        if item is not None:
            self._requests.remove(item.id, lambda: self._on_removed(item))

    def _on_removed(self, item: EvidenceItem) -> None:
        if self._item is not None and self._item.saver.item_id == item.id:
            self._item.saver.forget()
        self.show_list()
        self._requests.tell_done(self.tr("{reference} removed.").format(reference=item.reference))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(read_intake(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(read_intake(QGuiApplication.clipboard().mimeData()))
        elif event.key() == Qt.Key.Key_Delete and self._stack.currentWidget() is self.list:
            self._remove(self._items.get(self.current_item()))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self.load()


def _nothing_selected() -> None:
    return None


def _no_statement() -> str:
    return ""
