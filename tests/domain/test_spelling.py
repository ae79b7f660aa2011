"""Spelling by a small dictionary: which stretches of a text are looked up, and what their place makes of them."""

from __future__ import annotations

import re

import pytest
from builders import made_up_framework
from checks_alone import found_by

from domain.assessment import Assessment, Document, EvidenceItem, Passage, PassageKind, Section, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.spelling.near_words import near_words
from domain.checks.spelling.speller import Speller
from domain.checks.spelling.spelling import names_of_assessment, names_of_framework
from domain.checks.spelling.spelling_words import Ending, SpellingWords, parse_spelling_words
from domain.frameworks.file import parse_framework
from domain.plain_data import Misshapen
from resources.loader import read_json

KNOWN = frozenset(
    re.findall(
        r"\S+",
        """
        the team had received training and support was there at time of an assessment people told us that staff listened
        in carers safety working well to for we met this is not don't they'd o'clock time's café strong based multi
        agency lead met on principal organise realise trialling analyse colour honour councillor centre programme
        calendar prise program calender organize said once file computer prize week
        """,
    )
)
WORDS = SpellingWords(
    words=("co-production", "makaton", "homecare"),
    prefixes=("co", "non"),
    joined_prefixes=("neuro",),
    american={"center": "centre", "program": "programme"},
    not_after={"program": ("computer",)},
    american_parts={"iz": "is", "yz": "ys"},
    american_endings=(Ending("or", "our", ("", "s")), Ending("l", "ll", ("ing", "or"))),
    ize_endings=("e", "ed"),
    not_american=("prize",),
    mistaken={"calender": "calendar"},
    names=("Healthwatch", "Alzheimer", "February"),
)


def is_known(word: str) -> bool:
    """Return whether the small dictionary has a word, as Hunspell does: a capital may begin any word."""
    return word in KNOWN or word.lower() in KNOWN or word == "Leeds"


def speller() -> Speller:
    return Speller(is_known, WORDS)


def doubtful(text: str) -> list[str]:
    return [text[each.start : each.end] for each in speller().doubts_in(text).words]


def british(text: str) -> list[str]:
    return [each.british for each in speller().doubts_in(text).words]


def a_document(*texts: str, authority: str = "Wexcombe", **more: object) -> Document:
    passages = tuple(Passage(f"p{number}", PassageKind.PARAGRAPH, text) for number, text in enumerate(texts))
    section = Section("s", SectionKind.STATEMENT, "learning", passages)
    return Document(Assessment("a", authority, "cqc-la-2025"), (section,), **more)  # type: ignore[arg-type]


def checked(*texts: str, authority: str = "") -> list[Finding]:
    made = a_document(*texts, authority=authority)
    return found_by(made_up_framework(), made, Family.SPELLING, speller=speller())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the staff recieved training", ["recieved"]),
        ("Staff listned", ["listned"]),
        ("the “assesment” was there", ["assesment"]),
        ("the team’s trainnig", ["trainnig"]),
        ("the tema’s training", ["tema’s"]),
        ("the tema's training", ["tema's"]),
        ("strong-bassed", ["bassed"]),
        ("multi-agenci", ["agenci"]),
        ("co-workin", ["workin"]),
        ("supoprt/training", ["supoprt"]),
        ("training/supoprt", ["supoprt"]),
        ("12-week traning", ["traning"]),
        ("cafe\u0301 and caffe\u0301", ["caffe\u0301"]),
        ("sup\u00adport and sup\u00adporrt", ["sup\u00adporrt"]),
        ("supp\u043ert", ["supp\u043ert"]),
        ("the Saftey Lead", ["Saftey"]),
        ("Tema was there", ["Tema"]),
        ("(Suport was there)", ["Suport"]),
        ("ASSESSMNT", ["ASSESSMNT"]),
        ("recieved\nrecieved", ["recieved", "recieved"]),
        ("the harbour of Port Trainning and the Suppport Bridge", []),
    ],
)
def test_a_word_that_is_not_known_is_found_at_its_place(text: str, found: list[str]) -> None:
    assert doubtful(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12 34% 24/7 £5.2m 2023/24 1st 58%",
        "😀🎉 👩‍👩‍👧 ✓",
        "\x00\x01\x07\x1b",
        "\ud800",
        "a b c",
        "https://www.gov.uk/guidanse and www.exampel.org",
        "we met at enquiriess@exampel.gov.uk",
        "the exampel.gov.uk/pagge",
        "@nhsenglnd #homecarre",
        "<strongg>the</strongg> &nbspp;",
        "the file selfassesment.docx",
        "/srv/reportts",
        "the PSW told ASYE staff, OTs and the PSW’s team",
        "the LiquidLogic and iPad",
        "i.e. e.g. the",
        "the team’s, carers’, they’d, they'd, don’t, o’clock",
        "co-production, homecare and Makaton",
        "the homecare's",
        "non-carers",
        "neurostaff",
        "we met Xylwy and Wexcombe in Leeds",
        "Qwxyz Zyxwq told us",
        "the prize",
        "computer program",
        "in the Center for Training",
        "x" * 10_000,
        "the-" * 5_000,
        "ab" * 5_000 + "@" * 100,
    ],
)
def test_what_is_no_word_or_a_name_is_left_alone(text: str) -> None:
    assert doubtful(text) == []


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("the center", ["centre"]),
        ("the Center", []),
        ("Center was there", ["Centre"]),
        ("THE CENTER", ["CENTRE"]),
        ("the center’s", ["centre’s"]),
        ("we organize", ["organise"]),
        ("they analyze", ["analyse"]),
        ("the colors", []),
        ("the color and honor", ["colour", "honour"]),
        ("trialing the councilor", ["trialling", "councillor"]),
        ("the program", ["programme"]),
        ("on the calender", ["calendar"]),
    ],
)
def test_a_form_that_british_english_writes_otherwise_names_the_british_one(text: str, forms: list[str]) -> None:
    assert [form for form in british(text) if form] == forms


def test_findings_have_code_place_and_mend() -> None:
    found = checked("the team", "staff recieved a calender and color")
    assert [(each.code, each.passage_id, each.start, each.end, each.replacement) for each in found] == [
        ("word-not-known", "p1", 6, 14, None),
        ("word-not-known", "p1", 17, 25, "calendar"),
        ("american-form", "p1", 30, 35, "colour"),
    ]
    assert {each.severity for each in found} == {Severity.SHOULD}
    assert found[2].data == (("british", "colour"),)


def test_names_of_the_assessment_are_known_in_any_case_and_with_a_possessive() -> None:
    assert checked("the wexcombe team and wexcombe’s staff", authority="Wexcombe") == []


def test_the_names_are_those_of_the_framework_the_authority_and_the_evidence() -> None:
    framework = parse_framework(read_json("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")
    item = EvidenceItem("e", "E-001", "Notes of Brambleway and thingummy", given_by="Zorbly Trust")
    document = a_document("the", authority="Wexcombe", items=(item,))
    names = names_of_framework(framework) | names_of_assessment(document)
    assert {"wexcombe", "brambleway", "zorbly", "safeguarding"} <= names
    assert "thingummy" not in names


FRENCH = "Nous avons rencontré des personnes qui reçoivent des soins"


def test_text_in_another_language_is_said_once_and_its_words_are_not_marked() -> None:
    found = checked("the team recieved training", FRENCH, f"{FRENCH} aussi")
    assert [(each.code, each.passage_id) for each in found] == [("word-not-known", "p0"), ("other-language", "p1")]
    assert found[1].severity is Severity.MAY
    assert (found[1].start, found[1].end) == (0, len(FRENCH))


@pytest.mark.parametrize(
    "text",
    [
        "السلطة المحلية تعمل مع الشركاء",
        "地方当局与合作伙伴合作改善服务",
        "Местные власти работают с партнерами",
        "ההרשות המקומית",
    ],
)
def test_text_in_another_script_is_another_language(text: str) -> None:
    assert speller().doubts_in(text).is_foreign
    assert [each.code for each in checked(text, text)] == ["other-language"]


@pytest.mark.parametrize(
    "text",
    [
        f"the team told us that staff listened and support was there. {FRENCH}. the team listened to staff.",
        "the team told us “nous avons rencontré” and staff listened",
        "the team told us ‘l’aidant familial’ and staff listened",
        "the team met cyngor sir ddinbych and staff listened to people",
        "the team met الشركاء and staff listened to people",
    ],
)
def test_a_phrase_of_another_language_is_left_alone(text: str) -> None:
    assert doubtful(text) == []


def test_what_was_seen_before_is_answered_alike() -> None:
    one = speller()
    text = "the staff recieved training at Wexcombe"
    assert one.doubts_in(text) == one.doubts_in(text) == speller().doubts_in(text)
    assert one.doubts_in("staff recieved").words[0].start == 6


def test_a_long_text_asks_the_dictionary_of_each_word_once() -> None:
    asked: list[str] = []
    one = Speller(lambda word: not asked.append(word) and is_known(word), WORDS)  # type: ignore[func-returns-value]
    for number in range(200):
        one.doubts_in(f"the staff recieved training and the team listened {number}")
    assert len(asked) < 40


@pytest.mark.parametrize(
    ("word", "near"),
    [("recieved", "received"), ("Saftey", "Safety"), ("trainning", "training"), ("asessment", "assessment")],
)
def test_the_word_one_slip_away_comes_first_with_its_capital(word: str, near: str) -> None:
    assert near_words(word, is_known)[0] == near


def test_a_word_with_nothing_near_has_no_near_words() -> None:
    assert near_words("zzxqyq", is_known) == ()
    assert near_words("", is_known) == ()


def test_a_field_that_is_not_known_in_the_word_list_is_named() -> None:
    with pytest.raises(Misshapen) as caught:
        parse_spelling_words({"wrods": ["safeguarding"]})
    assert caught.value.place == "wrods"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("We met Heathwatch well.", "Healthwatch"),
        ("People told us of Alzhiemer’s safety.", "Alzheimer’s"),
        ("The team met in Febuary.", "February"),
    ],
)
def test_a_slip_in_a_common_name_is_found(text: str, right: str) -> None:
    assert british(text) == [right]


def test_common_names_and_those_far_from_them_are_left_alone() -> None:
    assert doubtful("We met Healthwatch in February with Henwatch and Alzira.") == []


def test_a_slip_in_the_name_of_the_own_authority_is_found() -> None:
    texts = ("We met in Tideswick on time.", "The Tidewsick team told us.", "Tidesick’s team and Tideswell listened.")
    passages = tuple(Passage(f"p{number}", PassageKind.PARAGRAPH, text) for number, text in enumerate(texts))
    document = Document(
        Assessment("a", "Tideswick Council", "f"), (Section("s", SectionKind.STATEMENT, "s", passages),)
    )
    found = found_by(made_up_framework(), document, Family.SPELLING, speller=speller())
    assert [(each.text, each.replacement) for each in found] == [("Tidewsick", "Tideswick"), ("Tidesick", "Tideswick")]


def test_a_name_is_doubted_only_as_a_slip_of_a_common_word() -> None:
    text = "We met the Trainning and the Assesment team."
    common = Speller(is_known, WORDS, common={"training", "time"})
    assert [each.word for each in common.doubts_in(text).words] == ["Trainning"]
    assert [each.word for each in common.with_words(["Makaton"]).doubts_in(text).words] == ["Trainning"]
    assert [each.word for each in speller().doubts_in(text).words] == ["Trainning", "Assesment"]
