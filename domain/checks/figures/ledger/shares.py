"""Hold a share that is said of one of several counts, or concluded from two, against the count and its whole.

"1,200 bookings: 540 Polish, 300 Urdu, 180 Arabic. Polish made up more than half of the bookings"; "240 people waited.
Of these, 96 had a critical need. A quarter of those waiting were therefore in the higher group".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.derived.told import MOST_BACK, Telling, Told, in_order
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.ledger.entries import (
    CLAUSE,
    CONCLUDES,
    CONCLUDING,
    END,
    Entry,
    counts_before,
    entries_of,
    nearest_two,
    texts_of,
)
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Said
from domain.checks.figures.said_shares import said_shares, share_slip
from domain.checks.figures.stated.pool import are_one_noun
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.finding import Severity

_OF = re.compile(
    r"\s+of\s+(?P<noun>(?:(?:all|the|its|their|our|these|those)\s+)*(?:(?!(?:were|was|had|did|are|have|has|came|went|used|took|met|got|made|led|saw|felt|knew|who|and|or|but|to|in|at|by|on|[a-z]+ed)\b)[\w’-]+\s*){0,6})"
)
_OF_THE = re.compile(r"\s+of\s+(?:(?:the|these|those|its|their|our|all)\s+)+")
_LOOSE = re.compile(
    r"\b(?:rose|fell|risen|fallen|compared|against|within|average|target|England|national\w*|by|from|per|than"
    r"|ranked|score\w*|never|if|would|should|could|might|may|will|expected|planned|forecast|hoped|aim\w*|told|said)\b"
)
_LOOSE_BEFORE = re.compile(
    r"\b(?:in|de)crease[ds]?\s+(?:of\s+)?\Z|\b(?:further|another|other|rest|remaining|remainder|not|no)\b"
)
_DENIED = re.compile(
    r"\b(?:not|no|none|without|un[a-z]{4,}|late|left|still|only|empty|vacant|outstanding|fail\w*|miss\w*|lack\w*)\b|n’t\b"
)
_ROUGH = re.compile(r"\b(?:more|less|fewer)\s+than\s+\Z|\b(?:(?:ac)?counted|accounting)\s+for\b", re.IGNORECASE)
_GENERIC = stems_of(
    "it this that they these those which who whom rate share proportion percentage part whole number total alone all"
    " every group made make represents represented accounted amounted therefore thus hence consequently words only just"
    " overall people there been had has their our data showed same up came went worked altogether nearly almost exactly"
    " whole most some used given gave give done did taken took having being according now"
)
_JOINED = re.compile(r"\b(?:and|together|plus|with)\b")
ROUGHLY, _MOST, _NEAR = 4, 8, 18


def named_share_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong" and "portion-contradicted" of a sentence with those before it."""
    text = telling.reading.text
    shares = said_shares(telling.reading, reader, ROUGHLY)
    may_conclude = not telling.reading.words.isdisjoint(CONCLUDING)
    for said, number in shares if shares and _has_counts(telling) else ():
        counts = counts_before(telling, said.start)
        are_few = 2 <= len(counts) <= _MOST
        if not counts or not (are_few or may_conclude):
            continue
        begin = max([each.end() for each in CLAUSE.finditer(text, 0, said.start)], default=0)
        end = END.search(text, said.end)
        stop = end.start() if end is not None else len(text)
        clause = f"{_ROUGH.sub('', text[begin : said.start])} {_ROUGH.sub('', text[said.end : stop])}"
        is_concluded = may_conclude and CONCLUDES.search(text, max(0, begin - _NEAR), stop) is not None
        if is_concluded and (number is None or number.unit is Unit.PERCENT):
            yield from _of_its_whole(telling, said, number, counts)
        if not are_few or _LOOSE.search(clause) or _LOOSE_BEFORE.search(text[begin : said.start]):
            continue
        if any(said.end <= each.quantity.start < stop for each in telling.told[0]):
            continue
        if in_order(counts[1:] if counts[0].back else counts) or any(
            _is_share(each, said, counts) for some in telling.told for each in some
        ):
            continue
        pair = _pair(telling, said, counts, clause, is_concluded=is_concluded)
        is_denied = _DENIED.search(text, said.end, stop) is not None
        if pair is not None and not _is_borne_out(said, counts, *pair, may_be_rest=is_denied or number is not None):
            word = text[said.start : said.end].strip()
            yield share_slip(word, number, pair[0][0].quantity, pair[1].quantity, (said.start, said.end))


def _has_counts(telling: Telling) -> bool:
    """Return whether a sentence and the few before it have two figures that are no percentages."""
    count = 0
    now: Sentence | None = telling.reading.sentence
    for _ in range(MOST_BACK + 1):
        if now is None or count > 1:
            break
        count += len([each for each in now.numbers if each.unit is not Unit.PERCENT])
        now = now.preceding
    return count > 1


def _of_its_whole(telling: Telling, said: Said, number: Number | None, counts: Sequence[Told]) -> Iterator[Slip]:
    """Hold "36 had tested. Half of the 80 providers had therefore done so" against the only count before it."""
    text = telling.reading.text
    wholes = [each for each in telling.told[0] if each.quantity.start >= said.end and not each.quantity.kind]
    nearest = [each for each in counts if each.back == counts[-1].back]
    if len(wholes) != 1 or len(nearest) != 1 or not _OF_THE.fullmatch(text, said.end, wholes[0].quantity.start):
        return
    part, whole = nearest[0].quantity, wholes[0].quantity
    if (
        part.value < whole.value
        and are_one_noun(part, whole)
        and not said.least <= 100 * part.value / whole.value <= said.most
    ):
        yield share_slip(text[said.start : said.end].strip(), number, part, whole, (said.start, whole.end))


def named_percent_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "portion-contradicted" of words for a share of what a sentence before gives a percentage of."""
    text = telling.reading.text
    said = said_portions(telling.reading, reader)
    if not said or telling.previous is None or telling.told[0]:
        return
    percents = [each for each in telling.told[1] if each.quantity.kind == Unit.PERCENT.value]
    if len(said) > 1 or not 2 <= len(percents) <= _MOST or len({each.when for each in percents}) > 1:
        return
    clause = f"{text[: said[0].start]} {text[said[0].end :]}"
    before = texts_of(telling)[1]
    known = stems_of(before)
    heads = [match["noun"] for each in percents if (match := _OF.match(before, each.quantity.end)) is not None]
    told = stems_of(clause) - _GENERIC - stems_of(" ".join(heads))
    named = [each.quantity for each in entries_of(telling, percents) if not each.stems.isdisjoint(told)]
    if _LOOSE.search(clause) or _LOOSE_BEFORE.search(clause) or len(named) != 1 or not are_known(told, known):
        return
    if not said[0].least <= named[0].value <= said[0].most:
        word = text[said[0].start : said[0].end]
        data = (("word", word), ("figure", named[0].said), ("percent", named[0].said))
        yield Slip("portion-contradicted", Severity.SHOULD, said[0].start, said[0].end, data)


def _is_share(each: Told, said: Said, counts: Sequence[Told]) -> bool:
    """Return whether another percentage stands among the counts: then a share can be of what is told of it."""
    is_near = each.place >= counts[0].place and not (each.back == 0 and each.quantity.start >= said.start)
    return each.quantity.kind == Unit.PERCENT.value and is_near


def _pair(
    telling: Telling, said: Said, counts: Sequence[Told], clause: str, *, is_concluded: bool
) -> tuple[Sequence[Told], Told] | None:
    """Return the parts that a clause names, or the only one that there is where it concludes, and the whole."""
    whole = max(counts, key=lambda each: each.quantity.value)
    if not all(are_one_noun(each.quantity, whole.quantity) or len(counts) > 2 for each in counts):
        return None
    told = stems_of(clause) - _GENERIC
    of = _OF.match(telling.reading.text, said.end)
    of_what = stems_of(of["noun"]) - _GENERIC if of is not None else frozenset()
    known = stems_of(" ".join([*texts_of(telling)[1:], telling.reading.text[: said.start]]))
    if not are_known(of_what, known):
        return None
    is_told = (whole is counts[0] or whole.is_whole) and are_known(told, known)
    if not is_told and not is_concluded:
        return None
    entries = entries_of(telling, counts)
    named = [each.told for each in entries if each.told is not whole and _names(each, told, of_what)]
    if is_told and (len(named) == 1 or (named and _JOINED.search(clause))):
        return named, whole
    two = nearest_two(counts)
    if is_concluded and not named and len(two) == 2 and two[0].quantity.value != two[1].quantity.value:
        items = frozenset().union(*(each.words for each in entries if each.told in two))
        part, whole = sorted(two, key=lambda each: each.quantity.value)
        return ([part], whole) if are_known(of_what, items) else None
    return None


def _names(each: Entry, told: frozenset[str], of_what: frozenset[str]) -> bool:
    """Return whether a clause names a figure, and not as what the share is of."""
    return not each.stems.isdisjoint(told - of_what) and each.stems.isdisjoint(of_what)


def _is_borne_out(said: Said, counts: Sequence[Told], parts: Sequence[Told], whole: Told, *, may_be_rest: bool) -> bool:
    """Return whether a share fits its parts, as those of any larger count, or what the parts leave of the whole."""
    quantities = [each.quantity for each in (*parts, whole)]
    top = sum((each.value for each in quantities[:-1]), Fraction(0))
    slack = 1 if any(each.number.half for each in quantities) else 0
    larger = [each.quantity.value for each in counts if each.quantity.value > top]
    pairs = [(top, each) for each in larger]
    if may_be_rest:
        pairs += [(whole.quantity.value - top, whole.quantity.value)]
    if len(counts) == 2:  # of two kinds: "640 people under 65 and 1,920 over 65"
        pairs += [(each, top + whole.quantity.value) for each in (top, whole.quantity.value)]
    return any(said.least - slack <= 100 * low / high <= said.most + slack for low, high in pairs)
