"""While a window has the workspace open, commands that read work and commands that write say who has it."""

from __future__ import annotations

from pathlib import Path

from builders import ANN
from command_line import CommandLine, open_elsewhere


def test_what_reads_works_and_what_writes_is_refused_until_the_window_is_closed(
    folder: Path, commands: CommandLine, policy: Path
) -> None:
    backup = commands.done("backup", folder)
    out = folder.parent / "report.html"
    reading = [
        ["list", folder],
        ["show", folder, "Testshire"],
        ["verify", folder],
        ["export", folder, "Testshire", "--out", out],
    ]
    writing = [
        ["new", folder, "--authority", "Other"],
        ["demo", folder],
        ["score", folder, "Testshire", "learning", 3, "--why", "So."],
        ["attach", folder, "Testshire", policy],
        ["import", folder, "Testshire", policy],
        ["backup", folder],
        ["restore", folder, backup],
    ]
    with open_elsewhere(folder):
        assert [commands(*words).status for words in reading] == [0] * len(reading)
        sentences = {commands(*words).refusal for words in writing}
    (sentence,) = sentences
    assert "open elsewhere" in sentence
    assert ANN.name in sentence
    assert out.exists()
    assert [section["score"] for section in commands.show(folder, "Testshire")["sections"] if section["score"]] == []
    assert commands.done("backup", folder)
