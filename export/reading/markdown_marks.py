"""Tell whether plain text is marked up as Markdown, and take the marks within its lines out.

What begins a line (headings, bullets, rules, the bars of tables) is left to whoever makes blocks of the lines. Followed
is CommonMark (https://spec.commonmark.org/0.31.2/, CC BY-SA 4.0), with the tables and footnotes of GitHub's dialect, as
far as wikis export them, and what old editors wrote: other underlines, and boxes around tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

FEWEST_HEADINGS = 3
"""Headings with "#" from which a text counts as marked; a single "#" may be a note of its writer."""
_HEADINGS = re.compile(r"^#{1,6}[ \t]+[^ \t#\r\n]", re.MULTILINE)
UNDERLINE = re.compile(r"={3,}|-{3,}|\*{6,}|~{6,}")
"""A line that makes a heading of the line above it."""
_KINDS = (
    re.compile(r"^[^\s=|>#-].{0,110}\n={3,}[ \t]*$", re.MULTILINE),
    re.compile(r"^(?:[-*][ \t]+)?\*\*[^*\s][^*\n]*\*\*", re.MULTILINE),
    re.compile(r"^\|[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE),
    re.compile(r"^\+(?:[-=]{3,}\+)+[ \t]*$", re.MULTILINE),
    re.compile(r"^[^\s|+>#*~-].{0,110}\n(?:-{6,}|\*{6,}|~{6,})[ \t]*$", re.MULTILINE),
    re.compile(r"\[[^\]\[\n]+\]\((?:#|https?:)[^)\s]*\)"),
    re.compile(r"\[\^\w{1,8}\]"),
)
"""What else a text that is marked has twice; two kinds of these tell it."""
_OFTEN, _FEWEST_KINDS = 2, 2
_INLINE = re.compile(
    r"(?P<image>!\[[^\]\[]*\]\([^)\s]*\))"
    r"|(?P<link>\[)(?P<shown>[^\]\[^][^\]\[]*)\]\((?:#|/|https?:|mailto:)[^)\s]*\)"
    r"|\[(?P<note>\^)\w{1,8}\]"
    r"|(?P<strong>\*\*|__)(?=[^\s*_])(?P<stressed>(?:(?!(?P=strong)).)*?[^\s*_])(?P=strong)(?!\w)"
    r"|(?<![\w*_])(?P<mark>[*_`])(?=[^\s*_`])(?P<words>[^*_`]*?[^\s*_`])(?P=mark)(?![\w*_`])"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+.!|>~-])"
)


def is_markdown(text: str) -> bool:
    """Return whether a text is marked up: by several headings with "#", or by two other kinds of marks."""
    if len(_HEADINGS.findall(text)) >= FEWEST_HEADINGS:
        return True
    return sum(len(kind.findall(text)) >= _OFTEN for kind in _KINDS) >= _FEWEST_KINDS


def marks_within(line: str) -> list[tuple[int, int]]:
    """Return the spans of the marks within a line that are no words of its, in order.

    Those of bold, italics and code, of what a link leads to, the "^" of notes, and pictures; a mark without its other
    half is left, for it is a slip.
    """
    return sorted(_marks(line, 0, len(line)))


def _marks(line: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _INLINE.finditer(line, begin, end):
        inner = next((name for name in ("shown", "stressed", "words") if match[name] is not None), None)
        if inner is not None:
            yield match.start(), match.start(inner)
            yield match.end(inner), match.end()
            if inner != "words":
                yield from _marks(line, *match.span(inner))
        else:
            yield match.span(next(name for name in ("image", "note", "escape") if match[name] is not None))
