"""The command that checks a text reads drafts as their writers have them: numbered, marked, with reasons for scores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from command_line import CommandLine
from published_pages import FINDINGS, lines_of_report

from domain.frameworks.framework import Framework
from ui.headless.choosing import shipped_frameworks

GOOD = (3, 3, 3, 3, 3, 3, 3, 3, 3)
FITTING = "Staff, carers and leaders described good support, and people were seen in time."


@pytest.fixture(scope="module")
def framework() -> Framework:
    return shipped_frameworks()[0]


def weighty(commands: CommandLine, path: Path, lines: list[str]) -> list[tuple[str, str, str]]:
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    said = commands("check-text", path, "--json", "--severity", "should")
    assert said.status in (0, 1), said.err
    return [(each["section"], each["code"], each["text"]) for each in said.data["findings"]]


def numbered(lines: list[str], names: set[str]) -> list[str]:
    return [f"{number}.{number} {line}" if line in names else line for number, line in enumerate(lines, 1)]


def marked(lines: list[str], names: set[str]) -> list[str]:
    return [f"### {line}" if line in names else line for line in lines]


@pytest.mark.parametrize("form", [numbered, marked])
def test_a_report_without_faults_has_none_in_the_form_of_a_draft(
    commands: CommandLine, tmp_path: Path, framework: Framework, form: Callable[[list[str], set[str]], list[str]]
) -> None:
    names = {each.name for each in framework.statements} | {part.heading for part in framework.outline if part.heading}
    names |= {framework.terms[term] for term in ("commitment", "expectations", "findings")}
    lines = form(lines_of_report(framework, GOOD, "Good, 75%"), names)
    assert any(line not in names and line.endswith(framework.statements[0].name) for line in lines)
    assert weighty(commands, tmp_path / "draft.txt", lines) == []


def with_reasons(framework: Framework, *reasons: str) -> list[str]:
    """Return the lines of a report whose first statements have these reasons, and the others one that fits them."""
    lines = []
    given: Any = iter(reasons)
    for line in lines_of_report(framework, GOOD, "Good, 75%"):
        lines.append(line)
        if line == framework.score_line(3):
            lines.append(f"Why this score: {next(given, FITTING)}")
    return lines


def test_a_text_with_reasons_is_asked_for_those_that_do_not_fit(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    apart = "Our training budget was spent in full and our website was popular with residents."
    lines = with_reasons(framework, apart, "There were significant shortfalls in the offer to unpaid carers.")
    found = weighty(commands, tmp_path / "draft.txt", lines)
    first, second = framework.statements[:2]
    assert (first.id, "rationale-apart", f"Why this score: {apart}") in found
    assert (second.id, "rationale-of-other-level") in {each[:2] for each in found}


def test_a_text_without_reasons_is_not_asked_for_any(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    lines = lines_of_report(framework, GOOD, "Good, 75%")
    assert not [each for each in weighty(commands, tmp_path / "draft.txt", lines) if "rationale" in each[1]]


def test_the_numbers_of_paragraphs_are_no_part_of_their_sentences(commands: CommandLine, tmp_path: Path) -> None:
    lines = [
        "1.1\tStaff told us they they met weekly.",
        "1.2  Carers told us the the offer was good.",
        "A3. We met staff.",
    ]
    path = tmp_path / "draft.txt"
    found = weighty(commands, path, lines)
    assert [each[1:] for each in found if each[1] == "doubled-word"] == [
        ("doubled-word", "they they"),
        ("doubled-word", "the the"),
    ]
    text = path.read_text(encoding="utf-8")
    said = commands("check-text", path, "--json", "--severity", "should").data["findings"]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in said)


def test_statements_under_headings_of_their_writer_are_held_against_their_scores(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    lines = [
        "Local authority assessment: Marwell Council",
        "Staying well",
        "Scored: two. Some shortfalls",
        "Staff told us they met people early. Prevention was of an exceptional standard.",
        "Keeping people safe",
        "Scored: three. Good standard",
        "Partners told us that concerns were acted on. There were significant shortfalls in oversight.",
    ]
    codes = [each[1:] for each in weighty(commands, tmp_path / "draft.txt", lines)]
    assert ("level-words", "exceptional standard") in codes
    assert ("level-words", "significant shortfalls") in codes
    assert not [code for code, _text in codes if code in {"heading-repeated", "no-end"}]


def test_notes_and_dates_before_a_report_are_no_findings(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    preface = [
        "Draft 3, agreed by the departmental management team on 11 February 2025",
        "It comes without its tables.",
    ]
    title, *rest = lines_of_report(framework, GOOD, "Good, 75%")
    assert weighty(commands, tmp_path / "draft.txt", [title, *preface, *rest]) == []


def test_what_stands_in_a_table_of_a_word_file_is_no_running_text(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    document = docx.Document()
    for line in lines_of_report(framework, GOOD, "Good, 75%"):
        document.add_paragraph(line)
    table = document.add_table(rows=3, cols=2)
    cells = ("Measure", "Share in 2024/25", "Adult social care as a share of all that was spent", "33%", "Waits", "33%")
    for cell, words in zip((cell for row in table.rows for cell in row.cells), cells, strict=True):
        cell.text = words
    path = tmp_path / "draft.docx"
    document.save(str(path))
    said = commands("check-text", path, "--json", "--severity", "should").data
    assert [(each["code"], each["text"]) for each in said["findings"]] == []


NOTED = "Of the reviews, 81% were on time.{} Staff said that they had time.{}"
SOURCES = ("Local authority performance report, p. 12.", "Staff survey 2024, Chapter 2 [draft]")


@pytest.mark.parametrize("listed", ["under a heading", "numbered at the end"])
def test_marks_that_lead_to_a_list_of_sources_are_sources(
    commands: CommandLine, tmp_path: Path, framework: Framework, listed: str
) -> None:
    lines = lines_of_report(framework, GOOD, "Good, 75%")
    bare = [*lines, NOTED.format("", "")]
    assert [code for _, code, _ in weighty(commands, tmp_path / "bare.txt", bare)] == ["figure-unsourced"]
    marked = [*lines, NOTED.format("[1]", "[1, 2]")]
    assert {"stray-markup", "placeholder"} <= {code for _, code, _ in weighty(commands, tmp_path / "no.txt", marked)}
    sources = [f"[{number}] {line}" for number, line in enumerate(SOURCES, 1)]
    whole = [*marked, *(["Sources"] if listed == "under a heading" else []), *sources]
    assert weighty(commands, tmp_path / "whole.txt", whole) == []
    strange = [*lines, NOTED.format("[1]", "[7]"), "List of sources", *sources]
    assert [text for _, _, text in weighty(commands, tmp_path / "strange.txt", strange)] == ["[7]"]


def test_a_list_of_sources_gives_nobody_away(commands: CommandLine, tmp_path: Path, framework: Framework) -> None:
    lines = [*lines_of_report(framework, GOOD, "Good, 75%"), NOTED.format("[1]", ""), "Sources"]
    lines.append("[1] Call with Mrs Edna Marsh, 020 7946 0123.")
    assert {code for _, code, _ in weighty(commands, tmp_path / "page.txt", lines)} >= {"telephone-number"}


def test_figures_above_the_line_lead_to_sources_too(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    document = docx.Document()
    for line in lines_of_report(framework, GOOD, "Good, 75%"):
        document.add_paragraph(line)
    last = document.add_paragraph("Of the reviews, 81%")
    for words, is_raised in (("1", True), (" were on time.", False), ("2", True)):
        last.add_run(words).font.superscript = is_raised
    document.add_paragraph("Endnotes")
    for line in SOURCES:
        document.add_paragraph(line, style="List Number")
    document.save(str(tmp_path / "page.docx"))
    said = commands("check-text", tmp_path / "page.docx", "--json", "--severity", "should")
    assert said.data["findings"] == []


def as_questions(framework: Framework, scores: tuple[int, ...], label: str = "") -> list[str]:
    """Return a report whose headings are questions, with the name and the score of a statement on one line."""
    lines = ["Report on adult social care", "Prepared by the visiting team for Marwell Borough Council"]
    lines += ["What is this?", "This was a draft.", "Who lived in Marwell?", "The area had a city and four villages."]
    for statement, score, finding in zip(framework.statements, scores, FINDINGS, strict=True):
        said = label or framework.level(score).short
        lines += [f"Was it good for person {score}?", f"{statement.name}. {score} – {said}", finding]
    return lines


def test_headings_may_be_questions_over_names_with_scores(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    assert weighty(commands, tmp_path / "draft.txt", as_questions(framework, GOOD)) == []
    contradicted = weighty(commands, tmp_path / "label.txt", as_questions(framework, GOOD, framework.level(2).short))
    assert {code for _, code, _ in contradicted} >= {"score-contradicted"}


@pytest.mark.parametrize("left_open", ["Score:", "Score to be agreed", "Score: TBC"])
def test_a_score_that_is_left_open_is_missing_and_nothing_else_is_wrong(
    commands: CommandLine, tmp_path: Path, framework: Framework, left_open: str
) -> None:
    lines = lines_of_report(framework, GOOD, "Good, 75%")
    index = lines.index(framework.terms["score"].format(score=3))
    lines[index : index + 2] = [left_open]
    assert [code for _, code, _ in weighty(commands, tmp_path / "draft.txt", lines)] == ["score-missing"]


def test_the_scores_of_a_table_are_those_of_statements_that_print_none(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    names = [statement.name for statement in framework.statements]
    rows = ["Quality statement, our score, our words", *(f"{name}: 3 (good standard)" for name in names)]
    found = [line for name, text in zip(names, FINDINGS, strict=True) for line in (name.upper(), "Findings", text)]
    assert weighty(commands, tmp_path / "draft.txt", ["Marwell Borough Council", *rows, *found]) == []
    one_missing = ["Marwell Borough Council", *rows[:-1], *found]
    assert [code for _, code, _ in weighty(commands, tmp_path / "one.txt", one_missing)] == ["score-missing"]


def test_letters_before_paragraphs_and_sources_in_brackets_are_no_slips(commands: CommandLine, tmp_path: Path) -> None:
    lines = ["(a) Adult social care was 40% of the total in 2024/25 (source: outturn report).", "(iv) Staff were kind."]
    codes = {code for _, code, _ in weighty(commands, tmp_path / "page.txt", lines)}
    assert not codes & {"term", "stray-markup"}
    still = weighty(commands, tmp_path / "open.txt", ["Staff were kind (source to follow). It was so (source: tbc)."])
    assert {"(source to follow)", "(source: tbc)"} <= {text for _, _, text in still}


def test_why_and_the_level_announce_the_reason_of_a_score(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    lines = lines_of_report(framework, GOOD, "Good, 75%")
    for announced in ("Why 3: ", "Why we gave this score. ", "Why this score\n", "Rationale for the score\n"):
        text = [
            *lines,
            f"{announced}The buses were red, the libraries were quiet and the river was high after the rain.",
        ]
        codes = [code for _, code, _ in weighty(commands, tmp_path / "draft.txt", text)]
        assert codes.count("rationale-apart") == 1, announced


def as_form(framework: Framework, scores: tuple[int, ...]) -> list[str]:
    """Return a form with labels and a question in each statement, and the feet of its pages."""
    lines = ["Marwell Borough Council", "Contents", *(statement.name for statement in framework.statements)]
    for statement, score, finding in zip(framework.statements, scores, FINDINGS, strict=True):
        lines += [
            statement.name,
            f"Score (1 to 4): {score}",
            f"Evidence: {finding}",
            "So what? People were helped sooner.",
        ]
        lines += ["Marwell Borough Council | Committee for care | 4 June 2025", f"Page {statement.number} of 9"]
    return lines


def test_a_form_s_labels_and_the_feet_of_its_pages_are_no_slips(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    lines = as_form(framework, GOOD)
    assert [
        each[1:] for each in weighty(commands, tmp_path / "form.txt", lines) if each[1] != "sentence-repeated"
    ] == []
    slip = [line.replace("People were helped sooner.", "People was was helped.") for line in lines]
    found = weighty(commands, tmp_path / "slip.txt", slip)
    assert ("doubled-word", "was was") in {each[1:] for each in found}


def test_places_behind_a_label_are_those_of_the_text(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    lines = [f"So what? Staff told us they they met in {month}." for month in ("May", "June", "July")]
    path = tmp_path / "labels.txt"
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    text = path.read_text(encoding="utf-8")
    said = commands("check-text", path, "--json", "--severity", "should").data["findings"]
    assert [text[each["start"] : each["end"]] for each in said if each["code"] == "doubled-word"] == ["they they"] * 3


def test_a_cell_with_a_paragraph_is_running_text_and_one_with_a_count_is_not(
    commands: CommandLine, tmp_path: Path, framework: Framework
) -> None:
    lines = lines_of_report(framework, GOOD, "Good, 75%")
    rows = [
        "People we met\t34 people who used services, 20 unpaid carers",
        "Records\tWe read ten case files in May 2025. They were all good",
    ]
    found = weighty(commands, tmp_path / "cells.txt", [*lines, *rows])
    assert [each[1:] for each in found] == [("no-end", "good")]


def test_a_letter_may_thank_its_reader(commands: CommandLine, tmp_path: Path, framework: Framework) -> None:
    letter = ["Dear Chief Executive", "Thank you for the welcome that you and your colleagues gave us."]
    lines = [*letter, *lines_of_report(framework, GOOD, "Good, 75%")]
    assert weighty(commands, tmp_path / "letter.txt", lines) == []
