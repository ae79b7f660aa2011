"""Patterns of words, and those that are looked for only in a text that has one of their words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from domain.checks.known import Known

KEPT = 1024
"""How many texts are kept as folded: checks ask for those of one passage one after another."""
_WORD = re.compile(r"\w+")
_WORDS_OF: Known[list[str]] = Known(_WORD.findall)
REACH = 100
"""How many characters are looked at before and after a number; a sentence may be as long as it likes."""

ADVERB = (
    r"(?:(?:[a-z]+ly|also|often|always|sometimes|again|well|still|now|much|more|very|not|less|at times|so)\s+){0,2}"
)
BE = (
    r"(?:was|were|is|are|(?:has|have|had)(?: not| never| always| long| also)? been|is being|was being|were being|being)"
)
BE_LIKE = r"(?:was|were|is|are|has been|have been|had been|remained|remains|seemed|appeared)"


class Folded:
    """A text as it is searched for words: in small letters, and its words without order."""

    __slots__ = ("folded", "text", "words")

    def __init__(self, text: str, small: str, words: frozenset[str]) -> None:
        self.text, self.folded, self.words = text, small, words

    @property
    def keeps_places(self) -> bool:
        """Whether each character stands at the same place in small letters: some have several small ones."""
        return len(self.folded) == len(self.text)

    def part(self, start: int, end: int) -> Folded:
        """Return the characters [start, end); `words` are still those of the whole, which has more than the part."""
        if not self.keeps_places:
            return folded(self.text[start:end])
        return Folded(self.text[start:end], self.folded[start:end], self.words)


@lru_cache(maxsize=KEPT)
def folded(text: str) -> Folded:
    """Return a text as it is searched; what several checks ask of a passage one after another is made once."""
    small = text.casefold()
    return Folded(text, small, frozenset(chain.from_iterable(map(_WORDS_OF.__getitem__, small.split(" ")))))


class Triggers:
    """Words of which a text has to have one for something to be looked for in it: most texts have none.

    Of `needs`, where there are any, it has to have one as well.
    """

    __slots__ = ("needs", "triggers")

    def __init__(self, triggers: Iterable[str], needs: Iterable[str] = ()) -> None:
        self.triggers = tuple({each.casefold() for each in triggers})
        self.needs = frozenset(map(telling_of, needs))


class Phrase(Triggers):
    """A pattern that has to be looked for only where one of its words stands; few of many are ever needed.

    One that always begins with one of the words `begins` is tried at these alone.
    """

    __slots__ = ("_begins", "_flags", "_found", "_listed", "_words")

    def __init__(
        self,
        words: str,
        triggers: Iterable[str],
        flags: re.RegexFlag = re.IGNORECASE,
        needs: Iterable[str] = (),
        begins: Iterable[str] = (),
    ) -> None:
        super().__init__(triggers, needs)
        self._words, self._flags, self._begins = words, flags, tuple(begins)
        self._found: re.Pattern[str] | None = None
        self._listed: Listed | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made ready when it is first asked for."""
        if self._found is None:
            self._found = re.compile(rf"\b(?:{self._words})", self._flags)
        return self._found

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place in a text where the pattern is found."""
        return next(self.finditer(text), None) if self._begins else self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the places in a text where the pattern is found, in order."""
        if not self._begins:
            return self.pattern.finditer(text)
        if self._listed is None:
            self._listed = Listed(self.pattern, self._begins)
        return self._listed.all(text, self._listed.places(folded(text)), 0, len(text))


class Likely:
    """Tells which of many triggers a text has, by the words that both have and not trigger by trigger."""

    __slots__ = ("_by_word", "_words")

    def __init__(self, among: Iterable[Triggers]) -> None:
        self._by_word: dict[str, dict[str, list[Triggers]]] = defaultdict(lambda: defaultdict(list))
        for each in among:
            for trigger in each.triggers:
                self._by_word[telling_of(trigger)][trigger].append(each)
        self._words = frozenset(self._by_word)

    def of(self, text: Folded) -> frozenset[Triggers]:
        """Return those that a text may have."""
        shared = self._words & text.words
        if not shared:
            return NOTHING
        return frozenset(
            [
                each
                for word in shared
                for trigger, listed in self._by_word[word].items()
                if trigger in text.folded
                for each in listed
                if not each.needs or not each.needs.isdisjoint(text.words)
            ]
        )

    def in_sentences(self, text: Folded, spans: Sequence[tuple[int, int]]) -> Mapping[int, Collection[Triggers]]:
        """Return those that the sentences of a text may have, by the number of the sentence; most have none."""
        shared = self._words & text.words
        if not shared:
            return {}
        if len(spans) == 1 or not text.keeps_places:
            several = [text] if len(spans) == 1 else [folded(text.text[start:end]) for start, end in spans]
            return {number: likely for number, each in enumerate(several) if (likely := self.of(each))}
        ends = [end for _, end in spans]
        found: dict[int, set[Triggers]] = {}
        words = text.words
        for word in shared:
            for trigger, listed in self._by_word[word].items():
                place = text.folded.find(trigger)
                if place < 0:
                    continue
                wanted = [each for each in listed if not each.needs or not each.needs.isdisjoint(words)]
                while wanted and place >= 0:
                    number = bisect_right(ends, place)
                    found.setdefault(number, set()).update(wanted)
                    place = text.folded.find(trigger, ends[number]) if number < len(ends) else -1
        return found


NOTHING: frozenset[Triggers] = frozenset()


def telling_of(trigger: str) -> str:
    """Return what is likely the rarest word of a trigger: where it does not stand, nothing can be found.

    That is the longest one, or a figure beside short ones.
    """
    words: list[str] = _WORD.findall(trigger.casefold())
    return max(words, key=lambda word: (len(word) > 3 or word.isdigit(), len(word)))


def any_of(words: Iterable[str]) -> str:
    """Return a group that matches any of these words, the longest first; nothing when there are none."""
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or '(?!)'})"


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of these words, whatever their case."""
    return re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE)


def beginning_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a word that begins with any of these, whatever their case."""
    return re.compile(rf"\b{any_of(words)}", re.IGNORECASE)


def found_before(pattern: re.Pattern[str], text: str, end: int, reach: int = REACH) -> re.Match[str] | None:
    """Return what a pattern finds in the characters before a place."""
    return pattern.search(text, max(0, end - reach), end)


def has_any(folded: str, words: Iterable[str]) -> bool:
    """Return whether any of these words stands in a text, also within another word; both casefolded."""
    for word in words:  # noqa: SIM110 - twice as fast as any() with a generator, and it is asked of every passage
        if word in folded:
            return True
    return False


class Listed:
    """Finds the words and phrases of a list, looked for only at their first words."""

    __slots__ = ("_firsts", "pattern")

    def __init__(self, pattern: re.Pattern[str], listed: Iterable[str]) -> None:
        self.pattern = pattern
        self._firsts = frozenset(_WORD.findall(each.casefold())[0] for each in listed)

    def may_be_in(self, text: Folded) -> bool:
        """Return whether a text has the first word of one of them."""
        return not self._firsts.isdisjoint(text.words)

    def places(self, text: Folded) -> list[int]:
        """Return where one of them may begin, in order."""
        shared = self._firsts & text.words
        if not text.keeps_places:
            return [match.start() for match in _WORD.finditer(text.text)] if shared else []
        found: list[int] = []
        for word in shared:
            place = text.folded.find(word)
            while place >= 0:
                found.append(place)
                place = text.folded.find(word, place + len(word))
        found.sort()
        return found

    def first(self, text: str, places: Sequence[int], low: int, end: int) -> re.Match[str] | None:
        """Return the first of them in the characters [low, end) of a text, of whose places these are."""
        return next(self.all(text, places, low, end), None)

    def all(self, text: str, places: Sequence[int], low: int, end: int) -> Iterator[re.Match[str]]:
        """Yield all of them in the characters [low, end) of a text that do not overlap, in order."""
        for place in places[bisect_left(places, low) : bisect_left(places, end)]:
            if place >= low and (match := self.pattern.match(text, place, end)) is not None:
                yield match
                low = match.end()
