"""The form in which a first and a second score are settled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.review.procedure import Refusal
from ui.messages import refusal_sentence
from ui.pages.category_scores import LevelRow
from ui.pages.page import flow
from ui.panes.drafts import Drafts
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton
from ui.widgets.field import Field
from ui.widgets.growing_text import GrowingText
from ui.widgets.pickers import CheckBox
from ui.widgets.text import Muted

if TYPE_CHECKING:
    from domain.frameworks.framework import Level

ASKED_FOR = ("no-reason", "own-score")
"""Refusals that the form itself asks the way out of: a reason, and why the separation of duties is waived."""


class SettleForm(QWidget):
    """The level, what led to it, and, for whoever gave one of the scores, why that is let stand.

    `key` tells what is typed here from other drafts. Signal: settled(int, str, str, bool) with the level, the reason,
    the reason of the waiver and whether the panel settled it.
    """

    settled = Signal(int, str, str, bool)

    def __init__(self, key: str, levels: Sequence[Level], drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._drafts, self._reason = key, drafts, ""
        self.level = LevelRow(self.tr("Settled level"), levels)
        self.why = GrowingText(self.tr("What led to it"))
        self.waiver = GrowingText(self.tr("Why you settle your own score"), least_lines=1)
        self._waiver = Field(
            self.tr("Why you settle your own score"),
            self.waiver,
            self.tr("You gave one of the two scores. The reason stands in the record as a waiver."),
        )
        self.by_panel = CheckBox(self.tr("Settled by a moderation panel"))
        self.settle = OutlinedButton(self.tr("Settle"), "done")
        self.off = Muted("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        layout.addWidget(Field(self.tr("Settled level"), flow(self.level)))
        layout.addWidget(Field(self.tr("What led to it"), self.why))
        for widget in (self._waiver, self.by_panel, flow(self.settle), self.off):
            layout.addWidget(widget)
        self._bring_back()
        self.level.chosen.connect(lambda level: self._keep("level", "" if level is None else str(level)))
        self.why.edited.connect(partial(self._keep, "why"))
        self.waiver.edited.connect(partial(self._keep, "waiver"))
        self.settle.clicked.connect(self._on_settle)

    def forget(self) -> None:
        """Let go of what was kept: it is settled."""
        for name in ("level", "why", "waiver"):
            self._drafts.keep(f"settle-{name}:{self._key}", "")

    def show_refusals(self, refusals: Sequence[Refusal], why_off: str = "") -> None:
        """Say what stands in the way; what the form asks for does not."""
        blocking = [each for each in refusals if each.code not in ASKED_FOR]
        self._reason = why_off or next((refusal_sentence(each.code, dict(each.data)) for each in blocking), "")
        self._waiver.setVisible(any(each.code == "own-score" for each in refusals))
        self._show_state()

    def _bring_back(self) -> None:
        level, why, waiver = (self._drafts.text(f"settle-{name}:{self._key}") for name in ("level", "why", "waiver"))
        self.level.set_value(int(level) if level.isdigit() else None)
        self.why.set_text(why)
        self.waiver.set_text(waiver)

    def _keep(self, name: str, text: str) -> None:
        self._drafts.keep(f"settle-{name}:{self._key}", text)
        self._show_state()

    def _missing(self) -> str:
        if self.level.value() is None:
            return self.tr("Choose the level first.")
        if not self.why.text().strip():
            return self.tr("Say what led to it first.")
        if not self._waiver.isHidden() and not self.waiver.text().strip():
            return self.tr("Say why you settle your own score.")
        return ""

    def _show_state(self) -> None:
        self.settle.set_off(self._reason or self._missing())
        self.off.setText(self._reason)
        self.off.setVisible(bool(self._reason))

    def _on_settle(self) -> None:
        level = self.level.value()
        if level is not None:
            waiver = "" if self._waiver.isHidden() else self.waiver.text()
            self.settled.emit(level, self.why.text(), waiver, self.by_panel.isChecked())
