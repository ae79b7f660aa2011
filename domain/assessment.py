"""The values of an assessment: sections, passages, scores, evidence and citations, as they leave the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.evidence.evidence import Excerpt, SentenceMark

from domain.quick import quick


class PassageKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


class SectionKind(StrEnum):
    STATEMENT = "statement"
    NARRATIVE = "narrative"
    FACTS = "facts"


class Stance(StrEnum):
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class Stage(StrEnum):
    """Where an assessment stands by hand, under a framework without a procedure."""

    DRAFTING = "drafting"
    IN_REVIEW = "in-review"
    FACTUAL_ACCURACY = "factual-accuracy"
    FINAL = "final"
    PUBLISHED = "published"


class EvidenceKind(StrEnum):
    FILE = "file"
    NOTE = "note"
    LINK = "link"


@quick
@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink over the characters [start, end) of a passage's text."""

    start: int
    end: int
    url: str


@quick
@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading or bullet. Offsets count Python characters (code points).

    `level` is 1 for the section's own sub-headings (and 1 or 2 for nested bullets); 0 for paragraphs.
    `version` rises by one at each saved change. `parent_id` names the passage this one was split from.
    """

    id: str
    kind: PassageKind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    version: int = 0
    parent_id: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The level given to a statement and why. `category_levels` maps category ids to levels where those are scored.

    `is_hidden` says that it was left out for somebody who scores the statement blind. `changed_from` is the level that
    `changed_rationale` was given for: what stood when the level was last changed; None where it never was.
    """

    level: int | None = None
    rationale: str = ""
    by: str = ""
    at: datetime | None = None
    category_levels: Mapping[str, int] = field(default_factory=dict)
    version: int = 0
    is_hidden: bool = False
    changed_from: int | None = None
    changed_rationale: str = ""


@dataclass(frozen=True, slots=True)
class FactAmount:
    """One line of the financial facts, in whole pounds; None where nothing was entered."""

    field_id: str
    estimated: int | None = None
    actual: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The financial facts form: the financial year they are of (for example "2023/24") and the amounts."""

    period: str = ""
    amounts: tuple[FactAmount, ...] = ()
    version: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report that people write: a statement (part_id is its id) or a narrative part of the outline."""

    id: str
    kind: SectionKind
    part_id: str
    passages: tuple[Passage, ...] = ()
    score: Score = Score()
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class TeamMember:
    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One authority assessed against one framework version over one window of time.

    `stage` is the id of a stage of the framework's procedure, or a `Stage` under one that has none.
    """

    id: str
    authority: str
    framework_id: str
    stage: str = Stage.DRAFTING
    window_from: date | None = None
    window_to: date | None = None
    visit_from: date | None = None
    visit_to: date | None = None
    published_on: date | None = None
    team: tuple[TeamMember, ...] = ()
    version: int = 0


@quick
@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file kept for an evidence item; `sha256` (64 hex digits) is also its name in the workspace's store.

    `block` is the number of the one block of the file that the item is about (a row of a spreadsheet), 0 for all of
    it. `superseded_by` is the id of the newer version of this file, "" for the newest.
    """

    id: str
    name: str
    sha256: str
    size: int
    block: int = 0
    superseded_by: str = ""


@quick
@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One source. `reference` is its lasting short name, for example "E-014"; `category` may be empty: not yet said."""

    id: str
    reference: str
    title: str
    kind: EvidenceKind = EvidenceKind.NOTE
    category: str = ""
    given_by: str = ""
    event_date: date | None = None
    received_date: date | None = None
    people_heard: int | None = None
    confidential: bool = False
    disclosed: bool = False
    notes: str = ""
    url: str = ""
    files: tuple[EvidenceFile, ...] = ()
    uses: int = 0
    version: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Anchor:
    """A span [start, end) of a passage with its exact words and up to 32 characters of context on either side."""

    passage_id: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Citation:
    """Ties a span of a passage to an evidence item (and to an excerpt of it, where one was chosen)."""

    id: str
    section_id: str
    anchor: Anchor
    item_id: str
    reference: str
    excerpt_id: str = ""
    stance: Stance = Stance.SUPPORTS
    is_detached: bool = False


@dataclass(frozen=True, slots=True)
class KeptText:
    """Text that has no place in the report yet and must not be lost: not recognised at import, or a refused save."""

    id: str
    section_id: str
    source: str
    reason: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """Everything of one assessment that the report, the rating and the checks look at."""

    assessment: Assessment
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...] = ()
    items: tuple[EvidenceItem, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    marks: tuple[SentenceMark, ...] = ()

    def section_of(self, part_id: str) -> Section:
        """Return the section of this statement or outline part; raise KeyError when there is none."""
        for section in self.sections:
            if section.part_id == part_id:
                return section
        raise KeyError(part_id)
