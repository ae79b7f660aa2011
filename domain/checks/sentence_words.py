"""The sentences of a text with the words of each: what needs one of certain words is looked for where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from domain.checks.prose import KEPT_TEXTS, plain_words, sentences_of, words_of
from domain.quick import quick

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


@quick
@dataclass(frozen=True, slots=True)
class SentenceWords:
    """A sentence [start, end) of a text, with its words as they are compared, in order and without."""

    start: int
    end: int
    words: tuple[str, ...]
    present: frozenset[str]


@lru_cache(maxsize=KEPT_TEXTS)
def sentence_words(text: str) -> tuple[SentenceWords, ...]:
    """Return the sentences of a text with their words."""
    spans, whole = sentences_of(text), words_of(text)
    if len(spans) == 1:
        return (SentenceWords(*spans[0], whole.plain, whole.present),)
    starts, plain, found, first = whole.starts, whole.plain, [], 0
    for start, end in spans:
        last = bisect_left(starts, end, first)
        words = plain[first:last]
        found.append(SentenceWords(start, end, words, frozenset(words)))
        first = last
    return tuple(found)


def words_alone(text: str) -> SentenceWords:
    """Return a stretch of text as a sentence of its own, such as what stands in brackets."""
    words = plain_words(text)
    return SentenceWords(0, len(text), words, frozenset(words))


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the least common word of each phrase, as they are compared: without one of them no phrase is in a text."""
    words = (plain_words(each) for each in phrases)
    return frozenset([max(reversed(each), key=lambda word: (word not in _COMMON, len(word))) for each in words if each])
