"""A turn of phrase that praises or blames as a whole, and the words that several of them are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LITTLE = (
    r"(?:(?:very |precious )?little|nothing|hardly anything|scarcely anything|almost nothing|not much|few things"
    r"|hardly any)"
)
DONE = (
    r"(?:to be done|to do|to improve|to be improved|to put right|to be put right|to be desired|to be changed|doing"
    r"|attention)"
)
FLAWS = r"(?:weakness(?:es)?|flaws?|faults?|gaps?|failings?|shortcomings?|shortfalls?|blemish(?:es)?|defects?)"
HARDLY = r"(?:hard|difficult|impossible|not easy|no easy thing|little|nothing|hardly anything|next to nothing|not much)"
DOERS = r"(?:the local authority|the authority|the council|it|leaders|staff|managers|teams|social workers)"


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase; one of `words` is in every match, and where it has a named group, that is what is said.

    A word for which there is one in `beside` is in a match only together with that one.
    """

    strength: int
    pattern: re.Pattern[str]
    words: frozenset[str]
    beside: Mapping[str, str]


def turn(strength: int, words: str, *patterns: str) -> Turn:
    """Return a turn of phrase that is any of these patterns; in each stands one of `words`, or two ("left+without")."""
    listed = [each.partition("+") for each in words.split()]
    pattern = re.compile(rf"\b(?:{'|'.join(patterns)})\b")  # it is searched in small letters, which is quicker
    beside = {word: other for word, _, other in listed if other}
    return Turn(strength, pattern, frozenset([word for word, _, _ in listed]), beside)
