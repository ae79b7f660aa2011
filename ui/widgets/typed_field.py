"""Fields whose text is read as a value: an amount of pounds, a number of people, a date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from domain.counts import read_count
from domain.dates import read_date, write_date
from domain.finance import NotAnAmount, format_pounds, parse_pounds
from ui.theme import current_theme, icon
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.inner_button import InnerButton

WIDEST_AMOUNT = 999_999_999
"""Amounts of pounds up to this one are shown whole however narrow the page is."""
_CALENDAR_KEYS = QKeySequence("Alt+Down")


class TypedField(QLineEdit):
    """Marks itself faulty while its text cannot be read. Signal: faulted(str) with the text, or "" when mended."""

    faulted = Signal(str)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        HistoryKeys(self)
        self.editingFinished.connect(self._on_finished)

    def is_faulty(self) -> bool:
        """Tell whether the text could not be read as a value."""
        return bool(self.property("faulty"))

    def _set_faulty(self, is_faulty: bool) -> None:
        if is_faulty == self.is_faulty():
            return
        self.setProperty("faulty", is_faulty)
        self.style().unpolish(self)
        self.style().polish(self)
        self.faulted.emit(self.text() if is_faulty else "")

    def _on_finished(self) -> None:
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class AmountField(TypedField):
    """Whole pounds. Signal: changed(object) with the amount or None, at each key that makes another amount."""

    changed = Signal(object)

    def __init__(self, name: str, placeholder: str = "£", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._amount: int | None = None
        self.textEdited.connect(self._on_typed)

    def minimumSizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(format_pounds(WIDEST_AMOUNT)) + current_theme().space(3)
        return QSize(room, super().minimumSizeHint().height())

    def amount(self) -> int | None:
        """Return the last amount that could be read."""
        return self._amount

    def set_amount(self, amount: int | None) -> None:
        """Show an amount."""
        self._amount = amount
        self.setText("" if amount is None else format_pounds(amount))
        self.home(False)
        self._set_faulty(False)

    def _on_typed(self, text: str) -> None:
        """Take what can be read while it is typed; what cannot be read yet may become an amount with the next key."""
        try:
            amount = parse_pounds(text) if text.strip() else None
        except NotAnAmount:
            return
        if amount != self._amount:
            self._amount = amount
            self.changed.emit(amount)

    def _on_finished(self) -> None:
        self._on_typed(self.text())
        try:
            self.set_amount(parse_pounds(self.text()) if self.text().strip() else None)
        except NotAnAmount:
            self._set_faulty(True)


class CountField(TypedField):
    """A whole number of people; it may be empty. Signal: changed(object) with the number or None, when it is left."""

    changed = Signal(object)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self._count: int | None = None

    def count(self) -> int | None:
        """Return the number that is typed; what cannot be read as one leaves the last that could."""
        try:
            return read_count(self.text())
        except ValueError:
            return self._count

    def set_count(self, count: int | None) -> None:
        """Show a number."""
        self._count = count
        self.setText("" if count is None else str(count))
        self.home(False)
        self._set_faulty(False)

    def _on_finished(self) -> None:
        try:
            count = read_count(self.text())
        except ValueError:
            self._set_faulty(True)
            return
        has_changed = count != self._count
        self.set_count(count)
        if has_changed:
            self.changed.emit(count)


def _dress(calendar: QCalendarWidget) -> None:
    """Put what the style sheet cannot reach into the theme's colours: week-ends, the names of days, the arrows."""
    theme = current_theme()
    days, names = QTextCharFormat(), QTextCharFormat()
    days.setForeground(theme.color("text"))
    names.setForeground(theme.color("muted"))
    names.setBackground(theme.color("raised"))
    names.setFont(theme.font("ui", "small"))
    calendar.setHeaderTextFormat(names)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, days)
    for name, role in (("qt_calendar_prevmonth", "previous"), ("qt_calendar_nextmonth", "next")):
        button = calendar.findChild(QToolButton, name)
        if isinstance(button, QToolButton):
            button.setIcon(icon(role, "text"))


class DateField(TypedField):
    """A date, typed or taken from a calendar; it may be empty. Signal: changed(object) with the date or None."""

    changed = Signal(object)

    def __init__(self, name: str, placeholder: str = "17 January 2025", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self._day: date | None = None
        button = InnerButton(
            self,
            "calendar",
            f"{self.tr('Choose from a calendar')}  {_CALENDAR_KEYS.toString(QKeySequence.SequenceFormat.NativeText)}",
        )
        button.clicked.connect(self.open_calendar)

    def day(self) -> date | None:
        """Return the last date that could be read."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a date."""
        self._day = day
        self.setText(write_date(day))
        self.home(False)
        self._set_faulty(False)

    def open_calendar(self) -> None:
        """Show a month under the field; choosing a day takes it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if self._day is not None:
            calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        _dress(calendar)
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        calendar.clicked.connect(menu.close)
        calendar.activated.connect(menu.close)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def _on_picked(self, picked: QDate) -> None:
        self.setText(write_date(date(picked.year(), picked.month(), picked.day())))
        self._on_finished()

    def _on_finished(self) -> None:
        try:
            day = read_date(self.text())
        except ValueError:
            self._set_faulty(True)
            return
        has_changed = day != self._day
        self.set_day(day)
        if has_changed:
            self.changed.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)
