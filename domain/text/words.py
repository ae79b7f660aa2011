"""Count the words and sentences of a text as a writer expects them counted."""

from __future__ import annotations

import re

from domain.text.sentences import split

_HAS_WORD = re.compile(r"[^\W_]")
# From its first letter or digit to the next white space, so that each counts once.
_WORD = re.compile(r"[^\W_]\S*")


def count_words(text: str) -> int:
    """Return the number of words: what stands between white space and has a letter or digit, as Word counts them.

    "24/7" and "co-production" are one word each; a dash between spaces is none.
    """
    return len(_WORD.findall(text))


def count_sentences(text: str) -> int:
    """Return the number of sentences that have a letter or digit in them."""
    return sum(1 for start, end in split(text) if _HAS_WORD.search(text, start, end))
