"""The small form in which a note or a web link becomes evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import EvidenceKind
from ui.announcement import Announcement
from ui.pages.form import FieldKind, Form, FormField
from ui.pages.page import row
from ui.panes.draft_saver import DraftSaver
from ui.panes.intake import is_address, title_of_text
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.text import Hairline, Heading

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

NOTE_FIELDS = (
    FormField("title", "Title", placeholder="Interview with a team manager"),
    FormField("notes", "Note", FieldKind.PROSE, placeholder="What was said or seen."),
)
LINK_FIELDS = (
    FormField("url", "Web address", placeholder="https://"),
    FormField("title", "Title", placeholder="What the page is"),
)


class NewItemForm(QWidget):
    """Hidden until it is begun. What is typed becomes an item with its first words; closing leaves it as it is.

    Signals: added(str) with the reference of the item, when someone asked to add it; kept(str, str) with its id and
    reference, when the form was left without; emptied(str) with its id, when it was left without a word;
    failed(object), saved() and settled() about saving.
    """

    added = Signal(str)
    kept = Signal(str, str)
    emptied = Signal(str)
    failed = Signal(object)
    saved = Signal()
    settled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._heading = Heading("")
        self.note = Form(NOTE_FIELDS, columns=1)
        self.link = Form(LINK_FIELDS, columns=1)
        self._savers = {
            EvidenceKind.NOTE: DraftSaver(context, self.note, EvidenceKind.NOTE),
            EvidenceKind.LINK: DraftSaver(context, self.link, EvidenceKind.LINK),
        }
        self._kind = EvidenceKind.NOTE
        self._is_added: bool | None = None  # how it was closed, until everything in it is saved
        self._waiting: list[tuple[EvidenceKind, dict[str, str]]] = []
        self.add = PrimaryButton(self.tr("Add"))
        self.add.clicked.connect(self.submit)
        leave = QuietButton(self.tr("Not now"))
        leave.clicked.connect(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        layout.addWidget(self._heading)
        for kind, form in ((EvidenceKind.NOTE, self.note), (EvidenceKind.LINK, self.link)):
            for widget in (self._savers[kind].two_texts, form, self._savers[kind].fault):
                layout.addWidget(widget)
            form.typed.connect(lambda _key: self._on_typed())
        layout.addWidget(row(self.add, leave))
        layout.addWidget(Hairline())
        for saver in self._savers.values():
            saver.failed.connect(self.failed)
            saver.saved.connect(self.saved)
            saver.settled.connect(self._on_settled)
        self.hide()

    @property
    def saver(self) -> DraftSaver:
        """The one that saves what is shown."""
        return self._savers[self._kind]

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.saver.is_settled and not self._waiting

    def is_own(self, changed: Changed) -> bool:
        """Whether a change is the last save of what is being typed here."""
        return self.saver.is_own(changed)

    def begin_note(self, text: str = "") -> None:
        """Ask for a note, which may have its text already."""
        self._begin_behind(EvidenceKind.NOTE, {"title": title_of_text(text), "notes": text})

    def begin_link(self, address: str = "") -> None:
        """Ask for a web link, which may have its address already."""
        self._begin_behind(EvidenceKind.LINK, {"url": address, "title": ""})

    def submit(self) -> None:
        """Close the form with its item added, or say what is missing."""
        if self._kind is EvidenceKind.NOTE:
            problem = "" if self.saver.has_words else self.tr("Type a few words that say what it is.")
            self.note.set_fault("title", problem)
        else:
            is_whole = is_address(self.link.value("url"))
            problem = "" if is_whole else self.tr("A web address begins with https:// or http://.")
            self.link.set_fault("url", problem)
        if not problem:
            self._close(is_added=True)

    def leave(self) -> None:
        """Close the form; what was typed stays as an item."""
        self._close(is_added=False)

    def flush(self) -> None:
        """Save at once."""
        self.saver.flush()

    def unsaved_text(self) -> str:
        """Return what was typed or pasted and is not saved."""
        waiting = ["\n".join(filter(None, values.values())) for _, values in self._waiting]
        return "\n".join(filter(None, [self.saver.unsaved_text(), *waiting]))

    def _begin_behind(self, kind: EvidenceKind, values: dict[str, str]) -> None:
        """Begin an item, as soon as the one that is being typed is saved."""
        if self._context.why_read_only:
            self._context.tell(Announcement(self._context.why_read_only, is_passing=True))
        elif self.isHidden():
            self._begin(kind, values)
        else:
            self._waiting.append((kind, values))
            self._close(is_added=False)

    def _begin(self, kind: EvidenceKind, values: dict[str, str]) -> None:
        self._kind = kind
        form = self.note if kind is EvidenceKind.NOTE else self.link
        self._heading.setText(self.tr("A note") if kind is EvidenceKind.NOTE else self.tr("A web link"))
        self.note.setVisible(form is self.note)
        self.link.setVisible(form is self.link)
        first = "title" if form is self.note or values["url"] else "url"
        form.set_fault("title" if form is self.note else "url", "")
        self.show()
        self.saver.begin_draft(dict(values))
        form.control(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, *, is_added: bool) -> None:
        self._is_added = is_added
        self.saver.flush()
        self._close_when_saved()

    def _on_typed(self) -> None:
        if not self._waiting:
            self._is_added = None

    def _on_settled(self) -> None:
        self._close_when_saved()
        self.settled.emit()

    def _close_when_saved(self) -> None:
        saver = self.saver
        if self._is_added is None or not saver.is_settled:
            return
        is_added, self._is_added = self._is_added, None
        item_id, reference, has_words = saver.item_id, saver.reference, saver.has_words
        saver.forget()
        self.hide()
        if item_id and not has_words:
            self.emptied.emit(item_id)
        elif item_id and is_added:
            self.added.emit(reference)
        elif item_id:
            self.kept.emit(item_id, reference)
        if self._waiting:
            self._begin(*self._waiting.pop(0))
            if self._waiting:
                self._close(is_added=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)
