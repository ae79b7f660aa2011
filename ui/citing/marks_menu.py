"""The menu of a mark in the margin, or of the citations at the caret: open, say anew what it says, take away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from domain.assessment import Citation, Stance
from ui.citing.describing import name_of, words_of
from ui.citing.entries import Evidence
from ui.messages import STANCES
from ui.theme import icon

LONGEST_TITLE = 60


class MarksMenuPort(Protocol):
    """What the menu does."""

    def open_citation(self, citation: Citation) -> None: ...

    def change_stance(self, citation: Citation, stance: Stance) -> None: ...

    def take_away(self, citation: Citation) -> None: ...


def marks_menu(
    citations: Sequence[Citation], evidence: Evidence | None, port: MarksMenuPort, why_off: str, parent: QWidget
) -> QMenu:
    """Return the menu of these citations: of one its steps, of several a menu for each."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    if len(citations) == 1:
        menu.setTitle(title_of(citations[0], evidence))
        _fill(menu, citations[0], port, why_off)
        return menu
    for citation in citations:
        _fill(menu.addMenu(title_of(citation, evidence)), citation, port, why_off)
    return menu


def title_of(citation: Citation, evidence: Evidence | None) -> str:
    """Return a citation in one line, for a menu."""
    words = words_of(citation, evidence) if evidence is not None else ""
    short = words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "\u2026"
    parts = (name_of(citation, evidence), STANCES[citation.stance].casefold(), short)
    # In a menu an ampersand underlines the letter after it.
    return " \u00b7 ".join(part for part in parts if part).replace("&", "&&")


def _fill(menu: QMenu, citation: Citation, port: MarksMenuPort, why_off: str) -> None:
    opening = menu.addAction(icon("evidence", "muted"), _tr("Open the evidence"))
    opening.triggered.connect(partial(_run, port.open_citation, citation))
    menu.addSeparator()
    group = QActionGroup(menu)
    for stance, words in STANCES.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(citation.stance is stance)
        action.triggered.connect(partial(_say, port, citation, stance))
        group.addAction(action)
        _switch(action, why_off)
    menu.addSeparator()
    taking = menu.addAction(icon("unlink", "muted"), _tr("Take this citation away"))
    taking.triggered.connect(partial(_run, port.take_away, citation))
    _switch(taking, why_off)


def _run(act: object, citation: Citation, _checked: bool = False) -> None:
    assert callable(act)
    act(citation)


def _say(port: MarksMenuPort, citation: Citation, stance: Stance, _checked: bool = False) -> None:
    if citation.stance is not stance:
        port.change_stance(citation, stance)


def _switch(action: QAction, why_off: str) -> None:
    action.setEnabled(not why_off)
    action.setToolTip(why_off)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Citations", words)
