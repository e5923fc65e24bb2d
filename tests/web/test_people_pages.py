"""The pages of People, asked by somebody who may send anything."""

import re
from datetime import UTC, datetime

import pytest

from nearer.content import telling_parts
from nearer.domain.people import Contact, Rhythm, Telling
from nearer.domain.values import Fear, Moment, Person

MARKUP = "<script>alert(1)</script>"
MAYA, KIM = "a" * 32, "b" * 32
THEN = datetime(2026, 2, 1, 20, 0, tzinfo=UTC)
LONG = "x" * 20_001
EMPTY = ("/people/", "/people/whom/", "/people/whom/?depth=fear", "/people/gaps/", "/telling/")
NOWHERE = "0" * 32


@pytest.fixture
def inside_with_two(settle):
    """Maya, close, about whom there is something of everything; Kim put away."""
    return settle(
        Person(id=MAYA, alias="Maya", kinship="partner", circle="close", gives=("comfort",)),
        Person(id=KIM, alias="Kim", archived=True),
        Contact(id="c" * 32, noted=THEN, on=THEN.date(), person=MAYA, by="call", line="rain"),
        Rhythm(id=f"rhythm-{MAYA}", person=MAYA, days=14, counts="call", wished=THEN),
        Moment(id="d" * 32, when=THEN, people=(MAYA,), closeness=6, urge=2),
        Fear(id="e" * 32, when=THEN, words="They leave.", likely=60, person=MAYA, due=THEN),
        Telling(id="f" * 32, noted=THEN, person=MAYA, words="Maya, one thing."),
    )


@pytest.fixture(scope="module")
def met(shared):
    """One space with Maya in it, for what is refused and changes nothing; ``maya``: her page."""
    shared.post("/people/", {"alias": "Maya", "circle": "close"})
    page = shared.get("/people/").text
    shared.maya = re.search(r'href="(/people/[0-9a-f]{32}/)"', page).group(1)
    return shared


def unsafe(someone) -> None:
    assert someone.post(f"/people/{MAYA}/care/set/", {"unsafe": "yes"}).status == 303


def test_every_page_is_there_before_anybody_is(inside) -> None:
    for path in (*EMPTY, "/telling/new/"):
        answer = inside.get(path)
        assert answer.status == 200, path
        assert "<figure" not in answer.text, path


def test_a_name_and_a_circle_are_enough(inside) -> None:
    page = inside.get("/people/").text
    assert page.count("<input") - page.count('type="hidden"') == 4
    assert inside.post("/people/", {"alias": MARKUP, "circle": "near"}).to == "/people/"
    shown = inside.get("/people/").text
    assert "<script>alert" not in shown
    assert "1 in the middle" in shown


def test_a_persons_page_tells_what_there_is(inside_with_two) -> None:
    page = inside_with_two.get(f"/people/{MAYA}/").read
    assert "It has been 37 days since you saw Maya. A word, if you like." in page
    assert "there is 1 check-in with Maya" in page
    assert "They leave." in page
    assert "rain" in page
    assert "They can give" in page
    assert "Comfort" in page


def test_with_somebody_unsafe_nothing_speaks_of_coming_nearer(inside_with_two) -> None:
    unsafe(inside_with_two)
    page = inside_with_two.get(f"/people/{MAYA}/").read
    for gone in ("A word, if you like", "Find a first line", "How it has been", "On the map"):
        assert gone not in page
    assert "rain" in page, "their own record stays"
    assert inside_with_two.get(f"/people/{MAYA}/message/").to == f"/people/{MAYA}/"
    assert inside_with_two.get(f"/people/{MAYA}/rhythm/").to == f"/people/{MAYA}/"
    assert "How deep may it go" not in inside_with_two.get(f"/people/{MAYA}/giving/").read
    assert "A word, if you like" not in inside_with_two.get("/today/").read
    for path in ("/people/whom/?depth=facts", "/telling/new/", "/people/gaps/"):
        assert "Maya" not in inside_with_two.get(path).read, path
    assert "Plan it as a step" not in inside_with_two.get(f"/telling/{'f' * 32}/").read
    step = inside_with_two.post(f"/telling/{'f' * 32}/step/", {})
    assert step.to == f"/telling/{'f' * 32}/"


def test_while_it_is_open_whether_somebody_is_safe_nobody_is_suggested(inside_with_two) -> None:
    inside_with_two.check_in("I am going to kill myself tonight.")
    assert "Nearer suggests nobody" in inside_with_two.get("/people/whom/?depth=facts").read
    gaps = inside_with_two.get("/people/gaps/").read
    assert "Kim" not in gaps
    assert "First steps" not in gaps
    for path in (f"/people/{MAYA}/message/", "/telling/new/", f"/telling/{'f' * 32}/parts/"):
        assert inside_with_two.get(path).status == 303, path
    for path in ("/people/", "/today/", f"/people/{MAYA}/"):
        assert "A word, if you like." not in inside_with_two.get(path).read, path
    assert "Plan it as a step" not in inside_with_two.get(f"/telling/{'f' * 32}/").read


def test_saying_what_goes_between_two_keeps_what_was_not_asked(inside_with_two) -> None:
    path = f"/people/{MAYA}/giving/"
    told = {"gives": ["fun", "company"], "gets_more": "soup", "up_to": "fear"}
    assert inside_with_two.post(path, told).to == f"/people/{MAYA}/"
    page = inside_with_two.get(f"/people/{MAYA}/").read
    assert "Fun · Company" in page
    assert "as deep as “Fear”" in page
    unsafe(inside_with_two)
    inside_with_two.post(path, {"gives": "fun", "up_to": "shame"})
    inside_with_two.post(f"/people/{MAYA}/care/set/", {"unsafe": "no"})
    assert "as deep as “Fear”" in inside_with_two.get(f"/people/{MAYA}/").read


@pytest.mark.parametrize(
    "wrong",
    [
        {"gives": "gold"},
        {"up_to": "everything"},
        {"gives_more": "y" * 201},
        {"gets_more": "\x00"},
    ],
)
def test_what_cannot_be_kept_stands_in_the_form_again(met, wrong) -> None:
    sent = {"gives": "fun", "gets_more": "my own words"} | wrong
    answer = met.post(f"{met.maya}giving/", sent)
    assert answer.status == 200
    assert 'class="error"' in answer.text
    assert sent["gets_more"][:8] in answer.read or "\x00" in sent["gets_more"]


def test_being_in_touch_is_noted_changed_and_deleted(inside_with_two) -> None:
    path = f"/people/{MAYA}/in-touch/"
    sent = {"by": "text", "on": "2026-03-09", "line": MARKUP}
    assert inside_with_two.post(path, sent).to == f"/people/{MAYA}/"
    page = inside_with_two.get(f"/people/{MAYA}/")
    assert "Last in touch 1 day ago, in writing." in page.read
    assert "<script>alert" not in page.text
    note = re.search(r'href="(/in-touch/[0-9a-f]{32}/)"', page.text).group(1)
    assert 'value="2026-03-09"' in inside_with_two.get(note).text
    assert inside_with_two.post(note, {"by": "call", "line": "fine"}).to == f"/people/{MAYA}/"
    assert "1 day ago, by phone." in inside_with_two.get(f"/people/{MAYA}/").read
    assert "fine" in inside_with_two.get(f"{note}delete/").read
    inside_with_two.post(f"{note}delete/", {})
    assert inside_with_two.get(note).status == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"by": "owl"},
        {"by": "call", "on": "2026-03-12"},
        {"by": "call", "on": "0001-01-01"},
        {"by": "call", "on": "31.02.2026"},
        {"by": "call", "line": LONG},
    ],
)
def test_a_note_that_cannot_be_is_told_and_handed_back(met, wrong) -> None:
    answer = met.post(f"{met.maya}in-touch/", {"line": "so it was"} | wrong)
    assert answer.status == 200
    assert 'class="error"' in answer.text
    assert wrong.get("line", "so it was")[:9] in answer.read


def test_a_rhythm_is_wished_put_off_and_let_go(inside_with_two) -> None:
    said = "A word, if you like."
    assert inside_with_two.get("/people/").read.count(said) == 1
    today = "/people/" + MAYA + "/rhythm/not-now/"
    assert inside_with_two.post(today, {"next": "/today/"}).to == "/today/"
    assert said not in inside_with_two.get("/people/").read
    assert said not in inside_with_two.get("/today/").read
    wish = {"days": "7", "counts": "text"}
    assert inside_with_two.post(f"/people/{MAYA}/rhythm/", wish).to == f"/people/{MAYA}/"
    assert "A word about every week. What counts: seeing each other, a call or a message." in (
        inside_with_two.get(f"/people/{MAYA}/").read
    )
    none = f"/people/{MAYA}/rhythm/none/"
    assert inside_with_two.post(none, {"next": "//elsewhere.example/"}).to == "/people/"
    assert "Wish for a rhythm" in inside_with_two.get(f"/people/{MAYA}/").read


@pytest.mark.parametrize("wrong", [{"days": "9"}, {"days": "x"}, {"days": "7", "counts": "owl"}])
def test_a_rhythm_that_is_not_offered_is_refused(met, wrong) -> None:
    answer = met.post(f"{met.maya}rhythm/", {"counts": "call"} | wrong)
    assert answer.status == 200
    assert 'class="error"' in answer.text


def test_today_says_it_in_one_line(inside_with_two) -> None:
    page = inside_with_two.get("/today/").read
    assert page.count("A word, if you like.") == 1
    assert "overdue" not in page.lower()


def test_whom_leads_to_words_and_words_to_a_step(inside_with_two) -> None:
    page = inside_with_two.get("/people/whom/?depth=fear&kind=comfort").read
    assert "You noted that Maya can give this: comfort." in page
    path = f"/people/{MAYA}/message/?about=fear&kind=comfort"
    assert (
        path.replace("&", "&amp;")
        in inside_with_two.get("/people/whom/?depth=fear&kind=comfort").text
    )
    assert "Maya" in inside_with_two.get(path).read
    planned = inside_with_two.post(path, {"words": "Maya, may I?", "person": MAYA})
    assert re.fullmatch(r"/steps/[0-9a-f]{32}/plan/", planned.to)
    assert "Say to Maya: “Maya, may I?”" in inside_with_two.get(planned.to).read


@pytest.mark.parametrize(
    "asked",
    ["about=<b>&kind=gold&line=0", "line=99999999999", "line=-1", "line=²", "about=" + "x" * 3000],
)
def test_any_address_of_a_message_shows_some_line(met, asked) -> None:
    answer = met.ask("GET", f"{met.maya}message/?{asked}".replace("²", "%C2%B2"))
    assert answer.status == 200
    assert "<b>&" not in answer.text


@pytest.mark.parametrize("asked", ["depth=<b>", "depth=fear&kind=gold", "kind=fun"])
def test_whom_takes_nothing_it_does_not_know(met, asked) -> None:
    answer = met.get(f"/people/whom/?{asked}")
    assert answer.status == 200
    assert "<b>" not in answer.text.replace("<b>Maya", "")


def test_an_empty_message_is_told(met) -> None:
    answer = met.post(f"{met.maya}message/", {"words": "  "})
    assert answer.status == 200
    assert "One line is enough." in answer.read


def test_a_first_line_is_looked_at_in_say_it_without_standing_in_an_address(
    inside_with_two,
) -> None:
    page = inside_with_two.get(f"/people/{MAYA}/message/").text
    assert 'formaction="/say/drafts/new/"' in page
    looked = inside_with_two.post(
        "/say/drafts/new/", {"words": "You never listen, Maya.", "person": MAYA, "look": "1"}
    )
    assert looked.status == 200
    assert "You never listen, Maya." in looked.read


def test_an_old_tie_can_be_warmed_up(inside_with_two) -> None:
    page = inside_with_two.get("/people/gaps/").text
    assert f"/people/{KIM}/message/?about=warm_up" in page
    assert "nobody yet for practical help" in page
    assert "Kim" in inside_with_two.get(f"/people/{KIM}/message/?about=warm_up").read


def test_telling_goes_from_parts_to_a_text_to_a_step(inside_with_two) -> None:
    keys = [part.key for part in telling_parts()]
    sent = {"person": MAYA, "opening": "0", "not_you": "1", "ask_own": "Wait for me?"}
    assert {"opening", "not_you", "ask"} <= set(keys)
    made = inside_with_two.post("/telling/new/", sent)
    page = inside_with_two.get(made.to).read
    assert "Maya, there is something I would like you to know about me." in page
    assert "Wait for me?" in page
    assert inside_with_two.post(made.to, {"words": "Shorter. " + MARKUP}).to == made.to
    page = inside_with_two.get(made.to)
    assert "<script>alert" not in page.text
    assert "Wait for me?" in page.read, "the version before"
    again = inside_with_two.get(f"{made.to}parts/").text
    assert again.count(" checked") == len(keys), "each part has its choice, or is left out"
    assert "Wait for me?" in again
    inside_with_two.post(f"{made.to}undo/", {})
    assert "Shorter." not in inside_with_two.get(made.to).read.split("Earlier versions")[0]
    inside_with_two.post(f"{made.to}undo/", {})
    inside_with_two.post(made.to, {"words": "Shorter."})
    step = inside_with_two.post(f"{made.to}step/", {})
    assert "Shorter." in inside_with_two.get(step.to).read
    inside_with_two.post(f"{made.to}delete/", {})
    assert inside_with_two.get(made.to).status == 404


@pytest.mark.parametrize(
    "wrong", [{}, {"opening": "9"}, {"person": NOWHERE, "opening": "0"}, {"opening_own": "\x01"}]
)
def test_parts_that_cannot_be_are_handed_back(met, wrong) -> None:
    answer = met.post("/telling/new/", {"helps_own": ""} | wrong)
    assert answer.status == 200
    assert 'role="alert"' in answer.text


def test_deleting_somebody_says_what_goes_along(inside_with_two) -> None:
    assert "1 note of being in touch" in inside_with_two.get(f"/people/{MAYA}/delete/").read
    inside_with_two.post(f"/people/{MAYA}/delete/", {})
    assert inside_with_two.get(f"/in-touch/{'c' * 32}/").status == 404
    page = inside_with_two.get(f"/telling/{'f' * 32}/")
    assert page.status == 200
    assert "to nobody yet" in page.read
    for path in ("/people/", "/telling/", "/people/gaps/", "/people/whom/?depth=fear", "/today/"):
        answer = inside_with_two.get(path)
        assert answer.status == 200
        assert "Maya" not in answer.read or path == "/telling/", path


@pytest.mark.parametrize(
    "path",
    [
        f"/people/{NOWHERE}/",
        f"/people/{NOWHERE}/giving/",
        f"/people/{NOWHERE}/message/",
        f"/people/{NOWHERE}/rhythm/",
        f"/people/{NOWHERE}/in-touch/",
        f"/in-touch/{NOWHERE}/",
        f"/telling/{NOWHERE}/",
        f"/telling/{MAYA}/",
        f"/in-touch/{MAYA}/",
    ],
)
def test_what_is_not_in_the_space_is_a_calm_404(met, path) -> None:
    assert met.get(path).status == 404


def test_what_changes_something_is_never_a_link(inside_with_two) -> None:
    before = inside_with_two.get(f"/people/{MAYA}/").read
    for path in ("rhythm/not-now/", "rhythm/none/", "archive/"):
        assert inside_with_two.get(f"/people/{MAYA}/{path}").status != 200
    after = inside_with_two.get(f"/people/{MAYA}/").read
    for said in ("A word, if you like.", "Put away", "A word about every two weeks"):
        assert said in before
        assert said in after
