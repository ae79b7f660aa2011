"""Find what could tell who somebody is: names, addresses of every kind, numbers, dates of birth, circumstances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import any_of, folded, found_before, telling_of
from domain.checks.privacy.identifying import IdentifyingReader, identifying_in
from domain.checks.privacy.joined_names import HOUSEHOLDS, households_in, initials_in
from domain.checks.privacy.personal_names import NameReader, initialled_in, names_in
from domain.checks.privacy.privacy_words import CAPITAL, Personal, PrivacyWords, personal
from domain.checks.privacy.record_numbers import online_names_in, records_in
from domain.checks.privacy.unwritten_names import UnwrittenReader, unwritten_names_in
from domain.checks.subjects import PassageSubject
from domain.dates import MONTHS
from domain.evidence.evidence import Pseudonym

_ADVISED = frozenset({"person-name", "identifying", "online-name"})
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
_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
_MONTHS = "|".join(MONTHS)
_SHORT_MONTHS = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS}|{_SHORT_MONTHS}\b\.?)(?:,?\s+\d{{4}})?|(?:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}}"
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
_BORN_SOMEWHERE = re.compile(
    rf"\b[Bb]orn (?:in|at|on|near) (?:the )?(?:[A-Z][\w’-]+,? )+in ((?:(?:{_MONTHS}) )?(?:19|20)\d\d)\b"
)
_DIGITS = re.compile(r"\d")
_MANY_DIGITS = re.compile(r"\d(?:[\s().–-]{0,2}\d){8}")
_EXTENSION = re.compile(r"\b(?:extension|ext\.?) \d{3,5}\b")
_THREE_WORDS = re.compile(r"(?<!\S)///\w+\.\w+\.\w+")
_LETTER_AND_DIGIT = re.compile(r"[A-Z]\s?\d")
_DATE_IN_BRACKETS = re.compile(r"\(\d{1,2}[/.-]\d")
_LETTERS = re.compile(r"[A-Z](?:[A-Z.]| [A-Z][a-z])")
_PARTS = ("flat", "apartment", "room", "plot", "pitch", "unit", "caravan", "bungalow", "bed", "chalet")
_HOUSES = ("Cottage", "Farm", "Croft", "Bungalow", "Barn", "House", "Villa", "Mill")
_NAMED_HOUSE = re.compile(r"\d[A-Za-z]?,? The ")
_LIKE_AN_ADDRESS = re.compile(
    r"\d[A-Za-z]?,? [A-Z]|(?:lat|oom|nit|tment|lot|itch|avan|low|alet|ed) \d"
    r"|(?:age|arm|oft|alow|arn|ouse|illa|ill), [A-Z]|The [A-Z][\w ]+, [A-Z]|(?:umber|o\.?|ouse) \d"
)
_CLAUSE_END = re.compile(r"[.!?;:]\s|\n")
_SOMEBODYS_PART = re.compile(r"(?:flat|apartment|pitch|caravan|bungalow|chalet)\s+\d", re.IGNORECASE)
_FROM_THERE = re.compile(r"\b(?:from|at|to|of) \Z")
_ADDRESS_OF = re.compile(
    r"\b(?:his|her|whose|home|person’s|family’s|couple’s) (?:\w+ )?address\b[^.;]{0,20}\Z", re.IGNORECASE
)
_WROTE_FROM = re.compile(r"\b(?:wr[io]te|written|thank(?:ed)?|rang|telephoned|called)\b[^.;]* from \Z")
_AT_A_HOME = re.compile(
    r"\b(?:adaptations?|ramps?|hoist|stairlift|visits?|tenancy|tenant|tenants|delivered|fire|package|property|repairs"
    r"|lift|bathroom|kitchen|key safe|bedroom|garden|neighbours?)\b[^.;]{0,30}\Z"
)
_OWN_LINE = re.compile(
    r"\b(?:home|personal|private|own)\s+(?:(?:tele)?phone\s+|mobile\s+)?(?:number|line|phone|mobile)\W{1,3}"
    r"(?:(?:was|is|of|on)\s+)?\Z"
)
_REACH, _NEAR, _BESIDE = 160, 60, 28
_GONE_TO = re.compile(
    r"\b(?:moved|returned|went|gone|came|back|home|discharged|called|visited|stayed|staying|found|fell|fallen"
    r"|taken|house|flat)"
    r"(?: (?:back|home|out|again))?(?: (?:to|at|in|from|of))? \Z"
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
_HIS = re.compile(r"\b(?:she|he|her|his|him|my|whose)\b", re.IGNORECASE)


class PrivacyReader:
    """The words made ready: names, addresses, dates of birth, and what tells somebody's own from an organisation's."""

    def __init__(self, words: PrivacyWords) -> None:
        self.names, self.identifying = NameReader(words), IdentifyingReader(words)
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
        self.home_words = frozenset(each.casefold() for each in (*_PARTS, *_HOUSES, *words.streets))
        work = r"(?![’']|[ ](?:social|care|services?|safeguarding|support)\b)"
        self.individual = re.compile(rf"\b{any_of(words.individuals)}\b{work}", re.IGNORECASE)
        self.organisation = re.compile(rf"\b{any_of(words.organisations)}\b", re.IGNORECASE)
        self.living = re.compile(rf"\b{any_of(words.living)}\b")
        named = rf"{CAPITAL}(?: {CAPITAL}){{0,2}}"
        part = rf"{any_of((*_PARTS, *map(str.capitalize, _PARTS)))} \d{{1,4}}[A-Za-z]?"
        named_street = rf"(?:(?:{CAPITAL} ){{1,3}}{any_of(words.streets)}|The {CAPITAL})"
        street = rf"(?:No\.? ?|[Nn]umber )?\d{{1,4}}[A-Za-z]?,? {named_street}\b"
        self.homes = re.compile(
            rf"(?<![\w£.])(?:{part},? (?:(?:at|in|of) )?(?:the )?(?:\d{{1,4}} )?{named}|{street}|{part}(?!\w)"
            rf"|(?:(?:{CAPITAL} ){{1,2}}{any_of(_HOUSES)}|The (?:{CAPITAL} ){{0,2}}{CAPITAL}), (?:{CAPITAL} )+"
            rf"{any_of(words.streets)}\b|(?:{CAPITAL} )+{any_of(words.streets)},?"
            rf" (?:[Nn]umber|[Nn]o\.?|[Hh]ouse) \d{{1,4}})"
        )
        self.at_home = re.compile(
            rf"(?:\b{any_of(words.individuals)}|\bcouple|\bfamily),? (?:(?:who|that) )?(?:(?:lived|lives"
            rf"|living) )?(?:in|at|of|from) \Z"
            rf"|\b{any_of(words.living)}(?: \w+)?(?: (?:at|in|of|to))? \Z",
            re.IGNORECASE,
        )
        self.peoples = frozenset(words.common_peoples)
        self.mailboxes = frozenset(words.mailboxes)


def personal_in(text: str, reader: PrivacyReader, pseudonyms: Iterable[Pseudonym] = ()) -> tuple[Personal, ...]:
    """Return everything in a text that could tell who somebody is, in order and without overlaps.

    Codes: "e-mail-address", "nhs-number" (ten digits whose last is the check digit by modulus 11; source: NHS Data
    Dictionary, NHS NUMBER), "insurance-number" (source: HMRC, National Insurance Manual NIM39110), "record-number",
    "telephone-number", "postcode", "home-address", "date-of-birth", "online-name", "known-name" (one that has a
    pseudonym), "person-name" and "identifying". Where an organisation can be reached is nobody's own.
    """
    words = folded(text).words
    found = [*_numbers(text, words, reader), *_dates_of_birth(text, words, reader), *names_in(text, reader.names)]
    found += unwritten_names_in(text, words, reader.unwritten)
    if pseudonyms:
        found += _known_names(text, pseudonyms)
    if not HOUSEHOLDS.isdisjoint(words):
        found += households_in(text, reader.names.joined, reader.peoples)
    if _LETTERS.search(text) is not None:
        found += _initials(text, reader)
    kept: list[Personal] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    for each in identifying_in(text, reader.identifying):
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def check_privacy(subject: PassageSubject, reader: PrivacyReader) -> Iterator[Finding]:
    """Yield what could tell who somebody is in a passage; names found by rule, and circumstances, are a should."""
    for each in personal_in(subject.text, reader, subject.setting.pseudonyms):
        severity = Severity.SHOULD if each.code in _ADVISED else Severity.MUST
        place = (subject.section.id, subject.passage.id, each.start, each.end, each.words)
        yield Finding(each.code, Family.PRIVACY, severity, *place)


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
    yield from online_names_in(text, words, lambda text, match: _is_somebodys(text, match, reader), _BODIES)
    has_digits = _DIGITS.search(text) is not None
    if has_digits:
        yield from _digits(text, words, reader)
    is_named = has_digits and " The " in text and _NAMED_HOUSE.search(text) is not None
    may_be_home = is_named or not reader.home_words.isdisjoint(words)
    for match in reader.homes.finditer(text) if may_be_home and _LIKE_AN_ADDRESS.search(text) is not None else ():
        if _is_home(text, match, reader):
            yield personal("home-address", match)


def _digits(text: str, words: frozenset[str], reader: PrivacyReader) -> Iterator[Personal]:
    if _MANY_DIGITS.search(text) is not None:
        for match in _NHS_NUMBER.finditer(text):
            if is_nhs_number(re.sub(r"\D", "", match.group())):
                yield personal("nhs-number", match)
        for match in _TELEPHONE.finditer(text):
            if not _is_of_an_organisation(text, match, reader):
                yield personal("telephone-number", match)
    for match in _EXTENSION.finditer(text) if "ext" in words or "extension" in words else ():
        clause = _clause_around(text, match)
        if "direct line" in clause or reader.individual.search(clause) is not None:
            yield personal("telephone-number", match)
    yield from records_in(text, words)
    if _LETTER_AND_DIGIT.search(text) is not None or "postcode" in words:
        yield from _codes(text, reader)


def _codes(text: str, reader: PrivacyReader) -> Iterator[Personal]:
    for match in _INSURANCE.finditer(text):
        yield personal("insurance-number", match)
    postcodes = _ANY_POSTCODE if "postcode" in text else _POSTCODE
    for match in postcodes.finditer(text):
        if not _is_of_an_organisation(text, match, reader):
            yield personal("postcode", match)


def _is_home(text: str, match: re.Match[str], reader: PrivacyReader) -> bool:
    """Return whether somebody lives at an address: it says so, or speaks of one person and of no organisation."""
    clause = _clause_around(text, match)
    is_personal = reader.individual.search(clause) is not None or _HIS.search(clause) is not None
    if _SOMEBODYS_PART.match(match.group()) is not None:
        return True
    has_body = reader.organisation.search(clause) is not None
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if match.group()[-1].isdigit() and not is_personal:
        return False
    if reader.at_home.search(before) is not None or _GONE_TO.search(before) is not None:
        return is_personal or not has_body
    if reader.living.search(clause) is not None:
        return is_personal or not has_body
    if _AT_A_HOME.search(before) is not None and reader.organisation.search(before[-_BESIDE:]) is None:
        return True
    if _ADDRESS_OF.search(before) is not None:
        return True
    if _WROTE_FROM.search(before) is not None:
        return is_personal
    if _FROM_THERE.search(before) is not None:
        return is_personal and reader.organisation.search(before[-_BESIDE:]) is None
    return is_personal and not has_body


def _is_mailbox(name: str, reader: PrivacyReader) -> bool:
    """Return whether an e-mail address is an organisation's: all words of its name are those of work."""
    return all(_is_of_work(word, reader.mailboxes) for word in re.split(r"[\W\d_]+", name.casefold()) if word)


def _is_of_work(word: str, mailboxes: frozenset[str]) -> bool:
    """Return whether a word is one of work, or two of them written as one: "adultcare"."""
    return word in mailboxes or any(
        word[:place] in mailboxes and word[place:] in mailboxes for place in range(2, len(word) - 1)
    )


def _is_somebodys(text: str, match: re.Match[str], reader: PrivacyReader) -> bool:
    """Return whether the clause around speaks of one person, or at least of no organisation."""
    clause = _clause_around(text, match)
    if _HIS.search(clause) or reader.individual.search(clause):
        return True
    return reader.organisation.search(clause) is None


def _is_of_an_organisation(text: str, match: re.Match[str], reader: PrivacyReader) -> bool:
    """Return whether the clause around speaks of an organisation, and neither of one person nor of living there."""
    clause = _clause_around(text, match)
    if found_before(_OWN_LINE, text, match.start()) is not None:
        return False
    if _HIS.search(clause) or reader.living.search(clause) or reader.individual.search(clause):
        return False
    return reader.organisation.search(clause) is not None


def _clause_around(text: str, match: re.Match[str]) -> str:
    low = max(0, match.start() - _REACH)
    start = max((each.end() for each in _CLAUSE_END.finditer(text, low, match.start())), default=low)
    end = _CLAUSE_END.search(text, match.end(), match.end() + _REACH)
    high = end.start() if end is not None else match.end() + _REACH
    return f"{text[start : match.start()]} {text[match.end() : high]}"


def _dates_of_birth(text: str, words: frozenset[str], reader: PrivacyReader) -> Iterator[Personal]:
    if reader.births is None:
        return
    for match in reader.births.finditer(text) if not reader.birth_words.isdisjoint(words) else ():
        yield personal("date-of-birth", match, 1)
    for match in reader.dated.finditer(text) if "(" in text and _DATE_IN_BRACKETS.search(text) is not None else ():
        yield personal("date-of-birth", match, 1)
    for match in reader.birth_years.finditer(text) if "born in " in text else ():
        yield personal("date-of-birth", match, 1)
    if not _COMING.isdisjoint(words):
        for match in _COMES_OF_AGE.finditer(text):
            yield personal("date-of-birth", match, 1)
    if "born" in words and (_HIS.search(text) is not None or reader.individual.search(text) is not None):
        for match in _BORN_SOMEWHERE.finditer(text):
            yield personal("date-of-birth", match, 1)


def _known_names(text: str, pseudonyms: Iterable[Pseudonym]) -> Iterator[Personal]:
    folded = text.casefold()
    for pseudonym in pseudonyms:
        if not pseudonym.name.strip() or pseudonym.name.casefold() not in folded:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(pseudonym.name)}(?!\w)", text, re.IGNORECASE):
            yield personal("known-name", match)
