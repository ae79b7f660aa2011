"""The words of web pages: nothing they point to is loaded, and no script is run."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from domain.evidence.evidence import BlockKind
from store.intake.decoding import decode
from store.intake.gathering import Gathering

_SILENT = frozenset(("style", "template", "noscript", "object", "iframe", "svg", "math", "select"))
_BREAKING = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "main", "nav"),
        *("ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "ul"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LOADING = frozenset(("img", "script", "iframe", "link", "video", "audio", "source", "embed"))


def read_web(path: Path, gathered: Gathering) -> None:
    """Gather the words of a web page; raises Unreadable and Full."""
    read_html(decode(path.read_bytes(), gathered), gathered)


def read_html(text: str, gathered: Gathering) -> None:
    """Gather the words of HTML."""
    parser = _WebReader(gathered)
    parser.feed(text)
    parser.close()
    parser.flush()


class _WebReader(HTMLParser):
    """Collects words until an element begins or ends that stands in a line of its own."""

    def __init__(self, gathered: Gathering) -> None:
        super().__init__(convert_charrefs=True)
        self._gathered = gathered
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._kind = BlockKind.PARAGRAPH
        self._silent: list[str] = []
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell or a silence."""
        self._note(tag, dict(attrs))
        if tag == "title" and not self._words:
            self._title = []
        if tag in _SILENT or tag == "script":
            self._silent.append(tag)
        elif tag in _HEADINGS or tag in _BREAKING or tag == "li":
            self.flush()
            if tag in _HEADINGS:
                self._kind = BlockKind.HEADING
            if tag == "li":
                self._kind = BlockKind.BULLET
        elif tag == "tr":
            self.flush()
            self._end_row()
            self._cells = []
        elif tag in ("td", "th"):
            self._end_cell()
        if tag == "body":
            self._silent.clear()

    def handle_endtag(self, tag: str) -> None:
        """End a block, a row or a silence."""
        if tag == "title" and self._title is not None:
            self._gathered.say("title", "".join(self._title))
            self._title = None
        if tag in self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in _HEADINGS or tag in _BREAKING or tag == "li":
            self.flush()

    def handle_data(self, data: str) -> None:
        """Take words in, outside of what is silent."""
        if self._title is not None:
            self._title.append(data)
        elif not self._silent:
            self._words.append(data)

    def flush(self) -> None:
        """End the block that is being collected; inside a table's cell its words go on."""
        if self._cells is not None:
            self._words.append(" ")
            return
        words = " ".join("".join(self._words).split())
        self._gathered.add(self._kind, words)
        self._words, self._kind = [], BlockKind.PARAGRAPH

    def close(self) -> None:
        """End the last row, too."""
        super().close()
        self._end_row()

    def _note(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "script" or any(name.startswith("on") for name in attributes):
            self._gathered.notice("scripts-not-run")
        address = str(attributes.get("src") or (attributes.get("href") if tag == "link" else "") or "")
        if tag in _LOADING and address and not address.startswith(("data:", "cid:")):
            self._gathered.notice("external-not-fetched")

    def _end_cell(self) -> None:
        words = " ".join("".join(self._words).split())
        if self._cells is not None and words:
            self._cells.append(words)
            self._words = []

    def _end_row(self) -> None:
        if self._cells is None:
            return
        self._end_cell()
        cells, self._cells = self._cells, None
        self._gathered.add_row(cells)
        self._words = []
