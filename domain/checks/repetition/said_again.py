"""Find what is said again where it stands: a clause that was typed twice, and a short sentence within its paragraph.

A short sentence may stand again in another paragraph, where it is a stock phrase; within one it was pasted. One that
says in another order what one before it in its paragraph says was to replace that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import quoted
from domain.checks.repetition import content_words
from domain.checks.repetition.repetition import FEWEST_WORDS
from domain.checks.sentence_words import SentenceWords, sentence_words
from domain.checks.subjects import PassageSubject

_FEWEST_OF_CLAUSE, _FEWEST_OF_SENTENCE, _LONGEST = 4, 3, 14
_FEWEST_STEMS, _LONGEST_OF_TWO = 3, 14
_WORD = re.compile(r"[\w’'-]+")


def check_said_again(subject: PassageSubject) -> Iterator[Finding]:
    """Yield "said-again" of a clause behind itself, and of a short sentence that its paragraph has twice."""
    if subject.passage.kind is PassageKind.HEADING:
        return
    text, seen = subject.text, dict[tuple[str, ...], tuple[int, int]]()
    said = quoted(text)
    told: dict[frozenset[str], SentenceWords] = {}
    for each in sentence_words(text):
        words = tuple(each.words)
        if _FEWEST_OF_SENTENCE < len(words) <= _LONGEST_OF_TWO and each.start not in said:
            stems = frozenset(content_words.stems_of(words))
            earlier = told.setdefault(stems, each) if len(stems) >= _FEWEST_STEMS else each
            if earlier is not each and _say_the_same(words, earlier.words):
                yield _finding(subject, each.start, each.end, (earlier.start, earlier.end))
        if _FEWEST_OF_SENTENCE <= len(words) < FEWEST_WORDS and each.start not in said:
            first = seen.setdefault(words, (each.start, each.end))
            if first[0] != each.start:
                yield _finding(subject, each.start, each.end, first)
        if len(words) >= 2 * _FEWEST_OF_CLAUSE and len(set(words)) + _FEWEST_OF_CLAUSE <= len(words):
            yield from _clauses(subject, each.start, each.end)


def _say_the_same(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether two short sentences with the same words of content say the same, and are not the same."""
    return (
        words != others
        and abs(len(words) - len(others)) <= len(words) // 2
        and content_words.figures_of(words) == content_words.figures_of(others)
        and content_words.is_denied(words) is content_words.is_denied(others)
        and not content_words.are_opposed(words, others)
    )


def _clauses(subject: PassageSubject, start: int, end: int) -> Iterator[Finding]:
    places = [match.span() for match in _WORD.finditer(subject.text, start, end)]
    words = [subject.text[low:high].casefold() for low, high in places]
    for first in range(len(words) - 2 * _FEWEST_OF_CLAUSE + 1):
        for size in range(_FEWEST_OF_CLAUSE, min(_LONGEST, (len(words) - first) // 2) + 1):
            second = first + size
            if words[first] == words[second] and words[first:second] == words[second : second + size]:
                last = places[second + size - 1][1]
                if subject.text[places[second - 1][1]] == "," and subject.text[last : last + 2].strip().isalpha():
                    continue  # "what we buy, what we buy less of"
                there = places[first][0], places[second - 1][1]
                yield _finding(subject, places[second][0], last, there)
                return


def _finding(subject: PassageSubject, start: int, end: int, there: tuple[int, int]) -> Finding:
    text = subject.text
    data = (
        ("other", text[slice(*there)]),
        ("other_section", subject.section.id),
        ("other_passage", subject.passage.id),
        ("other_start", str(there[0])),
        ("other_end", str(there[1])),
    )
    place = (subject.section.id, subject.passage.id, start, end, text[start:end])
    return Finding("said-again", Family.REPETITION, Severity.SHOULD, *place, data)
