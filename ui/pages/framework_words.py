"""The framework's words for a statement: commitment, expectations, topics and what each level looks like."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.frameworks.framework import Framework, Statement
from ui.pages.page import clear_layout
from ui.theme import current_theme
from ui.widgets.fold import Fold
from ui.widgets.text import Muted, Prose, SectionLabel


class FrameworkWords(QWidget):
    """Folds away. Signal: folded(bool)."""

    folded = Signal(bool)

    def __init__(self, framework: Framework, *, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._fold = Fold(self.tr("The framework\u2019s words"), is_open=is_open)
        self._fold.folded.connect(self.folded)
        self._body = QWidget()
        self._body_layout = QVBoxLayout(self._body)
        self._body_layout.setContentsMargins(0, 0, 0, 0)
        self._body_layout.setSpacing(current_theme().space(0.5))
        self._fold.add(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fold)

    def show_statement(self, statement: Statement) -> None:
        """Show the words of a statement."""
        clear_layout(self._body_layout)
        terms = self._framework.terms
        self._add(terms["commitment"], (statement.commitment,))
        self._add(terms["expectations"], statement.expectations)
        topics = self.tr("Topics") if statement.topics_confirmed else self.tr("Topics (wording not confirmed)")
        self._add(topics, statement.topics)
        for value, sentences in sorted(statement.characteristics.items()):
            self._add(self._framework.score_line(value), (sentences,))
        self._fold.set_summary(statement.commitment)

    def is_open(self) -> bool:
        """Whether the words are shown."""
        return self._fold.is_open()

    def set_open(self, is_open: bool) -> None:
        """Show or fold the words."""
        self._fold.set_open(is_open)

    def _add(self, title: str, paragraphs: tuple[str, ...]) -> None:
        if not paragraphs:
            return
        if self._body_layout.count():
            self._body_layout.addSpacing(current_theme().space(1))
        self._body_layout.addWidget(SectionLabel(title))
        if len(paragraphs) > 3:
            self._body_layout.addWidget(Muted(" \u00b7 ".join(paragraphs)))
        else:
            self._body_layout.addWidget(Prose(*paragraphs))
