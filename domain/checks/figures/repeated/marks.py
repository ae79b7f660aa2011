"""What makes a figure another than one without: that it is a target, an average, one of a day or of a part."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_RATE = re.compile(r"\b(?:an?|each|every|per)\s+(?P<unit>day|week|month|year|night|hour|quarter|term|person|worker)\b")
_SAID_MARKS = (
    "average median target standard planned expected forecast budgeted projected quarter capacity longest shortest"
    " oldest england not no never without none nor maximum minimum unfilled central summer winter spring autumn weekend"
    " weekends north northern south southern east eastern west western"
    " first second new other further another additional extra remaining rest rural urban only"
)
_MARKS = frozenset(_SAID_MARKS.split())
_BEGIN_MARKS = ("national", "regional", "estimat", "projection", "vacan")
_SAME_MARK = {"mean": "average", "typical": "average", "empty": "vacant", "unoccupied": "vacant"}


def marks_of(clause: str) -> frozenset[str]:
    """Return the words of a clause that make it another figure: a target, an average, one of a day or of a part."""
    found = {match["unit"] for match in _RATE.finditer(clause)}
    words = {_SAME_MARK.get(word, word) for word in _WORD.findall(clause.lower())}
    found |= {each for each in words if each in _MARKS or each.startswith(_BEGIN_MARKS)}
    return frozenset(found)
