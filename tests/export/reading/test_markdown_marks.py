"""Text marked up as Markdown: what its marks make of it, and what is left where they are slips."""

from __future__ import annotations

import time

import pytest

from domain.assessment import PassageKind
from export.reading.markdown_marks import is_markdown, marks_within
from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain

WIKI = """# Marwell Council: assessment

**Version:** 14
**Exported:** 6 March 2025

Overall summary
===============

| Quality statement | Score |
|:---|:---:|
| [Assessing needs](#assessing-needs) | 2 |
| **Safeguarding** | 3 |

> “She explained *everything* twice.”

Money
-----

It spent £4 million.[^1] Its **plan was kept.

[^1]: Finance return, 2024.
"""


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("**Score: 2** – evidence *shows* some", "Score: 2 – evidence shows some"),
        ("__Bold__ and _italic_ and `code`", "Bold and italic and code"),
        ("See [the plan](#plan) and [**it**](https://a.b/c).", "See the plan and it."),
        ("It cost £4.[^1] ![A map](map.png)", "It cost £4.[1] "),
        ("1\\. not a list \\*", "1. not a list *"),
        ("**Not closed, 3 * 4 * 5, snake_case_name, [to be confirmed]", None),
        ("[Add figure] (see above)", None),
    ],
)
def test_marks_within_a_line_are_told_and_slips_are_left(line: str, left: str | None) -> None:
    kept = "".join(
        letter for at, letter in enumerate(line) if not any(start <= at < end for start, end in marks_within(line))
    )
    assert kept == (line if left is None else left)


def test_a_text_is_known_by_several_kinds_of_marks() -> None:
    assert is_markdown(WIKI)
    assert is_markdown("# A\n\n## B\n\ntext\n\n## C")
    assert not is_markdown("**It was known to staff.\n\n=====\nHead\n\n[add figure]\n# ask Ann\n")


def test_blocks_are_without_marks_and_know_what_they_were() -> None:
    blocks = blocks_from_plain(WIKI, "wiki.txt").blocks
    assert [(block.text, block.level) for block in blocks if block.kind is PassageKind.HEADING] == [
        ("Marwell Council: assessment", 1),
        ("Overall summary", 1),
        ("Money", 2),
    ]
    cells = ["Quality statement", "Score", "Assessing needs", "2", "Safeguarding", "3"]
    assert [block.text for block in blocks if block.is_cell] == cells
    texts = [block.text for block in blocks]
    assert texts[1:3] == ["Version: 14", "Exported: 6 March 2025"]
    assert texts[-2:] == ["It spent £4 million.[1] Its **plan was kept.", "[1]: Finance return, 2024."]


def test_each_word_keeps_its_place() -> None:
    placed = placed_in_lines(blocks_from_plain(WIKI, ""), WIKI)
    for block in placed.source.blocks:
        for word in ("Assessing needs", "plan was kept", "Exported", "Safeguarding"):
            if word in block.text:
                at = block.text.index(word)
                start, end = placed.span(block.place, at, at + len(word))
                assert WIKI[start:end] == word


@pytest.mark.parametrize("hostile", ["**a " * 20_000, "[" * 60_000, "[a](" * 20_000, "_a" * 30_000, "`" * 60_000])
def test_hostile_lines_are_gone_through(hostile: str) -> None:
    begin = time.process_time()
    marks_within(hostile)
    assert time.process_time() - begin < 5
