"""Read the numbers that headings have in numbered reports: "2.1 Safeguarding", "QS3: Equity", "Table 2. Money"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.assessment import PassageKind
from domain.text.blocks import TextBlock

_NUMBER = re.compile(
    r"(?:QS ?|PART )?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[A-Z]\d{0,2}[.):]|[A-Z]\d{1,2}(?=\s+[A-Z]))\s+(?=\S)"
    r"|QS ?\d{1,2}\W+"
)
_KIND = r"(?:quality statement|statement|section|chapter|table|part|annex|appendix|item|question|q)"
_MOST_WORDS_OF_A_HEADING = 14
_VALUE = r"(?:\d{1,2}(?:\.\d{1,2})?|[A-Z]|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)"
_KIND_AND_NUMBER = re.compile(rf"{_KIND}\s?{_VALUE}(?: of {_VALUE})?\s*[.:)|–—-]+\s*(?=\S)", re.IGNORECASE)
_ONLY_KIND = re.compile(r"(?:theme|domain|section|part)\s*(?::|\s[–—-])\s+(?=[A-Z])", re.IGNORECASE)
_ONLY_NUMBER = re.compile(rf"(?:{_KIND}|QS)\s?{_VALUE}(?: of {_VALUE})?|\d{{1,2}}(?:\.\d{{1,2}})?\.?", re.IGNORECASE)
_ORDERED = re.compile(
    rf"(?:(?P<kind>{_KIND})\s?)?(?P<letter>(?-i:[A-Z])?)(?P<number>\d{{0,2}})(?P<deeper>(?:\.\d{{1,2}}){{0,3}})"
    r"(?P<sign>[.):]?)(?=\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a heading: `form` is how it is written, `values` what it counts."""

    form: tuple[str, ...]
    values: tuple[int, ...]

    def may_follow(self, other: Number | None) -> bool:
        """Say whether this is the number of a heading as high as the one with the other, further on in the text."""
        if other is None or self.form != other.form:
            return False
        *before, last = self.values
        *others, number = other.values
        return (before == others and last == number + 1) or self.values[0] == other.values[0] + 1


def without_number(text: str) -> str:
    """Return a line without the number that a heading has in a numbered report."""
    match = _NUMBER.match(text) or _KIND_AND_NUMBER.match(text) or _ONLY_KIND.match(text)
    return text[match.end() :] if match else text


def is_of_kind(text: str) -> bool:
    """Say whether a line has the number of a table, a part or a section before its words: "Table 2. Money"."""
    return _KIND_AND_NUMBER.match(text) is not None


def is_only_number(text: str) -> bool:
    """Say whether a cell counts a statement or section and does no more: "Quality statement 1 of 9"."""
    return _ONLY_NUMBER.fullmatch(text.strip()) is not None


def number_of(text: str) -> Number | None:
    """Return the number of a heading; None where it has none."""
    match = _ORDERED.match(text.lstrip())
    if match is None:
        return None
    kind, letter, number, deeper, sign = match.groups(default="")
    if not (letter or number) or (letter and not number and not (kind or sign)):
        return None
    steps = deeper.split(".")[1:]
    form = (kind.casefold(), "A" if letter else "", "1" if number else "", str(len(steps)), sign)
    return Number(form, (ord(letter.upper()) if letter else 0, int(number or 0), *map(int, steps)))


def follows(block: TextBlock, number: Number | None) -> bool:
    """Say whether a block is a heading that counts on from one with the number."""
    if number is None or block.kind is PassageKind.BULLET or block.text.rstrip()[-1:] in ".:;,":
        return False
    if len(block.text.split()) > _MOST_WORDS_OF_A_HEADING:
        return False
    own = number_of(block.text)
    return own is not None and own.may_follow(number)
