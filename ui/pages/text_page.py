"""A page around the findings editor: what the pages of statements and of narrative parts share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from domain.assessment import Anchor, Citation, Section
from ui.announcement import Announcement, Tone
from ui.messages import error_message
from ui.pages.findings_panel import FindingsPanel
from ui.pages.findings_style import text_width
from ui.pages.kept_texts import KeptTexts
from ui.pages.page import Page
from ui.pages.stage_gate import StageGate
from ui.pages.text_bars import TextBars
from ui.theme import current_theme

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


class TextPage(Page):
    """Shows one section at a time; another one is shown only when everything typed is saved.

    `choose_citation` lets a person choose among several citations; without it the first is opened.
    """

    def __init__(self, name: str, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.context = context
        self._waiting = ""
        self.choose_citation: Callable[[Sequence[Citation]], None] | None = None
        self.kept = KeptTexts(context, may_insert=True)
        self.findings = FindingsPanel(context, self)
        self.kept.insert_requested.connect(self.findings.insert_text)
        self.findings.told.connect(lambda announcement: self.show_banner("saving", announcement))
        self.findings.settled.connect(self.load_waiting)
        self.findings.insets_changed.connect(self.inset)
        self.findings.citation_activated.connect(self._on_citation)
        self.findings.saver.suggestions_stale.connect(self._on_suggestions_stale)
        self.gate = StageGate(context, self, self.set_off)
        self.findings.saver.closed.connect(self.gate.look)
        self.bars = TextBars(context, self.findings, self)
        self.bars.resized.connect(self._place_bars)
        self.bars.flush_wanted.connect(self.flush)
        self.bars.place_wanted.connect(self._on_place)
        self._place_bars()

    def load_section(self, section_id: str) -> None:
        """Show another section, as soon as what was typed in the present one is saved."""
        self._waiting = section_id
        self.flush()
        self.load_waiting()

    def load_waiting(self) -> None:
        """Show the section that was asked for, if everything typed is saved."""
        if not self._waiting or not self.is_settled():
            return
        from store.queries.text import load_section

        section_id, self._waiting = self._waiting, ""
        try:
            self.show_section(self.context.backend.read(load_section, section_id))
        except Exception as error:
            if not hasattr(error, "code"):
                raise
            self.show_error("load", error)
            return
        self.bars.close_link()
        for key in ("load", "saving", "score", "suggesting"):
            self.show_banner(key, None)
        self.verticalScrollBar().setValue(0)

    def show_section(self, section: Section) -> None:
        """Show a section's text."""
        self.findings.load(section)
        self.gate.show(section.id)
        self.kept.load(lambda text: text.section_id == section.id)

    def load(self) -> None:
        """Read the section again."""
        self.load_section(self._waiting or self.findings.section_id)

    def refresh(self, changed: Changed) -> None:
        """Take in what an action changed, and where it leaves the section."""
        self.findings.refresh(changed)
        self.gate.refresh(changed)
        if "kept_text" in changed.tables and self.findings.section_id:
            self._load_kept()

    def set_off(self, reason: str) -> None:
        """Let nothing be edited for a reason, which the tooltips tell; an empty reason lets it be."""
        self.findings.set_off(reason)

    def flush(self) -> None:
        """Save at once whatever was typed."""
        self.findings.flush()

    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.findings.saver.is_settled

    def take_focus(self) -> None:
        """Begin where the work is: in the findings."""
        self.findings.begin()

    def selected_anchor(self) -> Anchor | None:
        """Return the words that a citation would rest on."""
        return self.findings.selected_anchor()

    def add_findings(self) -> None:
        """Put the editor at the end of the page."""
        self.add(self.kept)
        self.add_wide(self.findings)
        self.fill_up()

    def show_not_saved(self, error: Exception) -> None:
        """Say that what was typed is not saved, why, and the way out."""
        message = error_message(error)
        words = self.tr("NOT saved: {reason} {way_out}").format(reason=message.sentence, way_out=message.way_out)
        self.show_banner("saving", Announcement(words, Tone.ERROR))

    def _on_suggestions_stale(self, words: str) -> None:
        said = self.tr("A suggestion was changed or settled meanwhile, so your change of it was not taken.")
        kept = self.tr("Its words are kept at the head of this page.") if words else ""
        self.show_banner("suggesting", Announcement(f"{said} {kept}".strip(), Tone.WARNING))
        self._load_kept()

    def _load_kept(self) -> None:
        section_id = self.findings.section_id
        self.kept.load(lambda text: text.section_id == section_id)

    def _on_citation(self, citation_ids: tuple[str, ...]) -> None:
        cited = [citation for citation in self.findings.citations() if citation.id in citation_ids]
        if (
            len({(citation.item_id, citation.excerpt_id) for citation in cited}) > 1
            and self.choose_citation is not None
        ):
            self.choose_citation(cited)
        elif cited:
            self.context.open_source(cited[0].item_id, cited[0].excerpt_id)

    def _on_place(self, section_id: str, passage_id: str, start: int, end: int) -> None:
        if section_id == self.findings.section_id:
            self.findings.show_passage(passage_id, start, end)
            return
        self.context.open_passage(section_id, passage_id, start, end)

    def _place_bars(self) -> None:
        if not hasattr(self, "bars"):
            return
        height = self.bars.sizeHint().height() if self.bars.is_needed() else 0
        self.setViewportMargins(0, height, 0, 0)
        if height:  # a hidden layout without any height would not be laid out again when it is shown
            self.bars.setGeometry(0, 0, self.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bars()

    def column_width(self) -> int:
        return text_width(current_theme())

    def insets(self) -> tuple[int, int]:
        return self.findings.insets() if hasattr(self, "findings") else (0, 0)
