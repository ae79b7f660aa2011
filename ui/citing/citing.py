"""Resting words on evidence from the text itself: the box, what is dropped, the marks and their menu, the gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from domain.assessment import Anchor, Citation, Stance
from domain.evidence.evidence import Need
from ui.announcement import Announcement
from ui.citing.box import CitingBox, place_in
from ui.citing.describing import describe, shape_of
from ui.citing.entries import Entry, Evidence, find, read_evidence
from ui.citing.marks_menu import marks_menu
from ui.citing.requests import CitingRequests
from ui.citing.unsupported import Place, next_elsewhere, next_in_text, read_unsupported
from ui.commands import Command
from ui.editor.margin import MarkShape
from ui.panes.evidence_rows import category_names

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.text_page import TextPage

TABLES = frozenset({"assessment", "evidence_item", "evidence_file", "excerpt"})
REST_MS = 300
"""Typing of an item changes it at every save; what can be cited is read again when it rests."""
COVERAGE_SHOWN = "coverage-shown"
ANYWHERE = frozenset({"show-coverage", "next-gap", "previous-gap"})
"""The commands that need no text in front."""

Row = tuple[str, str, Callable[[], object], str, str]
"""Of a command: its id, title, what it does, keys and icon."""


class Citing(QObject):
    """What the findings of one assessment rest on. `current` returns the panel in front, `order` the section ids.

    Signal: counted(int) with the number of evidence items, when they were read.
    """

    counted = Signal(int)

    def __init__(
        self,
        context: Context,
        current: Callable[[], FindingsPanel | None],
        order: Callable[[], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._current = current
        self._order = order
        self._requests = CitingRequests(context)
        self._panels: list[FindingsPanel] = []
        self._target: tuple[FindingsPanel, str, Anchor] | None = None
        self._is_asked = False
        self.evidence: Evidence | None = None
        self.box: CitingBox | None = None
        self.menu: QMenu | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REST_MS)
        self._later.timeout.connect(self.load)

    def attach(self, page: TextPage) -> None:
        """Serve the findings of a page."""
        panel = page.findings
        self._panels.append(panel)
        panel.editor.describe_citations_with(self._describe, self._shape)
        panel.editor.marks_menu_wanted.connect(lambda ids, place: self._open_menu(panel, ids, place))
        panel.editor.evidence_dropped.connect(lambda *dropped: self._on_dropped(panel, *dropped))
        panel.detached.open_wanted.connect(self.open_citation)
        panel.detached.removal_wanted.connect(self.take_away)
        panel.detached.attach_wanted.connect(lambda citation: self._attach(panel, citation))
        page.choose_citation = lambda citations: self._open_menu(panel, [each.id for each in citations], None)
        panel.show_coverage(bool(self._context.memory.get(COVERAGE_SHOWN)))

    def load(self) -> None:
        """Read what can be cited."""
        self._is_asked = True
        names = category_names(self._context.framework)
        self._context.backend.ask(read_evidence, self._context.assessment_id, names, on_done=self._take)

    def refresh(self, changed: Changed) -> None:
        """Read again what can be cited, when that changed."""
        if changed.assessment_id == self._context.assessment_id and TABLES & changed.tables and self._is_asked:
            self._later.start()

    def close(self) -> None:
        """Let the box go with the assessment."""
        self._later.stop()
        if self.box is not None and isValid(self.box):
            self.box.hide()
            self.box.deleteLater()

    def open_box(self) -> None:
        """Open the box at the selected words, or at the sentence in which the caret stands."""
        panel = self._current()
        if panel is None:
            return
        anchor = panel.selected_anchor()
        if anchor is None:
            self._tell(self.tr("Write the words first, then cite what they rest on."))
            return
        panel.flush()
        self._target = (panel, panel.section_id, anchor)
        box = self._box_of(panel)
        if self.evidence is None:
            self.load()
        panel.editor.ensureCursorVisible()
        panel.editor.point_out(anchor)
        box.open_at(place_in(panel.window(), panel.editor.viewport(), panel.place_of_selection()), anchor.exact)

    def open_citation(self, citation: Citation) -> None:
        """Open the evidence of a citation at its words."""
        self._context.open_source(citation.item_id, citation.excerpt_id)

    def change_stance(self, citation: Citation, stance: Stance) -> None:
        """Say anew what a citation's evidence says of its words."""
        self._requests.change_stance(citation, stance)

    def take_away(self, citation: Citation) -> None:
        """Take a citation away."""
        self._requests.take_away(citation)

    def open_menu_here(self) -> None:
        """Open the menu of the citations at the caret."""
        panel = self._current()
        if panel is None:
            return
        cited = panel.editor.citations_at_caret()
        if not cited:
            self._tell(self.tr("No evidence is cited for the words at the caret."))
            return
        self._open_menu(panel, [citation.id for citation in cited], panel.caret_on_screen())

    def toggle_coverage(self) -> None:
        """Show in every text which sentences are without evidence, or show it no more."""
        self.show_coverage(not self._context.memory.get(COVERAGE_SHOWN))

    def show_coverage(self, is_shown: bool) -> None:
        """Show in every text which sentences are without evidence, or do not."""
        self._context.memory[COVERAGE_SHOWN] = is_shown
        for panel in self._panels:
            panel.show_coverage(is_shown)

    def mark(self, need: Need) -> None:
        """Say of the sentence at the caret that it needs no evidence, or does."""
        panel = self._current()
        anchor = panel.sentence_anchor() if panel is not None else None
        if panel is None or anchor is None:
            self._tell(self.tr("Put the caret into a sentence first."))
            return
        section_id = panel.section_id
        panel.when_saved(lambda: self._requests.mark(section_id, anchor, need))

    def go_to_gap(self, step: int) -> None:
        """Go to the next sentence without evidence, or to the one before; through all sections, round and round."""
        panel = self._current()
        place = next_in_text(panel.editor, step) if panel is not None else None
        if panel is not None and place is not None:
            panel.show_passage(place.passage_id, place.start, place.end)
            return
        if panel is not None:
            panel.flush()
        here = panel.section_id if panel is not None else ""
        self._context.backend.ask(
            read_unsupported, self._context.assessment_id, on_done=lambda found: self._go_on(found, here, step)
        )

    def show_detached(self) -> None:
        """Go to the citations of the section whose words are gone."""
        panel = self._current()
        if panel is None or not panel.detached.unfold():
            self._tell(self.tr("Every citation of this section stands on its words."))

    def commands(self) -> list[Command]:
        """Return the commands of citing and of coverage."""
        group = self.tr("Evidence")
        return [
            Command(
                id=name,
                title=title,
                run=run,
                shortcut=keys,
                icon=icon,
                group=group,
                enabled=_never_off if name in ANYWHERE else self._why_off,
            )
            for name, title, run, keys, icon in (*self._citing_rows(), *self._coverage_rows())
        ]

    def _citing_rows(self) -> tuple[Row, ...]:
        return (
            ("cite", self.tr("Cite evidence \u2026"), self.open_box, "Ctrl+E", "cite"),
            ("citations-here", self.tr("Citations here \u2026"), self.open_menu_here, "Ctrl+Shift+U", "cite"),
            ("show-detached", self.tr("Citations without words"), self.show_detached, "", "unlink"),
        )

    def _coverage_rows(self) -> tuple[Row, ...]:
        show, needs_none = self.tr("Show sentences without evidence"), self.tr("This sentence needs no evidence")
        following, before = self.tr("Next sentence without evidence"), self.tr("Previous sentence without evidence")
        needs_evidence = self.tr("This sentence needs evidence")
        return (
            ("show-coverage", show, self.toggle_coverage, "Ctrl+Shift+E", "show"),
            ("next-gap", following, lambda: self.go_to_gap(1), "Alt+F7", "next"),
            ("previous-gap", before, lambda: self.go_to_gap(-1), "Alt+Shift+F7", "previous"),
            ("needs-none", needs_none, lambda: self.mark(Need.NONE), "Ctrl+Shift+N", "flag"),
            ("needs-evidence", needs_evidence, lambda: self.mark(Need.EVIDENCE), "", "flag"),
        )

    def _why_off(self) -> str:
        return "" if self._current() is not None else self.tr("Open a section with findings first.")

    def _take(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.counted.emit(len(evidence.items))
        for panel in self._panels:
            panel.editor.describe_citations_with(self._describe, self._shape)
        if self.box is not None and self.box.isVisible():
            self.box.look()

    def _describe(self, citations: Sequence[Citation]) -> str:
        return describe(citations, self.evidence)

    def _shape(self, citations: Sequence[Citation]) -> MarkShape:
        return shape_of(citations, self.evidence)

    def _box_of(self, panel: FindingsPanel) -> CitingBox:
        if self.box is None or not isValid(self.box):
            self.box = CitingBox(panel.window(), lambda text: find(self.evidence, text) if self.evidence else [])
            self.box.chosen.connect(self._on_chosen)
            self.box.closed.connect(self._on_closed)
        return self.box

    def _on_closed(self, gives_back: bool) -> None:
        if self._target is None:
            return
        panel = self._target[0]
        panel.editor.point_out(None)
        if gives_back:
            panel.begin()

    def _on_chosen(self, entry: Entry, stance: Stance) -> None:
        if self._target is not None:
            panel, section_id, anchor = self._target
            self._rest(panel, section_id, anchor, entry, stance)

    def _on_dropped(self, panel: FindingsPanel, anchor: Anchor, item_id: str, excerpt_id: str) -> None:
        entry = self.evidence.entries.get((item_id, excerpt_id)) if self.evidence is not None else None
        if entry is None:
            self._tell(self.tr("The evidence is still being read. Try again in a moment."))
            return
        panel.flush()
        self._rest(panel, panel.section_id, anchor, entry, entry.stance)

    def _rest(self, panel: FindingsPanel, section_id: str, anchor: Anchor, entry: Entry, stance: Stance) -> None:
        def cite() -> None:
            self._requests.rest(section_id, anchor, entry, stance)
            self._note_cited(entry)

        panel.when_saved(cite)

    def _note_cited(self, entry: Entry) -> None:
        if self.evidence is not None:
            recent = dict.fromkeys((entry.named, *self.evidence.recent))
            self.evidence = replace(self.evidence, recent=tuple(recent))

    def _attach(self, panel: FindingsPanel, citation: Citation) -> None:
        if not panel.editor.textCursor().hasSelection():
            self._tell(self.tr("Select the words first that {name} is to stand on.").format(name=citation.reference))
            return
        anchor, section_id = panel.selected_anchor(), panel.section_id
        if anchor is not None:
            panel.when_saved(lambda: self._requests.attach(citation, section_id, anchor))

    def _open_menu(self, panel: FindingsPanel, ids: Sequence[str], place: QPoint | None) -> None:
        cited = [citation for citation in panel.citations() if citation.id in set(ids)]
        if not cited:
            return
        menu = marks_menu(cited, self.evidence, self, self._context.why_read_only, panel)
        self.menu = menu
        if place is None:
            place = QCursor.pos() if panel.editor.is_mark_under_pointer() else panel.caret_on_screen()
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    def _go_on(self, found: Sequence[Place], here: str, step: int) -> None:
        place = next_elsewhere(found, self._order(), here, step)
        if place is None:
            self._tell(self.tr("Every sentence that needs evidence has some."))
            return
        self._context.open_passage(place.section_id, place.passage_id, place.start, place.end)

    def _tell(self, words: str) -> None:
        self._context.tell(Announcement(words, is_passing=True))


def _never_off() -> str:
    return ""
