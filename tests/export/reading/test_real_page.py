"""A page that was really published is read to the letter from text, HTML and Word, faults included."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import paragraph, word_file

from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from domain.published.published_report import PublishedReport
from domain.published.report import recognise
from export.reading.read_source import read_source
from resources.loader import framework_files, read_json

PAGE = Path(__file__).resolve().parents[4] / "shared" / "real" / "ealing-learning-improvement-innovation.txt"
FINDINGS_BEGIN = "Key findings for this quality statement"
DOUBLED = "has increased resources to its telephone-based contact centre"


def page_lines() -> list[str]:
    if not PAGE.exists():
        pytest.skip(f"the published page {PAGE.name} is not here")
    return PAGE.read_text(encoding="utf-8").splitlines()


def as_text(lines: list[str]) -> tuple[str, bytes]:
    return "page.txt", "\n".join(lines).encode()


def as_html(lines: list[str]) -> tuple[str, bytes]:
    title, downloads, statement, *rest = (html.escape(line) for line in lines)
    paragraphs = "".join(
        f"<h4>{line}</h4>" if line == FINDINGS_BEGIN or line.endswith("commitment") else f"<p>{line}</p>\n"
        for line in rest
    )
    body = f"<h1>{title}</h1><a href='#d'>{downloads}</a><section><h3>{statement}</h3>\n{paragraphs}</section>"
    return "page.html", f"<!doctype html><html lang=en><title>x</title><body>{body}</body></html>".encode()


def as_word(lines: list[str]) -> tuple[str, bytes]:
    styled = {lines[0]: "Titel", lines[2]: "Heading3", FINDINGS_BEGIN: "Mine"}
    body = "".join(
        paragraph(html.escape(line, quote=False), f'<w:pStyle w:val="{styled[line]}"/>' if line in styled else "")
        for line in lines
    )
    return "page.docx", word_file(body)


@pytest.fixture(params=framework_files(), ids=lambda path: path.stem)
def framework(request: pytest.FixtureRequest) -> Framework:
    return parse_framework(read_json("frameworks", request.param.name), request.param.name)


@pytest.fixture(params=[as_text, as_html, as_word])
def report(request: pytest.FixtureRequest, tmp_path: Path, framework: Framework) -> PublishedReport:
    make: Callable[[list[str]], tuple[str, bytes]] = request.param
    name, data = make(page_lines())
    (tmp_path / name).write_bytes(data)
    return recognise(read_source(tmp_path / name), framework)


def test_authority_statement_and_score_are_recognised(report: PublishedReport, framework: Framework) -> None:
    (part,) = report.parts
    assert report.authority == "London Borough of Ealing"
    assert framework.statement(part.part_id).name == "Learning, improvement and innovation"
    assert part.score == 3
    assert report.notices == () or {notice.code for notice in report.notices} == {"links-left-out"}


def test_the_findings_are_the_page_s_paragraphs_to_the_letter(report: PublishedReport) -> None:
    lines = page_lines()
    findings = [block.text for block in report.parts[0].findings]
    assert findings == lines[lines.index(FINDINGS_BEGIN) + 1 :]
    assert len(findings) == 19


@pytest.mark.parametrize("fault", ["they where not", "slow,but progressing", "had been either been", "was trialing"])
def test_faults_of_the_page_are_kept(report: PublishedReport, fault: str) -> None:
    assert sum(fault in block.text for block in report.parts[0].findings) == 1


def test_the_doubled_paragraph_is_kept_twice(report: PublishedReport) -> None:
    assert sum(DOUBLED in block.text for block in report.parts[0].findings) == 2


def test_the_download_line_is_kept_as_unrecognised(report: PublishedReport) -> None:
    assert [block.text for block in report.unrecognised] == ["Downloads"]
