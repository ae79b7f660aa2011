"""Hold what the findings say of their sources against the evidence that is cited for it.

"Partners told us" must rest on evidence of partners, and "some people" on more than one person. Which words name which
source is the framework's, the verbs and quantities are house style's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from domain.assessment import Citation, EvidenceItem, Stance
from domain.checks.finding import Family, Finding, Severity
from domain.evidence.coverage import SectionCoverage, SentenceCoverage
from domain.evidence.language import EvidenceLanguage
from domain.frameworks.framework import EvidenceRules, SourceWords

_LONGEST_CLAUSE = 160
_CLAUSE_END = re.compile(
    r"[;:.!?()]|, (?:and|but|while|although|whereas|however|so|yet)\b|\b(?:but|although|while|whereas)\b"
)
_HAS_OWN_SUBJECT = re.compile(r"\b(?:we|who|which|it|he|she|i)\s+\Z", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_COUNTED = re.compile(r"\b\d[\d,]*\s+(?:of|out of)\b|\b\d[\d.,]*\s*%|\b\d+ (?:said|told)")
_LEAD = re.compile(r"(?:[\w’'-]+\s+){0,2}\Z")
_PASSIVE = re.compile(r"\bwe were (?:also )?(?:told|informed|advised)\b(?!\s+by\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """The words [start, end) of a sentence that name a source as telling something.

    `source` is empty where nobody is named. `quantity` is the word before it, and `least` how many people are meant.
    """

    start: int
    end: int
    words: str
    source: SourceWords | None
    quantity: str
    least: int


def claims_in(sentence: str, rules: EvidenceRules, language: EvidenceLanguage) -> tuple[Claim, ...]:
    """Return every claim of a source in a sentence, in order; offsets count in the sentence."""
    found = [Claim(match.start(), match.end(), match.group(), None, "", 0) for match in _PASSIVE.finditer(sentence)]
    names = _names(rules)
    if names is None:
        return tuple(found)
    begin = 0
    for verb in _verbs(language.telling, language.showing).finditer(sentence):
        if _HAS_OWN_SUBJECT.search(sentence, 0, verb.start()):
            continue
        low = max(begin, _clause_start(sentence, verb.start()))
        name = _named(names, sentence, low, verb.start())
        claim = _claim(sentence, low, name, verb, rules, language) if name is not None else None
        if claim is not None:
            found.append(claim)
            begin = verb.end()
    return tuple(sorted(found, key=lambda claim: claim.start))


def check_attribution(
    coverage: SectionCoverage, items: Mapping[str, EvidenceItem], rules: EvidenceRules, language: EvidenceLanguage
) -> Iterator[Finding]:
    """Yield what is wrong with the claims of a section: codes "source-not-named", "source-not-cited",
    "too-few-heard" and "heard-not-recorded".

    A claim in a sentence without any evidence is left to coverage, which reports the sentence.
    """
    for sentence in coverage.sentences:
        for claim in claims_in(sentence.text, rules, language):
            yield from _faults(sentence, claim, items)


def _faults(sentence: SentenceCoverage, claim: Claim, items: Mapping[str, EvidenceItem]) -> Iterator[Finding]:
    if claim.source is None:
        yield _finding("source-not-named", Severity.SHOULD, sentence, claim)
        return
    cited = _supporting(sentence.citations, items)
    if not cited:
        return
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
        yield _finding("heard-not-recorded", Severity.MAY, sentence, claim, references=names)
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


def _claim(
    sentence: str,
    low: int,
    name: re.Match[str],
    verb: re.Match[str],
    rules: EvidenceRules,
    language: EvidenceLanguage,
) -> Claim | None:
    source = _source_of(name.group(), rules)
    if source.is_people and verb.lastgroup == "showing":
        return None
    if "," in sentence[name.end() : verb.start()] and not verb.group().casefold().endswith(" us"):
        return None
    also = _also_named(sentence, name, verb.start(), rules)
    source = replace(source, categories=(*source.categories, *also))
    quantity, start = _quantity_before(sentence, low, name.start(), language)
    if _COUNTED.search(sentence, max(0, start - _LONGEST_CLAUSE), verb.start()):
        least = 0
    else:
        least = language.quantities.get(quantity, 0) or (language.plural if _is_plural(name.group()) else 1)
    return Claim(start, verb.end(), sentence[start : verb.end()], source, quantity, least)


def _named(names: re.Pattern[str], sentence: str, low: int, end: int) -> re.Match[str] | None:
    """Return the source that is the subject of a verb at `end`: the first one named, or one that a comma leads to."""
    for comma in reversed(list(_COMMA.finditer(sentence, low, end))):
        name = names.search(sentence, comma.end(), end)
        if name is not None and _LEAD.fullmatch(sentence, comma.end(), name.start()):
            return name
    return names.search(sentence, low, end)


def _also_named(sentence: str, name: re.Match[str], end: int, rules: EvidenceRules) -> tuple[str, ...]:
    """Return the categories of sources joined to the first by "and", and of documents that the sentence quotes."""
    names = _names(rules)
    assert names is not None
    also: list[str] = []
    last = name.end()
    for other in names.finditer(sentence, name.end(), end):
        if sentence[last : other.start()].strip(" ,") in ("", "and", "or", "and their"):
            also.extend(_source_of(other.group(), rules).categories)
            last = other.end()
    for other in names.finditer(sentence, 0, end):
        source = _source_of(other.group(), rules)
        if not source.is_people:
            also.extend(source.categories)
    return tuple(dict.fromkeys(also))


def _quantity_before(sentence: str, low: int, start: int, language: EvidenceLanguage) -> tuple[str, int]:
    """Return the quantity that stands before a source, with the place where it begins; at most one word between."""
    before = sentence[low:start].casefold()
    for words in sorted(language.quantities, key=len, reverse=True):
        match = re.search(rf"\b{re.escape(words)}\s+(?:of\s+)?(?:the\s+)?(?:[\w’'-]+\s+)?\Z", before)
        if match:
            return words, low + match.start()
    return "", start


def _is_plural(words: str) -> bool:
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


def _source_of(words: str, rules: EvidenceRules) -> SourceWords:
    folded = words.casefold()
    return next(source for source in rules.sources if any(word.casefold() == folded for word in source.words))


@lru_cache(maxsize=16)
def _names(rules: EvidenceRules) -> re.Pattern[str] | None:
    words = sorted((word for source in rules.sources for word in source.words), key=len, reverse=True)
    if not words:
        return None
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@lru_cache(maxsize=16)
def _verbs(telling: tuple[str, ...], showing: tuple[str, ...]) -> re.Pattern[str]:
    def any_of(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

    return re.compile(rf"\b(?:(?P<telling>{any_of(telling)})|(?P<showing>{any_of(showing)}))\b", re.IGNORECASE)
