"""The Word file holds the report: its words in order, real headings, lists, tables, links, and nothing by chance."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from report_builders import BLOCKS, TEMPLATE, a_report, parts_of

from domain.report.tree import Bullets, ContentsList, Heading, PageBreak, Paragraph, Run, Table
from export.word.names import qualified
from export.word.tables import column_widths
from export.word.writer import write_word

GOLDEN = """\
Assay Title | Borough of Marwell: assessment
Assay Date | Published on 17 March 2026
Assay Body | How authorities are assessed
TOC Heading | Contents
toc 2 | Overall summary
toc 2 | Leadership
toc 3 | Learning
Heading 2 | Overall summary
Assay Rating | Good, 75%
Assay Rating Detail | The scores add up to 27 of 36.
Assay Table Text | Statement
Assay Table Number | Score
Assay Table Text | Meaning
Assay Table Text | Assessing needs
Assay Table Number | 3
Assay Table Text | A good standard
Assay Table Text | Safeguarding & more
Assay Table Number | 2
Assay Table Text | Some shortfalls
Heading 2 | Leadership
Heading 3 | Learning
Assay Score | Score: 3
Assay Lead | 3 - A good standard
Heading 4 | The commitment
Assay Quote | We learn.
Heading 4 | Key findings
Assay Body | Staff told us <so>. (E-014)
List Bullet | First
List Bullet | Within the first
List Bullet | Second
Assay Note | Figures are of 2023/24.
"""


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(data))


def body_xml(data: bytes) -> str:
    return parts_of(data)["word/document.xml"].decode("utf-8")


def text_outline(data: bytes) -> str:
    document = opened(data)
    names = {style.style_id: style.name for style in document.styles}
    lines = []
    for paragraph in document.element.body.iter(qualified("w:p")):
        style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}").get(qualified("w:val"))
        text = "".join(element.text or "" for element in paragraph.iter(qualified("w:t")))
        lines.append(f"{names[style]} | {text}\n")
    return "".join(lines)


def test_every_block_is_written_in_order_with_its_style() -> None:
    assert text_outline(write_word(a_report(), TEMPLATE)) == GOLDEN


@pytest.mark.parametrize("is_draft", [True, False])
def test_the_same_report_gives_the_same_bytes(is_draft: bool) -> None:
    report = a_report(is_draft=is_draft)
    assert write_word(report, TEMPLATE) == write_word(report, TEMPLATE)


def test_no_entry_of_the_zip_carries_the_time_of_writing() -> None:
    with zipfile.ZipFile(BytesIO(write_word(a_report(), TEMPLATE))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_say_title_subject_language_and_day_and_nobody() -> None:
    properties = opened(write_word(a_report(), TEMPLATE)).core_properties
    assert properties.title == "Borough of Marwell: assessment"
    assert properties.subject == "How Marwell meets its duties"
    assert properties.language == "en-GB"
    assert properties.created == properties.modified == datetime(2026, 3, 17, tzinfo=UTC)
    assert properties.author == properties.last_modified_by == properties.comments == ""


def test_the_contents_list_links_to_each_heading_and_leaves_the_pages_to_word() -> None:
    body = opened(write_word(a_report(), TEMPLATE)).element.body
    headings = {mark.get(qualified("w:name")) for mark in body.iter(qualified("w:bookmarkStart"))}
    anchors = [link.get(qualified("w:anchor")) for link in body.iter(qualified("w:hyperlink"))]
    anchors = [anchor for anchor in anchors if anchor]
    assert len(anchors) == 3
    assert set(anchors) <= headings
    instructions = [element.text.split()[0] for element in body.iter(qualified("w:instrText"))]
    assert instructions == ["TOC", "PAGEREF", "PAGEREF", "PAGEREF"]


def test_word_does_not_ask_the_reader_to_update_fields() -> None:
    parts = parts_of(write_word(a_report(), TEMPLATE))
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b"w:dirty" not in parts["word/document.xml"]


def test_a_contents_list_of_nothing_is_left_out() -> None:
    blocks = (Heading(1, "Title", "t"), ContentsList("Contents"))
    assert text_outline(write_word(a_report(blocks), TEMPLATE)) == "Assay Title | Title\n"


def test_the_table_has_a_header_row_that_repeats_and_says_what_it_is() -> None:
    (table,) = opened(write_word(a_report(), TEMPLATE)).element.body.iter(qualified("w:tbl"))
    header = [row.find(f"{qualified('w:trPr')}/{qualified('w:tblHeader')}") is not None for row in table.tr_lst]
    assert header == [True, False, False]
    description = table.tblPr.find(qualified("w:tblDescription"))
    assert description.get(qualified("w:val")) == "The scores"


def test_columns_share_the_whole_width_by_what_they_hold() -> None:
    widths = column_widths(Table(("Statement", "No."), (("A long name of a statement", "3"),), ""), 9000)
    assert sum(widths) == 9000
    assert widths[0] > widths[1] > 1000


def test_links_are_kept_once_each_and_point_outside() -> None:
    link = Run("here", "https://example.org/how")
    data = write_word(a_report((*BLOCKS, Paragraph((link, Run(" and "), link)))), TEMPLATE)
    relations = parts_of(data)["word/_rels/document.xml.rels"].decode("utf-8")
    assert relations.count('Target="https://example.org/how"') == 1
    assert body_xml(data).count("<w:hyperlink r:id=") == 3


def test_a_page_break_is_a_property_of_the_paragraph_that_follows() -> None:
    blocks = (Heading(1, "Title", "t"), PageBreak(), Heading(2, "Next", "n"), Paragraph((Run("Text"),)))
    body = body_xml(write_word(a_report(blocks), TEMPLATE))
    assert body.count("<w:pageBreakBefore/>") == 1
    assert body.index("<w:pageBreakBefore/>") < body.index("Next")


def test_nested_bullets_are_real_lists_of_a_deeper_level() -> None:
    data = write_word(a_report((Bullets(((Run("One"),), (Run("Two"),)), (1, 2)),)), TEMPLATE)
    bullets = opened(data).paragraphs
    assert [bullet.style.name for bullet in bullets] == ["List Bullet", "List Bullet"]
    assert bullets[0]._p.pPr.numPr is None
    assert bullets[1]._p.pPr.numPr.ilvl.val == 1


def test_the_running_header_shows_the_title_and_the_footer_the_pages() -> None:
    section = opened(write_word(a_report(), TEMPLATE)).sections[0]
    assert "Borough of Marwell: assessment" in section.header.paragraphs[0].text
    assert section.footer.paragraphs[0].text.strip() == "Page 1 of 1"
    assert section.first_page_header.paragraphs[0].text == ""


@pytest.mark.parametrize("is_draft", [True, False])
def test_only_a_draft_has_a_watermark_and_on_every_page(is_draft: bool) -> None:
    parts = parts_of(write_word(a_report(is_draft=is_draft), TEMPLATE))
    headers = [content for name, content in parts.items() if name.startswith("word/header")]
    assert len(headers) == 2
    assert [b'string="DRAFT"' in header for header in headers] == [is_draft, is_draft]
    assert [b'alt="DRAFT"' in header for header in headers] == [is_draft, is_draft]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    blocks = (Heading(1, "Ti\x00tle\ufffe", "t"), Paragraph((Run("a\x0bb\ud800c"),)))
    assert text_outline(write_word(a_report(blocks), TEMPLATE)) == "Assay Title | Title\nAssay Body | abc\n"


def test_white_space_at_the_edges_of_a_run_is_kept() -> None:
    blocks = (Paragraph((Run("one "), Run("two", "https://example.org"), Run(" three"))),)
    (paragraph,) = opened(write_word(a_report(blocks), TEMPLATE)).paragraphs
    assert paragraph.text == "one two three"


def test_what_xml_marks_with_in_a_text_stays_in_the_text() -> None:
    words = "a\r<b> & \"c\" 'd'  "
    blocks = (
        Heading(1, words, "t"),
        ContentsList(words),
        Heading(2, words, "u"),
        Paragraph((Run(words, "https://example.org/?a=1&b=%222%22"), Run("  "), Run(words, is_reference=True))),
        Bullets(((Run(words),),), (2,)),
        Table((words, "b"), (("", words),), words),
    )
    word_file = write_word(a_report(blocks), TEMPLATE)
    texts = [
        "".join(t.text or "" for t in p.iter(qualified("w:t")))
        for p in opened(word_file).element.iter(qualified("w:p"))
    ]
    assert texts == [words, words, words, words, f"{words}  {words}", words, words, "b", "", words]


def test_a_style_may_have_any_id(tmp_path: Path) -> None:
    document = docx.Document(str(TEMPLATE))
    document.styles["Assay Body"].element.set(qualified("w:styleId"), 'A"<&>')
    document.save(str(tmp_path / "odd.docx"))
    word_file = write_word(a_report((Paragraph((Run("one"),)),)), tmp_path / "odd.docx")
    assert text_outline(word_file) == "Assay Body | one\n"
