"""Cases that need nothing made for each run as one test, and each that fails is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CONFTEST = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from cases import take_cases, together
import pytest
@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc):
    take_cases(metafunc)
def pytest_collection_modifyitems(items):
    items[:] = together(items)
"""
TESTS = """
import pytest
@pytest.mark.parametrize("number", range(5))
def test_plain(number):
    assert number % 2 == 0
@pytest.mark.parametrize("number", range(3))
def test_with_a_folder(number, tmp_path):
    assert tmp_path.is_dir()
@pytest.fixture(params=["a", "b"])
def letter(request):
    return request.param * 2
@pytest.mark.parametrize("number", range(2))
def test_with_a_fixture_of_its_own(number, letter):
    assert letter in ("aa", "bb")
"""


def run(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "test_these.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_case_runs_and_those_that_fail_are_named(tmp_path: Path) -> None:
    done = run(tmp_path, "test_these.py")
    assert "1 failed, 7 passed" in done.stdout
    assert "2 of 5 cases" in done.stdout
    assert [f"test_plain[{number}]" in done.stdout for number in range(5)] == [False, True, False, True, False]


def test_one_case_can_be_run_alone(tmp_path: Path) -> None:
    asked = "test_these.py::test_plain[3]", "test_these.py::test_with_a_folder[1]"
    assert "1 failed, 1 passed" in run(tmp_path, *asked).stdout
