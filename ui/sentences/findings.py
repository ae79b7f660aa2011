"""What each finding of a check says. Words in braces are filled from the finding's data."""

from __future__ import annotations

FINDINGS = {
    "sentence-not-evidenced": "No evidence is cited for this sentence.",
    "source-not-named": "This does not say who told the assessment team.",
    "source-not-cited": "The words name {wanted} as the source, but the evidence cited is of {cited}.",
    "too-few-heard": "The words mean at least {least} people, but the evidence cited heard {heard}.",
    "heard-not-recorded": "How many people were heard is not recorded for {references}.",
    "quote-altered": "The quotation differs from the excerpt {excerpt}: \u201c{original}\u201d",
    "quote-not-found": "These quoted words stand in no excerpt that is cited here.",
    "quote-forbidden": "The excerpt {excerpt} must not be quoted.",
    "e-mail-address": "An e-mail address could tell who somebody is.",
    "telephone-number": "A telephone number could tell who somebody is.",
    "nhs-number": "An NHS number tells who somebody is.",
    "postcode": "A postcode could tell who somebody is.",
    "date-of-birth": "A date of birth could tell who somebody is.",
    "known-name": "This is the name of somebody who has a pseudonym.",
    "person-name": "This looks like somebody\u2019s name.",
    "category-missing": "No evidence of the category \u201c{category}\u201d supports this statement. {rule}",
    "single-category": "Only evidence of the category \u201c{category}\u201d supports this statement. {rule}",
    "contradiction-unanswered": "{evidence} contradicts, and neither text nor reason answers it. {rule}",
    "citation-detached": "The words that {reference} was cited for are gone.",
    "outside-window": "{reference} is of {date}, outside the window of the assessment.",
    "not-disclosed": "{reference} was not disclosed to the authority.",
    "version-superseded": "{reference} has a newer version than the one cited here.",
    "word-not-known": "This word is not in the dictionary.",
    "american-form": "This is the American form. British English has \u201c{british}\u201d.",
    "other-language": "This is not in English. Its spelling is not checked.",
}

FAMILIES = {
    "evidence": "Evidence",
    "attribution": "Sources",
    "quotes": "Quotations",
    "privacy": "Privacy",
    "spelling": "Spelling",
    "typing": "Typing",
    "repetition": "Repetition",
    "style": "Terms and style",
    "figures": "Figures",
    "judgement": "Judgement",
    "completeness": "Completeness",
}
