"""Workspaces that many tests begin with: made once in a process, through the store, and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builders import Desk, a_desk, lasting_folder, let_go

from store.queries.assessments import load_overview


@dataclass(frozen=True)
class Prepared:
    """A workspace with one assessment, closed, and the ids of its sections by their parts."""

    folder: Path
    assessment_id: str
    sections: dict[str, str]

    def copy_to(self, folder: Path) -> None:
        """Lay a copy of the workspace where there is no folder yet."""
        shutil.copytree(self.folder, folder)


@cache
def prepared(prepare: Callable[[Desk], object]) -> Prepared:
    """Return the workspace that a function makes of one with an empty assessment."""
    folder = lasting_folder()
    desk = a_desk(folder / "workspace")
    prepare(desk)
    _assessment, sections = load_overview(desk.workspace, desk.assessment_id)
    let_go(desk.workspace)
    return Prepared(folder / "workspace", desk.assessment_id, {each.part_id: each.id for each in sections})


def nothing_more(_desk: Desk) -> None:
    """Leave the assessment empty."""
