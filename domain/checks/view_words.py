"""The words of views made ready: what may tell one without its source, and what names a source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.checks.attribution import ClaimReader
from domain.checks.figure_words import any_of, has_any
from domain.evidence.language import EvidenceLanguage, ViewWords
from domain.frameworks.framework import EvidenceRules

_WORD = re.compile(r"\w+")
_ADVERB = (
    r"(?:(?:[a-z]+ly|also|often|always|sometimes|again|well|still|now|much|more|very|not|less|at times|so)\s+){0,2}"
)
_BE = r"(?:was|were|is|are|has been|have been|had been|is being|was being|were being|being)"
_BE_LIKE = r"(?:was|were|is|are|has been|have been|had been|remained|remains|seemed|appeared)"
_EXISTS = rf"there\s+(?:{_BE_LIKE}|appeared to be|seemed to be|still was|also was|also were)"
_NO_QUALITY = (
    r"(?:(?:(?:more|less|most|very|too|so)\s+)?[a-z]+ly|in|at|on|as|for|by|with|only|when|where|before|after|during|and|or"
    r"|but|alongside|within|under|together|from|through|if|to|of|again|first|separately|each|every|next|then|also|because"
    r"|while|until|once|per|against|since)\b"
)
_ASSESSORS = r"(?:we|i|assessors|the\s+assessment\s+team|our\s+team|the\s+team\s+of\s+assessors|inspectors)"


class Phrase:
    """A pattern that has to be looked for only where one of its words stands: most sentences have none."""

    __slots__ = ("_telling", "_triggers", "pattern")

    def __init__(self, words: str, triggers: Iterable[str]) -> None:
        self.pattern = re.compile(rf"\b(?:{words})", re.IGNORECASE)
        self._triggers = tuple({each.casefold() for each in triggers})
        # The longest word of each: where none of them stands, which a set tells at once, nothing is found.
        self._telling = frozenset(max(_WORD.findall(each), key=len) for each in self._triggers)

    def is_likely(self, folded: str, words: frozenset[str]) -> bool:
        """Return whether a casefolded text of these words has one of those that the pattern needs."""
        return not self._telling.isdisjoint(words) and has_any(folded, self._triggers)


class ViewReader:
    """The words of views made ready, with those of a framework's sources."""

    def __init__(self, rules: EvidenceRules, language: EvidenceLanguage) -> None:
        words, self.claims = language.views, ClaimReader(rules, language)
        people = any_of(word for source in rules.sources if source.is_people for word in source.words)
        others = tuple(word for source in rules.sources if not source.is_people for word in source.words)
        self.is_able = bool(words.opinions)
        self.named = re.compile(rf"\b{people}\b", re.IGNORECASE)
        self.telling = re.compile(rf"\b{any_of(language.telling)}\b", re.IGNORECASE)
        self._read_views(words)
        self._read_thoughts(words)
        self._read_people(words, language, people)
        self._read_sources(people, any_of((*words.occasions, *others)))
        self.phrases = tuple(each for each in vars(self).values() if isinstance(each, Phrase))

    def likely_in(self, text: str, among: Iterable[Phrase]) -> frozenset[Phrase]:
        """Return those phrases of which a text has one of the words."""
        folded = text.casefold()
        words = frozenset(_WORD.findall(folded))
        return frozenset([phrase for phrase in among if phrase.is_likely(folded, words)])

    def _read_views(self, words: ViewWords) -> None:
        it_was = ("it was", "it is", "it has", "it had")
        self.impersonal = Phrase(rf"it\s+{_BE}\s+{_ADVERB}{any_of(words.opinions)}\s+(?:that|to|as|how)\b", it_was)
        self.exists = Phrase(
            rf"{_EXISTS}\s+(?:(?:an?|some|much|many|several|one)\s+)?(?:(?!(?:of|no|not|any)\b)[a-z-]+\s+){{0,2}}?"
            rf"{any_of(words.nouns)}\b"
            r"(?=\s+(?:that|about|of|at|over|with|for|around|in|on|regarding|to|as)\b|[,.;])",
            ("there ",),
        )
        self.general = Phrase(
            rf"(?:the|an?|one)\s+(?:[a-z-]+\s+){{0,3}}?{any_of(words.messages)}\s+{_BE_LIKE}\s+(?:also\s+)?that\b",
            ("was that", "is that", "were that", "been that", "also that", "remained that", "remains that"),
        )
        self.hearsay = Phrase(rf"{any_of(words.hearsay)}\b", words.hearsay)
        self.credited = Phrase(
            rf"{any_of(words.credits)}\b[^,;:.]{{0,60}}?\s+{_BE}\s+{_ADVERB}{any_of(words.credited)}\b", words.credits
        )
        self.voiced = Phrase(
            rf"(?P<noun>{any_of(words.nouns)})\b(?P<about>[^,;:.]{{0,80}}?)\s+{_BE}\s+{_ADVERB}{any_of(words.voiced)}\b",
            words.voiced,
        )

    def _read_thoughts(self, words: ViewWords) -> None:
        self.reputed = Phrase(
            rf"{_BE}\s+{_ADVERB}(?:{any_of(words.reputed)}\s+to\s+(?:be|have)\b|{any_of(words.viewed)}\s+as\b"
            rf"|(?:considered|felt|thought|deemed)\s+(?!{_NO_QUALITY})[a-z-]+)",
            (*words.reputed, *words.viewed, "considered", "deemed"),
        )
        self.judged = Phrase(rf"{_BE}\s+{_ADVERB}{any_of(words.judged)}\b", words.judged)
        self.esteemed = Phrase(rf"{_BE}\s+{_ADVERB}{any_of(words.esteemed)}\b", words.esteemed)
        self.feedback = Phrase(
            rf"{any_of(words.feedback)}\b[^,;:.]{{0,60}}?\s+{_BE_LIKE}\s+{_ADVERB}{any_of(words.verdicts)}\b"
            rf"|feedback\s+{_ADVERB}(?:indicated|suggested|hinted)\b"
            r"|(?:views|opinions)\b[^,;:.]{0,40}?\s+(?:differed|varied|diverged)\b"
            r"|(?:concerns|worries|frustrations|doubts|anxieties)\s+(?:existed|persisted|lingered)\s+"
            r"(?:about|over|that|around)\b",
            (*words.feedback, "existed", "persisted", "lingered"),
        )

    def _read_people(self, words: ViewWords, language: EvidenceLanguage, people: str) -> None:
        telling = any_of(language.telling)
        self.told = Phrase(
            rf"{_ASSESSORS}\s+(?:was|were|have been|had been)\s+{_ADVERB}{any_of(words.told)}\b(?!\s+by\b)", words.told
        )
        self.heard = Phrase(
            rf"{_ASSESSORS}\s+{_ADVERB}{any_of(words.heard)}\s+(?:[a-z]+ly\s+)?(?:that|how|of|about|concerns?|examples?"
            r"|positive|mixed|accounts|reports|praise|criticism|views|complaints)\b"
            rf"|{_ASSESSORS}\s+{_ADVERB}(?:received|had|got|were given)\s+(?:some\s+|much\s+)?{any_of(words.credits)}\b"
            rf"|(?:some\s+|many\s+|several\s+|other\s+)?{any_of(words.unspecific)}\s+{_ADVERB}{telling}\b",
            (*words.heard, *words.credits, *words.unspecific),
        )
        self.pronoun = re.compile(
            rf"(?P<who>they|{any_of(words.pronouns)})\s+{_ADVERB}{any_of((*language.telling, *words.thinking))}\b",
            re.IGNORECASE,
        )
        after = rf"(?:of\s+)?(?:(?:the|these|those|our|its)\s+)?(?:[\w’-]+\s+){{0,2}}?{people}\b"
        then = rf"(?:\s+{after}|(?=\s+(?:[a-z]+ly\s+)?{telling}\b))"
        self.vague = Phrase(rf"(?P<quantity>{any_of(words.vague)}){then}", words.vague)
        self.loose = Phrase(rf"(?P<quantity>{any_of(words.loose)}){then}", words.loose)

    def _read_sources(self, people: str, occasions: str) -> None:
        who = rf"(?:{people}|{occasions})"
        self.source_after = re.compile(
            rf"\b(?:from|among|amongst|across|between|within|by|of)\s+(?:[\w’-]+\s+){{0,3}}?{who}\b"
            rf"|\b(?:in|at|during|through|following|after|on)\s+(?:[\w’-]+\s+){{0,3}}?{occasions}\b|\baccording to\b",
            re.IGNORECASE,
        )
        self.source_before = re.compile(
            r"(?:\A|[;,]\s+)(?:[a-z]+,?\s+)?"
            r"(?:in|at|during|through|following|after|on|from|among|amongst|across|for|within|to|with)\s+"
            rf"[^;]{{0,60}}?{who}\b[^;]{{0,60}},|{who}[’']?s?[’']?\s+(?:[\w-]+\s+)?\Z|\baccording to\b",
            re.IGNORECASE,
        )
        self.source_named = re.compile(rf"\b(?:by|from)\s+(?:[\w’-]+\s+){{0,2}}?{people}\b", re.IGNORECASE)
