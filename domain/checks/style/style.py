"""Find words that house style has others for, and forms of dates and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.assessment import PassageKind, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.lexicon import Lexicon
from domain.checks.phrases import has_any
from domain.checks.prose import Fault, addresses, finding_of, quoted, words_of
from domain.checks.style.capitals import CapitalsReader
from domain.checks.style.figure_forms import beginnings_in
from domain.checks.style.house_forms import forms_in, years_of_acts_in
from domain.checks.style.page_forms import page_forms_in
from domain.checks.style.people_by_adjective import CalledPeople, PeopleReader
from domain.checks.style.plain_forms import plain_forms_in
from domain.checks.style.tense import TenseReader, TenseWords
from domain.checks.style.text_parts import parts_of
from domain.checks.subjects import PassageSubject
from domain.checks.word_rules import RuleBook, WordRule, check_rules
from domain.plain_data import Misshapen, read

_ENDING = r"(?:\w{3,}ed|given|made|held|taken|written|led|run|told|seen|shown|done|known|driven|chosen|overseen)"


@dataclass(frozen=True, slots=True)
class StyleWords:
    """The terms of house style.

    `terms` are those of the report, `people` those for people, `jargon` the plain words for others. A sentence has at
    most `longest_sentence` words. `known_acronyms` need no full name. A passive by one of `doers` reads better active.
    `acts` are those that are cited, each with the years of those that are called so. `common` are words that have no
    capitals, though they often get them. By the words of `called` people are called by what they have.
    """

    terms: tuple[WordRule, ...] = ()
    people: tuple[WordRule, ...] = ()
    jargon: tuple[WordRule, ...] = ()
    longest_sentence: int = 25
    known_acronyms: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    acts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    common: tuple[str, ...] = ()
    called: CalledPeople = field(default_factory=CalledPeople)
    tense: TenseWords = field(default_factory=TenseWords)


class StyleBook:
    """The words of a style made ready."""

    def __init__(self, words: StyleWords, own_terms: tuple[WordRule, ...] = (), lexicon: Lexicon | None = None) -> None:
        # Of rules that begin at one word the first that holds is the one that is said: an organisation's own.
        listed = {"own-term": own_terms, "term": words.terms, "person-first": words.people, "jargon": words.jargon}
        self.rules = RuleBook(listed, are_terms=True)
        self.acts = words.acts
        self.capitals = CapitalsReader(words.common)
        self.people = PeopleReader(words.called, lexicon or Lexicon())
        self.tense = TenseReader(words.tense, lexicon or Lexicon())
        doers = "|".join(map(re.escape, words.doers)) or "(?!)"
        self.doers = tuple(f"by {doer}" for doer in words.doers)
        self.passive = re.compile(rf"\b(?:was|were) (?:\w+ly )?{_ENDING} by (?:{doers})(?=[.,;]|\Z)")


def parse_style_words(data: object) -> StyleWords:
    """Return the terms that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: StyleWords = read(StyleWords, data)
    for name in ("terms", "people", "jargon"):
        check_rules(getattr(words, name), name)
    if words.longest_sentence < 1:
        raise Misshapen("longest_sentence", "must be 1 or more")
    return words


def check_style(subject: PassageSubject, book: StyleBook) -> Iterator[Finding]:
    """Yield what is not in house style in a passage.

    Codes: "own-term", "term", "person-first", "jargon", "passive", "present-tense" and those of `forms_in`, of
    `plain_forms_in` and of `page_forms_in`. Words in quotation marks are somebody's own, and left alone.
    """
    for fault in _faults(subject, book):
        yield finding_of(subject.section, subject.passage, Family.STYLE, fault)


def _faults(subject: PassageSubject, book: StyleBook) -> tuple[Fault, ...]:
    text = subject.text
    words = words_of(text)
    parts = parts_of(words)
    called = list(book.people.faults_in(words))
    found = [each for each in book.rules.faults_in(words) if not _is_in(each, called)]
    found += [*called, *forms_in(text, parts), *plain_forms_in(text, parts)]
    if book.acts and "act" in parts.words:
        found += years_of_acts_in(text, book.acts)
    is_heading = subject.passage.kind is PassageKind.HEADING
    found += page_forms_in(text, parts, is_heading=is_heading)
    if parts.numbers and subject.passage.kind is PassageKind.PARAGRAPH:
        found += beginnings_in(text)
    if not is_heading:
        found += book.capitals.faults_in(text, words.present)
        found += book.tense.faults_in(words, subject.section.kind is SectionKind.STATEMENT)
    if "by" in words.present and has_any(text, book.doers):
        found += [Fault("passive", *match.span(), None, Severity.MAY) for match in book.passive.finditer(text)]
    if not found:
        return ()
    said, outside = quoted(text), addresses(text)
    kept = [fault for fault in found if fault.start not in said and fault.start not in outside]
    return tuple(sorted(kept, key=lambda each: (each.start, each.end)))


def _is_in(fault: Fault, found: Sequence[Fault]) -> bool:
    """Return whether a word of a fault has been found already."""
    return any(each.code == fault.code and each.start < fault.end and fault.start < each.end for each in found)
