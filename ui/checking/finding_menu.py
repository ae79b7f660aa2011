"""The menu of findings at the caret: what each says, the words that would mend it, and what else can be made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget, QWidgetAction
from shiboken6 import isValid

from domain.checks.finding import Finding
from ui.sentences.comments import shortened
from ui.theme import current_theme, icon
from ui.widgets.text import Muted

WIDTH_STEPS = 44
MOST_FINDINGS = 4


@dataclass(frozen=True, slots=True)
class Offered:
    """A finding with what is said of it, and why it cannot be mended, waived or taken for right, or nothing.

    `word` is a word that can be taken for right, `alike` how many more findings can be mended in the same way.
    """

    id: str
    finding: Finding
    sentence: str
    source: str = ""
    why_no_mend: str = ""
    why_no_waiver: str = ""
    why_no_word: str = ""
    word: str = ""
    asks_for_words: bool = False
    alike: int = 0


class FindingMenuPort(Protocol):
    """What the menu does."""

    def mend(self, finding_id: str, words: str) -> None: ...

    def mend_alike(self, finding_id: str) -> None: ...

    def begin_waiving(self, finding_id: str) -> None: ...

    def add_word(self, finding_id: str) -> None: ...

    def switch_off(self, finding_id: str) -> None: ...

    def show_in_list(self, finding_id: str) -> None: ...

    def find_words(self, finding_id: str, on_found: Callable[[tuple[str, ...]], object]) -> None: ...


def fill_menu(menu: QMenu, offered: Sequence[Offered], port: FindingMenuPort) -> None:
    """Put what can be done with findings into a menu: of the first here, of each other one in a menu of its own."""
    for number, each in enumerate(offered[:MOST_FINDINGS]):
        inner = menu
        if number:
            inner = menu.addMenu(icon("checks", "muted"), _for_menu(each.sentence))
            inner.setToolTipsVisible(True)
        _fill(inner, each, port)


def put_words(words: str) -> str:
    """Return what is offered to be put in, for a menu or a button."""
    if not words.strip():
        return _tr("Put in one space") if words else _tr("Take these words out")
    # A space at either end is part of some mends, and is all that they put in.
    ends = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return _tr("Put in \u201c{words}\u201d").format(words=shortened(words).join(ends))


def _fill(menu: QMenu, offered: Offered, port: FindingMenuPort) -> None:
    _explain(menu, offered)
    replacement = offered.finding.replacement
    if replacement is not None:
        _add_mend(menu, offered, port, replacement)
    elif offered.asks_for_words:
        _add_words(menu, offered, port)
    if offered.alike:
        words = _tr("Mend all {count} like this in the section").format(count=offered.alike + 1)
        _add(menu, "replace", words, partial(port.mend_alike, offered.id), offered.why_no_mend)
    _add(menu, "flag", _tr("Let it stand \u2026"), partial(port.begin_waiving, offered.id), offered.why_no_waiver)
    if offered.word:
        words = _tr("Add \u201c{word}\u201d to the own words").format(word=offered.word)
        _add(menu, "add", words, partial(port.add_word, offered.id), offered.why_no_word)
    switch = partial(port.switch_off, offered.id)
    _add(menu, "hide", _tr("Switch this rule off in this assessment"), switch, offered.why_no_waiver)
    _add(menu, "checks", _tr("Show in the list"), partial(port.show_in_list, offered.id), "")


def _explain(menu: QMenu, offered: Offered) -> None:
    theme = current_theme()
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(theme.space(1.5), theme.space(1), theme.space(1.5), theme.space(0.5))
    layout.setSpacing(theme.space(0.25))
    # As in any menu it is off, for it does nothing, but it is there to be read.
    said = QLabel(f'<span style="color:{theme.color("text").name()}">{escape(offered.sentence)}</span>')
    said.setTextFormat(Qt.TextFormat.RichText)
    said.setWordWrap(True)
    layout.addWidget(said)
    if offered.source:
        layout.addWidget(Muted(offered.source))
    widget.setFixedWidth(theme.space(WIDTH_STEPS))
    widget.setFixedHeight(layout.heightForWidth(theme.space(WIDTH_STEPS)))
    action = QWidgetAction(menu)
    action.setDefaultWidget(widget)
    action.setText(offered.sentence)  # what a screen reader says
    action.setEnabled(False)
    menu.addAction(action)
    menu.setAccessibleName(f"{offered.sentence} {offered.source}".strip())


def _add_mend(
    menu: QMenu, offered: Offered, port: FindingMenuPort, words: str, before: QAction | None = None
) -> QAction:
    action = QAction(icon("replace", "muted"), put_words(words).replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: port.mend(offered.id, words))
    action.setEnabled(not offered.why_no_mend)
    action.setToolTip(offered.why_no_mend)
    menu.insertAction(before, action) if before is not None else menu.addAction(action)
    return action


def _add_words(menu: QMenu, offered: Offered, port: FindingMenuPort) -> None:
    """Say that words are looked for, and put them there when they are found."""
    waiting = menu.addAction(_tr("Looking for words \u2026"))
    waiting.setEnabled(False)

    def show(words: tuple[str, ...]) -> None:
        if not isValid(menu):
            return
        if not words:
            waiting.setText(_tr("No word of the dictionary is like it."))
            return
        added = [_add_mend(menu, offered, port, each, waiting) for each in words]
        menu.removeAction(waiting)
        if menu.isVisible() and added[0].isEnabled():
            menu.setActiveAction(added[0])

    port.find_words(offered.id, show)


def _add(menu: QMenu, role: str, words: str, run: Callable[[], object], why_off: str) -> None:
    action = menu.addAction(icon(role, "muted"), words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: run())
    action.setEnabled(not why_off)
    action.setToolTip(why_off)


def _for_menu(sentence: str) -> str:
    # In a menu an ampersand underlines the letter after it.
    return shortened(sentence).replace("&", "&&")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Checking", words)
