"""A report that this program exported is read back with every finding and score in its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.assessment import Assessment, Document, Link, Passage, PassageKind, Score, Section, SectionKind
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework, PartKind
from domain.published.published_report import PublishedReport
from domain.published.report import recognise
from domain.report.report import build_report
from domain.report.tree import ReportOptions
from export.exporting import export_report
from export.reading.read_source import read_source
from resources.loader import framework_files, read_json


@pytest.fixture(params=framework_files(), ids=lambda path: path.stem)
def framework(request: pytest.FixtureRequest) -> Framework:
    return parse_framework(read_json("frameworks", request.param.name), request.param.name)


def a_text(name: str) -> tuple[Passage, ...]:
    """Return passages of every kind, some of which are worded like other parts of a report."""
    return (
        Passage("1", PassageKind.PARAGRAPH, f"People told us about {name} at length; some were unsure."),
        Passage("2", PassageKind.HEADING, "Safeguarding", 1),
        Passage("3", PassageKind.BULLET, "First, see the guidance.", 1, (Link(11, 23, "https://example.org/a?b=c&d"),)),
        Passage("4", PassageKind.BULLET, "Then: 58% of “complaints” <upheld> & closed.", 2),
        Passage("5", PassageKind.PARAGRAPH, "3 - of them were late."),
    )


def a_document(framework: Framework) -> Document:
    levels = [level.value for level in framework.scale]
    statements = tuple(
        Section(
            statement.id,
            SectionKind.STATEMENT,
            statement.id,
            a_text(statement.name),
            Score(levels[statement.number % len(levels)]),
        )
        for statement in framework.statements
    )
    narratives = tuple(
        Section(part.id, SectionKind.NARRATIVE, part.id, a_text(part.heading))
        for part in framework.outline
        if part.kind is PartKind.NARRATIVE
    )
    return Document(Assessment("a", "Upper Wold Council", framework.id), (*narratives, *statements))


@pytest.fixture(params=[".docx", ".html"])
def report(request: pytest.FixtureRequest, tmp_path: Path, framework: Framework) -> PublishedReport:
    path = tmp_path / f"report{request.param}"
    options = ReportOptions(is_draft=True)
    export_report(build_report(framework, a_document(framework), options, date(2025, 1, 17)), path)
    return recognise(read_source(path), framework)


def test_the_authority_is_read_back(report: PublishedReport) -> None:
    assert report.authority == "Upper Wold Council"


def test_every_part_is_read_back_with_its_text_and_score(report: PublishedReport, framework: Framework) -> None:
    read = {part.part_id: part for part in report.parts}
    for section in a_document(framework).sections:
        part = read[section.part_id]
        written = [(passage.kind, passage.text, passage.level, passage.links) for passage in section.passages]
        assert [(block.kind, block.text, block.level, block.links) for block in part.findings] == written
        assert part.score == section.score.level


def test_nothing_is_found_wrong_with_it(report: PublishedReport) -> None:
    about_reading = {"tables-flattened", "links-left-out", "headers-left-out", "numbers-left-out", "hidden-left-out"}
    assert {notice.code for notice in report.notices} <= about_reading
