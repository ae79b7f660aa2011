"""Sortable keys that leave room between any two of them, so that moving one thing rewrites one thing.

A key is a whole number followed by a fraction, both in base 62 with digits in ASCII order, so that keys compare as
plain bytes do. The first letter of the whole number tells its length: "a0" to "az", then "b00" to "bzz"; below zero
"Zz" down to "Z0", then "Yzz" down. Adding at either end therefore lengthens keys only with the logarithm of the count.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
_ZERO = "a0"


def between(low: str | None, high: str | None) -> str:
    """Return a key after `low` and before `high`; None stands for the open end on that side.

    Raises ValueError for a string that is not a key, and when `low` does not come before `high`.
    """
    low_whole, low_fraction = _parts(low) if low is not None else ("", "")
    high_whole, high_fraction = _parts(high) if high is not None else ("", "")
    if low is None:
        return _before(high_whole, high_fraction) if high is not None else _ZERO
    if high is None:
        return _next_whole(low_whole)
    if low >= high:
        raise ValueError(f"{low!r} does not come before {high!r}")
    if low_whole == high_whole:
        return low_whole + _middle(low_fraction, high_fraction)
    following = _next_whole(low_whole)
    return following if following < high else low_whole + _middle(low_fraction, None)


def spread(count: int, low: str | None = None, high: str | None = None) -> tuple[str, ...]:
    """Return `count` ascending keys between `low` and `high`, as short as their number allows.

    Raises ValueError for a negative count and as `between` does.
    """
    if count < 0:
        raise ValueError(f"a count of {count} is less than nothing")
    if count == 0:
        return ()
    if high is None:
        return _ascending(count, low)
    if low is None:
        return _descending(count, high)
    middle = between(low, high)
    below = (count - 1) // 2
    return (*spread(below, low, middle), middle, *spread(count - 1 - below, middle, high))


def _ascending(count: int, low: str | None) -> tuple[str, ...]:
    keys: list[str] = []
    for _ in range(count):
        low = between(low, None)
        keys.append(low)
    return tuple(keys)


def _descending(count: int, high: str) -> tuple[str, ...]:
    keys: list[str] = []
    for _ in range(count):
        high = between(None, high)
        keys.append(high)
    return tuple(reversed(keys))


def _parts(key: str) -> tuple[str, str]:
    """Return the whole number and the fraction of a key; raise ValueError when it is none."""
    length = _length(key[:1])
    whole, fraction = key[:length], key[length:]
    if len(whole) < length or fraction.endswith("0") or not all(digit in _VALUE for digit in key):
        raise ValueError(f"{key!r} is not a position")
    return whole, fraction


def _length(head: str) -> int:
    """Return how many characters a whole number has, its first letter included."""
    if "a" <= head <= "z":
        return ord(head) - ord("a") + 2
    if "A" <= head <= "Z":
        return ord("Z") - ord(head) + 2
    raise ValueError(f"no position starts with {head!r}")


def _before(whole: str, fraction: str) -> str:
    return whole if fraction else _previous_whole(whole)


def _next_whole(whole: str) -> str:
    head, digits = whole[0], whole[1:].rstrip("z")
    if digits:
        raised = digits[:-1] + DIGITS[_VALUE[digits[-1]] + 1]
        return (head + raised).ljust(len(whole), "0")
    head = "a" if head == "Z" else chr(ord(head) + 1)
    return head.ljust(_length(head), "0")


def _previous_whole(whole: str) -> str:
    head, digits = whole[0], whole[1:].rstrip("0")
    if digits:
        lowered = digits[:-1] + DIGITS[_VALUE[digits[-1]] - 1]
        return (head + lowered).ljust(len(whole), "z")
    head = "Z" if head == "a" else chr(ord(head) - 1)
    return head.ljust(_length(head), "z")


def _middle(low: str, high: str | None) -> str:
    """Return a fraction between two others, the upper one being 1 when it is None, in as few digits as serve."""
    place = 0
    while True:
        floor = _VALUE[low[place]] if place < len(low) else 0
        ceiling = _BASE if high is None else _VALUE[high[place]]
        if ceiling - floor > 1:
            return low[:place].ljust(place, "0") + DIGITS[(floor + ceiling) // 2]
        if ceiling - floor == 1:
            if high is not None and len(high) > place + 1:
                return high[: place + 1]
            high = None
        place += 1
