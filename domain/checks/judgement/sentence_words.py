"""The sentences of a text with the words of each without order: what needs one of certain words is looked for there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from domain.checks.prose import KEPT_TEXTS, plain_words, sentences_of, words_of

SentenceWords = tuple[int, int, frozenset[str]]
"""Where a sentence begins and ends, and its words as they are compared."""


_COMMON = frozenset(
    (
        "people",
        "their",
        "there",
        "with",
        "the",
        "its",
        "were",
        "was",
        "not",
        "and",
        "did",
        "does",
        "from",
        "have",
        "has",
    )
)


@lru_cache(maxsize=KEPT_TEXTS)
def sentence_words(text: str) -> tuple[SentenceWords, ...]:
    """Return the sentences of a text with their words."""
    spans = sentences_of(text)
    if len(spans) == 1:
        return ((*spans[0], words_of(text).present),)
    return tuple([(start, end, frozenset(plain_words(text[start:end]))) for start, end in spans])


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the least common word of each phrase, as they are compared: without one of them no phrase is in a text."""
    words = (plain_words(each) for each in phrases)
    return frozenset([max(reversed(each), key=lambda word: (word not in _COMMON, len(word))) for each in words if each])
