"""Find what a summary says of the scores beside each other: which is the highest, and how many there are of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from domain.checks.prose import words_of

_RANK = re.compile(
    r"\b(?:the |our |its )?(?:(?P<high>highest|best|strongest|top)|(?P<low>lowest|worst|weakest|poorest))"
    r"[ -](?:scores?|scoring|scored|rated|marks?)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_MANY = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)}|all|every|each|no|none)"
_SCORE = r"(?P<score>\d|one|two|three|four|five)"
_COUNTED = re.compile(
    rf"\b(?P<many>{_MANY})(?: of (?:the|our|its))?(?: (?:{'|'.join(_NUMBERS)}|\d{{1,2}}))?(?: other)?(?: quality)?"
    rf" statements? (?:was|were|had been|has been|have been)?\s*(?:scored|rated|given|awarded|marked|at|had|with)"
    rf"(?: (?:as|at|an?|of|score of|a score of))*\s+{_SCORE}\b(?!\s*(?:or|and|to|%|out of|in)\b|\s*[-–/.,]?\d)",
    re.IGNORECASE,
)
_TELLING = frozenset(("statement", "statements", "highest", "best", "strongest", "top", "lowest", "worst", "weakest"))
Span = tuple[int, int]


def ranked_scores(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where a text speaks of the highest score (True) or the lowest (False)."""
    if not _TELLING.isdisjoint(words_of(text).present):
        for match in _RANK.finditer(text):
            yield match.start(), match.end(), match["high"] is not None


def miscounted_scores(text: str, levels: Collection[int]) -> Iterator[tuple[int, int, str, int, int]]:
    """Yield (start, end, how many a text says, score, how many there are) where it counts the statements of a score.

    `levels` are the scores of all statements; "other" statements and those of a part are not counted.
    """
    if _TELLING.isdisjoint(words_of(text).present):
        return
    for match in _COUNTED.finditer(text):
        word, score = match["many"].lower(), match["score"].lower()
        said = {"all": len(levels), "every": len(levels), "each": len(levels), "no": 0, "none": 0}.get(word)
        said = _NUMBERS.get(word, said) if not word.isdigit() else int(word)
        level = _NUMBERS.get(score) or int(score)
        there = sum(each == level for each in levels)
        if said is not None and said != there and " other" not in match.group().lower():
            yield match.start(), match.end(), match["many"], level, there
