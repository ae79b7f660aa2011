"""The template is made the same each time, keeps its contract of styles, and brings nobody's traces along."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from report_builders import TEMPLATE, a_report, packed, parts_of, with_change, with_part
from word_files import relationships

from export.gate.word import check_word
from export.word.template import STYLES, TemplateFault, open_template
from export.word.writer import write_word

MAKER = Path(__file__).resolve().parent.parent.parent / "tools" / "make_template.py"


def saved(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "own.docx"
    path.write_bytes(data)
    return path


def test_the_shipped_template_is_what_its_maker_makes(tmp_path: Path) -> None:
    specification = importlib.util.spec_from_file_location("make_template", MAKER)
    assert specification is not None
    assert specification.loader is not None
    maker = importlib.util.module_from_spec(specification)
    sys.modules["make_template"] = maker
    specification.loader.exec_module(maker)
    maker.write(tmp_path / "made.docx")
    assert parts_of((tmp_path / "made.docx").read_bytes()) == parts_of(TEMPLATE.read_bytes())


def test_the_shipped_template_has_every_style_of_the_contract() -> None:
    assert set(open_template(TEMPLATE).style_ids) == set(STYLES)


@pytest.mark.parametrize("style", ["Assay Quote", "heading 3", "Hyperlink", "Assay Table", "List Bullet", "toc 4"])
def test_a_missing_style_is_named(tmp_path: Path, style: str) -> None:
    data = with_change(TEMPLATE.read_bytes(), "word/styles.xml", f'w:name w:val="{style}"', 'w:name w:val="Mine"')
    with pytest.raises(TemplateFault) as refused:
        open_template(saved(tmp_path, data))
    assert refused.value.code == "template-style-missing"
    assert refused.value.data == {"name": "own.docx", "style": style}


def test_a_style_of_another_type_is_missing(tmp_path: Path) -> None:
    old = '<w:style w:type="character" w:styleId="Hyperlink">'
    new = '<w:style w:type="paragraph" w:styleId="Hyperlink">'
    data = with_change(TEMPLATE.read_bytes(), "word/styles.xml", old, new)
    with pytest.raises(TemplateFault, match="template-style-missing"):
        open_template(saved(tmp_path, data))


def test_a_bullet_style_that_is_no_list_is_refused(tmp_path: Path) -> None:
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = with_change(TEMPLATE.read_bytes(), "word/styles.xml", numbering, "")
    with pytest.raises(TemplateFault, match="template-list-without-numbering"):
        open_template(saved(tmp_path, data))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 half"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(TemplateFault, match="template-unreadable"):
        open_template(saved(tmp_path, content))


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match="template-unreadable"):
        open_template(tmp_path / "none.docx")


def test_what_word_leaves_in_an_edited_template_does_not_reach_the_report(tmp_path: Path) -> None:
    data = TEMPLATE.read_bytes()
    data = with_change(data, "word/document.xml", "<w:sectPr>", '<w:p w:rsidR="00AB12CD"/><w:sectPr w:rsidR="00AB">')
    data = with_change(
        data, "word/settings.xml", "<w:themeFontLang", '<w:rsids><w:rsidRoot w:val="1"/></w:rsids><w:themeFontLang'
    )
    data = with_change(data, "word/settings.xml", "<w:zoom", '<w:attachedTemplate xmlns:r="r" w:val="x"/><w:zoom')
    data = with_change(data, "docProps/core.xml", "<dc:title>", "<dc:creator>Pat Example</dc:creator><dc:title>")
    extended = "<Properties><Application>Microsoft Office Word</Application><Company>Example</Company></Properties>"
    data = with_part(data, "docProps/app.xml", extended, "extended-properties", "_rels/.rels")
    data = with_part(data, "docProps/thumbnail.jpeg", "picture", "metadata/thumbnail", "_rels/.rels")
    data = with_part(data, "customXml/item1.xml", "<x/>", "customXml")
    written = write_word(a_report(), saved(tmp_path, data))
    assert check_word(written) == ()
    everything = b"".join(parts_of(written).values())
    for trace in (b"Pat Example", b"Microsoft Office", b"rsid", b"attachedTemplate", b"customXml", b"thumbnail"):
        assert trace not in everything


def test_the_corporate_template_behind_an_edited_one_is_not_named(tmp_path: Path) -> None:
    data = with_change(
        TEMPLATE.read_bytes(),
        "word/settings.xml",
        "<w:zoom",
        '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="t"/>'
        "<w:zoom",
    )
    behind = relationships("t attachedTemplate file:///C:/Users/pat/Corporate.dotx !")
    data = packed({**parts_of(data), "word/_rels/settings.xml.rels": behind.encode()})
    written = write_word(a_report(), saved(tmp_path, data))
    assert check_word(written) == ()
    assert b"Corporate.dotx" not in b"".join(parts_of(written).values())
