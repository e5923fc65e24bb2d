"""The pages of Steps and Weeks, asked by somebody who may send anything."""

import re
from datetime import UTC, datetime

import pytest

from nearer.companion.today import FIRST_EVENING
from nearer.content import example_steps
from nearer.domain.practice import Attempt, Invited, Step, Week
from nearer.domain.values import Person

MARKUP = "<script>alert(1)</script>"
LONG = "x" * 20_001
THEN = datetime(2026, 2, 1, 20, 0, tzinfo=UTC)
EMPTY = ("/steps/", "/steps/new/", "/tries/", "/weeks/", "/weeks/2026-W11/", "/practise/")
MAYA = "a" * 32


@pytest.fixture
def writer(inside):
    """Somebody with Maya and one step planned with her; their addresses."""
    inside.post("/people/", {"alias": "Maya", "kinship": "partner", "circle": "close"})
    page = inside.get("/steps/thought_a_day/plan/").text
    inside.maya = re.search(r'value="([0-9a-f]{32})"', page).group(1)
    planned = {"person": inside.maya, "hard_before": "55"}
    inside.tried = inside.post("/steps/thought_a_day/plan/", planned).to
    return inside


@pytest.mark.parametrize("path", EMPTY)
def test_every_page_is_there_before_anything_is_written(shared, path) -> None:
    answer = shared.get(path)
    assert answer.status == 200
    assert "<figure" not in answer.text


def test_every_example_has_its_page(shared) -> None:
    for one in example_steps()[::9]:
        page = shared.get(f"/steps/{one.key}/").read
        assert one.example in page
        assert "{name}" not in page


def test_a_step_is_planned_and_told(writer) -> None:
    page = writer.get(writer.tried).read
    assert "share one thought or one feeling with Maya" in page
    assert "Before it, it feels like 55 of 100." in page
    told = {"did": "did", "hard_after": "30", "gave_back": "yes", "learned": "She asked more."}
    assert writer.post(f"{writer.tried}after/", told).to == writer.tried
    page = writer.get(writer.tried).read
    assert "It felt like 30 of 100 once it was done; before it, 55." in page
    assert "She asked more." in page
    history = writer.get("/tries/")
    assert "<figure" in history.text
    assert "Rated once: 55 before it, 30 after it." in history.read
    assert "Close, any way" in writer.get("/tries/?by=closeness").read
    assert "Close, any way" not in writer.get("/tries/?by=<b>&page=9").read
    assert "Last time this felt like 30, before it 55." in writer.get("/steps/thought_a_day/").read


def test_a_fear_before_a_step_stands_in_the_ledger(writer) -> None:
    plan = {"person": writer.maya, "fear": "She will sigh.", "likely": "70"}
    tried = writer.post("/steps/small_fact/plan/", plan).to
    assert "You wrote “She will sigh.” and put it at 70 %." in writer.get(tried).read
    assert "She will sigh." in writer.get("/fears/").read
    assert 'name="fear"' not in writer.get(f"{tried}plan/").text


def test_who_has_my_back_comes_with_a_message_to_copy(writer) -> None:
    writer.post("/people/", {"alias": "Jonas", "kinship": "friend", "circle": "close"})
    page = writer.get("/steps/small_fact/plan/").text
    jonas = re.search(r'value="([0-9a-f]{32})">Jonas', page).group(1)
    plan = {"person": writer.maya, "backed_by": jonas}
    tried = writer.post("/steps/small_fact/plan/", plan).to
    page = writer.get(tried).read
    assert "Jonas has your back" in page
    assert re.search(r'id="message"[^>]*tabindex="0"[^>]*>Hi Jonas, there is something small', page)


def test_the_invitation_is_answered_by_one_tap(writer) -> None:
    for what in FIRST_EVENING:
        writer.post(f"/today/aside/{what}/", {})
    page = writer.get("/steps/").read
    assert "One small step, if you like" in page
    number = re.search(r'name="number" value="(\d+)"', page).group(1)
    again = writer.post("/steps/today/", {"said": "another", "number": number, "next": "/steps/"})
    assert again.to == "/steps/"
    assert 'name="number" value="2"' in writer.get("/steps/").text
    accepted = writer.post("/steps/today/", {"said": "accepted", "number": "2"})
    assert re.fullmatch(r"/tries/[0-9a-f]{32}/plan/", accepted.to)
    assert "One small step, if you like" not in writer.get("/steps/").read
    assert "You wanted to try" in writer.get("/today/").read


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"said": "accepted"},
        {"said": "accepted", "number": "²"},
        {"said": "another", "number": "999999999999"},
        {"said": MARKUP, "number": "1"},
        {"said": "not_today", "number": "1", "next": "https://elsewhere.example/"},
    ],
)
def test_an_odd_answer_to_the_invitation_goes_home(shared, sent) -> None:
    assert shared.post("/steps/today/", sent).to == "/today/"


def test_an_answer_is_never_taken_from_an_address(inside) -> None:
    inside.get("/steps/")
    inside.get("/steps/today/?said=accepted&number=1")
    page = inside.get("/steps/").read
    assert "One small step, if you like" in page
    assert "Planned" not in page


def test_nothing_typed_is_lost_where_something_is_refused(writer) -> None:
    sent = {"did": "", "hard_after": "900", "happened": "on the stairs"}
    refused = writer.post(f"{writer.tried}after/", sent)
    assert refused.status == 200
    assert 'role="alert"' in refused.text
    assert "Choose one of the three." in refused.read
    assert "on the stairs" in writer.get(f"{writer.tried}after/").text


@pytest.mark.parametrize(
    ("path", "field", "given"),
    [
        ("/steps/new/", "words", ""),
        ("/steps/new/", "words", LONG),
        ("/steps/new/", "depth", "abyss"),
        ("/steps/new/", "by", "pigeon"),
        ("/steps/new/", "person", "nobody"),
        ("/steps/new/", "hard", "many"),
        ("/steps/new/", "line", "a\x07b"),
        ("/steps/small_fact/plan/", "person", "nobody"),
        ("/steps/small_fact/plan/", "backed_by", "nobody"),
        ("/steps/small_fact/plan/", "hard_before", "101"),
        ("/steps/small_fact/plan/", "fear", "no number beside it"),
        ("/steps/small_fact/plan/", "by", "pigeon"),
        ("/weeks/2026-W11/", "sentence", "y" * 401),
        ("/weeks/2026-W11/", "sentence", "a\x07b"),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(shared, path, field, given) -> None:
    refused = shared.post(path, {"words": "x", "depth": "facts"} | {field: given})
    assert refused.status == 200
    assert 'class="error"' in refused.text or 'class="problem"' in refused.text


@pytest.mark.parametrize(
    "path",
    [
        "/steps/no_such_step/",
        "/steps/no_such_step/plan/",
        "/steps/small_fact/delete/",
        "/tries/nothing/",
        "/tries/nothing/after/",
        "/tries/nothing/plan/",
        "/tries/nothing/delete/",
        "/weeks/2026-W54/",
        "/weeks/2031-W02/",
        "/weeks/yesterday/",
    ],
)
def test_what_is_not_there_is_told_calmly(shared, path) -> None:
    assert shared.get(path).status == 404


def test_markup_in_words_stays_words(inside) -> None:
    own = inside.post("/steps/new/", {"words": MARKUP, "depth": "facts", "line": MARKUP}).to
    tried = inside.post(f"{own}plan/", {}).to
    told = {"did": "did", "happened": MARKUP, "felt": MARKUP, "learned": MARKUP}
    inside.post(f"{tried}after/", told)
    inside.post("/weeks/2026-W11/", {"sentence": MARKUP})
    for path in ("/steps/", own, tried, "/tries/", "/weeks/", "/weeks/2026-W11/"):
        assert MARKUP not in inside.get(path).text


def test_an_example_in_ones_own_words_and_back(inside) -> None:
    fields = {"words": "Tell {name} a thing.", "depth": "opinions", "hard": "12"}
    assert inside.post("/steps/small_fact/edit/", fields).to == "/steps/small_fact/"
    assert "Tell somebody a thing." in inside.get("/steps/small_fact/").read
    assert "Put it back as it was written?" in inside.get("/steps/small_fact/delete/").read
    assert inside.post("/steps/small_fact/delete/", {}).to == "/steps/small_fact/"
    assert "one plain fact about your day" in inside.get("/steps/small_fact/").read


def test_a_step_of_ones_own_is_put_away_brought_back_and_deleted(inside) -> None:
    own = inside.post("/steps/new/", {"words": "Show {name} the shed.", "depth": "fear"}).to
    inside.post(f"{own}away/", {"away": "yes"})
    assert "put away" in inside.get(own).read
    inside.post(f"{own}away/", {"away": "no"})
    assert "put away" not in inside.get(own).read
    tried = inside.post(f"{own}plan/", {}).to
    assert "The 1 time you tried or planned it goes too" in inside.get(f"{own}delete/").read
    assert inside.post(f"{own}delete/", {}).to == "/steps/"
    assert inside.get(own).status == inside.get(tried).status == 404


def test_a_doing_is_undone_and_deleted(writer) -> None:
    writer.post(f"{writer.tried}after/", {"did": "did", "learned": "First."})
    writer.post(f"{writer.tried}after/", {"did": "did", "learned": "Second."})
    writer.post(f"{writer.tried}undo/", {})
    assert "First." in writer.get(writer.tried).read
    assert writer.post(f"{writer.tried}delete/", {}).to == "/steps/"
    assert writer.get(writer.tried).status == 404


def test_a_deleted_person_leaves_every_page_whole(writer) -> None:
    writer.post("/steps/new/", {"words": "Only her.", "depth": "fear", "person": writer.maya})
    writer.post(f"/people/{writer.maya}/delete/", {})
    for path in ("/steps/", writer.tried, f"{writer.tried}plan/", "/tries/", "/today/"):
        answer = writer.get(path)
        assert answer.status == 200
        assert "Maya" not in answer.text


def test_the_ladder_is_narrowed_to_a_person_and_a_way(writer) -> None:
    page = writer.get(f"/steps/?with={writer.maya}&by=text").read
    assert "Thank Maya for one small thing" in page
    assert "Say hello to Maya" not in page, "that is done face to face"
    assert writer.get("/steps/?with=nobody&by=pigeon").status == 200


def test_a_kept_week_can_be_read_again_and_taken_out(inside) -> None:
    inside.post("/weeks/2026-W11/", {"sentence": "I stayed."})
    assert "I stayed." in inside.get("/weeks/").read
    inside.post("/weeks/2026-W11/", {"sentence": " "})
    assert "I stayed." not in inside.get("/weeks/").read


def test_records_of_things_that_are_gone_break_no_page(settle) -> None:
    someone = settle(
        Person(id=MAYA, alias="Maya", circle="close"),
        Step(id="1" * 32, noted=THEN, words="x", depth="fear", example="no_longer_written"),
        Attempt(id="2" * 32, step="no_longer_written", planned=THEN, person="b" * 32, fear="gone"),
        Attempt(id="3" * 32, step="gone", planned=THEN, did="did", done=THEN, hard_before=5),
        Invited(id="invited-2026-03-10", day="2026-03-10", steps=("gone",), people=("b" * 32,)),
        Week(id="week-2026-W05", week="2026-W05", sentence="Kept.", written=THEN),
    )
    pages = ("/today/", "/steps/", "/tries/", "/weeks/", "/weeks/2026-W05/", "/tries/" + "2" * 32)
    for path in (*pages[:-1], pages[-1] + "/", "/tries/" + "3" * 32 + "/"):
        assert someone.get(path).status == 200, path
    assert "a step you deleted" in someone.get("/tries/").read
    assert someone.get("/tries/" + "2" * 32 + "/plan/").status == 404


def test_what_was_felt_before_is_not_asked_once_a_step_is_done(writer) -> None:
    stale = f"{writer.tried}plan/"
    assert 'name="hard_before"' in writer.get(stale).text
    writer.post(f"{writer.tried}after/", {"did": "did", "hard_after": "15"})
    page = writer.get(stale).text
    assert 'name="hard_before"' not in page
    assert 'name="fear"' not in page
    refused = writer.post(stale, {"person": writer.maya, "fear": "They laugh", "likely": "99"})
    assert "can be no prediction any more" in refused.read
    assert "They laugh" in refused.text, "what was typed stays"
    assert "They laugh" not in writer.get("/fears/").text
    assert writer.post(stale, {"person": writer.maya, "by": "call"}).to == writer.tried


def test_what_is_within_reach_is_shown_once_a_person_was_chosen(writer) -> None:
    assert "Within reach" not in writer.get("/steps/").read
    assert "Within reach" in writer.get(f"/steps/?with={writer.maya}").read


def test_that_turns_are_easier_is_no_promise(writer) -> None:
    page = writer.get("/steps/").read
    assert "Taking turns can be easier" in page
    assert "goes easier" not in page.split("The whole ladder")[1]
