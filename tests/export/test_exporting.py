"""An export is rendered by its ending, passes the gate or is refused, and carries nothing that is not the report's."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from report_builders import (
    BLOCKS,
    DAY,
    TEMPLATE,
    a_document,
    a_report,
    local_authorities,
    made_up,
    with_change,
)

from domain.assessment import Assessment, Document
from domain.frameworks.framework import Framework
from domain.report.report import build_report
from domain.report.tree import Heading, Paragraph, ReportOptions, Run
from export.errors import CannotWrite, GateRefused
from export.exporting import export_report
from export.word.template import TemplateFault

MISSING = Paragraph((Run("This part has not been written yet."),), "missing")


@pytest.mark.parametrize("name", ["report.docx", "REPORT.DOCX", "report.html"])
def test_the_ending_chooses_the_format(tmp_path: Path, name: str) -> None:
    export_report(a_report(), tmp_path / name)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"<!DOCTYPE html>" if name.endswith("html") else b"PK")


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.doc"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite) as refused:
        export_report(a_report(), tmp_path / name)
    assert refused.value.code == "unknown-ending"
    assert refused.value.data["endings"] == ".docx, .html"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_a_final_report_with_something_missing_is_refused_and_a_draft_is_not(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    with pytest.raises(GateRefused) as refused:
        export_report(a_report((*BLOCKS, MISSING)), path)
    (fault,) = refused.value.faults
    assert fault.code == "part-not-written"
    assert fault.data["heading"] == "Leadership / Learning / Key findings"
    assert path.read_bytes() == b"old"
    export_report(a_report((*BLOCKS, MISSING), is_draft=True), path)
    assert path.read_bytes() != b"old"


@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_what_the_gate_finds_in_the_bytes_is_not_saved(tmp_path: Path, name: str) -> None:
    skipping = a_report((Heading(1, "Title", "t"), Heading(3, "Too deep", "d")))
    with pytest.raises(GateRefused) as refused:
        export_report(skipping, tmp_path / name)
    assert [fault.code for fault in refused.value.faults] == ["heading-order"]
    assert list(tmp_path.iterdir()) == []


def test_a_template_of_ones_own_is_used_and_held_against_the_gate(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(with_change(TEMPLATE.read_bytes(), "word/styles.xml", 'w:val="60"', 'w:val="80"'))
    export_report(a_report(), tmp_path / "report.docx", own)
    with zipfile.ZipFile(tmp_path / "report.docx") as archive:
        assert b'w:sz w:val="80"' in archive.read("word/styles.xml")
    own.write_bytes(with_change(TEMPLATE.read_bytes(), "word/styles.xml", '<w:sz w:val="24"/>', '<w:sz w:val="18"/>'))
    with pytest.raises(GateRefused):
        export_report(a_report(), tmp_path / "report.docx", own)


def test_a_template_that_cannot_be_used_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    with pytest.raises(TemplateFault):
        export_report(a_report(), path, tmp_path / "none.docx")
    assert path.read_bytes() == b"old"


def everything_in(path: Path) -> bytes:
    """Every byte of every part, and the names of the parts."""
    if path.suffix == ".html":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("framework", [local_authorities(), made_up()], ids=lambda framework: framework.id)
@pytest.mark.parametrize("name", ["report.docx", "report.html"])
@pytest.mark.parametrize("with_references", [True, False])
def test_nothing_private_leaves_in_a_file(
    tmp_path: Path, framework: Framework, name: str, with_references: bool
) -> None:
    options = ReportOptions(with_references=with_references, is_draft=False)
    export_report(build_report(framework, a_document(framework), options, DAY), tmp_path / name)
    content = everything_in(tmp_path / name)
    assert b"canary" not in content.lower()
    assert str(tmp_path).encode() not in content
    assert b"Borough of Marwell" in content
    assert (b"E-001" in content) is with_references


@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_an_assessment_just_begun_exports_as_a_draft(tmp_path: Path, name: str) -> None:
    framework = local_authorities()
    empty = Document(Assessment("a", "Borough of Marwell", framework.id), ())
    export_report(build_report(framework, empty, ReportOptions(), DAY), tmp_path / name)
    assert framework.terms["not_written"].encode() in everything_in(tmp_path / name)
