"""Read what the words of a source bear on: "[[words]]*{needs:part of a sentence; !equity | a note}"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"\[\[(?P<words>.+?)\]\](?P<closed>\*?)\{(?P<bears>[^}]+)\}")
_STANCES = {"!": "contradicts", "~": "context"}


@dataclass(frozen=True, slots=True)
class Target:
    """A section that words bear on, and words of the one sentence of it that cites them, "" where none does."""

    section: str
    fragment: str
    stance: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """Words of a source, what they bear on, a note, and whether they may be quoted."""

    words: str
    targets: tuple[Target, ...]
    note: str = ""
    is_quotable: bool = True

    @property
    def stance(self) -> str:
        """Return what the words do for the first section they bear on."""
        return self.targets[0].stance


def plain_words(marked: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub(lambda match: match["words"], marked)


def bearings_in(marked: str) -> Iterator[Bearing]:
    """Yield the marked words of a text in order; a star behind them says that they may not be quoted."""
    for match in _MARK.finditer(marked):
        targets, _, note = match["bears"].partition("|")
        yield Bearing(match["words"], targets_in(targets), note.strip(), not match["closed"])


def targets_in(text: str) -> tuple[Target, ...]:
    """Return targets written as "section:part of a sentence", separated by semicolons; "!" contradicts, "~" is context.

    The stance of the first is that of the words, and holds for those behind it that do not say otherwise.
    """
    found: list[Target] = []
    for each in text.split(";"):
        place, _, fragment = each.strip().partition(":")
        stance = _STANCES.get(place[0]) or (found[0].stance if found else "supports")
        found.append(Target(place.lstrip("!~"), fragment.strip(), stance))
    return tuple(found)
