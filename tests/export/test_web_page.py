"""The web page holds the report in accessible structure, loads nothing, and reads well in light and dark."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from report_builders import DAY, a_document, a_report, local_authorities, made_up

from domain.frameworks.framework import Framework
from domain.report.report import build_report
from domain.report.tree import Bullets, Heading, Paragraph, ReportOptions, Run
from export.gate.contrast import contrast
from export.gate.web import check_web
from export.web.page import write_web
from resources.loader import path_of

GOLDEN = """\
header:
h1 Borough of Marwell: assessment
p.date Published on 17 March 2026
p How authorities are assessed
nav:
h2 Contents
li Overall summary
li Leadership
li Learning
main:
h2 Overall summary
p.line Good, 75%
p The scores add up to 27 of 36.
caption The scores
th Statement
th.number Score
th Meaning
th Assessing needs
td.number 3
td A good standard
th Safeguarding & more
td.number 2
td Some shortfalls
h2 Leadership
h3 Learning
p.score Score: 3
p.lead 3 - A good standard
h4 The commitment
p.quote We learn.
h4 Key findings
p Staff told us <so>. (E-014)
li First
li Within the first
li Second
p.note Figures are of 2023/24.
"""


class Outline(HTMLParser):
    """Writes a line for each element of text within the body, and one for each landmark."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.is_text = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = f"{tag}.{dict(attrs)['class']}" if "class" in dict(attrs) else tag
        if tag in ("header", "nav", "main"):
            self.lines.append(f"{tag}:")
        elif re.fullmatch(r"h\d|p|li|th|td|caption", tag):
            self.lines.append(f"{name} ")
            self.is_text = True

    def handle_endtag(self, tag: str) -> None:
        self.is_text = self.is_text and tag in ("a", "span")

    def handle_data(self, data: str) -> None:
        if self.is_text:
            self.lines[-1] += data.rstrip("\n")


def outline(page: bytes) -> str:
    parser = Outline()
    parser.feed(page.decode("utf-8"))
    return "".join(f"{line}\n" for line in parser.lines)


def test_every_block_is_written_in_order() -> None:
    assert outline(write_web(a_report())) == GOLDEN


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write_web(a_report()) == write_web(a_report())


@pytest.mark.parametrize("framework", [local_authorities(), made_up()], ids=lambda framework: framework.id)
@pytest.mark.parametrize("only_first", [True, False])
def test_a_whole_report_passes_the_gate_whatever_the_framework(framework: Framework, only_first: bool) -> None:
    only = framework.statements[0].id if only_first else ""
    report = build_report(framework, a_document(framework), ReportOptions(only, True, not only_first), DAY)
    assert check_web(write_web(report).decode("utf-8")) == ()


@pytest.mark.parametrize("is_draft", [True, False])
def test_only_a_draft_says_so_on_the_page_and_in_its_title(is_draft: bool) -> None:
    page = write_web(a_report(is_draft=is_draft)).decode("utf-8")
    assert ('<p class="draft">DRAFT</p>' in page) is is_draft
    assert ("<title>DRAFT: Borough" in page) is is_draft


def test_what_looks_like_markup_is_shown_as_words() -> None:
    blocks = (Heading(1, "<script>alert(1)</script>", 'a"b'), Paragraph((Run("<b>", 'https://x.org/"onclick="y'),)))
    page = write_web(a_report(blocks)).decode("utf-8")
    assert "<script" not in page
    assert 'id="a&quot;b"' in page
    assert 'href="https://x.org/&quot;onclick=&quot;y"' in page


def test_deeper_bullets_stand_within_the_item_above_them() -> None:
    items = tuple((Run(text),) for text in ("One", "Two", "Three", "Four"))
    page = write_web(a_report((Bullets(items, (1, 2, 2, 1)),))).decode("utf-8")
    lists = page[page.index("<ul>") : page.rindex("</ul>") + 5].replace("\n", "")
    assert lists == "<ul><li>One<ul><li>Two</li><li>Three</li></ul></li><li>Four</li></ul>"


def test_the_break_around_the_contents_list_is_written_once() -> None:
    page = write_web(a_report()).decode("utf-8")
    assert page.count('<hr class="page-break">') == 1


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", css))


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(
    ("words", "ground"),
    [("ink", "page"), ("muted", "page"), ("accent", "page"), ("warning", "page"), ("ink", "tint"), ("accent", "tint")],
)
def test_words_stand_out_from_their_ground(scheme: str, words: str, ground: str) -> None:
    css = path_of("templates", "report.css").read_text(encoding="utf-8")
    start = {"light": ":root", "dark": "prefers-color-scheme: dark", "print": "@media print"}[scheme]
    place = css.index(start)
    colors = tokens(css[place : css.index("--hairline", place)])
    assert contrast(colors[words], colors[ground]) >= 4.5
