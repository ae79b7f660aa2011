"""The command that checks a text without a workspace: a published report, prose, and whatever else is given."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import ROOT, CommandLine
from published_pages import FINDINGS, lines_of_report
from word_files import paragraph, word_file

from domain.frameworks.framework import Framework
from domain.published.text_document import MOST_WORDS_OF_A_LABEL
from ui.headless.choosing import shipped_frameworks

BESIDE = (ROOT.parent, ROOT.parents[1])
"""Published pages lie beside the program's folder, or beside the folder that it shares with others of its kind."""
GOOD = (3, 3, 3, 3, 3, 3, 3, 3, 3)
REPEATED = "has increased resources to its telephone-based contact centre, introduced daily MARAC systems"
FAULTS_OF_THE_PAGE = (
    ("paragraph-repeated", f"The council {REPEATED}"),
    ("look-alike", "where not always clear", "where"),
    ("space-missing", ",but progressing", ",but"),
    ("broken-verbs", "been either been"),
    ("american-form", "trialing"),
    ("acronym-not-defined", "OT student", "OT"),
    ("acronym-not-defined", "MARAC systems", "MARAC"),
    ("term", "The council"),
)
"""What DOMAIN.md lists of this page: the code, the words where it stands, and the words that are marked."""


@pytest.fixture(scope="module")
def framework() -> Framework:
    return shipped_frameworks()[0]


def check(commands: CommandLine, path: Path, *words: str) -> Any:
    said = commands("check-text", path, "--json", *words)
    assert said.status in (0, 1), said.err
    assert said.status == int(any(each["severity"] == "must" for each in said.data["findings"]))
    return said.data


def found(data: Any) -> set[tuple[str, str]]:
    return {(each["code"], each["text"]) for each in data["findings"]}


def as_txt(lines: list[str]) -> tuple[str, bytes]:
    return "page.txt", "\n".join(lines).encode()


def as_crlf(lines: list[str]) -> tuple[str, bytes]:
    return "page.txt", b"\xef\xbb\xbf" + "\r\n".join(lines).encode()


def as_utf_16(lines: list[str]) -> tuple[str, bytes]:
    return "page.md", "\n".join(lines).encode("utf-16")


def as_html(lines: list[str]) -> tuple[str, bytes]:
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    return "page.html", f"<!doctype html><html lang=en><title>x</title><body>{body}</body></html>".encode()


def as_docx(lines: list[str]) -> tuple[str, bytes]:
    return "page.docx", word_file("".join(paragraph(html.escape(line)) for line in lines))


FORMS = [as_txt, as_crlf, as_utf_16, as_html, as_docx]


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    def make(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


Given = Callable[[str, bytes | str], Path]
Form = Callable[[list[str]], tuple[str, bytes]]


def real_pages() -> list[Path]:
    pages = [page for folder in BESIDE for page in sorted((folder / "shared" / "real").glob("*.txt"))]
    if not pages:
        pytest.skip("the published pages are not here")
    return pages


@pytest.mark.parametrize("form", FORMS)
def test_every_fault_of_the_published_page_is_found_at_its_words(
    commands: CommandLine, given: Given, form: Form
) -> None:
    (page,) = real_pages()
    data = check(commands, given(*form(page.read_text(encoding="utf-8").splitlines())), "--with-text")
    text = data["text"]
    for code, around, *marked in FAULTS_OF_THE_PAGE:
        start = text.index(around) + around.index(marked[0] if marked else around)
        length = len(marked[0]) if marked else None
        at = [each for each in data["findings"] if each["code"] == code and each["start"] == start]
        assert at, (code, around)
        assert length is None or at[0]["end"] == start + length or code == "paragraph-repeated"
    assert all(text[each["start"] : each["end"]] == each["text"] for each in data["findings"])
    assert {each["section"] for each in data["findings"]} == {"learning"}
    assert data["gate"]["ready"] is False


def test_no_view_is_seen_in_the_published_page_where_there_is_none(commands: CommandLine) -> None:
    (page,) = real_pages()
    findings = check(commands, page, "--family", "attribution", "--severity", "should")["findings"]
    assert [each["text"] for each in findings if each["code"] != "source-not-cited"] == [
        "a small group of",
        "as the confidence in the model was limited",
        "we were told",
    ]


def test_places_count_in_the_file_itself(commands: CommandLine) -> None:
    (page,) = real_pages()
    text = page.read_text(encoding="utf-8")
    data = check(commands, page)
    assert "text" not in data
    assert data["findings"]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in data["findings"])
    assert all(text.splitlines()[int(each["passage"]) - 1] in text for each in data["findings"])


def test_a_report_without_faults_is_ready(commands: CommandLine, given: Given, framework: Framework) -> None:
    data = check(commands, given(*as_txt(lines_of_report(framework, GOOD, "Good, 75%"))), "--severity", "should")
    assert (data["findings"], data["waived"], data["gate"]) == ([], [], {"ready": True, "blockers": []})


def change(lines: list[str], old: str, *new: str, times: int = 1) -> list[str]:
    """Return the lines with new ones in the place of the first that is `old`."""
    at = lines.index(old)
    return [*lines[:at], *new, *lines[at + times :]]


LABEL = "3 - Evidence shows a good standard"


@pytest.mark.parametrize("form", [as_txt, as_docx, as_html])
def test_what_a_report_prints_wrongly_is_a_must_at_its_line(
    commands: CommandLine, given: Given, framework: Framework, form: Form
) -> None:
    lines = lines_of_report(framework, GOOD, "Outstanding, 91%")
    first, second, third = framework.statements[:3]
    lines = change(lines, LABEL, LABEL, LABEL)
    lines = change(lines, second.expectations[0], second.expectations[0], second.expectations[0])
    at = lines.index(third.name)
    lines[at + 2] = "2 - Evidence shows some shortfalls"
    data = check(commands, given(*form(lines)), "--severity", "must", "--with-text")
    placed = {(each["code"], each["section"], each["text"], each["data"].get("said")) for each in data["findings"]}
    assert placed == {
        ("rating-contradicted", "", "Outstanding", "Outstanding"),
        ("percentage-of-rating-contradicted", "", "91", "91"),
        ("label-repeated", first.id, LABEL, None),
        ("framework-repeated", second.id, second.expectations[0], None),
        ("score-contradicted", third.id, "2 - Evidence shows some shortfalls", "2"),
    }
    assert all(data["text"][each["start"] : each["end"]] == each["text"] for each in data["findings"])
    label = next(each for each in data["findings"] if each["code"] == "label-repeated")
    assert label["start"] == data["text"].index(LABEL) + len(LABEL) + 1
    assert {each["code"] for each in data["gate"]["blockers"]} == {code for code, *_ in placed}


@pytest.mark.parametrize(
    ("rating", "wrong"),
    [
        (("Good", "Score: 75%"), ()),
        (("Overall rating: Good (75%)",), ()),
        (("Good", "Score: 91%"), ("91",)),
        (("Rating - requires improvement",), ("requires improvement",)),
        (("The overall rating is Outstanding (91%).",), ("Outstanding", "91")),
        (("Good", "People waited for weeks, and 12% for months in 2024."), ()),
    ],
)
def test_a_rating_is_held_against_the_scores_however_it_is_printed(
    commands: CommandLine, given: Given, framework: Framework, rating: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    lines = change(lines_of_report(framework, GOOD, "RATING"), "RATING", *rating)
    data = check(commands, given(*as_txt(lines)), "--family", "judgement", "--severity", "should")
    assert tuple(each["text"] for each in data["findings"]) == wrong


def test_a_score_that_is_printed_twice_before_the_findings_is_found(
    commands: CommandLine, given: Given, framework: Framework
) -> None:
    lines = change(lines_of_report(framework, GOOD, "Good, 75%"), "Score: 3", "Score: 3", "Score: 3")
    data = check(commands, given(*as_txt(lines)), "--severity", "should")
    assert [(each["code"], each["text"]) for each in data["findings"]] == [("label-repeated", "Score: 3")]


@pytest.mark.parametrize("again", [LABEL, "Score: 3"])
def test_a_score_that_is_printed_again_among_the_findings_is_found_there(
    commands: CommandLine, given: Given, framework: Framework, again: str
) -> None:
    lines = change(lines_of_report(framework, GOOD, "Good, 75%"), FINDINGS[3], FINDINGS[3], again)
    data = check(commands, given(*as_txt(lines)), "--severity", "should")
    assert [(each["code"], each["text"], each["section"]) for each in data["findings"]] == [
        ("label-repeated", again, framework.statements[3].id)
    ]


def test_a_statement_without_score_or_findings_is_marked_at_its_heading(
    commands: CommandLine, given: Given, framework: Framework
) -> None:
    lines = lines_of_report(framework, GOOD, "Good, 75%")
    first, second = framework.statements[:2]
    lines = change(lines, first.name, first.name, times=3)
    lines = [line for line in lines if line != FINDINGS[1]]
    data = check(commands, given(*as_txt(lines)), "--severity", "must")
    assert [(each["code"], each["section"], each["text"]) for each in data["findings"]] == [
        ("score-missing", first.id, first.name),
        ("findings-missing", second.id, second.name),
    ]


def test_slips_in_the_place_of_the_frameworks_words_are_found(
    commands: CommandLine, given: Given, framework: Framework
) -> None:
    commitment = framework.statements[-1].commitment
    worded = commitment.replace("learning", "lerning", 1)
    lines = change(lines_of_report(framework, GOOD, "Good, 75%"), commitment, worded)
    assert found(check(commands, given(*as_txt(lines)), "--severity", "should")) == {("word-not-known", "lerning")}


def test_what_is_said_again_in_another_statement_names_both_places(
    commands: CommandLine, given: Given, framework: Framework
) -> None:
    path = given(*as_txt(change(lines_of_report(framework, GOOD, "Good, 75%"), FINDINGS[5], FINDINGS[0])))
    (again,) = check(commands, path, "--severity", "should")["findings"]
    text = path.read_text(encoding="utf-8")
    assert (again["code"], again["section"]) == ("paragraph-repeated", framework.statements[5].id)
    assert again["start"] == text.rindex(FINDINGS[0])
    assert again["data"]["other_section"] == framework.statements[0].id
    assert int(again["data"]["other_start"]) == text.index(FINDINGS[0])


def test_prose_is_checked_without_what_only_a_workspace_has(commands: CommandLine, given: Given) -> None:
    prose = (
        "Staff where proud of their work.\n\nSome people told us “we waited for weeks” and we were told that 58 of 70"
        " (90%) waited.\n\nThe council trialing new ideas.\nMrs Eileen Harrow agreed.\n"
    )
    data = check(commands, given("prose.txt", prose))
    assert {each["family"] for each in data["findings"]} <= {
        "typing", "spelling", "style", "figures", "attribution", "privacy"
    }  # fmt: skip
    assert {("look-alike", "where"), ("american-form", "trialing"), ("source-not-named", "we were told")} <= found(data)
    assert all(prose[each["start"] : each["end"]] == each["text"] for each in data["findings"])
    assert {each["section"] for each in data["findings"]} == {""}
    assert [each["passage"] for each in data["findings"] if each["code"] == "american-form"] == ["3"]


def test_what_writers_left_for_each_other_is_found_in_a_text(commands: CommandLine, given: Given) -> None:
    text = "Staff told us that they had time. Quote from carer to go in here. The list is in Annex B."
    codes = {code for code, _words in found(check(commands, given("page.txt", text.encode())))}
    assert {"note-left", "not-there"} <= codes


def test_a_line_that_is_cleaned_keeps_the_places_of_the_file(commands: CommandLine, given: Given) -> None:
    text = "\u200b\n  • The\u200b team \x07they\tthey where\u202e not sure.\r\n\r\nIt trialing it.\u2028It were aging."
    data = check(commands, given("odd.txt", text), "--with-text")
    assert data["text"] == text
    assert all(text[each["start"] : each["end"]] == each["text"] for each in data["findings"])
    assert {("american-form", "trialing"), ("american-form", "aging"), ("doubled-word", "they\tthey")} <= found(data)


def test_headings_without_a_full_stop_are_left_alone(commands: CommandLine, given: Given) -> None:
    text = "What we found about waiting times\nPeople waited for weeks.\nOverall summary\nStaff were kind and"
    data = check(commands, given("prose.txt", text), "--family", "typing")
    assert found(data) == set()
    long = "Staff in every team we met described a manager who listened to them and"
    assert found(check(commands, given("long.txt", long), "--family", "typing")) == {("no-end", "and")}


def test_a_topic_of_the_framework_is_a_heading_however_long(
    commands: CommandLine, given: Given, framework: Framework
) -> None:
    topic = max((each for one in framework.statements for each in one.topics), key=lambda each: len(each.split()))
    assert len(topic.split()) > MOST_WORDS_OF_A_LABEL
    prose = "People told us that staff listened to them.\n\n{}\n\nStaff said that they met each week.\n"
    assert "no-end" not in {
        each["code"] for each in check(commands, given("text.txt", prose.format(topic)))["findings"]
    }
    longer = check(commands, given("text.txt", prose.format("Where we all went to see how the work was done there")))
    assert "no-end" in {each["code"] for each in longer["findings"]}


def test_a_text_is_checked_by_the_own_rules_that_are_given(commands: CommandLine, given: Given) -> None:
    path = given("prose.txt", "They met in the hall and the reablementhub in June 2024.")
    rules = given("rules.txt", "avoid: hall -> building\nword: reablementhub\n")
    data = check(commands, path, "--rules", str(rules))
    assert [(each["code"], each["text"], each["replacement"]) for each in data["findings"]] == [
        ("own-term", "hall", "building")
    ]
    faulty = given("faulty.txt", "word: ok\nwrod: x\n")
    assert "“faulty.txt” cannot be gone by" in commands("check-text", path, "--rules", faulty).refusal
    assert "no.txt" in commands("check-text", path, "--rules", path.with_name("no.txt")).refusal


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 300_000_000)
    return packed.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "is empty"),
    "blank": ("a.txt", lambda: b" \n\t\n", "holds no text"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 50, "not of the type"),
    "picture": ("a.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "not of the type"),
    "half-written": ("a.docx", lambda: word_file(paragraph("Half."))[:300], "damaged"),
    "encrypted": (
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "bomb": ("a.docx", zip_bomb, "far more than any report"),
    "ten-megabytes": ("a.txt", lambda: b"They where not sure of it. " * 400_000, "far longer than any report"),
    "a-million-lines": ("a.txt", lambda: b"a\n" * 1_000_000, "far longer than any report"),
    "no-encoding": ("a.txt", lambda: b"\x81\x8d", "cannot be read"),
    "other-ending": ("a.pdf", lambda: b"%PDF-1.7", "a.pdf"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_checked_is_refused_in_one_sentence(
    commands: CommandLine, given: Given, name: str
) -> None:
    file, content, part = REFUSED[name]
    assert part in commands("check-text", given(file, content()), "--json").refusal


def test_what_is_not_there_is_refused(commands: CommandLine, tmp_path: Path, given: Given) -> None:
    path = given("a.txt", "Text.")
    assert "missing.txt" in commands("check-text", tmp_path / "missing.txt").refusal
    assert "folder" in commands("check-text", tmp_path).refusal
    assert "no framework “nine”" in commands("check-text", path, "--framework", "nine").refusal


UNUSUAL: dict[str, tuple[str, set[str]]] = {
    "numbers": ("1 2 3 4,5 6.7 100% " * 200, {"figure-unsourced"}),
    "digits": ("1" * 100_000, set()),
    "emoji": ("😀👍🏽👨‍👩‍👧 " * 500, set()),
    "right-to-left": ("هذه جملة باللغة العربية عن الرعاية. " * 3 + "\n", {"other-language"}),
    "half-characters": ("They \ufffd were.", {"stray-markup"}),
    "one-letter": ("a" * 900_000, set()),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_unusual_text_ends_in_findings(commands: CommandLine, given: Given, name: str) -> None:
    text, wanted = UNUSUAL[name]
    data = check(commands, given("a.txt", text))
    assert wanted <= {each["code"] for each in data["findings"]}
    assert all(text[each["start"] : each["end"]] == each["text"] for each in data["findings"])


def test_another_language_is_said_once_and_its_words_are_left_alone(commands: CommandLine, given: Given) -> None:
    lines = (
        "Les personnes qui utilisent les services nous ont dit que les délais étaient beaucoup trop longs pour elles.",
        "Les travailleurs sociaux nous ont expliqué comment ils évaluaient chaque mois les besoins de leurs voisins.",
    )
    data = check(commands, given("french.txt", "\n".join(lines)), "--family", "spelling")
    assert [(each["code"], each["text"]) for each in data["findings"]] == [("other-language", lines[0])]


def test_one_sentence_of_ten_thousand_words_ends_in_findings(commands: CommandLine, given: Given) -> None:
    words = ("staff", "and", "people", "met", "in", "teams", "that", "learned", "from", "carers")
    text = " ".join(words[number % 10] for number in range(10_000)) + "."
    (long,) = [each for each in check(commands, given("a.txt", text))["findings"] if each["code"] == "long-sentence"]
    assert (long["data"]["count"], long["end"]) == ("10000", len(text))


def test_lines_for_people_name_the_paragraph(commands: CommandLine, given: Given) -> None:
    said = commands("check-text", given("prose.txt", "All was well.\nThey where not sure of it."))
    assert said.out.splitlines()[0].startswith("paragraph 2: should: This looks like “were”")
    assert said.out.splitlines()[-2:] == [
        "1 finding (0 must, 1 should, 0 may)",
        "Nothing must be mended before it is published",
    ]
