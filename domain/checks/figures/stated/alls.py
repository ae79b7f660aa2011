"""Hold those of whom something is said not to be so against all of whom it was said to be so.

"All of the 37 providers had a plan. We met the three that had none"; "every one of the 22 homes had a manager. The two
homes without a manager were visited".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import Sentence, Slip
from domain.checks.figures.quantities import Reading
from domain.checks.figures.stated.pool import stems_in
from domain.checks.finding import Severity

_COUNT = r"(?:\d[\d,]*|[A-Za-z][a-z]*(?:-[a-z]+)?)"
_ALL = re.compile(
    r"(?<!but )(?<!almost )(?<!nearly )(?<!not )(?<!virtually )\b(?P<all>"
    r"(?:[Aa]ll(?:\s+of)?(?:\s+(?:the|our|its|their|these))?|[Ee](?:very\s+one|ach(?:\s+one)?)\s+of\s+(?:the|our|its|their))"
    rf"\s+(?P<count>{_COUNT})\s+(?:[a-z’-]+\s+){{0,2}}?(?P<noun>[a-z-]+))\b(?P<between>[^.;:]{{0,80}}?)"
    r"\s(?P<verb>had|have|has|held|were|was|are|kept|used|met|received|got|took|did|completed|attended|agreed|replied)\b"
    r"(?P<what>[^.;]*)"
)
_SOME = re.compile(
    rf"\b(?P<said>(?:[Tt]he\s+|[Ii]n\s+|[Oo]f\s+these,\s+|[Oo]nly\s+)?(?P<count>{_COUNT})(?:\s+of\s+(?:them|these|those|the[mn]?))?(?:\s+(?P<noun>(?!that\b|who\b|which\b)[a-z-]+))?\s+"
    r"(?:(?:that|who|which)\s+)?(?:(?P<none>had\s+none|have\s+none|did\s+not|had\s+not|were\s+not|was\s+not|there\s+was\s+none)(?=\s*[.,;)]|\s+(?:were|was|had)\b|\s+(?:in|on|at)\s+(?:\d|[A-Z])|\s*\Z)"
    r"|(?:without|had\s+no|lacked|have\s+no|were\s+without|still\s+had\s+no|there\s+was\s+no)\s+(?:an?\s+|any\s+)?(?P<thing>[a-z-]+)))"
)
_NUMBER = frozenset(
    (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "some",
        "several",
        "few",
    )
)
_DENIED = re.compile(r"\b(?:not|no|without|never|lacked|none|except|apart)\b")
_ALL_WORDS = frozenset({"all", "every", "each"})
WORDS = frozenset({"none", "without", "not", "lacked", "no"})
"""A word of every exception."""


def tells_of_all(sentence: Sentence) -> bool:
    """Return whether a sentence, or one of the two before it, says something of all."""
    before = sentence.preceding
    return any(
        each is not None and not each.words.isdisjoint(_ALL_WORDS)
        for each in (sentence, before, before.preceding if before is not None else None)
    )


def stated_all_slips(reading: Reading) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence with the two before it."""
    text = reading.text
    for some in _SOME.finditer(text):
        if some["count"].casefold() not in _NUMBER and not some["count"].isdecimal():
            continue
        for said in _before(reading.sentence, some.start()):
            whole = _ALL.search(said)
            if whole is None or _DENIED.search(whole["what"]) or _DENIED.search(whole["between"]):
                continue
            noun = (some["noun"] or "").rstrip("s")
            if noun and noun not in ("one", whole["noun"].rstrip("s")) and noun not in ("people", "of"):
                continue
            if some["thing"] and some["thing"].rstrip("s") not in stems_in(whole["what"]):
                continue
            if some["none"] and not _is_same_verb(some["none"], whole["verb"]):
                continue
            data = (("word", whole["all"]), ("own", some["said"]), ("other", whole["count"]))
            yield Slip("comparison-contradicted", Severity.SHOULD, *some.span("said"), data)
            return


def _before(sentence: Sentence, start: int) -> Iterator[str]:
    """Yield what stands before a place of a sentence, and the two sentences before it."""
    yield sentence.text[:start]
    yield sentence.text_before
    before = sentence.preceding.text_before if sentence.preceding is not None else ""
    if before:
        yield before


def _is_same_verb(denied: str, verb: str) -> bool:
    """Return whether "had none" denies "had", "were not" denies "were", and "did not" any other verb."""
    own = denied.split()[0]
    if own == "did":
        return verb not in ("were", "was", "are")
    if own in ("were", "was"):
        return verb in ("were", "was", "are")
    return verb in (
        "had",
        "have",
        "has",
        "held",
        "kept",
        "used",
        "received",
        "got",
        "completed",
        "attended",
        "did",
        "met",
    )
