"""Find two capitals that are likely somebody's name: no words of English, and nothing around makes a place of them.

No list has all names. Two words that the lexicon does not know, side by side, are seldom anything else; where it knows
one of them, what stands around has to be said of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.known import Known
from domain.checks.lexicon import Lexicon
from domain.checks.privacy.personal_names import NameReader, is_of_something_else
from domain.checks.privacy.privacy_words import Personal, PrivacyWords, personal
from domain.checks.prose import words_of
from domain.dates import MONTHS

_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-ÿ’'][\w’'-]+(?<![’'])(?<![’']s)"
_PAIR = re.compile(rf"{_WORD} (?:[A-ZÀ-ÖØ-Þ]\.? |(?:van|von|de|da|di|del|el|al|bin) )?{_WORD}(?![\w’'-]*[&/])")
_JOINED = re.compile(r"(?:[\w’'.)&/-]|[A-Z][\w’'-]* )\Z|\b(?:St|Saint|[A-Z][a-z]+[,;]? and) \Z")
"""What makes two capitals a part of something longer, or one of several places."""
_PLACED = re.compile(
    r"\b(?:in|at|near|from|around|across|through|towards|outside|within|on|of the|into|beyond|between|via|the|our|its"
    r"|called|to|a|an)[ “‘]\Z|“\Z"
)
_OF_A_BODY = re.compile(
    r"\b(?:members?|residents|people|staff|tenants|volunteers|trustees|partners|representatives|villages?|towns?|parish"
    r"|part|parts|south|north|east|west) of \Z"
    r"|\b(?:supplied|provided|funded|commissioned|published|delivered|owned|made|built|developed|operated) by \Z",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"\b(?:(?:thanks|grateful|according|talked|spoke|spoken|listened|wrote|written|reported|answered|belonged|passed)"
    r" to"
    r"|(?:came|come|heard|e-?mail|e-?mailed|letter|call|message|note|calls|word|minutes) from) \Z",
    re.IGNORECASE,
)
_LONGER = re.compile(r"(?:[’']s)?(?: &)? [A-Z]")
_OF_A_PLACE = re.compile(
    r",? (?:lay|lies|stood|stands|is|was|had|has|were|are) (?:an?|the|one|\d|on|in|by|no|rated"
    r"|home|north|south|east|west|between|beside|made)\b|,? (?:where|which|whose residents)\b|[’']s? (?:strateg|market"
    r"|population|residents|providers|data|website|towns?|roads?)"
)
_SAID = (
    r"(?:said|says|explained|described|felt|thought|chaired|chairs|retired|resigned|joined|wrote|sent|rang|drafted"
    r"|founded|led|leads|ran|runs|managed|manages|covered|covers|showed|met|asked|answered|took|kept|looked|worked"
    r"|works|cared|cares|lived|lives|died|moved|told)"
)
_BY_SOMEBODY = re.compile(
    r"\b(?:by|thank|thanked|thanks|rang|phoned|telephoned|met|asked|told|succeeded|replaced|appointed|according to"
    r"|named|with|and|visited|praised|spoke to|spoke with|from) \Z",
    re.IGNORECASE,
)
_DOES = re.compile(rf"(?:,? (?:who|aged)\b|, \d\d,| (?:had |has |also |then )?{_SAID}\b)")
_HIS = re.compile(r"\b(?:she|he|her|his|him|herself|himself)\b", re.IGNORECASE)
_REACH, _NEAR = 60, 90
_TIMES = frozenset(map(str.casefold, MONTHS)) | {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter"),
}


class LikelyNameReader:
    """The words by which such names are told from others, made ready."""

    def __init__(self, words: PrivacyWords, lexicon: Lexicon | None, names: NameReader) -> None:
        self.names = names
        self._lexicon = lexicon
        not_names = (*words.not_names, *words.not_before, *words.not_after, *words.bodies, *words.streets)
        peoples = (*words.common_peoples, *words.local_bodies, *words.small_places)
        self._no_names = frozenset(map(str.casefold, (*not_names, *peoples))) | _TIMES
        self.kind_of = Known(self._kind_of)

    def _kind_of(self, word: str) -> str:
        """Return "n" of what is in no name, "u" of a word that is none of English, "g" of a given name, or "k"."""
        small = word.casefold().replace("’", "'").removesuffix("'s")
        if small in self._no_names or word.isupper() or self._lexicon is None:
            return "n"
        known = self._lexicon.words
        parts = small.split("-")
        if len(parts) > 1 and not all(part[:1].isupper() for part in word.split("-")):
            return "n"
        if any(part not in known for part in parts):
            return "u"
        return "g" if word in self.names.given else "k"


def likely_names_in(text: str, reader: LikelyNameReader) -> Iterator[Personal]:
    """Yield what is likely somebody's name, as "likely-name"."""
    shape = words_of(text).shape
    if "AA" not in shape and "BA" not in shape:  # as most have no two capitals side by side
        return
    for match in _PAIR.finditer(text):
        words = match.group().split(" ")
        kinds = reader.kind_of[words[0]] + reader.kind_of[words[-1]]
        if "n" not in kinds and "u" in kinds and _is_a_person(text, match, kinds, reader):
            yield personal("likely-name", match)


def _is_a_person(text: str, match: re.Match[str], kinds: str, reader: LikelyNameReader) -> bool:
    start, end = match.span()
    before = text[max(0, start - _REACH) : start]
    if _JOINED.search(before) is not None or _LONGER.match(text, end) is not None:
        return False
    if _PLACED.search(before) is not None and _GIVEN_TO.search(before) is None:
        return False
    if _OF_A_BODY.search(before) is not None or _OF_A_PLACE.match(text, end) is not None:
        return False
    if is_of_something_else(text, start, end, reader.names):
        return False
    if kinds == "uu":
        return True
    does = _DOES.match(text, end) is not None
    his = does and _HIS.search(text, end, end + _NEAR) is not None
    if "g" in kinds:
        return does or _BY_SOMEBODY.search(before) is not None
    return his
