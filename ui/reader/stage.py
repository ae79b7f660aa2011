"""The middle of the reader: pages, text or a picture of one document, or a sentence in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.previews.kinds import PreviewKind
from ui.previews.preview import PictureView, read_preview
from ui.previews.renderer import Renderer
from ui.reader.document_view import DocumentView
from ui.reader.pages_view import PagesView
from ui.reader.reading_files import OpenedFile
from ui.reader.source_text import SourceText
from ui.reader.text_view import TextView


class Stage(QStackedWidget):
    """Signals: selection_changed() and mark_chosen(str) of whichever view is shown; drawn_failed(object) when a file
    cannot be drawn."""

    selection_changed = Signal()
    mark_chosen = Signal(str)
    drawn_failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PagesView()
        self.text = TextView()
        self.picture = PictureView()
        self._opened: OpenedFile | None = None
        self._source = SourceText(())
        self._picture_area = QScrollArea()
        self._picture_area.setWidgetResizable(True)
        self._picture_area.setFrameShape(QFrame.Shape.NoFrame)
        self._picture_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)
        layout.addStretch(1)
        self._picture_area.setWidget(holder)
        self._nothing = QWidget()
        for widget in (self._nothing, self.pages, self.text, self._picture_area):
            self.addWidget(widget)
        self._renderer = Renderer(self)
        self._renderer.done.connect(self._on_picture)
        self._renderer.failed.connect(self.drawn_failed)
        self.pages.failed.connect(self.drawn_failed)
        for view in (self.pages, self.text):
            view.selection_changed.connect(self.selection_changed)
            view.mark_chosen.connect(self.mark_chosen)

    @property
    def source(self) -> SourceText:
        return self._source

    def view(self) -> DocumentView | None:
        """Return the view in which words can be selected, if one is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, DocumentView) else None

    def is_drawable(self) -> bool:
        """Whether the document can be shown as it looks."""
        return self._opened is not None and self._opened.kind in (PreviewKind.PDF, PreviewKind.PICTURE)

    def show_document(self, opened: OpenedFile | None, source: SourceText, name: str) -> None:
        """Show a file with its words, or notes."""
        self.clear()
        self._opened, self._source = opened, source
        self.text.setAccessibleName(name)
        self.pages.setAccessibleName(name)
        self.text.set_source(source)
        self.text.highlight(opened.file.block if opened is not None else 0)
        if opened is not None and opened.kind is PreviewKind.PDF:
            self.pages.set_source(source)
            self.pages.show_file(opened.path)
        elif opened is not None and opened.kind is PreviewKind.PICTURE:
            path = opened.path
            self._renderer.run(lambda: read_preview(path, 1))
            self.picture.setAccessibleName(name)
        self.show_as_text(not self.is_drawable())

    def show_as_text(self, is_text: bool) -> None:
        """Show the words alone, or the document as it looks."""
        if is_text or self._opened is None:
            self.setCurrentWidget(self._nothing if self._source.is_empty else self.text)
        else:
            is_pdf = self._opened.kind is PreviewKind.PDF
            self.setCurrentWidget(self.pages if is_pdf else self._picture_area)

    def is_text(self) -> bool:
        return self.currentWidget() is self.text

    def clear(self) -> None:
        """Show nothing."""
        self._opened, self._source = None, SourceText(())
        self._renderer.forget()
        self.pages.clear()
        self.pages.set_source(self._source)
        self.text.set_source(self._source)
        self.picture.show_image(QImage(), "")
        self.setCurrentWidget(self._nothing)

    def stop(self) -> None:
        """Wait until nothing is read any more; to be called before the window goes."""
        self._renderer.stop()
        self.pages.stop()

    def _on_picture(self, image: object) -> None:
        if isinstance(image, QImage):
            self.picture.show_image(image, self.pages.accessibleName())
