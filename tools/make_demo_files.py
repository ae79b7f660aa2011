"""Make the sample assessment's shipped files from what is kept under resources/demo/source.

Run with `python tools/make_demo_files.py` after changing anything there. The same source gives the same bytes.
Plain text, Markdown, e-mail and small comma-separated files are written by hand in resources/demo/files.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from demo_files.marked_text import Mark, document_blocks, section_marks, section_text
from demo_files.pdf_file import pdf_file
from demo_files.picture_file import Chart, chart_picture, flat_picture
from demo_files.sheet_file import sheet_file
from demo_files.survey_file import survey_file
from demo_files.word_file import word_file
from PySide6.QtGui import QFontDatabase, QGuiApplication

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
DEMO = RESOURCES / "demo"
SOURCE = DEMO / "source"
FILES = DEMO / "files"
_DEFAULTS: dict[str, Any] = {
    "people_heard": None,
    "confidential": False,
    "disclosed": False,
    "notes": "",
}


def main() -> None:
    """Write demo.json, the section texts and every evidence file that is made from source."""
    items = _read("evidence.json")
    _write_files(items)
    marks = _write_sections()
    _write_assessment(items, marks)
    print(f"{len(items)} evidence items, {sum(len(each) for each in marks.values())} citations")


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SOURCE / name).read_text(encoding="utf-8"))
    return content


def _write_sections() -> dict[str, tuple[Mark, ...]]:
    """Write the plain section texts and return the marks of each section."""
    marks = {}
    (DEMO / "sections").mkdir(exist_ok=True)
    for path in sorted((SOURCE / "sections").glob("*.txt")):
        marked = path.read_text(encoding="utf-8")
        (DEMO / "sections" / path.name).write_text(section_text(marked), encoding="utf-8")
        marks[path.stem] = section_marks(marked)
    return marks


def _write_assessment(items: dict[str, Any], marks: dict[str, tuple[Mark, ...]]) -> None:
    numbers = {name: number for number, name in enumerate(items, start=1)}
    assessment = _read("assessment.json")
    assessment["sections"] = {section: f"sections/{section}.txt" for section in marks}
    assessment["evidence"] = [_evidence(item) for item in items.values()]
    assessment["citations"] = [
        {"section": section, "quote": mark.quote, "evidence": numbers[mark.source], "stance": mark.stance}
        for section, section_quotes in marks.items()
        for mark in section_quotes
    ]
    text = json.dumps(assessment, ensure_ascii=False, indent=1)
    (DEMO / "demo.json").write_text(text + "\n", encoding="utf-8")


def _evidence(item: dict[str, Any]) -> dict[str, Any]:
    entry = {**_DEFAULTS, **item}
    if "url" in item:
        entry["kind"] = "link"
    elif "text" in item:
        entry["kind"] = "note"
        entry["text"] = (SOURCE / item["text"]).read_text(encoding="utf-8").strip()
    else:
        entry["kind"] = "file"
        entry["file"] = f"files/{item['file']}"
    return entry


def _write_files(items: dict[str, Any]) -> None:
    dates = {item["file"]: datetime.fromisoformat(item["event_date"]) for item in items.values() if "file" in item}
    FILES.mkdir(exist_ok=True)
    for path in sorted((SOURCE / "files").glob("*.txt")):
        blocks = document_blocks(path.read_text(encoding="utf-8"))
        name = path.stem
        if name.endswith(".docx"):
            content = word_file(blocks, dates[name])
        elif name.endswith(".xlsx"):
            content = sheet_file(blocks)
        else:
            content = pdf_file(blocks)
        (FILES / name).write_bytes(content)
    for name, questions in _read("surveys.json").items():
        (FILES / name).write_bytes(survey_file(questions))
    _write_pictures()


def _write_pictures() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    for path in sorted((RESOURCES / "fonts").glob("Inter-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    for name, chart in _read("charts.json").items():
        bars = tuple((label, amount) for label, amount in chart["bars"])
        (FILES / name).write_bytes(chart_picture(Chart(chart["title"], chart["source"], bars), "Inter"))
    (FILES / "demonstration-flat.png").write_bytes(flat_picture("Inter"))
    application.processEvents()


if __name__ == "__main__":
    main()
