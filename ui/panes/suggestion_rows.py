"""Suggestions as rows of a list, by section in the order of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from domain.review.suggestions import UNSETTLED, Suggestion, SuggestionState
from ui.moments import spoken_moment
from ui.sentences.suggestions import plain_change_words
from ui.widgets.grouped_rows import Group, MarkedRow

_STATES = {
    SuggestionState.ACCEPTED: "accepted",
    SuggestionState.REJECTED: "rejected",
    SuggestionState.IN_CONFLICT: "in conflict",
}


def groups_of(
    suggestions: Iterable[Suggestion], people: Sequence[str], title_of: Callable[[str], str], now: datetime
) -> list[Group]:
    """Return suggestions, which are in the order of the report, as a group for each section."""
    rows: dict[str, list[MarkedRow]] = {}
    for each in suggestions:
        rows.setdefault(each.section_id, []).append(_row(each, people, now))
    return [Group(section_id, title_of(section_id), tuple(held)) for section_id, held in rows.items()]


def token_of(person: str, people: Sequence[str], colours: int = 6) -> str:
    """Return the token of a person's colour."""
    place = people.index(person) if person in people else len(people)
    return f"author_{place % colours + 1}"


def _row(suggestion: Suggestion, people: Sequence[str], now: datetime) -> MarkedRow:
    words = plain_change_words(suggestion)
    mark, token = "edit", token_of(suggestion.person, people)
    if suggestion.state is SuggestionState.IN_CONFLICT:
        mark, token = "warning", "warning"
    elif suggestion.state not in UNSETTLED:
        mark, token = ("done" if suggestion.state is SuggestionState.ACCEPTED else "close"), "muted"
    return MarkedRow(
        id=suggestion.id,
        title=words[:1].upper() + words[1:],
        detail=" \u00b7 ".join((suggestion.person, spoken_moment(suggestion.at, now))),
        trail=_STATES.get(suggestion.state, ""),
        mark=mark,
        token=token,
        word="Suggestion",
        is_quiet=suggestion.state not in UNSETTLED,
    )
