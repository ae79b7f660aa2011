"""Slips of the hand are found where they stand, with their mend, and what is meant so is left alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from prose_checks import RESOURCES, planted, seen, typing_of, weighty

from domain.checks.typing.typing_faults import parse_typing_words
from domain.plain_data import Misshapen

PLANTED = [
    ("doubled-word", "Staff told us «that that» they had time for it.", "that"),
    ("doubled-word", "It was clear «that that» teams were full.", "that"),
    ("doubled-word", "We asked who they were. They «were were» there.", "were"),
    ("broken-verbs", "Staff knew what to do. Visits «was were» late.", None),
    ("doubled-word", "Staff used «the the» new form well.", "the"),
    ("doubled-word", "«The the» rota was full at weekends.", "The"),
    ("doubled-word", "There was a wait «of the of the» kind we heard of.", "of the"),
    ("doubled-word", "Carers waited «for for» a reply.", "for"),
    ("doubled-word", "Staff had time. «The The» team met each week.", "The"),
    ("doubled-word", "We found this under the «Mental Mental» Health Act 1983.", "Mental"),
    ("doubled-word", "People wanted to see «more more» staff at weekends.", "more"),
    ("look-alike", "People told us they «where» not always clear about it.", "were"),
    ("look-alike", "There «where» several gaps in the rota.", "were"),
    ("look-alike", "Staff «where» not sure who held the case.", "were"),
    ("look-alike", "People did not know «were» to go for advice.", "where"),
    ("look-alike", "«Their» was no plan for the winter.", "There"),
    ("look-alike", "Leaders said «their» were three vacancies.", "there"),
    ("look-alike", "People shared «there» views with the panel.", "their"),
    ("look-alike", "Carers looked after «there» own health last.", "their"),
    ("look-alike", "People described «they’re» needs in their own words.", "their"),
    ("look-alike", "We heard «form» people who had waited a year.", "from"),
    ("look-alike", "Two people were discharged «form» hospital late.", "from"),
    ("look-alike", "There was a «from» of words that nobody liked.", "form"),
    ("look-alike", "The team reviewed «it’s» own work each month.", "its"),
    ("look-alike", "The local authority was proud of «it’s» workforce.", "its"),
    ("look-alike", "Leaders said «its» not a quick task.", "it’s"),
    ("look-alike", "Visits were missed because «off» the snow.", "of"),
    ("look-alike", "There was a lack «off» respite care.", "of"),
    ("look-alike", "The plan was signed «of» by the director.", "off"),
    ("look-alike", "The waits were «to» long for carers.", "too"),
    ("look-alike", "Staff had «to» many cases at once.", "too"),
    ("look-alike", "People were not able «too» reach the team.", "to"),
    ("look-alike", "Waits were longer «then» in the year before.", "than"),
    ("look-alike", "Fewer «then» half had a plan.", "than"),
    ("look-alike", "The changes had «lead» to shorter waits.", "led"),
    ("look-alike", "This «lead» to delays in care.", "led"),
    ("look-alike", "The board wanted to «led» by example.", "lead"),
    ("look-alike", "This was good «practise» across the teams.", "practice"),
    ("look-alike", "Students could «practice» their skills with a mentor.", "practise"),
    ("look-alike", "The delays had a negative «affect» on carers.", "effect"),
    ("look-alike", "Short visits could «effect» people in many ways.", "affect"),
    ("look-alike", "Carers were badly «effected» by the closure.", "affected"),
    ("look-alike", "People gave us «advise» about the leaflets.", "advice"),
    ("look-alike", "Some people feared they would «loose» their home.", "lose"),
    ("look-alike", "The «principle» social worker led the forum.", "principal"),
    ("look-alike", "Staff were open about «pubic» meetings.", "public"),
    ("look-alike", "These were «statuary» duties.", "statutory"),
    ("look-alike", "Visits in the «passed» year were fewer.", "past"),
    ("look-alike", "Team «mangers» met each week.", "managers"),
    ("look-alike", "They did not «now» who to ring.", "know"),
    ("look-alike", "The team had a key «roll» in this work.", "role"),
    ("broken-verbs", "Their concerns had «been either been» dismissed or lost.", "either been"),
    ("broken-verbs", "Visits «was were» late at weekends.", None),
    ("broken-verbs", "Teams «has have» plans for this.", None),
    ("look-alike", "The wait «could of» been shorter.", "could have"),
    ("broken-verbs", "The team «have be» told of it.", "have been"),
    ("broken-verbs", "They «was» told of it late.", "were"),
    ("broken-verbs", "People had «went» home without a plan.", "gone"),
    ("broken-verbs", "They did not «received» a copy.", None),
    ("wrong-article", "This was «a» important step.", "an"),
    ("wrong-article", "There was «an» new lead for carers.", "a"),
    ("wrong-article", "There was «a» 8% rise in referrals.", "an"),
    ("wrong-article", "«A» NHS trust and a team met.", "An"),
    ("double-space", "Staff met«  »each week.", " "),
    ("space-before", "Staff met weekly« ,» and wrote notes.", ","),
    ("space-before", "Staff met «( »weekly) and wrote notes.", "("),
    ("space-missing", "Work was slow«,but» it went on.", ", but"),
    ("space-missing", "The plan was agreed«.The» board met in May.", ". The"),
    ("space-missing", "The Local Government Association (LGA«)peer» review was useful.", ") peer"),
    ("space-missing", "People waited for two things«:advice» and respite.", ": advice"),
    ("broken-hyphen", "This was work in co«- »production with carers.", "-"),
    ("double-mark", "Staff met weekly«,,» and wrote notes.", ","),
    ("double-mark", "Staff met weekly«..» They wrote notes.", "."),
    ("unbalanced", "Staff called it «“a good start for the team.»", "“a good start for the team.”"),
    ("unbalanced", "A tenant spoke of the rent, «“never just of the heating.» The block was repaired in May.", None),
    ("unbalanced", "Staff called it a good start«”» for the team.", None),
    ("unbalanced", 'Staff called it «"»a good start for the team.', None),
    ("unbalanced", "Some services «(»such as respite were full.", None),
    ("unbalanced", "Some services [such as respite] were full«]».", None),
    ("unbalanced", "They named it «‘»your voice and asked for views.", None),
    ("stray-markup", "This was «**»key to the plan.", ""),
    ("stray-markup", "This was «<b>»key to the plan.", ""),
    ("stray-markup", "Staff«&nbsp;»met each week.", " "),
    ("stray-markup", "See «[[»the plan for more of this.", ""),
    ("stray-markup", "The team«â€™»s plan was new.", None),
    ("stray-markup", "See «Error! Reference source not found.» and more.", None),
    ("stray-markup", "«• »The plan was clear to all of us.", None),
    ("stray-markup", "The plan«%20»was clear to all of us.", None),
    ("stray-markup", "The plan was «_clear_» to all of us.", None),
    ("stray-markup", "The plan «->» was clear to all of us.", None),
    ("double-mark", "It was late«?.»", "."),
    ("space-missing", "The board met in «May2025» and agreed.", "May 2025"),
    ("apostrophe", "The «womens» group met in the hall.", "women’s"),
    ("capitals-slipped", "«tHe» team met in the hall.", "the"),
    ("stop-missing", "People had a «plan It» was shared with all.", "plan. It"),
    ("look-alike", "The team «where» able to answer at once.", "were"),
    ("look-alike", "Staff had training «form» the academy.", "from"),
    ("look-alike", "The rota ran «form» Monday to Friday.", "from"),
    ("look-alike", "The service had lost «it’s» way.", "its"),
    ("look-alike", "The service was well «lead».", "led"),
    ("look-alike", "Shortages «effected» people who waited.", "affected"),
    ("look-alike", "«Even thought» waits fell, people worried.", "Even though"),
    ("look-alike", "«He» plan was agreed in May.", "The"),
    ("look-alike", "People felt listened «too».", "to"),
    ("broken-verbs", "There «was» delays in reviews.", "were"),
    ("broken-verbs", "The plan had «been be» made.", None),
    ("doubled-word", "Staff had «had had» training.", "had"),
    ("space-missing", "Waits fell to 6«0days».", "0 days"),
    ("space-missing", "In all, 70«%of» people agreed.", "% of"),
    ("space-before", "Visits were late« ;»and short.", ";"),
    ("no-end", "Staff met each week to plan «visits»", "visits."),
    ("no-capital", "«staff» met each week to plan visits.", "Staff"),
    ("no-capital", "The board met in spring. «i»t agreed a plan.", "I"),
]


@pytest.mark.parametrize(("code", "text", "replacement"), PLANTED)
def test_a_slip_is_found_at_its_place(code: str, text: str, replacement: str | None) -> None:
    plain, start, end = planted(text)
    found = [each for each in seen(typing_of(plain)) if each[:3] == (code, start, end)]
    assert found, seen(typing_of(plain))
    if replacement is not None:
        assert found[0][3] == replacement


@pytest.mark.parametrize(("code", "text", "replacement"), [each for each in PLANTED if each[2] is not None])
def test_a_mend_leaves_nothing_to_say(code: str, text: str, replacement: str) -> None:
    plain, start, end = planted(text)
    mended = plain[:start] + replacement + plain[end:]
    rest = [each for each in typing_of(mended) if (each.code, each.start) == (code, start)]
    assert rest == []


CLEAN = [
    "Staff had had training, and said that that training was useful.",
    "The budget rose by £2,400,000, or 1.5%, between 9:30 and 17:00 on the same day.",
    "See www.example.gov.uk/adult-care,or ring the team; write to team@example.org.uk for more.",
    "J. R. Smith and Partners ran the centre, e.g. at weekends, i.e. when others were shut.",
    "People’s views were sought, and carers’ groups met at St Mary’s.",
    "One person said: “We were asked, and it’s their decision.”",
    "The carer(s) and child(ren) had plans under section 42(2)(a) of the Act.",
    "Short- and long-term care were both offered, pre- and post-discharge.",
    "People knew where they were going and what their needs were.",
    "Support was given where needed, and staff where possible shared rotas.",
    "There needs to be a plan, and there were many who had one.",
    "What their needs are is set out below; where the gaps were was not.",
    "People were led to believe that the lead officer led by example.",
    "This form was sent to people from all wards, and people form the core of the board.",
    "Its own staff were off work because of illness, one of many reasons.",
    "Waits were longer than before, and then they fell.",
    "It was too late to change; people had to wait too long, too.",
    "Most people we spoke to were proud of the work that they had been involved in.",
    "An hour later a European union of one-off users met an honest MP at a university.",
    "It was the best that the team could do. However, it took a year.",
    "Staff asked, ‘what matters to you?’ and the answers were kept.",
    "In the ’90s there was a day centre (since closed).",
    "The team worked with: 1) families, 2) friends and 3) others.",
    "The programme was called ‘your voice, your town’ and ran for a year.",
    "That was so… and then it stopped.",
    "The service was open 24/7, and at 8.30am on 1.5 days in 10.",
    "They had to effect change, and to practise what the practice guidance said.",
    "It was a principle of the principal social worker.",
    "Staff said they had been, or had not been, told of it.",
    "Access to advice on benefits was good, and staff advised people well.",
    "Whose decision it was was not always clear to partners.",
    "The team from Wagga Wagga came, day by day by train.",
    "See www.example.org.uk/plans(2024)for60days for more of this.",
    "A plan of type A is an A to Z of n-th and n-part tasks, and a BSL class.",
    "A user-led group gave an hour’s help.",
    "Who was to lead was unclear, which led to delay.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_meant_so_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []


def test_headings_and_short_bullets_need_no_end() -> None:
    assert typing_of("# What people told us about care", "- respite in the summer months", "Score: 3") == []
    assert typing_of("The team offered these things each week", "- respite for carers") == []
    (only,) = typing_of("- The team met each week. It wrote minutes after every meeting")
    assert only.code == "no-end"


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    assert typing_of("One carer said: “We waited all year.", "“Then somebody rang.”") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "12 34 5,678 90%",
        "😀😀 👍🏽 😀",
        "\x00\x01\x02\x0b\x1f",
        "\u202eשלום עולם\u202c مرحبا بالعالم",
        "ß İ ŉ ǰ",
        "a",
        "“",
        "‘",
        "(" * 50,
    ],
)
def test_odd_texts_are_gone_through(text: str) -> None:
    for each in typing_of(text):
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "the ",
        "to ",
        "a",
        ".",
        "-",
        "- ",
        " ",
        "(",
        "“",
        '"',
        "‘",
        "'",
        "a.",
        "1,",
        "&",
        "<",
        "<a ",
        "[",
        "@",
        "a-",
        "A",
    ],
)
def test_a_text_of_one_sign_without_end_is_gone_through(unit: str) -> None:
    text = f"Staff {unit * 15_000}"
    for each in typing_of(text)[:50]:
        assert 0 <= each.start < each.end <= len(text)


def test_ten_thousand_words_in_one_sentence_hold_one_slip() -> None:
    text = "Staff " + "met people and " * 3_333 + "they where not sure."
    assert [(each.code, each.text) for each in weighty(typing_of(text))] == [("look-alike", "where")]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"look_alikes": [{"wrong": ""}]}, "look_alikes[0].wrong"),
        ({"look_alikes": [{"wrong": "*ing"}]}, "look_alikes[0].wrong"),
        ({"broken": [{"wrong": "was"}, {"wrong": "is", "before": [" "]}]}, "broken[1].before"),
        ({"broken": [{"wrong": "was", "after": ["a " * 20]}]}, "broken[0].after"),
        ({"look_alikes": [{"wrong": "where", "severity": "never"}]}, "look_alikes[0].severity"),
        ({"may_double": ["had", 3]}, "may_double[1]"),
        ({"words": []}, "words"),
    ],
)
def test_a_bad_file_names_its_place(change: dict[str, Any], place: str) -> None:
    data = json.loads((RESOURCES / "style" / "typing.json").read_text(encoding="utf-8"))
    with pytest.raises(Misshapen) as refused:
        parse_typing_words({**data, **change})
    assert refused.value.place == place
