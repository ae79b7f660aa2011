"""The review that an assessment brings with it when it is taken in as a whole, and what its sections say in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.assessment import Document
from domain.review.decisions import Decision, DraftVersion, Reading, ScoreChange
from domain.review.second_scores import SecondScore
from domain.review.snapshot import (
    CitedItem,
    CitedWords,
    SectionSnapshot,
    section_as_decided,
)
from domain.review.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class PastReview:
    """What was decided, kept, read, scored and suggested in an assessment, beside its remarks.

    `stages` says where sections stand, by their ids, as far as they have left the stage at which everything begins.
    `contents` are the canonical forms of all that decisions, versions and readings name by its SHA-256; every decision
    has a version of its own. What present content is, is left to whoever reads them: `is_valid` and `is_current` say
    nothing here.
    """

    stages: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    versions: tuple[DraftVersion, ...] = ()
    readings: tuple[Reading, ...] = ()
    scores: tuple[ScoreChange, ...] = ()
    second_scores: tuple[SecondScore, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    contents: tuple[bytes, ...] = ()


NO_REVIEW = PastReview()


def snapshots_of(document: Document) -> Mapping[str, SectionSnapshot]:
    """Return the snapshots of all sections of a document by their ids, as they are once it has been taken in."""
    excerpts = {excerpt.id: excerpt.text for excerpt in document.excerpts}
    items = {
        item.id: CitedItem(
            item.id, item.reference, item.title, item.kind, item.category, tuple(file.sha256 for file in item.files)
        )
        for item in document.items
    }
    cited: dict[str, list[CitedWords]] = defaultdict(list)
    for each in document.citations:
        if not each.is_detached:
            words, item = each.anchor, items[each.item_id]
            cited[each.section_id].append(
                CitedWords(
                    words.passage_id,
                    words.start,
                    words.end,
                    words.exact,
                    item.id,
                    item.reference,
                    excerpts.get(each.excerpt_id, ""),
                    each.stance,
                )
            )
    return {
        section.id: section_as_decided(section, held, [items[item_id] for item_id in {each.item for each in held}])
        for section in document.sections
        for held in (cited[section.id],)
    }
