"""Questionnaires from paper, asked by somebody who may send anything."""

import re
from datetime import UTC, datetime

import pytest

from nearer.domain.attachment import AddedInstrument, Assessment
from nearer.instruments import instruments

NOW = datetime(2026, 3, 9, 6, 0, tzinfo=UTC)

KEYS = [one.key for one in instruments() if one.key not in {"own", "own-state"}]
FILE = """key = "calm"
name = "Calm <b>at</b> home"
authors = ["A. Therapist"]
year = 2026
version = "3"
lowest = 0
highest = 20
items = 2
per = "general"
certainty = "source"
source = "Written for one practice."

[scales.calm]
title = "Calm"
meaning = "Higher means calmer."
items = [1, 2]
"""
TODAY = {"day": "2026-03-10"}


def typed(*given: int | None) -> dict[str, str]:
    return TODAY | {f"item-{n}": str(v) for n, v in enumerate(given, 1) if v is not None}


@pytest.mark.parametrize("key", KEYS)
def test_every_questionnaire_can_be_filled_in_and_is_scored(shared, key) -> None:
    one = next(found for found in instruments() if found.key == key)
    assert shared.get(f"/questionnaires/{key}/fill/").text.count('inputmode="numeric"') == one.items
    shared.post("/people/", {"alias": "Maya", "kinship": "partner", "circle": "close"})
    form = shared.get(f"/questionnaires/{key}/fill/").text
    person = re.search(r'<option value="([0-9a-f]{32})"', form)
    more = {"person": person.group(1)} if one.per == "relationship" and person else {}
    done = shared.post(f"/questionnaires/{key}/fill/", typed(*(one.lowest,) * one.items) | more)
    assert done.to == f"/questionnaires/{key}/"
    page = shared.get(f"/questionnaires/{key}/")
    assert "10 Mar 2026" in page.read
    assert f"{one.lowest}–{one.highest}, key {one.version}" in page.read
    warned = "was not checked against its source" in page.read
    assert warned == (one.certainty == "from memory")
    assert ("What others answered" in page.read) == bool(one.norms)


def test_both_orders_of_a_form_are_offered_and_kept_apart(inside) -> None:
    page = inside.get("/questionnaires/rosenberg/")
    assert "original order" in page.read
    assert "common order" in page.read
    inside.post("/questionnaires/rosenberg/fill/common/", typed(0, 3, *(0,) * 8))
    assert "common, 0–3" in inside.get("/questionnaires/rosenberg/").read
    assert inside.get("/questionnaires/rosenberg/fill/nonsense/").status == 404


@pytest.mark.parametrize("value", ["4", "-1", "1.5", "x", "9" * 400])
def test_a_wrong_number_is_told_beside_its_item(inside, value) -> None:
    refused = inside.post("/questionnaires/rosenberg/fill/", typed(*(1,) * 10) | {"item-4": value})
    assert refused.status == 200
    assert "Choose a number from 0 to 3." in refused.read
    assert "Scores will be here" in inside.get("/questionnaires/rosenberg/").read


def test_too_much_left_out_is_told_and_kept_aside(inside) -> None:
    refused = inside.post("/questionnaires/ucla-3/fill/", typed(2, None, None))
    assert "look at 2, 3 again" in refused.read
    assert "not saved yet" in inside.get("/questionnaires/ucla-3/fill/").read


@pytest.mark.parametrize("day", ["2030-01-01", "1066-01-01", "soon", ""])
def test_a_day_that_cannot_be_is_refused(inside, day) -> None:
    refused = inside.post("/questionnaires/ucla-3/fill/", typed(1, 1, 1) | {"day": day})
    assert refused.status == 200
    assert 'class="error"' in refused.text or 'class="problem"' in refused.text


def test_an_earlier_day_is_kept_as_it_was(inside) -> None:
    inside.post("/questionnaires/ucla-3/fill/", typed(1, 1, 1) | {"day": "2025-12-24"})
    assert "24 Dec 2025" in inside.get("/questionnaires/ucla-3/").read


def test_answers_are_changed_and_deleted(inside) -> None:
    inside.post("/questionnaires/ucla-3/fill/", typed(1, 1, 1))
    page = inside.get("/questionnaires/ucla-3/").text
    one = re.search(r'href="(/questionnaires/ucla-3/[0-9a-f]{32}/)"', page)
    assert one
    inside.post(one.group(1), {"item-1": "3", "item-2": "3", "item-3": "3"})
    assert ">9.0<" in inside.get("/questionnaires/ucla-3/").text
    assert inside.get(one.group(1).replace("ucla-3", "rosenberg")).status == 404
    inside.post(f"{one.group(1)}delete/", {})
    assert "Scores will be here" in inside.get("/questionnaires/ucla-3/").read


def test_pasted_sentences_turn_the_form_into_one_to_answer(inside) -> None:
    words = "1. <i>one</i>\n2. two\n3. three"
    path = "/questionnaires/ucla-3/words/original/"
    assert inside.post(path, {"words": words}).to == "/questionnaires/ucla-3/"
    form = inside.get("/questionnaires/ucla-3/fill/")
    assert form.text.count('type="radio"') == 9
    assert "&lt;i&gt;one" in form.text
    assert inside.post(path, {"words": "only one"}).status == 200
    assert inside.post(path, {"words": ""}).status == 303
    assert 'type="radio"' not in inside.get("/questionnaires/ucla-3/fill/").text


def test_a_key_is_brought_along_used_and_taken_out(inside) -> None:
    assert inside.post("/bring-questionnaire/", {"text": FILE}).to == "/questionnaires/calm/"
    assert "<b>at</b>" not in inside.get("/questionnaires/calm/").text
    assert inside.post("/questionnaires/calm/fill/", typed(20, 10)).status == 303
    assert ">15.0<" in inside.get("/questionnaires/calm/").text
    assert "the 1 time you answered" in inside.get("/questionnaires/calm/remove/").read
    inside.post("/questionnaires/calm/remove/", {})
    assert inside.get("/questionnaires/calm/").status == 404
    assert inside.get("/questionnaires/").status == 200


@pytest.mark.parametrize("key", ["add", "fill", "unreadable", "general"])
def test_a_key_may_have_any_name(inside, key) -> None:
    brought = FILE.replace('"calm"', f'"{key}"')
    assert inside.post("/bring-questionnaire/", {"text": brought}).to == f"/questionnaires/{key}/"
    assert inside.post(f"/questionnaires/{key}/fill/", typed(4, 6)).to == f"/questionnaires/{key}/"
    assert ">5.0<" in inside.get(f"/questionnaires/{key}/").text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILE.replace("[1, 2]", "[1, 3]"), "line 16"),
        (FILE.replace('key = "calm"', 'key = "ecr"'), "line 1"),
        ("<script>alert(1)</script>", "line 1"),
        ("", "Paste the text"),
        ("k = 1\n" * 30_000, "larger than 100 kB"),
    ],
)
def test_a_bad_key_is_refused_with_line_and_reason_and_stays_on_the_page(
    inside, text, said
) -> None:
    refused = inside.post("/bring-questionnaire/", {"text": text})
    assert refused.status == 200
    assert said in refused.read
    assert "<script>alert" not in refused.text


@pytest.mark.parametrize(
    "path",
    [
        "/questionnaires/own/",
        "/questionnaires/nothing/",
        "/questionnaires/nothing/fill/",
        "/questionnaires/ecr/words/nonsense/",
        f"/questionnaires/ecr/{'0' * 32}/",
        f"/questionnaires/ecr/{'0' * 32}/delete/",
        "/questionnaires/ecr/remove/",
    ],
)
def test_what_is_not_there_is_not_found(shared, path) -> None:
    assert shared.get(path).status == 404


def test_what_cannot_be_read_is_deleted_only_when_asked_twice(settle) -> None:
    one = f"{7:032x}"
    text = FILE.replace("items = 2", "items = nothing")
    answers = Assessment(
        id=f"{8:032x}",
        when=NOW,
        instrument="calm",
        version="3",
        lowest=0,
        highest=20,
        answers=(1, 2),
    )
    someone = settle(AddedInstrument(id=one, added=NOW, text=text), answers)
    path = f"/unreadable-questionnaires/{one}/"
    assert f'href="{path}"' in someone.get("/questionnaires/").text
    asked = someone.get(path)
    assert "the 1 time you answered" in asked.read
    assert asked.text.count('class="button danger"') == 1
    assert "Cannot be read" in someone.get("/questionnaires/").read
    assert someone.post(path, {}).to == "/questionnaires/"
    assert "Cannot be read" not in someone.get("/questionnaires/").read
    assert someone.get(path).status == 404


def test_only_a_form_takes_out_what_cannot_be_read(shared) -> None:
    assert shared.post(f"/unreadable-questionnaires/{'0' * 32}/", {}).status == 404
