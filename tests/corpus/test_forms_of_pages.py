"""A page gives the same findings as plain text and as a Word document, however its writer marked the headings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import docx
import pytest

from benchmarks.check_quality import framework
from domain.checks.text_alone import check_text
from export.reading.read_source import read_placed
from tests.corpus.whole_pages import Page, pages
from ui.house_style import style_with_spelling

LONGEST_HEADING = 75
STYLES = {"headings of one level": 2, "bold lines": None}
PAGES = {page.name: page for page in pages() if page.name in {"clean-1", "open-1"}}


def _found(path: Path) -> Counter[tuple[str, str]]:
    text = check_text(framework(), read_placed(path).source, style_with_spelling())
    return Counter((each.code, each.text) for each in text.checked.findings)


def _is_heading(line: str) -> bool:
    return len(line) < LONGEST_HEADING and line[:1].isupper() and line[-1] not in ".:;?!" and not line[-1].isdigit()


def _write_docx(page: Page, level: int | None, path: Path) -> None:
    document = docx.Document()
    for line in filter(None, (line.strip() for line in page.text.splitlines())):
        if line.startswith(("- ", "• ")):
            document.add_paragraph(line[2:], style="List Bullet")
        elif not _is_heading(line):
            document.add_paragraph(line)
        elif level is None:
            document.add_paragraph().add_run(line).bold = True
        else:
            document.add_heading(line, level)
    document.save(str(path))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", PAGES)
def test_a_word_document_gives_what_the_plain_text_gives(name: str, style: str, tmp_path: Path) -> None:
    plain, word = tmp_path / "page.txt", tmp_path / "page.docx"
    plain.write_text(PAGES[name].text, encoding="utf-8", newline="\n")
    _write_docx(PAGES[name], STYLES[style], word)
    found = _found(plain)
    assert found or name.startswith("clean"), "a page in which nothing is found shows nothing"
    assert _found(word) == found


def test_the_title_and_the_head_of_a_table_are_no_headings_in_capitals(tmp_path: Path) -> None:
    plain = tmp_path / "page.txt"
    lines = ("Wold Council", "ADULT CARE: OUR ACCOUNT OF IT", "", "About us", "", "\tBudget\tActual\tDifference")
    rows = ("All services\t£255.8m\t£259.4m\t£3.6m over", "Adult care\t£98.2m\t£101.2m\t£3.0m over")
    plain.write_text("\n".join((*lines, *rows, "", PAGES["clean-1"].text)), encoding="utf-8", newline="\n")
    assert not [text for code, text in _found(plain) if code == "heading-form"]
