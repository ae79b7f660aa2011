"""Find brackets and quotation marks without their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.prose import Fault, words_of

_LABEL = re.compile(r"(?:^|(?<=\s))(?:\w{1,3}|[ivx]{1,5})\Z")
_PAIRS = {"(": ")", "[": "]", "“": "”"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_STRAIGHT = re.compile(r"(?<![\d\"])\"|(?<=\d)\"(?=[\s.,;:)]|\Z)")
_SINGLE_OPENING = re.compile(r"(?<![\w’])‘(?=[^\W\d_])|(?<![\w'’])'(?=[^\W\d_])(?!(?:tis|twas|em|til|cause|n)\b)")
_SINGLE_CLOSING = {"‘": re.compile(r"’(?!\w)"), "'": re.compile(r"'(?!\w)")}
_STRAY_CLOSING = re.compile(r"[’'](?=[\s.,;:]|\Z)(?<=[a-z][a-rt-wy][’'])")
"""A word that does not end like "carers" can have no apostrophe at its end."""
_BRACKET = re.compile(r"[()\[\]“”]")
_SMILEY = re.compile(r"[:;]-?[()]")
_CLOSER_OF = {**_PAIRS, "‘": "’"}
_SAID_BEFORE = re.compile(r"(?:[:]|\b(?:said|told us|wrote|added|explained),) ([A-Z][\w’]*)(?= )")
_SAID_AFTER = re.compile(r"\b([\w’]+),(?= (?:one|a|an|another|the) (?:[a-z-]+ ){1,3}(?:told us|said|added|explained))")
_LAST_WORD = re.compile(r"(?<= )([\w’-]+[.?!])\s*\Z")
_STOP = re.compile(r"[.?!](?=\s|\Z)")
_STOP_WITHIN = re.compile(r"[.?!:;] ")
_FARTHEST = 250
"""A quotation has seldom more characters, nor has what stands in brackets."""


def unbalanced_in(text: str, goes_on: bool = False) -> Iterator[Fault]:
    """Yield brackets and quotation marks without their other half as "unbalanced"; apostrophes are none.

    With `goes_on` the next paragraph opens with a quotation mark, and this one need not close its own. Of two marks
    that were meant as a pair the second is said, and where it is plain where the other half belongs, that place.
    """
    alone = sorted({*_brackets(text, goes_on), *_unclosed_single(text)})
    number = 0
    while number < len(alone):
        place = alone[number]
        mark, following = text[place], alone[number + 1] if number + 1 < len(alone) else len(text)
        is_pair = (
            mark in _CLOSER_OF and following < min(len(text), place + _FARTHEST) and text[following] not in _CLOSER_OF
        )
        if is_pair:
            yield Fault("unbalanced", following, following + 1, _CLOSER_OF[mark])
            number += 1
        else:
            yield _where_it_belongs(text, place)
        number += 1


def _where_it_belongs(text: str, place: int) -> Fault:
    """Return the fault of a mark at the place of its other half, where that is known, else at the mark."""
    mark = text[place]
    if mark == "”":
        begin = max(0, place - _FARTHEST, text.rfind("“", 0, place), text.rfind("”", 0, place))
        said = list(_SAID_BEFORE.finditer(text, begin, place))
        if said:
            return Fault("unbalanced", *said[-1].span(1), f"“{said[-1][1]}")
    if mark == "“":
        end = text.find("“", place + 1)
        closing = _SAID_AFTER.search(text, place, min(place + _FARTHEST, end if end > 0 else len(text)))
        if closing:
            return Fault("unbalanced", closing.start(1), closing.end(), f"{closing[1]},”")
        last = _LAST_WORD.search(text, place)
        if last and end < 0 and not _STOP_WITHIN.search(text, place):
            return Fault("unbalanced", place, last.end(1), f"{text[place : last.end(1)]}”")
        stop = _STOP.search(text, place, end if end > 0 else len(text))
        if stop:
            return Fault("unbalanced", place, stop.start() + 1)  # it may end anywhere in its sentence
    return Fault("unbalanced", place, place + 1)


def _brackets(text: str, goes_on: bool) -> Iterator[int]:
    if "(" not in words_of(text).signs:
        return
    smileys = {match.end() - 1 for match in _SMILEY.finditer(text)} if "(" in text or ")" in text else set()
    open_at: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    for match in _BRACKET.finditer(text):
        mark, place = match.group(), match.start()
        if mark in _PAIRS:
            open_at[mark].append(place)
        elif open_at[_CLOSERS[mark]]:
            open_at[_CLOSERS[mark]].pop()
        elif not (mark == ")" and (place in smileys or _LABEL.search(text, max(0, place - 6), place))):
            yield place
    for opener, places in open_at.items():
        for place in places:
            if place not in smileys and not (goes_on and opener == "“"):
                yield place
    straight = [match.start() for match in _STRAIGHT.finditer(text)] if '"' in text else []
    if len(straight) % 2 and not (goes_on and len(straight) == 1):
        yield straight[-1]


def _unclosed_single(text: str) -> Iterator[int]:
    if "’" in text or "'" in text:
        opening = _SINGLE_OPENING.search(text) if "‘" in text or "'" in text else None
        opened_at = opening.start() if opening is not None else len(text)
        for match in _STRAY_CLOSING.finditer(text, 0, opened_at):
            yield match.start()
    if "‘" not in text and "'" not in text:
        return
    last = {
        mark: max((each.end() for each in closing.finditer(text)), default=-1)
        for mark, closing in _SINGLE_CLOSING.items()
    }
    for match in _SINGLE_OPENING.finditer(text):
        if last[match.group()] <= match.end():
            yield match.start()
