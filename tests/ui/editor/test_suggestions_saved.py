"""Two people suggest in the text, one after the other; what is saved and accepted is what they saw."""

from __future__ import annotations

from collections.abc import Callable

from builders import ANN, BEN, NOON, Desk, later
from PySide6.QtTest import QTest

from domain.review.suggestions import Chosen, SuggestionState
from store.actions.suggestions import accept, suggest
from store.changes import Actor
from store.queries.suggestions import load_section_suggestions
from store.queries.text import load_citations, load_section
from store.verify import verify
from ui.editor.findings_editor import FindingsEditor
from ui.editor.suggesting.layer import Suggesting

PART = "learning"


def open_for(editor: FindingsEditor, desk: Desk, actor: Actor) -> None:
    """Show a section as it is saved, and let a person suggest in it."""
    section = load_section(desk.workspace, desk.section_id(PART))
    editor.load(section.passages, load_citations(desk.workspace, section.id))
    who = Suggesting(section.id, actor.name, actor.role, lambda: NOON)
    editor.begin_suggesting(who, load_section_suggestions(desk.workspace, section.id))


def save(editor: FindingsEditor, desk: Desk, actor: Actor, at: float) -> None:
    layer = editor.suggesting
    assert layer is not None
    edit = layer.changes()
    assert edit is not None
    suggest(desk.workspace, actor, later(at), assessment_id=desk.assessment_id, edit=edit)
    layer.take(load_section_suggestions(desk.workspace, edit.section_id))
    assert layer.changes() is None


def type_over(editor: FindingsEditor, words: str, new: str) -> None:
    editor.setTextCursor(editor.document().find(words))
    assert editor.textCursor().hasSelection()
    QTest.keyClicks(editor, new)


def test_what_two_people_suggest_is_saved_and_becomes_the_text(
    desk: Desk, make_editor: Callable[[], FindingsEditor]
) -> None:
    (first, _second) = desk.write(PART, "Staff told us so. People waited.", "It was good.")
    desk.cite(PART, first, "People waited.", desk.note("Survey"))
    anns, bens = make_editor(), make_editor()
    open_for(anns, desk, ANN)
    type_over(anns, "told us", "said")
    save(anns, desk, ANN, 1)
    type_over(anns, "said", "always said")
    save(anns, desk, ANN, 200)
    open_for(bens, desk, BEN)
    type_over(bens, "Staff ", "The staff ")
    type_over(bens, "good", "better")
    save(bens, desk, BEN, 400)
    assert bens.document().firstBlock().text() == "Staff The staff told usalways said so. People waited."
    accept(desk.workspace, ANN, later(600), assessment_id=desk.assessment_id, chosen=Chosen())
    assert desk.texts(PART) == ["The staff always said so. People waited.", "It was better."]
    there = load_section_suggestions(desk.workspace, desk.section_id(PART))
    assert [each.state for each in there] == [SuggestionState.ACCEPTED] * 3
    (citation,) = load_citations(desk.workspace, desk.section_id(PART))
    assert (citation.anchor.exact, citation.is_detached) == ("People waited.", False)
    open_for(bens, desk, BEN)
    assert [bens.document().begin().text(), bens.passages()[1].text] == desk.texts(PART)
    assert verify(desk.workspace) == ()
