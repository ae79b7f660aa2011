"""Whatever a reader notices in a document, and whatever is kept aside of it, is told in words that name the place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from word_files import paragraph, word_file, words

from domain.published.report import recognise
from domain.text.blocks import Notice
from export.qda.reader import OTHER_SOURCES
from export.reading.read_source import read_source
from store.actions import imports, text
from ui.messages import KEPT_REASONS, fault_sentence, kept_reason, notice_sentence, notice_sentences
from ui.sentences.notices import NOTICES

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


_PLACES = {"notice": 0, "notice_at": 1}
"""Where the code stands among what these methods are given."""


def noticed_codes() -> Iterator[str]:
    """Yield the codes that readers give to a method or count by, beside those they make a Notice of."""
    for path in [*(ROOT / "export" / "reading").glob("*.py"), *(ROOT / "domain" / "published").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            argument: ast.AST | None = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                argument = node.args[_PLACES[node.func.attr]] if node.func.attr in _PLACES else None
            elif isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "left_out":
                argument = node.slice
            if isinstance(argument, ast.Constant):
                yield str(argument.value)


def projects_codes() -> Iterator[str]:
    """Yield the codes of what a reader of projects counts as left out."""
    source = (ROOT / "export" / "qda" / "reader.py").read_text(encoding="utf-8")
    for counted in re.findall(r'left_out\["(\w+)"\]', source) + list(OTHER_SOURCES.values()):
        yield f"qda-{counted}-left-out"


CODES = sorted({*noticed_codes(), *projects_codes()})


def test_the_codes_were_found() -> None:
    assert {"score-missing", "wording-differs", "pictures-left-out", "hidden-left-out"} <= set(CODES)
    assert {"qda-pictures-left-out", "qda-codes-left-out", "qda-selections-left-out"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_a_reader_has_a_sentence(code: str) -> None:
    assert code in NOTICES


PAGE = """Testshire County Council: local authority assessment
Marwell District Council: local authority assessment
Safeguarding
Score: 2
2 - Evidence shows significant shortfalls
The local authority commitment
We work with people to see what safe means to them.
Key findings for this quality statement
Staff were supported.
Learning, improvement and innovation
Key findings for this quality statement
People were heard.
"""


@pytest.fixture
def noticed(tmp_path: Path) -> tuple[Notice, ...]:
    """What is noticed in a page with several faults."""
    from report_builders import local_authorities

    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return recognise(read_source(path), local_authorities()).notices


def test_faults_of_a_page_are_told_with_the_statement_and_the_printed_words(noticed: tuple[Notice, ...]) -> None:
    told = "\n".join(notice_sentences(noticed))
    assert "Safeguarding has score 2, but its label says: 2 - Evidence shows significant shortfalls" in told
    assert "Safeguarding: the commitment is worded otherwise" in told
    assert "We work with people to see what safe means to them." in told
    assert "Learning, improvement and innovation has no score." in told
    assert "another authority: Marwell District Council" in told


def test_every_blank_of_a_sentence_is_filled_by_what_was_noticed(noticed: tuple[Notice, ...]) -> None:
    assert len({notice.code for notice in noticed}) >= 4
    for notice in noticed:
        assert set(PLACEHOLDER.findall(NOTICES[notice.code])) <= dict(notice.data).keys(), notice.code


def test_what_a_word_document_leaves_out_is_counted(tmp_path: Path) -> None:
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r>{words('Seen')}</w:p>"
    picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    path = tmp_path / "page.docx"
    path.write_bytes(word_file(paragraph("Text") + hidden + picture))
    notices = read_source(path).notices
    assert {notice.code for notice in notices} >= {"hidden-left-out", "pictures-left-out"}
    for notice in notices:
        assert set(PLACEHOLDER.findall(NOTICES[notice.code])) <= dict(notice.data).keys(), notice.code
        assert dict(notice.data)["count"] in notice_sentence(notice)


def test_the_same_sentence_is_told_once() -> None:
    assert len(notice_sentences((Notice("ends-early"), Notice("ends-early"), Notice("macros-left-out")))) == 2


def test_an_unknown_code_is_told_without_its_name() -> None:
    assert "strange" not in notice_sentence(Notice("strange-code"))


REASONS = [value for module in (imports, text) for name, value in vars(module).items() if name.endswith("_REASON")]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_for_keeping_a_text_has_its_words(reason: str) -> None:
    assert reason in KEPT_REASONS
    assert "{" not in kept_reason(reason, "page.txt")


def test_a_fault_names_the_file_or_the_row_concerned() -> None:
    from store.values import Fault

    assert "policy.docx" in fault_sentence(Fault("file-changed", "stored_file", "abc", "policy.docx"))
    assert "evidence item" in fault_sentence(Fault("row-changed", "evidence_item", "1", "title"))
    assert "strange" not in fault_sentence(Fault("strange-code"))
