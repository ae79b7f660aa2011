"""Find what a text points to and what is not there: a list that is announced, a table, a page, something below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.assessment import Passage, PassageKind, Section
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import quoted, sentences_of, words_of

_SHOWN_WORDS = (
    "table",
    "chart",
    "graph",
    "diagram",
    "map",
    "picture",
    "photograph",
    "photo",
    "boxe",
    "box",
    "infographic",
)
_SHOWN = rf"(?:{'|'.join(_SHOWN_WORDS)})s?"
_BELOW = r"(?:below|above|overleaf|opposite|on the next page|at the end of this report)"
_NUMBERED = (
    "table",
    "figure",
    "fig",
    "chart",
    "graph",
    "appendix",
    "annex",
    "annexe",
    "diagram",
    "map",
    "box",
    "exhibit",
)
_POINTING = re.compile(
    rf"\b(?P<label>(?:{'|'.join(map(str.capitalize, _NUMBERED))})\.?\s+(?:\d{{1,2}}|[A-Z]))\b"
    rf"|\b(?:see|refer to|in) (?:the )?(?P<lower>(?:{'|'.join(_NUMBERED)})\.?\s+(?:\d{{1,2}}|[A-Z]))\b"
    rf"|\b(?P<shown>(?i:{_SHOWN}) {_BELOW})\b"
    rf"|\b(?P<see>[Ss]ee (?:the )?(?:{_BELOW}(?! all)|(?:next|last|previous) (?:page|section|table)|pages? \d+))\b"
)
_WORDS = frozenset((*_NUMBERED, *_SHOWN_WORDS, *(f"{each}s" for each in _SHOWN_WORDS), "see"))
_OF_OTHERS = re.compile(
    r"[’']s?\s+\Z|\b(?:its|their|our|return|strategy|plan|report|act|regulations|guidance|schedule|order|survey|dataset)"
    r"[’']?s?,?\s+(?:in\s+|at\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|to|in|from|on|at) (?:the|its|their|our|that|this|an?|statutory|\d)\b(?! report\b)")
_SHOWING = re.compile(r"\s+(?:shows?|showed|lists?|gives?|sets? out|presents?|below|above|compares?|summarises?)\b")
_FOLLOWS = re.compile(
    r"(?::|\b(?:as follows|the following|these|as listed below|listed below)[.:]?)\s*\Z", re.IGNORECASE
)
_COLON = ":"
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[a-z-]+ ){0,2}?[a-z]+s:\s*\Z")
"""A list of so many that is announced: what is told in whole sentences after it is none."""


def not_there(section: Section) -> Iterator[Finding]:
    """Yield what passages of a section point to and what is not in it, as "not-there"."""
    written = [passage for passage in section.passages if passage.text.strip()]
    for passage, following in pairwise((*written, None)):
        if passage is not None and passage.kind is not PassageKind.HEADING:
            for start, end in (*_pointing(passage, written), *_announcing(passage.text, following)):
                place = (section.id, passage.id, start, end, passage.text[start:end])
                yield Finding("not-there", Family.COMPLETENESS, Severity.SHOULD, *place)


def _pointing(passage: Passage, written: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield where a text points to a table, an appendix or a place; not to that of another document."""
    text = passage.text
    if _WORDS.isdisjoint(words_of(text).present):
        return
    for match in _POINTING.finditer(text):
        kind = match.lastgroup or ""
        label = match[kind]
        if match.start(kind) == 0 and kind == "label" and not _SHOWING.match(text, match.end()):
            continue  # what it is called
        if match.start() in quoted(text) or _OF.match(text, match.end()):
            continue
        if kind in ("label", "lower") and _OF_OTHERS.search(text, max(0, match.start() - 40), match.start(kind)):
            continue
        if not any(each.text.casefold().startswith(label.casefold()) for each in written if each is not passage):
            yield match.span(kind)


def _announcing(text: str, following: Passage | None) -> Iterator[tuple[int, int]]:
    """Yield where a text announces a list after which nothing comes, or a heading."""
    is_other = following is None or following.kind is PassageKind.HEADING
    if not is_other and following is not None and following.kind is PassageKind.PARAGRAPH:
        is_other = _COUNTED.search(text[-60:]) is not None and len(sentences_of(following.text)) > 1
    if not is_other:
        return
    if text.rstrip().endswith(_COLON) or _FOLLOWS.search(text[-40:]):
        yield sentences_of(text)[-1]
