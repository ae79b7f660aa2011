"""The form in which a person says what an excerpt shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from domain.assessment import Stance
from domain.frameworks.framework import Framework
from store.values import ExcerptDetails
from ui.messages import STANCES, counted, quoted
from ui.pages.page import flow, row
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.fold import Fold
from ui.widgets.pickers import CheckBox, Picker
from ui.widgets.text import FaultLabel, Hairline, SectionLabel

LONGEST_SHOWN = 400
"""Characters of the excerpt's words that stand over the form."""


class ExcerptForm(QWidget):
    """Stance, note, whether it may be quoted, and the statements it bears on. Signals: kept(object) with the
    ExcerptDetails when the person is done; left() when nothing is to be kept."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ExcerptDetails()
        self.heading = SectionLabel("")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        choices = [(str(stance), words) for stance, words in STANCES.items()]
        self.stance = Picker(self.tr("What the words do"), choices)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("A note, for the team only"))
        self.note.setAccessibleName(self.tr("Note on the excerpt"))
        self.quotable = CheckBox(self.tr("May be quoted"))
        self.parts = Fold(self.tr("Bears on"), is_open=False)
        self._boxes: dict[str, CheckBox] = {}
        for statement in framework.statements:
            box = self._boxes[statement.id] = CheckBox(statement.name)
            box.toggled.connect(lambda _on: self._sum_up())
            self.parts.add(box)
        self.fault = FaultLabel()
        self.keep = PrimaryButton(self.tr("Keep the excerpt"), "quote")
        self.leave = QuietButton(self.tr("Not now"))
        self._arrange()
        self.keep.clicked.connect(self.submit)
        self.leave.clicked.connect(self.left)
        self.hide()

    def begin(self, heading: str, words: str, details: ExcerptDetails) -> None:
        """Ask about words; what is known of them already is filled in."""
        self._before = details
        self.heading.setText(heading)
        shown = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN].rstrip()} \u2026"
        self.words.setText(quoted(" ".join(shown.split())))
        self.stance.set_value(str(details.stance))
        self.note.setText(details.note)
        self.quotable.setChecked(details.is_quotable)
        for part_id, box in self._boxes.items():
            box.setChecked(part_id in details.part_ids)
        self._unknown = tuple(part_id for part_id in details.part_ids if part_id not in self._boxes)
        self.parts.set_open(False)
        self._sum_up()
        self.set_fault("")
        self.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def details(self) -> ExcerptDetails:
        """Return what is said now."""
        part_ids = tuple(part_id for part_id, box in self._boxes.items() if box.isChecked())
        stance = Stance(self.stance.value())
        return ExcerptDetails(self.note.text(), stance, self.quotable.isChecked(), (*part_ids, *self._unknown))

    def is_changed(self) -> bool:
        """Whether anything was typed or chosen that would be lost."""
        return not self.isHidden() and self.details() != self._before

    def submit(self) -> None:
        """Be done with what is said now."""
        self.kept.emit(self.details())

    def set_fault(self, words: str) -> None:
        """Say why it could not be kept; nothing where it could."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def _sum_up(self) -> None:
        chosen: Sequence[CheckBox] = [box for box in self._boxes.values() if box.isChecked()]
        if len(chosen) == 1:
            self.parts.set_summary(chosen[0].text())
        else:
            words = counted(len(chosen), "statement") if chosen else self.tr("no statement yet")
            self.parts.set_summary(words)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, current_theme().space(1))
        layout.setSpacing(current_theme().space(1))
        for widget in (
            Hairline(),
            self.heading,
            self.words,
            row(self.stance, self.note, stretch_last=True),
            self.quotable,
        ):
            layout.addWidget(widget)
        layout.addWidget(self.parts)
        layout.addWidget(self.fault)
        layout.addWidget(flow(self.keep, self.leave))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)
