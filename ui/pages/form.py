"""Forms made from a table of fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QLineEdit, QWidget

from domain.dates import read_date, write_date
from ui.messages import refusal_sentence
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.field import Field
from ui.widgets.growing_text import GrowingText
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.pickers import CheckBox, Picker
from ui.widgets.typed_field import CountField, DateField, TypedField

LEAST_COLUMN_STEPS = 26


class FieldKind(StrEnum):
    """What a field holds: a line, prose, a day, one of some choices, yes or no, a whole number."""

    LINE = "line"
    PROSE = "prose"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its key, label and kind. `choices` are pairs of value and words; `is_wide` takes a whole line."""

    key: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    placeholder: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_wide: bool = False


class Form(QWidget):
    """Fields in one column or more, as room allows.

    Signals: typed(str) with a key, at each change by the person; edited(str, object) with a key and its new value, when
    a field is left or something is chosen; unread(str, str) with the code of a refusal and a text that cannot be read
    as what its field holds, or "" when it is mended; too_long(str) with the whole of a paste that was cut.
    """

    typed = Signal(str)
    edited = Signal(str, object)
    unread = Signal(str, str)
    too_long = Signal(str)

    def __init__(self, fields: Sequence[FormField], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {field.key: field for field in fields}
        self._most_columns = columns
        self._columns = 0
        self._values: dict[str, Any] = {}
        self._controls: dict[str, QWidget] = {}
        self._frames: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for field in fields:
            self._make(field)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def control(self, key: str) -> QWidget:
        """Return the control of a field; raise KeyError when there is none."""
        return self._controls[key]

    def values(self) -> dict[str, Any]:
        """Return the value of every field as it is shown now."""
        return {key: self._read(key) for key in self._fields}

    def value(self, key: str) -> Any:
        """Return the value of one field as it is shown now."""
        return self._read(key)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values; a field in which something unsaved is being typed keeps it."""
        for key, value in values.items():
            if not self._is_being_typed(key):
                self._show(key, value)
            self._values[key] = value

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show values, also in a field in which something is being typed."""
        for key, value in values.items():
            self._show(key, value)
            self._values[key] = value

    def unreadable(self) -> dict[str, str]:
        """Return the text of each field that cannot be read as what it is to hold."""
        typed = ((key, control) for key, control in self._controls.items() if isinstance(control, TypedField))
        return {key: control.text() for key, control in typed if control.is_faulty()}

    def words(self, key: str, value: Any) -> str:
        """Return a value as a line of text with the field's label, for people to read."""
        field = self._fields[key]
        if field.kind is FieldKind.FLAG:
            said = self.tr("yes") if value else self.tr("no")
        elif field.kind is FieldKind.CHOICE:
            said = dict(field.choices).get(value, str(value))
        elif field.kind is FieldKind.DAY:
            said = write_date(value)
        else:
            said = "" if value is None else str(value)
        return f"{field.label}: {said}"

    def set_fault(self, key: str, sentence: str) -> None:
        """Say what is wrong with a field; an empty sentence takes it back."""
        frame = self._frames[key]
        if isinstance(frame, Field):
            frame.set_fault(sentence)

    def set_suggestions(self, key: str, words: Iterable[str]) -> None:
        """Offer completions for a line."""
        control = self._controls[key]
        if isinstance(control, QLineEdit):
            completer = QCompleter(list(words), control)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            control.setCompleter(completer)

    def set_choices(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices in a field of choices."""
        control = self._controls[key]
        assert isinstance(control, Picker)
        kept = self._read(key)
        control.blockSignals(True)
        control.clear()
        for value, words in choices:
            control.addItem(words, value)
        control.blockSignals(False)
        self._show(key, kept)

    def set_off(self, reason: str) -> None:
        """Switch every field off for a reason, which the tooltip tells; an empty reason switches them on."""
        for control in self._controls.values():
            control.setEnabled(not reason)
            control.setToolTip(reason)

    def finish(self) -> None:
        """Read the date or number that is being typed as if its field had been left."""
        for control in self._controls.values():
            if isinstance(control, TypedField) and control.hasFocus():
                control.editingFinished.emit()

    def commit(self) -> None:
        """Tell of every field whose value differs from the one last shown."""
        for key in self._fields:
            self._on_finished(key)

    def _is_being_typed(self, key: str) -> bool:
        control = self._controls[key]
        if isinstance(control, TypedField):
            return control.is_faulty() or (control.hasFocus() and control.isModified())
        return control.hasFocus() and self._read(key) != self._values.get(key)

    def _make(self, field: FormField) -> None:
        control = _MAKERS[field.kind](self, field)
        self._controls[field.key] = control
        self._values[field.key] = self._read(field.key)
        is_flag = field.kind is FieldKind.FLAG
        frame = control if is_flag else Field(field.label, control, field.hint, self)
        self._frames[field.key] = frame

    def _make_line(self, field: FormField) -> QWidget:
        control = QLineEdit()
        control.setPlaceholderText(field.placeholder)
        control.setAccessibleName(field.label)
        control.textEdited.connect(lambda _text: self.typed.emit(field.key))
        control.editingFinished.connect(lambda: self._on_finished(field.key))
        HistoryKeys(control)
        return control

    def _make_prose(self, field: FormField) -> QWidget:
        control = GrowingText(field.label, field.placeholder)
        control.edited.connect(lambda _text: self.typed.emit(field.key))
        control.too_long.connect(self.too_long)
        control.focus_left.connect(lambda: self._on_finished(field.key))
        return control

    def _make_day(self, field: FormField) -> QWidget:
        control = DateField(field.label)
        control.changed.connect(lambda _day: self._on_finished(field.key))
        return self._with_faults(control, field.key, "unreadable-date")

    def _make_count(self, field: FormField) -> QWidget:
        control = CountField(field.label, field.placeholder)
        control.changed.connect(lambda _count: self._on_finished(field.key))
        return self._with_faults(control, field.key, "unreadable-count")

    def _with_faults(self, control: TypedField, key: str, code: str) -> TypedField:
        control.textEdited.connect(lambda _text: self.typed.emit(key))
        control.faulted.connect(lambda text: self._on_unreadable(key, code, text))
        return control

    def _make_choice(self, field: FormField) -> QWidget:
        control = Picker(field.label, field.choices)
        control.currentIndexChanged.connect(lambda _index: self._on_finished(field.key))
        return control

    def _make_flag(self, field: FormField) -> QWidget:
        control = CheckBox(field.label)
        control.setToolTip(field.hint)
        control.toggled.connect(lambda _on: self._on_finished(field.key))
        return control

    def _on_unreadable(self, key: str, code: str, text: str) -> None:
        self.set_fault(key, refusal_sentence(code, {"text": text}) if text else "")
        self.unread.emit(code, text)

    def _on_finished(self, key: str) -> None:
        if key not in self._values:
            return
        value = self._read(key)
        if value == self._values[key]:
            return
        self._values[key] = value
        self.edited.emit(key, value)

    def _read(self, key: str) -> Any:
        control = self._controls[key]
        if isinstance(control, DateField):
            return _day(control)
        if isinstance(control, CountField):
            return control.count()
        if isinstance(control, QCheckBox):
            return control.isChecked()
        if isinstance(control, QComboBox):
            return control.currentData() or ""
        if isinstance(control, GrowingText):
            return control.text()
        assert isinstance(control, QLineEdit)
        return control.text().strip()

    def _show(self, key: str, value: Any) -> None:
        control = self._controls[key]
        control.blockSignals(True)
        if isinstance(control, DateField):
            assert value is None or isinstance(value, date)
            control.set_day(value)
        elif isinstance(control, CountField):
            assert value is None or isinstance(value, int)
            control.set_count(value)
        elif isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(max(control.findData(value), 0))
        elif isinstance(control, GrowingText):
            if control.text() != value:
                control.set_text(value or "")
        elif isinstance(control, QLineEdit):
            words = "" if value is None else str(value)
            if control.text() != words:
                control.setText(words)
                control.setCursorPosition(0)
        control.blockSignals(False)

    def _place(self, columns: int) -> None:
        self._columns = columns
        line, column = 0, 0
        for key, frame in self._frames.items():
            span = columns if self._fields[key].is_wide else 1
            if column + span > columns:
                line, column = line + 1, 0
            middle = Qt.AlignmentFlag.AlignVCenter if isinstance(frame, QCheckBox) else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(frame, line, column, 1, span, middle)
            column += span
        for index in range(self._most_columns):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)

    def _fitting(self) -> int:
        room = self.width() // current_theme().space(LEAST_COLUMN_STEPS)
        return max(1, min(self._most_columns, room))

    def _on_theme(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.space(2))
        self._grid.setVerticalSpacing(theme.space(2))
        self._place(self._fitting() if self.isVisible() else self._most_columns)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(12), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._place(self._fitting())


def _day(field: DateField) -> date | None:
    """Return the date that is typed, from its year on; before that, the last one that could be read."""
    is_whole = re.search(r"\d{4}", field.text()) is not None
    try:
        return read_date(field.text()) if is_whole or not field.text() else field.day()
    except ValueError:
        return field.day()


_MAKERS = {
    FieldKind.LINE: Form._make_line,
    FieldKind.PROSE: Form._make_prose,
    FieldKind.DAY: Form._make_day,
    FieldKind.CHOICE: Form._make_choice,
    FieldKind.FLAG: Form._make_flag,
    FieldKind.COUNT: Form._make_count,
}
