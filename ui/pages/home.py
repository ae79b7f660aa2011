"""The home page: the assessments of this workspace, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announcement import Announcement, Choice
from ui.context import BackendPort
from ui.moments import spoken_moment
from ui.pages.assessment_row import AssessmentRow
from ui.pages.authorities import authority_names
from ui.pages.new_assessment import NewAssessmentForm
from ui.pages.page import Page, clear_layout, flow
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Hairline

if TYPE_CHECKING:
    from domain.frameworks.framework import Framework
    from store.changes import Changed
    from store.values import AssessmentSummary
    from store.workspace import Workspace


COLUMN_STEPS = 108


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the home page shows: the assessments with their frameworks, and what a new one can begin with."""

    summaries: tuple[AssessmentSummary, ...]
    frameworks: dict[str, Framework]
    offered: tuple[Framework, ...]


def read_shelf(workspace: Workspace, person: str) -> Shelf:
    """Return the assessments of a workspace as a person may see them, and the frameworks they are made with."""
    from store.queries.assessments import list_assessments
    from ui.blindness import seen_by

    summaries = seen_by(workspace, person, list_assessments(workspace))
    ids = {summary.framework_id for summary in summaries}
    return Shelf(summaries, {name: workspace.framework(name) for name in ids}, workspace.frameworks())


class HomePage(Page):
    """Signals: open_requested(str) with an assessment's id; import_requested(), sample_requested(),
    workspace_requested() for what the window does; announced(object) with an Announcement that passes."""

    open_requested = Signal(str)
    import_requested = Signal()
    sample_requested = Signal()
    workspace_requested = Signal()
    announced = Signal(object)

    def __init__(
        self, backend: BackendPort, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__("Assessments", parent)
        self._backend = backend
        self._now = now
        self.rows: list[AssessmentRow] = []
        self.new_form = NewAssessmentForm()
        self.new_form.submitted.connect(self._on_submitted)
        self.new_form.given_up.connect(self.close_form)
        self.new_form.hide()
        self._actions = self._make_actions()
        self._list = QWidget()
        self._list_layout = QVBoxLayout(self._list)
        self._list_layout.setContentsMargins(0, 0, 0, 0)
        self._list_layout.setSpacing(0)
        self._empty = self._make_empty()
        self.add_space(1)
        for widget in (self._actions, self.new_form, self._empty, self._list):
            self.add(widget)
            self.add_space(1)
        self.fill_up()

    def load(self) -> None:
        """Read the assessments of the workspace."""
        self._backend.ask(
            read_shelf,
            self._backend.actor.name,
            on_done=self._show,
            on_error=lambda error: self.show_error("load", error),
        )

    def refresh(self, changed: Changed) -> None:
        """Read the list again after any change."""
        if not changed.is_empty:
            self.load()

    def begin(self) -> None:
        """Open the form that begins an assessment."""
        self._empty.hide()
        self.new_form.show()
        self.new_form.start()

    def close_form(self) -> None:
        """Put the form away."""
        self.new_form.hide()
        self._empty.setVisible(not self.rows)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def column_width(self) -> int:
        """Return the greatest width of the column: rows hold three things side by side."""
        return current_theme().space(COLUMN_STEPS)

    def set_off(self, reason: str) -> None:
        """Let no assessment be begun for a reason, which the tooltips tell; an empty reason lets it be."""
        for button in self._makers:
            button.set_off(reason)

    def _make_actions(self) -> QWidget:
        self._new = PrimaryButton(self.tr("New assessment"), "add")
        take = OutlinedButton(self.tr("Import a report"), "import")
        sample = QuietButton(self.tr("Open the sample"), "book")
        other = QuietButton(self.tr("Another workspace"), "folder_open")
        self._new.clicked.connect(self.begin)
        take.set_hint(self.tr("Read a published report from a Word, web or text file"))
        take.clicked.connect(self.import_requested)
        sample.clicked.connect(self.sample_requested)
        other.clicked.connect(self.workspace_requested)
        self._makers = (self._new, take, sample)
        return flow(*self._makers, other)

    def _make_empty(self) -> EmptyState:
        lines = (
            self.tr("An assessment holds an authority\u2019s findings, the evidence behind them, and the scores."),
            self.tr("Everything you type is saved at once, on this computer, and nothing is ever lost."),
            self.tr("Begin with your own authority, or look round the sample first."),
        )
        actions = (
            (self.tr("Begin an assessment"), self.begin),
            (self.tr("Open the sample"), self.sample_requested.emit),
            (self.tr("Import a report"), self.import_requested.emit),
        )
        return EmptyState("authority", self.tr("No assessments yet"), lines, actions)

    def _show(self, shelf: Shelf) -> None:
        self.show_banner("load", None)
        focused = next((each.assessment_id for each in self.rows if each.hasFocus()), "")
        clear_layout(self._list_layout)
        self.rows = [self._make_row(summary, shelf) for summary in shelf.summaries]
        for each in self.rows:
            self._list_layout.addWidget(Hairline())
            self._list_layout.addWidget(each)
            if each.assessment_id == focused:
                each.setFocus(Qt.FocusReason.OtherFocusReason)
        names = [summary.authority for summary in shelf.summaries]
        self.new_form.offer(shelf.offered, sorted({*names, *authority_names()}))
        self._empty.setVisible(not self.rows and self.new_form.isHidden())
        if self.rows and self._new.hasFocus():
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._actions.setVisible(bool(self.rows))

    def _make_row(self, summary: AssessmentSummary, shelf: Shelf) -> AssessmentRow:
        when = spoken_moment(summary.changed_at, self._now())
        changed = f"{when}, {summary.changed_by}" if summary.changed_by else when
        made = AssessmentRow(summary, shelf.frameworks[summary.framework_id], changed)
        made.opened.connect(self.open_requested)
        made.remove_requested.connect(self._remove)
        return made

    def _on_submitted(self, framework_id: str, authority: str, first: date | None, last: date | None) -> None:
        from store.actions.assessments import create_assessment
        from store.values import AssessmentDetails

        self.new_form.begin.set_off(self.tr("The assessment is being made"))
        self._backend.perform(
            create_assessment,
            framework_id=framework_id,
            details=AssessmentDetails(authority, first, last),
            on_done=self._on_created,
            on_error=self._on_not_created,
        )

    def _on_created(self, changed: Changed) -> None:
        self.new_form.begin.set_off("")
        self.new_form.hide()
        self.open_requested.emit(changed.result[0])

    def _on_not_created(self, error: Exception) -> None:
        self.new_form.begin.set_off("")
        self.show_error("create", error)

    def _remove(self, assessment_id: str) -> None:
        from store.actions.assessments import remove_assessment

        self._backend.perform(
            remove_assessment,
            assessment_id=assessment_id,
            on_done=lambda changed: self._on_removed(assessment_id),
            on_error=lambda error: self.show_error("remove", error),
        )

    def _on_removed(self, assessment_id: str) -> None:
        self.load()
        back = Choice(self.tr("Undo"), lambda: self._bring_back(assessment_id))
        self.announced.emit(Announcement(self.tr("The assessment was removed."), choices=(back,), is_passing=True))

    def _bring_back(self, assessment_id: str) -> None:
        from store.actions.history import undo

        self._backend.perform(undo, assessment_id=assessment_id, on_done=lambda changed: self.load())
