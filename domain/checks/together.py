"""Checks that look at several passages at once: what a rule is made of stays at hand while it looks at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from domain.checks.finding import Finding
    from domain.checks.subjects import PassageSubject

AT_ONCE: Final = 256
"""How many passages are looked at together at the most."""
KEPT_TOGETHER: Final = 2 * AT_ONCE
"""Of how many texts it is kept what several rules read in each: more than are looked at together."""


class Together:
    """A check of passages that is asked about several at once; about one, it is asked as any other."""

    def __init__(self, look: Callable[[Sequence[Any]], Iterable[Sequence[Finding]]]) -> None:
        self.look = look

    def __call__(self, subject: PassageSubject) -> Sequence[Finding]:
        """Return what is found in one passage."""
        (found,) = self.look((subject,))
        return found
