"""The page to find: one field over findings, evidence, excerpts and the text inside files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from domain.assessment import Assessment
from ui.messages import counted, part_name
from ui.pages.find_filters import FindFilters
from ui.pages.find_opening import open_hit
from ui.pages.found_rows import found_row
from ui.pages.page import Page
from ui.theme import current_theme
from ui.widgets.found_list import FoundList
from ui.widgets.search_field import SearchField
from ui.widgets.text import Muted

if TYPE_CHECKING:
    from store.search.full_text import Hit
    from store.values import SectionSummary
    from ui.context import Context

MOST = 100
TYPING_REST_MS = 60
LIST_STEPS = 40


class FindPage(Page):
    """Finds as one types; what is found leads to its place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Find", parent)
        self._context = context
        self._hits: dict[str, Hit] = {}
        self._names: dict[str, str] = {}
        self._asked = 0
        self.field = SearchField(self.tr("Find in findings, evidence, excerpts and files"))
        self.filters = FindFilters(context.framework)
        self.summary = Muted("")
        self.list = FoundList(self.tr("What was found"))
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.list.setMinimumHeight(current_theme().space(LIST_STEPS))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPING_REST_MS)
        self._later.timeout.connect(self.look)
        for widget in (self.field, self.filters, self.summary, self.list):
            self.add(widget)
        self._connect()
        self._say(None)

    def load(self) -> None:
        """Read the names of the statements, and look again for what is typed."""
        from store.queries.assessments import load_overview

        self._context.backend.ask(
            load_overview, self._context.assessment_id, on_done=lambda answer: self._take_sections(*answer)
        )
        self.look()
        self.take_focus()

    def take_focus(self) -> None:
        """Begin in the field, with what is typed in it selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def look(self) -> None:
        """Look for what is typed, under the filters that are on."""
        from store.queries.search import search

        self._later.stop()
        self._asked += 1
        asked = self._asked
        text = self.field.text().strip()
        if not text:
            self._show(())
            self._say(None)
            return
        self._context.backend.ask(
            search,
            text,
            self._context.assessment_id,
            MOST,
            kinds=self.filters.kinds(),
            narrowing=self.filters.narrowing(),
            on_done=lambda hits: self._on_found(asked, hits),
            on_error=lambda error: self.show_error("find", error),
        )

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._later.start())
        self.field.returnPressed.connect(self._open_current)
        self.field.left_downwards.connect(self._enter_list)
        self.filters.changed.connect(self.look)
        self.list.left_upwards.connect(self.take_focus)
        self.list.opened.connect(self._open)

    def _take_sections(self, _assessment: Assessment, sections: tuple[SectionSummary, ...]) -> None:
        framework = self._context.framework
        self._names = {section.id: part_name(framework, section.part_id) for section in sections}
        self.filters.offer_sections([(each.id, each.part_id, self._names[each.id]) for each in sections])

    def _on_found(self, asked: int, hits: tuple[Hit, ...]) -> None:
        if asked == self._asked:
            self.show_banner("find", None)
            self._show(hits)
            self._say(len(hits))

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._hits = {str(place): hit for place, hit in enumerate(hits)}
        self.list.set_rows([found_row(place, hit, self._names) for place, hit in self._hits.items()])
        self.list.setVisible(bool(hits))

    def _say(self, count: int | None) -> None:
        if count is None:
            words = self.tr("Type words; \u201cwords in quotation marks\u201d must follow each other.")
        elif not count:
            words = self.tr("Nothing found. Type fewer words, or take a filter off.")
        else:
            words = counted(count, "place") if count < MOST else self.tr("The best {count}").format(count=MOST)
        self.summary.setText(words)

    def _enter_list(self) -> None:
        if self._hits:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_current(self) -> None:
        if self._later.isActive():
            self.look()
        elif self.list.current_id():
            self._open(self.list.current_id())

    def _open(self, place: str) -> None:
        open_hit(self._context, self._hits[place])
