"""Hold a difference, and a part that is larger than its whole, against the figures before them.

"The budget was £71.2 million and the outturn £73.9 million. The gap of £3.7 million"; "we audited 40 files. Consent was
recorded in 43 of them".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit, amount, places_of
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.pool import are_one_noun, are_rough, counts_of, place_of, stems_in
from domain.checks.finding import Severity

_NOUNS = (
    r"(?:gap|difference|overspend|underspend|overspending|shortfall|surplus|deficit|saving|excess|increase|rise|fall|drop|reduction"
    r"|decrease|decline|growth|improvement|gain|loss|change)"
)
_OF = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Ii]ts|left\s+an?|leaving\s+an?|meant\s+an?|giving\s+an?|made\s+an?)\s+(?:[a-z-]+\s+){{0,2}}?(?P<word>{_NOUNS})"
    r"(?:\s+of|\s+was|\s+is|,|\s+came\s+to|\s+amounted\s+to|\s+stood\s+at|\s+totalled|\s+thus\s+was|\s+therefore\s+was|:)\s+(?:just\s+|only\s+)?\Z"
)
_MORE = re.compile(
    r"(?:\s+(?!for\b|in\b|at\b|of\b|with\b|had\b|and\b|to\b)[a-z-]+){0,2}?\s+(?P<word>more|fewer|less|higher|lower|longer|shorter|quicker|faster|slower)\b(?!\s+than\b)"
)
_THAN_TIME = re.compile(
    r"(?:\s+[a-z-]+){0,2}?\s+(?P<word>more|fewer|less|higher|lower|longer|shorter)(?:\s+[a-z]+)?\s+than\s+"
    r"(?:(?:in|at|on|during)\s+|the\s+(?:year|month|quarter)|a\s+year|before|last|previously|planned|budgeted|expected|agreed|bought|hoped"
    r"|(?:it|we|they|there)\s+(?:had|was|were)|(?:had|was|were)\s+(?:been\s+)?[a-z]+)"
)
_BY_TO = re.compile(
    r"\b(?:grow|grew|grown|rise|rose|risen|increase[ds]?|fall|fell|fallen|decrease[ds]?|drop(?:ped)?|decline[ds]?|cut|reduced?|went\s+(?:up|down)|go\s+(?:up|down))"
    r"\s+by\s+(?:about\s+|some\s+)?(?P<delta>£?\d[\d,.]*)[^;:\d]{0,40}?,?\s+to\s+\Z"
)
_AVERAGES = re.compile(r"\b(?:England|[Nn]ational|[Nn]ationally|[Rr]egional|average)\b")
_LEADS = re.compile(
    r"(?:\A|[,:;(–—]\s*|\b(?:was|were|is|that\s+is|or|by|so|thus)\s+)(?:some\s+|only\s+|just\s+|a\s+)?\Z"
)
_NOUN = re.compile(r"\s+([a-z-]+)")
_NO_NOUNS = frozenset(
    {"than", "people", "of", "had", "were", "was", "have", "are", "took", "in", "at", "on", "by", "and", "then"}
    | {"days", "weeks", "months", "hours", "this", "that", "last", "a", "the", "for", "to", "did", "came", "joined"}
)
_SPENDING = frozenset(
    {
        "gap",
        "difference",
        "overspend",
        "underspend",
        "overspending",
        "shortfall",
        "surplus",
        "deficit",
        "saving",
        "excess",
    }
)
_NOT = re.compile(r"\b(?:forecast|expected|planned|target|would|could|should|might|if|not|aim\w*|per)\b")
_OF_THEM = re.compile(
    r"(?:\s+(?!and\b|or\b|were\b|was\b|had\b)[a-z’-]+){0,2}?\s+of\s+(?P<what>them|these|those|its|their|our)\b(?:\s+(?P<noun>[a-z’-]+))?"
)
_IN = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?")
_MOST_KNOWN = 4
_NEAR, _APART = Fraction(8, 5), 3
_DIFFERENCES = frozenset(
    {"gap", "difference", "overspend", "underspend", "overspending", "shortfall", "surplus", "deficit", "saving"}
    | {
        "excess",
        "increase",
        "rise",
        "fall",
        "drop",
        "reduction",
        "decrease",
        "decline",
        "growth",
        "improvement",
        "gain",
    }
    | {"loss", "change", "more", "fewer", "less", "higher", "lower", "longer", "shorter", "quicker", "faster", "slower"}
)
_THEM = frozenset({"them", "these", "those", "its", "their", "our"})


def may_tell_difference(words: frozenset[str]) -> bool:
    """Return whether a sentence of these words can say how far two figures lie apart, or what a part is of."""
    if not words.isdisjoint(_DIFFERENCES) or {"by", "to"} <= words:
        return True
    return "of" in words and not words.isdisjoint(_THEM)


def stated_difference_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-wrong" and "part-exceeds-whole" of a sentence with the one before."""
    may_move = "by" in reading.words and "to" in reading.words
    for place, own in enumerate(reading.own):
        known = _known(reading, place)
        if not known:
            continue
        if place and may_move and (moved := _BY_TO.search(reading.plain, 0, own.start)) is not None:
            yield from _moved_by(reading, place, moved)
        if (word := _difference(reading, own)) is not None:
            found = _differs(reading, own, word, known)
        elif own.kind == "":
            found = _exceeds(reading, own, known)
        else:
            continue
        slips = list(found)
        if slips and not are_rough(reading, reader, (own,)):
            yield from slips


def _known(reading: Reading, place: int) -> list[Quantity]:
    """Return the quantities that stand before one of a sentence's own, and those of the sentence before."""
    return [*reading.before, *reading.own[:place]]


def _moved_by(reading: Reading, place: int, moved: re.Match[str]) -> Iterator[Slip]:
    """Hold "would grow by 10,700 to 57,500" against every figure from which it may have begun."""
    delta, after = reading.own[place - 1], reading.own[place]
    known = [each for each in (*reading.earlier, *reading.before, *reading.own[: place - 1]) if each.kind == after.kind]
    if delta.kind != after.kind or not known or len(known) > _MOST_KNOWN or not moved.start("delta") <= delta.start:
        return
    slack = delta.number.half + after.number.half
    near = [each for each in known if after.value / 2 <= each.value <= 2 * after.value]
    apart = {abs(abs(after.value - each.value) - delta.value) - each.number.half for each in known}
    if near and all(each > slack for each in apart):
        before = near[-1]
        right = amount(abs(after.value - before.value), after.kind)
        data = (("before", before.said), ("after", after.said), ("difference", delta.said), ("right", right))
        yield Slip("change-wrong", Severity.SHOULD, delta.start, after.end, data)


def _difference(reading: Reading, own: Quantity) -> str | None:
    """Return the word by which a figure is said to be a difference of two others."""
    text, low = reading.text, max(0, own.start - 60)
    word = _OF.search(text, low, own.start)
    if word is None and _LEADS.search(text, max(0, own.start - 20), own.start):
        word = _MORE.match(text, own.end) or _THAN_TIME.match(text, own.end)
        if word is not None and _is_of_other_noun(reading, word):
            return None
    if word is None or _NOT.search(text, max(0, own.start - 60), own.start) or _NOT.match(text, own.end + 1):
        return None
    return word["word"].casefold()


def _differs(reading: Reading, own: Quantity, word: str, known: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold a difference against the only two figures of its kind: of two times, or of what was planned and what was."""
    kind = Unit.PERCENT.value if own.kind == Unit.POINTS.value else own.kind
    same = [each for each in known if each.kind == kind and each.value > 1]
    own_same = [each for each in same if not each.is_before]
    pair = own_same if len(own_same) == 2 else same
    if len(pair) != 2 or own.kind == Unit.PERCENT.value or not are_one_noun(*pair):
        return
    if own.noun and any(each.noun and each.noun != own.noun for each in pair) and own.kind not in TIMES:
        return
    first, second = pair
    is_of_times = first.when is not None and second.when is not None and first.when != second.when
    is_of_plan = (word in _SPENDING and first.is_before is second.is_before) or _is_than(reading, own)
    is_of_times = is_of_times or _is_from_to(reading, first, second)
    is_of_times = is_of_times or (own.kind == Unit.POINTS.value and _AVERAGES.search(reading.text) is not None)
    is_of_others = own.when is not None and own.when not in (first.when, second.when)
    if is_of_others or not (is_of_times or is_of_plan):
        return
    slack = first.number.half + second.number.half + own.number.half
    apart = abs(first.value - second.value)
    if not apart / _APART <= own.value <= apart * _APART:
        return
    pool = [each for each in (*reading.earlier, *known) if each.kind == kind]
    if all(abs(abs(one.value - other.value) - own.value) > slack for one, other in combinations(pool, 2)):
        factor = own.value / own.number.value if own.number.value else Fraction(1)
        right = amount(apart / factor, own.kind, max(places_of(first.number), places_of(second.number)))
        data = (("before", first.said), ("after", second.said), ("difference", own.said), ("right", right))
        yield Slip("change-wrong", Severity.SHOULD, *place_of(own.start, own.end, ()), data)


def _is_than(reading: Reading, own: Quantity) -> bool:
    """Return whether a figure is said to be so many more than something that has no figure behind it."""
    than = _THAN_TIME.match(reading.text, own.end)
    return than is not None and all(each.start < own.end for each in reading.own)


def _is_from_to(reading: Reading, first: Quantity, second: Quantity) -> bool:
    """Return whether a figure is said to have gone from one to the other."""
    if first.is_before is not second.is_before:
        return False
    text = reading.sentence.text_before if first.is_before else reading.text
    is_from = text[: first.start].rstrip(" £").endswith("from")
    return is_from and re.fullmatch(r"[^;:,.]{0,40}\s+to\s+", text[first.end : second.start]) is not None


def _is_of_other_noun(reading: Reading, match: re.Match[str]) -> bool:
    """Return whether what there is more of is something that nothing before names: "65 more staff"."""
    noun = _NOUN.match(reading.text, match.end())
    if noun is None or noun[1] in _NO_NOUNS:
        return False
    nouns = {each.noun for each in (*reading.before, *reading.own) if each.noun}
    if nouns:
        return noun[1].rstrip("s") not in nouns
    return noun[1].rstrip("s") not in stems_in(f"{reading.sentence.text_before} {reading.text[: match.start()]}")


def _exceeds(reading: Reading, part: Quantity, known: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold a part "of them", or "of its members", against every count that they can be."""
    them = _OF_THEM.match(reading.text, part.end)
    if any(not each.is_before and _IN.fullmatch(reading.text, each.end, part.start) for each in known):  # a share
        return
    if them is None:
        return
    own = counts_of([each for each in known if not each.is_before])
    wholes = own or counts_of(known)
    noun = (them["noun"] or "").rstrip("s")
    if them["what"] in ("its", "their", "our") or (noun and them["what"] != "them"):
        wholes = [each for each in counts_of(known) if noun and each.noun == noun]
    if not 1 <= len(wholes) <= 2 or any(part.value <= each.value for each in counts_of((*reading.earlier, *known))):
        return
    is_near = part.value <= wholes[-1].value * _NEAR  # far more is a part of something that was counted elsewhere
    if not is_near or (part.noun and wholes[0].noun and part.noun != wholes[0].noun):
        return
    data = (("part", part.said), ("whole", wholes[-1].said))
    yield Slip("part-exceeds-whole", Severity.SHOULD, part.start, them.end("what"), data)
