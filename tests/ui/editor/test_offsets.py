"""Code points and UTF-16 units."""

import pytest

from ui.editor.offsets import from_utf16, to_utf16


@pytest.mark.parametrize(
    ("text", "points", "units"),
    [
        ("plain", 3, 3),
        ("wörld’s", 4, 4),
        ("a😀b", 1, 1),
        ("a😀b", 2, 3),
        ("a😀b", 3, 4),
        ("😀😀", 2, 4),
        ("", 0, 0),
    ],
)
def test_offsets_count_a_pair_as_one_character(text: str, points: int, units: int) -> None:
    assert to_utf16(text, points) == units
    assert from_utf16(text, units) == points


def test_an_offset_inside_a_pair_is_that_of_the_pair() -> None:
    assert from_utf16("a😀b", 2) == 1


def test_an_offset_beyond_the_text_is_its_end() -> None:
    assert from_utf16("a😀", 9) == 2
    assert to_utf16("a😀", 2) == 3
