"""Find what could tell who somebody is: names, addresses of every kind, numbers and dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from domain.checks.figure_words import has_any
from domain.checks.finding import Family, Finding, Severity
from domain.checks.subjects import PassageSubject
from domain.evidence.evidence import Pseudonym
from domain.plain_data import read


@dataclass(frozen=True, slots=True)
class PrivacyWords:
    """Words of one language by which people's names are told from other names.

    `titles` stand before a surname ("Mrs"), `given_names` are commonly given to people, `not_before` are words that
    make a name with capitals that of a place, a body or a law when they follow it, `not_after` when they precede it.
    """

    titles: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    birth: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Personal:
    """Words [start, end) of a text that could tell who somebody is; `code` says what kind they are."""

    code: str
    start: int
    end: int
    words: str


_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+44\s?\(?0?\)?\s?|\(?0)(?:[\s()-]?\d){9,10}(?!\w)")
_NHS_NUMBER = re.compile(r"(?<![\w.,])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w|[.,]\d)")
_POSTCODE = re.compile(r"(?<!\w)(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})(?!\w)")
_MANY_DIGITS = re.compile(r"\d(?:[\s()-]?\d){8}")
_LETTER_AND_DIGIT = re.compile(r"[A-Z]\s?\d")
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2})"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]*")


class PrivacyReader:
    """The words made ready: what finds a name at a word that begins one, and dates of birth."""

    def __init__(self, words: PrivacyWords) -> None:
        self.not_before, self.not_after = frozenset(words.not_before), frozenset(words.not_after)
        titled = rf"(?:{_any(words.titles)})\.?\s+(?:[A-Z]\.?\s+)?{_CAPITAL}(?:\s+{_CAPITAL})?"
        named = rf"(?:{_any(words.given_names)})\s+(?:[A-Z]\.?\s+)?{_CAPITAL}"
        self.names = tuple(
            (frozenset(match.group() for each in listed if (match := _CAPITALISED.match(each))), re.compile(pattern))
            for pattern, listed in ((titled, words.titles), (named, words.given_names))
        )
        births = rf"\b(?:{_any(words.birth)})\b\W{{0,3}}(?:(?:on|was|is)\s+)?({_DATE})"
        self.birth_words = tuple(each.casefold() for each in words.birth)
        self.births = re.compile(births, re.IGNORECASE) if words.birth else None


def parse_privacy_words(data: object) -> PrivacyWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: PrivacyWords = read(PrivacyWords, data)
    return words


def personal_in(text: str, reader: PrivacyReader, pseudonyms: Iterable[Pseudonym] = ()) -> tuple[Personal, ...]:
    """Return everything in a text that could tell who somebody is, in order and without overlaps.

    Codes: "e-mail-address", "nhs-number" (ten digits whose last is the check digit by modulus 11; source: NHS Data
    Dictionary, NHS NUMBER), "telephone-number", "postcode", "date-of-birth", "known-name" (one that has a pseudonym)
    and "person-name".
    """
    found = [*_numbers(text), *_dates_of_birth(text, reader), *_known_names(text, pseudonyms), *_names(text, reader)]
    kept: list[Personal] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def check_privacy(subject: PassageSubject, reader: PrivacyReader) -> Iterator[Finding]:
    """Yield what could tell who somebody is in a passage; everything but a name found by rule is a must."""
    for each in personal_in(subject.text, reader, subject.setting.pseudonyms):
        severity = Severity.SHOULD if each.code == "person-name" else Severity.MUST
        place = (subject.section.id, subject.passage.id, each.start, each.end, each.words)
        yield Finding(each.code, Family.PRIVACY, severity, *place)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits are an NHS number: the last is the check digit, by modulus 11 over the nine others."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (11 - rest) % 11 == int(digits[9])


def _numbers(text: str) -> Iterator[Personal]:
    for match in _E_MAIL.finditer(text) if "@" in text else ():
        yield _personal("e-mail-address", match)
    if _MANY_DIGITS.search(text):
        for match in _NHS_NUMBER.finditer(text):
            if is_nhs_number(re.sub(r"\D", "", match.group())):
                yield _personal("nhs-number", match)
        for match in _TELEPHONE.finditer(text):
            yield _personal("telephone-number", match)
    for match in _POSTCODE.finditer(text) if _LETTER_AND_DIGIT.search(text) else ():
        yield _personal("postcode", match)


def _dates_of_birth(text: str, reader: PrivacyReader) -> Iterator[Personal]:
    is_likely = reader.births is not None and has_any(text.casefold(), reader.birth_words)
    for match in reader.births.finditer(text) if reader.births is not None and is_likely else ():
        yield Personal("date-of-birth", match.start(1), match.end(1), match[1])


def _known_names(text: str, pseudonyms: Iterable[Pseudonym]) -> Iterator[Personal]:
    folded = text.casefold()
    for pseudonym in pseudonyms:
        if not pseudonym.name.strip() or pseudonym.name.casefold() not in folded:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(pseudonym.name)}(?!\w)", text, re.IGNORECASE):
            yield _personal("known-name", match)


def _names(text: str, reader: PrivacyReader) -> Iterator[Personal]:
    begins = list(_CAPITALISED.finditer(text))
    for first_words, pattern in reader.names:
        end = 0
        for begin in begins:
            match = pattern.match(text, begin.start()) if begin.group() in first_words else None
            if match is not None and match.start() >= end:
                end = match.end()
                if not _is_of_something_else(text, match, reader):
                    yield _personal("person-name", match)


def _is_of_something_else(text: str, match: re.Match[str], reader: PrivacyReader) -> bool:
    before = re.search(r"([\w’'-]+)\W*\Z", text[max(0, match.start() - 40) : match.start()])
    if before is not None and before[1].casefold() in reader.not_after:
        return True
    following = re.match(r"(?:[’']s?)?\s+((?:[\w’'-]+\s+){0,2}[\w’'-]+)", text[match.end() : match.end() + 60])
    inside = match.group().casefold().split()
    coming = following[1].casefold().split()[:1] if following is not None else []
    return any(word in reader.not_before for word in (*inside[1:], *coming))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _personal(code: str, match: re.Match[str]) -> Personal:
    return Personal(code, match.start(), match.end(), match.group())
