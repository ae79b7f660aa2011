"""Hold words that say which way a figure lies from another, of another time, a target or an average, against the two.

"640 people in March 2025. A year earlier it was 520. The list had shrunk"; "the target was 2 days and the average"
" 3.4,
comfortably inside the target"; "£920 a week, and the regional average was £870. The local price was lower"; "14 people
a day in 2025 and 23 in 2024, so the number had remained stable".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.checks.figures.derived.named import is_of, told_by
from domain.checks.figures.derived.told import (
    AVERAGE,
    EARLIER,
    TARGET,
    Role,
    Told,
    groups_of,
    in_order,
    measured_against,
    told_before,
)
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Reading
from domain.checks.figures.worded.holders import stems_of
from domain.checks.finding import Severity

_NOUNS = {
    "up": "rise increase growth climb jump surge lengthening expansion upturn uplift",
    "down": "fall drop reduction decrease decline dip slump shrinking shortening downturn cut slide",
    "good": "improvement progress",
    "bad": "deterioration worsening setback",
}
_VERBS = {
    "up": "risen rose grown grew increased climbed lengthened jumped swelled expanded rising growing increasing"
    " lengthening "
    "widened soared surged",
    "down": "fallen fell dropped declined decreased shrunk shrank reduced shortened dipped falling dropping"
    " declining "
    "decreasing shrinking shortening narrowed slipped eased lessened",
    "good": "improved improving bettered",
    "bad": "worsened deteriorated worsening deteriorating",
}
_COMPARED = {
    "up": "higher longer larger bigger greater slower more dearer costlier",
    "down": "lower shorter smaller fewer less quicker faster cheaper",
    "good": "better stronger",
    "bad": "worse poorer weaker",
}
_WAY = {word: way for kind in (_NOUNS, _VERBS, _COMPARED) for way, words in kind.items() for word in words.split()}
_ADVERB = (
    r"(?:(?:[a-z]+ly|much|far|even|rather|somewhat|still|also|just|a\s+little|well|therefore|thus|already|since|then"
    r"|again|in\s+fact)\s+)*"
)
_BE = (
    r"(?:was|were|is|are|had\s+been|has\s+been|been|became|become|got|grew|stood|remained|came|came\s+out|fell|lay|ran"
    r"|worked\s+out|proved|being|did|fared|scored|performed|lived|waited|took|cost|stayed|lasted|paid|received|had)"
)
_POINTING = r"(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hat|[Tt]hose|[Ii]ts|[Tt]heir|[Ss]uch\s+an?|[Oo]ur)"


def _any(kind: dict[str, str]) -> str:
    return "|".join(word for words in kind.values() for word in words.split())


_CLAIM = re.compile(
    rf"{_POINTING}\s+(?:(?!(?:this|the|its|their|these|our)\b)[a-z-]+\s+)?(?P<noun>{_any(_NOUNS)})\b(?!\s+(?:of"
    rf"|by)\s+£?\d)"
    rf"|(?:[,;]|\b(?:was|were|is|showed|marked|represented|meant|meaning|saw|seen|reflected"
    rf"|with))\s+(?:an?\s+)(?:[a-z-]+\s+)?(?P<made>{_any(_NOUNS)})\b(?!\s+(?:of|by)\s+£?\d)"
    rf"|\b(?:had|has|have|having|then|since|it|this|they|which|and|was|were|therefore|so"
    rf"|[a-z]+s)\s+{_ADVERB}(?:been\s+)?(?P<verb>{_any(_VERBS)})\b(?!\s+(?:to|by|from)\s+(?:[a-z]+\s+)?£?\d)"
    rf"|\b[a-z]+\s+(?P<moved>{_any(_VERBS)})\b(?=\s*[.,;)]|\s+(?:between|over|during|since|again|further|each|year"
    rf"|sharply|slightly|slowly|quickly|steadily|markedly|significantly|considerably)\b)"
    rf"|{_POINTING}\s+{_ADVERB}(?P<level>{_any(_COMPARED)})\s+(?!than\b|of\b|ones?\b"
    rf"|number\s+of\s+the\b)(?P<what>[a-z’-]+)"
    rf"|\b{_BE}\s+(?:[a-z]+\s+)?{_ADVERB}(?P<state>{_any(_COMPARED)})\b(?!\s+(?:or|and|out)\b)(?!-)"
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
    r"|more\s+or\s+less|once|until|towards?|for)\b",
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
_LENGTHS = frozenset(
    ["longer", "shorter", "slower", "quicker", "faster", "lengthened", "shortened", "lengthening", "shortening"]
)
_FEWEST_APART, _POINTS_APART = 10, 2
_FAR = frozenset(
    {"significantly", "much", "far", "considerably", "substantially", "markedly", "notably", "well", "sharply"}
)
_BARELY = Fraction(1, 100)
_COURSES = frozenset({"noun", "made", "verb", "moved"})
_RIGHTLY = {"topped": "up", "beyond": "up", "beneath": "down", "met": "good", "missed": "bad"}
_LITERAL = re.compile(r"over-?achieved|overshot|under-?achieved|undershot")
_WORDS = (
    "above over ahead excess beyond exceeded exceeding exceeds surpassed surpassing outstripped outstripping below under "
    "short behind within inside met meeting achieved achieving hit hitting kept keeping beat beaten beating overachieved "
    "overshot missed missing outside underachieved undershot reached meet reach achieve stable unchanged steady level "
    "flat constant static same overrepresented underrepresented represented topped overtaken"
)
WORDS = frozenset(_WAY) | frozenset(_WORDS.split())
"""A word of everything that this rule looks for."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A word that tells a way at"
    " [start, end) of a sentence, what it is held against if that is named, and its clause."""

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


def way_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" and "comparison-contradicted" of a sentence with those before it."""
    claims = list(_claims(reading))
    told = told_before(reading) if claims else []
    for claim in claims:
        for figures in groups_of(told):
            pairs = _pairs(figures, claim)
            if not pairs:
                continue
            if any(_bears_out(reading, reader, claim, own, other) is not False for own, other in pairs):
                break
            own, other = pairs[-1]
            if _is_of(reading, claim, own, other) and not _is_rough(reading, reader, own, other):
                yield _slip(claim, own, other)
                return
            break


def _claims(reading: Reading) -> Iterator[_Claim]:
    text = reading.plain
    for match in _CLAIM.finditer(text):
        name = next(key for key in _NAMES if match[key])
        word, start, end = match[name], match.start(name), match.end(name)
        begin = max([each.end() for each in _CLAUSE.finditer(text, 0, match.start())], default=0)
        denied = _NOT_MET if name in ("met", "missed", "topped") else _NOT
        if denied.search(text, begin, start):
            continue
        way = _RIGHTLY.get(name) or ("same" if name == "same" else _WAY.get(word.casefold(), ""))
        if name == "represented":
            way = "up" if word.startswith("over") else "down"
        if name in ("met", "missed") and _LITERAL.match(word):
            way = "up" if word.startswith("over") else "down"
        after = _until_clause_ends(text, end)
        against = _against(text[begin:start], after, name)
        if against is None and _is_of_others(name, after):
            continue
        in_what = _IN_WHAT.match(text, end) if name in ("noun", "made") else None
        subject = "" if name in ("noun", "level") else text[begin : match.start()]
        of = match["what"] or (in_what["what"] if in_what is not None else "")
        if name == "moved":
            subject = text[begin:start]
        yield _Claim(
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
)


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


def _pairs(figures: list[Told], claim: _Claim) -> list[tuple[Told, Told]]:
    """Return the figures that a claim can be of, each with the one that it is held against."""
    if claim.against in (Role.TARGET, Role.AVERAGE):
        return measured_against(figures, claim.against)
    times = [(new, old) for old, new in in_order(figures)]
    if claim.against is Role.MEASURED or claim.way == "same" or claim.is_course or times:
        return times
    return [*measured_against(figures, Role.AVERAGE), *measured_against(figures, Role.TARGET)]


def _bears_out(reading: Reading, reader: FigureReader, claim: _Claim, own: Told, other: Told) -> bool | None:
    """Return whether two figures lie as a claim says, None where that cannot be told."""
    mine, its = own.quantity, other.quantity
    way = claim.way
    if claim.way == "same":
        apart, most = abs(mine.value - its.value), max(mine.value, its.value)
        is_far = apart * 100 > most * _FEWEST_APART and (mine.kind != Unit.PERCENT.value or apart > _POINTS_APART * 2)
        return not is_far
    if claim.word.casefold() in _LENGTHS and mine.kind not in TIMES:
        return None
    if way in ("good", "bad"):
        good = _is_more_good(reader, told_by(reading, claim.begin, max(own.back, other.back)), mine.kind)
        if claim.against is Role.TARGET and good is None and mine.kind not in TIMES:
            good = True if mine.kind == Unit.PERCENT.value else None
        if good is None:
            return None
        way = "up" if good is (way == "good") else "down"
        if claim.against is Role.TARGET and mine.value == its.value:
            return True
    if claim.degree in _FAR and abs(mine.value - its.value) <= max(mine.value, its.value) * _BARELY:
        return False
    return mine.value > its.value if way == "up" else mine.value < its.value


def _is_more_good(reader: FigureReader, text: str, kind: str) -> bool | None:
    """Return whether more of the figures of a text is good, None where nothing tells."""
    if kind in TIMES:
        return None if reader.more_is_good.search(text) and not reader.less_is_good.search(text) else False
    if reader.denied_good.search(text):
        return None
    is_more, is_less = reader.more_is_good.search(text) is not None, reader.less_is_good.search(text) is not None
    return is_more if is_more is not is_less else None


def _is_of(reading: Reading, claim: _Claim, own: Told, other: Told) -> bool:
    """Return whether what is said to lie some way is what the figures are of, as far as it is named."""
    subject = claim.subject
    if AVERAGE.search(subject) or (TARGET.search(subject) and claim.against is not Role.TARGET):
        return False
    is_led = own.back == other.back == 0 and own.quantity.start > claim.end
    begin = len(reading.text) if is_led else claim.begin
    return is_of(reading, subject, claim.of, begin, (own, other), _WAY_STEMS)


_WAY_STEMS = stems_of(" ".join(_WAY)) | stems_of("had been was were become became getting since then therefore")


def _is_rough(reading: Reading, reader: FigureReader, own: Told, other: Told) -> bool:
    here = [each.quantity for each in (own, other) if each.back == 0]
    return any(is_approximate(reader, reading.sentence, each.number) for each in here)


def _slip(claim: _Claim, own: Told, other: Told) -> Slip:
    if own.role is other.role:
        data = (("word", claim.word), ("before", other.quantity.said), ("after", own.quantity.said))
        return Slip("change-contradicted", Severity.SHOULD, claim.start, claim.end, data)
    data = (("word", claim.word), ("own", own.quantity.said), ("other", other.quantity.said))
    return Slip("comparison-contradicted", Severity.SHOULD, claim.start, claim.end, data)
