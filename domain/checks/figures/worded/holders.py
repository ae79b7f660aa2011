"""Read the figures of a list with what each is of: "neglect 38%, fraud 21%", "31 homes in Ashby, 18 in Corby".

What a figure is of are the words of its item that no other item has; an item ends where the next begins. Where the
items have no words of their own, their order names them: "by quarter these were 110, 120, 124 and 126".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading, are_comparable, undated
from domain.checks.stems import stem

_WORD = re.compile(r"[^\W\d_][\w’-]*")
_BREAK = re.compile(r"[:]|\b(?:of\s+(?:which|whom|these|them|those)|out\s+of|up\s+from|down\s+from|than)\b")
_OF_WHOLE = re.compile(
    r"(?:\s+[a-z’-]+){0,2}?\s+(?:out\s+)?of\s+(?:(?:the|these|those|its|their|our|all|a|total|of)\s+)*\Z"
)
_SEPARATOR = re.compile(
    r"(?P<strong>;|,?\s+(?:while|whereas|but|against|compared\s+(?:with|to))\s|,\s+and\s)|(?P<plain>,(?=\s)|\)(?=\s)|\sand\s)|\s(?:with|to)\s"
)
_CLAUSE_END = re.compile(
    r"[.;:)](?!\d)|,\s|\s[–—]\s|\b(?:which|who|so|because|although|when)\b|(?<=[a-z])\s(?:were|was|had|felt|said|did)\b"
)
_CLAUSE_BEGIN = re.compile(r"[.;:]\s?|,\s|\s[–—]\s|\b(?:that|which|and|while|so)\s")
_OF = re.compile(r"\b(?:Of|Among|From)\s+(?:(?:the|its|our|these|those|all)\s+)*\Z")
_SCALE = re.compile(r"\b(?:out\s+of|per|every|each|aged?|ages|over|under)\s+\Z")
_EMPTY_WORDS = (
    "a about after against ahead all also an and are around as at average be been being both but by came cent "
    "compared counted covered data day days did each far figure figures five for four from had has have "
    "hour hours in into is it its just less level listed local made minute minutes month months more much "
    "closely followed "
    "number numbers of on one only or other our out people per percentage proportion rate rates received "
    "recorded register report result said same share showed significantly slightly so some somewhat still "
    "survey than that the their them then there therefore these they this those three thus to took total "
    "two used was week weeks well were where whereas which while who with year years "
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_LAST = frozenset({"last", "final", "latest"})
_TIMES_OF_ORDER = frozenset({"quarter", "quarters", "month", "months", "years", "weeks", "terms", "phases", "rounds"})
_LONGEST_GAP, _FEWEST_ORDERED, _ALIKE = 110, 3, 5


@dataclass(frozen=True, slots=True)
class Holder:
    """A figure of a list with the stems of the words that tell what it is of."""

    quantity: Quantity
    label: frozenset[str]


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text, without those that say nothing."""
    return frozenset([stem(word) for word in _words(text)])


def nearest_lists(reading: Reading) -> Iterator[tuple[str, list[list[Holder]]]]:
    """Yield a sentence and its lists of figures, then those of the two sentences before it."""
    if len(reading.sentence.numbers) > 1:
        yield reading.text, lists_in(reading.plain, reading.own)
    now: Reading | None = reading
    for _ in range(2):
        if now is None or now.previous is None:
            return
        if len(now.sentence.numbers_before) > 1:
            yield now.sentence.text_before, lists_in(now.previous.plain, now.before)
        now = now.previous


def across(reading: Reading) -> tuple[str, list[Holder]] | None:
    """Return the one figure of a sentence, or of the one before, with the one of the sentence before that."""
    before = reading.sentence.preceding
    if before is None:
        return None
    told = [(reading.text, reading.own), (before.text, reading.before)]
    if not reading.own and before.preceding is not None:
        told = [(before.text, reading.before), (before.preceding.text, Reading(before).before)]
    for kind in {each.kind for each in told[0][1]}:
        alone = [[each for each in quantities if each.kind == kind] for _text, quantities in told]
        if all(len(each) == 1 for each in alone) and are_comparable(alone[0][0], alone[1][0]):
            stems = [stems_of(undated(text)) for text, _quantities in told]
            both = [
                Holder(each[0], own - stems[1 - place])
                for place, (each, own) in enumerate(zip(alone, stems, strict=True))
            ]
            return f"{told[1][0]} {told[0][0]}", both[::-1]
    return None


def are_known(said: frozenset[str], known: frozenset[str]) -> bool:
    """Return whether each of some stems is known, or begins like one that is: "vacancies" are posts that are vacant."""
    return all(each in known or any(_are_alike(each, one) for one in known) for each in said)


def _are_alike(one: str, other: str) -> bool:
    length = max(_ALIKE - 1, min(len(one), len(other), _ALIKE))
    return one[:length] == other[:length] and min(len(one), len(other)) >= _ALIKE - 1


def lists_in(plain: str, quantities: Sequence[Quantity]) -> list[list[Holder]]:
    """Return the lists of figures of one kind in a sentence whose dates are blotted out, the longest first."""
    told = [each for each in quantities if each.kind != Unit.POINTS.value and not _SCALE.search(plain, 0, each.start)]
    told = _in_one_unit(plain, told)
    found = []
    for kind in dict.fromkeys(each.kind for each in told):
        run: list[Quantity] = []
        for each in [each for each in told if each.kind == kind]:
            if run and not _is_next(plain, run[-1], each):
                found.append(run)
                run = []
            run.append(each)
        found.append(run)
    lists = [_without_whole(plain, each) for each in found if len(each) > 1]
    return sorted((_labelled(plain, each) for each in lists if len(each) > 1), key=len, reverse=True)


def all_named_by(holders: Sequence[Holder], words: frozenset[str]) -> list[Holder]:
    """Return the figures of which words stand among some; of several the one of which all do."""
    named = [each for each in holders if not each.label.isdisjoint(words)]
    full = [each for each in named if each.label <= words]
    return full if len(full) == 1 else named


def named_by(holders: Sequence[Holder], words: frozenset[str]) -> Holder | None:
    """Return the one figure whose words stand among some, and no other's."""
    named = all_named_by(holders, words)
    return named[0] if len(named) == 1 else None


def _words(text: str) -> list[str]:
    words = (each.lower().removesuffix("’s").rstrip("’") for each in _WORD.findall(text))
    return [each for each in words if len(each) > 2 and each not in _EMPTY and not each.startswith("xxx")]


def _is_next(plain: str, one: Quantity, other: Quantity) -> bool:
    gap = plain[one.end : other.start]
    is_apart = len(gap) <= _LONGEST_GAP and _SEPARATOR.search(gap) is not None
    return is_apart and _BREAK.search(gap) is None and _OF_WHOLE.fullmatch(gap) is None


def _in_one_unit(plain: str, told: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities of which those that say no unit in a list of lengths have that of the one before."""
    found: list[Quantity] = []
    for each in told:
        one = found[-1] if found else each
        if one.kind in TIMES and not each.kind and not each.noun and one.number.value and _is_next(plain, one, each):
            each = replace(each, kind=one.kind, value=each.value * one.value / one.number.value)
        found.append(each)
    return found


def _without_whole(plain: str, run: list[Quantity]) -> list[Quantity]:
    """Return a list without the whole that it begins with."""
    rest = run[1:]
    is_whole = len(rest) > 1 and run[0].value == sum((each.value for each in rest), Fraction(0))
    return rest if is_whole or _OF.search(plain, 0, run[0].start) else run


def _labelled(plain: str, run: Sequence[Quantity]) -> list[Holder]:
    befores, afters = _items(plain, run)
    if all(_words(each) for each in afters[:-1]) and len(run) > 1:
        longest = max(len(_words(each)) for each in afters[:-1])
        told = [*(_words(each) for each in afters[:-1]), _words(afters[-1])[:longest]]
        if all(_words(each) for each in befores[1:]):
            told = [[*_words(before), *after] for before, after in zip(befores, told, strict=True)]
    else:
        longest = max(len(_words(each)) for each in befores[1:])
        first = _words(befores[0])
        while len(first) > 1 and first[-1].endswith("ed"):  # "men lived to 78.1 years and women to 82.4"
            first.pop()
        told = [first[-longest:] if longest else [], *map(_words, befores[1:])]
        if not any(told[1:]):
            return _ordered(plain, run)
    stems = [frozenset(map(stem, each)) for each in told]
    if run[0].noun and not any(each.noun for each in run[1:]):  # "31 homes in Ashby, 18 in Corby": all are homes
        stems[0] = stems[0] - {stem(f"{run[0].noun}s"), stem(run[0].noun)} or stems[0]
    common = {word for word, count in Counter(word for each in stems for word in each).items() if count > 1}
    return [Holder(each, label - common) for each, label in zip(run, stems, strict=True)]


def _items(plain: str, run: Sequence[Quantity]) -> tuple[list[str], list[str]]:
    """Return what stands before and behind each figure in its item."""
    begins = [match.end() for match in _CLAUSE_BEGIN.finditer(plain, 0, run[0].start)]
    befores, afters = [plain[max(begins, default=0) : run[0].start]], []
    for one, other in pairwise(run):
        gap = plain[one.end : other.start]
        splits = list(_SEPARATOR.finditer(gap))
        split = max(splits, key=lambda each: (each.lastgroup == "strong", each.lastgroup == "plain", each.start()))
        afters.append(gap[: split.start()])
        befores.append(gap[split.end() :])
    last = plain[run[-1].end :]
    end = _CLAUSE_END.search(last)
    afters.append(last[: end.start() if end is not None else len(last)])
    return befores, afters


def _ordered(plain: str, run: Sequence[Quantity]) -> list[Holder]:
    """Return figures that their order names: the first quarter, the last."""
    words = frozenset(_WORD.findall(plain.lower()))
    if len(run) < _FEWEST_ORDERED or len(run) > len(_ORDINALS) or words.isdisjoint(_TIMES_OF_ORDER):
        return [Holder(each, frozenset()) for each in run]
    labels = [{each} for each in _ORDINALS[: len(run)]]
    labels[-1] |= _LAST
    return [Holder(each, frozenset(map(stem, label))) for each, label in zip(run, labels, strict=True)]
