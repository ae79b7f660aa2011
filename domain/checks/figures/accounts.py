"""Hold the share of its spending that a report gives for adult social care against the amounts that it gives elsewhere.

A report tells its finances in a few bullets: what was estimated and spent in all, what on adult social care, and what
share that was. "… total budget … Its actual spend was £629,100,000 …" and "36% of its actual spend was on adult social
care" stand apart, and are made at different times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.checks.figures.figure_words import Sentence, Slip
from domain.checks.figures.numbers import Number, Unit, decimal, places_of
from domain.checks.finding import Severity

_CARE = re.compile(r"\badult social care\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:total|whole|overall|entire|net(?:\s+revenue)?)\s+(?:annual\s+)?(?:budget|spend\w*|expenditure)\b",
    re.IGNORECASE,
)
_CARE_WORDS = frozenset({"adult", "social", "care"})
_ALL_WORDS = frozenset({"total", "whole", "overall", "entire", "net"})
_AGAIN = re.compile(r"(?:Its|The|This|That|It|Spending|Spend|Expenditure)\b")
_KIND = re.compile(
    r"\b(?:(?P<actual>actual|spent|outturn|spend\s+(?:for\s+(?:that|the)\s+year\s+)?(?:was|came)|(?:spending|expenditure|spend)\s+(?:was|came\s+to))"
    r"|(?P<estimated>estimated?|budget(?:ed)?|would\s+(?:be|spend)|planned|forecast))\b[^;£]{0,80}\Z",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s+(?:(?P<up>more|higher|over|above)|(?P<down>less|lower|under|below))\b")
_OVER = re.compile(
    r"\b(?:(?P<up>overspen[dt])|(?P<down>underspen[dt]))\b(?:\s+(?:was|of|by|came\s+to|amounted\s+to)|:)\s+(?:an?\s+)?\Z",
    re.IGNORECASE,
)
_BUDGET = re.compile(r"\s+(?:over|under|above|below)\s+(?:its\s+|the\s+)?budget\b")
_OF_SPENDING = re.compile(r"\b(?:spend|spending|spent|expenditure|budget)\b", re.IGNORECASE)
_OF_PRECEPT = re.compile(r"\bprecept\b")
_NEAR_PRECEPT = 30
_YEAR = re.compile(r"\b20\d\d/\d\d\b")
_OF_SUM = re.compile(
    r"\s+of\s+(?:the|its|their|our)\s+[^;:,.\d£]{0,60}?(?:spend\w*|budget|expenditure|outturn)\s+of\s+"
)
_LEAST, _ROUNDED = 1_000_000, 1


@dataclass(frozen=True, slots=True)
class _Amount:
    """A sum with what it was for, "all" or "care", whether "actual" or "estimated", its year, and its sentence."""

    number: Number
    said: str
    order: int


@dataclass(frozen=True, slots=True)
class _Claim:
    """A share or a difference that a sentence of a passage tells, of what and of which year."""

    passage: int
    sentence: Sentence
    number: Number
    of: str
    kind: str
    year: str
    order: int


def account_slips(passages: Sequence[tuple[Sentence, ...]]) -> Iterator[tuple[int, Slip]]:
    """Yield "share-of-spending-wrong" and "difference-of-spending-wrong" of a section, with the passage's number."""
    amounts: dict[tuple[str, str, str], _Amount] = {}
    claims: list[_Claim] = []
    order = 0
    for place, sentences in enumerate(passages):
        of = year = ""
        for sentence in sentences:
            order += 1
            if sentence.numbers:
                of = _what(sentence, of)
                if sentence.dates and (told := _YEAR.search(sentence.text)) is not None:
                    year = told.group()
                amounts.update(_amounts(sentence, of, year, order, amounts))
                claims += _claims(place, sentence, of, year, order)
    for claim in claims:
        slip = _share(claim, amounts) if claim.number.unit is Unit.PERCENT else _difference(claim, amounts)
        if slip is not None:
            yield claim.passage, slip


def _amounts(
    sentence: Sentence, of: str, year: str, order: int, known: Mapping[tuple[str, str, str], _Amount]
) -> dict[tuple[str, str, str], _Amount]:
    found: dict[tuple[str, str, str], _Amount] = {}
    text = sentence.text
    for each in sentence.numbers if of else ():
        kind = _KIND.search(text, 0, each.start) if _is_sum(each) and _way(text, each) is None else None
        key = (of, kind.lastgroup or "" if kind is not None else "", year)
        if kind is not None and key not in known and key not in found:
            found[key] = _Amount(each, text[each.start : each.end].strip(), order)
    return found


def _claims(place: int, sentence: Sentence, of: str, year: str, order: int) -> Iterator[_Claim]:
    text = sentence.text
    is_of_care = _names_care(sentence) and _OF_SPENDING.search(text) and not any(map(_is_sum, sentence.numbers))
    for each in sentence.numbers:
        if _OF_PRECEPT.search(text, max(0, each.start - _NEAR_PRECEPT), each.end + _NEAR_PRECEPT):
            continue
        if each.unit is Unit.PERCENT and (is_of_care or _is_of_its_sum(sentence, each)):
            yield _Claim(place, sentence, each, of, _kind_of(text, each), year, order)
        elif of and each.unit is Unit.POUNDS and (more := _way(text, each)) is not None:
            yield _Claim(place, sentence, each, of, more.lastgroup or "", year, order)


def _is_of_its_sum(sentence: Sentence, percent: Number) -> bool:
    """Return whether a share is one of the only sum of its sentence: "38% of its actual spend of £291.9 million"."""
    sums = [each for each in sentence.numbers if _is_sum(each)]
    return (
        len(sums) == 1
        and _names_care(sentence)
        and _OF_SUM.fullmatch(sentence.text, percent.end, sums[0].start) is not None
    )


def _way(text: str, number: Number) -> re.Match[str] | None:
    return _OVER.search(text, max(0, number.start - 40), number.start) or _MORE.match(text, number.end)


def _is_sum(number: Number) -> bool:
    return number.unit is Unit.POUNDS and number.value >= _LEAST


def _share(claim: _Claim, amounts: Mapping[tuple[str, str, str], _Amount]) -> Slip | None:
    part, whole = (amounts.get((of, claim.kind, claim.year)) for of in ("care", "all"))
    if part is None or whole is None or part.number.value > whole.number.value:
        return None
    right = 100 * part.number.value / whole.number.value
    if abs(right - claim.number.value) <= claim.number.half + _ROUNDED:
        return None
    data = {"part": part.said, "whole": whole.said, "percent": _said(claim)}
    data["right"] = f"{decimal(right, places_of(claim.number))}%"
    return _slip("share-of-spending-wrong", claim, data)


def _difference(claim: _Claim, amounts: Mapping[tuple[str, str, str], _Amount]) -> Slip | None:
    """Hold a difference against an estimate and an actual sum of which one stands further off than a sentence."""
    estimated, actual = (amounts.get((claim.of, kind, claim.year)) for kind in ("estimated", "actual"))
    if estimated is None or actual is None:
        return None
    is_near = actual.order <= claim.order < min(estimated.order, actual.order) + 2
    if is_near and not _BUDGET.match(claim.sentence.text, claim.number.end):
        return None  # what `domain.checks.figures.spending` holds against the sentence before
    apart = actual.number.value - estimated.number.value
    slack = estimated.number.half + actual.number.half + claim.number.half
    is_way = apart == 0 or (apart > 0) is (claim.kind == "up")
    if abs(abs(apart) - claim.number.value) <= slack and is_way:
        return None
    data = {"estimated": estimated.said, "actual": actual.said, "difference": _said(claim)}
    data["right"] = f"£{decimal(abs(apart))} {'more' if apart > 0 else 'less'}"
    return _slip("difference-of-spending-wrong", claim, data)


def _said(claim: _Claim) -> str:
    return claim.sentence.text[claim.number.start : claim.number.end].strip()


def _slip(code: str, claim: _Claim, data: dict[str, str]) -> Slip:
    start, end = claim.sentence.start + claim.number.start, claim.sentence.start + claim.number.end
    if more := _MORE.match(claim.sentence.text, claim.number.end):
        end = claim.sentence.start + more.end()
    return Slip(code, Severity.SHOULD, start, end, tuple(data.items()))


def _names_care(sentence: Sentence) -> bool:
    return sentence.words >= _CARE_WORDS and _CARE.search(sentence.text) is not None


def _what(sentence: Sentence, before: str) -> str:
    """Return whether a sentence is of "all" spending or of that on "care", as it says or as the sentence before it."""
    if _names_care(sentence):
        return "care"
    if not _ALL_WORDS.isdisjoint(sentence.words) and _ALL.search(sentence.text):
        return "all"
    return before if before and _AGAIN.match(sentence.text) else ""


def _kind_of(text: str, percent: Number) -> str:
    """Return whether a share is one of the actual spending or of the estimated."""
    if re.search(r"\bestimate\s+of\s+\Z", text[: percent.start]):
        return "estimated"
    return "estimated" if re.search(r"\bbudget\b", text) and not re.search(r"\bactual|\bsp[e]n", text) else "actual"
