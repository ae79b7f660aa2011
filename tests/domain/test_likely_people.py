"""What likely tells who somebody is, by weaker evidence: several things that narrow, and names that no list has."""

from __future__ import annotations

import pytest
from checks_alone import a_style
from prose_checks import a_section, framework

from domain.assessment import Assessment, Document
from domain.checks.engine import CheckEngine
from domain.checks.finding import Finding, Severity
from ui.house_style import house_style


def hints_in(text: str, own: str = "Aldermere Council") -> list[Finding]:
    style = house_style()
    engine = CheckEngine(framework(), a_style(privacy=style.privacy, lexicon=style.lexicon))
    found = engine.check(Document(Assessment("a", own, "f"), (a_section(text),))).findings
    return [each for each in found if each.code in ("told-apart", "likely-name", "person-name", "identifying")]


@pytest.mark.parametrize(
    "marked",
    [
        "⟦A Bulgarian cellist who had performed across the county until her stroke⟧ told us that she could walk.",
        "⟦A lottery winner with a learning disability⟧ had been befriended by three men.",
        "⟦A 17-year-old wheelchair user at St Bede’s who hoped to study law⟧ told us that nobody rang.",
        "⟦A great-grandmother caring for a nephew with schizophrenia⟧ told us that she slept.",
        "⟦A roofer with motor neurone disease and four young children⟧ said that the hoist helped.",
        "We met ⟦a Peruvian woman and her deaf son⟧.",
        "⟦A teenage girl with cerebral palsy⟧, adopted from China, had told her worker.",
    ],
)
def test_several_things_told_of_one_person_are_advice(marked: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    (only,) = hints_in(marked.replace("⟦", "").replace("⟧", ""))
    assert (only.code, only.severity) == ("told-apart", Severity.MAY)
    assert (only.start, only.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "One person told us that their social worker had listened.",
        "A carer who looked after her mother with dementia told us that breaks helped.",
        "A man with a learning disability and epilepsy told us that he had his own flat.",
        "A former carer whose mother had died told us that nobody rang.",
        "A Somali woman who cared for her son with autism told us that letters were clear.",
        "A refugee from Sudan told us that an interpreter came.",
        "A woman in her seventies with diabetes told us that visits were late.",
        "A carer of a son with psychosis told us that the sitting service helped.",
        "The sensory team had bought a talking clock, a screen reader for a blind person and a lamp.",
        "A community leader from the Roma network told us that forms were long.",
        "The principal social worker, the designated nurse and the head of safeguarding met.",
        "A disabled man told us that the ramp had taken a year.",
        "A charter, drawn up by disabled people in 2015, was used.",
    ],
)
def test_what_reports_tell_of_anybody_is_left_alone(text: str) -> None:
    assert hints_in(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Temperance Oduya-Blick⟧ chaired it and asked us to note her thanks.",
        "The idea had come from ⟦Corrin Talfryn⟧ and had been seen one elsewhere.",
        "According to ⟦Ottoline Frayn⟧, meetings had become shorter.",
        "The strategy had been drafted by ⟦Isolde Crake⟧ and agreed in June.",
        "Those present were ⟦Perpetua Lyle⟧ and others.",
        "⟦Tavish Moncrieffe-Bell⟧ had sent the figures.",
        "Staff told us that ⟦Zuleika Marchbanks⟧ covered the desk on Fridays.",
        "The notes named ⟦Okwui Adeleke-Rush⟧ as the owner of the action.",
    ],
)
def test_two_capitals_that_are_no_words_are_likely_a_name(marked: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    (only,) = hints_in(marked.replace("⟦", "").replace("⟧", ""))
    assert (only.code, only.severity) == ("likely-name", Severity.MAY)
    assert (only.start, only.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Healthwatch Aldermere told us that calls had risen.",
        "Residents of Penmon Wyke told us that the clinic had closed.",
        "Help came from Emmaus Aldermere, and we thank Aldermere Quakers for the room.",
        "The system was supplied by Civica Azeus.",
        "Members of Dosti Sangam said that lunches were well attended.",
        "Fenny Tollerby was a village with one shop.",
        "A plan was open near Fenny Tollerby in spring.",
        "The hub at Llanfair Tollerby was open, as was the Thornhaven Aldrick centre.",
        "People from Asian British and Black African groups used it.",
        "Families from Ghana, Nigeria and Hong Kong had settled.",
        "Between January 2024 and March 2025 waits fell, as NHS England showed.",
        "Trevellan Homecare’s strategy was new.",
    ],
)
def test_bodies_and_places_are_no_likely_names(text: str) -> None:
    assert hints_in(text) == []
