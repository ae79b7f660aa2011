"""Find people whom everybody there knows: by what they did in public, by a relative, or by a post that they left."""

from __future__ import annotations

import re
from collections.abc import Collection

from domain.checks.phrases import Phrase, Triggers, any_of
from domain.checks.privacy.privacy_words import CAPITAL, HE, PrivacyWords
from domain.dates import MONTHS

_KIN = (
    *("mother", "father", "wife", "husband", "partner", "son", "daughter", "brother", "sister", "uncle", "aunt"),
    *("grandmother", "grandfather", "nephew", "niece", "cousin", "widow", "widower", "stepson", "stepdaughter"),
    *("mother-in-law", "father-in-law", "brother-in-law", "sister-in-law", "grandson", "granddaughter", "twin"),
    *("mum", "dad", "fiancé", "fiancée", "girlfriend", "boyfriend"),
)
_PUBLIC = (
    *("MP", "peer", "councillor", "magistrate", "judge", "coroner", "bishop", "footballer", "cricketer", "boxer"),
    *("novelist", "broadcaster", "newsreader", "actor", "actress", "singer", "sculptor", "painter", "poet", "author"),
    *("journalist", "comedian", "jockey", "astronaut", "composer", "composer", "chief executive", "cabinet member"),
    *("council leader", "chief constable", "police chief", "headteacher", "deputy leader", "portfolio holder"),
    *("ward manager", "director", "sergeant", "inspector", "undertaker", "funeral director", "pharmacist", "GP"),
)
_TRADE = (
    *("butcher", "baker", "barber", "hairdresser", "farmer", "blacksmith", "fishmonger", "greengrocer", "publican"),
    *("shopkeeper", "postman", "postwoman", "milkman", "driver", "caretaker", "teacher", "dentist", "doctor", "vet"),
    *("plumber", "builder", "florist", "tailor", "cobbler", "jeweller", "optician", "priest", "landlord", "nurse"),
)
_LED = (
    r"(?:sat|sits|served|serves|stood|stands) on|chaired|chairs|ran|runs|kept|keeps|owned|owns|edited|edits|led"
    r"|captained|founded|drove|drives|taught (?:at|in)|played for|preached (?:at|in)|stood for"
)
_PLACE = (
    rf"(?:in|at|of|on|for|from) (?:the |our |its )?(?:[a-z’-]+ ){{0,2}}?(?:{CAPITAL}|village|town|high street"
    rf"|parish|school)"
)
_MEDIA = (
    *("radio", "television", "tv", "newspaper", "newspapers", "papers", "drama", "film", "films", "documentary"),
    *("series", "soap", "podcast", "press", "magazine", "musical", "opera", "orchestra", "headlines", "broadcast"),
)
_PERFORMED = (
    r"(?:read the (?:local )?news|reads the (?:local )?news|played (?:an?|the) (?:[a-z]+ )?(?:part|role)|played "
    r"in|presented|presents|appeared|appears|starred|acted|sang|sings|spoke|hosted|hosts"
    r"|broadcast|broadcasts|wrote for|writes for|written for|edited|directed|produced|featured|danced|conducted"
    r"|been (?:shown|seen|filmed|heard|interviewed|featured|in|on)|(?:was|were) (?:in|on|filmed|interviewed|featured))"
)
_CONTESTS = (
    *("marathon", "championship", "championships", "race", "tournament", "contest", "competition", "election", "title"),
    *("medal", "cup", "lottery", "prize", "trophy", "regatta", "derby"),
)
_VOCATIONS = (
    *("nun", "monk", "bishop", "spy", "astronaut", "MP", "ambassador", "diplomat", "beauty queen", "wrestler"),
    *("jockey", "stuntman", "ballerina", "footballer", "cricketer", "boxer", "opera singer", "miner", "bullfighter"),
    *("test pilot", "goalkeeper", "racing driver", "Olympian", "newsreader", "croupier", "beekeeper", "falconer"),
    *("thatcher", "lighthouse keeper", "organ builder", "wheelwright", "farrier", "taxidermist", "puppeteer"),
    *("clown", "magician", "trapeze artist", "bell-ringer", "town crier", "harpist", "submariner"),
)
_ILL = (
    *("depression", "stress", "anxiety", "stroke", "cancer", "illness", "breakdown", "surgery", "operation", "alcohol"),
    *("treatment", "chemotherapy", "dementia", "addiction", "pregnancy", "maternity", "miscarriage", "divorce"),
    *("bereavement", "injury", "diagnosis", "overdose", "psychosis", "sepsis", "epilepsy", "fertility", "heart attack"),
)
_BIRTHS = ("twins", "triplets", "quadruplets", "twin brothers", "twin sisters", "twin boys", "twin girls", "quads")
_AIDS = (
    r"(?:ventilator|tracheostomy|feeding tube|iron lung|guide dog|assistance dog|prosthetic (?:leg|arm|limb)"
    r"|cochlear implant|communication aid|eye-gaze)"
)
_MONTH = "|".join(MONTHS)
_FEAST = (
    r"(?:Easter(?: (?:Sunday|Monday|Day))?|Good Friday|Christmas(?: (?:Day|Eve))?|Boxing Day|New Year’s (?:Day|Eve)"
    r"|Halloween|Bonfire Night|Palm Sunday|Remembrance Sunday|May Day|Eid|Diwali|Ash Wednesday|Midsummer’s? Day)"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}\b(?! %)|{_FEAST}(?: (?:19|20)\d\d)?)"
_DEATHS = ("death", "suicide", "murder", "drowning", "overdose", "collapse", "stabbing", "killing", "drowned", "died")
_FOUND = ("was found", "been found", "died", "drowned", "collapsed", "killed", "stabbed", "attacked", "arrested")

_PUNISHED_WORDS = (
    *("dismissed", "suspended", "sacked", "disciplined", "arrested", "convicted", "jailed", "prosecuted", "detained"),
    *(
        "demoted",
        "struck",
        "sectioned",
        "imprisoned",
        "disbarred",
        "sentenced",
        "evicted",
        "deported",
        "trafficked",
        "murdered",
        "stabbed",
    ),
)
_RARE_DEATHS = (
    *("death", "murder", "suicide", "homicide", "stabbing", "drowning", "killing", "overdose", "abduction"),
    *("kidnapping", "rape"),
)
_SOLE = ("the", "one", "only", "single", "sole", "first", "last")
_CASES = ("case of", "instance of", "victim of", "enquiry into", *_RARE_DEATHS)
_PUNISHED = f"(?:{'|'.join(_PUNISHED_WORDS)})"

_AGED = re.compile(
    r"\b(?:turned|aged|reached|celebrated (?:her|his)|(?:man|woman|lady|gentleman|resident|member"
    r"|person) of|(?:who|[Ss]he|[Hh]e) (?:was|is)"
    r"|had been) (?P<age>1[01]\d)(?:th|st|nd|rd)?\b(?!%| (?:people|days|weeks|hours|miles|minutes|of"
    r"|referrals|[a-z]+s)\b|[.,]\d)"
)

_NEIGHBOURS = (
    *("station", "surgery", "takeaway", "level crossing", "vicarage", "chemist", "bookmaker", "betting shop"),
    *("launderette", "bank"),
)
"""What somebody may live beside, besides local bodies."""
_LIVING = (
    *("lived", "lives", "living", "stayed", "staying", "slept", "sleeping", "moved", "moving", "rented", "housed"),
)


class KnownReader:
    """The words of such people made ready."""

    def __init__(self, words: PrivacyWords) -> None:
        self._read_kin(words)
        one = any_of(words.individuals)
        person = rf"(?i:an?|the|one|her|his|our|its|another) (?:[\w’-]+ ){{0,4}}?(?:{one}|member)"
        self._read_deeds(person)
        self._read_health(words, rf"(?:{one}|lead|professional|facilitator|proprietor|owner)")
        self._read_places(words, one)
        self._read_homes(words, person)
        self._read_single(one)
        self._read_deaths(one, person, (*words.holders, *words.offices))
        self.hundreds = Triggers(
            ("turned", "aged", "reached", "celebrated", "of", "was", "is", "been"), needs=_HUNDREDS
        )
        self.phrases = tuple(each for each in vars(self).values() if isinstance(each, Triggers))
        self.every = frozenset(self.phrases)

    def _read_kin(self, words: PrivacyWords) -> None:
        kin = any_of(_KIN)
        owner = r"(?i:her|his|their|whose|[\w-]+[’']s) (?:(?:late|former|own|elder|younger|eldest|ex-)\s?)*"
        public = any_of((*words.holders, *words.offices, *_PUBLIC))
        public = rf"(?:(?:former|retired|local|well-known|famous|celebrated|leading|parish|then) ){{0,2}}{public}"
        trade = rf"(?:[a-z]+ )?{any_of((*_TRADE, *words.work))} {_PLACE}"
        role = rf"(?:the|an?|our|its) (?:{trade}|{public}\b(?: (?:of|for|at|in) (?:the )?{CAPITAL}(?: {CAPITAL})*)?)"
        body = any_of((*words.local_bodies, "cabinet", "board", "committee", "bus", "surgery", "practice", "lifeboat"))
        led = (
            rf"(?:ran|kept|owned|managed) the (?:{CAPITAL} ?)+|(?:{_LED}) {CAPITAL}"
            rf"|(?:{_LED}) (?:the|our|its|an?) (?:[a-z]+ ){{0,3}}?{body}\b"
        )
        self.kin_of_known = Phrase(
            rf"{owner}{kin}(?:,? (?:who )?(?:was|is|had been|worked as|served as)(?: also)?|,) {role}"
            rf"|{owner}{kin},? (?:who )?(?:also |had |once )*(?:{led})",
            _KIN,
            re.NOFLAG,
        )
        self.kin_struck = Phrase(
            rf"{owner}{kin}[’']s (?:murder|suicide|killing|abduction|drowning|manslaughter|imprisonment)\b"
            rf"|{owner}{kin},? (?:who (?:[^,.;]{{3,60}}, )?)?(?:was|is|had been|has been) (?:sentenced|convicted"
            rf"|charged|murdered|stabbed|shot dead|abducted"
            rf"|jailed|imprisoned"
            r"|(?:now )?(?:in|sent to|serving|released from) (?:[\w-]+ ){0,3}?(?:prison|jail|custody|sentence))\b",
            _KIN,
            re.NOFLAG,
        )

    def _read_deeds(self, person: str) -> None:
        whose = rf"{person}(?: (?:of|with|from) [^,.;]{{1,40}}?)?,? who"
        who = rf"(?:{whose}|{HE}) (?:also |had |has |once |later |now ){{0,3}}"
        self.performed = Phrase(
            rf"{who}{_PERFORMED}\b[^,.;]{{0,60}}?\b{any_of(_MEDIA)}\b"
            rf"|{person},? whose (?:[a-z-]+ ){{1,3}}(?:had been|was|were|has been) (?:[a-z]+ )?(?:in|on|all over) "
            rf"(?:the )?(?:[a-z]+ )?{any_of(_MEDIA)}\b",
            _MEDIA,
            re.NOFLAG,
            needs=("who", "whose", "he", "she", "one", "man", "woman"),
        )
        self.kept = Phrase(
            rf"(?:{person}(?: [^,.;]{{1,30}}?)?,? who|{HE}) (?:had |once |now )*(?:ran|runs|kept|keeps|owned|owns"
            rf"|managed) the {CAPITAL}"
            rf"(?: {CAPITAL})*",
            ("ran", "runs", "kept", "keeps", "owned", "owns", "managed"),
            re.NOFLAG,
            needs=("who", "he", "she", "one", "man", "woman"),
        )
        self.contest = Phrase(
            rf"{who}(?:(?:won|win|come first in|came first in) the|(?:represented|competed in) (?:the|an?)) "
            rf"(?:[\w’-]+ ){{0,4}}?"
            rf"{any_of(_CONTESTS)}\b",
            _CONTESTS,
            re.NOFLAG,
            needs=("won", "win", "represented", "competed", "first"),
        )
        self.vocation = Phrase(
            rf"{who}(?:been|was|worked as) (?:an?|the) (?:[\w-]+ ){{0,2}}?{any_of(_VOCATIONS)}\b"
            rf"|(?i:an?|the|one) (?:former|retired|ex-)[ ]?(?:[\w-]+ ){{0,3}}?{any_of(_VOCATIONS)}\b",
            _VOCATIONS,
            re.NOFLAG,
            needs=("who", "former", "retired", "ex", "he", "she", "one", "man", "woman"),
        )

    def _read_health(self, words: PrivacyWords, one: str) -> None:
        marked = any_of(
            (
                *words.characteristics,
                *words.sensitive,
                "dyslexic",
                *("cancer", "Parkinson’s", "epilepsy", "depression", "diabetes"),
                "dying",
                "ill",
                "a wheelchair user",
                "wheelchair user",
            )
        )
        self.marked_post = Phrase(
            rf"(?i:the|our|its) (?:[a-z’-]+ ){{0,3}}?{one}(?: (?:for|of|at|in) [^.;,]{{2,30}}?)?,"
            r" (?:who (?:was|is|had been|has|had|lived with|lives with)|himself|herself)"
            r" (?:(?:himself|herself|themselves|also|then|heavily|an?) )*"
            rf"{marked}\b",
            (*words.characteristics, *words.sensitive, "dying", "ill", "wheelchair", *_ILL, "Parkinson’s", "diabetes"),
            re.NOFLAG,
            needs=("who", "himself", "herself"),
        )
        self._read_births(one)

    def _read_births(self, one: str) -> None:
        self.born_then = Phrase(
            r"born (?:on|in|during) (?:the (?:day|night|week|year) (?:of|that|when)\b|VE Day|VJ Day|Christmas"
            r"|Boxing Day|New Year)"
            r"(?: [\w’-]+){0,3}",
            ("born",),
            re.NOFLAG,
        )
        self.births = Phrase(
            rf"(?i:an?|the|one|for|two|identical) (?:[a-z-]+ ){{0,3}}?(?:of )?(?:[a-z-]+ )?{any_of(_BIRTHS)} "
            rf"(?:aged|with|who had|born) "
            rf"(?:[\w’-]+ ){{0,5}}?[\w’-]+",
            _BIRTHS,
            re.NOFLAG,
        )
        self.at_a_school = Phrase(
            rf"(?i:an?|the|one) (?:[\w’-]+ ){{0,2}}?{one}(?: in Year \d+)?[^.;,]{{0,50}}?\b(?:at|in) (?:the "
            rf")?(?:{CAPITAL} )+"
            rf"(?:School|College|Academy|House|Lodge|Court)\b[^.;,]{{0,30}}?\b(?:used|uses|with|had|who had) an? "
            rf"(?:[a-z]+ )?{_AIDS}",
            ("ventilator", "tracheostomy", "tube", "dog", "prosthetic", "implant", "aid", "lung", "gaze"),
            re.NOFLAG,
        )

    def _read_places(self, words: PrivacyWords, one: str) -> None:
        self.alone_there = Phrase(
            rf"(?:the|its|our|their) (?:only|one|sole|lone) (?:[\w-]+ )?{any_of(words.gendered)} (?:on|in|at"
            rf"|among|from) "
            rf"(?:the|our|its|a) (?:[a-z’-]+ ){{0,3}}?(?:shift|team|rota|staff|ward|course|board|unit|house|home"
            rf"|class|group|committee|panel|choir|forum)\b",
            ("only", "one", "sole", "lone"),
            needs=words.gendered,
        )
        self.most_there = Phrase(
            rf"(?:the|its|our|their) (?:most (?:senior|junior|recent)|longest-serving|[a-z]{{2,}}est)"
            rf" (?:of (?:the|its|our) (?:two|three|four|five|six|[2-6]) )(?:[a-z-]+ "
            rf"){{0,3}}?{any_of(words.individuals_plural)}"
            rf" {_PLACE}"
            rf"|(?:the|its|our|their) (?:most (?:senior|junior)|longest-serving|oldest|youngest|newest|tallest) "
            rf"(?:[a-z-]+ )?{one}"
            rf" (?:at|in|on) {CAPITAL}(?: {CAPITAL})*",
            ("senior", "junior", "recent", "longest", "newest", "oldest", "youngest", "tallest", "eldest"),
            re.NOFLAG,
        )

    def _read_homes(self, words: PrivacyWords, person: str) -> None:
        streets = any_of(each for each in words.streets if each not in ("House", "Court", "View", "Park", "Green"))
        self.lived_on = Phrase(
            rf"{person}[^.;,]{{0,50}}? (?:lived|lives|living) (?:on|in|at) (?:{CAPITAL} ){{1,3}}{streets}\b",
            ("lived", "lives", "living"),
            re.NOFLAG,
            needs=tuple(map(str.casefold, words.streets)),
        )
        bodies = any_of((*words.local_bodies, *_NEIGHBOURS))
        self.lived_by = Phrase(
            rf"(?:{person}|(?i:one of (?:them|these|those)|she|he|who))[^.;,]{{0,50}}? {any_of(_LIVING)}"
            r"(?: (?:back|in|into|at|to|with|temporarily))*(?: (?:the|an?|his|her|their) (?:[\w’-]+ ){0,2}?(?:flat|room"
            r"|bedsit|house|cottage|home|caravan|annexe|lodgings))? (?:above|over|next to|next door to|opposite|beside"
            r"|behind|(?:two|three|four|a few|some) doors (?:down |up |along )?from|(?:across|over) the (?:road"
            r"|street) from"
            rf"|round the corner from) the (?:(?:[a-z]+ )?{bodies}|(?:{CAPITAL} ){{1,2}}(?:Inn|Arms|Hotel|Mill"
            rf"|Stores|Garage)"
            rf"|(?:Red|White|Black|Blue|Green|Royal) {CAPITAL})\b(?: (?:in|at) {CAPITAL})?",
            _LIVING,
            re.NOFLAG,
            needs=("above", "over", "next", "opposite", "beside", "behind", "doors", "across", "corner"),
        )
        self.fell_there = Phrase(
            rf"{person} who (?:had )?(?:fell|fallen|drowned|jumped|died|(?:was|been) (?:killed|hit|stabbed|shot"
            rf"|attacked"
            rf"|rescued|found)) (?:[a-z]+ )?(?:from|in|at|off|on|near|by) (?:the )?{CAPITAL}",
            (*_FOUND, "fell", "fallen", "jumped", "rescued", "hit", "shot"),
            re.NOFLAG,
            needs=("who",),
        )

    def _read_single(self, one: str) -> None:
        self.one_placed = Phrase(
            rf"(?i:the) (?:one|only|sole) (?:person|adult|resident|tenant|child) (?:placed|living|supported"
            rf"|detained|housed) (?:in|at|on)"
            rf" (?:the )?{CAPITAL}(?: (?:of )?{CAPITAL})*",
            ("placed", "living", "supported", "detained", "housed"),
            flags=re.NOFLAG,
            needs=("one", "only", "sole"),
        )
        self.one_punished = Phrase(
            rf"(?i:the|its|our) (?:one|only|sole|single|first|last) (?:[a-z-]+ ){{0,2}}?{one}(?: of staff)?"
            rf"(?: (?:in|on|at|from|of) [^.;,]{{2,30}}?)? {_PUNISHED}\b"
            rf"|(?i:an?|the|one) (?:[a-z-]+ )?(?:{one}|[a-z]{{4,}}(?:ist|ian|ant))"
            rf" (?:who (?:was|had been|is) )?(?:struck off|jailed|convicted"
            rf"|imprisoned|disbarred|dismissed|sacked|sentenced|deported"
            rf"|suspended|arrested) (?:for|of|after|in|over|from|to)\b",
            _PUNISHED_WORDS,
            re.NOFLAG,
            needs=("a", "an", *_SOLE),
        )
        self.one_case = Phrase(
            rf"the (?:one|only|single|sole) (?:known |recorded |confirmed )?(?:case|instance|victim|enquiry) "
            rf"(?:of|into) [a-z -]{{3,40}}?"
            rf" in (?!(?:{_MONTH})\b){CAPITAL}(?: {CAPITAL})*"
            rf"|(?i:the) (?:one|only|single|sole|first|last) (?:known |recorded )?{any_of(_RARE_DEATHS)}\b"
            r"[^.;,]{0,40}? (?:in|on|at|for) (?:the |our |an? )?"
            rf"(?:town|village|island|county|borough|city|parish|estate|prison|decade|{CAPITAL})\b",
            _CASES,
            re.NOFLAG,
            needs=_SOLE,
        )

    def _read_deaths(self, one: str, person: str, holders: tuple[str, ...]) -> None:
        self.died_there = Phrase(
            r"(?i:the|his|her) (?:body|bodies|remains) of [^.;,]{2,40}? (?:was|were|had been) (?:found|discovered"
            r"|recovered|pulled)"
            r"\b[^.;,]{0,60}"
            rf"|(?:{any_of(_DEATHS)}) (?:of (?:an?|the|one) |[^.;]{{0,20}}?)[^.;]{{0,60}}?\b(?:in|at|near) "
            rf"[^.;]{{0,40}}?{CAPITAL}[^.;]{{0,40}}? on (?:[A-Z][a-z]+day,? )?{_DAY}"
            rf"|(?i:an?|the|one) (?:[a-z]+ )?{one}[^.;]{{0,30}}?\b(?:{any_of(_FOUND)}|found (?:dead|in|at|near|by))\b"
            rf"[^.;]{{0,60}}? on {_DAY}",
            (*_DEATHS, *_FOUND, "body of", "bodies of", "remains of"),
            re.NOFLAG,
        )
        self.now_holds = Phrase(
            rf"{person}(?: [^,.;]{{1,40}})?, "
            rf"(?:now|then|later|once|formerly|currently|himself|herself) (?:the|an?) (?:[a-z]+ ){{0,2}}?"
            rf"{any_of(holders)}\b(?: (?:of|at|in|for) (?:the )?{CAPITAL}(?: {CAPITAL})*)?",
            holders,
            re.NOFLAG,
            needs=("now", "then", "later", "once", "formerly", "currently", "himself", "herself"),
        )
        self.known_as = Phrase(
            rf"{person}(?:,? who (?:was|is|had been))? (?:known|nicknamed|referred to)\b(?: [a-z’-]+){{0,8}}? as"
            rf" (?:the |“|‘)?{CAPITAL}"
            rf"|{person},? (?:nicknamed|known as|called) (?:the )?[“‘]{CAPITAL}"
            rf"|{person},? (?:whom|that) [a-z]+(?: [a-z]+){{0,3}} (?:called|knew as|nicknamed) (?:the |“|‘)?{CAPITAL}"
            rf"|{person}(?:,? who (?:was|is|had been))? (?:well |widely )?known (?:in|to|across|throughout"
            rf"|around) [^.;,]{{2,40}}?"
            rf" (?:for|as the)\b(?: [\w’-]+){{1,4}}",
            ("known", "nicknamed", "called", "knew", "referred"),
            re.NOFLAG,
            needs=("as", "called", "nicknamed", "for"),
        )


_HUNDREDS = tuple(map(str, range(100, 116)))


def known_in(sentence: str, likely: Collection[Triggers], reader: KnownReader) -> tuple[int, int] | None:
    """Return the words of a sentence that tell of one person whom people there know."""
    if reader.every.isdisjoint(likely):
        return None
    for phrase in reader.phrases:
        match = phrase.search(sentence) if isinstance(phrase, Phrase) and phrase in likely else None
        if match is not None:
            return match.span()
    match = _AGED.search(sentence) if reader.hundreds in likely else None
    return match.span() if match is not None else None
