"""Count the words and sentences of a text as a writer expects them counted."""

from __future__ import annotations

import re

from domain.text.sentences import split

_HAS_WORD = re.compile(r"[^\W_]")


def count_words(text: str) -> int:
    """Return the number of words: what stands between white space and has a letter or digit, as Word counts them.

    "24/7" and "co-production" are one word each; a dash between spaces is none.
    """
    has_word = _HAS_WORD.search
    return sum(1 for token in text.split() if has_word(token))


def count_sentences(text: str) -> int:
    """Return the number of sentences that have a letter or digit in them."""
    return sum(1 for start, end in split(text) if _HAS_WORD.search(text, start, end))
