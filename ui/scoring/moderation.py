"""The page for moderation: the scores of all assessments of a framework, what stands out, and how far scorers agree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.review.agreement import Weighting
from ui.messages import part_name
from ui.pages.page import Page, clear_layout, flow, group
from ui.pages.place_link import PlaceLink
from ui.scoring.moderation_rows import (
    Moderation,
    agreement_lines,
    distribution_lines,
    edge_line,
    kappa_lines,
    outlier_words,
    profile_lines,
    rating_line,
    read_moderation,
    standing_note,
)
from ui.theme import current_theme
from ui.widgets.fold import Fold
from ui.widgets.icon_label import IconLabel
from ui.widgets.matrix_table import MatrixTable
from ui.widgets.text import Hairline, Heading, Muted, Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.review.panel import Scored
    from store.changes import Changed
    from ui.context import Context

TABLES = frozenset({"assessment", "score", "score_change", "second_score"})
NAME_STEPS = 12
"""Of the grid: the longest words of the authorities' names fit in."""
KAPPA = (
    "Weighted kappa is 1 \u2212 observed / expected: the disagreement between first and second scores, weighed by the "
    "steps between the levels, against what chance alone would give. 1 is full agreement, 0 no more than chance."
)


class ModerationPage(Page):
    """What a moderation panel looks at; every cell and line leads to its statement."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Moderation", parent)
        self._context = context
        self.shown: Moderation | None = None
        self.note = Note("")
        self.profiles = MatrixTable(self.tr("Levels of each statement in each assessment"), NAME_STEPS)
        self.distribution = MatrixTable(self.tr("How many assessments have each level"))
        words = self.tr("stands out: so many levels above or below the median")
        self.legend = flow(IconLabel("flag", "danger", words))
        self._below = QWidget()
        self._below_layout = QVBoxLayout(self._below)
        self._below_layout.setContentsMargins(0, 0, 0, 0)
        self._below_layout.setSpacing(current_theme().space(2))
        self.folds: dict[str, Fold] = {}
        self.groups: list[QWidget] = []
        self._arrange()
        self.profiles.opened.connect(self._on_level)
        self.profiles.label_opened.connect(self._open_here)
        self.distribution.opened.connect(lambda statement_id, _column: self._open_here(statement_id))
        self.distribution.label_opened.connect(self._open_here)

    def load(self) -> None:
        """Read the assessments of the framework."""
        backend = self._context.backend
        backend.ask(
            read_moderation,
            self._context.framework,
            backend.actor.name,
            on_done=self._show,
            on_error=lambda error: self.show_error("load", error),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched a score, while the page is seen."""
        if TABLES & changed.tables and self.isVisible():
            self.load()

    def take_focus(self) -> None:
        """Begin in the levels."""
        self.profiles.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        title = self._context.framework.title
        self.add(Muted(self.tr("All assessments of this workspace made with: {title}").format(title=title)))
        self.add(self.note)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Profiles"), (self.profiles, self.legend)),
            (self.tr("Distribution"), (self.distribution,)),
        )
        for name, widgets in groups:
            self.add_space(1)
            self.groups.append(group(Heading(name), *widgets))
            self.add(self.groups[-1])
        self.add_space(1)
        self.add(self._below)
        self.fill_up()

    def _show(self, shown: Moderation) -> None:
        self.show_banner("load", None)
        self.shown = shown
        view, framework = shown.view, self._context.framework
        note = standing_note(view)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.profiles.show_lines([each.profile.authority for each in view.profiles], profile_lines(view, framework))
        levels = [f"{level.value} {level.short}".strip() for level in framework.scale]
        self.distribution.show_lines([*levels, self.tr("Median")], distribution_lines(view, framework))
        self.groups[-1].setVisible(len(view.profiles) > 1)
        self.legend.setVisible(any(each.outliers for each in view.statements))
        for table in (self.profiles, self.distribution):
            if not table.currentIndex().isValid() and table.model().rowCount():
                table.setCurrentIndex(table.model().index(0, 0))
        is_open = {name: fold.is_open() for name, fold in self.folds.items()}
        clear_layout(self._below_layout)
        self.folds = {}
        for name, widgets in self._groups(shown):
            self._below_layout.addWidget(Hairline())
            self._below_layout.addWidget(group(Heading(name), *widgets))
        for name, fold in self.folds.items():
            fold.set_open(is_open.get(name, False))

    def _groups(self, shown: Moderation) -> list[tuple[str, list[QWidget]]]:
        return [
            (self.tr("Ratings"), self._ratings(shown)),
            (self.tr("What stands out"), self._outliers(shown)),
            (self.tr("Second scores"), self._second_scores(shown)),
        ]

    def _ratings(self, shown: Moderation) -> list[QWidget]:
        framework, made = self._context.framework, []
        for each in shown.view.profiles:
            lines = [rating_line(each, framework), edge_line(each, framework)]
            run = partial(self._open_assessment, each.profile.assessment_id)
            made.append(_entry(each.profile.authority, [line for line in lines if line], run))
        return made

    def _outliers(self, shown: Moderation) -> list[QWidget]:
        framework, made = self._context.framework, []
        levels = {each.profile.assessment_id: each.profile.levels for each in shown.view.profiles}
        for each in shown.view.statements:
            for assessment_id in each.outliers:
                level = levels[assessment_id][each.statement_id]
                name = f"{shown.authority(assessment_id)}: {part_name(framework, each.statement_id)}"
                words = f"{level}, {outlier_words(each, level)}"
                made.append(_entry(name, [words], partial(self._open, (assessment_id, each.statement_id))))
        return made or [Muted(self.tr("No level stands out."))]

    def _second_scores(self, shown: Moderation) -> list[QWidget]:
        framework, view = self._context.framework, shown.view
        lines = agreement_lines(view, framework)
        if not lines:
            nothing = self.tr(
                "No second score has been given yet. On the page of a statement, somebody who has not scored it can "
                "score it without seeing the first score; how far the two agree is shown here."
            )
            return [Note(nothing)]
        made: list[QWidget] = [Note(line) for line in lines]
        for scored in view.open_differences:
            name = f"{shown.authority(scored[0])}: {part_name(framework, scored[1])}"
            words = self.tr("A second score differs and is not settled.")
            made.append(_entry(name, [words], partial(self._open, scored)))
        fold = Fold(self.tr("How kappa is calculated"), is_open=False)
        fold.add(Muted(KAPPA))
        for weighting in Weighting:
            fold.add(Muted("\n".join(kappa_lines(view, framework, weighting))))
        self.folds["kappa"] = fold
        return [*made, fold]

    def _on_level(self, statement_id: str, column: int) -> None:
        if self.shown is not None:
            self._open((self.shown.view.profiles[column].profile.assessment_id, statement_id))

    def _open_here(self, statement_id: str) -> None:
        self._open((self._context.assessment_id, statement_id))

    def _open_assessment(self, assessment_id: str) -> None:
        if assessment_id != self._context.assessment_id:
            self._context.open_elsewhere(assessment_id, "overview")
        else:
            self._context.open_section("overview")

    def _open(self, scored: Scored) -> None:
        """Open a statement of this assessment, or of another one."""
        section_id = self.shown.sections.get(scored, "") if self.shown is not None else ""
        if not section_id:
            return
        if scored[0] == self._context.assessment_id:
            self._context.open_section(section_id)
        else:
            self._context.open_elsewhere(scored[0], section_id)


def _entry(name: str, details: list[str], run: Callable[[], object]) -> QWidget:
    link = PlaceLink(name)
    link.clicked.connect(lambda _checked=False: run())
    words = [Muted(detail) for detail in details]
    for label in words:
        label.setIndent(current_theme().space(1))
    return group(link, *words, gap=0)
