"""A control with its label above and a hint or a fault below."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.text import FaultLabel, Muted


class Field(QWidget):
    """Label, control, hint: in that order, so that nothing depends on a placeholder."""

    def __init__(self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._label = QLabel(label, self)
        self._label.setBuddy(control)
        self._hint = Muted(hint, self)
        self._fault = FaultLabel("", self)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._layout = QVBoxLayout(self)
        for widget in (self._label, control, self._hint, self._fault):
            self._layout.addWidget(widget)
        self.set_fault("")
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def set_fault(self, sentence: str) -> None:
        """Show what is wrong under the control; an empty sentence shows the hint again."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self._hint.setVisible(not sentence and bool(self._hint.text()))
        self.control.setAccessibleDescription(sentence or self._hint.text())
        if bool(self.control.property("faulty")) != bool(sentence):
            self.control.setProperty("faulty", bool(sentence))
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    def fault(self) -> str:
        return self._fault.text()

    def set_hint(self, hint: str) -> None:
        """Show another hint under the control."""
        self._hint.setText(hint)
        self.set_fault(self._fault.text())

    def _on_theme(self, theme: Theme) -> None:
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space(0.5))
