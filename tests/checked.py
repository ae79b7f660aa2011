"""Small makers of assessments for the tests of checks, and what marks the place of a planted fault."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from domain.assessment import Assessment, Document, Passage, PassageKind, Score, Section, SectionKind
from domain.checks.figures.figure_words import FigureWords, parse_figure_words
from domain.checks.judgement.judgement_words import JudgementWords, parse_judgement_words
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework, PartKind

ROOT = Path(__file__).resolve().parents[1]
OPEN, CLOSE = "⟦", "⟧"


def _read(folder: str, name: str) -> Any:
    return json.loads((ROOT / "resources" / folder / name).read_text(encoding="utf-8"))


@cache
def the_framework() -> Framework:
    """Return the framework of 2025."""
    return parse_framework(_read("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")


@cache
def figure_words() -> FigureWords:
    """Return the shipped words about figures."""
    return parse_figure_words(_read("style", "figures.json"))


@cache
def judgement_words() -> JudgementWords:
    """Return the shipped words of judgement."""
    return parse_judgement_words(_read("style", "judgement.json"))


def unmarked(text: str) -> tuple[str, int, int]:
    """Return a text without the marks of its fault, and where the fault stands."""
    start, end = text.index(OPEN), text.index(CLOSE) - 1
    return text.replace(OPEN, "").replace(CLOSE, ""), start, end


def passages(*texts: str) -> tuple[Passage, ...]:
    """Return paragraphs, and headings for what begins with "# "."""
    return tuple(
        Passage(f"p{place}-{len(text)}", PassageKind.HEADING, text[2:], 1)
        if text.startswith("# ")
        else Passage(f"p{place}-{len(text)}", PassageKind.PARAGRAPH, text)
        for place, text in enumerate(texts)
    )


def statement(part_id: str, *texts: str, level: int | None = 3, rationale: str = "") -> Section:
    """Return a statement's section."""
    score = Score(level, rationale)
    return Section(f"s-{part_id}", SectionKind.STATEMENT, part_id, passages(*texts), score)


def narrative(part_id: str, *texts: str) -> Section:
    """Return a narrative part's section."""
    return Section(f"s-{part_id}", SectionKind.NARRATIVE, part_id, passages(*texts))


def document(*sections: Section) -> Document:
    """Return an assessment of these sections."""
    return Document(Assessment("a", "Aldermere", "cqc-la-2025"), sections)


def whole_document(levels: tuple[int, ...], *more: Section, text: str = "Staff helped people in the town.") -> Document:
    """Return an assessment with every statement written and scored; sections in `more` take the place of their own."""
    framework = the_framework()
    own = {section.part_id: section for section in more}
    made = [
        own.pop(each.id, statement(each.id, text, level=level, rationale="Staff helped."))
        for each, level in zip(framework.statements, levels, strict=True)
    ]
    made += [
        own.pop(part.id, narrative(part.id, text)) for part in framework.outline if part.kind is PartKind.NARRATIVE
    ]
    return document(*made, *own.values())


def scored(section: Section, level: int | None, rationale: str = "") -> Section:
    """Return a section with another score."""
    return replace(section, score=Score(level, rationale))
