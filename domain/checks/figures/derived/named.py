"""Tell whether what a claim is said of is what figures are of, as far as it is named: "the backlog had shrunk"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.checks.figures.derived.told import Told
from domain.checks.figures.derived.yardsticks import Role
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Reading
from domain.checks.figures.worded.holders import are_known, stems_of

_THINGS = stems_of(
    "performance position picture trend use numbers backlog queue process score overall reliance result level"
    " results "
    "outcome outcomes time times sum amount amounts size sort kind"
)
GENERIC = _THINGS | stems_of(
    "it this that they these there which things broadly roughly largely about much very"
    " local locally authority authority’s borough county area city district"
    " council "
    "leaders managers staff told service year here means "
    "later second latest newer had been was were became become getting since then therefore remained meant come gone"
    " went ran lay"
)
_NUMBER = re.compile(r"\b(?:numbers?|volume|count)\b")
_NAME = re.compile(r"\b(?:in\s+)?[A-Z][a-z]+(?:’s)?(?=\s)(?<!People)(?<!Carers)(?<!Adults)(?<!Staff)")
_RATE = re.compile(r"\b(?:rate|share|proportion|percentage)\b")
GENERIC_OF = {
    Unit.POUNDS.value: stems_of("price prices fee fees spend spending budget grant funding money bill charge pay"),
    Unit.PERCENT.value: stems_of("proportion percentage share uptake take-up"),
    "": stems_of("total volume caseload list count people population uptake take-up use usage"),
    **dict.fromkeys(TIMES, stems_of("wait waits delay delays duration length stay pace people")),
}
_PER = re.compile(r"\b(?:per|for\s+every|in\s+every)\s+\d")
_CONCLUDED_OF = {
    Unit.POUNDS.value: stems_of("rate income outlay"),
    Unit.PERCENT.value: stems_of(
        "practice coverage use usage compliance participation attendance confidence satisfaction reliance prevalence"
    ),
    "": stems_of(
        "activity demand workload intake throughput membership attendance capacity traffic pressure workforce headcount"
    ),
}
"""What names the figures before it only where a word says that it is concluded from them."""
CONCLUDES = re.compile(
    r"\b(?:so|thus|therefore|hence|consequently|meaning|meant|means|as\s+a\s+result)\b", re.IGNORECASE
)
_WHO = re.compile(
    r"(?:so\s+|thus\s+|therefore\s+)?(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|(?:[Tt]he|[Ii]ts|[Tt]his)\s+(?:team|service|hub|scheme|clinic|board|unit|group|directorate|department|company|[a-z]+(?:er|or|ority)))"
    r"(?:\s+(?:had|was|has|have|were|did|thus|therefore|then))*"
)
_LONGEST_LINK = 20


def is_of(reading: Reading, subject: str, of: str, begin: int, told: Sequence[Told], ignored: frozenset[str]) -> bool:
    """Return whether a subject, and what a change is said to be `of`, name nothing but what figures are of.

    They are known from the first of their sentences up to the place `begin`; stems of `ignored` name nothing.
    """
    kind, back = told[0].quantity.kind, max(each.back for each in told)
    other = _NUMBER if kind == Unit.PERCENT.value else _RATE if not kind else None
    if (
        other is not None
        and other.search(subject)
        and not (other is _RATE and _PER.search(told_by(reading, begin, back)))
    ):
        return False
    if any(each.role is Role.AVERAGE for each in told):  # what is held against the country is of the authority
        subject = _NAME.sub("", subject)
    known = stems_of(told_by(reading, begin, back)) | GENERIC_OF.get(kind, frozenset())
    said = reading.text[max(0, begin - _LONGEST_LINK) : begin]
    is_concluded = CONCLUDES.search(f"{said} {subject}") is not None
    if is_concluded:
        known |= _CONCLUDED_OF.get(kind, frozenset())
    if not stems_of(of) <= known | _THINGS:
        return False
    named = stems_of(subject) - GENERIC - ignored
    return are_known(named, known) or (is_concluded and back <= 1 and _is_name(subject))


def _is_name(subject: str) -> bool:
    """Return whether a subject is only who or where all that is: a name, a team, a place."""
    return _WHO.fullmatch(subject.strip()) is not None


def told_by(reading: Reading, begin: int, back: int) -> str:
    """Return the text of the sentences from so many before on, up to a place of the last."""
    said, sentence = [reading.text[:begin]], reading.sentence
    for _ in range(back):
        said.append(sentence.text_before)
        if sentence.preceding is None:
            break
        sentence = sentence.preceding
    return " ".join(said)
