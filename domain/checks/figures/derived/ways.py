"""Hold words that say which way a figure lies from another, of another time, a target or an average, against the two.

"640 people in March 2025. A year earlier it was 520. The list had shrunk"; "the target was 2 days and the average 3.4,
comfortably inside the target"; "£920 a week, and the regional average was £870. The local price was lower"; "14 people
a day in 2025 and 23 in 2024, so the number had remained stable".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checks.figures.derived.named import is_of, told_by
from domain.checks.figures.derived.told import Telling, Told, groups_of, in_order, measured_against, tells_earlier
from domain.checks.figures.derived.way_claims import Claim, claims_in
from domain.checks.figures.derived.way_words import WAYS
from domain.checks.figures.derived.yardsticks import AVERAGE, TARGET, Role
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.courses import goodness_in
from domain.checks.figures.stated.pool import are_rough, place_of
from domain.checks.figures.worded.holders import stems_of
from domain.checks.finding import Severity

_LENGTH_WORDS = (
    "longer shorter slower quicker faster sooner lengthened shortened lengthening shortening quickly promptly swiftly"
    " speedily slowly"
)
_LENGTHS = frozenset(_LENGTH_WORDS.split())
_FEWEST_APART, _POINTS_APART = 10, 4
_POINTS_ALIKE, _SHARE_ALIKE = 5, 15
_SAME = re.compile(r"match|equal|mirror|the\s+same\s+as|identical|level|no\s+different", re.IGNORECASE)
_ALL_PEOPLE = re.compile(
    r"\b(?:[Cc]ensus|residents|population|inhabitants|local\s+people|(?:all|of)\s+adults\s+in\s+the)\b"
)
_FAR = frozenset(
    {"significantly", "much", "far", "considerably", "substantially", "markedly", "notably", "well", "sharply"}
)
_IN_TIME = re.compile(r"\b(?:within|in\s+time|on\s+time|under|the\s+same\s+day)\b")
_LIST = re.compile(r"\b(?:queue|list|line|backlog)\b")
_NEAR_BEHIND = 45
_OF_YARDSTICK = re.compile(
    rf"\b(?:though|although|but|while|whereas)\s[^,;]*?{AVERAGE.pattern}[^,;]*?\b(?:was|were|is|stood)\b[^,;]*\Z"
)
_SOME = re.compile(
    r"\b(?:of\s+(?:them|these|those|which|whom)|[Tt]he\s+(?:other|remaining|rest|remainder)(?:\s+[a-z0-9]+)?)\s+"
    r"(?:(?:had|have|were|was|has|all|both|also|been)\s+)*\Z"
    r"|%\s+of\s+(?:[\d,]+\s+)?(?:[a-z-]+\s+){1,3}?(?:had|have|were)\s+(?:[a-z]+\s+)?\Z"
)
_FROM = re.compile(r"[^;:.]{0,110}\bfrom\s+(?:£\s?)?")
_OF_OTHERS = re.compile(r"(?<=:\s)£?[\d.,]*\d%?\s+of\s")
_GIVES = re.compile(
    r"(?:(?:In|By|At)\s[^,;.]{3,30},?\s+)?(?:[Ii]t|[Tt]hey|[Tt]here|[Tt]he\s+(?:figure|number|rate|share|proportion|average|total|wait))s?\s+"
    r"(?:was|were|had\s+been|stood\s+at|went|averaged|totalled|numbered)\s"
)
_OF_AGE = re.compile(r"%[^.;]{0,60}\b(?:6[05]|75|8[05])\b|\b(?:6[05]|75|8[05])\b[^.;]{0,60}%")
_GIVEN = re.compile(r"(?:\b(?:of|at)\s+(?:only\s+|just\s+)?|\()(?:£\s?)?\Z")
_BESIDE = re.compile(r"\s*\(\s*(?:£\s?)?")
_PLACED = frozenset({"ahead of", "behind", "favourably", "unfavourably", "outperformed", "underperformed"}) | {
    "trailed",
    "lagged behind",
}
_BARELY = Fraction(1, 100)
_WAY_STEMS = stems_of(" ".join(WAYS))
_GROUP_STEMS = stems_of("group groups communities community background backgrounds likely represented population share")


def way_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" and "comparison-contradicted" of a sentence with those before it."""
    reading = telling.reading
    yield from _before_it_was(telling, reader)
    for claim in claims_in(reading):
        for figures in groups_of(telling.told) if not _is_of_some(reading, claim) else ():
            pairs = _pairs(figures, claim) or _shares_of_people(telling, figures, claim)
            pairs = [_as_beside(reading, claim, *pair) for pair in pairs]
            if not pairs:
                continue
            if any(_bears_out(reading, reader, claim, own, other) is not False for own, other in pairs):
                break
            own, other = pairs[-1]
            if _is_of_yardstick(reading, claim, own, other) or _is_of_earlier(reading, claim, other):
                break
            here = [each.quantity for each in (own, other) if each.back == 0]
            if _is_of(reading, claim, own, other) and not are_rough(reading, reader, here):
                yield _slip(claim, own, other)
                return
            break


def _as_beside(reading: Reading, claim: Claim, own: Told, other: Told) -> tuple[Told, Told]:
    """Return two figures, that first which stands beside what is said of it: "it had fewer (nine) in 2023"."""
    is_beside = other.back == 0 and _BESIDE.fullmatch(reading.text, claim.end, other.quantity.start) is not None
    return (other, own) if is_beside and claim.against in (None, Role.MEASURED) else (own, other)


def _is_of_some(reading: Reading, claim: Claim) -> bool:
    """Return whether some of what was counted did so, and not their number: "11 of them had fallen since"."""
    return _SOME.search(reading.text, claim.begin, claim.start) is not None


def _is_of_yardstick(reading: Reading, claim: Claim, own: Told, other: Told) -> bool:
    """Return whether the yardstick itself may be meant: "the figure for England was 67.9%, which was lower"."""
    if claim.against is None and _OF_YARDSTICK.search(reading.text, 0, claim.start):
        return True
    is_which = reading.text[: claim.begin].rstrip().endswith("which")
    return is_which and own.back > 0 and other.back == 0 and other.role is not Role.MEASURED


def _is_of_earlier(reading: Reading, claim: Claim, other: Told) -> bool:
    """Return whether a claim is dated as the earlier of two figures: "it had fallen in 2023, when it was 58%"."""
    if other.back or other.when is None or other.quantity.start < claim.end:
        return False
    dates = [(start, end) for start, end in reading.sentence.dates if reading.text[claim.end : start] == " in "]
    return bool(dates) and str(other.when[0]) in reading.text[dates[0][0] : dates[0][1]]


def _before_it_was(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield what a sentence before says of a way where this tells the earlier figure, or both: "It was 5% before"."""
    reading, preceding = telling.reading, telling.reading.sentence.preceding
    if preceding is None or not ((len(reading.own) == 1 and tells_earlier(reading)) or _tells_two(reading)):
        return
    by = reading.sentence.start_before - reading.sentence.start
    figures = [each for some in telling.told[:2] for each in some if not each.is_gap]
    for claim in claims_in(Reading(preceding)) if len(figures) == 2 else ():
        pairs = _pairs(figures, claim) if claim.is_course else []
        if pairs and _bears_out(Reading(preceding), reader, claim, *pairs[0]) is False:
            slip = _slip(claim, *pairs[0])
            yield Slip(slip.code, slip.severity, slip.start + by, slip.end + by, slip.data)
            return


def _tells_two(reading: Reading) -> bool:
    """Return whether a sentence gives two figures of what the one before tells: "It was 530 and 386 in 2024"."""
    return len(reading.own) == 2 and not reading.before and _GIVES.match(reading.text) is not None


def _pairs(figures: list[Told], claim: Claim) -> list[tuple[Told, Told]]:
    """Return the figures that a claim can be of, each with the one that it is held against."""
    if claim.against is Role.POPULATION:
        return measured_against(figures, Role.AVERAGE)
    if claim.against in (Role.TARGET, Role.AVERAGE):
        return measured_against(figures, claim.against)
    times = [(new, old) for old, new in in_order(figures)]
    if claim.against is Role.MEASURED or claim.way == "same" or claim.is_course or times:
        return times
    return [*measured_against(figures, Role.AVERAGE), *measured_against(figures, Role.TARGET)]


def _shares_of_people(telling: Telling, figures: list[Told], claim: Claim) -> list[tuple[Told, Told]]:
    """Return the share of those who draw on support with that of all people, where only these two were told."""
    if claim.against is not Role.POPULATION:
        return []
    shares = [each for each in figures if each.quantity.kind == Unit.PERCENT.value and each.role is Role.MEASURED]
    of_all = [each for each in shares if _names_all_people(telling.at(each.back), each)]
    return [(own, of_all[0]) for own in shares if own is not of_all[0]] if len(of_all) == 1 == len(shares) - 1 else []


def _names_all_people(telling: Telling, each: Told) -> bool:
    """Return whether the words around a share say that it is one of all people."""
    own, text = telling.reading.own, telling.reading.text
    low = max([one.end for one in own if one.end <= each.quantity.start], default=0)
    high = min([one.start for one in own if one.start >= each.quantity.end], default=len(text))
    return _ALL_PEOPLE.search(text, low, high) is not None


def _bears_out(reading: Reading, reader: FigureReader, claim: Claim, own: Told, other: Told) -> bool | None:
    """Return whether two figures lie as a claim says, None where that cannot be told."""
    mine, its = own.quantity, other.quantity
    way = claim.way
    if claim.way == "same":
        apart, most = abs(mine.value - its.value), max(mine.value, its.value)
        is_far = apart * 100 > most * _FEWEST_APART and (mine.kind != Unit.PERCENT.value or apart > _POINTS_APART)
        return not is_far
    if claim.way == "alike":
        return _are_alike(claim.word, mine, its)
    if claim.word.casefold().split()[-1] in _LENGTHS and mine.kind not in TIMES:
        way = _way_of_length(reading, claim, mine.kind)
        if not way:
            return None
    if claim.word in ("older", "younger") and not _OF_AGE.search(f"{reading.sentence.text_before} {reading.text}"):
        return None
    if way in ("good", "bad"):
        told = told_by(reading, _begin_of(reading, claim, own, other), max(own.back, other.back))
        good = goodness_in(f"{told} {claim.subject}", reader, mine.kind)
        if claim.against is Role.TARGET and good is None and mine.kind not in TIMES:
            good = True if mine.kind == Unit.PERCENT.value else None
        is_plain = claim.is_course or claim.word.casefold() in _PLACED
        if good is None and not (
            is_plain and mine.kind == Unit.PERCENT.value and not reader.less_is_good.search(reading.text)
        ):
            return None
        way = "up" if (good is not False) is (way == "good") else "down"
        if claim.against is Role.TARGET and mine.value == its.value:
            return True
    if claim.degree in _FAR and abs(mine.value - its.value) <= max(mine.value, its.value) * _BARELY:
        return False
    return mine.value > its.value if way == "up" else mine.value < its.value


def _are_alike(word: str, mine: Quantity, its: Quantity) -> bool:
    """Return whether two figures lie so near that one can be called like the other, or the same."""
    apart, most = abs(mine.value - its.value), max(mine.value, its.value)
    points, share = (1, 5) if _SAME.match(word) else (_POINTS_ALIKE, _SHARE_ALIKE)
    return apart * 100 <= most * share or (mine.kind == Unit.PERCENT.value and apart <= points)


def _way_of_length(reading: Reading, claim: Claim, kind: str) -> str:
    """Return which way a share in time, or a list, goes of which it is said that it is quicker, or shorter."""
    if kind == Unit.PERCENT.value and _IN_TIME.search(f"{reading.sentence.text_before} {reading.text}"):
        return "up" if claim.way == "down" else "down"
    return claim.way if not kind and _LIST.search(claim.subject) else ""


def _is_of(reading: Reading, claim: Claim, own: Told, other: Told) -> bool:
    """Return whether what is said to lie some way is what the figures are of, as far as it is named."""
    its_own = _its_own(reading, claim, own, other)
    # What stands in its clause before a figure is what that is of: "the rate of 88% had worsened".
    subject = reading.text[max(its_own) : claim.start] if its_own and claim.subject else claim.subject
    if AVERAGE.search(subject) or (TARGET.search(subject) and claim.against is not Role.TARGET):
        return False
    begin = _begin_of(reading, claim, own, other)
    ignored = _WAY_STEMS | _GROUP_STEMS if claim.against is Role.POPULATION else _WAY_STEMS
    return is_of(reading, subject, claim.of, begin, (own, other), ignored)


def _begin_of(reading: Reading, claim: Claim, own: Told, other: Told) -> int:
    """Return up to where a sentence tells what the figures of a claim are of: to its end if they stand behind."""
    if _its_own(reading, claim, own, other):
        return claim.start
    first = min(own.quantity.start, other.quantity.start)
    is_led = own.back == other.back == 0 and claim.end < first and not _OF_OTHERS.search(reading.text, claim.end)
    if is_led and (first < claim.end + _NEAR_BEHIND or _FROM.fullmatch(reading.plain, claim.end, first)):
        return len(reading.text)
    return claim.begin


def _its_own(reading: Reading, claim: Claim, own: Told, other: Told) -> list[int]:
    """Return where the figures end that stand in the clause of a claim just before it."""
    here = [each.quantity for each in (own, other) if each.back == 0 and claim.begin < each.quantity.end <= claim.start]
    return [
        each.end
        for each in here
        if _GIVEN.search(reading.text, 0, each.start)
        and not reading.text.startswith(" of ", each.end)
        and not stems_of(reading.plain[each.end : claim.start])
    ]


def _slip(claim: Claim, own: Told, other: Told) -> Slip:
    """Return the slip of a claim; where both figures stand beside its word, it is beyond doubt."""
    place, severity = (claim.start, claim.end), Severity.SHOULD
    if own.back == other.back == 0 and claim.way in ("up", "down"):
        place, severity = place_of(*place, (own.quantity, other.quantity)), Severity.MUST
    if own.role is other.role and claim.against is not Role.POPULATION:
        data = (("word", claim.word), ("before", other.quantity.said), ("after", own.quantity.said))
        return Slip("change-contradicted", severity, *place, data)
    data = (("word", claim.word), ("own", own.quantity.said), ("other", other.quantity.said))
    return Slip("comparison-contradicted", severity, *place, data)
