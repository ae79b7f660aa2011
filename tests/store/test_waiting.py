"""The texts of many files are indexed some at a time, and none is forgotten."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builders import ANN, NOON, Desk
from sqlalchemy import event

from store.actions.history import redo, undo
from store.actions.intake import take_in
from store.changes import Changed
from store.errors import DiskFault
from store.queries.search import search
from store.search import waiting
from store.search.waiting import MOST_BLOCKS
from store.values import FileToAttach, ItemDetails
from store.verify import verify
from store.workspace import Workspace

FILES = 6
BLOCKS = MOST_BLOCKS // 2 - 100


def take(desk: Desk, folder: Path) -> Changed:
    """Take in files that together have three times the texts that are indexed at once."""
    folder.mkdir()
    for number in range(FILES):
        lines = (f"Line {line} of file {number} says pelican{number}x{line}." for line in range(BLOCKS))
        (folder / f"{number}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    sources = [FileToAttach(folder, ItemDetails(""))]
    return take_in(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, sources=sources)


def finds_all(workspace: Workspace) -> bool:
    words = [f"pelican{number}x{line}" for number in range(FILES) for line in (0, BLOCKS - 1)]
    return all(len(search(workspace, word)) == 1 for word in words)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let nothing that waits be indexed until this is undone."""

    def refuse(*_arguments: object) -> None:
        raise DiskFault("no-space")

    monkeypatch.setattr(waiting, "_next_files", refuse)
    return monkeypatch


def test_no_transaction_indexes_more_than_a_part(desk: Desk, tmp_path: Path) -> None:
    sizes = [0]

    def note(connection: Any) -> None:
        sizes.append(connection.exec_driver_sql("SELECT count(*) FROM search_text WHERE text <> ''").scalar())

    event.listen(desk.workspace.engine, "commit", note)
    take(desk, tmp_path / "evidence")
    steps = [later - earlier for earlier, later in pairwise(sizes)]
    assert sizes[-1] > FILES * BLOCKS
    assert max(steps) <= MOST_BLOCKS
    assert finds_all(desk.workspace)
    assert verify(desk.workspace) == ()


def test_others_save_between_the_parts(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_files = waiting._next_files

    def after_a_save(workspace: Workspace) -> list[str]:
        saving = threading.Thread(target=lambda: desk.write("learning", "Typed."))
        saving.start()
        saving.join()
        return next_files(workspace)

    monkeypatch.setattr(waiting, "_next_files", after_a_save)
    take(desk, tmp_path / "evidence")
    assert desk.texts("learning") == ["Typed."] * (FILES // 2 + 1)
    assert finds_all(desk.workspace)
    assert verify(desk.workspace) == ()


def test_what_waits_is_found_after_the_next_opening(desk: Desk, tmp_path: Path, full_disk: pytest.MonkeyPatch) -> None:
    assert len(take(desk, tmp_path / "evidence").result) == FILES
    assert search(desk.workspace, "pelican1x0") == ()
    assert verify(desk.workspace) == ()
    desk.workspace.close(NOON)
    full_disk.undo()
    again = Workspace.open(desk.workspace.folder, ANN, NOON)
    assert finds_all(again)
    assert verify(again) == ()
    again.close(NOON)


def test_what_waits_is_taken_back_with_its_files(desk: Desk, tmp_path: Path, full_disk: pytest.MonkeyPatch) -> None:
    take(desk, tmp_path / "evidence")
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    full_disk.undo()
    waiting.index_waiting(desk.workspace)
    assert search(desk.workspace, "pelican1x0") == ()
    assert verify(desk.workspace) == ()
    redo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert finds_all(desk.workspace)
    assert verify(desk.workspace) == ()
