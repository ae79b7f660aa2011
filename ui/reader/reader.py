"""The reader: one document of an evidence item beside the draft, in which words become excerpts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from domain.assessment import EvidenceFile, EvidenceItem
from domain.evidence.evidence import Excerpt
from store.values import ExcerptDetails
from ui.announcement import Announcement, Tone
from ui.messages import error_message
from ui.previews.pdf import PdfFault
from ui.reader.excerpt_requests import Draft, ExcerptRequests, details_of
from ui.reader.marking import marks_of
from ui.reader.places import Places, found_span
from ui.reader.reader_frame import ReaderFrame
from ui.reader.reading_files import OpenedFile, open_document
from ui.reader.source_text import SourceText, Span, Spot
from ui.sentences.reading import CANNOT_DRAW, NEVER_READ, NO_NOTES, WHY_NO_WORDS

if TYPE_CHECKING:
    from ui.context import Context, FoundPlace


class Reader(ReaderFrame):
    """Signals: back_wanted() to the item; open_wanted(object) and read_wanted(object) with an EvidenceFile that is to
    be opened in another program, or whose words are to be read; settled() when what was typed is saved.

    `shown_statement` is asked which statement a new excerpt bears on.
    """

    back_wanted = Signal()
    open_wanted = Signal(object)
    read_wanted = Signal(object)
    settled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.framework, parent)
        self._context = context
        self._requests = ExcerptRequests(context)
        self._places = Places(context.memory)
        self.shown_statement: Callable[[], str] = lambda: ""
        self.item: EvidenceItem | None = None
        self.file: EvidenceFile | None = None
        self._opened: OpenedFile | None = None
        self._is_loaded = False
        self._excerpts: tuple[Excerpt, ...] = ()
        self._target = ""
        self._place: FoundPlace | None = None
        self._lost: Excerpt | None = None
        self._draft: Draft | None = None
        self._changing: Excerpt | None = None
        self._keeping = 0
        self._connect()

    # What is shown

    def show_item(
        self, item: EvidenceItem, file: EvidenceFile | None, excerpt_id: str = "", place: FoundPlace | None = None
    ) -> None:
        """Show a file of an item, or its notes; at the words of an excerpt or at found words where such are named."""
        self._target, self._place = excerpt_id, place
        is_same = self._is_loaded and self.item is not None and self.item.id == item.id and self.file == file
        if is_same and self._is_present(item):
            self.item = item
            self._go_to_place()
            self._go_to_target()
            return
        self.leave()
        self.item, self.file, self._is_loaded, self._opened = item, file, False, None
        self.name_document(item, file)
        if file is None:
            self._take(None)
            return
        self._context.backend.ask(
            open_document,
            file,
            on_done=lambda opened: self._take(opened) if self.file == file else None,
            on_error=lambda error: self._on_unreadable(file, error),
        )

    def set_excerpts(self, excerpts: Sequence[Excerpt]) -> None:
        """Mark the excerpts of the document that is shown."""
        self._excerpts = tuple(excerpts)
        if not self._is_loaded:
            return
        marks = marks_of(self._excerpts, self.stage.source, self._sha256())
        for view in (self.stage.pages, self.stage.text):
            view.set_marks(marks)
        if self._target:
            self._go_to_target()

    def find_for(self, lost: Excerpt) -> None:
        """Look for the words of an excerpt that were not found again; what is selected then takes its place."""
        self._lost = lost
        self._begin_lost()

    def read_again(self) -> None:
        """Show the document anew, for its words have been read."""
        item, file = self.item, self.file
        if item is not None:
            self.leave()
            self._is_loaded = False
            self.show_item(item, file)

    def leave(self) -> None:
        """Remember the place, and keep what was typed."""
        self.flush()
        self._lost = self._draft = self._changing = None
        self.close_form()
        if self.item is None or not self._is_loaded:
            return
        view, page = self.stage.view(), self.stage.pages.page()
        if view is not None and not self.stage.source.is_empty:
            first, last = view.shown_blocks()
            is_caret_seen = first <= view.caret().block <= last
            self._places.keep(self._key(), view.caret() if is_caret_seen else view.top_spot())
        elif page:
            self._places.keep(self._key(), Spot(page, 0))

    def close_document(self) -> None:
        """Let the document go."""
        self.leave()
        self.find_row.hide()
        self.stage.clear()
        self.item, self.file, self._opened, self._is_loaded = None, None, None, False

    # What a person does

    def make_excerpt(self) -> None:
        """Ask what the selected words show."""
        reason = self.why_no_excerpt()
        if reason:
            self._context.tell(Announcement(reason, is_passing=True))
            return
        view, item = self.stage.view(), self.item
        assert view is not None and item is not None
        source = self.stage.source
        span = source.trimmed(view.selection())
        lost = self._lost
        earlier_id = lost.id if lost is not None else ""
        words = source.words(span)
        self._draft, self._changing = Draft(item.id, words, self._sha256(), source.locator(span), earlier_id), None
        statement = self.shown_statement()
        known = details_of(lost) if lost is not None else ExcerptDetails(part_ids=(statement,) if statement else ())
        self.open_form(self.tr("New excerpt of {reference}").format(reference=item.reference), words, known)
        view.bring_into_sight(span)

    def why_no_excerpt(self) -> str:
        """Return why no excerpt can be made now, or nothing."""
        if self._context.why_read_only:
            return self._context.why_read_only
        view = self.stage.view() if self.isVisible() else None
        if view is None:
            return self.tr("Open a document of an evidence item first.")
        if not self.stage.source.words(view.selection()).strip():
            return self.tr("Select words in the document first.")
        return ""

    def change_excerpt(self, excerpt_id: str) -> None:
        """Ask anew what an excerpt shows."""
        excerpt = next((each for each in self._excerpts if each.id == excerpt_id), None)
        if excerpt is None or self._context.why_read_only:
            return
        self._draft, self._changing = None, excerpt
        self.open_form(excerpt.name, excerpt.text, details_of(excerpt))

    def begin_finding(self) -> None:
        """Find words in the document."""
        view = self.stage.view()
        if view is None:
            self._context.tell(Announcement(self.tr("There are no words here to be found."), is_passing=True))
            return
        selected = self.stage.source.words(view.selection())
        self.find_row.begin("" if "\n" in selected else selected[:80], view.selection()[0])

    def flush(self) -> None:
        """Keep at once what was said of an excerpt."""
        if self.form.is_changed() and not self._keeping:
            self.form.submit()

    def is_settled(self) -> bool:
        """Whether what was said of an excerpt is saved."""
        return not self._keeping

    def stop(self) -> None:
        """Wait until nothing is read any more; before the window goes."""
        self.leave()
        self.stage.stop()

    # What happens

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.stage.selection_changed.connect(self._on_selection)
        self.stage.mark_chosen.connect(self.change_excerpt)
        self.stage.drawn_failed.connect(self._on_not_drawn)
        self.find_row.moved.connect(self._on_found)
        self.find_row.closed.connect(self.focus_document)
        self.form.kept.connect(self._on_kept)
        self.form.left.connect(self._on_form_left)
        self.excerpt_button.clicked.connect(self.make_excerpt)
        self.find_button.clicked.connect(self.begin_finding)
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self.file))
        self.read_button.clicked.connect(lambda: self.read_wanted.emit(self.file))
        self.file_picker.currentIndexChanged.connect(lambda _place: self._on_file())
        self.as_text.toggled.connect(self._on_as_text)

    def _is_present(self, item: EvidenceItem) -> bool:
        return self.file is not None or (self.item is not None and self.item.notes == item.notes)

    def _take(self, opened: OpenedFile | None) -> None:
        item, file = self.item, self.file
        if item is None:
            return
        self._opened = opened
        source = SourceText.of_notes(item.notes) if opened is None else SourceText.of_file(opened.text)
        self._is_loaded = True
        self.stage.show_document(opened, source, self.document_name())
        self.find_row.set_source(source)
        self._say_why(opened, source)
        self.as_text.setVisible(self.stage.is_drawable() and not source.is_empty)
        self.set_as_text(False)
        if self._lost is not None:
            self._begin_lost()
        elif self._place is not None:
            self._go_to_place()
        elif not self._target:
            self._go_back(file)
        self.set_excerpts(self._excerpts)
        self.focus_document()

    def _say_why(self, opened: OpenedFile | None, source: SourceText) -> None:
        """Say in a sentence why there are no words, with the way out."""
        words, can_read = "", False
        if opened is None:
            words = NO_NOTES if source.is_empty else ""
        elif opened.text is None:
            words, can_read = NEVER_READ, not self._context.why_read_only
        elif source.is_empty:
            words = WHY_NO_WORDS[opened.text.status] or WHY_NO_WORDS[opened.text.status.EMPTY]
        self.say(words, can_open=opened is not None, can_read=can_read)

    def _go_back(self, file: EvidenceFile | None) -> None:
        """Show the row that the item is about, or the place where the reader was."""
        view, source = self.stage.view(), self.stage.source
        kept = self._places.place_of(self._key())
        if source.is_empty:
            if kept is not None:
                self.stage.pages.go_to_page(kept.block)
            return
        block = file.block if file is not None else 0
        spot = Spot(min(block, len(source.blocks)), 0) if block else kept
        if view is not None and spot is not None and spot <= source.last:
            for each in (self.stage.pages, self.stage.text):
                each.set_caret(spot)
            view.bring_into_sight((spot, spot))

    def _go_to_target(self) -> None:
        """Select the words of the excerpt that was asked for, once it and the document are there."""
        excerpt = next((each for each in self._excerpts if each.id == self._target), None)
        if excerpt is not None and self.stage.view() is not None and excerpt.sha256 == self._sha256():
            self._target = ""
            self._select(self.stage.source.span(excerpt.place))

    def _go_to_place(self) -> None:
        """Select the words that the search found, as text where the document as it looks has no words."""
        place, self._place = self._place, None
        span = found_span(self.stage.source, place) if place is not None else None
        if span is not None and self.stage.view() is None:
            self.set_as_text(True)
        self._select(span)

    def _select(self, span: Span | None) -> None:
        view = self.stage.view()
        if span is not None and view is not None:
            view.select(span)
            self.focus_document()

    def _begin_lost(self) -> None:
        if self._lost is not None and self._is_loaded:
            self.find_row.begin(" ".join(self._lost.text.split()[:4]), Spot(1, 0))

    def _on_kept(self, details: ExcerptDetails) -> None:
        self._keeping += 1
        draft, changing = self._draft, self._changing
        if changing is not None:
            self._requests.change(changing, details, lambda _id: self._on_done(None), self._on_refused)
        elif draft is not None:
            self._requests.keep(draft, details, lambda _id: self._on_done(draft), self._on_refused)

    def _on_done(self, draft: Draft | None) -> None:
        """Put the form away, unless another document or form has been opened meanwhile."""
        self._keeping -= 1
        view = self.stage.view()
        if draft is not None and draft is self._draft and view is not None:
            self._lost = None
            view.set_caret(view.selection()[1])
        if draft is self._draft and not self.form.isHidden():
            self._on_form_left()
        self.settled.emit()

    def _on_refused(self, error: Exception) -> None:
        self._keeping -= 1
        self.form.set_fault(error_message(error).text)
        if self.form.isHidden():
            self._context.tell(Announcement(error_message(error).text, Tone.ERROR))
        self.settled.emit()

    def _on_form_left(self) -> None:
        self._draft = self._changing = None
        self.close_form()
        self.focus_document()

    def _on_selection(self) -> None:
        view = self.stage.view()
        has_words = view is not None and view.has_selection() and not self._context.why_read_only
        self.show_bar(has_words and self.form.isHidden())

    def _on_found(self, spans: object, current: int) -> None:
        for view in (self.stage.pages, self.stage.text):
            view.set_found(spans, current)  # type: ignore[arg-type]

    def _on_file(self) -> None:
        item, wanted = self.item, self.file_picker.value()
        if item is not None:
            file = next((each for each in item.files if each.id == wanted), None)
            if file is not None and file != self.file:
                self.show_item(item, file)

    def _on_as_text(self, is_text: bool) -> None:
        before = self.stage.view()
        self.stage.show_as_text(is_text)
        after = self.stage.view()
        if before is not None and after is not None and before is not after:
            after.select(before.selection())
            after.bring_into_sight(before.selection())

    def _on_not_drawn(self, error: object) -> None:
        """Show the words alone, with the same selected, where the pages cannot be drawn."""
        sentence = error_message(error).text if isinstance(error, PdfFault) else CANNOT_DRAW
        self._on_as_text(True)
        self.say(sentence, can_open=True, can_read=False)

    def _on_unreadable(self, file: EvidenceFile, error: Exception) -> None:
        if self.file == file:
            self.stage.clear()
            self.say(error_message(error).text, can_open=False, can_read=False)

    def _sha256(self) -> str:
        return self.file.sha256 if self.file is not None else ""

    def _key(self) -> str:
        assert self.item is not None
        return self._sha256() or self.item.id

    def event(self, event: QEvent) -> bool:
        """Take the keys for finding while the reader has the focus: elsewhere they find in the findings."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.matches(QKeySequence.StandardKey.Find):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self.stage.view()
        is_in_view = view is not None and view.hasFocus()
        if event.matches(QKeySequence.StandardKey.Find):
            self.begin_finding()
        elif event.key() == Qt.Key.Key_F3:
            self.find_row.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_in_view:
            self.make_excerpt()
        elif event.key() == Qt.Key.Key_Escape:
            self._back_out()
        else:
            super().keyPressEvent(event)

    def _back_out(self) -> None:
        """Leave finding first, then what is selected, then the reader."""
        view = self.stage.view()
        if not self.find_row.isHidden():
            self.find_row.close_row()
        elif view is not None and view.has_selection():
            view.set_caret(view.selection()[1])
        else:
            self.back_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_bar()
