"""The pages of an assessment in the middle, each made when it is first asked for, and what they save by themselves."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from domain.assessment import Anchor, SectionKind
from ui.desk.outlining import FIND, MATRIX, MODERATION, OWN_RULES, PUBLICATION, VERSIONS, WORK
from ui.desk.read_only import switch_off
from ui.on_demand import OnDemand
from ui.pages.page import Page
from ui.pages.text_page import TextPage
from ui.unsaved import Unsaved

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from store.values import SectionSummary
    from ui.comparing.page import VersionsPage
    from ui.context import Context
    from ui.pages.facts import FactsPage
    from ui.pages.find import FindPage
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.form_saver import FormSaver
    from ui.pages.matrix import MatrixPage
    from ui.pages.narrative import NarrativePage
    from ui.pages.overview import OverviewPage
    from ui.pages.own_rules import OwnRulesPage
    from ui.pages.publication import PublicationPage
    from ui.pages.statement import StatementPage
    from ui.pages.work import WorkPage
    from ui.panes.new_item import NewItemForm
    from ui.scoring.moderation import ModerationPage

PAGES: Final = ("overview", "statement", "narrative", "facts")
ON_DEMAND: Final = (MATRIX, MODERATION, VERSIONS, FIND, WORK, PUBLICATION, OWN_RULES)
"""Pages that are made when they are first opened; their rows are called as they are."""


class MiddlePages(QObject):
    """The pages and which is in front, and `unsaved`, which follows every place that saves what is typed by itself.

    `current` is the id of the row that is in front, or nothing.
    """

    def __init__(self, context: Context, middle: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.current = ""
        self.unsaved = Unsaved(self)
        self._middle = middle
        self._sections: dict[str, SectionSummary] = {}

    @cached_property
    def overview(self) -> OverviewPage:
        """The page of the assessment as a whole."""
        from ui.pages.overview import OverviewPage

        page = OverviewPage(self.context, self._middle)
        self._take_in("overview", page)
        self._watch_form("form-overview", page.saver)
        self._watch("team", page.team_failed, page.team_saved, page.team_saved)
        return page

    @cached_property
    def statement(self) -> StatementPage:
        """The page of the quality statements."""
        from ui.pages.statement import StatementPage

        page = StatementPage(self.context, self._middle)
        self._take_in("statement", page)
        self._watch_findings("findings-statement", page)
        self._on_text_page(page)
        self._watch("rationale", page.rationale.failed, page.rationale.saved, page.rationale.settled)
        return page

    @cached_property
    def narrative(self) -> NarrativePage:
        """The page of the narrative parts."""
        from ui.pages.narrative import NarrativePage

        page = NarrativePage(self.context, self._middle)
        self._take_in("narrative", page)
        self._watch_findings("findings-narrative", page)
        self._on_text_page(page)
        return page

    @cached_property
    def facts(self) -> FactsPage:
        """The page of the financial facts."""
        from ui.pages.facts import FactsPage

        page = FactsPage(self.context, self._middle)
        self._take_in("facts", page)
        self._watch("facts", page.failed, page.saved, page.settled)
        return page

    @cached_property
    def matrix(self) -> MatrixPage:
        """The page of the evidence by statements and categories."""
        from ui.pages.matrix import MatrixPage

        page = MatrixPage(self.context, self._middle)
        self._take_in("matrix", page)
        return page

    @cached_property
    def moderation(self) -> ModerationPage:
        """The page of the scores of all assessments of the framework."""
        from ui.scoring.moderation import ModerationPage

        page = ModerationPage(self.context, self._middle)
        self._take_in("moderation", page)
        return page

    @cached_property
    def find(self) -> FindPage:
        """The page to find in findings, evidence and files."""
        from ui.pages.find import FindPage

        page = FindPage(self.context, self._middle)
        self._take_in("find", page)
        return page

    @cached_property
    def work(self) -> WorkPage:
        """The page of what waits for the person."""
        from ui.pages.work import WorkPage

        page = WorkPage(self.context, self._middle)
        self._take_in("work", page)
        return page

    @cached_property
    def publication(self) -> PublicationPage:
        """The page on whether the assessment may be published."""
        from ui.pages.publication import PublicationPage

        page = PublicationPage(self.context, self._middle)
        self._take_in("publication", page)
        page.export_wanted.connect(self._on_export_wanted)
        return page

    @cached_property
    def own_rules(self) -> OwnRulesPage:
        """The page of the organisation's own rules."""
        from ui.pages.own_rules import OwnRulesPage

        page = OwnRulesPage(self.context, self._middle)
        self._take_in("own_rules", page)
        self._watch("own-rules", page.saver.failed, page.saver.saved, page.saver.settled)
        return page

    @cached_property
    def versions(self) -> VersionsPage:
        """The page on versions and what changed between them."""
        from ui.comparing.page import VersionsPage

        page = VersionsPage(self.context, self._middle)
        self._take_in("versions", page)
        return page

    def on_demand(self, name: str) -> OnDemand[Any]:
        """Return a page or pane by its name, to be made when it is first wanted."""
        return OnDemand(lambda: getattr(self, name), lambda: vars(self).get(name))

    @property
    def sections(self) -> tuple[SectionSummary, ...]:
        """A summary of every section, in report order."""
        return tuple(self._sections.values())

    @property
    def text_page(self) -> TextPage | None:
        """The page with findings that is shown, if one is."""
        page = self._middle.currentWidget()
        return page if isinstance(page, TextPage) else None

    @property
    def shown_statement(self) -> str:
        """The id of the statement that is shown; empty on other pages."""
        section = self._sections.get(self.current)
        return section.part_id if section is not None and section.kind is SectionKind.STATEMENT else ""

    def selection(self) -> tuple[str, Anchor] | None:
        """Return the section and the words that a citation would rest on, or None."""
        page = self.text_page
        if page is None:
            return None
        page.flush()
        anchor = page.selected_anchor()
        return (page.findings.section_id, anchor) if anchor is not None else None

    def _shown_section(self) -> str:
        return self.current if self.current in self._sections else ""

    def _findings(self) -> FindingsPanel | None:
        page = self.text_page
        return page.findings if page is not None else None

    def _take_in(self, name: str, page: Page) -> None:
        """Put a page that was just made among the others; where nothing may be changed, switch off what would."""
        self._middle.addWidget(page)
        if self.context.why_read_only:
            switch_off(name, page, self.context.why_read_only)

    def _watch_form(self, place: str, form: FormSaver | NewItemForm) -> None:
        self._watch(place, form.failed, form.saved, form.settled)

    def _watch_findings(self, place: str, page: TextPage) -> None:
        saver = page.findings.saver
        self._watch(place, saver.failed, saver.saved, saver.autosave.settled)

    def _watch(self, place: str, failed: SignalInstance, saved: SignalInstance, settled: SignalInstance) -> None:
        """Follow one place that saves what is typed by itself."""
        self.unsaved.watch(place, failed, saved, settled)
        settled.connect(self._on_rested)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the middle pane that are made."""
        return tuple(vars(self)[name] for name in (*PAGES, *ON_DEMAND) if name in vars(self))

    def _on_text_page(self, page: TextPage) -> None:
        """Know that a page with findings was made."""

    def _on_export_wanted(self, way: str) -> None:
        """Know that a page asks for something to be written out."""

    def _on_rested(self) -> None:
        """Know that a place has saved what was typed in it."""
