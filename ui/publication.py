"""May an assessment be published: what is known of it is read and put to the gate here, and nowhere else.

The window's page, the export, the quality sheet and the command line all ask this, and a report leaves through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from domain.assessment import Document
from domain.checks.checking import Checked
from domain.checks.gate import Gap, Gate, Remarks, judge
from domain.checks.standing import Standing
from domain.frameworks.framework import Framework
from domain.report.report import build_report
from domain.report.tree import ReportOptions
from export.exporting import export_report
from export.gate.report import check_report
from store.errors import Refused
from store.queries.assessments import load_document
from store.queries.comments import load_discussion
from store.queries.decisions import load_review
from store.queries.suggestions import load_suggestions
from ui.blindness import require_seeing, seen_by
from ui.checked_assessment import KeptEngine, read_checked
from ui.sentences.publication import kinds_words, things_words

if TYPE_CHECKING:
    from store.workspace import Workspace

Answer = TypeVar("Answer")
FINAL = ReportOptions(is_draft=False)


@dataclass(frozen=True, slots=True)
class Publication:
    """Whether an assessment may be published, and what that was judged by: not by its spelling without a dictionary."""

    document: Document
    framework: Framework
    checked: Checked
    standing: Standing
    gate: Gate
    has_spelling: bool = True

    def gate_of(self, statement_id: str) -> Gate:
        """Return the gate of the report, or of one of its statements."""
        return self.gate.of_section(self.document.section_of(statement_id).id) if statement_id else self.gate


def read_publication(
    workspace: Workspace, assessment_id: str, person: str = "", kept: KeptEngine | None = None
) -> Publication:
    """Return whether an assessment may be published, by what a person may see of it; by all of it for ""."""

    def seen(answer: Answer) -> Answer:
        return seen_by(workspace, person, answer) if person else answer

    found = read_checked(workspace, assessment_id, person, kept)
    document, framework, checked = found.document, found.framework, found.checked
    comments = seen(load_discussion(workspace, assessment_id)).comments
    suggestions = load_suggestions(workspace, assessment_id)
    remarks = Remarks(seen(load_review(workspace, assessment_id)), comments, suggestions)
    gate = judge(framework, document, checked.findings, remarks, _gaps(framework, document))
    return seen(Publication(document, framework, checked, found.standing, gate, found.has_spelling))


def require_ready(workspace: Workspace, assessment_id: str, statement_id: str = "", person: str = "") -> Publication:
    """Return what was judged of a report, or of one statement of it, that may be published by this person.

    Raises Refused("not-ready") where something stands in the way, and Refused("scores-hidden") where it would tell
    `person` a score that he or she gives blind.
    """
    require_seeing(workspace, assessment_id, person, statement_id)
    publication = read_publication(workspace, assessment_id)
    gate = publication.gate_of(statement_id)
    if not gate.ready:
        raise Refused("not-ready", {"things": things_words(gate), "known": kinds_words(gate)})
    return publication


def write_report(
    workspace: Workspace, assessment_id: str, options: ReportOptions, path: Path, today: date, person: str = ""
) -> None:
    """Write the report of an assessment, or of one statement of it: a draft always, a final one if nothing blocks it.

    Raises what `require_ready` and `export_report` raise.
    """
    if options.is_draft:
        require_seeing(workspace, assessment_id, person, options.only_statement)
        document = load_document(workspace, assessment_id)
        framework = workspace.framework(document.assessment.framework_id)
    else:
        publication = require_ready(workspace, assessment_id, options.only_statement, person)
        document, framework = publication.document, publication.framework
    published = None if options.is_draft else document.assessment.published_on
    export_report(build_report(framework, document, options, published or today), path)


def _gaps(framework: Framework, document: Document) -> tuple[Gap, ...]:
    """Return what the export would find missing in the final report; the day does not matter for that."""
    faults = check_report(build_report(framework, document, FINAL, date.min))
    return tuple(Gap(each.code, each.data.get("anchor", ""), tuple(each.data.items())) for each in faults)
