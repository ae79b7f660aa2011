"""Every rule that comes with Assay, by family, each with a switch that takes it out for the organisation."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from domain.checks.finding import Family
from domain.checks.registry import CHECKS, Rule
from ui.pages.page import group
from ui.sentences.finding_sources import FINDING_SOURCES
from ui.sentences.findings import FAMILIES, SEVERITIES
from ui.sentences.rules import rule_words
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.pickers import CheckBox
from ui.widgets.text import Muted, SectionLabel


class ShippedRules(QWidget):
    """Signal: switched(str, bool) with the code of a rule, and whether it is held from now on."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switches: dict[str, CheckBox] = {}
        """The switches by the codes of their rules."""
        self._off: frozenset[str] = frozenset()
        self._why_not = ""
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def make(self) -> None:
        """Make the rows, which is done once and not before they are to be seen."""
        if self.switches:
            return
        for family, title in FAMILIES.items():
            rules = rules_of(Family(family))
            if rules:
                label = SectionLabel(title)
                label.setContentsMargins(0, current_theme().space(2) if self.switches else 0, 0, 0)
                self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)
            for rule in rules:
                self._add(rule)
        self._show()

    def show_off(self, codes: Collection[str]) -> None:
        """Show which rules are taken out."""
        self._off = frozenset(codes)
        self._show()

    def set_off(self, reason: str) -> None:
        """Let nothing be switched for a reason."""
        self._why_not = reason
        self._show()

    def _add(self, rule: Rule) -> None:
        place, sentence = self._grid.rowCount(), rule_words(rule.code)
        switch = CheckBox()
        switch.setAccessibleName(sentence)
        switch.toggled.connect(partial(self.switched.emit, rule.code))
        self.switches[rule.code] = switch
        self._grid.addWidget(switch, place, 0, Qt.AlignmentFlag.AlignTop)
        needed = "" if rule.may_be_waived else self.tr(" \u00b7 no report can be published without it")
        words = QLabel(sentence)
        words.setWordWrap(True)
        weight = SEVERITIES[rule.gravest]
        about = Muted(f"{weight} \u00b7 {FINDING_SOURCES[rule.source]} \u00b7 {rule.code}{needed}")
        self._grid.addWidget(group(words, about, gap=0), place, 1)
        if needed:
            switch.setProperty("needed", True)

    def _show(self) -> None:
        for code, switch in self.switches.items():
            switch.blockSignals(True)
            switch.setChecked(code not in self._off)
            switch.blockSignals(False)
            switch.setEnabled(not switch.property("needed") and not self._why_not)
            switch.setToolTip(self._why_not)

    def _on_theme(self, theme: Theme) -> None:
        self._grid.setContentsMargins(0, theme.space(1), 0, 0)
        self._grid.setHorizontalSpacing(theme.space(1))
        self._grid.setVerticalSpacing(theme.space(0.5))


def rules_of(family: Family) -> tuple[Rule, ...]:
    """Return the rules of a family, in the order of the checks."""
    return tuple(rule for check in CHECKS if check.family is family for rule in check.rules)
