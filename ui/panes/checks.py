"""The checks pane: what the checks found, by family, with the way to each place and the mend where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from domain.checks.finding import Finding, Severity
from domain.evidence.coverage import Share
from ui.checking.checker import Checker, Checks
from ui.panes.check_detail import CheckDetail
from ui.panes.check_rows import coverage_words, finding_id, groups_of
from ui.theme import current_theme
from ui.widgets.chips import FilterChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.grouped_list import GroupedList
from ui.widgets.share_bar import ShareBar
from ui.widgets.text import Heading, Muted

if TYPE_CHECKING:
    from ui.context import Context


class ChecksPane(QWidget):
    """`checker` checks; `shown_section` returns the section that is in front, or nothing.

    Signals: mend_wanted(object) with the finding whose replacement is to be put in; shown_wanted(), when the pane is to
    be brought in front.
    """

    mend_wanted = Signal(object)
    shown_wanted = Signal()

    def __init__(
        self,
        context: Context,
        checker: Checker,
        shown_section: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._shown_section = shown_section
        self._findings: dict[str, Finding] = {}
        self._wanted_step = 0
        self.checker = checker
        self.figure = Heading("")
        self.bar = ShareBar(self.tr("Sentences with evidence"))
        self.made_of = Muted("")
        self.whole = self._chip(self.tr("Whole report"))
        self.section = self._chip(self.tr("This section"))
        self.whole.setChecked(True)
        self.list = GroupedList(self.tr("What the checks found"))
        self.detail = CheckDetail()
        self._empty = EmptyState(
            "checks",
            self.tr("Nothing to mend"),
            (
                self.tr(
                    "Sentences without evidence, sources, quotations, names and the framework’s rules are checked."
                ),
                self.tr("What they find is listed here as soon as there is text."),
            ),
        )
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        if checker.last is not None:
            self._on_checked(checker.last)

    def show_section(self) -> None:
        """Take in that another section is in front."""
        if self.section.isChecked():
            self._show()
        else:
            self._count()

    def step(self, by: int) -> None:
        """Go to the next or the previous finding and its place; where nothing was checked yet, begin with that."""
        self.shown_wanted.emit()
        if self.checker.last is None:
            self._wanted_step = by
            self.checker.begin_now()
            return
        row_id = self.list.step(by)
        if row_id:
            self._open(row_id)

    def _chip(self, words: str) -> FilterChip:
        chip = FilterChip(words)
        chip.setAutoExclusive(True)
        return chip

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(1.5), theme.space(1.5), theme.space(1.5), 0)
        layout.setSpacing(theme.space(1))
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in (self.whole, self.section):
            flow.addWidget(chip)
        for widget in (self.figure, self.bar, self.made_of, chips):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.detail)
        for view in (self.list, self._empty):
            self._stack.addWidget(view)
        for widget in (self.figure, self.bar, self.made_of, self.detail):
            widget.hide()

    def _connect(self) -> None:
        self.checker.checked.connect(self._on_checked)
        self.whole.toggled.connect(lambda _is_on: self._show())
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        self.detail.mend_wanted.connect(self._mend)

    def _on_checked(self, checks: Checks) -> None:
        found = checks.checked.findings
        self._findings = {finding_id(each): each for each in found}
        self._show()
        step, self._wanted_step = self._wanted_step, 0
        if step:
            self.step(step)

    def _show(self) -> None:
        checks = self.checker.last
        if checks is None:
            return
        here = self._shown_section()
        only_here = self.section.isChecked()
        found = [each for each in checks.checked.findings if not only_here or each.section_id == here]
        self.list.set_groups(groups_of(found, self._context.framework, {} if only_here else checks.parts))
        self._stack.setCurrentWidget(self.list if found else self._empty)
        self._show_share(self._share(checks, here) if only_here else checks.checked.coverage.report)
        self._count()

    def _share(self, checks: Checks, section_id: str) -> Share:
        sections = checks.checked.coverage.sections
        return next((each.share for each in sections if each.section_id == section_id), Share())

    def _show_share(self, share: Share) -> None:
        figure, made_of = coverage_words(share)
        self.figure.setText(figure)
        self.figure.setVisible(bool(figure))
        self.made_of.setText(made_of)
        self.made_of.setVisible(bool(made_of))
        self.bar.set_share(share.share)
        self.bar.setVisible(share.share is not None)

    def _count(self) -> None:
        if self.checker.last is None:
            return
        here = self._shown_section()
        found = [each for each in self._findings.values() if each.severity is not Severity.MAY]
        self.whole.set_count(len(found))
        self.section.set_count(sum(each.section_id == here for each in found))
        has_section = bool(here)
        self.section.setVisible(has_section)
        if not has_section and self.section.isChecked():
            self.whole.setChecked(True)

    def _on_chosen(self, row_id: str) -> None:
        finding = self._findings.get(row_id)
        is_needed = finding is not None and (finding.replacement is not None or self.list.is_cut(row_id))
        shown = finding if is_needed else None
        self.detail.show_finding(shown, self._context.framework, self._context.why_read_only)

    def _open(self, row_id: str) -> None:
        finding = self._findings.get(row_id)
        if finding is None:
            return
        if finding.passage_id:
            self._context.open_passage(finding.section_id, finding.passage_id, finding.start, finding.end)
        else:
            self._context.open_section(finding.section_id or "overview")

    def _mend(self) -> None:
        finding = self._findings.get(self.list.current_id())
        if finding is not None and finding.replacement is not None:
            self.mend_wanted.emit(finding)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.checker.begin_now()
