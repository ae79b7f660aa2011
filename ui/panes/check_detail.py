"""The finding that is chosen, in full, with what would mend it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from domain.checks.finding import Finding
from domain.frameworks.framework import Framework
from domain.text.word_difference import changes_between
from ui.messages import finding_sentence
from ui.panes.check_rows import MARKS
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import OutlinedButton
from ui.widgets.text import Hairline, Muted, Note


class CheckDetail(QWidget):
    """Signal: mend_wanted(), when the proposed words are to be put in."""

    mend_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self.severity = Muted("")
        self.sentence = Note("")
        self.difference = QLabel("")
        self.difference.setWordWrap(True)
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.mend = OutlinedButton(self.tr("Put the excerpt’s words in"), "replace")
        self.mend.clicked.connect(self.mend_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, current_theme().space(1.5))
        layout.setSpacing(current_theme().space(0.75))
        layout.addWidget(Hairline())
        for widget in (self.severity, self.sentence, self.difference):
            layout.addWidget(widget)
        layout.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
        theme_notifier().changed.connect(self._on_theme)

    def show_finding(self, finding: Finding | None, framework: Framework, why_off: str = "") -> None:
        """Show a finding, or nothing."""
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        self.severity.setText(MARKS[finding.severity][2])
        self.sentence.setText(finding_sentence(finding, framework))
        has_mend = finding.replacement is not None
        self.mend.setVisible(has_mend)
        self.mend.set_off(why_off)
        self.difference.setVisible(has_mend)
        self._show_difference(current_theme())

    def _show_difference(self, theme: Theme) -> None:
        """Write the present words with those struck out that go and those underlined that come."""
        finding = self._finding
        if finding is None or finding.replacement is None:
            return
        removed, added = theme.color("danger").name(), theme.color("success").name()
        pieces, place, spoken = [], 0, []
        for change in changes_between(finding.text, finding.replacement):
            pieces.append(escape(finding.text[place : change.start]))
            gone = finding.text[change.start : change.end]
            if gone:
                pieces.append(f'<s style="color:{removed}">{escape(gone)}</s>')
            if change.words:
                pieces.append(f'<u style="color:{added}">{escape(change.words)}</u>')
            spoken.append(self.tr("“{gone}” becomes “{come}”").format(gone=gone, come=change.words))
            place = change.end
        pieces.append(escape(finding.text[place:]))
        self.difference.setText("".join(pieces))
        self.difference.setAccessibleName("; ".join(spoken))

    def _on_theme(self, theme: Theme) -> None:
        self._show_difference(theme)
