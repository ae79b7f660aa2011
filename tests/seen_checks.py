"""A check that tells what it was asked, with a clock of its own, and documents of a few texts for it."""

from __future__ import annotations

from collections.abc import Iterator

from prose_checks import a_section

from domain.assessment import Assessment, Document
from domain.checks.finding import Family, Finding, Severity
from domain.checks.registry import Check, Rule, RuleSource, Scope
from domain.checks.subjects import PassageSubject


class Seen:
    """A check that notes what it is asked, and finds something in each text."""

    def __init__(self, scope: Scope = Scope.PASSAGE, seconds: float = 0.0, code: str = "seen") -> None:
        self.asked: list[object] = []
        self.time = 0.0
        self.seconds = seconds
        self.code = code
        rule = Rule(code, RuleSource.ENGLISH, Severity.SHOULD)
        self.check = Check(code, Family.TYPING, scope, (rule,), lambda framework, style: self.run)

    def run(self, subject: PassageSubject) -> Iterator[Finding]:
        self.asked.append(getattr(subject, "text", subject))
        self.time += self.seconds
        place = (subject.section.id, subject.passage.id) if isinstance(subject, PassageSubject) else ("", "")
        yield Finding(self.code, Family.TYPING, Severity.MAY, *place)

    def clock(self) -> float:
        return self.time


def a_document(*texts: str) -> Document:
    return Document(Assessment("a", "Aldermere", "f"), (a_section(*texts),))
