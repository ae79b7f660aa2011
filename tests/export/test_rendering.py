"""LibreOffice opens the Word file and makes a tagged PDF of it, page by page as it should look."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from report_builders import DAY, a_document, local_authorities

from domain.report.report import build_report
from domain.report.tree import ReportOptions
from export.exporting import export_report

PDF = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_makes_a_tagged_pdf_with_title_contents_and_pages(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 reads the PDF back")
    framework = local_authorities()
    report = build_report(framework, a_document(framework), ReportOptions(is_draft=True), DAY)
    export_report(report, tmp_path / "report.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", PDF, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=100)
    document = pdfium.PdfDocument(tmp_path / "report.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == report.title
    assert "Draft of 17 March 2026" in pages[0]
    assert "Contents" in pages[1]
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert "Good, 75%" in pages[3]
    document.close()
