"""Read the table of words that are taken for one another and that the classes of the words on both sides tell apart.

A line is "wrong > right | before | after | not before | not after": the word as it is written and the one that is
meant, what must stand before it, what after it, what must not stand before it and what not after it. The entries are
those of `WordRule`, divided by commas. A name in braces stands for each of the entries of a group, and "<a|b>" also
for words that are no class: "<is|was>". With "=" before it, the word is wrong in small letters only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from typing import Final

from domain.checks.lexicon import BITS
from domain.checks.word_rules import WordRule
from domain.plain_data import Misshapen

_COLUMN: Final = re.compile(r"(?<=\s)\|(?=\s|\Z)")
_COLUMNS: Final = 5


def rules_of_table(lines: Iterable[str], groups: Mapping[str, tuple[str, ...]], place: str) -> tuple[WordRule, ...]:
    """Return the rules of the lines of a table; raise Misshapen naming the place of one that cannot be read."""
    rules = []
    for number, line in enumerate(lines):
        pair, *columns = (part.strip() for part in _COLUMN.split(line))
        wrong, divided, right = pair.partition(" > ")
        if not divided or len(columns) >= _COLUMNS:
            raise Misshapen(f"{place}[{number}]", "must be a pair of words and at most four columns")
        try:
            beside = [_entries(column, groups) for column in columns]
        except KeyError as error:
            raise Misshapen(f"{place}[{number}]", f"{error} is no group") from error
        before, after, not_before, not_after = (*beside, (), (), (), ())[: _COLUMNS - 1]
        rules.append(
            WordRule(wrong.removeprefix("="), right, before, after, not_before, not_after, is_exact=wrong[0] == "=")
        )
    return tuple(rules)


def _entries(column: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    listed = (_written_out(each, groups) for each in column.split(",") if each.strip())
    return tuple(dict.fromkeys(chain.from_iterable(listed)))


def _written_out(entry: str, groups: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    return map(" ".join, product(*(_choices(each, groups) for each in entry.split())))


def _choices(spec: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the entries that one place of an entry stands for."""
    if spec[0] == "{":
        return groups[spec.strip("{}")]
    if spec[0] != "<" or spec[1] == "=":
        return (spec,)
    named = spec.strip("<>").split("|")
    known = "|".join(each for each in named if each in BITS)
    others = tuple(each for each in named if each not in BITS)
    return (f"<{known}>", *others) if known else others
