"""Tell what a clause says from who says so: the record that shows it, the people who told of it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from domain.checks.phrases import set_of

_TOLD = re.compile(
    r"\b(?:also )?(?:told (?:us|the (?:authors|team|reviewers|assessors))"
    r"|said to us|said|felt|reported|described|found|showed|shown|confirmed|noted|explained"
    r"|agreed)(?: that)?\b|\bwe (?:heard from|spoke (?:to|with)"
    r"|met|talked (?:to|with)|interviewed|asked)\b|\bin (?:\w+ )?20\d\d(?:/\d\d)?\b",
    re.IGNORECASE,
)
_TOLD_WORDS = set_of(
    "told said felt reported described found showed shown confirmed noted explained agreed heard spoke met talked"
    " interviewed asked"
)
SAID = re.compile(r"\b(?:said|told (?:us|our \w+))\b(?: that)? (?!they\b|that\b|he\b|she\b|it\b)")
_SOURCES = (
    r"(?:data|records?|logs?|reports?|minutes|audits?|surveys?|dashboards?|registers?|returns?|lists?|trackers?|figures"
    r"|accounts|sheets?|tables?|files?)"
)
_OF = r"(?: (?:for|of|in|from|at|to|on) (?:[\w/]+ ?){1,4}?)?"
_SHOWED = r"(?:showed|shown|recorded|stated|said|listed|found|suggested|confirmed|revealed|gave|counted|put)"
_SOURCE = re.compile(
    rf"\W*(?:(?:and|but|while|although) )?(?:(?:the|its|their|our|an?|this) )?(?:[\w’-]+ ){{0,5}}?{_SOURCES}{_OF},?"
    rf" {_SHOWED}(?: that)? ",
    re.IGNORECASE,
)
_SOURCE_WORDS = set_of(
    "data record records log logs report reports minutes audit audits survey surveys dashboard dashboards register"
    " registers return returns list lists tracker trackers figures accounts sheet sheets table tables file files"
)
_SHOWED_WORDS = set_of("showed shown recorded stated said listed found suggested confirmed revealed gave counted put")
_PEOPLE = re.compile(
    r"\W*(?:(?:and|but|while|although) )?(?:[\w’-]+,? ){1,8}?(?:also )?(?:told (?:us|the \w+|our \w+)|said|reported"
    r"|explained|noted|agreed|confirmed|spoke of|talked of|described|praised|recalled|valued)(?: to us)?(?: that)? ",
    re.IGNORECASE,
)
_PEOPLE_TOLD = set_of(
    "told said reported explained noted agreed confirmed spoke talked described praised recalled valued"
)
_OWN = re.compile(r"\b(?:they|their|them|themselves|we|our|us|he|she|his|her)\b", re.IGNORECASE)

# Below, `present` are the words of a clause or of the sentence around it: what needs others is not looked for.


def without_source(clause: str, present: AbstractSet[str]) -> str:
    """Return what a clause says without the record that shows it."""
    if _SHOWED_WORDS.isdisjoint(present) or _SOURCE_WORDS.isdisjoint(present):
        return clause
    match = _SOURCE.match(clause)
    return clause if match is None else clause[match.end() :]


def told_from(clause: str, present: AbstractSet[str]) -> int:
    """Return where what people told begins, 0 where nobody told it or it is of themselves."""
    match = None if _PEOPLE_TOLD.isdisjoint(present) else _PEOPLE.match(clause)
    return 0 if match is None or _OWN.search(clause, match.end()) else match.end()


def untold(clause: str) -> str:
    """Return what a clause says without who says so, even where it is of themselves."""
    match = _PEOPLE.match(clause)
    return clause if match is None else clause[match.end() :]


def without_telling(clause: str, present: AbstractSet[str]) -> str:
    """Return a clause without the words by which it is told, and without years."""
    return clause if _TOLD_WORDS.isdisjoint(present) and "20" not in clause else _TOLD.sub(" ", clause)
