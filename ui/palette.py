"""The palette: type a few letters, take a command or a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ui.commands import Command, CommandRegistry, keys_text
from ui.theme import current_theme, icon_pixmap
from ui.widgets.fuzzy import match_score
from ui.widgets.list_rows import ListRow
from ui.widgets.text import Muted
from ui.widgets.two_line_list import TwoLineList

_MOST_COMMANDS = 60
_RECENT = 5


@dataclass(frozen=True, slots=True)
class TextHit:
    """A text that holds what was typed: its title, a line about it, and what opens it."""

    title: str
    detail: str
    run: Callable[[], object]


Provider = Callable[[str, Callable[[Sequence[TextHit]], None]], None]


class CommandPalette(QWidget):
    """A panel over the window with a field and results. Signal: closed(), after the focus has gone back.

    `provider` is called with what was typed and a function that takes the hits, now or later; answers to what was
    typed before are dropped.
    """

    closed = Signal()

    def __init__(self, window: QWidget, commands: CommandRegistry, provider: Provider | None = None) -> None:
        super().__init__(window)
        self._commands, self._provider = commands, provider
        self._recent: list[str] = []
        self._hits: list[TextHit] = []
        self._asked = 0
        self._before: QWidget | None = None
        self._panel = QRect()
        self.field = QLineEdit(self)
        self.field.setProperty("look", "bare")
        self.field.setPlaceholderText(self.tr("Search or run a command"))
        self.field.setAccessibleName(self.tr("Search or run a command"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text)
        self.results = TwoLineList(self.tr("Results"), self, is_trail_above=True)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.clicked.connect(lambda _index: self._take())
        self._nothing = Muted(self.tr("Nothing found. Try fewer letters."), self)
        commands.ran.connect(self._on_ran)
        window.installEventFilter(self)
        self.hide()

    def open_palette(self, text: str = "") -> None:
        """Show the panel with the focus in its field; it goes back where it was when the panel closes."""
        self._before = QApplication.focusWidget()
        self.field.setText(text)
        self._on_text(text)
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Hide the panel and give the focus back."""
        self._asked += 1
        self.hide()
        if self._before is not None and isValid(self._before):  # what had the focus may have gone meanwhile
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def _on_ran(self, command_id: str) -> None:
        self._recent = [command_id, *(other for other in self._recent if other != command_id)][:_RECENT]

    def _on_text(self, text: str) -> None:
        self._asked += 1
        self._hits = []
        self._show_rows()
        if self._provider is not None and len(text.strip()) > 1:
            asked = self._asked
            self._provider(text.strip(), lambda hits: self._on_hits(asked, hits))

    def _on_hits(self, asked: int, hits: Sequence[TextHit]) -> None:
        if asked == self._asked:
            self._hits = list(hits)
            self._show_rows()

    def _show_rows(self) -> None:
        rows = [self._command_row(command) for command in self._matching(self.field.text())]
        rows += [ListRow(f"text:{place}", hit.title, hit.detail) for place, hit in enumerate(self._hits)]
        self.results.set_rows(rows)
        if rows and not self.results.current_id():
            self.results.choose(rows[0].id)
        if rows and self.field.text() and not self._hits:
            self.results.choose(rows[0].id)
        self._settle()

    def _matching(self, text: str) -> list[Command]:
        if not text.strip():
            known = [self._commands.command(name) for name in self._recent if name in self._commands]
            return [*known, *(command for command in self._commands if command.id not in self._recent)]
        scored = [
            (max(match_score(text, command.title), match_score(text, command.words, scattered=False) // 2), command)
            for command in self._commands
        ]
        found = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        return [command for _score, command in found[:_MOST_COMMANDS]]

    def _command_row(self, command: Command) -> ListRow:
        reason = command.enabled()
        keys = keys_text(command.shortcut)
        return ListRow(command.id, command.title, reason or command.group, trail=keys, is_off=bool(reason))

    def _take(self) -> None:
        chosen = self.results.current_id()
        if not chosen:
            return
        if chosen.startswith("text:"):
            run = self._hits[int(chosen.removeprefix("text:"))].run
            self.close_palette()
            run()
        elif not self._commands.command(chosen).enabled():
            self.close_palette()
            self._commands.run(chosen)

    def _step(self, by: int) -> None:
        last = self.results.count() - 1
        place = min(max(self.results.currentIndex().row() + by, 0), last)
        if last >= 0:
            self.results.setCurrentIndex(self.results.rows.index(place))

    def _settle(self) -> None:
        """Lay the panel out over the middle of the window's upper part."""
        host = self.parentWidget()
        if host is None:
            return
        theme = current_theme()
        self.setGeometry(host.rect())
        width = min(theme.space(76), host.width() - theme.space(4))
        head, row = theme.space(6), self.results.sizeHintForRow(0) if self.results.count() else 0
        fitting = max((host.height() - head - theme.space(17)) // row, 1) if row else 0
        body = row * min(self.results.count(), 8, fitting) if row else theme.space(6)
        self._panel = QRect((host.width() - width) // 2, theme.space(8), width, head + body + theme.space(2))
        self.field.setFont(theme.font("ui", "reading"))
        inner = self._panel.adjusted(theme.space(1), 0, -theme.space(1), 0)
        left = theme.space(1) + theme.icon_size + theme.space(1.5)
        self.field.setGeometry(inner.left() + left, inner.top(), inner.width() - left - theme.space(1), head)
        place = QRect(inner.left(), inner.top() + head + theme.space(1), inner.width(), body)
        self.results.setGeometry(place)
        self.results.setVisible(bool(row))
        self._nothing.setGeometry(place.adjusted(theme.space(1), 0, 0, 0))
        self._nothing.setVisible(not row)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key in steps:
            self._step(steps[key])
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("shade", 0.35 if theme.is_dark else 0.12))
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(12, 0, -2):
            painter.setBrush(theme.color("shade", 0.018))
            box = QRectF(self._panel).adjusted(-spread, -spread + 4, spread, spread + 6)
            painter.drawRoundedRect(box, theme.corner + spread, theme.corner + spread)
        painter.setPen(theme.color("hairline"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self._panel).adjusted(-0.5, -0.5, 0.5, 0.5), theme.corner + 2, theme.corner + 2)
        line = self._panel.top() + theme.space(6)
        painter.drawLine(self._panel.left(), line, self._panel.right(), line)
        glass = icon_pixmap("search", "muted", theme.icon_size, self.devicePixelRatioF())
        painter.drawPixmap(
            self._panel.left() + theme.space(2), self._panel.top() + (theme.space(6) - theme.icon_size) // 2, glass
        )
