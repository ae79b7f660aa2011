"""Hold so many that are told of as known against how many there were when they were told of first.

"We visited 12 care homes. In all 14 homes, …"; "the board published three reviews. Each of the four reviews …"; "the
committee met six times. … at each of the eight meetings".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.derived.told import MOST_BACK, Telling, Told
from domain.checks.figures.derived.yardsticks import Role
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.ledger.entries import texts_of
from domain.checks.figures.quantities import Quantity
from domain.checks.figures.stated.pool import sums_of
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.finding import Severity

_KNOWN = re.compile(
    r"(?:\b[Aa]ll(?:\s+of)?(?:\s+(?:the|its|our|their|these|those))?|\b(?:[Ee]ach|[Ee]very\s+one|[Nn]one|[Nn]either|[Ee]ither)\s+of\s+(?:the|its|our|their"
    r"|these|those)|(?:\A|[,;:]\s+)(?:[Tt]he|[Tt]hese|[Tt]hose)|\b[Tt]hese)\s+\Z"
)
_NOUN = re.compile(
    r"(?P<adjectives>(?:\s+(?!of\b|and\b|or\b|to\b|in\b)[a-z’-]+){0,3}?)\s+(?P<noun>[a-z-]+s|people|staff|children|men|women)\b"
)
_GOES_ON = re.compile(
    r"\s*(?:[.,;:)]|\Z)|\s+(?:on\s+the\s+(?:waiting\s+)?(?:list|register|board|programme)|in\s+the\s+(?:sample|group|cohort|pilot|team|queue))\b|\s+(?:had|has|have|were|was|are|did|met|took|held|made|drew|ran|saw|led|gave|got|used|kept|said|told|felt|would"
    r"|could|[a-z]{2,}ed|now|then|also|in\s+turn|together|therefore)\b"
)
_TIMES = re.compile(r"\b(?P<verb>met|visited|inspected|consulted|surveyed|trained|convened|sat)\s+(?:[a-z]+ly\s+)?\Z")
_HELD = {
    "met": "meeting", "visited": "visit", "inspected": "inspection", "consulted": "consultation", "surveyed": "survey",
    "trained": "session", "convened": "meeting", "sat": "meeting",
}  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:opened|closed|added|joined|left|merged|new|newly|further|another|additional|extra|became|grew|grown|rose|fell|lost|recruited"
    r"|between|from|out\s+of|of\s+(?:these|them|those|which|whom)|plus|including|planned|would|should|each|every|per|remaining|other)\b"
)
_RATE = re.compile(
    r"\s+(?:[a-z’-]+\s+){0,3}?(?:a|per|each|every)\s+(?:day|week|month|quarter|year|team|person|home|one)\b"
)
_LABEL = re.compile(r"\b(?:aged?|section|phase|stage|level|grade|priority|pathway|band)\s+\Z", re.IGNORECASE)
_LAST = ("all", "All", "of", "the", "The", "its", "our", "their", "these", "These", "those", "Those")
"""What the words that tell that so many are known end with."""
_NEAR, _FEW = 2, 5
WORDS = frozenset({"all", "each", "every", "none", "neither", "either", "the", "these", "those"})
"""A word of everything that this rule looks for."""


def told_again_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "list-miscounted" of a sentence with those before it."""
    text = telling.reading.text
    if not _has_told(telling) or not any(_known(text, each.start) for each in telling.reading.sentence.numbers):
        return
    for each in telling.told[0]:
        own = each.quantity
        known = _known(text, own.start) if own.kind == "" else None
        match = _NOUN.match(text, own.end) if known is not None else None
        if known is None or match is None or not _GOES_ON.match(text, match.end()):
            continue
        first = _first_told(telling, own, match["noun"])
        if first is None or is_approximate(reader, telling.reading.sentence, own.number):
            continue
        texts = texts_of(telling)
        before = " ".join(reversed(texts[1 : first.back + 1]))
        if _CHANGED.search(before) or _CHANGED.search(text[: known.start()]) or _is_of_other_time(telling, first):
            continue
        is_one = are_known(stems_of(match["adjectives"]), stems_of(before))
        if is_one and not any(own.value in _values(telling, back) for back in range(1, first.back + 1)):
            start = known.start() + len(known.group()) - len(known.group().lstrip(" ,;:"))
            data = (("said", own.said), ("count", first.quantity.said))
            yield Slip("list-miscounted", Severity.SHOULD, start, match.end(), data)
            return


def _known(text: str, start: int) -> re.Match[str] | None:
    """Return the words before a number that tell that it is known."""
    low = max(0, start - 30)
    return _KNOWN.search(text, low, start) if text[low:start].rstrip().endswith(_LAST) else None


def _has_told(telling: Telling) -> bool:
    """Return whether one of the few sentences before has a figure."""
    now = telling.previous
    for _ in range(MOST_BACK):
        if now is None or now.reading.sentence.numbers:
            return now is not None
        now = now.previous
    return False


def _first_told(telling: Telling, own: Quantity, noun: str) -> Told | None:
    """Return the only count of a noun in the sentences before, near enough to be of the same."""
    texts = texts_of(telling)
    found = [
        each
        for some in telling.told[1:]
        for each in some
        if each.quantity.kind == "" and _noun_of(texts[each.back], each.quantity) == noun.rstrip("s")
    ]
    if len(found) != 1 or found[0].role is not Role.MEASURED or found[0].is_gap or found[0].is_whole:
        return None
    first = found[0]
    low, high = sorted((first.quantity.value, own.value))
    is_near = high <= low * _NEAR or high - low <= _FEW
    is_rate = _RATE.match(texts[first.back], first.quantity.end) or _LABEL.search(
        texts[first.back], 0, first.quantity.start
    )
    return first if low != high and low > 1 and is_near and not is_rate else None


def _noun_of(text: str, each: Quantity) -> str:
    """Return what a figure counts: its noun, or what was held where something was done so many times."""
    if text.startswith(" times", each.end):
        done = _TIMES.search(text, max(0, each.start - 40), each.start)
        return _HELD[done["verb"]] if done is not None else ""
    return each.noun


def _values(telling: Telling, back: int) -> set[object]:
    """Return the figures of a sentence before, and what any of its counts make together."""
    counts = [each.quantity for each in telling.told[back]]
    return {each.value for each in counts} | set(sums_of([each for each in counts if each.kind == ""]))


def _is_of_other_time(telling: Telling, first: Told) -> bool:
    """Return whether a sentence names a time of its own that the one which told first does not."""
    own, before = telling.reading.sentence.dates, telling
    for _ in range(first.back):
        before = before.previous or before
    return bool(own) and bool(before.reading.sentence.dates)
