"""The findings of one section: the editor, its counts, and saving as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from domain.assessment import Anchor, Citation, Section
from domain.evidence.coverage import Share
from domain.review.suggestions import Suggestion
from domain.text.blocks import Notice
from ui.announcement import Announcement, Tone
from ui.citing.detached import DetachedCitations
from ui.citing.standing import Standing, read_standing
from ui.editor.commented import Commented
from ui.editor.findings_editor import DOCUMENT_MARGIN, FindingsEditor
from ui.editor.places import sentence_at
from ui.messages import counted, coverage_words, error_message, notice_sentences
from ui.pages.findings_style import editor_style
from ui.pages.keeping import keep_whole
from ui.pages.section_saver import SectionSaver
from ui.pages.suggesting_here import SuggestingHere
from ui.pages.suggesting_row import SuggestingRow
from ui.pages.two_texts import TwoTexts
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.text import Muted

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

LEAST_LINES = 12
LAID_OUT_WITHIN = 1_000
"""Milliseconds after which a page that is opened for the first time has the height of its text."""


class FindingsPanel(QWidget):
    """Signals: told(object) with an Announcement or None, about saving; citation_activated(object) with the ids of the
    citations of a mark; settled() when everything typed is saved; link_wanted(str) with the address of the link at the
    caret, when one is to be made or changed; insets_changed(), when the text is set in by other widths; loaded(), when
    a section's text has been put into the editor, without comments yet; comments_activated(object) with the ids of the
    comments of a mark."""

    told = Signal(object)
    citation_activated = Signal(object)
    settled = Signal()
    link_wanted = Signal(str)
    insets_changed = Signal()
    loaded = Signal()
    comments_activated = Signal(object)

    def __init__(self, context: Context, scroll: QScrollArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from store.ids import new_id

        self._context = context
        self._scroll = scroll
        self._citations: tuple[Citation, ...] = ()
        self._share = Share()
        self._wanted_place: tuple[str, int, int | None] | None = None
        self._laying_out = QDeadlineTimer(0)
        self._shows_citations = False
        self._why_closed = ""
        self._is_text_due = self._are_citations_due = self._are_suggestions_due = False
        self._due_comments: Sequence[Commented] | None = None
        self._due_suggestions: tuple[Sequence[Suggestion], Sequence[str]] | None = None
        self.editor = FindingsEditor(new_id, editor_style(current_theme()), context.moves, self)
        self.editor.set_growing(True, self._least_height())
        self._placeholder = self.editor.placeholderText()
        self.saver = SectionSaver(context, self.editor, self)
        self.suggesting = SuggestingHere(context, self.editor, self.saver, self.when_saved, self)
        self.suggesting_row = SuggestingRow()
        self.two_texts = TwoTexts()
        self.detached = DetachedCitations()
        self._footer = Muted("")
        self._arrange()
        self._connect()

    @property
    def section_id(self) -> str:
        """The section that is shown."""
        return self.saver.section_id

    def load(self, section: Section) -> None:
        """Show a section's text; what was typed before must have been saved."""
        self.two_texts.hide()
        self._is_text_due = False
        self.saver.load(section)
        self.suggesting.settle()
        self.editor.coverage.pause()
        self.load_citations()
        self.loaded.emit()
        self._show_counts()
        place, self._wanted_place = self._wanted_place, None
        if place is not None:
            self.show_passage(*place)

    def load_citations(self) -> None:
        """Read what stands on the section's words, and mark it."""

        def show(standing: Standing) -> None:
            self._citations = standing.citations
            self.editor.coverage.set_language(standing.language)
            self.editor.set_citations(standing.citations)
            self.editor.set_sentence_marks(standing.marks)
            self.detached.show_citations([each for each in standing.citations if each.is_detached])
            self._show_counts()

        self._are_citations_due = False
        self._context.backend.ask(read_standing, self.section_id, on_done=show)

    def refresh(self, changed: Changed) -> None:
        """Take in what an action changed in this section, unless it is this panel's own typing."""
        if self.section_id not in changed.section_ids:
            return
        self._is_text_due |= "passage" in changed.tables and not self.saver.is_own(changed)
        self._are_citations_due |= bool({"citation", "sentence_mark"} & changed.tables)
        self._are_suggestions_due |= "suggestion" in changed.tables and not self.saver.is_own(changed)
        self._take_in()

    def show_comments(self, comments: Sequence[Commented]) -> None:
        """Mark the words of these comments, as soon as nothing that is typed here waits to be saved."""
        self._due_comments = comments
        self._take_in()

    def show_suggestions(self, suggestions: Sequence[Suggestion], people: Sequence[str]) -> None:
        """Mark the places of these suggestions, as soon as nothing that is typed here waits to be saved."""
        self._due_suggestions = suggestions, people
        self._take_in()

    def citations(self) -> tuple[Citation, ...]:
        """Return the section's citations."""
        return self._citations

    def flush(self) -> None:
        """Save at once."""
        self.saver.flush()

    def selected_anchor(self) -> Anchor | None:
        """Return the selected words, or the sentence at the caret, as they stand in the saved text."""
        return self.editor.selected_anchor()

    def sentence_anchor(self) -> Anchor | None:
        """Return the sentence at the caret."""
        anchor = sentence_at(self.editor.textCursor())
        return replace(anchor, passage_id=self.editor.shown_id(anchor.passage_id)) if anchor else None

    def when_saved(self, act: Callable[[], object]) -> None:
        """Do something as soon as what is typed is saved: at once where nothing is typed."""
        self.flush()
        if self.saver.is_settled:
            act()
        else:
            self.settled.connect(act, Qt.ConnectionType.SingleShotConnection)

    def show_coverage(self, is_shown: bool) -> None:
        """Underline quietly the sentences without evidence, or none."""
        self.editor.show_coverage(is_shown)

    def place_of_selection(self) -> QRect:
        """Return the lines of the selected words, or that of the caret, in the editor's viewport."""
        cursor = self.editor.textCursor()
        first, last = QTextCursor(cursor), QTextCursor(cursor)
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        return self.editor.cursorRect(first).united(self.editor.cursorRect(last))

    def caret_on_screen(self) -> QPoint:
        """Return where a menu for the caret opens."""
        return self.editor.viewport().mapToGlobal(self.editor.cursorRect().bottomLeft())

    def insert_text(self, text: str) -> None:
        """Insert a text at the caret, as pasting does."""
        source = QMimeData()
        source.setText(text)
        self.editor.setFocus()
        self.editor.insertFromMimeData(source)

    def show_passage(self, passage_id: str, start: int = 0, end: int | None = None) -> bool:
        """Put the caret into a passage and show words of it; when it is not here, as soon as it is loaded."""
        is_there = self.editor.show_place(passage_id, start, end)
        if is_there:
            self.editor.setFocus()
            self._show_caret()
            self._laying_out.setRemainingTime(LAID_OUT_WITHIN)
        else:
            self._wanted_place = (passage_id, start, end)
        return is_there

    def begin_finding(self, with_replacing: bool) -> None:
        """Open the bar to find words, and to replace them."""
        self.editor.find_asked.emit(with_replacing)

    def begin_link(self) -> None:
        """Ask for the address of a link on the selected words."""
        self.link_wanted.emit(self.editor.link_at_caret())

    def toggle_citations(self) -> None:
        """Underline quietly what is cited, or nothing."""
        self._shows_citations = not self._shows_citations
        self.editor.show_citations(self._shows_citations)

    def toggle_suggested(self) -> None:
        """Show the suggestions in the text while one writes, or the marks beside it alone."""
        self.editor.suggested.show_in_text(not self.editor.suggested.is_in_text)

    def open_cited(self) -> None:
        """Open the evidence that is cited where the caret stands, as a click on its mark does."""
        cited = self.editor.citations_at_caret()
        if cited:
            self.citation_activated.emit(tuple(citation.id for citation in cited))
        else:
            words = self.tr("No evidence is cited for the words at the caret.")
            self._context.tell(Announcement(words, is_passing=True))

    def set_off(self, reason: str) -> None:
        """Let nothing be written for a reason; an empty reason lets it be.

        Where others may write, suggesting goes on: it leaves the text as it is.
        """
        self._why_closed = reason
        self.detached.set_off(reason)
        self.suggesting_row.set_off(self._context.why_read_only)
        self._open_or_close()

    @property
    def why_closed(self) -> str:
        """Why nothing can be written or suggested here, or nothing."""
        return "" if self.suggesting.is_on else self._why_closed

    def _open_or_close(self) -> None:
        reason = self.why_closed
        self.editor.setReadOnly(bool(reason))
        self.editor.setToolTip(reason)
        self.editor.setAccessibleDescription(reason)
        self.editor.setPlaceholderText(reason or self._placeholder)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        for widget in (self.suggesting_row, self.two_texts, self.editor, self.detached, self._footer):
            layout.addWidget(widget)
        self._inset()

    def insets(self) -> tuple[int, int]:
        """Return how far the text is set in from the left and right edges, for other things to align with."""
        left, right = editor_style(current_theme()).column_sides(self.width(), DOCUMENT_MARGIN)
        return left + DOCUMENT_MARGIN, right + DOCUMENT_MARGIN

    def begin(self) -> None:
        """Give the editor the focus, where its caret was last."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.ensureCursorVisible()

    def _inset(self) -> None:
        left, right = self.insets()
        for widget in (self.suggesting_row, self.two_texts, self.detached, self._footer):
            widget.setContentsMargins(left, 0, right, 0)

    def _connect(self) -> None:
        self.editor.counts_changed.connect(lambda _words, _sentences: self._show_counts())
        self.editor.coverage.covered.connect(self._on_covered)
        self.editor.caret_moved.connect(lambda rectangle: self._follow_caret(rectangle))
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow_shown_words)
        self.editor.citation_activated.connect(self.citation_activated)
        self.editor.commented.margin.activated.connect(self.comments_activated)
        self.editor.link_activated.connect(self._context.open_link)
        self.editor.cleaned.connect(self._on_cleaned)
        self.editor.too_much.connect(lambda text: keep_whole(self._context, text, self.section_id))
        self.saver.saved.connect(lambda: self.told.emit(None))
        self.saver.failed.connect(self._on_failed)
        self.saver.stale.connect(self.two_texts.compare)
        self.saver.replaced.connect(self.suggesting.settle)
        self.suggesting.switched.connect(self.suggesting_row.show_on)
        self.suggesting.switched.connect(lambda _is_on: self._open_or_close() if self._why_closed else None)
        self.suggesting.counted.connect(self.suggesting_row.show_count)
        self.suggesting_row.switched.connect(self.suggesting.switch)
        self.saver.autosave.settled.connect(self._take_in)
        self.saver.autosave.settled.connect(self.settled)
        self.two_texts.mine_kept.connect(self.saver.keep_mine)
        self.two_texts.theirs_kept.connect(self.saver.keep_theirs)
        theme_notifier().changed.connect(self._on_theme)

    def _take_in(self) -> None:
        """Show what was changed elsewhere, as soon as nothing that is typed here waits to be saved."""
        if not self.saver.is_settled:
            return
        if self._is_text_due:
            self._reload()
        elif self._are_citations_due:
            self.load_citations()
        if self._are_suggestions_due:
            self._are_suggestions_due = False
            self.suggesting.take()
        suggestions, self._due_suggestions = self._due_suggestions, None
        if suggestions is not None:
            self.suggesting.show(*suggestions)
        comments, self._due_comments = self._due_comments, None
        if comments is not None:
            self.editor.commented.set(comments)

    def _reload(self) -> None:
        from store.queries.text import load_section

        self._is_text_due = False
        caret = self.editor.caret()
        had_focus = self.editor.hasFocus()
        height, bar = self._height_of_caret(), self._scroll.verticalScrollBar()
        section = self._context.backend.read(load_section, self.section_id)
        self.saver.load(section)
        self.suggesting.settle()
        self.editor.coverage.pause()
        self.load_citations()
        self.loaded.emit()
        if caret is not None:
            self.editor.place_caret(caret.passage_id, caret.offset)
            # What one looks at stays where it was on the screen, though the text was written anew.
            bar.setValue(bar.value() + self._height_of_caret() - height)
        if had_focus:
            self.editor.setFocus()

    def _height_of_caret(self) -> int:
        """Return how far below the upper edge of what is seen the caret stands."""
        return self.editor.viewport().mapTo(self._scroll.viewport(), self.editor.cursorRect().center()).y()

    def _on_covered(self, share: Share) -> None:
        self._share = share
        self._show_counts()

    def _show_counts(self) -> None:
        words, sentences = self.editor.counts()
        parts = [counted(words, "word"), counted(sentences, "sentence"), *coverage_words(self._share)]
        self._footer.setText(" \u00b7 ".join(parts))

    def _show_caret(self) -> None:
        """Bring the caret into sight with some of the text around it."""
        self._follow_caret(self.editor.cursorRect(), self._scroll.viewport().height() // 3)

    def _follow_caret(self, rectangle: QRect, margin: int = 0) -> None:
        content = self._scroll.widget()
        if content is None or not self.editor.hasFocus():
            return
        middle = self.editor.viewport().mapTo(content, rectangle.center())
        margin = margin or current_theme().space(6)
        self._scroll.ensureVisible(self._scroll.horizontalScrollBar().value(), middle.y(), 0, margin)

    def _follow_shown_words(self) -> None:
        """Keep words in sight that were asked for while a page that was never shown before still gets its height."""
        if not self._laying_out.hasExpired() and self.editor.shown_words():
            self._show_caret()

    def _on_failed(self, error: Exception) -> None:
        message = error_message(error)
        words = self.tr("NOT saved: {reason} {way_out}").format(reason=message.sentence, way_out=message.way_out)
        self.told.emit(Announcement(words, Tone.ERROR))

    def _on_cleaned(self, notices: tuple[Notice, ...]) -> None:
        sentences = notice_sentences(notices)
        if sentences:
            self._context.tell(Announcement(" ".join(sentences), is_passing=True))

    def _least_height(self) -> int:
        return round(LEAST_LINES * current_theme().font("findings", "reading").pointSizeF() * 2)

    def _on_theme(self, theme: Theme) -> None:
        self.editor.set_style(editor_style(theme))
        self.editor.set_growing(True, self._least_height())
        self._inset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._inset()
            self.insets_changed.emit()
