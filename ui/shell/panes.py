"""Three panes side by side, of which the outer ones can be hidden and keep their widths."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ui.theme import Theme, current_theme, theme_notifier

_OUTLINE, _MIDDLE, _SIDE = 0, 1, 2
_NAMES = {_OUTLINE: "outline", _SIDE: "side"}
_STEPS = {_OUTLINE: 35.0, _SIDE: 44.0}
READING_PER_CENT = 46
_LEAST = {_OUTLINE: 26.0, _MIDDLE: 52.0, _SIDE: 34.0}


class Panes(QSplitter):
    """Outline, middle and side. Signal: shown_changed(), when a pane was shown or hidden.

    Where the window is too narrow for all, the side pane goes first and the outline next; they come back with the
    room, unless the person hid them.
    """

    shown_changed = Signal()

    def __init__(self, outline: QWidget, middle: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._wanted = {_OUTLINE: True, _SIDE: True}
        self._widths = {_OUTLINE: 0, _SIDE: 0}
        self._reading_width = 0
        self._is_reading = False
        self._available = {_OUTLINE: True, _SIDE: True}
        self._panes = (outline, middle, side)
        for widget in self._panes:
            self.addWidget(widget)
        for place, stretch in ((_OUTLINE, 0), (_MIDDLE, 1), (_SIDE, 0)):
            self.setStretchFactor(place, stretch)
            self.setCollapsible(place, False)
        self.setHandleWidth(5)
        self.splitterMoved.connect(self._on_moved)
        theme_notifier().changed.connect(self._on_theme)
        self._on_theme(current_theme())

    def toggle(self, name: str) -> None:
        """Show or hide "outline" or "side"; what is asked for is shown even where another pane must give way."""
        place = _place(name)
        is_shown = not self._panes[place].isHidden()
        self._wanted[place] = not is_shown
        self._fit(asked=place if not is_shown else None)

    def show_pane(self, name: str) -> None:
        """Show "outline" or "side"."""
        if self._panes[_place(name)].isHidden():
            self.toggle(name)

    def set_available(self, name: str, is_available: bool) -> None:
        """Take a pane away from a view that has no use for it, or give it back."""
        self._available[_place(name)] = is_available
        self._fit()

    def set_reading(self, is_reading: bool) -> None:
        """Give the side pane half of the window while a document is read in it; its own width comes back after."""
        if is_reading != self._is_reading:
            self._is_reading = is_reading
            self._fit(asked=_SIDE if self.is_shown("side") else None)

    def is_shown(self, name: str) -> bool:
        return not self._panes[_place(name)].isHidden()

    def save_state(self) -> dict[str, int]:
        """Return widths at 100 % text size and what is shown, as plain numbers."""
        scale = current_theme().scale
        state = {f"{name}_width": round(self._own_width(place) / scale) for place, name in _NAMES.items()}
        return state | {f"{name}_shown": int(self._wanted[place]) for place, name in _NAMES.items()}

    def restore_state(self, state: dict[str, int]) -> None:
        """Take widths and what is shown from save_state; what is missing or out of range stays as it is."""
        for place, name in _NAMES.items():
            width = state.get(f"{name}_width", 0)
            if _LEAST[place] * 8 <= width <= 1200:
                self._widths[place] = round(width * current_theme().scale)
            self._wanted[place] = bool(state.get(f"{name}_shown", int(self._wanted[place])))
        self._fit()

    def _own_width(self, place: int) -> int:
        return self._widths[place] or current_theme().space(_STEPS[place])

    def _width(self, place: int) -> int:
        own = self._own_width(place)
        if place == _SIDE and self._is_reading:
            return self._reading_width or max(own, self.width() * READING_PER_CENT // 100)
        return own

    def _fit(self, asked: int | None = None) -> None:
        """Show the panes that are wanted and have room, at the widths last chosen."""
        room = self.width() - current_theme().space(_LEAST[_MIDDLE])
        order = sorted((_OUTLINE, _SIDE), key=lambda place: (place != asked, place))
        shown = set()
        for place in order:
            is_wanted = self._wanted[place] and self._available[place]
            least = current_theme().space(_LEAST[place])
            if is_wanted and (least <= room or place == asked):
                shown.add(place)
                room -= least
        before = {place for place in _NAMES if not self._panes[place].isHidden()}
        for place in _NAMES:
            self._panes[place].setVisible(place in shown)
        self._share(shown)
        if shown != before:
            self.shown_changed.emit()

    def _share(self, shown: set[int]) -> None:
        widths = {place: self._width(place) for place in shown}
        free = self.width() - current_theme().space(_LEAST[_MIDDLE]) - 2 * self.handleWidth()
        for place in (_SIDE, _OUTLINE):
            if place in widths and sum(widths.values()) > free:
                least = current_theme().space(_LEAST[place])
                widths[place] = max(least, widths[place] - (sum(widths.values()) - free))
        middle = self.width() - sum(widths.values()) - self.handleWidth() * len(shown)
        self.setSizes([widths.get(_OUTLINE, 0), middle, widths.get(_SIDE, 0)])

    def _on_moved(self, _position: int, _handle: int) -> None:
        for place in _NAMES:
            if self._panes[place].isHidden():
                continue
            if place == _SIDE and self._is_reading:
                self._reading_width = self.sizes()[place]
            else:
                self._widths[place] = self.sizes()[place]

    def _on_theme(self, theme: Theme) -> None:
        for place, steps in _LEAST.items():
            self._panes[place].setMinimumWidth(theme.space(steps) if place != _MIDDLE else theme.space(30))
        self._fit()

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(30), current_theme().space(30))


class _Handle(QSplitterHandle):
    """A hairline with room around it for the pointer."""

    def __init__(self, panes: Panes) -> None:
        super().__init__(Qt.Orientation.Horizontal, panes)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        is_first = self.splitter().indexOf(self) == 1
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("page"))
        line = self.rect().left() if is_first else self.rect().right()
        width = 2 if self.underMouse() else 1
        left = line if is_first else line - width + 1
        token = "accent" if self.underMouse() else "hairline"
        painter.fillRect(left, 0, width, self.height(), theme.color(token))


def _place(name: str) -> int:
    return next(place for place, other in _NAMES.items() if other == name)
