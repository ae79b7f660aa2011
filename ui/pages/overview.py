"""The overview: what is assessed and by whom, the scores, the rating, and how far everything is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from domain.assessment import Assessment, SectionKind
from domain.rating.rating import WhatIf, rate
from domain.review.panel import near_edge, statements_to_review
from ui.desk.outlining import WORK
from ui.messages import STAGES, counted, section_stage_words, stage_words
from ui.moments import spoken_span
from ui.pages.details_saver import DetailsSaver
from ui.pages.form import FieldKind, Form, FormField
from ui.pages.kept_texts import KeptTexts
from ui.pages.levels import levels_of
from ui.pages.page import Page, flow, group
from ui.pages.place_link import PlaceLink
from ui.pages.pseudonyms import PseudonymEditor
from ui.pages.rating_panel import RatingPanel
from ui.pages.team import TeamEditor
from ui.theme import current_theme
from ui.widgets.buttons import LinkButton
from ui.widgets.score_profile import ProfileLevel, ProfileRow, ScoreProfile
from ui.widgets.text import Hairline, Heading, Muted

if TYPE_CHECKING:
    from domain.frameworks.framework import Framework
    from domain.review.decisions import Task
    from domain.review.second_scores import Scoring
    from store.changes import Changed
    from store.values import SectionSummary
    from ui.context import Context

COUNTED_AFTER_MS = 300
"""What waits for the person is counted when all else of the page has been read: it takes the longest."""
DETAILS = (
    FormField("authority", "Local authority", is_wide=True),
    FormField("window_from", "Assessment window from", FieldKind.DAY),
    FormField("window_to", "to", FieldKind.DAY),
    FormField("visit_from", "Site visit from", FieldKind.DAY),
    FormField("visit_to", "to", FieldKind.DAY),
    FormField("published_on", "Published on", FieldKind.DAY),
)
STAGE = FormField(
    "stage", "Stage", FieldKind.CHOICE, choices=tuple((str(stage), words) for stage, words in STAGES.items())
)
"""For frameworks without a procedure; where there is one, the stage follows from decisions."""


class OverviewPage(Page):
    """The first page of an assessment.

    Signals of the team: team_failed(object) with the error, what was typed stays; team_saved(), when all of it is.
    """

    team_failed = Signal(object)
    team_saved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Overview", parent)
        self._context = context
        self._sections: tuple[SectionSummary, ...] = ()
        self._when = Muted("")
        self.work = LinkButton(self.tr("My work"))
        self.stages = Muted("")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COUNTED_AFTER_MS)
        self._later.timeout.connect(self._count_work)
        self.kept = KeptTexts(context)
        self.rating = RatingPanel(context.framework)
        self.rating.statement_opened.connect(self._open_part)
        levels = [ProfileLevel(level.value, level.short) for level in context.framework.scale]
        self.profile = ScoreProfile(self.tr("Scores of the quality statements"), levels)
        self.profile.opened.connect(self._on_profile_opened)
        self._progress = QWidget()
        self._progress_grid = QGridLayout(self._progress)
        self.details = Form(DETAILS if context.framework.procedure.stages else (*DETAILS, STAGE))
        self.saver = DetailsSaver(context, self.details)
        self.team = TeamEditor()
        self.pseudonyms = PseudonymEditor(context)
        self._has_team_failed = False
        self._connect_team()
        self._arrange()

    def load(self) -> None:
        """Read the assessment and what its sections hold."""
        from store.queries.assessments import load_overview

        self._context.backend.ask(
            load_overview,
            self._context.assessment_id,
            on_done=lambda answer: self._show(*answer),
            on_error=lambda error: self.show_error("load", error),
        )
        self.kept.load(lambda text: not text.section_id)
        self.pseudonyms.load()
        self._later.start()

    def _count_work(self) -> None:
        """Say how much waits for the person at the window."""
        from store.queries.decisions import my_work

        def show(tasks: tuple[Task, ...]) -> None:
            words = counted(len(tasks), self.tr("thing waits for you"), self.tr("things wait for you"))
            nothing = self.tr("My work: nothing waits for you")
            self.work.setText(self.tr("My work: {words}").format(words=words) if tasks else nothing)

        person = self._context.backend.actor.name
        self._context.backend.ask(my_work, self._context.assessment_id, person, on_done=show)

    def refresh(self, changed: Changed) -> None:
        """Read again what any action of this assessment changed."""
        if changed.assessment_id == self._context.assessment_id and not changed.is_empty:
            self.load()

    def flush(self) -> None:
        """Save the field in which someone is typing."""
        self.saver.flush()
        self.team.flush()

    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.saver.is_settled and not self._has_team_failed

    def leave(self) -> None:
        """Save everything, also the person in the line for a new one."""
        self._later.stop()
        self.flush()
        self.team.add_begun()

    def _arrange(self) -> None:
        groups: tuple[tuple[str, QWidget], ...] = (
            ("", self.rating),
            (self.tr("Scores"), self.profile),
            (self.tr("Progress"), group(self.stages, self._progress)),
            (self.tr("Details"), group(self.saver.two_texts, self.details, self.saver.fault)),
            (self.tr("Team"), self.team),
            (self.tr("People heard, and what they are called"), self.pseudonyms),
        )
        self.add(self._when)
        self.add(flow(self.work))
        self.add(self.kept)
        for title, widget in groups:
            self.add_space(2)
            if title:
                self.add(Hairline())
                self.add_space(1)
                self.add(Heading(title))
                self.add_space(0.5)
            self.add(widget)
        self._progress_grid.setContentsMargins(0, 0, 0, 0)
        self._progress_grid.setColumnStretch(0, 1)
        self._progress_grid.setHorizontalSpacing(current_theme().space(3))
        self._progress_grid.setVerticalSpacing(current_theme().space(0.5))
        self.fill_up()

    def _connect_team(self) -> None:
        self.work.clicked.connect(lambda: self._context.open_section(WORK))
        self.team.added.connect(self._on_added)
        self.team.changed.connect(self._on_member_changed)
        self.team.removed.connect(self._on_removed)

    def _show(self, assessment: Assessment, sections: tuple[SectionSummary, ...]) -> None:
        self.show_banner("load", None)
        framework = self._context.framework
        self.set_title(assessment.authority, framework.short_title)
        self._when.setText(" \u00b7 ".join(_facts_of(assessment, framework)))
        self.saver.show_assessment(assessment)
        self.team.set_team(assessment.team)
        if self._has_team_failed and not self.team.unsaved_text():
            self._on_team_saved()
        self._show_levels(sections)
        if sections != self._sections:
            self._sections = sections
            self._show_progress()

    def _show_levels(self, sections: tuple[SectionSummary, ...]) -> None:
        """Show the scores and what they make; whoever scores blind sees neither the score nor the rating."""
        framework, levels = self._context.framework, levels_of(self._context.framework, sections)
        hidden = [section.part_id for section in sections if section.is_score_hidden]
        if hidden:
            self.rating.show_hidden(hidden)
        else:
            self.rating.show_levels(levels)
            self._ask_second_opinions(near_edge(framework, rate(framework, levels)))
        self.profile.set_rows(
            [
                ProfileRow(f"{each.name} (hidden)" if each.id in hidden else each.name, levels[each.id])
                for each in framework.statements
            ]
        )

    def _ask_second_opinions(self, edge: tuple[WhatIf, ...]) -> None:
        """Ask for a second person where one score decides on the rating and nobody has scored it again."""
        if not edge:
            self.rating.show_edge(())
            return
        from store.queries.second_scores import load_second_scores

        def show(scoring: Scoring) -> None:
            seconds = {section.part_id: section.seconds for section in scoring.sections}
            self.rating.show_edge(() if scoring.is_rating_hidden else statements_to_review(edge, seconds))

        backend = self._context.backend
        backend.ask(load_second_scores, self._context.assessment_id, backend.actor.name, on_done=show)

    def _show_progress(self) -> None:
        while (item := self._progress_grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.stages.setText(self._stage_counts())
        self.stages.setVisible(bool(self.stages.text()))
        for line, section in enumerate(self._sections):
            name = PlaceLink(self._name_of(section))
            name.clicked.connect(lambda _checked=False, wanted=section.id: self._context.open_section(wanted))
            name.setAccessibleDescription(section_stage_words(self._context.framework, section.stage))
            self._progress_grid.addWidget(name, line, 0)
            for column, words in enumerate(self._measures(section), start=1):
                self._progress_grid.addWidget(Muted(words, wraps=False), line, column)

    def _stage_counts(self) -> str:
        """Return how many sections stand at each stage of the procedure, in its order."""
        found = Counter(section_stage_words(self._context.framework, section.stage) for section in self._sections)
        names = [stage.name for stage in self._context.framework.procedure.stages]
        return " \u00b7 ".join(f"{found[name]:,} {name}" for name in names if found[name])

    def _measures(self, section: SectionSummary) -> tuple[str, str, str]:
        if section.kind is SectionKind.FACTS:
            return "", "", ""
        words = counted(section.words, "word") if section.words else self.tr("not yet written")
        cited = counted(section.citations, "citation") if section.citations else ""
        if section.kind is not SectionKind.STATEMENT:
            return words, cited, ""
        level = levels_of(self._context.framework, (section,))[section.part_id]
        reasoned = "" if section.has_rationale else self.tr(", no reason")
        if section.is_score_hidden:
            return words, cited, self.tr("score hidden")
        scored = self.tr("no score") if level is None else self.tr("score {level}").format(level=level) + reasoned
        return words, cited, scored

    def _name_of(self, section: SectionSummary) -> str:
        if section.kind is SectionKind.STATEMENT:
            return self._context.framework.statement(section.part_id).name
        return self._context.framework.part(section.part_id).heading

    def _open_part(self, part_id: str) -> None:
        for section in self._sections:
            if section.part_id == part_id:
                self._context.open_section(section.id)

    def _on_profile_opened(self, place: int) -> None:
        self._open_part(self._context.framework.statements[place].id)

    def _on_added(self, name: str, role: str) -> None:
        from store.actions.assessments import add_member

        self._perform_team(add_member, self.team.end_adding, name=name, role=role)

    def _on_member_changed(self, member_id: str, name: str, role: str) -> None:
        from store.actions.assessments import change_member

        self._perform_team(change_member, member_id=member_id, name=name, role=role)

    def _on_removed(self, member_id: str) -> None:
        from store.actions.assessments import remove_member

        self._perform_team(remove_member, member_id=member_id)

    def _perform_team(self, action: Any, ended: Callable[..., None] = lambda **_how: None, **parameters: str) -> None:
        def done(_changed: Changed) -> None:
            ended(is_added=True)
            self._on_team_saved()

        def failed(error: Exception) -> None:
            ended(is_added=False)
            self.show_error("team", error)
            self._has_team_failed = bool(self.team.unsaved_text())
            if self._has_team_failed:
                self.team_failed.emit(error)

        self._context.backend.perform(
            action, assessment_id=self._context.assessment_id, on_done=done, on_error=failed, **parameters
        )

    def _on_team_saved(self) -> None:
        self.show_banner("team", None)
        self._has_team_failed = False
        self.team_saved.emit()


def _facts_of(assessment: Assessment, framework: Framework) -> list[str]:
    facts = [stage_words(framework, assessment.stage)]
    if window := spoken_span(assessment.window_from, assessment.window_to):
        facts.append(f"window {window}")
    if visit := spoken_span(assessment.visit_from, assessment.visit_to):
        facts.append(f"on site {visit}")
    return facts
