"""Cut HTML into tags and text in linear time, whatever is wrong with it.

The standard library's html.parser takes quadratic time over unclosed comments and tags in Python 3.11 (CVE-2025-6069);
a paste of some megabytes would hold the window for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple


class TokenKind(Enum):
    TEXT = 1
    OPEN = 2
    CLOSE = 3
    NOTHING = 4


class Token(NamedTuple):
    """A tag or a piece of text; `text` is the tag's lower-case name or the words, `end` where the next one begins."""

    kind: TokenKind
    text: str
    attributes: str
    end: int


RAW_ELEMENTS = frozenset({"script", "style", "iframe", "noembed", "noframes"})

_RAW_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in RAW_ELEMENTS}
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_TAG_STOP = re.compile(r">|=\s*([\"'])")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]*))?")
_HUGE_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


def tokens(html: str) -> Iterator[Token]:
    """Yield the tags and texts of `html` in order; comments, declarations, scripts and style sheets are left out."""
    scanner = _Scanner(html)
    position = 0
    while position < len(html):
        opening = html.find("<", position)
        if opening != position:
            end = opening if opening >= 0 else len(html)
            yield Token(TokenKind.TEXT, html[position:end], "", end)
            position = end
            continue
        token = scanner.markup(opening)
        yield token
        position = token.end
        if token.kind is TokenKind.OPEN and token.text in RAW_ELEMENTS:
            position = scanner.end_of_raw(token.text, position)


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes of a tag by lower-case name, with references resolved; the first of a name counts."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        bare = value[1:-1] if value[:1] in {'"', "'"} else value
        found.setdefault(name.lower(), resolve_references(bare))
    return found


def resolve_references(text: str) -> str:
    """Return the text with character references such as &amp; and &#8217; replaced by their characters."""
    if "&" not in text:
        return text
    # WORKAROUND: html.unescape raises ValueError for a reference of more than 4,300 digits.
    return unescape(_HUGE_REFERENCE.sub("\ufffd", text))


class _Scanner:
    """Finds where markup ends, and remembers what does not occur any more, so that no stretch is searched twice."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._absent: set[str] = set()
        self._are_quotes_closed = True

    def markup(self, opening: int) -> Token:
        """Return the token that begins with the "<" at `opening`; a lone "<" is text."""
        following = self._html[opening + 1 : opening + 3]
        if _is_letter(following[:1]):
            return self._tag(TokenKind.OPEN, opening, opening + 1)
        if following[:1] == "/" and _is_letter(following[1:]):
            return self._tag(TokenKind.CLOSE, opening, opening + 2)
        if self._html.startswith("<!--", opening):
            return self._comment(opening)
        if following[:1] in {"!", "?", "/"}:
            end = self._find(">", opening)
            if end >= 0:
                return Token(TokenKind.NOTHING, "", "", end + 1)
        return Token(TokenKind.TEXT, "<", "", opening + 1)

    def end_of_raw(self, name: str, start: int) -> int:
        """Return where the closing tag of a script or style sheet begins; `start` when it has none: nothing is lost."""
        found = None if f"</{name}" in self._absent else _RAW_ENDS[name].search(self._html, start)
        if found is None:
            self._absent.add(f"</{name}")
        return found.start() if found else start

    def _tag(self, kind: TokenKind, opening: int, start: int) -> Token:
        end = self._end_of_tag(start)
        if end < 0:
            return Token(TokenKind.TEXT, "<", "", opening + 1)
        name = _NAME.match(self._html, start, end)
        name_end = name.end() if name else start
        return Token(kind, self._html[start:name_end].lower(), self._html[name_end:end], end + 1)

    def _comment(self, opening: int) -> Token:
        if self._html.startswith(">", opening + 4):
            return Token(TokenKind.NOTHING, "", "", opening + 5)
        end = self._find("-->", opening + 4)
        # The text behind a comment that is never closed is kept.
        return Token(TokenKind.NOTHING, "", "", end + 3 if end >= 0 else opening + 4)

    def _end_of_tag(self, start: int) -> int:
        plain_end = self._find(">", start)
        position = start
        while plain_end >= 0 and self._are_quotes_closed:
            stop = _TAG_STOP.search(self._html, position)
            if stop is None:
                break
            if not stop.group(1):
                return stop.start()
            closing = self._find(stop.group(1), stop.end())
            if closing < 0:
                break
            position = closing + 1
        else:
            return plain_end
        self._are_quotes_closed = False
        return plain_end

    def _find(self, words: str, start: int) -> int:
        if words in self._absent:
            return -1
        found = self._html.find(words, start)
        if found < 0:
            self._absent.add(words)
        return found


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
