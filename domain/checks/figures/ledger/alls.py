"""Hold what is said of all, or of none, against a part that was told of as many as they are.

"290 people lacked capacity and an advocate supported 261 of them. All of the people therefore had an advocate"; "nobody
missed the training: 112 of the 118 staff had completed it"; "every home was good (34 of 36)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.figure_words import Slip
from domain.checks.figures.ledger.entries import CONCLUDES, counts_before, nearest_two, texts_of
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.finding import Severity

_ALL = re.compile(
    r"\b(?=[AENaen1])(?<!\bbut )(?<!almost )(?<!nearly )(?<!not )(?<!virtually )(?<!by )(?<!above )(?<!for )"
    r"(?<!of )(?<!at )(?<!after )"
    r"(?P<all>[Aa]ll(?!\s+(?:but|in|told|three|four|five|six|other|over|together|the\s+same|along)\b)"
    r"|[Ee]very(?:one|body)?|[Ee]ach\s+(?:one\s+)?of\s+the|100%\s+of|[Nn]obody|[Nn]o\s+one|[Nn]ot\s+one|[Nn]one\s+of)\b(?P<whom>[^.,;:()\d]{0,60}?)\b"
    r"(?:had|has|have|were|was|are|did|met|received|got|took|completed|attended|agreed|replied|missed|failed|lacked|went|held|made"
    r"|used|kept|passed|felt|refused|declined|[a-z]{3,}ed)\b"
)
_DENIED = re.compile(
    r"\b(?:missed|failed|lacked|without|refused|declined|not|waited|waiting|outstanding|overdue|left\s+out)\b"
)
_PART = re.compile(
    r"\s+(?:[a-z’-]+\s+){0,2}?(?:out\s+)?of\s+(?:(?:the|its|their|our|all|a\s+total\s+of|these|those|them)\b\s*)*\Z"
)
_OF_THEM = re.compile(r"(?:\s+[a-z’-]+){0,2}?\s+of\s+(?:them|these|those|whom)\b")
_LED = re.compile(
    r"[^.;:()\d]{0,70}(?::|;|\s\(|\s[–—]|,\s+(?:with|as|and))\s+?(?:only\s+|just\s+)?\Z|[^.;:()\d]{0,70}\(\Z"
)
_PERCENT_LED = re.compile(
    r"[^.;:()\d]{0,70}(?:\s\(|(?::|;|,\s+with|\s[–—])\s+(?:the\s+|an?\s+)?(?:attendance|completion|coverage|take-up|compliance|the\s+rate|[a-z]+\s+rate)"
    r"\s+(?:was|of|stood\s+at|at)\s+)\Z"
)
_CLOSED, _WHOLE = re.compile(r"\s*(?:[).;,]|\Z)"), 100
_PROOF = re.compile(
    r"(?:\s+(?!had\b|did\b|were\b|was\b|have\b)[a-z’-]+){0,2}(?:\s+(?:had|did|were|was|have)(?:\s+(?:done|completed|been|met|had|received"
    r"|attended|taken|used|seen|kept))?(?:\s+(?:so|it|this|them|one|the\s+same))?)?\s*(?:[).;,]|\Z)"
)
_TIMES = re.compile(r"\s+(?:week|month|year|quarter|day|time|case|two|three|four|five|six|few)s?\b")
_GENERIC = stems_of("people everyone everybody nobody had been was were")
_LOOSE = re.compile(
    r"\b(?:except|apart\s+from|besides|other\s+than|target|aim|would|should|could|must|unless|if|since|later|now)\b"
)
WORDS = frozenset({"all", "every", "everyone", "everybody", "each", "nobody", "none"})
"""A word of everything that this rule looks for."""


def claim_of_all_slips(telling: Telling) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence with those before it."""
    text = telling.reading.plain
    for match in _ALL.finditer(text):
        is_none = match["all"][0] in "Nn"
        behind = text[match.end("all") : match.end() + 60]
        if _TIMES.match(text, match.end("all")) or _LOOSE.search(text) or (is_none and not _DENIED.search(behind)):
            continue
        if not is_none and re.search(r"\bnot\b|n’t\b|\bno\b", behind):
            continue
        if (least := _percent_beside(telling, match)) is not None:
            data = (("word", match["all"]), ("own", least.quantity.said), ("other", "100%"))
            yield Slip("comparison-contradicted", Severity.SHOULD, match.start(), least.quantity.end, data)
            return
        pair = _beside(telling, match) or _concluded(telling, match)
        if pair is not None and pair[0].quantity.value < pair[1].quantity.value:
            part, whole = (each.quantity.said for each in pair)
            data = (("word", match["all"]), ("own", part), ("other", whole))
            end = pair[1].quantity.end if pair[1].back == 0 else match.end()
            yield Slip("comparison-contradicted", Severity.SHOULD, match.start(), max(match.end(), end), data)
            return


def _beside(telling: Telling, match: re.Match[str]) -> tuple[Told, Told] | None:
    """Return the part and the whole that stand behind a claim as its proof: "all did: 112 of the 118 had"."""
    own, text = [each for each in telling.told[0] if each.quantity.kind == ""], telling.reading.plain
    behind = [each for each in own if each.quantity.start >= match.end()]
    if len(behind) < 2 or not _LED.fullmatch(text, match.end(), behind[0].quantity.start):
        return None
    part, whole = behind[:2]
    is_proof = _PART.fullmatch(text, part.quantity.end, whole.quantity.start) and _PROOF.match(text, whole.quantity.end)
    return (part, whole) if is_proof else None


def _percent_beside(telling: Telling, match: re.Match[str]) -> Told | None:
    """Return the share below all that stands behind a claim as its proof: "nobody missed one: attendance was 88%"."""
    text = telling.reading.plain
    behind = [each for each in telling.told[0] if each.quantity.start >= match.end()]
    if not behind or behind[0].quantity.kind != "%" or behind[0].quantity.value >= _WHOLE:
        return None
    is_led = _PERCENT_LED.fullmatch(text, match.end(), behind[0].quantity.start)
    return behind[0] if is_led and _CLOSED.match(text, behind[0].quantity.end) else None


def _concluded(telling: Telling, match: re.Match[str]) -> tuple[Told, Told] | None:
    """Return the only part and whole of the sentences before a claim that concludes from them."""
    text = telling.reading.text
    if not CONCLUDES.search(text, max(0, match.start() - 20)) or any(
        each.quantity.start >= match.start() for each in telling.told[0]
    ):
        return None
    two = nearest_two(counts_before(telling, match.start()))
    if len(two) != 2:
        return None
    whole, part = two
    texts = texts_of(telling)
    is_part = _OF_THEM.match(texts[part.back], part.quantity.end) or _is_of_these(texts[part.back], part)
    known = stems_of(" ".join(texts[1:]) + text[: match.start()])
    whom = stems_of(CONCLUDES.sub(" ", text[match.end("all") :])) - _GENERIC
    if not whom:
        return None
    if part.back == whole.back and _PART.fullmatch(texts[part.back], whole.quantity.end, part.quantity.start):
        return (whole, part) if are_known(whom, known) else None
    return (part, whole) if is_part and are_known(whom, known) else None


def _is_of_these(text: str, part: Told) -> bool:
    return (
        re.search(r"\b[Oo]f\s+(?:these|those|them|whom|which)\b[^.;:]{0,60}\Z", text[: part.quantity.start]) is not None
    )
