"""What checks of wording look at in a text: its words with their places, quotations, addresses and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from domain.assessment import Passage, Section
from domain.checks.finding import Family, Finding, Severity
from domain.checks.known import Known
from domain.checks.phrases import has_any
from domain.quick import quick
from domain.text.sentences import split

KEPT_TEXTS = 8192
"""How many texts are kept as analysed: a report of 45,000 words has some 600 passages."""

_SIGN_OF = {**dict.fromkeys(".?!", "."), **dict.fromkeys(",;:", ","), **dict.fromkeys("%£€$'’", "%")}
_MARKS_ALIKE = str.maketrans(",%+(", "....")

Span = tuple[int, int]

_WORD = re.compile(r"\d(?:[\d.,/:]*\d)?|[^\W\d_]+(?:[-'’&][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.])[\w-]{1,63}+(?:\.[\w-]{1,63}){0,6}\.(?:uk|com|org|net|gov|eu|info)(?:/\S*)?(?!\w)",
    re.IGNORECASE,
)
_AFTER_MARK = re.compile("[bB]")
_IN_ADDRESSES = ("://", "www.", ".uk", ".com", ".org", ".net", ".gov", ".eu", ".info")
_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+")


@quick
@dataclass(frozen=True, slots=True)
class Fault:
    """The characters [start, end) of a text that break the rule `code`; `right` is what should stand there."""

    code: str
    start: int
    end: int
    right: str | None = None
    severity: Severity = Severity.SHOULD
    data: tuple[tuple[str, str], ...] = ()


def _read(stretch: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a stretch as they are compared, and the signs of its words and marks: see `Words.signs`."""
    word, mark = (stretch, "") if stretch[-1:] not in _SIGN_OF else (stretch[:-1], _SIGN_OF[stretch[-1]])
    if word.isalpha():  # as most are
        return (word.lower(),), f"{'A' if word[0].isupper() else 'a'}{mark}"
    signs, place = [], 0
    for match in _WORD.finditer(stretch):
        between = stretch[place : match.start()]
        signs += [_signs_of_marks(between) if between or not place else "+", "A" if match.group()[0].isupper() else "a"]
        place = match.end()
    signs.append(_signs_of_marks(stretch[place:]))
    return tuple(map(str.lower, _WORD.findall(stretch.replace("’", "'")))), "".join(signs)


def _signs_of_marks(marks: str) -> str:
    return "".join([_SIGN_OF.get(mark, "(") for mark in marks if not mark.isspace()])


_READ = Known(_read)


class Words:
    """The words of a text in order, as they are compared (small letters, straight apostrophes), and their places.

    `present` are its words without order: what needs one of certain words is looked for where these are not disjoint.
    `signs` has a sign for each word, "a", or "A" with a capital, and for each mark between them: "." where a sentence
    may end, "," where a clause may, "%" of what belongs to a word or figure, and "(" of other marks; "+" stands where a
    figure and a word touch each other.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        plain, signs = zip(*map(_READ.__getitem__, text.split(" ")), strict=True)
        self.plain = tuple(chain.from_iterable(plain))
        self.signs = "".join(signs)
        self.present = frozenset(self.plain)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins."""
        return tuple([start for start, _ in self._spans])

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each word ends."""
        return tuple([end for _, end in self._spans])

    @cached_property
    def _spans(self) -> list[Span]:  # most texts have no word that anybody asks for the place of
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def shape(self) -> str:
        """A sign for each word: "a" after white space alone, "b" where the text begins or after a mark.

        It is "A" and "B" where the word has a capital.
        """
        signs = self.signs.translate(_MARKS_ALIKE)
        return f".{signs}".replace(".a", "b").replace(".A", "B").replace(".", "")

    @cached_property
    def following(self) -> Sequence[str]:
        """The word after each, "" where a mark or nothing stands after it."""
        found = [*self.plain[1:], ""]
        for begin in _AFTER_MARK.finditer(self.shape):
            found[begin.start() - 1] = ""  # of the first that is the last, after which nothing stands
        return found

    @cached_property
    def inner_capitals(self) -> frozenset[str]:
        """The words that stand with a capital directly after another word."""
        shape = self.shape
        if "A" not in shape:
            return frozenset()
        return frozenset([word for word, sign in zip(self.plain, shape, strict=True) if sign == "A"])

    def where(self, wanted: frozenset[str]) -> Sequence[int]:
        """Return the numbers of the words that are one of a few wanted, word by word."""
        numbers = []
        for word in wanted & self.present:
            number = -1
            for _ in range(self.plain.count(word)):
                number = self.plain.index(word, number + 1)
                numbers.append(number)
        return numbers

    def are_joined(self, first: int, last: int) -> bool:
        """Return whether only white space stands between the words from `first` to `last`."""
        if last == first + 1:
            return self.shape[last] in "aA"
        signs = self.shape[first + 1 : last + 1]
        return "b" not in signs and "B" not in signs

    def is_capitalised(self, number: int) -> bool:
        """Return whether a word begins with a capital."""
        return self.shape[number] in "AB"


class Spans:
    """Stretches of a text in order, to ask whether a place lies in one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = tuple(sorted(spans))
        self._starts = tuple(start for start, _ in self._spans)

    def __contains__(self, place: int) -> bool:
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._spans[number][1]


@lru_cache(maxsize=KEPT_TEXTS)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(chain.from_iterable([_READ[stretch][0] for stretch in text.split(" ")]))


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
