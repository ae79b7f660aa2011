"""What a decision is taken on, to the letter: a section or a report as frozen values with one canonical form."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from domain import plain_data
from domain.assessment import EvidenceKind, FactAmount, Link, PassageKind, SectionKind, Stance
from domain.plain_data import Misshapen
from domain.quick import quick

FORM = 1
"""The number of the canonical form. Another form gets another number, or every hash made before would be lost."""


@quick
@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as it is read; offsets of links count Python characters."""

    id: str
    kind: PassageKind
    level: int
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenScore:
    """A level of the statement (`category` is empty) or of one of its evidence categories, and why."""

    category: str
    level: int | None
    rationale: str = ""


@quick
@dataclass(frozen=True, slots=True)
class CitedWords:
    """The words [start, end) of a passage that rest on an item; `excerpt` is the text of the excerpt, "" for none."""

    passage: str
    start: int
    end: int
    exact: str
    item: str
    reference: str
    excerpt: str
    stance: Stance


@quick
@dataclass(frozen=True, slots=True)
class CitedItem:
    """What a reader of the evidence sees of a cited item; `files` are the SHA-256 of its files in order."""

    id: str
    reference: str
    title: str
    kind: EvidenceKind
    category: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSnapshot:
    """A section as it is decided on.

    Passages are in report order; scores by category, citations by place, items by reference, amounts by field:
    see `in_order`. A citation that lost its words rests nothing and is no part of it.
    """

    part_id: str
    kind: SectionKind
    passages: tuple[PassageText, ...] = ()
    scores: tuple[GivenScore, ...] = ()
    period: str = ""
    amounts: tuple[FactAmount, ...] = ()
    citations: tuple[CitedWords, ...] = ()
    items: tuple[CitedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSnapshot:
    """A whole report as it is decided on: what it prints of the assessment, and its sections in report order."""

    authority: str
    framework_id: str
    window_from: date | None
    window_to: date | None
    visit_from: date | None
    visit_to: date | None
    published_on: date | None
    sections: tuple[SectionSnapshot, ...] = ()

    def section(self, part_id: str) -> SectionSnapshot | None:
        """Return the section of this statement or outline part; None when there is none."""
        return next((section for section in self.sections if section.part_id == part_id), None)


Snapshot = SectionSnapshot | ReportSnapshot

_NAMES: dict[str, type[SectionSnapshot] | type[ReportSnapshot]] = {"section": SectionSnapshot, "report": ReportSnapshot}


class Unreadable(Exception):
    """Bytes that are no snapshot in canonical form."""


def in_order(section: SectionSnapshot) -> SectionSnapshot:
    """Return a section whose parts have the one order they are kept in, whatever order they came in.

    Passages keep theirs: it is content. A score without a level and a reason says nothing and goes.
    """
    places = {passage.id: place for place, passage in enumerate(section.passages)}
    return SectionSnapshot(
        part_id=section.part_id,
        kind=section.kind,
        passages=section.passages,
        scores=tuple(
            sorted(
                (score for score in section.scores if score.level is not None or score.rationale),
                key=lambda score: score.category,
            )
        ),
        period=section.period,
        amounts=tuple(sorted(section.amounts, key=lambda amount: amount.field_id)),
        citations=tuple(
            sorted(
                section.citations,
                key=lambda each: (
                    places.get(each.passage, len(places)),
                    each.start,
                    each.end,
                    each.reference,
                    each.item,
                    each.excerpt,
                    str(each.stance),
                ),
            )
        ),
        items=tuple(sorted(section.items, key=lambda item: (item.reference, item.id))),
    )


def canonical(snapshot: Snapshot) -> bytes:
    """Return the one spelling of a snapshot: UTF-8 JSON with sorted names and no spaces, its texts to the letter.

    Sections are brought in order first, so that the same content gives the same bytes.
    """
    if isinstance(snapshot, SectionSnapshot):
        name, data = "section", plain_data.plain(in_order(snapshot))
    else:
        name, data = "report", plain_data.plain(snapshot)
        data["sections"] = [plain_data.plain(in_order(section)) for section in snapshot.sections]
    return _spelled({"form": FORM, name: data})


def hash_of(snapshot: Snapshot) -> str:
    """Return the SHA-256 of a snapshot's canonical form: the hash of a decision on it, as 64 hex digits."""
    return hashlib.sha256(canonical(snapshot)).hexdigest()


def snapshot_from(content: bytes) -> Snapshot:
    """Return the snapshot that these bytes are the canonical form of; raise Unreadable for any other bytes."""
    try:
        data = json.loads(content.decode("utf-8"))
        is_known = isinstance(data, dict) and data.get("form") == FORM and len(data) == 2
        name = next((name for name in _NAMES if name in data), "") if is_known else ""
        if not name:
            raise Unreadable("not a snapshot of a known form")
        snapshot: Snapshot = plain_data.read(_NAMES[name], data[name], name)
        is_same = canonical(snapshot) == content
    except (ValueError, RecursionError, Misshapen) as error:
        raise Unreadable(str(error)) from error
    if not is_same:
        raise Unreadable("spelled in another way")
    return snapshot


def _spelled(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
