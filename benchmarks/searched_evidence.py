"""An assessment with made-up paragraphs inside its evidence, to be searched under filters."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert

from benchmarks.scale import ASSESSOR, BEGAN
from domain.assessment import Stance
from store.actions.assessments import create_assessment
from store.file_texts import owner_id
from store.queries.assessments import load_document
from store.sample import sample_framework_id
from store.search.full_text import IndexedText, rebuild
from store.tables import CitationRow, EvidenceFileRow, EvidenceItemRow, ExcerptRow, PassageRow, StoredFileRow
from store.values import AssessmentDetails, Narrowing
from store.workspace import Workspace

BLOCKS: Final = 90
"""Paragraphs in each file; each item has a file, five excerpts and a title, and one passage in two cites one."""
EXCERPTS: Final = 5
_ONE_IN: Final = {"staff": 50, "processes": 10, "people": 1}
_FIRST_DAY: Final = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class SearchedEvidence:
    """An open workspace with an assessment, and filters by what they let through."""

    workspace: Workspace
    assessment_id: str
    filters: Mapping[str, Narrowing]


@contextmanager
def searched_evidence(paragraphs: Sequence[str]) -> Iterator[SearchedEvidence]:
    """Lend a workspace of its own in which each of the paragraphs is a text that can be found."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder), ASSESSOR, BEGAN)
        details = AssessmentDetails("Benchmark Council")
        framework_id = sample_framework_id()
        made = create_assessment(workspace, ASSESSOR, BEGAN, framework_id=framework_id, details=details)
        section = load_document(workspace, made.result[0]).sections[0]
        filling = _Filling(made.result[0], section.id, paragraphs)
        for number in range(len(paragraphs) // (BLOCKS + EXCERPTS + 2)):
            filling.add_item(number)
        with workspace.engine.connect().execution_options(writes=True) as connection:
            filling.write(connection)
            connection.commit()
        yield SearchedEvidence(
            workspace,
            made.result[0],
            {
                "a category of 2 in 100 items": Narrowing(category="staff"),
                "a category of 10 in 100 items": Narrowing(category="processes"),
                "a category of 88 in 100 items": Narrowing(category="people"),
                "a month of 24": Narrowing(day_from=_FIRST_DAY, day_to=_FIRST_DAY + timedelta(days=30)),
                "not cited": Narrowing(is_uncited=True),
                "contradicting": Narrowing(is_contradicting=True),
                "one statement": Narrowing(section_id=section.id, part_id=section.part_id),
            },
        )
        workspace.close(BEGAN)


class _Filling:
    """Gathers the rows of items with all that belongs to them, and the texts under which they are found."""

    def __init__(self, assessment_id: str, section_id: str, paragraphs: Sequence[str]) -> None:
        self._own = {"assessment_id": assessment_id}
        self._section_id = section_id
        self._words = iter(paragraphs)
        self._chance = random.Random(7)
        self._rows: dict[Any, list[dict[str, object]]] = {}
        self._texts: list[IndexedText] = []

    def add_item(self, number: int) -> None:
        item_id, file_id, sha256 = f"item-{number:031d}", f"file-{number:031d}", f"{number:064d}"
        category = next(name for name, one_in in _ONE_IN.items() if number % one_in == 0)
        day = _FIRST_DAY + timedelta(days=self._chance.randrange(730))
        self._add(EvidenceItemRow, _item(item_id, number, category, day))
        self._rows.setdefault(StoredFileRow, []).append({"id": sha256, "size": 1})
        file = {"id": file_id, "item_id": item_id, "stored_id": sha256, "position": 0, "name": f"{number}.txt"}
        self._rows.setdefault(EvidenceFileRow, []).append({**file, **self._own})
        for block in range(1, BLOCKS + 1):
            self._add_text("file_text", owner_id(file_id, block))
        stance = Stance.SUPPORTS if number % 40 else Stance.CONTRADICTS
        for place in range(EXCERPTS):
            excerpt_id = f"excerpt-{number:020d}-{place:07d}"
            self._add(ExcerptRow, _excerpt(excerpt_id, item_id, sha256, place, stance))
        passage_id = f"passage-{number:028d}"
        self._add(PassageRow, _passage(passage_id, self._section_id, number))
        if number % 2:
            cited = {"item_id": item_id, "excerpt_id": excerpt_id, **_anchor(passage_id, self._section_id), **self._own}
            self._rows.setdefault(CitationRow, []).append({"id": f"citation-{number:027d}", **cited})

    def write(self, connection: Connection) -> None:
        for row_class, rows in self._rows.items():
            connection.execute(insert(row_class.__table__), rows)
        rebuild(connection, self._texts)

    def _add(self, row_class: Any, columns: dict[str, Any]) -> None:
        self._rows.setdefault(row_class, []).append({**columns, **self._own})
        self._add_text(row_class.__tablename__, columns["id"], columns.get("section_id", ""))

    def _add_text(self, kind: str, owner: str, section_id: str = "") -> None:
        self._texts.append(IndexedText(kind, owner, self._own["assessment_id"], section_id, next(self._words)))


def _item(item_id: str, number: int, category: str, day: date) -> dict[str, Any]:
    named = {"id": item_id, "number": number + 1, "reference": f"E-{number + 1:03d}", "title": f"Item {number}"}
    said = {"kind": "document", "category": category, "given_by": "Somebody", "event_date": day, "notes": "", "url": ""}
    flags = {"confidential": False, "disclosed": True, "version": 1}
    return {**named, **said, **flags}


def _excerpt(excerpt_id: str, item_id: str, sha256: str, place: int, stance: Stance) -> dict[str, Any]:
    where = {"stored_id": sha256, "paragraph": place + 1, "start": 0, "end": 1}
    said = {"text": "", "note": "", "stance": str(stance), "part_ids": [], "quotable": True, "version": 1}
    return {"id": excerpt_id, "item_id": item_id, "number": place + 1, **where, **said}


def _passage(passage_id: str, section_id: str, number: int) -> dict[str, Any]:
    text = {"kind": "paragraph", "level": 0, "text": "", "links": [], "words": 0, "parent_id": "", "version": 1}
    return {"id": passage_id, "section_id": section_id, "position": f"{number:06d}", **text}


def _anchor(passage_id: str, section_id: str) -> dict[str, Any]:
    words = {
        "start": 0,
        "end": 1,
        "exact": "",
        "prefix": "",
        "suffix": "",
        "detached": False,
        "version": 1,
        "stance": "supports",
    }
    return {"passage_id": passage_id, "section_id": section_id, **words}
