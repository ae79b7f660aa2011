"""Find what could tell who somebody is: names, addresses of every kind, numbers, dates of birth, circumstances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from domain.checks.finding import Family, Finding, Severity
from domain.checks.lexicon import Lexicon
from domain.checks.phrases import any_of, folded, found_before, has_any, telling_of
from domain.checks.privacy.home_addresses import (
    HIS,
    AddressReader,
    clause_around,
    homes_in,
    is_of_an_organisation,
    is_somebodys,
)
from domain.checks.privacy.identifying import TOLD_APART, IdentifyingReader, identifying_in
from domain.checks.privacy.joined_names import HOUSEHOLDS, households_in, initials_in
from domain.checks.privacy.likely_names import LikelyNameReader, likely_names_in
from domain.checks.privacy.personal_names import NameReader, initialled_in, names_in, surnames_in
from domain.checks.privacy.privacy_words import Personal, PrivacyWords, personal
from domain.checks.privacy.record_numbers import online_names_in, records_in
from domain.checks.privacy.unwritten_names import UnwrittenReader, unwritten_names_in
from domain.checks.prose import sentences_of
from domain.checks.subjects import DocumentSubject, PassageSubject
from domain.dates import MONTHS
from domain.evidence.evidence import Pseudonym

_OF_FAMILIES = ("s told us", "s said", "s felt", "s asked", "s explained", "s described", "s had told", "s lived")
_SEVERITIES = {
    **dict.fromkeys(("person-name", "identifying", "online-name"), Severity.SHOULD),
    TOLD_APART: Severity.MAY,
}
_E_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63})+")
_SPELT_MAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64}) (?:at|\(at\)|\[at\]) [\w-]{1,63}(?: (?:dot|\(dot\)|\[dot\]) [\w-]{1,63}){1,4}"
)
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+44\s?\(?0?\)?\s?|\(?0)(?:[\s().–-]{0,2}\d){9,10}(?!\w|[.,]\d)")
_NHS_NUMBER = re.compile(r"(?<![\w.,])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w|[.,]\d)")
_POSTCODE = re.compile(r"(?<!\w)(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})(?!\w)")
_ANY_POSTCODE = re.compile(_POSTCODE.pattern, re.IGNORECASE)
_INITIALS = re.compile(
    r"(?<![\w.])(?!U\.\s?[KS]\.|E\.\s?U\.|[A-Z]\.\s?[A-Z]\.\s?[A-Z])[A-Z]\.\s?[A-Z]\.(?=\s+(?:had|has|was|is"
    r"|said|told|waited|would|will|should|might|did|must|also|shared|visited|rang|gave|came|went|used|attended"
    r"|lived|lives|felt|wanted|received|asked|moved|died|needed|explained|described|spoke|could)\b)"
)
_CAPITALS = re.compile(r"[A-Z](?:[A-Z](?:[),]|[ ](?<![A-Z]{3}[ ]))|\.[),])")
_ABBREVIATED = re.compile(r"[A-Z]\.\s?[A-Z]\.")
_INSURANCE = re.compile(r"(?<!\w)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ) ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
_CALLED_INSURANCE = re.compile(
    r"\bNational Insurance (?:number|no\.?)\W{1,3}(?:(?:was|is|of) )?([A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]?)(?!\w)"
)
_MONTHS = "|".join(MONTHS)
_SHORT_MONTHS = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS}|{_SHORT_MONTHS}\b\.?)(?:,?\s+\d{{4}})?"
    rf"|(?:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}}"
    rf"|(?:[a-z]+-)?(?:first|second|third|fourth|[a-z]{{3,8}}th) of (?:{_MONTHS}),? \d{{4}}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})"
)
_COMING = frozenset({"will", "would", "turns", "becomes", "became", "reached", "aged"})
_COMES_OF_AGE = re.compile(
    r"\b(?:(?:she|he|who|son|daughter|man|woman|boy|girl|person)"
    r" (?:would be|will be|becomes|became|turns|reached|reaches)"
    r"|aged) \d{1,3}"
    rf"(?: years old)? on ({_DATE})",
    re.IGNORECASE,
)
_AGE_ON_A_DAY = re.compile(r"\d(?: years old)? on ")
_IS_BORN = re.compile(r"(?:[Tt]urned \d|[Bb]orn|[Bb]irth|[Dd]\.?[Oo]\.?[Bb])")
_BORN_SOMEWHERE = re.compile(
    rf"\b[Bb]orn (?:in|at|on|near) (?:the )?(?:[A-Z][\w’-]+,? )+in ((?:(?:{_MONTHS}) )?(?:19|20)\d\d)\b"
)
_DIGITS = re.compile(r"\d")
_MANY_DIGITS = re.compile(r"\d(?<!\d\d)(?:[\s().–-]{0,2}\d){8}")
_EXTENSION = re.compile(r"\b(?:extension|ext\.?) \d{3,5}\b")
_THREE_WORDS = re.compile(r"(?<!\S)///\w+\.\w+\.\w+")
_LETTER_AND_DIGIT = re.compile(r"[A-Z]\s?\d")
_DATE_IN_BRACKETS = re.compile(r"\(\d{1,2}[/.-]\d")
_LETTERS = re.compile(r"[A-Z](?:[A-Z.]| [A-Z][a-z])")
_OWN_LINE = re.compile(
    r"\b(?:home|personal|private|own)\s+(?:(?:tele)?phone\s+|mobile\s+)?(?:number|line|phone|mobile)\W{1,3}"
    r"(?:(?:was|is|of|on)\s+)?\Z"
)
_OWN_AFTER = re.compile(
    r"\W{1,3}(?:which |that )?(?:(?:was|is|being) )?(?:the (?:number|line|mobile) of )?(?:[\w’]+ ){0,4}?"
    r"(?:own|personal|private|home)(?: \w+)? (?:phone|mobile|telephone|number|line)\b"
)
_BODIES = frozenset(
    {
        "council",
        "care",
        "nhs",
        "trust",
        "team",
        "hub",
        "group",
        "centre",
        "service",
        "support",
        "forum",
        "network",
        "gov",
    }
)


class PrivacyReader:
    """The words made ready: names, addresses, dates of birth, and what tells somebody's own from an organisation's."""

    def __init__(self, words: PrivacyWords, lexicon: Lexicon | None = None) -> None:
        self.names, self.identifying = NameReader(words, lexicon), IdentifyingReader(words, lexicon)
        self.likely_names = LikelyNameReader(words, lexicon, self.names)
        self.unwritten = UnwrittenReader(words)
        born = rf"(?:{any_of(words.birth)}|turned \d{{1,3}}|\d{{1,3}}(?:st|nd|rd|th) birthday"
        born += r")(?!\w)"
        births = (
            rf"\b{born}\W{{0,3}}(?:(?:on|was|is|as|of|fell|given|recorded|shown|entered|being|the)\s+){{0,3}}({_DATE})"
        )
        self.births = re.compile(births, re.IGNORECASE) if words.birth else None
        one = any_of(words.individuals)
        self.dated = re.compile(rf"\b{one}[’']?s? \((\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d{{2}})\)")
        self.birth_years = re.compile(
            rf"\b(?:{one}|she|he|her|his),? (?:[a-z]+ )?(?:(?:who )?(?:was|is"
            rf"|had been) )?born in ((?:(?:{_MONTHS}) )?(?:19|20)\d\d)\b",
            re.IGNORECASE,
        )
        self.birth_words = frozenset(map(telling_of, words.birth))
        self.places = AddressReader(words)
        self.peoples = frozenset(words.common_peoples)
        self.mailboxes = frozenset(words.mailboxes)


def personal_in(text: str, reader: PrivacyReader, pseudonyms: Iterable[Pseudonym] = ()) -> tuple[Personal, ...]:
    """Return everything in a text that could tell who somebody is, in order and without overlaps.

    Codes: "e-mail-address", "nhs-number" (ten digits whose last is the check digit by modulus 11; source: NHS Data
    Dictionary, NHS NUMBER), "insurance-number" (source: HMRC, National Insurance Manual NIM39110), "record-number",
    "telephone-number", "postcode", "home-address", "date-of-birth", "online-name", "known-name" (one that has a
    pseudonym), "person-name", "identifying" and "told-apart". Where an organisation can be reached is nobody's own.
    """
    words = folded(text).words
    found = [*_numbers(text, words, reader), *_dates_of_birth(text, words, reader), *names_in(text, reader.names)]
    found += unwritten_names_in(text, words, reader.unwritten)
    if pseudonyms:
        found += _known_names(text, pseudonyms)
    if not HOUSEHOLDS.isdisjoint(words):
        found += households_in(text, reader.names.joined, reader.peoples)
    if "he " in text and has_any(text, _OF_FAMILIES):
        found += surnames_in(text, reader.names)
    if _LETTERS.search(text) is not None:
        found += _initials(text, reader)
    kept: list[Personal] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    for each in identifying_in(text, reader.identifying):
        start, end = each.start, each.end
        if each.code == TOLD_APART and kept:
            start, end = next(span for span in sentences_of(text) if span[0] <= start < span[1])
        if not any(start < other.end and other.start < end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def check_privacy(subject: PassageSubject, reader: PrivacyReader) -> Iterator[Finding]:
    """Yield what could tell who somebody is in a passage; names found by rule, and circumstances, are a should.

    What narrows, and tells who somebody is only to those who know the area, is a may.
    """
    for each in personal_in(subject.text, reader, subject.setting.pseudonyms):
        yield finding_of(subject, each, _SEVERITIES.get(each.code, Severity.MUST))


def finding_of(subject: PassageSubject, each: Personal, severity: Severity) -> Finding:
    """Return the finding of something personal in a passage."""
    place = (subject.section.id, subject.passage.id, each.start, each.end, each.words)
    return Finding(each.code, Family.PRIVACY, severity, *place)


class LikelyNamesCheck:
    """Yields what is likely somebody's name, as "likely-name", a may, where nothing personal is found there anyhow.

    What has a word of the authority's own name is a body's or a place's.
    """

    def __init__(self, reader: PrivacyReader) -> None:
        self._reader = reader
        self._found = self._found_in  # one and the same, by which passages remember what it returned

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the likely names of a report."""
        own = frozenset(document.document.assessment.authority.split())
        for subject, names in document.found(self._found):
            for each in names:
                if own.isdisjoint(each.words.split()):
                    yield finding_of(subject, each, Severity.MAY)

    def _found_in(self, text: str) -> tuple[Personal, ...]:
        likely = tuple(likely_names_in(text, self._reader.likely_names))
        found = personal_in(text, self._reader) if likely else ()
        return tuple(
            each for each in likely if not any(each.start < other.end and other.start < each.end for other in found)
        )


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits are an NHS number: the last is the check digit, by modulus 11 over the nine others."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (11 - rest) % 11 == int(digits[9])


def _initials(text: str, reader: PrivacyReader) -> Iterator[Personal]:
    if _CAPITALS.search(text) is not None:
        yield from initials_in(text, reader.names.joined, reader.names.apart)
    yield from initialled_in(text, reader.names)
    for match in _INITIALS.finditer(text) if _ABBREVIATED.search(text) is not None else ():
        yield personal("person-name", match)


def _numbers(text: str, words: frozenset[str], reader: PrivacyReader) -> Iterator[Personal]:
    for match in _E_MAIL.finditer(text) if "@" in text else ():
        if not _is_mailbox(match[1], reader):
            yield personal("e-mail-address", match)
    for match in _SPELT_MAIL.finditer(text) if "dot" in words else ():
        if not _is_mailbox(match[1], reader):
            yield personal("e-mail-address", match)
    for match in _THREE_WORDS.finditer(text) if "///" in text else ():
        yield personal("home-address", match)
    yield from online_names_in(text, words, partial(is_somebodys, reader=reader.places), _BODIES)
    has_digits = _DIGITS.search(text) is not None
    if has_digits:
        yield from _digits(text, words, reader)
    yield from homes_in(text, words, reader.places)


def _digits(text: str, words: frozenset[str], reader: PrivacyReader) -> Iterator[Personal]:
    if _MANY_DIGITS.search(text) is not None:
        for match in _NHS_NUMBER.finditer(text):
            if is_nhs_number(re.sub(r"\D", "", match.group())):
                yield personal("nhs-number", match)
        for match in _TELEPHONE.finditer(text):
            if not _is_of_an_organisation(text, match, reader):
                yield personal("telephone-number", match)
    for match in _EXTENSION.finditer(text) if "ext" in words or "extension" in words else ():
        clause = clause_around(text, match)
        if "direct line" in clause or reader.places.individual.search(clause) is not None:
            yield personal("telephone-number", match)
    yield from records_in(text, words)
    if _LETTER_AND_DIGIT.search(text) is not None or "postcode" in words:
        yield from _codes(text, reader)


def _codes(text: str, reader: PrivacyReader) -> Iterator[Personal]:
    for match in _CALLED_INSURANCE.finditer(text):
        yield personal("insurance-number", match, 1)
    for match in _INSURANCE.finditer(text):
        yield personal("insurance-number", match)
    postcodes = _ANY_POSTCODE if "postcode" in text else _POSTCODE
    for match in postcodes.finditer(text):
        if not _is_of_an_organisation(text, match, reader):
            yield personal("postcode", match)


def _is_mailbox(name: str, reader: PrivacyReader) -> bool:
    """Return whether an e-mail address is an organisation's: all words of its name are those of work."""
    return all(_is_of_work(word, reader.mailboxes) for word in re.split(r"[\W\d_]+", name.casefold()) if word)


def _is_of_work(word: str, mailboxes: frozenset[str]) -> bool:
    """Return whether a word is one of work, or two of them written as one: "adultcare"."""
    return word in mailboxes or any(
        word[:place] in mailboxes and word[place:] in mailboxes for place in range(2, len(word) - 1)
    )


def _is_of_an_organisation(text: str, match: re.Match[str], reader: PrivacyReader) -> bool:
    """Return whether the clause around speaks of an organisation, and neither of one person nor of living there."""
    if found_before(_OWN_LINE, text, match.start()) is not None or _OWN_AFTER.match(text, match.end()) is not None:
        return False
    return is_of_an_organisation(text, match, reader.places)


def _dates_of_birth(text: str, words: frozenset[str], reader: PrivacyReader) -> Iterator[Personal]:
    if reader.births is None:
        return
    born = reader.birth_words & words
    for match in reader.births.finditer(text) if born and (len(born) > 1 or _IS_BORN.search(text)) else ():
        yield personal("date-of-birth", match, 1)
    for match in reader.dated.finditer(text) if "(" in text and _DATE_IN_BRACKETS.search(text) is not None else ():
        yield personal("date-of-birth", match, 1)
    for match in reader.birth_years.finditer(text) if "born in " in text else ():
        yield personal("date-of-birth", match, 1)
    if not _COMING.isdisjoint(words) and _AGE_ON_A_DAY.search(text) is not None:
        for match in _COMES_OF_AGE.finditer(text):
            yield personal("date-of-birth", match, 1)
    if "born" in words and (HIS.search(text) is not None or reader.places.individual.search(text) is not None):
        for match in _BORN_SOMEWHERE.finditer(text):
            yield personal("date-of-birth", match, 1)


def _known_names(text: str, pseudonyms: Iterable[Pseudonym]) -> Iterator[Personal]:
    folded = text.casefold()
    for pseudonym in pseudonyms:
        if not pseudonym.name.strip() or pseudonym.name.casefold() not in folded:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(pseudonym.name)}(?!\w)", text, re.IGNORECASE):
            yield personal("known-name", match)
