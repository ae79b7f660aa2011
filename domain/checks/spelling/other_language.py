"""Tell text in another language, or a phrase of one within a text, by how few of its words are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from domain.text import sentences

Span = tuple[int, int]
IsSlip = Callable[[Span], bool]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2c00-\ufaff\ufb07-\uffff\U00010000-\U0001efff\U00020000-\U0003ffff]")
_LEAST_OF_A_TEXT = 6
_LEAST_OF_A_SENTENCE = 5
_LEAST_QUOTED = 2
_FOREIGN_SHARE = 0.4
"""The share of unknown words from which on a text is not English with slips: a careless page has one in fifty."""
_IN_A_ROW = 3
_MOST_LOOKED_AT = 12


def is_other_language(text: str, unknown: Sequence[Span], is_slip: IsSlip) -> bool:
    """Return whether a whole text is in another language.

    `unknown` is where its unknown words stand, `is_slip` says of one whether it is a known word with a slip in it.
    """
    whole = (0, len(text))
    if len(unknown) < _IN_A_ROW or not _is_foreign(text, whole, unknown, _LEAST_OF_A_TEXT, is_slip):
        return False
    spans = [span for span in sentences.split(text) if _words_in(text, span) >= _LEAST_OF_A_SENTENCE]
    return all(_is_mostly_unknown(text, span, unknown) for span in spans)


def has_other_script(text: str) -> bool:
    """Return whether a text has a sign of another alphabet than the Latin one."""
    return not text.isascii() and _OTHER_SCRIPT.search(text) is not None


def is_other_script(text: str) -> bool:
    """Return whether more than half of a text's letters are none of the Latin alphabet."""
    if not has_other_script(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > _LEAST_OF_A_TEXT and sum(map(is_latin, letters)) < len(letters) / 2


def is_latin(letter: str) -> bool:
    """Return whether a letter is one of the Latin alphabet, with or without an accent."""
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" or "\ufb00" <= letter <= "\ufb06"


def foreign_spans(text: str, unknown: Sequence[Span], quoted: Iterable[Span], is_slip: IsSlip) -> tuple[Span, ...]:
    """Return the stretches of a text that are in another language: sentences, quotations, runs of unknown words."""
    if len(unknown) < _LEAST_QUOTED:
        return ()
    found = [span for span in quoted if _is_foreign(text, span, unknown, _LEAST_QUOTED, is_slip)]
    if len(unknown) >= _IN_A_ROW:
        spans = sentences.split(text)
        found += [span for span in spans if _is_foreign(text, span, unknown, _LEAST_OF_A_SENTENCE, is_slip)]
        found += [span for span in _runs(text, unknown) if not _are_slips(_inside(span, unknown), is_slip)]
    return tuple(found)


def _is_foreign(text: str, span: Span, unknown: Sequence[Span], least: int, is_slip: IsSlip) -> bool:
    if _words_in(text, span) < least or not _is_mostly_unknown(text, span, unknown):
        return False
    return not _are_slips(_inside(span, unknown), is_slip)


def _is_mostly_unknown(text: str, span: Span, unknown: Sequence[Span]) -> bool:
    inside = len(_inside(span, unknown))
    return inside >= 2 and inside >= _FOREIGN_SHARE * _words_in(text, span)


def _are_slips(unknown: Sequence[Span], is_slip: IsSlip) -> bool:
    """Return whether half of the unknown words or more are known ones with a slip; a few are enough to tell."""
    some = unknown[:: len(unknown) // _MOST_LOOKED_AT + 1]
    return 2 * sum(map(is_slip, some)) >= len(some)


def _inside(span: Span, unknown: Sequence[Span]) -> list[Span]:
    start, end = span
    return [each for each in unknown if start <= each[0] < end]


def _words_in(text: str, span: Span) -> int:
    return len(_WORD.findall(text, *span))


def _runs(text: str, unknown: Sequence[Span]) -> list[Span]:
    """Return the stretches of three unknown words or more with nothing but spaces between them."""
    found: list[Span] = []
    run = [unknown[0]]
    for span in [*unknown[1:], (len(text) + 1, len(text) + 1)]:
        if span[0] <= len(text) and text[run[-1][1] : span[0]].isspace():
            run.append(span)
            continue
        if len(run) >= _IN_A_ROW:
            found.append((run[0][0], run[-1][1]))
        run = [span]
    return found
