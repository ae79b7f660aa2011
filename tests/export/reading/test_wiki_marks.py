"""Text marked up as MediaWiki does it: what its marks make of it, and what is left where they are slips."""

from __future__ import annotations

import time

import pytest

from domain.assessment import PassageKind
from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain
from export.reading.wiki_marks import is_wiki, marks_within

WIKI = """{{Draft
| authority = Marwell Council
| publication date = dd Month 2025
}}
__TOC__
== About Marwell ==
=== Money ===
It spent £4 million.<ref name="a">Finance return, 2024</ref> See [[Money|the ''full'' return]].<ref name="a" />

{| class="wikitable"
|+ Scores
|-
! Quality statement !! Score
|-
| [[#Safeguarding|Safeguarding]] || 3
|}
* '''Strengths:''' prevention.
'''Not closed
[[Category:Drafts]]
<references />
"""


def test_blocks_are_without_marks_and_know_what_they_were() -> None:
    assert is_wiki(WIKI)
    blocks = blocks_from_plain(WIKI, "wiki.txt").blocks
    assert [(block.text, block.kind, block.level) for block in blocks if not block.is_cell] == [
        ("About Marwell", PassageKind.HEADING, 1),
        ("Money", PassageKind.HEADING, 2),
        ("It spent £4 million. See the full return.", PassageKind.PARAGRAPH, 0),
        ("Strengths: prevention.", PassageKind.BULLET, 1),
        ("'''Not closed", PassageKind.PARAGRAPH, 0),
    ]
    values = ["authority", "Marwell Council", "publication date", "dd Month 2025"]
    assert [block.text for block in blocks if block.is_cell] == [
        *values,
        "Quality statement",
        "Score",
        "Safeguarding",
        "3",
    ]


def test_each_word_keeps_its_place() -> None:
    placed = placed_in_lines(blocks_from_plain(WIKI, ""), WIKI)
    for block in placed.source.blocks:
        for word in ("full", "Safeguarding", "Marwell Council", "Strengths"):
            if word in block.text:
                at = block.text.index(word)
                start, end = placed.span(block.place, at, at + len(word))
                assert WIKI[start:end] == word


def test_a_text_with_one_kind_of_marks_is_none() -> None:
    assert not is_wiki("The [[plan]] and the [[list]] were kept.\nShe said '''no.")


@pytest.mark.parametrize("hostile", ["'''a " * 20_000, "[" * 60_000, "[[a|" * 20_000, "<ref>" * 20_000, "={2}" * 9_000])
def test_hostile_lines_are_gone_through(hostile: str) -> None:
    begin = time.process_time()
    marks_within(hostile)
    is_wiki(hostile)
    assert time.process_time() - begin < 5
