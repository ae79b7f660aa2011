"""Hold what is left of a whole, a difference, and a part that is larger than its whole against the figures before them.

"1,020 people left hospital. Most, 742, went home. The remaining 298 did not"; "the budget was £71.2 million and the
outturn £73.9 million. The gap of £3.7 million"; "we audited 40 files. Consent was recorded in 43 of them".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit, amount, places_of
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, PEOPLE, are_one_noun, are_rough, counts_of, place_of, stems_in
from domain.checks.finding import Severity

_REST = re.compile(
    r"\b(?:[Tt]he\s+(?:other|remaining|rest,?|remainder,?|balance\s+of)|[Aa]ll\s+(?:the\s+)?other|leaving|(?:which|[Tt]hat|[Tt]his|and)\s+(?:left|leaves)"
    r"|remaining)\s+(?:(?:just|only|a\s+further|a\s+balance\s+of|a\s+remainder\s+of)\s+)?\(?\Z"
)
_WHO_NOT = re.compile(
    r"(?:\s+[a-z’-]+){0,2}?\s+(?:who|that|which)\s+(?:had|have|were|was|did|do|are)\s+(?:not|still|yet|never)\b"
    r"|(?:\s+[a-z’-]+){0,2}?\s+(?:who|that|which)\s+(?:remained|lacked|missed)\b"
    r"|(?:\s+[a-z’-]+){0,2}?\s+(?:whose\s+[a-z]+|who|that)\s+(?:was|were|had\s+been|had\s+to\s+be)\s+(?:turned|refused|declined|rejected|cancelled|missed)\b|(?:\s+[a-z’-]+){0,1}?\s+(?:still|not\s+yet)\s+[a-z]+\b"
)
_THE = re.compile(r"\b(?:[Tt]he|[Tt]hose|[Tt]hese)\s+\Z")
_TO_DO = re.compile(
    r"(?:\s+[a-z’-]+){0,2}?\s+(?:to\s+(?:do|go|come|find|fill|finish|complete|decide|see|be\s+[a-z]+)"
    r"|(?:still\s+)?(?:outstanding|unfilled|undone|open|waiting|left|remaining|vacant|overdue))\b|\s+(?:on|at|in|by)\s+(?:the\s+end\s+of\s+)?(?:\d|[A-Z])|\s*[.,;)]"
)
_LEFT = re.compile(r"\b(?:left|leaves|leaving)\s+(?:just\s+|only\s+)?\Z")
_ONE = re.compile(r"\b[Oo]ne\b(?!\s+of\b)")
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
_STILL = re.compile(
    r"(?:\s+(?!and\b|of\b)[a-z’-]+){0,2}?\s+(?:was|were|had\s+been|remained|would\s+be|is|are)\s+"
    r"(?:(?:still|yet)\s+to\s+(?:be\s+)?[a-z]+|carried\s+(?:forward|over)|unspent|left\s+over)\b"
    r"|(?:\s+[a-z’-]+)?\s+(?:remained|(?:was|were)\s+still|had\s+remained)\s+(?:vacant|unfilled|empty|open|outstanding|free|unsigned|unread|incomplete"
    r"|overdue|to\s+be\s+[a-z]+|un[a-z]{4,})\b"
)
_IS_PART = re.compile(r"\b[Oo]f\s+(?:them|these|those|whom|which|the|its|our|their|a)\b|\bout\s+of\b")
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
_INSTEAD = re.compile(r"\b(?:instead\s+of|rather\s+than|not)\s+\Z")
_MOST_KNOWN = 4
_NEAR, _APART = Fraction(8, 5), 3
_REST_WORDS = frozenset(
    {"other", "remaining", "rest", "remainder", "balance", "leaving", "left", "leaves", "yet", "unspent", "carried"}
    | {"returned", "outstanding", "unfilled", "unanswered", "still", "remained"}
)
_WHO_WORDS = frozenset({"who", "that", "which", "still", "whose"})
_NOT_WORDS = frozenset(
    {"not", "still", "yet", "never", "remained", "lacked", "missed", "turned", "refused", "declined", "rejected"}
)
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


def may_tell_rest(words: frozenset[str]) -> bool:
    """Return whether a sentence of these words can say what is left, how far two figures lie apart, or a part."""
    if not words.isdisjoint(_DIFFERENCES) or not words.isdisjoint(_REST_WORDS) or {"by", "to"} <= words:
        return True
    if "of" in words and not words.isdisjoint(_THEM):
        return True
    return not words.isdisjoint(_WHO_WORDS) and not words.isdisjoint(_NOT_WORDS)


def stated_rest_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add", "change-wrong" and "part-exceeds-whole" of a sentence with the one before."""
    may_move = "by" in reading.words and "to" in reading.words
    for place, own in enumerate(reading.own):
        known = _known(reading, place)
        if not known:
            continue
        if place and may_move and (moved := _BY_TO.search(reading.plain, 0, own.start)) is not None:
            yield from _moved_by(reading, place, moved)
        if (led := _is_rest(reading, own)) and own.kind in COUNTED:
            found = _rest(reading, own, known, is_strict=led == "left")
        elif (word := _difference(reading, own)) is not None:
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


def _is_rest(reading: Reading, own: Quantity) -> str:
    """Return whether words say that a count is what is left: "the", where it is called that, or "left"; "" for none."""
    text, low = reading.text, max(0, own.start - 40)
    if _REST.search(text, low, own.start):
        if "one" in reading.words and _ONE.search(text, 0, own.start):
            return ""
        is_all = re.match(r"(?:That|This|Which)\s+(?:left|leaves)\b", text) is not None
        return "left" if not is_all and _LEFT.search(text, low, own.start) else "the"
    if _THE.search(text, low, own.start) and _WHO_NOT.match(text, own.end):
        return "the"
    if _STILL.match(text, own.end) and _IS_PART.search(f"{reading.sentence.text_before} {text[: own.start]}"):
        return "still"
    return ""


def _rest(reading: Reading, rest: Quantity, known: Sequence[Quantity], *, is_strict: bool) -> Iterator[Slip]:
    """Hold what is left against each whole, from which any of the others may have been taken."""
    same = [
        each
        for each in counts_of(known, rest.kind)
        if each.is_before or not _INSTEAD.search(reading.text, 0, each.start)
    ]
    if len(same) == 1:  # "1,020 people left. Most, 742, went home. The remaining 298 did not"
        same = [*counts_of(reading.earlier, rest.kind)[-1:], *same]
    if not 2 <= len(same) <= _MOST_KNOWN:
        return
    wholes = [each for each in same if each.value > rest.value and _counts_same(reading, each, rest)]
    if not wholes or (is_strict and not _TO_DO.match(reading.text, rest.end)):
        return
    slack = sum((each.number.half for each in (rest, *same)), Fraction(0))
    others = [*counts_of(reading.earlier, rest.kind)[-_MOST_KNOWN:], *same]
    if any(abs(each - rest.value) <= slack for each in _left_of(list(dict.fromkeys(others)))):
        return
    whole = max(wholes, key=lambda each: each.value)
    part = min(
        (each for each in same if each is not whole), key=lambda each: abs(whole.value - each.value - rest.value)
    )
    if part.value >= whole.value or 2 * abs(whole.value - part.value - rest.value) > whole.value:
        return
    data = (("whole", whole.said), ("total", amount(part.value + rest.value, rest.kind)))
    yield Slip("parts-do-not-add", Severity.SHOULD, *place_of(rest.start, rest.end, ()), data)


def _counts_same(reading: Reading, whole: Quantity, rest: Quantity) -> bool:
    if are_one_noun(whole, rest) or rest.noun in PEOPLE:
        return True
    text = reading.sentence.text_before if whole.is_before else reading.text[: rest.start]
    return rest.noun in stems_in(text)


def _left_of(known: Sequence[Quantity]) -> set[Fraction]:
    """Return what is left of each figure when any of the others are taken from it."""
    found: set[Fraction] = set()
    for place, whole in enumerate(known):
        others = [each.value for number, each in enumerate(known) if number != place]
        parts = chain.from_iterable(combinations(others, count) for count in range(1, len(others) + 1))
        found |= {whole.value - sum(each, Fraction(0)) for each in parts}
    return found


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
