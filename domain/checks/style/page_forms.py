"""Find links that do not say where they lead, headings in capitals, and people who are called by their age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.prose import Fault
from domain.checks.style.text_parts import TextParts

_HERE = re.compile(
    r"\b(?:click|press|tap)\s+(?:on\s+)?(?P<click>here|this link|the link|the link below)\b"
    r"|\b(?:found|available|read|seen|viewed|downloaded|accessed|published|see|details?|information|report|more)\s+"
    r"(?:\w+\s+)?(?P<here>here)\b(?=\s*(?:[.,;)]|\Z))"
    r"|\b(?P<link>(?:follow|use|via|through|at|on) this link)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?<=[a-z] )(?:And|Of|The|For|In|To|With|On|At|By|From|A|An|Or)(?= [A-Z])")
_CAPITALISED = re.compile(r"[A-Z][a-z’'-]+")
_NAMES = re.compile(
    r"\b(?:Act|Council|Board|Trust|Service|Safeguards?|Committee|Programme|Standards?|Framework|Fund|University|County"
    r"|Borough|City|Street|Road|Centre|House|Hospital|Foundation|Association|NHS|England|Code|Commission|Forum)\b"
)
_FEWEST_CAPITALS = 3
_LONG_WORD, _FEWEST_SHOUTED = re.compile(r"[A-Z]{4,}"), 2
_BY_AGE = re.compile(r"\b[tT]he over[- ](\d{2})['’]?s\b")


def page_forms_in(text: str, parts: TextParts, *, is_heading: bool) -> Iterator[Fault]:
    """Yield "link-form", "heading-form" (headings in sentence case) and "person-first" (no people by their age alone).

    Sources: GOV.UK style guide, Links and Headings; house style of the published reports.
    """
    if is_heading:
        yield from _heading(text)
    words = parts.words
    if "here" in words or "link" in words:
        for match in _HERE.finditer(text):
            yield Fault("link-form", *match.span(match.lastgroup or 0))
    if "over" in words and parts.numbers:
        for match in _BY_AGE.finditer(text):
            yield Fault("person-first", *match.span(), f"people aged {match[1]} or over")


def _heading(text: str) -> Iterator[Fault]:
    """Yield a heading with a capital in a small word, or in all of its words, that is no name."""
    if text.isupper() and len(_LONG_WORD.findall(text)) >= _FEWEST_SHOUTED:
        yield Fault("heading-form", 0, len(text), text.capitalize())
        return
    words = text.split()
    is_small = _SMALL.search(text) is not None
    capitals = [word for word in words if _CAPITALISED.fullmatch(word.strip(",:;()"))]
    is_all = len(capitals) >= _FEWEST_CAPITALS and all(
        word[0].isupper() for word in words if len(word) > _FEWEST_CAPITALS
    )
    if (is_small or is_all) and not (_NAMES.search(text) and not is_small):
        yield Fault("heading-form", 0, len(text), _in_sentence_case(text))


def _in_sentence_case(text: str) -> str:
    first, *others = text.split(" ")
    return " ".join([first, *(each if each[1:] != each[1:].lower() else each.lower() for each in others)])
