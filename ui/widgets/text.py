"""Labels: the few ways in which the application sets words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import current_theme


class _Label(QLabel):
    """A plain label that says its role to the style sheet."""

    def __init__(self, text: str, role: str, parent: QWidget | None = None, *, wraps: bool = True) -> None:
        super().__init__(text, parent)
        self.setProperty("text_role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)


class Title(_Label):
    """The name of a page: the only large words on it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "title", parent)


class Heading(_Label):
    """A heading within a page, in the size of the text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "heading", parent)


class SectionLabel(_Label):
    """A small quiet heading over a group."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "section", parent, wraps=False)


class Muted(_Label):
    """A second line: small and quiet."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wraps: bool = True) -> None:
        super().__init__(text, "muted", parent, wraps=wraps)


class Note(_Label):
    """Quiet words in the size of the text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "note", parent)


class FaultLabel(_Label):
    """What is wrong with a field, under it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "error", parent)


class Prose(QLabel):
    """Paragraphs to be read, set with the generous lines of the findings but in the application's face."""

    def __init__(self, *paragraphs: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.set_paragraphs(*paragraphs)

    def set_paragraphs(self, *paragraphs: str) -> None:
        """Show these paragraphs; markup in them is shown, not obeyed."""
        height, gap = round(current_theme().line_percent()), current_theme().space(1)
        below = [gap] * (len(paragraphs) - 1) + [0]
        self.setText(
            "".join(
                f'<p style="line-height:{height}%; margin:0 0 {room}px 0">{_escaped(words)}</p>'
                for words, room in zip(paragraphs, below, strict=False)
            )
        )
        self.setAccessibleName("\n".join(paragraphs))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class ElidedLabel(QWidget):
    """One line that ends in an ellipsis where room is short, and then tells the whole as a tooltip."""

    def __init__(self, text: str = "", token: str = "text", size: str = "body", weight: int = 400) -> None:
        super().__init__()
        self._text, self._token, self._size, self._weight = text, token, size, weight
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, token: str = "") -> None:
        """Show other words, in another token's colour where one is given."""
        self._text, self._token = text, token or self._token
        self.setAccessibleName(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def _tell_whole(self) -> None:
        is_cut = self._natural_width() > self.width()
        self.setToolTip(self._text if is_cut else "")

    def _natural_width(self) -> int:
        self.setFont(current_theme().font("ui", self._size, self._weight))
        return self.fontMetrics().horizontalAdvance(self._text) + 1

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(4), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(current_theme().font("ui", self._size, self._weight))
        painter.setPen(current_theme().color(self._token))
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Hairline(QFrame):
    """A line of one pixel."""

    def __init__(self, parent: QWidget | None = None, *, is_vertical: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("hairline", "vertical" if is_vertical else "horizontal")
