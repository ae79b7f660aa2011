"""The picture of an evidence file inside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.messages import counted, error_message
from ui.pages.page import row
from ui.previews.kinds import PreviewKind, kind_of_file, read_text
from ui.previews.pdf import PdfPage, render_page
from ui.previews.renderer import Renderer
from ui.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.text import Muted

PICTURE_WIDTH = 1200


class PictureView(QWidget):
    """A picture as wide as there is room, and never wider than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._scaled = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage, name: str) -> None:
        """Show a picture; the name is for screen readers."""
        self._image, self._scaled = image, QImage()
        self.setAccessibleName(name)
        self.setFixedHeight(self.height_for(self.width()))
        self.update()

    def image(self) -> QImage:
        """Return the picture that is shown."""
        return self._image

    def height_for(self, width: int) -> int:
        """Return the height in which the picture stands at this width."""
        if self._image.isNull():
            return 0
        shown = min(width, self._image.width())
        return round(shown * self._image.height() / self._image.width()) + 2

    def sizeHint(self) -> QSize:
        return QSize(current_theme().space(30), self.height_for(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.height_for(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        width = min(self.width(), self._image.width())
        box = QRectF(0.5, 0.5, width - 1, self.height_for(width) - 3)
        painter.drawImage(QPointF(0, 0), self._fitted(width))
        painter.setPen(current_theme().color("hairline"))
        painter.drawRect(box)

    def _fitted(self, width: int) -> QImage:
        """Return the picture in the pixels of the screen: painting a large one small would drop thin lines of it."""
        ratio = self.devicePixelRatioF()
        wanted = min(round(width * ratio), self._image.width())
        if self._scaled.width() != wanted or self._scaled.devicePixelRatioF() != wanted / width:
            self._scaled = self._image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
            self._scaled.setDevicePixelRatio(wanted / width)
        return self._scaled


class Preview(QWidget):
    """Shows a picture, the beginning of a text, or one page after another of a PDF file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._name = ""
        self._page, self._pages = 1, 0
        self.picture = PictureView()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("look", "paper")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(current_theme().space(30))
        self.note = Muted("")
        self._renderer = Renderer(self)
        self._renderer.done.connect(self._on_done)
        self._renderer.failed.connect(self._on_failed)
        self._previous = IconButton("previous", self.tr("Previous page"))
        self._next = IconButton("next", self.tr("Next page"))
        self._previous.clicked.connect(lambda: self.turn(-1))
        self._next.clicked.connect(lambda: self.turn(1))
        self._pager_words = Muted("", wraps=False)
        self._pager = row(self._previous, self._pager_words, self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(0.5))
        for widget in (self._pager, self.picture, self.text, self.note):
            layout.addWidget(widget)
        self._show_only()

    def show_file(self, path: Path, name: str) -> None:
        """Show a file; it is read on another thread."""
        self._path, self._name, self._page, self._pages = path, name, 1, 0
        self._read()

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._path, self._pages = None, 0
        self.picture.show_image(QImage(), "")
        self.text.clear()
        self._renderer.forget()
        self._show_only()

    def turn(self, by: int) -> None:
        """Show a later or earlier page."""
        self._page = max(1, self._page + by)
        self._read()

    def stop(self) -> None:
        """Wait until nothing is read any more; to be called before the window goes."""
        self._renderer.stop()

    def _read(self) -> None:
        path, page = self._path, self._page
        if path is not None:
            self._renderer.run(lambda: read_preview(path, page))

    def _show_only(self, *shown: QWidget) -> None:
        for widget in (self._pager, self.picture, self.text, self.note):
            widget.setVisible(widget in shown)

    def _on_done(self, value: object) -> None:
        if isinstance(value, PdfPage):
            self._show_page(value)
        elif isinstance(value, QImage):
            self.picture.show_image(value, self.tr("Picture: {name}").format(name=self._name))
            self._show_only(self.picture)
        elif isinstance(value, tuple):
            self._show_text(*value)
        else:
            self.note.setText(self.tr("No picture of this kind of file can be shown. Read it, or open the original."))
            self._show_only(self.note)

    def _show_page(self, page: PdfPage) -> None:
        self._page, self._pages = page.number, page.count
        self._set_pager()
        self.picture.show_image(page.image, f"{self._name}, {self._pager_words.text()}")
        self._show_only(self._pager, self.picture)

    def _set_pager(self) -> None:
        """Say which page it is; the focus stays on the pager when the button that has it goes off."""
        words = self.tr("Page {number} of {count}").format(number=self._page, count=self._pages)
        self._pager_words.setText(words)
        is_first, is_last = self._page <= 1, self._page >= self._pages
        off = {
            self._previous: self.tr("This is the first page.") if is_first else "",
            self._next: self.tr("This is the last page.") if is_last else "",
        }
        for button, other in ((self._previous, self._next), (self._next, self._previous)):
            if button.hasFocus() and off[button] and not off[other]:
                other.set_off("")
                other.setFocus(Qt.FocusReason.OtherFocusReason)
        for button, reason in off.items():
            button.set_off(reason)

    def _show_text(self, text: str, is_whole: bool) -> None:
        self.text.setPlainText(text)
        self.text.setAccessibleName(self.tr("Text of {name}").format(name=self._name))
        self.note.setText(self.tr("The beginning only; open the original for the rest."))
        self._show_only(self.text, *(() if is_whole else (self.note,)))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.note.setText(self.tr("The file could not be read. Open the original instead."))
        else:
            self.note.setText(error_message(error).text)
        if self._pages:  # the other pages may be whole
            self._page = min(self._page, self._pages)
            self._set_pager()
        self._show_only(self.note, *((self._pager,) if self._pages else ()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.text.setMinimumHeight(current_theme().space(30))


def read_preview(path: Path, page: int) -> QImage | PdfPage | tuple[str, bool] | None:
    """Return what is shown of a file, or None; raise OSError or PdfFault. Runs on the thread of the renderer."""
    kind = kind_of_file(path)
    if kind is PreviewKind.PDF:
        return render_page(path, page, PICTURE_WIDTH)
    if kind is PreviewKind.TEXT:
        return read_text(path)
    if kind is PreviewKind.PICTURE:
        return _read_picture(path)
    return None


def _read_picture(path: Path) -> QImage | None:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > PICTURE_WIDTH:
        reader.setScaledSize(size.scaled(PICTURE_WIDTH, 10 * PICTURE_WIDTH, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def size_words(size: int) -> str:
    """Return the size of a file in words: "812 bytes", "14 kB", "3.2 MB"."""
    if size < 1000:
        return counted(size, "byte")
    if size < 1_000_000:
        return f"{round(size / 1000)} kB"
    return f"{size / 1_000_000:.1f} MB"
