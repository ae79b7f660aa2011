"""Begin an assessment from a published report: the report says whose it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.workspace import Workspace
    from ui.backend import Backend


def begin_from_report(
    backend: Backend, path: Path, on_done: Callable[[str], None], on_error: Callable[[Exception], None]
) -> None:
    """Make an assessment for the authority that a report names, or for its file's name where it names none."""

    def begin(answer: tuple[str, str]) -> None:
        from store.actions.assessments import create_assessment
        from store.values import AssessmentDetails

        authority, framework_id = answer
        backend.perform(
            create_assessment,
            framework_id=framework_id,
            details=AssessmentDetails(authority),
            on_done=lambda changed: on_done(changed.result[0]),
            on_error=on_error,
        )

    backend.ask(_authority_of, path, on_done=begin, on_error=on_error)


def _authority_of(workspace: Workspace, path: Path) -> tuple[str, str]:
    from domain.published.report import recognise
    from export.reading.read_source import read_source

    framework = workspace.frameworks()[0]
    report = recognise(read_source(path), framework)
    return report.authority or path.stem, framework.id
