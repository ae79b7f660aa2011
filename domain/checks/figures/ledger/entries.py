"""Read the figures that a passage has told as entries, each with the words that name it alone.

"The service took 1,200 bookings. Polish accounted for 540, Urdu for 300 and Arabic for 180": the words of an item reach
from what divides it from the figure before to what divides it from the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.quantities import Quantity
from domain.checks.figures.stated.pool import COUNTED
from domain.checks.figures.worded.holders import stems_of

_APART = re.compile(
    r"[;:()]|,(?=\s)|\s[–—]\s|\b(?:and|while|whereas|but|plus|of\s+(?:whom|which|these|those|them)|that|showed|compared|against)\b"
)
CLAUSE = re.compile(
    r"[;:(]\s?|[.,]\s|\s[–—]\s|\b(?:so|and|but|while|whereas|that|which|because|although|or|meaning|since)\s"
)
END = re.compile(r"[;:)]|[.,](?:\s|\Z)|\s[–—]\s|\b(?:so|and|but|while|whereas|which|because|although|according)\b|\Z")
CONCLUDES = re.compile(
    r"\b(?:therefore|thus|hence|consequently|in\s+other\s+words|in\s+effect|meaning|which\s+mean[st]|this\s+mean[st]|that\s+mean[st])\b"
    r"|(?:\A|[,;]\s+)(?:and\s+)?so\s",
    re.IGNORECASE,
)
CONCLUDING = frozenset(
    {"therefore", "thus", "hence", "consequently", "words", "effect", "meaning", "mean", "means", "meant", "so"}
)
"""A word of everything that concludes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with the stems of the words of its item: `words` are all of them, `stems` those of no other item."""

    told: Told
    stems: frozenset[str]
    words: frozenset[str]

    @property
    def quantity(self) -> Quantity:
        """The figure."""
        return self.told.quantity


def counts_before(telling: Telling, start: int, kinds: Collection[str] = COUNTED) -> list[Told]:
    """Return the counts, or sums, that stand before a place of a sentence, all of the kind of the nearest, in order."""
    own = [each for each in telling.told[0] if each.quantity.end <= start and _is_count(each, kinds)]
    found = [*(each for some in reversed(telling.told[1:]) for each in some if _is_count(each, kinds)), *own]
    return [each for each in found if each.quantity.kind == found[-1].quantity.kind]


def nearest_two(counts: Sequence[Told]) -> Sequence[Told]:
    """Return those of some counts that stand in the nearest sentences that have two or more of them."""
    if len(counts) < 2:
        return counts
    back = sorted(each.back for each in counts)[1]
    return [each for each in counts if each.back <= back]


def _is_count(each: Told, kinds: Collection[str]) -> bool:
    return each.quantity.kind in kinds and each.quantity.value > 1 and not each.is_gap


def texts_of(telling: Telling) -> list[str]:
    """Return the texts of a sentence and of the few before it, its own first."""
    found: list[str] = []
    now: Telling | None = telling
    while now is not None and len(found) < len(telling.told):
        found.append(now.reading.plain)
        now = now.previous
    return found


def entries_of(telling: Telling, figures: Sequence[Told]) -> list[Entry]:
    """Return some of the figures that were told with what names each of them."""
    texts = texts_of(telling)
    told = [stems_of(_item(texts[each.back], each, telling)) for each in figures]
    counts = Counter(stem for stems in told for stem in stems)
    return [
        Entry(each, frozenset([stem for stem in stems if counts[stem] == 1]), stems)
        for each, stems in zip(figures, told, strict=True)
    ]


def _item(text: str, each: Told, telling: Telling) -> str:
    """Return the words of a figure's item: those before it, and those behind it up to the next."""
    start, end = each.quantity.start, each.quantity.end
    others = telling.told[each.back]
    low = max([one.quantity.end for one in others if one.quantity.end <= start], default=0)
    high = min([one.quantity.start for one in others if one.quantity.start >= end], default=len(text))
    cuts = [match.end() for match in _APART.finditer(text, low, start)]
    stop = _APART.search(text, end, high)
    return f"{text[max(cuts, default=low) : start]} {text[end : stop.start() if stop is not None else high]}"
