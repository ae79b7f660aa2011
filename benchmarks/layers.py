"""A findings editor with findings, comments and suggestions, or with suggestions in its text, for the keys of aim 3."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from domain.assessment import Passage
from domain.checks.finding import Severity
from domain.review.suggestions import Suggestion
from domain.text.anchors import make_anchor
from domain.text.exact_places import make_place
from ui.editor.commented import Commented
from ui.editor.findings_editor import FindingsEditor
from ui.editor.found_words import Found
from ui.pages.suggesting_here import MEMORY, SuggestingHere

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.section_saver import SectionSaver

SECTION = "s"
ASSESSMENT = "a"
PEOPLE = ("Ann", "Ben", "Cleo")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FOUND = 12
"""The letters of the words that a check found."""
REPLACED = 5
"""So many letters are suggested to be replaced, or to go, in two of three suggestions; the third puts words in."""


def with_comments(editor: FindingsEditor, text: Sequence[Passage], count: int) -> None:
    """Show so many comments, spread over the text."""
    places = _spread(text, count)
    editor.commented.set(
        [Commented(f"k{n}", make_anchor(each.id, each.text, at, at + 40)) for n, (each, at) in enumerate(places)]
    )


def with_findings(editor: FindingsEditor, text: Sequence[Passage], count: int) -> None:
    """Underline so many findings of each severity in turn, spread over the text."""
    found: dict[str, list[Found]] = defaultdict(list)
    severities = itertools.cycle(Severity)
    for number, (passage, at) in enumerate(_spread(text, count)):
        found[passage.id].append(Found(f"f{number}", at, at + FOUND, next(severities)))
    editor.found.show(Severity)
    editor.found.set(found, {passage.id: passage.text for passage in text})


def suggested(text: Sequence[Passage], count: int) -> tuple[Suggestion, ...]:
    """Return so many open suggestions of three people, spread over the text."""
    made = []
    for number, (passage, at) in enumerate(_spread(text, count)):
        place = make_place(passage.id, passage.text, at, at + (REPLACED if number % 3 else 0))
        words = "" if number % 3 == 1 else "words "
        made.append(
            Suggestion(f"u{number}", SECTION, place, words, PEOPLE[number % len(PEOPLE)], "Lead", NOON, version=1)
        )
    return tuple(made)


def suggesting_here(editor: FindingsEditor, suggestions: Sequence[Suggestion], *, is_on: bool) -> SuggestingHere:
    """Serve an editor as the page does: the suggestions are marked beside the text and, when on, shown in it."""
    actor = SimpleNamespace(name=PEOPLE[0], role="Lead")
    context = SimpleNamespace(
        assessment_id=ASSESSMENT,
        memory={MEMORY: ASSESSMENT} if is_on else {},
        why_read_only="",
        backend=SimpleNamespace(actor=actor),
        now=lambda: NOON,
    )
    saver = SimpleNamespace(section_id=SECTION, suggestions=SimpleNamespace(saved=lambda _section_id: suggestions))
    here = SuggestingHere(cast("Context", context), editor, cast("SectionSaver", saver), _at_once, parent=editor)
    here.show(suggestions, PEOPLE)
    here.settle()
    return here


def _at_once(act: Callable[[], object]) -> None:
    act()


def _spread(text: Sequence[Passage], count: int) -> list[tuple[Passage, int]]:
    """Return so many passages, each with a place in it; where several fall into one passage, each has its own."""
    numbers = [index * len(text) // count for index in range(count)]
    return [
        (text[number], 20 + 50 * place)
        for number, group in itertools.groupby(numbers)
        for place, number in enumerate(group)
    ]
