"""Find views that no word of saying tells: feelings that nobody has, what is liked by nobody, how things feel."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from domain.checks.attribution.view_sources import OWNER, REACH, SourceReader
from domain.checks.phrases import ADVERB, BE, BE_LIKE, Phrase, Triggers, any_of
from domain.evidence.language import ViewWords

_CLAUSE = r"(?:\A|(?<=\()|[,;:–]\s+(?:(?:and|but|though|yet|while|so|however|although)\s+)?|,\s+(?:though|however),\s+)"
_DETERMINER = (
    r"(?:(?:an?\s+(?:great|good)\s+deal\s+of|an?\s+(?:lot|fair\s+amount)\s+of|the|an?|this|that|some|much|any|more"
    r"|little|less|such|most)\s+)?"
)
_MUCH = (
    r"(?:(?:good\s+deal|great\s+deal|fair\s+amount|fair\s+share|certain\s+amount|lot|degree|wave|storm"
    r"|chorus)\s+of\s+)?"
    r"(?:(?!of\b)[a-z-]+\s+){0,2}?"
)
_NO_QUALITY = (
    "of|in|at|for|with|to|and|by|on|is|was|were|safeguarding|not|their|his|her|our|my|your|hospital|health|care|nhs"
)
_OBJECT = r"(?:with|about|at|over|towards?|in|for|around|that|regarding|between|on|of|to)\b"
_HAD = r"(?:(?:had|has|have)\s+(?:been\s+|also\s+|since\s+|never\s+|not\s+)?)?"
_LACK = (
    r"(?:little|not\s+much|(?:an?|the|some)\s+(?:[a-z]+\s+)?"
    r"(?:lack|absence|degree|deal|level|amount|measure|undercurrent|air|sense|feeling|element|wave|loss|groundswell"
    r"|depth|strength|well|climate|culture|atmosphere|legacy|hint|note)\s+of)"
)
_TRUST = "(?<!the )(?<!hospital )(?<!health )(?<!care )(?<!nhs )trust"
_NOT_FELT = r"(?:that|they|it|the|this|an?|able|he|she|we|in|at|on|by|to|there|when|more\s+than|and|or|but|as|unable)\b"
_STRONG = (
    r"(?:low|poor|high|good|falling|sinking|flagging|declining|rising|growing|dwindling|fragile|plummeting|improved)"
)
_CONCERNED = re.compile(r"\b(?:for|to|with|by|among|from)\s+(?:them|him|her|us|those)\b")
_JOINED = re.compile(r"(?:,\s+(?:and|but|though|although|so|as|because)|[;:])\s")
_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|though|although|so)\s")
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:two|three|four|five|ten|every)\b"
)
_NO_STANCE = re.compile(
    r"\b(?:legal|second|medical|expert|clinical|professional|independent|planning|[Cc]ounsel[’']s) (?:opinions?"
    r"|verdicts?)\b"
    r"|\bverdicts? of the\b|\bfeelings? of (?:safety|loss|being safe)\b|\bopinion polls?\b|\blow mood\b"
    r"|\bin favour of\b",
    re.IGNORECASE,
)
"""What is opinion, or mood, in another sense."""
_WHOSE = re.compile(
    r"\d|[“”]|\b(?:their|his|her|they|them|she|he|we|us|our|who|whose)\b|\baccording to\b", re.IGNORECASE
)
"""What says of whom or of how many a sentence speaks."""
_COUNTED = re.compile(
    r"(?<!/)\b\d[\d,]*\s+(?:[a-z’-]+\s+){0,2}?(?:people|[a-z]{3,}s)\b(?<!pages)(?<!words)(?<!hours)(?<!minutes)"
    r"(?<!items)(?<!visits)(?<!calls)(?<!forms)(?<!copies)(?<!courses)(?<!languages)(?<!questions)(?<!miles)(?<!posts)"
    r"(?<!days)(?<!weeks)(?<!months)(?<!years)(?<!times)(?<!aims)(?<!points)(?<!reviews)(?<!priorities)(?<!actions)"
    r"(?!\s+(?:days|months|weeks|years)\b)|\(\d+%\)"
)
_PLURAL_PERSONS = re.compile(
    r"\b(?!(?:letters|numbers|papers|matters|centres|centers|offers|orders|barriers|corridors|sensors|doors|floors)\b)"
    r"[a-z]{3,}(?:ers|ors|ists|ees|ants|ians|women|men)\b(?![’'])"
)
_OF_OTHERS = r"\b(?:for|from|of|by|to|about|between)\s+(?:(?!\d|two\b|three\b|four\b|five\b|six\b)[\w’-]+\s+){0,3}?"
_SEVERAL = (
    r"\b(?:they|those|people|staff|women|men|children|police|groups?|teams?|famil(?:y|ies)|communit(?:y|ies)"
    r"|households?|public|workforce|couple|class|club|choir|audience)\b(?![’'])"
    r"|(?<!to )(?<!for )(?<!of )(?<!by )\bevery(?:one|body)\b"
    r"|\A(?:the|our|its|this)\s+(?:[\w’-]+\s+){0,3}?(?:council|board|committee|panel|forum|network)\s"
)
_NAME_OF_A_BODY = re.compile(
    r"\b(?:adults?|children|people|carers)(?:[’']s?)? (?=(?:board|social care|services|directorate|scrutiny|partnership"
    r"|strategy|plan|charter|survey|policy|fund|budget)\b)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:–]\s+(?:(?:and|but|though|yet|while|so)\s+)?|\b(?:but|although|while|because|since)\s+")
_ASIDE = re.compile(r"(?:\A|[,;:])([^,;:]+),\s+(?:which|who|when|after|as|once|like|though|although)\b[^,;:]+,\s*\Z")
_NO_SUBJECT = re.compile(
    r"(?:[,;:]|\b(?:that|which|and|or|it|there|this))\Z|\A(?:complaints|feedback|ideas|suggestions)\Z", re.I
)
_LEAD = re.compile(
    r"(?:in|on|at|for|during|since|after|before|by|from|across|within|as|under|with|once|over)\b", re.IGNORECASE
)

_MADE = ("made friends", "made enemies")
"""What people do, and of things is a view."""
_SHOWN = re.compile(r":[^.;]*\b(?:showed|told) us\b")
"""Who bears out what stands before the colon."""

Found = tuple[int, int]
"""The characters of a sentence in which a view is."""


class BareViewReader:
    """The words of such views made ready."""

    def __init__(self, words: ViewWords, sources: SourceReader) -> None:
        self.sources = sources
        quality = rf"(?:(?!(?:{_NO_QUALITY}|{sources.people})\b)[a-z-]+\s+){{0,2}}?"
        feelings, moods = any_of(words.feelings), any_of((*words.moods, *words.feelings))
        state = rf"{BE_LIKE}\s+{ADVERB}{any_of(words.states)}\b"
        course = rf"(?:{_HAD}{ADVERB}{any_of(words.courses)}\b)"
        mood = rf"(?:(?:sense|feeling|air)\s+of\s+)?(?:{moods}|{_TRUST})(?:\s+(?:levels?|rates?|ratings?|scores?))?\b"
        with_object = rf"(?:\s+{_OBJECT}[^,;:.]{{0,60}}?|\s+(?:[a-z-]+\s+){{0,3}}?)?"
        self.felt = Phrase(
            rf"(?:{_CLAUSE}(?P<view>{_DETERMINER}{quality}{mood}{with_object}\s*\s(?:{state}|{course}))"
            rf"|\A(?P<had>{_DETERMINER}{quality}{feelings}\s+{_OBJECT})"
            r"(?=[^,;:]{3,70}\s(?:had|has|was|were|is|are|led)\b)"
            rf"|\A(?P<such>(?:such|so\s+[a-z]+)\s+(?:was|were|is|are|had\s+been)\s+(?:the\s+)?(?:[a-z-]+\s+)?{moods})\b"
            rf"|{_CLAUSE}(?P<low>{_STRONG}\s+{moods})\s+(?:[a-z]+ly\s+)?"
            r"(?:had|has|was|were|led|meant|made|followed|left)\b)",
            (*words.feelings, *words.moods, "trust"),
        )
        self.lacking = Phrase(
            rf"there\s+(?:{BE_LIKE}|appeared to be|seemed to be)\s+{ADVERB}"
            rf"(?:(?:no(?!\s+doubt)|{_LACK})\s+(?:[a-z-]+\s+)?(?:{feelings}|trust)|(?:(?:an?|some|much|more|real"
            rf"|less)\s+)?{quality}{feelings})\b"
            r"(?=\s+(?:that|about|of|at|over|with|for|around|in|on|regarding|to|as|between|towards)\b|[,.;])",
            ("there ",),
            needs=(*words.feelings, "trust"),
            begins=("there",),
        )
        self._read_receptions(words)
        self._read_things(words)
        self._read_people(words)
        self.phrases = frozenset(each for each in vars(self).values() if isinstance(each, Phrase))

    def _read_receptions(self, words: ViewWords) -> None:
        reception = (*words.feelings, *words.reception)
        self.causing = Phrase(
            rf"{any_of(words.causes)}\s+{_DETERMINER}{_MUCH}{any_of(reception)}\b",
            reception,
            needs=words.causes,
            begins=words.causes,
        )
        self.received = Phrase(
            rf"{any_of(words.receptions)}\b|(?:had|has|have|enjoyed|earned|gained|won|acquired)\s+(?:an?|its|their)\s+"
            r"(?:[a-z]+\s+)?(?:reputation|standing(?=\s+(?:with|among|in|across)\b|[.,;])"
            r"|(?<=good )name|(?<=bad )name|(?<=poor )name)\b(?:\s+(?:for|as)\b)?|"
            r"(?:went|gone|going|go)\s+down\s+(?:[a-z]+\s+)?(?:well|badly|poorly|like\s+an?|a\s+treat)\b",
            (*words.receptions, "down", "reputation", "standing", "name"),
        )
        self.stance = Phrase(rf"{any_of(words.stances)}\b", words.stances)

    def _read_things(self, words: ViewWords) -> None:
        self.held = Phrase(
            rf"(?:{BE}|(?:seemed|appeared|remained)(?:\s+to\s+be)?)\s+{ADVERB}(?:widely\s+)?{any_of(words.esteem)}\b",
            words.esteem,
        )
        evaluating = any_of(words.evaluating)
        self.evaluating = Phrase(
            rf"{BE_LIKE}(?:\s+to\s+be)?\s+{ADVERB}(?:too\s+|quite\s+|rather\s+|both\s+)?{evaluating}\b",
            words.evaluating,
        )
        self.feels = Phrase(
            rf"(?:felt|feels)\s+(?:like|as\s+if|as\s+though|(?!{_NOT_FELT})[a-z-]+)\b", ("felt", "feels")
        )

    def _read_people(self, words: ViewWords) -> None:
        self.everyone = Phrase(
            rf"{any_of(words.everyone)}(?:\s+(?:that\s+|whom\s+)?(?:we|assessors)\s+(?:met|asked|saw|spoke\s+(?:to|with)|(?:are|were|know|knew)\s+(?:aware\s+)?of)|\s+(?:spoken\s+to|interviewed)"
            rf"|\s+(?:concerned|involved|present|asked))?\s+(?:{ADVERB}(?:disagreed|objected|complained|quarrelled|had\s+objected|had\s+complained|knew|could\s+(?!have\b)[a-z]+"
            rf"|loves|likes|hates|knows|agrees|thinks|found(?!\s+(?:out|that|themselves|work|jobs?|homes?)\b)|wanted|wished|valued|praised|admired|believes|feels|spoke\s+(?:ill|badly|well|highly)"
            rf"|seemed\s+to\s+know|could\s+say|(?:was|were)\s+in\s+(?:any\s+)?doubt|felt|feels|liked|minded"
            rf"|preferred|appreciated|understood|loved|hated|welcomed|enjoyed"
            r"|trusted|doubted|agreed|thought|believed|had\s+(?:an?|much|any)\s+(?:bad|good|kind|harsh|cross)\s+(?:word|thing)|missed|regretted|resented)\b"
            rf"|(?:was|were|is|are|seemed|appeared)\s+{ADVERB}(?:quite\s+|entirely\s+)?{any_of(words.emotions)}\b)",
            words.everyone,
        )
        persons = any_of(words.persons)
        self.person = re.compile(rf"\b{persons}s?\b(?![’'])", re.IGNORECASE)
        many = rf"(?:{self.sources.several}|{persons}s)"
        self._several = re.compile(rf"\b{many}\b(?![’'])|{_SEVERAL}", re.IGNORECASE)
        self._of_others = re.compile(rf"{_OF_OTHERS}{many}\b", re.IGNORECASE)

    def is_of_persons(self, sentence: str) -> bool:
        """Return whether a sentence speaks of people who may say something."""
        sentence = sentence.lower().replace("community ", " ")
        persons = (self.person, self.sources.named, _PLURAL_PERSONS)
        return any(pattern.search(sentence) is not None for pattern in persons)

    def is_of_several(self, sentence: str) -> bool:
        """Return whether a sentence speaks of several people, of whom some may be told next."""
        sentence = self._of_others.sub(" ", _NAME_OF_A_BODY.sub(" ", sentence))
        return any(pattern.search(sentence) is not None for pattern in (self._several, _PLURAL_PERSONS, _COUNTED))


def bare_views(sentence: str, likely: Collection[Triggers], reader: BareViewReader) -> Iterator[Found]:
    """Yield the views in a sentence that no word of saying tells, and of which nothing says whose they are."""
    for phrase in (reader.felt, reader.lacking, reader.causing, reader.received):
        match = phrase.search(sentence) if phrase in likely else None
        is_of_friends = match is not None and match.group().casefold() in _MADE
        if match is not None and not (is_of_friends and not _is_of_a_thing(sentence, match.start(), reader)):
            start, end = _span(match)
            if not _is_somebodys(sentence, start, end, reader):
                yield start, end
    for phrase in (reader.held, reader.evaluating, reader.feels):
        match = phrase.search(sentence) if phrase in likely else None
        if match is None or _SHOWN.search(sentence, match.end()) or not _is_of_a_thing(sentence, match.start(), reader):
            continue
        if not _is_somebodys(sentence, *match.span(), reader):
            yield match.span()
    match = reader.everyone.search(sentence) if reader.everyone in likely else None
    if match is None or reader.sources.is_told_before(sentence, match.start()):
        return
    if not reader.sources.is_told_after(sentence, match.end()):
        yield match.span()


def stance_in(sentence: str, likely: Collection[Triggers], reader: BareViewReader) -> Iterator[Found]:
    """Yield the word of a sentence that is somebody's view in whatever it stands, where it speaks of nobody at all."""
    if reader.stance not in likely or _WHOSE.search(sentence) is not None:
        return
    match = reader.stance.search(sentence) if reader.sources.telling.search(sentence) is None else None
    if match is None:
        return
    start, end = match.span()
    if _NO_STANCE.search(sentence, max(0, start - 20)) is not None:
        return
    others = reader.stance.pattern.sub(" ", sentence)
    sources = reader.sources
    if sources.is_named(sentence, start, end) or sources.told_in.search(sentence, 0, start) is not None:
        return
    if not reader.is_of_persons(others) and sources.telling.search(others) is None:
        yield start, end


def _span(match: re.Match[str]) -> Found:
    for name in ("view", "had", "low", "such"):
        if name in match.re.groupindex and match[name] is not None:
            return match.span(name)
    return match.span()


def _is_somebodys(sentence: str, start: int, end: int, reader: BareViewReader) -> bool:
    """Return whether a sentence says whose a view is, whom it concerns, or by which figure it is known."""
    sources = reader.sources
    if sources.is_told_before(sentence, start) or sources.is_named_from(sentence, start, end):
        return True
    if sources.is_told_after(sentence, end):
        return True
    clause = _NEXT_CLAUSE.search(sentence, end)
    if OWNER.search(sentence, max(0, start - 30), start):
        return True
    if _FIGURE.search(sentence, 0, clause.start() if clause is not None else len(sentence)):
        return True
    if sources.concerned.search(sentence, end, end + REACH) or _CONCERNED.search(sentence, end, end + REACH):
        return True
    joined = _JOINED.search(sentence, end)
    return joined is not None and sources.telling.search(sentence, joined.end()) is not None


def _is_of_a_thing(sentence: str, start: int, reader: BareViewReader) -> bool:
    """Return whether the subject before a verb is there, and is no person."""
    low = 0
    for end in _CLAUSE_END.finditer(sentence, 0, start):
        if end.end() <= start:
            low = end.end()
    subject = sentence[low:start].strip()
    aside = _ASIDE.search(sentence, 0, start) if not subject else None
    if aside is not None:
        subject = aside[1].strip()
    if not subject or _LEAD.match(subject) or _NO_SUBJECT.search(subject):
        return False
    return not reader.is_of_persons(subject)
