"""What is compared of a sentence, and whether two say the same: in the same words, in the same order or in others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, repeat

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

TELLING_DIGITS = 2
"""A sentence without a figure of so many digits is not known again by its figures."""


@quick
@dataclass(frozen=True, slots=True, eq=False)
class Gist:
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


def gist_of(words: tuple[str, ...]) -> Gist:
    """Return what is compared of a sentence of these words."""
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
    if weight >= TELLING_DIGITS:
        pairs.add(hash((figures, is_denied)))
    return Gist(words, figures, runs, content, pairs, is_denied, weight)


def figure_pairs_of(gist: Gist) -> set[int]:
    """Return the pairs of figures of a sentence, as numbers: of one told in other words and with others as well."""
    if gist.weight < TELLING_DIGITS:
        return set()
    return set(map(hash, combinations(sorted(set(content_words.numbers_among(gist.figures))), 2)))


def may_be_alike(gist: Gist, other: Gist, shared: int, telling: int) -> bool:
    """Return whether two sentences of so many telling runs, of which they share some, are to be compared."""
    return (
        2 * shared >= SHARED_RUNS * telling
        and gist.figures == other.figures
        and len(gist.words) + len(other.words) >= FEWEST_WORDS_ALIKE
    )


def may_hold(gist: Gist, other: Gist, shared: int) -> bool:
    """Return whether one of two sentences may stand whole within the other, which goes on."""
    if shared < FEWEST_RUNS_HELD:
        return False
    shorter = min(gist, other, key=lambda each: len(each.runs))
    goes_on = shorter.words[0] in content_words.GOING_ON
    return shared + goes_on >= len(shorter.runs) > 0 and len(shorter.words) >= FEWEST_WORDS_HELD


def are_akin(gist: Gist, other: Gist, shared: int, together: int) -> bool:
    """Return whether two sentences that share so many of their words of content may say the same in another order."""
    are_of_one_kind = gist.is_denied is other.is_denied and gist.figures == other.figures
    is_alike = are_of_one_kind and (2 * shared == together or content_words.are_enough(shared, together))
    return is_alike or have_the_same_facts(gist, other)


def _have_the_same_content(gist: Gist, other: Gist) -> bool:
    return (
        gist.is_denied is other.is_denied
        and gist.figures == other.figures
        and content_words.are_enough(len(gist.content & other.content), len(gist.content) + len(other.content))
    )


def are_loosely_alike(gist: Gist, other: Gist, shared: AbstractSet[str]) -> bool:
    """Return whether two sentences that have these stems in common speak of much the same, and say nothing opposite.

    Where one has a figure that the other has not, they have to share two figures as well.
    """
    together = len(gist.content) + len(other.content)
    if gist.is_denied is not other.is_denied or not content_words.are_loosely_enough(shared, together):
        return False
    if gist.figures != other.figures:
        numbers = [content_words.numbers_among(each.figures) for each in (gist, other)]
        fewer, more = sorted(map(set, numbers), key=len)
        if len(fewer) < 2 or not fewer <= more:
            return False
    words, others = gist.words, other.words
    return content_words.are_at_one_time(words, others) and not content_words.are_opposed(words, others)


def have_the_same_facts(gist: Gist, other: Gist) -> bool:
    """Return whether two sentences tell the same of the same figures, be it in other words."""
    if gist.weight < TELLING_DIGITS or gist.figures != other.figures or gist.is_denied is not other.is_denied:
        return False
    stems, others = set(gist.content).difference(gist.figures), set(other.content).difference(other.figures)
    return content_words.are_enough_of_facts(len(stems & others), min(len(stems), len(others)), gist.weight)


def _holds(gist: Gist, other: Gist) -> bool:
    """Return whether a sentence stands whole within another one, or but for the "it" that goes on with the last."""
    held, fewest = other.words, content_words.FEWEST_SHARED
    if held[0] in content_words.GOING_ON:
        held, fewest = held[1:], content_words.FEWEST_OF_SHORT - 1
    size = len(held)
    if size < FEWEST_WORDS_HELD or size > len(gist.words) or len(other.content) < fewest:
        return False
    return any(gist.words[place : place + size] == held for place in range(len(gist.words) - size + 1))


def say_the_same(gist: Gist, other: Gist) -> bool:
    """Return whether two sentences have enough words in common, in the same order or those of content in any."""
    if content_words.are_opposed(gist.words, other.words) or content_words.are_at_two_times(gist.words, other.words):
        return False
    if (
        _have_the_same_content(gist, other)
        or have_the_same_facts(gist, other)
        or _holds(gist, other)
        or _holds(other, gist)
    ):
        return True
    return _in_order(gist.words, other.words) or _have_the_same_words(gist, other)


def _have_the_same_words(gist: Gist, other: Gist) -> bool:
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
