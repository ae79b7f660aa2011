"""Small makers of real things for tests: a workspace in a temporary folder, an assessment, text, evidence."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from domain.assessment import PassageKind
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from domain.text.anchors import make_anchor
from store.actions.assessments import create_assessment
from store.actions.citations import cite
from store.actions.evidence import add_item
from store.actions.text import save_text
from store.changes import Actor, Changed
from store.ids import new_id
from store.queries.text import load_section
from store.values import AssessmentDetails, ItemDetails, PassageEdit, SectionEdit
from store.workspace import BACKUPS, DATABASE, FILES, Workspace

ANN = Actor("Ann Lee", "Lead assessor")
BEN = Actor("Ben Shah", "Reviewer")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
FRAMEWORK = "cqc-la-2025"
BY_CATEGORY = "cqc-la-2023"
DATA = Path(__file__).parent / "data"
MADE: dict[tuple[tuple[str, str], Callable[..., Any]], tuple[Path, Any]] = {}
"""What was made of an assessment just begun: where it lies, and what the maker returned."""

Made = TypeVar("Made")


def later(seconds: float) -> datetime:
    """Return a moment after noon."""
    return NOON + timedelta(seconds=seconds)


def made_up_framework() -> Framework:
    """Return the framework of three statements, five levels and a limiter."""
    path = DATA / "made_up_framework.json"
    return parse_framework(json.loads(path.read_text(encoding="utf-8")), path.name)


@dataclass
class Desk:
    """A workspace with one assessment, and the few moves that tests repeat."""

    workspace: Workspace
    assessment_id: str
    begun: tuple[str, str] | None = None
    """Authority and framework of what was copied, where nothing else was made of it yet."""

    def section_id(self, part_id: str) -> str:
        statement = "SELECT id FROM section WHERE assessment_id = ? AND part_id = ?"
        with self.workspace.reading() as connection:
            return str(connection.exec_driver_sql(statement, (self.assessment_id, part_id)).scalar_one())

    def write(self, part_id: str, *texts: str, at: datetime = NOON) -> list[str]:
        """Write paragraphs behind what a section holds; return their ids."""
        section_id = self.section_id(part_id)
        present = [passage.id for passage in load_section(self.workspace, section_id).passages]
        edits = tuple(PassageEdit(new_id(), PassageKind.PARAGRAPH, text) for text in texts)
        ids = [edit.id for edit in edits]
        edit = SectionEdit(section_id, edits, (), (*present, *ids))
        save_text(self.workspace, ANN, at, assessment_id=self.assessment_id, edit=edit)
        return ids

    def rewrite(self, part_id: str, passage_id: str, text: str, at: datetime = NOON) -> Changed:
        """Replace a passage's text, as an editor that has read the present version; return what that changed."""
        section = load_section(self.workspace, self.section_id(part_id))
        passage = next(passage for passage in section.passages if passage.id == passage_id)
        edit = PassageEdit(passage.id, passage.kind, text, passage.level, base_version=passage.version)
        order = tuple(each.id for each in section.passages)
        return save_text(
            self.workspace,
            ANN,
            at,
            assessment_id=self.assessment_id,
            edit=SectionEdit(section.id, (edit,), (), order),
        )

    def texts(self, part_id: str) -> list[str]:
        section = load_section(self.workspace, self.section_id(part_id))
        return [passage.text for passage in section.passages]

    def note(self, title: str, notes: str = "") -> str:
        """Add a note as evidence; return its id."""
        details = ItemDetails(title, notes=notes)
        return add_item(self.workspace, ANN, NOON, assessment_id=self.assessment_id, details=details).result[0]

    def cite(self, part_id: str, passage_id: str, words: str, item_id: str) -> str:
        """Cite an item for words of a passage; return the citation's id."""
        section = load_section(self.workspace, self.section_id(part_id))
        text = next(passage.text for passage in section.passages if passage.id == passage_id)
        start = text.index(words)
        anchor = make_anchor(passage_id, text, start, start + len(words))
        changed = cite(
            self.workspace,
            ANN,
            NOON,
            assessment_id=self.assessment_id,
            section_id=section.id,
            anchor=anchor,
            item_id=item_id,
        )
        return changed.result[0]


def a_workspace(folder: Path) -> Workspace:
    """Make an empty workspace: a copy of one that was made before, for the schema takes the longest part of it."""
    return _copied(_empty_workspace(), folder)


def a_desk(folder: Path, authority: str = "Testshire County Council", framework_id: str = FRAMEWORK) -> Desk:
    """Make a workspace with one empty assessment: a copy of one that was made before."""
    made, assessment_id = _begun(authority, framework_id)
    return Desk(_copied(made, folder), assessment_id, (authority, framework_id))


def made_once(desk: Desk, make: Callable[[Desk], Made]) -> Made:
    """Do to an assessment just begun what `make` does, and return what it returns.

    It is done once in a process; whoever wants it again gets the database and the files put in place.
    """
    if desk.begun is None or desk.workspace._commits:
        return make(desk)
    key = desk.begun, make
    if key not in MADE:
        other = a_desk(lasting_folder(), *desk.begun)
        answer = make(other)
        let_go(other.workspace)
        MADE[key] = other.workspace.folder, answer
    folder, answer = MADE[key]
    _put_in_place(folder, desk.workspace)
    return answer


def _put_in_place(made: Path, workspace: Workspace) -> None:
    assert workspace.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    workspace.engine.dispose()
    shutil.copy(made / DATABASE, workspace.database)
    if (made / FILES).exists():
        shutil.copytree(made / FILES, workspace.folder / FILES, dirs_exist_ok=True)
    workspace.note_commit()


def let_go(workspace: Workspace) -> None:
    """Close a workspace that nobody looks at again, without the backup that is made of what changed."""
    workspace.backup_if_changed = lambda *_given: None  # type: ignore[method-assign]
    workspace.close(NOON)


def _copied(made: Path, folder: Path) -> Workspace:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(made / DATABASE, folder / DATABASE)
    (folder / BACKUPS).mkdir()
    return Workspace.open(folder, ANN, NOON)


def lasting_folder() -> Path:
    """Make a folder that is there until the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="assay-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _empty_workspace() -> Path:
    folder = lasting_folder()
    Workspace.create(folder, ANN, NOON).close(NOON)
    return folder


@cache
def _begun(authority: str, framework_id: str) -> tuple[Path, str]:
    workspace = a_workspace(lasting_folder())
    details = AssessmentDetails(authority)
    changed = create_assessment(workspace, ANN, NOON, framework_id=framework_id, details=details)
    let_go(workspace)
    return workspace.folder, changed.result[0]
