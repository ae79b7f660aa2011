"""The form that says which column of a spreadsheet is what, and shows what its rows become."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from domain.evidence.interview_rows import NAMING
from domain.frameworks.framework import Framework
from ui.messages import counted
from ui.pages.form import FieldKind, Form, FormField
from ui.pages.page import flow
from ui.panes.row_preview import preview_rows
from ui.panes.sheet_reading import MappedSheet, Spreadsheet, column_names
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.pickers import Picker
from ui.widgets.text import ElidedLabel, FaultLabel, Hairline, Heading, Muted, SectionLabel
from ui.widgets.two_line_list import TwoLineList

FIELDS = (
    FormField("title", "Title", FieldKind.CHOICE),
    FormField("given_by", "Given by", FieldKind.CHOICE),
    FormField("category", "Category", FieldKind.CHOICE),
    FormField("event_date", "Date of the event", FieldKind.CHOICE),
    FormField("people_heard", "People heard", FieldKind.CHOICE),
    FormField("words", "Notes", FieldKind.CHOICE),
    FormField("confidential", "Confidential", FieldKind.CHOICE),
)
_HEADINGS_SHOWN = 12


class RowsForm(QWidget):
    """Signals: make_wanted(); left() when the person backs out; shown(bool) when it comes into sight or goes."""

    make_wanted = Signal()
    left = Signal()
    shown = Signal(bool)

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self.spreadsheet: Spreadsheet | None = None
        self._place = 0
        self.setAccessibleName(self.tr("A spreadsheet, a row an item"))
        self.area = QScrollArea()
        self._name = ElidedLabel("", "muted", "small")
        self.sheet = Picker(self.tr("Sheet"))
        self._sheet_field = Field(self.tr("Sheet"), self.sheet)
        self.headings = Muted("")
        self.source = Muted("")
        self.form = Form(FIELDS, columns=2)
        self._preview_title = SectionLabel("")
        self.preview = TwoLineList(self.tr("The first rows as items"))
        self.problems = FaultLabel("")
        self.make = PrimaryButton("")
        self.leave = QuietButton(self.tr("Not now"))
        self._arrange()
        self.sheet.currentIndexChanged.connect(self._on_sheet)
        self.form.edited.connect(lambda _key, _value: self._show_preview())
        self.make.clicked.connect(self.make_wanted)
        self.leave.clicked.connect(self.left)

    def show_spreadsheet(self, spreadsheet: Spreadsheet) -> None:
        """Show the first sheet with rows; what was chosen of the same spreadsheet before stays chosen."""
        if spreadsheet is self.spreadsheet:
            return
        self.spreadsheet = spreadsheet
        self._name.set_text(spreadsheet.path.name)
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for place, sheet in enumerate(spreadsheet.sheets):
            self.sheet.addItem(sheet.rows.name or self.tr("Sheet {number}").format(number=sheet.rows.number), place)
        self.sheet.blockSignals(False)
        self._sheet_field.setVisible(len(spreadsheet.sheets) > 1)
        self._on_sheet(0)

    def focus_first(self) -> None:
        """Put the focus where the form begins."""
        self.area.verticalScrollBar().setValue(0)
        first = self.form.control("title") if self._sheet_field.isHidden() else self.sheet
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def mapping(self) -> dict[str, int]:
        """Return the column chosen for each field that has one."""
        return {key: int(value) for key, value in self.form.values().items() if value}

    def current(self) -> MappedSheet:
        """Return the sheet that is shown; there must be one."""
        assert self.spreadsheet is not None
        return self.spreadsheet.sheets[self._place]

    def count(self) -> int:
        """Return how many items would be made."""
        return self.current().rows.count(self.mapping())

    def _on_sheet(self, place: int) -> None:
        self._place = place
        sheet = self.current()
        names = column_names(sheet.rows.header)
        more = " \u2026" if len(names) > _HEADINGS_SHOWN else ""
        words = self.tr("Row of headings: {headings}")
        self.headings.setText(words.format(headings=" \u00b7 ".join(names[:_HEADINGS_SHOWN]) + more))
        remembered, guessed = (
            self.tr("As it was last time with these headings."),
            self.tr("As guessed from the headings."),
        )
        self.source.setText(remembered if sheet.is_remembered else guessed)
        choices = [("", self.tr("No column")), *((str(place), name) for place, name in enumerate(names))]
        for field in FIELDS:
            self.form.set_choices(field.key, choices)
        self.form.show_values({field.key: str(sheet.mapping.get(field.key, "")) for field in FIELDS})
        self._show_preview()

    def _show_preview(self) -> None:
        rows, problems = preview_rows(self._framework, self.current().rows.first, self.mapping())
        self._preview_title.setText(self.tr("The first {rows} as items").format(rows=counted(len(rows), "row")))
        self.preview.set_rows(rows)
        self._fit_preview()
        self.problems.setText(" ".join(problems))
        self.problems.setVisible(bool(problems))
        self.make.setText(self.tr("Make {items}").format(items=counted(self.count(), "item")))
        self.make.set_off(self._why_not())

    def _why_not(self) -> str:
        if not set(NAMING) & self.mapping().keys():
            return self.tr("Choose the column of the title, of who gave it, or of the notes.")
        return "" if self.count() else self.tr("These columns are empty in every row.")

    def _fit_preview(self) -> None:
        height = self.preview.sizeHintForRow(0) * self.preview.count()
        self.preview.setFixedHeight(height + 2 * self.preview.frameWidth())

    def _arrange(self) -> None:
        theme = current_theme()
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, theme.space(0.5), theme.space(2))
        inside.setSpacing(theme.space(1))
        about = (Heading(self.tr("A row an item")), self._name, self._sheet_field, self.headings, Hairline())
        outcome = (Hairline(), self._preview_title, self.preview, self.problems)
        for widget in (*about, self.source, self.form, *outcome):
            inside.addWidget(widget)
        inside.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.space(1.5))
        layout.setSpacing(theme.space(1))
        layout.addWidget(self.area, 1)
        layout.addWidget(Hairline())
        layout.addWidget(flow(self.make, self.leave))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.spreadsheet is not None:
            self._fit_preview()
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
