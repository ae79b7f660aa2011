"""A view that is made when it is first wanted, and what is known of it before that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class OnDemand(Generic[View]):
    """`wanted` returns the view and makes it the first time; `made` returns it only where it is there already."""

    wanted: Callable[[], View]
    made: Callable[[], View | None]

    def act(self, do: Callable[[View], object]) -> Callable[[], object]:
        """Return what does something with the view, which is made for it."""
        return lambda: do(self.wanted())

    def ask(self, question: Callable[[View], str], unmade: str) -> Callable[[], str]:
        """Return what asks the view, and answers `unmade` while it is not there: a question makes no view."""

        def answer() -> str:
            view = self.made()
            return question(view) if view is not None else unmade

        return answer
