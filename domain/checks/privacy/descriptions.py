"""Find one person whom a description singles out: what is told of few, in words that reports do not say of anybody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from domain.checks.phrases import Likely, Triggers, any_of
from domain.checks.privacy.distinguishing import MarkReader, weight_of
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.checks.stems import stem

_ENOUGH = 2.0
_UNUSUAL = (0.0, 0.5, 1.5, 2.0, 2.5)
"""How much no, one, two and more words weigh that reports do not say of anybody."""
_NAMED = 0.5
_REACH, _LONGEST, _SHORTEST = 110, 170, 4
_NO_PART = "of|in|at|for|to|and|with|from|who|was|were|had|told|said|about|on|by|that|which|is"
_ROLES = (
    *("professional", "trustee", "commissioner", "planner", "owner", "lead", "applicant", "household", "brothers"),
    *("sisters", "representative", "dentist", "surgeon", "nun"),
)
_JOINT = re.compile(
    r",? (?:who|whose)\b|,? (?:found|pulled|rescued|known|placed|living|born|left|named|aged)\b"
    r"| with (?:one|no|an?|the)\b(?! (?:learning|physical|hearing|sight))| of \d\d\b| in (?:his|her)\b"
)
_MAIN = re.compile(
    r"(?<!and )(?<!or )(?<!but )(?<!who )(?<!that )(?<!which )(?<!whose )(?<!also )(?<!had )(?<!once )(?<!then )"
    r"\b(?:was|were|had|has|told|said|could|did|spoke|felt|described|explained|would|asked|waited|received|used|needed"
    r"|wanted|is|thought|held|ran|led|gave|took|came|went|made|met|kept|knew|chose|acted|brought|helped)\b"
)
_RELATIVE = re.compile(r",? (?:who|whose|that)\b(?: [\w’-]+){1,2}")
_STOP = re.compile(r"[.;:]|, (?!(?:who|whose|aged|an?|the|now|then|once|formerly)\b|\d)|, the other\b")
_GENERAL = re.compile(r"\b(?:or|any|such as|as|like|each|every|if|nor|than|be|being|for example)[ ,]+\Z")
_WORD = re.compile(r"(?<![\w’-])[a-z][a-z-]{3,}(?!\w|’(?!s\b))")
_STORY = re.compile(
    r"\b(?:found (?:dead|by|in|hanging|unconscious)|drowned|starved|pulled from|stabbed|shot|burned|burnt|jumped"
    r"|fell from|hanged|rescued|froze|frozen|murdered|killed|kidnapped|electrocuted|sectioned|jailed|imprisoned"
    r"|run over|hit by|set fire|struck by|placed (?:out of|outside)|arrested|detained|acquitted|knighted"
    r"|crowned|shipwrecked|trapped|vanished|escaped|g[ai]ven? birth|born (?:on|in)|sued|(?:had|was|were) married"
    r"|bitten|appeared (?:on|in)|flown|fought in|nicknamed|smuggled"
    r"|brought (?:the|an?) (?:[a-z]+ )?(?:claim|case)|blew the whistle"
    r"|sat on the board|won the|lost (?:an?|both|his|her)|struck off|served in|swum|swam|sailed|emigrated"
    r"|inherited|discovered|invented|rowed|climbed|performed|sang|played the)\b"
)
_HOME = re.compile(
    r"\b(?:above|over|next door to|next to|opposite|behind|beside|under) (?:the|an?) (?!age\b|year\b|last\b)[a-z]"
    r"|\b(?:houseboat|narrowboat|caravan|lighthouse|tent|van|shed|barn|car|hotel|Travelodge|windmill|convent|yurt)\b"
)
_BODY = re.compile(
    r"\bwith (?:one|no) (?:arm|leg|eye|kidney|lung|foot|ear|voice)s?\b|\bcentenarian\b|\biron lung\b|\beye-gaze\b"
    r"|\b(?:prosthetic|artificial) (?:arm|leg|limb|eye)\b|\b(?:guide|assistance|hearing) dog\b"
    r"|\b(?:ventilator|tracheostomy|feeding tube)\b"
)
_SOLE = re.compile(r"\b(?:the|its|town’s|village’s|county’s) (?:only|sole|last|first|oldest|youngest|tallest)\b")
_FAMOUS = re.compile(
    r"\bthe (?:King|Queen|Prince|Princess|Pope|Beatles|Prime Minister|Duke|Duchess|Olympics|Titanic)\b"
)
_PAIRS = re.compile(
    r"\b(?:triplets|quadruplets|five|six|seven|eight|nine|ten) (?:[a-z]+ )?(?:children|sons|daughters)\b"
)
_SPOKE = re.compile(r"\b(?:spoke|speaks|understood|signed in|read) (?:only )?[A-Z][a-z]+")
_CALLING = re.compile(
    r"\b(?:nun|monk|organist|lollipop (?:man|lady|woman)|town crier|coroner|surgeon|dentist|mayor|mayoress|MP"
    r"|magistrate|judge|bishop|vicar|rector|rabbi|priest|postmaster|postmistress|footballer|jockey|boxer|undertaker|blacksmith|vet"
    r"|novelist|poet|actor|actress|singer|sculptor|astronaut|goalkeeper|harbourmaster|gamekeeper|farrier|thatcher"
    r"|beekeeper|puppeteer|clown|magician|croupier|diplomat|ambassador|explorer|conductor|composer|ballerina|wrestler"
    r"|(?:bus|taxi|lorry|train) driver|fisherman|shepherd|crofter|cabinet maker|clockmaker|piano tuner)\b"
)
_NAME = re.compile(r"(?<=[a-z,’] )(?!I\b|GP\b|NHS\b|Act\b)[A-Z][\w’]*")
_IN = re.compile(r"\b(?:in|at|from|of|on|near|for|to|about|spoke|speaks|by) (?:the )?\Z")
_FEW = ((_STORY, 1.0), (_HOME, 1.0), (_BODY, 2.0), (_SOLE, 1.0), (_CALLING, 1.5), (_FAMOUS, 1.5), (_PAIRS, 0.5))

_TELLING = (
    *("who", "whose", "found", "pulled", "rescued", "known as", "placed", "living", "with one", "with no"),
    *("ventilator", "tracheostomy", "nicknamed", "man of", "widow of", "person of", "carer of", "resident of"),
)
_SOLE_WORDS = ("only", "sole", "lone", "single", "the one", "its one", "our one", "their one")
_FEW_WORDS = tuple(f"of {whose} {few}" for whose in ("the", "our", "its", "their") for few in ("two", "three", "four"))


class DescriptionReader:
    """The words made ready: who is described, and which words say nothing particular."""

    def __init__(self, words: PrivacyWords, marks: MarkReader) -> None:
        self.marks = marks
        one = any_of((*words.individuals, *words.work, *words.offices, *_ROLES))
        self.person_before = re.compile(
            rf"\b(?i:an?|the|one|another|its|our|his|her|two)\s+(?:(?!(?:{_NO_PART})\b)[\w’-]+,?\s+){{0,4}}?(?P<who>{one})"
            r"(?:\s+(?:of|in|at|from|on|for)\s+[^,.;:]{2,50})?\Z"
        )
        self._ordinary = frozenset(map(stem, words.ordinary))
        many = any_of(words.individuals_plural)
        self.sole = re.compile(
            rf"(?:\b(?i:the|its|our|their)|[’']s) (?:only|sole|lone|one|single)\s+"
            rf"(?:(?!(?:{_NO_PART})\b)[\w’-]+,?\s+){{0,4}}?{one}"
            r"(?= (?:in|on|at|of|from|with|placed|living|who|that|under|to)\b)"
        )
        self.few = re.compile(
            r"\b(?i:one|two|both|all|neither|none|any) of (?:the|our|its|their) (?:only )?(?:two|three|four|[2-4])\s+"
            rf"(?:(?!(?:{_NO_PART})\b)[\w’-]+\s+){{0,3}}?{many}\b(?= (?:in|on|at|of|from|with|who|that)\b)"
        )
        nouns = (*words.individuals, *words.individuals_plural, *words.work, *words.offices, *_ROLES)
        needs = {each.split()[-1] for each in nouns}
        self.told, self.alone = Triggers(_TELLING, needs), Triggers(_SOLE_WORDS, needs)
        self.some = Triggers(_FEW_WORDS, needs)
        self.likely = Likely((self.told, self.alone, self.some))

    def unusual(self, words: str) -> set[str]:
        """Return the stems of those of some words that reports do not say of anybody they tell of."""
        return {stem(word) for word in _WORD.findall(words)} - self._ordinary


def described_in(sentence: str, likely: Collection[Triggers], reader: DescriptionReader) -> tuple[int, int] | None:
    """Return the words of a sentence that describe one person in a way that fits hardly anybody else."""
    for start, told, joint in _described(sentence, reader) if reader.told in likely else ():
        end = _end_of(sentence, joint)
        if _weight(sentence, start, told, end, reader) >= _ENOUGH:
            return start, len(sentence[:end].rstrip(" ,"))
    for match in reader.sole.finditer(sentence) if reader.alone in likely else ():
        end = _end_of(sentence, match.end())
        if 1.0 + _weight(sentence, match.end() - 1, match.end(), end, reader) >= _ENOUGH:
            return match.start(), len(sentence[:end].rstrip(" ,"))
    for match in reader.few.finditer(sentence) if reader.some in likely else ():
        end = _end_of(sentence, match.end())
        is_story = _STORY.search(sentence, match.end()) is not None
        spoke = _SPOKE.search(sentence, match.end(), end) is not None
        if spoke or (is_story and weight_of(sentence, match.end(), end, reader.marks)[0] >= 1.0):
            return match.start(), len(sentence[:end].rstrip(" ,"))
    return None


def _described(sentence: str, reader: DescriptionReader) -> Iterator[tuple[int, int, int]]:
    """Yield where a person begins of whom more is told, where the noun ends, and where a clause on it begins."""
    last = -1
    for joint in _JOINT.finditer(sentence):
        low = max(0, joint.start() - _REACH)
        person = reader.person_before.search(sentence, low, joint.start())
        if person is None or person.start() == last or _GENERAL.search(sentence, low, person.start()) is not None:
            continue
        last = person.start()
        yield last, person.end("who"), joint.start()


def _end_of(sentence: str, joint: int) -> int:
    """Return where a description ends: at the verb of which the person is the subject, or with the clause."""
    relative = _RELATIVE.match(sentence, joint)
    begin = relative.end() if relative is not None else joint + 1
    ends = (pattern.search(sentence, begin, joint + _LONGEST) for pattern in (_MAIN, _STOP))
    return min((each.start() for each in ends if each is not None), default=min(len(sentence), joint + _LONGEST))


def _weight(sentence: str, start: int, told: int, end: int, reader: DescriptionReader) -> float:
    words = sentence[start:end]
    weight = _UNUSUAL[min(len(_UNUSUAL) - 1, len(reader.unusual(sentence[told:end])))]
    weight += sum(each for pattern, each in _FEW if pattern.search(words) is not None)
    weight += _NAMED * any(_IN.search(words, 0, each.start()) is None for each in _NAME.finditer(words, told - start))
    return weight + weight_of(sentence, start, end, reader.marks)[0]
