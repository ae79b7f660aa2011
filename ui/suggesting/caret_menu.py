"""The menu of suggestions at the caret or of a mark: accept, reject, show in the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from domain.review.suggestions import Chosen, Suggestion
from ui.panes.suggestion_requests import SuggestionRequests
from ui.sentences.suggestions import said_words
from ui.theme import icon

LONGEST_TITLE = 70


def fill_menu(
    menu: QMenu,
    suggestions: Sequence[Suggestion],
    requests: SuggestionRequests,
    show: Callable[[Suggestion], None],
    why_off: str,
) -> None:
    """Put the steps of one suggestion into a menu; of several, a menu for each."""
    menu.setToolTipsVisible(True)
    for each in suggestions:
        if len(suggestions) == 1:
            menu.addAction(icon("edit", "muted"), _title(each)).setEnabled(False)
            inner = menu
        else:
            inner = menu.addMenu(icon("edit", "muted"), _title(each))
            inner.setToolTipsVisible(True)
        _fill(inner, each, requests, why_off)
        listing = inner.addAction(_tr("Show in the list"))
        listing.triggered.connect(partial(_run, show, each))


def _fill(menu: QMenu, suggestion: Suggestion, requests: SuggestionRequests, why_off: str) -> None:
    chosen = Chosen(frozenset({suggestion.id}))
    why_conflict = "" if suggestion.is_open else _tr("The words that it would change are no longer as they were.")
    rows = (
        ("done", _tr("Accept"), requests.accept, why_off or why_conflict),
        ("close", _tr("Reject"), requests.reject, why_off),
    )
    for role, words, settle, reason in rows:
        action = menu.addAction(icon(role, "muted"), words)
        action.triggered.connect(partial(_settle, settle, chosen, suggestion))
        action.setEnabled(not reason)
        action.setToolTip(reason)


def _settle(
    settle: Callable[[Chosen, Sequence[Suggestion]], None],
    chosen: Chosen,
    suggestion: Suggestion,
    _checked: bool = False,
) -> None:
    # What is typed into it is saved first, which makes another version of it: this one was seen as it is typed.
    settle(chosen, ())


def _run(show: Callable[[Suggestion], None], suggestion: Suggestion, _checked: bool = False) -> None:
    show(suggestion)


def _title(suggestion: Suggestion) -> str:
    words = said_words(suggestion)
    short = words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "\u2026"
    # In a menu an ampersand underlines the letter after it.
    return short.replace("&", "&&")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Suggestions", words)
