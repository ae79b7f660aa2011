"""The bars over a findings editor: find and replace, here and everywhere, and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announcement import Announcement, Choice, Tone
from ui.editor.find_bar import FindBar
from ui.messages import counted, error_message, part_name
from ui.pages.link_bar import LinkBar
from ui.pages.suggesting_bar import SuggestingBar
from ui.theme import current_theme
from ui.widgets.list_rows import ListRow
from ui.widgets.text import Hairline, Muted
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import FoundText
    from ui.context import Context
    from ui.pages.findings_panel import FindingsPanel

LIST_STEPS = 28


class TextBars(QWidget):
    """Stands over the page and does not scroll with it.

    Signals: resized() when its height may be another; flush_wanted() before something is replaced everywhere;
    place_wanted(str, str, int, int) with a section, a passage and the words in it to show.
    """

    resized = Signal()
    flush_wanted = Signal()
    place_wanted = Signal(str, str, int, int)

    def __init__(self, context: Context, findings: FindingsPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._findings = findings
        self._found: dict[str, FoundText] = {}
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.find_bar: FindBar | None = None
        self.link = LinkBar(self)
        self.suggesting = SuggestingBar(self)
        self.places = TwoLineList(self.tr("Places found in the whole assessment"))
        self.places.setMaximumHeight(current_theme().space(LIST_STEPS))
        self.summary = Muted("")
        self.summary.setIndent(current_theme().space(1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.suggesting, self.link, self.summary, self.places, Hairline()):
            layout.addWidget(widget)
        self._layout = layout
        self._hide_places()
        self._connect()

    def is_needed(self) -> bool:
        """Whether any bar is open."""
        is_finding = self.find_bar is not None and not self.find_bar.isHidden()
        return is_finding or not self.link.isHidden() or not self.suggesting.isHidden()

    def open_find(self, with_replacing: bool) -> None:
        """Open the bar to find words, and to replace them; it is made when first asked for."""
        if self.find_bar is None:
            self.find_bar = self._make_find_bar()
        # Seen before the bar takes the focus: what is hidden cannot have it.
        self.show()
        self.find_bar.open(with_replacing)
        self._settle()

    def close_link(self) -> None:
        """Put away the bar for a link: the words that it was for are no longer shown."""
        self.link.hide()
        self._settle()

    def _make_find_bar(self) -> FindBar:
        bar = FindBar(self._findings.editor, self)
        bar.closed.connect(self._hide_places)
        bar.everywhere.toggled.connect(lambda is_on: None if is_on else self._hide_places())
        bar.everywhere_asked.connect(self.find_everywhere)
        bar.replace_everywhere_asked.connect(self.replace_everywhere)
        self._layout.insertWidget(1, bar)
        return bar

    def _connect(self) -> None:
        self._findings.editor.find_asked.connect(self.open_find)
        self._findings.link_wanted.connect(self._open_link)
        self._findings.suggesting.switched.connect(self._on_suggesting)
        self.suggesting.ended.connect(lambda: self._findings.suggesting.switch(False))
        self.link.submitted.connect(self._on_link)
        self.link.closed.connect(self._on_link_closed)
        self.places.opened.connect(self._on_place)
        self.places.clicked.connect(lambda index: self._on_place(self.places.rows.row_at(index).id))

    def find_everywhere(self, text: str, match_case: bool, whole_words: bool) -> None:
        """List every place of the assessment where the words stand."""
        from store.queries.text import find_text

        self.flush_wanted.emit()
        self._context.backend.ask(
            find_text,
            self._context.assessment_id,
            text,
            match_case=match_case,
            whole_words=whole_words,
            on_done=self._show_places,
        )

    def replace_everywhere(self, text: str, replacement: str, match_case: bool, whole_words: bool) -> None:
        """Replace the words in the whole assessment, as one action that undo takes back."""
        from store.actions.text import replace_everywhere

        self.flush_wanted.emit()
        self._context.backend.perform(
            replace_everywhere,
            assessment_id=self._context.assessment_id,
            find=text,
            replacement=replacement,
            match_case=match_case,
            whole_words=whole_words,
            on_done=self._on_replaced,
            on_error=lambda error: self._context.tell(Announcement(error_message(error).text, Tone.ERROR)),
        )

    def _show_places(self, found: tuple[FoundText, ...]) -> None:
        framework = self._context.framework
        self._found = {str(number): place for number, place in enumerate(found)}
        rows = [
            ListRow(number, part_name(framework, place.part_id), place.context) for number, place in self._found.items()
        ]
        self.places.set_rows(rows)
        self.places.setVisible(bool(rows))
        self.summary.setText(counted(len(rows), "place") if rows else self.tr("Not found in the assessment"))
        self.summary.show()
        self._settle()

    def _hide_places(self) -> None:
        self.places.hide()
        self.summary.hide()
        self._settle()

    def _on_place(self, number: str) -> None:
        if number in self._found:
            place = self._found[number]
            self.place_wanted.emit(place.section_id, place.passage_id, place.start, place.end)

    def _on_replaced(self, changed: Changed) -> None:
        from store.actions.history import undo

        def take_back() -> None:
            self._context.backend.perform(undo, assessment_id=self._context.assessment_id)

        count = int(changed.result[0]) if changed.result else 0
        words = self.tr("Replaced in {places}.").format(places=counted(count, "place"))
        choices = (Choice(self.tr("Undo"), take_back),) if count else ()
        self._context.tell(Announcement(words, Tone.SUCCESS, choices, is_passing=True))
        self._hide_places()

    def _on_suggesting(self, is_on: bool) -> None:
        """Say so as long as what is typed is suggested; then nothing is replaced or linked."""
        self.suggesting.setVisible(is_on)
        if is_on:
            self.link.hide()
            if self.find_bar is not None:
                self.find_bar.hide_replacing()
        self._settle()

    def _open_link(self, address: str) -> None:
        self.link.open(address)
        self._settle()

    def _on_link(self, address: str) -> None:
        if not address:
            self._findings.editor.remove_link()
        elif not self._findings.editor.set_link(address):
            self.link.refuse()
            return
        self.link.close_bar()

    def _on_link_closed(self) -> None:
        self._settle()
        self._findings.begin()

    def _settle(self) -> None:
        self.setVisible(self.is_needed())
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
