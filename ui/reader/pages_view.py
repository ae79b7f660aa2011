"""The pages of a PDF file as pictures, one under the other, on which words are selected."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.previews.renderer import Renderer
from ui.reader.document_view import DocumentView
from ui.reader.marks import PAPER
from ui.reader.page_map import Box, PageMap, PageWords, blocks_by_page, page_at
from ui.reader.pdf_source import DrawnPage, PageSizes, PdfSource
from ui.reader.source_text import Span, Spot
from ui.theme import current_theme
from ui.theme.tokens import load_tokens

MOST_PICTURES, MOST_MAPS = 8, 40
"""Pages whose pictures and whose words are kept."""
REST_MS = 60
"""Pages that are only flown past are not drawn."""


class PagesView(DocumentView):
    """Pages are drawn when they come into sight, the ones in sight first.

    Signals: page_shown(int, int) with the number of the page in sight and how many there are; failed(object) with a
    PdfFault when the file cannot be shown.
    """

    page_shown = Signal(int, int)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: PdfSource | None = None
        self._leaving: list[PdfSource] = []
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._tops: list[float] = []
        self._pictures: OrderedDict[int, DrawnPage] = OrderedDict()
        self._words: OrderedDict[int, PageWords] = OrderedDict()
        self._maps: dict[int, PageMap] = {}
        self._by_page: dict[int, list[int]] = {}
        self._bad: set[int] = set()
        self._wanted: Span | None = None
        self._asked = self._arranged_at = 0
        self._renderer = Renderer(self)
        self._renderer.done.connect(self._on_done)
        self._renderer.failed.connect(self._on_failed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._draw_next)

    def show_file(self, path: Path) -> None:
        """Show the pages of a file; they are read on another thread."""
        self.clear()
        self._file = file = PdfSource(path)
        self._run(file.sizes)

    def clear(self) -> None:
        """Show nothing, and let the file go as soon as nothing reads in it."""
        self._renderer.forget()
        if self._file is not None:
            self._leaving.append(self._file)
        self._file, self._sizes, self._tops, self._asked, self._wanted = None, (), [], 0, None
        self._pictures.clear()
        self._words.clear()
        self._maps.clear()
        self._bad.clear()

    def _run(self, work: Callable[[], object]) -> None:
        """Do this on the renderer's thread, on which files are closed too."""

        def close_and_work() -> object:
            self._close_left()
            return work()

        self._renderer.run(close_and_work)

    def _close_left(self) -> None:
        while self._leaving:
            self._leaving.pop().close()

    def is_ready(self) -> bool:
        """Whether the sizes of the pages are known."""
        return bool(self._sizes)

    def is_drawn(self) -> bool:
        """Whether every page in sight is shown as sharp as it can be."""
        return self.is_ready() and not self._missing()

    def pages(self) -> int:
        return len(self._sizes)

    def page(self) -> int:
        """Return the number of the page in sight."""
        return page_at(self._tops, self.offset().y() + self.viewport().height() / 3) if self._tops else 0

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page into sight."""
        if self._tops:
            held = min(max(number, 1), len(self._sizes))
            self.verticalScrollBar().setValue(round(self._tops[held - 1] - self._gap()))

    def content_size(self) -> tuple[float, float]:
        if not self._sizes:
            return 0.0, 0.0
        return 0.0, self._tops[-1] + self._height(len(self._sizes)) + self._gap()

    def on_source(self) -> None:
        self._by_page = blocks_by_page(self.source)
        self._maps.clear()
        self._arrange()

    def on_resized(self) -> None:
        """Keep the same part of the same page at the top."""
        if self.viewport().width() == self._arranged_at:
            self.set_ranges()
            self._rest.start()
            return
        number = self.page()
        part = (self.offset().y() - self._tops[number - 1]) / self._height(number) if number else 0.0
        self._arrange()
        if number:
            self.verticalScrollBar().setValue(round(self._tops[number - 1] + part * self._height(number)))

    def _arrange(self) -> None:
        self._arranged_at = self.viewport().width()
        heights = [self._height(number) + self._gap() for number in range(1, len(self._sizes) + 1)]
        self._tops = list(accumulate(heights, initial=float(self._gap())))[:-1]
        self.set_ranges()
        self._rest.start()
        self._tell_page()

    @staticmethod
    def _gap() -> int:
        return current_theme().space(1.5)

    def _page_width(self) -> float:
        return max(self.viewport().width() - 2 * self._gap(), 60)

    def _scale(self, number: int) -> float:
        return self._page_width() / max(self._sizes[number - 1][0], 1)

    def _height(self, number: int) -> float:
        return self._sizes[number - 1][1] * self._scale(number)

    def _rect(self, number: int) -> QRectF:
        return QRectF(self._gap(), self._tops[number - 1], self._page_width(), self._height(number))

    def _shown_pages(self) -> range:
        if not self._tops:
            return range(0)
        top = self.offset().y()
        return range(page_at(self._tops, top), page_at(self._tops, top + self.viewport().height()) + 1)

    def _pixels(self) -> int:
        return round(self._page_width() * self.devicePixelRatioF())

    def _missing(self) -> list[int]:
        """Return the pages to draw, the most wanted first: those in sight, and the ones beside them."""
        shown = self._shown_pages()
        if not shown:
            return []
        beside = [number for number in (shown[-1] + 1, shown[0] - 1) if 1 <= number <= len(self._sizes)]
        return [
            number
            for number in (*shown, *beside[: MOST_PICTURES - len(shown)])
            if number not in self._bad
            and (
                number not in self._pictures
                or self._pictures[number].width != self._pixels()
                or number not in self._words
            )
        ]

    def _draw_next(self) -> None:
        if self._asked or self._file is None or not self.isVisible():
            return
        missing = self._missing()
        if missing:
            file, number, pixels = self._file, missing[0], self._pixels()
            self._asked = number
            with_words = number not in self._words
            self._run(lambda: file.page(number, pixels, with_words=with_words))

    def _on_done(self, value: object) -> None:
        if isinstance(value, PageSizes):
            self._sizes = value.sizes
            self._arrange()
            if self._wanted is not None:
                self.bring_into_sight(self._wanted)
            self._draw_next()
        elif isinstance(value, DrawnPage):
            self._asked = 0
            self._take(value)
            self._draw_next()

    def _take(self, drawn: DrawnPage) -> None:
        self._pictures[drawn.number] = drawn
        self._pictures.move_to_end(drawn.number)
        if drawn.words is not None:
            self._words[drawn.number] = drawn.words
            self._maps.pop(drawn.number, None)
        shown = self._shown_pages()
        for number in _too_many(self._pictures, shown, MOST_PICTURES):
            del self._pictures[number]
        for number in _too_many(self._words, shown, MOST_MAPS):
            del self._words[number]
            self._maps.pop(number, None)
        if self._wanted is not None:
            self.bring_into_sight(self._wanted)
        self.viewport().update()

    def _on_failed(self, error: object) -> None:
        if self._asked:
            self._bad.add(self._asked)  # the other pages may be whole
            self._asked = 0
            self._draw_next()
            self.viewport().update()
        else:
            self.failed.emit(error)

    def _map(self, number: int) -> PageMap | None:
        if number not in self._maps and number in self._words:
            self._maps[number] = PageMap(self._words[number], self.source, self._by_page.get(number, ()))
        return self._maps.get(number)

    def shown_blocks(self) -> tuple[int, int]:
        numbers = [block for page in self._shown_pages() for block in self._by_page.get(page, ())]
        return (numbers[0], numbers[-1]) if numbers else (1, 0)

    def top_spot(self) -> Spot:
        numbers = self._by_page.get(self.page())
        return Spot(numbers[0], 0) if numbers else super().top_spot()

    def spot_at(self, place: QPointF, *, is_near: bool) -> Spot | None:
        if not self._tops:
            return None
        number = page_at(self._tops, place.y())
        page_map, rect = self._map(number), self._rect(number)
        if page_map is None:
            return None
        scale = self._scale(number)
        inner = place - rect.topLeft()
        return page_map.spot_at(inner.x() / scale, inner.y() / scale, is_near=is_near)

    def boxes_of(self, span: Span) -> list[QRectF]:
        found = []
        for number in self._shown_pages():
            page_map = self._map(number)
            if page_map is not None:
                found += [self._on_screen(number, box) for box in page_map.boxes_of(span)]
        return found

    def caret_box(self, spot: Spot) -> QRectF | None:
        page_map = self._map(self._page_of(spot))
        box = page_map.box_at(spot) if page_map is not None else None
        return None if box is None else self._on_screen(self._page_of(spot), box)

    def _page_of(self, spot: Spot) -> int:
        page = self.source.block(spot.block).page if not self.source.is_empty else 0
        return min(page, len(self._sizes))

    def _on_screen(self, number: int, box: Box) -> QRectF:
        rect, scale = self._rect(number), self._scale(number)
        left, top, right, bottom = box
        return QRectF(
            rect.left() + left * scale, rect.top() + top * scale, (right - left) * scale, (bottom - top) * scale
        )

    def bring_into_sight(self, span: Span) -> None:
        """Scroll to the words; to their page first where its words are not read yet."""
        self._wanted = span
        if not self._tops or self.source.is_empty:
            return
        number = self._page_of(span[0])
        box = self.caret_box(span[0])
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if box is None:
            if self._map(number) is not None:
                self._wanted = None  # the words have no place on their page
            if number and number not in self._shown_pages():
                self.go_to_page(number)
            return
        self._wanted = None
        if not bar.value() + box.height() < box.top() < bar.value() + height - 2 * box.height():
            bar.setValue(round(box.top() - height / 3))

    def on_scrolled(self) -> None:
        self._rest.start()
        self._tell_page()
        super().on_scrolled()

    def _tell_page(self) -> None:
        self.page_shown.emit(self.page(), len(self._sizes))

    def paint_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.fillRect(self.viewport().rect().translated(self.offset().toPoint()), theme.color("pane"))
        for number in self._shown_pages():
            rect = self._rect(number)
            drawn = self._pictures.get(number)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.fillRect(rect, load_tokens(PAPER).colors["page"])
            if drawn is not None:
                self._draw_picture(painter, rect, drawn.image)
            painter.setPen(theme.color("hairline"))
            painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)

    def _draw_picture(self, painter: QPainter, rect: QRectF, image: QImage) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() != self._pixels())
        painter.drawImage(rect.toRect(), image)

    def stop(self) -> None:
        """Wait until nothing is read any more, and let the file go; to be called before the window goes."""
        self._rest.stop()
        self.clear()
        self._renderer.stop()
        self._close_left()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()


def _too_many(kept: Iterable[int], shown: range, most: int) -> list[int]:
    """Return the pages to forget, the oldest of those that are not in sight first."""
    numbers = list(kept)
    return [number for number in numbers if number not in shown][: max(len(numbers) - most, 0)]
