"""What a text is made of, without order: by that it is told which forms have to be looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.checks.prose import Words

_JOINTS = str.maketrans("'&", "--")
_DIGITS = re.compile(r"\d+")


class TextParts(NamedTuple):
    """The words of a text in small letters, also those within words with hyphens, and its numbers as they are written.

    "2023/24" and "5.30" are one number each, "2023-24" is two. Those words that are `joined` have a hyphen or an
    apostrophe within.
    """

    words: frozenset[str]
    numbers: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


def parts_of(words: Words) -> TextParts:
    """Return what a text of these words is made of."""
    odd = [word for word in words.present if not word.isalpha()]
    if not odd:
        return TextParts(words.present)
    numbers = tuple([word for word in odd if word[0].isdigit()])
    if len(numbers) == len(odd):
        return TextParts(words.present, numbers)
    joined = tuple([word for word in odd if not word[0].isdigit()])
    return TextParts(words.present.union(*[word.translate(_JOINTS).split("-") for word in joined]), numbers, joined)


def digits_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each row of digits begins and ends."""
    return map(re.Match.span, _DIGITS.finditer(text))
