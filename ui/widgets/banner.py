"""Messages within the window: a banner that stays, a toast that goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import Theme, current_theme, icon_pixmap, theme_notifier
from ui.widgets.buttons import IconButton, LinkButton

_ICONS = {"information": "information", "success": "success", "warning": "warning", "danger": "error"}
_TOAST_MILLISECONDS = 7000

Actions = Sequence[tuple[str, Callable[[], object]]]


class Banner(QWidget):
    """A message with its ways out. Signal: closed().

    `kind` is "information", "success", "warning" or "danger"; `actions` are pairs of words and what they run.
    """

    closed = Signal()

    def __init__(
        self, kind: str, text: str, actions: Actions = (), *, may_close: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._picture = QLabel(self)
        self._words = QLabel(text, self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._close = IconButton("close", self.tr("Close this message"), parent=self)
        self._close.setVisible(may_close)
        self._close.clicked.connect(self.close_message)
        self._arrange(actions)
        self.setAccessibleName(text)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _arrange(self, actions: Actions) -> None:
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(self._words, 1)
        for words, run in actions:
            button = LinkButton(words, self)
            button.clicked.connect(lambda _checked=False, step=run: step())
            self._layout.addWidget(button)
        self._layout.addWidget(self._close)

    def text(self) -> str:
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Change the message."""
        self._words.setText(text)
        self.setAccessibleName(text)

    def close_message(self) -> None:
        """Hide the message and tell it."""
        self.hide()
        self.closed.emit()

    def _on_theme(self, theme: Theme) -> None:
        side = theme.icon_size
        self._picture.setPixmap(icon_pixmap(_ICONS[self._kind], self._kind, side, self.devicePixelRatioF()))
        self._layout.setContentsMargins(theme.space(1.5), theme.space(0.75), theme.space(0.75), theme.space(0.75))
        self._layout.setSpacing(theme.space(1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.corner, theme.corner)
        painter.fillPath(path, theme.color(f"{self._kind}_soft"))
        if theme.name == "contrast":
            painter.setPen(theme.color(self._kind))
            painter.drawPath(path)


class Toast(QWidget):
    """A short message over the foot of its parent; it goes by itself, but never from under the pointer."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel("", self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._action = LinkButton("", self)
        self._action.clicked.connect(self._on_action)
        self._run: Callable[[], object] | None = None
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._words, 1)
        self._layout.addWidget(self._action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a message, with one thing to do about it where there is one."""
        theme = current_theme()
        self._words.setText(text)
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._run = run
        self._layout.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        self._settle()
        self.show()
        self.raise_()
        self._timer.start(_TOAST_MILLISECONDS)

    def text(self) -> str:
        return self._words.text()

    def _settle(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self._words.setWordWrap(False)
        self.adjustSize()
        width, widest = self.width(), host.width() - current_theme().space(4)
        if width > widest:
            width = widest
            self._words.setWordWrap(True)
            self._layout.activate()
            self.resize(width, self._layout.totalHeightForWidth(width))
        self.move((host.width() - width) // 2, host.height() - self.height() - current_theme().space(6))

    def _on_action(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()

    def _on_time(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._timer.start(_TOAST_MILLISECONDS)
            return
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("edge"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.corner, theme.corner)
