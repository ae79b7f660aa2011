"""Make rules ready once for the words they are made of: that takes longer than to check a page by them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_KEPT = 4
"""The shipped house style, an organisation's own, and what they were before the last change."""

Book = TypeVar("Book")


def made_once(make: Callable[..., Book]) -> Callable[..., Book]:
    """Return `make`, which gives back what it last made of the very same values.

    They are told by identity, for to compare thousands of rules takes long as well; so `make` must not change them, nor
    may what it makes depend on anything else.
    """
    made: OrderedDict[tuple[int, ...], tuple[object, Book]] = OrderedDict()

    @wraps(make)
    def kept(*words: object) -> Book:
        key = tuple(map(id, words))
        known = made.pop(key, None)
        # The values are kept beside what was made of them, so that no others can get their identity meanwhile.
        made[key] = known = known or (words, make(*words))
        if len(made) > _KEPT:
            made.popitem(last=False)
        return known[1]  # and not what is kept by now: two workers may ask at once

    return kept
