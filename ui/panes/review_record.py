"""What was decided on a section or the report, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.frameworks.procedure import Procedure
from domain.review.decisions import Decision
from ui.pages.page import clear_layout, group
from ui.sentences.review import decision_detail, decision_name
from ui.theme import current_theme
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Heading, Muted, Prose

MOST_SHOWN = 12


class ReviewRecord(QWidget):
    """Each decision with who took it, in which role, when, where it led, why, and what was waived."""

    def __init__(self, procedure: Procedure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure = procedure
        self._shown: tuple[Decision, ...] = ()
        self._is_whole = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current_theme().space(2))

    def show_decisions(self, decisions: Sequence[Decision], now: datetime) -> None:
        """Show decisions, which are in their order."""
        newest_first = tuple(reversed(decisions))
        if newest_first[-1:] != self._shown[-1:]:
            self._is_whole = False
        self._shown = newest_first
        clear_layout(self._layout)
        some = newest_first if self._is_whole else newest_first[:MOST_SHOWN]
        for each in some:
            self._layout.addWidget(self._entry(each, now))
        if not decisions:
            self._layout.addWidget(Muted(self.tr("Nothing has been decided yet.")))
        if len(some) < len(newest_first):
            more = LinkButton(self.tr("Show all {count:,}").format(count=len(newest_first)))
            more.clicked.connect(lambda: self._show_whole(now))
            self._layout.addWidget(more)

    def _show_whole(self, now: datetime) -> None:
        self._is_whole = True
        self.show_decisions(tuple(reversed(self._shown)), now)

    def _entry(self, decision: Decision, now: datetime) -> QWidget:
        widgets: list[QWidget] = [
            Heading(decision_name(self._procedure, decision)),
            Muted(decision_detail(self._procedure, decision, now)),
        ]
        if decision.why:
            widgets.append(Prose(*decision.why.split("\n")))
        if decision.waiver:
            widgets.append(Muted(self.tr("Separation waived: {reason}").format(reason=decision.waiver)))
        return group(*widgets, gap=0.5)
