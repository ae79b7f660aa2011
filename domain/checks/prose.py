"""What checks of wording look at in a text: its words with their places, quotations, addresses and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from domain.assessment import Passage, Section
from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import has_any
from domain.text.sentences import split

KEPT_TEXTS = 8192
"""How many texts are kept as analysed: a report of 45,000 words has some 600 passages."""

Span = tuple[int, int]

_WORD = re.compile(r"\d(?:[\d.,/:]*\d)?|[^\W\d_]+(?:[-'’&][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.])[\w-]{1,63}+(?:\.[\w-]{1,63}){0,6}\.(?:uk|com|org|net|gov|eu|info)(?:/\S*)?(?!\w)",
    re.IGNORECASE,
)
_IN_ADDRESSES = ("://", "www.", ".uk", ".com", ".org", ".net", ".gov", ".eu", ".info")
_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+")


@dataclass(frozen=True, slots=True)
class Fault:
    """The characters [start, end) of a text that break the rule `code`; `right` is what should stand there."""

    code: str
    start: int
    end: int
    right: str | None = None
    severity: Severity = Severity.SHOULD
    data: tuple[tuple[str, str], ...] = ()


class Words:
    """The words of a text in order, as they are compared (small letters, straight apostrophes), and their places.

    `present` are its words without order: what needs one of certain words is looked for where these are not disjoint.
    """

    __slots__ = ("_spans", "plain", "present", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain_words(text)
        self.present = frozenset(self.plain)
        self._spans: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins."""
        return self._places()[0]

    @property
    def ends(self) -> tuple[int, ...]:
        """Where each word ends."""
        return self._places()[1]

    def _places(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        if self._spans is None:  # most texts have no word that anybody asks for the place of
            found = [match.span() for match in _WORD.finditer(self.text)]
            self._spans = (tuple(start for start, _ in found), tuple(end for _, end in found))
        return self._spans

    def are_joined(self, first: int, last: int) -> bool:
        """Return whether only white space stands between the words from `first` to `last`."""
        starts, ends = self._places()
        if last == first + 1:
            return self.text[ends[first] : starts[last]].isspace()
        return all(self.text[ends[each] : starts[each + 1]].isspace() for each in range(first, last))

    def is_capitalised(self, number: int) -> bool:
        """Return whether a word begins with a capital."""
        return self.text[self.starts[number]].isupper()


class Spans:
    """Stretches of a text in order, to ask whether a place lies in one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = tuple(sorted(spans))
        self._starts = tuple(start for start, _ in self._spans)

    def __contains__(self, place: int) -> bool:
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._spans[number][1]


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(map(str.lower, _WORD.findall(text.replace("’", "'"))))


@lru_cache(maxsize=KEPT_TEXTS)
def words_of(text: str) -> Words:
    """Return the words of a text."""
    return Words(text)


@lru_cache(maxsize=KEPT_TEXTS)
def quoted(text: str) -> Spans:
    """Return the stretches in quotation marks: somebody's own words, or a title."""
    if "“" not in text and '"' not in text and "‘" not in text:
        return Spans(())
    return Spans(match.span() for match in _QUOTED.finditer(text))


@lru_cache(maxsize=KEPT_TEXTS)
def addresses(text: str) -> Spans:
    """Return the stretches that are addresses on the web or of e-mail."""
    found = [match.span() for match in _ADDRESS.finditer(text)] if has_any(text.lower(), _IN_ADDRESSES) else []
    if "@" in text:
        found += [match.span() for match in _E_MAIL.finditer(text)]
    return Spans(found)


@lru_cache(maxsize=KEPT_TEXTS)
def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text."""
    return split(text)


def finding_of(section: Section, passage: Passage, family: Family, fault: Fault) -> Finding:
    """Return the finding of a fault in a passage's text."""
    words = passage.text[fault.start : fault.end]
    data = (*fault.data, ("right", fault.right)) if fault.right else fault.data
    place = (section.id, passage.id, fault.start, fault.end, words)
    return Finding(fault.code, family, fault.severity, *place, (("words", words), *data), fault.right)
