"""The body of a Word document becomes plain blocks, and what is not read is reported."""

from __future__ import annotations

import contextlib
import io
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import STRICT_W, STYLES, R, W, document, paragraph, relationships, word_file, words

from domain.assessment import Link, PassageKind
from domain.text.blocks import SourceText
from export.errors import UnreadableDocument
from export.reading.docx_blocks import MOST_NOTES, read_docx

MARKS = {PassageKind.HEADING: "#", PassageKind.BULLET: "-", PassageKind.PARAGRAPH: ""}


def outline(source: SourceText) -> list[str]:
    """Return each block as its mark (once for each level) and text: "## Heading", "- Bullet", "Paragraph"."""
    return [f"{MARKS[block.kind] * block.level} {block.text}".strip() for block in source.blocks]


def notices(source: SourceText) -> dict[str, dict[str, str]]:
    return {notice.code: dict(notice.data) for notice in source.notices}


def counts(source: SourceText) -> dict[str, int]:
    return {code: int(data["count"]) for code, data in notices(source).items()}


def numbered(list_id: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def style(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", "x"),
        (style("Titel"), "# x"),
        (style("berschrift1"), "# x"),
        (style("Heading3"), "### x"),
        (style("Mine"), "### x"),
        ('<w:outlineLvl w:val="1"/>', "## x"),
        (style("Heading3") + '<w:outlineLvl w:val="9"/>', "x"),
        (numbered(1), "- x"),
        (numbered(1, depth=1), "-- x"),
        (numbered(1, depth=5), "-- x"),
        (style("Bullets"), "-- x"),
        (style("Listed"), "- x"),
        (style("Listed") + numbered(0), "x"),
        (style("Heading3") + numbered(1), "### x"),
        (style("Loop"), "x"),
        (style("Nowhere"), "x"),
    ],
)
def test_a_paragraph_is_told_by_style_outline_and_numbering(properties: str, expected: str) -> None:
    assert outline(read_docx(word_file(paragraph("x", properties)))) == [expected]


def test_a_numbered_list_loses_its_numbers_and_says_so() -> None:
    source = read_docx(word_file(paragraph("One", numbered(2)) + paragraph("Two", numbered(2))))
    assert (outline(source), counts(source)) == (["- One", "- Two"], {"numbers-left-out": 2})


def test_line_breaks_begin_paragraphs_and_tabs_are_spaces() -> None:
    body = f"<w:p>{words('One')}<w:r><w:br/><w:t>Two</w:t><w:tab/><w:t>three</w:t><w:noBreakHyphen/></w:r></w:p>"
    assert outline(read_docx(word_file(body))) == ["One", "Two three\u2011"]


def test_words_split_over_runs_are_kept_to_the_letter() -> None:
    body = f"<w:p>{words('slow,')}{words('but  ')}{words('“sure”')}</w:p>"
    assert outline(read_docx(word_file(body))) == ["slow,but  “sure”"]


@pytest.mark.parametrize(("above", "expected"), [("2", "kind.²"), ("st", "kind.st")])
def test_figures_above_the_line_stay_above_it(above: str, expected: str) -> None:
    raised = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{above}</w:t></w:r>'
    assert outline(read_docx(word_file(f"<w:p>{words('kind.')}{raised}</w:p>"))) == [expected]


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    inserted = f"<w:ins w:id='1'>{words('new ')}</w:ins>"
    deleted = "<w:del w:id='2'><w:r><w:delText>old </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom w:id='3'>{words('gone')}</w:moveFrom><w:moveTo w:id='4'>{words('here')}</w:moveTo>"
    source = read_docx(word_file(f"<w:p>{words('A ')}{deleted}{inserted}{moved}</w:p>"))
    assert outline(source) == ["A new here"]
    assert counts(source) == {"deletions-left-out": 2, "insertions-kept": 2}


def test_paragraphs_whose_mark_was_deleted_are_joined() -> None:
    body = paragraph("One ", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("and two") + paragraph("Three")
    assert outline(read_docx(word_file(body))) == ["One and two", "Three"]


def test_cells_become_paragraphs_and_deleted_rows_are_left_out() -> None:
    row = f"<w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{paragraph('c')}</w:tc></w:tr>"
    source = read_docx(word_file(f"<w:tbl>{row}{gone}</w:tbl>"))
    assert outline(source) == ["a", "b"]
    assert counts(source) == {"tables-flattened": 1, "deletions-left-out": 1}


LINKS = ("h1 hyperlink https://example.org/ !", "h2 hyperlink file:///etc/passwd !", "h3 hyperlink javascript:x !")


def test_links_are_kept_for_the_web_and_mail_only() -> None:
    body = "".join(
        f'<w:p>{words("See ")}<w:hyperlink r:id="{link}">{words("this")}</w:hyperlink></w:p>'
        for link in ("h1", "h2", "h3", "nowhere")
    )
    source = read_docx(word_file(body, links=LINKS))
    assert [block.links for block in source.blocks] == [(Link(4, 8, "https://example.org/"),), (), (), ()]
    assert notices(source) == {"links-left-out": {"count": "2", "kinds": "file, javascript"}}


def test_a_link_written_as_a_field_is_kept() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = '<w:r><w:instrText> HYPERLINK "https://example.org/" </w:instrText></w:r>'
    body = f"<w:p>{mark('begin')}{instruction}{mark('separate')}{words('this')}{mark('end')}{words(' and')}</w:p>"
    (block,) = read_docx(word_file(body)).blocks
    assert (block.text, block.links) == ("this and", (Link(0, 4, "https://example.org/"),))


def test_a_link_written_as_one_element_is_kept() -> None:
    def field(instruction: str, text: str) -> str:
        return f"<w:fldSimple w:instr='{instruction}'>{words(text)}</w:fldSimple>"

    link = field(' HYPERLINK "https://example.org/" \\o "Tip" ', "this")
    unsafe = field(' HYPERLINK "javascript:x" ', "that")
    around = f'<w:hyperlink r:id="h1">{words("a ")}{field("PAGE", "7")}{words(" z")}</w:hyperlink>'
    source = read_docx(word_file(f"<w:p>{link}{words(' and ')}{unsafe}</w:p><w:p>{around}</w:p>", links=LINKS))
    assert [(block.text, block.links) for block in source.blocks] == [
        ("this and that", (Link(0, 4, "https://example.org/"),)),
        ("a 7 z", (Link(0, 5, "https://example.org/"),)),
    ]
    assert counts(source) == {"links-left-out": 1}


def run_of(text: str, style: str = "", own: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:r><w:rPr>{named}{own}</w:rPr><w:t>{text}</w:t></w:r>"


HIDING = """<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Below"><w:name w:val="Below"/><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Back"><w:name w:val="Back"/><w:basedOn w:val="Gone"/>
<w:rPr><w:vanish w:val="false"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Away"><w:name w:val="Away"/><w:rPr><w:vanish/></w:rPr></w:style>"""


@pytest.mark.parametrize(
    ("style", "run", "is_shown"),
    [
        ("", run_of("word", "Gone"), False),
        ("", run_of("word", "Below"), False),
        ("", run_of("word", "Back"), True),
        ("", run_of("word", "Unknown"), True),
        ("", run_of("word", "Gone", '<w:vanish w:val="0"/>'), True),
        ("Away", run_of("word"), False),
        ("Away", run_of("word", "Gone"), True),
        ("Away", run_of("word", "", '<w:vanish w:val="0"/>'), True),
    ],
)
def test_words_hidden_by_a_style_are_left_out_and_counted(style: str, run: str, is_shown: bool) -> None:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    parts = {"word/styles.xml": STYLES.replace("</w:styles>", f"{HIDING}</w:styles>")}
    source = read_docx(word_file(f"<w:p>{properties}{run}</w:p>{paragraph('Rest')}", parts))
    assert outline(source)[-1] == "Rest"
    assert len(outline(source)) == 1 + is_shown
    assert counts(source) == ({} if is_shown else {"hidden-left-out": 4})


@pytest.mark.parametrize(
    "hiding",
    [
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="All"><w:rPr><w:vanish/></w:rPr></w:style>',
    ],
)
def test_words_hidden_by_default_are_left_out_and_counted(hiding: str) -> None:
    shown = run_of("shown", own='<w:vanish w:val="0"/>')
    body = f"<w:p>{words('gone')}{shown}</w:p>"
    parts = {"word/styles.xml": STYLES.replace("</w:styles>", f"{hiding}</w:styles>")}
    source = read_docx(word_file(body, parts))
    assert (outline(source), counts(source)) == (["shown"], {"hidden-left-out": 4})


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}{paragraph('below')}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    both = f"<mc:AlternateContent>{choice}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    source = read_docx(word_file(f"<w:p><w:r>{both}</w:r>{words('Around')}</w:p>{paragraph('After')}"))
    assert outline(source) == ["Around", "In the box", "below", "After"]
    assert counts(source) == {"text-boxes-moved": 1}


def test_hidden_words_pictures_comments_and_symbols_are_left_out_and_counted() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>abc</w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>"
    rest = "<w:r><w:drawing><a:blip r:embed='x'/></w:drawing><w:commentReference w:id='0'/><w:sym w:char='F0B7'/></w:r>"
    source = read_docx(word_file(f"<w:p>{hidden}{shown}{rest}</w:p>"))
    assert outline(source) == ["shown"]
    assert counts(source) == {
        "hidden-left-out": 3,
        "pictures-left-out": 1,
        "comments-left-out": 1,
        "symbols-left-out": 1,
    }


def test_footnotes_and_headers_are_reported_with_what_they_say() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0">{paragraph("-")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("See the annex.")}</w:footnote></w:footnotes>'
    )
    header = f'<w:hdr xmlns:w="{W}">{paragraph("Running head")}</w:hdr>'
    parts = {"word/footnotes.xml": notes, "word/header1.xml": header}
    links = ("f footnotes footnotes.xml", "h header header1.xml")
    source = read_docx(word_file(paragraph("Text"), parts, links))
    assert outline(source) == ["Text"]
    assert notices(source) == {"note-left-out": {"text": "See the annex."}, "headers-left-out": {"count": "1"}}


def test_where_the_marks_of_notes_stand_is_told() -> None:
    runs = "<w:p><w:r><w:t>  It rose.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>"
    runs += "<w:r><w:t> It fell</w:t></w:r><w:r><w:endnoteReference w:id='1'/></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    first, second = read_docx(word_file(runs + paragraph("Text"))).blocks
    assert (first.text, first.notes, second.notes) == ("It rose. It fell.", (8, 16), ())


def test_what_lies_outside_the_file_is_named_and_never_followed() -> None:
    links = ("t attachedTemplate http://127.0.0.1:9/x.dotm !", "i image file://server/x.png !", LINKS[0])
    source = read_docx(word_file(paragraph("Text"), links=links))
    assert notices(source) == {"external-left-out": {"count": "2", "kinds": "attachedTemplate, image"}}


def test_macros_are_reported() -> None:
    source = read_docx(word_file(paragraph("Text"), {"word/vbaProject.bin": b"\xd0\xcf"}))
    assert notices(source) == {"macros-left-out": {}}


def test_the_strict_format_is_read_alike() -> None:
    strict = document(paragraph("One", style("berschrift1"))).replace(W, STRICT_W)
    assert outline(read_docx(word_file("", {"word/document.xml": strict}))) == ["# One"]


def test_the_main_part_is_found_by_its_relationship() -> None:
    assert R in relationships("a b c")
    data = word_file(
        "",
        {
            "word/document.xml": "",
            "word/_rels/document.xml.rels": "",
            "_rels/.rels": relationships("m officeDocument /text/main.xml"),
            "text/main.xml": document(paragraph("Here")),
            "[Content_Types].xml": word_types("/text/main.xml"),
        },
    )
    assert outline(read_docx(data)) == ["Here"]


def word_types(name: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return f'<Types xmlns="{namespace}"><Override PartName="{name}" ContentType="{kind}"/></Types>'


def test_deeply_nested_tables_are_read() -> None:
    body = paragraph("Deep")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert outline(read_docx(word_file(body))) == ["Deep"]


def test_text_past_the_limit_is_cut_and_its_amount_told() -> None:
    source = read_docx(word_file(paragraph("word " * 10) + paragraph("more")), limit=20)
    assert notices(source) == {"text-cut": {"count": "34", "limit": "20"}}


def test_a_line_break_in_a_heading_is_a_space() -> None:
    body = f"<w:p><w:pPr>{style('Heading3')}</w:pPr>{words('One')}<w:r><w:br/></w:r>{words('heading')}</w:p>"
    assert outline(read_docx(word_file(body))) == ["### One heading"]


def test_a_last_paragraph_whose_mark_was_deleted_is_kept() -> None:
    assert outline(read_docx(word_file(paragraph("Last", "<w:rPr><w:del w:id='1'/></w:rPr>")))) == ["Last"]


def test_more_footnotes_than_are_reported_are_counted() -> None:
    note = f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>'
    parts = {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{note * (MOST_NOTES + 3)}</w:footnotes>'}
    source = read_docx(word_file(paragraph("Text"), parts, ("f footnotes footnotes.xml",)))
    assert notices(source)["notes-left-out"] == {"count": "3"}


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": document("").replace("w:body", "w:corpse")},
        {"word/document.xml": "not XML"},
        {"word/document.xml": "", "word/other.bin": b"x"},
        {"word/styles.xml": "<half"},
        {"_rels/.rels": "<half"},
    ],
)
def test_a_broken_part_is_refused(parts: dict[str, str | bytes]) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(word_file(paragraph("Text"), parts))
    assert caught.value.code == "damaged"


def test_a_part_that_is_there_twice_is_refused() -> None:
    packed = io.BytesIO(word_file(paragraph("Text")))
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", document(paragraph("Other")))
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(packed.getvalue())
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_packed_as_word_never_packs_them_are_refused(packing: int) -> None:
    packed = io.BytesIO(word_file(paragraph("Text")))
    with zipfile.ZipFile(packed, "a", packing) as archive:
        archive.writestr("word/more.xml", "<a/>")
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(packed.getvalue())
    assert caught.value.code == "damaged"


WHOLE = word_file(paragraph("Text") + paragraph("Item", style("Listed")), links=LINKS)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=4), st.integers(1, len(WHOLE)))
def test_bytes_gone_wrong_are_refused_or_read_and_never_fail_otherwise(
    changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    with contextlib.suppress(UnreadableDocument):
        read_docx(bytes(data))
    with pytest.raises(UnreadableDocument):
        read_docx(bytes(data[: length - 1]))
