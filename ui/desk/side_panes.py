"""The panes at the side, each made when it is first wanted, and the saving of what is typed in them and the pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from ui.desk.middle_pages import MiddlePages
from ui.desk.outlining import OWN_RULES
from ui.messages import part_name
from ui.pages.text_page import TextPage

if TYPE_CHECKING:
    from ui.checking.checking import Checking
    from ui.citing.citing import Citing
    from ui.commenting.commenting import Commenting
    from ui.desk.at_caret import AtCaret
    from ui.desk.backend import DeskBackend
    from ui.pages.facts import FactsPage
    from ui.pages.form_saver import FormSaver
    from ui.pages.overview import OverviewPage
    from ui.pages.own_rules import OwnRulesPage
    from ui.pages.page import Page
    from ui.pages.statement import StatementPage
    from ui.panes.checks import ChecksPane
    from ui.panes.comment_reader import CommentReader
    from ui.panes.comments import CommentsPane
    from ui.panes.evidence import EvidencePane
    from ui.panes.history import HistoryPane
    from ui.panes.new_item import NewItemForm
    from ui.panes.review import ReviewPane
    from ui.panes.suggestion_reader import SuggestionReader
    from ui.panes.suggestions import SuggestionsPane
    from ui.suggesting.suggestions import Suggestions

PANES: Final = ("evidence", "comments", "review", "checks", "history")


class SidePanes(MiddlePages):
    """The panes, and what ties evidence and comments to the text, which needs none of them.

    Signals: shown(str) with the id of the row that is in front; counted(str, int) with the name of a pane and how much
    waits there; pane_wanted(str) with the name of a pane that is to be brought in front; reader_shown(bool), when a
    document, which needs more room, is opened beside the text or put away; export_wanted(str) with what is to be
    written out: "journal", "record", "final", "draft" or "quality".
    """

    shown = Signal(str)
    counted = Signal(str, int)
    pane_wanted = Signal(str)
    reader_shown = Signal(bool)
    export_wanted = Signal(str)
    _backend: DeskBackend

    @cached_property
    def evidence(self) -> EvidencePane:
        """The pane of the evidence."""
        from ui.panes.evidence import EvidencePane

        pane = EvidencePane(self.context, self.selection, lambda: self.shown_statement)
        pane.count_changed.connect(lambda count: self.counted.emit("evidence", count))
        pane.reader_shown.connect(self.reader_shown)
        pane.settled.connect(self._on_rested)
        pane.form_made.connect(self._watch_form)
        return pane

    @cached_property
    def checks(self) -> ChecksPane:
        """The pane of what the checks found."""
        from ui.panes.checks import ChecksPane

        pane = ChecksPane(self.context, self.checking.checker, self.checking.offered, self._shown_section)
        pane.shown_wanted.connect(lambda: self.pane_wanted.emit("checks"))
        pane.left.connect(self._back_to_findings)
        self.checking.serve(pane)
        self.shown.connect(lambda _row_id: pane.show_section())
        return pane

    @cached_property
    def checking(self) -> Checking:
        """What checks the assessment at rest and marks what is found in the text."""
        from ui.checking.checking import Checking

        checking = Checking(self.context, self.on_demand("checks"), self._findings, self)
        checking.counted.connect(lambda count: self.counted.emit("checks", count))
        for page in self.pages:
            if isinstance(page, TextPage):
                checking.attach(page)
        return checking

    @cached_property
    def at_caret(self) -> AtCaret:
        """What offers at the caret what can be done there."""
        from ui.desk.at_caret import AtCaret

        return AtCaret(self.context, self._findings, self.suggestions, self.checking, self.on_demand("checks"))

    @cached_property
    def comments(self) -> CommentsPane:
        """The pane of the comments."""
        from ui.panes.comments import CommentsPane

        pane = CommentsPane(self.context, self.comment_reader, self._shown_section)
        pane.shown_wanted.connect(lambda: self.pane_wanted.emit("comments"))
        self.commenting.serve(pane)
        pane.offer_suggestions(self.on_demand("suggestions_pane").wanted)
        pane.show_numbers(*self._remarks())
        self.shown.connect(lambda _row_id: pane.show_section())
        return pane

    @cached_property
    def suggestions_pane(self) -> SuggestionsPane:
        """The list of suggestions, in the pane of the comments."""
        from ui.panes.suggestions import SuggestionsPane

        pane = SuggestionsPane(
            self.context, self.suggestion_reader, self.suggestions.requests, self._shown_section, self._title_of
        )
        pane.shown_wanted.connect(self._show_suggestions)
        pane.place_wanted.connect(self.suggestions.go_to)
        self.shown.connect(lambda _row_id: pane.show_section())
        return pane

    @cached_property
    def review(self) -> ReviewPane:
        """The pane of where the section in front stands, and what is decided on it."""
        from ui.panes.review import ReviewPane

        pane = ReviewPane(self.context, self._shown_section)
        pane.shown_wanted.connect(lambda: self.pane_wanted.emit("review"))
        pane.flush_wanted.connect(self.flush)
        pane.compare_wanted.connect(self.context.compare)
        pane.left.connect(self._back_to_findings)
        self.shown.connect(lambda _row_id: pane.show_section())
        return pane

    def _back_to_findings(self) -> None:
        if self.text_page is not None:
            self.text_page.take_focus()

    @cached_property
    def history(self) -> HistoryPane:
        """The pane of what was done."""
        from ui.panes.history import HistoryPane

        pane = HistoryPane(self.context)
        pane.flush_wanted.connect(self.flush)
        pane.export_wanted.connect(self.export_wanted)
        return pane

    @cached_property
    def comment_reader(self) -> CommentReader:
        """What reads the comments, for the marks in the text and for the pane."""
        from ui.panes.comment_reader import CommentReader

        reader = CommentReader(self.context, self)
        reader.counted.connect(self._tell_remarks)
        return reader

    @cached_property
    def suggestion_reader(self) -> SuggestionReader:
        """What reads the suggestions, for the marks in the text and for the list."""
        from ui.panes.suggestion_reader import SuggestionReader

        reader = SuggestionReader(self.context, self)
        reader.counted.connect(self._tell_remarks)
        return reader

    @cached_property
    def suggestions(self) -> Suggestions:
        """What ties the suggestions to the text."""
        from ui.panes.suggestion_requests import SuggestionRequests
        from ui.suggesting.suggestions import Suggestions

        requests = SuggestionRequests(self.context, self.suggestion_reader, self._when_saved)
        pane = self.on_demand("suggestions_pane")
        suggestions = Suggestions(self.context, self.suggestion_reader, requests, pane, self._findings, self)
        for page in self.pages:
            if isinstance(page, TextPage):
                suggestions.attach(page)
        return suggestions

    @cached_property
    def commenting(self) -> Commenting:
        """What ties the comments to the text, the scores and the evidence."""
        from ui.commenting.commenting import Commenting

        pane = self.on_demand("comments")
        commenting = Commenting(self.context, self.comment_reader, pane, self._findings, self._shown_section, self)
        for page in self.pages:
            if isinstance(page, TextPage):
                commenting.attach(page)
        return commenting

    @cached_property
    def citing(self) -> Citing:
        """What rests the findings on evidence from the text itself."""
        from ui.citing.citing import Citing

        citing = Citing(self.context, self._findings, lambda: tuple(self._sections), self)
        citing.counted.connect(lambda count: self.counted.emit("evidence", count))
        return citing

    def _on_export_wanted(self, way: str) -> None:
        self.export_wanted.emit(way)

    def _on_text_page(self, page: TextPage) -> None:
        self.citing.attach(page)
        for name in ("commenting", "suggestions", "checking"):
            if name in vars(self):
                vars(self)[name].attach(page)

    def _tell_remarks(self, _count: int = 0) -> None:
        """Tell how many comments and suggestions are open: together on the tab of their pane, each on its own in it."""
        self.counted.emit("comments", sum(self._remarks()))
        pane: CommentsPane | None = vars(self).get("comments")
        if pane is not None:
            pane.show_numbers(*self._remarks())

    def _remarks(self) -> tuple[int, int]:
        return self.comment_reader.open_count, self.suggestion_reader.open_count

    def _show_suggestions(self) -> None:
        self.comments.show_suggestions()
        self.pane_wanted.emit("comments")

    def _title_of(self, section_id: str) -> str:
        section = self._sections.get(section_id)
        return part_name(self.context.framework, section.part_id if section is not None else "")

    def _when_saved(self, act: Callable[[], object]) -> None:
        panel = self._findings()
        if panel is not None:
            panel.when_saved(act)
        else:
            act()

    @property
    def _pane(self) -> EvidencePane | None:
        """The pane of the evidence, if it is made."""
        return vars(self).get("evidence")

    @property
    def _forms(self) -> tuple[FormSaver | NewItemForm, ...]:
        """What saves the forms that are saved as one types."""
        overview: OverviewPage | None = vars(self).get("overview")
        of_overview = (overview.saver,) if overview is not None else ()
        return (*of_overview, *self._pane.forms) if self._pane is not None else of_overview

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
        rules: OwnRulesPage | None = vars(self).get(OWN_RULES)
        if rules is not None and not rules.is_settled():
            texts.append(rules.text.text())
        texts += [form.unsaved_text() for form in self._forms if not form.is_settled]
        return "\n\n".join(filter(None, texts))
