"""The people heard and what they are called: names kept apart from the notes, which speak of them by pseudonym."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from domain.evidence.evidence import Pseudonym
from ui.announcement import Announcement, Choice, Tone
from ui.messages import counted, error_message
from ui.pages.page import row
from ui.theme import current_theme
from ui.widgets.buttons import IconButton, OutlinedButton
from ui.widgets.text import FaultLabel, Muted, Note

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


class PseudonymEditor(QWidget):
    """One line for each person, and an empty line to add one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: tuple[Pseudonym, ...] | None = None
        self._lines: list[QWidget] = []
        self.name = self._field(self.tr("Name of a person heard"), self.tr("Name"))
        self.pseudonym = self._field(self.tr("What the person is called in notes"), self.tr("Called in notes"))
        self.add_button = OutlinedButton(self.tr("Add"), "add")
        self.put = OutlinedButton(self.tr("Put pseudonyms into the notes"), "replace")
        self._fault = FaultLabel("")
        self._fault.hide()
        self._grid = QGridLayout()
        self._arrange()
        self.add_button.clicked.connect(self.add)
        self.put.clicked.connect(self.put_into_notes)
        for field in (self.name, self.pseudonym):
            field.returnPressed.connect(self.add)

    def load(self) -> None:
        """Read the names and pseudonyms."""
        from store.queries.evidence import load_pseudonyms

        self._context.backend.ask(load_pseudonyms, self._context.assessment_id, on_done=self.show_known)

    def show_known(self, known: Sequence[Pseudonym]) -> None:
        """Show these people."""
        if tuple(known) == self._known:
            return
        self._known = tuple(known)
        for widget in self._lines:
            widget.hide()
            widget.deleteLater()
        self._lines = []
        for line, each in enumerate(self._known):
            self._add_line(line, each)
        for column, widget in enumerate((self.name, self.pseudonym, self.add_button)):
            self._grid.addWidget(widget, len(self._known), column)
        self.put.set_off("" if known else self.tr("Add a name first."))

    def add(self) -> None:
        """Keep the name in the empty line; what is missing is asked for."""
        from store.actions.pseudonyms import add_pseudonym

        empty = next((field for field in (self.name, self.pseudonym) if not field.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._context.backend.perform(
            add_pseudonym,
            assessment_id=self._context.assessment_id,
            name=self.name.text(),
            pseudonym=self.pseudonym.text(),
            on_done=lambda _changed: self._on_added(),
            on_error=self._on_refused,
        )

    def put_into_notes(self) -> None:
        """Replace every name in the notes of evidence by its pseudonym."""
        from store.actions.pseudonyms import put_pseudonyms_into_notes

        self._context.backend.perform(
            put_pseudonyms_into_notes,
            assessment_id=self._context.assessment_id,
            on_done=self._on_put,
            on_error=self._on_refused,
        )

    def _arrange(self) -> None:
        theme = current_theme()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(1))
        self._grid.setVerticalSpacing(theme.space(1))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        layout.addWidget(
            Muted(
                self.tr(
                    "Names are kept here alone: they are never searched and never exported, and the checks tell "
                    "when one stands in the findings."
                )
            )
        )
        layout.addLayout(self._grid)
        layout.addWidget(self._fault)
        layout.addWidget(row(self.put))

    def _add_line(self, line: int, known: Pseudonym) -> None:
        remove = IconButton("close", self.tr("Forget {name}").format(name=known.name))
        remove.clicked.connect(lambda: self._remove(known.id))
        widgets: tuple[QWidget, ...] = (Note(known.name), Note(known.pseudonym), remove)
        self._lines += widgets
        for column, widget in enumerate(widgets):
            self._grid.addWidget(widget, line, column)

    def _remove(self, pseudonym_id: str) -> None:
        from store.actions.pseudonyms import remove_pseudonym

        self._context.backend.perform(
            remove_pseudonym,
            assessment_id=self._context.assessment_id,
            pseudonym_id=pseudonym_id,
            on_done=lambda _changed: self.load(),
            on_error=self._on_refused,
        )

    def _on_added(self) -> None:
        self._fault.hide()
        self.name.clear()
        self.pseudonym.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.load()

    def _on_put(self, changed: Changed) -> None:
        from store.actions.history import undo

        def take_back() -> None:
            self._context.backend.perform(undo, assessment_id=self._context.assessment_id)

        self._fault.hide()
        count = int(changed.result[0])
        words = self.tr("Replaced in {places} of the notes.").format(places=counted(count, "place"))
        choices = (Choice(self.tr("Undo"), take_back),) if count else ()
        self._context.tell(Announcement(words, Tone.SUCCESS, choices, is_passing=True))

    def _on_refused(self, error: Exception) -> None:
        self._fault.setText(error_message(error).text)
        self._fault.show()

    def _field(self, name: str, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        return field
