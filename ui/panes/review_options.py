"""The decisions that belong to where a section stands: a button each, and under it why it cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.frameworks.procedure import Condition
from domain.review.decisions import Standing
from domain.review.procedure import SEPARATION, Option
from ui.pages.page import clear_layout, flow, group
from ui.panes.review_form import Asked
from ui.sentences.review import approvals_words, cause_of, why_refused
from ui.theme import current_theme
from ui.widgets.buttons import WrappedButton
from ui.widgets.text import Muted


class ReviewOptions(QWidget):
    """Signal: pressed(str) with the id of a decision that can be taken."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, WrappedButton] = {}
        self._room = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current_theme().space(1.5))

    def show_options(self, options: Sequence[Option], standing: Standing, never: str) -> None:
        """Show the decisions; `never` is the reason why none can be taken, or nothing."""
        focused = next((name for name, button in self.buttons.items() if button.hasFocus()), "")
        clear_layout(self._layout)
        self.buttons = {}
        for option in options:
            self._layout.addWidget(self._line(option, standing, never))
        self.set_room(self._room)
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def set_room(self, width: int) -> None:
        """Let the buttons be no wider than this."""
        self._room = width
        for button in self.buttons.values() if width else ():
            button.set_room(width)

    def _line(self, option: Option, standing: Standing, never: str) -> QWidget:
        rule = option.rule
        is_asking = asked_of(option) is not None
        button = WrappedButton(f"{rule.name} \u2026" if is_asking else rule.name)
        button.set_off(never or why_off(option))
        button.clicked.connect(lambda: self.pressed.emit(rule.id))
        self.buttons[rule.id] = button
        said = [why_refused(each) for each in option.refusals]
        if rule.approvals > 1:
            said.append(approvals_words(rule, standing.approvals(rule.id)))
        return group(flow(button), *(Muted(words) for words in said), gap=0.5)


def stands_in_the_way(option: Option) -> bool:
    """Whether something stands in the way of a decision that no waiver takes away."""
    return any(each.code not in SEPARATION for each in option.refusals)


def why_off(option: Option) -> str:
    """Return why a decision cannot be taken at all; nothing where a waiver is enough."""
    return "\n".join(why_refused(each) for each in option.refusals) if stands_in_the_way(option) else ""


def asked_of(option: Option) -> Asked | None:
    """Return what is asked for before a decision is taken; None where nothing is, or it cannot be taken."""
    rule = option.rule
    if stands_in_the_way(option):
        return None
    missing = "no-reason" if Condition.REASON in rule.conditions else ""
    separation = tuple(cause_of(each) for each in option.refusals)
    return Asked(rule.id, rule.name, missing, separation) if missing or separation else None
