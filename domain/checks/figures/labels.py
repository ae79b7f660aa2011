"""Read a list of figures with what each is of: "12 weeks for ramps and 30 for showers", "the north took 9 days, …".

What stands between two figures is of the one before it up to the first comma or "and", and of the next from the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.checks.figures.quantities import Quantity, undated
from domain.checks.stems import stem

_HOLDING = (
    "the and for with from was were had has have been there people days weeks months years hours minutes per cent "
    "about around some took made their its our who which that this these those all each one other others only just "
    "than were came went not did are where when said told against between among over under more most fewer less "
    "those xxxx working average averaging typical median mean time times rate share number numbers figure total in "
    "on at to of by"
)
_APART = re.compile(
    r"[,;:()–—]|\b(?:and|while|whereas|but|against|compared|than|versus|then|plus|showed|shows|recorded|found|listed|counted|that"
    r"|of whom|of which|followed by)\b"
)
_WORD = re.compile(r"[a-z][a-z’-]{2,}|[A-Z][A-Za-z’-]+")
_NO_LABELS = frozenset(_HOLDING.split())
_MOST, _FARTHEST = 8, 70


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with the stems of the words that are of it alone among those of its list."""

    quantity: Quantity
    stems: frozenset[str]


def stems_of(text: str) -> frozenset[str]:
    """Return the words of a text that can tell what a figure is of, by their stems."""
    words = [each.lower().replace("’s", "") for each in _WORD.findall(text)]
    return frozenset([stem(each) for each in words if each not in _NO_LABELS and each.strip("x")])


def labelled(text: str, quantities: Sequence[Quantity]) -> list[Labelled]:
    """Return figures of one kind in a text with what each alone is of; none where one has nothing of its own."""
    if not 2 <= len(quantities) <= _MOST or len({each.kind for each in quantities}) > 1:
        return []
    plain = undated(text)
    told = [
        stems_of(f"{_lead(plain, quantities, place)} {_tail(plain, quantities, place)}")
        for place in range(len(quantities))
    ]
    found = []
    for place, stems in enumerate(told):
        others: frozenset[str] = frozenset().union(*(each for other, each in enumerate(told) if other != place))
        found.append(Labelled(quantities[place], stems - others))
    return found if all(each.stems for each in found) else []


def _lead(text: str, quantities: Sequence[Quantity], place: int) -> str:
    """Return what stands before a figure from the last comma or "and" on."""
    low = quantities[place - 1].end if place else 0
    between = text[max(low, quantities[place].start - _FARTHEST) : quantities[place].start].rstrip(" (£")
    ends = [match.end() for match in _APART.finditer(between)]
    if place and not ends:
        return ""
    return between[ends[-1] :] if ends else between


def _tail(text: str, quantities: Sequence[Quantity], place: int) -> str:
    """Return what stands behind a figure up to the first comma or "and"."""
    high = quantities[place + 1].start if place + 1 < len(quantities) else len(text)
    between = text[quantities[place].end : min(high, quantities[place].end + _FARTHEST)]
    apart = _APART.search(between)
    return between[: apart.start()] if apart is not None else between
