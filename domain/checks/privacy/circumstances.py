"""Find lives that can be looked up: what one person at a time is, what was in the newspaper, when somebody died."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from domain.checks.phrases import Phrase, Triggers, any_of, has_any
from domain.checks.privacy.privacy_words import CAPITAL, HE, PrivacyWords
from domain.dates import MONTHS

_REACH = 110
_CARED_FOR = (
    r"(?:had|was|were|is|has)\s+(?:been\s+)?(?:also\s+)?(?:supported|assessed|helped|discharged|admitted"
    r"|waiting|diagnosed|given|offered"
    r"|under|suspended|investigated|accused|cautioned|arrested|charged|refused|moved|lonely|ill|unwell|told|complained|found|bereaved|widowed|care|dementia)"
)
_CARED = re.compile(rf"\s+(?:told us\b|{_CARED_FOR}\b)|,\s+who\b")
_ASIDE = r"(?:,?\s+(?:of|aged)\s+\d{2,3}|,\s+\d{2,3}|\s+(?:in|from|at|with|on|of)\s+[^,.;:]{2,40}?)?"
_COUNTS = r"(?:three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_MONTH = "|".join(MONTHS)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})(?:\s+\d{{4}})?|(?:{_MONTH})\s+\d{{1,2}}(?:st"
    r"|nd|rd|th)?\b(?:,?\s+\d{4})?|\d{1,2}/\d{1,2}/\d{2,4})"
)
_EVENT = (
    r"(?:died|drowned|collapsed|hanged\s+(?:herself|himself)|killed\s+(?:herself|himself)|took\s+(?:her"
    r"|his)\s+(?:own\s+)?life"
    r"|(?:was|were|had\s+been|been)\s+(?:found(?:\s+dead)?|killed|murdered|stabbed|shot|arrested|sectioned"
    r"|detained|admitted|discharged"
    r"|evicted|removed|attacked|assaulted|raped|robbed|burgled|buried|cremated|married|hit\s+by|run\s+over"
    r"|knocked\s+down)|found\s+dead|fell|married)"
)
_HIS = re.compile(r"\b(?:she|he|her|his|him|whose)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:only|sole|well-known|famous)\s|(?:\s|\A)(?:[a-z-]+\s+)*[A-Z][a-z]|[’']s\s|\b(?:village|town|island|hamlet|parish)\s"
)
_SPORT = (
    r"(?:played|swum|swam|rowed|run|ran|boxed|competed|sung|sang|raced|skied|fenced|sailed|cycled|danced"
    r"|shot|fought|batted|bowled)"
)
_TEAM = (
    r"(?:(?:Team\s+)?(?:England|Scotland|Wales|Britain|Great\s+Britain|Ireland|GB|Yorkshire|Lancashire|Surrey"
    r"|Kent|Essex)"
    r"|(?:the|her|his)\s+(?:county|country|national\s+team|town)|[A-Z]\w+\s+(?:United|City|Town|Rovers"
    r"|Athletic|FC|Wanderers|County))\b"
)
_NEWS = (
    r"(?:reported|covered|shown|published|printed|filmed|televised|featured|in\s+the\s+(?:news|papers|press"
    r"|newspaper))"
)
_PRESS = (
    r"(?:television|TV|radio|the\s+(?:local\s+|national\s+)?(?:news|newspapers?|press|papers?"
    r"|front\s+page|evening\s+news))"
)
_DEEDS = (
    *("played", "swum", "swam", "rowed", "boxed", "competed", "sung", "sang", "raced", "skied", "fenced", "sailed"),
    *("cycled", "danced", "shot", "fought", "batted", "bowled", "won", "television", "tv", "radio", "press", "news"),
    *("newspaper", "newspapers", "papers", "ran", "runs", "run", "kept", "keeps", "owned", "owns", "founded", "built"),
    *("captained", "edited", "opened", "lost", "survived", "jailed", "imprisoned", "convicted", "sentenced"),
    *("lightning", "stabbed", "kidnapped", "hostage", "knighted"),
)
_EVENTS = (
    *("died", "drowned", "collapsed", "hanged", "killed", "took", "found", "murdered", "stabbed", "shot", "arrested"),
    *("sectioned", "detained", "admitted", "discharged", "evicted", "removed", "attacked", "assaulted", "raped"),
    *("robbed", "burgled", "buried", "cremated", "married", "hit", "run", "knocked", "fell"),
)
_CHILDREN = ("sons", "daughters", "children", "brothers", "sisters", "siblings", "boys", "girls", "adults")
_LEARNERS = (
    *("apprentice", "trainee", "student", "administrator", "receptionist", "secretary", "clerk", "newcomer"),
    "intern",
)


class CircumstanceReader:
    """The words of such lives made ready."""

    def __init__(self, words: PrivacyWords) -> None:
        one = any_of(words.individuals)
        holder, body, kin = any_of(words.holders), any_of(words.local_bodies), any_of(words.kin)
        self.told = re.compile(
            rf"\b(?:{any_of(words.saying)}|came|attended|used|joined|praised|enjoyed|{_CARED_FOR})\b|,\s*(?:who|whose)\b",
            re.IGNORECASE,
        )
        self.individual = re.compile(rf"\b{one}\b", re.IGNORECASE)
        modified = r"(?:(?!(?:of|in|at|for|and|to|the)\b)[\w-]+\s+){0,2}?"
        owned = (
            rf"(?i:the|an?|its|our|this|that|[\w-]+[’']s)\s+(?:[\w-]+[’']s\s+)?{modified}(?:{body}"
            rf"|{CAPITAL}(?:\s+{CAPITAL})*)"
        )
        self._read_holders(words, modified, owned, holder, kin)
        self._read_stories(one, kin, modified, body)
        self._read_rare(words, one)
        self._read_work(words)
        self.phrases = tuple(each for each in vars(self).values() if isinstance(each, Phrase))
        self.every = frozenset(self.phrases)

    def _read_holders(self, words: PrivacyWords, modified: str, owned: str, holder: str, kin: str) -> None:
        office = any_of((*(each for each in words.offices if each != "mayor"), "councillor"))
        self.kin_of_holder = Phrase(
            rf"(?i:the|a|an|our|its)\s+(?:former\s+|late\s+|local\s+|parish\s+)?{holder}[’']s\s+(?:[a-z]+"
            rf"\s+)?{kin}\b",
            words.holders,
            re.NOFLAG,
        )
        self.holder = Phrase(
            rf"(?i:the|an?|one|its|our)\s+(?P<past>(?:former|retired|ex-|one-time|onetime|late|previous"
            rf"|longest-serving|oldest)[\s-]+)?"
            rf"{modified}(?:{holder}\s+(?:of|at|in|for|on|with)\s+(?P<of>{owned})"
            rf"|{office}\s+(?:of|at|in|for)\s+{CAPITAL}(?:\s+{CAPITAL})?)"
            rf"(?:\s+(?:of|in|at|on)\s+{CAPITAL}(?:\s+{CAPITAL})?)?",
            (*words.holders, *words.offices),
            re.NOFLAG,
        )
        self.past_holder = Phrase(
            rf"(?i:an?|the|one)\s+(?:former|retired"
            rf"|ex-)[\s-]*(?:[a-z-]+"
            rf"\s+)?(?P<who>{any_of(_known(words.holders))})\b",
            ("former", "retired", "ex"),
            re.NOFLAG,
        )

    def _read_stories(self, one: str, kin: str, modified: str, body: str) -> None:
        self.who_did = Phrase(
            rf"(?:(?i:the|an?|one|our|its)\s+{modified}(?:{one}|couple|family|brothers|sisters){_ASIDE},?\s+(?:who"
            rf"|that)|{HE})\s+(?:had\s+|have\s+|has\s+)?(?:once\s+|also\s+)?"
            rf"(?:{_SPORT}\s+(?:[a-z]+\s+){{0,2}}?for\s+{_TEAM}|won\s+(?i:the|an?)\s+(?:[a-z]+\s+)?(?:lottery"
            rf"|medal|[A-Z]\w+)|won\s+the\s+(?:[a-z]+\s+)?(?:title|cup|award|prize)"
            rf"|appeared\s+(?:on|in)\s+{_PRESS}|been\s+(?:on|in)\s+{_PRESS}"
            rf"|(?:ran|runs|run|kept|keeps|owned|owns|founded|built|captained|edited"
            rf"|opened)\s+(?:(?i:the)\s+{modified}{body}\b"
            rf"|(?i:an?)\s+{modified}{body}\b(?=\s+(?:in|at|on|of)\s+{CAPITAL}))(?:\s+(?:in|at|on|of)\s+{CAPITAL})?"
            rf"|lost\s+(?:both|her|his|an?|two|all)\s+(?:[a-z]+\s+)?(?:legs?|arms?|hands?|feet|eyes?|sight"
            rf"|limbs|sons|daughters|children|house|home|husband|wife)"
            rf"\s+(?:in|at|on|to|when)\s+(?:the\s+|a\s+)?(?:\w+\s+)?(?:(?:19|20)\d\d|{CAPITAL}|fire|flood"
            rf"|crash|explosion|accident|war|bombing)"
            rf"|survived\s+(?i:the|a|an)\s+(?:[\w-]+\s+){{0,3}}?(?:fire|flood|crash|explosion|bombing"
            rf"|shooting|disaster|attack|sinking|avalanche|earthquake)"
            rf"|(?:was|were|been)\s+(?:once\s+|recently\s+)?(?:jailed|imprisoned|convicted|sentenced"
            rf"|struck\s+by\s+lightning|shot|stabbed|kidnapped|held\s+hostage|knighted))\b",
            _DEEDS,
            re.NOFLAG,
        )
        self.whose = Phrase(
            rf"(?i:the|an?|one)\s+{modified}(?:{one}|couple|family){_ASIDE},?\s+whose\s+(?:[a-z]+\s+)?(?:"
            rf"(?:{kin}|parents|sons|children|baby|child|partner)\s+(?:was|were|had\s+been|had|died"
            rf"|fell|collapsed|vanished|drowned)(?:\s+(?:been\s+)?(?:killed|murdered|drowned|stabbed|shot"
            rf"|lost\s+at\s+sea|jailed"
            rf"|died))?\s+(?:in|at|by|on|when|during|from|off|under)\s+(?:the|a|an|{CAPITAL}|(?:19|20)\d\d)\b"
            rf"|(?:case|story|death|picture|photograph|trial|rescue|arrest|disappearance|wedding)\s+(?:was"
            rf"|were|had\s+been|is|has\s+been)\s+(?:[a-z]+\s+)?{_NEWS}"
            rf"|(?:house|home|shop|farm|business|boat)\s+(?:was|had\s+been|had)\s+(?:burned|burnt|raided|burgled|searched|repossessed|destroyed"
            rf"|flooded|demolished|bombed|lost)\s+(?:down\s+)?(?:in|on|by|when)\s)",
            ("whose",),
            re.NOFLAG,
        )

    def _read_rare(self, words: PrivacyWords, one: str) -> None:
        self.on_a_day = Phrase(
            rf"{_EVENT}\b(?:\s+(?!on\b)[\w’'-]+){{0,7}}?\s+(?:on\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
            rf"|Sun)day,?\s+)?)?{_DAY}",
            _EVENTS,
            re.NOFLAG,
        )
        self.in_a_day = Phrase(
            rf"On\s+{_DAY},?\s+(?:the|an?|one|his|her|she"
            rf"|he)\b[^.;]{{0,60}}?\b{_EVENT}\b",
            _EVENTS,
            re.NOFLAG,
        )
        self.rare = Phrase(
            rf"(?i:an?|one|the)\s+(?:[\w’-]+\s+){{0,3}}?(?:{one}|couple"
            rf"|family)[^.;]{{0,40}}?\b{any_of(words.rare)}\b|\b(?i:an?|one"
            rf"|the)\s+(?:\w+\s+)?{any_of(each for each in words.rare if each.endswith('amputee'))}\b",
            words.rare,
            re.NOFLAG,
        )
        self.eponym = Phrase(
            rf"(?i:an?|one|the)\s+(?:[\w’-]+\s+){{0,3}}?{one}\s+(?:with|who\s+had|living\s+with"
            rf"|who\s+lived\s+with)\s+"
            rf"(?!Parkinson|Alzheimer|Down|Asperger|Crohn|Lewy)(?:[A-Z][a-z]+(?:[-–][A-Z][a-z]+"
            rf"|[’']s)?\s+(?:[A-Z][a-z]+\s+)?(?:syndrome|disease|palsy"
            rf"|ataxia))\b",
            ("syndrome", "disease", "palsy", "ataxia"),
            re.NOFLAG,
        )
        self.family = Phrase(
            rf"(?i:an?|one|the)\s+(?:[\w’-]+\s+)?(?:family|couple|mother|father|parents|carer|woman|man"
            rf"|household)\s+(?:with|of|who\s+cared\s+for)\s+"
            rf"{_COUNTS}\s+(?:{any_of(words.characteristics)})\s+(?:sons|daughters|children|brothers|sisters"
            rf"|siblings|boys|girls|adults)\b",
            _CHILDREN,
            re.NOFLAG,
        )

    def _read_work(self, words: PrivacyWords) -> None:
        self.at_work = Phrase(
            rf"(?i:the|an?|one|its)\s+(?:[a-z-]+\s+)?{any_of(words.work)}\s+(?:at|of|in"
            rf"|for)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}?(?:at\s+|in\s+)?"
            rf"{CAPITAL}(?:\s+{CAPITAL})?(?:\s+(?:House|Lodge|Court|Manor|Grange|Hall|Villa|Farm|Close|Road"
            rf"|Street|Lane|care\s+home|home|surgery|school|hostel|practice|day\s+centre"
            rf"|centre))?",
            words.work,
            re.NOFLAG,
        )
        self.small_house = re.compile(
            r"\b(?:House|Lodge|Court|Manor|Grange|Hall|Villa|Farm|Close|Lane|care home|village|home|surgery"
            r"|hostel|hamlet|island)\b"
        )
        self.learner = Phrase(
            r"(?i:the|our|its|their)\s+(?:[a-z-]+\s+)?(?:apprentice|trainee|student|administrator|receptionist"
            r"|secretary"
            r"|clerk|newcomer|intern)\s+(?:in|on|at|of|for|with)\s+the\s+(?:[a-z-]+\s+){1,4}?(?:team"
            r"|office|service|desk|hub|unit|store|stores|depot|kitchen|warehouse|workshop|laundry|garage|library)\b",
            _LEARNERS,
            re.NOFLAG,
        )


def _known(holders: tuple[str, ...]) -> list[str]:
    """Return those of whom there is one in a whole town: who was one can be looked up."""
    everywhere = {
        "head",
        "director",
        "leader",
        "owner",
        "secretary",
        "clerk",
        "chair",
        "caretaker",
        "warden",
        "editor",
        "coach",
    }
    common = {
        "butcher",
        "baker",
        "priest",
        "founder",
        "treasurer",
        "minister",
        "captain",
        "conductor",
        "deacon",
        "winner",
        "keeper",
    }
    return [
        each
        for each in holders
        if each not in everywhere | common | {"head teacher", "headteacher", "landlord", "landlady"}
    ]


_REST_OF_NAME = 25
_PUBLIC_BODY = re.compile(
    r"\b(?:Boards?|Committee|Partnership|Council|Trust|Panel|Authority|Cabinet|Healthwatch|Collaborative|Alliance"
    r"|Network|Association|Union|Forum|Federation|Consortium)\b"
)


def life_in(sentence: str, likely: Collection[Triggers], reader: CircumstanceReader) -> tuple[int, int] | None:
    """Return the words of a sentence that tell of one person what others know or can look up."""
    if reader.every.isdisjoint(likely):
        return None
    for phrase in (reader.kin_of_holder, reader.who_did, reader.whose, reader.rare, reader.eponym, reader.family):
        match = phrase.search(sentence) if phrase in likely else None
        if match is not None:
            return match.span()
    held = next(_held(sentence, likely, reader), None)
    if held is not None:
        return held.span()
    is_dated = reader.on_a_day in likely and ("/" in sentence or has_any(sentence, MONTHS))
    for phrase in (reader.on_a_day, reader.in_a_day) * is_dated:
        match = phrase.search(sentence)
        if match is not None and (_HIS.search(sentence) or reader.individual.search(sentence, 0, match.end())):
            return match.span()
    return None


def _held(sentence: str, likely: Collection[Triggers], reader: CircumstanceReader) -> Iterator[re.Match[str]]:
    """Yield what one person at a time does or did, where that person tells something or is cared for."""
    for phrase in (reader.holder, reader.past_holder, reader.learner, reader.at_work):
        for match in phrase.finditer(sentence) if phrase in likely else ():
            if phrase is reader.holder and match["of"] is None and not _CARED.match(sentence, match.end()):
                continue
            if phrase is reader.holder and match["of"] is not None and not (match["past"] or _is_named(match)):
                continue
            if phrase is reader.at_work and (
                reader.small_house.search(match.group()) is None or _MANAGES.match(match.group()) is not None
            ):
                continue
            if phrase is reader.holder and _OF_A_SERVICE.match(sentence, match.end()) is not None:
                continue
            if reader.told.search(sentence, match.end(), match.end() + _REACH) is not None:
                yield match


_MANAGES = re.compile(r"the (?:registered |service |acting |interim )?manager of\b", re.IGNORECASE)
"""Who manages a home or a centre is known from the register, and speaks for it."""
_OF_A_SERVICE = re.compile(r" (?:service|team|department|unit|hub|programme|scheme|project|pathway|network|forum)\b")


def _is_named(match: re.Match[str]) -> bool:
    """Return whether a body has a name, or is told by its place: "of the Red Lion", "of the village shop".

    Who leads a public body speaks for it: "the chair of the Safeguarding Adults Board".
    """
    is_public = _PUBLIC_BODY.search(match.string, match.start(), match.end() + _REST_OF_NAME) is not None
    return _NAMED.search(match.group()[3:]) is not None and not is_public
