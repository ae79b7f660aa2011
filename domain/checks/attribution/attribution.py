"""Hold what the findings say of their sources against the evidence that is cited for it.

"Partners told us" must rest on evidence of partners, and "some people" on more than one person. Which words name which
source is the framework's, the verbs and quantities are house style's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from domain.assessment import Citation, EvidenceItem, Stance
from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import Folded, Listed, any_of, folded, found_before, pattern_of, telling_of
from domain.checks.subjects import PassageSubject
from domain.evidence.coverage import SentenceCoverage
from domain.evidence.language import EvidenceLanguage
from domain.frameworks.framework import EvidenceRules, SourceWords

_LONGEST_CLAUSE = 160
_CLAUSE_END = re.compile(
    r"[;:.!?()]|, (?:and|but|while|although|whereas|however|so|yet)\b|\b(?:but|although|while|whereas)\b"
)
_HAS_OWN_SUBJECT = re.compile(r"\b(?:we|who|which|it|he|she|i)\s+\Z", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_COUNTED = re.compile(r"\d(?<!\w\d)(?:[\d,]*\s+(?:of|out of)\b|[\d.,]*\s*%|\d* (?:said|told))")
_LEAD = re.compile(r"(?:[\w’'-]+\s+){0,2}\Z")


@dataclass(frozen=True, slots=True)
class Claim:
    """The words [start, end) of a sentence that name a source as telling something, at `least` so many people."""

    start: int
    end: int
    words: str
    source: SourceWords
    least: int


class ClaimReader:
    """The words of a framework's sources and of house style made ready to find claims."""

    def __init__(self, rules: EvidenceRules, language: EvidenceLanguage) -> None:
        self.plural = language.plural
        named = [word for source in rules.sources for word in source.words]
        self.names = Listed(pattern_of(named), named)
        self.sources: dict[str, SourceWords] = {}
        for source in rules.sources:
            for word in source.words:
                self.sources.setdefault(word.casefold(), source)
        telling, showing = any_of(language.telling), any_of(language.showing)
        verbs = re.compile(rf"\b(?:(?P<telling>{telling})|(?P<showing>{showing}))\b", re.IGNORECASE)
        self.verbs = Listed(verbs, (*language.telling, *language.showing))
        self.quantity_words = frozenset(map(telling_of, language.quantities))
        self.quantities = tuple(
            (words, least, re.compile(rf"\b{re.escape(words)}\s+(?:of\s+)?(?:the\s+)?(?:[\w’'-]+\s+)?\Z"))
            for words, least in sorted(language.quantities.items(), key=lambda each: len(each[0]), reverse=True)
        )

    def source_of(self, words: str) -> SourceWords:
        """Return the source that words name."""
        return self.sources[words.casefold()]


def claims_in(sentence: str, reader: ClaimReader) -> tuple[Claim, ...]:
    """Return every claim of a source in a sentence, in order; offsets count in the sentence."""
    return _claims(folded(sentence), reader)


def _claims(text: Folded, reader: ClaimReader) -> tuple[Claim, ...]:
    sentence = text.text
    verbs = reader.verbs.places(text)
    if not verbs:
        return ()
    named = _Named(text, reader)
    if not named.places:
        return ()
    found: list[Claim] = []
    begin = 0
    for verb in reader.verbs.all(sentence, verbs, 0, len(sentence)):
        if found_before(_HAS_OWN_SUBJECT, sentence, verb.start()):
            continue
        low = max(begin, _clause_start(sentence, verb.start()))
        name = named.subject(low, verb.start())
        claim = _claim(low, name, verb, named) if name is not None else None
        if claim is not None:
            found.append(claim)
            begin = verb.end()
    return tuple(sorted(found, key=lambda claim: claim.start))


class _Named:
    """The sources that a sentence names."""

    def __init__(self, text: Folded, reader: ClaimReader) -> None:
        self.text, self.reader = text, reader
        self.sentence = text.text
        self.places = reader.names.places(text)
        self._matches: Iterator[re.Match[str]] | None = None
        self._coming: re.Match[str] | None = None
        self._documents: dict[str, None] = {}

    def subject(self, low: int, end: int) -> re.Match[str] | None:
        """Return the source that is the subject of a verb at `end`: the first named, or one that a comma leads to."""
        names = self.reader.names
        for comma in reversed(list(_COMMA.finditer(self.sentence, low, end))):
            name = names.first(self.sentence, self.places, comma.end(), end)
            if name is not None and _LEAD.fullmatch(self.sentence, comma.end(), name.start()):
                return name
        return names.first(self.sentence, self.places, low, end)

    def after(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the sources named between two places."""
        return self.reader.names.all(self.sentence, self.places, start, end)

    def documents_before(self, end: int) -> tuple[str, ...]:
        """Return the categories of what is named before a place and cannot be counted in people.

        Places are asked for in order.
        """
        if self._matches is None:
            self._matches = self.after(0, len(self.sentence))
            self._coming = next(self._matches, None)
        while self._coming is not None and self._coming.end() <= end:
            source = self.reader.source_of(self._coming.group())
            if not source.is_people:
                self._documents |= dict.fromkeys(source.categories)
            self._coming = next(self._matches, None)
        return tuple(self._documents)


def check_attribution(subject: PassageSubject, reader: ClaimReader) -> Iterator[Finding]:
    """Yield what is wrong with the claims of a passage: codes "source-not-cited", "too-few-heard" and
    "heard-not-recorded".

    A claim in a sentence without any evidence is left to coverage, which reports the sentence.
    """
    text = folded(subject.text)
    if not (subject.setting.items and reader.verbs.may_be_in(text) and reader.names.may_be_in(text)):
        return
    items = {item.id: item for item in subject.setting.items}
    parts = text.parts([(each.start, each.end) for each in subject.sentences])
    for sentence, part in zip(subject.sentences, parts, strict=True):
        cited = _supporting(sentence.citations, items) if sentence.citations else None
        if cited and reader.verbs.may_be_in(part) and reader.names.may_be_in(part):
            for claim in _claims(part, reader):
                yield from _faults(sentence, claim, cited)


def _faults(sentence: SentenceCoverage, claim: Claim, cited: list[EvidenceItem]) -> Iterator[Finding]:
    matching = [item for item in cited if item.category in claim.source.categories]
    if not matching:
        found = ", ".join(dict.fromkeys(item.category or "-" for item in cited))
        wanted = ", ".join(claim.source.categories)
        yield _finding("source-not-cited", Severity.SHOULD, sentence, claim, cited=found, wanted=wanted)
        return
    if claim.source.is_people:
        yield from _count_faults(sentence, claim, matching)


def _count_faults(sentence: SentenceCoverage, claim: Claim, matching: list[EvidenceItem]) -> Iterator[Finding]:
    counts = [item.people_heard for item in matching]
    heard = sum(count for count in counts if count is not None)
    if heard >= claim.least:
        return
    if None in counts:
        names = ", ".join(item.reference for item in matching if item.people_heard is None)
        yield _finding("heard-not-recorded", Severity.SHOULD, sentence, claim, references=names)
    else:
        yield _finding("too-few-heard", Severity.SHOULD, sentence, claim, heard=str(heard), least=str(claim.least))


def _finding(code: str, severity: Severity, sentence: SentenceCoverage, claim: Claim, **data: str) -> Finding:
    start = sentence.start + claim.start
    return Finding(
        code,
        Family.ATTRIBUTION,
        severity,
        sentence.section_id,
        sentence.passage_id,
        start,
        sentence.start + claim.end,
        claim.words,
        tuple(data.items()),
    )


def _supporting(citations: Iterable[Citation], items: Mapping[str, EvidenceItem]) -> list[EvidenceItem]:
    ids = dict.fromkeys(each.item_id for each in citations if each.stance is Stance.SUPPORTS)
    return [items[item_id] for item_id in ids if item_id in items]


def _claim(low: int, name: re.Match[str], verb: re.Match[str], named: _Named) -> Claim | None:
    reader, sentence = named.reader, named.sentence
    source = reader.source_of(name.group())
    if source.is_people and verb.lastgroup == "showing":
        return None
    if "," in sentence[name.end() : verb.start()] and not verb.group().casefold().endswith(" us"):
        return None
    also = dict.fromkeys((*_joined(name, verb.start(), named), *named.documents_before(verb.start())))
    source = replace(source, categories=(*source.categories, *also)) if also else source
    known_least, start = _quantity_before(named.text, low, name.start(), reader)
    if _COUNTED.search(sentence, max(0, start - _LONGEST_CLAUSE), verb.start()):
        least = 0
    else:
        least = known_least or (reader.plural if is_plural(name.group()) else 1)
    return Claim(start, verb.end(), sentence[start : verb.end()], source, least)


def _joined(name: re.Match[str], end: int, named: _Named) -> list[str]:
    """Return the categories of sources joined to the first by "and"."""
    also: list[str] = []
    last = name.end()
    for other in named.after(last, end):
        if named.sentence[last : other.start()].strip(" ,") in ("", "and", "or", "and their"):
            also.extend(named.reader.source_of(other.group()).categories)
            last = other.end()
    return also


def _quantity_before(text: Folded, low: int, start: int, reader: ClaimReader) -> tuple[int, int]:
    """Return how many a quantity before a source means, and where it begins; one word may stand between."""
    if reader.quantity_words.isdisjoint(text.words):
        return 0, start
    before = text.text[low:start].casefold()
    for words, least, pattern in reader.quantities:
        match = pattern.search(before) if words in before else None
        if match:
            return least, low + match.start()
    return 0, start


def is_plural(words: str) -> bool:
    """Return whether the words of a source name more than one."""
    last = words.casefold().split(" of ")[0].split()[-1]
    return last in {"people", "staff", "children", "police", "women", "men"} or (
        last.endswith("s") and not last.endswith("ss")
    )


def _clause_start(sentence: str, end: int) -> int:
    low = max(0, end - _LONGEST_CLAUSE)
    start = low
    for match in _CLAUSE_END.finditer(sentence, low, end):
        start = match.end()
    return start
