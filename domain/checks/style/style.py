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

_MAY = Severity.MAY
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


def check_style(subjects: Sequence[PassageSubject], book: StyleBook) -> Iterator[list[Finding]]:
    """Yield what is not in house style in each of some passages.

    Codes: "own-term", "term", "person-first", "jargon", "passive", "present-tense" and those of `forms_in`, of
    `plain_forms_in` and of `page_forms_in`. Words in quotation marks are somebody's own, and left alone.
    """
    looked = [_Looked(subject) for subject in subjects]
    _look(looked, book)
    for subject, each in zip(subjects, looked, strict=True):
        faults = _outside_of_quotations(each.found, each.text) if each.found else ()
        yield [finding_of(subject.section, subject.passage, Family.STYLE, fault) for fault in faults]


class _Looked:
    """A passage that is looked at, with the parts of its text, and the faults that have been found in it."""

    __slots__ = ("found", "is_heading", "is_of_statement", "is_paragraph", "parts", "text", "words")

    def __init__(self, subject: PassageSubject) -> None:
        self.text, self.words = subject.text, words_of(subject.text)
        self.parts = parts_of(self.words)
        self.is_heading = subject.passage.kind is PassageKind.HEADING
        self.is_paragraph = subject.passage.kind is PassageKind.PARAGRAPH
        self.is_of_statement = subject.section.kind is SectionKind.STATEMENT
        self.found: list[Fault] = []


def _look(looked: Sequence[_Looked], book: StyleBook) -> None:
    """Put what is wrong with passages to what was found in them: one rule looks at all of them, and then the next."""
    called = [list(book.people.faults_in(each.words)) for each in looked]
    for each, own in zip(looked, called, strict=True):
        each.found += [fault for fault in book.rules.faults_in(each.words) if not _is_in(fault, own)]
        each.found += own
        if each.is_heading:  # "How the authority was run"
            each.found = [fault for fault in each.found if fault.right != "the local authority"]
    for each in looked:
        each.found += forms_in(each.text, each.parts)
    for each in looked:
        each.found += plain_forms_in(each.text, each.parts)
        if book.acts and "act" in each.parts.words:
            each.found += years_of_acts_in(each.text, book.acts)
    for each in looked:
        each.found += page_forms_in(each.text, each.parts, is_heading=each.is_heading)
        if each.parts.numbers and each.is_paragraph:
            each.found += beginnings_in(each.text)
    for each in looked:
        if not each.is_heading:
            each.found += book.capitals.faults_in(each.text, each.words.present)
    for each in looked:
        if not each.is_heading:
            each.found += book.tense.faults_in(each.words, each.is_of_statement)
    for each in looked:
        if "by" in each.words.present and has_any(each.text, book.doers):
            each.found += [Fault("passive", *match.span(), None, _MAY) for match in book.passive.finditer(each.text)]


def _outside_of_quotations(found: Sequence[Fault], text: str) -> list[Fault]:
    said, outside = quoted(text), addresses(text)
    kept = [fault for fault in found if fault.start not in said and fault.start not in outside]
    return sorted(kept, key=lambda each: (each.start, each.end))


def _is_in(fault: Fault, found: Sequence[Fault]) -> bool:
    """Return whether a word of a fault has been found already."""
    return any(each.code == fault.code and each.start < fault.end and fault.start < each.end for each in found)
