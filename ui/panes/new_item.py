"""The small form in which a note or a web link becomes evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import EvidenceKind
from ui.pages.form import FieldKind, Form, FormField
from ui.pages.page import row
from ui.panes.intake import is_address, title_of_text
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.text import Hairline, Heading

NOTE_FIELDS = (
    FormField("title", "Title", placeholder="Interview with a team manager"),
    FormField("notes", "Note", FieldKind.PROSE, placeholder="What was said or seen."),
)
LINK_FIELDS = (
    FormField("url", "Web address", placeholder="https://"),
    FormField("title", "Title", placeholder="What the page is"),
)


class NewItemForm(QWidget):
    """Hidden until it is begun. Signal: submitted(object) with the ItemDetails."""

    submitted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = EvidenceKind.NOTE
        self._heading = Heading("")
        self.note = Form(NOTE_FIELDS, columns=1)
        self.link = Form(LINK_FIELDS, columns=1)
        self.add = PrimaryButton(self.tr("Add"))
        self.add.clicked.connect(self.submit)
        leave = QuietButton(self.tr("Not now"))
        leave.clicked.connect(self.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        for widget in (self._heading, self.note, self.link, row(self.add, leave), Hairline()):
            layout.addWidget(widget)
        self.hide()

    def begin_note(self, text: str = "") -> None:
        """Ask for a note, which may have its text already."""
        self._begin(EvidenceKind.NOTE, self.tr("A note"))
        self.note.set_values({"title": title_of_text(text), "notes": text})
        self.note.control("title").setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_link(self, address: str = "") -> None:
        """Ask for a web link, which may have its address already."""
        self._begin(EvidenceKind.LINK, self.tr("A web link"))
        self.link.set_values({"url": address, "title": ""})
        first = "title" if address else "url"
        self.link.control(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Hand the item over, or say what is missing."""
        from store.values import ItemDetails

        if self._kind is EvidenceKind.NOTE:
            values = self.note.values()
            title = values["title"] or title_of_text(values["notes"])
            self.note.set_fault("title", "" if title else self.tr("Type a few words that say what it is."))
            if title:
                self._hand_over(ItemDetails(title, self._kind, notes=values["notes"]))
            return
        values = self.link.values()
        problem = self.tr("A web address begins with https:// or http://.")
        self.link.set_fault("url", "" if is_address(values["url"]) else problem)
        if is_address(values["url"]):
            self._hand_over(ItemDetails(values["title"] or values["url"], self._kind, url=values["url"]))

    def _begin(self, kind: EvidenceKind, heading: str) -> None:
        self._kind = kind
        self._heading.setText(heading)
        self.note.setVisible(kind is EvidenceKind.NOTE)
        self.link.setVisible(kind is EvidenceKind.LINK)
        self.show()

    def _hand_over(self, details: object) -> None:
        self.hide()
        self.submitted.emit(details)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)
