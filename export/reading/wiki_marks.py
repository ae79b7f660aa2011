"""Tell whether plain text is marked up as MediaWiki does it, and take the marks within its lines out.

Followed is https://www.mediawiki.org/wiki/Help:Formatting (public domain), as far as reports use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HEADING = re.compile(r"(?P<sign>={2,6})\s*(?P<words>[^=].*?)\s*(?P=sign)")
BETWEEN_CELLS = re.compile(r"\s*(?:\|\||!!)\s*")
ROW = re.compile(r"[|!]\s*(?P<cells>.*(?:\|\||!!).*)")
_KINDS = (
    re.compile(r"^(={2,6})[^=\n].{0,150}\1[ \t]*$", re.MULTILINE),
    re.compile(r"'''[^'\n]{1,200}'''"),
    re.compile(r"\[\[[^\]\[\n]{1,200}\]\]"),
    re.compile(r"<ref(?: name=[^<>\n]{1,60})?/?>"),
)
_OFTEN, _FEWEST_KINDS = 2, 2
_WHOLE = re.compile(r"\{\|.*|\|\}|\|-.*|\|\+.*|__[A-Z]+__|<references\s*/?>|\[\[Category:[^\]]*\]\]|\{\{[^|}]*|\}\}")
PARAMETER = re.compile(r"\|\s+(?P<name>\w[\w ]{0,40}) = (?P<value>.*)")
_INLINE = re.compile(
    r"(?P<strong>'{2,3})(?P<stressed>[^']+(?:'[^']+)*)(?P=strong)"
    r"|\[\[(?:[^\]\[|]*\|)?(?P<shown>[^\]\[|]+)\]\]|\[https?://\S+ (?P<said>[^\]\[]+)\]"
    r"|(?P<note><ref[^<>]*/>|<ref[^<>/]*>[^<>]*</ref>)"
)


def is_wiki(text: str) -> bool:
    """Return whether a text is marked up so: by two kinds of marks, each of which it has several times."""
    return sum(len(kind.findall(text)) >= _OFTEN for kind in _KINDS) >= _FEWEST_KINDS


def marks_within(line: str) -> list[tuple[int, int]]:
    """Return the spans of the marks of a line that are no words of its, in order; all of a line that is only a mark."""
    if _WHOLE.fullmatch(line.strip()):
        return [(0, len(line))] if line else []
    return sorted(_marks(line, 0, len(line)))


def _marks(line: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _INLINE.finditer(line, begin, end):
        inner = next((name for name in ("stressed", "shown", "said") if match[name] is not None), None)
        if inner is None:
            yield match.span()
            continue
        yield match.start(), match.start(inner)
        yield match.end(inner), match.end()
        yield from _marks(line, *match.span(inner))
