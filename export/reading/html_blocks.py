"""Read HTML, a page or a paste, into plain blocks; nothing it refers to is ever loaded."""

from __future__ import annotations

from collections import Counter

from domain.assessment import PassageKind
from domain.text.blocks import SourceText
from export.reading import html_elements as elements
from export.reading.gathering import DEEPEST_BULLET, TEXT_LIMIT, Gatherer, raised
from export.reading.html_elements import Hidden
from export.reading.html_tokens import Token, TokenKind, attributes_of, resolve_references, tokens

TOKEN_LIMIT = 400_000
"""Tags and pieces of text that are read from one source: bounds the time for markup that holds hardly any words."""

_LOOKED_THROUGH_FOR_ITEM = 64


def blocks_from_html(html: str, limit: int = TEXT_LIMIT, name: str = "") -> SourceText:
    """Return the headings, paragraphs, bullets and links of `html`, in time proportional to its length.

    Heading levels are those of the page, 1 to 6; bullets have level 1 or 2. Cells of tables become paragraphs and a
    line break begins a new one. Links are kept for http, https and mailto. At most `limit` characters of text and
    TOKEN_LIMIT tags and pieces of text are read. Nothing is raised, whatever the text is.

    Notices, each with a "count": "pictures-left-out", "objects-left-out", "links-left-out" (with their "kinds"),
    "hidden-left-out" (characters), "characters-removed", "tables-flattened", "numbers-left-out" (items of numbered
    lists), "text-cut" (characters of the source that were not read, with the "limit").
    """
    reader = _Reader(limit)
    position = 0
    for number, token in enumerate(tokens(html), start=1):
        if reader.gathered.is_full or number > TOKEN_LIMIT:
            reader.gathered.left_out["text-cut"] += len(html) - position
            break
        reader.read(token)
        position = token.end
    reader.finish()
    blocks, notices = reader.gathered.finish()
    return SourceText(name, blocks, notices)


class _Reader:
    """Keeps the open elements, so that whatever is left unclosed ends with the element around it."""

    def __init__(self, limit: int) -> None:
        self.gathered = Gatherer(limit)
        self._open: list[tuple[str, bool]] = []
        self._open_counts: Counter[str] = Counter()
        self._hidden_from = -1
        self._hidden_because = Hidden.NO
        self._hidden_length = 0
        self._item_level = 0
        self._paragraph_level = 0
        self._spaces_kept = 0

    def read(self, token: Token) -> None:
        """Take in the next tag or text."""
        if token.kind is TokenKind.TEXT:
            self._text(resolve_references(token.text))
        elif token.kind is TokenKind.OPEN:
            self._start(token)
        elif token.kind is TokenKind.CLOSE:
            self._end(token.text)

    def finish(self) -> None:
        """End whatever is still open; words inside an element that was never closed are counted as hidden."""
        self._count_hidden(self._hidden_because is not Hidden.NO)

    def _count_hidden(self, is_told: bool) -> None:
        if is_told and self._hidden_length:
            self.gathered.left_out["hidden-left-out"] += self._hidden_length
        self._hidden_length = 0

    def _text(self, text: str) -> None:
        if self._hidden_because is not Hidden.NO:
            self._hidden_length += len(text.strip())
        elif self._spaces_kept and "\n" in text.strip("\r\n"):
            for line in text.split("\n"):
                self._words(line)
                self._flush()
        else:
            self._words(text)

    def _words(self, text: str) -> None:
        if text.strip() and not self.gathered.has_text:
            self._name_block()
        self.gathered.add(raised(text) if self._open_counts["sup"] else text, keep_spaces=bool(self._spaces_kept))

    def _name_block(self) -> None:
        """Say what the block that begins here is, by the elements around it."""
        gathered = self.gathered
        gathered.is_aside = any(self._open_counts[name] for name in elements.ASIDES)
        gathered.is_in_cell = any(self._open_counts[name] for name in elements.CELLS)
        heading = max((elements.HEADINGS[name] for name in elements.HEADINGS if self._open_counts[name]), default=0)
        bullet = self._item_level or self._paragraph_level
        if heading:
            gathered.kind, gathered.level = PassageKind.HEADING, heading
        elif bullet:
            gathered.kind, gathered.level = PassageKind.BULLET, min(bullet, DEEPEST_BULLET)

    def _flush(self) -> None:
        was_bullet = self.gathered.kind is PassageKind.BULLET
        if self.gathered.flush() and was_bullet:
            # What follows in the same item is a paragraph of its own without a bullet.
            self._item_level = self._paragraph_level = 0

    def _start(self, token: Token) -> None:
        name = token.text
        self._close_what_ends_before(name)
        self._count(name)
        if name == "br":
            self._break()
        if name in elements.BLOCKS:
            self._flush()
        attributes = attributes_of(token.attributes) if "=" in token.attributes or "hidden" in token.attributes else {}
        is_foreign = ":" in name or name in elements.FOREIGN
        if name in elements.VOID or (is_foreign and token.attributes.endswith("/")):
            return
        style = elements.style_of(attributes) if "style" in attributes else ""
        self._push(name, elements.keeps_spaces(name, style))
        hidden = elements.hidden_because(name, attributes, style)
        if hidden is not Hidden.NO and self._hidden_because is Hidden.NO:
            self._hidden_because, self._hidden_from = hidden, len(self._open)
        if name == "a":
            self.gathered.start_link(attributes.get("href", ""))
        if name == "li":
            self._start_item()
        if name in elements.BLOCKS and "mso-list" in style:
            self._paragraph_level = elements.word_list_level(style)

    def _close_what_ends_before(self, name: str) -> None:
        """Close the elements that an opening tag ends without saying so, as browsers do."""
        if name in elements.CLOSES_PARAGRAPH and self._open_counts["p"]:
            self._end("p")
        if name in elements.BLOCKS:
            self._end("title")
        is_head_over = name == "body" or (name not in elements.HEAD_CONTENT and self._open[-1:] == [("head", False)])
        if is_head_over:
            self._end("head")
        if name == "a" and self._open_counts["a"]:
            self._end("a")
        if name == "li" and self._open_counts["li"]:
            for open_name, _ in self._open[: -_LOOKED_THROUGH_FOR_ITEM - 1 : -1]:
                if open_name in elements.LISTS:
                    break
                if open_name == "li":
                    self._end("li")
                    break

    def _count(self, name: str) -> None:
        if self._hidden_because is not Hidden.NO:
            return
        if name in elements.PICTURES or name == "v:imagedata":
            self.gathered.left_out["pictures-left-out"] += 1
        elif name in elements.OBJECTS:
            self.gathered.left_out["objects-left-out"] += 1
        elif name == "table":
            self.gathered.left_out["tables-flattened"] += 1

    def _break(self) -> None:
        if self.gathered.kind is PassageKind.HEADING:
            self.gathered.add(" ")
        else:
            self._flush()

    def _start_item(self) -> None:
        self._item_level = max(1, sum(self._open_counts[name] for name in elements.LISTS))
        if self._hidden_because is Hidden.NO and self._open_counts["ol"]:
            self.gathered.left_out["numbers-left-out"] += 1

    def _push(self, name: str, keeps_spaces: bool) -> None:
        self._open.append((name, keeps_spaces))
        self._open_counts[name] += 1
        self._spaces_kept += keeps_spaces

    def _end(self, name: str) -> None:
        if name == "p" and not self._open_counts[name]:
            self._flush()
        if not self._open_counts[name]:
            return
        closed = ""
        while closed != name:
            closed, keeps_spaces = self._open.pop()
            self._open_counts[closed] -= 1
            self._spaces_kept -= keeps_spaces
            self._leave(closed)

    def _leave(self, name: str) -> None:
        if len(self._open) < self._hidden_from:
            self._count_hidden(self._hidden_because is Hidden.INVISIBLE)
            self._hidden_because, self._hidden_from = Hidden.NO, -1
        if name == "a":
            self.gathered.end_link()
        if name in elements.BLOCKS:
            self._flush()
            self._paragraph_level = 0
        if name == "li" or name in elements.LISTS:
            self._item_level = 0
