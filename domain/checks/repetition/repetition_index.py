"""Sentences by their words and runs of words, to find those that say the same without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from domain.checks.repetition import content_words
from domain.text.alignment import replacements

FEWEST_WORDS_ALIKE = 17
"""Two sentences of fewer words together say something else when one of their words is another."""
FEWEST_WORDS_HELD = 9
"""A sentence of fewer words may stand within another one."""
ALIKE = 0.8
"""The share of words in the same order from which on two sentences say the same."""
SHARED_RUNS = 0.45
"""The share of telling runs that two sentences must have in common to be compared word by word."""
MOST_PLACES = 16
"""A run of three words that stands in more sentences than these is a turn of phrase, and tells nothing."""
MOST_COMPARED = 4
"""So many of the likeliest sentences are compared word by word."""


@dataclass(frozen=True, slots=True, eq=False)
class _Gist:
    """What is compared of a sentence: its words, its figures, its runs of three words as numbers, and its content.

    `telling` are the words of content by which others that say the same are looked for.
    """

    words: tuple[str, ...]
    figures: tuple[str, ...]
    runs: tuple[int, ...]
    content: frozenset[str]
    telling: tuple[str, ...]
    is_denied: bool


class RepetitionIndex:
    """Sentences that come and go, by numbers; sentences of the same words have the same number.

    Which are alike depends on the sentences that are there and on nothing else: not on the order in which they came.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._gists: dict[int, _Gist] = {}
        self._times: Counter[int] = Counter()
        self._only_place: dict[int, int] = {}
        self._places: dict[int, set[int]] = {}
        self._holding: dict[str, set[int]] = {}
        self._likely: dict[int, dict[int, int]] = {}
        self._stale: set[int] = set()
        self._compared: dict[tuple[int, int], bool] = {}
        self._next = 0

    def add(self, words: tuple[str, ...]) -> int:
        """Add a sentence by its words in small letters; return its number."""
        number = self._numbers.get(words)
        if number is None:
            number = self._numbers[words] = self._next
            self._next += 1
            self._put(number, _gist(words))
        self._times[number] += 1
        return number

    def remove(self, number: int) -> None:
        """Take away a sentence that was added; the last one of its words leaves the index."""
        self._times[number] -= 1
        if self._times[number]:
            return
        del self._times[number]
        gist = self._gists.pop(number)
        del self._numbers[gist.words]
        for word in gist.telling:
            self._holding[word].discard(number)
        for run in gist.runs:
            places = self._places.get(run)
            if places is None:
                del self._only_place[run]
                continue
            places.discard(number)
            if len(places) == MOST_PLACES:  # from now on it tells something again
                self._stale |= places
            elif len(places) == 1:
                self._only_place[run] = places.pop()
                del self._places[run]
        self._forget(number)
        self._stale.discard(number)

    def with_others(self) -> tuple[int, ...]:
        """Return the numbers of the sentences that may say what others say."""
        self._renew()
        return tuple(self._likely)

    def repeated(self) -> frozenset[int]:
        """Return the numbers of the sentences that were added several times."""
        return frozenset([number for number, times in self._times.items() if times > 1])

    def alike(self, number: int, order: Mapping[int, int]) -> int | None:
        """Return the number of a sentence that comes before one of `with_others` and says the same; None without.

        Of several the one that has the most in common, and of these the first. Figures have to be the same.
        """
        place = order[number]
        earlier = [
            (-shared, order[other], other) for other, shared in self._likely[number].items() if order[other] < place
        ]
        for _shared, _place, other in sorted(earlier)[:MOST_COMPARED]:
            if self._are_alike(number, other):
                return other
        return None

    def nearest(self, words: tuple[str, ...]) -> int | None:
        """Return the number of a sentence of the index that says what these words say; None without."""
        same = self._numbers.get(words)
        if same is not None:
            return same
        gist = _gist(words)
        telling, counts = self._sharing(gist)
        counts.update(self._only_place[run] for run in gist.runs if run in self._only_place)
        likely = {each: shared for each, shared in counts.items() if self._is_likely(gist, telling, each, shared)}
        likely |= self._akin(gist)
        nearest = sorted(likely, key=lambda each: (-likely[each], each))[:MOST_COMPARED]
        return next((each for each in nearest if _say_the_same(gist, self._gists[each])), None)

    def _are_alike(self, number: int, other: int) -> bool:
        pair = (number, other) if number < other else (other, number)
        if pair not in self._compared:
            self._compared[pair] = _say_the_same(self._gists[number], self._gists[other])
        return self._compared[pair]

    def _akin(self, gist: _Gist, waiting: AbstractSet[int] = frozenset()) -> dict[int, int]:
        """Return the sentences, but those waiting, that have the words of content of another, and how many of them."""
        content, figures, is_denied, known = gist.content, gist.figures, gist.is_denied, self._gists
        found = {}
        counts = Counter(chain.from_iterable(self._holding.get(word, ()) for word in gist.telling))
        for number, times in counts.items():
            if times < content_words.SHARED_TELLING or number in waiting:
                continue
            other = known[number]
            if other.is_denied is is_denied and other.figures == figures and other is not gist:
                shared = len(content & other.content)
                if content_words.are_enough(shared, len(content) + len(other.content)):
                    found[number] = shared
        return found

    def _put(self, number: int, gist: _Gist) -> None:
        self._gists[number] = gist
        for word in gist.telling:
            self._holding.setdefault(word, set()).add(number)
        for run in gist.runs:
            places = self._places.get(run)
            if places is None:  # most runs stand in one sentence only
                only = self._only_place.setdefault(run, number)
                if only != number:
                    del self._only_place[run]
                    self._places[run] = {only, number}
                continue
            places.add(number)
            if len(places) == MOST_PLACES + 1:  # from now on it is a turn of phrase
                self._stale |= places
        self._stale.add(number)

    def _renew(self) -> None:
        """Find the likely others of the sentences for which they may have become other ones."""
        stale, self._stale = self._stale, set()
        for number in stale:
            self._forget(number)
        waiting = set(stale)
        for number in stale:
            waiting.discard(number)
            gist = self._gists[number]
            telling, counts = self._sharing(gist)
            found = {
                other: shared
                for other, shared in counts.items()
                if other not in waiting
                and (
                    self._is_likely(gist, telling, other, shared)
                    or (shared >= FEWEST_WORDS_HELD - 2 and self._may_hold(gist, self._gists[other], shared))
                )
            }
            for other, shared in (found | self._akin(gist, waiting)).items():
                if other != number:
                    self._likely.setdefault(number, {})[other] = shared
                    self._likely.setdefault(other, {})[number] = shared

    def _is_likely(self, gist: _Gist, telling: int, number: int, shared: int) -> bool:
        if 2 * shared < SHARED_RUNS * telling:
            return False
        other = self._gists[number]
        return (
            gist.figures == other.figures
            and len(gist.words) + len(other.words) >= FEWEST_WORDS_ALIKE
            and 2 * shared >= SHARED_RUNS * (telling + len(other.runs) - self._turns_of_phrase(other))
        )

    @staticmethod
    def _may_hold(gist: _Gist, other: _Gist, shared: int) -> bool:
        """Return whether one of two sentences may stand whole within the other, which goes on."""
        shorter = min(gist, other, key=lambda each: len(each.runs))
        return shared >= len(shorter.runs) > 0 and len(shorter.words) >= FEWEST_WORDS_HELD

    def _sharing(self, gist: _Gist) -> tuple[int, Counter[int]]:
        """Return how many runs of a sentence tell something, and how many of these each other sentence has."""
        known = self._places
        shared = [places for run in gist.runs if (places := known.get(run)) is not None]
        telling = [places for places in shared if len(places) <= MOST_PLACES]
        # One that nobody else has tells something as well: it sets a sentence apart.
        return len(gist.runs) - len(shared) + len(telling), Counter(chain.from_iterable(telling))

    def _turns_of_phrase(self, gist: _Gist) -> int:
        known = self._places
        return sum(len(known[run]) > MOST_PLACES for run in gist.runs if run in known)

    def _forget(self, number: int) -> None:
        """Forget the likely others of a sentence, and it among theirs."""
        for other in self._likely.pop(number, ()):
            of_other = self._likely[other]
            del of_other[number]
            if not of_other:
                del self._likely[other]
            self._compared.pop((number, other) if number < other else (other, number), None)


def _gist(words: tuple[str, ...]) -> _Gist:
    figures = tuple(sorted([word for word in words if word[0].isdigit()]))
    runs = tuple(set(map(hash, zip(words, words[1:], words[2:], strict=False))))
    content = content_words.content_of(words)
    return _Gist(words, figures, runs, content, content_words.telling(content), content_words.is_denied(words))


def _have_the_same_content(gist: _Gist, other: _Gist) -> bool:
    return (
        gist.is_denied is other.is_denied
        and gist.figures == other.figures
        and content_words.are_enough(len(gist.content & other.content), len(gist.content) + len(other.content))
    )


def _holds(gist: _Gist, other: _Gist) -> bool:
    """Return whether a sentence stands whole within another one."""
    size = len(other.words)
    if size < FEWEST_WORDS_HELD or size > len(gist.words) or len(other.content) < content_words.FEWEST_SHARED:
        return False
    return any(gist.words[place : place + size] == other.words for place in range(len(gist.words) - size + 1))


def _say_the_same(gist: _Gist, other: _Gist) -> bool:
    """Return whether two sentences have enough words in common, in the same order or those of content in any."""
    if _have_the_same_content(gist, other) or _holds(gist, other) or _holds(other, gist):
        return True
    return stand_in_order(gist.words, other.words)


def stand_in_order(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether two sentences have enough words in common that stand in the same order."""
    first, second = sorted((words, others))
    changed = replacements(first, second)
    kept = len(first) - sum(each.end - each.start for each in changed)
    return 2 * kept >= ALIKE * (len(first) + len(second))
