"""Which entries of the journal are listed: words, a person, a kind, a section, a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from domain.dates import write_date
from domain.frameworks.framework import Framework
from domain.review.journal import EntryKind
from ui.messages import part_name
from ui.panes.history_reading import Filter
from ui.sentences.journal import ENTRY_KINDS
from ui.theme import current_theme
from ui.widgets.pickers import Picker
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from ui.panes.history_reading import ShownHistory

PAUSE = 150
"""Milliseconds after the last letter before the journal is looked through."""


class HistoryFilters(QWidget):
    """Signal: changed(), when others are wanted."""

    changed = Signal()

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self.words = SearchField(self.tr("Find in what was done"))
        self.person = Picker(self.tr("Person"), [("", self.tr("Everybody"))])
        self.kind = Picker(self.tr("Kind"), [("", self.tr("All kinds")), *_KINDS])
        self.section = Picker(self.tr("Section"), [("", self.tr("All sections"))])
        self.day = Picker(self.tr("Day"), [("", self.tr("Any day"))])
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.changed)
        pickers = (self.person, self.kind, self.section, self.day)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        layout.addWidget(self.words)
        grid = QGridLayout()
        grid.setSpacing(current_theme().space(0.5))
        for place, picker in enumerate(pickers):
            grid.addWidget(picker, place // 2, place % 2)
        layout.addLayout(grid)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        for picker in pickers:
            picker.setProperty("look", "quiet")
            picker.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def wanted(self) -> Filter:
        """Return what is looked for."""
        kind, day = self.kind.value(), self.day.value()
        return Filter(
            person=self.person.value(),
            kind=EntryKind(kind) if kind else None,
            section_id=self.section.value(),
            day=date.fromisoformat(day) if day else None,
            words=self.words.text(),
        )

    def offer(self, shown: ShownHistory) -> None:
        """Offer the people, sections and days that the journal has."""
        self.person.set_choices([("", self.tr("Everybody")), *((name, name) for name in shown.people)])
        names = ((id, part_name(self._framework, part_id)) for id, part_id in shown.sections)
        self.section.set_choices([("", self.tr("All sections")), *names])
        days = ((day.isoformat(), write_date(day)) for day in shown.days)
        self.day.set_choices([("", self.tr("Any day")), *days])


_KINDS = [(str(kind), words) for kind, words in ENTRY_KINDS.items()]
