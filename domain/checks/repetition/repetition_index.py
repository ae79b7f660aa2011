"""Sentences by their words and runs of words, to find those that say the same without comparing each with each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, combinations, compress, repeat

from domain.checks.repetition import content_words
from domain.quick import quick
from domain.text.alignment import replacements

FEWEST_WORDS_ALIKE = 15
"""Two sentences of fewer words together say something else when one of their words is another."""
FEWEST_WORDS_HELD = 8
"""A sentence of fewer words may stand within another one."""
FEWEST_RUNS_HELD = FEWEST_WORDS_HELD - 2
"""So many runs of three words such a sentence has."""
NEARLY_ALL = 0.9
"""The share of words in common from which on two sentences say the same in whatever order."""
ALIKE = 0.8
"""The share of words in the same order from which on two sentences say the same."""
SHARED_RUNS = 0.45
"""The share of telling runs that two sentences must have in common to be compared word by word."""
MOST_PLACES = 16
"""A run of three words that stands in more sentences than these is a turn of phrase, and tells nothing."""
MOST_COMPARED = 4
"""So many of the likeliest sentences are compared word by word."""

_HALF = 40
_LOWER_HALF = (1 << _HALF) - 1


@quick
@dataclass(frozen=True, slots=True, eq=False)
class _Gist:
    """What is compared of a sentence: its words, its figures, its runs of three words as numbers, and its content.

    `pairs` are the pairs of its telling words, as numbers: a sentence that says the same has one of them as well.
    """

    words: tuple[str, ...]
    figures: tuple[str, ...]
    runs: AbstractSet[int]
    content: AbstractSet[str]
    pairs: AbstractSet[int]
    is_denied: bool
    weight: int


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
        self._gists: dict[int, _Gist] = {}
        self._times: Counter[int] = Counter()
        self._runs, self._pairs = _Places(MOST_PLACES), _Places(sys.maxsize)
        self._likely: dict[int, dict[int, int]] = {}
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
            gist = self._gists[number] = _gist(words)
            self._pairs.put(number, gist.pairs)
            self._stale |= self._runs.put(number, gist.runs)
            self._stale.add(number)
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
        words = content_words.plain_form(words)
        same = self._numbers.get(words)
        if same is not None:
            return same
        gist = _gist(words)
        telling = self._telling(gist)
        counts = Counter(chain(self._runs.only(gist.runs), chain.from_iterable(self._runs.of(gist.runs))))
        likely = {
            each: shared
            for each, shared in counts.items()
            if 2 * shared >= SHARED_RUNS * telling
            and _may_be_alike(gist, self._gists[each], shared, telling + self._telling(self._gists[each]))
        }
        likely |= self._akin(gist, {*self._pairs.only(gist.pairs)}.union(*self._pairs.of(gist.pairs)))
        nearest = sorted(likely, key=lambda each: (-likely[each], each))[:MOST_COMPARED]
        return next((each for each in nearest if _say_the_same(gist, self._gists[each])), None)

    def _are_alike(self, number: int, other: int) -> bool:
        pair = (number, other) if number < other else (other, number)
        if pair not in self._compared:
            self._compared[pair] = _say_the_same(self._gists[number], self._gists[other])
        return self._compared[pair]

    def _akin(self, gist: _Gist, among: Iterable[int]) -> dict[int, int]:
        """Return which of these sentences have the words of content of another, and how many of them."""
        content, size, known = gist.content, len(gist.content), self._gists
        found = {}
        for number in among:
            other = known[number].content
            shared = len(content & other)
            is_alike = content_words.are_enough(shared, size + len(other)) or content == other
            if is_alike or (gist.weight > 1 and _have_the_same_facts(gist, known[number])):
                found[number] = shared
        return found

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
                if _may_be_alike(gist, of_other, shared, whole) or _may_hold(gist, of_other, shared):
                    self._note(number, {other: shared})

    def _note(self, number: int, others: Mapping[int, int]) -> None:
        for other, shared in others.items():
            self._likely.setdefault(number, {})[other] = shared
            self._likely.setdefault(other, {})[number] = shared

    def _telling(self, gist: _Gist) -> int:
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


def _gist(words: tuple[str, ...]) -> _Gist:
    content = content_words.stems_of(words)
    content.discard(content_words.FIGURE)
    figures = content_words.figures_of(words)
    numbers = content_words.numbers_among(figures) if figures else []
    content.update(numbers)
    is_denied = content_words.is_denied(words)
    runs = set(map(hash, zip(words, words[1:], words[2:], strict=False)))
    telling = combinations(content_words.telling(content), content_words.SHARED_TELLING)
    if figures or is_denied:  # only sentences with the same figures that both deny something say the same
        pairs = set(map(hash, zip(telling, repeat((figures, is_denied)))))
    else:
        pairs = set(map(hash, telling))
    weight = content_words.weight_of(numbers) if numbers and not content_words.is_of_law(words) else 0
    if weight > 1:
        pairs.add(hash((figures, is_denied)))
    return _Gist(words, figures, runs, content, pairs, is_denied, weight)


def _may_be_alike(gist: _Gist, other: _Gist, shared: int, telling: int) -> bool:
    """Return whether two sentences of so many telling runs, of which they share some, are to be compared."""
    return (
        2 * shared >= SHARED_RUNS * telling
        and gist.figures == other.figures
        and len(gist.words) + len(other.words) >= FEWEST_WORDS_ALIKE
    )


def _may_hold(gist: _Gist, other: _Gist, shared: int) -> bool:
    """Return whether one of two sentences may stand whole within the other, which goes on."""
    if shared < FEWEST_RUNS_HELD:
        return False
    shorter = min(gist, other, key=lambda each: len(each.runs))
    goes_on = shorter.words[0] in content_words.GOING_ON
    return shared + goes_on >= len(shorter.runs) > 0 and len(shorter.words) >= FEWEST_WORDS_HELD


def _have_the_same_content(gist: _Gist, other: _Gist) -> bool:
    return (
        gist.is_denied is other.is_denied
        and gist.figures == other.figures
        and content_words.are_enough(len(gist.content & other.content), len(gist.content) + len(other.content))
    )


def _have_the_same_facts(gist: _Gist, other: _Gist) -> bool:
    """Return whether two sentences tell the same of the same figures, be it in other words."""
    if gist.weight < 2 or gist.figures != other.figures or gist.is_denied is not other.is_denied:
        return False
    stems, others = set(gist.content).difference(gist.figures), set(other.content).difference(other.figures)
    return content_words.are_enough_of_facts(len(stems & others), min(len(stems), len(others)), gist.weight)


def _holds(gist: _Gist, other: _Gist) -> bool:
    """Return whether a sentence stands whole within another one, or but for the "it" that goes on with the last."""
    held, fewest = other.words, content_words.FEWEST_SHARED
    if held[0] in content_words.GOING_ON:
        held, fewest = held[1:], content_words.FEWEST_OF_SHORT - 1
    size = len(held)
    if size < FEWEST_WORDS_HELD or size > len(gist.words) or len(other.content) < fewest:
        return False
    return any(gist.words[place : place + size] == held for place in range(len(gist.words) - size + 1))


def _say_the_same(gist: _Gist, other: _Gist) -> bool:
    """Return whether two sentences have enough words in common, in the same order or those of content in any."""
    if content_words.are_opposed(gist.words, other.words):
        return False
    if (
        _have_the_same_content(gist, other)
        or _have_the_same_facts(gist, other)
        or _holds(gist, other)
        or _holds(other, gist)
    ):
        return True
    return _in_order(gist.words, other.words) or _have_the_same_words(gist, other)


def _have_the_same_words(gist: _Gist, other: _Gist) -> bool:
    """Return whether two sentences have nearly all words in common, in whatever order."""
    if gist.figures != other.figures or gist.is_denied is not other.is_denied:
        return False
    least = ALIKE if gist.content == other.content else NEARLY_ALL
    together = len(gist.words) + len(other.words)
    shared = 2 * (Counter(gist.words) & Counter(other.words)).total()
    return shared == together or (together >= FEWEST_WORDS_ALIKE and shared >= least * together)


def stand_in_order(words: tuple[str, ...], others: tuple[str, ...], share: float) -> bool:
    """Return whether two sentences have this share of words in common, and in the same order."""
    return _in_order(content_words.plain_form(words), content_words.plain_form(others), share)


def _in_order(words: tuple[str, ...], others: tuple[str, ...], share: float = ALIKE) -> bool:
    first, second = sorted((words, others))
    changed = replacements(first, second)
    kept = len(first) - sum(each.end - each.start for each in changed)
    return 2 * kept >= share * (len(first) + len(second))
