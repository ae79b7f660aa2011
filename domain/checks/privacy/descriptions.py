"""Find one person whom a description singles out: what is told of few, in words that reports do not say of anybody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from domain.checks.phrases import Triggers, any_of
from domain.checks.privacy.distinguishing import MarkReader, weight_of
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.checks.prose import Span
from domain.checks.stems import stem

_ENOUGH = 2.0
_UNUSUAL = (0.0, 0.5, 1.5, 2.0, 2.5)
"""How much no, one, two and more words weigh that reports do not say of anybody."""
_NAMED = 0.5
_REACH, _NEAR, _LONGEST = 110, 70, 170
_NO_PART = "or|an?|the|of|in|at|for|to|and|with|from|who|was|were|had|told|said|about|on|by|that|which|is"
_ROLES = (
    *("professional", "trustee", "commissioner", "planner", "owner", "lead", "applicant", "household", "brothers"),
    *("sisters", "representative", "dentist", "surgeon", "nun", "plumber", "builder", "barber", "teacher"),
)
_JOINT = re.compile(
    r" (?:who|whose|found|pulled|rescued|known|placed|living|born|left|named|aged)\b"
    r"| with (?:the\b|(?!(?:an? )?(?:learning|physical|hearing|sight|support|care)\b))"
    r"| of (?:\d\d\b|the (?:only|last|sole|first|old|former)\b)| in (?:his|her)\b"
)
_MAIN = re.compile(
    r"(?<!and )(?<!or )(?<!but )(?<!who )(?<!that )(?<!which )(?<!whose )(?<!also )(?<!had )(?<!once )(?<!then )"
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
_CALLINGS = (
    *(
        "nun",
        "monk",
        "organist",
        "town crier",
        "coroner",
        "surgeon",
        "dentist",
        "mayor",
        "mayoress",
        "MP",
        "magistrate",
    ),
    *("judge", "bishop", "vicar", "rector", "rabbi", "imam", "priest", "postmaster", "postmistress", "footballer"),
    *(
        "jockey",
        "boxer",
        "undertaker",
        "blacksmith",
        "vet",
        "novelist",
        "poet",
        "actor",
        "actress",
        "singer",
        "sculptor",
    ),
    *(
        "astronaut",
        "goalkeeper",
        "harbourmaster",
        "gamekeeper",
        "farrier",
        "thatcher",
        "beekeeper",
        "puppeteer",
        "clown",
    ),
    *("magician", "croupier", "diplomat", "ambassador", "explorer", "conductor", "composer", "ballerina", "wrestler"),
    *("bus driver", "taxi driver", "lorry driver", "train driver", "fisherman", "shepherd", "crofter", "cabinet maker"),
    *("clockmaker", "piano tuner", "lollipop man", "lollipop lady", "lollipop woman", "dancer", "police sergeant"),
)
_CALLING = re.compile(rf"\b{any_of(_CALLINGS)}\b")
_NAME = re.compile(r"(?<=[a-z,’] )(?!I\b|GP\b|NHS\b|Act\b)[A-Z][\w’]*")
_IN = re.compile(r"\b(?:in|at|from|of|on|near|for|to|about|spoke|speaks|by) (?:the )?\Z")
_FEW = ((_STORY, 1.0), (_HOME, 1.0), (_BODY, 2.0), (_SOLE, 1.0), (_CALLING, 1.5), (_FAMOUS, 1.5), (_PAIRS, 0.5))

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
        one = any_of((*words.individuals, *words.work, *words.offices, *_ROLES))
        one = rf"(?:{one}|(?:retired|former)\s+(?:[a-z-]+\s+)?[a-z]{{3,}}(?:ers?|ors?|ists?|ians?|m[ae]n|eers?))"
        self.marked = re.compile(
            rf"\b(?i:an?|the|one|our|its)\s+(?:[a-z-]+\s+)?{any_of(words.characteristics)}\s+(?:[a-z-]+\s+){{0,2}}?"
            rf"{_CALLING.pattern}"
        )
        self.person_before = re.compile(
            rf"\b(?i:an?|the|one|another|its|our|his|her|two)\s+(?:(?!(?:{_NO_PART})\b)[\w’-]+,?\s+){{0,4}}?(?P<who>{one})"
            r"(?:\s+(?:of|in|at|from|on|for|with)\s+[^,.;:]{2,50})?\Z"
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
        self.heads = frozenset((*ones, "retired", "former"))
        self.alone, self.some = Triggers(_SOLE_WORDS, needs), Triggers(_FEW_WORDS, needs)
        self.called = Triggers(words.characteristics, needs=_CALLINGS)
        self.triggers = (self.alone, self.some, self.called)
        self.every = frozenset(self.triggers)

    def unusual(self, words: str) -> set[str]:
        """Return the stems of those of some words that reports do not say of anybody they tell of."""
        return {stem(word) for word in _WORD.findall(words)} - self._ordinary


def people_in(text: str, spans: Sequence[Span], reader: DescriptionReader) -> dict[int, list[Person]]:
    """Return the people of whom more is told in a text, by the number of the sentence that tells it."""
    found: dict[int, list[Person]] = {}
    starts = [start for start, _ in spans]
    for joint in _JOINT.finditer(text):
        begin = joint.start() - (text[joint.start() - 1] == ",")
        number = bisect_right(starts, begin) - 1
        start = starts[number]
        low = max(start, begin - _REACH)
        if reader.heads.isdisjoint(text[max(low, begin - _NEAR) : begin].split()):
            continue
        person = reader.person_before.search(text, low, begin)
        if person is None or _GENERAL.search(text, low, person.start()) is not None:
            continue
        people = found.setdefault(number, [])
        if not people or people[-1][0] != person.start() - start:
            people.append((person.start() - start, person.end("who") - start, begin - start))
    return found


def described_in(
    sentence: str, likely: Collection[Triggers], people: Iterable[Person], reader: DescriptionReader
) -> tuple[int, int] | None:
    """Return the words of a sentence that describe one person in a way that fits hardly anybody else."""
    for start, told, joint in people:
        end = _end_of(sentence, joint)
        if _weight(sentence, start, told, end, reader) >= _ENOUGH:
            return start, len(sentence[:end].rstrip(" ,"))
    return _marked_in(sentence, likely, reader)


def _marked_in(sentence: str, likely: Collection[Triggers], reader: DescriptionReader) -> tuple[int, int] | None:
    """Return the only one, one of few, or somebody of a rare calling of whom anything else is told."""
    marked = reader.marked.search(sentence) if reader.called in likely else None
    if marked is not None:
        return marked.span()
    for match in reader.sole.finditer(sentence) if reader.alone in likely else ():
        end = _end_of(sentence, match.end())
        base = 2.0 if _LED_BY_A_PLACE.match(sentence, 0, match.start()) is not None else 1.0
        if base + _weight(sentence, match.end() - 1, match.end(), end, reader) >= _ENOUGH:
            return match.start(), len(sentence[:end].rstrip(" ,"))
    for match in reader.few.finditer(sentence) if reader.some in likely else ():
        end = _end_of(sentence, match.end())
        is_told = any(pattern.search(sentence, match.end(), end) is not None for pattern in (_SPOKE, _BODY))
        is_story = _STORY.search(sentence, match.end()) is not None
        if is_told or (is_story and weight_of(sentence, match.end(), end, reader.marks)[0] >= 1.0):
            return match.start(), len(sentence[:end].rstrip(" ,"))
    return None


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
