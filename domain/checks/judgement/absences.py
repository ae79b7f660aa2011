"""Find what one text says there was none of, and sentences of another that tell of it as something there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from domain.checks.prose import KEPT_TEXTS, words_of
from domain.checks.sentence_words import sentence_words

_LIKELY = frozenset(("no", "lacked", "without", "nor"))
_WORD = r"[a-z][a-z’-]+"
_ABSENT = re.compile(
    rf"\b(?:there (?:was|were|had been) (?:still )?(?:no|not an?)|(?:authority|council|it) (?:had no|lacked an?)"
    rf"|and no) (?P<head>{_WORD} (?:{_WORD} )?{_WORD})"
    r"(?=\s*[,.;:]|\s+(?:at|for|of|in|with|to|on|between|across|and|or|so)\b)",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    rf"\s+(?:at|for|of|in|with|on|between|across) (?:(?:the|an?|their|its) )?({_WORD})", re.IGNORECASE
)
_NO_HEAD = frozenset(
    (
        *("of", "for", "to", "in", "at", "on", "with", "and", "or", "the", "that", "between", "from", "by", "as"),
        *("was", "were", "had", "one", "longer", "other", "further", "more", "such", "worker", "workers", "staff"),
    )
)
_NOT_THERE = frozenset(
    (
        *("no", "not", "never", "without", "lacked", "neither", "nor", "none", "nobody", "plan", "plans", "planned"),
        *("would", "will", "should", "could", "might", "if", "until", "before", "need", "needed", "wanted", "wished"),
        *("asked", "called", "proposed", "considering", "considered", "hoped", "intended", "future", "draft", "next"),
        *("former", "old", "previous", "previously", "closed", "ended", "expired", "lapsed", "disbanded", "abolished"),
        *("absence", "lack", "due", "developing", "drafting", "designing", "drawing", "missing", "awaited", "begun"),
        *("few", "one", "another", "other", "some", "neighbouring", "wait", "waited", "waiting", "being", "soon"),
    )
)


@dataclass(frozen=True, slots=True)
class Absence:
    """The sentence [start, end) of a text that says there was none of something, how others would name it, of what."""

    start: int
    end: int
    named: re.Pattern[str]
    of_what: str

    def is_denied_by(self, sentence: str, present: frozenset[str]) -> bool:
        """Return whether a sentence tells of what was absent as of something that is there."""
        if not _NOT_THERE.isdisjoint(present) or (self.of_what and self.of_what not in present):
            return False
        return self.named.search(sentence) is not None


@lru_cache(maxsize=KEPT_TEXTS)
def absences_in(text: str) -> tuple[Absence, ...]:
    """Return what the sentences of a text say there was none of."""
    if _LIKELY.isdisjoint(words_of(text).present):
        return ()
    return tuple(_absences(text))


def _absences(text: str) -> Iterator[Absence]:
    for each in sentence_words(text):
        if _LIKELY.isdisjoint(each.present):
            continue
        for match in _ABSENT.finditer(text, each.start, each.end):
            if _NO_HEAD.isdisjoint(match["head"].casefold().split()):
                of_what = _OF_WHAT.match(text, match.end(), each.end)
                yield Absence(
                    each.start, each.end, _named(match["head"]), of_what[1].casefold() if of_what is not None else ""
                )


def _named(head: str) -> re.Pattern[str]:
    """Return how a sentence names something that is there: not what only begins so, "the home care market"."""
    following = (
        r"(?=\s*[,.;:)]|\s+(?:was|were|had|has|is|at|for|of|in|with|to|that|which|on|and|between|gave|met|[a-z]+ed)\b)"
    )
    return re.compile(rf"\b(?:the|an?|its|their|our|this) {re.escape(head)}{following}", re.IGNORECASE)


def denying(first: str, second: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the sentences of two texts of which one says that there was none of what the other tells of."""
    for absence in absences_in(first):
        for each in sentence_words(second):
            if absence.is_denied_by(second[each.start : each.end], each.present):
                yield absence.start, absence.end, each.start, each.end
    for absence in absences_in(second):
        for each in sentence_words(first):
            if absence.is_denied_by(first[each.start : each.end], each.present):
                yield each.start, each.end, absence.start, absence.end
