"""Every code that can be raised, noticed or recorded has its sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from builders import made_up_framework

import export.errors
import store.errors
from domain.assessment import EvidenceKind, Stage, Stance
from domain.checks.finding import Family, Finding, Severity
from domain.evidence.evidence import ReadingStatus
from domain.review.agreement import Weighting
from domain.review.journal import listed_actions
from domain.review.procedure import refusals
from domain.review.second_scores import begin_refusals, give_refusals, settle_refusals
from domain.text.blocks import Notice
from export.saving import CODE_OF_ERROR
from store.values import FileOutcome, Outcome
from ui.messages import (
    KINDS,
    STAGES,
    STANCES,
    counted,
    entry_sentence,
    error_message,
    file_notice,
    finding_sentence,
    is_known,
    kept_reason,
    notice_sentence,
    outcome_sentence,
    refusal_sentence,
)
from ui.sentences.entries import ENTRIES
from ui.sentences.errors import SENTENCES, UNEXPECTED
from ui.sentences.faults import FAULTS
from ui.sentences.findings import FAMILIES
from ui.sentences.intake import LEFT, NOTICED, READING
from ui.sentences.notices import NOTICES
from ui.sentences.scoring import KAPPA_STEPS, WEIGHTINGS

ROOT = Path(__file__).resolve().parents[2]
ERRORS = ("CannotOpen", "CannotAttach", "DiskFault", "Refused", "UnreadableDocument", "CannotWrite", "GateRefused")
CODE = re.compile(r"[a-z]+(-[a-z]+)*")


@cache
def calls_in(path: Path) -> tuple[tuple[str, ast.Call], ...]:
    nodes = [node for node in ast.walk(ast.parse(written(path))) if isinstance(node, ast.Call)]
    return tuple((getattr(node.func, "attr", getattr(node.func, "id", "")), node) for node in nodes)


@cache
def written(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def calls(names: tuple[str, ...], *folders: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of what has one of these names."""
    called = re.compile(rf"\b(?:{'|'.join(names)})\(")
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    for path in paths:
        if called.search(written(path)):
            yield from ((name, call) for name, call in calls_in(path) if name in names)


def codes(place: int, names: tuple[str, ...], *folders: str) -> list[tuple[str, str]]:
    found = set()
    for name, call in calls(names, *folders):
        if len(call.args) > place:
            argument = call.args[place]
            if (
                isinstance(argument, ast.Constant)
                and isinstance(argument.value, str)
                and CODE.fullmatch(argument.value)
            ):
                found.add((name, argument.value))
    assert found, f"nothing calls {names} any more"
    return sorted(found)


def make(name: str, code: str) -> Exception:
    module = store.errors if hasattr(store.errors, name) else export.errors
    error: Exception = getattr(module, name)(code, {"name": "report.docx", "level": "7"})
    return error


def test_every_code_raised_has_a_sentence_and_a_way_out() -> None:
    for name, code in codes(0, ERRORS, "store", "export"):
        message = error_message(make(name, code))
        assert is_known(make(name, code)), f"{name}.{code}"
        assert message.sentence.endswith(".")
        assert message.way_out
        assert "{" not in message.text


FINDING_CALLS = ("Finding", "_finding", "_of_rule", "_of_citation", "_personal", "Personal", "Fault", "_mend")


def test_every_finding_of_a_check_has_a_sentence() -> None:
    for _, code in codes(0, FINDING_CALLS, "domain/checks"):
        found = Finding(code, Family.EVIDENCE, Severity.MAY, "s", data=(("cited", "visitors"), ("date", "2024-03-01")))
        sentence = finding_sentence(found, made_up_framework())
        assert sentence.endswith((".", "\u201d"))
        assert "{" not in sentence
        assert set(FAMILIES) == set(Family)


@pytest.mark.parametrize("code", ["look-alike", "term", "person-first", "jargon"])
def test_every_list_of_word_rules_has_a_sentence(code: str) -> None:
    found = Finding(code, Family.STYLE, Severity.SHOULD, "s", data=(("right", "were"),))
    assert finding_sentence(found, made_up_framework()).endswith((".", "\u201d"))


@pytest.mark.parametrize("code", ["not-on-the-team", *re.findall(r'"([a-z-]+)"', refusals.__doc__ or "")])
def test_every_reason_why_a_decision_is_refused_has_a_sentence(code: str) -> None:
    data = {"stage": "Approved", "roles": "Reviewer", "count": "2", "person": "Jo Bell"}
    assert "{" not in refusal_sentence(code, data)


OF_SECOND_SCORES = (begin_refusals, give_refusals, settle_refusals)


@pytest.mark.parametrize(
    "code", sorted({code for each in OF_SECOND_SCORES for code in re.findall(r'"([a-z-]+)"', each.__doc__ or "")})
)
def test_every_reason_why_a_second_score_is_refused_has_a_sentence(code: str) -> None:
    assert "{" not in refusal_sentence(code, {"roles": "Reviewer", "person": "Jo Bell"})


def test_every_step_of_a_figure_of_agreement_has_a_sentence() -> None:
    for _, code in codes(0, ("KappaStep",), "domain"):
        assert KAPPA_STEPS[code].endswith(".")
        assert set(WEIGHTINGS) == {str(each) for each in Weighting}


@pytest.mark.parametrize("code", ["no-space", "read-only", "denied", "io"])
def test_every_fault_of_the_disk_has_a_sentence(code: str) -> None:
    assert is_known(store.errors.DiskFault(code))


@pytest.mark.parametrize("code", sorted({*CODE_OF_ERROR.values(), "is-folder", "denied"}))
def test_every_way_in_which_a_report_is_not_saved_has_a_sentence(code: str) -> None:
    assert is_known(export.errors.CannotWrite(code, {"name": "report.docx"}))


@pytest.mark.parametrize(
    "error",
    [
        store.errors.WorkspaceBusy("PC 12", "Jo Bell", "2026-03-02T12:00:00+00:00"),
        store.errors.ReadOnly(),
        store.errors.Stale("mine", "theirs"),
        store.errors.NotFound("section", "x"),
        store.errors.Cancelled(),
        store.errors.FileMissing("ab", "notes.txt"),
        store.errors.FileChanged("ab", "notes.txt"),
        store.errors.UndoConflict(),
    ],
)
def test_errors_with_one_code_have_a_sentence(error: store.errors.StoreError) -> None:
    assert is_known(error)
    assert "{" not in error_message(error).text


def test_one_code_may_mean_two_things() -> None:
    workspace, disk = error_message(store.errors.ReadOnly()), error_message(store.errors.DiskFault("read-only"))
    assert workspace.sentence != disk.sentence


def test_who_holds_a_workspace_is_named() -> None:
    busy = store.errors.WorkspaceBusy("PC 12", "Jo Bell", "")
    assert error_message(busy).sentence == "The workspace is open elsewhere, by Jo Bell, on PC 12."


def test_an_unknown_error_tells_nothing_of_its_insides() -> None:
    message = error_message(ValueError("the findings say secret things"))
    assert (message.sentence, message.way_out) == UNEXPECTED


def test_every_sentence_is_one_sentence_with_a_full_stop() -> None:
    for key, (sentence, way_out) in SENTENCES.items():
        assert sentence.endswith("."), key
        assert way_out.endswith("."), key


def test_every_notice_has_a_sentence() -> None:
    for _, code in codes(0, ("Notice",), "export", "domain", "ui"):
        assert code in NOTICES


def test_a_notice_is_filled_from_its_data() -> None:
    notice = Notice("score-contradiction", (("name", "Safeguarding"), ("score", "2"), ("other", "3")))
    assert notice_sentence(notice) == "Safeguarding is given two different scores: 2 and 3."


def test_every_action_has_a_sentence_for_the_history() -> None:
    for code in [code for _, code in codes(3, ("unit_of_work",), "store/actions") if code]:
        assert code in ENTRIES


def test_every_action_that_is_about_something_is_of_a_kind() -> None:
    of_the_whole = {code for code in ENTRIES if code.startswith(("assessment-", "member-", "details-", "own-"))}
    assert set(ENTRIES) - of_the_whole == listed_actions()


def test_every_fault_that_checking_finds_has_a_sentence() -> None:
    for _, code in codes(0, ("Fault",), "store"):
        assert code in FAULTS


def test_everything_noticed_in_a_file_has_a_sentence() -> None:
    for _, code in codes(0, ("notice",), "store/intake"):
        assert file_notice(code).endswith(".")
        assert code in NOTICED


def test_every_reason_why_a_text_cannot_be_read_has_a_sentence() -> None:
    for _, code in codes(1, ("Unreadable",), "store/intake"):
        assert code in NOTICED


def codes_of_outcomes() -> set[str]:
    """Return the codes with which files are left: those of refusals, of attaching, and of names in archives."""
    found = {code for _, code in codes(0, ("Refusal", "CannotAttach"), "store")}
    for _, call in calls(("FileOutcome",), "store"):
        found |= {str(word.value.value) for word in call.keywords if isinstance(word.value, ast.Constant)}
    source = (ROOT / "domain" / "files" / "entry_names.py").read_text(encoding="utf-8")
    source += (ROOT / "store" / "intake" / "contents.py").read_text(encoding="utf-8")
    return found | set(re.findall(r'(?:return|code =|code, limit =) "([a-z]+(?:-[a-z]+)+)"', source))


def test_every_reason_why_a_file_is_left_has_a_sentence() -> None:
    for code in sorted(codes_of_outcomes()):
        said = outcome_sentence(FileOutcome("notes.zip/a.txt", Outcome.REFUSED, code=code, data=(("limit", "250"),)))
        assert code in LEFT
        assert said.endswith(".") and "notes.zip" in said and "{" not in said


@pytest.mark.parametrize("status", list(ReadingStatus))
def test_how_reading_a_file_went_has_a_sentence(status: ReadingStatus) -> None:
    assert READING[str(status)].endswith(".")


def test_what_became_of_a_file_is_said_in_one_line() -> None:
    read = FileOutcome("a.txt", Outcome.ADDED, "E-001", ReadingStatus.READ)
    locked = FileOutcome("b.pdf", Outcome.ADDED, "E-002", ReadingStatus.ENCRYPTED, ("scripts-not-run",))
    same = FileOutcome("c.txt", Outcome.DUPLICATE, "E-001")
    assert outcome_sentence(read) == ""
    assert outcome_sentence(locked) == (
        "\u201cb.pdf\u201d: it is kept, but protected by a password; its text cannot be read. It holds scripts; they "
        "were not run."
    )
    assert outcome_sentence(same) == "\u201cc.txt\u201d has the same content as E-001 and was not added again."


def test_beside_its_name_a_file_is_not_named_again() -> None:
    locked = FileOutcome("b.pdf", Outcome.ADDED, "E-002", ReadingStatus.ENCRYPTED)
    damaged = FileOutcome("c.zip", Outcome.REFUSED, code="container-damaged")
    hidden = FileOutcome(".d", Outcome.SKIPPED, code="hidden")
    same = FileOutcome("e.txt", Outcome.DUPLICATE, "E-001")
    assert [outcome_sentence(each, is_beside_name=True) for each in (locked, damaged, hidden, same)] == [
        "It is kept, but protected by a password; its text cannot be read.",
        "What it holds could not be taken out; it is damaged.",
        "It is hidden and was passed over.",
        "It has the same content as E-001 and was not added again.",
    ]


def test_entries_name_the_statement_and_the_level() -> None:
    framework = made_up_framework()
    statement = framework.statements[0]
    said = entry_sentence("level-set", f"{statement.id}=2", "", framework)
    assert said == f"Scored {statement.name} 2"
    assert entry_sentence("level-set", f"{statement.id}=", "", framework) == f"Took the score of {statement.name} away"
    assert entry_sentence("cited", "E-014", "undo", framework) == "Undid: cited E-014"


def test_each_value_of_the_lists_has_its_words() -> None:
    assert set(STAGES) == set(Stage)
    assert set(KINDS) == set(EvidenceKind)
    assert set(STANCES) == set(Stance)


def test_kept_texts_say_where_they_come_from() -> None:
    assert kept_reason("unrecognised", "page.txt") == "Not recognised in page.txt"


@pytest.mark.parametrize(("count", "words"), [(0, "0 words"), (1, "1 word"), (1204, "1,204 words")])
def test_numbers_go_with_their_word(count: int, words: str) -> None:
    assert counted(count, "word") == words
