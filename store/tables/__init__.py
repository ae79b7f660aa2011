"""The tables of a workspace, one module per subject; importing this package makes every table known."""

from store.tables.assessments import AssessmentRow, FactRow, FrameworkRow, MemberRow
from store.tables.base import Base, Journalled, metadata
from store.tables.checks import OwnRulesRow, RuleSwitchRow, WaiverRow
from store.tables.evidence import (
    Anchored,
    CitationRow,
    ColumnMappingRow,
    EvidenceFileRow,
    EvidenceItemRow,
    ExcerptRow,
    PseudonymRow,
    SentenceMarkRow,
    StoredFileRow,
    StoredTextRow,
)
from store.tables.journal import ChangeRow, EntryRow
from store.tables.review import (
    CommentRow,
    DecisionRow,
    DraftVersionRow,
    ReadMarkRow,
    ReplyRow,
    ScoreChangeRow,
    SecondScoreRow,
    SuggestionRow,
)
from store.tables.text import KeptTextRow, PassageRow, ScoreRow, SectionRow

__all__ = [
    "Anchored",
    "AssessmentRow",
    "Base",
    "ChangeRow",
    "CitationRow",
    "ColumnMappingRow",
    "CommentRow",
    "DecisionRow",
    "DraftVersionRow",
    "EntryRow",
    "EvidenceFileRow",
    "EvidenceItemRow",
    "ExcerptRow",
    "FactRow",
    "FrameworkRow",
    "Journalled",
    "KeptTextRow",
    "MemberRow",
    "OwnRulesRow",
    "PassageRow",
    "PseudonymRow",
    "ReadMarkRow",
    "ReplyRow",
    "RuleSwitchRow",
    "ScoreChangeRow",
    "ScoreRow",
    "SecondScoreRow",
    "SectionRow",
    "SentenceMarkRow",
    "StoredFileRow",
    "StoredTextRow",
    "SuggestionRow",
    "WaiverRow",
    "metadata",
]
