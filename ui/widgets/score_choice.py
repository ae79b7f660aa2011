"""Choose a score among large labelled levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.theme import Theme, current_theme, draw_level, theme_notifier

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


@dataclass(frozen=True, slots=True)
class ChoiceLevel:
    """One level: its number, its sentence and its word."""

    value: int
    label: str
    short: str = ""


class LevelCard(QRadioButton):
    """One level: number, shape, word and sentence."""

    def __init__(self, level: ChoiceLevel, position: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.level, self._position, self._count = level, position, count
        self.shows_word = False
        self.setAutoExclusive(False)
        self.setAccessibleName(f"{level.value}, {level.label}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def height_for(self, width: int) -> int:
        """Return the height in which everything fits at this width."""
        theme = current_theme()
        title = QFontMetrics(theme.font("ui", "title", 600)).height()
        return title + self._words_box(width).height() + theme.space(2.5)

    def _words_box(self, width: int) -> QRect:
        theme = current_theme()
        metrics = QFontMetrics(theme.font("ui", "small"))
        room = QRect(0, 0, width - theme.space(3), 10_000)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.level.label)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_BACK, *_ON):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.level_color(self._position, self._count)
        if not self.isEnabled():
            color = theme.color("disabled")
        self._paint_ground(painter, theme)
        self._paint_number(painter, theme, color.name())
        painter.setPen(theme.color("text" if self.isChecked() else "muted"))
        if not self.isEnabled():
            painter.setPen(theme.color("disabled"))
        painter.setFont(theme.font("ui", "small"))
        top = theme.space(1.25) + QFontMetrics(theme.font("ui", "title", 600)).height()
        room = self.rect().adjusted(theme.space(1.5), top, -theme.space(1.5), 0)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self.level.label)

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        color = theme.level_color(self._position, self._count)
        pen, ground = QPen(theme.color("hairline"), 1), theme.color("page")
        if self.isChecked():
            pen, ground = QPen(color, 2), theme.level_soft(self._position, self._count)
        elif self.isDown():
            ground = theme.color("pressed")
        elif self.underMouse() and self.isEnabled():
            ground = theme.color("hover")
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, theme.corner, theme.corner)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = 3.5 if self.isChecked() else 0
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.corner, theme.corner)

    def _paint_number(self, painter: QPainter, theme: Theme, color: str) -> None:
        font = theme.font("ui", "title", 600)
        metrics = QFontMetrics(font)
        left, top = theme.space(1.5), theme.space(1)
        painter.setFont(font)
        painter.setPen(color if self.isChecked() else theme.color("text").name())
        painter.drawText(QPoint(left, top + metrics.ascent()), str(self.level.value))
        side = theme.space(1.75)
        middle = top + metrics.ascent() - metrics.capHeight() / 2
        after = left + metrics.horizontalAdvance(str(self.level.value)) + theme.space(1)
        box = QRectF(after, middle - side / 2, side, side)
        shade = theme.color("muted") if not self.isChecked() else theme.level_color(self._position, self._count)
        draw_level(painter, box, self._position, self._count, shade, self.isChecked())
        if self.shows_word:
            self._paint_word(painter, theme, round(after + side + theme.space(1)), top + metrics.ascent())

    def word_fits(self, width: int) -> bool:
        """Tell whether the level's word has room beside its number."""
        theme = current_theme()
        number = QFontMetrics(theme.font("ui", "title", 600)).horizontalAdvance(str(self.level.value))
        word = QFontMetrics(theme.font("ui", "body", 600)).horizontalAdvance(self.level.short)
        return number + word + theme.space(6.25) <= width

    def _paint_word(self, painter: QPainter, theme: Theme, left: int, baseline: int) -> None:
        font = theme.font("ui", "body", 600)
        painter.setFont(font)
        painter.setPen(theme.color("text" if self.isEnabled() else "disabled"))
        painter.drawText(QPoint(left, baseline), self.level.short)


class ScoreChoice(QWidget):
    """Levels side by side, wrapping where room is short. Signal: chosen(object) with a level's number or None.

    Arrows step through the levels, a digit chooses its level, Backspace clears.
    """

    chosen = Signal(object)

    def __init__(self, name: str, levels: Sequence[ChoiceLevel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._value: int | None = None
        self.cards = [LevelCard(level, place, len(levels), self) for place, level in enumerate(levels)]
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, value=card.level.value: self._choose(value))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show_value()
        theme_notifier().changed.connect(self._on_theme)

    def value(self) -> int | None:
        """Return the chosen level's number, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a level as chosen; this emits nothing."""
        self._value = value
        self._show_value()

    def set_off(self, reason: str) -> None:
        """Refuse to be changed for a reason, which the tooltip tells; an empty reason switches it on."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def columns(self, width: int) -> int:
        """Return how many levels stand side by side at this width."""
        theme = current_theme()
        gap, least = theme.space(1), theme.space(14)
        fitting = max(1, (width + gap) // (least + gap))
        rows = -(-len(self.cards) // min(fitting, len(self.cards)))
        return -(-len(self.cards) // rows)

    def _choose(self, value: int | None) -> None:
        has_changed = value != self._value
        self.set_value(value)
        if has_changed:
            self.chosen.emit(value)

    def _show_value(self) -> None:
        is_any = any(card.level.value == self._value for card in self.cards)
        for place, card in enumerate(self.cards):
            is_here = card.level.value == self._value
            card.setChecked(is_here)
            takes_tab = is_here or (not is_any and place == 0)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes_tab else Qt.FocusPolicy.ClickFocus)

    def _step(self, by: int) -> None:
        places = [place for place, card in enumerate(self.cards) if card.level.value == self._value]
        place = min(max(places[0] + by, 0), len(self.cards) - 1) if places else 0
        self._choose(self.cards[place].level.value)
        self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme(self, theme: Theme) -> None:
        self.updateGeometry()
        self._place(self.width())

    def _place(self, width: int) -> int:
        columns, gap = self.columns(width), current_theme().space(1)
        side = (width - gap * (columns - 1)) // columns
        shows_words = all(card.word_fits(side) for card in self.cards)
        top = 0
        for start in range(0, len(self.cards), columns):
            line = self.cards[start : start + columns]
            height = max(card.height_for(side) for card in line)
            for column, card in enumerate(line):
                card.shows_word = shows_words
                left = column * (width + gap) // columns
                card.setGeometry(left, top, (column + 1) * (width + gap) // columns - gap - left, height)
            top += height + gap
        return max(top - gap, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns, gap = self.columns(width), current_theme().space(1)
        side = (width - gap * (columns - 1)) // columns
        lines = [self.cards[start : start + columns] for start in range(0, len(self.cards), columns)]
        return sum(max(card.height_for(side) for card in line) for line in lines) + gap * (len(lines) - 1)

    def sizeHint(self) -> QSize:
        wanted = current_theme().space(78)
        is_laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(wanted, self.heightForWidth(self.width() if is_laid_out else wanted))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(14), current_theme().space(8))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(self.width())
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digits = {str(card.level.value): card for card in self.cards}
        if event.key() in _BACK or event.key() in _ON:
            self._step(1 if event.key() in _ON else -1)
        elif event.text() in digits:
            self._choose(digits[event.text()].level.value)
            digits[event.text()].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _CLEAR:
            self._choose(None)
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
