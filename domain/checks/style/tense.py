"""Find present tenses where findings are told: what an authority and its people did is told in the past tense.

Only where subject and verb are surely such at the beginning of a sentence; what is true of law, place and people at
large is rightly said in the present, and so is what somebody said in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from domain.checks.finding import Severity
from domain.checks.lexicon import Lexicon
from domain.checks.prose import Fault, Spans, Words, quoted
from domain.checks.sentence_words import SentenceWords, sentence_words
from domain.checks.style.present_verbs import PresentVerbs

_STILL_TRUE = re.compile(r"(?:If|When|Where|Once|As|Under|Because|Since|While|Although|Whether|By law|Unless|How)\b")
_RULE = re.compile(r"(?:If|When|Where|Under|Whether|By law|Unless|How)\b")
"""Sentences that begin so tell what holds at any time."""
_LEAD = re.compile(r"(?:However|In addition|Overall|Together|Sometimes|Also|[A-Z][a-z]+ [^,.;:()“”]{1,60}+), ")
_LATER = re.compile(r"\b(?:people|staff|carers|families|teams|anyone|everyone|they) (can)\b(?! (?:be|have)\b)")
_LATER_WEAK = re.compile(r"\bwho (is|are|has|have) (?=[a-z]+ing\b|a\b|the\b|no\b)")
_PRONOUN_IS = re.compile(
    r"(?:(?:There|It|This)(?= is )|(?:There|They|These|Some|Others|Most|Many)(?= are )|They(?= have )|It(?= has )) "
    r"(?P<verb>is|are|have|has)(?! (?:law|the law|possible|important|likely|worth|known|true)\b)"
)
_IS_DONE = re.compile(
    r"(?!(?:If|When|Where|That|What|Whether|It|He|She|Section|Under|Act)\b)[A-Z][\w-]*"
    r"(?: (?!(?:that|who|which|what|is|are|was|were|to|will|can|may|must|had|has|have|said|told|us)\b)[a-z][\w-]*){0,3}"
    r" (?P<verb>is|are) (?:\w+ly |also |often |not |always |now )?"
    r"(?:[a-z]{2,}ed|held|made|given|taken|run|led|seen|kept|built|sent|told|paid|met|done|chosen|written)\b"
)
_ANYWHERE = re.compile(
    r"\b(?P<verb>is|are|has|have|isn[’']t|aren[’']t|hasn[’']t|haven[’']t|can|cannot)(?![\w’'-])(?=\s+(?P<next>[\w’'-]+))"
)
_WILL = re.compile(r"\b(?P<verb>will|shall)(?![\w’'-])(?=\s+(?:not\s+|also\s+|[a-z]+ly\s+|then\s+)?(?P<next>[a-z-]+))")
_BY_THEN = re.compile(r"\bby (?:the end of )?(?:[A-Z][a-z]+ )?20\d\d\b")
"""A day until which something is promised: what is to come by then is not told as of the report."""
_AT_ANY_TIME = re.compile(r"(?:It|There|This|That) (?:is|are)\b")
_NOUN_BEFORE = re.compile(
    r"\b(?:the|an?|their|his|her|its|our|no|any|of|with|own|free|good|ill|living|political|last|person[’']s|[Ww]e|I)\s+\Z"
)
_TOLD = re.compile(
    r"\b(?:told us|told the \w+ team|said|explained|reported|complained|confirmed|agreed|felt|thought|believed"
    r"|found|saw|heard|showed|noted|learned)"
    r"(?: (?!(?:about|of)\b)\w+){0,3}? that |\b(?:told us|said) (?!(?:about|of|that|how|what|so|in|on|at)\b)(?=[a-z])"
)
_LEADING_ON = frozenset(("that", "us", "said"))
_TELLING = frozenset(
    (
        *("told", "said", "explained", "reported", "complained", "confirmed", "agreed", "felt", "thought", "believed"),
        *("found", "saw", "heard", "showed", "noted", "learned"),
    )
)
_PRESENT = frozenset(
    ("will", "shall", "is", "are", "has", "have", "isn't", "aren't", "hasn't", "haven't", "can", "cannot")
)
_OF_LAW = re.compile(
    r"\b(?:Act|Acts|Bill|Regulations?|law|laws|lawful|legal\w*|statut\w+|guidance|code|court|section|duties|national"
    r"|duty(?! (?:teams?|workers?|desk|line|officers?|rota|managers?|social)\b)"
    r"|nationally|England|government|whenever|if|unless)\b|\?"
)
_ASKING = re.compile(r"\b(?:how|what|who|whom|whose|which|whether|why|when|where|so that)\b(?:\s+[\w’'-]+){0,4}\s+\Z")
_BEFORE_HAVE = re.compile(
    r"\b(?:would|could|should|might|may|must|will|shall|to|can|did|does|do|cannot|n[’']t|never)\s+(?:[\w’'-]+\s+){0,2}\Z"
)
_DIRECTLY = re.compile(r"(?:\b(?:that|and|or|than|as)|[:,;(])\s*\Z")
_SINCE = re.compile(
    r"\b(?:[Ss]ince|recently|so far|to date|in recent|in the (?:last|past)|over the (?:last|past)|told us|said|ago"
    r"|[Ii]n (?:[A-Z][a-z]+ )?20\d\d)\b"
)
_OUR_OWN = re.compile(r"\b(?:that|which|whom|what) we \Z")
"""What the authority has done itself, told beside what it was about: "advice that we have acted upon"."""
_NOT_DONE = re.compile(r"\s+not\s+(?:(?:yet|always|often|so far|been)\s+){0,2}\w+(?:ed|en|wn|de|nt|ne|lt|ld)\b")
_TRUE_AT_ANY_TIME = frozenset(("likely", "possible", "important", "worth", "known", "true", "necessary"))
_CONTRACTED = {
    "isn't": "was not",
    "aren't": "were not",
    "hasn't": "had not",
    "haven't": "had not",
    "cannot": "could not",
}
_ON_SOMETHING = re.compile(r"(?<![\w’'-])([a-z]{2,}) ([a-z]{2,}s) ([a-z]+)\b")
_BEINGS = {"is": "was", "are": "were", "has": "had", "have": "had", "does": "did", "do": "did", "can": "could"}


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Words by which the present tense of findings is told.

    `many` are those who act, in the plural, `told` those of whom only `saying` is surely a finding; `bodies` are one.
    `modifiers` stand before the first two. `irregular` gives past forms of base forms, `regular` base forms; of those
    that are `also_nouns`, only one before `acted_on` is surely a verb. What begins with one of `truths` after "is",
    "are", "has" or "have" may be true of law or place.
    """

    many: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    irregular: Mapping[str, str] = field(default_factory=dict)
    regular: tuple[str, ...] = ()
    also_nouns: tuple[str, ...] = ()
    acted_on: tuple[str, ...] = ()
    truths: tuple[str, ...] = ()


class _Looks(NamedTuple):
    """Which main verbs of a text are looked for: those of a known subject, those of being, and any others."""

    for_subject: bool
    for_being: bool
    for_any_verb: bool


class TenseReader:
    """The words about tense made ready."""

    def __init__(self, words: TenseWords, lexicon: Lexicon) -> None:
        past = {base: _regular_past(base) for base in words.regular} | dict(words.irregular)
        self._past = past
        self._past_of_third = {_third(base): (base, right) for base, right in past.items()}
        self._verbs = PresentVerbs(past, self._past_of_third, lexicon)
        self._nouns, self._acted_on = frozenset(words.also_nouns), frozenset(words.acted_on)
        self._bodies = frozenset(word.split()[-1] for word in words.bodies)
        self._saying = frozenset(words.saying)
        self._truths = re.compile(rf"\s+(?:{_any(words.truths)})(?![\w-])|\s+\d")
        before = rf"(?:(?:{_any(words.modifiers)})\s+){{0,3}}"
        several = rf"(?P<many>{before}(?:{_any(words.many)}))|(?P<told>{before}(?:{_any(words.told)}))"
        within = r"(?:(?!(?:of|in|that|who|which|and|for|with|to|was|were)\s)[\w-]+ ){0,3}?"
        one = rf"(?P<one>the {within}(?:{_any(words.bodies)}))"
        saying, acting = self._saying, frozenset((*past, *_BEINGS))
        self._after: dict[str, frozenset[str]] = {}
        for heads, verbs in (
            (words.many, acting),
            (words.told, saying),
            (words.bodies, frozenset((*self._past_of_third, *_BEINGS))),
        ):
            for head in (each.split()[-1] for each in heads):
                self._after[head] = self._after.get(head, frozenset()) | verbs
        self._heads, self._verbs_after = frozenset(self._after), frozenset().union(*self._after.values())
        self._sure_thirds = frozenset(
            third for third, (base, _) in self._past_of_third.items() if base not in self._nouns
        )
        self._subject = re.compile(
            rf"(?:{several}|{one}) (?:(?:\w+ly|also|often|always|still|now|never) )?(?P<verb>[a-z]+)(?![\w’'-])",
            re.IGNORECASE,
        )

    def faults_in(self, words: Words, is_of_findings: bool) -> Iterator[Fault]:
        """Yield verbs in the present tense as "present-tense", with the past form.

        Where a text `is_of_findings` alone, and tells nothing of the place, less is needed to be sure.
        """
        text = words.text
        said = quoted(text)
        for sentence in sentence_words(text):
            start, end, present = sentence.start, sentence.end, sentence.present
            may_tell, has_subject = not _TELLING.isdisjoint(present), self._has_subject(sentence)
            if (not is_of_findings and not has_subject and not may_tell) or start in said:
                continue
            has_being = not _PRESENT.isdisjoint(present)
            is_told = may_tell and not _LEADING_ON.isdisjoint(present)
            told = _TOLD.search(text, start, end) if is_told else None
            begin = start if is_of_findings or not told else told.end()
            is_likely = (is_of_findings or bool(told)) and (has_being or not self._sure_thirds.isdisjoint(present))
            if _STILL_TRUE.match(text, start):
                if is_of_findings and is_likely and not _RULE.match(text, start):
                    yield from filter(None, (self._anywhere(text, start, end, said),))
                continue
            looks = _Looks(has_subject, has_being and is_of_findings, is_of_findings)
            found = self._main(text, start, end, looks)
            found = found or (self._read(text, told.end(), end) if told else None)
            found = found or (self._anywhere(text, begin, end, said) if is_likely else None)
            if found is None and (is_of_findings or told) and self._verbs.may_have_clause(sentence):
                found = self._in_clause(text, begin if begin == start else begin - len("that "), end)
            if found is not None and found.start not in said:
                yield found
                yield from _later(text, found.end, end)

    def _main(self, text: str, start: int, end: int, looks: _Looks) -> Fault | None:
        """Return the main verb of a sentence in the present tense, also after words that lead to its subject."""
        lead = _LEAD.match(text, start, end)
        for begin in (start, lead.end()) if lead else (start,):
            found = self._main_verb(text, begin, end) if looks.for_subject else None
            found = found or (self._being(text, begin, end) if looks.for_being else None)
            found = found or (self._read(text, begin, end) if looks.for_any_verb else None)
            if found is not None:
                return found
        return None

    def _has_subject(self, sentence: SentenceWords) -> bool:
        """Return whether one of those who act stands directly before a verb in the present tense, or an adverb."""
        if self._verbs_after.isdisjoint(sentence.present):
            return False
        plain = sentence.words
        for head in self._heads & sentence.present:
            verbs, place = self._after[head], -1
            for _ in range(plain.count(head)):
                place = plain.index(head, place + 1)
                following = plain[place + 1 : place + 3]
                if not verbs.isdisjoint(following):
                    return True
        return False

    def _main_verb(self, text: str, begin: int, end: int) -> Fault | None:
        match = self._subject.match(text, begin, end)
        if match is None:
            return None
        verb = match["verb"]
        after = re.match(r"\s+([\w’'-]+)", text[match.end() : end])
        following = after[1].lower() if after else ""
        if match["told"] and verb not in self._saying:
            return None
        if verb in _BEINGS:
            right: str | None = self._past_of_being(verb, bool(match["one"]), following, text[match.end() : end])
        elif match["one"]:
            base, right = self._past_of_third.get(verb, ("", None))
            is_true = following[:1].isdigit()  # "serves 310,000 people"
            right = right if not is_true and (base not in self._nouns or following in self._acted_on) else None
        else:
            right = self._past.get(verb)
            right = right if verb not in self._nouns or following in self._acted_on else None
        return Fault("present-tense", *match.span("verb"), right) if right and right != verb else None

    def _read(self, text: str, begin: int, end: int) -> Fault | None:
        """Return the main verb in the present tense, as the classes of its words tell it."""
        found = self._verbs.main_verb(text, begin, end)
        if found is None or _OF_LAW.search(text, begin, found.end):
            return None
        is_having = text[found.start : found.end] in ("has", "have")
        if is_having and self._truths.match(text, found.end) and not _NOT_DONE.match(text, found.end):
            return None
        if is_having and _OUR_OWN.search(text, begin, found.start):
            return None
        return Fault("present-tense", *found)

    def _in_clause(self, text: str, start: int, end: int) -> Fault | None:
        found = self._verbs.verb_in_clause(text, start, end)
        return Fault("present-tense", *found) if found and not _OF_LAW.search(text, start, end) else None

    def _being(self, text: str, begin: int, end: int) -> Fault | None:
        """Return the "is" or "are" of "There is" or "They are", and of a subject of a few words to which it is done."""
        match = _PRONOUN_IS.match(text, begin, end) or _IS_DONE.match(text, begin, end)
        if match is None or self._truths.match(text[match.end("verb") : end]):
            return None
        following = re.match(r"\s+([\w’'-]+)", text[match.end("verb") : end])
        if match["verb"] in ("has", "have") and (following is None or self._is_past(following[1].lower())):
            return None
        return Fault("present-tense", *match.span("verb"), _BEINGS[match["verb"]])

    def _anywhere(self, text: str, start: int, end: int, said: Spans) -> Fault | None:
        """Return the first verb in the present tense anywhere in a sentence of findings, which tells of neither law nor
        country: of those verbs that can be nothing else."""
        if _OF_LAW.search(text, start, end):
            return None
        for match in _ANYWHERE.finditer(text, start, end):
            verb, following = match["verb"], match["next"].lower()
            before = text[max(start, match.start() - 60) : match.start()]
            if match.start() in said or self._truths.match(text, match.end(), end) or _ASKING.search(before):
                continue
            if _DIRECTLY.search(before) or (verb.startswith("have") and _BEFORE_HAVE.search(before)):
                continue
            if verb in ("has", "have") and self._is_past(following) and not _SINCE.search(text, start, end):
                continue  # what somebody has done may be said so of a thing that lasts
            if following in _TRUE_AT_ANY_TIME or (verb in ("has", "have") and not self._goes_on(following)):
                continue
            return Fault("present-tense", *match.span("verb"), _past_of_any(verb))
        return self._will(text, start, end, said) or self._third_anywhere(text, start, end, said)

    def _will(self, text: str, start: int, end: int, said: Spans) -> Fault | None:
        """Return what is to come yet, told as from today: "the team will check it"."""
        if _AT_ANY_TIME.match(text, start, end):
            return None
        for match in _WILL.finditer(text, start, end):
            before = text[max(start, match.start() - 60) : match.start()]
            is_verb = self._verbs.may_be_base(match["next"]) and not _NOUN_BEFORE.search(before)
            is_planned = _BY_THEN.search(text, match.end(), end) is not None
            if is_planned:
                continue
            if is_verb and match.start() not in said and not _ASKING.search(before):
                return Fault("present-tense", *match.span("verb"), "would")
        return None

    def _goes_on(self, following: str) -> bool:
        return self._is_past(following) or following in self._acted_on or following in ("no", "some", "to", "not")

    def _third_anywhere(self, text: str, start: int, end: int, said: Spans) -> Fault | None:
        """Return a verb of one in the present tense with what it acts on: "the call gives them a name"."""
        for match in _ON_SOMETHING.finditer(text, start, end):
            base, right = self._past_of_third.get(match[2], ("", ""))
            is_led = match[1] in self._bodies or match[3] in self._acted_on
            is_verb = right and base not in self._nouns and is_led and match.start() not in said
            if is_verb and not _ASKING.search(text[max(start, match.start() - 60) : match.start()]):
                return Fault("present-tense", *match.span(2), right)
        return None

    def _past_of_being(self, verb: str, is_one: bool, following: str, rest: str) -> str | None:
        if verb == "can":
            return "could"
        if (verb in ("is", "has", "does")) is not is_one or self._truths.match(rest):
            return None
        is_perfect = verb in ("has", "have") and (following in ("been", "not", "to", "had") or self._is_past(following))
        return None if is_perfect else _BEINGS[verb]

    def _is_past(self, word: str) -> bool:
        return word.endswith(("ed", "ly", "wn", "en")) or word in self._past.values() or word in _ADVERBS


def _past_of_any(verb: str) -> str:
    """Return the past form of a verb of being, having or being able, without its contraction."""
    return _BEINGS.get(verb) or _CONTRACTED[verb.replace("’", "'")]


_ADVERBS = frozenset(
    ("also", "already", "always", "never", "often", "now", "just", "begun", "become", "come", "run", "put")
)


def _later(text: str, start: int, end: int) -> Iterator[Fault]:
    """Yield what else is in the present tense in a sentence whose main verb is."""
    for match in _LATER.finditer(text, start, end):
        yield Fault("present-tense", *match.span(1), "could")
    for match in _LATER_WEAK.finditer(text, start, end):
        yield Fault("present-tense", *match.span(1), _BEINGS[match[1]], Severity.MAY)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeiou" else f"{base}ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"
