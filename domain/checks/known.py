"""What is made of stretches between blanks, kept by the stretch."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST_KEPT, _LONGEST_KEPT = 20_000, 40
"""How many stretches between blanks are kept with what is made of them, and how long these may be."""

Made = TypeVar("Made")


class Known(dict[str, Made]):
    """What is made of stretches between blanks: no word goes past one, and a report has few that are different."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, stretch: str) -> Made:
        made = self._make(stretch)
        if len(stretch) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[stretch] = made
        return made
