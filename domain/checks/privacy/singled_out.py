"""Find people whom grammar singles out: the only one who tells, one of a handful, who somebody's relative is."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import product

from domain.checks.phrases import Phrase, Triggers, any_of
from domain.checks.privacy.privacy_words import CAPITAL, PrivacyWords
from domain.checks.privacy.private_lives import PrivateReader, at_work_in
from domain.dates import MONTHS

_FEW = r"(?:two|three|four|five|six|[2-6])"
_MONTH = "|".join(MONTHS)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})|(?:{_MONTH})\s+\d{{1,2}}\b(?!\s*%)"
    r"|\d{1,2}/\d{1,2}/\d{2,4})"
)
_OF_A_LIFE = (
    *("death", "suicide", "murder", "funeral", "overdose", "cremation", "burial", "arrest", "collapse", "drowning"),
    *("accident", "disappearance", "inquest", "stroke", "wedding", "eviction"),
)
_DISASTERS = (
    *("fire", "flood", "floods", "crash", "explosion", "bombing", "shooting", "disaster", "attack", "sinking"),
    *("collapse", "siege", "stabbing", "massacre", "avalanche", "earthquake", "derailment", "landslide"),
)
_STRUCK = ("survivor", "victim", "widow", "widower", "witness", "hero", "rescuer", "perpetrator", "driver")
_LEADING = (
    *("director", "chief executive", "cabinet member", "council leader", "head of service", "chief constable"),
    *("ward manager", "home manager", "registered manager", "team manager", "principal social worker", "councillor"),
    *("manager", "mayor", "MP", "headteacher", "vicar", "deputy leader", "portfolio holder", "lead member", "GP"),
    *("fire officer", "police commissioner", "medical officer", "town clerk", "harbourmaster", "consultant", "coroner"),
)
_KIN = (
    *("mother", "father", "wife", "husband", "partner", "son", "daughter", "brother", "sister", "uncle", "aunt"),
    *("grandmother", "grandfather", "nephew", "niece", "cousin", "widow", "widower", "mother-in-law", "father-in-law"),
    *("ex-wife", "ex-husband", "stepson", "stepdaughter", "twin", "parents", "grandson", "granddaughter"),
    *("child", "only child", "children"),
)
_TWINS = (
    *("twins", "triplets", "quadruplets", "quintuplets", "twin brothers", "twin sisters", "identical twins"),
    *("quads", "quins"),
)
_NOBODY = frozenset(
    {"thing", "way", "change", "concern", "exception", "issue", "complaint", "criticism", "reason", "point", "part"}
    | {"problem", "difference", "time", "occasion", "place", "provider", "authority", "agency", "employer", "report"}
    | {"record", "document", "source", "advice", "information", "support", "help", "question", "example", "step"}
    | {"family", "household", "partner", "council", "committee", "board", "college", "school", "practice", "surgery"}
    | {"branch", "shop", "church", "mosque", "prison", "factory", "landlord", "survey", "response", "reply", "answer"}
)
_SAYING = ("told", "said", "explained", "described", "felt", "thought", "added", "recalled", "spoke")
_PUNISHED = (
    *("dismissed", "suspended", "sacked", "disciplined", "struck off", "arrested", "convicted", "jailed", "demoted"),
)
_DIED = (
    *("died", "drowned", "took", "fell", "vanished", "disappeared", "missing", "killed", "murdered", "stabbed", "shot"),
    "found",
)
_BEFORE_TELLING = frozenset(
    {"that", "who", "they", "we", "she", "he", "it", "which", "also", "people", "staff", "had", "have", "you", "i"}
)
_AFTER = 60
_JOINING = frozenset({"in", "on", "at", "of", "for", "who", "with", "from", "to", "within", "across", "whose", "left"})
_SOLE = re.compile(r"(?:the|its|our)\s", re.IGNORECASE)
_ILL_WITH = re.compile(r"\s+(?:with|because\s+of|due\s+to|after|following)\s")
_HIS = re.compile(r"\b(?:she|he|her|his|him|whose)\b|[’']s\s", re.IGNORECASE)
_NAMED_PLACE = re.compile(
    rf"\b(?:in|at|from|of|on|near|used|attended"
    rf"|joined)\s+(?:the\s+)?(?:[\da-z-]+\s+){{0,3}}?(?!(?:{_MONTH})\b)[A-Z][a-z]"
    r"|\b(?:village|hamlet|island|parish|farm|street|close|lane|estate|hostel|ward|wing|prison)\b"
)


class SingledReader:
    """The words of such people made ready."""

    def __init__(self, words: PrivacyWords) -> None:
        self._bodies = frozenset((*words.bodies, *words.organisations)) | _NOBODY
        self._read_few(words)
        self._read_known(words)
        self._read_lives(words)
        self._read_stories(words)
        self._read_families(words)
        self.lives = PrivateReader(words)
        own = (each for each in vars(self).values() if isinstance(each, Phrase))
        self.phrases = (*own, self.lives.private, self.lives.again, self.lives.back)
        self.every = frozenset(self.phrases)

    def _read_few(self, words: PrivacyWords) -> None:
        many, saying = any_of(words.individuals_plural), any_of(_SAYING)
        self.only = Phrase(
            rf"(?:the|our|its|their)\s+(?:only|sole|lone|one\s+remaining|last\s+remaining|single\s+remaining)\s+"
            rf"(?P<what>(?:[\w’-]+\s+){{1,14}}?)(?={saying}\b)",
            ("only", "sole", "lone", "remaining"),
            needs=_SAYING,
            begins=("the", "our", "its", "their"),
        )
        self.one_of_them = Phrase(
            rf"(?i:of)\s+(?:the\s+)?{_FEW}\s+(?:[\w’-]+\s+){{0,5}}?{many}\b[^,.;:]{{0,80}},\s+(?:only\s+)?"
            rf"(?:one|two|three|both|none|[1-3])\s+\w+(?:\s+\w+){{0,2}}",
            tuple(
                map(
                    " ".join,
                    product(("of", "of the"), ("two", "three", "four", "five", "six", "2", "3", "4", "5", "6")),
                )
            ),
            re.NOFLAG,
            needs=words.individuals_plural,
            begins=("of",),
        )
        self.of_a_people = Phrase(
            rf"(?i:the|our|its|their)\s+(?:only|sole|lone|one)\s+(?:[a-z]+\s+)?{CAPITAL}(?=\s+(?:in|on|at"
            rf"|among)\s+(?:the\s+)?[a-z])",
            ("only", "sole", "lone", "the one", "its one", "our one", "their one"),
            re.NOFLAG,
        )
        self.twins = Phrase(
            rf"(?:(?:the|two|an?|both|one\s+of\s+(?:the|two))\s+(?:[\w’-]+\s+){{0,2}}?|(?=twin\s))"
            rf"{any_of(_TWINS)}\b[^;.]{{0,60}}?(?=,?\s+(?:had|were|was|told|said|felt|could|lived|who|shared|waited"
            r"|needed|moved|wanted|used|(?:(?:both|each|all|now)\s+)?aged)\b)",
            _TWINS,
            re.IGNORECASE,
        )

    def _read_known(self, words: PrivacyWords) -> None:
        one = any_of(words.individuals)
        known = any_of((*(each for each in words.offices if each != "artist"), *_KNOWN))
        self.who_is = Phrase(
            rf"(?:an?|the|one|her|his)\s+(?:[\w’-]+\s+){{0,3}}?{one},?\s+who\s+(?:also\s+)?"
            r"(?:(?:was|is|had\s+been|has\s+been|became)(?:\s+also|\s+once)?"
            r"|(?:sits|sat|serves|served|works|worked|acts|acted|stood)(?:\s+also)?\s+as)"
            rf"\s+(?:an?|the|one\s+of\s+the)\s+(?:(?:former|retired|local|parish|town|county|only|first)\s+){{0,2}}"
            rf"(?:{known}|(?:town|village|parish|island|city|county|school)[’']s\s+[a-z-]+)\b",
            (*words.offices, *_KNOWN, "town", "village", "parish", "island", "city", "county", "school"),
            needs=("who",),
        )
        self.struck = Phrase(
            rf"(?i:the|an?|one|only)\s+(?:[a-z-]+\s+)?{any_of(_STRUCK)}\s+(?:of|in)\s+(?i:the)\s+(?:(?:19|20)\d\d\s+)?"
            rf"(?:{CAPITAL}\s+){{1,3}}(?:[a-z]+\s+)?{any_of(_DISASTERS)}\b",
            _DISASTERS,
            re.NOFLAG,
            needs=_STRUCK,
        )

    def _read_lives(self, words: PrivacyWords) -> None:
        kin = any_of(_KIN)
        self.kin_of_leader = Phrase(
            rf"(?:the|an?|our|its)\s+(?:(?:deputy|assistant|former|interim|acting"
            rf"|strategic)\s+){{0,2}}{any_of(_LEADING)}"
            rf"[’']s\s+(?:[a-z]+\s+)?{kin}\b",
            _KIN,
            needs=_LEADING,
        )
        self.event_on_a_day = Phrase(
            rf"{any_of(_OF_A_LIFE)}\s+(?:[a-z]+\s+){{0,4}}?(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
            rf"|Sun)day,?\s+)?{_DAY}",
            _OF_A_LIFE,
            re.NOFLAG,
            begins=_OF_A_LIFE,
        )
        self.former = Phrase(
            rf"(?i:the|an?|one|his|her)\s+(?:former|retired|ex-)[\s-]*{any_of(words.holders)}\s+(?:of|for|at|with)\s+"
            rf"(?:the\s+)?{CAPITAL}(?:\s+{CAPITAL})?",
            ("former", "retired", "ex"),
            re.NOFLAG,
            needs=words.holders,
        )
        self.kin_of_a_holder = Phrase(
            rf"{kin}\s+of\s+(?:the|an?|our)\s+(?:(?:former|deputy|late|retired|local|assistant|then|chief|senior"
            rf"|first|last|old|new)\s+)*"
            rf"{any_of((*words.holders, *_LEADING))}\b",
            _KIN,
            needs=(*words.holders, *_LEADING),
        )

    def _read_stories(self, words: PrivacyWords) -> None:
        one, kin = any_of(words.individuals), any_of(_KIN)
        self.outstanding = Phrase(
            r"(?:an?|the|one)\s+(?:[a-z-]+\s+)?(?:mother|father|parent|mum|dad)\s+of\s+(?:seven|eight|nine|ten"
            r"|eleven|twelve"
            r"|thirteen|fourteen|[7-9]|1\d)\b(?!\s*%)"
            rf"|(?:(?:an?|the|one)\s+(?:[a-z-]+\s+)?{one}\s+who|he|she)\s+(?:weighed|weighs|stood|stands)\s+(?:over\s+)?\d+\s+\w+",
            ("mother of", "father of", "parent of", "mum of", "dad of", "weighed", "weighs", "stood", "stands"),
        )
        self.who_spoke_up = Phrase(
            rf"(?:an?|the|one)\s+(?:[a-z-]+\s+)?(?:{one}"
            rf"|member\s+of\s+staff)\s+who\s+(?:had\s+)?(?:first\s+)?(?:raised|reported|made"
            r"|blew|brought)\s+(?:the\s+|an?\s+)?(?:concerns?|alarm|complaints?|allegations?|whistle)\s+(?:about|at"
            r"|in|on|against)"
            r"\s+[^.;,]{1,40}",
            ("raised", "reported", "made", "blew", "brought"),
            needs=("concern", "concerns", "alarm", "complaint", "complaints", "allegation", "allegations", "whistle"),
        )
        self.kin_of_the_dead = Phrase(
            rf"{kin}\s+of\s+(?:the|an?)\s+(?:[a-z]+\s+){{0,2}}?{one}\s+(?:who|that)\s+(?:had\s+)?(?:died|drowned"
            r"|took|fell|vanished|disappeared|went\s+missing|(?:was|been)\s+(?:killed|murdered|stabbed|shot|found))\b"
            r"[^.;]{0,50}?(?=\s+(?:told|said|felt|had|was|described|asked)\b)",
            _KIN,
            needs=_DIED,
        )
        self.ill_at_work = Phrase(
            rf"(?:an?|the|one|its|our)\s+(?:[\w-]+\s+){{0,3}}?(?:{one}|member\s+of\s+staff)\b[^.;]{{0,50}}?\b"
            r"(?:(?:on|from)\s+(?:[a-z-]+\s+)?(?:sick|compassionate)\s+leave|signed\s+off\s+(?:sick|with))\b",
            ("sick leave", "compassionate leave", "signed off"),
        )
        self.dismissed = Phrase(
            rf"(?:an?|the|one)\b[\s,]+(?:[\w’-]+,?\s+){{0,9}}?"
            r"(?:(?:was|were|had\s+been)\s+(?:later\s+|since\s+)?|(?:later|since|now|subsequently|recently)\s+)"
            rf"{any_of(_PUNISHED)}\b(?:\s+(?:in|on|after|over|for|following)\s+[^.;,]{{1,40}})?",
            _PUNISHED,
        )

    def _read_families(self, words: PrivacyWords) -> None:
        one, kin = any_of(words.individuals), any_of(_KIN)
        self.kin_of_a_victim = Phrase(
            rf"{kin}\s+of\s+(?:the|an?)\s+(?:[a-z-]+\s+){{0,2}}?(?:{one}|baby|schoolboy|schoolgirl)\s+(?:(?:who"
            rf"|that)\s+(?:was|had\s+been)\s+)?"
            r"(?:killed|murdered|stabbed|shot|drowned|abducted|raped|found\s+dead|run\s+over|knocked\s+down|burned"
            r"|struck\s+by)\b",
            (
                *("killed", "murdered", "stabbed", "shot", "drowned", "abducted", "raped", "found dead", "run over"),
                "struck by",
            ),
            needs=_KIN,
        )
        self.firsts = Phrase(
            r"(?:the|its|our)\s+(?:first|last|only|youngest|oldest|longest-serving)\s+(?:[a-z-]+\s+){0,3}?"
            rf"(?:survivor|mayor|councillor|{any_of((*words.holders, *words.offices))})\s+(?:of|in|from)\s+"
            rf"(?:the\s+)?(?:(?:19|20)\d\d|{CAPITAL})",
            ("first", "last", "only", "youngest", "oldest", "serving"),
            flags=re.NOFLAG,
            needs=("survivor", "mayor", "councillor", *words.holders, *words.offices),
        )
        self.of_siblings = Phrase(
            r"(?:the\s+)?(?:youngest|oldest|eldest|only\s+one|last)\s+(?:surviving\s+)?of\s+(?:the\s+|her\s+|his\s+)?"
            r"(?:three|four|five|six|seven|eight|nine|ten|[3-9]|1\d)\s+(?:[\w’-]+\s+)?(?:brothers|sisters|siblings|children|sons"
            r"|daughters)\b",
            ("brothers", "sisters", "siblings", "children", "sons", "daughters"),
            needs=("youngest", "oldest", "eldest", "only", "last"),
        )

    def is_a_person(self, words: str) -> bool:
        """Return whether the subject in these words, which tells something, is one person and no body or thing."""
        said = words.casefold().split()
        if said[-1] in _BEFORE_TELLING:
            return False
        place = next((number for number, word in enumerate(said) if word in _JOINING), len(said))
        head = said[place - 1] if place else ""
        is_plural = head.endswith("s") and not head.endswith(("ss", "us"))
        return bool(head) and head not in self._bodies and not is_plural and "people" not in said[:place]


_KNOWN = (
    *("magistrate", "judge", "coroner", "bishop", "councillor", "mayoress", "MP", "footballer", "cricketer", "boxer"),
    *("Olympian", "Paralympian", "novelist", "broadcaster", "newsreader", "actor", "actress", "singer", "bandleader"),
    *("organist", "postmaster", "postmistress", "headteacher", "headmaster", "headmistress", "sheriff", "consul"),
    *("lifeboatman", "harbourmaster", "astronaut", "town crier", "chief constable", "police chief", "jockey"),
)


def singled_out(sentence: str, likely: Collection[Triggers], reader: SingledReader) -> tuple[int, int] | None:
    """Return the words of a sentence that single out one person, or one of very few."""
    if reader.every.isdisjoint(likely):
        return None
    for phrase in (
        reader.who_is,
        reader.struck,
        reader.kin_of_leader,
        reader.former,
        reader.kin_of_a_holder,
        reader.outstanding,
        reader.firsts,
        reader.lives.private,
        reader.of_siblings,
        reader.of_a_people,
        reader.kin_of_a_victim,
    ):
        match = phrase.search(sentence) if phrase in likely else None
        if match is not None:
            return match.span()
    match = reader.lives.back.search(sentence) if reader.lives.back in likely else None
    if match is not None and at_work_in(sentence):
        return match.span()
    match = reader.ill_at_work.search(sentence) if reader.ill_at_work in likely else None
    if match is not None and (_SOLE.match(match.group()) or _ILL_WITH.match(sentence, match.end())):
        return match.span()
    match = reader.only.search(sentence) if reader.only in likely else None
    if match is not None and reader.is_a_person(match["what"]):
        return match.start(), match.end() - 1
    for phrase in (reader.one_of_them, reader.twins, reader.kin_of_the_dead, reader.dismissed, reader.who_spoke_up):
        match = phrase.search(sentence) if phrase in likely else None
        after = _AFTER if phrase is reader.twins else 0
        if match is not None and _NAMED_PLACE.search(sentence, match.start(), match.end() + after) is not None:
            return match.span()
    match = reader.event_on_a_day.search(sentence) if reader.event_on_a_day in likely else None
    if match is not None and _HIS.search(sentence) is not None:
        return match.span()
    return None
