"""A process that helps with checks finds what the window would find itself, and is gone afterwards."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from checking_person import Checked

from domain.assessment import Document
from domain.checks.engine import CheckEngine
from domain.checks.own_rules import with_own_rules
from domain.checks.rules_in_force import read_rules
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json
from store.files import FileStore
from store.sample import read_sample, read_sample_pseudonyms, sample_framework_id
from ui.checking import helper as helpers
from ui.checking.helper import LONG_REPORT, HelperProcess, helpers_for
from ui.house_style import style_with_spelling

OWN_RULES = "avoid: people -> residents\n"


@cache
def framework() -> Framework:
    name = f"{sample_framework_id()}.json"
    return parse_framework(read_json("frameworks", name), name)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read_sample(framework(), FileStore(tmp_path_factory.mktemp("files")))


def waited_for(happened: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        time.sleep(0.01)
    return happened()


def process_of(helper: HelperProcess) -> subprocess.Popen[bytes]:
    assert helper._process is not None
    return helper._process


def test_a_report_is_found_as_faulty_with_a_helper_as_without(sample: Document) -> None:
    style = with_own_rules(style_with_spelling(), read_rules(OWN_RULES).rules)
    pseudonyms = read_sample_pseudonyms()
    helper = HelperProcess(framework(), OWN_RULES)
    assert waited_for(lambda: helper.is_free)
    shares: list[int] = []
    answer = helper.answer

    def noted() -> object:
        found = answer()
        if found is not None:
            shares.append(len(found.found))
        return found

    helper.answer = noted  # type: ignore[method-assign, assignment]
    helped = CheckEngine(framework(), style, helpers=[helper]).check(sample, pseudonyms)
    assert helped == CheckEngine(framework(), style).check(sample, pseudonyms)
    assert sum(shares) > 10
    assert waited_for(lambda: process_of(helper).poll() is not None)


@pytest.mark.parametrize("program", ["", "raise SystemExit(3)", "import sys; sys.stdout.write('not a pickle')"])
def test_a_helper_that_cannot_be_begun_or_says_nonsense_is_never_free(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Document
) -> None:
    def begin(module: str) -> subprocess.Popen[bytes]:
        if not program:
            raise OSError("no such program")
        return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(helpers, "begin_process", begin)
    helper = HelperProcess(framework(), "")
    if program:
        process_of(helper).wait(30)
    assert not waited_for(lambda: helper.is_free, seconds=0.2)
    style = style_with_spelling()
    checked = CheckEngine(framework(), style, helpers=[helper]).check(sample)
    assert checked == CheckEngine(framework(), style).check(sample)


def test_a_helper_that_is_ended_while_it_works_holds_nothing_up(sample: Document) -> None:
    helper = HelperProcess(framework(), "")
    assert waited_for(lambda: helper.is_free)
    hand = helper.hand

    def hand_and_end(*given: object) -> None:
        hand(*given)  # type: ignore[arg-type]
        process_of(helper).kill()

    helper.hand = hand_and_end  # type: ignore[method-assign]
    style = style_with_spelling()
    checked = CheckEngine(framework(), style, helpers=[helper]).check(sample)
    assert checked == CheckEngine(framework(), style).check(sample)


def test_only_a_long_report_is_worth_a_helper_and_one_processor_stays_with_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(helpers, "HelperProcess", lambda framework, own_rules: own_rules)
    counted = []
    for processors in (1, 2, 4, None):
        monkeypatch.setattr(helpers.os, "cpu_count", lambda processors=processors: processors)
        counted.append(len(helpers_for(LONG_REPORT, framework(), "")))
    assert counted == [0, 1, 2, 0]
    assert helpers_for(LONG_REPORT - 1, framework(), "") == ()


def test_a_helper_ends_when_whoever_began_it_has_gone() -> None:
    helper = HelperProcess(framework(), "")
    process = process_of(helper)
    assert waited_for(lambda: helper.is_free)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 0
    helper.close()


def test_the_window_begins_helpers_for_a_long_report_while_typing_rests_and_they_end_with_the_first_check(
    open_window: Callable[..., Checked], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[HelperProcess] = []
    begin = helpers.HelperProcess

    def noted(framework: Framework, own_rules: str) -> HelperProcess:
        begun.append(begin(framework, own_rules))
        return begun[-1]

    monkeypatch.setattr(helpers, "LONG_REPORT", 1)
    monkeypatch.setattr(helpers.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(helpers, "HelperProcess", noted)
    person = open_window()
    person.until_checked()
    assert len(begun) == 1
    assert waited_for(lambda: process_of(begun[0]).poll() is not None)
