"""The sample assessment, read from the shipped demo into values; its files go into a workspace's file store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from domain.anchors import make_anchor
from domain.assessment import (
    Assessment,
    Citation,
    Document,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    FactAmount,
    Facts,
    Passage,
    PassageKind,
    Score,
    Section,
    SectionKind,
    Stage,
    Stance,
    TeamMember,
)
from domain.framework import Framework, PartKind
from resources import loader
from store.files import FileStore
from store.ids import new_id

FOLDER = "demo"
_MARKS = (("# ", PassageKind.HEADING, 1), ("- ", PassageKind.BULLET, 1))


def read_sample(framework: Framework, files: FileStore) -> Document:
    """Return the sample as a document with new ids, its evidence files kept in `files`; raises DiskFault."""
    data = loader.read_json(FOLDER, "demo.json")
    lead = data["team"][0]["name"]
    sections = tuple(_sections(data, framework, lead))
    items = tuple(_item(entry, number, files) for number, entry in enumerate(data["evidence"], 1))
    assessment = Assessment(
        id=new_id(),
        authority=data["authority"],
        framework_id=framework.id,
        stage=Stage.DRAFTING,
        window_from=_day(data["window_from"]),
        window_to=_day(data["window_to"]),
        visit_from=_day(data["visit_from"]),
        visit_to=_day(data["visit_to"]),
        team=tuple(TeamMember(new_id(), member["name"], member["role"]) for member in data["team"]),
    )
    citations = tuple(_citation(entry, sections, items) for entry in data["citations"])
    return Document(assessment, sections, citations, items)


def sample_framework_id() -> str:
    """Return the id of the framework version that the sample follows."""
    return str(loader.read_json(FOLDER, "demo.json")["framework"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _sections(data: Mapping[str, Any], framework: Framework, lead: str) -> list[Section]:
    found = []
    for part in framework.outline:
        if part.kind is PartKind.STATEMENTS:
            scores = data["scores"]
            for statement in framework.statements:
                score = _score(scores[statement.id], lead, data["visit_to"])
                passages = _passages(data["sections"][statement.id])
                found.append(Section(new_id(), SectionKind.STATEMENT, statement.id, passages, score))
        elif part.kind is PartKind.NARRATIVE:
            found.append(Section(new_id(), SectionKind.NARRATIVE, part.id, _passages(data["sections"][part.id])))
        elif part.kind is PartKind.FACTS:
            found.append(Section(new_id(), SectionKind.FACTS, part.id, facts=_facts(data["facts"])))
    return found


def _score(entry: Mapping[str, Any], lead: str, on: str) -> Score:
    at = datetime.combine(date.fromisoformat(on), time(16), tzinfo=UTC)
    return Score(level=entry["level"], rationale=entry["rationale"], by=lead, at=at)


def _facts(entry: Mapping[str, Any]) -> Facts:
    amounts = entry["amounts"].items()
    return Facts(entry["period"], tuple(FactAmount(name, each["estimated"], each["actual"]) for name, each in amounts))


def _passages(name: str) -> tuple[Passage, ...]:
    lines = loader.path_of(FOLDER, name).read_text(encoding="utf-8").splitlines()
    return tuple(_passage(line) for line in lines if line.strip())


def _passage(line: str) -> Passage:
    for mark, kind, level in _MARKS:
        if line.startswith(mark):
            return Passage(new_id(), kind, line.removeprefix(mark), level)
    return Passage(new_id(), PassageKind.PARAGRAPH, line)


def _item(entry: Mapping[str, Any], number: int, files: FileStore) -> EvidenceItem:
    return EvidenceItem(
        id=new_id(),
        reference=f"E-{number:03d}",
        title=entry["title"],
        kind=EvidenceKind(entry["kind"]),
        category=entry["category"],
        given_by=entry["given_by"],
        event_date=_day(entry["event_date"]),
        received_date=_day(entry["received_date"]),
        people_heard=entry["people_heard"],
        confidential=entry["confidential"],
        disclosed=entry["disclosed"],
        notes=entry.get("text") or entry["notes"],
        url=entry.get("url", ""),
        files=_files(entry.get("file"), files),
    )


def _files(name: str | None, files: FileStore) -> tuple[EvidenceFile, ...]:
    if not name:
        return ()
    path: Path = loader.path_of(FOLDER, name)
    stored = files.put(path)
    return (EvidenceFile(new_id(), path.name, stored.sha256, stored.size),)


def _citation(entry: Mapping[str, Any], sections: tuple[Section, ...], items: tuple[EvidenceItem, ...]) -> Citation:
    section = next(section for section in sections if section.part_id == entry["section"])
    quote = entry["quote"]
    passage = next(passage for passage in section.passages if quote in passage.text)
    start = passage.text.index(quote)
    item = items[entry["evidence"] - 1]
    anchor = make_anchor(passage.id, passage.text, start, start + len(quote))
    return Citation(new_id(), section.id, anchor, item.id, item.reference, stance=Stance(entry["stance"]))
