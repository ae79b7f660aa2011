"""Evidence and the record out of the window: where they go, the work on the worker, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from domain.files.names import safe_file_name
from ui.announcement import Announcement, Choice, Tone
from ui.messages import counted, error_message
from ui.sentences.evidence_out import LEFT_OUT

if TYPE_CHECKING:
    from domain.evidence.coding import CodedProject
    from domain.review.record import Chain
    from store.workspace import Workspace
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which something leaves: the dialog's title, what the file is called, and its kinds by ending."""

    title: str
    name: str
    kinds: tuple[tuple[str, str], ...]


WAYS = {
    "schedule": Way(
        "Export the evidence schedule",
        "evidence schedule",
        ((".xlsx", "Spreadsheet"), (".docx", "Word document")),
    ),
    "bundle": Way(
        "Export the evidence bundle",
        "evidence bundle",
        ((".zip", "Zip file"),),
    ),
    "qda": Way(
        "Export excerpts for qualitative analysis",
        "excerpts",
        ((".qdpx", "REFI-QDA project"),),
    ),
    "journal": Way("Export the journal", "journal", ((".xlsx", "Spreadsheet"),)),
    "record": Way("Export the assurance record", "assurance record", ((".docx", "Word document"),)),
    "quality": Way("Write the quality sheet", "quality sheet", ((".docx", "Word document"),)),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("evidence_out", text)


def export_with_dialog(context: Context, parent: QWidget, way: str, authority: str) -> None:
    """Ask where it goes and write it there."""
    about = WAYS[way]
    filters = ";;".join(f"{_tr(words)} (*{ending})" for ending, words in about.kinds)
    name = safe_file_name(f"{authority} - {_tr(about.name)}{about.kinds[0][0]}")
    chosen, kind = QFileDialog.getSaveFileName(parent, _tr(about.title), name, filters)
    if chosen:
        export_to(context, way, with_ending(Path(chosen), about, kind))


def with_ending(path: Path, way: Way, kind: str) -> Path:
    """Return the path with an ending of this way: its own, else that of the kind chosen in the dialog."""
    endings = [ending for ending, _words in way.kinds]
    if path.suffix.lower() in endings:
        return path
    return path.with_name(path.name + next((ending for ending in endings if f"*{ending}" in kind), endings[0]))


def export_to(context: Context, way: str, path: Path) -> None:
    """Write it to `path` and tell how it went."""

    def done(stayed: str) -> None:
        open_it = Choice(_tr("Open"), lambda: context.open_file(path))
        words = " ".join(part for part in (_tr("Exported {name}.").format(name=path.name), stayed) if part)
        context.tell(Announcement(words, Tone.SUCCESS, (open_it,)))

    def failed(error: Exception) -> None:
        context.tell(Announcement(error_message(error).text, Tone.ERROR))

    person = context.backend.actor.name
    context.backend.ask(_WRITERS[way], context.assessment_id, path, person, on_done=done, on_error=failed)


def _schedule(workspace: Workspace, assessment_id: str, path: Path, _person: str) -> str:
    from ui.evidence_out import write_schedule

    write_schedule(workspace, assessment_id, path, date.today())
    return ""


def _bundle(workspace: Workspace, assessment_id: str, path: Path, _person: str) -> str:
    from ui.evidence_out import write_bundle

    _plan, schedule = write_bundle(workspace, assessment_id, path, date.today())
    items = counted(schedule.totals.confidential, "confidential item")
    return f"{items} stayed." if schedule.totals.confidential else ""


def _excerpts(workspace: Workspace, assessment_id: str, path: Path, _person: str) -> str:
    from ui.evidence_out import write_excerpts

    return _said_of(write_excerpts(workspace, assessment_id, path, date.today()))


def _said_of(project: CodedProject) -> str:
    stayed = (LEFT_OUT[reason].format(count=count) for reason, count in project.left_out)
    return " ".join((f"{counted(project.count, 'excerpt')} went out.", *stayed))


def _journal(workspace: Workspace, assessment_id: str, path: Path, person: str) -> str:
    from ui.record_out import write_journal

    return _said_of_chain(write_journal(workspace, assessment_id, path, datetime.now(UTC), person).chain)


def _record(workspace: Workspace, assessment_id: str, path: Path, person: str) -> str:
    from ui.record_out import write_record

    return _said_of_chain(write_record(workspace, assessment_id, path, datetime.now(UTC), person).chain)


def _quality(workspace: Workspace, assessment_id: str, path: Path, person: str) -> str:
    from ui.quality_out import write_quality

    write_quality(workspace, assessment_id, path, datetime.now(UTC), person)
    return ""


def _said_of_chain(chain: Chain) -> str:
    found = counted(chain.faults, "fault")
    return f"Checking the workspace found {found}; the settings show them." if chain.faults else ""


_WRITERS: dict[str, Callable[..., Any]] = {
    "schedule": _schedule,
    "bundle": _bundle,
    "qda": _excerpts,
    "journal": _journal,
    "record": _record,
    "quality": _quality,
}
