"""The filters of the page to find: where to look, and what the evidence must be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from domain.frameworks.framework import Framework
from store.values import Narrowing
from ui.pages.page import flow
from ui.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.chips import FilterChip
from ui.widgets.field import Field
from ui.widgets.fold import Fold
from ui.widgets.pickers import Picker
from ui.widgets.typed_field import DateField

KINDS = {
    "": "Everything",
    "passage": "Findings",
    "evidence_item": "Evidence items",
    "excerpt": "Excerpts",
    "file_text": "Inside files",
}
ANY, NONE = "any", "none"


class FindFilters(QWidget):
    """Signal: changed(), when another filter is on."""

    changed = Signal()

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: dict[str, tuple[str, str]] = {}
        self.kind_chips = {kind: FilterChip(words) for kind, words in KINDS.items()}
        for chip in self.kind_chips.values():
            chip.setAutoExclusive(True)
        self.kind_chips[""].setChecked(True)
        used = [(category.id, category.name) for category in framework.categories if category.used]
        every = (ANY, self.tr("Any category"))
        self.category = Picker(self.tr("Category"), [every, *used, (NONE, self.tr("No category"))])
        self.statement = Picker(self.tr("Statement or part"), [(ANY, self.tr("Anywhere"))])
        any_day = self.tr("Any day")
        self.day_from, self.day_to = DateField(self.tr("From"), any_day), DateField(self.tr("To"), any_day)
        self.person = QLineEdit()
        self.uncited = FilterChip(self.tr("Not cited"))
        self.contradicting = FilterChip(self.tr("Contradicting"))
        self.none = QuietButton(self.tr("Take all filters off"))
        self.fold = Fold(self.tr("Filters"), self.tr("none on"), is_open=False)
        self._arrange()
        self._connect()

    def offer_sections(self, sections: Sequence[tuple[str, str, str]]) -> None:
        """Offer statements and parts, each by its section's id, its own id and its name."""
        self._parts = {section_id: (part_id, name) for section_id, part_id, name in sections}
        offered = [(section_id, name) for section_id, _part_id, name in sections]
        self.statement.set_choices([(ANY, self.tr("Anywhere")), *offered])

    def kinds(self) -> tuple[str, ...] | None:
        """Return the kinds of texts to look in, None for all."""
        chosen = next((kind for kind, chip in self.kind_chips.items() if chip.isChecked()), "")
        return (chosen,) if chosen else None

    def narrowing(self) -> Narrowing:
        """Return what the filters ask for."""
        category, section_id = self.category.value(), self.statement.value()
        part_id, _name = self._parts.get(section_id, ("", ""))
        return Narrowing(
            category={ANY: None, NONE: ""}.get(category, category),
            section_id=section_id if part_id else "",
            part_id=part_id,
            day_from=self.day_from.day(),
            day_to=self.day_to.day(),
            person=self.person.text().strip(),
            is_uncited=self.uncited.isChecked(),
            is_contradicting=self.contradicting.isChecked(),
        )

    def clear(self) -> None:
        """Take every filter off."""
        self.category.set_value(ANY)
        self.statement.set_value(ANY)
        for field in (self.day_from, self.day_to):
            field.set_day(None)
        self.person.clear()
        for chip in (self.uncited, self.contradicting):
            chip.setChecked(False)
        self._on_changed()

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        layout.addWidget(flow(*self.kind_chips.values()))
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space(1))
        made = (
            Field(self.tr("Category"), self.category),
            Field(self.tr("Statement or part"), self.statement),
            Field(self.tr("Of a day from"), self.day_from),
            Field(self.tr("to"), self.day_to),
            Field(self.tr("Given by"), self.person),
        )
        for place, field in enumerate(made):
            grid.addWidget(field, place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.fold.add(fields)
        self.fold.add(flow(self.uncited, self.contradicting, self.none))
        layout.addWidget(self.fold)

    def _connect(self) -> None:
        for chip in self.kind_chips.values():
            chip.toggled.connect(lambda is_on: self.changed.emit() if is_on else None)
        for picker in (self.category, self.statement):
            picker.currentIndexChanged.connect(lambda _place: self._on_changed())
        for field in (self.day_from, self.day_to):
            field.changed.connect(lambda _day: self._on_changed())
        self.none.clicked.connect(self.clear)
        self.person.textChanged.connect(lambda _text: self._on_changed())
        for chip in (self.uncited, self.contradicting):
            chip.toggled.connect(lambda _is_on: self._on_changed())

    def _on_changed(self) -> None:
        self.fold.set_summary(", ".join(self._words()) or self.tr("none on"))
        self.changed.emit()

    def _words(self) -> list[str]:
        """Return the filters that are on, in words."""
        words = [picker.currentText() for picker in (self.category, self.statement) if picker.value() != ANY]
        words += [field.text() for field in (self.day_from, self.day_to) if field.day() is not None]
        words += [self.person.text()] if self.person.text().strip() else []
        chips = ((self.uncited, self.tr("not cited")), (self.contradicting, self.tr("contradicting")))
        return words + [name for chip, name in chips if chip.isChecked()]
