"""Names that others gave are judged, and shown without harm."""

from __future__ import annotations

import pytest

from domain.files.entry_names import is_hidden, is_reserved, last_part, refusal_of_path, shown_name


@pytest.mark.parametrize("name", ["a.txt", "folder/a.txt", "a..b.txt", "...", "a/b/..c", "caf\u00e9: notes.txt", ""])
def test_a_path_that_stays_inside_is_followed(name: str) -> None:
    assert refusal_of_path(name) == ""


@pytest.mark.parametrize(
    ("name", "answer"),
    [("con", True), ("NUL.txt", True), ("a/COM1.pdf", True), ("aux .txt", True), ("contract.txt", False), ("", False)],
)
def test_names_that_windows_keeps_for_devices_are_known(name: str, answer: bool) -> None:
    assert is_reserved(name) is answer


@pytest.mark.parametrize(
    ("name", "answer"), [(".a", True), ("a/.b/c", True), ("~$notes.docx", True), ("a.b", False), ("./a", False)]
)
def test_hidden_files_are_known(name: str, answer: bool) -> None:
    assert is_hidden(name) is answer


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a\r\nb.txt", "a b.txt"), ("x/\u200e\u202ea.txt", "a.txt"), ("\x00", "file"), ("a" * 300, "a" * 255)],
)
def test_a_name_is_shown_in_one_line(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_the_last_part_of_a_path_is_found_either_way() -> None:
    assert (last_part("a\\b/c.txt"), last_part("a/b/")) == ("c.txt", "b")
