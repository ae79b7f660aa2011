"""What HTML elements mean to a reader that keeps headings, paragraphs, bullets and links only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
ASIDES = frozenset({"footer", "nav"})
CELLS = frozenset({"td", "th"})
PICTURES = frozenset({"img", "svg"})
FOREIGN = frozenset({"svg", "math"})
"""Elements of other languages: only these may end with "/>"."""
HEAD_CONTENT = frozenset(
    {"base", "basefont", "bgsound", "head", "link", "meta", "noframes", "noscript", "script", "style", "template"}
    | {"title"}
)
"""Elements that may stand in a page's head; any other begins the body."""
OBJECTS = frozenset({"audio", "canvas", "embed", "frame", "iframe", "object", "video"})
BLOCKS = (
    frozenset({"address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "footer"})
    | {"form", "fieldset", "header", "hr", "main", "nav", "p", "pre", "search", "section", "title"}
    | {"button", "label", "legend", "option", "select", "summary", "textarea", "figcaption", "figure"}
    | {"dd", "dl", "dt", "li", "caption", "table", "tbody", "tfoot", "thead", "tr"}
    | HEADINGS.keys()
    | LISTS
    | CELLS
)
_LEAVES_PARAGRAPH_OPEN = frozenset(
    {"body", "button", "caption", "label", "legend", "option", "select", "summary", "textarea", "title"}
    | {"tbody", "td", "tfoot", "th", "thead", "tr"}
)
CLOSES_PARAGRAPH = BLOCKS - _LEAVES_PARAGRAPH_OPEN
"""Elements whose opening tag ends a paragraph that was left open."""


class Hidden(Enum):
    """Why the words inside an element are not read."""

    NO = 0
    NOT_TEXT = 1
    INVISIBLE = 2


_NOT_TEXT = frozenset({"head", "title", "template", "xml", "datalist", "svg"}) | OBJECTS
_LIST_LEVEL = re.compile(r"mso-list:l\d+level(\d)")


def style_of(attributes: Mapping[str, str]) -> str:
    """Return the element's own style in lower case without white space."""
    return "".join(attributes.get("style", "").lower().split())


def hidden_because(name: str, attributes: Mapping[str, str], style: str) -> Hidden:
    """Say whether the words of an element are left out: what people cannot see, and what is not text at all."""
    if name in _NOT_TEXT or "mso-list:ignore" in style:
        return Hidden.NOT_TEXT
    is_styled_away = "display:none" in style or "visibility:hidden" in style or "mso-hide:all" in style
    return Hidden.INVISIBLE if is_styled_away or "hidden" in attributes else Hidden.NO


def keeps_spaces(name: str, style: str) -> bool:
    """Say whether white space inside the element stands as it is written."""
    return name == "pre" or "white-space:pre" in style


def word_list_level(style: str) -> int:
    """Return the level, from 1, of a paragraph that Word marks as an item of a list; 0 for any other."""
    level = _LIST_LEVEL.search(style)
    return max(1, int(level.group(1))) if level else 0
