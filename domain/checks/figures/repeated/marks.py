"""What makes a figure another than one without: that it is a target, an average, one of a day or of a part."""

from __future__ import annotations

import re

from domain.checks.known import Known

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
    found.update(map(_MARK_OF.__getitem__, _WORD.findall(clause.lower())))
    found.discard("")
    return frozenset(found)


def _mark_of(word: str) -> str:
    """Return the mark that a word is, else nothing."""
    word = _SAME_MARK.get(word, word)
    return word if word in _MARKS or word.startswith(_BEGIN_MARKS) else ""


_MARK_OF = Known(_mark_of)
