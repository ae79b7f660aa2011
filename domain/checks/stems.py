"""What a word has in common with its other forms: enough to tell that two places speak of the same."""

from __future__ import annotations

import re

_ENDING = re.compile(r"(?:ing|ied|ies|ed|es|e|s|y|ly|ers|er)\Z")
LONGEST = 7


def stem(word: str) -> str:
    """Return the stem of a word in small letters, which need not be a word; short ones are their own."""
    return (_ENDING.sub("", word) if len(word) > 4 else word)[:LONGEST]
