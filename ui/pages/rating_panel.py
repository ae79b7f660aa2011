"""The rating of an assessment: where it stands, how it is calculated, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.frameworks.framework import Framework
from domain.rating.rating import Distance, Incomplete, Rating, WhatIf, rate
from ui.messages import counted
from ui.pages.page import clear_layout
from ui.theme import current_theme
from ui.widgets.buttons import LinkButton
from ui.widgets.fold import Fold
from ui.widgets.rating_bar import BandSpan, RatingBar
from ui.widgets.text import Heading, Note


class RatingPanel(QWidget):
    """Shows what the levels of an assessment make. Signal: statement_opened(str) with a statement's id."""

    statement_opened = Signal(str)

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        bands = [BandSpan(band.label, band.lowest, band.highest) for band in framework.method.bands]
        self.heading = Heading("")
        self.sentence = Note("")
        self.bar = RatingBar(self.tr("Overall rating"), bands)
        self.calculation = Fold(self.tr("How it is calculated"), is_open=False)
        self.steps = Note("")
        self.calculation.add(self.steps)
        self.difference = Fold(self.tr("What would change it"), is_open=False)
        self._missing = QWidget()
        self._missing_layout = QVBoxLayout(self._missing)
        self._difference_body = QWidget()
        self._difference_layout = QVBoxLayout(self._difference_body)
        self.difference.add(self._difference_body)
        self.edge = Fold(self.tr("Near a band\u2019s edge"), is_open=False)
        self._edge_body = QWidget()
        self._edge_layout = QVBoxLayout(self._edge_body)
        self.edge.add(self._edge_body)
        self._arrange()

    def show_hidden(self, statement_ids: Sequence[str]) -> None:
        """Show no rating to somebody who scores these statements blind: it would tell their scores."""
        self._clear()
        for widget in (self.bar, self.calculation, self.difference, self.edge):
            widget.hide()
        self.heading.setText(self.tr("Rating hidden"))
        self.sentence.setText(
            self.tr("You score {statements} without seeing the first score. The rating is shown when you have.").format(
                statements=counted(len(statement_ids), "statement")
            )
        )
        self._missing.show()
        for statement_id in statement_ids:
            words = self.tr("{name}: give your score").format(name=self._framework.statement(statement_id).name)
            self._missing_layout.addWidget(self._link(statement_id, words))

    def show_edge(self, statement_ids: Sequence[str]) -> None:
        """Ask that a second person review the reasons of these statements, each of which could change the rating."""
        clear_layout(self._edge_layout)
        self.edge.setVisible(bool(statement_ids))
        if not statement_ids:
            return
        reasons = counted(len(statement_ids), "reason")
        self.edge.set_summary(self.tr("Ask a second person to review {reasons}").format(reasons=reasons))
        words = self.tr("One level of one score would change the rating. Ask a second person to review the reason for:")
        self._edge_layout.addWidget(Note(words))
        for statement_id in statement_ids:
            self._edge_layout.addWidget(self._link(statement_id, self._framework.statement(statement_id).name))

    def show_levels(self, levels: dict[str, int | None]) -> None:
        """Rate these levels, by statement id, and show it."""
        outcome = rate(self._framework, levels)
        self._clear()
        self.bar.show()
        is_rated = isinstance(outcome, Rating)
        self._missing.setVisible(not is_rated)
        self.calculation.setVisible(is_rated)
        self.difference.setVisible(is_rated)
        if isinstance(outcome, Rating):
            self._show_rating(outcome)
        else:
            self._show_incomplete(outcome)

    def _clear(self) -> None:
        clear_layout(self._difference_layout)
        clear_layout(self._missing_layout)

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        for widget in (self.heading, self.sentence, self.bar, self._missing):
            layout.addWidget(widget)
        for fold in (self.edge, self.calculation, self.difference):
            layout.addWidget(fold)
        self.edge.hide()
        for inner in (self._missing_layout, self._difference_layout, self._edge_layout):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(theme.space(0.5))

    def _show_rating(self, rating: Rating) -> None:
        self.heading.setText(rating.band.label)
        self.sentence.setText(
            self.tr("{total} of {maximum} points, {percent}%").format(
                total=rating.total, maximum=rating.maximum, percent=rating.percent
            )
        )
        self.bar.set_percent(rating.percent, "; ".join(self._distance(each) for each in rating.distances))
        self.steps.setText("\n".join(step.text for step in rating.steps))
        telling = _nearest(each for each in rating.changes if each.changes_band)
        if not telling:
            self._difference_layout.addWidget(Note(self.tr("No single score would change the rating.")))
        for each in telling:
            self._difference_layout.addWidget(self._what_if(each))

    def _show_incomplete(self, outcome: Incomplete) -> None:
        missing = len(outcome.missing)
        self.heading.setText(self.tr("No rating yet"))
        possible = _either(band.label for band in outcome.possible)
        self.sentence.setText(
            self.tr("{statements} without a score. Still possible: {possible}.").format(
                statements=counted(missing, "statement"), possible=possible
            )
        )
        self.bar.set_percent(None, "", (outcome.lowest, outcome.highest))
        for statement_id in outcome.missing:
            name = self._framework.statement(statement_id).name
            words = self.tr("{name} has no score").format(name=name)
            self._missing_layout.addWidget(self._link(statement_id, words))

    def _distance(self, distance: Distance) -> str:
        if distance.points is None:
            return self.tr("{band} cannot be reached by scores alone").format(band=distance.band.label)
        points = counted(abs(distance.points), "point")
        words = self.tr("{points} more for {band}") if distance.points > 0 else self.tr("{points} fewer for {band}")
        return words.format(points=points, band=distance.band.label)

    def _what_if(self, change: WhatIf) -> QWidget:
        name = self._framework.statement(change.statement_id).name
        words = self.tr("{name}: {old} to {new} makes it {band}, {percent}%").format(
            name=name, old=change.from_level, new=change.to_level, band=change.band.label, percent=change.percent
        )
        return self._link(change.statement_id, words)

    def _link(self, statement_id: str, words: str) -> QWidget:
        button = LinkButton(words)
        button.clicked.connect(lambda: self.statement_opened.emit(statement_id))
        return button


def _either(words: Iterable[str]) -> str:
    """Return words as a choice: "Good", "Good or Outstanding", "Inadequate, Good or Outstanding"."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"


def _nearest(changes: Iterable[WhatIf]) -> list[WhatIf]:
    """Return the smallest change for each statement and rating that it leads to."""
    found: dict[tuple[str, str], WhatIf] = {}
    for each in changes:
        key = (each.statement_id, each.band.id)
        known = found.get(key)
        if known is None or abs(each.to_level - each.from_level) < abs(known.to_level - known.from_level):
            found[key] = each
    return list(found.values())
