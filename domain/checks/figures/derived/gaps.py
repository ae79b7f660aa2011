"""Hold how far two figures are said to lie apart against all that were told: by so many, so many points, a share.

"71% in 2024. In 2025 it was 78%, up by nine points"; "44 in 2023/24 and 22 in 2024/25. They had fallen by a quarter";
"£355.0 million was planned and £348.2 million spent. The underspend came to £7.8 million".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.derived.gap_claims import FACTORS, Gap, gaps_in
from domain.checks.figures.derived.named import CONCLUDES, GENERIC, GENERIC_OF, is_of, told_by
from domain.checks.figures.derived.told import Telling, Told, groups_of, in_order
from domain.checks.figures.derived.way_words import COMPARED, WAYS_OF_GAPS, any_of_kind
from domain.checks.figures.derived.yardsticks import Role
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit, amount, decimal, places_of
from domain.checks.figures.quantities import TIMES, Quantity, Reading, are_comparable
from domain.checks.figures.stated.courses import goodness_in
from domain.checks.figures.stated.pool import place_of
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.finding import Severity

_FROM = re.compile(r"[^,;%]{0,50},?\s+(?:took\s+[a-z]+\s+)?from\s+(?:£\s?)?")
_APPOSED = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s*[,;(|–—]\s*(?:and\s+|or\s+)?(?:so\s+|(?:so\s+(?:that\s+)?there|which|this)\s+was\s+|leaving\s+|giving\s+|making\s+)?"
    r"(?:the\s+|an?\s+)?"
)
_CLOSED = re.compile(
    r"\s*(?:[.,;)|]|\Z)|(?:\s+(?:more|less))?\s+than\s+(?:the\s+|was\s+|had\s+been\s+)?(?:estimate|plan|budget|forecast|expected)"
)
_ON_EARLIER = re.compile(r"\s+(?:on|over|from|since)\s+(?:the\s+)?(?:year|previous|last|month|quarter)\b")
_OF_BOTH, _FEWEST = frozenset({"difference", "gap", "variance"}), 2
_FAR = Fraction(2)
_SLIPPED = tuple(Fraction(10) ** power for power in (1, -1, 2, -2, 3, -3))
"""How many times too large a figure is whose decimal point, or whose thousands, slipped."""
_JUST_BEHIND = 15
_OF_STAFF = frozenset({"post", "worker", "staff", "employee", "people"})
_OF_PEOPLE = frozenset({"people", "resident", "adult", "person", "carers", "men", "women", "customer", "inhabitant"})
_POINTS = re.compile(
    r"(?:That|This|It|They|These|Which|which|it|they|this|that)\b"
    r"|(?:The|Its|Their|the)\s+(?:number|total|figure)\b(?!\s+(?:aged|of|who|in|with|on|waiting|that)\b)"
)
_LESS = frozenset(any_of_kind(COMPARED).split("|"))
_COSTS = stems_of("cost costs paid")
_MOST = 8
_ROUNDED = Fraction(1, 2)
_WAY_STEMS = stems_of(f"{' '.join(WAYS_OF_GAPS)} difference gap change")


def gap_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-wrong" and "change-contradicted" of a sentence with those before it."""
    reading = telling.reading
    for gap in gaps_in(reading, reader):
        groups = list(groups_of(telling.told))
        for figures in groups:
            pairs = _pairs(figures, gap)
            if not pairs:
                continue
            fitting = [pair for pair in pairs if _fits(gap, *pair)]
            if fitting:
                yield from _wrong_way(reading, reader, gap, fitting) or _not_per_cent(reading, gap, fitting)
                break
            is_apposed = _is_apposed(reading, gap, pairs[-1])
            pair = pairs[-1] if len(pairs) == 1 or is_apposed else _clear(pairs, reading.words)
            if pair is None and figures is not groups[-1]:
                continue
            if pair is None or not (
                is_apposed or _is_near(gap, *pair) or _is_linked(*pair) or _is_multiple(gap, *pair)
            ):
                break
            if any(_fits(gap, *each) for each in _pairs([one for some in reversed(telling.told) for one in some], gap)):
                break
            if pair[0].role is not pair[1].role and _ON_EARLIER.match(reading.text, gap.end):
                break
            if _is_of(reading, gap, pair) or _leads_on(telling, gap, pair):
                yield _slip(reading, gap, *pair)
            break


def is_left_open(telling: Telling, reader: FigureReader) -> bool:
    """Return whether a sentence tells by an amount how far two figures lie apart that its paragraph does not have."""
    amounts = [gap for gap in gaps_in(telling.reading, reader) if not gap.is_share]
    return any(not any(_pairs(figures, gap) for figures in groups_of(telling.told)) for gap in amounts)


def borne_out_gaps(
    telling: Telling, groups: Iterable[Sequence[Told]], reader: FigureReader, most: int = _MOST
) -> list[tuple[int, int]]:
    """Return the places of what a sentence says of how far two figures lie apart that two of a group bear out.

    Of each group the last `most` figures are held against each other.
    """
    figures = list(groups)
    return [
        (gap.start, gap.end)
        for gap in gaps_in(telling.reading, reader)
        if any(_fits(gap, *pair) for some in figures for pair in _pairs(some, gap, most))
    ]


def _pairs(figures: Sequence[Told], gap: Gap, most: int = _MOST) -> list[tuple[Told, Told]]:
    """Return the figures, two and two, that can lie so far apart, the earlier or the yardstick first."""
    usable = [
        each
        for each in figures
        if not each.is_gap
        and (each.back or gap.number is None or each.quantity.start != gap.number.start)
        and (each.back or gap.number is not None or not gap.start <= each.quantity.start < gap.end)
    ]
    if not gap.is_share:
        usable = [each for each in usable if _are_of_kind(each.quantity, gap)]
        if gap.number is not None and gap.number.noun:
            usable = [each for each in usable if _are_alike(each.quantity.noun, gap.number.noun)]
    else:
        usable = [each for each in usable if each.quantity.value > 0]
    return [pair for pair in combinations(usable[-most:], 2) if are_comparable(pair[0].quantity, pair[1].quantity)]


def _are_of_kind(figure: Quantity, gap: Gap) -> bool:
    """Return whether a difference can be one of a figure; a bare one has its unit: "19 days, three more"."""
    if figure.kind == gap.kind or (gap.kind in TIMES and figure.kind in TIMES):
        return True
    return (
        not gap.kind
        and figure.kind in TIMES
        and gap.number is not None
        and not gap.number.noun
        and figure.value == figure.number.value
    )


def _are_alike(noun: str, other: str) -> bool:
    """Return whether a figure and how far it is said to lie off can count the same: posts are held by staff."""
    if not noun or noun == other or other == "point":
        return True
    return any(noun in some and other in some for some in (_OF_STAFF, _OF_PEOPLE))


def _clear(pairs: Sequence[tuple[Told, Told]], words: frozenset[str]) -> tuple[Told, Told] | None:
    """Return the only two figures of two times, or the only one beside a yardstick, among some."""
    figures = list(dict.fromkeys(each for pair in pairs for each in pair))
    timed = in_order(_without_parts(figures))
    held = [pair for pair in pairs if pair[0].role is not pair[1].role]
    found = timed or held
    if len(found) > 1:
        found = [pair for pair in found if any(_is_named(each, words) for each in pair)]
    return found[-1] if len(found) == 1 else None


def _without_parts(figures: Sequence[Told]) -> list[Told]:
    """Return figures without two that make up the one before them: these are no earlier or later ones."""
    left = list(figures)
    for whole, one, other in zip(figures, figures[1:], figures[2:], strict=False):
        if one.quantity.value + other.quantity.value == whole.quantity.value:
            left = [each for each in left if each is not one and each is not other]
    return left


def _is_named(each: Told, words: frozenset[str]) -> bool:
    """Return whether a sentence of these words names what a figure counts."""
    noun = each.quantity.noun
    return bool(noun) and (noun in words or f"{noun}s" in words)


def _fits(gap: Gap, one: Told, other: Told) -> bool:
    a, b = one.quantity, other.quantity
    apart = abs(a.value - b.value)
    slack = a.number.half + b.number.half
    is_of_shares = a.number.half == b.number.half and a.kind == Unit.PERCENT.value
    if is_of_shares or _is_as_exact(gap, min(a.number.half, b.number.half)):
        slack = Fraction(0)
    if not gap.is_share:
        return gap.least - slack <= apart <= gap.most + slack
    if a.kind == Unit.PERCENT.value and gap.least - slack <= apart <= gap.most + slack:
        return True
    return _fits_as_share(gap, one, other)


def _fits_as_share(gap: Gap, one: Told, other: Told) -> bool:
    """Return whether a difference is such a share of what it can be of."""
    a, b = one.quantity, other.quantity
    apart, rounding = abs(a.value - b.value), a.number.half + b.number.half
    for base in _bases(gap, one, other):
        slack = _ROUNDED if gap.number is None or rounding else Fraction(0)
        if base and gap.least - slack <= 100 * apart / base <= gap.most + slack:
            return True
    return False


def _is_as_exact(gap: Gap, half: Fraction) -> bool:
    """Return whether a difference is told in the places of its two figures: to every reader it is that of these."""
    return gap.number is not None and gap.number.number.half == half


def _bases(gap: Gap, one: Told, other: Told) -> tuple[Fraction, ...]:
    """Return what a share of difference can be of: of the earlier, of the yardstick, of the larger if one is less."""
    ordered = in_order((one, other))
    if ordered:
        return (ordered[0][0].quantity.value,)
    if one.role is not other.role:
        return (next(each for each in (one, other) if each.role is not Role.MEASURED).quantity.value,)
    low, high = sorted((one.quantity.value, other.quantity.value))
    return {"up": (low,), "down": (high,)}.get(gap.way, (low, high))


def _is_near(gap: Gap, one: Told, other: Told) -> bool:
    """Return whether a difference is of the size of what is said: far from it, something else was meant."""
    a, b = one.quantity, other.quantity
    apart = abs(a.value - b.value)
    if gap.is_share and gap.least <= apart <= gap.most:
        return True  # how far they lie apart, and no percentage: "1,260 and 1,575, an increase of 315%"
    if gap.is_share:
        apart = 100 * apart / max(min(a.value, b.value), Fraction(1))
    middle, far = (gap.least + gap.most) / 2, _FAR * 2 if gap.is_share else _FAR
    is_slip = any(abs(middle - apart * by) <= apart * by / 100 for by in _SLIPPED)
    return apart > 0 and (apart / far <= middle <= apart * far or is_slip)


def _is_multiple(gap: Gap, one: Told, other: Told) -> bool:
    """Return whether a figure is said to have doubled, or halved, from one of two times to the next."""
    return gap.number is None and gap.word.lower().startswith(tuple(FACTORS)) and bool(in_order((one, other)))


def _is_linked(one: Told, other: Told) -> bool:
    """Return whether a sentence says that it went from one figure to the other: how far can only be of these."""
    return one.back == other.back == 0 and one.is_from is not other.is_from


def _is_apposed(reading: Reading, gap: Gap, pair: tuple[Told, Told]) -> bool:
    """Return whether a difference stands just behind two figures of which one is held against the other.

    "From 40 to 52, a rise of 14"; "estimated £98.3 million, actual £97.1 million, difference £2.2 million".
    """
    if all(each.back == 0 and gap.start < each.quantity.start < gap.amount for each in pair):
        return True  # "the difference between £8.3 million and £9.1 million was"
    last = max(pair, key=lambda each: each.place)
    if (
        last.back
        or not last.quantity.end <= gap.start
        or not _APPOSED.fullmatch(reading.plain, last.quantity.end, gap.start)
    ):
        return False
    if _is_linked(*pair):
        return True
    is_held = pair[0].role is not pair[1].role and (
        gap.kind == Unit.POUNDS.value or not any(each.back for each in pair)
    )
    is_held = is_held or (gap.word in _OF_BOTH and not any(each.back for each in pair))
    return (
        is_held
        and not gap.is_share
        and max(each.back for each in pair) < _FEWEST
        and _CLOSED.match(reading.text, gap.end) is not None
    )


def _wrong_way(reading: Reading, reader: FigureReader, gap: Gap, fitting: Sequence[tuple[Told, Told]]) -> list[Slip]:
    """Return what lies as far as is said, but the other way."""
    ordered = [_as_apposed(reading, gap, old, new) for pair in fitting for old, new in _ordered(pair)]
    way = gap.way
    if way in ("good", "bad") and ordered:
        back = max(each.back for each in ordered[0])
        good = goodness_in(told_by(reading, gap.end, back), reader, ordered[0][0].quantity.kind)
        way = "" if good is None else "up" if good is (way == "good") else "down"
    if not way or len(ordered) != len(fitting):
        return []
    lies_up = [new.quantity.value > old.quantity.value for old, new in ordered]
    if any(each is (way == "up") for each in lies_up) or not _is_of(reading, gap, ordered[-1]):
        return []
    old, new = ordered[-1]
    data = (("word", gap.word), ("before", old.quantity.said), ("after", new.quantity.said))
    return [Slip("change-contradicted", *_place(gap, old, new), data)]


def _as_apposed(reading: Reading, gap: Gap, old: Told, new: Told) -> tuple[Told, Told]:
    """Return two figures, the one behind that a gap directly follows: of "in 2023 it was 81%, five points less"."""
    if (
        gap.word not in _LESS
        or old.back
        or old.role is not Role.MEASURED
        or old.is_from
        or reading.text.startswith(" than", gap.end)
    ):
        return old, new
    return (new, old) if _APPOSED.fullmatch(reading.text, old.quantity.end, gap.start) else (old, new)


def _not_per_cent(reading: Reading, gap: Gap, fitting: Sequence[tuple[Told, Told]]) -> list[Slip]:
    """Return what is called per cent and lies so many percentage points off: from 24% to 30% is no rise of 6%."""
    number = gap.number.number if gap.number is not None else None
    if number is None or number.unit is not Unit.PERCENT or any(_fits_as_share(gap, *pair) for pair in fitting):
        return []
    if any(each.quantity.kind != Unit.PERCENT.value for pair in fitting for each in pair):
        return []
    said = reading.text[number.start : number.end].strip()
    points = f"{decimal(number.value, places_of(number))} percentage points"
    data = (("difference", said), ("right", points))
    return [Slip("points-not-per-cent", Severity.SHOULD, number.start, number.end, data)]


def _place(gap: Gap, one: Told, other: Told) -> tuple[Severity, int, int]:
    """Return how heavy a slip is and where it stands: beyond doubt, and with both its figures, where these are near."""
    if one.back or other.back:
        return Severity.SHOULD, gap.start, gap.end
    return Severity.MUST, *place_of(gap.amount, gap.end, (one.quantity, other.quantity))


def _ordered(pair: tuple[Told, Told]) -> list[tuple[Told, Told]]:
    """Return two figures, the earlier or the yardstick first, where it is known which that is."""
    one, other = pair
    timed = in_order(pair)
    if not timed and one.role is not other.role and Role.MEASURED in (one.role, other.role):
        if one.is_from is not other.is_from:
            return [pair if one.is_from else (other, one)]
        return [pair if other.role is Role.MEASURED else (other, one)]
    return timed


def _is_of(reading: Reading, gap: Gap, pair: tuple[Told, Told]) -> bool:
    is_led = any(
        each.back == 0
        and (
            0 <= each.quantity.start - gap.end < _JUST_BEHIND
            or (each.quantity.start > gap.end and _FROM.fullmatch(reading.text, gap.end, each.quantity.start))
        )
        for each in pair
    )
    if _is_apposed(reading, gap, pair):
        return True
    begin = len(reading.text) if is_led else gap.begin
    is_its_own = any(each.back == 0 and gap.begin < each.quantity.end <= gap.start for each in pair)
    subject = "" if is_its_own else gap.subject  # what stands in its clause before a figure is what that is of
    return is_of(reading, subject, "", begin, pair, _WAY_STEMS)


def _leads_on(telling: Telling, gap: Gap, pair: tuple[Told, Told]) -> bool:
    """Return whether a clause points back, or concludes, to the last two figures before it: so far can only be theirs.

    Where it does neither, half of what it names is to be known of them.
    """
    one, other = pair
    reading, back = telling.reading, max(each.back for each in pair)
    if gap.number is None or back > 2 or any(each.is_whole for each in pair):
        return False
    if gap.is_share and (Role.AVERAGE in (one.role, other.role) or one.quantity.kind == Unit.POUNDS.value):
        return False
    told = [each for some in reversed(telling.told[: back + 1]) for each in some if not each.is_gap]
    before = [each for each in told if each.back or each.quantity.end <= gap.amount]
    last = [each for each in before if are_comparable(each.quantity, one.quantity)]
    if len(last) < 2 or {id(each.quantity) for each in last[-2:]} != {id(one.quantity), id(other.quantity)}:
        return False
    said = reading.text[max(0, gap.begin - 12) : gap.start]
    if CONCLUDES.search(said) or _POINTS.match(reading.text, gap.begin):
        return True
    named = stems_of(gap.subject) - GENERIC - _WAY_STEMS
    known = stems_of(told_by(reading, gap.begin, back)) | GENERIC_OF.get(gap.kind, frozenset()) | _COSTS
    return bool(named) and 2 * sum(are_known(frozenset((each,)), known) for each in named) >= len(named)


def _slip(reading: Reading, gap: Gap, one: Told, other: Told) -> Slip:
    a, b = one.quantity, other.quantity
    is_old = one.role is Role.MEASURED and (one.is_from or (one.when or (0, 0)) <= (other.when or (0, 0)))
    old, new = (one, other) if is_old and not other.is_from else (other, one)
    severity, start, end = _place(gap, one, other)
    if gap.number is None and gap.word.lower().startswith(tuple(FACTORS)):
        told = (("word", gap.word), ("before", old.quantity.said), ("after", new.quantity.said))
        return Slip("multiple-wrong", Severity.SHOULD, start, end, told)
    apart = abs(a.value - b.value)
    if gap.is_share:
        right = (
            f"{decimal(100 * apart / (old.quantity.value or 1), places_of(gap.number.number) if gap.number else 0)}%"
        )
    else:
        factor = a.value / a.number.value if a.number.value else Fraction(1)
        right = amount(apart / factor, a.kind, max(places_of(a.number), places_of(b.number)))
    off, rounding = abs(apart - (gap.least + gap.most) / 2), a.number.half + b.number.half
    is_near = bool(rounding) and not gap.is_share and off < rounding + (gap.most - gap.least) / 2
    if is_near or gap.number is None or gap.most - gap.least > 2 * gap.number.number.half:
        severity = Severity.SHOULD
    said = reading.text[gap.number.start : gap.number.end] if gap.number is not None else reading.text[start:end]
    data = (("before", old.quantity.said), ("after", new.quantity.said), ("difference", said), ("right", right))
    return Slip("change-wrong", severity, start, end, data)
