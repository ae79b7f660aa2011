"""Know the furniture of pages that was copied with a text: numbers of pages, headers, navigation, lists of contents.

It is told by its recurring and its place: a header stands beside the number of each page, "Back to top" between a
sentence and the next heading, a list of contents has the headings that come later. None of it is the report's text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from domain.published.numbering import without_number
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import SourceText, TextBlock

LONGEST_FURNITURE = 160
"""Characters; a longer line is running text."""
_MOST_WORDS = 8
_OFTEN, _TWICE, _SEVERAL = 3, 2, 3
_FIRST_LINES = 6
_MOST_EMPTY = 4
"""A line among so many that recurs as a header is the title it repeats."""
_PAGE = r"(?:page|slide|sheet|p\.|pg\.?)"
_PAGE_NUMBER = re.compile(
    rf"\W*(?:{_PAGE}\s?\d{{1,4}}(?:\s?(?:of|/)\s?\d{{1,4}})?|\d{{1,4}}\s?\|\s?{_PAGE}|\d{{1,4}} of \d{{1,4}})\W*",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_FOOTNOTE = re.compile(r"\s*(\d{1,3})\s+\S.{2,150}\Z")
_DASHED_NUMBER = re.compile(r"(?:[-–—]\s?)?\d{1,4}\s?[-–—]")
_BETWEEN_DASHES = re.compile(r"[-–—]\s?\d{1,3}\s?[-–—]")
_WITH_PAGE = re.compile(
    rf"(?P<words>\S.*?)[\s|,–—-]+(?:{_PAGE}\s?)(?P<page>\d{{1,4}})(?:\s?(?:of|/)\s?\d{{1,4}})?", re.I
)
_PATH = re.compile(r"[^.:;?!>»›]{2,60}(?:\s[>»›]\s[^.:;!>»›]{2,60}){2,}|(?:Home|You are here)\b.{0,12}\s[>»›]\s.+")
_NAVIGATION = frozenset(
    {
        "back to top",
        "back to the top",
        "return to top",
        "top of page",
        "go to top",
        "back to contents",
        "skip to content",
    }
    | {"return to contents", "back to the contents", "skip to main content", "print this page"}
    | {
        "share this page",
        "print or save this page",
        "download this page",
        "is this page useful?",
        "was this page helpful?",
    }
    | {"was this page useful?", "is this page helpful?", "you are here", "next page", "previous page"}
)
_MARKINGS = frozenset(
    {"official", "official - sensitive", "official-sensitive", "official sensitive", "confidential", "restricted"}
    | {"not for publication", "not for circulation", "not for onward circulation", "not protectively marked", "draft"}
    | {"in confidence", "private and confidential", "draft - not for circulation", "draft - not for publication"}
)
_MAIL = re.compile(r"(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Importance|Attachments?)\s*:(?:\s.*)?", re.IGNORECASE)
_FORM = re.compile(
    r"(?:(?:form|submission|response|respondent|survey|return|case|record|entry|export|template|collector|questionnaire)"
    r"[ -]?(?:reference|ref|version|status|id|identifier|number|no\.?|type|name|date|time|title|language|started|ended)"
    r"|(?:date|time|last|first)? ?(?:started|created|begun|saved|submitted|completed|modified|updated|exported|received"
    r"|generated|printed|opened|downloaded)(?: (?:on|at|date|by))?"
    r"|(?:form |page )?(?:status|progress|ip address|user agent|time (?:taken|zone)|reference(?: number)?))"
    r"\s*:(?:\s.{0,80})?",
    re.IGNORECASE,
)
_OF_FORM = re.compile(
    r"(?:form|submission|submitted|respon\w+|survey|collector|questionnaire|date submitted|last saved|ip address)\b",
    re.IGNORECASE,
)
_PASTED = re.compile(r"[-_=]{2,}\s*(?:(?:begin )?(?:original|forwarded) message\s*:?\s*[-_=]{2,})", re.IGNORECASE)
"""The lines over an e-mail, and over one that is pasted into another."""
_CONTENTS = frozenset(
    {"contents", "table of contents", "list of contents", "contents list", "on this page", "in this report", "index"}
    | {"in this document", "in this section", "contents of this report", "what is in this report", "page contents"}
    | {"in this draft", "what this report covers", "in this paper", "jump to", "sections", "in this letter"}
)
_TO_PAGE = re.compile(r"[\s.…_·]+\d{1,3}$")
_ENDS = '.:;,?!…”"’)'
_SCORED = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_ROW, MarkKind.LEVEL})


def furniture_in(blocks: Sequence[TextBlock], marks: Sequence[Mark | None]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the indices of the blocks that are furniture, and of the headings that lists of contents name.

    `marks` are what each line announces by itself. It takes time proportional to their number.
    """
    keys = [normal(block.text) if len(block.text) <= LONGEST_FURNITURE else "" for block in blocks]
    places: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key:
            places[key].append(index)
    pages = {index for index, key in enumerate(keys) if key and _is_page_number(blocks[index].text, marks[index])}
    pages |= counted_pages(["" if block.is_cell else block.text for block in blocks])
    contents, headings = _contents(blocks, keys, marks)
    found = pages | _numbered_headers(blocks) | contents | _mail_headers(blocks) | _form_headers(blocks)
    for key, indices in places.items():
        if key in _NAVIGATION or (key in _MARKINGS and len(indices) >= _TWICE):
            found.update(indices)
        elif len(indices) >= _TWICE and _is_recurring(blocks, marks, indices, pages):
            first = indices[0]
            is_title = first < _FIRST_LINES and first + 1 not in pages and first - 1 not in pages
            found.update(indices[1:] if is_title else indices)
    found |= {index for index, key in enumerate(keys) if key and _PATH.fullmatch(blocks[index].text.strip())}
    return frozenset(found), frozenset(headings - found)


def page_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the indices of the lines that print the number of a page, of those beside them that recur, and of the
    notes above them.

    `lines` are those of a text in order, the empty ones too; empty ones around them are theirs.
    """
    numbers = {index for index, line in enumerate(lines) if line and _PAGE_NUMBER.fullmatch(line.strip())}
    numbers |= counted_pages(lines)
    notes = {place for index in numbers for place in _notes_above(lines, index)}
    beside = {index + step for index in numbers for step in (-1, 1) if 0 <= index + step < len(lines)} - numbers
    recurring = Counter(_NUMBERS.sub("#", lines[index]) for index in beside if lines[index].strip())
    found = numbers | notes
    found |= {index for index in beside if recurring[_NUMBERS.sub("#", lines[index])] >= _TWICE}
    found |= _headers_apart(lines, numbers)
    around = {index + step for index in found for step in (-1, 1) if 0 <= index + step < len(lines)}
    return frozenset(found | {index for index in around if not lines[index].strip()})


def _headers_apart(lines: Sequence[str], numbers: Collection[int]) -> set[int]:
    """Return the indices of the headers and footers that empty lines part from the numbers of their pages: as they are
    on at least half of the pages."""
    found: set[int] = set()
    for step in (-1, 1):
        next_to = [_next_with_words(lines, index, step) for index in numbers]
        apart = [index for index in next_to if index is not None and len(lines[index]) <= LONGEST_FURNITURE]
        recurring = Counter(lines[index].strip() for index in apart)
        fewest = max(_TWICE, len(numbers) / 2)
        found |= {index for index in apart if recurring[lines[index].strip()] >= fewest}
    return found


def _next_with_words(lines: Sequence[str], index: int, step: int) -> int | None:
    within = range(index + step, index + (_MOST_EMPTY + 1) * step, step)
    return next((place for place in within if 0 <= place < len(lines) and lines[place].strip()), None)


def counted_pages(lines: Sequence[str]) -> set[int]:
    """Return the indices of the numbers alone on their lines, where they count the pages of a text: each one more."""
    alone = [
        (index, int(line.strip("-–— ")))
        for index, line in enumerate(map(str.strip, lines))
        if len(line) < 8 and ((line.isdecimal() and len(line) < 4) or _BETWEEN_DASHES.fullmatch(line))
    ]
    are_counted = all(after[1] == before[1] + 1 for before, after in pairwise(alone))
    return {index for index, _number in alone} if len(alone) >= _SEVERAL and are_counted else set()


def _notes_above(lines: Sequence[str], index: int) -> Iterator[int]:
    """Yield the indices of the numbered notes that stand directly over the number of a page."""
    expected = None
    for place in range(index - 1, -1, -1):
        note = _FOOTNOTE.match(lines[place])
        if note is None or (expected is not None and int(note[1]) != expected):
            return
        yield place
        expected = int(note[1]) - 1


def is_furniture(mark: Mark | None) -> bool:
    """Say whether a mark is that of furniture, or of a remark on the draft: neither is the report's text."""
    return mark is not None and mark.kind in {MarkKind.FURNITURE, MarkKind.REMARK}


def is_page_number(text: str) -> bool:
    """Say whether a line prints the number of a page and no more."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def without_furniture(source: SourceText, marks: Sequence[Mark | None]) -> tuple[SourceText, list[Mark | None]]:
    """Return a text without its furniture, and the marks of what is left."""
    left = [(block, mark) for block, mark in zip(source.blocks, marks, strict=True) if not is_furniture(mark)]
    return replace(source, blocks=tuple(block for block, _mark in left)), [mark for _block, mark in left]


def once(furniture: Sequence[TextBlock], text: Sequence[TextBlock]) -> frozenset[int]:
    """Return the places of the furniture that says what neither the text nor furniture before says, numbers aside."""
    said = {_NUMBERS.sub("#", _entry(normal(block.text))): 0 for block in text if furniture}
    for block in furniture:
        said.setdefault(_NUMBERS.sub("#", _entry(normal(block.text))), block.place)
    return frozenset(said.values())


def _is_page_number(text: str, mark: Mark | None) -> bool:
    line = text.strip()
    return (mark is None and _DASHED_NUMBER.fullmatch(line) is not None) or is_page_number(line)


def _numbered_headers(blocks: Sequence[TextBlock]) -> set[int]:
    """Return the lines that recur with the number of a page behind them: "Marwell Council – page 3"."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        match = _WITH_PAGE.fullmatch(block.text.strip()) if len(block.text) <= LONGEST_FURNITURE else None
        if match is not None and match["words"][-1] not in ".;!?":
            found[normal(match["words"])].append(index)
    return {index for indices in found.values() if len(indices) >= _TWICE for index in indices}


def _mail_headers(blocks: Sequence[TextBlock]) -> set[int]:
    """Return the lines over an e-mail: several in a row of those that every program writes."""
    found = {index for index, block in enumerate(blocks) if _PASTED.fullmatch(block.text.strip())}
    return found.union(*_runs_of(_MAIL, blocks))


def _form_headers(blocks: Sequence[TextBlock]) -> set[int]:
    """Return the lines in a row that say by which form, when and by whom it was filled in: one speaks of the form."""
    runs = _runs_of(_FORM, blocks)
    return {index for run in runs if any(_OF_FORM.match(blocks[each].text.strip()) for each in run) for index in run}


def _runs_of(line: re.Pattern[str], blocks: Sequence[TextBlock]) -> list[list[int]]:
    """Return the lines of a kind of which several stand in a row."""
    runs: list[list[int]] = [[]]
    for index, block in enumerate(blocks):
        if line.fullmatch(block.text.strip()):
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) >= _SEVERAL]


def _is_recurring(
    blocks: Sequence[TextBlock], marks: Sequence[Mark | None], indices: Sequence[int], pages: set[int]
) -> bool:
    """Say whether a line is a header or footer, beside numbers of pages, or stands between each text and a heading."""
    mark = marks[indices[0]]
    if mark is not None and mark.kind is not MarkKind.TITLE:
        return False
    beside = sum(index - 1 in pages or index + 1 in pages for index in indices)
    if beside >= _TWICE or mark is not None:
        return True
    text = blocks[indices[0]].text.strip()
    if len(indices) < _OFTEN or len(text.split()) > _MOST_WORDS or text[-1:] in _ENDS or blocks[indices[0]].is_cell:
        return False
    if any(index and blocks[index - 1].text.rstrip()[-1:] not in '.!?…”"’)' for index in indices):
        return False
    following = [blocks[index + 1].text if index + 1 < len(blocks) else "" for index in indices]
    headings = Counter(normal(line) for line in following)
    return max(headings.values()) == 1 and all(_is_heading(line) for line in following)


def _is_heading(line: str) -> bool:
    return not line or (line.strip()[-1:] not in _ENDS and len(line.split()) <= _MOST_WORDS)


def _contents(
    blocks: Sequence[TextBlock], keys: Sequence[str], marks: Sequence[Mark | None]
) -> tuple[set[int], set[int]]:
    """Return the lines of lists of contents, with the line that says so: three or more that later are headings; and
    those headings."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key:
            places[_entry(key)].append(index)
    found: set[int] = set()
    named: set[int] = set()
    index = 0
    while index < len(blocks):
        is_announced = keys[index] in _CONTENTS
        run = _run(blocks, keys, marks, index + is_announced, places, is_announced)
        entries = [place for place in run if not keys[place].isdecimal()]
        headings = _headings_of([places[_entry(keys[place])] for place in entries], run[-1] if run else index)
        if len(headings) >= _SEVERAL and _leads_on(headings):
            named.update(headings)
            found.update(run[: run.index(entries[len(headings) - 1]) + 1], [index] if is_announced else [])
            found.update(place for place in run if keys[place].isdecimal())
        index = run[-1] + 1 if run else index + 1
    return found, named


def _run(
    blocks: Sequence[TextBlock],
    keys: Sequence[str],
    marks: Sequence[Mark | None],
    begin: int,
    places: Mapping[str, list[int]],
    is_announced: bool,
) -> list[int]:
    """Return the indices of the lines from `begin` on that all come again later."""
    run: list[int] = []
    for index in range(begin, len(blocks)):
        key, mark = keys[index], marks[index]
        is_page = is_announced and bool(run) and key.isdecimal() and blocks[index].is_cell
        is_score = mark is not None and mark.kind in _SCORED and not is_announced
        if not is_page and (not key or is_score or places[_entry(key)][-1] <= index):
            break
        run.append(index)
    return run


def _headings_of(places: Sequence[Sequence[int]], end: int) -> list[int]:
    """Return where the entries of a list come again behind its `end`, each behind the one before, as far as they do."""
    found: list[int] = []
    for each in places:
        at = bisect_right(each, found[-1] if found else end)
        if at == len(each):
            break
        found.append(each[at])
    return found


def _leads_on(headings: Sequence[int]) -> bool:
    """Say whether there is text between the headings of a list: otherwise it is but another list of names."""
    return sum(headings[number + 1] - heading > 1 for number, heading in enumerate(headings[:-1])) * 2 >= len(headings)


def _entry(key: str) -> str:
    """Return a heading as a list of contents may have it: without its number and that of its page."""
    shorter = _TO_PAGE.sub("", key) if not key.isdecimal() else key
    return without_number(shorter).strip(" .") or key
