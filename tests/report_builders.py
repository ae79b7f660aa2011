"""Reports, documents and broken files that the tests of the writers and of the gate share."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from domain.assessment import (
    Anchor,
    Assessment,
    Citation,
    Document,
    EvidenceFile,
    EvidenceItem,
    FactAmount,
    Facts,
    Passage,
    PassageKind,
    Score,
    Section,
    SectionKind,
    TeamMember,
)
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework, PartKind
from domain.report.tree import (
    Block,
    Bullets,
    ContentsList,
    Heading,
    PageBreak,
    Paragraph,
    RatingPanel,
    Report,
    Run,
    Table,
)
from resources.loader import path_of, read_json

DAY = date(2026, 3, 17)
TEMPLATE = path_of("templates", "publication.docx")
TYPES = "[Content_Types].xml"
MADE_UP = Path(__file__).resolve().parent / "data" / "made_up_framework.json"
WORDS = "Staff told us they were proud. People told us they were heard."

BLOCKS: tuple[Block, ...] = (
    Heading(1, "Borough of Marwell: assessment", "title"),
    Paragraph((Run("Published on 17 March 2026"),), "date"),
    Paragraph((Run("How authorities are assessed", "https://example.org/how"),)),
    PageBreak(),
    ContentsList("Contents"),
    PageBreak(),
    Heading(2, "Overall summary", "overall"),
    RatingPanel("Good", 75, "The scores add up to 27 of 36.", "Good, 75%"),
    Table(
        ("Statement", "Score", "Meaning"),
        (("Assessing needs", "3", "A good standard"), ("Safeguarding & more", "2", "Some shortfalls")),
        "The scores",
        (1,),
    ),
    Heading(2, "Leadership", "leadership"),
    Heading(3, "Learning", "learning"),
    Paragraph((Run("Score: 3"),), "score"),
    Paragraph((Run("3 - A good standard"),), "lead"),
    Heading(4, "The commitment", "learning-commitment"),
    Paragraph((Run("We learn."),), "quote"),
    Heading(4, "Key findings", "learning-findings"),
    Paragraph((Run("Staff told us <so>. "), Run("(E-014)", is_reference=True)), "body"),
    Bullets(((Run("First"),), (Run("Within the first"),), (Run("Second"),)), (1, 2, 1)),
    Paragraph((Run("Figures are of 2023/24."),), "note"),
)


def a_report(blocks: Iterable[Block] = BLOCKS, *, is_draft: bool = False) -> Report:
    """A small report with every kind of block."""
    return Report(
        "Borough of Marwell: assessment", "How Marwell meets its duties", "en-GB", DAY, tuple(blocks), is_draft
    )


def local_authorities() -> Framework:
    return parse_framework(read_json("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")


def made_up() -> Framework:
    return parse_framework(json.loads(MADE_UP.read_text(encoding="utf-8")), MADE_UP.name)


def a_document(framework: Framework) -> Document:
    """A fully written and scored document, with CANARY in every field that must not leave in a report."""
    sections = [_statement_section(framework, statement.id) for statement in framework.statements]
    for part in framework.outline:
        if part.kind is PartKind.NARRATIVE:
            sections.append(Section("CANARY", SectionKind.NARRATIVE, part.id, _passages(part.id)))
        elif part.kind is PartKind.FACTS:
            facts = Facts("2023/24", tuple(FactAmount(field.id, 1000, 1100) for field in part.fields))
            sections.append(Section("CANARY", SectionKind.FACTS, part.id, facts=facts))
    file = EvidenceFile("CANARY", "CANARY.docx", "CANARY", 1)
    item = EvidenceItem(
        "CANARY", "E-001", "CANARY", given_by="CANARY", notes="CANARY", url="https://CANARY", files=(file,)
    )
    first = framework.statements[0].id
    citation = Citation("CANARY", "CANARY", Anchor(f"{first}-1", 0, 5, "CANARY"), "CANARY", "E-001", "CANARY")
    team = (TeamMember("CANARY", "CANARY", "CANARY"),)
    assessment = Assessment("CANARY", "Borough of Marwell", framework.id, team=team)
    return Document(assessment, tuple(sections), (citation,), (item,))


def _statement_section(framework: Framework, statement_id: str) -> Section:
    score = Score(framework.highest_level - 1, "CANARY", "CANARY", datetime(2026, 1, 1), {"CANARY": 1})
    return Section("CANARY", SectionKind.STATEMENT, statement_id, _passages(statement_id), score)


def _passages(name: str) -> tuple[Passage, ...]:
    return (
        Passage(f"{name}-0", PassageKind.HEADING, "Culture", 1, parent_id="CANARY"),
        Passage(f"{name}-1", PassageKind.PARAGRAPH, WORDS),
        Passage(f"{name}-2", PassageKind.BULLET, "A point", 1),
        Passage(f"{name}-3", PassageKind.BULLET, "A point within it", 2),
    )


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_change(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first `old` of a part replaced; fails when the part does not hold it."""
    parts = parts_of(data)
    text = parts[part].decode("utf-8")
    assert old in text, f"{part} does not hold {old}"
    return packed({**parts, part: text.replace(old, new, 1).encode("utf-8")})


def with_part(data: bytes, name: str, content: str, kind: str, source: str = "word/_rels/document.xml.rels") -> bytes:
    """The file with one more part, related by `kind` from the part whose relationships are in `source`."""
    parts = {**parts_of(data), name: content.encode("utf-8")}
    relation = f'<Relationship Id="rIdNew" Type="http://schemas.example/{kind}" Target="/{name}"/></Relationships>'
    parts[source] = parts[source].replace(b"</Relationships>", relation.encode("utf-8"))
    extension = name.rsplit(".", 1)[-1]
    if f'Extension="{extension}"'.encode() not in parts[TYPES]:
        default = f'<Default Extension="{extension}" ContentType="image/jpeg"/></Types>'
        parts[TYPES] = parts[TYPES].replace(b"</Types>", default.encode("utf-8"))
    return packed(parts)
