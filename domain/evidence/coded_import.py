"""Make evidence of an imported text with coded excerpts: its blocks, and what the codes of each excerpt say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from domain.assessment import Stance
from domain.evidence.coding import HANDLING, NOT_QUOTABLE, STANCE_CODES, STATEMENTS, ImportedExcerpt, ImportedSource
from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator, ReadingStatus, words_at
from domain.frameworks.framework import Framework
from domain.report.schedule_words import STANCES
from domain.text.cleaning import clean_line

# Replaced one for one, so that every position stays where it is.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class ExcerptToKeep:
    """Words at a place of a text, and what their codes say of them; codes that are none of ours stand in the note."""

    text: str
    place: Locator
    stance: Stance
    part_ids: tuple[str, ...]
    is_quotable: bool
    note: str


@dataclass(frozen=True, slots=True)
class TextToKeep:
    """An imported text as evidence: `content` is what its file is to hold, `text` the same in blocks of a line each."""

    title: str
    content: str
    text: FileText
    excerpts: tuple[ExcerptToKeep, ...]


def text_to_keep(framework: Framework, source: ImportedSource) -> TextToKeep:
    """Return an imported text as evidence under `framework`; line ends become "\\n", and excerpts keep their words."""
    original = _UNPRINTABLE.sub("\ufffd", source.text)
    content = _with_line_ends(original)
    blocks = tuple(FileBlock(BlockKind.PARAGRAPH, line) for line in content.split("\n"))
    begins = [0, *accumulate(len(block.text) + 1 for block in blocks)]
    text = FileText(ReadingStatus.READ if content.strip() else ReadingStatus.EMPTY, blocks)
    kept = []
    for excerpt in source.excerpts:
        start = len(_with_line_ends(original[: excerpt.start]))
        words = _with_line_ends(original[excerpt.start : excerpt.end])
        block = bisect_right(begins, start)
        place = Locator(block, start - begins[block - 1], start - begins[block - 1] + len(words))
        if words.strip() and words_at(text, place) == words:
            kept.append(_to_keep(framework, excerpt, words, place))
    return TextToKeep(clean_line(source.name).strip(), content, text, tuple(kept))


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _to_keep(framework: Framework, excerpt: ImportedExcerpt, words: str, place: Locator) -> ExcerptToKeep:
    stances = {f"{STANCE_CODES} / {word.capitalize()}": stance for stance, word in STANCES.items()}
    statements = {f"{STATEMENTS} / {statement.name}": statement.id for statement in framework.statements}
    not_quotable = f"{HANDLING} / {NOT_QUOTABLE}"
    known = {*stances, *statements, not_quotable}
    return ExcerptToKeep(
        text=words,
        place=place,
        stance=next((stances[code] for code in excerpt.codes if code in stances), Stance.SUPPORTS),
        part_ids=tuple(statements[code] for code in excerpt.codes if code in statements),
        is_quotable=not_quotable not in excerpt.codes,
        note=_note(excerpt.note, (code for code in excerpt.codes if code not in known)),
    )


def _note(note: str, codes: Iterable[str]) -> str:
    named = "; ".join(codes)
    return "\n".join(part for part in (note, f"Codes: {named}" if named else "") if part)
