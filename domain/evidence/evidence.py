"""The values of evidence below the item: the text read from a file, excerpts, marks on sentences, pseudonyms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.assessment import Anchor, Stance
from domain.quick import quick


class BlockKind(StrEnum):
    """What a block of a source document is; a ROW's cells are separated by tabs."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"


class ReadingStatus(StrEnum):
    """What came of reading a file for its text."""

    READ = "read"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    TOO_DEMANDING = "too-demanding"
    UNKNOWN_KIND = "unknown-kind"
    NO_OCR = "no-ocr"


@dataclass(frozen=True, slots=True)
class FileBlock:
    """One paragraph, heading, bullet or table row of a source document, verbatim.

    `page` counts pages, slides or sheets from 1, 0 where the format has none; `part` is the sheet's or slide's name.
    """

    kind: BlockKind
    text: str
    page: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class FileText:
    """What was read from a file. Blocks are numbered from 1, in order; `notices` are codes of what was left out.

    `properties` holds what the document says of itself: "title", "created" (ISO 8601), "pages".
    """

    status: ReadingStatus
    blocks: tuple[FileBlock, ...] = ()
    pages: int = 0
    properties: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Locator:
    """Where words stand in a file: from `start` in block number `block` to `end`.

    Both offsets count from the beginning of that block, in the text of it and the blocks after it joined by line ends.
    """

    block: int
    start: int
    end: int
    page: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of an item that matter, verbatim. `number` counts within the item: the excerpt is called "E-014/2".

    `sha256` names the file the words stand in, "" where they come from the item's notes (then the locator's block is
    0 and its offsets count in the notes). `part_ids` are the statements it bears on, cited or not. `earlier_id` names
    the excerpt of an older version of the file that this one was found again from.
    """

    id: str
    item_id: str
    reference: str
    number: int
    text: str
    sha256: str = ""
    place: Locator = Locator(0, 0, 0)
    stance: Stance = Stance.SUPPORTS
    note: str = ""
    is_quotable: bool = True
    part_ids: tuple[str, ...] = ()
    earlier_id: str = ""
    version: int = 0

    @property
    def name(self) -> str:
        """Return the lasting short name, for example "E-014/2"."""
        return f"{self.reference}/{self.number}"


class Need(StrEnum):
    """What a person said of a sentence against the rule."""

    NONE = "none"
    EVIDENCE = "evidence"


@quick
@dataclass(frozen=True, slots=True)
class SentenceMark:
    """A person's word on whether the anchored sentence needs evidence."""

    id: str
    section_id: str
    anchor: Anchor
    need: Need = Need.NONE
    is_detached: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Pseudonym:
    """The name of a person heard, and what stands for it in notes. Kept apart and never exported."""

    id: str
    name: str
    pseudonym: str
    note: str = ""
    version: int = 0


def words_at(text: FileText, place: Locator) -> str:
    """Return the words at a place of a file's text; "" where it reaches outside."""
    if not 1 <= place.block <= len(text.blocks) or not 0 <= place.start < place.end:
        return ""
    joined, number = text.blocks[place.block - 1].text, place.block
    while len(joined) < place.end and number < len(text.blocks):
        joined += "\n" + text.blocks[number].text
        number += 1
    return joined[place.start : place.end] if place.end <= len(joined) else ""
