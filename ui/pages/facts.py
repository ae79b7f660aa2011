"""The page of the financial facts: amounts in a table, and the sentences that are made from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from domain.assessment import FactAmount, Facts, Section
from domain.finance import format_pounds, sentences
from domain.frameworks.framework import Part
from ui.announcement import Announcement, Tone
from ui.autosave import Autosave
from ui.messages import error_message
from ui.pages.keeping import is_refused_edit, keep_refused
from ui.pages.narrative import heading_above
from ui.pages.page import Page
from ui.pages.stage_gate import StageGate
from ui.pages.two_texts import TwoTexts
from ui.theme import current_theme
from ui.widgets.field import Field
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.text import FaultLabel, Hairline, Heading, Muted, Note, Prose
from ui.widgets.typed_field import AmountField

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

WIDE_STEPS = 72
"""From this width, in steps of the grid, four columns have room."""


class FactsPage(Page):
    """Shows one facts part at a time.

    Signals: failed(object) with the error, when something typed is not saved; saved(), after a save that left nothing
    unreadable behind; settled(), when everything typed is saved.
    """

    failed = Signal(object)
    saved = Signal()
    settled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Financial facts", parent)
        self._context = context
        self._part: Part | None = None
        self._section_id = ""
        self._waiting = ""
        self._saved = Facts()
        self._last: Changed | None = None
        self.autosave = Autosave(self._save, self)
        self.autosave.settled.connect(self._on_settled)
        self.two_texts = TwoTexts()
        self.two_texts.mine_kept.connect(self._keep_mine)
        self.two_texts.theirs_kept.connect(self._keep_theirs)
        self.guidance = Note("")
        self.period = QLineEdit()
        self.period.setPlaceholderText("2023/24")
        self.period.setMaximumWidth(current_theme().space(20))
        self.period.textEdited.connect(self._on_edited)
        HistoryKeys(self.period)
        self.amounts: dict[str, tuple[AmountField, AmountField]] = {}
        self._differences: dict[str, Muted] = {}
        self.fault = FaultLabel("")
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._widgets: list[QWidget] = []
        self._difference_head: QWidget | None = None
        self.sentences = Prose()
        self.gate = StageGate(context, self, self.set_off)
        self._arrange()

    def load_section(self, section_id: str) -> None:
        """Show a facts section, as soon as what was typed in the present one is saved."""
        self._waiting = section_id
        self.flush()
        self._load_waiting()

    def load(self) -> None:
        """Read the section again."""
        if self._section_id:
            self.load_section(self._section_id)

    def refresh(self, changed: Changed) -> None:
        """Take in what somebody else, or undo, changed, and where it leaves the section."""
        self.gate.refresh(changed)
        concerns = self._section_id in changed.section_ids or self._section_id in changed.ids
        if concerns and changed is not self._last and self.is_settled():
            self.load()

    def set_off(self, reason: str) -> None:
        """Let no amount be typed for a reason, which the tooltip tells; an empty reason lets it be."""
        for widget in (self.period, self._table):
            widget.setEnabled(not reason)
            widget.setToolTip(reason)

    def flush(self) -> None:
        """Save at once, the amount that is being typed among the rest."""
        for field in self._fields():
            if field.hasFocus():
                field.editingFinished.emit()
        self.autosave.flush()

    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.autosave.is_settled and self.two_texts.isHidden() and not self._unreadable()

    def unsaved_text(self) -> str:
        """Return what was typed and is not saved, a line for each field."""
        saved = _lines(self._saved, self._labels())
        unsaved = [line for line in _lines(self._facts(), self._labels()) if line not in saved]
        return "\n".join([*unsaved, *(f"{field.accessibleName()}: {field.text()}" for field in self._unreadable())])

    def _fields(self) -> list[AmountField]:
        return [field for pair in self.amounts.values() for field in pair]

    def _unreadable(self) -> list[AmountField]:
        return [field for field in self._fields() if field.is_faulty()]

    def _labels(self) -> dict[str, tuple[str, str]]:
        return {key: (first.accessibleName(), second.accessibleName()) for key, (first, second) in self.amounts.items()}

    def _on_settled(self) -> None:
        if self.is_settled():
            self.settled.emit()
            self._load_waiting()

    def _load_waiting(self) -> None:
        if not self._waiting or not self.is_settled():
            return
        from store.queries.text import load_section

        section_id, self._waiting = self._waiting, ""
        self._show(self._context.backend.read(load_section, section_id))

    def _arrange(self) -> None:
        theme = current_theme()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(2))
        self._grid.setVerticalSpacing(theme.space(0.5))
        self._grid.setColumnStretch(0, 3)
        for column in (1, 2, 3):
            self._grid.setColumnStretch(column, 2)
        self.add(self.guidance)
        self.add(self.two_texts)
        self.add_space(2)
        self.add(Field(self.tr("Financial year"), self.period))
        self.add_space(1)
        self.add(self._table)
        self.add(self.fault)
        self.add_space(2)
        self.add(Hairline())
        self.add_space(1)
        self.add(Heading(self.tr("As it will be printed")))
        self.add(self.sentences)
        self.fill_up()

    def _show(self, section: Section) -> None:
        part = self._context.framework.part(section.part_id)
        if part != self._part:
            self._part = part
            self.set_title(part.heading, heading_above(self._context.framework, part.id))
            self.guidance.setText(part.guidance)
            self._build_rows(part)
        self._section_id = section.id
        self._saved = section.facts
        self.period.setText(section.facts.period)
        given = {amount.field_id: amount for amount in section.facts.amounts}
        for field_id, (estimated, actual) in self.amounts.items():
            amount = given.get(field_id, FactAmount(field_id))
            for field, pounds in ((estimated, amount.estimated), (actual, amount.actual)):
                field.blockSignals(True)  # one that was unreadable is mended, but by nobody's typing
                field.set_amount(pounds)
                field.blockSignals(False)
        self._show_fault()
        self.two_texts.hide()
        self.autosave.forget()
        self._show_sentences()
        self.gate.show(section.id)

    def _build_rows(self, part: Part) -> None:
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets, self.amounts, self._differences = [], {}, {}
        for column, words in enumerate(("", self.tr("Estimated"), self.tr("Actual"), self.tr("Difference"))):
            self._put(Muted(words), 0, column)
        self._difference_head = self._widgets[-1]
        for line, field in enumerate(part.fields):
            label = field.label[:1].upper() + field.label[1:]
            estimated = AmountField(self.tr("{label}, estimated").format(label=label))
            actual = AmountField(self.tr("{label}, actual").format(label=label))
            self.amounts[field.id] = (estimated, actual)
            self._differences[field.id] = Muted("", wraps=False)
            for each in (estimated, actual):
                each.changed.connect(self._on_edited)
                each.faulted.connect(self._on_faulted)
            for column, widget in enumerate((Note(label), estimated, actual, self._differences[field.id])):
                self._put(widget, 1 + 2 * line, column)
        self._place_differences()

    def _put(self, widget: QWidget, line: int, column: int) -> None:
        self._widgets.append(widget)
        self._grid.addWidget(widget, line, column)

    def _place_differences(self) -> None:
        """Put each difference beside its amounts or, where the page is narrow, under them."""
        is_narrow = self.viewport().width() < current_theme().space(WIDE_STEPS)
        if self._difference_head is not None:
            self._difference_head.setVisible(not is_narrow)
        for line, words in enumerate(self._differences.values()):
            self._grid.removeWidget(words)
            self._grid.addWidget(words, 1 + 2 * line + is_narrow, 2 if is_narrow else 3)

    def _facts(self) -> Facts:
        amounts = (
            FactAmount(field_id, estimated.amount(), actual.amount())
            for field_id, (estimated, actual) in self.amounts.items()
        )
        return Facts(self.period.text().strip(), tuple(amounts), self._saved.version)

    def _on_edited(self, _value: object = None) -> None:
        self._show_sentences()
        self.autosave.touch()

    def _show_fault(self) -> None:
        unreadable = [field.text() for field in self._unreadable()]
        words = self.tr("\u201c{text}\u201d is not an amount of whole pounds. Type it as 1,200,000 or 1.2m.")
        self.fault.setText(words.format(text=unreadable[-1]) if unreadable else "")
        self.fault.setVisible(bool(unreadable))

    def _on_faulted(self, text: str) -> None:
        self._show_fault()
        if text:
            from store.errors import Refused

            self.failed.emit(Refused("unreadable-amount", {"text": text}))
        else:
            self.autosave.touch()
            self.autosave.flush()

    def _show_sentences(self) -> None:
        if self._part is None:
            return
        facts = self._facts()
        made = sentences(self._context.framework, self._part, facts)
        nothing = self.tr("Nothing yet: the sentences appear as soon as an amount is entered.")
        self.sentences.set_paragraphs(*(made or (nothing,)))
        for amount in facts.amounts:
            self._differences[amount.field_id].setText(_difference(amount))

    def _save(self) -> bool:
        from store.actions.text import save_facts

        facts = self._facts()
        if facts == self._saved:
            return False
        self._context.backend.perform(
            save_facts,
            assessment_id=self._context.assessment_id,
            section_id=self._section_id,
            facts=facts,
            on_done=lambda changed: self._on_saved(facts, changed),
            on_error=self._on_failed,
        )
        return True

    def _on_saved(self, facts: Facts, changed: Changed) -> None:
        from store.queries.text import load_section

        self._last = changed
        version = self._context.backend.read(load_section, self._section_id).facts.version
        self._saved = Facts(facts.period, facts.amounts, version)
        self.show_banner("saving", None)
        if not self._unreadable():
            self.saved.emit()
        self.autosave.finished()

    def _on_failed(self, error: Exception) -> None:
        if is_refused_edit(error):
            self.set_off(error_message(error).text)
            keep_refused(self._context, self.unsaved_text(), "", error, self._on_closed, self._on_not_kept)
            return
        if getattr(error, "code", "") == "stale":
            self.autosave.hold()
            labels = self._labels()
            mine, theirs = (_lines(facts, labels) for facts in (self._facts(), self._present()))
            self.two_texts.compare("\n".join(mine), "\n".join(theirs))
        else:
            self.autosave.failed()
            message = error_message(error)
            words = self.tr("NOT saved: {reason}").format(reason=message.sentence)
            self.show_banner("saving", Announcement(f"{words} {message.way_out}", Tone.ERROR))
        self.failed.emit(error)

    def _on_closed(self) -> None:
        """Show what is saved: what was typed is kept aside, for nothing is edited here any more."""
        self.autosave.hold()
        self._keep_theirs()
        self.gate.look()

    def _on_not_kept(self, error: Exception) -> None:
        self.set_off("")
        self._on_failed(error)

    def _present(self) -> Facts:
        from store.queries.text import load_section

        facts: Facts = self._context.backend.read(load_section, self._section_id).facts
        return facts

    def _keep_mine(self) -> None:
        self._saved = self._present()
        self.autosave.release()
        self.autosave.touch()
        self.autosave.flush()

    def _keep_theirs(self) -> None:
        from store.queries.text import load_section

        self.autosave.release()
        self._show(self._context.backend.read(load_section, self._section_id))
        self._on_settled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_differences()


def _lines(facts: Facts, labels: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return the financial year and each amount as a line of text, for people to read."""
    lines = [facts.period]
    for amount in facts.amounts:
        for label, pounds in zip(labels.get(amount.field_id, ("", "")), (amount.estimated, amount.actual), strict=True):
            if pounds is not None:
                lines.append(f"{label}: {format_pounds(pounds)}")
    return lines


def _difference(amount: FactAmount) -> str:
    """Return by how much the actual amount differs from the estimate: "+£1,200,000"."""
    if amount.estimated is None or amount.actual is None:
        return ""
    difference = amount.actual - amount.estimated
    return ("+" if difference > 0 else "") + format_pounds(difference)
