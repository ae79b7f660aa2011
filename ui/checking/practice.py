"""Practise checking, so that the first report is checked as quickly as one by somebody who has checked before.

A rule is made ready when a text first has its word, and what a word can be is looked up once: in the nine thousand
words of the sample's evidence most have been.
"""

from __future__ import annotations

from typing import Final

from domain.assessment import Assessment, Document, Passage, PassageKind, Section, SectionKind
from domain.checks.checking import HouseStyle
from domain.checks.engine import CheckEngine
from domain.checks.phrases import make_all_ready
from domain.checks.registry import Scope
from domain.checks.running import RunningChecks
from domain.checks.subjects import Setting, subject_of
from domain.evidence.language import EvidenceLanguage
from domain.frameworks.framework import Framework
from resources.loader import path_of, read_json

_FEWEST_LETTERS: Final = 120
"""A shorter paragraph of the sample's evidence is no prose."""
_SUMMED_UP: Final = 8
"""One paragraph of so many is taken for a summary, too."""
_ANY_TIME: Final = 10**9
"""The characters of a text so long that no check is given up for making itself ready."""


def practise_on_passages(running: RunningChecks, language: EvidenceLanguage) -> None:
    """Let the checks of passages look at some prose."""
    running.begin(_ANY_TIME)
    section = _statement("practice")
    running.found_in(Scope.PASSAGE, [subject_of(Setting(section, each), language) for each in section.passages])
    make_all_ready()


def practise_on_a_report(framework: Framework, style: HouseStyle) -> None:
    """Let all checks look at some prose, as if it were a report: a summary, and one statement to hold it against."""
    statement = _statement(framework.statements[0].id)
    summary = Section("practice-summary", SectionKind.NARRATIVE, "", statement.passages[::_SUMMED_UP])
    assessment = Assessment("practice", "Practice Council", framework.id)
    CheckEngine(framework, style).check(Document(assessment, (summary, statement)))
    make_all_ready()


def _statement(statement_id: str) -> Section:
    """Return the longer paragraphs of the sample's evidence as the text of a statement."""
    passages = [
        Passage(f"practice-{path.stem}-{place}", PassageKind.PARAGRAPH, text)
        for path in sorted(path_of("demo", "texts").glob("*.json"))
        for place, (kind, text, *_) in enumerate(read_json("demo", "texts", path.name)["blocks"])
        if kind == "paragraph" and len(text) >= _FEWEST_LETTERS
    ]
    return Section("practice", SectionKind.STATEMENT, statement_id, tuple(passages))
