"""Tell hidden words in a Word document by what they say of themselves and by the styles they have.

Elements are those of lxml or of the standard library: what has a tag, attributes in `items()` and elements in it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Element = Any

_LONGEST_CHAIN = 20
_ON = frozenset({"1", "true", "on"})
_OFF = frozenset({"0", "false", "off", "none"})


class _Style(NamedTuple):
    """A style: the one it is based on, and whether its words are hidden; None where it does not say."""

    based_on: str
    is_hidden: bool | None


class HiddenWords:
    """What the styles of one document hide."""

    def __init__(self, styles: Element | None) -> None:
        """Take the root of the part that holds the styles, None where there is none."""
        self._styles = {value_of(style, "styleId"): _style(style) for style in children(styles, "style")}
        self._defaults = default_styles(styles)
        of_all = child(child(child(child(styles, "docDefaults"), "rPrDefault"), "rPr"), "vanish")
        self._are_all_hidden = is_on(of_all)

    def are_hidden(self, run: Element | None, paragraph: Element | None) -> bool:
        """Say whether the words with these properties (their rPr) in a paragraph (its pPr) are hidden.

        What the words say themselves counts; else the style of the paragraph and that of the characters, each of which
        turns round what the other says. Source: ECMA-376, Part 1, 17.7.3 "Toggle Properties".
        """
        own = child(run, "vanish")
        if own is not None:
            return is_on(own)
        by_paragraph = self._hides(child(paragraph, "pStyle"), "paragraph")
        by_characters = self._hides(child(run, "rStyle"), "character")
        return self._are_all_hidden or by_paragraph != by_characters

    def _hides(self, named: Element | None, kind: str) -> bool:
        style_id = value_of(named, "val") if named is not None else self._defaults.get(kind, "")
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(style_id)
            if style is None:
                return False
            if style.is_hidden is not None:
                return style.is_hidden
            style_id = style.based_on
        return False


def default_styles(styles: Element | None) -> dict[str, str]:
    """Return the id of the style that is had without naming one, by kind ("paragraph", "character")."""
    return {
        value_of(style, "type"): value_of(style, "styleId")
        for style in children(styles, "style")
        if value_of(style, "default") in _ON
    }


def _style(style: Element) -> _Style:
    base, vanish = child(style, "basedOn"), child(child(style, "rPr"), "vanish")
    based_on = value_of(base, "val") if base is not None else ""
    return _Style(based_on, None if vanish is None else is_on(vanish))


def local_name(element: Element) -> str:
    """Return an element's name without its namespace: the transitional and the strict format differ in that alone."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child with this local name, if there is one."""
    return next(iter(children(element, name)), None)


def children(element: Element | None, name: str) -> list[Element]:
    """Return all children with this local name."""
    return [] if element is None else [entry for entry in element if local_name(entry) == name]


def value_of(element: Element, name: str) -> str:
    """Return the attribute with this local name, "" when it is not there."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def is_on(element: Element | None) -> bool:
    """Say whether a switch such as w:vanish is there and not turned off."""
    return element is not None and value_of(element, "val").lower() not in _OFF
