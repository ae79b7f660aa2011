"""What the findings know of a suggestion while it is not shown in the text: where it stands, and who made it."""

from __future__ import annotations

from dataclasses import dataclass

from domain.assessment import Anchor


@dataclass(frozen=True, slots=True)
class Suggested:
    """The place of a suggestion; `words` say who suggests what, `hue` is the place of the person's colour.

    `puts_in` says that words are to come there, `joins` that the break behind the passage is to go.
    """

    id: str
    anchor: Anchor
    words: str = ""
    hue: int = 0
    is_detached: bool = False
    is_in_conflict: bool = False
    puts_in: bool = False
    joins: bool = False
