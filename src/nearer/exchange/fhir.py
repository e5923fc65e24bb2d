"""Answers to Nearer's own questions as an HL7 FHIR R4 bundle, with the report beside them.

Only Nearer's own inventory is written: the words of published questionnaires belong to others.
No patient is named; who receives the bundle puts it where it belongs. docs/formats/fhir.md.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha1
from json import dumps
from typing import Any
from uuid import UUID

BASE = "urn:nearer:"
LOINC = "http://loinc.org"
NOTE = {"system": LOINC, "code": "51855-5", "display": "Patient Note"}
CATEGORY = {
    "system": "http://terminology.hl7.org/CodeSystem/observation-category",
    "code": "survey",
    "display": "Survey",
}
ABOUT = "about"
"""The link id of whom answers are about."""

Resource = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """One inventory in one version. ``items``: its sentences, the first is item 1.

    ``lowest``, ``highest``: the ends of the answers.
    """

    key: str
    version: str
    title: str
    items: tuple[str, ...]
    lowest: int
    highest: int


@dataclass(frozen=True)
class Score:
    """``value``: None where too little was answered. ``sem``: standard error of measurement."""

    scale: str
    title: str
    value: float | None
    sem: float | None = None


@dataclass(frozen=True)
class Filled:
    """A form answered once. ``id``: 32 hex digits. ``about``: what the person is called there."""

    id: str
    form: Form
    when: datetime
    about: str
    answers: tuple[int | None, ...]
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class Document:
    """The report as PDF."""

    title: str
    content: bytes


def bundle(
    bundle_id: str, now: datetime, filled: Sequence[Filled], document: Document | None
) -> str:
    """A bundle of type ``collection`` as JSON text. ``bundle_id``: 32 hex digits."""
    entries = [
        {"fullUrl": f"urn:uuid:{one['id']}", "resource": one}
        for one in _resources(bundle_id, now, filled, document)
    ]
    whole: Resource = {
        "resourceType": "Bundle",
        "id": _uuid(bundle_id),
        "type": "collection",
        "timestamp": _instant(now),
    }
    return dumps(whole | ({"entry": entries} if entries else {}), ensure_ascii=False, indent=1)


def _resources(
    bundle_id: str, now: datetime, filled: Sequence[Filled], document: Document | None
) -> Iterator[Resource]:
    for form in dict.fromkeys(one.form for one in filled):
        yield _questionnaire(form)
    for one in filled:
        yield _response(one)
        for score in one.scores:
            yield _observation(one, score)
    if document is not None:
        yield _document(bundle_id, now, document)


def _questionnaire(form: Form) -> Resource:
    answers = [
        {"valueCoding": {"system": _system(form), "code": f"{n}", "display": f"{n}"}}
        for n in range(form.lowest, form.highest + 1)
    ]
    items: list[Resource] = [
        {"linkId": ABOUT, "text": "Whom the answers are about", "type": "string"}
    ]
    items += [
        {"linkId": f"{n}", "text": words, "type": "choice", "answerOption": answers}
        for n, words in enumerate(form.items, start=1)
    ]
    return {
        "resourceType": "Questionnaire",
        "id": _named(f"{form.key}|{form.version}"),
        "url": _canonical(form),
        "version": form.version,
        "name": "Nearer" + "".join(part.capitalize() for part in form.key.split("-")),
        "title": form.title,
        "status": "active",
        "subjectType": ["Patient"],
        "item": items,
    }


def _response(one: Filled) -> Resource:
    items: list[Resource] = [{"linkId": ABOUT, "answer": [{"valueString": one.about}]}]
    for n, (words, answer) in enumerate(zip(one.form.items, one.answers, strict=True), start=1):
        if answer is not None:
            coding = {"system": _system(one.form), "code": f"{answer}", "display": f"{answer}"}
            items.append({"linkId": f"{n}", "text": words, "answer": [{"valueCoding": coding}]})
    return {
        "resourceType": "QuestionnaireResponse",
        "id": _uuid(one.id),
        "questionnaire": f"{_canonical(one.form)}|{one.form.version}",
        "status": "completed",
        "authored": _instant(one.when),
        "item": items,
    }


def _observation(one: Filled, score: Score) -> Resource:
    form = one.form
    method = f"Mean of the items of the scale, {form.key} version {form.version}"
    made: Resource = {
        "resourceType": "Observation",
        "id": _named(f"{one.id}|{score.scale}"),
        "status": "final",
        "category": [{"coding": [CATEGORY]}],
        "code": {
            "coding": [
                {
                    "system": f"{BASE}scale",
                    "code": f"{form.key}.{score.scale}",
                    "version": form.version,
                }
            ],
            "text": score.title,
        },
        "effectiveDateTime": _instant(one.when),
        "method": {"text": method},
        "derivedFrom": [{"reference": f"urn:uuid:{_uuid(one.id)}"}],
        "referenceRange": [
            {
                "low": _quantity(form.lowest),
                "high": _quantity(form.highest),
                "text": "The range of the answers. There are no norms.",
            }
        ],
        "note": [{"text": f"Answers about: {one.about}"}],
    }
    if score.value is None:
        absent = {
            "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "code": "unknown",
        }
        return made | {"dataAbsentReason": {"coding": [absent], "text": "Too little was answered"}}
    made |= {"valueQuantity": _quantity(round(score.value, 3))}
    if score.sem is not None:
        made["note"].append({"text": f"Standard error of measurement: {score.sem:.3f}"})
    return made


def _document(bundle_id: str, now: datetime, document: Document) -> Resource:
    return {
        "resourceType": "DocumentReference",
        "id": _named(f"{bundle_id}|document"),
        "status": "current",
        "type": {"coding": [NOTE]},
        "date": _instant(now),
        "description": document.title,
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "data": b64encode(document.content).decode(),
                    "size": len(document.content),
                    "hash": b64encode(
                        sha1(document.content, usedforsecurity=False).digest()
                    ).decode(),
                    "title": document.title,
                    "creation": _instant(now),
                }
            }
        ],
    }


def _quantity(value: float) -> Resource:
    return {
        "value": value,
        "unit": "points",
        "system": "http://unitsofmeasure.org",
        "code": "{score}",
    }


def _canonical(form: Form) -> str:
    return f"{BASE}questionnaire:{form.key}"


def _system(form: Form) -> str:
    return f"{BASE}answers:{form.key}"


def _uuid(value_id: str) -> str:
    return str(UUID(hex=value_id))


def _named(name: str) -> str:
    """An id that is the same whenever the same thing is written."""
    return str(
        UUID(bytes=sha1(f"{BASE}{name}".encode(), usedforsecurity=False).digest()[:16], version=5)
    )


def _instant(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
