"""What stands on the words of a section: citations and sentence marks, and how findings speak of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.assessment import Citation
from domain.evidence.evidence import SentenceMark
from domain.evidence.language import EvidenceLanguage

if TYPE_CHECKING:
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """Citations and marks of one section, detached ones included."""

    citations: tuple[Citation, ...]
    marks: tuple[SentenceMark, ...]
    language: EvidenceLanguage


def read_standing(workspace: Workspace, section_id: str) -> Standing:
    """Read what stands on the words of a section; for the worker."""
    from store.queries.evidence import load_marks
    from store.queries.text import load_citations
    from ui.evidence_language import evidence_language

    return Standing(load_citations(workspace, section_id), load_marks(workspace, section_id), evidence_language())
