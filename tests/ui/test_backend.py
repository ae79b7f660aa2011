"""Work on the worker: in order, told on the main thread, and never the end of what comes after it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.actions.assessments import create_assessment
from store.changes import Actor, Changed
from store.errors import Cancelled, CannotOpen, NotFound
from store.queries.assessments import list_assessments
from store.queries.text import load_section
from store.values import AssessmentDetails
from store.workspace import Workspace
from ui.backend import Backend, Job


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


def test_saving_goes_on_while_an_action_is_prepared(backend: Backend, qtbot: QtBot) -> None:
    go_on = threading.Event()
    prepared: list[object] = []

    def prepare(_workspace: Workspace, progress: Callable[[int], None], **_more: object) -> str:
        progress(500)
        assert go_on.wait(30)
        return "ready"

    def act(workspace: Workspace, actor: Actor, at: datetime, *, prepared: str) -> Changed:
        details = AssessmentDetails(prepared)
        return create_assessment(workspace, actor, at, framework_id="cqc-la-2025", details=details)

    with qtbot.waitSignal(backend.progressed):
        backend.perform(act, prepare=prepare, on_done=prepared.append)
    with qtbot.waitSignal(backend.changed):
        begin(backend)
    assert prepared == []
    go_on.set()
    qtbot.waitUntil(lambda: len(prepared) == 1)
    assert {each.authority for each in backend.read(list_assessments)} == {"Testshire", "ready"}


def test_what_goes_wrong_in_preparing_comes_home_and_nothing_is_done(backend: Backend, qtbot: QtBot) -> None:
    caught: list[Exception] = []

    def prepare(_workspace: Workspace, **_more: object) -> None:
        raise Cancelled

    backend.perform(create_assessment, prepare=prepare, on_error=caught.append, framework_id="x")
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert isinstance(caught[0], Cancelled)
    assert not backend.is_busy


def test_a_workspace_is_let_go_after_what_is_being_prepared(backend: Backend, qtbot: QtBot) -> None:
    order: list[str] = []

    def prepare(_workspace: Workspace, cancelled: Callable[[], bool], **_more: object) -> str:
        while not cancelled():
            threading.Event().wait(0.01)
        return "ready"

    def act(workspace: Workspace, actor: Actor, at: datetime, *, prepared: str) -> Changed:
        details = AssessmentDetails(prepared)
        return create_assessment(workspace, actor, at, framework_id="cqc-la-2025", details=details)

    backend.perform(act, prepare=prepare, on_done=lambda _changed: order.append("done"))
    backend.closed.connect(lambda: order.append("closed"))
    backend.close_workspace()
    backend.cancel_all()
    qtbot.waitUntil(lambda: order == ["done", "closed"])
