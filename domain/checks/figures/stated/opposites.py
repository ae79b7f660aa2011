"""Hold two shares of one whole against each other where nothing can be of both: they make a hundred at most.

"58% of carers felt supported and 47% did not"; "61% were satisfied and 47% were dissatisfied"; "71% were aged 65 or
over and 39% were aged 18 to 64"; "men made up 44% of carers and women 58%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.complements import KINDS
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import are_rough
from domain.checks.finding import Severity

_APART = (
    *KINDS,
    *(
        ("good", "poor"),
        ("easy", "difficult"),
        ("easy", "hard"),
        ("better", "worse"),
        ("improved", "worsened"),
        ("more", "less"),
    ),
    *(
        ("more", "fewer"),
        ("yes", "no"),
        ("always", "never"),
        ("within", "longer"),
        ("within", "later"),
        ("under", "over"),
    ),
    *(
        ("home", "away"),
        ("owned", "rented"),
        ("happy", "unhappy"),
        ("satisfied", "unhappy"),
        ("time", "overdue"),
        ("early", "late"),
    ),
    *(
        ("promptly", "late"),
        ("younger", "older"),
        ("kept", "lost"),
        ("positive", "negative"),
        ("high", "low"),
        ("agree", "disagree"),
    ),
    *(
        ("employed", "unemployed"),
        ("local", "outside"),
        ("inside", "outside"),
        ("safe", "unsafe"),
        ("safe", "afraid"),
        ("safe", "worried"),
    ),
    *(
        ("rose", "fell"),
        ("often", "rarely"),
        ("often", "seldom"),
        ("enough", "little"),
        ("single", "married"),
        ("heard", "ignored"),
    ),
    *(
        ("for", "against"),
        ("in-house", "external"),
        ("succeeded", "failed"),
        ("would", "not"),
        ("aware", "unaware"),
        ("quickly", "slowly"),
    ),
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_NOT = re.compile(
    r"(?:\s+of\s+(?:them|these|those|all|the\s+rest))?\s+(?:who\s+)?(?:said\s+(?:that\s+)?they\s+)?(?:did|were|was|had|have|has|could|would|are|do)(?:\s+not|n[’']t)\s*(?:[.,;]|\Z|so\b)"
)
_AGED = re.compile(r"\b(?:aged|under|over)\s+(?P<age>[\d][\w\s]{0,12}?(?:over|older|under|\d+))")
_NEGATIONS = ("un", "dis", "in", "non-", "im", "ir")
_OF = re.compile(r"\s+of\s+(?P<noun>(?:(?:the|all|our|its|their|those|these)\s+)*[a-z’-]+)")
_THEM = frozenset({"them", "these", "those", "all"})
_OTHERS = re.compile(
    r"\b(?:England|national\w*|region\w*|average|compared|against|from|than|respectively|target|same\s+people|both|also|at\s+first|later|again)\b"
)
_OF_ITS_OWN = re.compile(r"\d of (?:the )?[\d,]*\d(?: [a-z]+){0,3} \((?:or )?\Z")
"""A share with the figures that it is made of: "30 of 40 (75%)"."""
_JOINED = re.compile(r"[^%]{1,110}?(?:,|;|:|\band\b|\bwhile\b|\bbut\b|\bwhereas\b)[^;:%]{0,60}")
_LIVED = re.compile(r"\b(?:lived|live|were|was|is|are|based|placed|born|found)\s+in\b")
_PLACE = re.compile(r"\bin\s+(?:the\s+)?[a-z-]+")
_WHOLE, _MOST, _NEAR_START, _FEW = 100, 150, 50, 5


def opposite_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "shares-exceed-whole" of a sentence, and of one that says "did not" of those before it."""
    own = [each for each in reading.own if each.kind == Unit.PERCENT.value]
    if not own or len(own) > 2 or are_rough(reading, reader, own):
        return
    if len(own) == 2:
        one, other = own
        if _exceed(one, other) and _are_opposite(reading, reader, one, other):
            yield _slip(one, other, one.start)
        return
    rest = own[0]
    before = [each for each in reading.before if each.kind == Unit.PERCENT.value]
    is_rest = rest.start < _NEAR_START and _NOT.match(reading.text, rest.end) is not None
    if is_rest and len(before) == 1 and _exceed(before[0], rest) and rest.when in (None, before[0].when):
        yield _slip(before[0], rest, rest.start)


def _exceed(one: Quantity, other: Quantity) -> bool:
    return _WHOLE + one.number.half + other.number.half < one.value + other.value <= _MOST


def _are_opposite(reading: Reading, reader: FigureReader, one: Quantity, other: Quantity) -> bool:
    """Return whether two shares are of one whole, and of what nothing can be both of."""
    text = reading.text
    if not _JOINED.fullmatch(text, one.end, other.start) or (one.when and other.when and one.when != other.when):
        return False
    between, behind = text[one.end : other.start], text[other.end :]
    if all(_OF_ITS_OWN.search(text, 0, each.start) for each in (one, other)):
        return False
    if _OTHERS.search(text, max(0, one.start - 30)) or _are_of_two(text, one, other):
        return False
    if _NOT.match(text, other.end):
        return True
    ages = [_AGED.search(each) for each in (between, behind)]
    if ages[0] is not None and ages[1] is not None:
        return ages[0]["age"] != ages[1]["age"]
    heads = [set(_WORD.findall(_of_what(each, between))) for each in (between, behind.split(";")[0])]
    if _are_apart(heads[0], heads[1], reader):
        return True
    leads = [set(_WORD.findall(each.lower())) for each in (text[max(0, one.start - 60) : one.start], between[-60:])]
    return _are_apart(leads[0] - leads[1], leads[1] - leads[0], reader) and len(heads[1]) < _FEW


def _of_what(behind: str, first: str) -> str:
    """Return what stands behind a share without places that only say where it is counted: "78% in the north"."""
    behind = behind.lower()
    return behind if _LIVED.search(first) else _PLACE.sub(" ", behind)


def _are_of_two(text: str, one: Quantity, other: Quantity) -> bool:
    """Return whether two shares are said to be of two wholes: "58% of men … and 47% of women"."""
    first, second = _OF.match(text, one.end), _OF.match(text, other.end)
    if second is None or second["noun"].split()[-1] in _THEM:
        return False
    return first is None or first["noun"].split()[-1] != second["noun"].split()[-1]


def _are_apart(one: set[str], other: set[str], reader: FigureReader) -> bool:
    for first, second in (*_APART, *reader.opposites):
        if (first in one and second in other and first not in other) or (
            second in one and first in other and first not in one
        ):
            return True
    return any(
        f"{negation}{word}" in longer
        for shorter, longer in ((one, other), (other, one))
        for word in shorter - longer
        if len(word) > 3
        for negation in _NEGATIONS
    )


def _slip(one: Quantity, other: Quantity, start: int) -> Slip:
    data = (("total", f"{decimal(one.value + other.value, 2)}%"),)
    return Slip("shares-exceed-whole", Severity.SHOULD, start, other.end, data)
