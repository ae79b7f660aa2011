"""Hold what the next sentence says again of a plan's years, or of how many were listed, against them.

"The strategy covered 2023 to 2028. This four-year strategy"; "exercises in October 2023, May 2024 and February 2025.
All four exercises"; "we visited Ashby House, Fern Court and Mill Lane. All four homes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checks.figures.durations import fits, right_of, spans_in
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.numbers import MONTH_WORDS
from domain.checks.finding import Severity
from domain.checks.stems import stem
from domain.dates import MONTHS

_SAID_PLANS = (
    "plan strategy programme vision contract agreement framework project pilot deal grant cycle partnership roadmap "
    "horizon lifetime lifespan span window run duration period "
    "term lease scheme trial tenancy commitment settlement tender concordat"
)
_SAID_OCCASIONS = "events occasions times dates meetings sessions"
_PLANS = _SAID_PLANS.split()
_YEARS = re.compile(
    rf"\b(?P<count>[a-z]+|\d+)-(?P<unit>year|month|week)\s+(?:[a-z’-]+\s+){{0,3}}?(?P<noun>{'|'.join(_PLANS)})s?\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:[Tt]his|[Tt]he|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]hese|(?:called|as)\s+(?:it\s+|this\s+)?an?)\s+\Z"
)
_PLAN = re.compile(rf"\b(?:{'|'.join(_PLANS)})\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?P<said>(?:[Aa]ll(?:\s+of)?(?:\s+(?:the|these|its))?|[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Ee]ach\s+of\s+(?:the|these|its)"
    r"|[Ee]very\s+one\s+of\s+the|[Ee]ither\s+of\s+the|[Nn]one\s+of\s+(?:the|these))\s+(?P<count>[a-z]+|\d{1,2})|(?P<both>[Bb]oth)(?:\s+of)?(?:\s+(?:the|these|its))?)"
    r"\s+(?:(?!of\b|and\b|to\b|more\b|other\b)[a-z’-]+\s+){0,2}?(?P<noun>[a-z-]+s|people)\b(?!\s+[a-z]+s\b)"
)
_MONTH = rf"(?:\d{{1,2}}\s)?(?:{'|'.join(MONTHS)})(?:\s(?:19|20)\d\d)?"
_DATES = re.compile(
    rf"\b(?:in|on|during)\s+(?P<items>{_MONTH}(?:(?:,|,?\s+and)\s+(?:(?:in|on|again\s+in)\s+)?{_MONTH}\b)+)"
)
_YEAR_LIST = re.compile(r"\b(?:in)\s+(?P<items>20\d\d(?:(?:,|,?\s+and)\s+(?:in\s+)?20\d\d\b(?![/–-]))+)")
_NAME = r"(?:the\s+)?[A-Z][\w’-]*(?:\s(?:of\s)?[A-Z][\w’-]*)*"
_NAMES = re.compile(rf"(?P<items>{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME})\s*\.?\s*\Z")
_ITEM = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_OCCASIONS = frozenset(map(stem, _SAID_OCCASIONS.split()))
_OTHERS = re.compile(r"\b(?:other|further|remaining|next|last|first|another)\b")
_MOST = 12
_UNITS = frozenset({"year", "month", "week"})


def may_mention(sentence: Sentence) -> bool:
    """Return whether a sentence has so many years in one word, or a number and another sentence before it."""
    if sentence.text_before and (sentence.numbers or "both" in sentence.words):
        return True
    return "-" in sentence.text and not _UNITS.isdisjoint(sentence.words)


def mentioned_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "duration-wrong" and "list-miscounted" of a sentence with the one or two before it."""
    if "-year" in sentence.text or "-month" in sentence.text or "-week" in sentence.text:
        yield from _of_plan(sentence, reader)
    if sentence.text_before and _may_be_counted(sentence):
        yield from _of_list(sentence, reader)


def _of_plan(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    before = sentence.preceding
    for match in _YEARS.finditer(sentence.text):
        count = _value_of(match["count"], reader)
        for text in (sentence.text, sentence.text_before, before.text_before if before is not None else ""):
            spans = list(spans_in(text)) if "20" in text else []
            if count is None or not spans:
                continue
            is_named = text is sentence.text or (
                _PLAN.search(text) is not None and _THIS.search(sentence.text, 0, match.start()) is not None
            )
            if len(spans) == 1 and is_named and not fits(spans[0], count, match["unit"].casefold()):
                data = (("said", match.group()), ("right", right_of(spans[0], match["unit"].casefold())))
                yield Slip("duration-wrong", Severity.SHOULD, *match.span(), data)
            break


def _value_of(word: str, reader: FigureReader) -> int | None:
    value = Fraction(word) if word.isdecimal() else reader.numbers.values.get(word.casefold())
    return int(value) if value is not None else None


def _may_be_counted(sentence: Sentence) -> bool:
    """Return whether a sentence has a small number, and the one before it ends in a list of dates or names."""
    if "both" not in sentence.words and not any(each.is_word or each.value <= _MOST for each in sentence.numbers):
        return False
    before = sentence.preceding
    if before is None or "and" not in before.words:
        return False
    if len(sentence.dates_before) > 1 or len(before.words & MONTH_WORDS) > 1:
        return True
    return sentence.text_before.rpartition(" and ")[2][:1].isupper()


def _of_list(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    text, before = sentence.text, sentence.text_before
    for match in _ALL.finditer(text):
        count = 2 if match["both"] else _value_of(match["count"], reader)
        if count is None or not 2 <= count <= _MOST or _OTHERS.search(match.group()):
            continue
        listed = _listed(before, match, is_first=match.start() == 0)
        if listed and listed != count:
            data = (("said", match["said"]), ("count", str(listed)))
            yield Slip("list-miscounted", Severity.SHOULD, *match.span(), data)
            return


def _listed(before: str, match: re.Match[str], *, is_first: bool) -> int:
    """Return how many of what a sentence counts the one before it lists, 0 where that cannot be told."""
    noun = stem(match["noun"])
    told = {stem(each) for each in re.findall(r"[a-z]+", before.lower())}
    is_named = noun in told or noun in _OCCASIONS
    for pattern in (_DATES, _YEAR_LIST):
        lists = list(pattern.finditer(before))
        if len(lists) == 1 and is_named and not re.search(r"\b(?:from|between|to|until)\b", before[lists[0].start() :]):
            return len(_ITEM.split(lists[0]["items"]))
        if lists:
            return 0
    names = _NAMES.search(before)
    if names is None or not is_first or re.search(r"\d", names.group()):
        return 0
    head = before[: names.start()].rstrip()
    is_all = match["said"][:1] in "AaBb"
    is_object = is_all or not head.endswith(("of", "for", "in", "between"))
    return len(_ITEM.split(names["items"])) if is_object or noun in told else 0
