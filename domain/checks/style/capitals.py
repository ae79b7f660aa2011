"""Find capitals in words that name no one body or thing: "Social Workers" and "the Local Authority"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.checks.prose import Fault

_BEFORE_A_NAME = re.compile(r"(?:[A-Z][\w’']*|[A-Z][\w’']* (?:of|for|and|with|to|in|on|the|of the|for the)|&) \Z")
_SENTENCE_BEFORE = re.compile(r"(?:\A|[.!?:”’\n]\s+|\A\W+)\Z")
_AFTER_A_NAME = re.compile(r"(?:[’']s?)? (?:[A-Z(&]|(?:of|in|for|with|at|to) [A-Z])|[’']s? [A-Z]|-[A-Z]")
_BEGINNINGS = frozenset(
    (
        *(
            "the",
            "a",
            "an",
            "some",
            "many",
            "most",
            "all",
            "both",
            "several",
            "other",
            "few",
            "these",
            "those",
            "every",
        ),
        *(
            "each",
            "one",
            "two",
            "three",
            "their",
            "its",
            "our",
            "no",
            "any",
            "more",
            "in",
            "for",
            "with",
            "of",
            "to",
            "by",
        ),
        *("when", "where", "as", "and", "but", "local", "new", "senior", "older", "young", "while", "from", "at", "on"),
    )
)
_REACH = 40


class CapitalsReader:
    """The common words that are often given capitals, made ready."""

    def __init__(self, common: Iterable[str]) -> None:
        phrases = tuple(common)
        self._heads = frozenset(phrase.split()[-1] for phrase in phrases)
        written = sorted(map(_with_capitals, phrases), key=len, reverse=True)
        self._pattern = re.compile(rf"(?:{'|'.join(written) or '(?!)'})(?![\w-])")

    def faults_in(self, text: str, words: frozenset[str]) -> Iterator[Fault]:
        """Yield as "term" each that has capitals within a sentence, or more than one at its beginning; `words` are
        those of the text. What may be part of a name, or is given an acronym, is left alone."""
        if self._heads.isdisjoint(words):
            return
        for match in self._pattern.finditer(text):
            start, end = match.span()
            found = match.group()
            if start and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
                continue
            begins = _SENTENCE_BEFORE.search(text, max(0, start - _REACH), start) is not None
            right = found[0] + found[1:].lower() if begins else found.lower()
            if right == found or _AFTER_A_NAME.match(text, end):
                continue
            if begins or not _is_in_name(text, start):
                yield Fault("term", start, end, right)


def _is_in_name(text: str, start: int) -> bool:
    before = _BEFORE_A_NAME.search(text, max(0, start - _REACH), start)
    if before is None:
        return False
    # The first word of a sentence has its capital anyway: "Some Carers", "The Local Authority".
    is_first = _SENTENCE_BEFORE.search(text, max(0, before.start() - _REACH), before.start())
    return not is_first or before.group().strip().lower() not in _BEGINNINGS


def _with_capitals(phrase: str) -> str:
    first, *others = phrase.split()
    rest = "".join(rf" [{word[0]}{word[0].upper()}]{re.escape(word[1:])}" for word in others)
    return f"{first[0].upper()}{re.escape(first[1:])}{rest}"
