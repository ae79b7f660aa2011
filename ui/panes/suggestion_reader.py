"""Reads the suggestions of the open assessment on the worker, again when an action changed any, and keeps them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from domain.review.suggestions import UNSETTLED, Suggestion
from ui.panes.resting_reader import RestingReader

if TYPE_CHECKING:
    from ui.context import Context


class SuggestionReader(RestingReader):
    """`suggestions` are those read last, in the order of the report. Signals: read(object) with them; counted(int) with
    the number of those that nobody has settled."""

    tables = frozenset({"suggestion"})

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.suggestions: tuple[Suggestion, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Who suggested anything, in the order in which they began to: that of their colours."""
        in_time = sorted(self.suggestions, key=lambda each: (each.at, each.id))
        return tuple(dict.fromkeys(each.person for each in in_time))

    def suggestion(self, suggestion_id: str) -> Suggestion | None:
        """Return a suggestion by its id."""
        return next((each for each in self.suggestions if each.id == suggestion_id), None)

    def query(self) -> Callable[..., Any]:
        """Return what reads the suggestions."""
        from store.queries.suggestions import load_suggestions

        return load_suggestions

    def take(self, answer: tuple[Suggestion, ...]) -> int:
        """Keep the suggestions."""
        self.suggestions = answer
        return sum(each.state in UNSETTLED for each in answer)
