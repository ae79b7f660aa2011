"""Read the figures that a text has told up to a place, each with its time and with what it is held against.

A figure of a sentence without a date has the one date of the sentence before; "a year earlier" is a year before that.
One that names the target, the plan or the average of the country is a yardstick of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from domain.checks.figures.derived.way_words import WAYS, WAYS_OF_GAPS
from domain.checks.figures.derived.yardsticks import (
    CLAUSE_END,
    YARDSTICK_WORDS,
    Role,
    is_listed,
    is_second_of_pair,
    role_of,
)
from domain.checks.figures.figure_words import Sentence
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading, are_comparable, timed
from domain.quick import quick

MOST_BACK = 3
"""So many sentences before its own a claim can be of."""


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """A quantity that stands `back` sentences before, of a time where it is known.

    `is_gap` for a difference of two others, `is_whole` for what is only named beside its part: "22 of the 200 posts",
    `is_from` for where a change is said to begin.
    """

    quantity: Quantity
    back: int
    when: tuple[int, int] | None
    role: Role
    is_gap: bool = False
    is_whole: bool = False
    is_from: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the text: the larger, the later."""
        return -self.back, self.quantity.start


EARLIER = re.compile(
    r"\b(?:(?:a|one|the)\s+(?:year|winter|summer|spring|autumn|season|decade|term)\s+(?:earlier|before|previously|ago)|(?:twelve|12)\s+months\s+(?:earlier|before"
    r"|previously)"
    r"|(?:the|in\s+the)\s+previous\s+(?:financial\s+)?year|(?:the\s+)?year\s+before|last\s+year|previously)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:(?:a|one|the)\s+year\s+(?:later|after|on)|(?:twelve|12)\s+months\s+later|the\s+(?:following|next)\s+year)\b",
    re.I,
)
OVER = (
    r"(?:over|under)(?=\s*(?:[,.;)|]|\Z)|\s+(?:(?:the|its|their|our|what|that)\s+)?(?:[a-z]+\s+)?(?:targets?|budget\w*|plan\w*|limit"
    r"|standard|average|estimate\w*|maximum|forecast|allowance|threshold|figure|previous|year|expected|agreed)\b)"
)
"""The words that are of a difference only before what it is from: "264 applications under the Act" tell none."""
_GAP_AFTER = re.compile(
    r"(?:\s+(?:percentage\s+)?points?|\s+(?!who\b|and\b|were\b|was\b|had\b|in\b|got\b|became\b|become\b|took\b|waited\b|lived\b|stayed\b|lasted\b|did\b|felt\b|said\b)[a-z’-]+){0,2}?\s+(?:more|fewer|less"
    r"|longer|shorter|slower|quicker|faster|higher|lower|above|below|short"
    r"|rise|increase|growth|fall|drop|reduction|decrease|decline|cut|uplift|improvement|saving|shortfall"
    rf"|{OVER}|(?:up|down)(?=\s*(?:[.,;)]|\Z)|\s(?:on|from)\b)|ahead|behind|better|worse|earlier|later|extra)\b"
)
_GAP_BEFORE = re.compile(
    r"\b(?:by|rise|increase|growth|fall|drop|reduction|decrease|decline|difference|gap|improvement|gain|loss|change"
    r"|cut|saving|overspend|underspend"
    r"|shortfall|surplus|deficit|variance|rising|falling|(?<!made\s)(?<!make\s)(?<!making\s)(?<!took\s)(?<!set\s)up|down)\s+(?:(?:of|was|came\s+to|to\s+be|,)\s+)?(?:(?:only|just"
    r"|about|some|around|nearly|almost|over|an?)\s+)*\Z"
)
_SCALE = re.compile(
    r"\b(?:out\s+of|aged?(?:\s+(?:under|over|between|from|about))?|ages|(?:people|adults|those|residents|men|women|children|anyone|everyone)\s+(?:under|over)|than\s+one\s+in|per|every)\s+(?:£\s?)?\Z"
)
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|our|their|all|a|total|of)\s+)*(?:£\s?)?")
_OF_PAIR = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|our|their|all)\s+)*\d")
_FROM = re.compile(
    r"\b(?:from|[Aa]fter|(?:up|down|increase|rise|fall|drop)\s+on)\s+(?:the\s+|just\s+|only\s+|about\s+)?(?:£\s?)?\Z"
)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|against|than|above|below)\s+(?:the\s+|just\s+|only\s+)?(?:figure\s+of\s+)?(?:£\s?)?\Z"
)
_TIME_BEHIND = re.compile(
    r"(?:\s+(?!in\b|on\b|at\b|for\b|of\b)[a-z’-]+){0,2}?\s+(?:(?:in|on|at|for|by|of)\s+(?:the\s+end\s+of\s+)?x{4,}"
    r"|(?:a|the)\s+year\s+(?:earlier|before)|(?:in\s+)?the\s+previous\s+year|last\s+year)"
)
_FIRST = re.compile(r"\s+(?:[a-z]+\s+)?(?:in|at|for)\s+the\s+(?:first|earlier|former)\b")
_SECOND = re.compile(r"\s+(?:[a-z]+\s+)?(?:in|at|for)\s+the\s+(?:second|later|latter)\b")
_MOST = 8
_SAID_TIMES = "year months previously winter summer spring autumn season decade term"
_OFF_WORDS = frozenset(_SAID_TIMES.split())
_SAID_GAPS = (
    "more fewer less longer shorter slower quicker faster higher lower above below over under short ahead behind better"
    " worse earlier later extra up down rise increase growth fall drop reduction decrease decline cut uplift"
    " improvement saving shortfall"
)
_SAID_GAPS_BEFORE = (
    "by rise increase growth fall drop reduction decrease decline difference gap improvement gain loss change cut"
    " saving overspend underspend shortfall surplus deficit variance rising falling up down"
)
_GAP_WORDS, _GAP_WORDS_BEFORE = frozenset(_SAID_GAPS.split()), frozenset(_SAID_GAPS_BEFORE.split())
_SCALE_WORDS = frozenset({"out", "age", "aged", "ages", "under", "over", "than", "per", "every"})
_FROM_WORDS = frozenset({"from", "on", "after", "to", "with", "against", "than"})


class Telling:
    """A sentence with the figures that it and the few before it tell, which are read when they are first asked for."""

    __slots__ = ("_known", "_own", "_told", "_unit", "previous", "reading")

    def __init__(self, reading: Reading, previous: Telling | None = None) -> None:
        self.reading, self.previous = reading, previous
        self._told: list[list[Told]] | None = None
        self._own: list[Told] | None = None
        self._known: tuple[int, int] | None = None
        self._unit = ""

    @property
    def told(self) -> list[list[Told]]:
        """The figures of the sentence and of the few before it, the sentence's own first, each in their order."""
        if self._told is None:
            self._read()
            self._told = [self._own or []]
            now = self.previous
            for back in range(1, MOST_BACK + 1):
                own = now._own if now is not None else None
                self._told.append([_further_back(each, back) for each in own or ()])
                now = now.previous if now is not None else None
        return self._told

    def at(self, back: int) -> Telling:
        """Return the sentence that stands so many before."""
        now = self
        for _ in range(back):
            now = now.previous if now.previous is not None else now
        return now

    def _read(self) -> None:
        """Read the figures of all sentences up to this one that are not read yet."""
        unread: list[Telling] = []
        now: Telling | None = self
        while now is not None and now._own is None:
            unread.append(now)
            now = now.previous
        for each in reversed(unread):
            each._own = each._read_own(each.previous)

    def _read_own(self, before: Telling | None) -> list[Told]:
        """Return the figures of a sentence; times and units that it does not say are those of the one before."""
        figures, self._known = _dated(self.reading, before._known if before is not None else None)
        own: list[Told] = []
        last = before._own[-1].quantity if before is not None and before._own else None
        unit = before._unit if before is not None else ""
        is_yardstick = not YARDSTICK_WORDS.isdisjoint(self.reading.words)
        for each in figures:
            one_before = own[-1].quantity if own else last
            is_bare = not (each.kind or each.noun) and _is_bare(self.reading, each)
            is_bare = is_bare and not _OF_PAIR.match(self.reading.text, each.end)
            if one_before is not None and unit in TIMES and is_bare:
                each = _in_unit(each, one_before)
            one = _told(self.reading, each, is_yardstick=is_yardstick)
            if is_yardstick and own and is_listed(self.reading.plain, own[-1].quantity.end, each.start):
                one = replace(one, role=own[-1].role)
            if is_yardstick and own and is_second_of_pair(self.reading.plain, own[-1].quantity, each):
                own[-1], one = replace(own[-1], role=one.role), replace(one, role=own[-1].role)
            own.append(one)
            unit = each.kind
        self._unit = unit if len({each.quantity.kind for each in own}) == 1 else ""
        return own[:_MOST]


def tellings_of(sentences: Iterable[Sentence]) -> Iterator[Telling]:
    """Yield the sentences of a text, each with what it and those before it tell."""
    telling: Telling | None = None
    for sentence in sentences:
        telling = Telling(Reading(sentence, telling.reading if telling is not None else None), telling)
        yield telling


def tells_earlier(reading: Reading) -> bool:
    """Return whether a sentence names the time before: "a year earlier"."""
    return not _OFF_WORDS.isdisjoint(reading.words) and EARLIER.search(reading.text) is not None


def in_order(figures: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Return each two comparable figures of two times of which it is known which was the earlier, that one first."""
    found = []
    for one, other in combinations([each for each in figures if _has_time(each)], 2):
        if not are_comparable(one.quantity, other.quantity):
            continue
        if one.is_from is not other.is_from and one.back == other.back:
            found.append((one, other) if one.is_from else (other, one))
            continue
        if one.when is None or other.when is None or one.when == other.when:
            continue
        if one.when[0] == other.when[0] and not (one.when[1] and other.when[1]):
            continue
        found.append((one, other) if one.when < other.when else (other, one))
    return found


def _has_time(each: Told) -> bool:
    """Return whether a figure is one of several in time: what was measured, and what was budgeted from year to year."""
    return each.role is Role.MEASURED or (each.role is Role.TARGET and each.quantity.kind == Unit.POUNDS.value)


def measured_against(figures: Sequence[Told], role: Role) -> list[tuple[Told, Told]]:
    """Return each yardstick of a kind behind the figure that it is the yardstick of: the nearest of its kind."""
    found = []
    for yardstick in [each for each in figures if each.role is role]:
        own = [
            each
            for each in figures
            if each.role is Role.MEASURED and _can_be_of(each.quantity, yardstick.quantity, role)
        ]
        if own:
            before = [each for each in own if each.place < yardstick.place]
            found.append((before[-1] if before else own[0], yardstick))
    return found


def _can_be_of(own: Quantity, yardstick: Quantity, role: Role) -> bool:
    """Return whether a figure can be held against a yardstick: visits to 60 providers were planned, 51 made."""
    return are_comparable(own, yardstick) or (role is Role.TARGET and own.kind == yardstick.kind)


def groups_of(told: Sequence[Sequence[Told]], *, with_wholes: bool = False) -> Iterator[list[Told]]:
    """Yield the figures that a claim can be of, the nearest first: its sentence's, then with those before these."""
    usable = [[each for each in some if not each.is_gap and (with_wholes or not each.is_whole)] for some in told]
    yield usable[0]
    for back in range(1, len(usable)):
        if usable[back]:
            yield [each for some in reversed(usable[: back + 1]) for each in some]


def _dated(told: Reading, known: tuple[int, int] | None) -> tuple[list[Quantity], tuple[int, int] | None]:
    """Return the figures of a sentence with their times, and the time that the next sentence is of."""
    sentence, text, own = told.sentence, told.plain, told.own
    figures: list[Quantity] = []
    times: list[tuple[int, int]] = []
    may_be_off = not _OFF_WORDS.isdisjoint(told.words)
    earlier = [match.span() for match in EARLIER.finditer(text)] if may_be_off else []
    if earlier:  # "twelve months earlier" is no figure
        own = tuple([each for each in own if not any(start <= each.start < end for start, end in earlier)])
    dated = [each for each in own if each.when is not None]
    only = dated[0].when if dated and not _is_compared_with(text, dated[0]) else None
    for place, each in enumerate(own):
        low = own[place - 1].end if place else 0
        high = own[place + 1].start if place + 1 < len(own) else len(text)
        when = each.when
        if when is None and place + 1 < len(own) and _OF.fullmatch(text, each.end, high):
            when = own[place + 1].when
        if when is None and may_be_off and (by := _years_off(text, low, each, high)):
            anchor = times[-1] if times else known
            when = (anchor[0] + by, anchor[1]) if anchor is not None else None
        elif when is not None and may_be_off and (by := _years_off(text, high, each, high)):
            when = (when[0] + by, when[1])
        elif when is None and not sentence.dates:
            when = known
        elif when is None and len(sentence.dates) == 1:
            when = times[-1] if times else only
        if when is not None:
            times.append(when)
        if each.kind != Unit.POINTS.value and each.value:
            figures.append(timed(each, when) if when is not each.when else each)
    if len(figures) == 2 and "second" in told.words and not sentence.dates and _are_first_and_second(text, *figures):
        return [timed(each, (place, 0)) for place, each in enumerate(figures, 1)], known
    whens = set(times)
    if len(sentence.dates) > 1 or len(whens) > 1:
        return figures, None
    return figures, next(iter(whens), None if sentence.dates else known)


def _are_first_and_second(text: str, one: Quantity, other: Quantity) -> bool:
    """Return whether two figures are of times that are counted: "530 in the first year and 386 in the second"."""
    return _FIRST.search(text, one.end, other.start) is not None and _SECOND.match(text, other.end) is not None


def _years_off(text: str, low: int, each: Quantity, high: int) -> int:
    """Return by how many years words beside a figure shift its time."""
    end = CLAUSE_END.search(text, each.end, high)
    behind = text[each.end : end.start() if end is not None else high]
    for before in (behind, text[low : each.start]):
        if EARLIER.search(before):
            return -1
        if _LATER.search(before):
            return 1
    return 0


def _is_bare(reading: Reading, each: Quantity) -> bool:
    """Return whether a figure has the unit of the one before: one in digits, or that has its time behind it."""
    if reading.plain.startswith(" who", each.end):
        return False
    return not each.number.is_word or _TIME_BEHIND.match(reading.plain, each.end) is not None


def _in_unit(each: Quantity, one: Quantity) -> Quantity:
    """Return a bare figure in the unit of the one before it: "34 days in 2023/24 and 39 in 2024/25"."""
    if not one.number.value:
        return each
    return replace(each, kind=one.kind, value=each.value * one.value / one.number.value)


def _further_back(each: Told, back: int) -> Told:
    return Told(each.quantity, back, each.when, each.role, each.is_gap, each.is_whole, each.is_from)


def _told(reading: Reading, each: Quantity, *, is_yardstick: bool) -> Told:
    text, words, start = reading.text, reading.words, each.start
    is_gap = bool(
        (not words.isdisjoint(_GAP_WORDS) and _is_gap(text, each))
        or (not words.isdisjoint(_GAP_WORDS_BEFORE) and _is_gap_before(text, start))
        or (not words.isdisjoint(_SCALE_WORDS) and _SCALE.search(text, max(0, start - 40), start))
    )
    earlier = [one for one in reading.own if one.end < start] if "of" in words else []
    is_whole = bool(earlier) and _OF.fullmatch(text, earlier[-1].end, start) is not None
    is_from = _is_from(reading.plain, each) if not words.isdisjoint(_FROM_WORDS) else False
    role = role_of(reading, each) if is_yardstick else Role.MEASURED
    return Told(each, 0, each.when, role, is_gap, is_whole, is_from)


def _is_gap(text: str, each: Quantity) -> bool:
    """Return whether words behind a figure make it a difference; what is "a year earlier" is only of its time."""
    match = _GAP_AFTER.match(text, each.end)
    return match is not None and (each.kind in TIMES or not match.group().endswith(("earlier", "later")))


def _is_gap_before(text: str, start: int) -> bool:
    """Return whether words before a figure make it a difference; what is "used by 24% of people" is none."""
    match = _GAP_BEFORE.search(text, max(0, start - 60), start)
    if match is None or not match.group().startswith("by"):
        return match is not None
    word = text[: match.start()].rsplit(None, 1)[-1:]
    return not (word and word[0].endswith(("ed", "en")) and word[0] not in WAYS_OF_GAPS)


def _is_compared_with(text: str, each: Quantity) -> bool:
    """Return whether a figure is that of another time, to hold the others against: "compared with 540 in 2024"."""
    before = _COMPARED.search(text, max(0, each.start - 40), each.start)
    return before is not None and _TIME_BEHIND.match(text, each.end) is not None


def _is_from(text: str, each: Quantity) -> bool:
    """Return whether a figure is where a change begins: "from 640", "after 640", "rose 12% to"."""
    if _is_compared_with(text, each):
        return True
    match = _FROM.search(text, max(0, each.start - 30), each.start)
    if match is not None:
        return not (each.kind in TIMES and match.group().lower().startswith("after"))
    before = text[: each.start].rsplit(None, 1)[-1:]
    return text.startswith(" to ", each.end) and bool(before) and before[0] in WAYS
