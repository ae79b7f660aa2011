"""Work on the worker: in order, told on the main thread, and never the end of what comes after it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.actions.assessments import create_assessment
from store.changes import Actor, Changed
from store.errors import CannotOpen, NotFound
from store.queries.assessments import list_assessments
from store.queries.text import load_section
from store.values import AssessmentDetails, Fault
from store.verify import verify
from store.workspace import Workspace
from ui.backend import LONGEST_TURN, Backend, Job
from ui.long_work import takes_long


@pytest.fixture
def backend(qtbot: QtBot, tmp_path: Path) -> Iterator[Backend]:
    made = Backend(Actor("Ann Lee", "Lead assessor"))
    with qtbot.waitSignal(made.opened):
        made.open(tmp_path / "workspace")
    yield made
    if made.is_open:
        with qtbot.waitSignal(made.closed):
            made.close_workspace()
    made.finish()


def begin(backend: Backend, **more: object) -> Job:
    details = AssessmentDetails("Testshire")
    return backend.perform(create_assessment, framework_id="cqc-la-2025", details=details, **more)  # type: ignore[arg-type]


def test_an_action_is_committed_then_saved_and_changed_are_told(backend: Backend, qtbot: QtBot) -> None:
    order: list[str] = []
    backend.saved.connect(lambda at: order.append("saved"))
    backend.changed.connect(lambda changed: order.append("changed"))
    with qtbot.waitSignal(backend.changed):
        begin(backend, on_done=lambda changed: order.append("done"))
    assert order == ["saved", "done", "changed"]
    assert len(backend.read(list_assessments)) == 1


def test_a_worker_gives_way_to_the_window_within_a_fraction_of_a_frame(qtbot: QtBot) -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    try:
        Backend(Actor("Ann Lee")).finish()
        assert sys.getswitchinterval() == pytest.approx(LONGEST_TURN)
    finally:
        sys.setswitchinterval(before)


def test_answers_come_home_on_the_main_thread_in_the_order_of_the_questions(backend: Backend, qtbot: QtBot) -> None:
    answers: list[tuple[int, bool]] = []
    for number in range(20):
        backend.work(
            lambda job, number=number: (number, threading.current_thread() is threading.main_thread()),
            on_done=lambda answer: answers.append((answer[0], answer[1])),
        )
    qtbot.waitUntil(lambda: not backend.is_busy)
    assert answers == [(number, False) for number in range(20)]


def test_an_error_reaches_whoever_asked_and_else_everybody(backend: Backend, qtbot: QtBot) -> None:
    caught: list[Exception] = []
    backend.ask(load_section, "gone", on_done=caught.append, on_error=caught.append)
    qtbot.waitUntil(lambda: len(caught) == 1)
    with qtbot.waitSignal(backend.failed) as failed:
        backend.ask(load_section, "gone", on_done=caught.append)
    assert [type(error) for error in (*caught, failed.args[0])] == [NotFound, NotFound]


@pytest.mark.parametrize("error", [ValueError("words"), SystemExit(1), KeyboardInterrupt()])
def test_whatever_happens_in_a_job_the_next_one_is_done(backend: Backend, qtbot: QtBot, error: BaseException) -> None:
    def fail(_job: Job) -> None:
        raise error

    caught: list[Exception] = []
    unforeseen: list[Exception] = []
    answers: list[int] = []
    backend.unforeseen.connect(unforeseen.append)
    backend.work(fail, on_done=lambda answer: None, on_error=caught.append)
    backend.work(lambda job: 7, on_done=answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    assert len(caught) == 1
    assert unforeseen == caught


def test_circumstances_are_no_faults_of_the_program(backend: Backend, qtbot: QtBot) -> None:
    unforeseen: list[Exception] = []
    backend.unforeseen.connect(unforeseen.append)
    with qtbot.waitSignal(backend.failed):
        backend.ask(load_section, "gone", on_done=lambda answer: None)
    assert unforeseen == []


def test_closing_waits_for_what_is_under_way_and_for_what_that_begins(backend: Backend, qtbot: QtBot) -> None:
    done: list[Changed] = []
    begin(backend, on_done=lambda changed: begin(backend, on_done=done.append) and None)
    closed: list[object] = []
    backend.close_workspace(closed.append)
    backend.close_workspace(closed.append)
    qtbot.waitUntil(lambda: len(closed) == 2)
    assert len(done) == 1
    assert closed == [None, None]
    assert not backend.is_open


def test_a_workspace_that_is_gone_is_made_only_where_that_is_wanted(
    backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    caught: list[Exception] = []
    backend.open(tmp_path / "gone", on_error=caught.append, may_make=False)
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert isinstance(caught[0], CannotOpen)
    assert not (tmp_path / "gone").exists()


def test_work_can_be_asked_to_stop(backend: Backend, qtbot: QtBot) -> None:
    stopped: list[bool] = []

    def wait(job: Job) -> bool:
        while not job.is_cancelled:
            threading.Event().wait(0.01)
        return True

    backend.work(wait, on_done=stopped.append)
    backend.cancel_all()
    qtbot.waitUntil(lambda: stopped == [True])


def test_with_nothing_waiting_the_worker_lets_the_workspace_rest(
    backend: Backend, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.workspace.LONG_LOG", 1)
    database = tmp_path / "workspace" / "assay.db"
    size = database.stat().st_size
    begin(backend)
    qtbot.waitUntil(lambda: database.stat().st_size > size)


def test_a_rest_that_goes_wrong_is_not_the_end_of_the_worker(
    backend: Backend, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_workspace: object) -> None:
        raise ValueError("words")

    monkeypatch.setattr("store.workspace.Workspace.rest", fail)
    unforeseen: list[tuple[str, bool]] = []
    answers: list[int] = []
    backend.unforeseen.connect(
        lambda error: unforeseen.append((str(error), threading.current_thread() is threading.main_thread()))
    )
    backend.ask(lambda workspace: 1, on_done=answers.append)
    qtbot.waitUntil(lambda: unforeseen == [("words", True)])
    backend.ask(lambda workspace: 2, on_done=answers.append)
    qtbot.waitUntil(lambda: answers == [1, 2])


def test_a_save_does_not_wait_for_long_work(backend: Backend, qtbot: QtBot) -> None:
    may_end = threading.Event()
    ended: list[str] = []
    backend.work(lambda job: may_end.wait(30), on_done=lambda answer: ended.append("long"))
    begin(backend, on_done=lambda changed: ended.append("saved"))
    qtbot.waitUntil(lambda: ended == ["saved"])
    may_end.set()
    qtbot.waitUntil(lambda: ended == ["saved", "long"])


def test_long_work_begins_after_what_was_asked_before_it(backend: Backend, qtbot: QtBot) -> None:
    seen: list[int] = []

    @takes_long
    def count(workspace: Workspace) -> int:
        return len(list_assessments(workspace))

    for _ in range(3):
        begin(backend)
    backend.ask(count, on_done=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [3]


def test_a_workspace_is_closed_after_its_long_work(backend: Backend, qtbot: QtBot) -> None:
    may_end, order = threading.Event(), list[str]()
    backend.closed.connect(lambda: order.append("closed"))
    backend.work(lambda job: may_end.wait(30), on_done=lambda answer: order.append("long"))
    backend.close_workspace()
    may_end.set()
    qtbot.waitUntil(lambda: "closed" in order)
    assert order == ["long", "closed"]
    assert not backend.is_open


def check(workspace: Workspace) -> tuple[Fault, ...]:
    return verify(workspace)


def test_checking_a_workspace_finds_nothing_wrong_while_somebody_types(backend: Backend, qtbot: QtBot) -> None:
    begin(backend)
    found: list[tuple[Fault, ...]] = []
    backend.ask(takes_long(check), on_done=found.append)
    for _ in range(30):
        begin(backend)
    qtbot.waitUntil(lambda: bool(found) and not backend.is_busy, timeout=60_000)
    assert found == [()]
