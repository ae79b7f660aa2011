"""Hold what is concluded to be all of several sums or counts, or a said share of one, against them.

"The council paid £1.9m and the board £1.3m, so the service had a budget of £3.4m"; "18 members, half of whom were
carers. In other words, six members".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.derived.yardsticks import Role
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.ledger.entries import CONCLUDES, counts_before, nearest_two, texts_of
from domain.checks.figures.numbers import amount
from domain.checks.figures.portions import said_portions
from domain.checks.figures.stated.pool import COUNTED, are_one_noun, place_of, sums_of
from domain.checks.finding import Severity

_NOT = re.compile(
    r"\b(?:target|aim\w*|plan\w*|would|should|could|will|need\w*|expect\w*|forecast|left|leaving|remain\w*|more|fewer|less|extra"
    r"|further|another|additional|saving|gap|difference|each|every|per|short\w*|average\w*|a\s+(?:day|week|month|year|head)|only)\b"
)
_OF_ANOTHER = re.compile(r"[,;]|\b(?:and|paid\s+out|spent|awarded|recruited|asked|set\s+aside|invited|trained)\b")
_MADE_UP = re.compile(r"\bma(?:d|k)es?\s+up\s+(?:£\s?)?\Z")
_EACH_OF = re.compile(r"\beach\s+of\s+(?:(?:the|its|our|their|these)\s+)?\Z|\b(?:all|the)\s+\Z")
_SO_OFTEN = re.compile(r"\b(?P<times>twice|(?:three|four|five|six)\s+times)\b(?!\s+(?:as|the|more)\b)")
_OFTEN = {"twice": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_IN_ALL = re.compile(r"(?:\s+[a-z’-]+){0,2}?,?\s+(?:in\s+all|in\s+total|altogether|overall)\b")
_BOUND = re.compile(
    r"\b(?:(?P<less>[Ff]ewer\s+than|[Ll]ess\s+than|[Uu]nder)|(?P<more>[Mm]ore\s+than|[Oo]ver|[Aa]t\s+least))\s+(?:£\s?)?\Z"
)
_LEFT = re.compile(r"\b(?:left|leaving|leaves)\s+\Z")
_DID_NOT = re.compile(r"(?:\s+[a-z]+)?\s+(?:did|had|were|was)\s+(?:not\s*(?:[.,;]|\Z)|without\b)")
_JOINED = re.compile(r"\b(?:and|while|whereas|plus)\b|;")
_EACH_OF_TWO = re.compile(
    r"\A(?!.*,.*\band\b)[^.;]{3,80}\band\b[^.;,]{3,60}\beach\s+(?:had\s+)?[a-z]+\s+(?:in\s+)?(?:£\s?)?\Z"
)
_LEAST, _MOST = Fraction(4, 5), Fraction(5, 4)
_FEWEST, _MOST_PARTS = 2, 5


def concluded_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" and "portion-contradicted" of a sentence that concludes from figures before."""
    text = telling.reading.text
    concludes = CONCLUDES.search(text)
    if concludes is None or not telling.told[0]:
        return
    whole = telling.told[0][-1]
    own = [each for each in telling.told[0] if each.quantity.start >= concludes.start()]
    if _OF_ANOTHER.search(text[concludes.end() : whole.quantity.start].lstrip(", ")):
        return
    if (
        own != [whole]
        or (whole.is_gap and not _MADE_UP.search(text, 0, whole.quantity.start))
        or whole.role is Role.AVERAGE
        or _NOT.search(text, concludes.end())
    ):
        return
    if is_approximate(reader, telling.reading.sentence, whole.quantity.number):
        return
    counts = counts_before(telling, whole.quantity.start, (whole.quantity.kind,))
    parts = nearest_two([each for each in counts if each.quantity.kind == whole.quantity.kind])
    if _FEWEST <= len(parts) <= _MOST_PARTS:
        yield from _held(telling, whole, parts)
    elif len(parts) == 1:
        yield from _portion_of(telling, reader, whole, parts[0])
        yield from _twice(telling, whole, parts[0])


def _held(telling: Telling, whole: Told, parts: Sequence[Told]) -> Iterator[Slip]:
    quantities = [each.quantity for each in parts]
    total = sum((each.value for each in quantities), Fraction(0))
    value, slack = whole.quantity.value, sum((each.number.half for each in (*quantities, whole.quantity)), Fraction(0))
    texts = texts_of(telling)
    first, last = quantities[0], quantities[-1]
    said = texts[parts[0].back][first.end : last.start if parts[0].back == parts[-1].back else None]
    if (
        not _JOINED.search(said)
        or not total * _LEAST <= value <= total * _MOST
        or value <= max(each.value for each in quantities)
    ):
        return
    if any(each.is_whole for each in parts) or not all(are_one_noun(each, whole.quantity) for each in quantities):
        return
    known = [
        *quantities,
        *(each.quantity for each in counts_before(telling, whole.quantity.start, (whole.quantity.kind,))),
    ]
    right = sums_of(known) | {one.value * other.value for one, other in combinations(known, 2)}
    if not any(abs(each - value) <= slack for each in (*right, *(each.value for each in known))):
        data = (("whole", whole.quantity.said), ("total", amount(total, whole.quantity.kind)))
        yield Slip("parts-do-not-add", Severity.SHOULD, *place_of(whole.quantity.start, whole.quantity.end, ()), data)


def _portion_of(telling: Telling, reader: FigureReader, part: Told, whole: Told) -> Iterator[Slip]:
    """Hold a count against the share in words that the text before it says of the only other."""
    if telling.previous is None or part.quantity.value > whole.quantity.value:
        return
    before = telling.previous.reading
    said = said_portions(before, reader)
    if len(said) != 1 or len(before.sentence.numbers) > _FEWEST or not are_one_noun(part.quantity, whole.quantity):
        return
    share = 100 * part.quantity.value / whole.quantity.value
    if not said[0].least <= share <= said[0].most and not said[0].least <= 100 - share <= said[0].most:
        word = before.text[said[0].start : said[0].end]
        data = (("word", word), ("figure", f"{part.quantity.said} / {whole.quantity.said}"))
        percent = ("percent", f"{float(share):.3g}%")
        yield Slip("portion-contradicted", Severity.SHOULD, part.quantity.start, part.quantity.end, (*data, percent))


def _twice(telling: Telling, whole: Told, part: Told) -> Iterator[Slip]:
    """Hold a sum against what each of two is told to have given: "the board and the council each paid £240,000"."""
    text, total = texts_of(telling)[part.back], 2 * part.quantity.value
    is_near = total * _LEAST <= whole.quantity.value <= total * _MOST and whole.quantity.value != total
    if is_near and _EACH_OF_TWO.search(text, 0, part.quantity.start) and not part.quantity.number.half:
        data = (("whole", whole.quantity.said), ("total", amount(total, whole.quantity.kind)))
        yield Slip("parts-do-not-add", Severity.SHOULD, whole.quantity.start, whole.quantity.end, data)


def visited_slips(telling: Telling) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of so many times for each of so many: "each of the 40 homes twice, 60 visits in all"."""
    text, counts = telling.reading.text, [each.quantity for each in telling.told[0] if not each.quantity.kind]
    each_of = [each for each in counts if _EACH_OF.search(text, max(0, each.start - 20), each.start)]
    times = _SO_OFTEN.search(text)
    wholes = [each for each in counts if each not in each_of and _IN_ALL.match(text, each.end)]
    if len(each_of) == 1 and times is not None and len(wholes) == 1 and len(counts) <= _FEWEST + 1:
        right = each_of[0].value * _OFTEN[times["times"].split()[0]]
        if wholes[0].value != right and right / 2 <= wholes[0].value <= 2 * right:
            data = (("whole", wholes[0].said), ("total", amount(right, "")))
            yield Slip("parts-do-not-add", Severity.SHOULD, wholes[0].start, wholes[0].end, data)


def bounded_rest_slips(telling: Telling) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a rest that is said to be more, or fewer, than so many: "fewer than 60 did not"."""
    text, own = telling.reading.text, [each for each in telling.told[0] if each.quantity.kind in COUNTED]
    if len(own) != 1 or (bound := _BOUND.search(text, 0, own[0].quantity.start)) is None:
        return
    rest = own[0].quantity
    if not _LEFT.search(text, 0, bound.start()) and _DID_NOT.match(text, rest.end) is None:
        return
    two = nearest_two(counts_before(telling, bound.start(), (rest.kind,)))
    if len(two) != 2 or two[0].quantity.value == two[1].quantity.value or any(each.is_gap for each in two):
        return
    low, high = sorted(each.quantity.value for each in two)
    is_part = re.search(r"\bof\b|\bOf\b|\band\b", texts_of(telling)[two[-1].back]) is not None
    is_same = all(are_one_noun(each.quantity, rest) for each in two)
    fits = high - low < rest.value if bound["less"] else high - low >= rest.value
    if is_part and is_same and not fits:
        data = (("whole", amount(high, rest.kind)), ("total", amount(low + rest.value, rest.kind)))
        yield Slip("parts-do-not-add", Severity.SHOULD, bound.start(), rest.end, data)
