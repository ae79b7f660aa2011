"""Give rows a new order while moving as few of them as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from domain import positions


def new_positions(order: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return positions for the ids in `order` that have none in `known` or stand in the wrong place there.

    Ids that keep their position are left out; they are the longest run that already ascends.
    """
    if known.keys() >= set(order) and all(known[first] < known[second] for first, second in pairwise(order)):
        return {}
    kept = _longest_ascending([(name, known[name]) for name in order if name in known])
    result: dict[str, str] = {}
    low: str | None = None
    waiting: list[str] = []
    for name in order:
        if name not in kept:
            waiting.append(name)
            continue
        result.update(zip(waiting, positions.spread(len(waiting), low, known[name]), strict=True))
        waiting, low = [], known[name]
    result.update(zip(waiting, positions.spread(len(waiting), low, None), strict=True))
    return result


def merged_order(shown: Sequence[str], present: Sequence[str], removed: frozenset[str]) -> list[str]:
    """Return the order an editor shows, with rows it does not know of left behind the row they followed."""
    order = list(shown)
    known = set(shown)
    for index, name in enumerate(present):
        if name in known or name in removed:
            continue
        before = next((each for each in reversed(present[:index]) if each in known), None)
        order.insert(order.index(before) + 1 if before else 0, name)
        known.add(name)
    return order


def _longest_ascending(pairs: Sequence[tuple[str, str]]) -> frozenset[str]:
    tails: list[str] = []
    tail_at: list[int] = []
    previous: list[int] = []
    for index, (_name, position) in enumerate(pairs):
        place = bisect_left(tails, position)
        previous.append(tail_at[place - 1] if place else -1)
        tails[place : place + 1] = [position]
        tail_at[place : place + 1] = [index]
    kept: set[str] = set()
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        kept.add(pairs[index][0])
        index = previous[index]
    return frozenset(kept)
