"""Which suggestions are listed: open ones, those in conflict, those of the section in front, those of a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.review.suggestions import UNSETTLED, Suggestion, SuggestionState
from ui.pages.page import flow
from ui.widgets.chips import FilterChip
from ui.widgets.pickers import Picker


class SuggestionFilters(QWidget):
    """Signal: changed(), when others are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = FilterChip(self.tr("Open"))
        self.conflict = FilterChip(self.tr("In conflict"))
        self.section = FilterChip(self.tr("This section"))
        self.person = Picker(self.tr("Person"), [("", self.tr("Everybody"))])
        self.person.setProperty("look", "quiet")
        self.person.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(self.open, self.conflict, self.section, self.person))
        self.open.setChecked(True)
        for chip in (self.open, self.conflict, self.section):
            chip.toggled.connect(self._on_changed)
        self.person.currentIndexChanged.connect(self._on_changed)

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer the suggestions of each of these."""
        self.person.set_choices([("", self.tr("Everybody")), *((name, name) for name in names)])

    def matching(self, suggestions: Sequence[Suggestion], section_id: str) -> tuple[Suggestion, ...]:
        """Return those that are wanted; `section_id` is the section in front."""
        return tuple(each for each in suggestions if not self._keeping_out(each, section_id))

    def show_counts(self, suggestions: Sequence[Suggestion], section_id: str) -> None:
        """Say how many are open, in conflict, and open in the section in front."""
        unsettled = [each for each in suggestions if each.state in UNSETTLED]
        self.open.set_count(len(unsettled))
        conflicts = sum(each.state is SuggestionState.IN_CONFLICT for each in unsettled)
        self.conflict.set_count(conflicts)
        self.conflict.setVisible(bool(conflicts) or self.conflict.isChecked())
        self.section.setVisible(bool(section_id))
        self.section.set_count(sum(each.section_id == section_id for each in unsettled))

    def let_in(self, suggestion: Suggestion, section_id: str) -> None:
        """Take off, all at once, the filters that keep a suggestion out."""
        keeping = self._keeping_out(suggestion, section_id)
        self.blockSignals(True)
        for filter_on in keeping:
            if isinstance(filter_on, FilterChip):
                filter_on.setChecked(False)
            else:
                self.person.set_value("")
        self.blockSignals(False)
        self.changed.emit()

    def _keeping_out(self, suggestion: Suggestion, section_id: str) -> list[FilterChip | Picker]:
        is_elsewhere = bool(section_id) and suggestion.section_id != section_id
        person = self.person.value()
        asked: tuple[tuple[FilterChip | Picker, bool], ...] = (
            (self.open, self.open.isChecked() and suggestion.state not in UNSETTLED),
            (self.conflict, self.conflict.isChecked() and suggestion.state is not SuggestionState.IN_CONFLICT),
            (self.section, self.section.isChecked() and is_elsewhere),
            (self.person, bool(person) and suggestion.person != person),
        )
        return [filter_on for filter_on, keeps_out in asked if keeps_out]

    def _on_changed(self, _state: object) -> None:
        self.changed.emit()
