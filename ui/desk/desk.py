"""The open assessment: its pages in the middle, its panes at the side, and what travels between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from domain.assessment import Assessment, SectionKind
from store.changes import Changed
from ui.desk.backend import DeskBackend
from ui.desk.cancelling import tell_cancelled
from ui.desk.middle_pages import ON_DEMAND
from ui.desk.outlining import (
    FIND,
    MATRIX,
    MODERATION,
    OVERVIEW,
    OWN_RULES,
    PUBLICATION,
    VERSIONS,
    WORK,
    outline_rows,
    rating_words,
)
from ui.desk.read_only import commands_for_reading
from ui.desk.side_panes import PANES, SidePanes
from ui.pages.page import Page
from ui.shell.outline_rows import OutlineRow

if TYPE_CHECKING:
    from store.values import SectionSummary
    from ui.backend import Backend
    from ui.commands import Command
    from ui.context import Context
    from ui.pages.facts import FactsPage
    from ui.pages.narrative import NarrativePage
    from ui.pages.statement import StatementPage

COMPLETED_AFTER_MS: Final = 20
"""The first page is painted, and takes keys, before what stands beside it is read."""


class Desk(SidePanes):
    """Everything of one assessment. Signals: titled(str) with the authority; outlined(object) with outline rows;
    rated(str, str) with the rating's word and how it stands; settled() when everything typed is saved; completed() when
    the first page has been painted, and what stands beside it may be shown.

    Pages and panes are made when they are first shown or wanted.
    `lasting` is the context for work that goes on when the assessment is left, such as an export.
    """

    titled = Signal(str)
    outlined = Signal(object)
    rated = Signal(str, str)
    settled = Signal()
    completed = Signal()

    def __init__(
        self, backend: Backend, context: Context, middle: QStackedWidget, parent: QObject | None = None
    ) -> None:
        self._backend = DeskBackend(backend)
        super().__init__(replace(context, backend=self._backend), middle, parent)
        self._backend.setParent(self)
        self.lasting = context
        self.authority = ""
        self.is_complete = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COMPLETED_AFTER_MS)
        self._later.timeout.connect(self._complete_at_rest)
        self._backend.rested.connect(self._on_rested)

    def show_find(self) -> None:
        """Open the page to find, with the focus in its field."""
        self.show_row(FIND)
        self.find.take_focus()

    def show_versions(self) -> None:
        """Open the page on versions, with the focus in what changed."""
        self.show_row(VERSIONS)
        self.versions.take_focus()

    def show_comparison(self, section_id: str, sha256: str) -> None:
        """Open the page on versions at a section: as it was when it had this hash, and as it is now."""
        self.flush()
        self._enter(self.versions, VERSIONS)
        self.versions.compare(section_id, sha256)

    def open_comment(self, comment_id: str) -> None:
        """Show a comment's thread, and go to what it is on."""
        self.complete()
        self.commenting.open_comment(comment_id)

    def show_work(self) -> None:
        """Open the page of what waits for the person, with the focus on the first of it."""
        self.show_row(WORK)
        self.work.take_focus()

    def show_publication(self) -> None:
        """Open the page on publication, with the focus on the first thing that is in the way."""
        self.show_row(PUBLICATION)
        self.publication.take_focus()

    def show_own_rules(self) -> None:
        """Open the page of the organisation's own rules, with the focus in their text."""
        self.show_row(OWN_RULES)
        self.own_rules.take_focus()

    def open_review(self, section_id: str, *, to_edit: bool = False) -> None:
        """Open a section, or the overview, with its review beside it; to give a reason for edits if wanted."""
        self.complete()
        self.show_row(section_id or OVERVIEW)
        if to_edit:
            self.review.begin_opening()
        else:
            self.review.take_focus()

    def complete(self) -> None:
        """Read what marks the text, and let the panes and commands be shown; once is enough."""
        if self.is_complete:
            return
        self.is_complete = True
        self._later.stop()
        self.citing.load()
        self.commenting.load()
        self.suggestions.load()
        self.checking.load()
        self.completed.emit()

    def _complete_at_rest(self) -> None:
        """Go on with the rest, but not between a save and its answer, for which leaving may wait."""
        if self._backend.is_resting:
            self.complete()
        else:
            self._later.start()

    def load(self, row_id: str = OVERVIEW) -> None:
        """Read what the first screen shows, then open a place."""

        def begin(answer: tuple[Assessment, tuple[SectionSummary, ...]]) -> None:
            self._take(*answer)
            places = (*self._sections, MATRIX, MODERATION, VERSIONS, PUBLICATION)
            self.show_row(row_id if row_id in places else OVERVIEW)
            self._later.start()

        self._ask_overview(begin)

    def look_again(self) -> None:
        """Read again what depends on who acts: another person may see other scores."""
        tables = frozenset({"score", "second_score", "comment"})
        sections = frozenset(self._sections)
        self.refresh(Changed("another-person", self.context.assessment_id, tables, sections, sections))

    def show_row(self, row_id: str) -> None:
        """Open the overview, another page of the whole assessment, or a section."""
        if row_id == self.current:
            return
        self.flush()
        if row_id in (OVERVIEW, *ON_DEMAND):
            page: Page = getattr(self, row_id)
            self._enter(page, row_id)
            page.load()
            return
        section = self._sections.get(row_id)
        if section is None:
            return
        section_page = self._page_of(section)
        section_page.load_section(row_id)
        self._enter(section_page, row_id)

    def show_passage(self, section_id: str, passage_id: str, start: int = 0, end: int | None = None) -> None:
        """Open a section at a passage, with words of it lit."""
        self.show_row(section_id)
        page = self.text_page
        if page is not None:
            page.findings.show_passage(passage_id, start, end)

    def refresh(self, changed: Changed) -> None:
        """Let every view that is concerned show what an action changed."""
        for name in (OWN_RULES, PUBLICATION, "checking") if not changed.assessment_id else ():
            view = vars(self).get(name)
            if view is not None:
                view.refresh(changed)  # the own rules of the checks are those of all assessments
        if changed.assessment_id != self.context.assessment_id:
            return
        for page in self.pages:
            if page is self._middle.currentWidget() or page is not vars(self).get("overview"):
                page.refresh(changed)
        for name in ("evidence", "review", "checking", "history", "citing", "commenting", "suggestions"):
            view = vars(self).get(name)
            if view is not None:
                view.refresh(changed)
        if changed.cancelled:
            tell_cancelled(self.context, changed.cancelled, self.sections, self.flush)
        if changed.tables & {"assessment", "section", "passage", "score", "second_score", "citation", "facts"}:
            self._ask_overview(lambda answer: self._take(*answer))

    def _on_rested(self) -> None:
        if self.is_settled:
            self.settled.emit()

    def commands(self) -> list[Command]:
        """Return the commands of all pages and panes, none of which is made for it."""
        from ui.commenting.comment_commands import comment_commands
        from ui.comparing.compare_commands import compare_commands
        from ui.desk.place_commands import place_commands
        from ui.pages.statement_commands import statement_commands
        from ui.pages.text_commands import text_commands
        from ui.panes.check_commands import check_commands
        from ui.panes.evidence_commands import evidence_commands
        from ui.panes.history_commands import history_commands
        from ui.panes.review_commands import review_commands
        from ui.suggesting.suggestion_commands import suggestion_commands

        evidence = self.on_demand("evidence")
        commands = [
            *text_commands(self._findings),
            *statement_commands(self.on_demand("statement"), self.context.framework),
            *evidence_commands(evidence),
            *comment_commands(self.commenting, self.on_demand("comments"), evidence),
            *review_commands(self.on_demand("review"), self.context.framework, self.show_work, self._read_section),
            *suggestion_commands(self.suggestions, self.on_demand("suggestions_pane")),
            self.at_caret.command(),
            *check_commands(self.on_demand("checks"), self.checking.show_more_or_less),
            *history_commands(self.on_demand("history")),
            *self.citing.commands(),
            *place_commands(self.show_row, self.show_find, self.show_publication, self.show_own_rules),
            *compare_commands(self.on_demand(VERSIONS), self.show_versions, self.context.why_read_only),
        ]
        reason = self.context.why_read_only
        return commands_for_reading(commands, reason) if reason else commands

    def _read_section(self) -> str:
        """Return the section that is read: the one in front, or the one whose changes are."""
        return self.versions.section_id if self.current == VERSIONS else self._shown_section()

    def close(self) -> None:
        """Let the pages go."""
        self._later.stop()
        self._backend.close()
        if "citing" in vars(self):
            self.citing.close()
        for name in ("comment_reader", "suggestion_reader"):
            if name in vars(self):
                vars(self)[name].stop()
        if self._pane is not None:
            self._pane.stop()
        for name in ("review", "checking"):
            if name in vars(self):
                vars(self)[name].stop()
        shown = self._middle.currentWidget()
        # What is in front goes last: another page would come in front in its place.
        for page in sorted(self.pages, key=lambda page: page is shown):
            self._middle.removeWidget(page)
            page.deleteLater()
        for name in ("suggestions_pane", *PANES):
            if name in vars(self):
                vars(self)[name].deleteLater()

    def _page_of(self, section: SectionSummary) -> StatementPage | NarrativePage | FactsPage:
        if section.kind is SectionKind.STATEMENT:
            return self.statement
        return self.narrative if section.kind is SectionKind.NARRATIVE else self.facts

    def _enter(self, page: QWidget, row_id: str) -> None:
        self.current = row_id
        self._middle.setCurrentWidget(page)
        self.shown.emit(row_id)

    def _ask_overview(self, take: object) -> None:
        from store.queries.assessments import load_overview

        self.context.backend.ask(load_overview, self.context.assessment_id, on_done=take)  # type: ignore[arg-type]

    def _take(self, assessment: Assessment, sections: tuple[SectionSummary, ...]) -> None:
        self._sections = {section.id: section for section in sections}
        rows: list[OutlineRow] = outline_rows(self.context.framework, sections)
        self.authority = assessment.authority
        self.titled.emit(assessment.authority)
        self.outlined.emit(rows)
        self.rated.emit(*rating_words(self.context.framework, sections))
