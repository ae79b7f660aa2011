"""The box at the selected words in which one types to find what they rest on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from domain.assessment import Stance
from ui.citing.entries import MOST_SHOWN, Entry
from ui.messages import STANCES
from ui.theme import current_theme
from ui.widgets.chips import FilterChip
from ui.widgets.text import ElidedLabel, Muted
from ui.widgets.two_line_list import TwoLineList

WIDTH_STEPS = 62
ROWS_SHOWN = 6
STANCE_KEYS = {Qt.Key.Key_1: Stance.SUPPORTS, Qt.Key.Key_2: Stance.CONTRADICTS, Qt.Key.Key_3: Stance.CONTEXT}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS_SHOWN, Qt.Key.Key_PageUp: -ROWS_SHOWN}
Find = Callable[[str], list[Entry]]


class CitingBox(QWidget):
    """A small panel over the window.

    `find` gives what fits the words typed. Signals: chosen(Entry, Stance) when something is to be cited, after the box
    has closed; closed(bool) when it is put away, True where the focus is to go back to the text.
    """

    chosen = Signal(object, object)
    closed = Signal(bool)

    def __init__(self, window: QWidget, find: Find) -> None:
        super().__init__(window)
        self._find = find
        self._entries: dict[str, Entry] = {}
        self._said: Stance | None = None
        self._place = QRect()
        self.words = ElidedLabel("", "muted", "small")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find an item or excerpt to cite"))
        self.field.setAccessibleName(self.tr("Find an item or excerpt to cite"))
        self.stances = {stance: self._stance_chip(key, stance) for key, stance in STANCE_KEYS.items()}
        self._group = QButtonGroup(self)
        self.results = TwoLineList(self.tr("Items and excerpts"))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot = Muted("", wraps=False)
        self._arrange()
        self.setAccessibleName(self.tr("Cite evidence"))
        self.field.textChanged.connect(self.look)
        self.results.chosen.connect(lambda _row: self._show_stance())
        self.results.clicked.connect(lambda _index: self.take())
        for chip in self.stances.values():
            chip.clicked.connect(self._on_stance)
        for widget in (self.field, *self.stances.values(), window):
            widget.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self.hide()

    @property
    def stance(self) -> Stance:
        """What the evidence says of the words: as chosen, else what its excerpt says."""
        entry = self.current()
        return self._said or (entry.stance if entry is not None else Stance.SUPPORTS)

    def current(self) -> Entry | None:
        """Return what would be cited now."""
        return self._entries.get(self.results.current_id())

    def open_at(self, place: QRect, words: str) -> None:
        """Show the box beside a place of the window, for these words."""
        self._place, self._said = place, None
        self.words.set_text(self.tr("Cite for \u201c{words}\u201d").format(words=words))
        self.field.clear()
        self.look()
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self, *, gives_back: bool = True) -> None:
        """Put the box away."""
        if not self.isVisible():
            return
        self.hide()
        self.closed.emit(gives_back)

    def look(self) -> None:
        """Show what fits the words typed."""
        found = self._find(self.field.text())
        shown = found[:MOST_SHOWN]
        self._entries = {entry.id: entry for entry in shown}
        self.results.set_rows([entry.row for entry in shown])
        self.results.choose_place(0)
        if not found:
            self.foot.setText(self.tr("Nothing found. Try fewer letters."))
        elif len(found) > len(shown):
            words = self.tr("The first {shown} of {count:,}")
            self.foot.setText(words.format(shown=len(shown), count=len(found)))
        else:
            self.foot.setText(self.tr("Enter cites, Esc goes back"))
        self._show_stance()
        self._settle()

    def take(self) -> None:
        """Cite the current row."""
        entry, stance = self.current(), self.stance
        if entry is not None:
            self.close_box()
            self.chosen.emit(entry, stance)

    def say(self, stance: Stance) -> None:
        """Say what the evidence is for, whatever its excerpt says."""
        self._said = stance
        self._show_stance()

    def _stance_chip(self, key: Qt.Key, stance: Stance) -> FilterChip:
        chip = FilterChip(STANCES[stance])
        chip.setToolTip(f"Alt+{chr(key.value)}")
        return chip

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(1.5), theme.space(1.5), theme.space(1.5), theme.space(1))
        layout.setSpacing(theme.space(1))
        chips = QHBoxLayout()
        chips.setSpacing(theme.space(0.5))
        for chip in self.stances.values():
            self._group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        layout.addWidget(self.words)
        layout.addWidget(self.field)
        layout.addLayout(chips)
        layout.addWidget(self.results, 1)
        layout.addWidget(self.foot)

    def _on_stance(self) -> None:
        self._said = next((stance for stance, chip in self.stances.items() if chip.isChecked()), None)

    def _show_stance(self) -> None:
        self.stances[self.stance].setChecked(True)
        entry = self.current()
        row = entry.row if entry is not None else None
        # The list never has the focus: its current row is told with the field that has.
        self.field.setAccessibleDescription(f"{row.lead}, {row.title}, {STANCES[self.stance]}" if row else "")

    def _step(self, by: int) -> None:
        self.results.choose_place(self.results.currentIndex().row() + by)

    def _settle(self) -> None:
        """Lay the box out under the words, or over them where there is more room."""
        host = self.parentWidget()
        if host is None:
            return
        theme = current_theme()
        size = self._wanted_size(host)
        below = host.height() - self._place.bottom() - theme.space(2)
        above = self._place.top() - theme.space(2)
        is_under = below >= size.height() or below >= above
        height = min(size.height(), max(below if is_under else above, theme.space(28)))
        top = self._place.bottom() + theme.space(1) if is_under else self._place.top() - theme.space(1) - height
        left = min(max(self._place.left(), theme.space(1)), host.width() - size.width() - theme.space(1))
        top = min(max(top, theme.space(1)), max(host.height() - height - theme.space(1), 0))
        self.setGeometry(left, top, size.width(), height)

    def _wanted_size(self, host: QWidget) -> QSize:
        theme = current_theme()
        row = self.results.sizeHintForRow(0) if self.results.count() else theme.space(5)
        chrome = self.minimumSizeHint().height() - self.results.minimumSizeHint().height()
        width = min(theme.space(WIDTH_STEPS), host.width() - theme.space(2))
        rows = min(max(self.results.count(), 1), ROWS_SHOWN)
        return QSize(width, chrome + rows * row + theme.space(0.5))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.close_box(gives_back=False)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers & Qt.KeyboardModifier.AltModifier and key in STANCE_KEYS:
            self.say(STANCE_KEYS[key])
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._walk(-1 if key == Qt.Key.Key_Backtab else 1)
        else:
            return False
        return True

    def _walk(self, by: int) -> None:
        """Go from the field to the stance and back: Tab does not leave the box."""
        stops: list[QWidget] = [self.field, self.stances[self.stance]]
        place = 0 if self.field.hasFocus() else 1
        stops[(place + by) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._settle()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("edge"))
        painter.setBrush(theme.color("raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.corner, theme.corner)


def place_in(window: QWidget, widget: QWidget, place: QRect) -> QRect:
    """Return a rectangle of a widget in the coordinates of its window."""
    return QRect(widget.mapTo(window, place.topLeft()), place.size()) if widget is not window else QRect(place)
