"""Whatever words an item or an authority has, the schedule, the bundle and the project can be written and pass."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from evidence_builders import DAY, FILE_TEXT, FRAMEWORK, ITEMS, OPEN_FILE, an_evidenced_document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from report_builders import TEMPLATE

from domain.evidence.coding import coded_project
from domain.evidence.evidence import FileText
from domain.report.bundle import plan_bundle
from domain.report.schedule import build_schedule
from domain.report.schedule_report import schedule_report
from export.bundle import index_page
from export.gate.spreadsheet import check_spreadsheet
from export.gate.word import check_word
from export.qda.writer import project_xml
from export.schedule.workbook import write_workbook
from export.word.writer import write_word

WORDS = st.text(st.characters(codec=None), min_size=1, max_size=60)


def text_of(_sha256: str) -> FileText:
    return FILE_TEXT


@settings(max_examples=40, deadline=None)
@given(title=WORDS, name=WORDS, authority=WORDS)
def test_any_title_file_name_and_authority_pass_every_gate(title: str, name: str, authority: str) -> None:
    document = an_evidenced_document()
    items = (replace(ITEMS[0], title=title, files=(replace(OPEN_FILE, name=name),)), *ITEMS[1:])
    document = replace(document, items=items, assessment=replace(document.assessment, authority=f"A {authority}"))
    schedule = build_schedule(FRAMEWORK, document, DAY)
    assert check_spreadsheet(write_workbook(schedule)) == ()
    assert check_word(write_word(schedule_report(schedule), TEMPLATE)) == ()
    plan = plan_bundle(document, schedule)
    assert index_page(plan)
    assert all("/" not in file.name.removeprefix("originals/") for file in plan.files)
    assert etree.parse(BytesIO(project_xml(coded_project(FRAMEWORK, document, text_of), DAY)))
