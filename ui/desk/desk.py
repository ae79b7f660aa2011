"""The open assessment: its pages in the middle, its panes at the side, and what travels between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from domain.assessment import Anchor, Assessment, SectionKind
from ui.desk.backend import DeskBackend
from ui.desk.outlining import OVERVIEW, outline_rows, rating_words
from ui.desk.read_only import commands_for_reading, switch_off
from ui.pages.facts import FactsPage
from ui.pages.findings_panel import FindingsPanel
from ui.pages.form_saver import FormSaver
from ui.pages.narrative import NarrativePage
from ui.pages.overview import OverviewPage
from ui.pages.page import Page
from ui.pages.statement import StatementPage
from ui.pages.text_commands import text_commands
from ui.pages.text_page import TextPage
from ui.panes.evidence import EvidencePane
from ui.panes.history import HistoryPane
from ui.panes.new_item import NewItemForm
from ui.shell.outline_rows import OutlineRow
from ui.unsaved import Unsaved

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from store.changes import Changed
    from store.values import SectionSummary
    from ui.backend import Backend
    from ui.commands import Command
    from ui.context import Context


class Desk(QObject):
    """Everything of one assessment. Signals: titled(str) with the authority; outlined(object) with outline rows;
    rated(str, str) with the rating's word and how it stands; settled() when everything typed is saved; shown(str) with
    a row's id.

    `lasting` is the context for work that goes on when the assessment is left, such as an export.
    """

    titled = Signal(str)
    outlined = Signal(object)
    rated = Signal(str, str)
    settled = Signal()
    shown = Signal(str)

    def __init__(
        self, backend: Backend, context: Context, middle: QStackedWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.lasting = context
        self._backend = DeskBackend(backend, self)
        self.context = context = replace(context, backend=self._backend)
        self.unsaved = Unsaved(self)
        self._middle = middle
        self._sections: dict[str, SectionSummary] = {}
        self.overview = OverviewPage(context)
        self.statement = StatementPage(context)
        self.narrative = NarrativePage(context)
        self.facts = FactsPage(context)
        self.evidence = EvidencePane(context, self.selection)
        self.history = HistoryPane(context)
        self.history.flush_wanted.connect(self.flush)
        self.current = ""
        self.authority = ""
        for page in self.pages:
            middle.addWidget(page)
        self._backend.rested.connect(self._on_rested)
        self._watch_saves()
        if context.why_read_only:
            switch_off(self, context.why_read_only)

    def _watch_saves(self) -> None:
        """Follow every place that saves what is typed by itself."""
        rationale, facts = self.statement.rationale, self.facts
        places: list[tuple[str, SignalInstance, SignalInstance, SignalInstance]] = [
            (f"findings-{number}", saver.failed, saver.saved, saver.autosave.settled)
            for number, saver in enumerate(page.findings.saver for page in self._text_pages())
        ]
        places.append(("rationale", rationale.failed, rationale.saved, rationale.settled))
        places.append(("facts", facts.failed, facts.saved, facts.settled))
        places += [(f"form-{number}", form.failed, form.saved, form.settled) for number, form in enumerate(self._forms)]
        for place, failed, saved, settled in places:
            self.unsaved.watch(place, failed, saved, settled)
            settled.connect(self._on_rested)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the middle pane."""
        return (self.overview, self.statement, self.narrative, self.facts)

    @property
    def _forms(self) -> tuple[FormSaver | NewItemForm, ...]:
        """What saves the forms that are saved as one types."""
        return (self.overview.saver, self.evidence.item.saver, self.evidence.new_item)

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
            self.show_row(row_id if row_id in self._sections else OVERVIEW)
            self.evidence.load()
            self.history.load()

        self._ask_overview(begin)

    def show_row(self, row_id: str) -> None:
        """Open the overview or a section."""
        if row_id == self.current:
            return
        self.flush()
        if row_id == OVERVIEW:
            self._enter(self.overview, row_id)
            self.overview.load()
            return
        section = self._sections.get(row_id)
        if section is None:
            return
        page = self._page_of(section)
        page.load_section(row_id)
        self._enter(page, row_id)

    def show_passage(self, section_id: str, passage_id: str, start: int = 0, end: int | None = None) -> None:
        """Open a section at a passage, with words of it selected."""
        self.show_row(section_id)
        page = self.text_page
        if page is not None:
            page.findings.show_passage(passage_id, start, end)

    def refresh(self, changed: Changed) -> None:
        """Let every view that is concerned show what an action changed."""
        if changed.assessment_id != self.context.assessment_id:
            return
        for page in self.pages:
            if page is self._middle.currentWidget() or not isinstance(page, OverviewPage):
                page.refresh(changed)
        self.evidence.refresh(changed)
        self.history.refresh(changed)
        if changed.tables & {"assessment", "section", "passage", "score", "citation", "facts"}:
            self._ask_overview(lambda answer: self._take(*answer))

    def flush(self) -> None:
        """Save at once whatever was typed on any page."""
        for page in self.pages:
            page.flush()
        self.evidence.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        views: Sequence[Page | EvidencePane] = (*self.pages, self.evidence)
        return self._backend.is_resting and all(view.is_settled() for view in views)

    def unsaved_text(self) -> str:
        """Return every text of a page that is not saved yet, for the clipboard."""
        texts = [
            page.findings.editor.toPlainText() for page in self._text_pages() if not page.findings.saver.is_settled
        ]
        if not self.statement.rationale.is_settled:
            texts.append(self.statement.rationale.text.text())
        if not self.facts.is_settled():
            texts.append(self.facts.unsaved_text())
        texts += [form.unsaved_text() for form in self._forms if not form.is_settled]
        return "\n\n".join(texts)

    def _on_rested(self) -> None:
        if self.is_settled:
            self.settled.emit()

    def commands(self) -> list[Command]:
        """Return the commands of all pages and panes."""
        views: Sequence[Page | EvidencePane | HistoryPane] = (*self.pages, self.evidence, self.history)
        own = [command for view in views for command in view.commands()]
        commands = [*text_commands(self._findings), *own]
        reason = self.context.why_read_only
        return commands_for_reading(commands, reason) if reason else commands

    def _text_pages(self) -> tuple[TextPage, ...]:
        return self.statement, self.narrative

    def _findings(self) -> FindingsPanel | None:
        page = self.text_page
        return page.findings if page is not None else None

    def close(self) -> None:
        """Let the pages go."""
        self._backend.close()
        self.evidence.stop()
        for widget in (*self.pages, self.evidence, self.history):
            widget.setParent(None)
            widget.deleteLater()

    def _page_of(self, section: SectionSummary) -> StatementPage | NarrativePage | FactsPage:
        pages: dict[SectionKind, StatementPage | NarrativePage | FactsPage] = {
            SectionKind.STATEMENT: self.statement,
            SectionKind.NARRATIVE: self.narrative,
            SectionKind.FACTS: self.facts,
        }
        return pages[section.kind]

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
