"""Words by which a sentence judges the whole of something: who does it, what is done, how often and for how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.checks.phrases import set_of

BURDENS = set_of(
    "restraint agency agencies complaints force beds sedation police temporary restrictions duplication disputes"
    " debt placements out-of-area residential locums overtime emergency interruptions vacancies complaint public"
    " anything nothing no"
)
ILL = set_of(
    "waiting risk risks concerns needs warnings spending overspending dissatisfaction duplication disruption"
    " variation use turnover sickness reliance absence bullying crowding influence concern harm waste"
)
NO_THING = set_of(
    "part aspect element attempt effort thought attention account lessons notice heed regard learning action"
)
CHAIN = frozenset(("was", "were", "is", "are", "been")) | set_of(
    "had has have been be did do does not being all but almost virtually practically quite very only also still"
    " often simply to become became remained left just so yet far"
)
HAD = set_of("had has have having showed shown shows demonstrated displayed held took taken given gave paid with")
NO_SUBJECT = set_of("who which whose whom what if when once where whether until before how after during as")
PAPERS = set_of("plan strategy policy protocol contract framework register list guide procedure agreement")
ENDING = set_of("was were is are been and or had has when where either whatsoever as that than how who what why")
STRANGERS = set_of("college school landlord company provider agency university contractor")
PREPOSITIONS = set_of("of for in to with between at by from on about across after under during who")
NEARLY = set_of("very precious almost virtually practically next to hardly scarcely barely")
PARTIAL = re.compile(
    r"\b(?:(?:one|two|three)(?! (?:years?|decades?|another)\b)|some|several|a few|a couple|another|certain"
    r"|individual|half|(?:last|old|previous|earlier|former|first) \w+|third|quarter|minority"
    r"|(?<!no )(?<!every )(?<!all )parts?"
    r"|pockets|until|before|during|at first|initially|at (?:one|that) (?:point|time|stage)|(?:for|that|last|in its"
    r"|in their) (?:an? |the "
    r"|its |their |one |\w+ )?(?:days?|weeks?|months?|winter|summer|spring|autumn|night|weekend)|when (?:it|they|the "
    r"\w+|we) (?:had )?(?:first |last )?(?:started|opened|began|moved|arrived|visited|launched)"
    r"|(?:in|by|to|of|since|from) (?:early |late |mid-)?(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:19|20)\d\d)|north\w*|south\w*|east\w*|west\w*|rural|villages?|towns?|wards?"
    r"|local(?:ity|ities)|neighbourhoods?|districts?|pilots?|trial)\b"
    r"|(?<!\d)(?<!section )(?<!article )\d(?!\d* (?:years|decades))",
    re.IGNORECASE,
)
"""What tells of a part or of a time, and not of the whole."""
MENDED = re.compile(
    r"\b(?:(?:had|has|have) since|no longer|since (?:been|then)|put (?:\w+ )?right|(?:is|are|was|were) now"
    r"|now (?:being|had"
    r"|has|have|been)|until"
    r"|been (?:replaced|rebuilt|renewed|reorganised|rewritten))\b",
    re.IGNORECASE,
)
WIDE = re.compile(
    r"\b(?:in|across|at|on|for|from|by|of|to|with) (?:(?:nearly|almost|virtually|practically|just about"
    r"|by far) )?(?:the )?"
    r"(?:(?:great |vast |large )?majority of|most|all|every|each)\b(?! (?:of )?(?:the )?(?:two|three|four|five|six"
    r"|both"
    r"|\d))|\bthroughout\b|\beverywhere\b|\bacross (?:the (?:board|whole|piece)|its|(?:the )?"
    r"(?:borough|county|city|council|authority|local authority|area|service|system|workforce|department"
    r"|directorate))\b"
    r"|\b(?:without exception|from start to finish|from end to end|in and out of hours)\b",
    re.IGNORECASE,
)
"""What says that something is so for the whole, or for most of it."""
AT_ALL = re.compile(
    r"(?:[^,.;:]{1,40})? (?:(?:to |for |by |with |of )?any(?:body|one|where)(?! who\b| that\b| whose\b)|at all"
    r"|whatsoever)\b",
    re.IGNORECASE,
)
"""What follows a word of blame that is meant of everything."""
EVER = re.compile(
    r"(?<!not )\b(?:always|invariably|routinely|as a (?:rule|matter of course)|without fail|for the most part)\b",
    re.IGNORECASE,
)
MOST = re.compile(
    r"\A\W*(?:(?:nearly|almost|virtually|practically) (?:all|every)|(?:by far )?(?:the )?(?:great |vast "
    r"|large )?(?:most"
    r"|majority of)|all|every|each)\b",
    re.IGNORECASE,
)
OBLIGED = re.compile(
    r"\b(?:require[ds]?|must|should|would|may|might|(?<!at )will|aim(?:ed|ing)|aims to|plan(?:s|ned) (?:to"
    r"|that)|promis\w+|intend\w*|expect\w*"
    r"|ambitions?|(?:was|were|is|are|been) (?:due )?to|hoped?|needed to|policy|if|unless|in order|so that|not "
    r"(?:all|every|always|everyone|everybody|each|fully|completely|yet|quite)|except for|apart from|far from|nearly"
    r"|almost|but|although|though|however|while|whereas|yet|said|told us)\b",
    re.IGNORECASE,
)
"""What is asked for, hoped for or taken back: praise of everything beside it is none."""


@dataclass(frozen=True, slots=True)
class WholeWords:
    """Words that judge the whole of something.

    `actors` do what is judged, for `people`. Who has `none` of the `faculties` fails, and where there is none of the
    `activities` either. What is done `seldom` is blamed where it is one of `doing` and praised where one of `undoing`.
    What has `lapsed` is no more, as what is `gone`. `poor` words blame more where they are said of everything;
    `subjects` are things of the authority’s own here alone, and one of `parts` is not the whole.
    """

    actors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    faculties: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    undoing: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    poor: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def without(clause: str, wide: re.Match[str]) -> str:
    """Return a clause without what it says of all, and the word after it: "in every part"."""
    return clause[: wide.start()] + clause[wide.end() :].lstrip().partition(" ")[2]


def clause_of(sentence: str, start: int, end: int) -> str:
    """Return a sentence up to the end of the clause that what is said at [start, end) stands in."""
    stops = [
        place for mark in (",", ";", ":", " and ", " but ", " though ") if (place := sentence.find(mark, end)) >= 0
    ]
    return sentence[: min(stops, default=len(sentence))]


def head_of(subject: Sequence[str]) -> Sequence[str]:
    """Return the words of a subject before what narrows it: "reviews" of "reviews in the north"."""
    return subject[: next((place for place, word in enumerate(subject) if place and word in PREPOSITIONS), None)]
