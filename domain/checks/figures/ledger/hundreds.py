"""Hold shares of one whole against the hundred that they make where nothing is of two of them.

"79% were rated as good or outstanding. It rated 15% as requires improvement and 11% as inadequate"; "72% were very
satisfied. A further 34% were fairly satisfied"; "51% were female and 47% were male".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.ledger.entries import texts_of
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.finding import Severity

_FURTHER = re.compile(r"\b(?:[Aa]\s+further|[Aa]nother|[Aa]n\s+additional)\s+\Z")
_SCALES = (
    ("outstanding", "good", "improvement", "inadequate"),
    ("very", "fairly", "quite", "neither", "dissatisfied", "unhappy"),
    ("agreed", "disagreed", "neither", "unsure"),
    ("upheld", "partly", "not"),
    ("excellent", "good", "fair", "average", "poor"),
    ("easy", "difficult", "hard", "unsure"),
    ("always", "usually", "sometimes", "never"),
    ("red", "amber", "green"),
    ("high", "medium", "low"),
)
_SEXES = ({"female", "male"}, {"women", "men"}, {"girls", "boys"})
_WORD = re.compile(r"[a-z]+")
_LACKED = re.compile(
    r"(?:It|This|They|That)\s+(?:was|were|had)\s+(?:not|missing|unknown|lacking|absent|unrecorded|unclear|refused|late|overdue)\b"
)
_NOT = re.compile(r"\s+(?:of\s+(?:them|these|those)\s+)?(?:did|were|was|had)(?:\s+not|n’t)\s*(?:[.,;)]|\Z)")
_VIEWS = re.compile(
    r"\b(?:said|felt|thought|agreed|knew|answer\w*|told|reported|believed|satisfied|survey\w*|asked|found\s+it)\b"
)
_OTHERS = re.compile(
    r"\b(?:England|national\w*|region\w*|average|target|compared|than|from|respectively|up|down|by|also|both)\b"
)
_OF = re.compile(r"\s+of\s+(?!them\b|these\b|those\b|all\b|(?:the\s+)?(?:people|residents|homes|respondents|carers)\b)")
_SPLITS = (
    (r"\b(?:fully|in\s+full|completely|entirely)\b", r"\b(?:in\s+part|partly|partially)\b"),
    (r"\b(?:very|extremely)\s", r"\b(?:fairly|quite|somewhat)\s"),
    (r"\bstrongly\b", r"\b(?:tended|slightly|mildly)\b"),
)
_DENIED = re.compile(
    r"\b(?:failed\s+to|did\s+not|could\s+not|were\s+not|was\s+not|had\s+not|unable\s+to)\s+(?:be(?:en)?\s+)?(?P<verb>[a-z]{4,})\b"
)
_ALL_OTHERS = re.compile(r"\b(?:all|every)\s+(?:the\s+)?others?\b|\b(?:everyone|everybody)\s+else\b|\bthe\s+rest\b")
_STEM = 5
_FEWEST_LISTED, _FAR = 3, 20
_WHOLE, _MOST, _LEAST, _MOST_SHARES = 100, 150, 85, 6
WORDS = frozenset(each for scale in _SCALES for each in scale) | {
    "further",
    "another",
    "additional",
    "not",
    "missing",
    "part",
    "partially",
}
WORDS |= frozenset({"other", "others", "else", "rest"})
WORDS |= frozenset(each for sexes in _SEXES for each in sexes)
"""A word of everything that this rule looks for."""


def hundred_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "shares-exceed-whole" and "parts-do-not-add" of a sentence with the one before it."""
    sentence, text = telling.reading.sentence, telling.reading.plain
    if _OTHERS.search(text):
        return
    own = [each for each in telling.told[0] if each.quantity.kind == Unit.PERCENT.value]
    if not own or any(is_approximate(reader, sentence, each.quantity.number) for each in own):
        return
    before = [each for each in telling.told[1] if each.quantity.kind == Unit.PERCENT.value]
    total = sum((each.quantity.value for each in (*before, *own)), Fraction(0))
    if before and len(before) + len(own) <= _MOST_SHARES and _WHOLE + len(own) < total <= _MOST:
        if not _OTHERS.search(texts_of(telling)[1]) and _are_of_one(telling, before, own):
            data = (("total", f"{decimal(total, 2)}%"),)
            yield Slip("shares-exceed-whole", Severity.SHOULD, own[0].quantity.start, own[-1].quantity.end, data)
        return
    apart = sum((each.quantity.value for each in own), Fraction(0))
    slack = sum((each.quantity.number.half for each in own), Fraction(0))
    if len(own) == _FEWEST_LISTED and (found := _split(text, own)) is not None:
        yield found
    if len(own) == 2 and apart > _WHOLE + slack and _ALL_OTHERS.search(text, own[0].quantity.end):
        data = (("total", f"{decimal(apart, 2)}%"),)
        yield Slip("shares-exceed-whole", Severity.SHOULD, own[0].quantity.start, own[1].quantity.end, data)
    if len(own) == 2 and _LEAST <= apart < _WHOLE - slack and _leave_nothing(text, own):
        place = (own[0].quantity.start, own[1].quantity.end)
        said = (("whole", "100%"), ("total", f"{decimal(apart, 2)}%"))
        yield Slip("parts-do-not-add", Severity.SHOULD, *place, said)


def denied_slips(telling: Telling) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a share that did not do what the sentence before says of the only other."""
    text = telling.reading.plain
    denied = _DENIED.search(text)
    own = [each for each in telling.told[0] if each.quantity.kind == Unit.PERCENT.value]
    before = [each for each in telling.told[1] if each.quantity.kind == Unit.PERCENT.value] if telling.previous else []
    if denied is None or len(own) != 1 or len(before) != 1 or _OTHERS.search(text):
        return
    did = re.compile(rf"\b{re.escape(denied['verb'][:_STEM])}[a-z]*\b")
    total = own[0].quantity.value + before[0].quantity.value
    slack = own[0].quantity.number.half + before[0].quantity.number.half
    is_same = did.search(texts_of(telling)[1]) and not _DENIED.search(texts_of(telling)[1])
    if is_same and abs(total - _WHOLE) > slack and not own[0].is_gap and not before[0].is_gap:
        place = own[0].quantity.start, own[0].quantity.end
        data = (("whole", "100%"), ("total", f"{decimal(total, 2)}%"))
        yield Slip("parts-do-not-add", Severity.SHOULD, *place, data)


def _are_of_one(telling: Telling, before: Sequence[Told], own: Sequence[Told]) -> bool:
    """Return whether shares of two sentences are of one whole: the second are further ones, or of one scale."""
    text = telling.reading.text
    if any(_OF.match(text, each.quantity.end) for each in own):
        return False
    if _FURTHER.search(text, 0, own[0].quantity.start) or (len(own) == 1 and _LACKED.match(text)):
        return True
    told = [(texts_of(telling)[1], before), (telling.reading.plain, own)]
    for scale in _SCALES:
        kinds = [[_kinds(said, some, place, scale) for place in range(len(some))] for said, some in told]
        every = [kind for some in kinds for kind in some]
        if all(every) and len({each for kind in every for each in kind}) == sum(map(len, every)):
            return True
    return False


def _kinds(text: str, shares: Sequence[Told], place: int, scale: Sequence[str]) -> frozenset[str]:
    """Return the words of a scale that stand behind a share, up to the next."""
    end = shares[place + 1].quantity.start if place + 1 < len(shares) else len(text)
    words = _WORD.findall(text[shares[place].quantity.end : end].lower())
    return frozenset(words) & frozenset(scale)


def _split(text: str, own: Sequence[Told]) -> Slip | None:
    """Return what is wrong with a share that two others make up: "92% were met, 61% fully and 21% in part"."""
    whole, one, other = (each.quantity for each in own)
    total, slack = one.value + other.value, sum((each.quantity.number.half for each in own), Fraction(0))
    ends = (text[whole.end : one.end + _FAR], text[one.end : other.end + _FAR])
    is_split = any(re.search(first, ends[0]) and re.search(second, ends[1]) for first, second in _SPLITS)
    is_near = abs(total - whole.value) <= whole.value / 5 and whole.value > max(one.value, other.value)
    if not is_split or not is_near or abs(total - whole.value) <= slack:
        return None
    data = (("whole", whole.said), ("total", f"{decimal(total, 2)}%"))
    return Slip("parts-do-not-add", Severity.SHOULD, whole.start, min(len(text), other.end + _FAR), data)


def _leave_nothing(text: str, own: Sequence[Told]) -> bool:
    """Return whether there is nothing besides two shares: men and women, those that were and those that were not."""
    one, other = (each.quantity for each in own)
    if _NOT.match(text, other.end):
        return _VIEWS.search(text) is None and one.when == other.when
    between, behind = (
        frozenset(_WORD.findall(each.lower())) for each in (text[one.end : other.start], text[other.end :])
    )
    return any(sexes <= between | behind and sexes & between and sexes & behind for sexes in _SEXES) and (
        _VIEWS.search(text) is None and not _OF.match(text, other.end)
    )
