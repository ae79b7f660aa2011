"""How the words of a Word file look once styles, tables and defaults are worked out: font, size, colours, hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from export.gate.word_file import NAMESPACE, STYLES, WordFile, is_on, value
from export.word.names import qualified

Look = Mapping[str, str]
HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TablePlace:
    """The table style over a paragraph, the conditional formats that hold in its cell, and the cell's own shade."""

    style_id: str
    conditions: tuple[str, ...]
    shade: str = ""


class Looks:
    """Works out the look of each run; what depends on styles alone is worked out once."""

    def __init__(self, file: WordFile) -> None:
        styles = file.trees[STYLES]
        self._styles = {style.get(qualified("w:styleId")): style for style in styles.findall("w:style", NAMESPACE)}
        self._default_style = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(qualified("w:type")) == "paragraph" and style.get(qualified("w:default")) in ("1", "true")
            ),
            "",
        )
        self._defaults = styles.find("w:docDefaults/w:rPrDefault/w:rPr", NAMESPACE)
        self._fonts = dict(_theme_fonts(file))
        self._known: dict[tuple[str, str, TablePlace | None], Look] = {}
        background = file.trees["word/document.xml"].find("w:background", NAMESPACE)
        page = None if background is None else background.get(qualified("w:color"))
        self._page = page if page not in (None, "auto") else "FFFFFF"

    def of_run(self, run: Any, paragraph: Any, place: TablePlace | None) -> Look:
        """Return the look of a run: "ascii", "hAnsi" (fonts), "size" (half points), "color", "shade", "vanish"."""
        properties = run.find("w:rPr", NAMESPACE)
        character = value(properties, "w:rStyle") or ""
        look = dict(self._of_styles(character, value(paragraph, "w:pPr/w:pStyle") or self._default_style, place))
        own_shade = _shade(paragraph.find("w:pPr", NAMESPACE))
        if own_shade:
            look["shade"] = own_shade
        look.update(self._read(properties))
        return look

    def outline_level(self, paragraph: Any) -> int | None:
        """Return the heading level of a paragraph, 1 to 9; None for body text."""
        level = value(paragraph, "w:pPr/w:outlineLvl")
        style_id = value(paragraph, "w:pPr/w:pStyle") or self._default_style
        for style in self._chain(style_id):
            level = level if level is not None else value(style, "w:pPr/w:outlineLvl")
        return int(level) + 1 if level is not None and int(level) < 9 else None

    def _chain(self, style_id: str) -> Iterator[Any]:
        """Yield the style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id], "w:basedOn") or ""

    def _of_styles(self, character: str, paragraph: str, place: TablePlace | None) -> Look:
        key = (character, paragraph, place)
        if key not in self._known:
            look: dict[str, str] = {"shade": self._page, **self._read(self._defaults)}
            if place is not None:
                look.update(self._of_table(place))
            for style_id in (paragraph, character):
                for style in reversed(list(self._chain(style_id))):
                    shade = _shade(style.find("w:pPr", NAMESPACE))
                    look.update({"shade": shade} if shade else {})
                    look.update(self._read(style.find("w:rPr", NAMESPACE)))
            self._known[key] = look
        return self._known[key]

    def _of_table(self, place: TablePlace) -> Look:
        look: dict[str, str] = {}
        for style in reversed(list(self._chain(place.style_id))):
            for holder in (style, *_conditional(style, place.conditions)):
                shade = _shade(holder.find("w:tcPr", NAMESPACE))
                look.update({"shade": shade} if shade else {})
                look.update(self._read(holder.find("w:rPr", NAMESPACE)))
        return {**look, "shade": place.shade} if place.shade else look

    def _read(self, properties: Any) -> dict[str, str]:
        if properties is None or not len(properties):
            return {}
        found = {"color": value(properties, "w:color"), "size": value(properties, "w:sz")}
        fonts = properties.find("w:rFonts", NAMESPACE)
        if fonts is not None:
            for slot in ("ascii", "hAnsi"):
                theme = fonts.get(qualified(f"w:{slot}Theme"))
                found[slot] = self._fonts.get(theme, theme) if theme else fonts.get(qualified(f"w:{slot}"))
        vanish = properties.find("w:vanish", NAMESPACE)
        if vanish is not None:
            found["vanish"] = "1" if is_on(vanish) else "0"
        found["shade"] = HIGHLIGHTS.get(value(properties, "w:highlight") or "") or _shade(properties)
        return {name: text for name, text in found.items() if text}


def _conditional(style: Any, conditions: tuple[str, ...]) -> Iterator[Any]:
    """Yield the conditional formats of a table style that hold, the weaker first."""
    for condition in conditions:
        for element in style.findall("w:tblStylePr", NAMESPACE):
            if element.get(qualified("w:type")) == condition:
                yield element


def _shade(properties: Any) -> str:
    shading = None if properties is None else properties.find("w:shd", NAMESPACE)
    fill = "" if shading is None else shading.get(qualified("w:fill"), "")
    return "" if fill == "auto" else fill


def _theme_fonts(file: WordFile) -> Iterator[tuple[str, str]]:
    """Yield the fonts behind the names minorHAnsi, majorHAnsi, minorAscii and so on."""
    for name, tree in file.trees.items():
        if name.startswith("word/theme/"):
            for size in ("major", "minor"):
                latin = tree.find(f".//{{*}}{size}Font/{{*}}latin")
                for slot in ("HAnsi", "Ascii"):
                    yield f"{size}{slot}", "" if latin is None else latin.get("typeface", "")


def table_place(paragraph: Any) -> TablePlace | None:
    """Return where a paragraph stands in its innermost table, None outside tables."""
    cell = next(paragraph.iterancestors(qualified("w:tc")), None)
    if cell is None:
        return None
    row = next(cell.iterancestors(qualified("w:tr")))
    table = next(row.iterancestors(qualified("w:tbl")))
    look = table.find("w:tblPr/w:tblLook", NAMESPACE)
    conditions = []
    if _look_is_on(look, "firstColumn", 0x0080) and row.find("w:tc", NAMESPACE) is cell:
        conditions.append("firstCol")
    if _look_is_on(look, "firstRow", 0x0020) and table.find("w:tr", NAMESPACE) is row:
        conditions.append("firstRow")
    style_id = value(table, "w:tblPr/w:tblStyle") or ""
    return TablePlace(style_id, tuple(conditions), _shade(cell.find("w:tcPr", NAMESPACE)))


def _look_is_on(look: Any, name: str, bit: int) -> bool:
    if look is None:
        return False
    switch = look.get(qualified(f"w:{name}"))
    return switch in ("1", "true") if switch is not None else bool(int(look.get(qualified("w:val"), "0"), 16) & bit)
