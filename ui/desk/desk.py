"""The open assessment: its pages in the middle, its panes at the side, and what travels between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from domain.assessment import Anchor, Assessment, SectionKind
from ui.announcement import Announcement
from ui.desk.backend import DeskBackend
from ui.desk.middle_pages import ON_DEMAND, PAGES, MiddlePages
from ui.desk.outlining import FIND, MATRIX, OVERVIEW, outline_rows, rating_words
from ui.desk.read_only import commands_for_reading, switch_off
from ui.pages.page import Page
from ui.pages.text_page import TextPage
from ui.shell.outline_rows import OutlineRow

if TYPE_CHECKING:
    from domain.checks.finding import Finding
    from store.changes import Changed
    from store.values import SectionSummary
    from ui.backend import Backend
    from ui.citing.citing import Citing
    from ui.commands import Command
    from ui.commenting.commenting import Commenting
    from ui.context import Context
    from ui.pages.facts import FactsPage
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.form_saver import FormSaver
    from ui.pages.narrative import NarrativePage
    from ui.pages.overview import OverviewPage
    from ui.pages.statement import StatementPage
    from ui.panes.checks import ChecksPane
    from ui.panes.comments import CommentsPane
    from ui.panes.evidence import EvidencePane
    from ui.panes.history import HistoryPane
    from ui.panes.new_item import NewItemForm

PANES: Final = ("evidence", "comments", "checks", "history")
COMPLETED_AFTER_MS: Final = 20
"""The first page is painted, and takes keys, before the rest is made."""


class Desk(MiddlePages):
    """Everything of one assessment. Signals: titled(str) with the authority; outlined(object) with outline rows;
    rated(str, str) with the rating's word and how it stands; settled() when everything typed is saved; shown(str) with
    a row's id; completed() when all pages and panes are made.

    Pages and panes are made when they are first asked for: the place that is opened first, then all others.
    `lasting` is the context for work that goes on when the assessment is left, such as an export.
    """

    titled = Signal(str)
    outlined = Signal(object)
    rated = Signal(str, str)
    settled = Signal()
    shown = Signal(str)
    completed = Signal()

    def __init__(
        self, backend: Backend, context: Context, middle: QStackedWidget, parent: QObject | None = None
    ) -> None:
        self._backend = DeskBackend(backend)
        super().__init__(replace(context, backend=self._backend), middle, parent)
        self._backend.setParent(self)
        self.lasting = context
        self._sections: dict[str, SectionSummary] = {}
        self.current = ""
        self.authority = ""
        self.is_complete = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COMPLETED_AFTER_MS)
        self._later.timeout.connect(self._complete_at_rest)
        self._backend.rested.connect(self._on_rested)
        if context.why_read_only:
            switch_off(self, context.why_read_only)

    def show_find(self) -> None:
        """Open the page to find, with the focus in its field."""
        self.show_row(FIND)
        self.find.take_focus()

    @cached_property
    def evidence(self) -> EvidencePane:
        """The pane of the evidence."""
        from ui.panes.evidence import EvidencePane

        pane = EvidencePane(self.context, self.selection)
        pane.reader.shown_statement = lambda: self.shown_statement
        pane.reader.settled.connect(self._on_rested)
        self._watch_form("form-item", pane.item.saver)
        self._watch_form("form-new", pane.new_item)
        return pane

    @cached_property
    def checks(self) -> ChecksPane:
        """The pane of what the checks found."""
        from ui.panes.checks import ChecksPane

        pane = ChecksPane(self.context, self._shown_section)
        pane.mend_wanted.connect(self._mend)
        self.shown.connect(lambda _row_id: pane.show_section())
        return pane

    @cached_property
    def comments(self) -> CommentsPane:
        """The pane of the comments."""
        from ui.panes.comments import CommentsPane

        pane = CommentsPane(self.context, self._shown_section)
        self.shown.connect(lambda _row_id: pane.show_section())
        return pane

    @cached_property
    def commenting(self) -> Commenting:
        """What ties the comments to the text, the scores and the evidence."""
        from ui.commenting.commenting import Commenting

        pages = (self.statement, self.narrative)
        commenting = Commenting(
            self.context, self.comments, self._findings, self._shown_section, self.statement, self.evidence, self
        )
        for page in pages:
            commenting.attach(page)
        return commenting

    def open_comment(self, comment_id: str) -> None:
        """Show a comment's thread, and go to what it is on."""
        self.complete()
        self.commenting.open_comment(comment_id)

    @cached_property
    def citing(self) -> Citing:
        """What rests the findings on evidence from the text itself."""
        from ui.citing.citing import Citing

        return Citing(self.context, self._findings, lambda: tuple(self._sections), self)

    @cached_property
    def history(self) -> HistoryPane:
        """The pane of what was done."""
        from ui.panes.history import HistoryPane

        pane = HistoryPane(self.context)
        pane.flush_wanted.connect(self.flush)
        return pane

    def complete(self) -> None:
        """Make every page and pane that is not there yet, and read what the panes show; once is enough."""
        if self.is_complete:
            return
        self.is_complete = True
        self._later.stop()
        for name in PAGES:
            getattr(self, name)
        self.evidence.load()
        self.citing.load()
        self.commenting.load()
        self.history.load()
        self.completed.emit()

    def _complete_at_rest(self) -> None:
        """Make the rest, but not between a save and its answer, for which leaving may wait."""
        if self._backend.is_resting:
            self.complete()
        else:
            self._later.start()

    @property
    def _pane(self) -> EvidencePane | None:
        """The pane of the evidence, if it is made."""
        return vars(self).get("evidence")

    @property
    def _forms(self) -> tuple[FormSaver | NewItemForm, ...]:
        """What saves the forms that are saved as one types."""
        overview: OverviewPage | None = vars(self).get("overview")
        of_overview = (overview.saver,) if overview is not None else ()
        return (*of_overview, self._pane.item.saver, self._pane.new_item) if self._pane is not None else of_overview

    @property
    def text_page(self) -> TextPage | None:
        """The page with findings that is shown, if one is."""
        page = self._middle.currentWidget()
        return page if isinstance(page, TextPage) else None

    def selection(self) -> tuple[str, Anchor] | None:
        """Return the section and the words that a citation would rest on, or None."""
        page = self.text_page
        if page is None:
            return None
        page.flush()
        anchor = page.selected_anchor()
        return (page.findings.section_id, anchor) if anchor is not None else None

    @property
    def sections(self) -> tuple[SectionSummary, ...]:
        """A summary of every section, in report order."""
        return tuple(self._sections.values())

    @property
    def shown_statement(self) -> str:
        """The id of the statement that is shown; empty on other pages."""
        section = self._sections.get(self.current)
        return section.part_id if section is not None and section.kind is SectionKind.STATEMENT else ""

    def load(self, row_id: str = OVERVIEW) -> None:
        """Read what the first screen shows, then open a place."""

        def begin(answer: tuple[Assessment, tuple[SectionSummary, ...]]) -> None:
            self._take(*answer)
            self.show_row(row_id if row_id in (*self._sections, MATRIX) else OVERVIEW)
            self._later.start()

        self._ask_overview(begin)

    def show_row(self, row_id: str) -> None:
        """Open the overview, the evidence matrix, the page to find, or a section."""
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

    def _mend(self, finding: Finding) -> None:
        """Put the words that a finding proposes into the text."""
        from ui.editor.mending import mend_words

        self.show_passage(finding.section_id, finding.passage_id, finding.start, finding.end)
        page, words = self.text_page, finding.replacement or ""
        if page is None or not mend_words(page.findings.editor, finding.passage_id, finding.start, finding.text, words):
            self.context.tell(Announcement(self.tr("The words have changed; they are checked again."), is_passing=True))

    def refresh(self, changed: Changed) -> None:
        """Let every view that is concerned show what an action changed."""
        if changed.assessment_id != self.context.assessment_id:
            return
        for page in self.pages:
            if page is self._middle.currentWidget() or page is not vars(self).get("overview"):
                page.refresh(changed)
        if self.is_complete:
            self.evidence.refresh(changed)
            self.comments.refresh(changed)
            self.checks.refresh(changed)
            self.citing.refresh(changed)
            self.history.refresh(changed)
        if changed.tables & {"assessment", "section", "passage", "score", "citation", "facts"}:
            self._ask_overview(lambda answer: self._take(*answer))

    def flush(self) -> None:
        """Save at once whatever was typed on any page."""
        for page in self.pages:
            page.flush()
        if self._pane is not None:
            self._pane.flush()

    def leave(self) -> None:
        """Save at once whatever was typed, and what is only begun: the assessment is about to be left."""
        for page in self.pages:
            page.leave()
        if self._pane is not None:
            self._pane.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        views: list[Page | EvidencePane] = [*self.pages]
        if self._pane is not None:
            views.append(self._pane)
        return self._backend.is_resting and all(view.is_settled() for view in views)

    def unsaved_text(self) -> str:
        """Return every text of a page that is not saved yet, for the clipboard."""
        text_pages = [page for page in self.pages if isinstance(page, TextPage)]
        texts = [page.findings.editor.toPlainText() for page in text_pages if not page.findings.saver.is_settled]
        statement: StatementPage | None = vars(self).get("statement")
        if statement is not None and not statement.rationale.is_settled:
            texts.append(statement.rationale.text.text())
        facts: FactsPage | None = vars(self).get("facts")
        if facts is not None and not facts.is_settled():
            texts.append(facts.unsaved_text())
        overview: OverviewPage | None = vars(self).get("overview")
        if overview is not None and not overview.is_settled():
            texts.append(overview.team.unsaved_text())
        texts += [form.unsaved_text() for form in self._forms if not form.is_settled]
        return "\n\n".join(filter(None, texts))

    def _on_text_page(self, page: TextPage) -> None:
        self.citing.attach(page)

    def _on_rested(self) -> None:
        if self.is_settled:
            self.settled.emit()

    def commands(self) -> list[Command]:
        """Return the commands of all pages and panes, all of which are made for it."""
        from ui.desk.place_commands import place_commands
        from ui.pages.text_commands import text_commands

        self.complete()
        panes = (self.evidence, self.commenting, self.checks, self.history)
        views: Sequence[Page | EvidencePane | Commenting | ChecksPane | HistoryPane] = (*self.pages, *panes)
        own = [command for view in views for command in view.commands()]
        own += self.citing.commands()
        commands = [*text_commands(self._findings), *own, *place_commands(self.show_row, self.show_find)]
        reason = self.context.why_read_only
        return commands_for_reading(commands, reason) if reason else commands

    def _shown_section(self) -> str:
        return self.current if self.current in self._sections else ""

    def _findings(self) -> FindingsPanel | None:
        page = self.text_page
        return page.findings if page is not None else None

    def close(self) -> None:
        """Let the pages go."""
        self._later.stop()
        self._backend.close()
        if "citing" in vars(self):
            self.citing.close()
        if "comments" in vars(self):
            self.comments.reader.stop()
        if self._pane is not None:
            self._pane.stop()
        made = (vars(self)[name] for name in (*PAGES, *ON_DEMAND, *PANES) if name in vars(self))
        for widget in made:
            widget.setParent(None)
            widget.deleteLater()

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
