"""What is let stand: the findings that are waived, with who and why, and the rules that are switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.checks.standing import SwitchedOff, Waived
from ui.announcement import Announcement, Tone
from ui.messages import error_message, finding_sentence, part_name
from ui.moments import spoken_moment
from ui.pages.page import clear_layout, flow, group
from ui.pages.place_link import PlaceLink
from ui.sentences.comments import shortened
from ui.sentences.publication import WHOLE_REPORT
from ui.sentences.rules import rule_words
from ui.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.text import Hairline, Heading, Muted, Note

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

MOST_SHOWN = 60


class ExceptionsList(QWidget):
    """Each waiver leads to its words and can be withdrawn; each rule can be switched on again.

    Signal: left_empty(), when the focus was in it and nothing is left to have it.
    """

    left_empty = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.links: list[PlaceLink] = []
        self.buttons: dict[str, QuietButton] = {}
        """The buttons by the id of the waiver, or the code of the rule."""
        self._shown: tuple[tuple[Waived, ...], tuple[SwitchedOff, ...]] = (), ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current_theme().space(1))

    def show_exceptions(
        self, waived: Sequence[Waived], switched_off: Sequence[SwitchedOff], parts: Mapping[str, str]
    ) -> None:
        """Show what is let stand in an assessment, or nothing where nothing is."""
        if (tuple(waived), tuple(switched_off)) == self._shown:
            return
        self._shown = tuple(waived), tuple(switched_off)
        had_focus = any(each.hasFocus() for each in (*self.links, *self.buttons.values()))
        clear_layout(self._layout)
        self.links, self.buttons = [], {}
        self._show_group(
            self.tr("Waived findings"), [self._waiver(each, parts) for each in waived[:MOST_SHOWN]], len(waived)
        )
        rules = [self._rule(each) for each in switched_off]
        self._show_group(self.tr("Rules switched off here"), rules, len(rules))
        if had_focus:
            self._take_focus()

    def _take_focus(self) -> None:
        """Go on with what is left, where what had the focus is gone."""
        left = (*self.links, *self.buttons.values())
        if left:
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left_empty.emit()

    def _show_group(self, title: str, entries: Sequence[QWidget], count: int) -> None:
        if not entries:
            return
        self._layout.addSpacing(current_theme().space(2))
        self._layout.addWidget(Hairline())
        self._layout.addSpacing(current_theme().space(1))
        self._layout.addWidget(Heading(f"{title}  {count:,}"))
        for entry in entries:
            self._layout.addWidget(entry)
            self._layout.addSpacing(current_theme().space(1))
        if count > len(entries):
            words = self.tr("And {count} more, which the quality sheet lists.")
            self._layout.addWidget(Muted(words.format(count=f"{count - len(entries):,}")))

    def _waiver(self, each: Waived, parts: Mapping[str, str]) -> QWidget:
        finding, waiver = each.finding, each.waiver
        link = PlaceLink(finding_sentence(finding, self._context.framework))
        link.clicked.connect(partial(self._open, each))
        self.links.append(link)
        part_id = parts.get(finding.section_id, "")
        place = part_name(self._context.framework, part_id) if part_id else WHOLE_REPORT
        words = f"\u201c{shortened(finding.text)}\u201d" if finding.text else ""
        where = Muted(" \u00b7 ".join(filter(None, (words, place))))
        who = Muted(f"{waiver.by}, {spoken_moment(waiver.at, self._context.now())}", wraps=False)
        withdraw = self._button(waiver.id, self.tr("Withdraw"), lambda: self._withdraw(waiver.id))
        link.setAccessibleDescription(f"{where.text()}. {waiver.reason}. {who.text()}")
        return group(link, where, Note(waiver.reason), flow(who, withdraw), gap=0.25)

    def _rule(self, rule: SwitchedOff) -> QWidget:
        who = Muted(f"{rule.by}, {spoken_moment(rule.at, self._context.now())}", wraps=False)
        switch = self._button(rule.code, self.tr("Switch on again"), lambda: self._switch_on(rule.code))
        return group(Note(rule_words(rule.code)), flow(who, switch), gap=0.25)

    def _button(self, id: str, words: str, run: Callable[[], object]) -> QuietButton:
        button = QuietButton(words)
        button.set_off(self._context.why_read_only)
        button.clicked.connect(lambda _checked=False: run())
        self.buttons[id] = button
        return button

    def _open(self, each: Waived, _checked: bool = False) -> None:
        finding = each.finding
        if finding.passage_id:
            self._context.open_passage(finding.section_id, finding.passage_id, finding.start, finding.end)
        else:
            self._context.open_section(finding.section_id or "overview")

    def _withdraw(self, waiver_id: str) -> None:
        """Let a finding count again."""
        from store.actions.checks import withdraw_waiver

        self._perform(withdraw_waiver, waiver_id=waiver_id)

    def _switch_on(self, code: str) -> None:
        """Let a rule be asked again."""
        from store.actions.checks import switch_rule_on

        self._perform(switch_rule_on, code=code)

    def _perform(self, action: Callable[..., Changed], **parameters: Any) -> None:
        def failed(error: Exception) -> None:
            self._context.tell(Announcement(error_message(error).text, Tone.ERROR))

        self._context.backend.perform(action, assessment_id=self._context.assessment_id, on_error=failed, **parameters)
