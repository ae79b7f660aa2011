"""Find one person whom a description singles out: what is told of few, in words that reports do not say of anybody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from domain.checks.phrases import Triggers, any_of, folded, telling_of
from domain.checks.privacy.distinguishing import MAKER, MarkReader, weight_of
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.checks.prose import Span
from domain.checks.stems import stem

_ENOUGH = 2.0
_UNUSUAL = (0.0, 0.5, 1.5, 2.0, 2.5)
"""How much no, one, two and more words weigh that reports do not say of anybody."""
_NAMED = 0.5
_REACH, _NEAR, _LONGEST = 110, 70, 170
_NO_PART = "or|an?|the|of|in|at|for|to|and|with|from|who|was|were|had|told|said|about|on|by|that|which|is"
_MAKING = ("ist", "smith", "wright", "keeper", "maker", "monger", "grapher", "herd")
_RETIRED = (
    r"(?:retired\s+(?:[\w-]+\s+){0,2}?[A-Za-z-]{3,}|former\s+(?:[\w-]+\s+){0,2}?"
    r"(?:[a-z]{3,}(?:ers?|ors?|ists?|ians?|m[ae]n|eers?)"
)
"""What somebody was, of whom there was one at a time where it ends so."""
_NOBODY = "family|team|partner|provider|group|organisation|charity|agency|company|body"
_ROLES = (
    *("professional", "trustee", "commissioner", "planner", "owner", "lead", "applicant", "household", "brothers"),
    *("sisters", "representative", "dentist", "surgeon", "nun", "plumber", "builder", "barber", "teacher"),
)
_JOINT = re.compile(
    r" (?:who|whose|found|pulled|rescued|known|placed|living|born|left|named|aged|housed|jailed|trafficked|adopted)\b"
    r"| (?:at|in) the (?:old|former|converted|disused|[a-z-]+(?: [a-z]+)?’s (?:house|cottage|lodge))\b"
    r"| (?:above|next door to) the\b(?! age\b)| of the (?:boy|girl|man|woman|child|baby|victim)\b"
    r"| on (?:dialysis|oxygen|licence|bail|remand|parole|methadone|a ventilator)\b"
    r"| with (?:the\b|(?!(?:an? )?(?:learning|physical|hearing|sight|support|care)\b))"
    r"| of (?:\d\d\b|the (?:only|last|sole|first|old|former)\b)| in (?:his|her)\b"
)
_MAIN = re.compile(
    r"(?<!and )(?<!or )(?<!but )(?<!who )(?<!that )(?<!which )(?<!whose )(?<!also )(?<!had )(?<!has )(?<!once )"
    r"(?<!then )"
    r"\b(?:was|were|had|has|told|said|could|did|spoke|felt|described|explained|would|asked|waited|received|used|needed"
    r"|wanted|is|thought|held|ran|led|gave|took|came|went|made|met|kept|knew|chose|acted|brought|helped)\b"
)
_RELATIVE = re.compile(r",? (?:who|whose|that)\b(?: [\w’-]+){1,2}")
_STOP = re.compile(r"[.;:]|, (?!(?:who|whose|aged|an?|the|now|then|once|formerly)\b|\d)|, the other\b")
_LED_BY_A_PLACE = re.compile(r"(?:In|At|On|Of) [^,;.]{0,30}\b[A-Z][^,;.]{0,30}, \Z")
_GENERAL = re.compile(r"\b(?:or|any|such as|as|like|each|every|if|nor|than|be|being|for example)[ ,]+\Z")
_WORD = re.compile(r"(?<![\w’-])[a-z][a-z-]{3,}(?!\w|’(?!s\b))")
_STORY = re.compile(
    r"\b(?:found (?:dead|by|in|hanging|unconscious)|drowned|starved|pulled from|stabbed|shot|burned|burnt|jumped"
    r"|fell from|hanged|rescued|froze|frozen|murdered|killed|kidnapped|electrocuted|sectioned|jailed|imprisoned"
    r"|run over|hit by|set fire|struck by|placed (?:out of|outside)|arrested|detained|acquitted|knighted"
    r"|crowned|shipwrecked|trapped|vanished|escaped|g[ai]ven? birth|born (?:on|in)|sued|(?:had|was|were) married"
    r"|bitten|appeared (?:on|in)|front page|in the news|on television|flown|fought in|nicknamed|smuggled"
    r"|brought (?:the|an?) (?:[a-z]+ )?(?:claim|case)|blew the whistle"
    r"|sat on the board|won the|lost (?:an?|both|his|her)|struck off|served (?:in|with|on|under)|barricaded|chained"
    r"|swum|swam|sailed|emigrated"
    r"|inherited|discovered|invented|rowed|climbed|performed|sang|played the)\b"
)
_HOME = re.compile(
    r"\b(?:above|over|next door to|next to|opposite|behind|beside|under) (?:the|an?) (?!age\b|year\b|last\b)[A-Za-z]"
    r"|\b(?:houseboat|narrowboat|caravan|lighthouse|tent|van|shed|barn|car|hotel|Travelodge|windmill|convent|yurt)\b"
)
_BODY = re.compile(
    r"\bwith (?:one|no) (?:arm|leg|eye|kidney|lung|foot|ear|voice)s?\b|\bcentenarian\b|\biron lung\b|\beye-gaze\b"
    r"|\b(?:prosthetic|artificial) (?:arm|leg|limb|eye)\b|\b(?:guide|assistance|hearing) dog\b"
    r"|\b(?:ventilator|tracheostomy|feeding tube)\b|\b(?:burns|scars|scarring) (?:to|on|over) (?:the|his|her)\b"
)
_SOLE = re.compile(r"\b(?:the|its|town’s|village’s|county’s) (?:only|sole|last|first|oldest|youngest|tallest)\b")
_FAMOUS = re.compile(
    r"\b(?:royal|prime minister|film star|pop star|rock star|duke|duchess|earl|countess)’s\b"
    r"|\bthe (?:King|Queen|Prince|Princess|Pope|Beatles|Prime Minister|Duke|Duchess|Olympics|Titanic)\b"
)
_PAIRS = re.compile(
    r"\b(?:triplets|quadruplets|five|six|seven|eight|nine|ten) (?:[a-z]+ )?(?:children|sons|daughters|brothers"
    r"|sisters)\b"
    r"|\bin the care of\b|\b\d{2} (?:grand)?children\b"
)
_SPOKE = re.compile(r"\b(?:spoke|speaks|understood|signed in|read) (?:only )?[A-Z][a-z]+")
_CALLINGS = (
    *("nun", "monk", "organist", "town crier", "coroner", "surgeon", "dentist", "mayor", "mayoress", "MP"),
    *("magistrate", "judge", "bishop", "vicar", "rector", "rabbi", "imam", "priest", "postmaster", "postmistress"),
    *("footballer", "jockey", "boxer", "undertaker", "blacksmith", "vet", "novelist", "poet", "actor", "actress"),
    *("singer", "sculptor", "astronaut", "goalkeeper", "harbourmaster", "gamekeeper", "farrier", "thatcher"),
    *("beekeeper", "puppeteer", "clown", "magician", "croupier", "diplomat", "ambassador", "explorer", "conductor"),
    *("composer", "ballerina", "wrestler", "bus driver", "taxi driver", "lorry driver", "train driver", "fisherman"),
    *("shepherd", "crofter", "cabinet maker", "chess master", "chess champion", "steeplejack", "falconer", "pilot"),
    *("drag artist", "land girl", "acrobat", "ventriloquist", "choreographer", "opera singer", "concert pianist"),
    *("lighthouse keeper", "deep-sea diver", "stuntman", "racing driver", "mountaineer", "sea captain"),
    *("trawlerman", "coxswain", "lifeboatman", "trapeze artist", "organ builder", "deacon", "curate", "bell-ringer"),
    *("churchwarden", "contestant", "lifeguard", "clockmaker", "piano tuner", "lollipop man", "lollipop lady"),
    *("lollipop woman", "dancer", "police sergeant"),
)
_CALLING = re.compile(rf"\b{any_of(_CALLINGS)}\b")
_TOLD_OF = (
    *("man", "woman", "person", "lady", "gentleman", "boy", "girl", "lad", "carer", "mother", "father", "son"),
    *("abuser", "perpetrator", "suspect", "daughter", "brother", "sister", "husband", "wife", "partner"),
    *("neighbour", "victim", "complainant", "widow", "widower", "resident", "tenant", "uncle", "aunt", "friend"),
    *("nephew", "niece", "cousin", "grandson", "patient", "granddaughter", "caller", "parent", "grandmother"),
    *("grandfather", "landlord", "lodger", "driver", "worker"),
)
_SUBJECT = (
    r"(?:[Hh]e|[Ss]he|[Oo]ne(?: (?:of (?:them|these|those)|man|woman|person|carer|relative))?"
    r"|(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?) (?:[\w-]+[’']s )?(?:[A-Za-z-]+ ){0,2}?"
    rf"{any_of(_TOLD_OF)}|(?:Adult|Person|Patient|Resident|Client) [A-Z]"
    r"|[Aa]n? (?:former|retired|ex-?) ?(?:[\w-]+ )?[a-z]+)(?: (?:there|here|(?:of|at"
    rf"|in) [^,.;]{{2,30}}?))?(?:, (?:aged )?\d{{1,3}},)?"
)
_IS_WORDS = (
    *(f"{each} {then}" for each in ("was", "is", "been", "became", "become") for then in ("a", "an", "the", "one of")),
    *(", a ", ", an ", ", the "),
)
_IS = re.compile(
    rf"(?:\A|[;,] (?:and |but )?|\b(?:and|because|but) ){_SUBJECT}(?:,? (?:was|is|had(?: once)? been|has been|became"
    r"|had become)(?: also| once| himself| herself| then| now)?|,) (?=(?:an?|the|one) )"
)
"""Who somebody is: "he was the goalkeeper of", "her son, a postmaster in"."""
_ONCE = re.compile(
    r"(?:Formerly|Previously) (?P<what>(?:an?|the"
    r"|[a-z]+[’']s) [^,;:.]{5,90}), (?:he|she)\b"
)
"""What somebody was, before who it is."""
_DID = re.compile(
    rf"(?:{_SUBJECT}|(?:[Bb]oth|[Hh]is"
    rf"|[Hh]er|[Tt]he"
    rf"|[Tt]heir|[Tt]wo|[Tt]hree)"
    r" (?:parents|brothers|sisters|sons|daughters|couple|twins))(?<!worker)(?= (?!told|said|and|of\b)[a-z]|, who )"
)
"""Who did something, or to whom something was done."""
_TOLD = frozenset(
    (*_TOLD_OF, "He", "She", "One", "parents", "brothers", "sisters", "sons", "daughters", "couple", "twins")
)
_TOLD |= frozenset(("Adult", "Person", "Patient", "Resident", "Client", "former", "retired", "Formerly", "Previously"))
_TOLD |= {f"{each}," for each in _TOLD_OF}
_FIRST_WORDS = 45
_MANY = (
    *("s", "people", "those", "staff", "anyone", "everyone", "someone", "person", "women", "men", "children"),
    "anybody",
)
_ARTICLES = frozenset(
    ("a", "an", "one", "another", "A", "An", "One", "Another", "the", "The", "two", "three", "Two", "Three")
)
_BEGINS = (
    *("Formerly ", "Once ", "Previously ", "Until ", "He ", "She ", "One ", "His ", "Her ", "The ", "A ", "An "),
    *("Both ", "Two ", "Three ", "Their ", "Adult ", "Person ", "Patient ", "Resident ", "Client "),
)
_IS_ENDS = re.compile(
    r"[.;:)]|,? (?:and|but|so) (?:(?:he|she|they) )?(?:had|was(?! (?:killed|found|murdered|arrested))|were|told|said"
    r"|could|did|would|has|is|felt|used|wanted"
    r"|needed|lived|never|then|now|also|liked|still)\b|, (?!(?:an?|the|who)\b)"
    r"| (?:because|although|when|while|told|said)\b"
)
_IS_ENOUGH, _DID_ENOUGH = 1.5, 2.5
_NAME = re.compile(r"(?<=[a-z,’] )(?!I\b|GP\b|NHS\b|Act\b)[A-Z][\w’]*")
_IN = re.compile(r"\b(?:in|at|from|of|on|near|for|to|about|spoke|speaks|by) (?:the )?\Z")
_PUBLIC_LIFE = re.compile(
    r"\b(?:television|TV|radio|newspapers?|film(?:s|ed)?|documentary|band|album|novels?|podcast|advert(?:isement)?s?"
    r"|brochure|(?:regional|local|national) news|the stage|West End"
    r"|cup final"
    r"|Wimbledon|Olympics?|Commonwealth Games|Paralympics?|won (?:gold|silver|bronze)|World Cup|front page"
    r"|championships?|medals?|the (?:face|voice) of"
    r"|poster)\b"
)
_WAR = re.compile(
    r"\b(?:D-Day|Dunkirk|Arnhem|Falklands|Korean War|Blitz|Suez|Normandy|Bletchley|prisoner of war|Auschwitz"
    r"|Kindertransport"
    r"|Windrush|Arctic convoys?|Gulf War|Helmand|Land Girls?|Spitfires?)\b"
)
_CRIME = re.compile(
    r"\b(?:serving (?:an?|life|sentences?|time)|served (?:an?|\d+|[a-z]+) (?:years?|months?)|killing|sentenced"
    r"|electronic tag|life sentence|in (?:prison|jail|custody)|from prison|convicted"
    r"|sex offender"
    r"|arson|manslaughter|murder\w*|on (?:licence|bail|remand|parole)|restraining order"
    r"|affair|bigam\w+|bankrupt\w*)\b"
)
_ILL = re.compile(
    r"\b(?:dialysis|transplants?|colostomy|stoma|amputat\w+|coma|(?:lost|missing|without) (?:an?|one|both|his"
    r"|her) (?:eyes?|legs?|arms?"
    r"|hands?|f(?:oo|ee)t|voice|hearing)|no (?:arms|legs|eyes)|(?:had|having|expecting) (?:just had )?(?:twins"
    r"|triplets))\b"
)
_LOST = re.compile(
    r"\blost (?:an?|her|his|their|two|both) (?:[a-z]+ )?(?:sons?|daughters?|child(?:ren)?|bab(?:y|ies)|husband|wife"
    r"|twins?|mother"
    r"|father|brothers?|sisters?|parents)\b"
)
_OLD_HOUSE = re.compile(
    r"\b(?:the|an?) (?:old|former|converted|disused|[a-z-]*(?: keeper|-keeper|master|warden)’s) "
    r"(?:house|signal box|lighthouse|windmill|boathouse|toll house|chapel"
    r"|rectory|[a-z’-]+ cottage|farmhouse|police station|bakery|fire station|bank|brewery|[a-z’-]+’s house|lodge"
    r"|vicarage|school ?house|forge|smithy|mill|station|oast house|coach house|gatehouse|lock house|pumping station"
    r"|barn)\b"
)
_DEATH = re.compile(r"\b(?:death|suicide|loss) of (?:an?|the|their|her|his|both|two)\b")
_SEEN = re.compile(
    r"\b(?:been|appeared|was|were|is|seen|featured|starred|competed) (?:on|in) (?:an? |the )?(?:[a-z]+ ){0,2}?"
    r"(?:television|TV|radio|film|documentary|newspapers?|news|papers|press)\b|\bthe (?:face|voice|star) of\b"
    r"|\b(?:on|in) the (?:front|cover|posters?) of\b"
)
_FEW = (
    (_SEEN, 1.5),
    (_DEATH, 1.0),
    (_LOST, 1.0),
    (_OLD_HOUSE, 2.0),
    (_PUBLIC_LIFE, 1.0),
    (_WAR, 1.5),
    (_CRIME, 1.5),
    (_ILL, 1.5),
    (_STORY, 1.0),
    (_HOME, 1.0),
    (_BODY, 2.0),
    (_SOLE, 1.0),
    (_CALLING, 1.5),
    (_FAMOUS, 1.5),
    (_PAIRS, 0.5),
)
_ANY_FEW = re.compile("|".join(pattern.pattern for pattern, _ in _FEW))

_SOLE_WORDS = ("only", "sole", "lone", "single", "the one", "its one", "our one", "their one")
_FEW_WORDS = tuple(
    f"of {whose} {few}" for whose in ("the", "our", "its", "their", "only", "just") for few in ("two", "three", "four")
)

Person = tuple[int, int, int]
"""Where in a sentence somebody begins, where the noun ends, and where more is told."""


class DescriptionReader:
    """The words made ready: who is described, and which words say nothing particular."""

    def __init__(self, words: PrivacyWords, marks: MarkReader) -> None:
        self.marks = marks
        known = any_of((*words.individuals, *words.work, *words.offices, *_ROLES))
        leaving = rf"{_RETIRED}|(?i:{any_of(words.holders)})))"
        one = rf"(?:{known}|{leaving}|{MAKER}|\d{{1,3}}-year-old)"
        self.marked = re.compile(
            rf"\b(?i:an?|the|one|our|its)\s+(?:[a-z-]+\s+)?{any_of(words.characteristics)}\s+(?:[a-z-]+\s+){{0,2}}?"
            rf"{_CALLING.pattern}"
        )
        self.person_before = re.compile(
            rf"\b(?i:an?|the|one|another|its|our|his|her|two|three"
            rf"|four)\s+(?:(?!(?:{_NO_PART})\b)[\w’-]+,?\s+){{0,4}}?(?P<who>{one})"
            r"(?:\s+(?:of|in|at|from|on|for|with)\s+[^,.;:]{2,50})?\Z"
        )
        self.anyone_before = re.compile(
            rf"\b(?i:an?|the|one|another|two|three)\s+(?:(?!(?:{_NO_PART})\b)[\w’-]+\s+){{0,3}}?(?P<who>(?!(?:{_NO_PART}"
            rf"|{_NOBODY})\b)[a-z][a-z-]{{3,}})"
            r"(?:\s+(?:of|in|at|from|with)\s+[^,.;:]{2,40})?\Z"
        )
        self._ordinary = frozenset(map(stem, words.ordinary))
        many = any_of(words.individuals_plural)
        self.sole = re.compile(
            rf"(?:\b(?i:the|its|our|their)|[’']s) (?:only|sole|lone|one|single)\s+"
            rf"(?:(?!(?:{_NO_PART})\b)[\w’-]+,?\s+){{0,4}}?{one}"
            r"(?= (?:in|on|at|of|from|with|placed|living|who|that|under|to)\b)"
        )
        self.few = re.compile(
            r"\b(?i:one|two|both|all|neither|none|any) of (?:(?:the|our|its|their)(?: only)?|only|just)"
            r" (?:two|three|four|[2-4])\s+"
            rf"(?:(?!(?:{_NO_PART})\b)[\w’-]+\s+){{0,3}}?{many}\b(?= (?:in|on|at|of|from|with|who|that)\b)"
        )
        ones = {each.split()[-1] for each in (*words.individuals, *words.work, *words.offices, *_ROLES)}
        needs = ones | {each.split()[-1] for each in words.individuals_plural}
        self.heads = frozenset((*ones, "retired", "former", "old"))
        self.joining = frozenset((*map(telling_of, self.heads), "who", "whose"))
        self.alone, self.some = Triggers(_SOLE_WORDS, needs), Triggers(_FEW_WORDS, needs)
        self.called = Triggers(words.characteristics, needs=_CALLINGS)
        self.said = Triggers(_IS_WORDS, needs=(*_TOLD_OF, "he", "she", "one"))
        self.triggers = (self.alone, self.some, self.called, self.said)
        self.every = frozenset(self.triggers)

    def unusual(self, words: str) -> set[str]:
        """Return the stems of those of some words that reports do not say of anybody they tell of."""
        return {stem(word) for word in _WORD.findall(words)} - self._ordinary


def people_in(text: str, spans: Sequence[Span], reader: DescriptionReader) -> dict[int, list[Person]]:
    """Return the people of whom more is told in a text, by the number of the sentence that tells it."""
    found: dict[int, list[Person]] = {
        number: []
        for number, (start, _) in enumerate(spans)
        if text.startswith(_BEGINS, start)
        and not _TOLD.isdisjoint(text[start : start + _FIRST_WORDS].split())
        and (_DID.match(text, start) or _ONCE.match(text, start))
    }
    for number, joint in _joints(text, spans, reader):
        begin = joint.start() - (text[joint.start() - 1] == ",")
        start = spans[number][0]
        low = max(start, begin - _REACH)
        before = text[max(low, begin - _NEAR) : begin].replace("year-old", "year old").split()
        has_head = not reader.heads.isdisjoint(before) or any(each.endswith(_MAKING) for each in before)
        person = reader.person_before.search(text, low, begin) if has_head else None
        if (
            person is None
            and joint.group().endswith((" who", " whose"))
            and not text.endswith(_MANY, low, begin)
            and not _ARTICLES.isdisjoint(before)
        ):
            person = reader.anyone_before.search(text, low, begin)
        if person is None or _GENERAL.search(text, low, person.start()) is not None:
            continue
        people = found.setdefault(number, [])
        if not people or people[-1][0] != person.start() - start:
            people.append((person.start() - start, person.end("who") - start, begin - start))
    return found


def _joints(text: str, spans: Sequence[Span], reader: DescriptionReader) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where more is told, with the number of the sentence, in those that have words of people."""
    for number, words in enumerate(folded(text).words_of(spans)):
        if not reader.joining.isdisjoint(words):
            for joint in _JOINT.finditer(text, *spans[number]):
                yield number, joint


def described_in(
    sentence: str, likely: Collection[Triggers], people: Iterable[Person], reader: DescriptionReader
) -> tuple[int, int] | None:
    """Return the words of a sentence that describe one person in a way that fits hardly anybody else."""
    for start, told, joint in people:
        end = end_of(sentence, joint)
        if _weight(sentence, start, told, end, reader) >= _ENOUGH:
            return start, len(sentence[:end].rstrip(" ,"))
    return _who_is(sentence, likely, reader) or _marked_in(sentence, likely, reader)


def _who_is(sentence: str, likely: Collection[Triggers], reader: DescriptionReader) -> tuple[int, int] | None:
    """Return the words of a sentence that say who somebody is, or what somebody did."""
    begins = _DID.match(sentence)
    once = _ONCE.match(sentence) if begins is None else None
    if once is not None:
        return once.span("what")
    is_he = begins is not None and begins.group() in ("He", "She") and "“" not in sentence
    if is_he and _hard_weight(sentence, reader) >= _DID_ENOUGH:
        return 0, len(sentence.rstrip(" ."))
    found = [(begins, _DID_ENOUGH)] if begins is not None else []
    if reader.said in likely:
        found += [(match, _IS_ENOUGH) for match in _IS.finditer(sentence)]
    for match, enough in found if "“" not in sentence else ():
        stop = _IS_ENDS.search(sentence, match.end() + 3)
        end = stop.start() if stop is not None else len(sentence)
        if _ANY_FEW.search(sentence, match.start(), end) is None and not reader.unusual(sentence[match.end() : end]):
            continue
        if _weight(sentence, match.start(), match.end(), end, reader) >= enough + match.group().endswith("person"):
            return match.start(), end
    return None


def _marked_in(sentence: str, likely: Collection[Triggers], reader: DescriptionReader) -> tuple[int, int] | None:
    """Return the only one, one of few, or somebody of a rare calling of whom anything else is told."""
    marked = reader.marked.search(sentence) if reader.called in likely else None
    if marked is not None:
        return marked.span()
    for match in reader.sole.finditer(sentence) if reader.alone in likely else ():
        end = end_of(sentence, match.end())
        base = 2.0 if _LED_BY_A_PLACE.match(sentence, 0, match.start()) is not None else 1.0
        if base + _weight(sentence, match.end() - 1, match.end(), end, reader) >= _ENOUGH:
            return match.start(), len(sentence[:end].rstrip(" ,"))
    for match in reader.few.finditer(sentence) if reader.some in likely else ():
        end = end_of(sentence, match.end())
        is_told = any(pattern.search(sentence, match.end(), end) is not None for pattern in (_SPOKE, _BODY))
        is_story = _STORY.search(sentence, match.end()) is not None
        if is_told or (is_story and weight_of(sentence, match.end(), end, reader.marks)[0] >= 1.0):
            return match.start(), len(sentence[:end].rstrip(" ,"))
    return None


def end_of(sentence: str, joint: int) -> int:
    """Return where a description ends: at the verb of which the person is the subject, or with the clause."""
    relative = _RELATIVE.match(sentence, joint)
    begin = relative.end() if relative is not None else joint + 1
    ends = (pattern.search(sentence, begin, joint + _LONGEST) for pattern in (_MAIN, _STOP))
    return min((each.start() for each in ends if each is not None), default=min(len(sentence), joint + _LONGEST))


def _hard_weight(sentence: str, reader: DescriptionReader) -> float:
    """Return how much distinguishes who is told of in a whole sentence, whatever words it has besides."""
    few = rare_weight(sentence)
    return few + weight_of(sentence, 0, len(sentence), reader.marks)[0] if few else 0.0


def rare_weight(words: str, *, without_callings: bool = False) -> float:
    """Return how much what few people did, had or are distinguishes who is told of in these words."""
    few = (each for each in _FEW if each[0] is not _CALLING) if without_callings else _FEW
    return sum(weight for pattern, weight in few if pattern.search(words) is not None)


def _weight(sentence: str, start: int, told: int, end: int, reader: DescriptionReader) -> float:
    words = sentence[start:end]
    weight = _UNUSUAL[min(len(_UNUSUAL) - 1, len(reader.unusual(sentence[told:end])))]
    weight += rare_weight(words)
    weight += _NAMED * any(_IN.search(words, 0, each.start()) is None for each in _NAME.finditer(words, told - start))
    return weight + weight_of(sentence, start, end, reader.marks)[0]
