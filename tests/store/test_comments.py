"""Comments follow their words, keep their threads, and are lost by nothing."""

from __future__ import annotations

from typing import Any

import pytest
from builders import ANN, BEN, NOON, Desk, later

from domain.assessment import Anchor
from domain.review.comments import Comment, CommentKind, Target
from domain.text.anchors import make_anchor
from store.actions.assessments import remove_assessment
from store.actions.comments import (
    add_comment,
    change_comment,
    change_reply,
    reattach_comment,
    remove_comment,
    reopen,
    reply,
    resolve,
)
from store.actions.evidence import remove_item
from store.actions.history import redo, undo
from store.errors import NotFound, Refused, Stale
from store.queries.comments import load_comments
from store.queries.search import search
from store.verify import verify

TEXT = "Staff told us so. People waited."


def anchor_on(passage_id: str, words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return make_anchor(passage_id, text, start, start + len(words))


def remark(desk: Desk, text: str = "Who said so?", **parameters: Any) -> str:
    parameters.setdefault("kind", CommentKind.QUESTION)
    return add_comment(desk.workspace, BEN, NOON, assessment_id=desk.assessment_id, text=text, **parameters).result[0]


def on_words(desk: Desk, passage_id: str, words: str, text: str = TEXT) -> str:
    anchor = anchor_on(passage_id, words, text)
    return remark(desk, target=Target.TEXT, section_id=desk.section_id("learning"), anchor=anchor)


def comments(desk: Desk) -> tuple[Comment, ...]:
    return load_comments(desk.workspace, desk.assessment_id)


def plain(found: tuple[Comment, ...]) -> list[object]:
    """Return what people see of comments; undo gives rows later versions."""
    return [(each.text, each.kind, each.resolved_by, [answer.text for answer in each.replies]) for each in found]


def act(desk: Desk, action: Any, **parameters: Any) -> Any:
    return action(desk.workspace, ANN, later(5), assessment_id=desk.assessment_id, **parameters)


def test_a_comment_says_who_what_and_where(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    item = desk.note("Interview")
    on_words(desk, passage, "People waited.")
    for target in (Target.SECTION, Target.SCORE, Target.RATIONALE):
        remark(desk, target=target, section_id=desk.section_id("learning"), kind=CommentKind.MUST_CHANGE)
    remark(desk, target=Target.ITEM, item_id=item, kind=CommentKind.PRAISE, assigned_to="Ann Lee")
    words, section, score, rationale, evidence = comments(desk)
    assert words.anchor is not None
    assert (words.anchor.exact, words.person, words.role, words.at) == ("People waited.", "Ben Shah", "Reviewer", NOON)
    assert [each.target for each in (section, score, rationale)] == [Target.SECTION, Target.SCORE, Target.RATIONALE]
    assert (section.anchor, section.section_id) == (None, desk.section_id("learning"))
    assert (evidence.item_id, evidence.section_id, evidence.assigned_to) == (item, "", "Ann Lee")


def test_a_comment_holds_through_editing_and_is_kept_when_its_words_go(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    on_words(desk, passage, "People waited.")
    desk.rewrite("learning", passage, f"At first: {TEXT}")
    (comment,) = comments(desk)
    assert comment.anchor is not None and comment.anchor.start == 28
    desk.rewrite("learning", passage, "Nothing of that.")
    (comment,) = comments(desk)
    assert comment.is_detached
    desk.rewrite("learning", passage, f"Nothing of that. {TEXT}")
    (comment,) = comments(desk)
    assert not comment.is_detached


def test_a_comment_that_lost_its_words_is_put_on_others(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    comment_id = on_words(desk, passage, "People waited.")
    desk.rewrite("learning", passage, "Staff told us so.")
    here = {"comment_id": comment_id, "section_id": desk.section_id("learning")}
    act(desk, reattach_comment, **here, anchor=anchor_on(passage, "told us", "Staff told us so."))
    (comment,) = comments(desk)
    assert comment.anchor is not None
    assert (comment.is_detached, comment.anchor.exact) == (False, "told us")
    with pytest.raises(Refused, match="words-moved"):
        act(desk, reattach_comment, **here, anchor=anchor_on(passage, "People"))


def test_a_thread_is_answered_resolved_and_opened_again(desk: Desk) -> None:
    comment_id = remark(desk, target=Target.SECTION, section_id=desk.section_id("learning"))
    act(desk, reply, comment_id=comment_id, text="The team did.")
    act(desk, resolve, comment_id=comment_id)
    (comment,) = comments(desk)
    assert (comment.replies[0].text, comment.replies[0].person) == ("The team did.", "Ann Lee")
    assert (comment.resolved_by, comment.resolved_at, comment.is_open) == ("Ann Lee", later(5), False)
    with pytest.raises(Refused, match="resolved-already"):
        act(desk, resolve, comment_id=comment_id)
    act(desk, reopen, comment_id=comment_id)
    assert comments(desk)[0].is_open


def test_what_another_person_changed_meanwhile_is_not_written_over(desk: Desk) -> None:
    comment_id = remark(desk, target=Target.SECTION, section_id=desk.section_id("learning"))
    reply_id = act(desk, reply, comment_id=comment_id, text="The team did.").result[0]
    new = {"comment_id": comment_id, "kind": CommentKind.MUST_CHANGE, "assigned_to": "Ann Lee"}
    act(desk, change_comment, **new, text="Name them.", base_version=1)
    with pytest.raises(Stale, match="stale"):
        act(desk, change_comment, **new, text="Late.", base_version=1)
    act(desk, change_reply, reply_id=reply_id, text="The whole team did.", base_version=1)
    with pytest.raises(Stale):
        act(desk, change_reply, reply_id=reply_id, text="Late.", base_version=1)
    (comment,) = comments(desk)
    assert (comment.text, comment.assigned_to, comment.replies[0].text) == (
        "Name them.",
        "Ann Lee",
        "The whole team did.",
    )


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\x00"])
def test_a_comment_needs_words(desk: Desk, text: str) -> None:
    with pytest.raises(Refused, match="no-comment"):
        remark(desk, text, target=Target.SECTION, section_id=desk.section_id("learning"))
    comment_id = remark(desk, target=Target.SECTION, section_id=desk.section_id("learning"))
    with pytest.raises(Refused, match="no-comment"):
        act(desk, reply, comment_id=comment_id, text=text)


def test_a_comment_is_on_what_is_there(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    section_id = desk.section_id("learning")
    with pytest.raises(Refused, match="words-moved"):
        remark(desk, target=Target.TEXT, section_id=section_id, anchor=Anchor(passage, 0, 5, "Other", "", ""))
    with pytest.raises(NotFound):
        remark(desk, target=Target.SCORE, section_id="none")
    with pytest.raises(NotFound):
        remark(desk, target=Target.ITEM, item_id="none")
    with pytest.raises(ValueError, match="anchor"):
        remark(desk, target=Target.TEXT, section_id=section_id)
    assert comments(desk) == ()


def test_an_item_takes_its_comments_along_and_brings_them_back(desk: Desk) -> None:
    item = desk.note("Interview")
    comment_id = remark(desk, target=Target.ITEM, item_id=item)
    act(desk, reply, comment_id=comment_id, text="The team did.")
    before = plain(comments(desk))
    act(desk, remove_item, item_id=item)
    assert comments(desk) == ()
    act(desk, undo)
    assert plain(comments(desk)) == before
    act(desk, remove_assessment)
    act(desk, undo)
    assert plain(comments(desk)) == before
    assert verify(desk.workspace) == ()


def test_every_action_on_comments_is_undone_and_done_again(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    states = [comments(desk)]
    comment_id = on_words(desk, passage, "told us")
    states.append(comments(desk))
    for action, parameters in (
        (reply, {"text": "The team did."}),
        (resolve, {}),
        (reopen, {}),
        (change_comment, {"text": "Name.", "kind": CommentKind.PRAISE, "assigned_to": "", "base_version": 3}),
        (remove_comment, {}),
    ):
        act(desk, action, comment_id=comment_id, **parameters)
        states.append(comments(desk))

    for state in reversed(states[:-1]):
        act(desk, undo)
        assert plain(comments(desk)) == plain(state)
    for state in states[1:]:
        act(desk, redo)
        assert plain(comments(desk)) == plain(state)
    assert verify(desk.workspace) == ()


def test_comments_are_found_by_their_words(desk: Desk) -> None:
    remark(desk, "Which dashboard?", target=Target.SECTION, section_id=desk.section_id("learning"))
    item = desk.note("Interview")
    remark(desk, "Unsigned minutes", target=Target.ITEM, item_id=item)
    assert [hit.owner_kind for hit in search(desk.workspace, "dashboard")] == ["comment"]
    assert [hit.section_id for hit in search(desk.workspace, "unsigned")] == [""]
