"""The commands of suggestions: going from one to the next, accepting and rejecting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command

if TYPE_CHECKING:
    from ui.on_demand import OnDemand
    from ui.panes.suggestions import SuggestionsPane
    from ui.suggesting.suggestions import Suggestions


def suggestion_commands(suggestions: Suggestions, pane: OnDemand[SuggestionsPane]) -> list[Command]:
    """Return the commands; no suggestion is chosen in a list that is not made yet."""
    group = _tr("Suggestions")
    not_chosen = _tr("Choose a suggestion first.")
    why_none = pane.ask(lambda shown: "" if shown.current is not None else not_chosen, not_chosen)
    show, accept = pane.act(lambda shown: shown.take_focus()), pane.act(lambda shown: shown.accept())
    reject = pane.act(lambda shown: shown.reject())

    def never() -> str:
        return ""

    rows = (
        ("show-suggestions", _tr("Show the suggestions"), show, "Ctrl+F11", "edit", never),
        ("next-suggestion", _tr("Next open suggestion"), lambda: suggestions.step(1), "F11", "next", never),
        ("previous-suggestion", _tr("Previous open suggestion"), lambda: suggestions.step(-1), "Shift+F11", "", never),
        ("accept-suggestion", _tr("Accept the suggestion"), accept, "", "done", why_none),
        ("reject-suggestion", _tr("Reject the suggestion"), reject, "", "close", why_none),
    )
    return [
        Command(name, title, keys, run, icon, group, enabled, words=_tr("track changes review edit"))
        for name, title, run, keys, icon, enabled in rows
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Suggestions", words)
