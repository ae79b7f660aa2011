"""Scenes with made-up content that show every widget, for the pictures and for judging the look."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton, LinkButton, OutlinedButton, PrimaryButton, QuietButton
from ui.widgets.chips import Chip, FilterChip
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.fold import Fold
from ui.widgets.growing_text import GrowingText
from ui.widgets.list_rows import ListRow
from ui.widgets.pickers import CheckBox, Picker
from ui.widgets.progress_row import ProgressRow
from ui.widgets.rating_bar import BandSpan, RatingBar
from ui.widgets.score_choice import ChoiceLevel, ScoreChoice
from ui.widgets.score_profile import ProfileLevel, ProfileRow, ScoreProfile
from ui.widgets.search_field import SearchField
from ui.widgets.tab_strip import TabStrip
from ui.widgets.text import Hairline, Heading, Muted, Prose, SectionLabel, Title
from ui.widgets.two_line_list import TwoLineList
from ui.widgets.typed_field import AmountField, DateField

_LEVELS = (
    ChoiceLevel(1, "Evidence shows significant shortfalls", "Inadequate"),
    ChoiceLevel(2, "Evidence shows some shortfalls", "Requires improvement"),
    ChoiceLevel(3, "Evidence shows a good standard", "Good"),
    ChoiceLevel(4, "Evidence shows an exceptional standard", "Outstanding"),
)
_BANDS = (
    BandSpan("Inadequate", 25, 38),
    BandSpan("Requires improvement", 39, 62),
    BandSpan("Good", 63, 87),
    BandSpan("Outstanding", 88, 100),
)
_SCORES = (
    ("Assessing needs", 2, 2, 2.6),
    ("Supporting people to live healthier lives", 3, 2, 2.7),
    ("Equity in experience and outcomes", 2, 2, 2.4),
    ("Care provision, integration and continuity", 3, 3, 2.8),
    ("Partnerships and communities", 3, 3, 2.9),
    ("Safe pathways, systems and transitions", 2, 3, 2.5),
    ("Safeguarding", 3, 2, 2.7),
    ("Governance, management and sustainability", 2, 2, 2.5),
    ("Learning, improvement and innovation", 3, 2, 2.8),
)
_EVIDENCE = (
    ("E-014", "Focus group, occupational therapy team", "Feedback from staff and leaders", "3 people"),
    ("E-021", "Complaints report 2023/24", "Processes", "p. 1-18"),
    ("E-027", "Case tracking 4: moving between hospital and home", "People's experience", "1 person"),
    ("E-033", "Adult social care workforce strategy", "Processes", "p. 1-42"),
    ("E-038", "Interview, Director of Adult Social Services", "Feedback from staff and leaders", "1 person"),
    ("E-041", "Survey of Adult Carers in England 2023/24", "People's experience", "412 people"),
    ("E-046", "Healthwatch: what people told us this winter", "Feedback from partners", "64 people"),
    ("E-052", "Waiting list, monthly figures", "Processes", "Sheet 2"),
)


def widgets() -> QWidget:
    """Return a page with every widget in its ordinary states."""
    theme = current_theme()
    page = _page()
    columns = QHBoxLayout(page)
    columns.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4))
    columns.setSpacing(theme.space(6))
    columns.addLayout(_first_column(), 3)
    columns.addLayout(_second_column(), 2)
    return page


def _page() -> QWidget:
    page = QWidget()
    page.setProperty("surface", "page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return page


def _first_column() -> QVBoxLayout:
    theme = current_theme()
    column = QVBoxLayout()
    column.setSpacing(theme.space(1))
    column.addWidget(Title("Learning, improvement and innovation"))
    column.addWidget(Muted("Theme 4: Leadership"))
    fold = Fold("The local authority commitment", "We focus on continuous learning")
    fold.add(
        Prose(
            "We focus on continuous learning, innovation and improvement across our organisation and the local system."
        )
    )
    column.addWidget(fold)
    column.addWidget(Fold("What the levels mean", "Four levels", is_open=False))
    column.addWidget(SectionLabel("Score"))
    choice = ScoreChoice("Score", _LEVELS)
    choice.set_value(3)
    column.addWidget(choice)
    why = GrowingText("Why", "Why this score?")
    why.set_text(
        "Learning is shared and acted on. Two teams could not say how, which holds the score below the next level."
    )
    column.addWidget(Field("Why", why, "Not printed in the report."))
    column.addSpacing(theme.space(2))
    column.addWidget(Heading("Rating"))
    bar = RatingBar("Rating", _BANDS)
    bar.set_percent(64, "23 / 36, 64 %. One point above requires improvement, 9 below outstanding.")
    column.addWidget(bar)
    open_bar = RatingBar("Rating", _BANDS)
    open_bar.set_percent(None, "2 scores missing: requires improvement or good are still possible.", (56, 72))
    column.addWidget(open_bar)
    column.addSpacing(theme.space(2))
    column.addWidget(Heading("Score profile"))
    column.addWidget(_profile())
    _add_banners(column)
    column.addStretch(1)
    return column


def _add_banners(column: QVBoxLayout) -> None:
    column.addWidget(Banner("information", "Ealing was imported with 3 notices.", (("Show them", _nothing),)))
    column.addWidget(
        Banner("success", "Report written to ealing.docx.", (("Open", _nothing), ("Show in folder", _nothing)))
    )
    column.addWidget(Banner("warning", "E-021 is older than the assessment window.", (("Waive", _nothing),)))
    column.addWidget(
        Banner(
            "danger",
            "The file is open in another program. Close it there, then export again.",
            (("Export again", _nothing),),
        )
    )


def _profile() -> ScoreProfile:
    levels = [ProfileLevel(level.value, level.short) for level in _LEVELS]
    profile = ScoreProfile("Score profile", levels)
    rows = [ProfileRow(label, value, previous, reference) for label, value, previous, reference in _SCORES]
    profile.set_rows(rows, "Assessment of 2023", "Average of 120 authorities")
    return profile


def _second_column() -> QVBoxLayout:
    theme = current_theme()
    column = QVBoxLayout()
    column.setSpacing(theme.space(1))
    column.addWidget(
        _flow(PrimaryButton("Add evidence", "add"), OutlinedButton("Export", "export"), QuietButton("Undo", "undo"))
    )
    off = PrimaryButton("Publish")
    off.set_off("Two statements have no score")
    off_outlined = OutlinedButton("Return", "undo")
    off_outlined.set_off("Only a reviewer returns a draft")
    column.addWidget(_flow(off, off_outlined, LinkButton("Show the calculation")))
    column.addWidget(
        _flow(
            *(
                IconButton(role, role)
                for role in ("undo", "redo", "heading", "bullets", "link", "cite", "search", "more")
            )
        )
    )
    column.addWidget(
        _flow(
            Chip("Drafting"),
            Chip("2025 framework"),
            FilterChip("Cited", 23),
            _checked("People", 12),
            FilterChip("Not disclosed", 4),
        )
    )
    column.addWidget(Hairline())
    _add_fields(column)
    column.addWidget(TabStrip("Side pane", ("Evidence", "Comments", "Checks", "History")))
    column.addWidget(SearchField("Find in evidence"))
    listing = _evidence()
    listing.setMinimumHeight(theme.space(40))
    column.addWidget(listing, 1)
    return column


def _add_fields(column: QVBoxLayout) -> None:
    column.addWidget(Field("Title", QLineEdit("Complaints report 2023/24")))
    amount = AmountField("Estimated")
    amount.set_amount(412_300_000)
    day = DateField("Received")
    day.set_day(date(2025, 1, 17))
    pair = QHBoxLayout()
    pair.addWidget(Field("Estimated", amount))
    pair.addWidget(Field("Received", day))
    column.addLayout(pair)
    faulty = Field("Window ends", DateField("Window ends"), "The last day of the assessment window.")
    faulty.set_fault("31 June 2025 is not a date: June has 30 days.")
    column.addWidget(faulty)
    kinds = Picker("Category", [(words, words) for words in ("People's experience", "Processes", "Partners")])
    column.addWidget(Field("Category", kinds, "Who or what this evidence speaks for."))
    disclosed = CheckBox("Disclosed to the authority")
    disclosed.setChecked(True)
    column.addWidget(_flow(disclosed, CheckBox("Confidential"), _radio("Note"), _radio("File", is_on=True)))
    progress = ProgressRow("Reading 14 files")
    progress.set_progress(9, 14, "Complaints report 2023/24.pdf")
    column.addWidget(progress)


def _radio(text: str, *, is_on: bool = False) -> QRadioButton:
    button = QRadioButton(text)
    button.setAutoExclusive(False)
    button.setChecked(is_on)
    return button


def _nothing() -> None:
    return None


def _checked(text: str, count: int) -> FilterChip:
    chip = FilterChip(text, count)
    chip.setChecked(True)
    return chip


def _flow(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = FlowLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def _evidence() -> TwoLineList:
    listing = TwoLineList("Evidence")
    listing.set_rows([ListRow(lead, title, detail, lead, trail) for lead, title, detail, trail in _EVIDENCE])
    listing.choose("E-021")
    return listing
