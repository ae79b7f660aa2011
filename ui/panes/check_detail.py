"""The finding that is chosen, in full, with what would mend it and what else can be made of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from domain.checks.finding import Finding
from domain.text.word_difference import changes_between
from ui.checking.finding_menu import Offered, put_words
from ui.panes.check_rows import MARKS
from ui.panes.drafts import LET_STAND, Drafts
from ui.panes.two_places import TwoPlaces
from ui.sentences.findings import BESIDE
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_line import GrowingLine
from ui.widgets.text import FaultLabel, Hairline, Muted, Note

MOST_OF_PANE = 0.3
"""The share of the pane's height that what is said of a finding may take."""
MOST_WITH_PLACES = 0.42
MOST_CHANGES = 400
"""Where more letters would be compared, the difference is not written out: the text shows the place."""


class CheckDetail(QWidget):
    """Signals: mend_wanted(str) with the words that are to be put in; alike_wanted(), where all like it are to be;
    words_asked(), where words for an unknown one are to be looked for; waive_wanted(str) with the reason;
    word_wanted(), off_wanted(), for the word to be taken for right and the rule to be switched off; back_wanted(), for
    what was let stand or switched off not to be any more; left(), when a reason was given or is not given after all.
    """

    mend_wanted = Signal(str)
    alike_wanted = Signal()
    words_asked = Signal()
    waive_wanted = Signal(str)
    word_wanted = Signal()
    off_wanted = Signal()
    back_wanted = Signal()
    other_wanted = Signal()
    left = Signal()

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Offered | None = None
        self.severity = Muted("")
        self.sentence = Note("")
        self.source = Muted("")
        self.difference = QLabel("")
        self.difference.setWordWrap(True)
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.places = TwoPlaces()
        self._said = QScrollArea()
        self._inner: QVBoxLayout | None = None
        self._room = 0
        self.steps = QWidget()
        self.words = QWidget()
        self._flow_of_words = FlowLayout(self.words)
        self.looking = Muted("")
        self.mend = PrimaryButton(self.tr("Mend"), "replace")
        self.alike = OutlinedButton("")
        self.look = OutlinedButton(self.tr("Look for words"), "search")
        self.stand = OutlinedButton(self.tr("Let it stand \u2026"))
        self.add_word = QuietButton(self.tr("Add to the own words"))
        self.off = QuietButton(self.tr("Switch this rule off here"))
        self.back = OutlinedButton("", "undo")
        self.reason = ReasonForm(drafts)
        self._arrange()
        self._connect()
        theme_notifier().changed.connect(self._on_theme)

    def show_finding(self, offered: Offered | None) -> None:
        """Show a finding with what can be done with it, or nothing."""
        is_other = offered is None or self._offered is None or offered.id != self._offered.id
        self._offered = offered
        self.setVisible(offered is not None)
        if is_other:
            self.reason.hide()
            self.steps.show()
            self._clear_words()
        if offered is None:
            return
        finding = offered.finding
        sentence = BESIDE.get(finding.code, offered.sentence) if offered.other is not None else offered.sentence
        self._say(MARKS[finding.severity][2], sentence, offered.source)
        has_mend = finding.replacement is not None
        self.mend.setText(self.tr("Take it out") if finding.replacement == "" else self.tr("Mend"))
        for button, is_there, why_off in (
            (self.mend, has_mend, offered.why_no_mend),
            (self.alike, has_mend and offered.alike > 0, offered.why_no_mend),
            (self.look, offered.asks_for_words and not self._flow_of_words.count(), offered.why_no_mend),
            (self.stand, True, offered.why_no_waiver),
            (self.add_word, bool(offered.word), offered.why_no_word),
            (self.off, True, offered.why_no_waiver),
            (self.back, False, ""),
        ):
            button.setVisible(is_there)
            button.set_off(why_off)
        self.alike.setText(self.tr("Mend all {count} like this").format(count=offered.alike + 1))
        self.difference.setVisible(has_mend and offered.other is None and len(finding.text) <= MOST_CHANGES)
        self.places.setVisible(offered.other is not None)
        if offered.other is not None:
            self.places.show_places(finding.text, offered.other)
        self._show_difference(current_theme())
        self.fit(self._room)

    def show_said(self, word: str, sentence: str, said: str, back: str, why_off: str) -> None:
        """Show what somebody said of a finding or a rule, and what takes it back."""
        self._offered = None
        self.show()
        self._say(word, sentence, said)
        for widget in (
            self.mend,
            self.alike,
            self.look,
            self.stand,
            self.add_word,
            self.off,
            self.difference,
            self.places,
        ):
            widget.hide()
        self.reason.hide()
        self.steps.show()
        self._clear_words()
        self.back.setText(back)
        self.back.set_off(why_off)
        self.back.show()
        self.fit(self._room)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Offer words in the place of an unknown one, or say that there are none."""
        self._clear_words()
        offered = self._offered
        if offered is None or not offered.asks_for_words:
            return
        self.look.hide()
        self.looking.setText("" if words else self.tr("No word of the dictionary is like it."))
        self.looking.setVisible(not words)
        for each in words:
            button = OutlinedButton(each)
            button.setAccessibleName(put_words(each))
            button.clicked.connect(partial(self._put_in, each))
            button.set_off(offered.why_no_mend)
            self._flow_of_words.addWidget(button)
        self.words.setVisible(bool(words))

    def begin_waiving(self) -> None:
        """Ask for the reason why the finding may stand."""
        if self._offered is not None and not self._offered.why_no_waiver:
            self.steps.hide()
            self.reason.open()
            self.fit(self._room)

    def take_focus(self) -> str:
        """Begin with the first thing that can be done; return why nothing can, or nothing."""
        there = [each for each in (self.mend, self.look, self.stand, self.back) if each.isVisible()]
        first = next((each for each in there if each.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return ""
        return there[0].toolTip() if there else ""

    def _say(self, word: str, sentence: str, source: str) -> None:
        self.severity.setText(word)
        self.sentence.setText(sentence)
        self.source.setText(source)
        self.source.setVisible(bool(source))

    def fit(self, room: int) -> None:
        """Be no higher than there is room for in a pane of this height: what is said scrolls, the steps stay."""
        self._room = room
        width = self.width()
        if self._inner is not None and width > 0:
            # Beside a bar for scrolling, or what was one line without it becomes two and is never shown whole.
            bar = self._said.verticalScrollBar().sizeHint().width()
            natural = max(0, self._inner.totalHeightForWidth(width - bar))
            share = MOST_OF_PANE if self.places.isHidden() else MOST_WITH_PLACES
            share = share if self.reason.isHidden() else MOST_OF_PANE / 2
            self._said.setFixedHeight(min(natural, max(round(room * share), current_theme().space(5))))

    def _arrange(self) -> None:
        theme = current_theme()
        content = QWidget()
        inner = self._inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space(0.75))
        for widget in (self.severity, self.sentence, self.source, self.difference, self.places):
            inner.addWidget(widget)
        inner.addStretch(1)
        self._said.setWidget(content)
        self._said.setWidgetResizable(True)
        self._said.setFrameShape(QFrame.Shape.NoFrame)
        self._said.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        flow = FlowLayout(self.steps)
        for button in (self.mend, self.alike, self.look, self.stand, self.add_word, self.off, self.back):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.space(1.5))
        layout.setSpacing(theme.space(0.75))
        layout.addWidget(Hairline())
        for part in (self._said, self.looking, self.words, self.reason, self.steps):
            layout.addWidget(part)
        for hidden in (self.looking, self.words, self.reason):
            hidden.hide()

    def _connect(self) -> None:
        self.mend.clicked.connect(self._mend)
        self.alike.clicked.connect(self.alike_wanted)
        self.look.clicked.connect(self._look)
        self.stand.clicked.connect(self.begin_waiving)
        self.add_word.clicked.connect(self.word_wanted)
        self.off.clicked.connect(self.off_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.places.other_wanted.connect(self.other_wanted)
        self.reason.given.connect(self.waive_wanted)
        self.reason.left.connect(self._on_left)

    def _mend(self) -> None:
        if self._offered is not None and self._offered.finding.replacement is not None:
            self.mend_wanted.emit(self._offered.finding.replacement)

    def _put_in(self, words: str, _checked: bool = False) -> None:
        self.mend_wanted.emit(words)

    def _look(self) -> None:
        self.look.hide()
        self.looking.setText(self.tr("Looking for words \u2026"))
        self.looking.show()
        self.words_asked.emit()

    def _clear_words(self) -> None:
        self.looking.hide()
        self.words.hide()
        while (item := self._flow_of_words.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_left(self) -> None:
        self.steps.show()
        self.fit(self._room)
        self.left.emit()

    def _show_difference(self, theme: Theme) -> None:
        """Write the present words with those struck out that go and those underlined that come."""
        finding = self._offered.finding if self._offered is not None else None
        if finding is None or finding.replacement is None or len(finding.text) > MOST_CHANGES:
            return
        written, spoken = difference_html(finding, finding.replacement, theme, self.tr)
        self.difference.setText(written)
        self.difference.setAccessibleName(spoken)

    def _on_theme(self, theme: Theme) -> None:
        self._show_difference(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.fit(self._room)


class ReasonForm(QWidget):
    """Asks why a finding may stand; what is begun is kept in `drafts`, also when its finding goes meanwhile.

    Signals: given(str) with the reason; left(), after that and when none is given.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self.line = GrowingLine(self.tr("Why this may stand"), self.tr("Why this may stand"))
        self.fault = FaultLabel(self.tr("Say why, in a few words."))
        self.give = PrimaryButton(self.tr("Let it stand"))
        self.leave = QuietButton(self.tr("Not now"))
        steps = QWidget()
        flow = FlowLayout(steps)
        flow.addWidget(self.give)
        flow.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(0.75))
        for widget in (self.line, self.fault, steps):
            layout.addWidget(widget)
        self.line.edited.connect(self._keep)
        self.line.returned.connect(self._submit)
        self.give.clicked.connect(self._submit)
        self.leave.clicked.connect(self._close)

    def open(self) -> None:
        """Ask for a reason; one that was begun and not given is there again, to be gone on with or typed over."""
        self.line.set_text(self._drafts.text(LET_STAND))
        self.line.selectAll()
        self.fault.hide()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, reason: str) -> None:
        self._drafts.keep(LET_STAND, reason)

    def _submit(self) -> None:
        reason = self.line.text().strip()
        self.fault.setVisible(not reason)
        if reason:
            self.given.emit(reason)
            self._close()

    def _close(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)


def difference_html(finding: Finding, replacement: str, theme: Theme, tr: Callable[[str], str]) -> tuple[str, str]:
    """Return the difference that a mend makes, as markup and as words to be read out."""
    removed, added = theme.color("danger").name(), theme.color("success").name()
    pieces, place, spoken = [], 0, []
    for change in changes_between(finding.text, replacement):
        pieces.append(escape(finding.text[place : change.start]))
        gone = finding.text[change.start : change.end]
        if gone:
            pieces.append(f'<s style="color:{removed}">{escape(gone)}</s>')
        if change.words:
            pieces.append(f'<u style="color:{added}">{escape(change.words)}</u>')
        spoken.append(tr("\u201c{gone}\u201d becomes \u201c{come}\u201d").format(gone=gone, come=change.words))
        place = change.end
    pieces.append(escape(finding.text[place:]))
    return "".join(pieces), "; ".join(spoken)
