"""Find people's names: after a title, by a given name, and where the words around them are those around a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from domain.checks.known import Known
from domain.checks.lexicon import Lexicon
from domain.checks.phrases import any_of, folded
from domain.checks.privacy.joined_names import (
    CLAUSE_ENDS,
    ROLES,
    JoinedNameReader,
    acting_name,
    joined_name,
    possessing_name,
)
from domain.checks.privacy.privacy_words import CAPITAL, Personal, PrivacyWords, personal
from domain.dates import MONTHS

# What begins with a set of letters is found much sooner than what begins at the edge of a word.
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w.)[^\W\d_]*")
_WORD_BEFORE = re.compile(r"([\w’'-]+)\W*\Z")
_NAME_BEFORE = re.compile(rf"(?:{CAPITAL}|\b[A-Z])[ \xa0]\Z")
_COMING = re.compile(rf"(?:[’']s?)?\s+((?:{CAPITAL}\s+){{0,3}}[\w’'-]+)")
_TWO_CAPITALS = re.compile(r"[^\W\d_][\w’'-]+[ ][A-ZÀ-ÖØ-Þ]")
_OWN_CAPITAL = re.compile(r"\s+[A-ZÀ-ÖØ-Þ]")
_POSSESSED = re.compile(r"[’']s\s+[A-ZÀ-ÖØ-Þ]")
_OWNING = frozenset({"she", "he", "her", "his", "him", "their", "my"})
_JOINING = frozenset(".-’'_0123456789")
_SENTENCE_ENDS = (". ", "? ", "! ", "; ")
_LAST_INITIAL = re.compile(r"[ ][AI]\.(?=[ ][a-z])|[ ][B-HJ-Z](?:\.|(?=[,;)”’]|[ ][a-z]|\Z))(?![ ]?[A-Z]\.)")
_OBJECT_OF = re.compile(
    r"\b(?:thanked|praised|telephoned|rang|texted|e-?mailed|congratulated|introduced|singled out|asked for"
    r"|sp(?:oke|oken) (?:to|with|of)|wrote to|written to|heard from|remembered|missed|trusted) \Z"
)
_NICKNAMED = re.compile(r"\b(?:Big|Old|Young|Little|Wee|Poor|Lovely) \Z")
_AT_WORK = re.compile(
    r",? who (?:ran|runs|led|worked|works|managed|manages|looked|answered|covered)\b"
    r"|,? (?:from|in|on) (?:the|our) (?:[a-z-]+ ){0,3}?(?:staff|team|desk|office|shift|ward|department|reception)\b"
)
_PLACED = re.compile(r"\b(?:in|at|from|near|across|to|of|around) \Z")
_INITIALLED = re.compile(rf"(?<![\w.’'&/-])[B-HJ-Z]\.?[ ](?:[A-Z]\.?[ ])?(?P<surname>{CAPITAL})")
_NEXT_TO_US = re.compile(r"\b(?:neighbour|partner)(?:, | \()\Z")
"""Who may be an authority as well."""
_FAMILIES = re.compile(
    r"(?P<name>[A-Z](?<=\b[Tt]he .)[a-z]+(?:-[A-Z][a-z]+)?s) (?:told us|said|felt|asked|explained|described|had told"
    r"|lived)\b"
)
_DOES = re.compile(
    r"(?:[’']s)?\s+(?:had|has|was|is|told|said|explained|described|felt|asked|wanted|lived|waited|moved|needed|needs"
    r"|died)\b"
    r"|[’']s\s|\s+(?:from|in)\s+(?:the\s+)?(?:[a-z]+\s+){1,3}(?:told|said|had|was|has)\b"
)
_OF_SOMEBODY = frozenset(
    {"of", "by", "with", "to", "for", "from", "about", "and", "that", "named", "called", "worker", "nurse", "manager"}
    | {"listed", "recorded", "minuted", "mentioned", "introduced", "quoted", "praised", "showed", "saw", "as"}
    | {
        "signed",
        "initialled",
        "countersigned",
        "therapist",
        "officer",
        "met",
        "visited",
        "thanked",
        "visiting",
        "assessing",
        "supporting",
        "regarding",
        "re",
    }
)
_LETTERED = frozenset(
    {"section", "part", "block", "ward", "wing", "vitamin", "hepatitis", "schedule", "annex", "appendix", "group"}
    | {"level", "plan", "category", "class", "type", "stage", "phase", "grade", "team", "option", "zone", "unit", "the"}
)
_REACH = 70
_HIS = r"(?:she|he|her|his|him)"
_NO_PART = "who|whose|that|which|was|were|is|are|had|has|told|said|did|could|would|and then|but|because|when|while|if"
_TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", *map(str.casefold, MONTHS)}
    | {"easter", "christmas", "ramadan", "diwali", "spring", "summer", "autumn", "winter"}
)


_OFFICES = (
    *("performance", "finance", "reception", "payroll", "commissioning", "legal", "HR", "IT", "brokerage", "accounts"),
    *("contracts", "admin", "human resources", "procurement", "facilities", "communications", "quality", "housing"),
    *("the office", "the kitchen", "the laundry", "the stores", "catering", "maintenance", "transport"),
)
_ASKED = ("Ask ", "ask ", "Phone ", "phone ", "Ring ", "ring ", "Tell ", "tell ", "Dear ", "dear ", "Thank you, ")
_AT_A_PLACE = (" in ", " fro", " on ")
_NAMED_BODIES = frozenset(
    (
        "healthwatch",
        "mencap",
        "ofsted",
        "acas",
        "barnardo",
        "barnardos",
        "crisis",
        "shelter",
        "samaritans",
        "unison",
        "gmb",
    )
)
_KINDS = _LIKELY, _NO_NAME, _TIME, _LETTERS = (1, 2, 4, 8)
"""Words with a capital that are names of somebody, none of anybody, names of days and months, and capitals alone."""
_LONGEST_SHORT = 5
"""Longer titles are no abbreviations: behind a full stop a new sentence begins."""


class NameReader:
    """The words of names made ready."""

    def __init__(self, words: PrivacyWords, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self.not_before, self.not_after = frozenset(words.not_before), frozenset(words.not_after)
        self.bodies = frozenset(words.bodies)
        self.titled_words = _beginnings(words.titles)
        self.common = frozenset(words.given_names)
        self.given = self.common | frozenset(words.ambiguous_names)
        self.ambiguous = frozenset(words.ambiguous_names)
        self.likely = self.given | self.titled_words
        initial = r"(?:[A-Z]\.?\s+)?"
        particles = rf"(?:{any_of(words.particles)}\s+){{0,2}}"
        short = [each for each in words.titles if len(each) <= _LONGEST_SHORT]
        titles = rf"(?:{any_of(short)}\.?|{any_of(words.titles)})"
        self.titled = re.compile(rf"{titles}\s+(?:\d{{1,5}}\s+)?{initial}{particles}{CAPITAL}(?:\s+{CAPITAL})?")
        self.titled_initial = re.compile(rf"{titles}\s+[A-Z]\b(?![’'&-]|\s+[A-Z]|\.\w)")
        self.named = re.compile(rf"{CAPITAL}\s+{initial}{particles}{CAPITAL}(?<![’'])(?<![’']s)")
        self.possessed = re.compile(rf"{CAPITAL}(?=[’']s (?:[a-z-]+ )?{any_of(words.kin)}\b)")
        self.saying = re.compile(rf"\s+(?:(?:also|had|then|both)\s+)?{any_of(words.saying)}\b")
        who = any_of(words.individuals)
        telling = rf"{any_of(words.saying)}\s+(?:(?:that|how|why|when|about|if)\s+)?{_HIS}\b"
        self.naming = frozenset(each.split()[-1] for each in words.naming)
        self.introduced = re.compile(rf"\b{who},?\s+(?:who\s+(?:is|was)\s+)?{any_of(words.naming)}\s+\Z")
        self.related = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)\s+(?:[a-z-]+\s+)?{who}\s\Z")
        role = any_of((*words.individuals, "OT", "AMHP", "DASS", "PSW", "BIA", "IMCA", "CPN", "PA", "SALT"))
        self.apart = re.compile(rf"\b{role}(?:,[ ]|[ ]\()\Z")
        self.further_apart = re.compile(
            rf"\b(?i:{any_of((*words.individuals, *ROLES))})"
            rf"(?:[ ](?!(?:{_NO_PART})\b)[\w’&-]+){{0,9}}(?:,[ ]|[ ]\()\Z"
        )
        self.one_or_two = re.compile(rf"{CAPITAL}(?:[ ]{CAPITAL})?")
        self.closed = re.compile(rf"{CAPITAL}(?:[ ]{CAPITAL})?(?=[,);]|[.]\s*\Z)")
        self.two = re.compile(rf"{CAPITAL}[ ]{CAPITAL}(?=[,);])")
        self.led_to = re.compile(
            r"\b(?:(?:spoke|spoken) (?:of|about|to|with)|met|visited|told us (?:of|about)|heard about|described"
            r"|supported|helped) \Z"
        )
        self._read_what_follows(words, who, telling)
        self.joined = JoinedNameReader(words)
        self.kinds_of = Known(self._kinds_of)

    def _kinds_of(self, word: str) -> int:
        """Return which kinds of words with a capital one is of."""
        small = word.casefold()
        kinds = (_plain(word) in self.likely, small in self.joined.not_names, small in _TIMES, word.isupper())
        return sum(kind for kind, is_of in zip(_KINDS, kinds, strict=True) if is_of)

    def _read_what_follows(self, words: PrivacyWords, who: str, telling: str) -> None:
        self.who_told = re.compile(rf"{CAPITAL}[ ]{CAPITAL}(?=,[ ](?:who|aged[ ]\d)|[ ]{telling})")
        self.said_by = re.compile(rf"{CAPITAL}[ ]{CAPITAL}(?=[ ]{any_of(words.saying)}\b)")
        self.whose = re.compile(rf"{CAPITAL}[ ]{CAPITAL}(?=,[ ](?:who|whose|whom|aged)\b)")
        self.signed = re.compile(rf"(?:\b(?:by|from|wrote to)|\b{who},?)[ ]\Z")
        self.initialled = re.compile(rf"[A-Z]\.[ ]?(?:[A-Z]\.[ ]?)?{CAPITAL}(?![ ]?[A-Z]\.)")
        self.alone = re.compile(rf"{CAPITAL}(?=[ ]{telling})")
        self.odd = re.compile(
            rf"{CAPITAL}(?:(?=,[ ]who[ ](?:also|had|has|was|is|lived|lives|came|ran|runs|led|told|said|helped|helps"
            rf"|works|worked|cares|cared|wrote|drove|looked|did|does|speaks|spoke)\b)|(?=[ ]in[ ]{any_of(_OFFICES)}\b)"
            r"|(?=[ ](?:from|on|in)[ ](?:the|our)[ ](?:[a-z-]+[ ]){0,3}?(?:shift|team|staff|desk|office|ward|rota"
            r"|reception)\b))"
        )
        self.in_role = re.compile(
            rf",[ ](?:an?|the|our|her|his|their|my)[ ](?:[a-z-]+[ ]){{0,3}}?{who}(?:[,.)]|[ ](?:who|at|in)\b)"
        )

    def is_no_word(self, name: str) -> bool:
        """Return whether a name is made of no words of English, so that it can be none of a body or of a thing."""
        if self._lexicon is None:
            return False
        words, not_names = self._lexicon.words, self.joined.not_names
        return not any(word in words or word in not_names for word in name.casefold().split())


def names_in(text: str, reader: NameReader) -> Iterator[Personal]:
    """Yield people's names, as "person-name": titled ones, given names, and others by the words around them."""
    end = 0
    is_owned = not _OWNING.isdisjoint(folded(text).words)
    for begin in _CAPITALISED.finditer(text):
        start = begin.start()
        if start < end:
            continue
        kinds = reader.kinds_of[begin.group()]
        found = _name_at(text, begin, reader) if kinds & _LIKELY else None
        if found is None and not kinds & _TIME and _may_be_a_name(text, begin, kinds, is_owned, reader):
            found = _by_its_place(text, start, is_owned, reader)
        if found is not None:
            end = found.end
            yield found


def _may_be_a_name(text: str, begin: re.Match[str], kinds: int, is_owned: bool, reader: NameReader) -> bool:
    """Return whether anything around a capital could make it a name: most begin a sentence, or are letters."""
    start, end = begin.span()
    following = text[end : end + 4]
    if kinds & _LETTERS and following[:1] not in _JOINING:
        return False
    if following[:1] != " " or not following[1:2].islower() or following in _AT_A_PLACE:
        return True
    is_first = not start or text[start - 2 : start] in _SENTENCE_ENDS
    if is_owned:
        return not is_first or not kinds & _NO_NAME
    if is_first:
        return False
    before = text[max(0, start - _REACH) : start].rsplit(None, 1)
    return bool(before) and (before[-1] in reader.naming or reader.joined.may_lead(before[-1]))


def _by_its_place(text: str, start: int, is_owned: bool, reader: NameReader) -> Personal | None:
    """Return the name that the words around make of capitals: a person's before them, or what only people do after."""
    before = text[max(0, start - _REACH) : start]
    has_two = _TWO_CAPITALS.match(text, start) is not None
    match = joined_name(text, start, before, has_two, reader.joined)
    if match is None and is_owned and (not before or before.endswith(CLAUSE_ENDS)):
        match = acting_name(text, start, reader.joined)
    if match is None and (not before or before.endswith(CLAUSE_ENDS)):
        match = possessing_name(text, start, reader.joined, reader.possessed)
    if match is not None and _is_a_name(text, match, reader):
        return personal("person-name", match)
    match = None
    if before.endswith((", ", " (")):
        match = reader.closed.match(text, start)
        if match is not None and (not reader.apart.search(before) or _NEXT_TO_US.search(before) is not None):
            match = reader.two.match(text, start) if has_two else None
            led = reader.further_apart.search(before) if match is not None else None
            if match is not None and (led is None or not _is_led(led.group(), match.group(), reader)):
                match = None
    elif before.endswith(" ") and before[-2:-1].islower():
        match = _within_a_sentence(text, start, before, reader)
    if match is None and not has_two and text[start + 1 : start + 2].islower():
        match = _odd_name(text, start, before, reader)
    if match is None and has_two:
        match = reader.who_told.match(text, start)
        if match is None:
            match = reader.said_by.match(text, start)
            match = match if match is not None and reader.is_no_word(match.group()) else None
        if (match is not None and before.endswith(("of ", " in ", " at ", "from "))) or _NAME_BEFORE.search(before):
            match = None
    return personal("person-name", match) if match is not None and _is_a_name(text, match, reader) else None


def _odd_name(text: str, start: int, before: str, reader: NameReader) -> re.Match[str] | None:
    """Return a word that is none of English, of whom is told who it is, or where in an organisation it works."""
    match = reader.odd.match(text, start)
    if match is None and before.endswith(_ASKED):
        match = reader.closed.match(text, start)
    if match is None or match.group().casefold() in _NAMED_BODIES or not reader.is_no_word(match.group()):
        return None
    return match if _PLACED.search(before) is None else None


def _is_led(led: str, name: str, reader: NameReader) -> bool:
    """Return whether somebody's role leads to a name: after a body it could be the body's."""
    return led.rstrip(", (").split()[-1] not in reader.bodies or reader.is_no_word(name)


def _within_a_sentence(text: str, start: int, before: str, reader: NameReader) -> re.Match[str] | None:
    if before.split()[-1] in reader.naming and reader.introduced.search(before):
        return reader.one_or_two.match(text, start)
    if reader.related.search(before):
        return reader.one_or_two.match(text, start)
    match = reader.possessed.match(text, start)
    if match is not None:
        return match
    if text[start + 1 : start + 2] == ".":
        return reader.initialled.match(text, start) if reader.signed.search(before) else None
    match = reader.whose.match(text, start)
    if match is not None:
        return match if reader.led_to.search(before) else None
    return reader.alone.match(text, start) if before.split()[-1][0].islower() else None


def _plain(word: str) -> str:
    """Return a name without its accents: it is listed once, and written in either way."""
    if word.isascii():
        return word
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _name_at(text: str, begin: re.Match[str], reader: NameReader) -> Personal | None:
    word, start = _plain(begin.group()), begin.start()
    if word in reader.titled_words:
        match = reader.titled.match(text, start) or reader.titled_initial.match(text, start)
        if match is not None and not is_of_something_else(text, match.start(), match.end(), reader):
            return personal("person-name", match)
    if word not in reader.given:
        return None
    match = reader.named.match(text, start)
    if match is None:
        return _alone(text, begin, reader)
    is_known = (
        word in reader.common
        or reader.saying.match(text, match.end()) is not None
        or _is_taken_for_one(text, begin, reader)
    )
    return (
        personal("person-name", match) if is_known and not is_of_something_else(text, *match.span(), reader) else None
    )


def _alone(text: str, begin: re.Match[str], reader: NameReader) -> Personal | None:
    """Return a given name that stands alone; one that is another word as well only where somebody says something."""
    word, start, end = _plain(begin.group()), begin.start(), begin.end()
    is_said = reader.saying.match(text, end) is not None
    initial = _LAST_INITIAL.match(text, end)
    if initial is not None and (word not in reader.ambiguous or initial.group().endswith(".")):
        return Personal("person-name", start, initial.end(), text[start : initial.end()])
    if word in reader.ambiguous and _PLACED.search(text, max(0, start - _REACH), start) and not initial:
        return None
    if word in reader.ambiguous and not is_said and not _is_taken_for_one(text, begin, reader):
        return None
    if text[end : end + 1] in ("-", "&") or _POSSESSED.match(text, end) or _OWN_CAPITAL.match(text, end):
        return None
    is_joined = _NAME_BEFORE.search(text, max(0, start - 30), start) and not _NICKNAMED.search(text, 0, start)
    if text[max(0, start - 1) : start] in ("-", "&") or is_joined:
        return None
    if is_of_something_else(text, start, end, reader):
        return None
    return Personal("person-name", start, end, begin.group())


def _is_taken_for_one(text: str, begin: re.Match[str], reader: NameReader) -> bool:
    """Return whether a name that is another word as well is somebody's: who was thanked, or who is "her nurse"."""
    if begin.group().casefold() in _TIMES:
        return False
    before = text[max(0, begin.start() - _REACH) : begin.start()]
    if _OBJECT_OF.search(before) is not None or _NICKNAMED.search(before) is not None:
        return True
    if _AT_WORK.match(text, begin.end()) is not None and _PLACED.search(before) is None:
        return True
    return reader.in_role.match(text, begin.end()) is not None and _PLACED.search(before) is None


def initialled_in(text: str, reader: NameReader) -> Iterator[Personal]:
    """Yield surnames after an initial, as "person-name": "the case of P. Okafor", "with J Hale"."""
    for match in _INITIALLED.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        last = before.split()[-1].strip('(“‘",') if before.strip() else ""
        surname = match["surname"]
        if surname.casefold() in reader.joined.not_names or surname.casefold() in _TIMES or last in _LETTERED:
            continue
        is_alone = not before.strip() and not text[match.end() :].strip()  # as a heading with its letter
        is_led = last in _OF_SOMEBODY or ("." in match.group() and not is_alone and reader.is_no_word(surname))
        is_first = not before or before.endswith((". ", "; ", "! ", "? ", "\n", ", "))
        is_led = is_led or (is_first and _DOES.match(text, match.end()) is not None)
        is_led = is_led or (before.endswith(", ") and reader.further_apart.search(before) is not None)
        if is_led and not is_of_something_else(text, *match.span("surname"), reader):
            yield personal("person-name", match)


def surnames_in(text: str, reader: NameReader) -> Iterator[Personal]:
    """Yield the surnames of families that tell something, as "person-name": "the Okonkwos told us"."""
    for match in _FAMILIES.finditer(text):
        parts = match["name"].split("-")
        if all(reader.is_no_word(word) for part in parts for word in (part, part.removesuffix("s"))):
            yield personal("person-name", match, "name")


def _is_a_name(text: str, found: re.Match[str], reader: NameReader) -> bool:
    words = found.group().split()
    folded = [word.casefold() for word in words]
    if _TIMES.intersection(word.removesuffix("s") for word in folded) or any(
        word in reader.not_before or word in reader.bodies for word in folded
    ):
        return False
    if words[0] in ("The", "A", "An") or any(word.isalpha() and len(word) > 1 and word.isupper() for word in words):
        return False
    return not is_of_something_else(text, *found.span(), reader)


def is_of_something_else(text: str, start: int, end: int, reader: NameReader) -> bool:
    """Return whether the words beside a name make it that of a place, a body, a ship or a law."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if before is not None and before[1].casefold() in reader.not_after:
        return True
    following = _COMING.match(text, end)
    inside = text[start:end].casefold().split()
    coming = following[1].split() if following is not None else []
    return any(word in reader.not_before for word in (*inside[1:], *map(str.casefold, coming)))


def _beginnings(listed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(match.group() for each in listed if (match := _CAPITALISED.match(each)))
