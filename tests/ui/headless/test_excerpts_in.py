"""A project of qualitative analysis is taken in from the command line as it is from the window."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from canaries import AUTHORITY, Canaries
from command_line import CommandLine

from export.qda.names import NAMESPACE, PROJECT

CODED = '<PlainTextSelection guid="2" name="" startPosition="{start}" endPosition="{end}"/>'


def project_at(path: Path, text: str, *selections: tuple[int, int]) -> Path:
    """Write a project of one text with selections in it."""
    coded = "".join(CODED.format(start=start, end=end) for start, end in selections)
    source = f'<TextSource guid="1" name="Talk"><PlainTextContent>{text}</PlainTextContent>{coded}</TextSource>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(PROJECT, f'<Project xmlns="{NAMESPACE}" name="P"><Sources>{source}</Sources></Project>')
    return path


def test_a_project_that_went_out_comes_in_again(
    folder: Path, planted: tuple[Path, Canaries], commands: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "excerpts.qdpx"
    gone_out = commands("qda", planted[0], AUTHORITY, "--out", out, "--json").data
    said = commands("import-qda", folder, "Testshire", out, "--json")
    assert (said.status, said.data["excerpts"], said.data["notices"]) == (0, gone_out["excerpts"], [])
    items = commands("evidence", folder, "Testshire", "--json").data["items"]
    assert [item["reference"] for item in items] == said.data["references"]
    assert {excerpt["text"] for item in items for excerpt in item["excerpts"]} == {"Waiting had"}
    commands.done("verify", folder)


def test_what_a_project_holds_beside_is_said(folder: Path, commands: CommandLine, tmp_path: Path) -> None:
    project = project_at(tmp_path / "a.qdpx", "We waited.", (0, 2), (5, 900))
    said = commands("import-qda", folder, "Testshire", project)
    assert (said.status, said.out.splitlines()) == (
        1,
        ["E-001", "Selections that lie outside their text were left out: 1."],
    )


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("missing.qdpx", None, "no longer there"),
        ("a.qdpx", b"PK\x03\x04 half", "damaged or incomplete"),
        ("empty.qdpx", "", "no text in “empty.qdpx”"),
    ],
)
def test_a_project_that_cannot_be_taken_in_is_refused(
    folder: Path, commands: CommandLine, tmp_path: Path, name: str, content: str | bytes | None, part: str
) -> None:
    if isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    elif content is not None:
        project_at(tmp_path / name, content)
    assert part in commands("import-qda", folder, "Testshire", tmp_path / name).refusal
    assert commands("evidence", folder, "Testshire", "--json").data["items"] == []
