"""An assessment with evidence in depth, for tests of what leaves and what does not."""

from __future__ import annotations

from datetime import date

from report_builders import local_authorities

from domain.assessment import (
    Assessment,
    Citation,
    Document,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    Passage,
    PassageKind,
    Section,
    SectionKind,
    Stance,
)
from domain.evidence.evidence import BlockKind, Excerpt, FileBlock, FileText, Locator, ReadingStatus
from domain.text.anchors import make_anchor

FRAMEWORK = local_authorities()
FIRST, SECOND = FRAMEWORK.statements[0], FRAMEWORK.statements[1]
DAY = date(2026, 3, 17)
TEXT = "People told us they were heard. Staff were proud. Waiting had grown."
OPEN_FILE = EvidenceFile("file-1", "private name.pdf", "a" * 64, 10)
CLOSED_FILE = EvidenceFile("file-2", "secret name.docx", "b" * 64, 10)
FILE_TEXT = FileText(
    ReadingStatus.READ,
    (
        FileBlock(BlockKind.HEADING, "Meeting of carers"),
        FileBlock(BlockKind.PARAGRAPH, "We were heard 🙂 by the team."),
        FileBlock(BlockKind.PARAGRAPH, "Waiting is far too long."),
    ),
)


def an_item(number: int, title: str, **more: object) -> EvidenceItem:
    """An evidence item E-001, E-002 and so on."""
    return EvidenceItem(f"item-{number}", f"E-{number:03}", title, **more)  # type: ignore[arg-type]


ITEMS = (
    an_item(
        1,
        "Carers’ meeting",
        kind=EvidenceKind.FILE,
        category="people",
        event_date=date(2026, 1, 12),
        people_heard=7,
        disclosed=True,
        files=(OPEN_FILE,),
        notes="PRIVATE NOTES",
        given_by="PRIVATE GIVER",
    ),
    an_item(
        2,
        "PRIVATE TITLE",
        kind=EvidenceKind.FILE,
        category="people",
        received_date=date(2026, 1, 20),
        people_heard=1,
        confidential=True,
        files=(CLOSED_FILE,),
        url="https://example.org/PRIVATE",
    ),
    an_item(3, "=HYPERLINK(0)", kind=EvidenceKind.NOTE),
)
EXCERPTS = (
    Excerpt("x-1", "item-1", "E-001", 1, "heard 🙂 by", "a" * 64, Locator(2, 8, 18), part_ids=(SECOND.id,)),
    Excerpt(
        "x-2", "item-1", "E-001", 2, "Waiting is far", "a" * 64, Locator(3, 0, 14), Stance.CONTRADICTS, "PRIVATE WHY"
    ),
    Excerpt("x-3", "item-2", "E-002", 1, "PRIVATE WORDS", "b" * 64, Locator(1, 0, 13)),
)


def cited(number: int, words: str, item: EvidenceItem, stance: Stance = Stance.SUPPORTS, excerpt: str = "") -> Citation:
    """A citation on words of the one passage."""
    start = TEXT.index(words)
    anchor = make_anchor("passage-1", TEXT, start, start + len(words))
    return Citation(f"c-{number}", "section-1", anchor, item.id, item.reference, excerpt, stance)


CITATIONS = (
    cited(1, "told us they", ITEMS[0], excerpt="x-1"),
    cited(2, "heard. Staff", ITEMS[1], excerpt="x-3"),
    cited(3, "Waiting", ITEMS[0], Stance.CONTRADICTS, "x-2"),
)


def an_evidenced_document() -> Document:
    """One statement with three sentences, three items of which one is confidential, three excerpts."""
    passages = (Passage("passage-1", PassageKind.PARAGRAPH, TEXT),)
    sections = (
        Section("section-1", SectionKind.STATEMENT, FIRST.id, passages),
        Section("section-2", SectionKind.STATEMENT, SECOND.id),
    )
    assessment = Assessment("assessment-1", "Borough of Marwell", FRAMEWORK.id)
    return Document(assessment, sections, CITATIONS, ITEMS, EXCERPTS)
