"""A bundle that another program's own reading of FHIR accepts, and what must not be in it."""

import json
from base64 import b64decode
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.exchange.fhir import Document, Filled, Form, Score, bundle

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
FORM = Form("own", "1", "Nearer's own questions", ("I worry.", "I keep away."), 1, 7)
SCORES = (Score("anxiety", "worry", 3.25, 0.4), Score("mixed", "both ways", None))
FILLED = Filled("ab" * 16, FORM, NOW, "P1", (4, None), SCORES)
PDF = Document("Notes for a conversation", b"%PDF-1.7 and so on")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda text: text.strip() == text and text.strip()
)


@pytest.fixture(scope="module")
def validated():
    """Reads a bundle with fhir.resources (R4B: these resources are as in R4)."""
    from fhir.resources.R4B.bundle import Bundle

    return lambda text: Bundle.model_validate_json(text)


def of_kind(text: str, kind: str) -> list:
    resources = [one["resource"] for one in json.loads(text)["entry"]]
    return [one for one in resources if one["resourceType"] == kind]


def test_a_bundle_with_everything_is_valid(validated) -> None:
    read = validated(bundle("0" * 32, NOW, [FILLED], PDF))
    kinds = [entry.resource.__class__.__name__ for entry in read.entry]
    assert kinds == [
        "Questionnaire",
        "QuestionnaireResponse",
        "Observation",
        "Observation",
        "DocumentReference",
    ]


def test_a_bundle_with_nothing_is_valid(validated) -> None:
    assert validated(bundle("0" * 32, NOW, [], None)).entry is None


def test_every_reference_leads_to_something_in_the_bundle() -> None:
    text = bundle("0" * 32, NOW, [FILLED], PDF)
    addresses = {one["fullUrl"] for one in json.loads(text)["entry"]}
    assert len(addresses) == 5
    for one in of_kind(text, "Observation"):
        assert {ref["reference"] for ref in one["derivedFrom"]} <= addresses
    (form,) = of_kind(text, "Questionnaire")
    (answered,) = of_kind(text, "QuestionnaireResponse")
    assert answered["questionnaire"] == f"{form['url']}|{form['version']}"


def test_a_score_names_its_method_and_version_and_how_far_off_it_may_be() -> None:
    scored, absent = of_kind(bundle("0" * 32, NOW, [FILLED], PDF), "Observation")
    assert scored["valueQuantity"]["value"] == 3.25
    assert "version 1" in scored["method"]["text"]
    assert scored["code"]["coding"][0]["version"] == "1"
    assert "0.400" in scored["note"][1]["text"]
    assert "valueQuantity" not in absent
    assert absent["dataAbsentReason"]


def test_an_item_left_out_is_left_out() -> None:
    (answered,) = of_kind(bundle("0" * 32, NOW, [FILLED], None), "QuestionnaireResponse")
    assert [one["linkId"] for one in answered["item"]] == ["about", "1"]


def test_the_report_comes_out_as_it_went_in() -> None:
    (document,) = of_kind(bundle("0" * 32, NOW, [], PDF), "DocumentReference")
    assert b64decode(document["content"][0]["attachment"]["data"]) == PDF.content


def test_writing_again_gives_the_same_ids_for_the_same_answers() -> None:
    one, other = (bundle(f"{n}" * 32, NOW, [FILLED], None) for n in (1, 2))
    assert json.loads(one)["entry"] == json.loads(other)["entry"]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(st.none() | st.integers(1, 7), min_size=2, max_size=2), st.floats(1, 7))
def test_whatever_somebody_is_called_and_answered_it_is_valid(
    validated, about, answers, value
) -> None:
    scores = (Score("anxiety", "worry", value, 0.4),)
    text = bundle("0" * 32, NOW, [Filled("cd" * 16, FORM, NOW, about, tuple(answers), scores)], PDF)
    assert validated(text)
    (answered,) = of_kind(text, "QuestionnaireResponse")
    assert answered["item"][0]["answer"][0]["valueString"] == about
