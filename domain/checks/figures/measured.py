"""Find the first figure of a sentence that measures: a share, an average, how long or how many, or how it changed.

What somebody said, what was aimed at and what stands in a quotation is left out, as are the parts of a longer count.
"""

from __future__ import annotations

import re

from domain.checks.figures.figure_words import Sentence
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.unsourced import SHARES, VIEW_BEHIND, is_quoted, share_in

_SAID_MOVES = "doubled halved trebled tripled quadrupled twofold threefold fourfold"
_MOVED = re.compile(rf"\b(?:{'|'.join(_SAID_MOVES.split())})\b")
MOVES = frozenset(_SAID_MOVES.split())
"""Words for a change that are a figure by themselves."""
_FIGURES = SHARES | MOVES
_VIEW = re.compile(
    r"\b(?:told\s+(?:us|the)|said|added|reported|estimated|felt|thought|believed|explained|heard|described)\b"
)
_AIM = re.compile(
    r"\b(?:targets?|standard|threshold|goal|aim(?:s|ed)?|maximum|minimum|limit\w*|capped|up\s+to|plan(?:s|ned)?|within|would|will"
    r"|could|should|must|can|may|reduced\s+by|under|aged?|at\s+least\s+every|offer\w*|discount|requir\w+)\b[^,;.]{0,25}\Z|\b(?:required\s[^,;.]{0,40}|capped\b[^;.]{0,60})\Z"
)
_AIM_AFTER = re.compile(r"\s+(?:target|standard|threshold|discount|of\s+(?:the\s+)?(?:marks|score|weight))\b")
_NO_MEASURES = frozenset(
    (
        "score",
        "scores",
        "scored",
        "points",
        "rating",
        "marks",
        "he",
        "she",
        "his",
        "her",
        "budget",
        "precept",
        "spending",
    )
)
"""Words of scores, of one person, and of the accounts, which report after report tells in one paragraph."""
_ABOUT = (
    r"(?:(?:[Aa]bout|[Aa]round|[Ss]ome|[Nn]early|[Aa]lmost|[Oo]ver|[Oo]nly|[Mm]ore\s+than|[Aa]pproximately|[Rr]oughly"
    r"|[Aa]t\s+least|(?:[Jj]ust|[Aa]\s+little)\s+(?:over|under))\s+)?\Z"
)
_PART = re.compile(
    r"\s(?:(?<=[a-z]\s)[a-z]+\s)?(?:in|out\s+of)\s+(?:every\s+)?"
    r"(?:10|12|20|[2-9]|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b(?!\.\d|\s+%)"
)
_AVERAGES = frozenset({"average", "averages", "averaged", "median", "typical", "typically"})
_LENGTH = re.compile(r"\s+(?:working\s+|calendar\s+)?(?:seconds|minutes|hours|days|weeks|months|years)\b")
_TOOK = re.compile(
    r"[a-z](?<!s)s\s+(?:had\s+|were\s+)?(?:took|taken|taking|lasted)\s+(?:[a-z]+\s+){0,2}\Z"
    r"|\b(?:fallen|fell|risen|rose|gone|went|come|came|dropped|increased|cut|reduced|shortened)\s+(?:up\s+|down\s+)?from\s+\Z"
)
_LED = re.compile(
    r"(?:(?:In\s+(?:all|total)|Altogether|Overall),?\s+)?(?:There\s+(?:were|had\s+been)\s+|A\s+total\s+of\s+)?" + _ABOUT
)
_REACHED = re.compile(
    r"\b(?:reached|helped|supported|served|worked\s+with|assisted|trained|[a-z]+ed\s+by|used"
    r"|received|handled|answered|(?<!which\s)made|took|,\s+with)\s+" + _ABOUT
)
_STOOD = re.compile(
    r"\b(?:numbered|totalled|(?:stood|was\s+running|ran)\s+at|(?:came|grown|risen|fallen)\s+to|awaiting)\s+" + _ABOUT
)
_OFTEN = re.compile(
    r"\s+(?:times\b|(?:[a-z-]+\s+){1,3}?an?\s+(?:day|night|week|month|year)\b|[a-z]+\s+(?:each,?\s+)?on\s+average\b)"
)
_THINGS = re.compile(
    r"\s+(?:(?:[A-Z][\w’-]+,?|(?!(?:that|who|which|were|was|had|in|of|on|at|for|to|with)\b)[\w’-]+)\s+){0,4}?"
    r"(?:people|staff|children|[a-z-]{3,}(?<![su])s)\b"
)
_FURTHEST_LED, _NEAR = 45, 40
_LEAST, _LEAST_OFTEN, _MOST_PART = 20, 10, 100


def has_figures(sentence: Sentence) -> bool:
    """Return whether a sentence has a number, or a word that is one."""
    return bool(sentence.numbers) or not sentence.words.isdisjoint(_FIGURES)


def figure_in(sentence: Sentence) -> tuple[int, int] | None:
    """Return the place of the first figure of a sentence that measures something."""
    text = sentence.text
    places = [span for each in sentence.numbers if (span := _measured(sentence, each)) is not None]
    if (share := share_in(sentence)) is not None:
        places.append((share.start, share.end))
    if not sentence.words.isdisjoint(MOVES) and (moved := _MOVED.search(text)) is not None:
        places.append(moved.span())
    if not places or not _NO_MEASURES.isdisjoint(sentence.words):
        return None
    for start, end in sorted(places):
        if _VIEW.search(text, 0, start) or VIEW_BEHIND.search(text, end):
            continue
        if _AIM.search(text, max(0, start - 50), start) or _AIM_AFTER.match(text, end):
            continue
        if not is_quoted(text, start):
            return start, end
    return None


def is_how_long(sentence: Sentence, place: tuple[int, int]) -> bool:
    """Return whether a figure is a length of time or an average."""
    return _is_average(sentence) or _LENGTH.match(sentence.text, place[1]) is not None


def _measured(sentence: Sentence, number: Number) -> tuple[int, int] | None:
    text, start, end = sentence.text, number.start, number.end
    if number.unit is Unit.PERCENT:
        is_measure = "£" not in text  # of sums beside it
    elif number.unit is Unit.POUNDS:
        is_measure = _is_average(sentence)  # what was spent is told by the accounts, in one place
    elif number.unit is not Unit.PLAIN:
        is_measure = False
    elif (part := _PART.match(text, end)) is not None and number.value < _MOST_PART:
        return start, part.end()
    elif _LENGTH.match(text, end):
        is_measure = _is_average(sentence) or _TOOK.search(text, max(0, start - _NEAR), start) is not None
    else:
        is_often = number.value >= _LEAST_OFTEN or _is_average(sentence)
        is_measure = is_often and _is_count(text, start, end, is_few=number.value < _LEAST)
    return (start, end) if is_measure else None


def _is_average(sentence: Sentence) -> bool:
    return not sentence.words.isdisjoint(_AVERAGES)


def _is_led(text: str, start: int) -> bool:
    """Return whether a sentence begins with a number: "Some 340 families", "A total of 37 workers"."""
    return start < _FURTHEST_LED and _LED.fullmatch(text, 0, start) is not None


def _is_count(text: str, start: int, end: int, *, is_few: bool) -> bool:
    """Return whether a number is all that a sentence is of: "Some 340 families lived", "had reached 412 people"."""
    if _OFTEN.match(text, end):
        return True
    if is_few:
        return False
    if not _is_led(text, start):
        near = max(0, start - _NEAR)
        if not _REACHED.search(text, near, start) and not _STOOD.search(text, near, start):
            return False
    return _THINGS.match(text, end) is not None
