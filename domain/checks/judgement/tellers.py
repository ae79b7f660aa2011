"""Tell what a clause says from who says so: the record that shows it, the people who told of it."""

from __future__ import annotations

import re

TOLD = re.compile(
    r"\b(?:also )?(?:told (?:us|the (?:authors|team|reviewers|assessors))"
    r"|said to us|said|felt|reported|described|found|showed|shown|confirmed|noted|explained"
    r"|agreed)(?: that)?\b|\bwe (?:heard from|spoke (?:to|with)"
    r"|met|talked (?:to|with)|interviewed|asked)\b|\bin (?:\w+ )?20\d\d(?:/\d\d)?\b",
    re.IGNORECASE,
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
_PEOPLE = re.compile(
    r"\W*(?:(?:and|but|while|although) )?(?:[\w’-]+,? ){1,8}?(?:also )?(?:told (?:us|the \w+|our \w+)|said|reported"
    r"|explained|noted|agreed|confirmed|spoke of|talked of|described|praised|recalled|valued)(?: to us)?(?: that)? ",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:they|their|them|themselves|we|our|us|he|she|his|her)\b", re.IGNORECASE)


def without_source(clause: str) -> str:
    """Return what a clause says without the record that shows it."""
    match = _SOURCE.match(clause)
    return clause if match is None else clause[match.end() :]


def told_from(clause: str) -> int:
    """Return where what people told begins, 0 where nobody told it or it is of themselves."""
    match = _PEOPLE.match(clause)
    return 0 if match is None or _OWN.search(clause, match.end()) else match.end()


def untold(clause: str) -> str:
    """Return what a clause says without who says so, even where it is of themselves."""
    match = _PEOPLE.match(clause)
    return clause if match is None else clause[match.end() :]
