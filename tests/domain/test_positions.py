"""Positions leave room between any two neighbours and sort as plain bytes."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.positions import between, spread


def ascend(keys: list[str] | tuple[str, ...]) -> bool:
    return all(low.encode("ascii") < high.encode("ascii") for low, high in pairwise(keys))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, "a0"),
        ("a0", None, "a1"),
        ("az", None, "b00"),
        ("bzz", None, "c000"),
        ("Zz", None, "a0"),
        ("Yzz", None, "Z0"),
        (None, "a0", "Zz"),
        (None, "a1", "a0"),
        (None, "b00", "az"),
        (None, "Z0", "Yzz"),
        (None, "a0V", "a0"),
        ("a0", "a1", "a0V"),
        ("a0", "a2", "a1"),
        ("a0", "a0V", "a0F"),
        ("a0V", "a0W", "a0VV"),
        ("a0V", "a0W5", "a0W"),
        ("a0z", "a1", "a0zV"),
        ("a0", "a01", "a00V"),
        ("a0V", "b00", "a1"),
    ],
)
def test_a_key_between_two_others_is_short(low: str | None, high: str | None, expected: str) -> None:
    assert between(low, high) == expected


@pytest.mark.parametrize(
    ("low", "high"),
    [("a1", "a0"), ("a0", "a0"), ("", None), ("a", None), ("a0V0", None), ("a!", None), (None, "0a"), (None, "é0")],
)
def test_what_is_no_key_or_in_the_wrong_order_is_refused(low: str | None, high: str | None) -> None:
    with pytest.raises(ValueError, match=r"position|come before"):
        between(low, high)


@given(st.lists(st.floats(0, 1), max_size=300))
def test_keys_put_anywhere_stay_in_order(places: list[float]) -> None:
    keys: list[str] = []
    for place in places:
        index = int(place * len(keys))
        low = keys[index - 1] if index else None
        high = keys[index] if index < len(keys) else None
        keys.insert(index, between(low, high))
    assert ascend(keys)


def test_five_thousand_random_inserts_keep_order_and_short_keys() -> None:
    chance = random.Random(2)
    keys = [between(None, None)]
    for _ in range(5_000):
        index = chance.randint(0, len(keys))
        low = keys[index - 1] if index else None
        high = keys[index] if index < len(keys) else None
        keys.insert(index, between(low, high))
    assert ascend(keys)
    assert max(map(len, keys)) <= 12


@pytest.mark.parametrize("at_the_end", [True, False])
def test_thousands_added_at_one_end_stay_four_letters_short(at_the_end: bool) -> None:
    key = between(None, None)
    for _ in range(4_000):
        following = between(key, None) if at_the_end else between(None, key)
        assert ascend((key, following) if at_the_end else (following, key))
        key = following
    assert len(key) <= 4


def test_thousands_put_into_the_same_gap_still_find_room() -> None:
    low, high = "a0", "a1"
    for index in range(2_000):
        middle = between(low, high)
        assert ascend((low, middle, high))
        low, high = (middle, high) if index % 3 else (low, middle)


@pytest.mark.parametrize(
    ("low", "high"), [(None, None), ("a5", None), (None, "a5"), ("a0", "a1"), ("a0V", "a0W"), ("Zz", "c123")]
)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 700])
def test_keys_spread_between_two_others_ascend_and_are_short(count: int, low: str | None, high: str | None) -> None:
    keys = spread(count, low, high)
    ends = [each for each in (low,) if each], [each for each in (high,) if each]
    assert len(keys) == count
    assert ascend([*ends[0], *keys, *ends[1]])
    assert all(len(key) <= 6 for key in keys)


def test_less_than_nothing_cannot_be_spread() -> None:
    with pytest.raises(ValueError, match="-1"):
        spread(-1)
