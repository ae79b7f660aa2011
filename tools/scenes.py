"""Scenes of the real window on the sample workspace, for the pictures and for judging the look."""

from __future__ import annotations

from check_scenes import CHECK_SCENES
from evidence_scenes import EVIDENCE_SCENES, detached
from own_rules_scenes import OWN_RULES_SCENES
from publication_scenes import PUBLICATION_SCENES
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from review_scenes import REVIEW_SCENES
from scene import Scene
from scoring_scenes import SCORING_SCENES
from stage import BARELY_BEGUN, BY_CATEGORY, SAMPLE, Play
from suggestion_scenes import SUGGESTION_SCENES
from version_scenes import VERSION_SCENES

from domain.evidence.evidence import Pseudonym
from store.errors import CannotOpen
from ui.announcement import Announcement, Choice, Tone
from ui.widgets.typed_field import DateField


def home(play: Play) -> None:
    """The assessments of the workspace."""
    play.window.go_home()
    play.settle()


def home_new(play: Play) -> None:
    """The form that begins an assessment."""
    home(play)
    assert play.window.home is not None
    play.window.home.begin()


def overview(play: Play) -> None:
    """The overview of the sample."""
    play.assessment(SAMPLE)


def overview_foot(play: Play) -> None:
    """Details and team of the sample."""
    play.assessment(SAMPLE)
    bar = play.desk.overview.verticalScrollBar()
    bar.setValue(bar.maximum())


def pseudonyms(play: Play) -> None:
    """The names of people heard and what they are called."""
    overview(play)
    known = (Pseudonym("1", "Zebedee Quill", "Person A"), Pseudonym("2", "Mary Ann Doe", "The carer from Northmoor"))
    play.desk.overview.pseudonyms.show_known(known)
    play.settle()
    bar = play.desk.overview.verticalScrollBar()
    bar.setValue(bar.maximum())


def overview_incomplete(play: Play) -> None:
    """An assessment with two scores only."""
    play.assessment(BARELY_BEGUN)


def statement(play: Play) -> None:
    """A statement of the sample."""
    play.part(SAMPLE, "learning")


def statement_words(play: Play) -> None:
    """The framework's words unfolded."""
    play.part(SAMPLE, "learning")
    play.desk.statement.words.set_open(True)


def findings(play: Play) -> None:
    """The findings further down, with the caret in them."""
    play.part(SAMPLE, "learning")
    play.editor.setFocus()
    blocks = play.editor.document()
    passage = play.editor.passages()[min(6, blocks.blockCount() - 1)]
    play.desk.statement.findings.show_passage(passage.id, 0, 0)


def find_bar(play: Play) -> None:
    """Finding and replacing in the findings."""
    play.part(SAMPLE, "learning")
    play.editor.setFocus()
    play.desk.statement.findings.begin_finding(True)
    bar = play.desk.statement.bars.find_bar
    assert bar is not None
    QTest.keyClicks(bar.text, "staff")


def statement_empty(play: Play) -> None:
    """A statement without a score, a reason or a word."""
    play.part(BARELY_BEGUN, "governance")


def categories(play: Play) -> None:
    """A statement scored by evidence category."""
    play.part(BY_CATEGORY, "safeguarding")


def narrative(play: Play) -> None:
    """A narrative section."""
    play.part(SAMPLE, _first_part(play, "narrative"))


def facts(play: Play) -> None:
    """The financial facts."""
    play.part(SAMPLE, _first_part(play, "facts"))


def _first_part(play: Play, kind: str) -> str:
    play.assessment(SAMPLE)
    return next(section.part_id for section in play.desk.sections if str(section.kind) == kind and section.part_id)


def history(play: Play) -> None:
    """What was done, and what one entry of it changed."""
    play.part(SAMPLE, "learning")
    play.window.side.open_page(4)
    play.settle()
    pane = play.desk.history
    pane.list.choose_place(0)


def comments(play: Play) -> None:
    """The remarks of reviewers beside the findings, with the thread of one."""
    play.part(SAMPLE, "safeguarding")
    play.settle()
    pane = play.desk.comments
    found = next(each for each in pane.discussion.comments if each.text.startswith("Is a backlog of 63"))
    play.desk.open_comment(found.id)
    play.wait(0.3)


def comment_form(play: Play) -> None:
    """A comment is being written."""
    comments(play)
    play.editor.setFocus()
    play.desk.commenting.comment_here()
    play.settle()
    QTest.keyClicks(play.desk.comments.form.text, "Say who told us, and when.")
    play.wait(0.3)


def palette(play: Play) -> None:
    """Commands and texts."""
    play.part(SAMPLE, "learning")
    play.window.open_palette()
    panel = play.window._palette
    assert panel is not None
    panel.field.setText("carers")
    play.wait(0.4)


def menu(play: Play) -> None:
    """The menu of evidence to add."""
    play.part(SAMPLE, "learning")
    play.desk.evidence.add_button.menu().popup(
        play.desk.evidence.add_button.mapToGlobal(QPoint(0, play.desk.evidence.add_button.height()))
    )


def calendar(play: Play) -> None:
    """A date chosen from a month."""
    overview_foot(play)
    field = play.desk.overview.details.control("window_from")
    assert isinstance(field, DateField)
    field.open_calendar()


def choices(play: Play) -> None:
    """The choices of a category."""
    play.part(SAMPLE, "learning")
    play.desk.evidence.open_item(play.item().id)
    play.settle()
    field = play.desk.evidence.item.form.control("category")
    assert isinstance(field, QComboBox)
    play.desk.evidence.item.ensureWidgetVisible(field)
    play.settle()
    field.showPopup()


def settings(play: Play) -> None:
    """The settings."""
    play.assessment(SAMPLE)
    play.window.show_page("settings")


def shortcuts(play: Play) -> None:
    """The list of shortcuts."""
    play.assessment(SAMPLE)
    play.window.show_page("shortcuts")


def messages(play: Play) -> None:
    """A message of each kind, a passing one, and what is not saved."""
    play.part(SAMPLE, "learning")
    words = (
        (Tone.INFORMATION, "The report of Aldermere was imported with 3 notices.", "Show them"),
        (Tone.SUCCESS, "The report is written to aldermere.docx.", "Show in the folder"),
        (Tone.WARNING, "The folder holds more files than are taken in at once; the first 500 were taken.", ""),
        (Tone.ERROR, "The disk is full. Make room, and what you typed is saved by itself.", "Try again"),
    )
    for tone, text, label in words:
        choices_offered = (Choice(label, lambda: None),) if label else ()
        play.window.tell(Announcement(text, tone, choices_offered))
    play.window.tell(Announcement("E-021 removed.", choices=(Choice("Undo", lambda: None),), is_passing=True))
    play.window.status.set_not_saved("The disk is full.")


def closed(play: Play) -> None:
    """A workspace that cannot be opened."""
    home(play)
    play.window.go_nowhere(CannotOpen("damaged", {"path": "assay.db"}))


SCENES = (
    Scene("home", home),
    Scene("home-new", home_new),
    Scene("overview", overview),
    Scene("overview-foot", overview_foot),
    Scene("pseudonyms", pseudonyms),
    Scene("statement", statement),
    Scene("statement-words", statement_words),
    Scene("findings", findings),
    Scene("find-bar", find_bar),
    *EVIDENCE_SCENES,
    Scene("narrative", narrative),
    Scene("facts", facts),
    Scene("comments", comments),
    Scene("comment-form", comment_form),
    *REVIEW_SCENES,
    Scene("history", history),
    Scene("palette", palette),
    Scene("menu", menu),
    Scene("calendar", calendar),
    Scene("choices", choices),
    Scene("settings", settings),
    Scene("shortcuts", shortcuts),
    Scene("messages", messages),
    Scene("statement-empty", statement_empty),
    Scene("overview-incomplete", overview_incomplete),
    Scene("categories", categories),
    *SCORING_SCENES,
    *VERSION_SCENES,
    Scene("closed", closed),
    *PUBLICATION_SCENES,
    *OWN_RULES_SCENES,
    *SUGGESTION_SCENES,
    *CHECK_SCENES,
    # The last one of a look, for it leaves other words behind.
    Scene("detached", detached, width=1440, height=900),
)
