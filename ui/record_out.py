"""Write an assessment's journal and assurance record out: what the window and the command line have in common."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.report.journal_book import JournalBook
from domain.review.record import AssuranceRecord, build_record
from export.journal import export_journal
from export.record import export_record
from store.queries.assessments import load_document, load_overview
from store.queries.checks import load_standing
from store.queries.comments import load_discussion
from store.queries.decisions import load_review
from store.queries.history import journal_of, sealed_chain
from store.queries.second_scores import load_second_scores
from store.queries.suggestions import load_suggestions
from ui.blindness import require_seeing
from ui.long_work import takes_long
from ui.sentences.journal import journal_line

if TYPE_CHECKING:
    from store.workspace import Workspace


@takes_long
def write_record(
    workspace: Workspace, assessment_id: str, path: Path, at: datetime, person: str = ""
) -> AssuranceRecord:
    """Write the assurance record as a Word file, and return it; the whole workspace is verified for it.

    Raises Refused("scores-hidden") where it would tell `person` a score that he or she gives blind.
    """
    require_seeing(workspace, assessment_id, person)
    document = load_document(workspace, assessment_id)
    record = build_record(
        workspace.framework(document.assessment.framework_id),
        document,
        load_review(workspace, assessment_id),
        load_discussion(workspace, assessment_id).comments,
        load_suggestions(workspace, assessment_id),
        sealed_chain(workspace, at),
        [each for section in load_second_scores(workspace, assessment_id, None).sections for each in section.seconds],
        load_standing(workspace, assessment_id),
    )
    export_record(record, path)
    return record


@takes_long
def write_journal(workspace: Workspace, assessment_id: str, path: Path, at: datetime, person: str = "") -> JournalBook:
    """Write the journal of an assessment as a spreadsheet, and return it; the whole workspace is verified for it.

    Raises Refused("scores-hidden") where it would tell `person` a score that he or she gives blind.
    """
    require_seeing(workspace, assessment_id, person)
    assessment, sections = load_overview(workspace, assessment_id)
    framework = workspace.framework(assessment.framework_id)
    parts = frozenset(section.part_id for section in sections)
    lines = tuple(journal_line(each, framework, parts) for each in journal_of(workspace, assessment_id))
    book = JournalBook(assessment.authority, framework.title, lines, sealed_chain(workspace, at))
    export_journal(book, path)
    return book
