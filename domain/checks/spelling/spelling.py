"""Find the words of a report that are neither in the dictionary nor names of the assessment or its framework."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.assessment import Document, EvidenceItem, Section
from domain.checks.finding import Family, Finding, Severity
from domain.checks.spelling.own_names import OwnNames
from domain.checks.spelling.speller import Doubt, Speller, bare_form
from domain.checks.subjects import DocumentSubject, Remembered
from domain.frameworks.framework import Framework

_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class SpellingCheck:
    """Yields the words of a report that are neither in the dictionary nor names.

    Codes: "word-not-known", "american-form" and, once, "other-language", whose words are not looked up. It remembers
    the names of the assessment.
    """

    def __init__(self, speller: Speller, framework: Framework) -> None:
        self._speller, self._framework = speller, framework
        self._items: tuple[EvidenceItem, ...] = ()
        self._typed: list[tuple[str, str]] = []
        self._names: Remembered[frozenset[str]] = Remembered()
        self._of_framework: frozenset[str] | None = None
        self._own: Remembered[OwnNames] = Remembered()

    def __call__(self, subject: DocumentSubject) -> Iterator[Finding]:
        """Yield the misspelt words."""
        document = subject.document
        if document.items is not self._items:
            self._items, self._typed = document.items, [(item.title, item.given_by) for item in document.items]
        key = (document.assessment.authority, document.assessment.team, self._typed)
        yield from _misspelt(subject, self._speller, self._names.of(key, lambda: self._names_in(document)))
        own = self._own.of(key, lambda: self._own_names(document))
        for passage, found in subject.found(own.slips_in):
            for (start, end), name in found:
                doubt = Doubt(start, end, passage.text[start:end], name)
                yield _finding("word-not-known", passage.section, passage.passage.id, doubt, Severity.SHOULD)

    def _own_names(self, document: Document) -> OwnNames:
        """Return the names of the authority, whose slips are none of the other names of the assessment."""
        names = self._names_in(document)
        own = _NAME.findall(document.assessment.authority)
        return OwnNames(own, lambda word: word.lower() in names or self._speller.is_known(word))

    def _names_in(self, document: Document) -> frozenset[str]:
        if self._of_framework is None:
            self._of_framework = names_of_framework(self._framework)
        return self._of_framework | names_of_assessment(document)


def _misspelt(document: DocumentSubject, speller: Speller, names: frozenset[str]) -> Iterator[Finding]:
    has_said_foreign, doubts_in = False, speller.doubts_in
    for subject, doubts in document.found(doubts_in):
        if doubts.is_foreign and not has_said_foreign:
            has_said_foreign = True
            whole = Doubt(0, len(subject.text), subject.text)
            yield _finding("other-language", subject.section, subject.passage.id, whole, Severity.MAY)
        for doubt in doubts.words:
            bare = bare_form(doubt.word).casefold()
            if bare not in names:
                code = "american-form" if doubt.is_american else "word-not-known"
                yield _finding(code, subject.section, subject.passage.id, doubt, Severity.SHOULD)


def names_of_framework(framework: Framework) -> frozenset[str]:
    """Return the words of a framework's names and terms, in small letters."""
    statements = framework.statements
    texts: list[str] = [framework.title, *framework.terms.values()]
    texts += [theme.name for theme in framework.themes]
    texts += [each for statement in statements for each in (statement.name, statement.commitment, *statement.topics)]
    texts += [each for statement in statements for each in statement.expectations]
    texts += [category.name for category in framework.categories]
    return _bare_words(_NAME.findall("\n".join(texts)))


def names_of_assessment(document: Document) -> frozenset[str]:
    """Return the words of an assessment's own names, in small letters.

    All words of the authority's name and the names of the team; of the titles and sources of evidence, which people
    type, those with a capital.
    """
    texts = [document.assessment.authority, *(member.name for member in document.assessment.team)]
    typed = " ".join([each for item in document.items for each in (item.title, item.given_by)])
    pieces = "\n".join(dict.fromkeys(typed.split()))  # no name reaches over white space, and most stand many times
    capitalised = {word for word in set(_NAME.findall(pieces)) if word[0].isupper()}
    return _bare_words((*_NAME.findall("\n".join(texts)), *capitalised))


def _bare_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(bare_form(word).casefold() for word in words)


def _finding(code: str, section: Section, passage_id: str, doubt: Doubt, severity: Severity) -> Finding:
    place = (section.id, passage_id, doubt.start, doubt.end, doubt.word)
    data = (("british", doubt.british),) if doubt.is_american else ()
    return Finding(code, Family.SPELLING, severity, *place, data, doubt.british or None)
