"""Hold a claimed change against the two quantities that it must be of, also where one stands in the sentence before.

"240 people were waiting. A year earlier it was 310, an increase of 70"; "38 joined and 29 left, a net gain of 11";
"120 complaints, double the 80 of the year before"; "the rate was 12%. It had fallen to 14% by March".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit, decimal, places_of
from domain.checks.figures.portions import bounds_of
from domain.checks.figures.quantities import Quantity, Reading, are_comparable
from domain.checks.finding import Severity

_ROUGH = r"(?:only|just|some|about|around|almost|nearly|over|under|exactly)\s+"
_OF = re.compile(
    r"\b(?:an?|the|this|net|of|by an?)\s+(?:[\w-]+\s+){0,3}?(?P<word>[a-z-]+)\s+of\s+(?:(?:" + _ROUGH + r")|an?\s+)?\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?P<word>(?:gone|went|go|goes|going|come|came|coming|crept|edged|shot)\s+(?:up|down)|[a-z]+)\s+(?:up\s+|down\s+|further\s+)?by\s+(?:"
    + _ROUGH
    + r")?\Z",
    re.IGNORECASE,
)
_UP = re.compile(r"[,(–—]\s*(?:and\s+)?(?P<word>up|down)\s+(?:by\s+)?\Z", re.IGNORECASE)
_LED = re.compile(
    r"(?:,|\(|–|—|\bwas|\bwere|\bis|\btook|\bby|\bcosts?|\bwaited|\bwait|\blive|\blived|\bpaid|\bhad|\breceived|\blasted)\s*(?:or\s+|and\s+)?(?:which\s+(?:was|is|were)\s+|that\s+is\s+)?\Z"
)
_MORE = re.compile(
    r"(?:\s+(?!for\b|in\b|at\b|of\b|with\b|had\b|and\b|to\b)[a-z]+){0,2}?\s+(?P<word>more|fewer|less|higher|lower|longer|shorter|larger|smaller|slower|quicker|faster)"
    r"(?=\s+than\b|\s*[,.;)]|\s*\Z)"
)
_AFTER = re.compile(r"(?:\s|-)(?:[a-z]+\s+)?(?P<word>[a-z]+)\b")
_A = re.compile(r"(?:,|\(|–|—|\bwas|\bis)\s*(?:which\s+was\s+)?an?\s+\Z")
_EXTRA = re.compile(r"(?:,|\(|–|—|\bwas)\s+an\s+(?P<word>extra|additional)\s+\Z")
_RATE = re.compile(r"\s+(?:[a-z]+\s+)?(?:a|per|each|every)\s+(?:year|month|week|day|hour|annum)\b|\s+an\s+hour\b")
_LINKED = re.compile(
    r"\b(?:from|than|compared|against|between|earlier|before|previous|last|net|joined|came|opened|recruited|other|respectively)\b"
)
_ANAPHORA = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey|[Tt]hese"
    r"|[Tt]he\s+(?:figure|rate|proportion|percentage|share|number|average|median|wait|list|total|same|score|result|backlog|turnover|caseload|cost|price|fee)"
    r"|(?:[Tt]he|[Aa])\s+(?:year|month|quarter)\s+(?:before|earlier|later|after)|[Tt]he\s+previous\s+year"
    r"|(?:[Cc]oncerns|[Rr]eferrals|[Cc]omplaints|[Rr]equests|[Ww]aits|[Vv]acancies|[Aa]dmissions))\b"
)
_EARLIER = re.compile(
    r"\b(?:up|down|rise|increase|growth|fall|reduction|drop|decrease|risen|fallen|increased|decreased|reduced|grown|dropped"
    r"|rose|fell|improvement|improved)\s+(?:slightly\s+|sharply\s+)?(?:on|from)\s+"
    r"(?:the\s+|a\s+(?:figure|rate)\s+of\s+)?(?:[a-z]+\s+)?\Z"
    r"|\b(?:against|than|compared\s+(?:with|to))\s+"
    r"(?:(?:the|its|an?)\s+(?:[a-z]+\s+){0,4}?(?:of\s+|was\s+)?"
    r"|in\s+[\w ]{1,20},\s+when\s+(?:there\s+were|it\s+was)\s+)\Z",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"\b(?:year|month|quarter)\s+(?:before|earlier)\b|\bprevious\s+(?:year|month|quarter)\b|\blast\s+year\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|without|no|if|would|should|could|target|expected|planned|aim\w*)\b", re.IGNORECASE)
_OF_STAFF = frozenset({"post", "worker", "staff", "employee", "people"})
WAYS = {
    "up": ("growth", "extra", "additional", "up", "more", "higher", "longer", "larger", "slower"),
    "down": ("loss", "down", "fewer", "less", "lower", "shorter", "smaller", "saving", "quicker", "faster"),
    "": ("gain", "difference", "gap", "change", "improvement", "deterioration"),
}
_COMPARING = frozenset(
    {
        "more",
        "fewer",
        "less",
        "higher",
        "lower",
        "longer",
        "shorter",
        "larger",
        "smaller",
        "slower",
        "quicker",
        "faster",
    }
)
_ENGLAND = re.compile(r"\b(?:England|nationally|national|region\w*|country)\b")
_LOOSE = frozenset({"gap", "saving", "difference", "improvement"})
_AGAINST = re.compile(r"\b(?:compared|against|while|whereas|England|nationally)\b")
_FARTHEST, _MOST_KNOWN = 3, 6
_NET = re.compile(r"\bnet\b")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A difference that a sentence claims, the word of it with its place, and the way that it tells, or none."""

    delta: Number
    value: Fraction
    kind: str
    noun: str
    word: str
    way: str
    start: int
    end: int


def claimed_change_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-wrong" and "change-contradicted" of the differences that a sentence claims."""
    sentence, own = reading.sentence, reading.own
    if len(own) + len(sentence.numbers_before) < 2 or not own:
        return
    for claim in _claims(sentence, reader, own):
        others = [each for each in own if each.number is not claim.delta and not _is_inside(each, claim)]
        pair = [each for each in others if _can_be_of(each, claim)]
        if len(pair) < 2:
            pair = _with_before(reading, claim, pair)
            if len(pair) != 2:
                continue
        elif len(pair) > 2 or not (_is_linked(sentence, pair, claim) or _NET.search(sentence.text, 0, claim.end)):
            continue
        if are_comparable(*pair) and not any(is_approximate(reader, sentence, each.number) for each in pair[1:]):
            slips = list(_held(sentence, reader, claim, pair))
            if slips and not _is_of_others(reading, claim, pair):
                yield from slips


def _is_of_others(reading: Reading, claim: _Claim, pair: Sequence[Quantity]) -> bool:
    """Return whether a claim is right of other quantities of its paragraph, and of these two it is not."""
    if _is_either_way(pair[0], pair[1], claim):
        return False
    known = [each for each in (*reading.before, *reading.earlier) if _can_be_of(each, claim)][-_MOST_KNOWN:]
    return any(_is_either_way(one, other, claim) for one in known for other in (*known, *pair))


def _with_before(reading: Reading, claim: _Claim, own: Sequence[Quantity]) -> list[Quantity]:
    """Return the two quantities that a claim is of, of which one or both stand in a sentence before it.

    These are of two times, or the sentence points back, or they are held against each other where they stand.
    """
    for place, (text, quantities) in enumerate(reading.back(_FARTHEST)):
        earlier = [each for each in quantities if _can_be_of(each, claim)]
        if own:
            earlier = [each for each in earlier if are_comparable(each, own[0])] if not claim.noun else earlier
        if own and (len(earlier) > 1 or place):
            earlier = [each for each in earlier if _are_of_two_times(each, own[0])]
        if not earlier:
            continue
        named = [each for each in earlier if each.noun and not reading.words.isdisjoint((each.noun, f"{each.noun}s"))]
        if len(earlier) + len(own) > 2 and len(named) + len(own) == 2:
            earlier = named
        pair = [*earlier, *own]
        if len(pair) != 2 or not are_comparable(*pair):
            return []
        is_dated = _are_of_two_times(*pair)
        is_near = place == 0 and is_anaphoric(reading.sentence, claim.start) and earlier[0] is quantities[0]
        if (place or not own) and (claim.word.casefold().rstrip("s") in _LOOSE or pair[0].kind == claim.kind == "%"):
            return []
        if own:
            return pair if is_dated or is_near else []
        return pair if is_dated or (is_near and _AGAINST.search(text, earlier[0].end, earlier[1].start)) else []
    return []


def _claims(sentence: Sentence, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[_Claim]:
    text = sentence.text
    for each in own:
        if _RATE.match(text, each.end) or is_approximate(reader, sentence, each.number):
            continue
        low = max(0, each.start - 60)
        word = (
            _OF.search(text, low, each.start) or _BY.search(text, low, each.start) or _UP.search(text, low, each.start)
        )
        if word is None and _LED.search(text, max(0, each.start - 20), each.start):
            word = _MORE.match(text, each.end)
        word = word or _EXTRA.search(text, max(0, each.start - 20), each.start)
        if word is None and _A.search(text, max(0, each.start - 20), each.start):
            word = _AFTER.match(text, each.end)
        way = way_of(word["word"], reader) if word is not None else None
        if (
            word is not None
            and way is not None
            and not _NOT.search(text, max(0, word.start("word") - 30), word.start("word"))
        ):
            start, end = min(word.start("word"), each.start), max(word.end("word"), each.end)
            yield _Claim(each.number, each.value, each.kind, each.noun, word["word"], way, start, end)
    has_portions = not sentence.words.isdisjoint(reader.telling.portions)
    for match in reader.portions.finditer(text) if has_portions else ():
        portion = reader.portion[match.group().casefold()]
        word = _OF.search(text, max(0, match.start() - 60), match.start()) or _BY.search(
            text, max(0, match.start() - 60), match.start()
        )
        if word is None and _LED.search(text, max(0, match.start() - 20), match.start()):
            word = _MORE.match(text, match.end())
        way = way_of(word["word"], reader) if word is not None and portion.value else None
        if word is not None and way:
            least, most = bounds_of(portion, "")
            number = Number(match.start(), match.end(), (least + most) / 2, Unit.PERCENT, (most - least) / 2)
            yield _Claim(number, number.value, "portion", "", word["word"], way, word.start("word"), match.end())


def way_of(word: str, reader: FigureReader) -> str | None:
    """Return the way that a word of change tells, "" where it may be either, None where it is no such word."""
    folded = word.casefold()
    for way, words in WAYS.items():
        if folded in words:
            return way
    moved = reader.moving.fullmatch(word)
    return (moved.lastgroup or "") if moved is not None else None


def _is_inside(each: Quantity, claim: _Claim) -> bool:
    return claim.start <= each.start and each.end <= claim.end


def _can_be_of(each: Quantity, claim: _Claim) -> bool:
    """Return whether a difference can be of a quantity: of its unit, or any for a percentage and a part."""
    if claim.kind in ("portion", Unit.PERCENT.value):
        return each.kind != Unit.POINTS.value and (claim.kind != "portion" or each.kind != Unit.PERCENT.value)
    if claim.kind == Unit.POINTS.value:
        return each.kind == Unit.PERCENT.value
    if each.kind != claim.kind:
        return False
    return not claim.noun or not each.noun or each.noun == claim.noun or {each.noun, claim.noun} <= _OF_STAFF


def _are_of_two_times(first: Quantity, second: Quantity) -> bool:
    if first.when is None or second.when is None or first.when == second.when:
        return False
    return first.when[0] != second.when[0] or bool(first.when[1] and second.when[1])


def is_anaphoric(sentence: Sentence, end: int) -> bool:
    """Return whether words before a place of a sentence point to the sentence before."""
    return _ANAPHORA.search(sentence.text, 0, end) is not None


def _is_linked(sentence: Sentence, pair: Sequence[Quantity], claim: _Claim) -> bool:
    """Return whether two quantities of a sentence are of two times, or a word links them."""
    times = {each.when for each in pair if each.when is not None}
    low, high = min(each.start for each in pair), max(each.end for each in pair)
    if ";" in sentence.text[low:high]:
        return False
    if claim.word.casefold() in _COMPARING and max(each.end for each in pair) < claim.start:
        return len(times) == 2
    return len(times) == 2 or _LINKED.search(sentence.text) is not None


def _held(sentence: Sentence, reader: FigureReader, claim: _Claim, pair: Sequence[Quantity]) -> Iterator[Slip]:
    first, second = pair
    in_order = _in_order(sentence, pair)
    ways = (in_order,) if in_order is not None else ((first, second), (second, first))
    if not any(_is_difference(before, after, claim) for before, after in ways):
        yield _wrong(sentence, claim, in_order or (first, second))
        return
    if in_order is None or not claim.way or _is_difference_of_flows(sentence, claim):
        return
    before, after = in_order
    if (after.value <= before.value) if claim.way == "up" else (after.value >= before.value):
        yield _contradicted(claim.word, before, after, claim.start, claim.end)


def _is_difference_of_flows(sentence: Sentence, claim: _Claim) -> bool:
    return _NET.search(sentence.text, 0, claim.end) is not None


def _is_difference(before: Quantity, after: Quantity, claim: _Claim) -> bool:
    """Return whether a claim fits the difference of two quantities, or what part of the first it is."""
    apart = abs(after.value - before.value)
    rounding = before.number.half + after.number.half
    delta = claim.delta
    if claim.kind in ("portion", Unit.PERCENT.value):
        relative = bool(before.value) and abs(100 * apart / before.value - delta.value) <= delta.half + (
            100 * rounding / before.value
        )
        return relative or (before.kind == Unit.PERCENT.value and abs(apart - delta.value) <= rounding + delta.half)
    return abs(apart - claim.value) <= rounding + delta.half


def _is_either_way(one: Quantity, other: Quantity, claim: _Claim) -> bool:
    return _is_difference(one, other, claim) or _is_difference(other, one, claim)


def _in_order(sentence: Sentence, pair: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the earlier and the later of two quantities, by their times or by a word before one of them."""
    first, second = pair
    for own, other in ((second, first), (first, second)):
        if not own.is_before and _EARLIER.search(sentence.text, max(0, own.start - 50), own.start):
            return own, other
    if first.when and second.when and first.when[0] != second.when[0]:
        return (first, second) if first.when < second.when else (second, first)
    if first.when and second.when and first.when[1] and second.when[1] and first.when != second.when:
        return (first, second) if first.when < second.when else (second, first)
    if first.is_before and second.is_before and _ENGLAND.search(sentence.text_before, second.end, second.end + 40):
        return second, first  # "32%, compared with 37% across England. This was five points lower"
    if first.is_before and _TIME_BEFORE.search(sentence.text, 0, second.start):
        return second, first
    return None


def _wrong(sentence: Sentence, claim: _Claim, pair: tuple[Quantity, Quantity]) -> Slip:
    before, after = pair
    apart = abs(after.number.value - before.number.value)
    if claim.kind in ("portion", Unit.PERCENT.value) and before.value:
        right = f"{decimal(100 * abs(after.value - before.value) / before.value)}%"
    else:
        sign = "£" if claim.kind == Unit.POUNDS.value else ""
        right = f"{sign}{decimal(apart, max(places_of(before.number), places_of(after.number)))}"
    said = sentence.text[claim.delta.start : claim.delta.end].strip()
    data = (("before", before.said), ("after", after.said), ("difference", said), ("right", right))
    start, end = _place((before, after), claim.start, claim.end)
    return Slip("change-wrong", Severity.SHOULD, start, end, data)


def _contradicted(word: str, earlier: Quantity, later: Quantity, start: int, end: int) -> Slip:
    data = (("word", word), ("before", earlier.said), ("after", later.said))
    return Slip("change-contradicted", Severity.SHOULD, *_place((earlier, later), start, end), data)


def _place(pair: Sequence[Quantity], start: int, end: int) -> tuple[int, int]:
    here = [each for each in pair if not each.is_before]
    return min([start, *(each.start for each in here)]), max([end, *(each.end for each in here)])
