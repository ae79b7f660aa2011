"""The editor of a section's findings: passages in, one flowing text to write in, changes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QFrame, QWidget

from domain.assessment import Anchor, Citation, Passage
from domain.evidence.evidence import SentenceMark
from ui.editor.beside import BesideText, with_lines
from ui.editor.comment_words import CommentWords
from ui.editor.counts import CountKeeper, Counts
from ui.editor.coverage import CoverageKeeper
from ui.editor.coverage_look import coverage_pens, paint_coverage
from ui.editor.dropping import EvidenceDrop
from ui.editor.finder import Finder
from ui.editor.found_look import FoundLook
from ui.editor.found_words import FoundWords
from ui.editor.growing import Growing
from ui.editor.highlights import Highlights, dotted
from ui.editor.identity import MovedPassages
from ui.editor.kept_layout import KeptLayout
from ui.editor.margin import LineMarks, MarkShape, MarksMargin
from ui.editor.painting import paint_bullets
from ui.editor.places import anchor_at
from ui.editor.shown_place import ShownPlace
from ui.editor.spans import Spans
from ui.editor.style import CITED_STEPS, COMMENTED_STEPS, SUGGESTED_STEPS, EditorStyle
from ui.editor.suggesting.marks import SuggestionMarks
from ui.editor.suggesting.painted import paint_suggested
from ui.editor.suggesting.suggesting_text import SuggestingText
from ui.editor.text_menu import TextMenu
from ui.widgets.history_keys import HistoryKeys

DOCUMENT_MARGIN = 4
INDENT_SHARE = 1.3
"""The indent of a bullet as a share of the font's height."""


class FindingsEditor(SuggestingText):
    """Edits the findings of one section.

    `new_id` makes the ids of new passages; `moves` is shared by the editors of a window, so that a passage cut from
    one and pasted into another keeps its id in one place only.

    Signals, beside those of SuggestingText: citation_activated(citation ids) on a click on a mark in the margin;
    counts_changed(words, sentences) of the section, soon after a change; caret_moved(rectangle in the viewport) while
    the editor grows with its text, for the scroll area around it; find_asked(with replacing) on Ctrl+F and Ctrl+H;
    marks_menu_wanted(citation ids, place on the screen) on a right click on a mark; evidence_dropped(anchor, item id,
    excerpt id).
    """

    citation_activated = Signal(object)
    marks_menu_wanted = Signal(object, QPoint)
    evidence_dropped = Signal(object, str, str)
    counts_changed = Signal(int, int)
    caret_moved = Signal(QRect)
    find_asked = Signal(bool)

    def __init__(
        self,
        new_id: Callable[[], str],
        style: EditorStyle | None = None,
        moves: MovedPassages | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._is_ready = False
        super().__init__(new_id, moves, parent)
        self._style = style or EditorStyle()
        self._spans = Spans[Citation](self)
        self._sentence_marks = Spans[SentenceMark](self)
        self._followed = (self._spans, self._sentence_marks)
        self.coverage = CoverageKeeper(self, self._spans, self._sentence_marks)
        self._drop = EvidenceDrop(self)
        self._highlights = Highlights(self)
        self._finder = Finder(self, self._highlights, self)
        self._shown = ShownPlace(self, self._highlights)
        self._counts = CountKeeper(self)
        self._margin = MarksMargin(lambda first, last: with_lines(self, self._spans.between(first, last)), self)
        self.commented = CommentWords(self)
        self.suggested = SuggestionMarks(self)
        self._kept_layout = KeptLayout(self)
        self.found = FoundWords(self)
        self.menu = TextMenu(self)
        self._beside = BesideText(self, self._strips)
        self._growing = Growing(self)
        self._shows_citations = self._shows_coverage = False
        self._is_ready = True
        HistoryKeys(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Lines as wide as the column we place: left to itself, Qt lays them out before the margins have settled.
        self.setLineWrapMode(FindingsEditor.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(DOCUMENT_MARGIN)
        self.setAccessibleName(self.tr("Findings"))
        self.setAccessibleDescription(self.tr("The text of this section, one paragraph after another"))
        self.setPlaceholderText(self.tr("Write the findings here, or paste them."))
        self._connect()
        self.set_style(self._style)

    def _connect(self) -> None:
        self._counts.counted.connect(self.counts_changed)
        self._margin.hovered.connect(self._on_mark_hovered)
        self._margin.activated.connect(self.citation_activated)
        self._margin.menu_wanted.connect(self.marks_menu_wanted)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._growing.fit)
        layout.update.connect(self._beside.touch)

    # Passages and citations

    def load(self, passages: Sequence[Passage], citations: Sequence[Citation] = ()) -> None:
        """Show the section as saved; undo starts afresh."""
        self._highlights.clear_all()
        self._spans.clear()
        self._sentence_marks.clear()
        self.commented.clear()
        self.found.clear()
        self.suggested.set(())
        self.load_passages(passages)
        self._counts.forget_all()
        self.coverage.forget_all()
        self._finder.text_changed()
        self.set_citations(citations)

    def set_citations(self, citations: Sequence[Citation]) -> None:
        """Mark these citations; the text is not touched."""
        if self._spans.set(citations):
            self._show_all_spans()
            self._margin.update()
        self.coverage.standing_changed()

    def set_sentence_marks(self, marks: Sequence[SentenceMark]) -> None:
        """Take what people said of the sentences."""
        self._sentence_marks.set(marks)
        self.coverage.standing_changed()

    def selected_anchor(self) -> Anchor | None:
        """Return the anchor of the selected words, or of the sentence at the caret; None where there are no words."""
        anchor = anchor_at(self.textCursor())
        return replace(anchor, passage_id=self.shown_id(anchor.passage_id)) if anchor else None

    def citations_at_caret(self) -> tuple[Citation, ...]:
        """Return the citations whose words the caret stands in, or the selection begins in."""
        return tuple(span.value for span in self._spans.at(self.textCursor().selectionStart()))

    def show_place(self, passage_id: str, start: int, end: int | None = None) -> bool:
        """Put the caret before words that were asked for and light them; False when their passage is gone."""
        return self._shown.show(passage_id, start, end, self._style.match)

    def shown_words(self) -> str:
        """Return the words that were asked for, as long as the caret stays before them."""
        return self._shown.words()

    def show_citations(self, is_shown: bool) -> None:
        """Underline every cited span quietly, or none."""
        self._shows_citations = is_shown
        self._show_all_spans()

    def show_coverage(self, is_shown: bool) -> None:
        """Underline quietly the sentences without evidence, or none."""
        self._shows_coverage = is_shown
        self.viewport().update()

    def point_out(self, anchor: Anchor | None) -> None:
        """Frame words that something is about to be done with, or none."""
        self._drop.point_out(anchor)

    def is_mark_under_pointer(self) -> bool:
        """Whether the pointer rests on a mark in the margin."""
        return self._margin.is_pointed_at

    def describe_citations_with(
        self,
        describe: Callable[[Sequence[Citation]], str],
        shape: Callable[[Sequence[Citation]], MarkShape],
    ) -> None:
        """Say how the citations of a mark are put into words when the pointer rests on it, and which shape it has."""
        self._margin.describe = describe
        self._margin.shape = shape
        self._margin.update()

    def marks(self) -> tuple[tuple[QRect, tuple[Citation, ...]], ...]:
        """Return the marks in the margin beside the visible lines."""
        return self._margin.marks()

    # Find, counts

    @property
    def finder(self) -> Finder:
        """Find and replace in this section."""
        return self._finder

    def counts(self) -> Counts:
        """Return the words and sentences of the section now."""
        return self._counts.totals()

    # The look

    def set_style(self, style: EditorStyle) -> None:
        """Wear another theme or text size; text, caret and undo stay as they are."""
        self._style = style
        palette = style.palette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, style.background)
        self.setPalette(palette)
        self._wear_font()
        self._finder.set_look(style)
        self._margin.set_look(style.small_font, style.muted, style.accent)
        self.commented.set_look(style)
        self.suggested.wear(style.small_font, style.authors, style.background)
        self.wear_hues(style.authors)
        self._coverage_pens = coverage_pens(style.doubtful, style.muted)
        self._found_look = FoundLook(style.grave, style.doubtful, style.muted, QFontMetricsF(style.font))
        self._show_all_spans()
        self._place_column()

    def set_growing(self, grows: bool, least_height: int = 0) -> None:
        """Grow with the text instead of scrolling, `least_height` pixels at least, for use inside a scroll area."""
        self._growing.set(grows, least_height)

    def ensureCursorVisible(self) -> None:
        """Scroll to the caret, also in the scroll area around an editor that grows."""
        super().ensureCursorVisible()
        if self._is_ready:
            self._growing.show_caret(6 * self._style.space)

    def _wear_font(self) -> None:
        # Set on the document too: a style sheet of the application would win over the widget's font.
        self.setFont(self._style.font)
        self.document().setDefaultFont(self._style.font)
        indent = QFontMetricsF(self._style.font).height() * INDENT_SHARE
        if self.document().indentWidth() != indent:
            self.document().setIndentWidth(indent)
            self.fit_spaces()

    def _place_column(self) -> None:
        space = self._style.space
        bar = self.verticalScrollBar()
        room = self.width() - (bar.sizeHint().width() if bar.isVisibleTo(self) else 0)
        left, right = self._style.column_sides(room, DOCUMENT_MARGIN)
        self.setViewportMargins(left, 2 * space if not self._growing.is_on else 0, right, 0)
        viewport = self.viewport().geometry()
        if self.lineWrapColumnOrWidth() != viewport.width():
            self.setLineWrapColumnOrWidth(viewport.width())
        edge = viewport.right() + 1
        widths = (CITED_STEPS, COMMENTED_STEPS, SUGGESTED_STEPS)
        for strip, steps in zip(self._strips, widths, strict=True):
            strip.setGeometry(edge, viewport.top(), steps * space, viewport.height())
            edge += steps * space

    @property
    def _strips(self) -> tuple[LineMarks[Any], ...]:
        """The marks beside the text, from the text outwards."""
        return self._margin, self.commented.margin, self.suggested

    def _show_all_spans(self) -> None:
        cursors = [span.cursor for span in self._spans.placed()] if self._shows_citations else []
        self._highlights.show("citations", cursors, dotted(self._style.muted))

    # What happens

    def blocks_touched(self, blocks: Sequence[QTextBlock], is_structure: bool) -> None:
        if not self._is_ready:
            return
        self._counts.forget(blocks)
        self._finder.text_changed()
        self.coverage.forget(blocks)
        self._sentence_marks.look_again(blocks)
        self.commented.blocks_touched(blocks)
        self.found.blocks_touched(blocks)
        self.suggested.text_touched(is_structure=is_structure)
        if self._spans and self._spans.look_again(blocks):
            self._margin.update()

    def suggestions_shown(self, blocks: Sequence[QTextBlock]) -> None:
        self._finder.text_changed()
        self.coverage.forget(blocks)
        self.found.look_anew()

    def record_restored(self) -> None:
        for spans in (self._spans, self._sentence_marks, self.commented.spans):
            spans.place_anew()
        self.coverage.forget_all()

    def _on_mark_hovered(self, citation_ids: tuple[str, ...]) -> None:
        cursors = [span.cursor for span in self._spans.of(citation_ids)]
        self._highlights.show("hovered", cursors, dotted(self._style.accent))

    def _on_caret_moved(self) -> None:
        if self._growing.is_on:
            self.caret_moved.emit(self.cursorRect())

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_F, Qt.Key.Key_H):
                self.find_asked.emit(event.key() == Qt.Key.Key_H)
                return
            if event.key() == Qt.Key.Key_K:
                # Qt would delete to the end of the line on some desktops.
                event.ignore()
                return
        super().keyPressEvent(event)
        self._beside.renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.commented.paint_ground(event.rect())
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bullets(self, painter, event.rect(), self._style.text)
        if self._shows_coverage:
            paint_coverage(self, painter, event.rect(), self.coverage, self._coverage_pens, self.found)
        self._found_look.paint(self, painter, event.rect(), self.found)
        paint_suggested(self, self.suggested, painter, event.rect())
        self._drop.paint(painter, self._style.accent)
        painter.end()
        self._beside.renew()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._drop.moved(event):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not self._drop.moved(event):
            super().dragMoveEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.left()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if not self._drop.dropped(event):
            super().dropEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_ready:
            self._place_column()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._is_ready:
            for strip in self._strips:
                strip.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_ready and event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.document().setDefaultFont(self._style.font)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.open(event)

    def sizeHint(self) -> QSize:
        return QSize(self._style.column_width + 12 * self._style.space, 40 * self._style.space)
