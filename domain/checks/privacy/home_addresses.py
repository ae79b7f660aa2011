"""Find where somebody lives: addresses of homes, told from those where an organisation can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.phrases import any_of
from domain.checks.privacy.privacy_words import CAPITAL, Personal, PrivacyWords, personal

_REACH, _NEAR, _BESIDE = 160, 60, 28
HIS = re.compile(r"\b(?:she|he|her|his|him|my|whose)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?;:]\s|\n")
_PARTS = ("flat", "apartment", "room", "plot", "pitch", "unit", "caravan", "bungalow", "bed", "chalet")
_HOUSES = ("Cottage", "Farm", "Croft", "Bungalow", "Barn", "House", "Villa", "Mill", "Lodge")
_NAMED_HOUSE = re.compile(r"\d[A-Za-z]?,? The ")
_LIKE_AN_ADDRESS = re.compile(
    r"[\d,T](?:(?<=\d)(?:[A-Za-z]?,? [A-Z]|(?:(?<=lat \d)|(?<=oom \d)|(?<=nit \d)|(?<=tment \d)|(?<=lot \d)"
    r"|(?<=itch \d)|(?<=avan \d)|(?<=low \d)|(?<=alet \d)|(?<=ed \d)|(?<=umber \d)|(?<=o \d)|(?<=o\. \d)|(?<=ouse \d)))"
    r"|(?<=,) [A-Z](?:(?<=age, .)|(?<=arm, .)|(?<=oft, .)|(?<=alow, .)|(?<=arn, .)|(?<=ouse, .)|(?<=illa, .)"
    r"|(?<=ill, .)|(?<=dge, .))|(?<=T)he [A-Z][\w ]+, [A-Z])"
)
"""What begins with one of few signs is found soon: a figure, a comma, "The"."""
_SOMEBODYS_PART = re.compile(r"(?:flat|apartment|pitch|caravan|bungalow|chalet)\s+\d", re.IGNORECASE)
_LIVED_IN = re.compile(r"(?:room|bed)\s+\d", re.IGNORECASE)
_WITH_ITS_STREET = re.compile(r"(?:[Nn]o\.? ?|[Nn]umber )?\d{1,3}[A-Za-z]?,? [A-Z]|[A-Z][\w ’]+, [A-Z]")
_FROM_THERE = re.compile(r"\b(?:from|at|to|of) \Z")
_ADDRESS_OF = re.compile(
    r"\b(?:his|her|whose|home|my|(?:person|family|couple|parent|carer|resident|tenant|mother|father|son|daughter|patient"
    r"|client|worker|complainant|referrer|adult|child|user|caller|witness|neighbour|victim|relative|sister|brother"
    r"|applicant|woman|man|widow)[’']s) (?:\w+ )?address\b[^.;]{0,20}\Z",
    re.IGNORECASE,
)
_WROTE_FROM = re.compile(r"\b(?:wr[io]te|written|thank(?:ed)?|rang|telephoned|called)\b[^.;]* from \Z")
_GONE_TO = re.compile(
    r"\b(?:moved|returned|went|gone|came|back"
    r"|(?<!care )(?<!nursing )home|discharged|called|visited|stayed|staying|found|fell|fallen"
    r"|taken|house|flat)"
    r"(?: (?:back|home|out|again))?(?: (?:to|at|in|from|of))? \Z"
)
_PUBLIC = (
    *("building", "buildings", "site", "venue", "store", "stores", "drop-in", "sessions", "session", "scheme"),
    "housing",
    *("open", "opened", "opening", "held", "based", "appointment", "appointments", "bought", "sold", "built", "build"),
    *("leased", "lease", "rented", "registered", "beds", "day centre", "day service", "book", "booked", "technology"),
    *("respite", "workshop", "market", "studio", "gym", "pool"),
    *("development", "project", "museum", "theatre", "college", "university", "station", "hall", "practice"),
    "pharmacy",
    *("department", "kitchen", "call in", "group met", "walk in", "events", "meetings", "classes", "class", "course"),
    "courses",
    *(
        "records office",
        "archive",
        "hotel",
        "hostel",
        "nursery",
        "unit",
        "units",
        "flats",
        "homes",
        "ward",
        "wards",
        "bus",
    ),
    *("block", "blocks", "court", "tribunal", "police station", "fire station", "bank", "garage", "studios", "land"),
)
_AT_A_HOME = (
    *("adaptation", "adaptations", "ramp", "ramps", "hoist", "stairlift", "tenancy", "tenant", "tenants", "fire"),
    *("package", "repairs", "lift", "bathroom", "bedroom", "garden", "neighbour", "neighbours", "rail", "rails"),
    *("key safe", "concern", "concerns", "enquiry", "welfare", "alarm", "fall", "falls", "hoarding", "rubbish"),
    "meals",
    *("step", "doorstep", "door", "delivery", "deliveries", "delivered", "fitted", "installed", "cleared", "eviction"),
    *("heating", "boiler", "damp", "shower", "brothers", "sisters", "couple", "police", "ambulance", "paramedics"),
    *("crew", "called", "arrived", "visited", "visit", "visits", "went", "gone", "shouting", "cats", "dogs", "calls"),
    *("urgent", "emergency", "carers", "household", "family", "occupant", "occupants", "smell", "property", "death"),
)

_BUILT_AT_A_HOME = re.compile(
    r"\b(?:ramps?|stairlift|hoist|rails?|key safe|adaptations?|doorstep|eviction|tenants?|neighbours?|welfare"
    r"|hoarding|wet room|fire in|fire at)\b"
)


class AddressReader:
    """The words made ready that tell where somebody lives, and what is an organisation's."""

    def __init__(self, words: PrivacyWords) -> None:
        work = r"(?![’']|[ ](?:social|care|services?|safeguarding|support)\b)"
        self.individual = re.compile(
            rf"\b(?:{any_of(words.individuals)}|(?:one|another) of (?:them|us))\b{work}", re.IGNORECASE
        )
        self.organisation = re.compile(rf"\b{any_of(words.organisations)}\b", re.IGNORECASE)
        self.living = re.compile(rf"(?<!care )(?<!nursing )\b{any_of(words.living)}\b")
        public = (each for each in words.organisations if each not in ("team", "care", "service", "support", "base"))
        self.public = re.compile(rf"\b{any_of((*_PUBLIC, *public))}\b", re.IGNORECASE)
        self.at_a_home = re.compile(rf"\b{any_of(_AT_A_HOME)}\b", re.IGNORECASE)
        self.body_there = re.compile(
            rf"\b{any_of((*_PUBLIC, *words.organisations, 'care home', 'respite house'))}"
            r"(?:,? (?:was|is|moved|had moved|stood|which was))?(?: (?:at|in|of|on|to|from|near))?[ ,(]*\Z"
        )
        self._read_homes(words)

    def _read_homes(self, words: PrivacyWords) -> None:
        self.home_words = frozenset(each.casefold() for each in (*_PARTS, *_HOUSES, *words.streets, "number"))
        named = rf"{CAPITAL}(?: {CAPITAL}){{0,2}}"
        part = rf"{any_of((*_PARTS, *map(str.capitalize, _PARTS)))} \d{{1,4}}[A-Za-z]?"
        named_street = rf"(?:(?:{CAPITAL} ){{1,3}}{any_of(words.streets)}|The {CAPITAL})"
        street = rf"(?:[Nn]o\.? ?|[Nn]umber )?\d{{1,4}}[A-Za-z]?,? (?:[oi]n )?{named_street}\b"
        self.homes = re.compile(
            rf"(?<![\w£.])(?:{part},? (?:(?:at|in|of) )?(?:the )?(?:\d{{1,4}} )?{named}|{street}|{part}(?!\w)"
            rf"|(?:(?:{CAPITAL} ){{1,2}}{any_of(_HOUSES)}|The (?:{CAPITAL} ){{0,2}}{CAPITAL}), (?:{CAPITAL} )+"
            rf"{any_of(words.streets)}\b|(?:at|of|from) [Nn]umber \d{{1,3}},? (?:in |on )?{CAPITAL}"
            rf"|(?:{CAPITAL} )+{any_of(words.streets)},?"
            rf" (?:[Nn]umber|[Nn]o\.?|[Hh]ouse) \d{{1,4}})"
        )
        self.at_home = re.compile(
            rf"(?:\b{any_of(words.individuals)}|\bcouple|\bfamily),? (?:(?:who|that) )?(?:(?:lived|lives"
            rf"|living) )?(?:in|at|of|from) \Z"
            rf"|(?<!care )(?<!nursing )\b{any_of(words.living)}(?: \w+)?(?: (?:at|in|of|to))? \Z",
            re.IGNORECASE,
        )


def homes_in(text: str, words: frozenset[str], reader: AddressReader) -> Iterator[Personal]:
    """Yield where somebody lives, as "home-address"; `words` are the text's in small letters."""
    is_named = " The " in text and _NAMED_HOUSE.search(text) is not None
    may_be_home = is_named or not reader.home_words.isdisjoint(words)
    for match in reader.homes.finditer(text) if may_be_home and _LIKE_AN_ADDRESS.search(text) is not None else ():
        if _is_home(text, match, reader):
            yield personal("home-address", match)


def _is_home(text: str, match: re.Match[str], reader: AddressReader) -> bool:
    """Return whether somebody lives at an address: it says so, or what is done there is done at somebody's home."""
    clause = clause_around(text, match)
    is_personal = reader.individual.search(clause) is not None or HIS.search(clause) is not None
    if _SOMEBODYS_PART.match(match.group()) is not None:
        return True
    is_public = reader.public.search(clause) is not None
    before = text[max(0, match.start() - _NEAR) : match.start()]
    is_lived_in = _LIVED_IN.match(match.group()) is not None and match.group().split()[-1].istitle()
    if match.group()[-1].isdigit() and not is_personal:
        return False
    if reader.at_home.search(before) is not None or _GONE_TO.search(before) is not None:
        return is_personal or not is_public
    if reader.living.search(clause) is not None:
        return is_personal or not is_public
    if _ADDRESS_OF.search(before) is not None:
        return True
    if _WROTE_FROM.search(before) is not None:
        return is_personal
    if _FROM_THERE.search(before) is not None and is_personal:
        return reader.organisation.search(before[-_BESIDE:]) is None
    if _BUILT_AT_A_HOME.search(clause) is not None and reader.organisation.search(before[-_BESIDE:]) is None:
        return True
    if reader.body_there.search(before) is not None:
        return False
    if reader.at_a_home.search(clause) is not None and (not is_public or is_lived_in):
        return True
    if is_public or (not is_personal and reader.organisation.search(clause) is not None):
        return False
    return is_personal or _WITH_ITS_STREET.match(match.group()) is not None


def is_somebodys(text: str, match: re.Match[str], reader: AddressReader) -> bool:
    """Return whether the clause around speaks of one person, or at least of no organisation."""
    clause = clause_around(text, match)
    if HIS.search(clause) or reader.individual.search(clause):
        return True
    return reader.organisation.search(clause) is None


def is_of_an_organisation(text: str, match: re.Match[str], reader: AddressReader) -> bool:
    """Return whether the clause around speaks of an organisation, and neither of one person nor of living there."""
    clause = clause_around(text, match)
    if HIS.search(clause) or reader.living.search(clause) or reader.individual.search(clause):
        return False
    return reader.organisation.search(clause) is not None


def clause_around(text: str, match: re.Match[str]) -> str:
    """Return the clause in which a match stands, without it."""
    low = max(0, match.start() - _REACH)
    start = max((each.end() for each in _CLAUSE_END.finditer(text, low, match.start())), default=low)
    end = _CLAUSE_END.search(text, match.end(), match.end() + _REACH)
    high = end.start() if end is not None else match.end() + _REACH
    return f"{text[start : match.start()]} {text[match.end() : high]}"
