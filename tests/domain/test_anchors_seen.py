"""What an editor says of where words came to stand, and when it is relied on."""

from __future__ import annotations

import pytest

from domain.assessment import Anchor
from domain.text.anchors import make_anchor, where_seen

MOVED = "Others knew. It helped us, too."


@pytest.mark.parametrize(
    ("moved", "words", "expected"),
    [
        (None, "It helped us", "It helped us"),
        (None, "It helped us, too", "It helped us, too"),
        (None, "helped us", "helped us"),
        (None, "Others", None),
        ("helped us", "It helped us", "It helped us"),
        ("It helped us", "helped us", "helped us"),
        ("helped us", "It helped", None),
        ("Others", "It helped us", "It helped us"),
        ("helped us", "Others", None),
    ],
)
def test_what_an_editor_saw_is_relied_on_for_the_words_themselves_only(
    moved: str | None, words: str, expected: str | None
) -> None:
    def on(part: str) -> Anchor:
        start = MOVED.index(part)
        return make_anchor("q", MOVED, start, start + len(part))

    was = Anchor("p", 4, 16, "It helped us")
    found = where_seen(was, on(moved) if moved else None, on(words), {"q": MOVED})
    assert (found.exact if found else None) == expected


@pytest.mark.parametrize("seen", [Anchor("q", 13, 25, "It hurt us"), Anchor("q", 3, 3, ""), Anchor("r", 13, 25, "It")])
def test_words_that_an_editor_saw_and_that_are_not_there_are_not_relied_on(seen: Anchor) -> None:
    assert where_seen(Anchor("p", 4, 16, "It helped us"), None, seen, {"q": MOVED}) is None
