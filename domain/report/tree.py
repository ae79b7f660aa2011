"""The neutral tree of a report: what writers render, with no word of how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph; `url` makes them a link (https or mailto), `is_reference` an evidence reference."""

    text: str
    url: str = ""
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the report's title, and no level is skipped. `anchor` is unique in the report."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` names its purpose: "body", "lead", "score", "quote", "note", "date", "missing".

    "missing" stands in a draft where something is not written or scored yet; a final report must have none.
    """

    runs: tuple[Run, ...]
    role: str = "body"


def paragraph_of(text: str, role: str = "body") -> Paragraph:
    """Return a paragraph of plain words, without links."""
    return Paragraph((Run(text),), role)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list, one tuple of runs per item; `levels` has 1 or more per item, and may be empty: all are 1."""

    items: tuple[tuple[Run, ...], ...]
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. `summary` is its alternative text; columns in `numeric` are right-aligned.

    `widths` are shares of the whole width, one a column; empty where a writer is to find its own. `is_form` asks for
    rows that are high enough to be filled in by hand on paper.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    summary: str
    numeric: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class RatingPanel:
    """The overall rating as the report shows it: word, percentage and the sentence that says how it came about.

    `line` is word and percentage as they are printed, in the framework's phrase.
    """

    label: str
    percent: int
    sentence: str
    line: str


@dataclass(frozen=True, slots=True)
class ContentsList:
    """The place of the contents list: headings of level 2 to `deepest`."""

    heading: str
    deepest: int = 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where the writer has pages."""


Block = Heading | Paragraph | Bullets | Table | RatingPanel | ContentsList | PageBreak


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report. `is_draft` asks for the draft watermark; `on` is the publication date (or the draft's)."""

    title: str
    subject: str
    language: str
    on: date
    blocks: tuple[Block, ...]
    is_draft: bool
    draft_word: str = "DRAFT"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What to print: the whole report or only the statement with this id, with or without evidence references."""

    only_statement: str = ""
    with_references: bool = False
    is_draft: bool = True
