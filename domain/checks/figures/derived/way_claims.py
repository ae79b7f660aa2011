"""Read the words of a sentence that say which way a figure lies, and what they are said of.

"The list had shrunk"; "comfortably inside the target"; "lower than in England"; "this upward trend"; "up from 71".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.checks.figures.derived.told import AVERAGE, EARLIER, TARGET, Role
from domain.checks.figures.quantities import Reading

_NOUNS = {
    "up": "rise increase growth climb jump surge lengthening expansion upturn uplift",
    "down": "fall drop reduction decrease decline dip slump shrinking shortening downturn cut slide",
    "good": "improvement progress",
    "bad": "deterioration worsening setback",
}
_VERBS = {
    "up": "risen rose grown grew increased climbed lengthened jumped swelled expanded rising growing increasing "
    "lengthening widened soared surged",
    "down": "fallen fell dropped declined decreased shrunk shrank reduced shortened dipped falling dropping "
    "declining decreasing shrinking shortening narrowed slipped eased lessened",
    "good": "improved improving bettered",
    "bad": "worsened deteriorated worsening deteriorating",
}
_COMPARED = {
    "up": "higher longer larger bigger greater slower more dearer costlier",
    "down": "lower shorter smaller fewer less quicker faster cheaper sooner",
    "good": "better stronger",
    "bad": "worse poorer weaker",
}
_PHRASES = {"up": r"(?:gone|went|going|crept|shot)\s+up", "down": r"(?:gone|went|going|come|came|coming|crept)\s+down"}
_TRENDS = {
    "up": "upward upwards rising growing increasing lengthening",
    "down": "downward downwards falling declining decreasing shrinking shortening",
    "good": "improving positive encouraging",
    "bad": "worsening deteriorating negative",
}
_ALL = (_NOUNS, _VERBS, _COMPARED, _TRENDS)
WAYS = {word: way for kind in _ALL for way, words in kind.items() for word in words.split()}
_ADVERB = (
    r"(?:(?:[a-z]+ly|much|far|even|rather|somewhat|still|also|just|a\s+little|well|therefore|thus|already|since|then"
    r"|again|in\s+fact)\s+)*"
)
_BE = (
    r"(?:was|were|is|are|had\s+been|has\s+been|been|became|become|got|grew|stood|remained|came|came\s+out|fell|lay"
    r"|ran|worked\s+out|proved|being|did|fared|scored|performed|lived|waited|took|cost|stayed|lasted|paid|received|had)"
)
_POINTING = r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hat|[Tt]hose|[Ii]ts|[Tt]heir|[Ss]uch\s+an?|[Oo]ur)"


def _any(kind: dict[str, str]) -> str:
    return "|".join(word for words in kind.values() for word in words.split())


def _gone() -> str:
    return "|".join(_PHRASES.values())


_NO_AMOUNT = r"(?!\s+than\s+(?:doubl|halv|trebl|tripl|quadr|a\s+(?:third|quarter|half)|half|twice|one|£?\d))"
_TREND = r"(?:trend|trajectory|direction|path|movement|course|tendency|pattern|curve)"
_CLAIM = re.compile(
    rf"\b(?:(?:was|were|is|are|had|has|showed)\s+)?the\s+(?P<of_two>{_any(_COMPARED)})\s+(?:[a-z]+\s+)?of\s+the\s+two\b"
    rf"|\b{_BE}\s+{_ADVERB}(?P<felt>more|less)\s+(?P<how>(?!than\b|or\b|and\b|likely\b)[a-z]+)(?=\s*[,.;]|\s+(?:than|by|here)\b)"
    rf"|\b(?P<trend>{_any(_TRENDS)})\s+{_TREND}\b"
    rf"|\b{_TREND}\s+(?:was|is|had\s+been)\s+(?:an?\s+)?(?:[a-z]+ly\s+)?(?P<course>{_any(_TRENDS)})\b"
    r"|\b(?P<progress>progress)\s+(?:had|was|has)\b"
    r"|\b(?P<headed>[Mm]ore|[Ff]ewer|[Ll]ess)\s+(?P<whom>[a-z]+)(?:\s+[a-z]+){0,6}?\s+than\s+(?=before\b|previously\b"
    r"|a\s+year\b|the\s+year\b|the\s+previous\b)"
    r"|(?:[,(]\s*|\A)(?P<updown>[Uu]p|[Dd]own)\s+(?:from|on)\s+(?=£?\d|[a-z]+\s+£?\d)"
    rf"|{_POINTING}\s+(?:(?!(?:this|the|its|their|these|our)\b)[a-z-]+\s+)?(?P<noun>{_any(_NOUNS)})\b(?!\s+(?:of"
    rf"|by)\s+£?\d)"
    rf"|(?:[,;]|\b(?:was|were|is|showed|marked|represented|meant|meaning|saw|seen|reflected"
    rf"|with))\s+(?:an?\s+)(?:[a-z-]+\s+)?(?P<made>{_any(_NOUNS)})\b(?!\s+(?:of|by)\s+£?\d)"
    rf"|\b(?:had|has|have|having|then|since|it|this|they|which|and|was|were|therefore|so"
    rf"|[a-z]+s)\s+{_ADVERB}(?:been\s+)?(?P<verb>{_any(_VERBS)}"
    rf"|{_gone()})\b(?!\s+by\s+(?:[a-z]+\s+)?£?\d)(?!\s+(?:behind|short|back|into|through|outside)\b)"
    rf"|\b[A-Za-z]+\s+(?P<moved>{_any(_VERBS)}|{_gone()})\b(?=\s*[.,;)]|\s+(?:to|from|between|over|during|since|again"
    rf"|further|each|year"
    rf"|sharply|slightly|slowly|quickly|steadily|markedly|significantly|considerably)\b)"
    rf"|{_POINTING}\s+{_ADVERB}(?P<level>{_any(_COMPARED)})\s+(?!than\b|of\b|ones?\b"
    rf"|number\s+of\s+the\b)(?P<what>[a-z’-]+)"
    rf"|\b{_BE}\s+(?:[a-z]+\s+)?{_ADVERB}(?P<state>{_any(_COMPARED)})\b(?!\s+(?:or|and|out)\b)(?!-){_NO_AMOUNT}"
    rf"|(?:,\s+(?:and\s+|or\s+)?(?:which\s+)?|\bso\s+){_ADVERB}(?P<than>{_any(_COMPARED)})(?=\s+than\b|\s*[.;)]"
    rf"|\s*\Z)"
    r"|\b(?P<beyond>above|over|ahead\s+of|in\s+excess\s+of|beyond|exceed(?:ed|ing|s)|surpass(?:ed|ing)"
    r"|outstripp(?:ed|ing))\s+(?=(?:the|its|their|this|that|our|what)\b)"
    r"|\b(?P<beneath>below|under|short\s+of|behind)\s+(?=(?:the|its|their|this|that|our|what)\b)"
    r"|\b(?:was|were|is|are|had|has|been|be)\s+(?:[a-z]+ly\s+|been\s+|in\s+fact\s+)*(?P<topped>exceeded|surpassed"
    r"|overtaken|topped|outstripped)\b(?!\s+by\b)"
    r"|\b(?P<met>(?:well\s+|comfortably\s+|just\s+)?(?:within|inside)(?=\s+(?:the|its|their|this|that|target)\b)|met"
    r"|meeting|achieved|achieving|hit|hitting|kept\s+to|keeping\s+to|beat|beaten|beating|over-?achieved|overshot"
    r"|more\s+than\s+met)\b"
    r"|\b(?P<missed>missed|missing|outside(?=\s+(?:the|its|their|this|that|target)\b)|fell\s+short|fallen\s+short"
    r"|falling\s+short|under-?achieved|undershot|not\s+(?:been\s+)?(?:met|reached|achieved)|failed\s+to\s+(?:meet"
    r"|reach|achieve))\b"
    rf"|\b(?:remained|stayed|was|were|been|kept|held|is|are|broadly|largely)\s+{_ADVERB}(?P<same>stable|unchanged"
    rf"|steady|level|flat|constant|static|the\s+same)\b(?!\s+(?:as\s+(?:in|that|those)|time|day|team|way))"
    r"|\b(?P<represented>over-?represented|under-?represented)\b"
)
_CLAUSE = re.compile(
    r"[;:.,]\s|\s[–—]\s|\b(?:so|and|but|while|whereas|that|which|because|although|as|since|when|if|where)\s"
)
_NOT = re.compile(
    r"\b(?:not|never|without|no|nor|if|would|should|could|might|may|will|expected|planned|forecast|predicted|hoped"
    r"|hoping|despite|avoid\w*|further|aim\w*"
    r"|want\w*|need\w*|wish\w*|to\s+(?:be|become|get|make|keep|reduce)|risk\w*|whether|neither|rather"
    r"|more\s+or\s+less|once|until|towards?)\b",
    re.IGNORECASE,
)
_NOT_MET = re.compile(
    r"\b(?:not|never|nor|if|would|should|could|might|may|will|to|whether|neither|each|some|all)\b", re.IGNORECASE
)
_THAN = re.compile(r"(?:\s+[a-z’-]+){0,4}?\s+than\b")
_BARE = re.compile(r"\s*(?:[.,;)]|\Z|\s(?:here|there|in|at|for|among|on|overall|again|still|by|too|as\s+a\s+result)\b)")
_TIME = re.compile(r"\b(?:before|previous(?:ly)?|earlier|last|ago|in\s+[A-Z][a-z]+|x{4,})\b")
_BEFORE = re.compile(r"\b(?:before|previous|earlier|last)\b")
_IN_WHAT = re.compile(
    r"\s+(?:in|of)\s+(?:the\s+|its\s+|their\s+|our\s+)?(?P<what>[a-z][^,.;:\d]{2,40}?)"
    r"(?=\s+(?:was|is|had|has|were|which|that|over|since|from|by|between|during|because|due|came|meant|told|said)\b"
    r"|[,.;:]|\Z)"
)
_COURSES = frozenset({"trend", "course", "progress", "headed", "updown", "noun", "made", "verb", "moved"})
_RIGHTLY = {"topped": "up", "beyond": "up", "beneath": "down", "met": "good", "missed": "bad"}
_NEAR = 12
_UNSUBJECTED = frozenset({"trend", "course", "progress", "headed", "noun", "level"})
_LITERAL = re.compile(r"over-?achieved|overshot|under-?achieved|undershot")
_HELD_WORDS = (
    "above over ahead beyond below under short behind within inside met meeting achieved achieving hit hitting kept "
    "keeping beat beaten beating missed missing outside reached meet reach achieve"
)
_HELD = frozenset(_HELD_WORDS.split())
_YARDSTICK_WORDS = (
    "target targets goal goals standard standards ambition aim aims aimed plan planned expected expectation pledge "
    "budget budgeted estimate estimated forecast allowance threshold limit maximum timescale deadline england national "
    "nationally regional region country similar comparable neighbouring other comparators neighbours average previous "
    "last before year earlier"
)
_YARDSTICKS = frozenset(_YARDSTICK_WORDS.split())
_OTHER_WORDS = (
    "exceeded exceeding exceeds surpassed surpassing outstripped outstripping overachieved overshot underachieved "
    "undershot stable unchanged steady level gone went going crept shot come came coming flat constant static "
    "overrepresented underrepresented represented topped overtaken excess"
)
_STRONG = frozenset(WAYS) | frozenset(_OTHER_WORDS.split())
_FROM, _SAME = frozenset({"up", "down"}), frozenset({"remained", "stayed", "kept", "held", "broadly", "largely"})


def may_tell_way(words: frozenset[str]) -> bool:
    """Return whether a sentence of these words can say which way a figure lies."""
    if not words.isdisjoint(_STRONG) or (not words.isdisjoint(_FROM) and ("from" in words or "on" in words)):
        return True
    if "same" in words and not words.isdisjoint(_SAME):
        return True
    return not words.isdisjoint(_HELD) and not words.isdisjoint(_YARDSTICKS)


@dataclass(frozen=True, slots=True)
class Claim:
    """A word that tells a way at [start, end) of a sentence, and what is said to go or lie so.

    `against` is what it is held against if that is named, `begin` where its clause begins, `subject` and `of` the words
    that name what it is said of, `degree` the word before it; `is_course` for a change in time.
    """

    word: str
    way: str
    start: int
    end: int
    against: Role | None
    begin: int
    subject: str
    of: str
    degree: str
    is_course: bool


def claims_in(reading: Reading) -> Iterator[Claim]:
    """Yield what a sentence says of ways, in order."""
    text = reading.plain
    for match in _CLAIM.finditer(text):
        name = next(key for key in _NAMES if match[key])
        word, start, end = match[name], match.start(name), match.end(name)
        begin = max([each.end() for each in _CLAUSE.finditer(text, 0, match.start())], default=0)
        denied = _NOT_MET if name in ("met", "missed", "topped") else _NOT
        is_pointed = name in _UNSUBJECTED and match.group().startswith(("this ", "these ", "that ", "This ", "These "))
        if denied.search(text, max(begin, start - _NEAR) if is_pointed else begin, start):
            continue
        way = _way_of(name, word)
        after = _until_clause_ends(text, end)
        against = _against(text[begin:start], after, name)
        if against is None and _is_of_others(name, after):
            continue
        in_what = _IN_WHAT.match(text, end) if name in ("noun", "made") else None
        subject = "" if name in _UNSUBJECTED or match.group()[0] in ",;(" else text[begin : match.start()]
        of = match["what"] or match["how"] or match["whom"] or (in_what["what"] if in_what is not None else "")
        if name == "moved":
            subject = text[begin:start]
        yield Claim(
            word,
            way,
            start,
            end,
            against,
            begin,
            subject,
            of,
            _last_word(text[begin:start]),
            name in _COURSES,
        )


_NAMES = (
    "trend",
    "course",
    "progress",
    "headed",
    "updown",
    "noun",
    "made",
    "verb",
    "moved",
    "level",
    "topped",
    "state",
    "than",
    "beyond",
    "beneath",
    "met",
    "missed",
    "same",
    "represented",
    "of_two",
    "felt",
)


def _way_of(name: str, word: str) -> str:
    """Return which way a word of a kind tells."""
    folded = word.casefold()
    if name == "same":
        return name
    if name == "represented" or (name in ("met", "missed") and _LITERAL.match(word)):
        return "up" if folded.startswith("over") else "down"
    if name == "updown" or folded.endswith((" up", " down")):
        return folded.split()[-1]
    return _RIGHTLY.get(name) or WAYS.get(folded, "")


def _last_word(text: str) -> str:
    return text.split()[-1] if text.split() else ""


def _until_clause_ends(text: str, start: int) -> str:
    end = _CLAUSE.search(text, start)
    return text[start : end.start() if end is not None else len(text)]


def _against(before: str, after: str, name: str) -> Role | None:
    """Return what kind of yardstick a claim names; MEASURED for an earlier time, None where it names none."""
    if name in ("met", "missed", "topped") and TARGET.search(f"{before} {after}"):
        return Role.TARGET
    if name == "represented":
        return Role.AVERAGE
    if name in ("met", "missed"):
        return None
    for role, pattern in ((Role.AVERAGE, AVERAGE), (Role.TARGET, TARGET)):
        if pattern.search(after):
            return role
    is_time = _BEFORE.search(after) if name in ("beyond", "beneath") else _TIME.search(after)
    return Role.MEASURED if is_time or EARLIER.search(after) else None


def _is_of_others(name: str, after: str) -> bool:
    """Return whether a claim names what it compares with, which is neither a time nor a yardstick."""
    is_bare = name in ("state", "than") and _BARE.match(after) is None
    return name in ("beyond", "beneath", "met", "missed") or is_bare or _THAN.match(after) is not None
