"""Each headless command does its one thing, prints what was promised, and exits as agreed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from evidence_files import xlsx_of, zip_of

from resources.loader import framework_files

ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SHOWN = {"authority", "framework", "rating", "percent", "sum", "sections"}
SECTION = {"id", "kind", "heading", "score", "label", "rationale", "passages", "words"}
PAGE = """Testshire County Council: local authority assessment
Safeguarding
Score: 2
2 - Evidence shows some shortfalls
Key findings for this quality statement
Staff told us that they were supported.
Partners said that they were heard.
A line about nothing in particular
"""


def test_new_makes_the_workspace_and_prints_the_id(tmp_path: Path, commands: CommandLine) -> None:
    printed = commands.done("new", tmp_path / "made" / "here", "--authority", "Marwell")
    assert ID.fullmatch(printed)
    assert (tmp_path / "made" / "here" / "assay.db").is_file()
    assert commands("new", tmp_path / "made" / "here", "--authority", "Other", "--json").data.keys() == {"id"}


@pytest.mark.parametrize("path", framework_files(), ids=lambda path: path.stem)
def test_new_begins_with_the_framework_asked_for(tmp_path: Path, commands: CommandLine, path: Path) -> None:
    commands.done("new", tmp_path / "w", "--authority", "Marwell", "--framework", path.stem)
    assert commands.show(tmp_path / "w", "Marwell")["framework"] == path.stem


def test_list_names_every_assessment_the_newest_change_first(folder: Path, commands: CommandLine) -> None:
    newest = commands.done("new", folder, "--authority", "Marwell")
    listed = commands("list", folder, "--json")
    assert [each["authority"] for each in listed.data] == ["Marwell", "Testshire County Council"]
    assert {"id", "authority", "framework"} <= listed.data[0].keys()
    assert commands("list", folder).out.splitlines()[0].startswith(newest)


def test_an_empty_workspace_lists_nothing(tmp_path: Path, commands: CommandLine) -> None:
    from builders import a_workspace, let_go

    let_go(a_workspace(tmp_path / "w"))
    assert commands("list", tmp_path / "w", "--json").data == []
    assert commands.done("list", tmp_path / "w") == ""


def test_show_of_an_assessment_just_begun_has_every_section_and_no_rating(folder: Path, commands: CommandLine) -> None:
    shown = commands.show(folder, "Testshire")
    assert shown.keys() >= SHOWN
    assert [shown[name] for name in ("authority", "rating", "percent", "sum")] == ["Testshire County Council"] + 3 * [
        None
    ]
    assert all(section.keys() >= SECTION for section in shown["sections"])
    assert {section["kind"] for section in shown["sections"]} == {"statement", "narrative", "facts"}
    assert all(
        (section["passages"], section["words"], section["score"]) == ([], 0, None) for section in shown["sections"]
    )


def test_show_of_the_sample_has_its_text_scores_and_rating(sample: Path, commands: CommandLine) -> None:
    shown = commands.show(sample, "Aldermere")
    statements = [section for section in shown["sections"] if section["kind"] == "statement"]
    assert shown["sum"] == sum(section["score"] for section in statements)
    assert (type(shown["percent"]), type(shown["rating"])) == (int, str)
    for section in statements:
        assert section["label"]
        assert section["rationale"]
        assert section["words"] >= 300
        assert all(passage.keys() == {"id", "kind", "text"} for passage in section["passages"])
    assert commands("show", sample, "Aldermere").out.startswith(shown["authority"])


def test_demo_twice_gives_two_assessments(sample: Path, commands: CommandLine) -> None:
    assert ID.fullmatch(commands.done("demo", sample))
    assert len(commands("list", sample, "--json").data) == 2
    assert commands("verify", sample, "--json").data == {"faults": []}


@pytest.mark.parametrize("name", ["learning", "9", "LEARNING, IMPROVEMENT AND INNOVATION"])
def test_score_gives_a_level_to_a_statement_by_id_number_or_name(
    folder: Path, commands: CommandLine, name: str
) -> None:
    commands.done("score", folder, "Testshire", name, 3, "--why", "Because staff said so.")
    section = section_of(commands, folder, "learning")
    assert (section["score"], section["rationale"]) == (3, "Because staff said so.")
    assert section["label"] == "Evidence shows a good standard"


def test_category_scores_make_the_statement_s_score(tmp_path: Path, commands: CommandLine) -> None:
    commands.done("new", tmp_path / "w", "--authority", "Marwell", "--framework", "cqc-la-2023")
    for category, level in (("people", 2), ("staff", 3), ("partners", 3), ("processes", 3)):
        commands.done("score", tmp_path / "w", "Marwell", "learning", level, "--category", category, "--why", "So.")
    section = section_of(commands, tmp_path / "w", "learning")
    assert (section["score"], section["category_scores"]["people"]) == (3, 2)


def test_attach_prints_the_references_in_order(folder: Path, commands: CommandLine, policy: Path) -> None:
    other = policy.with_name("notes.txt")
    other.write_text("Notes", encoding="utf-8")
    assert commands("attach", folder, "Testshire", policy, other).out.split() == ["E-001", "E-002"]
    said = commands("attach", folder, "Testshire", policy, "--category", "staff", "--title", "Policy", "--json")
    assert said.data["references"] == []
    assert [(file["outcome"], file["reference"]) for file in said.data["files"]] == [("duplicate", "E-001")]


def test_attach_opens_folders_and_zips_and_says_what_became_of_each_file(
    folder: Path, commands: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "notes.txt").write_text("Notes", encoding="utf-8")
    (tmp_path / "all.zip").write_bytes(zip_of({"a.txt": "A", "../b.txt": "B"}))
    said = commands("attach", folder, "Testshire", tmp_path / "evidence", tmp_path / "all.zip", "--json")
    assert (said.status, said.data["references"]) == (1, ["E-001", "E-002"])
    assert [(file["file"], file["outcome"], file["reference"], file["code"]) for file in said.data["files"]] == [
        ("evidence/notes.txt", "added", "E-001", ""),
        ("all.zip", "opened", "", ""),
        ("all.zip/a.txt", "added", "E-002", ""),
        ("all.zip/../b.txt", "refused", "", "path-outside"),
    ]


def test_attach_says_what_it_could_not_read(folder: Path, commands: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 rubbish")
    said = commands("attach", folder, "Testshire", tmp_path / "bad.pdf")
    assert (said.status, said.out.splitlines()[0]) == (1, "E-001")
    assert "cannot be read" in said.out


def test_attach_makes_an_item_of_each_row(folder: Path, commands: CommandLine, tmp_path: Path) -> None:
    sheet = tmp_path / "interviews.csv"
    sheet.write_text(
        "Spring\nWho,Date,Notes\nOT team,17/10/2024,Never asked.\nA carer,soon,Waited.\n", encoding="utf-8"
    )
    said = commands("attach", folder, "Testshire", sheet, "--rows", "--category", "staff", "--json")
    assert (said.status, said.data["references"]) == (0, ["E-001", "E-002"])
    assert [(file["file"], file["outcome"], file["notices"]) for file in said.data["files"]] == [
        ("interviews.csv/3", "added", []),
        ("interviews.csv/4", "added", ["date-unreadable"]),
    ]
    again = commands("attach", folder, "Testshire", sheet, "--rows", "--json")
    assert [file["outcome"] for file in again.data["files"]] == ["duplicate", "duplicate"]


def test_attach_takes_rows_from_several_spreadsheets_or_from_none(
    folder: Path, commands: CommandLine, tmp_path: Path
) -> None:
    for name, header in (("a.csv", "Title,Who"), ("b.csv", "Title,Date"), ("c.csv", "Colour,Shape")):
        (tmp_path / name).write_text(f"{header}\n{name},x\n", encoding="utf-8")
    paths = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv")]
    refusal = commands("attach", folder, "Testshire", *paths, "--rows").refusal
    assert "\u201cc.csv\u201d" in refusal and "\u201cColour\u201d, \u201cShape\u201d" in refusal
    said = commands("attach", folder, "Testshire", *paths[:2], "--rows", "--json")
    assert said.data["references"] == ["E-001", "E-002"]


@pytest.mark.parametrize(
    ("name", "content", "more", "said"),
    [
        ("a.csv", "Who,Notes\n", (), "There are no rows"),
        ("a.txt", "Words.", (), "There are no rows"),
        ("a.xlsx", "%PDF-1.7 rubbish", (), "cannot be read"),
        ("a.csv", "Who\nJo\n", ("--title", "T"), "title of its own"),
    ],
)
def test_attach_says_why_there_are_no_items_of_rows(
    folder: Path, commands: CommandLine, tmp_path: Path, name: str, content: str, more: tuple[str, ...], said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert said in commands("attach", folder, "Testshire", tmp_path / name, "--rows", *more).refusal


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook whose second sheet has no rows, and whose fourth is called by the number of another."""
    path = tmp_path / "talks.xlsx"
    talks = {name: [["Who", "Notes"], [f"Person in {name}", "Waited."]] for name in ("Spring", "Autumn", "1")}
    sheets = {"Spring": talks["Spring"], "Empty": [], "Autumn": talks["Autumn"], "1": talks["1"]}
    path.write_bytes(xlsx_of(sheets))
    return path


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ((), "Person in Spring"),
        (("--sheet", "autumn"), "Person in Autumn"),
        (("--sheet", "3"), "Person in Autumn"),
        (("--sheet", "1"), "Person in 1"),
    ],
)
def test_attach_takes_the_rows_of_the_sheet_that_is_named(
    folder: Path, commands: CommandLine, workbook: Path, more: tuple[str, ...], title: str
) -> None:
    commands.done("attach", folder, "Testshire", workbook, "--rows", *more)
    (item,) = commands("evidence", folder, "Testshire", "--json").data["items"]
    assert item["title"] == title


@pytest.mark.parametrize("wrong", ["Winter", "2", "9"])
def test_attach_says_which_sheets_there_are(folder: Path, commands: CommandLine, workbook: Path, wrong: str) -> None:
    refusal = commands("attach", folder, "Testshire", workbook, "--rows", "--sheet", wrong).refusal
    assert f"no sheet “{wrong}”" in refusal
    assert "1 “Spring”, 3 “Autumn”, 4 “1”" in refusal
    assert commands("evidence", folder, "Testshire", "--json").data["items"] == []


def test_a_file_without_sheets_is_one_sheet(folder: Path, commands: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Who,Notes\nJo,Waited.\n", encoding="utf-8")
    attach = ("attach", folder, "Testshire", tmp_path / "a.csv")
    assert "it has 1." in commands(*attach, "--rows", "--sheet", "Spring").refusal
    assert "--rows" in commands(*attach, "--sheet", "1").refusal
    commands.done(*attach, "--rows", "--sheet", "1")


def test_attach_takes_no_rows_of_a_folder(folder: Path, commands: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    assert "sheets" in commands("attach", folder, "Testshire", tmp_path / "sheets", "--rows").refusal


def test_import_says_what_was_taken_in_kept_aside_and_noticed(
    tmp_path: Path, folder: Path, commands: CommandLine
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE.replace("2 - Evidence shows some", "2 - Evidence shows significant"), encoding="utf-8")
    said = commands("import", folder, "Testshire", page, "--json")
    assert said.status == 1
    assert said.data.keys() == {"imported", "unrecognised", "notices"}
    (imported,) = said.data["imported"]
    assert (imported["file"], imported["part"], imported["score"]) == ("page.txt", "safeguarding", 2)
    assert "label-does-not-fit" in {notice["code"] for notice in said.data["notices"]}
    texts = [passage["text"] for passage in section_of(commands, folder, "safeguarding")["passages"]]
    assert texts == PAGE.splitlines()[5:]


def test_import_without_anything_to_say_exits_0(tmp_path: Path, folder: Path, commands: CommandLine) -> None:
    page = tmp_path / "page.txt"
    wording = "\n".join(_framework_words("safeguarding"))
    page.write_text(PAGE.replace("Key findings", f"{wording}\nKey findings"), encoding="utf-8")
    said = commands("import", folder, "Testshire", page, "--json")
    assert (said.status, said.data["unrecognised"], said.data["notices"]) == (0, [], [])


def test_import_tells_another_authority_and_each_score_that_it_does_not_take_in(
    tmp_path: Path, folder: Path, commands: CommandLine
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(PAGE, encoding="utf-8")
    second.write_text(PAGE.replace("Testshire", "Marwell").replace("2", "3", 1), encoding="utf-8")
    said = commands("import", folder, "Testshire", first, second, "--json")
    told = {(notice["file"], notice["code"]) for notice in said.data["notices"]}
    assert told >= {("second.txt", "other-authority"), ("second.txt", "score-kept")}
    assert ("first.txt", "score-kept") not in told
    assert section_of(commands, folder, "safeguarding")["score"] == 2


def test_import_tells_that_a_printed_score_is_not_one_of_a_category(tmp_path: Path, commands: CommandLine) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    commands.done("new", tmp_path / "w", "--authority", "Testshire", "--framework", "cqc-la-2023")
    said = commands("import", tmp_path / "w", "Testshire", page, "--json")
    assert "score-by-category" in {notice["code"] for notice in said.data["notices"]}


def _framework_words(statement_id: str) -> list[str]:
    from report_builders import local_authorities

    statement = local_authorities().statement(statement_id)
    return ["What people expect", *statement.expectations, "The local authority commitment", statement.commitment]


@pytest.mark.parametrize(("name", "beginning"), [("report.docx", b"PK\x03\x04"), ("report.html", b"<!DOCTYPE html>")])
def test_export_writes_the_format_its_ending_names(
    sample: Path, commands: CommandLine, name: str, beginning: bytes
) -> None:
    out = sample.parent / name
    assert commands.done("export", sample, "Aldermere", "--out", out) == str(out)
    assert out.read_bytes().startswith(beginning)


def test_export_of_one_statement_has_only_that_one(sample: Path, commands: CommandLine) -> None:
    out = sample.parent / "one.html"
    commands.done("export", sample, "Aldermere", "--statement", "Safeguarding", "--out", out)
    written = out.read_text(encoding="utf-8")
    texts = {
        section["id"]: section["passages"][0]["text"]
        for section in commands.show(sample, "Aldermere")["sections"]
        if section["passages"]
    }
    assert texts["safeguarding"][:40] in written
    assert texts["learning"][:40] not in written


@pytest.mark.parametrize("options", [[], ["--references"]])
def test_evidence_references_are_printed_only_when_asked_for(
    sample: Path, commands: CommandLine, options: list[str]
) -> None:
    out = sample.parent / "report.html"
    commands.done("export", sample, "Aldermere", "--out", out, *options)
    assert bool(re.search(r"E-\d{3}", out.read_text(encoding="utf-8"))) is bool(options)


def test_rate_reproduces_a_published_outcome(commands: CommandLine) -> None:
    scores = [3, 2, 2, 3, 3, 2, 3, 3, 4]
    said = commands("rate", "--framework", "cqc-la-2025", *scores, "--json")
    assert said.status == 0
    assert {"sum", "percent", "rating", "explanation", "distances"} <= said.data.keys()
    assert (said.data["sum"], said.data["percent"], said.data["rating"]) == (25, 70, "Good")
    assert commands.done("rate", "--framework", "cqc-la-2025", *scores).endswith("Good.")


def test_rate_knows_a_framework_from_a_file(commands: CommandLine) -> None:
    from command_line import MADE_UP

    said = commands("rate", "--framework", MADE_UP, 5, 4, 1, "--json")
    assert said.data["rating"] == "Fair copy"


def test_verify_of_a_sound_workspace_exits_0_and_of_a_changed_one_1(sample: Path, commands: CommandLine) -> None:
    assert commands.done("verify", sample)
    change_behind_its_back(sample, "UPDATE passage SET text = 'Forged' WHERE rowid = 1")
    said = commands("verify", sample, "--json")
    assert said.status == 1
    assert "row-changed" in {fault["code"] for fault in said.data["faults"]}
    assert commands("verify", sample).out.count("\n") == len(said.data["faults"])


def test_verify_finds_a_changed_and_a_missing_file(sample: Path, commands: CommandLine) -> None:
    items = commands("evidence", sample, "Aldermere", "--json").data["items"]
    hashes = list(dict.fromkeys(file["sha256"] for item in items for file in item["files"]))
    first, second = (sample / "files" / each[:2] / f"{each}.bin" for each in hashes[:2])
    first.chmod(0o600)
    first.write_bytes(b"forged")
    second.unlink()
    faults = commands("verify", sample, "--json").data["faults"]
    assert {fault["code"] for fault in faults} == {"file-changed", "file-missing"}


def test_restore_brings_back_what_a_backup_holds_and_keeps_the_present(folder: Path, commands: CommandLine) -> None:
    made = commands.done("backup", folder)
    commands.done("score", folder, "Testshire", "learning", 4, "--why", "Changed my mind.")
    commands.done("restore", folder, made)
    assert section_of(commands, folder, "learning")["score"] is None
    assert commands.done("verify", folder)
    (present,) = (folder / "backups").glob("*-restoring.db")
    commands.done("restore", folder, present)
    assert section_of(commands, folder, "learning")["score"] == 4


@pytest.mark.parametrize("name", ["backup", "restore"])
def test_backup_and_restore_answer_machines_too(folder: Path, commands: CommandLine, name: str) -> None:
    made = commands("backup", folder, "--json").data["path"]
    assert Path(made).is_file()
    if name == "restore":
        assert commands("restore", folder, made, "--json").data == {"restored": made}


def section_of(commands: CommandLine, folder: Path, section_id: str) -> dict[str, Any]:
    (listed, *_) = commands("list", folder, "--json").data
    sections = commands.show(folder, listed["id"])["sections"]
    return dict(next(section for section in sections if section["id"] == section_id))


def change_behind_its_back(folder: Path, statement: str) -> None:
    import sqlcipher3.dbapi2 as driver

    connection = driver.connect(str(folder / "assay.db"))
    assert connection.execute(statement).rowcount == 1
    connection.commit()
    connection.close()
