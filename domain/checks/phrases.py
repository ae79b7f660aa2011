"""Patterns of words, and those that are looked for only in a text that has one of their words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from weakref import WeakSet

from domain.checks.known import Known

KEPT = 2048
"""How many texts are kept as folded: checks ask for those of one passage one after another."""
_WORD = re.compile(r"\w+")
_WORDS_OF: Known[list[str]] = Known(_WORD.findall)
REACH = 100
"""How many characters are looked at before and after a number; a sentence may be as long as it likes."""

_COMMON = frozenset(
    (
        *("the", "a", "an", "of", "to", "in", "on", "at", "for", "by", "with", "from", "and", "or", "as", "that"),
        *("their", "its", "was", "were", "is", "are", "be", "been", "had", "has", "have", "it", "not", "who"),
    )
)
"""Words that stand in most sentences, and tell nothing of them."""

_ADVERBS = "also|often|always|sometimes|again|well|still|now|much|more|very|not|less|at times|so"
ADVERB = rf"(?:(?:(?!family\b|reply\b|supply\b|assembly\b|ally\b)[a-z]+ly|{_ADVERBS})\s+){{0,2}}"
BE = (
    r"(?:was|were|is|are|(?:has|have|had)(?: not| never| always| long| also)? been|is being|was being|were being|being)"
)
BE_LIKE = r"(?:was|were|is|are|has been|have been|had been|remained|remains|seemed|appeared)"


class Folded:
    """A text as it is searched for words: in small letters, and its words without order.

    It `keeps_places` where each character stands at the same place in small letters: some have several small ones.
    `stretches` are the words of each stretch between blanks, where they are kept.
    """

    __slots__ = ("_of_sentences", "_stretches", "folded", "keeps_places", "text", "words")

    def __init__(
        self, text: str, small: str, words: frozenset[str], stretches: Sequence[Sequence[str]] | None = None
    ) -> None:
        self.text, self.folded, self.words, self._stretches = text, small, words, stretches
        self._of_sentences: tuple[frozenset[str], ...] | None = None
        self.keeps_places = len(small) == len(text)

    def parts(self, spans: Sequence[tuple[int, int]]) -> Iterator[Folded]:
        """Yield the sentences of a text, each as it is searched."""
        for (start, end), words in zip(spans, self.words_of(spans), strict=True):
            if self.keeps_places:
                yield Folded(self.text[start:end], self.folded[start:end], words)
            else:
                yield folded(self.text[start:end])

    def small(self, span: tuple[int, int]) -> tuple[str, int, int]:
        """Return small letters in which those of a stretch of the text stand from one place to another."""
        if self.keeps_places:
            return (self.folded, *span)
        part = self.text[slice(*span)].casefold()
        return part, 0, len(part)

    def words_of(self, spans: Sequence[tuple[int, int]]) -> tuple[frozenset[str], ...]:
        """Return the words of each of the sentences of a text, asked of always the same ones."""
        if self._of_sentences is None:
            self._of_sentences = tuple(self._words_of(spans))
        return self._of_sentences

    def _words_of(self, spans: Sequence[tuple[int, int]]) -> Iterator[frozenset[str]]:
        if len(spans) == 1:
            yield self.words
        elif self._stretches is None or not self.keeps_places:
            for start, end in spans:
                yield folded(self.text[start:end]).words
        else:
            place = first = 0
            for start, end in spans:
                first += self.folded.count(" ", place, start)
                last = first + self.folded.count(" ", start, end)
                yield frozenset(chain.from_iterable(self._stretches[first : last + 1]))
                place, first = end, last


@lru_cache(maxsize=KEPT)
def folded(text: str) -> Folded:
    """Return a text as it is searched; what several checks ask of a passage one after another is made once."""
    small = text.casefold()
    stretches = list(map(_WORDS_OF.__getitem__, small.split(" ")))
    return Folded(text, small, frozenset(chain.from_iterable(stretches)), stretches)


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

    __slots__ = ("__weakref__", "_begins", "_firsts", "_flags", "_found", "_listed", "_words")

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
        self._firsts = frozenset(_WORD.findall(each.casefold())[0] for each in self._begins)
        self._found: re.Pattern[str] | None = None
        self._listed: Listed | None = None
        _PHRASES.add(self)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made ready when it is first asked for."""
        if self._found is None:
            self._found = re.compile(rf"\b(?:{self._words})", self._flags)
        return self._found

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place in a text where the pattern is found."""
        return next(self.finditer(text), None) if self._begins else self.pattern.search(text)

    def match(self, text: str, place: int = 0) -> re.Match[str] | None:
        """Return the pattern at a place of a text."""
        if self._begins:
            first = _WORD.match(text, place)
            if first is None or first.group().casefold() not in self._firsts:
                return None
        return self.pattern.match(text, place)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the places in a text where the pattern is found, in order."""
        if not self._begins:
            return self.pattern.finditer(text)
        if self._listed is None:
            self._listed = Listed(self.pattern, self._begins)
        return self._listed.all(text, self._listed.places(folded(text)), 0, len(text))


_PHRASES = WeakSet[Phrase]()


def make_all_ready() -> None:
    """Make the patterns of all phrases ready, where there is time for that before any is asked for."""
    for phrase in tuple(_PHRASES):
        phrase.pattern  # noqa: B018 - asked for once, it is kept


class Likely:
    """Tells which of many triggers a text has, by the words that both have and not trigger by trigger."""

    __slots__ = ("_by_word", "_words")

    def __init__(self, among: Iterable[Triggers]) -> None:
        sure = defaultdict[str, list[Triggers]](list)
        needing = defaultdict[str, list[Triggers]](list)
        several = defaultdict[str, dict[Triggers, tuple[str, ...]]](dict)
        for each in among:
            words = list(map(telling_of, each.triggers))
            if each.needs and not _COMMON.isdisjoint(words):  # these stand everywhere, what they need does not
                for need in each.needs:
                    several[need][each] = each.triggers
                continue
            for trigger, word in zip(each.triggers, words, strict=True):
                if trigger != word:
                    several[word][each] = (*several[word].get(each, ()), trigger)
                else:
                    (needing if each.needs else sure)[word].append(each)
        self._by_word = {
            word: (tuple(sure[word]), tuple(needing[word]), tuple(several[word].items()))
            for word in (*sure, *needing, *several)
        }
        self._words = frozenset(self._by_word)

    def in_sentences(self, text: Folded, spans: Sequence[tuple[int, int]]) -> Mapping[int, Collection[Triggers]]:
        """Return those that the sentences of a text may have, by the number of the sentence; most have none."""
        found: dict[int, Collection[Triggers]] = {}
        listed = self._words
        if listed.isdisjoint(text.words):
            return found
        for number, words in enumerate(text.words_of(spans)):
            if (shared := listed & words) and (likely := self._of(shared, words, text, spans[number])):
                found[number] = likely
        return found

    def _of(self, shared: Iterable[str], words: frozenset[str], text: Folded, span: tuple[int, int]) -> set[Triggers]:
        likely: set[Triggers] = set()
        stretch = None
        for word in shared:
            sure, needing, several = self._by_word[word]
            likely.update(sure)
            for each in needing:
                if not each.needs.isdisjoint(words):
                    likely.add(each)
            for each, triggers in several:
                if each in likely or (each.needs and each.needs.isdisjoint(words)):
                    continue
                small, start, end = stretch = stretch or text.small(span)
                for trigger in triggers:
                    if small.find(trigger, start, end) >= 0:
                        likely.add(each)
                        break
        return likely


NOTHING: frozenset[Triggers] = frozenset()


def telling_of(trigger: str) -> str:
    """Return what is likely the rarest word of a trigger: where it does not stand, nothing can be found.

    That is the longest one that is not in every sentence, or a figure beside short ones.
    """
    words: list[str] = _WORD.findall(trigger.casefold())
    return max(words, key=lambda word: (word not in _COMMON, len(word) > 3 or word.isdigit(), len(word)))


def set_of(words: str) -> frozenset[str]:
    """Return the words of a list with spaces between them."""
    return frozenset(words.split())


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
