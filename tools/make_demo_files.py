"""Make the sample assessment's shipped files from what is kept under resources/demo/source.

Run with `python tools/make_demo_files.py` after changing anything there. The same source gives the same bytes.
Plain text, Markdown, e-mail and small comma-separated files are written by hand in resources/demo/files.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from demo_files.bearing import Target  # noqa: E402  the path is set above
from demo_files.citing import Citing, citings_of  # noqa: E402  as above
from demo_files.excerpts import Placed, Source, bearings_of, place_all  # noqa: E402  as above
from demo_files.marked_text import document_blocks, section_text  # noqa: E402  as above
from demo_files.pdf_file import pdf_file  # noqa: E402  as above
from demo_files.picture_file import Chart, chart_picture, flat_picture  # noqa: E402  as above
from demo_files.row_sheet import FIRST_ROW_BLOCK, WIDTHS, Row, blocks_of, rows_in  # noqa: E402  as above
from demo_files.sheet_file import sheet_file  # noqa: E402  as above
from demo_files.source_texts import read_text, write_texts  # noqa: E402  as above
from demo_files.survey_file import survey_file  # noqa: E402  as above
from demo_files.word_file import word_file  # noqa: E402  as above
from PySide6.QtGui import QFontDatabase, QGuiApplication  # noqa: E402  as above

RESOURCES = ROOT / "resources"
DEMO = RESOURCES / "demo"
SOURCE = DEMO / "source"
FILES = DEMO / "files"
TEXTS = DEMO / "texts"
_DEFAULTS: dict[str, Any] = {
    "people_heard": None,
    "confidential": False,
    "disclosed": False,
    "notes": "",
}


def main() -> None:
    """Write demo.json, the section texts, every evidence file that is made from source, and what is read from it."""
    items, sheets = _read("evidence.json"), _read("rows.json")
    rows = {name: _rows(name, sheet) for name, sheet in sheets.items()}
    _write_files(items)
    _write_row_sheets(sheets, rows)
    if not write_texts(FILES, TEXTS):
        print("The intake is not there: the texts of the files are left as they are")
    marked = _write_sections()
    evidence = {name: _evidence(item) for name, item in items.items()} | _row_evidence(sheets, rows)
    excerpts = _excerpts(evidence, rows)
    left_open = [Target(each["section"], each["words"], "") for each in _read("open.json")]
    citings = citings_of(marked, excerpts, left_open)
    _write_assessment(evidence, excerpts, citings, marked)
    print(f"{len(evidence)} evidence items, {sum(map(len, excerpts.values()))} excerpts, {len(citings)} citations")


def _read(name: str) -> Any:
    return json.loads((SOURCE / name).read_text(encoding="utf-8"))


def _rows(name: str, sheet: Mapping[str, Any]) -> tuple[Row, ...]:
    return rows_in((SOURCE / "rows" / f"{name}.txt").read_text(encoding="utf-8"), sheet)


def _write_sections() -> dict[str, str]:
    """Write the plain section texts and return the marked ones."""
    (DEMO / "sections").mkdir(exist_ok=True)
    marked = {path.stem: path.read_text(encoding="utf-8") for path in sorted((SOURCE / "sections").glob("*.txt"))}
    for name, text in marked.items():
        (DEMO / "sections" / f"{name}.txt").write_text(section_text(text), encoding="utf-8")
    return marked


def _excerpts(
    evidence: Mapping[str, Mapping[str, Any]], rows: Mapping[str, tuple[Row, ...]]
) -> dict[str, tuple[Placed, ...]]:
    """Return the excerpts of each item that has any, where they stand in its files or notes."""
    bearings = {name: bearings_of(entries) for name, entries in _read("excerpts.json").items()}
    for row in (row for of_sheet in rows.values() for row in of_sheet):
        bearings[row.reference] = tuple((bearing, False) for bearing in row.bearings)
    return {name: place_all(name, _source(evidence[name]), bearings[name]) for name in evidence if bearings.get(name)}


def _source(entry: Mapping[str, Any]) -> Source:
    files = [Path(entry[key]).name for key in ("older_file", "file") if key in entry]
    texts = tuple(read_text(TEXTS, name) for name in files)
    return Source(texts, entry.get("text") or entry["notes"], entry.get("block", 0))


def _write_assessment(
    evidence: Mapping[str, Mapping[str, Any]],
    excerpts: Mapping[str, tuple[Placed, ...]],
    citings: Iterable[Citing],
    marked: Mapping[str, str],
) -> None:
    numbers = {name: number for number, name in enumerate(evidence, start=1)}
    assessment = _read("assessment.json")
    statements = tuple(assessment["scores"])
    assessment["sections"] = {section: f"sections/{section}.txt" for section in marked}
    assessment["marks"] = _read("marks.json")
    assessment["pseudonyms"] = _read("pseudonyms.json")
    assessment["evidence"] = list(evidence.values())
    assessment["excerpts"] = [
        placed.entry(numbers[name], statements) for name, of_item in excerpts.items() for placed in of_item
    ]
    assessment["citations"] = [_citation(citing, numbers) for citing in citings]
    (DEMO / "demo.json").write_text(_laid_out(assessment), encoding="utf-8")


def _citation(citing: Citing, numbers: Mapping[str, int]) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "section": citing.section,
        "quote": citing.quote,
        "evidence": numbers[citing.source],
        "stance": citing.stance,
    }
    return entry | ({"excerpt": citing.excerpt} if citing.excerpt else {})


def _laid_out(assessment: Mapping[str, Any]) -> str:
    """Return the assessment as JSON, with a line for each entry of a list."""
    parts = []
    for key, value in assessment.items():
        if isinstance(value, list):
            entries = ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value)
            parts.append(f' "{key}": [\n{entries}\n ]')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False, indent=1)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _evidence(item: Mapping[str, Any]) -> dict[str, Any]:
    entry = {**_DEFAULTS, **item}
    entry.pop("older_date", None)
    if "url" in item:
        entry["kind"] = "link"
    elif "text" in item:
        entry["kind"] = "note"
        entry["text"] = (SOURCE / item["text"]).read_text(encoding="utf-8").strip()
    else:
        entry["kind"] = "file"
        for key in ("older_file", "file"):
            if key in item:
                entry[key] = f"files/{item[key]}"
    return entry


def _row_evidence(sheets: Mapping[str, Any], rows: Mapping[str, tuple[Row, ...]]) -> dict[str, dict[str, Any]]:
    """Return an evidence item for each row, as the intake of such a spreadsheet makes it."""
    visited = _read("assessment.json")["visit_to"]
    return {
        row.reference: {
            "title": row.topic,
            "kind": "file",
            "category": row.category,
            "given_by": row.who,
            "event_date": row.day,
            "received_date": max(row.day, visited),
            "people_heard": row.heard or None,
            "confidential": "c" in row.flags,
            "disclosed": "n" not in row.flags,
            "notes": row.said,
            "file": f"files/{sheet['file']}",
            "block": block,
        }
        for name, sheet in sheets.items()
        for block, row in enumerate(rows[name], FIRST_ROW_BLOCK)
    }


def _write_files(items: Mapping[str, Any]) -> None:
    dates = {
        item[key]: datetime.fromisoformat(item[day])
        for item in items.values()
        for key, day in (("file", "event_date"), ("older_file", "older_date"))
        if key in item
    }
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


def _write_row_sheets(sheets: Mapping[str, Any], rows: Mapping[str, tuple[Row, ...]]) -> None:
    framework = json.loads((RESOURCES / "frameworks" / "cqc-la-2025.json").read_text(encoding="utf-8"))
    categories = {category["id"]: category["name"] for category in framework["categories"]}
    for name, sheet in sheets.items():
        content = sheet_file(blocks_of(rows[name], sheet["sheet"], categories), WIDTHS)
        (FILES / sheet["file"]).write_bytes(content)


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
