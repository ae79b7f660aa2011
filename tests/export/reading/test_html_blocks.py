"""HTML, whether a page or a paste, becomes plain blocks; nothing is loaded and nothing vanishes unsaid."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Link, PassageKind
from domain.text.blocks import SourceText
from export.reading import html_blocks
from export.reading.html_blocks import TOKEN_LIMIT, blocks_from_html

ROOT = Path(__file__).resolve().parents[3]
MARKS = {PassageKind.HEADING: "#", PassageKind.BULLET: "-", PassageKind.PARAGRAPH: ""}


def outline(source: SourceText) -> list[str]:
    """Return each block as its mark (once for each level) and text: "## Heading", "- Bullet", "Paragraph"."""
    return [f"{MARKS[block.kind] * block.level} {block.text}".strip() for block in source.blocks]


def counts(source: SourceText) -> dict[str, int]:
    return {notice.code: int(dict(notice.data)["count"]) for notice in source.notices}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("One<br>Two<br/>Three", ["One", "Two", "Three"]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("<h1>A</h1><h3>B <em>c</em></h3><p>d", ["# A", "### B c", "d"]),
        ("<h2>One<br>heading</h2>", ["## One heading"]),
        ("<ul><li>One<li>Two</ul>Three", ["- One", "- Two", "Three"]),
        ("<ul><li>One<ul><li>In<ul><li>Deeper</ul></ul><li>Two</ul>", ["- One", "-- In", "-- Deeper", "- Two"]),
        ("<ul><li><p>One</p><p>More</p></li></ul>", ["- One", "More"]),
        ("<table><tr><th>A</th><td>B<td>C</tr></table>", ["A", "B", "C"]),
        ("a  b\n\t c&nbsp; d", ["a b c\xa0 d"]),
        ("<pre>one  1\ntwo</pre>", ["one  1", "two"]),
        ("&amp; &lt;b&gt; &rsquo; &#8217; &#x2019; &unknown;", ["& <b> ’ ’ ’ &unknown;"]),
        ("1 < 2 and 3 > 2", ["1 < 2 and 3 > 2"]),
        ("<p>&nbsp;</p><p> </p>", []),
        ("<p title='a > b'>One", ["One"]),
        ("<p>kind.<sup><a href='#n1'>12</a></sup> the 1<sup>st</sup> of 2", ["kind.¹² the 1st of 2"]),
        ("<P CLASS=x>One</P >", ["One"]),
        ("un<b>brok</b>en wo<!-- note -->rd", ["unbroken word"]),
        ("a<!-->b<!DOCTYPE x>c</1>d<!never", ["abcd<!never"]),
        ("<p>one<o:p/>two<br>", ["onetwo"]),
        ("<ul><li>a<i>b<li>c</i></ul>", ["- ab", "- c"]),
        ("<title>no<p>yes", ["yes"]),
        ("<html><head><meta charset=utf-8><title>no</title><h1>yes</h1>and", ["# yes", "and"]),
        ("<head><style>no</style><a href=x>yes</a>", ["yes"]),
        ("<head><template><p>no</p></template></head>yes", ["yes"]),
        ("<p>one<svg width=1 />two</p>three", ["onetwo", "three"]),
        ("one</p>two", ["one", "two"]),
        ("one <a title='>two", ["one two"]),
        ("one <a title='x' b=\"y>two", ["one two"]),
        ("one <a two", ["one <a two"]),
        ("<script>never closed<p>kept", ["never closed", "kept"]),
        ("<head><link rel=x><body>yes", ["yes"]),
        ("<p>before<!-- never closed <p>after", ["before never closed", "after"]),
        ("<body><p>it's <q a>fine</q> isn't", ["it's fine isn't"]),
        ("<p>one</b></i></div>two</p>", ["onetwo"]),
        ("<p>one\x00two\u202ethree\ud800four</p>", ["onetwothreefour"]),
    ],
)
def test_markup_becomes_blocks(html: str, expected: list[str]) -> None:
    assert outline(blocks_from_html(html)) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<head><title>Not this</title></head>",
        "<script>alert('<p>no</p>')</script>",
        "<SCRIPT>x</SCRIPT >",
        "<style>p { color: red }</style>",
        "<template><p>no</p></template>",
        "<!--[if gte mso 9]><xml><o:p>no</o:p></xml><![endif]-->",
        "<title>Not this</title>",
        "<![if !supportLists]><![endif]>",
        "<xml><w:WordDocument>no</w:WordDocument></xml>",
        "<!DOCTYPE html><?xml version='1.0'?>",
    ],
)
def test_what_is_not_text_is_passed_over(html: str) -> None:
    assert outline(blocks_from_html(f"{html}<p>Yes</p>")) == ["Yes"]


@pytest.mark.parametrize(
    "hidden",
    ["<p hidden>abc</p>", "<div style='display: none'><p>a<b>b</b>c</div>", "<span style='mso-hide:all'>abc</span>"],
)
def test_hidden_words_are_left_out_and_counted(hidden: str) -> None:
    source = blocks_from_html(f"<p>Before</p>{hidden}<p>After</p>")
    assert (outline(source), counts(source)) == (["Before", "After"], {"hidden-left-out": 3})


@pytest.mark.parametrize("linked", [" ", "&nbsp;", "<img src=x>", " <b> </b>"])
def test_a_link_without_words_is_left_out(linked: str) -> None:
    (block,) = blocks_from_html(f"<p>one<a href='https://example.org/x'>{linked}</a>two</p>").blocks
    assert block.links == ()


@pytest.mark.parametrize("tag", ["template", "svg", "video"])
def test_words_swallowed_by_an_element_that_is_never_closed_are_counted(tag: str) -> None:
    source = blocks_from_html(f"<p>Before</p><{tag}><p>after</p>")
    assert (outline(source), counts(source)["hidden-left-out"]) == (["Before"], 5)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org", " https://example.org/ "],
)
def test_a_link_is_kept_with_its_place(address: str) -> None:
    source = blocks_from_html(f"<p>See <a href='{address}'>the <b>page</b></a>.</p>")
    assert source.blocks[0].text == "See the page."
    assert source.blocks[0].links == (Link(4, 12, address.strip()),)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("javascript:alert(1)", "javascript"),
        ("JavaScript:alert(1)", "javascript"),
        ("java&#10;script:alert(1)", "javascript"),
        (" &#1;javascript:alert(1)", "javascript"),
        ("vbscript:x", "vbscript"),
        ("data:text/html,x", "data"),
        ("file:///etc/passwd", "file"),
        ("\\\\server\\share\\x.docx", "network-path"),
        ("//server/share", "network-path"),
        ("https:\\\\server", "https"),
        ("/relative", "relative"),
        ("#below", "relative"),
        ("https://" + "a" * 5_000, "https"),
        ("https://" + "a" * 50_000, "https"),
    ],
)
def test_any_other_link_becomes_plain_words_and_is_counted(address: str, kind: str) -> None:
    source = blocks_from_html(f'<p><a href="{address}">words</a></p>')
    assert (source.blocks[0].text, source.blocks[0].links) == ("words", ())
    assert [dict(notice.data) for notice in source.notices] == [{"count": "1", "kinds": kind}]


def test_a_link_around_two_paragraphs_is_kept_in_both() -> None:
    source = blocks_from_html("<a href='https://example.org/'><p>One</p><p>Two</p></a>Three")
    assert [len(block.links) for block in source.blocks] == [1, 1, 0]


@pytest.mark.parametrize(
    "picture",
    [
        "<img src='file:///secret.png'>",
        "<img src='\\\\server\\share\\x.png'>",
        "<img src='https://example.org/track.gif'>",
        f"<img src='data:image/png;base64,{'A' * 100_000}'>",
        "<svg><text>no</text></svg>",
    ],
)
def test_pictures_are_left_out_and_counted(picture: str) -> None:
    source = blocks_from_html(f"<p>One {picture}two</p>")
    assert (outline(source), counts(source)) == (["One two"], {"pictures-left-out": 1})


def test_navigation_and_footer_are_marked() -> None:
    source = blocks_from_html("<nav><ul><li>Home</ul></nav><p>Text<footer><p>Foot</footer><p>More")
    assert [(block.text, block.is_aside) for block in source.blocks] == [
        ("Home", True),
        ("Text", False),
        ("Foot", True),
        ("More", False),
    ]


def test_a_link_that_is_left_open_ends_where_the_next_begins() -> None:
    (block,) = blocks_from_html("<a href='https://a.org/'>one <a href='https://b.org/'>two</a>").blocks
    assert [(link.start, link.end, link.url) for link in block.links] == [
        (0, 4, "https://a.org/"),
        (4, 7, "https://b.org/"),
    ]


def test_objects_and_tables_and_numbers_are_counted() -> None:
    source = blocks_from_html("<iframe src=x>no</iframe><object>no</object><table><td>a</table><ol><li>b<li>c</ol>")
    assert outline(source) == ["a", "- b", "- c"]
    assert counts(source) == {"objects-left-out": 2, "tables-flattened": 1, "numbers-left-out": 2}


WORD_LIST = """<p class=MsoNormal>Before<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>First
item</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='mso-list: Ignore'>o<span>&nbsp; </span></span><!--[endif]-->Second</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>"""


def test_lists_from_word_lose_their_painted_bullets() -> None:
    assert outline(blocks_from_html(WORD_LIST)) == ["Before", "- First item", "-- Second"]


def test_text_from_google_docs_is_read() -> None:
    html = (
        "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1'>"
        "<h2 dir='ltr'><span style='white-space:pre-wrap;'>Title</span></h2><br>"
        "<ul><li dir='ltr' aria-level='1'><p role='presentation'><span>Item</span></p></li></ul></b>"
    )
    assert outline(blocks_from_html(html)) == ["## Title", "- Item"]


def test_text_past_the_limit_is_cut_and_its_amount_told() -> None:
    source = blocks_from_html(f"<p>{'word ' * 100}</p><p>more</p>", limit=50)
    assert len(source.blocks[0].text) <= 50
    assert source.notices[0].code == "text-cut"
    assert dict(source.notices[0].data) == {"count": str(450 + len("</p><p>more</p>")), "limit": "50"}


SIZE, FULL = 1_250_000, 8
HOSTILE = {
    "ordinary words": "<p>word word</p>" * (SIZE // 16),
    "comments never closed": "<!--" * (SIZE // 4),
    "tags never closed": "<a " * (SIZE // 3),
    "quotes never closed": "<a b=\"<c d='" * (SIZE // 12),
    "deep nesting": "<div>" * (SIZE // 5),
    "items in deep nesting": "<li><ul>" + "<b>" * (SIZE // 50) + "<li></li>" * (SIZE // 12),
    "scripts never closed": "<script>" * (SIZE // 8),
    "line breaks": "a<br>" * (SIZE // 5),
    "one huge reference": "&#" + "1" * SIZE,
    "ampersands": "&" * SIZE,
    "spaces in a style": "<p style='" + " " * SIZE + "x'>",
    "one huge picture": "<img src='data:image/png;base64," + "A" * SIZE + "'>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_more_than_a_megabyte_comes_back_in_a_moment(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An eighth of what may be pasted, under an eighth of the limit: what grows faster than it would take minutes."""
    monkeypatch.setattr(html_blocks, "TOKEN_LIMIT", TOKEN_LIMIT // FULL)
    comes_back(HOSTILE[kind], TOKEN_LIMIT // FULL)


@pytest.mark.parametrize("kind", ["ordinary words", "ampersands", "one huge picture"])
def test_ten_megabytes_come_back_in_seconds(kind: str) -> None:
    comes_back(HOSTILE[kind] * FULL, TOKEN_LIMIT)


def comes_back(html: str, limit: int) -> None:
    started = time.process_time()
    source = blocks_from_html(html)
    assert time.process_time() - started < 8
    cut = counts(source).get("text-cut", 0)
    assert cut or html.count("<") < 2 * limit


@given(
    st.lists(st.sampled_from(["<", ">", "</", "<!--", "-->", "'", '"', "=", "p", "li", "ul ", "a href", "x\n", "&"]))
)
def test_any_soup_is_read_without_an_error(pieces: list[str]) -> None:
    source = blocks_from_html("".join(pieces))
    assert all(block.text.strip() == block.text != "" for block in source.blocks)
    assert [block.place for block in source.blocks] == list(range(1, len(source.blocks) + 1))


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1)))
def test_the_words_of_paragraphs_come_back_to_the_letter(paragraphs: list[str]) -> None:
    escaped = (text.replace("&", "&amp;").replace("<", "&lt;") for text in paragraphs)
    source = blocks_from_html("".join(f"<p>{text}</p>" for text in escaped))
    assert [block.text for block in source.blocks] == paragraphs


def test_reading_pasted_html_needs_nothing_but_the_standard_library() -> None:
    program = "import sys, export.reading.html_blocks; print({'lxml', 'docx', 'PySide6'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_what_stands_in_a_table_says_so_and_a_typed_bullet_is_one() -> None:
    page = "<p>Before</p><table><tr><th>Waits</th><td>33%</td></tr></table><p>• One</p><p>After</p>"
    blocks = blocks_from_html(page).blocks
    assert [(block.text, block.kind, block.is_cell) for block in blocks] == [
        ("Before", PassageKind.PARAGRAPH, False),
        ("Waits", PassageKind.PARAGRAPH, True),
        ("33%", PassageKind.PARAGRAPH, True),
        ("One", PassageKind.BULLET, False),
        ("After", PassageKind.PARAGRAPH, False),
    ]
