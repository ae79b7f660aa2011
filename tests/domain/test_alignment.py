"""What two sequences share, against the slow and obvious way."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import alignment
from domain.text.alignment import Replacement, replacements

SEQUENCES = st.lists(st.sampled_from("abcdef"), max_size=14)


def applied(old: Sequence[str], new: Sequence[str], changes: Sequence[Replacement]) -> list[str]:
    made: list[str] = []
    place = 0
    for each in changes:
        made += [*old[place : each.start], *new[each.new_start : each.new_end]]
        place = each.end
    return [*made, *old[place:]]


def longest_shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Return the length of the longest common subsequence, a row of the table at a time (Hyyrö 2004): a 0 is a step."""
    places: dict[str, int] = {}
    for place, element in enumerate(old):
        places[element] = places.get(element, 0) | 1 << place
    every = row = (1 << len(old)) - 1
    for element in new:
        found = row & places.get(element, 0)
        row = ((row + found) | (row - found)) & every
    return len(old) - row.bit_count()


def shared(old: Sequence[str], changes: Sequence[Replacement]) -> int:
    return len(old) - sum(each.end - each.start for each in changes)


@given(SEQUENCES, SEQUENCES)
def test_as_much_is_shared_as_can_be(old: list[str], new: list[str]) -> None:
    changes = replacements(old, new)
    assert applied(old, new, changes) == new
    assert shared(old, changes) == longest_shared(old, new)


@given(SEQUENCES, SEQUENCES)
def test_something_shared_stands_between_two_changes(old: list[str], new: list[str]) -> None:
    changes = replacements(old, new)
    assert all(each.start < each.end or each.new_start < each.new_end for each in changes)
    for first, second in pairwise(changes):
        assert first.end < second.start
        assert second.start - first.end == second.new_start - first.new_end


@pytest.mark.parametrize("words", [20, 300], ids=["few words", "many words"])
def test_long_sequences_are_turned_into_each_other(words: int) -> None:
    chance = random.Random(words)
    for _ in range(20):
        old = [f"w{chance.randrange(words)}" for _ in range(600)]
        new = [each for each in old if chance.random() > 0.1]
        new[100:200], new[300:310] = [f"n{chance.randrange(words)}" for _ in range(50)], new[400:420]
        changes = replacements(old, new)
        assert applied(old, new, changes) == new
        assert shared(old, changes) >= 0.95 * longest_shared(old, new)


def test_too_much_without_a_single_word_of_its_own_is_taken_to_be_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "FEW_PAIRS", 3)
    monkeypatch.setattr(alignment, "MOST_PAIRS", 15)
    old, new = list("xababy"), list("xbabay")
    assert replacements(old, new) == [Replacement(1, 5, 1, 5)]


def test_the_same_sequences_have_no_difference() -> None:
    assert replacements("same", "same") == []
    assert replacements("", "") == []
    assert replacements("", "new") == [Replacement(0, 0, 0, 3)]
