"""Find sentences that end before they are whole: "twice a week, which meant.", "and because visits became rare."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import has_any
from domain.checks.prose import Fault, Words, quoted, sentences_of
from domain.checks.typing.class_reader import LookingReader, Looks, broken_verb

_WANTING: Final = re.compile(
    r"(, which|, and) (?:meant|ensured|allowed|enabled|required|caused|prevented|involved|included"
    r"|provided|lacked|addressed)[.;](?=\s|\Z)"
)
"""Verbs that need what they act on."""
_NEED: Final = (
    *("meant.", "ensured.", "allowed.", "enabled.", "required.", "caused.", "prevented.", "involved."),
    *("included.", "provided.", "lacked.", "addressed.", "meant;", "ensured;"),
)
_NEEDING: Final = frozenset(each[:-1] for each in _NEED)
_OPENED_AGAIN: Final = re.compile(r", (?:and|but|so) (?:because|although|whereas) [^,;:()–]+[.]\Z")
_ENDS_OPEN: Final = re.compile(
    r"\b(?:and|or|but) (?:at|of|in|on|by|for|with|from|to|during|into)(?<!to and from)[.](?=\s|\Z)"
)
_OPENS: Final = (", and ", ", but ", ", so ")
_OPEN_END: Final = re.compile(
    r"\.(?:(?<= (?:at|of|in|on|by|to)\.)|(?<= for\.)|(?<= (?:with|from|into)\.)|(?<= during\.))"
)
"""The end of all of them."""
_LABELS: Final = frozenset(
    (
        "page",
        "section",
        "table",
        "paragraph",
        "chapter",
        "figure",
        "appendix",
        "annex",
        "chart",
        "option",
        "part",
        "line",
    )
)
_ONLY_BASE: Final = classes("base")


class HalfSentences(LookingReader):
    """Finds clauses that lack their end, and verbs that do not agree with a page or table of a number."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        super().__init__(lexicon, looks, ((_LABELS, self._labelled),))

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the places as "no-reading", and verbs as "broken-verbs"."""
        text = words.text
        if not _NEEDING.isdisjoint(words.present) and has_any(text, _NEED):
            for wanting in _WANTING.finditer(text):
                if wanting.start() not in quoted(text):
                    yield Fault("no-reading", wanting.start() + 2, wanting.end())
        if _OPEN_END.search(text):
            for open_end in _ENDS_OPEN.finditer(text):
                yield Fault("no-reading", *open_end.span())
        if has_any(text, _OPENS):
            for start, end in sentences_of(text):
                match = _OPENED_AGAIN.search(text, start, end)
                if match and not self._goes_on(text[start : match.start()], match.group()):
                    yield Fault(
                        "no-reading", match.start() + 2, match.start() + len(" ".join(match.group().split()[:3]))
                    )

    @staticmethod
    def _goes_on(before: str, opened: str) -> bool:
        """Return whether a clause is one of two that the words before it begin: "because …, and because …"."""
        opener = opened.split()[2]
        is_joined = re.search(r"\b(?:for|because|so|whether|if|not|only|both|partly|owing|due|since|as)\b", before)
        return bool(is_joined) or re.search(rf"\b{opener}\b", before, re.IGNORECASE) is not None

    def _labelled(self, words: Words, number: int) -> Fault | None:
        """Find "page 12 contradict page 30"."""
        if number + 2 >= len(words.plain) or not words.plain[number + 1][0].isdigit():
            return None
        verb = self._mask(words, number + 2)
        is_base = verb & _ONLY_BASE and not verb & ~_ONLY_BASE and words.are_joined(number, number + 2)
        return broken_verb(words, number + 2, f"{words.plain[number + 2]}s") if is_base else None
