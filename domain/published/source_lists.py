"""Tell which lines of a draft list its sources or notes, and which marks in its text, "[2]", lead to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from domain.assessment import PassageKind
from domain.published.numbering import without_number
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import TextBlock
from domain.text.sentences import NOTE_IN_BRACKETS, RAISED

_NAMES = frozenset(
    f"{kind}{name}"
    for name in ("sources", "references", "notes", "endnotes", "footnotes", "bibliography", "source list")
    for kind in ("", "list of ", "our ", "evidence ", "sources and ", "notes and ", "references and ")
) | {
    *("list of evidence", "evidence list", "evidence log", "evidence index", "evidence register", "index of evidence"),
    *("key to evidence", "evidence key", "evidence cited", "evidence used", "key to sources"),
}
_NUMBERED = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.):]?(?=\s))")
_BRACKETED = re.compile(r"\s*\[(\d{1,3})\]\s*\S")
_NOTE_MARK = re.compile(rf"(?:\s?{NOTE_IN_BRACKETS})+|(?<=[\w.,;:%”’)\]])[{RAISED}]+(?:[,–-][{RAISED}]+)*")
_NUMBER = re.compile(r"\d{1,3}")
_STUCK_MARK = re.compile(r"(?:(?<=[a-z)’”%])|(?<=[a-z)’”%][.,;:])|(?<=\b20\d\d[.,]))\d{1,2}(?=\s|\Z)")
_FOOTNOTE = re.compile(r"\s*(\d{1,2})\s+[A-Z].{2,150}[.)\d]\Z")
_FEWEST_AT_FEET = 3
_CODE = r"([A-Z]{1,4})-?\d{1,4}"
_CODED = re.compile(rf"\s*[\[(]?{_CODE}\b")
_CODE_MARK = re.compile(rf"\s?[(\[]{_CODE}(?:(?:[,;/]\s?|\s?[–-]\s?|\s(?:and|to)\s){_CODE})*[)\]]")
_ANCHOR = re.compile(r"\[([a-z]{1,2})\]")
_FEWEST_COMMENTS = 2
_ASKS_EVIDENCE = re.compile(r"\b(?:evidence|sources?|documents?)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z])")
_OF_A_KIND = re.compile(r"[A-Z][^:.;]{2,40}:\s\S")
_AS_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class SourceList:
    """The places of the lines that list sources, with the heading over them, and the numbers that these have.

    `letters` are those before the numbers where the sources have codes: "SF" of "SF12". `are_at_feet` says that the
    sources stood at the feet of pages: their marks lost their form, "survey3", "a year before.4". `anchors`, "[a]",
    lead to comments at the end of the text, and to no source.
    """

    places: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    letters: frozenset[str] = frozenset()
    are_at_feet: bool = False
    anchors: frozenset[str] = frozenset()

    def marks_in(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the marks that lead to lines of the list, with the space before: "[2]", "²", "(SF12)"."""
        found = (
            [match.span() for match in _NOTE_MARK.finditer(text) if self._has(match.group())] if self.numbers else []
        )
        if self.are_at_feet:
            found += [match.span() for match in _STUCK_MARK.finditer(text) if int(match.group()) in self.numbers]
        if self.letters:
            marks = _CODE_MARK.finditer(text)
            found += [match.span() for match in marks if self.letters.issuperset(re.findall(_CODE, match.group()))]
        if self.anchors:
            found += [match.span() for match in _ANCHOR.finditer(text) if match[1] in self.anchors]
        return sorted(span for span in found if span[0] > 0)

    def _has(self, mark: str) -> bool:
        return self.numbers.issuperset(map(int, _NUMBER.findall(mark.translate(_AS_FIGURES))))


def source_list(blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None]) -> SourceList:
    """Return what of a text lists its sources: what stands under a heading that says so up to the report's next part,
    and numbered notes at the very end ("[1] Interviews with 14 people", two or more in order).

    A line that was read without its number counts by its place in the list.
    """
    found = _sources(blocks, marks)
    return replace(found, places=found.places | _told_below(blocks, marks), anchors=_comments(blocks))


def _told_below(blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None]) -> frozenset[int]:
    """Return the places of the lines that list evidence by its kinds, "Processes: audit, page 4. Partners: letter.",
    under a label of a form that asks for it."""
    found: set[int] = set()
    is_asked = False
    for block in blocks:
        mark = marks.get(block.place)
        if mark is not None and mark.kind is MarkKind.COLUMN:
            is_asked = _ASKS_EVIDENCE.search(block.text) is not None
        elif is_asked and all(map(_OF_A_KIND.match, _SENTENCES.split(block.text))):
            found.add(block.place)
        else:
            is_asked = False
    return frozenset(found)


def _comments(blocks: Sequence[TextBlock]) -> frozenset[str]:
    """Return the letters of the comments at the very end of a text, "[a]Please check this", where there are several."""
    run = list(takewhile(bool, (_ANCHOR.match(block.text) for block in reversed(blocks))))
    return frozenset(match[1] for match in run if match) if len(run) >= _FEWEST_COMMENTS else frozenset()


def _sources(blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None]) -> SourceList:
    places: set[int] = set()
    numbers: set[int] = set()
    letters: set[str] = set()
    for index, block in enumerate(blocks):
        if block.place not in places and normal(without_number(block.text)).strip("#* ") in _NAMES:
            lines = _under(blocks[index + 1 :], block, marks)
            places |= {block.place, *(line.place for line in lines)}
            coded = {match[1] for line in lines if (match := _CODED.match(line.text))}
            letters |= coded
            numbers |= set() if coded else {_number_of(line, order) for order, line in enumerate(lines, 1)}
    last = list(takewhile(lambda block: _BRACKETED.match(block.text), reversed(blocks)))[::-1]
    if not places and [_number_of(line, 0) for line in last] == list(range(1, len(last) + 1)) and len(last) > 1:
        return SourceList(frozenset(line.place for line in last), frozenset(range(1, len(last) + 1)))
    return SourceList(frozenset(places), frozenset(numbers), frozenset(letters)) if places else _at_feet(blocks)


def _at_feet(blocks: Sequence[TextBlock]) -> SourceList:
    """Return the notes that stood at the feet of pages: numbered lines in order, whose marks the text has as well."""
    noted: dict[int, int] = {}
    for block in blocks:
        note = _FOOTNOTE.match(block.text) if not block.is_cell and block.kind is PassageKind.PARAGRAPH else None
        if note is not None and int(note[1]) == len(noted) + 1:
            noted[len(noted) + 1] = block.place
    numbers = frozenset(noted)
    marked = {int(each) for block in blocks for each in _STUCK_MARK.findall(block.text)} & numbers
    if len(noted) < _FEWEST_AT_FEET or 2 * len(marked) < len(noted):
        return SourceList()
    return SourceList(frozenset(noted.values()), numbers, are_at_feet=True)


def _under(blocks: Sequence[TextBlock], heading: TextBlock, marks: Mapping[int, Mark | None]) -> list[TextBlock]:
    """Return the lines under a heading, up to one that is no deeper, or that the framework's words begin."""

    def goes_on(block: TextBlock) -> bool:
        is_heading = block.kind is PassageKind.HEADING and block.level <= (heading.level or block.level)
        return marks.get(block.place) is None and not is_heading

    return list(takewhile(goes_on, blocks))


def _number_of(line: TextBlock, order: int) -> int:
    match = _NUMBERED.match(line.text)
    return int(next(filter(None, match.groups()))) if match else order
