"""Hold a whole against so many of so many each, and so many in a time against the times of a year.

"24 champions, four in each of our five localities"; "320 flats in eight schemes, an average of 30 a scheme"; "5,200
calls in 2024/25, an average of 100 a day"; "18 discharges a day, seven days a week, or 90 a week".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, place_of
from domain.checks.finding import Severity

_EACH = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s*,?\s+(?:in|at|for|to|by|from|on)\s+(?P<in>each|every)\s+(?:one\s+)?of\s+"
    r"|(?:\s+(?!of\b|and\b|or\b|but\b|had\b|was\b|were\b)[a-z’-]+){0,3}?\s+(?:(?P<each>each|apiece)\b(?!\s+(?:week|month|year|day|quarter|of|other|session))"
    r"|(?:a|per|in\s+every|in\s+each|for\s+each|for\s+every|to\s+each|to\s+every)\s+(?P<noun>[a-z-]+)\b)"
)
_EACH_HAD = re.compile(
    r"\b(?:[Ee]ach|[Ee]very\s+one)\s+(?:of\s+(?:them|these|the\s+[\d,]+\s+[a-z-]+)\s+|(?!of\b)[a-z]+\s+)?(?:(?:had|was|were|has|would)\s+)?(?:[a-z]{2,}(?:ed|en)|had|has|got|took|held|ran|saw|gave|with|of|paid)\s+(?:only\s+|just\s+|about\s+)?\Z"
)
_A_TIME = re.compile(r"\s+(?:a|per|each|every)\s+(?:day|week|month|quarter|year)\b|\s+(?:daily|weekly|monthly)\b")
_GROUPS = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:shifts|groups|teams|cohorts|sessions|classes|panels|pairs|rotas)\s+of\s+\Z"
)
_RATIO = re.compile(
    r"\bone\s+(?:[a-z-]+\s+)?(?P<one>[a-z-]+)\s+(?:for|to)\s+(?:every\s+|each\s+)?(?P<many>\w+)\s+(?:[a-z]+\s+)?(?P<noun>[a-z-]+s|people|staff|carers)\b"
)
_TOTALS = frozenset(
    {"meant", "means", "held", "so", "total", "all", "altogether", "making", "therefore", "meaning", "thus", "basis"}
    | {"gave", "giving", "made", "came"}
)
_TOTAL = re.compile(
    r"\b(?:basis|gave|giving|made|came\s+to|mean(?:t|s)|so|total|in\s+all|altogether|making|therefore|thus)\b"
)
_TIMES_WORDS = re.compile(r"\b(?:[Ee]ach|apiece|average\s+(?:[a-z]+\s+)?of|averag\w+|per)\b")
_HEAD = re.compile(
    r"\b(?:per|for\s+every|for\s+each|in\s+every|to\s+every|in\s+each)\s+(?P<head>1,000|10,000|100,000|100)\b"
)
_NEAR, _APART = 40, 5
_EACH_ONE = re.compile(r"Each\s+(?:of\s+(?:them|these|the)\s+)?(?P<noun>[a-z-]+?)s?\b(?=\s)")
_AVERAGE = re.compile(
    r"\b(?:average|averag\w+|mean|median|about|around|roughly|nearly|almost|or|some)\s+(?:of\s+)?(?:about\s+)?\Z"
)
_TIME_NOUNS = frozenset({"day", "week", "month", "quarter", "year", "hour", "minute", "night", "fortnight", "session"})
_PER = re.compile(
    r"(?:\s+(?!and\b|or\b|but\b|in\b|of\b|had\b|was\b|were\b)[a-z’-]+){0,3}?\s+"
    r"(?:(?:a|per|each|every)\s+(?P<working>working\s+)?(?P<unit>day|week|month|quarter)\b|(?P<adverb>daily|weekly|monthly|quarterly)\b)"
)
_LASTED = re.compile(r"\b(?:in|over|during|for)\s+(?:the\s+|those\s+|these\s+)?(?:first\s+|last\s+)?[\w]+\s+months\b")
_LED_RATE = re.compile(
    r"\b(?P<adverb>daily|weekly|monthly|quarterly)\s+(?:average|mean|rate|figure|total)\s+(?:of|was)\s+(?:only\s+|just\s+|about\s+)?\Z"
)
_YEAR = re.compile(
    r"\b20\d\d/\d\d\b|\b(?:over|in|during|for)\s+(?:the|that|one|a|this)\s+(?:whole\s+|last\s+)?year\b|\b12\s+months\b"
)
_TIMES = {"day": (365, 313, 260, 250), "week": (52, 50, 48), "month": (12,), "quarter": (4,)}
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_DAYS = re.compile(
    r"\b(?:(?P<seven>seven|7|all\s+seven|every)\s+days?(?:\s+(?:a|of\s+the|per)\s+week)?|(?P<five>five|5)\s+days?(?:\s+(?:a|of\s+the|per)\s+week)|(?P<weekdays>weekdays|weekends))\b"
)
_EXACT = Fraction(0)
_SLACK, _ROUGHLY = Fraction(8, 100), Fraction(15, 100)
WORDS = frozenset(
    {
        "each",
        "apiece",
        "every",
        "per",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "average",
        "one",
        "day",
        "week",
        "month",
    }
    | {"quarter", "shifts", "groups", "teams", "cohorts", "sessions", "classes", "panels", "pairs", "rotas"}
)
"""A word of everything that this rule looks for."""


def stated_rate_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "each-wrong" and "rate-wrong" of a sentence with the one before."""
    own = [each for each in reading.own if each.kind in COUNTED]
    lengths = [each for each in reading.own if each.kind in COUNTED or each.kind in TIMES]
    if 1 <= len(lengths) <= 3:
        yield from _each(reading, reader, lengths)
    if len(own) in (2, 3):
        yield from _in_a_week(reading, own)
    if len(own) > 1 and (ratio := _RATIO.search(reading.text)) is not None:
        yield from _ratio(reading, reader, own, ratio)
    if len(own) in (1, 2, 3) and not reading.words.isdisjoint(_TOTALS):
        yield from _times(reading, reader, own)
    if len(own) in (2, 3) and (head := _HEAD.search(reading.text)) is not None:
        yield from _of_head(reading, own, head)
    if len(own) == 1 and reading.text.startswith("Each "):
        yield from _each_one(reading, own[0])
    if own and len(own) < 4:
        yield from _in_a_year(reading, reader, own)


def _each(reading: Reading, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    text = reading.text
    for share in own:
        others = [each for each in own if each is not share]
        if not others:
            others = [each for each in reading.before if each.kind in COUNTED and each.value > 1]
        elif len(others) == 1 and share.start > others[0].start - 200:
            before = [each for each in reading.before if each.kind in COUNTED and each.value > 1]
            others = [*before, *others] if len(before) == 1 else []
        match = _EACH.match(text, share.end)
        is_led = match is None and _EACH_HAD.search(text, max(0, share.start - 40), share.start) is not None
        if len(others) != 2 or (match is None and not is_led and not _is_of_groups(text, share, others)):
            continue
        if match is not None and _A_TIME.match(text, match.end()):
            continue
        found = _whole_and_count(others, share, (match["noun"] or "") if match is not None else "")
        if found is None or is_approximate(reader, reading.sentence, found[0].number):
            continue
        whole, count = found
        right = whole.value / count.value
        is_rough = _AVERAGE.search(text, max(0, share.start - 25), share.start) is not None
        is_rough = is_rough or is_approximate(reader, reading.sentence, share.number)
        slack = (
            max(Fraction(1, 2), right / 50, share.number.half) if is_rough or (match is None and not is_led) else _EXACT
        )
        slack += share.number.half + whole.number.half / count.value
        if is_approximate(reader, reading.sentence, share.number):
            slack = right * _ROUGHLY
        if abs(right - share.value) > slack and share.value < whole.value:
            sign = "£" if whole.kind == Unit.POUNDS.value else ""
            said = f"{sign}{decimal(right, 0 if right.denominator == 1 else 1)}"
            data = (("whole", whole.said), ("count", count.said), ("said", share.said), ("right", said))
            yield Slip("each-wrong", Severity.SHOULD, *place_of(share.start, share.end, (whole, count)), data)
            return


def _each_one(reading: Reading, share: Quantity) -> Iterator[Slip]:
    """Hold "each planner supported 43 people on average" against the planners and the people before."""
    subject = _EACH_ONE.match(reading.text)
    if subject is None or share.start < subject.end():
        return
    counts = [each for each in reading.before if each.kind == share.kind == "" and each.value > 1]
    before = reading.sentence.text_before
    ones = [each for each in counts if subject["noun"] in before[each.end : each.end + 40].split(",")[0]]
    wholes = [each for each in counts if each not in ones and (not share.noun or each.noun == share.noun)]
    if len(ones) != 1 or len(wholes) != 1 or len(counts) != 2:
        return
    right = wholes[0].value / ones[0].value
    if abs(right - share.value) > max(Fraction(1, 2), right * _SLACK):
        data = (("whole", wholes[0].said), ("count", ones[0].said), ("said", share.said), ("right", decimal(right)))
        yield Slip("each-wrong", Severity.SHOULD, share.start, share.end, data)


def _times(reading: Reading, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold "each of the five teams had 11 workers, so 65 in all", also where the five and the 11 stand before."""
    text = f"{reading.sentence.text_before} {reading.text}" if len(own) < 3 else reading.text
    before = [each for each in reading.before if each.kind in COUNTED and each.value > 1]
    three = [*before, *own] if len(own) < 3 else list(own)
    if len(three) != 3 or any(each.kind != three[1].kind for each in three[2:]) or _TIMES_WORDS.search(text) is None:
        return
    one, other, whole = three
    if whole.value <= max(one.value, other.value) or _TOTAL.search(reading.text) is None:
        return
    right = one.value * other.value
    is_average = "averag" in text or is_approximate(reader, reading.sentence, whole.number)
    slack = right * _SLACK if is_average else whole.number.half
    if not right / 2 <= whole.value <= 2 * right:
        return
    if abs(right - whole.value) > slack and one.value + other.value != whole.value:
        sign = "£" if whole.kind == Unit.POUNDS.value else ""
        data = (("whole", whole.said), ("total", f"{sign}{decimal(right)}"))
        yield Slip("parts-do-not-add", Severity.SHOULD, *place_of(whole.start, whole.end, three), data)


def _of_head(reading: Reading, own: Sequence[Quantity], head: re.Match[str]) -> Iterator[Slip]:
    """Hold "650 for a population of 260,000, a rate of 400 for every 100,000"."""
    value = Fraction(head["head"].replace(",", ""))
    before = [each for each in own if each.end <= head.start() and head.start() - each.end < _NEAR]
    rate = before[-1] if before else None
    others = [each for each in own if each is not rate and not head.start() <= each.start < head.end()]
    others = others if len(others) == 2 else [*(each for each in reading.before if not each.kind), *others]
    if rate is None or len(others) != 2 or any(each.kind for each in others):
        return
    part, whole = sorted(others, key=lambda each: each.value)
    right = part.value * value / whole.value
    if whole.value >= value and rate.value < value and abs(right - rate.value) > max(right * _SLACK, Fraction(1)):
        data = (("whole", part.said), ("time", f"{whole.said} / {head['head']}"), ("said", rate.said))
        yield Slip(
            "rate-wrong",
            Severity.SHOULD,
            *place_of(rate.start, head.end(), (part, whole)),
            (*data, ("right", decimal(right))),
        )


def _ratio(reading: Reading, reader: FigureReader, own: Sequence[Quantity], ratio: re.Match[str]) -> Iterator[Slip]:
    """Hold "one manager for every six workers" against the numbers of both."""
    said = ratio["many"]
    value = Fraction(said) if said.isdecimal() else reader.numbers.values.get(said.casefold(), Fraction(0))
    others = [each for each in own if each.start >= ratio.end() or each.end <= ratio.start()]
    ones = [each for each in others if each.noun and each.noun == ratio["one"].rstrip("s")]
    many = [each for each in others if each.noun and each.noun == ratio["noun"].rstrip("s")]
    if not value or len(ones) != 1 or len(many) != 1 or not ones[0].value:
        return
    right = many[0].value / ones[0].value
    if abs(right - value) > max(Fraction(1, 2), right * _SLACK):
        data = (("whole", many[0].said), ("count", ones[0].said), ("said", said), ("right", decimal(right, 1)))
        yield Slip("each-wrong", Severity.SHOULD, *place_of(*ratio.span(), (ones[0], many[0])), data)


def _is_of_groups(text: str, share: Quantity, others: Sequence[Quantity]) -> bool:
    return any(_GROUPS.fullmatch(text, each.end, share.start) for each in others if not each.is_before)


def _whole_and_count(others: Sequence[Quantity], share: Quantity, noun: str) -> tuple[Quantity, Quantity] | None:
    """Return the whole and the count of what has its share of it, as their nouns or their sizes tell."""
    if noun in _TIME_NOUNS or noun in ("time", "half", "little", "few", "further", "total", "half-day"):
        return None
    if noun:
        noun = "people" if noun == "person" else noun.rstrip("s")
        named = [each for each in others if each.noun == noun]
        if len(named) != 1:
            return None
        count = named[0]
    else:
        count = min(others, key=lambda each: each.value)
    whole = others[0] if count is others[1] else others[1]
    if whole.kind != share.kind or count.kind or count.value < 2 or whole.value <= count.value:
        return None
    if share.noun and whole.noun and share.noun != whole.noun and noun:
        return None
    is_same = not share.noun or not whole.noun or share.noun == whole.noun or share.noun == count.noun
    return (whole, count) if is_same else None


def _rate_of(text: str, each: Quantity) -> re.Match[str] | None:
    """Return what makes a figure a rate: "156 a month", "a monthly average of 156"."""
    return _PER.match(text, each.end) or _LED_RATE.search(text, max(0, each.start - 50), each.start)


def _in_a_year(reading: Reading, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold so many a day, week or month against those of a year."""
    text = reading.text
    rates = [(each, match) for each in own if (match := _rate_of(text, each)) is not None]
    if len(rates) != 1 or rates[0][0].kind not in COUNTED:
        return
    rate, match = rates[0]
    here = [each for each in own if each is not rate and each.kind == rate.kind]
    before = [each for each in reading.before if each.kind == rate.kind] if not here else []
    known = here or before
    said = text if here else reading.sentence.text_before
    lengths = [each for each in (*reading.own, *(reading.before if not here else ())) if each.kind == "months"]
    lasted = lengths[0].value if len(lengths) == 1 and _LASTED.search(said) else Fraction(0)
    if len(known) != 1 or not (lasted or _YEAR.search(said)) or known[0].number.is_word or known[0].value <= rate.value:
        return
    whole = known[0]
    if (rate.noun and whole.noun and rate.noun != whole.noun) or _is_apart(text, whole, rate):
        return
    unit = match.groupdict().get("unit") or _ADVERBS[match["adverb"]]
    times = [Fraction(each) for each in (_TIMES[unit][2:] if match.groupdict().get("working") else _TIMES[unit])]
    if lasted:
        times = [each * lasted / 12 for each in times]
    if whole.value * _APART < rate.value * min(times):  # a rate too: "£940 a week in the city and £1,120 on the coast"
        return
    slack = _ROUGHLY if is_approximate(reader, reading.sentence, rate.number) else _SLACK
    rights = [whole.value / each for each in times]
    if all(abs(right - rate.value) > right * slack + rate.number.half + Fraction(1, 2) for right in rights):
        places = 0 if rights[0] >= 10 else 1
        right = ("right", f"{decimal(rights[0], places)} a {unit}")
        data = (
            ("whole", whole.said),
            ("time", lengths[0].said if lasted else "a year"),
            ("said", f"{rate.said} a {unit}"),
            right,
        )
        yield Slip("rate-wrong", Severity.SHOULD, *place_of(rate.start, max(rate.end, match.end()), (whole,)), data)


def _is_apart(text: str, whole: Quantity, rate: Quantity) -> bool:
    """Return whether words between a whole and a rate make them those of two things."""
    if whole.is_before:
        return re.match(r"(?:This|That|It|They|On average)\b", text) is None
    gap = text[min(whole.end, rate.end) : max(whole.start, rate.start)]
    if " and " in gap and _LED_RATE.search(text, 0, rate.start):
        return True
    return re.search(r"[;:]|\b(?:but|compared|against|than|from(?!\s+[A-Z])|of\s+wh\w+|target)\b", gap) is not None


def _in_a_week(reading: Reading, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold so many a day against so many a week."""
    text = reading.text
    rates = {}
    for each in own:
        match = _PER.match(text, each.end)
        if match is not None:
            rates[match["unit"] or _ADVERBS[match["adverb"]]] = each
    if set(rates) != {"day", "week"} or not rates["day"].value:
        return
    day, week = rates["day"], rates["week"]
    if not re.search(
        r"\b(?:or|that\s+is|which\s+(?:is|was|made|makes)|making|so)\b",
        text[day.end : week.start] or text[week.end : day.start],
    ):
        return
    told = _DAYS.search(text)
    days: tuple[int, ...] = (5, 6, 7)
    if told is not None:
        days = (7,) if told["seven"] else (5,) if told["five"] else (5, 7)
    if all(day.value * each != week.value for each in days):
        said = f"{decimal(day.value * days[0])} a week"
        data = (("whole", f"{day.said} a day"), ("time", "a week"), ("said", week.said), ("right", said))
        yield Slip("rate-wrong", Severity.SHOULD, *place_of(day.start, day.end, (week,)), data)
