"""Find what the financial facts lack: in their form, or in the prose of a text that stands alone and has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.assessment import Section, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import words_of
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.finance import sentences
from domain.frameworks.framework import Framework, PartKind

_MONEY = frozenset(("budget", "budgets", "spend", "spent", "spending", "expenditure", "outturn"))
_ESTIMATED = frozenset(("estimated", "estimate", "estimates", "budgeted", "planned"))
_AMOUNT = re.compile(r"£\s?\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST = 2
"""What was estimated and what was spent."""


def check_facts(document: DocumentSubject, framework: Framework) -> Iterator[Finding]:
    """Yield what the financial facts lack.

    Codes: "facts-missing" (it keeps a report from being published), "fact-amount-missing", "facts-period-missing".
    Source: the framework's outline.
    """
    forms = [each.section for each in document.sections if each.section.kind is SectionKind.FACTS]
    for section in forms:
        yield from _in_form(framework, section)
    if not forms:
        yield from _in_prose(document, framework)


def _in_form(framework: Framework, section: Section) -> Iterator[Finding]:
    part = next((part for part in framework.outline if part.id == section.part_id), None)
    if part is None:
        return
    if not sentences(framework, part, section.facts):
        yield Finding("facts-missing", Family.COMPLETENESS, Severity.MUST, section.id)
        return
    amounts = {each.field_id: each for each in section.facts.amounts}
    for field in part.fields:
        amount = amounts.get(field.id)
        if amount is None or amount.estimated is None or amount.actual is None:
            data = (("field", field.label),)
            yield Finding("fact-amount-missing", Family.COMPLETENESS, Severity.SHOULD, section.id, data=data)
    if not section.facts.period.strip():
        yield Finding("facts-period-missing", Family.COMPLETENESS, Severity.SHOULD, section.id)


def _in_prose(document: DocumentSubject, framework: Framework) -> Iterator[Finding]:
    """Yield what the sections that introduce the area do not tell of the money."""
    home = _home(document.sections, framework)
    if home is None:
        return
    sections = [each for each in document.sections if each.section.kind is SectionKind.NARRATIVE]
    of_money = [each for section in sections for each in section.passages if _is_of_money(each)]
    if not of_money:
        yield Finding("facts-missing", Family.COMPLETENESS, Severity.MUST, home.section.id)
        return
    labels = [field.label for part in framework.outline for field in part.fields]
    estimates = [each for each in of_money if not _ESTIMATED.isdisjoint(words_of(each.text).present)]
    for each in estimates:
        if len(_AMOUNT.findall(each.text)) < _FEWEST:
            label = next((label for label in labels if _key(label) in each.text.casefold()), "")
            if label:
                place = (each.section.id, each.passage.id, 0, len(each.text), each.text)
                data = (("field", label),)
                yield Finding("fact-amount-missing", Family.COMPLETENESS, Severity.SHOULD, *place, data)
    if estimates and not any(_YEAR.search(each.text) for each in of_money):
        yield Finding("facts-period-missing", Family.COMPLETENESS, Severity.SHOULD, home.section.id)


def _home(sections: Sequence[SectionSubject], framework: Framework) -> SectionSubject | None:
    """Return the written section that the outline has right before the facts."""
    before = ""
    for part in framework.outline:
        if part.kind is PartKind.FACTS:
            break
        before = part.id if part.kind is PartKind.NARRATIVE else before
    written = (each for each in sections if each.section.part_id == before and before)
    return next((each for each in written if any(passage.text.strip() for passage in each.passages)), None)


def _is_of_money(subject: PassageSubject) -> bool:
    present = words_of(subject.text).present
    is_told = "£" in subject.text or not _ESTIMATED.isdisjoint(present)
    return is_told and not _MONEY.isdisjoint(present)


def _key(label: str) -> str:
    """Return what a field is told by in a sentence: "total", or "adult social care"."""
    return label.casefold().removesuffix(" budget") if " " in label.removesuffix(" budget") else label.casefold()
