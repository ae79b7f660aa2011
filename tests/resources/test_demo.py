"""The sample assessment that newcomers see reads like the real thing, and all of it holds together."""

from __future__ import annotations

import csv
import email.policy
import io
import json
import re
import zipfile
from collections import Counter
from datetime import date
from email.parser import BytesParser
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest
from docx import Document
from PySide6.QtGui import QImage

from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import path_of, read_json

FOLDER = path_of("demo")
DEMO: dict[str, Any] = read_json("demo", "demo.json")
SECTIONS: dict[str, str] = {
    name: (FOLDER / path).read_text(encoding="utf-8") for name, path in DEMO["sections"].items()
}
EVIDENCE: list[dict[str, Any]] = DEMO["evidence"]
STATEMENTS = tuple(DEMO["scores"])
FILES = tuple(sorted({item[key] for item in EVIDENCE for key in ("file", "older_file") if key in item}))
ROWS = tuple(item for item in EVIDENCE if "block" in item)
DOCUMENTS = len(EVIDENCE) - len(ROWS)
AMERICAN = re.compile(
    r"\b(\w+iz(e|ed|es|ing|ation|ations)|center|behavior|color|labor|program|aging|trialing|enrollment|fulfill|gray|"
    r"toward|judgment|counseling|pediatric|licensed practical|math)\b",
    re.IGNORECASE,
)
NOT_AMERICAN = frozenset({"size", "sized", "sizes", "prize", "prizes", "seized", "citizen"})
BANNED = re.compile(r"service users?\b|the elderly|vulnerable|suffer|wheelchair-bound|clients?\b", re.IGNORECASE)
FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
SPELT = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@cache
def framework() -> Framework:
    """Return the framework that the sample is assessed against."""
    name = f"{DEMO['framework']}.json"
    return parse_framework(read_json("frameworks", name), name)


def passages(section: str) -> list[str]:
    """Return the passages of a section without the marks of headings and bullets."""
    return [line.removeprefix("# ").removeprefix("- ") for line in SECTIONS[section].splitlines()]


def sentences(section: str) -> list[str]:
    """Return the sentences of a section's paragraphs and bullets."""
    prose = [line.removeprefix("- ") for line in SECTIONS[section].splitlines() if not line.startswith("# ")]
    return [sentence for line in prose for sentence in re.split(r"(?:(?<=\.)|(?<=\.”)) (?=[A-Z0-9])", line)]


def days(item: dict[str, Any]) -> tuple[date, date]:
    """Return the event date and the received date of an evidence item."""
    return date.fromisoformat(item["event_date"]), date.fromisoformat(item["received_date"])


@cache
def words_of(number: int) -> str:
    """Return everything that can be read in an evidence item, counts of survey answers included."""
    item = EVIDENCE[number - 1]
    own = " ".join((item["title"], item["notes"], item.get("text", ""), str(item["people_heard"])))
    return own + " " + (text_in(FOLDER / item["file"]) if "file" in item and "block" not in item else "")


def text_in(path: Path) -> str:
    """Read a file as its type and return its words; fails when it is not what its name says."""
    return _READERS[path.suffix](path.read_bytes())


def _word_text(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def _pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _sheet_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        roots = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    cells = [cell for name, root in roots.items() if "worksheets" in name for cell in root.iter(f"{space}c")]
    return "\n".join(_cell_text(cell, space) for cell in cells)


def _cell_text(cell: ElementTree.Element, space: str) -> str:
    value = cell.find(f"{space}v")
    if value is None:
        return "".join(cell.itertext())
    is_percentage = cell.get("s") == "3"
    return f"{float(value.text or 0) * 100:g}%" if is_percentage else str(value.text)


def _table_text(content: bytes) -> str:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8")), strict=True))
    assert len({len(row) for row in rows}) == 1
    counts = [
        f"{answer}: {count}" for column in zip(*rows[1:], strict=True) for answer, count in Counter(column).items()
    ]
    return "\n".join([f"{len(rows) - 1} rows", *(" ".join(row) for row in rows), *counts])


def _mail_text(content: bytes) -> str:
    message = BytesParser(policy=email.policy.default).parsebytes(content)
    assert message["subject"] and message["from"] and message["date"].datetime
    assert not message.defects
    return str(message.get_content())


def _picture_text(content: bytes) -> str:
    image = QImage.fromData(content)
    assert image.width() > 600 and image.height() > 400
    return ""


def _plain_text(content: bytes) -> str:
    return content.decode("utf-8")


_READERS = {
    ".docx": _word_text,
    ".pdf": _pdf_text,
    ".xlsx": _sheet_text,
    ".csv": _table_text,
    ".eml": _mail_text,
    ".png": _picture_text,
    ".txt": _plain_text,
    ".md": _plain_text,
}


def test_every_statement_of_the_framework_is_scored_with_a_rationale() -> None:
    levels = {level.value for level in framework().scale}
    assert {statement.id for statement in framework().statements} == set(STATEMENTS)
    for score in DEMO["scores"].values():
        assert score["level"] in levels
        assert 40 <= len(score["rationale"].split()) <= 120


def test_the_total_is_one_short_of_the_next_band() -> None:
    total = sum(score["level"] for score in DEMO["scores"].values())
    highest = framework().highest_level * len(STATEMENTS)
    edges = [band.lowest for band in framework().method.bands]
    percent, next_percent = (-(-100 * each // highest) for each in (total, total + 1))
    assert any(percent < edge <= next_percent for edge in edges)


def test_every_section_belongs_to_the_framework() -> None:
    parts = {part.id for part in framework().outline} | set(STATEMENTS)
    assert set(SECTIONS) <= parts
    assert set(STATEMENTS) <= set(SECTIONS)
    assert {"demographics", "experiences", "summary"} <= set(SECTIONS)


def test_the_financial_facts_fill_the_form() -> None:
    fields = {fact.id for part in framework().outline for fact in part.fields}
    assert set(DEMO["facts"]["amounts"]) == fields
    for amount in DEMO["facts"]["amounts"].values():
        assert amount["estimated"] > 0 and amount["actual"] > 0


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_has_the_length_of_a_real_one(statement: str) -> None:
    assert 300 <= sum(len(passage.split()) for passage in passages(statement)) <= 900


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_speaks_british_english_of_the_local_authority(section: str) -> None:
    text = SECTIONS[section].replace(DEMO["authority"], "")
    found = [match.group() for match in AMERICAN.finditer(text) if match.group().lower() not in NOT_AMERICAN]
    assert found == []
    assert re.findall(r"\bcouncils?\b", text, re.IGNORECASE) == []
    assert BANNED.findall(text) == []
    assert "'" not in text and '"' not in text


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_no_doubled_words_or_stray_spaces(section: str) -> None:
    assert re.findall(r"\b(\w+) \1\b", SECTIONS[section], re.IGNORECASE) == []
    assert re.findall(r"  | $|^ | [.,;]|,[^\s\d”’]|\[|\]|\{|\}", SECTIONS[section], re.MULTILINE) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_the_sentences_of_a_section_are_short(section: str) -> None:
    lengths = [len(sentence.split()) for sentence in sentences(section)]
    assert sum(lengths) / len(lengths) <= 22
    assert max(lengths) <= 36


def test_no_passage_or_sentence_is_printed_twice() -> None:
    for texts in (
        [passage for section in SECTIONS for passage in passages(section)],
        [sentence for section in SECTIONS for sentence in sentences(section)],
    ):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_acronyms_are_expanded_where_they_first_appear_in_report_order() -> None:
    narrative = [part.id for part in framework().outline if part.id in SECTIONS]
    statements = [statement.id for statement in framework().statements]
    text = "\n".join(SECTIONS[section] for section in [*narrative, *statements])
    for acronym in set(re.findall(r"\b[A-Z][A-Za-z]*[A-Z]{1,}s?(?:-[A-Z]+)?\b", text)):
        first = text.index(acronym)
        assert text[first - 1] == "(", f"{acronym} is used before it is expanded"


@pytest.mark.parametrize("number", range(1, len(EVIDENCE) + 1))
def test_an_evidence_item_is_complete(number: int) -> None:
    item = EVIDENCE[number - 1]
    assert item["title"] and item["given_by"]
    assert framework().category(item["category"]).used
    assert sum(key in item for key in ("file", "url", "text")) == 1
    assert item["kind"] == ("file" if "file" in item else "link" if "url" in item else "note")
    assert item["people_heard"] is None or item["people_heard"] > 0


@pytest.mark.parametrize("number", range(1, DOCUMENTS + 1))
def test_documents_lie_within_the_window(number: int) -> None:
    first, last = date.fromisoformat(DEMO["window_from"]), date.fromisoformat(DEMO["window_to"])
    happened, received = days(EVIDENCE[number - 1])
    assert first <= happened <= received <= last


def test_a_few_conversations_lie_before_the_window_and_are_cited_as_context_only() -> None:
    first, last = date.fromisoformat(DEMO["window_from"]), date.fromisoformat(DEMO["window_to"])
    assert all(happened <= received <= last for happened, received in map(days, ROWS))
    outside = {number for number, item in enumerate(EVIDENCE, 1) if days(item)[0] < first}
    stances = {each["stance"] for each in DEMO["citations"] if each["evidence"] in outside}
    assert 2 <= len(outside) <= 6
    assert stances == {"context"}


def test_the_visit_lies_within_the_window() -> None:
    assert DEMO["window_from"] < DEMO["visit_from"] <= DEMO["visit_to"] < DEMO["window_to"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_opens_as_its_type_and_is_small(name: str) -> None:
    path = FOLDER / name
    text_in(path)
    assert 300 <= path.stat().st_size <= 60_000


def test_each_file_is_one_items_or_a_row_for_each_and_none_is_left_over() -> None:
    shipped = {f"files/{path.name}" for path in (FOLDER / "files").iterdir()}
    whole = [item["file"] for item in EVIDENCE if "file" in item and "block" not in item]
    places = [(item["file"], item["block"]) for item in ROWS]
    assert len(set(whole)) == len(whole)
    assert len(set(places)) == len(places)
    assert not set(whole) & {file for file, _block in places}
    assert shipped == set(FILES)
    assert sum((FOLDER / name).stat().st_size for name in FILES) < 2_000_000


def test_the_evidence_is_of_every_kind_and_type() -> None:
    assert {item["kind"] for item in EVIDENCE} == {"file", "note", "link"}
    assert {Path(name).suffix for name in FILES} == set(_READERS)
    assert {item["category"] for item in EVIDENCE} == {each.id for each in framework().categories if each.used}


def test_every_quote_stands_exactly_once_in_its_section() -> None:
    for citation in DEMO["citations"]:
        assert SECTIONS[citation["section"]].count(citation["quote"]) == 1, citation["quote"]
        assert "\n" not in citation["quote"]
        assert 1 <= citation["evidence"] <= len(EVIDENCE)


def test_citations_are_many_varied_and_never_repeated() -> None:
    seen = Counter(
        (each["section"], each["quote"], each["evidence"], each.get("excerpt")) for each in DEMO["citations"]
    )
    assert len(seen) == len(DEMO["citations"]) >= 850
    assert {each["stance"] for each in DEMO["citations"]} == {"supports", "contradicts", "context"}
    cited = {each["evidence"] for each in DEMO["citations"]}
    assert set(range(1, DOCUMENTS + 1)) <= cited
    assert len(EVIDENCE) - 60 <= len(cited) < len(EVIDENCE)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_rests_on_every_category_and_on_peoples_experience(statement: str) -> None:
    cited = {EVIDENCE[each["evidence"] - 1]["category"] for each in DEMO["citations"] if each["section"] == statement}
    assert set(framework().statement(statement).categories) <= cited
    assert "people" in cited


def test_every_figure_in_a_cited_sentence_is_in_one_of_its_sources() -> None:
    sources: dict[tuple[str, str], list[int]] = {}
    for each in DEMO["citations"]:
        sources.setdefault((each["section"], each["quote"]), []).append(each["evidence"])
    missing = []
    for (section, quote), numbers in sources.items():
        known = figures(" ".join(words_of(number) for number in numbers))
        missing += [(section, quote, figure) for figure in sorted(figures(quote) - known)]
    assert missing == []


def figures(text: str) -> set[float]:
    """Return the numbers in a text, small ones in words included, without years written as 2023/24."""
    plain = re.sub(r"\b20\d\d/\d\d\b", "", text)
    spelt = {float(SPELT.index(word)) for word in re.findall(r"[a-z]+", plain.lower()) if word in SPELT}
    return {float(figure.replace(",", "")) for figure in FIGURE.findall(plain)} | spelt


def test_the_shipped_file_is_what_its_source_makes() -> None:
    source = json.loads((FOLDER / "source" / "assessment.json").read_text(encoding="utf-8"))
    assert {key: DEMO[key] for key in source} == source
    for name, text in SECTIONS.items():
        marked = (FOLDER / "source" / "sections" / f"{name}.txt").read_text(encoding="utf-8")
        assert re.sub(r"\[\[(.+?)\]\]\{[^}]+\}", r"\1", marked) == text
