"""Find phrases by which something is said to be well or ill, each by its least common word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.prose import plain_words
from domain.checks.sentence_words import telling_words

TIME = "time"
"""The respect in which something is quick or late."""
_SOON = (
    r"within (?:hours|days|an? \w+|\w+ (?:hours?|days?))|(?:took place|happened|was (?:held|given)|were held)"
    r" (?:each|every)|(?:in|within) a (?:day|few days|week|day or two)"
    r"|wait(?:s|ing (?:times?|lists?|periods?))?(?: (?:for|to|in) [^.,;]{1,30}?)? (?:was|were|had been|remained|stayed)"
    r" (?:\w+ly |very )?(?:short|brief|minimal|low|modest|negligible|rare)|started soon after|began soon after"
)
_LONG = (
    r"(?:waited|took(?! place)|waits? (?:of|was|were|averaged))\b[^.;]{0,60}?\b(?:months?|weeks|a year|years|too long)"
)
_TIMED = re.compile(rf"\b(?:(?P<soon>{_SOON})|(?P<long>{_LONG}))\b", re.IGNORECASE)
_OF_TIME = frozenset(
    ("within", "waited", "took", "wait", "waits", "waiting", "soon", "held", "happened", "given", "week", "day", "days")
)

_Said = Sequence[tuple[str, int]]


class PolePhrases:
    """Phrases with what they say: in which respects well (1) or ill (-1). `words` are those without one of which there
    is none.
    """

    def __init__(self, phrases: Mapping[str, _Said], reader: JudgementReader) -> None:
        self._phrases, self._reader = phrases, reader
        self._by_word: dict[str, list[str]] = {}
        for each in phrases:
            for word in telling_words((each,)):
                self._by_word.setdefault(word, []).append(each)
        self.words = frozenset(self._by_word) | _OF_TIME

    def taken_from(self, clause: str, words: tuple[str, ...], signs: dict[str, int]) -> str:
        """Add what the phrases of a clause of these words say to `signs`, and return the clause without them."""
        rest: list[str] = []
        last = 0
        for start, end, said in sorted(self._found_in(clause, frozenset(words)), key=lambda each: (each[0], -each[1])):
            if start < last:
                continue
            before = plain_words(clause[:start])[-4:]
            is_denied = clause[start : start + 4].lower() != "for " and self._reader.is_denied_by(before)
            for about, sign in said:
                signs[about] = signs.get(about, 0) + (-sign if is_denied else sign)
            rest += (clause[last:start], " ")
            last = end
        return "".join((*rest, clause[last:]))

    def _found_in(self, clause: str, present: frozenset[str]) -> Iterator[tuple[int, int, _Said]]:
        """Yield where phrases of these words stand, which may overlap, with what they say."""
        small = clause.lower()
        for phrase in {each for word in self._by_word.keys() & present for each in self._by_word[word]}:
            start = small.find(phrase)
            while start >= 0:
                end = start + len(phrase)
                if not (small[start - 1 : start].isalnum() or small[end : end + 1].isalnum()):
                    yield start, end, self._phrases[phrase]
                start = small.find(phrase, end)
        if not _OF_TIME.isdisjoint(present):
            for match in _TIMED.finditer(clause):
                yield *match.span(), ((TIME, 1 if match.lastgroup == "soon" else -1),)
