"""Find the sentences of a text by rule: abbreviations, initials, numbers, ellipses and quotations do not end one."""

from __future__ import annotations

import re
from functools import lru_cache

_CLOSING = "\"'”’)\\]»"
_OPENING = "\"'“‘(\\[«"
_MARKS = ".!?…"
_LINE_ENDS = "\n\u2029"
RAISED = "⁰¹²³⁴-⁹"
NOTE_IN_BRACKETS = r"\[\^?\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\]"
"""The marks of notes: figures above the line, for a set of signs, and "[2]", "[3, 4]", "[1–3]"."""
# Where a sentence may end: its full stop with what closes after it and marks of notes, before white space; or a line
# end. The set of signs stands first, for what begins with one is found many times faster; a row of marks is asked
# about once.
_POSSIBLE_END = re.compile(
    rf"[{_MARKS}{_LINE_ENDS}](?:(?<=[{_LINE_ENDS}])|(?<![{_MARKS}][{_MARKS}])[{_MARKS}]*+[{_CLOSING}]*+"
    rf"(?:{NOTE_IN_BRACKETS}|[{RAISED}])*+(?=\s))"
)
_LAST_NOTES = re.compile(rf"(?<=[{_MARKS}:{_CLOSING}])(?:{NOTE_IN_BRACKETS}|[{RAISED}])+\Z")
_NEXT = re.compile(rf"\s*[{_OPENING}]*(.?)")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"]*\Z")
_OPENERS = " \t\xa0\"'“‘([«"
_INITIALS = re.compile(r"[A-Z]\.")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_BLANK = re.compile(r"\s*")
_LONGEST_WORD = 40

# A full stop after these never ends a sentence: a name, a number or an explanation follows. Single letters are small
# ones only ("v" for versus), for a capital is an initial or a name of something.
_NEVER_LAST = frozenset(
    (
        *("e.g", "eg", "i.e", "ie", "cf", "viz", "vs", "dr", "mr", "mrs", "ms", "mx", "prof", "rev", "hon", "st", "mt"),
        *("sgt", "capt", "col", "gen", "cllr", "approx", "ca", "fig", "figs", "ref", "refs", "para", "paras", "sec"),
        *("sect", "vol", "ed", "eds", "incl", "excl", "esp"),
    )
)
_SMALL_NEVER_LAST = ("v", "c")
# These do so only before a figure: "No. 5" and "p. 3", but "They said no."
_BEFORE_FIGURES = frozenset(("no", "nos", "p", "pp", "art", "arts", "ch", "chs", "s", "ss", "app"))
_LONGEST_SHORTENED = max(map(len, _NEVER_LAST | _BEFORE_FIGURES))


def without_last_notes(text: str) -> str:
    """Return a text without the marks of notes that stand behind its last sentence."""
    return _LAST_NOTES.sub("", text)


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[tuple[int, int], ...]:
    """Return the span [start, end) of each sentence in order, without the white space around it.

    Every character that is not white space lies in exactly one span. A line end always ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    start = _after_blank(text, 0)
    for match in _POSSIBLE_END.finditer(text):
        mark, end = match.span()
        if text[mark] in _LINE_ENDS:
            end = mark
        if end <= start or not (mark == end or _is_end(text, start, mark, end)):
            continue
        spans.append((start, start + len(text[start:end].rstrip())))
        start = _after_blank(text, end)
    if start < len(text):
        spans.append((start, start + len(text[start:].rstrip())))
    return tuple(spans)


def _after_blank(text: str, start: int) -> int:
    blank = _BLANK.match(text, start)
    return blank.end() if blank else start


def _is_end(text: str, start: int, mark: int, end: int) -> bool:
    """Return whether the marks [mark, end) after the sentence's words from `start` on end it."""
    following = _NEXT.match(text, end)
    if following and following.group(1).islower():
        return False
    if text[mark] != "." or text[mark + 1] in _MARKS:
        return True
    longer = mark - _LONGEST_SHORTENED - 1
    if longer >= start and text[longer:mark].isalpha():
        return True  # after most words that end one: they are longer than all that are shortened
    return not _is_abbreviation(text[max(start, mark - _LONGEST_WORD) : mark], text[end : end + 8])


def _is_abbreviation(words: str, following: str) -> bool:
    """Return whether a full stop after these words only shortens the last of them."""
    word = words.split()[-1] if words and not words[-1].isspace() else ""
    if not word.isalpha():
        found = _WORD_BEFORE.search(word)
        word = found.group() if found else ""
    coming = following.lstrip(_OPENERS)
    if word.lower() in _NEVER_LAST or word in _SMALL_NEVER_LAST:
        return True
    if word.lower() in _BEFORE_FIGURES and coming[:1].isdigit():
        return True
    return bool(_INITIAL.fullmatch(word)) and coming[:1].isupper() and _is_name(words[: -len(word)], word, coming)


def _is_name(before: str, initials: str, coming: str) -> bool:
    """Tell "J. Smith" and "Anna B. Smith" from "hepatitis C. The": initials start the sentence or stand among names."""
    previous = before.split()[-1:]
    return initials != "I" and (not previous or previous[0][0].isupper() or bool(_INITIALS.match(coming)))
