"""Tell what a figure is for: one that was measured, or a target, plan or average that others are held against."""

from __future__ import annotations

import re
from enum import StrEnum

from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Quantity, Reading


class Role(StrEnum):
    """What a figure is for: one that was measured, or a yardstick of others.

    A share of all people is told from one of those who draw on support only where a claim holds the two against each
    other.
    """

    MEASURED = ""
    TARGET = "target"
    AVERAGE = "average"
    POPULATION = "population"


TARGET = re.compile(
    r"\b(?:targets?|goals?|standards?(?=\s+(?:of|was|is|that|to|for)\b|[^\w\s])|ambition|aim(?:ed|s)?|planned|(?:its"
    r"|the|their|our)\s+plan|plan\s+(?:was|had\s+been|foresaw|for\s+x+)|foresaw|foreseen|intended|expected"
    r"|expectation"
    r"|(?:meant|supposed)\s+to|pledged?|budget(?:ed|s)?|estimated?s?|forecast|allow(?:ed|ance)|threshold|limit|maximum|timescale|deadline)\b"
)
_SOURCES = r"(?:data|survey|figures|collection|return|statistic|report|audit|profile|dataset|minimum|insurance|record)"
AVERAGE = re.compile(
    rf"(?<!NHS )(?<!East of )(?<!Carers in )\b(?:England(?!\s+x{{4,}})(?!\s+{_SOURCES})(?!’s\s+{_SOURCES})"
    rf"|[Nn]ational(?:ly)?(?!\s+{_SOURCES})"
    rf"|[Ee]lsewhere(?=\s+in\s+(?:England|the))"
    r"|[Rr]egional(?:ly)?(?=\s+(?:average|figure|rate|mean|median|level|price|total)|\W)|(?:the|in\s+its"
    r"|across\s+its|our)\s+(?:whole\s+)?region\b"
    r"|(?:the|this|that)\s+country|(?:similar|comparable|neighbouring|other|all)\s+(?:local\s+)?(?:authorities|areas"
    r"|councils)|comparators?|neighbours"
    r"|(?:[Tt]he|an|their)\s+average\s+(?:for|of|in|across)\s+(?:similar|all|the|other|England))\b"
)
CLAUSE_END = re.compile(r"[,;:]\s|\s(?:and|while|whereas|but|against|compared|than)\s|\Z")
_CUT = re.compile(r"[;:]\s|\s(?:and|while|whereas|but)\s|,\s(?:against|compared)\b")
_BEHIND_LAST = re.compile(r"(?:\s+[a-z]+){1,2},\s")
"""What is said of the figure before: "£112m estimated, £110m actual"."""
_HELD = re.compile(r"\b(?:[Cc]ompared|[Uu]nlike|[Ll]ike|than|above|below|against|with)\b[^,]*,")
_LISTED = re.compile(r"(?:\s+[a-z]+)?,?\s+(?:and\s+|or\s+|to\s+)?(?:£\s?)?|\s*\(\s*")
_SAID_YARDSTICKS = (
    "meant supposed target targets goal goals standard standards ambition aim aimed aims planned plan foresaw foreseen"
    " intended"
    " expected expectation pledge pledged budget budgeted budgets estimate estimated estimates forecast allowed"
    " allowance threshold limit maximum timescale deadline england national nationally elsewhere regional regionally"
    " region country authorities areas councils comparator comparators neighbours average"
)
YARDSTICK_WORDS = frozenset(_SAID_YARDSTICKS.split())
"""A word of everything that names a yardstick."""


def role_of(reading: Reading, each: Quantity) -> Role:
    """Return what the words around a figure of a sentence, up to its neighbours of one kind, make it."""
    text, own = reading.plain, reading.own
    low = max([one.end for one in own if one.end <= each.start and one.kind == each.kind], default=0)
    high = min([one.start for one in own if one.start >= each.end], default=len(text))
    cuts = [match.end() for match in _CUT.finditer(text, low, each.start)]
    if (behind_last := _BEHIND_LAST.match(text, low)) is not None and low and behind_last.end() <= each.start:
        cuts.append(behind_last.end())
    before = _HELD.sub("", text[max(cuts, default=low) : each.start])
    end = CLAUSE_END.search(text, each.end, high)
    behind = text[each.end : end.start() if end is not None else high]
    for role, pattern in ((Role.TARGET, TARGET), (Role.AVERAGE, AVERAGE)):
        named = pattern.search(before) or pattern.search(behind)
        if named is not None and (each.kind == Unit.POUNDS.value or not named.group().startswith("estimate")):
            return role  # "Skills for Care estimated a rate of 8%" tells what is
    return Role.MEASURED


def is_listed(text: str, end: int, start: int) -> bool:
    """Return whether two figures stand side by side: the yardstick's name behind the first is not the second's."""
    return _LISTED.fullmatch(text, end, start) is not None and TARGET.search(text, end, start) is None
