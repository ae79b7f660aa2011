"""Sentences by their words and runs of words, to find those that say the same without comparing each with each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain, combinations, compress, repeat

from domain.checks.repetition import content_words
from domain.checks.repetition.gists import (
    FEWEST_RUNS_HELD,
    SHARED_RUNS,
    Gist,
    are_akin,
    are_loosely_alike,
    figure_pairs_of,
    gist_of,
    may_be_alike,
    may_hold,
    say_the_same,
)

MOST_PLACES = 16
"""A run of three words that stands in more sentences than these is a turn of phrase, and tells nothing."""
MOST_COMPARED = 4
"""So many of the likeliest sentences are compared word by word."""

_HALF = 40
_LOWER_HALF = (1 << _HALF) - 1


class _Places:
    """Where marks of sentences stand, runs or pairs of words: most of them in one sentence only.

    `shared` are those that stand in several, and `turns` those in more than `most`, by which nothing is told.
    """

    __slots__ = ("_first", "_most", "shared", "turns")

    def __init__(self, most: int) -> None:
        self._most = most
        self._first: dict[int, int] = {}
        self.shared: dict[int, set[int]] = {}
        self.turns: dict[int, set[int]] = {}

    def put(self, number: int, marks: AbstractSet[int]) -> set[int]:
        """Add a sentence with its marks; return the sentences one of whose marks tells nothing any more."""
        changed: set[int] = set()
        shared, first = self.shared, self._first
        are_of_others = map(number.__ne__, map(first.setdefault, marks, repeat(number)))
        for mark in compress(marks, are_of_others):
            places = shared.get(mark)
            if places is not None:
                places.add(number)
                if len(places) > self._most:
                    self.turns[mark] = shared.pop(mark)
                    changed |= places
            elif mark in self.turns:
                self.turns[mark].add(number)
            else:
                shared[mark] = {first[mark], number}
        return changed

    def take(self, number: int, marks: Iterable[int]) -> set[int]:
        """Take a sentence away; return the sentences one of whose marks tells something again."""
        changed: set[int] = set()
        for mark in marks:
            if (places := self.shared.get(mark)) is not None:
                places.discard(number)
                if len(places) == 1:
                    self._first[mark] = places.pop()
                    del self.shared[mark]
            elif (places := self.turns.get(mark)) is not None:
                places.discard(number)
                if len(places) == self._most:
                    self.shared[mark] = self.turns.pop(mark)
                    changed |= places
            else:
                del self._first[mark]
        return changed

    def of(self, marks: Iterable[int]) -> list[set[int]]:
        """Return the sentences that have each of these marks, where there are several and not too many."""
        return list(filter(None, map(self.shared.get, marks)))

    def only(self, marks: Iterable[int]) -> list[int]:
        """Return the sentences that alone have one of these marks, once for each of them."""
        first, shared, turns = self._first, self.shared, self.turns
        return [first[mark] for mark in marks if mark in first and mark not in shared and mark not in turns]

    def turns_among(self, marks: Iterable[int]) -> int:
        """Return how many of these marks tell nothing."""
        return 0 if self.turns.keys().isdisjoint(marks) else sum(map(self.turns.__contains__, marks))


class RepetitionIndex:
    """Sentences that come and go, by numbers; sentences of the same words have the same number.

    Which are alike depends on the sentences that are there and on nothing else: not on the order in which they came.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._gists: dict[int, Gist] = {}
        self._times: Counter[int] = Counter()
        self._runs, self._pairs = _Places(MOST_PLACES), _Places(sys.maxsize)
        self._likely: dict[int, dict[int, int]] = {}
        self._figures = _Places(sys.maxsize)
        self._fresh: set[int] = set()
        self._loosely: dict[int, set[int]] = {}
        self._stale: set[int] = set()
        self._compared: dict[tuple[int, int], bool] = {}
        self._next = 0

    def add(self, words: tuple[str, ...]) -> int:
        """Add a sentence by its words in small letters; return its number."""
        words = content_words.plain_form(words)
        number = self._numbers.get(words)
        if number is None:
            number = self._numbers[words] = self._next
            self._next += 1
            gist = self._gists[number] = gist_of(words)
            self._pairs.put(number, gist.pairs)
            self._stale |= self._runs.put(number, gist.runs)
            self._stale.add(number)
            self._fresh.add(number)
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
        self._pairs.take(number, gist.pairs)
        self._stale |= self._runs.take(number, gist.runs)
        self._forget(number)
        self._stale.discard(number)
        if number in self._fresh:
            self._fresh.discard(number)
        else:
            self._figures.take(number, figure_pairs_of(gist))
        for other in self._loosely.pop(number, ()):
            self._loosely[other].discard(number)
            if not self._loosely[other]:
                del self._loosely[other]

    def with_others(self) -> tuple[int, ...]:
        """Return the numbers of the sentences that may say what others say."""
        self._renew()
        return tuple(self._likely)

    def loosely_alike(self) -> Mapping[int, AbstractSet[int]]:
        """Return the numbers of sentences that speak of much the same in other words, each with those of the others.

        They are sought here: whoever asks for sentences that say the same does not wait for it.
        """
        fresh, self._fresh = self._fresh, set()
        for number in fresh:
            self._figures.put(number, figure_pairs_of(self._gists[number]))
        for number in tuple(fresh):
            gist = self._gists[number]
            fresh.discard(number)
            places = [*self._pairs.of(gist.pairs), *self._figures.of(figure_pairs_of(gist))]
            for other in self._loosely_akin(gist, set[int]().union(*places) - fresh - {number}):
                self._loosely.setdefault(number, set()).add(other)
                self._loosely.setdefault(other, set()).add(number)
        return self._loosely

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
        words = content_words.plain_form(words)
        same = self._numbers.get(words)
        if same is not None:
            return same
        gist = gist_of(words)
        telling = self._telling(gist)
        counts = Counter(chain(self._runs.only(gist.runs), chain.from_iterable(self._runs.of(gist.runs))))
        likely = {
            each: shared
            for each, shared in counts.items()
            if 2 * shared >= SHARED_RUNS * telling
            and may_be_alike(gist, self._gists[each], shared, telling + self._telling(self._gists[each]))
        }
        likely |= self._akin(gist, {*self._pairs.only(gist.pairs)}.union(*self._pairs.of(gist.pairs)))
        nearest = sorted(likely, key=lambda each: (-likely[each], each))[:MOST_COMPARED]
        return next((each for each in nearest if say_the_same(gist, self._gists[each])), None)

    def _are_alike(self, number: int, other: int) -> bool:
        pair = (number, other) if number < other else (other, number)
        if pair not in self._compared:
            self._compared[pair] = say_the_same(self._gists[number], self._gists[other])
        return self._compared[pair]

    def _akin(self, gist: Gist, among: Iterable[int]) -> dict[int, int]:
        """Return which of these sentences have the words of content of another, and how many of them."""
        content, size, known = gist.content, len(gist.content), self._gists
        found = {}
        for number in among:
            other = known[number]
            shared = len(content & other.content)
            if are_akin(gist, other, shared, size + len(other.content)):
                found[number] = shared
        return found

    def _loosely_akin(self, gist: Gist, among: Iterable[int]) -> Iterator[int]:
        """Yield which of these sentences speak of much the same as another one in other words of content."""
        content, size, known = gist.content, len(gist.content), self._gists
        for number in among:
            other = known[number]
            common = content & other.content
            shared, together = len(common), size + len(other.content)
            if (
                shared > 2
                and 4 * shared >= together
                and not are_akin(gist, other, shared, together)
                and are_loosely_alike(gist, other, common)
            ):
                yield number

    def _renew(self) -> None:
        """Find the likely others of the sentences for which they may have become other ones."""
        stale, self._stale = self._stale, set()
        for number in stale:
            self._forget(number)
        self._renew_in_order(stale)
        for number in tuple(stale):
            gist = self._gists[number]
            stale.discard(number)
            if shared := self._pairs.of(gist.pairs):
                self._note(number, self._akin(gist, set().union(*shared) - stale - {number}))

    def _renew_in_order(self, stale: AbstractSet[int]) -> None:
        """Find which sentences may have the words of these in order, by how many runs each two have in common."""
        if len(stale) == len(self._gists):
            places: Collection[set[int]] = self._runs.shared.values()
        else:
            places = self._runs.of(set[int]().union(*[self._gists[number].runs for number in stale]))
        # Each pair as one number: tens of thousands of tuples would be looked through as garbage again and again.
        counts = Counter(one << _HALF | other for numbers in places for one, other in combinations(sorted(numbers), 2))
        telling = {number: self._telling(self._gists[number]) for number in set[int]().union(*places)}
        for pair, shared in counts.items():
            number, other = pair >> _HALF, pair & _LOWER_HALF
            whole = telling[number] + telling[other]
            if (2 * shared >= SHARED_RUNS * whole or shared >= FEWEST_RUNS_HELD) and (
                number in stale or other in stale
            ):
                gist, of_other = self._gists[number], self._gists[other]
                if may_be_alike(gist, of_other, shared, whole) or may_hold(gist, of_other, shared):
                    self._note(number, {other: shared})

    def _note(self, number: int, others: Mapping[int, int]) -> None:
        for other, shared in others.items():
            self._likely.setdefault(number, {})[other] = shared
            self._likely.setdefault(other, {})[number] = shared

    def _telling(self, gist: Gist) -> int:
        """Return how many runs of a sentence tell something: one that nobody else has does, for it sets it apart."""
        return len(gist.runs) - self._runs.turns_among(gist.runs)

    def _forget(self, number: int) -> None:
        """Forget the likely others of a sentence, and it among theirs."""
        for other in self._likely.pop(number, ()):
            of_other = self._likely[other]
            del of_other[number]
            if not of_other:
                del self._likely[other]
            self._compared.pop((number, other) if number < other else (other, number), None)
