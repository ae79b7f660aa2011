"""Export a report: render it by the file's ending, hold it against the gate, save it."""

from __future__ import annotations

from pathlib import Path

from domain.report.tree import Report
from export.errors import CannotWrite, GateRefused
from export.gate.fault import GateFault
from export.gate.report import check_report
from export.gate.web import check_web
from export.gate.word import check_word
from export.saving import require_place, save_atomically
from export.web.page import write_web
from export.word.writer import write_word
from resources.loader import path_of

ENDINGS = (".docx", ".html")


def export_report(report: Report, path: Path, template: Path | None = None) -> None:
    """Write `report` to `path`, a Word file or a web page by its ending; `template` replaces the one shipped.

    Raises CannotWrite with "unknown-ending" or what `save_atomically` raises, GateRefused with the faults of what may
    not go out, and TemplateFault for a template that cannot be used. The file at `path` is then as it was.
    """
    require_place(path)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise CannotWrite("unknown-ending", {"path": str(path), "name": path.name, "endings": ", ".join(ENDINGS)})
    _refuse(check_report(report), path)
    if ending == ".docx":
        data = write_word(report, template or path_of("templates", "publication.docx"))
        _refuse(check_word(data), path)
    else:
        data = write_web(report)
        _refuse(check_web(data.decode("utf-8")), path)
    save_atomically(path, data)


def _refuse(faults: tuple[GateFault, ...], path: Path) -> None:
    if faults:
        raise GateRefused("gate-refused", {"name": path.name, "count": str(len(faults))}, faults)
