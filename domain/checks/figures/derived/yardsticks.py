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
    r"\b(?:[Tt]argets?|goals?|standards?(?=\s+(?:of|was|is|that|to|for)\b|[^\w\s])|ambition|aim(?:ed|s)?|[Pp]lanned|(?:its"
    r"|the|their|our)\s+plan|plan\s+(?:was|had\s+been|foresaw|for\s+x+)|foresaw|foreseen|intended|expected"
    r"|expectation"
    r"|(?:meant|supposed)\s+to|pledged?|[Bb]udget(?:ed|s)?|[Ee]stimated?s?|[Ff]orecast|allow(?:ed|ance)|threshold|limit|maximum|timescale|deadline)\b"
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
    r"|(?:[Tt]he|an|their)\s+average\s+(?:for|of|in|across)\s+(?:similar|all|the|other|England)"
    r"|(?:this|that|the|(?<=than))\s+average(?=\s*(?:[.,;)]|\Z)))\b"
)
CLAUSE_END = re.compile(r"[,;:]\s|\s(?:and|while|whereas|but|against|compared|than)\s|\Z")
_CUT = re.compile(r"[;:]\s|\s(?:and|while|whereas|but)\s|,\s(?:against|compared)\b")
_BEHIND_LAST = re.compile(r"(?:\s+[a-z]+){1,2},\s")
"""What is said of the figure before: "£112m estimated, £110m actual"."""
_HELD = re.compile(r"\b(?:[Cc]ompared|[Uu]nlike|[Ll]ike|than|above|below|against|with)\b[^,]*,(?!\s+which\b)")
_LISTED = re.compile(
    r"(?:\s+(?!against\b|than\b|versus\b|from\b|above\b|below\b)[a-z]+)?,?\s+(?:and\s+|or\s+|to\s+)?(?:£\s?)?|\s*\(\s*"
)
_SAID_YARDSTICKS = (
    "meant supposed target targets goal goals standard standards ambition aim aimed aims planned plan foresaw foreseen"
    " intended"
    " expected expectation pledge pledged budget budgeted budgets estimate estimated estimates forecast allowed"
    " allowance threshold limit maximum timescale deadline england national nationally elsewhere regional regionally"
    " region country authorities areas councils comparator comparators neighbours average"
)
YARDSTICK_WORDS = frozenset(_SAID_YARDSTICKS.split())
"""A word of everything that names a yardstick."""
_LED = re.compile(
    r"\b(?:than|above|below|over|under|exceed(?:ed|ing)|behind|ahead\s+of|short\s+of|with|to|as|from)\s[^;:(]{2,80}?(?:\(|:|,(?:\s+at)?|\sat)\s*\Z"
)
_AGAINST = re.compile(
    r"(?:\s+(?:[a-z]+\s+)?[a-z]+)?,?\s+(?:compared\s+(?:with|to)|against|versus|vs\.?|and)\s+(?:just\s+|only\s+)?(?:£\s?)?"
)


def is_second_of_pair(text: str, one: Quantity, other: Quantity) -> bool:
    """Return whether of two figures the second is the yardstick's: "lower than the average (62% against 66%)"."""
    return (
        _AGAINST.fullmatch(text, one.end, other.start) is not None
        and _LED.search(text, max(0, one.start - 120), one.start) is not None
    )


def role_of(reading: Reading, each: Quantity) -> Role:
    """Return what the words around a figure of a sentence, up to its neighbours of one kind, make it."""
    text, own = reading.plain, reading.own
    low = max([one.end for one in own if one.end <= each.start and one.kind == each.kind], default=0)
    high = min([one.start for one in own if one.start >= each.end], default=len(text))
    cuts = [match.end() for match in _CUT.finditer(text, low, each.start)]
    if cuts and cuts[-1] == each.start and text.endswith(": ", 0, each.start):
        cuts.pop()  # a label is what its figure is: "Estimated spending: £97.4 million"
    if (behind_last := _BEHIND_LAST.match(text, low)) is not None and low and behind_last.end() <= each.start:
        cuts.append(behind_last.end())
    before = _HELD.sub("", text[max(cuts, default=low) : each.start])
    end = CLAUSE_END.search(text, each.end, high)
    behind = text[each.end : end.start() if end is not None else high]
    if behind.startswith((" in England", " for England", " nationally")):
        return Role.AVERAGE if AVERAGE.search(behind) is not None else Role.MEASURED
    for role, pattern in ((Role.TARGET, TARGET), (Role.AVERAGE, AVERAGE)):
        named = pattern.search(before) or pattern.search(behind)
        if named is not None and (each.kind == Unit.POUNDS.value or not named.group().lower().startswith("estimate")):
            return role  # "Skills for Care estimated a rate of 8%" tells what is
    return Role.MEASURED


def is_listed(text: str, end: int, start: int) -> bool:
    """Return whether two figures stand side by side: the yardstick's name behind the first is not the second's."""
    return _LISTED.fullmatch(text, end, start) is not None and TARGET.search(text, end, start) is None
