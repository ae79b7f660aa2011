"""People whom a description singles out without a name, beside those of whom only the usual is told."""

from __future__ import annotations

import json

import pytest
from checked import ROOT

from domain.checks.privacy.privacy import PrivacyReader, personal_in
from domain.checks.privacy.privacy_words import parse_privacy_words

STYLE = ROOT / "resources" / "style" / "privacy.json"
READER = PrivacyReader(parse_privacy_words(json.loads(STYLE.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "text",
    [
        "One review concerned a woman who had starved to death in a flat over the bookmaker’s in Corve Street.",
        "The person who had been pulled from the canal at Hobley Lock in May 2024 was known to three services.",
        "The man who kept forty cats in his caravan at Sandy Bay had refused support.",
        "The trustee with one arm told us that the entry system could not be used.",
        "A man of 82 who had been the town’s last lamplighter was waiting for a stairlift.",
        "The owner of the yellow houseboat at Tern Lock, who was sectioned in 2023, had no care coordinator.",
        "A senior manager who had been treated for breast cancer in 2024 returned to a different post.",
        "The social worker in the transitions team, who was going through a divorce, had a reduced caseload.",
        "The only therapist on nights in the Marsh Road office told us that he had raised it.",
        "The one household in Upper Latchford that had two care workers at night told us that the rota changed.",
        "The forum’s chair, the first disabled mayor of Bellhay, told us that the plan had real targets.",
        "One of the two residents who spoke Tigrinya said that no one talked with her.",
        "The grandmother of the boy killed on the level crossing cared for two other children.",
        "The youngest of the five sisters at Copse Farm had a learning disability.",
        "The person with the ventilator in Bay 3 could not be discharged.",
        "An imam with a sight impairment, aged 58, had helped to design the guide.",
        "The tenant of the last miller’s cottage on the Hexley Canal had asked for a ramp.",
        "A retired ballet dancer with Huntington’s disease had waited for a lift.",
        "The daughter of a resident, now the head teacher of St Hilda’s Primary, had complained.",
        "A blind organist told us that the bus no longer stopped near the church.",
        "In the village of Skaw, the single person with a direct payment had spent it.",
        "One of them lived in the flat above the chemist in Market Square.",
        "One of only two people on the island who used a ventilator had been told to move.",
        "The man nicknamed “Tarzan” by his neighbours had been assessed twice.",
    ],
)
def test_who_is_told_apart_is_found(text: str) -> None:
    assert [each.code for each in personal_in(text, READER)] == ["identifying"]


@pytest.mark.parametrize(
    "text",
    [
        "One man who had left hospital in March told us that his care began on the day he came home.",
        "A person with a learning disability who had moved into his own flat told us that he liked cooking.",
        "The manager who had led the change told us that staff were asked for ideas.",
        "Staff described a man who had regained his confidence after a fall.",
        "The only person with access to the system was the duty manager.",
        "A shopkeeper or an imam who knew somebody at the local authority was often asked first.",
        "The tissue viability nurse, who used a national protocol, saw each concern first.",
        "A woman with two young children who had fled domestic abuse was found a place in a week.",
        "A man with a long history of drinking told us that the outreach worker never gave up.",
        "The member of staff who left in May had not been replaced.",
        "A social worker who spoke Arabic and another who spoke Ukrainian held weekly sessions.",
        "The chair who opened the meeting thanked the volunteers for their work.",
        "The two carers who ran the café were paid for their time.",
        "One person who had a stroke in 2023 told us that reablement had helped him to walk to the shop.",
        "Staff told us about a person who had learned to cook with one hand.",
    ],
)
def test_who_could_be_anybody_is_left_alone(text: str) -> None:
    assert personal_in(text, READER) == ()
