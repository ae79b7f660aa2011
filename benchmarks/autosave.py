"""How long a commit of typed text takes with its journal entry, against a bare write to the same disk (aim 4)."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from benchmarks.measuring import Figure, at_most, milliseconds, percentile
from benchmarks.scale import ASSESSOR, BEGAN, KEPT_UNDER, Size, copied_workspace, open_scaled, scaled_workspace
from domain.assessment import Passage, Section, SectionKind
from store.actions.text import save_text
from store.queries.assessments import load_document
from store.values import PassageEdit, SectionEdit
from store.workspace import Workspace

COMMITS_A_ROUND = 60
SIZED_COMMITS = 30
PAUSE = timedelta(seconds=1)
WORDS = ("people", "told", "us", "that", "they", "were", "heard", "and", "staff", "listened", "to", "them")
SLOW_SAVE = (
    "The disk's part is the smaller one: a save runs thirteen statements, for the text, its citations, the search "
    "index and the journal; half of its time is theirs, the rest the work on what they give and take."
)
SYNCED = "pwrite and fsync of as many bytes"


@dataclass
class Typist:
    """Saves one more word at the end of a paragraph each time, a second after the time before."""

    workspace: Workspace
    assessment_id: str
    section: Section
    place: int
    saved: int = 0
    passage: Passage = field(init=False)

    def __post_init__(self) -> None:
        self.passage = self.section.passages[self.place]

    def rest(self) -> None:
        """Do what the application's worker does when no job is waiting, as after nearly every save."""
        self.workspace.rest()

    def save(self) -> None:
        """Commit one more word, with its journal entry."""
        word = WORDS[self.saved % len(WORDS)]
        self.saved += 1
        passage = replace(self.passage, text=f"{self.passage.text} {word}")
        change = PassageEdit(passage.id, passage.kind, passage.text, base_version=passage.version)
        order = tuple(each.id for each in self.section.passages)
        edit = SectionEdit(self.section.id, (change,), (), order)
        at = BEGAN + PAUSE * self.saved
        save_text(self.workspace, ASSESSOR, at, assessment_id=self.assessment_id, edit=edit)
        self.passage = replace(passage, version=passage.version + 1)


@dataclass
class Syncer:
    """Writes as many bytes as a commit to the end of a file and syncs it."""

    handle: int
    content: bytes
    offset: int = 0

    def save(self) -> None:
        """Write and sync."""
        os.pwrite(self.handle, self.content, self.offset)
        os.fsync(self.handle)
        self.offset += len(self.content)

    def rest(self) -> None:
        """Do nothing: what was written is where it belongs."""


def measure(size: Size, rounds: int) -> list[Figure]:
    """Measure commits on a copy of the scaled workspace, in turn with bare writes to the same disk."""
    workspace, assessment_id = open_scaled(copied_workspace(scaled_workspace(size), KEPT_UNDER / "autosave"))
    try:
        typist = _typist(workspace, assessment_id)
        written = _bytes_of_a_commit(typist)
        with tempfile.TemporaryFile(dir=workspace.folder) as file:
            syncer = Syncer(file.fileno(), os.urandom(written))
            (ours, rests), (bare, _) = _rounds((typist, syncer), rounds)
    finally:
        workspace.close(BEGAN)
    count = (
        f"{len(ours)} commits of {written / 1024:.0f} kB in the write-ahead log; the worker copies the log into the "
        f"database between them, when it is at rest, in {max(rests):.1f} ms at the most"
    )
    return [
        Figure(4, "autosave, 99 of 100 commits", percentile(ours, 0.99), "ms", SYNCED, percentile(bare, 0.99),
               at_most(10), note=count, cause=SLOW_SAVE),
        Figure(4, "autosave, half of the commits", statistics.median(ours), "ms", SYNCED, statistics.median(bare)),
    ]  # fmt: skip


def _typist(workspace: Workspace, assessment_id: str) -> Typist:
    document = load_document(workspace, assessment_id)
    statements = (section for section in document.sections if section.kind is SectionKind.STATEMENT)
    longest = max(statements, key=lambda section: len(section.passages))
    cited = {citation.anchor.passage_id for citation in document.citations}
    place = next(place for place, passage in enumerate(longest.passages) if passage.id in cited)
    return Typist(workspace, assessment_id, longest, place)


def _bytes_of_a_commit(typist: Typist) -> int:
    """Return how many bytes a commit adds to an empty write-ahead log: the median of some."""
    log = typist.workspace.database.with_name(f"{typist.workspace.database.name}-wal")
    sizes = []
    for _ in range(SIZED_COMMITS):
        _empty_log(typist.workspace)
        typist.save()
        sizes.append(log.stat().st_size)
    return round(statistics.median(sizes))


def _empty_log(workspace: Workspace) -> None:
    raw = workspace.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _rounds(sides: Sequence[Typist | Syncer], rounds: int) -> list[tuple[list[float], list[float]]]:
    """Return for each side the milliseconds of its saves, and those of its rests between them."""
    taken: list[tuple[list[float], list[float]]] = [([], []) for _ in sides]
    for _ in range(rounds):
        for side, (saves, rests) in zip(sides, taken, strict=True):
            for _commit in range(COMMITS_A_ROUND):
                saves.append(milliseconds(side.save))
                rests.append(milliseconds(side.rest))
    return taken
