"""The checks pane: what the checks found, by family, with the way to each place and what can be made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from domain.checks.finding import Finding, Severity
from domain.checks.standing import SwitchedOff, Waived
from domain.evidence.coverage import Share
from ui.announcement import Announcement
from ui.checking.checker import Checker, Checks
from ui.checking.finding_menu import Offered
from ui.desk.outlining import OWN_RULES
from ui.messages import finding_sentence
from ui.panes.check_detail import CheckDetail
from ui.panes.check_rows import RULE, WAIVER, coverage_words, groups_of, notice_words, said_by, standing_groups
from ui.panes.drafts import Drafts
from ui.sentences.rules import rule_words
from ui.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.chips import FilterChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.grouped_list import GroupedList
from ui.widgets.share_bar import ShareBar
from ui.widgets.text import Heading, Muted

if TYPE_CHECKING:
    from ui.context import Context

LEAST_STEPS = 60
"""The height, in steps of the grid, from which on coverage is shown beside a chosen finding."""


class ChecksPane(QWidget):
    """`checker` checks; `offered` returns a finding with what can be done with it; `shown_section` the section that is
    in front, or nothing. Findings are named by their ids.

    Signals: mend_wanted(str, str) with a finding and the words that are to be put in; alike_wanted(str), where all
    like it are to be mended; words_asked(str), where words for an unknown one are to be looked for; other_wanted(str),
    for the place that says the same; waive_wanted(str, str) with a finding and the reason; word_wanted(str) and
    off_wanted(str), for its word to be taken for right and its rule to be switched off; withdraw_wanted(str) with a
    waiver's id, on_wanted(str) with a rule's code; shown_wanted(), when the pane is to be brought in front; left(),
    when the person is done with a form in it.
    """

    mend_wanted = Signal(str, str)
    alike_wanted = Signal(str)
    words_asked = Signal(str)
    other_wanted = Signal(str)
    waive_wanted = Signal(str, str)
    word_wanted = Signal(str)
    off_wanted = Signal(str)
    withdraw_wanted = Signal(str)
    on_wanted = Signal(str)
    shown_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        context: Context,
        checker: Checker,
        offered: Callable[[str], Offered | None],
        shown_section: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._offered = context, offered
        self._shown_section = shown_section
        self._findings: dict[str, Finding] = {}
        self._waived: dict[str, Waived] = {}
        self._rules: dict[str, SwitchedOff] = {}
        self._wanted_step = 0
        self._has_share = False
        self.checker = checker
        self.figure = Heading("")
        self.bar = ShareBar(self.tr("Sentences with evidence"))
        self.made_of = Muted("")
        self.notice = Muted("")
        self.whole = self._chip(self.tr("Whole report"))
        self.section = self._chip(self.tr("This section"))
        self.whole.setChecked(True)
        self.list = GroupedList(self.tr("What the checks found"))
        self.detail = CheckDetail(Drafts(context.memory))
        self._empty = self._nothing_found()
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
            self._on_chosen(self.list.current_id())

    def step(self, by: int) -> None:
        """Go to the next or the previous finding and its place; where nothing was checked yet, begin with that."""
        self.shown_wanted.emit()
        if self.checker.last is None:
            self._wanted_step = by
            self.checker.begin_now()
            return
        before = self.list.current_id()
        row_id = self.list.step(by, self._findings)
        if not row_id:
            self._tell(self.tr("Nothing is listed that asks for something."))
            return
        self._open(row_id)
        if not self._findings[row_id].passage_id:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # nothing in the text is meant
        if by > 0 and before in self._findings and self._comes_before(row_id, before):
            self._tell(self.tr("That was the last one. This is the first again."))

    def choose(self, finding_id: str) -> bool:
        """Make a finding the chosen one, wherever it is listed; False when it is not."""
        return finding_id in self._findings and self.list.choose(finding_id)

    def show_finding(self, finding_id: str) -> None:
        """Come in front with a finding chosen."""
        self.shown_wanted.emit()
        if not self.choose(finding_id):
            self.whole.setChecked(True)
            self.choose(finding_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_waiving(self, finding_id: str) -> None:
        """Come in front and ask for the reason why a finding may stand."""
        self.show_finding(finding_id)
        self.detail.begin_waiving()

    def has_focus(self) -> bool:
        """Whether the person is at the list, or at what can be done with the chosen finding."""
        focused = self.window().focusWidget()
        return self.isVisible() and focused is not None and self.isAncestorOf(focused)

    def begin_with_current(self) -> bool:
        """Begin with what can be done with the chosen finding, or say why nothing can; False where none is chosen."""
        if not self.isVisible() or not self.detail.isVisible():
            return False
        why_nothing = self.detail.take_focus()
        if why_nothing:
            self._tell(why_nothing)
        return True

    def _nothing_found(self) -> EmptyState:
        lines = (
            self.tr("Spelling, style, figures, names, judgement, quotations and evidence are checked."),
            self.tr("What they find is listed here as soon as there is text."),
        )
        return EmptyState("checks", self.tr("Nothing to mend"), lines)

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
        shares: tuple[QWidget, ...] = (self.figure, self.bar, self.made_of, self.notice)
        for widget in shares:
            layout.addWidget(widget)
        self.own_rules = IconButton("edit", self.tr("Own rules of the checks"))
        line = QHBoxLayout()
        line.addWidget(chips, 1)
        line.addWidget(self.own_rules)
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.detail)
        for view in (self.list, self._empty):
            self._stack.addWidget(view)
        self._stack.setMinimumHeight(theme.space(7))  # a row: beside it the chosen finding is seen whole
        for widget in (*shares, self.detail):
            widget.hide()

    def _connect(self) -> None:
        self.checker.checked.connect(self._on_checked)
        self.whole.toggled.connect(lambda _is_on: self._show())
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        self.own_rules.clicked.connect(lambda: self._context.open_section(OWN_RULES))
        detail, current = self.detail, self.list.current_id
        detail.mend_wanted.connect(lambda words: self.mend_wanted.emit(current(), words))
        detail.alike_wanted.connect(lambda: self.alike_wanted.emit(current()))
        detail.words_asked.connect(lambda: self.words_asked.emit(current()))
        detail.other_wanted.connect(lambda: self.other_wanted.emit(current()))
        detail.waive_wanted.connect(lambda reason: self.waive_wanted.emit(current(), reason))
        detail.word_wanted.connect(lambda: self.word_wanted.emit(current()))
        detail.off_wanted.connect(lambda: self.off_wanted.emit(current()))
        detail.back_wanted.connect(self._take_back)
        detail.left.connect(self._on_left)

    def _on_checked(self, checks: Checks) -> None:
        self._findings = dict(checks.findings)
        self._waived = {f"{WAIVER}{each.waiver.id}": each for each in checks.checked.waived}
        self._rules = {f"{RULE}{each.code}": each for each in checks.standing.switched_off}
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
        framework = self._context.framework
        found = {key: each for key, each in checks.findings.items() if not only_here or each.section_id == here}
        waived = [each for each in self._waived.values() if not only_here or each.finding.section_id == here]
        groups = groups_of(found, framework, {} if only_here else checks.parts)
        groups += standing_groups(waived, self._rules.values(), framework, self._context.now())
        self.list.set_groups(groups)
        self._stack.setCurrentWidget(self.list if groups else self._empty)
        self.notice.setText(notice_words(checks))
        self.notice.setVisible(bool(self.notice.text()))
        self._show_share(self._share(checks, here) if only_here else checks.checked.coverage.report)
        self._count()

    def _share(self, checks: Checks, section_id: str) -> Share:
        sections = checks.checked.coverage.sections
        return next((each.share for each in sections if each.section_id == section_id), Share())

    def _show_share(self, share: Share) -> None:
        figure, made_of = coverage_words(share)
        self.figure.setText(figure)
        self.made_of.setText(made_of)
        self.bar.set_share(share.share)
        self._has_share = share.share is not None
        self._make_room()

    def _make_room(self) -> None:
        """Leave the coverage out where there is no room for it beside the chosen finding."""
        is_short = self.height() < current_theme().space(LEAST_STEPS) and not self.detail.isHidden()
        self.figure.setVisible(bool(self.figure.text()) and not is_short)
        self.made_of.setVisible(bool(self.made_of.text()) and not is_short)
        self.bar.setVisible(self._has_share and not is_short)
        self.detail.fit(self.height())

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
        waived, rule = self._waived.get(row_id), self._rules.get(row_id)
        if waived is not None:
            sentence, waiver = finding_sentence(waived.finding, self._context.framework), waived.waiver
            said = f"{waiver.reason}\n{said_by(waiver.by, waiver.at, self._context.now())}"
            self._show_said(self.tr("Let stand"), sentence, said, self.tr("Withdraw"))
        elif rule is not None:
            said = said_by(rule.by, rule.at, self._context.now())
            self._show_said(self.tr("Switched off here"), rule_words(rule.code), said, self.tr("Switch on again"))
        else:
            self.detail.show_finding(self._offered(row_id))
        self._make_room()

    def _show_said(self, word: str, sentence: str, said: str, back: str) -> None:
        self.detail.show_said(word, sentence, said, back, self._context.why_read_only)

    def _take_back(self) -> None:
        row_id = self.list.current_id()
        if row_id in self._waived:
            self.withdraw_wanted.emit(self._waived[row_id].waiver.id)
        elif row_id in self._rules:
            self.on_wanted.emit(self._rules[row_id].code)

    def _open(self, row_id: str) -> None:
        waived, offered = self._waived.get(row_id), self._offered(row_id)
        finding = waived.finding if waived is not None else offered.finding if offered is not None else None
        if finding is None:
            return
        if finding.passage_id:
            self._context.open_passage(finding.section_id, finding.passage_id, finding.start, finding.end)
        else:
            self._context.open_section(finding.section_id or "overview")

    def _on_left(self) -> None:
        """Go back to where the person was: to the text of the finding, or to the list."""
        finding = self._findings.get(self.list.current_id())
        if finding is not None and finding.passage_id and finding.section_id == self._shown_section():
            self.left.emit()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _comes_before(self, row_id: str, other: str) -> bool:
        ids = [row.id for row in self.list.groups.rows()]
        return other in ids and ids.index(row_id) < ids.index(other)

    def _tell(self, words: str) -> None:
        self._context.tell(Announcement(words, is_passing=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.checker.begin_now()
