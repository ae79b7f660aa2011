"""Tell by its words which part of a report a paragraph belongs to that stands under no heading, as in a letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from domain.assessment import PassageKind
from domain.frameworks.framework import Part, PartKind
from domain.text.blocks import TextBlock

_WORDS = (
    (
        "financ",
        re.compile(
            r"\b(?i:total budget|adult social care)\b[^.]*£|£[^.]*\b(?i:total budget|adult social care)\b"
            r"|\bfinancial facts\b[^.]*:\Z"
        ),
    ),
    ("demographic", re.compile(r"\b(?:19|20)\d\d Census\b|\bresidents\b[^.]*\baged 65\b|\bpopulation of [\d,]{5,}")),
    (
        "strength",
        re.compile(
            r"(?:\A|\d |\. )(?:Our |The )?(?:(?i:main |key )?(?i:strengths)|(?i:areas for (?:development|improvement)))"
            r" (?:were|are)\b"
        ),
    ),
    ("experience", re.compile(r"(?:\A|\d )(?:Of the [\d,]+ people who used services|People (?:told|said))\b")),
)
"""By a word of the part's own heading, the first that fits."""


class PartContents:
    """The parts of one framework by what they tell of, without those that the text itself names."""

    def __init__(self, parts: Iterable[Part], named: Collection[str]) -> None:
        kinds = {PartKind.NARRATIVE, PartKind.FACTS}
        written = [part for part in parts if part.kind in kinds and part.id not in named]
        ids = {word: part.id for word, _words in _WORDS for part in written if word in part.heading.casefold()}
        self._last = 0, ""
        self._words = [(ids[word], words) for word, words in _WORDS if word in ids]

    def part_of(self, block: TextBlock) -> str:
        """Return the part that a paragraph without a heading belongs to, or a list under it; empty where its words tell
        none. Blocks are asked about in their order.
        """
        part_id = ""
        if block.kind is PassageKind.BULLET:
            part_id = self._last[1] if block.place == self._last[0] + 1 else ""
        elif not block.is_cell:
            part_id = next((part_id for part_id, words in self._words if words.search(block.text)), "")
        self._last = block.place, part_id
        return part_id
