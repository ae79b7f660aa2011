"""Know the words of those who commented on a draft, and of those who answered them: they are none of its findings.

"Authority’s comment: …" with "Our response: …", "Comment [AB12]: … – resolved", "Reviewer comments: …" with
"Status: Open", and the table of what was changed for them. A comment is told by whose it is; what answers it stands
behind one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from domain.assessment import PassageKind
from domain.published.furniture import is_page_number
from domain.published.numbering import Number, follows, number_of, without_number
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import TextBlock

_WHO = (
    r"(?:the |our )?(?:(?:local )?authority|council|LA|CQC|inspector|(?:(?:lead|second|peer) )?(?:assessor|reviewer)"
    r"|moderator|moderation(?: panel)?|panel|editor|author|quality assurance|QA|checker|legal(?: team)?|proof-?reader"
    r"|quality assurer|assessment team|factual accuracy|lead officer|DASS|director)"
    r"(?: \d{1,2})?(?:s|['’]s|s['’])?"
)
_WHEN = r"(?:[ ,]+(?:\([^()]{1,60}\)|(?:on )?\d[\w /.]{3,18}|\d{1,3}|#\d{1,3}|(?-i:[A-Z]{2,4}\d{0,3})\b)){0,2}"
_NAME = r"(?-i:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2})"
_SAID = r"(?:comments?|remarks?|quer(?:y|ies)|feedback|challenges?|observations?|points? (?:raised|made))"
_COMMENT = re.compile(
    r"(?:Comment(?:ed)?(?: by [^:\[\]]{2,40})? ?\[(?-i:[A-Z]{1,4}\d{1,4}(?:R\d{1,4})?)\]"
    rf"|Comment (?:#?\d{{1,3}}|\([^()]{{2,50}}\)){_WHEN}|Comment (?:by|from) (?:{_WHO}|(?-i:[A-Z]{{2,4}}){_WHEN}"
    rf"|{_NAME},? (?:\([^()]*\d[^()]*\)|(?:on )?\d[\w /.]{{3,18}}))"
    rf"|{_WHO} (?:[a-z]+ )?{_SAID}{_WHEN})\s?:(?:\s+|\Z)",
    re.IGNORECASE,
)
_WEAK_COMMENT = re.compile(
    rf"(?:comments?|quer(?:y|ies)|challenge|points? raised|points? made){_WHEN}:\s+", re.IGNORECASE
)
_ANSWER = re.compile(
    rf"(?:(?:our|the|{_WHO}) )?(?:response|reply|answer|decision|outcome|action(?: taken)?|status|resolution|result"
    rf"|resolved|changes? made|replied)(?: (?:by|from) [^:]{{2,40}})?{_WHEN}\s?:(?:\s+|\Z)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:\s[–—-]\s*|[(\[])(?:resolved|closed|done|actioned|complete[d]?|accepted|answered)\b[^.]{0,30}[)\]]?\.?\Z"
    r"|\A(?:done|resolved|actioned|agreed|noted|none|nil|n/a|no (?:further )?(?:comments?|change))\b.{0,30}\Z",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:not (?:yet )?(?:resolved|answered|closed|settled|decided)|open|outstanding|pending|unresolved|awaiting|awaited"
    r"|to be \w+|tb[ca]|to follow|in progress|on hold)\b.*|\W*",
    re.IGNORECASE,
)
_FEWEST_ANSWERED = 2
_LOGS = frozenset(
    f"{kind} of {what}"
    for kind in ("table", "log", "list", "record", "summary", "schedule", "register")
    for what in ("amendments", "changes", "comments", "changes made", "amendments made", "corrections", "responses")
) | {
    *("amendments", "amendments made", "changes made", "change log", "change record", "change history", "comments log"),
    *("amendment log", "revision history", "version history", "version control", "document history", "corrections"),
    *("document control", "factual accuracy log", "comment log", "log of comments and responses", "response log"),
}
"""Headings over what was done to the draft."""
_ROW = re.compile(r".*[|\t].*|(?:version |draft |v)?\d[\d./]{0,9}\b.*", re.IGNORECASE)
_LAST_LINES = 3
_OF_REPORT = frozenset({MarkKind.TITLE, MarkKind.THEME, MarkKind.STATEMENT, MarkKind.PART, MarkKind.FINDINGS})


_IS_OPEN = "open"


def remark_marks(blocks: Sequence[TextBlock], marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Return the marks of the remarks in a text by the indices of their lines; `marks` are what each line announces by
    itself."""
    found: dict[int, Mark] = {}
    weak: list[dict[int, Mark]] = []
    for run, is_weak in _runs(blocks):
        remarks = dict(_of_run(blocks, run))
        if not is_weak:
            found |= remarks
        elif len(run) > 1:
            weak.append(remarks)
    if found or len(weak) >= _FEWEST_ANSWERED:
        for remarks in weak:
            found |= remarks
    return found | {index: Mark(MarkKind.REMARK, text=blocks[index].text) for index in _logged(blocks, marks)}


def is_open(mark: Mark) -> bool:
    """Say whether what a remark says is still to be settled."""
    return mark.id == _IS_OPEN


def _runs(blocks: Sequence[TextBlock]) -> Iterator[tuple[dict[int, int], bool]]:
    """Yield each comment with what answers it: where the words begin in each line of it, and whether it may be one only
    if it is answered."""
    run: dict[int, int] = {}
    is_weak = False
    for index, block in enumerate(blocks):
        if block.kind is PassageKind.HEADING or is_page_number(block.text):
            continue
        strong = _COMMENT.match(block.text)
        begun = strong or _WEAK_COMMENT.match(block.text)
        if begun is not None:
            if run:
                yield run, is_weak
            run, is_weak = {index: begun.end()}, strong is None
        elif run and (answer := _ANSWER.match(block.text)) is not None:
            run[index] = answer.end()
        elif run:
            yield run, is_weak
            run = {}
    if run:
        yield run, is_weak


def _of_run(blocks: Sequence[TextBlock], run: Mapping[int, int]) -> Iterator[tuple[int, Mark]]:
    """Yield the remarks of a comment and its answers: all are open where the last says so, or where there is none."""
    first, *answers = run
    last = blocks[answers[-1]].text[run[answers[-1]] :] if answers else ""
    own = blocks[first].text[run[first] :]
    is_left = _OPEN.fullmatch(last.strip()) is not None if answers else _CLOSED.search(own) is None
    for index, start in run.items():
        yield index, Mark(MarkKind.REMARK, _IS_OPEN if is_left else "", text=blocks[index].text[start:])


def _logged(blocks: Sequence[TextBlock], marks: Sequence[Mark | None]) -> Iterator[int]:
    """Yield the indices of the lines that tell what was done to the draft, with the heading over them: up to the next
    heading what looks like the rows of a table, and text only where the draft ends with it."""
    heading: TextBlock | None = None
    row: Number | None = None
    for index, (block, mark) in enumerate(zip(blocks, marks, strict=True)):
        if normal(without_number(block.text)) in _LOGS and not block.is_cell:
            heading, row = block, None
        elif heading is not None:
            number = number_of(block.text)
            is_row = block.is_cell or "|" in block.text or (number is not None and number.may_follow(row))
            is_heading = block.kind is PassageKind.HEADING and block.level <= (heading.level or block.level)
            is_next = is_heading or (not is_row and follows(block, number_of(heading.text)))
            is_text = index < len(blocks) - _LAST_LINES and not is_row and _ROW.fullmatch(block.text) is None
            is_named = mark is not None and mark.kind in _OF_REPORT and not is_row
            heading, row = None if is_next or is_text or is_named else heading, number or row
        if heading is not None:
            yield index
