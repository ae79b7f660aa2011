"""Reads the comments of the open assessment on the worker, again when an action changed any, and keeps them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from store.values import Discussion
from ui.panes.resting_reader import RestingReader

if TYPE_CHECKING:
    from ui.context import Context


class CommentReader(RestingReader):
    """`discussion` is what was read last. Signals: read(object) with a Discussion; counted(int) with the number of
    open comments."""

    # Whoever scores blind sees no comment on the score.
    tables = frozenset({"comment", "comment_reply", "second_score"})

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.discussion = Discussion()

    def query(self) -> Callable[..., Any]:
        """Return what reads the comments."""
        from store.queries.comments import load_discussion

        return load_discussion

    def take(self, answer: Discussion) -> int:
        """Keep the comments."""
        self.discussion = answer
        return sum(each.is_open for each in answer.comments)
