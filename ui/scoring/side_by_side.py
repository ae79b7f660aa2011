"""A first and a second score side by side, and the changes of a score, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from domain.frameworks.framework import Framework
from domain.review.decisions import ScoreChange
from domain.review.second_scores import SecondScore, SecondState
from ui.messages import counted
from ui.moments import spoken_moment
from ui.sentences.scoring import SOURCES
from ui.theme import current_theme
from ui.widgets.level_label import LevelLabel
from ui.widgets.text import Muted, Note, SectionLabel


def level_label(framework: Framework, level: int | None) -> LevelLabel:
    """Return a level with its shape and word; "no score" without one."""
    values = [each.value for each in framework.scale]
    if level not in values:
        return LevelLabel("no score", None, len(values))
    place = values.index(level)
    return LevelLabel(f"{level}  {framework.scale[place].short}", place, len(values))


class SideBySide(QWidget):
    """Both scores with who gave them and why, as they were then, and how far they are apart."""

    def __init__(self, framework: Framework, second: SecondScore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current_theme().space(3))
        grid.setVerticalSpacing(current_theme().space(0.5))
        sides = (
            ("First score, as it was then", second.first_level, second.first_by, second.first_rationale),
            ("Second score, given blind", second.level, second.person, second.rationale),
        )
        for column, (title, level, by, why) in enumerate(sides):
            grid.setColumnStretch(column, 1)
            grid.addWidget(SectionLabel(title), 0, column)
            grid.addWidget(level_label(framework, level), 1, column)
            grid.addWidget(Muted(by), 2, column)
            grid.addWidget(Note(why or "No reason is written."), 3, column, Qt.AlignmentFlag.AlignTop)
        self.words = Note(difference_words(second))
        self.words.setContentsMargins(0, current_theme().space(1), 0, 0)
        grid.addWidget(self.words, 4, 0, 1, 2)


def difference_words(second: SecondScore) -> str:
    """Return how the two scores stand to each other, and how they were settled."""
    if second.difference is None:
        said = "There was no first score when the second was given."
    elif second.difference == 0:
        said = "Both gave the same level."
    else:
        levels = counted(abs(second.difference), "level")
        said = f"The second score is {levels} {'higher' if second.difference > 0 else 'lower'} than the first."
    if second.state is not SecondState.SETTLED:
        return f"{said} Not settled yet." if second.is_open else said
    who = ", ".join(part for part in (second.settled_by, second.settled_role) if part)
    settled = f"{said} Settled at {second.settled_level} by {who}: {second.why}"
    return f"{settled} (own score settled: {second.waiver})" if second.waiver else settled


def summary_words(seconds: tuple[SecondScore, ...]) -> str:
    """Return what is said of second scores beside a folded title."""
    given = [each for each in seconds if each.state is not SecondState.BEGUN]
    if not given:
        return "begun" if seconds else "none"
    opened = sum(each.is_open for each in given)
    if opened:
        return "differs, not settled" if opened == 1 else f"{opened} differ, not settled"
    return "settled" if any(each.state is SecondState.SETTLED for each in given) else "the same"


def change_words(change: ScoreChange, framework: Framework, now: datetime) -> str:
    """Return a change of a score: "2 → 3, Priya Shah, 3 March 11:40, draft: why"."""
    before, after = ("none" if level is None else str(level) for level in (change.before, change.after))
    category = f"{framework.category(change.category_id).name}: " if change.category_id else ""
    when, where = spoken_moment(change.at, now), SOURCES[str(change.source)]
    why = f": {change.why}" if change.why else ""
    return f"{category}{before} \u2192 {after}, {change.person}, {when}, {where}{why}"
