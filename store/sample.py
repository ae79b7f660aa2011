"""The sample assessment, read from the shipped demo into values; its files go into a workspace's file store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import PurePosixPath
from typing import Any

from domain.assessment import (
    Anchor,
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
from domain.checks.standing import Waiver
from domain.evidence.evidence import Excerpt, FileText, Locator, Need, Pseudonym, SentenceMark
from domain.frameworks.framework import Framework, PartKind
from domain.review.comments import Comment, CommentKind, Reply, Target
from domain.text.anchors import make_anchor
from resources import loader
from store.errors import StoreError
from store.files import FileStore, StoredFile
from store.ids import new_id
from store.text_json import from_json

FOLDER = "demo"
_FILE_KEYS = ("older_file", "file")
_MARKS = (("# ", PassageKind.HEADING, 1), ("- ", PassageKind.BULLET, 1))


def read_sample(framework: Framework, files: FileStore) -> Document:
    """Return the sample as a document with new ids, its evidence files kept in `files`; raises DiskFault."""
    data = loader.read_json(FOLDER, "demo.json")
    lead = data["team"][0]["name"]
    sections = tuple(_sections(data, framework, lead))
    kept = _kept_files(data["evidence"], files)
    items = tuple(_item(entry, number, kept) for number, entry in enumerate(data["evidence"], 1))
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
    excerpts = _excerpts(data["excerpts"], items)
    found = {(excerpt.item_id, excerpt.number): excerpt.id for excerpt in excerpts}
    citations = tuple(_citation(entry, sections, items, found) for entry in data["citations"])
    marks = tuple(_mark(entry, sections) for entry in data["marks"])
    return Document(assessment, sections, citations, items, excerpts, marks)


def read_sample_texts(sample: Document) -> dict[str, FileText]:
    """Return what the intake reads from the sample's files, by their SHA-256, without reading them."""
    names = {file.sha256: file.name for item in sample.items for file in item.files}
    return {
        sha256: from_json(loader.path_of(FOLDER, "texts", f"{name}.json").read_text(encoding="utf-8"))
        for sha256, name in names.items()
    }


def read_sample_pseudonyms() -> tuple[Pseudonym, ...]:
    """Return the made-up names that the sample keeps apart, and what stands for them."""
    entries = loader.read_json(FOLDER, "demo.json")["pseudonyms"]
    return tuple(Pseudonym(new_id(), each["name"], each["pseudonym"], each["note"]) for each in entries)


def read_sample_comments(sample: Document) -> tuple[Comment, ...]:
    """Return the remarks of the sample's reviewers, with their answers and new ids, in the order they were written."""
    entries = loader.read_json(FOLDER, "comments.json")
    return tuple(_comment(entry, sample) for entry in sorted(entries, key=lambda entry: str(entry["at"])))


def read_sample_waivers(sample: Document) -> tuple[Waiver, ...]:
    """Return the findings of the sample that somebody lets stand, with new ids, in the order of their making."""
    return tuple(_waiver(entry, sample) for entry in loader.read_json(FOLDER, "waivers.json"))


def read_sample_own_rules() -> str:
    """Return the text of the organisation's own rules that comes with the sample."""
    return loader.path_of(FOLDER, "own-rules.txt").read_text(encoding="utf-8")


def sample_framework_id() -> str:
    """Return the id of the framework version that the sample follows."""
    return str(loader.read_json(FOLDER, "demo.json")["framework"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _sections(data: Mapping[str, Any], framework: Framework, lead: str) -> list[Section]:
    found = []
    for part in framework.outline:
        if part.kind is PartKind.STATEMENTS:
            scores, changes = data["scores"], _last_changes()
            for statement in framework.statements:
                score = _score(scores[statement.id], lead, data["visit_to"], changes.get(statement.id))
                passages = _passages(data["sections"][statement.id])
                found.append(Section(new_id(), SectionKind.STATEMENT, statement.id, passages, score))
        elif part.kind is PartKind.NARRATIVE:
            found.append(Section(new_id(), SectionKind.NARRATIVE, part.id, _passages(data["sections"][part.id])))
        elif part.kind is PartKind.FACTS:
            found.append(Section(new_id(), SectionKind.FACTS, part.id, facts=_facts(data["facts"])))
    return found


def _last_changes() -> Mapping[str, Mapping[str, Any]]:
    """Return the last change of each score that was changed, by statement."""
    return {entry["section"]: entry for entry in loader.read_json(FOLDER, "review.json")["scores"]}


def _score(entry: Mapping[str, Any], lead: str, on: str, change: Mapping[str, Any] | None) -> Score:
    given_at = datetime.combine(date.fromisoformat(on), time(16), tzinfo=UTC)
    by, at = (change["person"], moment(change["at"])) if change is not None else (lead, given_at)
    return Score(level=entry["level"], rationale=entry["rationale"], by=by, at=at)


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


def _kept_files(entries: Iterable[Mapping[str, Any]], files: FileStore) -> dict[str, StoredFile]:
    """Keep every file that an entry names, once; return them by their names."""
    names = dict.fromkeys(entry[key] for entry in entries for key in _FILE_KEYS if key in entry)
    kept: dict[str, StoredFile] = {}
    for name, stored in zip(names, files.put_many([loader.path_of(FOLDER, name) for name in names]), strict=True):
        if isinstance(stored, StoreError):
            raise stored
        kept[name] = stored
    return kept


def _item(entry: Mapping[str, Any], number: int, kept: Mapping[str, StoredFile]) -> EvidenceItem:
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
        files=_files(entry, kept),
    )


def _files(entry: Mapping[str, Any], kept: Mapping[str, StoredFile]) -> tuple[EvidenceFile, ...]:
    """Return an item's files: each version of it, the newest last."""
    found: list[EvidenceFile] = []
    for name in reversed([entry[key] for key in _FILE_KEYS if key in entry]):
        newer = found[0].id if found else ""
        stored = kept[name]
        block = entry.get("block", 0)
        file = EvidenceFile(new_id(), PurePosixPath(name).name, stored.sha256, stored.size, block, newer)
        found.insert(0, file)
    return tuple(found)


def _excerpts(entries: Iterable[Mapping[str, Any]], items: Sequence[EvidenceItem]) -> tuple[Excerpt, ...]:
    found: dict[tuple[int, int], Excerpt] = {}
    for entry in entries:
        item, text, start = items[entry["item"] - 1], entry["text"], entry["start"]
        earlier = found.get((entry["item"], entry.get("earlier", 0)))
        found[entry["item"], entry["number"]] = Excerpt(
            id=new_id(),
            item_id=item.id,
            reference=item.reference,
            number=entry["number"],
            text=text,
            sha256=item.files[entry["file"]].sha256 if "file" in entry else "",
            place=Locator(entry["block"], start, start + len(text), entry.get("page", 0)),
            stance=Stance(entry["stance"]),
            note=entry.get("note", ""),
            is_quotable=entry.get("quotable", True),
            part_ids=tuple(entry["parts"]),
            earlier_id=earlier.id if earlier is not None else "",
        )
    return tuple(found.values())


def _citation(
    entry: Mapping[str, Any],
    sections: Sequence[Section],
    items: Sequence[EvidenceItem],
    excerpts: Mapping[tuple[str, int], str],
) -> Citation:
    section_id, anchor = _anchored(entry["section"], entry["quote"], sections)
    item = items[entry["evidence"] - 1]
    excerpt_id = excerpts[item.id, entry["excerpt"]] if "excerpt" in entry else ""
    return Citation(new_id(), section_id, anchor, item.id, item.reference, excerpt_id, Stance(entry["stance"]))


def _mark(entry: Mapping[str, Any], sections: Sequence[Section]) -> SentenceMark:
    section_id, anchor = _anchored(entry["section"], entry["words"], sections)
    return SentenceMark(new_id(), section_id, anchor, Need(entry["need"]))


def _comment(entry: Mapping[str, Any], sample: Document) -> Comment:
    target = Target(entry["target"])
    section_id, item_id, anchor = "", "", None
    if target is Target.ITEM:
        item_id = sample.items[entry["evidence"] - 1].id
    elif target is Target.TEXT:
        section_id, anchor = _anchored(entry["section"], entry["quote"], sample.sections)
    else:
        section_id = sample.section_of(entry["section"]).id
    resolved_at = entry.get("resolved_at")
    return Comment(
        id=new_id(),
        section_id=section_id,
        target=target,
        kind=CommentKind(entry["kind"]),
        text=entry["text"],
        person=entry["person"],
        role=entry["role"],
        at=moment(entry["at"]),
        anchor=anchor,
        item_id=item_id,
        assigned_to=entry.get("assigned_to", ""),
        resolved_by=entry.get("resolved_by", ""),
        resolved_at=moment(resolved_at) if resolved_at else None,
        replies=tuple(
            Reply(new_id(), each["text"], each["person"], each["role"], moment(each["at"]))
            for each in entry.get("replies", ())
        ),
    )


def _waiver(entry: Mapping[str, Any], sample: Document) -> Waiver:
    words, section_id, anchor = entry.get("words", ""), sample.section_of(entry["section"]).id, None
    if words:
        section_id, anchor = _anchored(entry["section"], words, sample.sections)
    return Waiver(
        id=new_id(),
        code=entry["code"],
        section_id=section_id,
        reason=entry["reason"],
        by=entry["person"],
        at=moment(entry["at"]),
        words=words,
        data=tuple(entry["data"].items()),
        anchor=anchor,
    )


def moment(written: str) -> datetime:
    """Return a time as the demo's files write it."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def _anchored(part_id: str, words: str, sections: Sequence[Section]) -> tuple[str, Anchor]:
    section = next(section for section in sections if section.part_id == part_id)
    passage = next(passage for passage in section.passages if words in passage.text)
    start = passage.text.index(words)
    return section.id, make_anchor(passage.id, passage.text, start, start + len(words))
