"""Undo the marks of tracked changes in a text that was printed with them: "[Inserted: kind] [Deleted: nice]".

What is inserted stands in the text, what is deleted does not, as in a document that has such changes. Known are words
in brackets, as programs print them that show all markup, the signs of wdiff (GNU) and of CriticMarkup, and the elements
of HTML. A bracket without its other half stays, for it is a slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from export.reading.plain_line import PlainLine

_BY_WHOM = r"(?: (?:by |at |on |here|text|\d)[^\]\[:]{0,60}(?::\d\d[^\]\[:]{0,20})?|[ ,]{1,2}\([^()\]\[]{1,60}\))?"
_WHO = r"(?:[A-Z][\w.’'-]{0,20} ){0,3}"
_OPENING = re.compile(
    rf"\[{_WHO}(?P<inserted>(?i:inserted|inserts?|insertion|added|addition|ins|moved to)){_BY_WHOM}\s?:[ ]?"
    rf"|\[{_WHO}(?P<deleted>(?i:deleted|deletes?|deletion|removed|struck out|del|moved from)){_BY_WHOM}\s?:[ ]?"
    r"|\[(?P<format>(?:Formatted|Formatting|Format changed))\s?:"
)
_SIGNS = {
    "{++": ("inserted", "++}"),
    "{--": ("deleted", "--}"),
    "{>>": ("comment", "<<}"),
    "{~~": ("deleted", "~>"),
    "{+": ("inserted", "+}"),
    "[-": ("deleted", "-]"),
    "<ins>": ("inserted", "</ins>"),
    "<del>": ("deleted", "</del>"),
}
_CLOSING = {closing: opening for opening, (_kind, closing) in _SIGNS.items()} | {"~~}": "~>"}
"""What each sign closes; "~>" ends what is deleted, "{~~old~>new~~}", and begins what stands for it."""
_SIGN = "|".join(re.escape(sign) for sign in (*_SIGNS, *_CLOSING))
_TOKEN_OF_SIGNS = re.compile(_SIGN)
_TOKEN_OF_WORDS = re.compile(rf"{_OPENING.pattern}|\[|\]")
_NOTICES = {"inserted": "insertions-kept", "deleted": "deletions-left-out", "comment": "comments-left-out"}
_FEWEST, _FEWEST_OF_ONE = 3, 5
"""Changes from which on a text was printed with them: of both kinds, and where it has only one."""
_FARTHEST = 20
"""Lines between the two halves of a mark."""
_NO_SPACE_BEFORE = ",.;:!?)"


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    sign: str
    line: int
    start: int
    end: int


def is_tracked(text: str) -> bool:
    """Return whether a text was printed with its changes: several are marked in one of the ways that are known."""
    return _has_words(text) or _has_signs(text)


def _has_words(text: str) -> bool:
    if text.count("[") < _FEWEST:
        return False
    return _are_changes(Counter(match.lastgroup for match in _OPENING.finditer(text)))


def _has_signs(text: str) -> bool:
    counts = {sign: min(text.count(sign), text.count(_SIGNS[sign][1])) for sign in _SIGNS}
    groups = ((("{++", "{~~"), ("{--", "{~~")), (("{+",), ("[-",)), (("<ins>",), ("<del>",)))
    sums = ([sum(counts[sign] for sign in signs) for signs in group] for group in groups)
    return any(_are_changes({"inserted": inserted, "deleted": deleted}) for inserted, deleted in sums)


def _are_changes(counts: Counter[str | None] | dict[str, int]) -> bool:
    inserted, deleted = counts["inserted"], counts["deleted"]
    return inserted + deleted >= (_FEWEST if inserted and deleted else _FEWEST_OF_ONE)


def undone(lines: Sequence[PlainLine], text: str) -> list[PlainLine]:
    """Return the lines of a text that is tracked as it is with all its changes."""
    found = list(lines)
    if _has_words(text):
        found = _undone(found, _TOKEN_OF_WORDS)
    return _undone(found, _TOKEN_OF_SIGNS) if _has_signs(text) else found


def counted(text: str) -> dict[str, int]:
    """Return how many changes a text is printed with, by the codes that documents with such changes are told of with:
    "insertions-kept", "deletions-left-out" and "comments-left-out"; none where it is not tracked."""
    found: Counter[str] = Counter()
    if _has_words(text):
        found.update(_NOTICES[kind] for match in _OPENING.finditer(text) if (kind := match.lastgroup) in _NOTICES)
    if _has_signs(text):
        found.update(_NOTICES[_SIGNS[each][0]] for each in _TOKEN_OF_SIGNS.findall(text) if each in _SIGNS)
    return dict(found)


def _undone(lines: Sequence[PlainLine], token: re.Pattern[str]) -> list[PlainLine]:
    cuts: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    opened: list[_Open] = []
    for number, line in enumerate(lines):
        if not line.text.strip():
            opened = []
        for match in token.finditer(line.text):
            kind, sign = _kind(match)
            if kind:
                opened.append(_Open(kind, sign, number, *match.span()))
            elif opened and opened[-1].sign == sign:
                begun = opened.pop()
                if number - begun.line <= _FARTHEST and begun.kind != "bracket":
                    _close(begun, number, match, lines, cuts)
                if match.group() == "~>":
                    opened.append(_Open("inserted", "~>", number, match.end(), match.end()))
    return [line.without(list(_tidied(line.text, cuts[number]))) for number, line in enumerate(lines)]


def _kind(match: re.Match[str]) -> tuple[str, str]:
    """Return what a mark opens, with the sign that does so; nothing and that sign where it closes."""
    sign = match.group()
    if sign in _SIGNS:
        return _SIGNS[sign][0], sign
    if sign in _CLOSING:
        return "", _CLOSING[sign]
    return ("", "[") if sign == "]" else (match.lastgroup or "bracket", "[")


def _close(
    begun: _Open,
    number: int,
    match: re.Match[str],
    lines: Sequence[PlainLine],
    cuts: dict[int, list[tuple[int, int, bool]]],
) -> None:
    if begun.kind == "inserted":
        cuts[begun.line].append((begun.start, begun.end, False))
        cuts[number].append((*match.span(), False))
        return
    for place in range(begun.line, number + 1):
        start = begun.start if place == begun.line else 0
        end = match.end() if place == number else len(lines[place].text)
        cuts[place].append((start, end, True))


def _tidied(text: str, cuts: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Yield what is to be taken out of a line in order, with one of the two spaces that stood around words."""
    start = end = -1
    has_words = False
    for begin, stop, is_deleted in sorted(cuts):
        if start >= 0 and begin > end:
            start, end = _with_space(text, start, end) if has_words else (start, end)
        if start >= 0 and begin <= end:
            end, has_words = max(end, stop), has_words or is_deleted
            continue
        if start >= 0:
            yield start, end
        start, end, has_words = begin, stop, is_deleted
    if start >= 0:
        yield _with_space(text, start, end) if has_words else (start, end)


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    is_spaced = start == 0 or text[start - 1] == " "
    if is_spaced and text[end : end + 1] == " ":
        return start, end + 1
    is_before_sign = end == len(text) or text[end] in _NO_SPACE_BEFORE
    return (start - 1, end) if start and is_spaced and is_before_sign else (start, end)
