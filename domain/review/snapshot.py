"""What a decision is taken on, to the letter: a section or a report as frozen values with one canonical form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from domain import plain_data
from domain.assessment import Assessment, EvidenceKind, FactAmount, Link, PassageKind, Section, SectionKind, Stance
from domain.plain_data import Misshapen
from domain.quick import maker_of, quick

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
_make_passage = maker_of(PassageText)

_NAMES: dict[str, type[SectionSnapshot] | type[ReportSnapshot]] = {"section": SectionSnapshot, "report": ReportSnapshot}


class Unreadable(Exception):
    """Bytes that are no snapshot in canonical form."""


def section_as_decided(section: Section, cited: Iterable[CitedWords], items: Iterable[CitedItem]) -> SectionSnapshot:
    """Return the snapshot of a section, given what its words rest on."""
    score = section.score
    return in_order(
        SectionSnapshot(
            part_id=section.part_id,
            kind=section.kind,
            passages=tuple(
                _make_passage(each.id, each.kind, each.level, each.text, each.links) for each in section.passages
            ),
            scores=(
                GivenScore("", score.level, score.rationale),
                *(GivenScore(category, level) for category, level in score.category_levels.items()),
            ),
            period=section.facts.period,
            amounts=section.facts.amounts,
            citations=tuple(cited),
            items=tuple(items),
        )
    )


def report_as_decided(assessment: Assessment, sections: Iterable[SectionSnapshot]) -> ReportSnapshot:
    """Return the snapshot of a report with these sections, which are in report order."""
    return ReportSnapshot(
        authority=assessment.authority,
        framework_id=assessment.framework_id,
        window_from=assessment.window_from,
        window_to=assessment.window_to,
        visit_from=assessment.visit_from,
        visit_to=assessment.visit_to,
        published_on=assessment.published_on,
        sections=tuple(sections),
    )


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


def spelled(section: SectionSnapshot) -> str:
    """Return the one spelling of a section, as it stands in its own canonical form and in that of its report."""
    section = in_order(section)
    return _spelled(
        {
            "part_id": section.part_id,
            "kind": section.kind,
            "passages": [_passage_data(each) for each in section.passages],
            "scores": [plain_data.plain(each) for each in section.scores],
            "period": section.period,
            "amounts": [plain_data.plain(each) for each in section.amounts],
            "citations": [_cited_data(each) for each in section.citations],
            "items": [_item_data(each) for each in section.items],
        }
    )


def canonical(snapshot: Snapshot, sections: Sequence[str] | None = None) -> bytes:
    """Return the one spelling of a snapshot: UTF-8 JSON with sorted names and no spaces, its texts to the letter.

    Sections are brought in order first, so that the same content gives the same bytes. `sections` are the sections of
    a report as `spelled` gives them, where that was done already: it takes most of the time.
    """
    if isinstance(snapshot, SectionSnapshot):
        name, content = "section", spelled(snapshot)
    else:
        name, content = "report", _report(snapshot, sections)
    return f'{{"form":{FORM},"{name}":{content}}}'.encode()


def hash_of(snapshot: Snapshot, sections: Sequence[str] | None = None) -> str:
    """Return the SHA-256 of a snapshot's canonical form: the hash of a decision on it, as 64 hex digits."""
    return hashlib.sha256(canonical(snapshot, sections)).hexdigest()


def hash_of_spelled(section: str) -> str:
    """Return the hash of a section from what `spelled` gave."""
    return hashlib.sha256(f'{{"form":{FORM},"section":{section}}}'.encode()).hexdigest()


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


def _report(snapshot: ReportSnapshot, sections: Sequence[str] | None) -> str:
    """Return the spelling of a report: its names in order, its sections as they are spelled themselves."""
    parts = [spelled(section) for section in snapshot.sections] if sections is None else sections
    values = {
        each.name: _spelled(plain_data.plain(getattr(snapshot, each.name)))
        for each in fields(snapshot)
        if each.name != "sections"
    }
    values["sections"] = f"[{','.join(parts)}]"
    return "{" + ",".join(f'"{name}":{values[name]}' for name in sorted(values)) + "}"


# Written out, for there are thousands of them: going through the fields of each took most of the time of a hash.


def _passage_data(passage: PassageText) -> dict[str, object]:
    return {
        "id": passage.id,
        "kind": passage.kind,
        "level": passage.level,
        "text": passage.text,
        "links": [{"start": link.start, "end": link.end, "url": link.url} for link in passage.links],
    }


def _cited_data(cited: CitedWords) -> dict[str, object]:
    return {
        "passage": cited.passage,
        "start": cited.start,
        "end": cited.end,
        "exact": cited.exact,
        "item": cited.item,
        "reference": cited.reference,
        "excerpt": cited.excerpt,
        "stance": cited.stance,
    }


def _item_data(item: CitedItem) -> dict[str, object]:
    return {
        "id": item.id,
        "reference": item.reference,
        "title": item.title,
        "kind": item.kind,
        "category": item.category,
        "files": item.files,
    }


def _spelled(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
