"""The sample assessment scaled up: as many evidence items, citations, words and comments as asked for."""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, count, cycle, islice
from pathlib import Path
from typing import Final

from domain.assessment import Citation, Document, EvidenceItem, Passage, PassageKind, Section
from domain.evidence.evidence import Excerpt
from domain.frameworks.framework import Framework
from domain.review.comments import CommentKind, Target
from domain.text import sentences
from domain.text.anchors import make_anchor
from domain.text.words import count_words
from resources.loader import path_of
from store.actions.documents import add_document
from store.changes import Actor
from store.files import FileStore
from store.ids import new_id
from store.queries.assessments import list_assessments
from store.sample import read_sample, sample_framework_id
from store.tables import CommentRow
from store.unit import unit_of_work
from store.workspace import DATABASE, Workspace

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT_UNDER: Final = ROOT / "build" / "bench"
ASSESSOR: Final = Actor("Priya Shah", "Lead assessor")
BEGAN: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REMARK: Final = "Which people told us this, and when? Please name the source beside the sentence."


@dataclass(frozen=True, slots=True)
class Size:
    """How much a scaled assessment holds; the words are reached to within one paragraph."""

    items: int = 5_000
    citations: int = 2_000
    words: int = 60_000
    comments: int = 1_000

    @property
    def name(self) -> str:
        """The folder of a workspace of this size."""
        return f"{self.items}-{self.citations}-{self.words}-{self.comments}"

    @property
    def words_for_people(self) -> str:
        """The size as a reader is told it."""
        parts = (("evidence items", self.items), ("citations", self.citations), ("words", self.words))
        return f"{', '.join(f'{count:,} {name}' for name, count in parts)} and {self.comments:,} comments"


LARGE: Final = Size()
SMALL: Final = Size(items=200, citations=100, words=8_000, comments=40)


def scaled_document(framework: Framework, files: FileStore, size: Size = LARGE) -> Document:
    """Return the sample with its text, evidence and citations repeated, under new ids, to the size asked for.

    Each section grows in proportion, so that the longest one stays the longest. The sample's own evidence files are
    kept in `files` and shared by the items made after them; excerpts come with their items, and citations name them.
    """
    sample = read_sample(framework, files)
    total = sum(_words(section.passages) for section in sample.sections)
    sections = tuple(_grown(section, size.words / total) for section in sample.sections)
    models = tuple(islice(cycle(sample.items), size.items))
    items = tuple(_item(item, number) for number, item in enumerate(models, 1))
    excerpts = _excerpts(sample.excerpts, models, items)
    citations = tuple(islice(_citations(sections, items, excerpts), size.citations))
    assessment = replace(sample.assessment, authority=f"{sample.assessment.authority} (scaled up)")
    return Document(assessment, sections, citations, items, excerpts)


def add_scaled(workspace: Workspace, size: Size = LARGE) -> str:
    """Add a scaled assessment with its comments to a workspace; return its id."""
    framework = workspace.framework(sample_framework_id())
    document = scaled_document(framework, workspace.files, size)
    add_document(workspace, ASSESSOR, BEGAN, document=document)
    assessment_id = document.assessment.id
    with unit_of_work(workspace, ASSESSOR, BEGAN, "remarked", assessment_id) as unit:
        unit.session.add_all(islice(_comments(document), size.comments))
    return assessment_id


def scaled_workspace(size: Size = LARGE, kept_under: Path = KEPT_UNDER) -> Path:
    """Return the folder of a workspace with one scaled assessment, made at the first call and reused afterwards.

    Nothing may be changed in it: what writes works on a copy (see `copied_workspace`).
    """
    folder = kept_under / f"{size.name}-{_fingerprint()}"
    if (folder / DATABASE).is_file():
        return folder
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    workspace = Workspace.create(unfinished, ASSESSOR, BEGAN)
    try:
        add_scaled(workspace, size)
    finally:
        workspace.close(BEGAN)
    shutil.rmtree(unfinished / "backups")
    return unfinished.rename(folder)


def copied_workspace(folder: Path, to: Path) -> Path:
    """Copy a scaled workspace to a folder of its own, replacing what is there, and return that folder."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(folder, to))


def open_scaled(folder: Path) -> tuple[Workspace, str]:
    """Open a scaled workspace; return it with the id of its assessment."""
    workspace = Workspace.open(folder, ASSESSOR, BEGAN)
    return workspace, list_assessments(workspace)[0].id


def _grown(section: Section, times: float) -> Section:
    wanted = round(_words(section.passages) * times)
    passages: list[Passage] = []
    words = 0
    for passage in cycle(section.passages):
        if words >= wanted:
            break
        passages.append(replace(passage, id=new_id()))
        words += count_words(passage.text)
    return replace(section, passages=tuple(passages))


def _words(passages: Sequence[Passage]) -> int:
    return sum(count_words(passage.text) for passage in passages)


def _item(item: EvidenceItem, number: int) -> EvidenceItem:
    ids = {file.id: new_id() for file in item.files} | {"": ""}
    files = tuple(replace(file, id=ids[file.id], superseded_by=ids[file.superseded_by]) for file in item.files)
    title = f"{item.title}, part {number}"
    return replace(item, id=new_id(), reference=f"E-{number:03d}", title=title, files=files)


def _excerpts(
    of_sample: Sequence[Excerpt], models: Sequence[EvidenceItem], items: Sequence[EvidenceItem]
) -> tuple[Excerpt, ...]:
    """Return the excerpts of each item's model, under new ids, as those of the item."""
    by_model: dict[str, list[Excerpt]] = defaultdict(list)
    for excerpt in of_sample:
        by_model[excerpt.item_id].append(excerpt)
    return tuple(
        replace(excerpt, id=new_id(), item_id=item.id, reference=item.reference, earlier_id="")
        for model, item in zip(models, items, strict=True)
        for excerpt in by_model[model.id]
    )


def _citations(
    sections: Sequence[Section], items: Sequence[EvidenceItem], excerpts: Sequence[Excerpt]
) -> Iterator[Citation]:
    """Yield citations without end: each paragraph's first sentence, then each one's second, and so on.

    Each names the first excerpt of its item, where it has any.
    """
    first: Mapping[str, str] = {excerpt.item_id: excerpt.id for excerpt in reversed(excerpts)}
    held = [(section.id, passage) for section, passage in _paragraphs(sections)]
    spans = [sentences.split(passage.text) for _section_id, passage in held]
    chosen = cycle(items)
    for round_number in count():
        for (section_id, passage), found in zip(held, spans, strict=True):
            start, end = found[round_number % len(found)]
            item = next(chosen)
            anchor = make_anchor(passage.id, passage.text, start, end)
            yield Citation(new_id(), section_id, anchor, item.id, item.reference, first.get(item.id, ""))


def _comments(document: Document) -> Iterator[CommentRow]:
    for number, (section, passage) in enumerate(cycle(_paragraphs(document.sections))):
        yield CommentRow(
            id=new_id(),
            assessment_id=document.assessment.id,
            section_id=section.id,
            passage_id=passage.id,
            start=0,
            end=min(len(passage.text), 40),
            exact=passage.text[:40],
            prefix="",
            suffix=passage.text[40:72],
            detached=False,
            target=str(Target.TEXT),
            kind=str(CommentKind.QUESTION),
            text=f"{REMARK} ({number + 1})",
            person=ASSESSOR.name,
            at=BEGAN,
        )


def _paragraphs(sections: Sequence[Section]) -> list[tuple[Section, Passage]]:
    pairs = chain.from_iterable(((section, passage) for passage in section.passages) for section in sections)
    return [pair for pair in pairs if pair[1].kind is PassageKind.PARAGRAPH]


def _fingerprint() -> str:
    """Return eight digits that change when a kept workspace would be made otherwise: schema, sample or this module."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    schema = ROOT / "store" / "migrations" / "versions"
    for path in sorted([*schema.glob("*.py"), *path_of("demo").rglob("*.*")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
