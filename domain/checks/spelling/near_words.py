"""Which words of a language are one slip of the keyboard away from a word that is not one of its."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def near_words(word: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the words that a slip makes this one of, the likeliest first, written with its capital.

    A slip is two letters exchanged, a letter doubled or not, one left out, put in, or taken for another.
    """
    lower = word.lower()
    is_capital = word[:1].isupper()
    found = [each for each in dict.fromkeys(slips(lower)) if each != lower and is_known(each)]
    return tuple(each[:1].upper() + each[1:] if is_capital else each for each in found)


def slips(word: str) -> Iterator[str]:
    """Yield what a word may have been meant to be, the likelier slips first; the first letter is seldom wrong."""
    places = range(len(word))
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1])
    yield from (word[:at] + word[at:][:1] + word[at:] for at in places)
    yield from (word[:at] + word[at + 1 :] for at in places[1:])
    yield from (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in _LETTERS)
    yield from (word[:at] + letter + word[at + 1 :] for at in places[1:] for letter in _LETTERS)
    yield word[1:]
    yield from (letter + word for letter in _LETTERS)
    yield from (letter + word[1:] for letter in _LETTERS)
