"""What the list of an item's excerpts says of each, and which of them a newer version has lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.assessment import EvidenceItem
from domain.evidence.evidence import Excerpt
from ui.messages import STANCES, counted
from ui.widgets.list_rows import ListRow

if TYPE_CHECKING:
    from store.values import Use


def lost_of(item: EvidenceItem, excerpts: Sequence[Excerpt]) -> frozenset[str]:
    """Return the ids of the excerpts of older versions whose words were not found again in the newer one."""
    older = older_files(item)
    newest = {file.sha256 for file in item.files if not file.superseded_by}
    carried = {excerpt.earlier_id for excerpt in excerpts if excerpt.earlier_id}
    return frozenset(
        excerpt.id
        for excerpt in excerpts
        if excerpt.sha256 in older and excerpt.sha256 not in newest and excerpt.id not in carried
    )


def older_files(item: EvidenceItem) -> frozenset[str]:
    """Return the SHA-256 of the files of an item that a newer version has superseded."""
    return frozenset(file.sha256 for file in item.files if file.superseded_by)


def excerpt_rows(item: EvidenceItem, excerpts: Sequence[Excerpt], uses: Sequence[Use]) -> list[ListRow]:
    """Return a row for each excerpt: its name, its words, its page, stance, uses and note."""
    older, lost = older_files(item), lost_of(item, excerpts)
    counts: dict[str, int] = {}
    for use in uses:
        counts[use.excerpt_id] = counts.get(use.excerpt_id, 0) + 1
    rows = []
    for excerpt in excerpts:
        facts = [
            f"p. {excerpt.place.page}" if excerpt.place.page else "",
            STANCES[excerpt.stance],
            f"used {counted(counts[excerpt.id], 'time')}" if counts.get(excerpt.id) else "not used",
            _version_words(excerpt, older, lost),
            "" if excerpt.is_quotable else "not to be quoted",
            excerpt.note,
        ]
        words = " ".join(excerpt.text.split())
        rows.append(ListRow(excerpt.id, words, " \u00b7 ".join(filter(None, facts)), excerpt.name))
    return rows


def _version_words(excerpt: Excerpt, older: frozenset[str], lost: frozenset[str]) -> str:
    if excerpt.id in lost:
        return "not found in the newer version"
    return "older version" if excerpt.sha256 in older else ""
