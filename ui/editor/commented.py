"""What the findings know of a comment: the words it stands on, and whether anybody still has to look at it."""

from __future__ import annotations

from dataclasses import dataclass

from domain.assessment import Anchor


@dataclass(frozen=True, slots=True)
class Commented:
    """The words of a comment; `words` say who asks for what, for the mark beside them."""

    id: str
    anchor: Anchor
    is_open: bool = True
    is_detached: bool = False
    words: str = ""
