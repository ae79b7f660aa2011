"""The gate of the web page names each rule that a page breaks."""

from __future__ import annotations

import pytest
from report_builders import a_report

from export.gate.web import check_web
from export.web.page import write_web

MAIN = '<main id="main">'
BREAKS = [
    ("<!DOCTYPE html>\n", "", "part-malformed"),
    ("</main>", "", "part-malformed"),
    ("</body>", "</div></body>", "part-malformed"),
    ('lang="en-GB"', 'lang="en"', "language"),
    ("<title>Borough of Marwell: assessment</title>", "<title> </title>", "title-missing"),
    ("</title>", '</title><meta name="Generator" content="x">', "names-inside"),
    ("<header>", "<div>", "landmark-missing"),
    ('<a class="skip" href="#main">Skip to main content</a>', "", "skip-link-missing"),
    ('id="learning"', 'id="overall"', "bookmark-repeated"),
    (MAIN, "<main>", "reference-unanswered"),
    ('<h3 id="learning">Learning</h3>', '<h5 id="learning">Learning</h5>', "heading-order"),
    (MAIN, f"{MAIN}<h1>Again</h1>", "heading-order"),
    ("<caption>The scores</caption>", "", "table-text-missing"),
    (' scope="row"', "", "table-header-missing"),
    ("<thead>", "<tbody>", "table-header-missing"),
    (MAIN, f'{MAIN}<img src="https://example.org/x.png" alt="x">', "external-part"),
    (MAIN, f"{MAIN}<script>x()</script>", "external-part"),
    ("<style>", '<link rel="stylesheet" href="https://example.org/x.css"><style>', "external-part"),
    ("<style>", "<style>@import 'x';", "external-part"),
    ("<style>", "<style>p { background: URL(x) }", "external-part"),
    ("<body>", '<body onload="x()">', "external-part"),
    ("https://example.org/how", "http://example.org/how", "link-not-allowed"),
    ("https://example.org/how", "javascript:x()", "link-not-allowed"),
    (">How authorities are assessed</a>", "></a>", "link-without-words"),
    (MAIN, f"{MAIN}<!-- a remark -->", "hidden-text"),
    (MAIN, f"{MAIN}<p hidden>x</p>", "hidden-text"),
    (MAIN, f'{MAIN}<p style="display: none">x</p>', "hidden-text"),
    (MAIN, f"{MAIN}<p></p>", "empty-paragraph"),
]


def test_a_written_page_passes() -> None:
    assert check_web(write_web(a_report()).decode("utf-8")) == ()


@pytest.mark.parametrize(("old", "new", "code"), BREAKS)
def test_each_broken_rule_is_named(old: str, new: str, code: str) -> None:
    page = write_web(a_report()).decode("utf-8")
    assert old in page
    assert code in {fault.code for fault in check_web(page.replace(old, new, 1))}


def test_a_page_without_headings_is_named() -> None:
    assert "heading-order" in {fault.code for fault in check_web("<!DOCTYPE html><html></html>")}
