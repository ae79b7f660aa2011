"""How quick a large assessment is read, against the same statements through the bare driver (aim 5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, event

from benchmarks.measuring import Figure, at_most, in_turn, medians
from benchmarks.scale import BEGAN, Size, open_scaled, scaled_workspace
from domain.assessment import SectionKind
from store import rows
from store.queries.assessments import load_document, load_overview
from store.queries.text import load_citations, load_section
from store.reading import items_of
from store.workspace import Workspace

Statement = tuple[str, Any]
SLOW_READING = (
    "The rows become frozen values, one or two for each of 24,000 rows; making them takes half as long as reading them."
)
DRIVER = "the same statements through the driver"


def measure(size: Size, rounds: int) -> list[Figure]:
    """Measure the first screen and the whole assessment."""
    workspace, assessment_id = open_scaled(scaled_workspace(size))
    try:
        return [
            _figure(workspace, "first screen read", partial(first_screen, workspace, assessment_id), 2.0, rounds),
            _figure(workspace, "evidence list read", partial(evidence_list, workspace, assessment_id), None, rounds),
            _figure(workspace, "whole assessment read", partial(load_document, workspace, assessment_id), 1.5, rounds),
        ]
    finally:
        workspace.close(BEGAN)


def first_screen(workspace: Workspace, assessment_id: str) -> None:
    """Read what stands on the screen first: the outline, and the first statement with its citations."""
    _assessment, sections = load_overview(workspace, assessment_id)
    first = next(section for section in sections if section.kind is SectionKind.STATEMENT)
    load_section(workspace, first.id)
    load_citations(workspace, first.id)


def evidence_list(workspace: Workspace, assessment_id: str) -> None:
    """Read the items past what is shared among views, which would not be read again."""
    with workspace.reading() as connection:
        items_of(connection, assessment_id)


def _figure(workspace: Workspace, name: str, read: Callable[[], object], times: float | None, rounds: int) -> Figure:
    statements = _statements_of(workspace, read)
    with workspace.reading() as connection:
        cursor: Any = connection.connection.cursor()

        def bare() -> None:
            for statement, parameters in statements:
                cursor.execute(statement, parameters).fetchall()

        ours, raw = medians(in_turn((read, bare), rounds))
    return Figure(5, name, ours, "ms", DRIVER, raw, at_most(times) if times else None, cause=SLOW_READING)


def _statements_of(workspace: Workspace, read: Callable[[], object]) -> list[Statement]:
    """Return the statements that a query sends, with their parameters: through SQLAlchemy or past it."""
    told: list[Statement] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            told.append((statement, parameters))

    def noted(connection: Connection, statement: str, parameters: Sequence[Any] = ()) -> Any:
        told.append((statement, parameters))
        return sent(connection, statement, parameters)

    sent = rows.sent
    event.listen(workspace.engine, "before_cursor_execute", note)
    try:
        with patch.object(rows, "sent", noted):
            read()
    finally:
        event.remove(workspace.engine, "before_cursor_execute", note)
    return told
