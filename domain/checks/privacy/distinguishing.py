"""Add up what distinguishes one person in a sentence: none of it may tell who it is, and all together do."""

from __future__ import annotations

import re
from collections.abc import Collection

from domain.checks.phrases import Triggers, any_of
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.dates import MONTHS

_ENOUGH = 2.0
_RARE_AGAIN = 1.0
_REACH = 100
_OLD, _VERY_OLD, _YOUNG = 60, 90, 11
_MONTH = "|".join(MONTHS)
TIMES = rf"(?:{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Ramadan|Covid|COVID)"
AGE = re.compile(
    r"\b(?P<old>\d{1,3})[- ]years?[- ]old\b|\baged (?P<aged>\d{1,3})\b(?! (?:or|to|and (?!\d))\b|%)"
    r"|(?<=\w), (?P<bare>\d{2})(?=,)"
    r"|\b(?:man|woman|person|carer|resident|gentleman|lady|widow|widower|mother|father)"
    r" of (?P<of>\d{2,3})\b(?! (?!who|with|in|from|had|was)\w|[%.]\d)"
    r"|\b[a-z-]{3,}(?:er|or|ist|man|ian|ess) of (?P<his>[2-9]\d)(?=,|\.\s| (?:who|with|had|was|told|said)\b)"
)
_CARER = re.compile(r"\d-year-old (?:unpaid |young )?carer\b")
_PLACE = re.compile(
    rf"\b(?:in|at|from|of|on|near|for|to|about) (?:the )?(?:[a-z]+ ){{0,2}}?(?!{TIMES}\b)"
    r"(?P<name>[A-Z][a-z][\w’-]+(?: [A-Z][\w’-]+)*)"
)
_DAY = re.compile(rf"\b\d{{1,2}} (?:{_MONTH})\b")
_MONTH_OR_YEAR = re.compile(rf"\b(?:(?:{_MONTH})(?: (?:19|20)\d\d)?|(?:in|of|since) (?:19|20)\d\d)\b")
_TEAM = re.compile(
    r"\b(?:in|on|at|from|of) (?:the|our|its|this) (?:[a-z-]+ ){0,3}?"
    r"(?:team|ward|hub|unit|office|service|shift|scheme|panel|north|south|east|west|reception)\b"
)
_SMALL_TEAM = re.compile(
    r"\b(?:two|three|four|five|six|[2-6])-(?:person|strong|member|woman|man) "
    r"|\bteam of (?:two|three|four|five|six|[2-6])\b"
)
_PAST = re.compile(
    r"\b(?:former|retired|ex-|one-time)\s?(?!(?:carers?|residents?|tenants?|members?|patients?|unpaid"
    r"|students?)\b)[a-z]"
)
_RELATION = re.compile(
    r"\bwhose\b|\b(?:his|her) (?:[\w-]+ ){0,2}?(?:ex-)?"
    r"(?:mother|father|wife|husband|son|daughter|brother|sister|twin|partner)\b",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"\b(?:five|six|seven|eight|nine|ten|eleven|twelve|[5-9]|1\d) (?:[a-z]+ )?"
    r"(?:children|sons|daughters|brothers|sisters)\b"
)
_DEED = re.compile(
    r"\bwho (?:had )?(?:sued|(?:took|taken) [a-z ]{2,25} to (?:an? )?(?:[a-z]+ )?(?:court|tribunal))\b"
    r"|\bwho (?:had )?whistle-?(?:blew|blown)\b|\bmade the (?:[a-z]+ )?(?:news|papers?|headlines|front pages?)\b|"
    r"\bwho (?:was|were|had been|has been) (?:[a-z]+ )?"
    r"(?:suspended|dismissed|sacked|disciplined|demoted|rescued|trafficked|murdered|kidnapped)\b"
    r"|\bwhistle-?blower\b|\bwho (?:had )?(?:blew|blown) the whistle\b"
    r"|\bwho (?:had )?(?:made|brought|raised) the (?:complaint|allegation|claim)\b"
    r"|\b(?:fire|flood|explosion|crash|stabbing|shooting|bombing|murder|siege) (?:at|in|on|of) (?:the )?(?:[A-Z]|\d)"
    r"|\b(?:television|TV) (?:programme|documentary|series)\b|\b(?:was|were|been|appeared|featured) in the "
    r"(?:local )?newspaper\b"
)
_WELL_KNOWN = (
    r"(?:Paralympic|Olympic|well-known|famous|celebrated|prize-winning|award-winning|international|professional"
    r"|champion) (?:[a-z]+ )?(?:swimmer|runner|athlete|footballer|cricketer|boxer|rower|cyclist|jockey|golfer|gymnast"
    r"|skater|sprinter|artist|painter|author|writer|novelist|poet|singer|actor|actress|musician|comedian"
    r"|broadcaster|journalist|conductor|composer|sculptor|dancer)"
)
_KNOWN = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]he) (?:[a-z-]+ )?(?:{_WELL_KNOWN}"
    r"|(?:Holocaust|Kindertransport|Hiroshima|Hillsborough|Grenfell|Aberfan|Lockerbie|Bloody Sunday) survivor)\b"
)
_LESS_RARE = re.compile(
    r"\b(?:dementia|Alzheimer’s|Parkinson’s|a learning disability|cancer|a stroke|epilepsy|Down’s? syndrome)\b"
)
ORIGIN = re.compile(r"from [A-Z][a-z]")
_HELPED = re.compile(
    r"\b(?:to|for|by|helped|supported|housed|moved|placed|visited|assessed|trained"
    r"|employed|taught|paid|gave|offered) \Z"
)
"""What was done to somebody or for somebody, of whom nothing else need be told."""
_STOP = re.compile(r"[;:.]")
_OFTEN = frozenset(
    {"autistic", "disabled", "dyslexic", "bereaved", "adopted", "widowed", "divorced", "pregnant"}
    | {"male", "female", "minority"}
)
_RARER = ("amputee", "tracheostomy", "ventilator")
_AT_WORK = (
    *("social worker", "therapist", "practitioner", "team manager", "commissioner", "teacher", "police officer"),
    *("farmer", "councillor", "paramedic", "trustee", "magistrate"),
)
_NO_STREET = frozenset(
    {"House", "Court", "View", "Park", "Gate", "Cottage", "Cottages", "Buildings", "Place", "Green", "Hill", "Way"}
    | {"Yard", "Bank", "Paddock", "Paddocks", "Meadow", "Fields", "Brae", "Mount", "Vale", "Spinney", "Hollow", "Garth"}
    | {"Orchard"}
)
_TOGETHER = ("couple", "brothers", "sisters", "twins", "ex-wife", "ex-husband")
_FIRST_WORDS = ("The", "One", "An", "Another", "His", "Her", "Two")
_OF_A_LIFE = frozenset({"lived", "died", "was born", "was diagnosed", "was admitted", "was discharged"})
_CARED_FOR = (
    r"(?:had|was|were|has) (?:been |also |never |not )*(?:supported|assessed|helped|discharged|admitted|waiting|waited"
    r"|diagnosed|given|offered|refused|moved|asked|complained|found|seen|told|visited|left|returned)"
)
_KNOWN_WORDS = (
    *("paralympic", "olympic", "well-known", "famous", "celebrated", "winning", "international", "professional"),
    *("champion", "survivor"),
)
_TRIGGERS = (
    *("year-old", "year old", "aged", "former", "retired", "whose", "ex", "whistleblower", "whistle", "survivor"),
    *_KNOWN_WORDS,
    *("dementia", "refugee", "newspaper", "television", "suspended", "dismissed", "sacked"),
    *(
        "strong",
        "person",
        "team of",
        "headlines",
        "blew",
        "blown",
        "whistleblew",
        "disciplined",
        "demoted",
        "rescued",
        "trafficked",
        "murdered",
        "kidnapped",
        "complaint",
        "allegation",
        "claim",
    ),
)

MAKER = r"[a-z]{2,}(?:ist|smith|wright|keeper|maker|monger|grapher|herd)(?<!list)"
"""What somebody does for a living."""

_Mark = tuple[re.Pattern[str], float]
"""What distinguishes a person, and how much: of 2.0 it is enough."""


class MarkReader:
    """The words made ready by which one person is told from others."""

    def __init__(self, words: PrivacyWords) -> None:
        who = (*words.individuals, *_TOGETHER, *words.offices, "mayor", "MP", "prisoner", "detainee", "inmate")
        one = any_of(who)
        no_part = r"(?!(?:of|in|at|for|to|and|with|from|who|was|were|had)\b)"
        self.person = re.compile(
            rf"\b(?:an?|one|the|another|his|her|two) (?:{no_part}[\w’-]+,? ){{0,4}}?{one}"
            rf"(?![\w’'-])(?! {any_of(words.compounds)}\b)",
            re.IGNORECASE,
        )
        saying = any_of(each for each in words.saying if each not in _OF_A_LIFE)
        self.telling = re.compile(
            rf"(?<!who )(?<!that )\b(?:{saying}|told|{_CARED_FOR}|had (?:an?|no|two|the|regular|daily)|used"
            rf"|needed)\b|(?<=, )(?:had|has|was|were|could|needed)\b"
        )
        peoples = any_of((*words.common_peoples, *_FIRST_WORDS))
        streets = any_of(each for each in words.streets if each not in _NO_STREET)
        often = [each for each in words.characteristics if each in _OFTEN]
        rare = any_of((*(each for each in words.characteristics if each not in _OFTEN), *words.sensitive, *_RARER))
        self.sensitive = re.compile(rf"\b{any_of((*words.sensitive, *_RARER))}\b(?!-)")
        self.rare = re.compile(rf"\b{rare}\b(?!-)")
        self.often = re.compile(rf"\b{any_of(often)}\b(?!-)")
        self.work = re.compile(rf"\b{any_of((*words.work, *_AT_WORK))}\b")
        self.marks: tuple[_Mark, ...] = (
            (self.rare, 1.0),
            (self.often, 0.5),
            (self.work, 0.5),
            (re.compile(rf"\b(?!{peoples}\b)[A-Z][a-z]+(?:-speaking|-born)? (?:[a-z-]+ )?(?:{one}|{MAKER})\b"), 1.0),
            (
                re.compile(rf"\b{any_of(words.common_peoples)} (?:[a-z-]+ )?{one}\b|\brefugee\b|\basylum[- ]seeker\b"),
                0.5,
            ),
            (re.compile(rf"\b(?:in|on|at|from|of) (?:[A-Z][\w’-]+ ){{1,3}}{streets}\b(?! [A-Z])"), 2.0),
            *((_PAST, 1.0), (_CARER, 0.5), (_LESS_RARE, 0.5), (_DAY, 1.0), (_MONTH_OR_YEAR, 0.5), (_TEAM, 0.5)),
            *((_SMALL_TEAM, 1.5), (_RELATION, 0.5), (_CHILDREN, 1.0), (_DEED, 1.5)),
        )
        told = (each.casefold() for each in (*words.characteristics, *words.sensitive))
        self.marking = Triggers((*_TRIGGERS, *told, *words.streets), needs=who)
        self.known_words = Triggers(_KNOWN_WORDS)
        self.triggers = (self.marking, self.known_words)


def marks_in(sentence: str, likely: Collection[Triggers], reader: MarkReader) -> tuple[int, int] | None:
    """Return the words of a sentence by which one person is told from others: enough of them, before it tells."""
    known = _KNOWN.search(sentence) if reader.known_words in likely else None
    if known is not None and not sentence.endswith("by ", 0, known.start()):  # who opens a centre is a guest
        return known.span()
    if reader.marking not in likely and ORIGIN.search(sentence) is None:
        return None
    for match in reader.person.finditer(sentence):
        telling = reader.telling.search(sentence, match.end(), match.end() + _REACH)
        stop = _STOP.search(sentence, match.end(), match.end() + _REACH)
        end = telling.start() if telling is not None else len(sentence)
        is_cut = stop is not None and stop.start() < end
        if telling is None or is_cut:
            if _HELPED.search(sentence, 0, match.start()) is None:
                continue
            end = stop.start() if stop is not None and is_cut else end
        weight, last = weight_of(sentence, match.start(), end, reader)
        if weight >= _ENOUGH:
            return match.start(), max(last, match.end())
    return None


def marks_over_two(before: str, sentence: str, reader: MarkReader) -> tuple[int, int] | None:
    """Return the words of a sentence that, with those on the person in the one before it, tell who somebody is."""
    rare = reader.sensitive.search(sentence)
    match = reader.person.search(before) if rare is not None else None
    if match is None or rare is None:
        return None
    telling = reader.telling.search(before, match.end(), match.end() + _REACH)
    weight, _ = weight_of(before, match.start(), telling.start() if telling is not None else match.end(), reader)
    return (0, rare.end()) if weight >= _ENOUGH / 2 else None


def weight_of(sentence: str, start: int, end: int, reader: MarkReader) -> tuple[float, int]:
    """Return how much distinguishes the person in a stretch of a sentence, and where the last of it ends."""
    ages = [int(next(filter(None, match.groups()))) for match in AGE.finditer(sentence, start, end)]
    weight = sum(1.5 if age >= _VERY_OLD or age <= _YOUNG else 1.0 for age in ages)
    last = max((match.end() for match in AGE.finditer(sentence, start, end)), default=start)
    for pattern, each in reader.marks:
        found = pattern.search(sentence, start, end)
        if found is not None:
            weight, last = weight + each, max(last, found.end())
    weight += _RARE_AGAIN * (len(set(reader.rare.findall(sentence, start, end))) > 1)
    if any(age < _OLD for age in ages) and _LESS_RARE.search(sentence, start, end) is not None:
        weight += 0.5  # few have these as young
    places = {match["name"]: match.end() for match in _PLACE.finditer(sentence, start, end)}
    if places:
        weight, last = weight + (1.0 if len(places) == 1 else 1.5), max(last, *places.values())
    if reader.work.search(sentence, start, end) is not None:
        often = reader.often.search(sentence, start, end) is not None
        weight += 1.0 if often else 0.5 * (reader.rare.search(sentence, start, end) is not None)
    return weight, last
