"""Suggestions as the review command tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.frameworks.framework import Framework
from domain.review.suggestions import UNSETTLED, Suggestion, SuggestionState
from ui.messages import counted, part_name
from ui.sentences.suggestions import change_words


def suggestion_lines(
    suggestions: Sequence[Suggestion], parts: Mapping[str, str], framework: Framework
) -> Iterator[str]:
    """Yield how many suggestions there are, and each one that nobody has settled; nothing without any."""
    if not suggestions:
        return
    unsettled = [each for each in suggestions if each.state in UNSETTLED]
    conflicts = sum(each.state is SuggestionState.IN_CONFLICT for each in unsettled)
    number = counted(len(suggestions), "suggestion")
    yield f"{number}, {len(unsettled):,} open, {conflicts:,} of them in conflict"
    for each in unsettled:
        yield f"{part_name(framework, parts[each.section_id])}, {each.person}: {change_words(each)}"


def suggestion_data(suggestion: Suggestion, parts: Mapping[str, str]) -> dict[str, object]:
    """Return a suggestion as plain data, with the part that it is in."""
    anchor, settled_at = suggestion.anchor, suggestion.settled_at
    return {
        "id": suggestion.id,
        "section": parts[suggestion.section_id],
        "passage": anchor.passage_id,
        "start": anchor.start,
        "end": anchor.end,
        "deleted": anchor.exact,
        "inserted": suggestion.replacement,
        "joins": suggestion.joins,
        "group": suggestion.group,
        "person": suggestion.person,
        "role": suggestion.role,
        "at": suggestion.at.isoformat(),
        "state": str(suggestion.state),
        "settled_by": suggestion.settled_by,
        "settled_at": settled_at.isoformat() if settled_at is not None else None,
    }
