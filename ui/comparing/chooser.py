"""The head of the page on versions: which two are compared, of what, and keeping one under a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.pages.page import flow
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.pickers import Picker

ABREAST_STEPS = 64
"""From this width, in steps of the grid, the three choices stand side by side."""


class Chooser(QWidget):
    """Signals: chosen(), when another choice is made; keep_wanted(str) with a name; all_read()."""

    chosen = Signal()
    keep_wanted = Signal(str)
    all_read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = Picker(self.tr("What is compared"))
        self.earlier = Picker(self.tr("Earlier version"))
        self.later = Picker(self.tr("Later version"))
        self.keep = QuietButton(self.tr("Keep a version \u2026"), "bookmark")
        self.keep.setProperty("flush", True)
        self.mark_all = QuietButton(self.tr("Mark all as read"), "done")
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the version"))
        self.name.setPlaceholderText(self.tr("A few words that tell it from the others"))
        self.name.setMaxLength(80)
        self._keep_it = PrimaryButton(self.tr("Keep"))
        self._give_up = QuietButton(self.tr("Cancel"))
        self.form = QWidget()
        self.form.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._arrange()
        self._connect()

    def offer(
        self,
        parts: Sequence[tuple[str, str]],
        earlier: Sequence[tuple[str, str]],
        later: Sequence[tuple[str, str]],
        values: tuple[str, str, str],
    ) -> None:
        """Offer parts and versions, with those of `values` chosen; nothing is told."""
        for picker, offers, value in zip(
            (self.part, self.earlier, self.later), (parts, earlier, later), values, strict=True
        ):
            picker.blockSignals(True)
            picker.set_choices(offers)
            picker.set_value(value)
            picker.setToolTip(picker.currentText())
            picker.blockSignals(False)
        for picker in (self.earlier, self.later):
            picker.setEnabled(bool(earlier))

    def begin_keeping(self) -> None:
        """Ask for the name of a version."""
        self.form.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_keeping(self) -> None:
        """Put the question for a name away."""
        self.form.hide()
        self.name.clear()

    def _arrange(self) -> None:
        theme = current_theme()
        self._abreast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._abreast.setSpacing(theme.space(2))
        for label, picker in (
            (self.tr("Earlier"), self.earlier),
            (self.tr("Later"), self.later),
            (self.tr("Of"), self.part),
        ):
            self._abreast.addWidget(Field(label, picker), 1)
        question = QHBoxLayout(self.form)
        question.setContentsMargins(0, 0, 0, 0)
        question.addWidget(self.name, 1)
        question.addWidget(self._keep_it)
        question.addWidget(self._give_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        layout.addLayout(self._abreast)
        layout.addWidget(flow(self.keep, self.mark_all))
        layout.addWidget(self.form)

    def _connect(self) -> None:
        for picker in (self.part, self.earlier, self.later):
            picker.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        self.keep.clicked.connect(self.begin_keeping)
        self.mark_all.clicked.connect(self.all_read)
        self._give_up.clicked.connect(self.end_keeping)
        for signal in (self._keep_it.clicked, self.name.returnPressed):
            signal.connect(lambda *_: self.keep_wanted.emit(self.name.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() >= current_theme().space(ABREAST_STEPS)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._abreast.setDirection(way)
        self._abreast.setSpacing(current_theme().space(2 if is_wide else 1))
        super().resizeEvent(event)
