"""The form of a second score, given without seeing the first one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.page import flow
from ui.panes.drafts import Drafts
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.growing_text import GrowingText
from ui.widgets.score_choice import ChoiceLevel, ScoreChoice
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from domain.review.second_scores import SecondScore


class BlindForm(QWidget):
    """A level and its reason; what is begun is kept in `drafts` until it is given.

    Signals: given(str, int, str) with the id of the second score, its level and reason; withdrawn().
    """

    given = Signal(str, int, str)
    withdrawn = Signal()

    def __init__(
        self,
        second: SecondScore,
        title: str,
        levels: Sequence[ChoiceLevel],
        drafts: Drafts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._id, self._drafts = second.id, drafts
        self.score = ScoreChoice(title, levels)
        self.reason = GrowingText(self.tr("Why your score"), self.tr("Say which evidence carries it."))
        self.give = PrimaryButton(self.tr("Give this score"), "done")
        self.withdraw = QuietButton(self.tr("Withdraw"), "undo")
        self.withdraw.set_hint(self.tr("Take back what you have begun; the first score is shown again."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        layout.addWidget(Heading(title))
        layout.addWidget(self.score)
        layout.addWidget(Field(self.tr("Why your score"), self.reason))
        layout.addWidget(flow(self.give, self.withdraw))
        self._bring_back()
        self.score.chosen.connect(self._keep_level)
        self.reason.edited.connect(self._keep_reason)
        self.give.clicked.connect(self._on_give)
        self.withdraw.clicked.connect(self.withdrawn)

    def forget(self) -> None:
        """Let go of what was kept: it is given."""
        self._drafts.keep(f"second-level:{self._id}", "")
        self._drafts.keep(f"second-reason:{self._id}", "")

    def set_off(self, reason: str) -> None:
        """Let nothing be given for a reason, which the tooltips tell."""
        self.score.set_off(reason)
        self.reason.setReadOnly(bool(reason))
        for button in (self.give, self.withdraw):
            button.set_off(reason)

    def _bring_back(self) -> None:
        level = self._drafts.text(f"second-level:{self._id}")
        self.score.set_value(int(level) if level.isdigit() else None)
        self.reason.set_text(self._drafts.text(f"second-reason:{self._id}"))
        self._show_state()

    def _keep_level(self, level: int | None) -> None:
        self._drafts.keep(f"second-level:{self._id}", "" if level is None else str(level))
        self._show_state()

    def _keep_reason(self, text: str) -> None:
        self._drafts.keep(f"second-reason:{self._id}", text)
        self._show_state()

    def _show_state(self) -> None:
        if self.score.value() is None:
            self.give.set_off(self.tr("Choose a level first."))
        else:
            self.give.set_off("" if self.reason.text().strip() else self.tr("Say why first."))

    def _on_give(self) -> None:
        level = self.score.value()
        if level is not None:
            self.given.emit(self._id, level, self.reason.text())
