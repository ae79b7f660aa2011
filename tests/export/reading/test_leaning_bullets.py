"""Inner bullets of slides that point back are told with the bullet that they point at."""

from __future__ import annotations

import pytest

from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain

SHARE = "•\tThe 2021 Census put 19% at 65 or over.\n\t–\tThis was lower than in England (22%).\n•\tIt was a town."


def test_a_bullet_that_points_back_stands_behind_what_it_points_at() -> None:
    blocks = blocks_from_plain(SHARE, "").blocks
    assert [block.text for block in blocks] == [
        "The 2021 Census put 19% at 65 or over. This was lower than in England (22%).",
        "It was a town.",
    ]
    placed = placed_in_lines(blocks_from_plain(SHARE, ""), SHARE)
    at = blocks[0].text.index("lower")
    start, end = placed.span(1, at, at + 5)
    assert SHARE[start:end] == "lower"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- Of 40 people, 30 were seen.\n  - Of these, 12 had waited.\n  - They had been told so.", 1),
        ("- It ran two hubs.\n◦ These were in the towns.", 1),
        ("• It ran two hubs:\n\t– This one in the town.\n\t– That one on the coast.", 3),
        ("• Hubs\n\t– This was new.", 2),
        ("• It was late.\n\t– Staff said so.\n\t– The wait was long.", 3),
        ("• It was late.\n• This was known.", 2),
        ("It was late.\n\t– This was known.", 2),
        ("• It was late.\n\t– These three hubs", 2),
        ("• It was so.\n" + "\t– It was so.\n" * 9, 3),
    ],
)
def test_bullets_that_point_at_nothing_stay_apart(text: str, count: int) -> None:
    assert len(blocks_from_plain(text, "").blocks) == count
