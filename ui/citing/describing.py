"""What a citation is, in words and as the shape of its mark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from domain.assessment import Citation, EvidenceItem, Stance
from domain.checks.evidence.evidence import is_superseded
from domain.evidence.evidence import Excerpt
from domain.evidence.triangulation import is_outside_window
from ui.citing.entries import Evidence
from ui.editor.margin import MarkShape
from ui.messages import STANCES, quoted

LONGEST_WORDS = 300
MOST_DESCRIBED = 6


def name_of(citation: Citation, evidence: Evidence | None) -> str:
    """Return the name of the excerpt that is cited, else the reference of the item."""
    excerpt = evidence.excerpts.get(citation.excerpt_id) if evidence is not None else None
    return excerpt.name if excerpt is not None else citation.reference


def shape_of(citations: Sequence[Citation], evidence: Evidence | None) -> MarkShape:
    """Return the shape of the mark of these citations."""
    contradicts = any(citation.stance is Stance.CONTRADICTS for citation in citations)
    if evidence is None:
        return MarkShape(contradicts)
    known = [
        (citation, evidence.items[citation.item_id]) for citation in citations if citation.item_id in evidence.items
    ]
    doubtful = any(
        is_outside_window(item, evidence.assessment) or is_superseded(item, evidence.excerpts.get(citation.excerpt_id))
        for citation, item in known
    )
    return MarkShape(contradicts, doubtful, any(not item.disclosed for _citation, item in known))


def describe(citations: Sequence[Citation], evidence: Evidence | None) -> str:
    """Return rich text that says what each citation rests on: its words, its name, what it says, who, and doubts."""
    told = [_paragraph(citation, evidence) for citation in citations[:MOST_DESCRIBED]]
    if len(citations) > MOST_DESCRIBED:
        told.append(_tr("and {count} more").format(count=len(citations) - MOST_DESCRIBED))
    return "".join(f"<p>{words}</p>" for words in told)


def doubts_of(citation: Citation, item: EvidenceItem, evidence: Evidence) -> list[str]:
    """Return why a citation may not be relied on as it stands."""
    doubts = []
    if is_outside_window(item, evidence.assessment):
        doubts.append(_tr("outside the assessment\u2019s window"))
    if not item.disclosed:
        doubts.append(_tr("not disclosed to the authority"))
    if is_superseded(item, evidence.excerpts.get(citation.excerpt_id)):
        doubts.append(_tr("from a version that a newer one replaced"))
    return doubts


def words_of(citation: Citation, evidence: Evidence) -> str:
    """Return the words of the excerpt that is cited, else the title of the item."""
    excerpt: Excerpt | None = evidence.excerpts.get(citation.excerpt_id)
    if excerpt is None:
        item = evidence.items.get(citation.item_id)
        return item.title if item is not None else ""
    words = " ".join(excerpt.text.split())
    short = words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rstrip() + "\u2026"
    return quoted(short)


def _paragraph(citation: Citation, evidence: Evidence | None) -> str:
    stance = STANCES[citation.stance].casefold()
    head = f"<b>{escape(name_of(citation, evidence))}</b> \u00b7 {escape(stance)}"
    item = evidence.items.get(citation.item_id) if evidence is not None else None
    if evidence is None or item is None:
        return head
    who = item.given_by or item.title
    category = evidence.categories.get(item.category, "")
    said_by = f"{who}: {category}" if category else who
    lines = [escape(words_of(citation, evidence)), f"{head} \u00b7 {escape(said_by)}"]
    doubts = doubts_of(citation, item, evidence)
    if doubts:
        text = ", ".join(doubts)
        lines.append(f"<i>{escape(text[:1].upper() + text[1:])}</i>")
    return "<br>".join(lines)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Citations", words)
