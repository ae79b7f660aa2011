"""Settings that cannot be read or written give the defaults, and never stop the start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.settings import MOST_RECENT, SCALES, Settings

DAMAGED = {
    "empty": b"",
    "half written": b'{"theme": "dark", "sca',
    "not text": b"\xff\xfe\x00\x80",
    "a list": b"[1, 2, 3]",
    "a word": b'"dark"',
    "nothing": b"null",
    "nested without end": b"[" * 100_000,
    "a scale that is a word": b'{"scale": "large"}',
    "a scale that is no number": b'{"scale": NaN}',
    "recent that is a word": b'{"recent": "one"}',
    "recent of numbers": b'{"recent": [1, 2]}',
    "panes of words": b'{"panes": {"outline_width": "wide"}}',
    "panes that are a list": b'{"panes": []}',
    "a geometry that is a number": b'{"geometry": 5}',
    "a section that is a list": b'{"last_section": []}',
    "a memory that is a word": b'{"memory": "folded"}',
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    found = Settings.load(path)
    assert found == Settings(path, name=found.name)


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    settings = Settings(
        path, theme="dark", scale=1.5, name="Zoë O\u2019Neil", recent=["/one"], panes={"side_width": 300}
    )
    settings.memory["folded"] = True
    settings.save()
    assert Settings.load(path) == settings
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_what_a_newer_version_wrote_beside_it_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "from_the_future": 1, "path": "/elsewhere"}))
    found = Settings.load(path)
    assert (found.theme, found.path) == ("dark", path)


@pytest.mark.parametrize(("written", "kept"), [(0.1, SCALES[0]), (40, SCALES[-1]), (1.3, 1.3)])
def test_a_text_size_stays_within_what_can_be_shown(tmp_path: Path, written: float, kept: float) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"scale": written}))
    assert Settings.load(path).scale == kept


def test_settings_that_cannot_be_written_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("no folder")
    Settings(tmp_path / "a file" / "settings.json").save()
    (tmp_path / "settings.json").mkdir()
    Settings(tmp_path / "settings.json").save()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a file", "settings.json"]


def test_a_name_that_no_file_can_hold_is_no_fault(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", name="half \ud800 pair")
    settings.save()
    assert Settings.load(tmp_path / "settings.json").name == "half \ud800 pair"


def test_the_newest_workspaces_are_remembered_once_each(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in (*range(MOST_RECENT + 3), 5):
        settings.remember_workspace(tmp_path / str(number))
    assert settings.recent[0] == str(tmp_path / "5")
    assert len(settings.recent) == len(set(settings.recent)) == MOST_RECENT
