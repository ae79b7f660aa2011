"""The evidence pane: take evidence in, find it, describe it, cite it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
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
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from domain.assessment import Anchor, EvidenceItem
from ui.announcement import Announcement, Choice, Tone
from ui.messages import counted
from ui.panes.attaching import Attaching
from ui.panes.evidence_files import read_evidence
from ui.panes.evidence_item import EvidenceItemView
from ui.panes.evidence_list import EvidenceList
from ui.panes.evidence_requests import EvidenceRequests
from ui.panes.intake import Intake, may_take, read_intake
from ui.panes.new_item import NewItemForm
from ui.panes.originals import Originals
from ui.panes.reading import Reading
from ui.panes.rows_intake import RowsIntake
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import Use
    from ui.commands import Command
    from ui.context import Context, FoundPlace

Selection = tuple[str, Anchor]
TABLES = frozenset({"evidence_item", "evidence_file", "citation", "excerpt"})
TYPING_REST_MS = 1500
"""Typing moves citations at every save; where they are used is read again when it rests."""


class EvidencePane(QWidget):
    """`selection` returns the section and the words that a citation would rest on, or None.

    Signals: count_changed(int) with the number of items; reader_shown(bool) when the reader, which needs more room, is
    opened or put away.
    """

    count_changed = Signal(int)
    reader_shown = Signal(bool)

    def __init__(
        self, context: Context, selection: Callable[[], Selection | None] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._selection: Callable[[], Selection | None] = selection or _nothing_selected
        self._items: dict[str, EvidenceItem] = {}
        self._uses: tuple[Use, ...] = ()
        self._requests = EvidenceRequests(context)
        self._is_due = True
        self._wanted = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.load)
        self.add_button = OutlinedButton(self.tr("Add"), "add")
        self.add_button.setAccessibleName(self.tr("Add evidence"))
        self.list = EvidenceList(context.framework, self.add_button)
        self.item = EvidenceItemView(context)
        self._originals = Originals(context, self.item)
        self.reading = Reading(context, self.item, lambda: self._selection(), self._originals.open_file, self)
        self.reader = self.reading.reader
        self.new_item = NewItemForm(context)
        self.attaching = Attaching(context)
        self.rows = RowsIntake(context)
        self._empty = self._make_empty()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self.setAcceptDrops(True)

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
        is_typing = changed.action == "text-written" or self.item.saver.is_own(changed) or self.new_item.is_own(changed)
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
        if self.current_item() != item_id or self._stack.currentWidget() is not self.reader:
            self.open_item(item_id)
        self.reading.open_source(item_id, excerpt_id, place)

    def open_items(self, item_ids: Sequence[str], words: str) -> None:
        """Show these items and no others; `words` say which they are."""
        self.show_list()
        self.list.show_only(item_ids, words)

    def show_list(self) -> None:
        """Show all items again."""
        self.item.saver.flush()
        self._stack.setCurrentWidget(self.list if self._items else self._empty)
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_item(self) -> str:
        """Return the id of the item shown, or else of the current row."""
        if self._stack.currentWidget() in (self.item, self.reader) and self.item.item is not None:
            return self.item.item.id
        return self.list.list.current_id()

    def cite(self) -> None:
        """Rest the selected words on the current item."""
        reason = self.why_not_cite()
        if reason:
            self._context.tell(Announcement(reason, is_passing=True))
            return
        selection = self._selection()
        if selection is None:
            self._context.tell(Announcement(self.tr("Select the words to be supported first."), is_passing=True))
            return
        section_id, anchor = selection
        self._requests.cite(section_id, anchor, self._items[self.current_item()])

    def why_not_cite(self) -> str:
        """Return why nothing can be cited now, or nothing."""
        return "" if self.current_item() in self._items else self.tr("Choose an evidence item first.")

    def take(self, intake: Intake) -> None:
        """Take in what was dropped, pasted or chosen."""
        if intake.files:
            self.attaching.attach(intake.files)
        for address in intake.addresses:
            self.new_item.begin_link(address)
        if intake.text:
            self.new_item.begin_note(intake.text)

    def add_files(self) -> None:
        """Ask for files and take them in."""
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files as evidence"))
        if chosen:
            self.take(Intake(tuple(Path(name) for name in chosen)))

    def add_folder(self) -> None:
        """Ask for a folder and take in every file in it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add the files of a folder as evidence"))
        if chosen:
            self.take(Intake((Path(chosen),)))

    def commands(self) -> list[Command]:
        """Return the commands of evidence."""
        from ui.commands import Command

        rows: tuple[tuple[str, str, Callable[[], object], str, str, Callable[[], str]], ...] = (
            ("cite-current", self.tr("Cite the current item"), self.cite, "", "cite", self.why_not_cite),
            ("add-files", self.tr("Add files as evidence"), self.add_files, "Ctrl+Shift+A", "attach", _never_off),
            ("add-folder", self.tr("Add a folder as evidence"), self.add_folder, "", "folder", _never_off),
            (
                "add-rows",
                self.tr("Take in a spreadsheet, a row an item"),
                self.rows.choose,
                "",
                "spreadsheet",
                _never_off,
            ),
            ("add-note", self.tr("Add a note as evidence"), self.new_item.begin_note, "", "note", _never_off),
            ("add-link", self.tr("Add a web link as evidence"), self.new_item.begin_link, "", "link", _never_off),
            ("find-evidence", self.tr("Find in evidence"), self._find, "Ctrl+Shift+I", "search", _never_off),
        )
        group = self.tr("Evidence")
        own = [
            Command(id=name, title=title, run=run, shortcut=keys, icon=icon, group=group, enabled=enabled)
            for name, title, run, keys, icon, enabled in rows
        ]
        return [*own, *self.reading.commands()]

    def flush(self) -> None:
        """Save at once whatever was typed."""
        self.item.saver.flush()
        self.new_item.flush()
        self.reader.flush()

    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.item.saver.is_settled and self.new_item.is_settled and self.reader.is_settled()

    def stop(self) -> None:
        """Wait for what is being read, and remove the copies made for opening; before the window goes."""
        self.reader.stop()
        self._originals.stop()

    def _make_empty(self) -> EmptyState:
        lines = (
            self.tr("Documents, interview notes, data and web pages that the findings rest on belong here."),
            self.tr("Drop files here, paste them, or add them with the button."),
        )
        steps = ((self.tr("Add files"), self.add_files), (self.tr("Write a note"), self.new_item.begin_note))
        return EmptyState("evidence", self.tr("No evidence yet"), lines, steps)

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(1.5), theme.space(1.5), theme.space(1.5), 0)
        layout.setSpacing(theme.space(1))
        layout.addWidget(self.attaching)
        layout.addWidget(self.rows)
        layout.addWidget(self.new_item)
        layout.addWidget(self._stack, 1)
        for view in (self._empty, self.list, self.item, self.reader, self.rows.form):
            self._stack.addWidget(view)
        menu = QMenu(self)
        menu.addAction(self.tr("Files …"), self.add_files)
        menu.addAction(self.tr("A folder …"), self.add_folder)
        menu.addAction(self.tr("A spreadsheet, a row an item …"), self.rows.choose)
        menu.addAction(self.tr("A note"), self.new_item.begin_note)
        menu.addAction(self.tr("A web link"), self.new_item.begin_link)
        self.add_button.setMenu(menu)

    def _connect(self) -> None:
        self.list.opened.connect(self.open_item)
        self.item.back_wanted.connect(self.show_list)
        self.item.cite_wanted.connect(self.cite)
        self.item.remove_wanted.connect(lambda: self._remove(self.item.item))
        self.item.open_wanted.connect(self._originals.open_file)
        self.item.link_wanted.connect(self._context.open_link)
        self.item.preview_wanted.connect(self._originals.show_inside)
        self.item.use_wanted.connect(self.reading.open_use)
        self.item.uncite_wanted.connect(self._requests.uncite)
        self.item.saver.settled.connect(self._open_wanted)
        self.new_item.added.connect(lambda reference: self._on_attached((reference,)))
        self.new_item.kept.connect(self._on_kept)
        self.new_item.emptied.connect(self._requests.remove)
        self.attaching.attached.connect(self._on_attached)
        self.reading.reader_wanted.connect(lambda: self._stack.setCurrentWidget(self.reader))
        self.reading.item_wanted.connect(self._show_item_again)
        self._stack.currentChanged.connect(self._on_view)
        self.attaching.came_in.connect(self.rows.offer)
        self.rows.opened.connect(self._show_rows)
        self.rows.left.connect(self.show_list)
        self.rows.reported.connect(self.attaching.show_report)

    def _show_item_again(self) -> None:
        """Go from the reader back to its item."""
        self._stack.setCurrentWidget(self.item)
        self.item.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_view(self) -> None:
        """Make room for the reader, or let its document go."""
        is_reading = self._stack.currentWidget() is self.reader
        if not is_reading:
            self.reader.close_document()
        self.reader_shown.emit(is_reading)

    def _show(self, items: Sequence[EvidenceItem], uses: tuple[Use, ...]) -> None:
        self._items = {item.id: item for item in items}
        self._uses = uses
        self.list.show_items(items)
        self.count_changed.emit(len(items))
        shown = self.item.item
        is_item = self._stack.currentWidget() in (self.item, self.reader)
        if is_item and shown is not None and shown.id in self._items:
            self.item.show_item(self._items[shown.id], self._uses_of(shown.id))
        elif self._stack.currentWidget() is not self.rows.form:
            self._stack.setCurrentWidget(self.list if items else self._empty)
        self.reading.set_uses(uses)
        self._open_wanted()

    def _open_wanted(self) -> None:
        if self._wanted in self._items:
            self.open_item(self._wanted)
            self.reading.open_wanted()

    def _may_leave(self, item_id: str) -> bool:
        """Return whether another item may be shown: not before what was typed of the present one is saved."""
        saver = self.item.saver
        saver.flush()
        if saver.is_settled or saver.item_id == item_id:
            return True
        if saver.is_stuck and saver.item is not None:
            self._stack.setCurrentWidget(self.item)
            words = self.tr("What you typed of {reference} is not saved yet, so it stays open.")
            self._context.tell(Announcement(words.format(reference=saver.item.reference), Tone.WARNING))
        else:
            self._wanted = item_id
        return False

    def _uses_of(self, item_id: str) -> list[Use]:
        return [use for use in self._uses if use.item_id == item_id]

    def _show_rows(self) -> None:
        self.item.saver.flush()
        self._stack.setCurrentWidget(self.rows.form)

    def _find(self) -> None:
        self.show_list()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        if self.item.saver.item_id == item.id:
            self.item.saver.forget()
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


def _never_off() -> str:
    return ""


def _nothing_selected() -> None:
    return None
