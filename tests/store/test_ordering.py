"""A new order moves as few rows as can be, and never loses a row that an editor does not know."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import positions
from store.ordering import merged_order, new_positions

NAMES = "abcdefgh"


def placed(names: str) -> dict[str, str]:
    """Return positions for names in this order."""
    return dict(zip(names, positions.spread(len(names)), strict=True))


def order_after(known: dict[str, str], moved: dict[str, str]) -> str:
    present = {**known, **moved}
    return "".join(sorted(present, key=present.__getitem__))


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "dabc", "d"),
        ("abcd", "bcda", "a"),
        ("abcd", "acbd", "c"),
        ("abcd", "dcba", "abc"),
        ("abcd", "abxcd", "x"),
        ("abcd", "xyabcdz", "xyz"),
        ("", "abc", "abc"),
        ("abcd", "bd", ""),
        ("abc", "", ""),
    ],
)
def test_only_what_must_move_moves(before: str, after: str, moved: str) -> None:
    found = new_positions(list(after), placed(before))
    assert len(found) == len(moved)
    known = {name: place for name, place in placed(before).items() if name in after}
    assert order_after(known, found) == after
    if len(moved) == 1:
        assert set(found) == set(moved)


@pytest.mark.parametrize("after", ["".join(order) for order in permutations("abcd")])
def test_every_order_of_four_is_reached(after: str) -> None:
    assert order_after(placed("abcd"), new_positions(list(after), placed("abcd"))) == after


@given(st.permutations(NAMES), st.sets(st.sampled_from(NAMES)))
def test_any_order_is_reached_with_any_of_the_rows_new(after: list[str], known: set[str]) -> None:
    before = placed("".join(name for name in NAMES if name in known))
    moved = new_positions(after, before)
    assert order_after(before, moved) == "".join(after)
    assert known - moved.keys() or not known


@given(st.lists(st.permutations(NAMES), max_size=30))
def test_positions_stay_short_through_many_moves(orders: list[list[str]]) -> None:
    present = placed(NAMES)
    for order in orders:
        present.update(new_positions(order, present))
        assert "".join(sorted(present, key=present.__getitem__)) == "".join(order)
    assert max(map(len, present.values())) <= 2 + len(orders)


@pytest.mark.parametrize(
    ("shown", "present", "removed", "merged"),
    [
        ("abc", "abc", "", "abc"),
        ("cab", "abc", "", "cab"),
        ("ac", "abc", "", "abc"),
        ("ca", "abc", "", "cab"),
        ("bc", "abc", "", "abc"),
        ("ab", "abxyz", "", "abxyz"),
        ("ba", "axby", "", "byax"),
        ("ac", "abc", "b", "ac"),
        ("anc", "abc", "", "abnc"),
        ("", "abc", "", "abc"),
        ("abc", "", "", "abc"),
    ],
)
def test_rows_the_editor_does_not_know_follow_the_row_they_followed(
    shown: str, present: str, removed: str, merged: str
) -> None:
    assert "".join(merged_order(shown, present, frozenset(removed))) == merged


@given(
    st.lists(st.sampled_from(NAMES), unique=True),
    st.lists(st.sampled_from(NAMES), unique=True),
    st.sets(st.sampled_from(NAMES)),
)
def test_nothing_is_dropped_and_nothing_doubled(shown: list[str], present: list[str], removed: set[str]) -> None:
    merged = merged_order(shown, present, frozenset(removed))
    assert len(merged) == len(set(merged))
    assert set(merged) == set(shown) | (set(present) - removed)
    assert [name for name in merged if name in shown] == shown
