"""The words by which judgements are read, as data, and the patterns that are made of them once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.checks.figure_words import has_any, pattern_of
from domain.plain_data import read

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM, _SHORTEST = 6, 4


@dataclass(frozen=True, slots=True)
class JudgementWords:
    """The words of one language and house style that judge.

    `lowest` and `highest` are words of the ends of any scale, `praise` and `shortfall` are counted against each other,
    `denials` before such words take them back. `rating_nouns`, `raters`, and `rating_of` with `rating_verbs`, say that
    a rating follows; one of `earlier` in the sentence makes it another one; without `bodies`
    an authority's name is its short one. `stop` are words without content. A summary
    sentence of at least `least_words` words with content has support where `least_support` per cent of them stand in
    one paragraph. `placeholders` stand for what is still to be written, `promises` say that it will be, `instructions`
    ask for it, and `missing` are what they ask for.
    """

    lowest: tuple[str, ...] = ()
    highest: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    shortfall: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    rating_of: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    rating_verbs: tuple[str, ...] = ()
    rating_nouns: tuple[str, ...] = ()
    raters: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    least_support: int = 0
    least_words: int = 0
    placeholders: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class JudgementReader:
    """The patterns made of the words, and the words themselves; equal to itself alone, so that caches find it fast."""

    words: JudgementWords
    praise: frozenset[str]
    shortfall: frozenset[str]
    shortfalls: tuple[str, ...]
    denials: frozenset[str]
    rating_words: tuple[str, ...]
    denial: re.Pattern[str]
    earlier: re.Pattern[str]
    stop: frozenset[str]

    def stems(self, text: str) -> frozenset[str]:
        """Return the words with content of a text, each by its beginning, so that their endings do not count."""
        stop = self.stop
        return frozenset([word[:_STEM] for word in _words(text) if len(word) >= _SHORTEST and word not in stop])

    def weigh(self, text: str) -> tuple[int, int]:
        """Return how often a text praises and how often it tells of a shortfall; praise that is denied is neither."""
        words = _words(text)
        praise = 0
        for place, word in enumerate(words):
            if word in self.praise and self.denials.isdisjoint(words[max(0, place - 3) : place]):
                praise += 1
        folded = text.casefold()
        shortfall = sum(word in self.shortfall for word in words) + sum(map(folded.count, self.shortfalls))
        return praise, shortfall

    def may_rate(self, text: str) -> bool:
        """Return whether a text has words that say that a rating follows."""
        return has_any(text.casefold(), self.rating_words)


def parse_judgement_words(data: object) -> JudgementWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: JudgementWords = read(JudgementWords, data)
    return words


@lru_cache(maxsize=8)
def judgement_reader(words: JudgementWords) -> JudgementReader:
    """Return the patterns of these words."""
    denials = "|".join(re.escape(each) for each in words.denials) or "(?!)"
    return JudgementReader(
        words,
        frozenset(words.praise),
        frozenset(each for each in words.shortfall if " " not in each),
        tuple(each for each in words.shortfall if " " in each),
        frozenset(words.denials),
        tuple(each.casefold() for each in (*words.rating_verbs, *words.rating_nouns, *words.raters)),
        re.compile(rf"\b(?:{denials}|\w+n[’']t)\s+(?:[\w’-]+\s+){{0,3}}\Z", re.IGNORECASE),
        pattern_of(words.earlier),
        frozenset(words.stop),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def is_denied(text: str, start: int, reader: JudgementReader) -> bool:
    """Return whether the words at `start` are taken back by one of the few before them."""
    return reader.denial.search(text, max(0, start - 50), start) is not None
