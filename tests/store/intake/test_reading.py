"""Every format is read for its text, with places, properties and what was left out."""

from __future__ import annotations

import stat
from datetime import date, datetime
from pathlib import Path

import pytest
from evidence_files import (
    LOCKED_PDF_TRAILER,
    mail_of,
    odt_of,
    ole_with,
    outlook_of,
    pdf_of,
    picture_of,
    png_stating,
    pptx_of,
    xlsx_of,
    zip_of,
)
from word_files import W, paragraph, relationships, word_file

from domain.evidence.evidence import FileText, ReadingStatus
from store.intake import gathering, pdf_file
from store.intake.pdf_file import characters_of
from store.intake.reading import read_file
from ui.sentences.intake import NOTICED

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Supervision policy</dc:title>'
    "<dcterms:created>2024-10-17T09:30:00Z</dcterms:created></cp:coreProperties>"
)


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No program of this machine reads words in pictures, unless a test brings one."""
    monkeypatch.setenv("PATH", str(tmp_path))


def read(tmp_path: Path, name: str, content: bytes | str) -> FileText:
    path = tmp_path / "stored.bin"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    _kind, text = read_file(path, name)
    assert all(code in NOTICED for code in text.notices)
    return text


def told(text: FileText) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in text.blocks]


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    text = read(tmp_path, "a.pdf", pdf_of([["Annual report", "", "We heard 12 people."], ["Second page."]]))
    assert [(block.page, block.text) for block in text.blocks] == [
        (1, "Annual report"),
        (1, "We heard 12 people."),
        (2, "Second page."),
    ]
    assert dict(text.properties) == {"title": "Annual report", "created": "2024-10-17T09:30:00", "pages": "2"}
    assert (text.status, text.pages, text.notices) == (ReadingStatus.READ, 2, ())


def test_the_characters_of_a_page_are_those_that_pdfium_counts(tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of([["Fees caf\\351", "Second line."]]))
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text_page = page.get_textpage()
    characters = characters_of(text_page)
    assert len(characters) == text_page.count_chars()
    assert characters.startswith("Fees café")
    for each in (text_page, page, document):
        each.close()


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "scripts-not-run"),
        ("/OpenAction << /S /Launch /F (calc.exe) >>", "actions-not-run"),
        ("/Names << /EmbeddedFiles << /Names [] >> >> /X << /Type /EmbeddedFile >>", "embedded-not-opened"),
    ],
)
def test_what_a_pdf_would_do_is_noted_and_not_done(tmp_path: Path, extra: str, code: str) -> None:
    text = read(tmp_path, "a.pdf", pdf_of([["Words."]], extra))
    assert code in text.notices
    assert told(text) == [("paragraph", "Words.")]


def test_a_pdf_behind_a_password_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, "a.pdf", pdf_of([["Words."]], trailer=LOCKED_PDF_TRAILER)).status is ReadingStatus.ENCRYPTED


def test_a_pdf_whose_table_of_objects_is_wrong_is_read_all_the_same(tmp_path: Path) -> None:
    broken = pdf_of([["Words."]]).replace(b"startxref\n", b"startxref\n9")
    assert told(read(tmp_path, "a.pdf", broken)) == [("paragraph", "Words.")]


def test_a_pdf_of_pictures_says_that_its_pages_have_no_text(tmp_path: Path) -> None:
    text = read(tmp_path, "a.pdf", pdf_of([[], []]))
    assert (text.status, text.notices) == (ReadingStatus.EMPTY, ("pages-without-text",))


def test_the_pages_of_a_pdf_are_read_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MOST_PAGES", 2)
    text = read(tmp_path, "a.pdf", pdf_of([["One."], ["Two."], ["Three."]]))
    assert ([block.text for block in text.blocks], text.pages, text.notices) == (["One.", "Two."], 3, ("pages-cut",))
    assert "3,000" in NOTICED["pages-cut"]


def test_a_word_document_is_read_with_its_tables_and_footnotes(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('A')}</w:tc><w:tc>{paragraph('B')}</w:tc></w:tr></w:tbl>"
    body = (
        paragraph("Findings", '<w:pStyle w:val="Mine"/>')
        + paragraph("People told us.")
        + paragraph("one", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + table
        + "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator"/><w:footnote w:id="2">{paragraph("From the board.")}</w:footnote>'
        "</w:footnotes>"
    )
    pages = '<Properties xmlns="e"><Pages>7</Pages></Properties>'
    parts = {
        "word/footnotes.xml": notes,
        "word/comments.xml": "<c/>",
        "docProps/core.xml": CORE,
        "docProps/app.xml": pages,
    }
    text = read(tmp_path, "a.docx", word_file(body, parts))
    assert told(text) == [
        ("heading", "Findings"),
        ("paragraph", "People told us."),
        ("bullet", "one"),
        ("row", "A\tB"),
        ("paragraph", "kept"),
        ("paragraph", "From the board."),
    ]
    assert set(text.notices) == {"footnotes-at-end", "comments-left-out", "deletions-left-out"}
    assert dict(text.properties) == {
        "title": "Supervision policy",
        "created": "2024-10-17T09:30:00+00:00",
        "pages": "7",
    }


VANISH = "<w:rPr><w:vanish/></w:rPr>"
HIDING_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Inner"><w:basedOn w:val="Base"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    "hidden",
    [
        f"<w:p><w:r>{VANISH}<w:t>SECRET</w:t></w:r></w:p>",
        f"<w:p><w:hyperlink><w:r>{VANISH}<w:t>SECRET</w:t></w:r></w:hyperlink></w:p>",
        f"<w:p><w:ins><w:r>{VANISH}<w:t>SECRET</w:t><w:br/><w:t>SECRET</w:t></w:r></w:ins></w:p>",
        paragraph("SECRET", '<w:pStyle w:val="Inner"/>'),
        f"<w:tbl><w:tr><w:tc><w:p><w:r>{VANISH}<w:t>SECRET</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        f"<w:p><w:r>{VANISH}<w:t>x</w:t><w:pict><w:txbxContent>{paragraph('SECRET')}</w:txbxContent></w:pict></w:r></w:p>",
    ],
)
def test_hidden_words_of_a_word_document_are_left_out_and_noted(tmp_path: Path, hidden: str) -> None:
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Shown.</w:t></w:r></w:p>'
    body = f"{paragraph('People told us.')}{hidden}{shown}"
    text = read(tmp_path, "a.docx", word_file(body, {"word/styles.xml": HIDING_STYLES}))
    assert told(text) == [("paragraph", "People told us."), ("paragraph", "Shown.")]
    assert text.notices == ("hidden-left-out",)


@pytest.mark.parametrize(
    "deleted",
    [
        "<w:p><w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p>",
        "<w:p><w:moveFrom><w:r><w:t>SECRET</w:t></w:r></w:moveFrom></w:p>",
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('SECRET')}</w:tc></w:tr></w:tbl>",
        f"<w:p><w:del><w:r><w:pict><w:txbxContent>{paragraph('SECRET')}</w:txbxContent></w:pict></w:r></w:del></w:p>",
    ],
)
def test_words_that_a_tracked_change_deleted_are_left_out_and_noted(tmp_path: Path, deleted: str) -> None:
    text = read(tmp_path, "a.docx", word_file(f"{deleted}{paragraph('People told us.')}"))
    assert told(text) == [("paragraph", "People told us.")]
    assert text.notices == ("deletions-left-out",)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/vbaProject.bin": b"x"}, "macros-not-run"),
        ({"word/embeddings/object1.bin": b"x"}, "embedded-not-opened"),
        (
            {"word/_rels/settings.xml.rels": relationships("t attachedTemplate http://127.0.0.1:9/x.dotm !")},
            "external-not-fetched",
        ),
    ],
)
def test_what_a_word_document_brings_is_noted_and_not_used(
    tmp_path: Path, parts: dict[str, str | bytes], code: str
) -> None:
    text = read(tmp_path, "a.docx", word_file(paragraph("Words."), parts))
    assert (text.notices, told(text)) == ((code,), [("paragraph", "Words.")])


@pytest.mark.parametrize(
    "entity", ['<!DOCTYPE d [<!ENTITY a "b">]>', '<!DOCTYPE d [<!ENTITY a SYSTEM "/etc/passwd">]>']
)
def test_a_document_that_declares_entities_is_not_opened(tmp_path: Path, entity: str) -> None:
    body = f"{entity}<w:document xmlns:w='w'><w:body/></w:document>"
    text = read(tmp_path, "a.docx", word_file("", {"word/document.xml": body}))
    assert (text.status, text.notices) == (ReadingStatus.UNREADABLE, ("holds-doctype",))


def test_an_open_document_text_is_read(tmp_path: Path) -> None:
    body = (
        "<text:h>Review</text:h><text:p>They<text:s text:c='2'/>met<text:tab/>twice.</text:p>"
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='99999999'/></table:table-row></table:table>"
    )
    text = read(tmp_path, "a.odt", odt_of(body))
    assert told(text) == [
        ("heading", "Review"),
        ("paragraph", "They  met twice."),
        ("bullet", "one"),
        ("row", "A"),
    ]
    assert dict(text.properties) == {"title": "Peer review", "created": "2024-10-17T09:30:00"}


def test_an_open_document_behind_a_password_says_so(tmp_path: Path) -> None:
    locked = odt_of("", {"META-INF/manifest.xml": "<m><encryption-data/></m>"})
    assert read(tmp_path, "a.odt", locked).status is ReadingStatus.ENCRYPTED


def test_a_spreadsheet_is_read_as_values_by_sheet(tmp_path: Path) -> None:
    rows = [
        ["Team", "Date", "People", "Told"],
        ["OT", date(2024, 10, 17), 3.0, True],
        ["HD", datetime(2024, 1, 2, 9, 5), 2.5, None],
    ]
    text = read(tmp_path, "a.xlsx", xlsx_of({"Interviews": rows, "Secret": [["x"]]}, hidden="Secret"))
    assert [(block.page, block.part, block.text) for block in text.blocks] == [
        (1, "Interviews", "Team\tDate\tPeople\tTold"),
        (1, "Interviews", "OT\t2024-10-17\t3\tTRUE"),
        (1, "Interviews", "HD\t2024-01-02 09:05\t2.5"),
        (2, "Secret", "x"),
    ]
    assert text.notices == ("hidden-sheets-read",)


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://127.0.0.1:9","x")', "=cmd|'/C calc'!A0", "=1+1"])
def test_a_formula_is_noted_and_never_read_as_one(tmp_path: Path, formula: str) -> None:
    text = read(tmp_path, "a.xlsx", xlsx_of({"S": [["Total", formula]]}, comment="private"))
    assert told(text) == [("row", "Total")]
    assert set(text.notices) == {"formulas-as-values", "comments-left-out"}


@pytest.mark.parametrize(
    ("content", "rows", "notices"),
    [
        ("a,b\n1,2\n", ["a\tb", "1\t2"], ()),
        ("sep=;\na;b\n", ["a\tb"], ()),
        ('name;words\nJo;"one, two"\n', ["name\twords", "Jo\tone, two"], ()),
        ("a\tb\n1\t2\n", ["a\tb", "1\t2"], ()),
        ("\ufeffa,b\n".encode(), ["a\tb"], ()),
        ("a,£\n".encode("utf-16"), ["a\t£"], ()),
        ("a,£ caf\xe9\n".encode("latin-1"), ["a\t£ café"], ("encoding-guessed",)),
    ],
)
def test_text_tables_are_read_whatever_divides_and_codes_them(
    tmp_path: Path, content: str | bytes, rows: list[str], notices: tuple[str, ...]
) -> None:
    text = read(tmp_path, "a.csv", content)
    assert ([block.text for block in text.blocks], text.notices) == (rows, notices)


def test_a_presentation_is_read_slide_by_slide(tmp_path: Path) -> None:
    text = read(tmp_path, "a.pptx", pptx_of("Waiting", ["Long", "Longer"], "Say less.", [["A", "B"]]))
    assert [(block.page, block.part, str(block.kind), block.text) for block in text.blocks] == [
        (1, "Waiting", "heading", "Waiting"),
        (1, "Waiting", "bullet", "Long"),
        (1, "Waiting", "bullet", "Longer"),
        (1, "Waiting", "row", "A\tB"),
        (1, "Notes", "paragraph", "Say less."),
    ]
    assert text.notices == ("speaker-notes-read",)
    assert dict(text.properties)["title"] == "Board briefing"


@pytest.mark.parametrize("name", ["a.eml", "a.msg"])
def test_a_message_is_read_with_who_wrote_it(tmp_path: Path, name: str) -> None:
    make = mail_of if name == "a.eml" else outlook_of
    text = read(tmp_path, name, make("Advocacy", "We waited since June.", {"a.txt": b"x" * 50}))
    assert told(text)[0] == ("heading", "Advocacy")
    assert any(words.startswith("From: ") and "Jo Bell" in words for _kind, words in told(text))
    assert told(text)[-1] == ("paragraph", "We waited since June.")
    assert text.notices == ("attachments-beside",)
    assert dict(text.properties)["title"] == "Advocacy"
    assert dict(text.properties)["sent"].startswith("2024-10-17T")


def test_a_message_in_html_loads_nothing(tmp_path: Path) -> None:
    body = '<p onclick="x()">Seen <b>here</b></p><img src="http://127.0.0.1:9/track.png"><script>alert(1)</script>'
    text = read(tmp_path, "a.eml", mail_of("S", body, html=True))
    assert told(text)[-1] == ("paragraph", "Seen here")
    assert set(text.notices) == {"scripts-not-run", "external-not-fetched"}
    assert dict(text.properties)["sent"] == "2024-10-17T09:30:00+01:00"


def test_a_web_page_is_read(tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>Our page</title><style>p{}</style></head><body><h2>Head</h2>"
        "<p>One<br>two</p><ul><li>item</ul><table><tr><td>A<td><p>B</p></tr></table></body></html>"
    )
    text = read(tmp_path, "saved", page)
    assert told(text) == [
        ("heading", "Head"),
        ("paragraph", "One"),
        ("paragraph", "two"),
        ("bullet", "item"),
        ("row", "A\tB"),
    ]
    assert dict(text.properties)["title"] == "Our page"


def test_markdown_and_text_are_read_as_paragraphs(tmp_path: Path) -> None:
    text = read(tmp_path, "a.md", "# Visit\n\n- one\n- two\n\nA line that somebody wrapped at the end of\nthe line.\n")
    assert told(text) == [
        ("heading", "Visit"),
        ("bullet", "- one"),
        ("bullet", "- two"),
        ("paragraph", "A line that somebody wrapped at the end of the line."),
    ]


def test_rich_text_is_read(tmp_path: Path) -> None:
    about = r"{\info{\title Old minutes}{\creatim\yr2019\mo3\dy5}}"
    source = rf"{{\rtf1\ansi{about}First caf\'e9.\par Second.\par{{\object\objemb x}}}}"
    text = read(tmp_path, "a.rtf", source)
    assert [words for _kind, words in told(text)][:2] == ["First café.", "Second."]
    assert dict(text.properties) == {"title": "Old minutes", "created": "2019-03-05"}
    assert text.notices == ("embedded-not-opened",)


def test_a_picture_without_a_program_to_read_it_says_so(tmp_path: Path) -> None:
    text = read(tmp_path, "a.png", picture_of())
    assert (text.status, text.blocks, text.notices) == (ReadingStatus.NO_OCR, (), ("no-ocr-program",))


def test_a_picture_is_read_by_the_program_that_is_installed(tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\n[ "$2" = stdout ] && echo "WAITING LIST"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    text = read(tmp_path, "a.png", picture_of())
    assert (text.status, told(text)) == (ReadingStatus.READ, [("paragraph", "WAITING LIST")])
    assert text.notices == ("words-recognised",)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (png_stating(10_000, 6_000), ReadingStatus.TOO_DEMANDING, "picture-too-large"),
        (png_stating(60_000, 60_000), ReadingStatus.TOO_DEMANDING, "picture-too-large"),
        (picture_of(300, 300)[:-40], ReadingStatus.UNREADABLE, "picture-truncated"),
        (picture_of(300, 300, "JPEG")[:-300], ReadingStatus.UNREADABLE, "picture-truncated"),
    ],
)
def test_pictures_that_are_too_large_or_cut_off_are_not_looked_into(
    tmp_path: Path, content: bytes, status: ReadingStatus, code: str
) -> None:
    text = read(tmp_path, "a.png", content)
    assert (text.status, text.notices) == (status, (code,))


def test_a_drawing_gives_its_words_and_runs_nothing(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><title>Chart</title>'
        "<text>Waiting<tspan> long</tspan></text>"
        '<image href="http://127.0.0.1:9/a.png"/></svg>'
    )
    text = read(tmp_path, "a.svg", drawing)
    assert told(text) == [("paragraph", "Waiting long")]
    assert set(text.notices) == {"scripts-not-run", "external-not-fetched"}


@pytest.mark.parametrize(
    ("name", "content", "status", "notices"),
    [
        ("a.bin", b"\0\1\2\3" * 50, ReadingStatus.UNKNOWN_KIND, ()),
        ("a.exe", b"MZ" + bytes(100), ReadingStatus.UNKNOWN_KIND, ()),
        ("a.txt", b"", ReadingStatus.EMPTY, ("no-content",)),
        ("a.txt", b" \n ", ReadingStatus.EMPTY, ()),
        ("a.doc", ole_with("WordDocument"), ReadingStatus.UNKNOWN_KIND, ("old-office",)),
        ("a.docx", ole_with("EncryptedPackage", "EncryptionInfo"), ReadingStatus.ENCRYPTED, ()),
        ("a.zip", zip_of({"a.txt": "x"}), ReadingStatus.UNKNOWN_KIND, ("archive-kept",)),
        ("a.docx", word_file("x")[:200], ReadingStatus.UNREADABLE, ("damaged",)),
        ("a.pdf", b"%PDF-1.7\nrubbish", ReadingStatus.UNREADABLE, ("damaged",)),
        ("a.msg", ole_with("__substg1.0_0037001F"), ReadingStatus.EMPTY, ()),
    ],
)
def test_what_has_no_text_says_why(
    tmp_path: Path, name: str, content: bytes, status: ReadingStatus, notices: tuple[str, ...]
) -> None:
    text = read(tmp_path, name, content)
    assert (text.status, text.notices, text.blocks) == (status, notices, ())


def test_text_beyond_the_limit_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_BLOCKS", 3)
    text = read(tmp_path, "a.csv", "a\n" * 10)
    assert (len(text.blocks), text.status, text.notices) == (3, ReadingStatus.READ, ("text-cut",))


def test_an_office_document_that_would_unpack_to_far_more_is_not_opened(tmp_path: Path) -> None:
    text = read(tmp_path, "a.docx", word_file("", {"word/document.xml": b" " * 50_000_000}))
    assert (text.status, text.notices) == (ReadingStatus.TOO_DEMANDING, ("unpacks-too-large",))
