"""Hold a total against its parts: "48 care homes: 20 with nursing and 26 without", "30, 40 and 35, a total of 95"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit, decimal
from domain.checks.finding import Severity

_PERCENT_IN_BRACKETS = re.compile(r"\s*\(\d[\d.,]*\s?%\)")
_COLON = re.compile(r"[^.;:()%]{0,90}:\s+(?:just |some )?\Z")
_MADE_UP = re.compile(
    r"[^.;:()%]{0,90}?\b(?:made up of|made up from|comprising|comprised of|consisting of|consisted of|split into"
    r"|divided into|broken down into|composed of|namely)\s*:?\s+\Z",
    re.IGNORECASE,
)
_TOLD_APART = re.compile(r"\s+(about|as|in|from|for|at|on|to|by|with|among)\s")
_OPENED = re.compile(r"(?P<noun>[^.;:,()%–—]{0,70})(?:,|\s\(|\s[–—])\s*\Z")
_OF_WHOM = re.compile(r"[^.;:()%]{0,70}?,?\s+of (?:whom|which)\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?P<item>[^;:()%]{1,70}?)(?:,\s+(?:and|plus)|\s+(?:and|plus)|,|;(?:\s+and)?)\s+(?:the\s+(?:other|remaining)\s+)?\Z"
)
_APART = re.compile(r"[^;:()%]{0,90}(?:,|\band\b)[^;:()%]{0,40}\Z")
_LAST_APART = re.compile(r"\band\b[^,;:()%]{0,40}\Z")
_LAST = re.compile(r"(?:,?\s+(?:and|plus)|;\s+and)\s+(?:the\s+(?:other|remaining)\s+)?\Z")
_TAIL = re.compile(
    r"(?P<item>[^,;:()–—]{1,80}?)(?:\)|\s[–—]|\.?\s*\Z|;|,\s+(?:in|on|at|by|as|according)\b"
    r"|,\s+(?:the|its|a|local|national)\s+[^,;]{0,60}?(?:show\w*|said|found|recorded|reported|stated)\b"
    r"|,\s+(?:was|were|had|met|took|made|[a-z]{3,}ed)\b)"
)
_VERB = re.compile(
    r"\b(?:was|were|had|has|have|is|are|did|lived|waited|said|told|felt|wanted|which|who|that|more|over|less|under"
    r"|longer|least|most|up|also|another|both|including|per|times)\b",
    re.IGNORECASE,
)
_OPEN_LIST = re.compile(
    r"\b(?:including|such as|for example|among them|e\.g\.|at least|mainly|mostly|partly)\b", re.IGNORECASE
)
_OF_START = re.compile(r"(?:\AOf|[,;]\s+of)\s+(?:(?:the|these|those|its|their|our|all)\s+)?\Z")
_OF_SAMPLE = re.compile(r"(?:In|From|Among)\s+(?:[a-z’-]+\s+){1,4}of\s+(?:the\s+)?\Z")
_OF_BEFORE = re.compile(r"\bOf\b[^.;:]{0,30}\Z")
_OF_THEM = re.compile(r"\s*of (?:them|these|those|which|whom)\b")
_OF_OTHERS = re.compile(r"\s+of\s+(?!them\b|these\b|those\b|(?:any\s+|an)?other\b|mixed\b|several\b)")
_OF_THESE = re.compile(r"\bOf (?:these|those|them)\b[^.;:]{0,30}\Z")
_PLACED = re.compile(r"\s*(?:[\w-]+\s+){0,2}?(?:in|with|without|at|from|aged|for|on|by)\b")
_REST = re.compile(r"\bthe\s+(?:other|remaining)\s+\Z", re.IGNORECASE)
_LAST_WORDS = frozenset({"and", "plus", "while", "whereas"})
"""Parts are a list that ends in one of these, or in the second of two clauses."""
_OF_WORDS = frozenset({"of", "in", "from", "among"})
_NEAR, _NEARLY_ALL = Fraction(4, 5), Fraction(9, 10)
_LISTED = re.compile(
    r"\b(?:list(?:ed|s)|had|has|have|of|ran|named|covered|contained|comprised|were|are|included|held|used)\s+\Z"
)
_KIND = re.compile(r"\s+(?:[a-z’-]+\s+){0,3}?[a-z-]+s,\s+")
_NOUN = re.compile(r"\s+(?:[a-z’-]+\s+){0,3}?(?P<noun>[a-z-]{3,}s)\b")
_WHOLES = frozenset(
    {
        "members",
        "places",
        "posts",
        "cases",
        "residents",
        "respondents",
        "volunteers",
        "employees",
        "workers",
        "concerns",
    }
)
"""What is commonly told with its parts behind a comma: "24 members, 14 women and nine men"."""
_OVERLAPPING = re.compile(r"\b(?:also|both|another|some|many|of\s+these|as\s+well|too)\b")
_OF_TIME = re.compile(r"\s+(?:(?:to|or|and)\s+\w+\s+)?(?:days|weeks|months|years|hours|minutes)\b")
_EXHAUSTS = re.compile(
    r"\d\s+[^,;.\d]{0,40}\b(?:longer|more|over|older|others?|rest|none|neither|not|elsewhere|unknown|no)\b[^,;]{0,20}\Z"
)
"""Ends a list of parts that leaves nothing: "and 75 had waited longer"."""
_THEY_WERE = re.compile(r"(?:They|These) (?:were|are|included)\b")
_FAR = Fraction(5, 4)
_JUST_TOO_MANY = Fraction(23, 20)
_A_LITTLE_MORE = 115
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts that follow a total, and what stands behind each of them."""

    numbers: tuple[Number, ...]
    items: tuple[str, ...]

    @property
    def total(self) -> Fraction:
        return sum((number.value for number in self.numbers), Fraction(0))


def total_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" and "shares-exceed-whole" of a sentence."""
    words = sentence.words
    is_listed = not _LAST_WORDS.isdisjoint(words)
    is_long = is_listed and len(sentence.numbers) > 2
    found = list(_totals_first(sentence, reader) if is_long else ())
    yield from found
    if not found and not _OF_WORDS.isdisjoint(words):
        yield from _of_whole(sentence, reader)
    percents = [each for each in sentence.numbers if each.unit is Unit.PERCENT]
    if len(percents) > 2:
        yield from _shares(sentence, percents, reader)


def _totals_first(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """A total with its parts behind it: all of them after a colon, as a rule all of them after a comma."""
    text = sentence.text
    counted = [each for each in sentence.numbers if each.unit in (Unit.PLAIN, Unit.POUNDS)]
    pounds = [each for each in counted if each.unit is Unit.POUNDS]
    counts = pounds if len(pounds) > 2 else counted
    for place, whole in enumerate(counts[:-2]):
        parts = _parts_after(text, counts[place + 1 :], whole)
        if parts is None or _OPEN_LIST.search(text, whole.end):
            continue
        if any(is_approximate(reader, sentence, each) for each in (whole, *parts.numbers)):
            continue
        if not place and _is_first_of_list(text, whole, parts):
            continue
        severity = _weight(text, whole, parts, reader, is_part=_is_part(text, whole, counts[:place]))
        if whole.value + parts.total in {each.value for each in (*counts[:place], *sentence.numbers_before)}:
            continue  # "The plan had 22 actions. In March 12 were complete, seven were on time and three were late."
        if not place and (slip := _of_those_before(sentence, whole, parts)) is not None:
            yield slip
            return
        slack = sum((each.half for each in (whole, *parts.numbers)), Fraction(0))
        apart = abs(parts.total - whole.value)
        if severity is not None and (apart > slack or (slack and apart == slack)):  # all rounded the same way: never
            yield _slip(text, whole, parts.numbers, whole, parts.numbers[-1], severity)
            return


def _is_first_of_list(text: str, whole: Number, parts: _Parts) -> bool:
    """Return whether a number only leads a list of several kinds: "listed 36 vans, 22 cars and seven cycles"."""
    if not _LISTED.search(text, 0, whole.start) or not _KIND.fullmatch(text, whole.end, parts.numbers[0].start):
        return False
    nouns = [_NOUN.match(text, each.end) for each in (whole, *parts.numbers)]
    said = {each["noun"] for each in nouns if each is not None}
    return len(said) == len(nouns) and said.isdisjoint(_WHOLES)


def _of_those_before(sentence: Sentence, first: Number, others: _Parts) -> Slip | None:
    """Hold a list against the only number before it: "We met 24 people. They were 11 tenants, nine carers and …"."""
    told = [each for each in sentence.numbers_before if each.unit is Unit.PLAIN]
    total = first.value + others.total
    if len(told) != 1 or not _THEY_WERE.match(sentence.text):
        return None
    whole = told[0]
    if not whole.value / _JUST_TOO_MANY <= total <= whole.value * _JUST_TOO_MANY:
        return None
    data = (("whole", sentence.text_before[whole.start : whole.end]), ("total", decimal(total)))
    return Slip("parts-do-not-add", Severity.SHOULD, first.start, others.numbers[-1].end, data)


def _weight(text: str, whole: Number, parts: _Parts, reader: FigureReader, *, is_part: bool) -> Severity | None:
    """Return how heavy it is that parts do not make a total; None where they need not."""
    gap = text[whole.end : parts.numbers[0].start]
    if _COLON.fullmatch(gap) or _MADE_UP.fullmatch(gap):
        return Severity.MUST
    if _OF_WHOM.fullmatch(gap):
        is_rest = _REST.search(text[: parts.numbers[-1].start]) is not None
        is_little = parts.total <= whole.value * _JUST_TOO_MANY and not _OVERLAPPING.search(text, whole.end)
        is_too_much = parts.total > whole.value and (is_little or _are_apart(parts, reader))
        return Severity.MUST if is_rest or is_too_much else None
    opened = _OPENED.fullmatch(gap)
    if opened is None or is_part or any(each.value >= whole.value for each in parts.numbers):
        return None
    if is_one_of_them(text, whole, parts.numbers):
        return None
    if _OF_BEFORE.search(text[: whole.start]) and not all(_PLACED.match(item) for item in parts.items):
        return None
    return Severity.SHOULD if _is_list_of_parts(whole, parts) else None


def is_one_of_them(text: str, first: Number, others: Sequence[Number]) -> bool:
    """Return whether a number is told apart as the two behind it: "17 about fees, nine about delay and six about …"."""
    words = {match[1] for each in others if (match := _TOLD_APART.match(text, each.end)) is not None}
    return len(others) == 2 and len(words) == 1 and f" {next(iter(words))} " in text[first.end : others[0].start]


def _is_part(text: str, number: Number, before: Sequence[Number]) -> bool:
    """Return whether a number is itself one of several: it is led to by a colon, or stands in a list."""
    if _OF_THESE.search(text[: number.start]) or re.search(r"[:(–—]\s*\Z", text[: number.start]):
        return True
    return bool(before) and _BETWEEN.fullmatch(text[before[-1].end : number.start]) is not None


def _is_list_of_parts(whole: Number, parts: _Parts) -> bool:
    """Return whether numbers after a comma are likely to be all parts: without verbs, and nearly as many."""
    if any(_OF_THEM.match(item) for item in parts.items):
        return False
    is_near = whole.value * _NEAR <= parts.total < whole.value * _FAR
    return is_near and not any(_VERB.search(item) or len(item.split()) > 6 for item in parts.items)


def _parts_after(text: str, numbers: Sequence[Number], whole: Number) -> _Parts | None:
    """Return the list of numbers of the total's unit that stand next, when "and" leads to its last one."""
    taken: list[Number] = []
    items: list[str] = []
    for number in numbers[:_MOST_PARTS]:
        if number.unit is not whole.unit or number.value > whole.value:
            return None
        if taken:
            between = _PERCENT_IN_BRACKETS.sub("", text[taken[-1].end : number.start])
            found = _BETWEEN.fullmatch(between)
            if found is None:
                return None
            items.append(found["item"])
            taken.append(number)
            if _LAST.search(between):
                break
        else:
            taken.append(number)
    if len(taken) < 2 or not _LAST.search(text[: taken[-1].start]):
        return None
    tail = _TAIL.match(_PERCENT_IN_BRACKETS.sub("", text[taken[-1].end :]))
    return _Parts(tuple(taken), (*items, tail["item"])) if tail is not None else None


def _are_apart(parts: _Parts, reader: FigureReader) -> bool:
    """Return whether two parts are of kinds that nothing can be at once: men and women, with and without."""
    words = [set(re.findall(r"[\w-]+", item.casefold())) for item in parts.items]
    return len(words) == 2 and any(
        (one in words[0] and other in words[1]) or (other in words[0] and one in words[1])
        for one, other in reader.opposites
    )


def _of_whole(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Hold against its whole what is told of all of it: "Of the 121 services, 94 were good and the other 29 were not".

    Three parts or more of kinds that nobody names as apart are a fault where they are just too many.
    """
    text = sentence.text
    whole, said, parts = _whole_and_parts(sentence)
    if whole is None or not 2 <= len(parts) <= _MOST_PARTS or any(each.value >= whole.value for each in parts):
        return
    total = sum((each.value for each in parts), Fraction(0))
    is_rest_of = len(parts) == 2 and _leave_nothing(text, parts, reader)
    gaps = [_PERCENT_IN_BRACKETS.sub("", text[one.end : other.start]) for one, other in pairwise(parts)]
    is_plain = all(_BETWEEN.search(gap) for gap in gaps)
    is_rest = _REST.search(text[: parts[-1].start]) is not None
    is_just_too_many = len(parts) > 2 and whole.value < total <= whole.value * _JUST_TOO_MANY
    is_rough = any(is_approximate(reader, sentence, each) for each in parts)
    is_just_too_few = len(parts) > 2 and whole.value * _NEARLY_ALL <= total < whole.value and _EXHAUSTS.search(text)
    is_wrong = (
        (is_rest and total != whole.value)
        or is_just_too_many
        or is_just_too_few
        or (is_rest_of and total > whole.value)
    )
    if is_plain and not is_rough and is_wrong:
        data = (("whole", said), ("total", decimal(total)))
        yield Slip("parts-do-not-add", Severity.SHOULD, parts[0].start, parts[-1].end, data)


def _leave_nothing(text: str, parts: Sequence[Number], reader: FigureReader) -> bool:
    """Return whether nothing can be of two parts at once: the second is told as not the first, or of other kinds."""
    behind = [text[each.end : each.end + 40] for each in parts]
    if re.match(r"\s+(?:were|was|had|did|have|are|could)\s+not\b\s*[.,;]?", behind[1]) or reader.exclusive.search(text):
        return True
    words = [set(re.findall(r"[\w-]+", each.casefold())) for each in behind]
    return any(
        (one in words[0] and other in words[1]) or (other in words[0] and one in words[1])
        for one, other in reader.opposites
    )


def _whole_and_parts(sentence: Sentence) -> tuple[Number | None, str, list[Number]]:
    """Return the number behind "of" with those that follow it, or that of the sentence before with "of these"."""
    text = sentence.text
    counts = [each for each in sentence.numbers if each.unit is Unit.PLAIN]
    counts = [each for each in counts if not _OF_TIME.match(text, each.end)]  # "had waited three to six months"
    before = [each for each in sentence.numbers_before if each.unit is Unit.PLAIN]
    if before and re.match(r"Of (?:these|those|them)\b", text):
        return before[-1], sentence.text_before[before[-1].start : before[-1].end], counts
    for place, number in enumerate(counts):
        if _OF_START.search(text, 0, number.start) or (not place and _OF_SAMPLE.fullmatch(text, 0, number.start)):
            return number, text[number.start : number.end], counts[place + 1 :]
    return None, "", []


def _shares(sentence: Sentence, percents: Sequence[Number], reader: FigureReader) -> Iterator[Slip]:
    """Percentages of one whole that leave each other no room: "50% were about A, 35% about B and 25% about C"."""
    text = sentence.text
    if any(is_approximate(reader, sentence, each) for each in percents):
        return
    if _OF_TWO_AREAS.search(text, percents[0].end, percents[-1].start):
        return
    total = sum((each.value for each in percents), Fraction(0))
    is_of_others = any(_OF_OTHERS.match(text, each.end) for each in percents[1:])
    if is_of_others or total < 100 + sum(each.half for each in percents) or total <= 101:
        return
    gaps = [text[one.end : other.start].lstrip(")") for one, other in pairwise(percents)]
    behind = [text[each.end : each.end + 40] for each in percents]
    is_listed = all(_BETWEEN.fullmatch(gap) for gap in gaps) and _LAST.search(gaps[-1])
    is_loose = all(_APART.fullmatch(gap) for gap in gaps) and _LAST_APART.search(gaps[-1])
    # What one can be several of at once makes far more than a hundred in all, a slip of the pen a little more.
    is_apart = total <= _A_LITTLE_MORE or reader.exclusive.search(text) is not None
    if (is_loose and is_apart) or (is_listed and _have_one_preposition(behind)):
        data = (("total", f"{decimal(total, 2)}%"),)
        yield Slip("shares-exceed-whole", Severity.SHOULD, percents[0].start, percents[-1].end, data)


_OF_TWO_AREAS = re.compile(r"\b(?:England|nationally|whereas|while)\b")


def _have_one_preposition(behind: Sequence[str]) -> bool:
    """Return whether parts are told as one clause: "50% of them were about A, 35% about B and 25% about C"."""
    first = re.match(r"\s+(about|from|on|due to|because of|caused by)\b", behind[1])
    if first is None:
        return False
    own = re.compile(rf"\s+{first[1]}\b")
    return all(own.match(each) for each in behind[1:]) and re.search(rf"\b{first[1]}\b", behind[0]) is not None


def _slip(text: str, whole: Number, parts: Sequence[Number], first: Number, last: Number, severity: Severity) -> Slip:
    sign = "£" if whole.unit is Unit.POUNDS else ""
    total = sign + decimal(sum((each.value for each in parts), Fraction(0)), 2)
    data = (("whole", text[whole.start : whole.end]), ("total", total))
    return Slip("parts-do-not-add", severity, first.start, last.end, data)
