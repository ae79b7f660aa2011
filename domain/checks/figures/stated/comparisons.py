"""Hold a comparison with the country, the region or others against the two figures, in whatever order all three stand.

"71% felt in control; nationally it was 77%, so our area did better"; "the England figure was 62.1%. Our 57.8% exceeded
this"; "12% for the region and 9% for our area, which put us above the region".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checks.figures.derived.yardsticks import is_second_of_pair
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Quantity, Reading, undated
from domain.checks.figures.stated.courses import goodness
from domain.checks.figures.stated.pool import are_rough, place_of
from domain.checks.finding import Severity

_OTHERS = (
    r"(?:England(?:’s)?|[Nn]ational(?:ly)?|[Rr]egion(?:al|ally)?|average|country|nationwide|[Cc]omparators?|benchmark|neighbours?|peers"
    r"|(?:similar|other|comparable|neighbouring)\s+(?:local\s+)?(?:authorities|councils|areas))"
)
_LABEL_BEFORE = re.compile(rf"(?<!than )(?<!than the )\b(?P<who>{_OTHERS})\b[^;.%£\d,]{{0,40}}(?:,\s+at\s+)?\(?\Z")
_LABEL_AFTER = re.compile(
    rf"\s*\)?,?\s+(?:(?:in|for|across|of|among|throughout|was|is)\s+)?(?:the\s+)?(?:rest\s+of\s+)?{_OTHERS}\b"
)
_OWN = re.compile(r"\b(?:[Oo]ur|[Hh]ere|[Ll]ocal(?:ly)?|authority|area|borough|county|city|[Ii]ts|[Oo]urs|[Ww]e)\b")
_OCCASION = (
    r"(?:[Cc]ensus|survey|year|years|period|time|date|day|week|month|quarter|return|report|data|source|publication)\b"
)
_WORD = re.compile(
    r"\b(?:(?P<up>higher|above|exceed(?:ed|s|ing)|more\s+(?:likely|often|common)|greater|larger|longer|over|outstripped)"
    r"|(?P<down>lower|below|under|less\s+(?:likely|often|common)|fewer|smaller|shorter|short\s+of|trailed|lagged\s+behind)"
    r"|(?P<better>better|ahead\s+of|outperform(?:ed|ing|s)|beat|stronger)|(?P<worse>worse|behind|poorer|weaker)"
    rf"|(?P<same>about\s+the\s+same|much\s+the\s+same|the\s+same(?!\s+{_OCCASION})|similar(?!\s+(?:local\s+)?(?:authorities|councils|areas|places))|in\s+line|on\s+a\s+par|close|equal))\b"
)
_OTHERS_AFTER = re.compile(
    rf"(?:\s+(?:than|as|to|with))?(?:\s+(?:the|that|those|what|it|was|of|for|in))*\s+(?:\d\S*\s+(?:for|in|of|across)\s+)?{_OTHERS}\b"
)
_ADJUNCT = re.compile(r"\A\s*(?:[Cc]ompared|[Ii]n\s+comparison|[Aa]gainst|[Uu]nlike|[Ww]ith)\b[^,]*,\s")
_SUBJECT = re.compile(rf"\b{_OTHERS}\b")
_REPRESENTED = re.compile(r"\b(?P<way>[Oo]ver|[Uu]nder)-?\s?represented\b")
_POPULATION = re.compile(r"\b(?:population|residents|community|communities|census|Census)\b")
_CLAUSE = re.compile(r"[;:.]\s|,\s+(?:and|so|but|which|while|whereas)\b|\b(?:so|but|and)\s")
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|rather|if|would|could|should|might|aim\w*|target|expected|hoped|than)\s+(?:[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_PER = re.compile(r"\b(?:per|every|each)\s+\Z")
_APART, _FEWEST, _SHARE = 6, 2, Fraction(15, 100)
WORDS = frozenset(
    {
        "higher",
        "above",
        "exceeded",
        "exceeds",
        "exceeding",
        "more",
        "greater",
        "larger",
        "longer",
        "over",
        "lower",
        "below",
    }
    | {
        "under",
        "less",
        "fewer",
        "smaller",
        "shorter",
        "short",
        "trailed",
        "lagged",
        "better",
        "ahead",
        "beat",
        "stronger",
    }
    | {"outperformed", "worse", "behind", "poorer", "weaker", "same", "similar", "line", "par", "close", "equal"}
)
REPRESENTED = frozenset({"represented", "overrepresented", "underrepresented"})
WORDS |= REPRESENTED
"""A word of everything that this rule looks for."""


def stated_comparison_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" and "similarity-contradicted" of a sentence with the one before."""
    if (represented := _REPRESENTED.search(reading.text)) is not None:
        yield from _represented(reading, represented)
    pair = _pair(reading)
    if pair is None or are_rough(reading, reader, pair):
        return
    own, other = pair
    words = [each for each in _WORD.finditer(reading.plain) if not _NOT.search(reading.text, 0, each.start())]
    words = [each for each in words if _is_of_both(reading, each, pair)]
    if len(words) != 1:
        return
    word = words[0]
    if _is_of_other(reading, word, pair):
        own, other = other, own
    kind = word.lastgroup or ""
    said = (("word", word.group()), ("own", own.said), ("other", other.said))
    if kind == "same":
        apart = abs(own.value - other.value)
        if apart > (_APART if own.kind == Unit.PERCENT.value else max(own.value, other.value) * _SHARE):
            yield Slip("similarity-contradicted", Severity.SHOULD, *place_of(*word.span(), pair), said)
        return
    way = kind
    if kind in ("better", "worse"):
        good = goodness(reading, reader, own.kind)
        way = "" if good is None else "up" if good is (kind == "better") else "down"
    if way and ((own.value <= other.value) if way == "up" else (own.value >= other.value)):
        yield Slip("comparison-contradicted", Severity.SHOULD, *place_of(*word.span(), pair), said)


def _represented(reading: Reading, word: re.Match[str]) -> Iterator[Slip]:
    """Hold "over-represented" against the shares of a group among those who are supported and in the population."""
    texts = ((reading.before, reading.sentence.text_before), (reading.own, reading.text))
    shares = [(each, text) for quantities, text in texts for each in quantities if each.kind == Unit.PERCENT.value]
    of_all = [each for each, text in shares if _POPULATION.search(text[max(0, each.start - 80) : each.end + 60])]
    others = [each for each, _text in shares if each not in of_all]
    others = others or [each for each in reading.earlier[-1:] if each.kind == Unit.PERCENT.value]
    if len(of_all) != 1 or len(others) != 1 or _NOT.search(reading.text, 0, word.start()):
        return
    own, whole = others[0], of_all[0]
    is_over = word["way"].casefold() == "over"
    if (own.value <= whole.value) if is_over else (own.value >= whole.value):
        data = (("word", word.group()), ("own", own.said), ("other", whole.said))
        yield Slip("comparison-contradicted", Severity.SHOULD, *word.span(), data)


def _pair(reading: Reading) -> tuple[Quantity, Quantity] | None:
    """Return the figure of the area and that of the others, where there are no more of their kind."""
    own = [each for each in reading.own if _is_rate(reading.text, each)]
    found = (
        own
        if len(own) >= _FEWEST
        else [*(q for q in reading.before if _is_rate(reading.sentence.text_before, q)), *own]
    )
    if len(found) != _FEWEST or not own or found[0].kind != found[1].kind:
        return None
    if len(own) == _FEWEST and is_second_of_pair(reading.plain, *own):
        return own[0], own[1]
    are_others = [_is_of_others(reading, each) for each in found]
    if are_others[0] is are_others[1]:
        return None
    return (found[1], found[0]) if are_others[0] else (found[0], found[1])


def _is_rate(text: str, each: Quantity) -> bool:
    """Return whether a figure is a percentage, or one with decimals, that can be compared between places."""
    return each.kind == Unit.PERCENT.value or (
        not each.kind and each.number.half > 0 and not _PER.search(text, 0, each.start)
    )


def _is_of_others(reading: Reading, each: Quantity) -> bool:
    text = reading.sentence.text_before if each.is_before else reading.text
    if _LABEL_AFTER.match(text, each.end):
        return True
    quantities = reading.before if each.is_before else reading.own
    low = max([one.end for one in quantities if one.end <= each.start], default=0)
    plain = undated(text)
    label = _LABEL_BEFORE.search(plain, max(low, each.start - 70), each.start)
    return label is not None and _OWN.search(plain, label.end("who"), each.start) is None


def _is_of_both(reading: Reading, word: re.Match[str], pair: tuple[Quantity, Quantity]) -> bool:
    """Return whether a word stands behind one of the figures, or tells of others, and no number is what it leads to."""
    own = [each for each in pair if not each.is_before]
    if word["up"] in ("over", "more") or word["down"] == "under":
        return _OTHERS_AFTER.match(reading.text, word.end()) is not None
    return any(each.end <= word.start() for each in own) or any(word.end() <= each.start for each in own)


def _is_of_other(reading: Reading, word: re.Match[str], pair: tuple[Quantity, Quantity]) -> bool:
    """Return whether what is said to be more or less is the figure of the others: "the average was lower"."""
    if _OTHERS_AFTER.match(reading.text, word.end()):
        return False
    begin = max([match.end() for match in _CLAUSE.finditer(reading.text, 0, word.start())], default=0)
    clause = _ADJUNCT.sub("", reading.text[begin : word.start()])
    if clause.lstrip().startswith(("which", "this", "This", "was", "and")) or not clause.strip():
        nearest = [each for each in pair if not each.is_before and each.end <= word.start()]
        return bool(nearest) and nearest[-1] is pair[1] and len(nearest) == 1
    return _SUBJECT.search(clause) is not None and _OWN.search(clause) is None
