"""The form that begins an assessment: three questions in the page, no wizard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.pages.form import FieldKind, Form, FormField
from ui.pages.page import group, row
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from datetime import date

    from domain.frameworks.framework import Framework

FIELDS = (
    FormField("authority", "Local authority", placeholder="London Borough of …", is_wide=True),
    FormField("framework", "Framework", FieldKind.CHOICE, is_wide=True),
    FormField("window_from", "Assessment window from", FieldKind.DAY, hint="May be left until later."),
    FormField("window_to", "to", FieldKind.DAY),
)


class NewAssessmentForm(QWidget):
    """Asks for authority, framework and window.

    Signals: submitted(str, str, object, object) with the framework's id, the authority and both ends of the window
    (dates or None); given_up().
    """

    submitted = Signal(str, str, object, object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(FIELDS)
        self.begin = PrimaryButton(self.tr("Begin the assessment"))
        self.begin.clicked.connect(self.submit)
        self._cancel = QuietButton(self.tr("Not now"))
        self._cancel.clicked.connect(self.given_up)
        heading = Heading(self.tr("New assessment"))
        body = group(heading, self.form, row(self.begin, self._cancel), gap=2)
        layout = body.layout()
        assert layout is not None
        self.setLayout(layout)
        authority = self.form.control("authority")
        assert isinstance(authority, QLineEdit)
        authority.returnPressed.connect(self.submit)

    def offer(self, frameworks: Sequence[Framework], authorities: Sequence[str]) -> None:
        """Offer frameworks, the first of them chosen, and completions for the authority."""
        self.form.set_choices("framework", [(framework.id, framework.short_title) for framework in frameworks])
        self.form.set_suggestions("authority", authorities)

    def start(self) -> None:
        """Empty the form and put the caret in its first field."""
        self.form.set_values({"authority": "", "window_from": None, "window_to": None})
        self.form.control("authority").setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Hand the answers over, or say what is missing."""
        values = self.form.values()
        first: date | None = values["window_from"]
        last: date | None = values["window_to"]
        is_reversed = first is not None and last is not None and first > last
        self.form.set_fault("authority", "" if values["authority"] else self.tr("Name the authority to be assessed."))
        self.form.set_fault("window_to", self.tr("The window ends before it begins.") if is_reversed else "")
        if values["authority"] and not is_reversed:
            self.submitted.emit(values["framework"], values["authority"], first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
