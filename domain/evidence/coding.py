"""Texts with coded excerpts, as programs of qualitative analysis exchange them: what goes out, and what comes in.

Out go the words of files and the excerpts in them, and with those of a PDF file the file. Notes, excerpts of notes, the
notes on excerpts, and everything of a confidential item stay, also where it shares a file with another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from domain.assessment import Document, EvidenceItem, SectionKind
from domain.evidence.evidence import Excerpt, FileText, words_at
from domain.frameworks.framework import Framework
from domain.report.schedule import title_to_print
from domain.report.schedule_words import STANCES
from domain.text.blocks import Notice
from domain.text.cleaning import clean_line

STATEMENTS, STANCE_CODES, HANDLING = "Quality statements", "Stance", "Handling"
NOT_QUOTABLE = "Not to be quoted"
PDF_ENDING = ".pdf"

TextOf = Callable[[str], FileText | None]
"""Gives what was read from the file of this SHA-256, None where it was not read."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code; `key` is lasting and unique, `group` is the heading it stands under."""

    key: str
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class CodedExcerpt:
    """The words [start, end) of a source's text; `codes` are keys of codes. Offsets count code points."""

    key: str
    name: str
    start: int
    end: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodedSource:
    """A text with its excerpts; `key` is lasting and unique, `name` is for people.

    `pdf` is the SHA-256 of the PDF file that the text was read from and that goes out with it, "" where none does.
    """

    key: str
    name: str
    text: str
    excerpts: tuple[CodedExcerpt, ...]
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class CodedProject:
    """What goes out. `left_out` counts excerpts that stay: "confidential", of "notes", "lost" from the text."""

    name: str
    codes: tuple[Code, ...]
    sources: tuple[CodedSource, ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """Return how many excerpts go out."""
        return sum(len(source.excerpts) for source in self.sources)


@dataclass(frozen=True, slots=True)
class ImportedExcerpt:
    """The words [start, end) of an imported text, verbatim; `codes` are names, the outermost first ("A / B")."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...] = ()
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ImportedSource:
    """A text that came in, with its excerpts in order."""

    name: str
    text: str
    excerpts: tuple[ImportedExcerpt, ...]


@dataclass(frozen=True, slots=True)
class ImportedProject:
    """Everything that was understood, and notices of what was not."""

    name: str
    origin: str
    sources: tuple[ImportedSource, ...]
    notices: tuple[Notice, ...]


def coded_project(
    framework: Framework, document: Document, text_of: TextOf, enclosing: frozenset[str] = frozenset()
) -> CodedProject:
    """Return the excerpts of an assessment that may go out, in the texts they stand in, coded.

    An excerpt is coded with its stance, the statements it bears on and those whose text cites it. `enclosing` are the
    SHA-256 of files that have a confidential one within them: of these the text goes out and the file does not.
    """
    items = {item.id: item for item in document.items}
    citing = _citing_parts(document)
    codes = tuple(_codes(framework))
    left_out: dict[str, int] = defaultdict(int)
    by_source: dict[tuple[str, str], list[Excerpt]] = defaultdict(list)
    closed = _confidential_blocks(document)
    withheld = enclosing | {sha256 for sha256, _ in closed}
    for excerpt in document.excerpts:
        reason = _reason_to_stay(excerpt, items, closed)
        if reason:
            left_out[reason] += 1
        else:
            by_source[excerpt.item_id, excerpt.sha256].append(excerpt)
    sources = []
    for (item_id, sha256), excerpts in by_source.items():
        source = _source(items[item_id], sha256, excerpts, text_of(sha256), citing)
        left_out["lost"] += len(excerpts) - len(source.excerpts)
        sources.append(source if sha256 in withheld else replace(source, pdf=_pdf(items[item_id], sha256)))
    return CodedProject(
        name=f"{clean_line(document.assessment.authority)}: evidence excerpts",
        codes=codes,
        sources=tuple(_known(source, frozenset(code.key for code in codes)) for source in sources if source.excerpts),
        left_out=tuple((reason, count) for reason, count in left_out.items() if count),
    )


def _confidential_blocks(document: Document) -> frozenset[tuple[str, int]]:
    confidential = (item for item in document.items if item.confidential)
    return frozenset((file.sha256, file.block) for item in confidential for file in item.files)


def _reason_to_stay(excerpt: Excerpt, items: Mapping[str, EvidenceItem], closed: frozenset[tuple[str, int]]) -> str:
    """Return why an excerpt stays, "" where it may go: its item's own block must hold nothing confidential."""
    item = items[excerpt.item_id]
    if item.confidential:
        return "confidential"
    if not excerpt.sha256:
        return "notes"
    own = _own_block(item, excerpt.sha256)
    is_shared = any(sha256 == excerpt.sha256 and (own == 0 or block in (0, own)) for sha256, block in closed)
    return "confidential" if is_shared else ""


def _own_block(item: EvidenceItem, sha256: str) -> int:
    """Return the number of the one block of a file that an item is about, 0 for all of it."""
    return next((file.block for file in item.files if file.sha256 == sha256), 0)


def _pdf(item: EvidenceItem, sha256: str) -> str:
    """Return the SHA-256 of an item's file when that is a PDF, "" otherwise."""
    names = (file.name for file in item.files if file.sha256 == sha256)
    return sha256 if any(name.lower().endswith(PDF_ENDING) for name in names) else ""


def _known(source: CodedSource, codes: frozenset[str]) -> CodedSource:
    """Return the source without codes that the project does not have, such as a statement of another framework."""
    excerpts = (replace(each, codes=tuple(code for code in each.codes if code in codes)) for each in source.excerpts)
    return replace(source, excerpts=tuple(excerpts))


def _citing_parts(document: Document) -> Mapping[str, list[str]]:
    statements = {section.id: section.part_id for section in document.sections if section.kind is SectionKind.STATEMENT}
    found: dict[str, list[str]] = defaultdict(list)
    for citation in document.citations:
        if citation.excerpt_id and not citation.is_detached and citation.section_id in statements:
            found[citation.excerpt_id].append(statements[citation.section_id])
    return found


def _codes(framework: Framework) -> Iterable[Code]:
    for statement in framework.statements:
        yield Code(f"statement/{statement.id}", statement.name, STATEMENTS)
    for stance, word in STANCES.items():
        yield Code(f"stance/{stance}", word.capitalize(), STANCE_CODES)
    yield Code("not-quotable", NOT_QUOTABLE, HANDLING)


def _source(
    item: EvidenceItem,
    sha256: str,
    excerpts: Iterable[Excerpt],
    text: FileText | None,
    citing: Mapping[str, list[str]],
) -> CodedSource:
    """Return a file's text, or for an item of one block the text of that block alone, with the excerpts in it."""
    blocks = text.blocks if text is not None else ()
    only = _own_block(item, sha256)
    begins: dict[int, int] = {}
    pieces: list[str] = []
    length = 0
    for number, block in enumerate(blocks, 1):
        if only in (0, number):
            begins[number] = length
            pieces.append(block.text)
            length += len(block.text) + 1
    whole = "\n".join(pieces)
    found = []
    for excerpt in excerpts:
        start = begins.get(excerpt.place.block, 0) + excerpt.place.start
        end = start + len(excerpt.text)
        if text is not None and whole[start:end] == excerpt.text == words_at(text, excerpt.place):
            codes = tuple(_codes_of(excerpt, citing.get(excerpt.id, ())))
            found.append(CodedExcerpt(excerpt.id, excerpt.name, start, end, codes))
    title = title_to_print(item)
    return CodedSource(f"{item.id}/{sha256}", f"{item.reference} {title}", whole, tuple(found))


def _codes_of(excerpt: Excerpt, citing: Iterable[str]) -> Iterable[str]:
    yield f"stance/{excerpt.stance}"
    for part_id in dict.fromkeys((*excerpt.part_ids, *citing)):
        yield f"statement/{part_id}"
    if not excerpt.is_quotable:
        yield "not-quotable"
