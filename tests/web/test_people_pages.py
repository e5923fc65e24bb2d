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
EMPTY = ("/people/", "/people/whom/", "/people/gaps/", "/telling/")
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
    for path in ("/telling/new/", "/people/gaps/"):
        assert "Maya" not in inside_with_two.get(path).read, path
    assert "Maya" not in inside_with_two.post("/people/whom/", {"depth": "facts"}).read
    telling = inside_with_two.get(f"/telling/{'f' * 32}/").read
    for gone in ("Plan it as a step", "When they have heard it", "other parts", "in Say it"):
        assert gone not in telling
    assert "A boundary" in telling
    step = inside_with_two.post(f"/telling/{'f' * 32}/step/", {})
    assert step.to == f"/telling/{'f' * 32}/"


def test_while_it_is_open_whether_somebody_is_safe_nobody_is_suggested(inside_with_two) -> None:
    inside_with_two.check_in("I am going to kill myself tonight.")
    asked = inside_with_two.post("/people/whom/", {"depth": "facts"}).read
    assert "Nothing is suggested here for now." in asked.split("<details")[0].split("<h1>")[1]
    assert "Maya" not in asked
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
    (first,) = re.findall(r'name="version" value="([0-9a-f]{32})"', page.text)
    for _tap in range(2):
        inside_with_two.post(f"{made.to}back/", {"version": first})
    assert "Shorter." not in inside_with_two.get(made.to).read.split("Earlier versions")[0]
    assert inside_with_two.post(f"{made.to}back/", {"version": "<b>"}).status == 404
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


def test_putting_away_twice_is_once(inside_with_two) -> None:
    for _tap in range(2):
        inside_with_two.post(f"/people/{MAYA}/archive/", {"away": "yes"})
        page = inside_with_two.get("/people/").read
        assert "Put away. What you noted stays." in page
    assert 'name="away" value="no"' in inside_with_two.get(f"/people/{MAYA}/").text


def test_adding_a_name_that_is_there_says_so(inside_with_two) -> None:
    sent = {"alias": " maya", "circle": "further"}
    assert inside_with_two.post("/people/", sent).to == f"/people/{MAYA}/"
    assert "Maya is here already. Nothing was changed." in inside_with_two.get("/people/").read
    assert inside_with_two.post("/people/", {"alias": "KIM", "circle": "close"}).to
    page = inside_with_two.get("/people/").read
    assert "Kim was put away and is back, with everything as it was." in page


def test_people_has_one_quiet_line_however_many_rhythms_have_come_round(settle) -> None:
    ids = [f"{n:032x}" for n in range(9)]
    furnish = [Person(id=one, alias=f"Kim {n}") for n, one in enumerate(ids)]
    wished = [Rhythm(id=f"rhythm-{one}", person=one, days=14, wished=THEN) for one in ids]
    someone = settle(*furnish, *wished)
    said = "A word, if you like."
    assert someone.get("/people/").read.count(said) == 1
    assert all(someone.get(f"/people/{one}/").read.count(said) == 1 for one in ids[:3])


def test_a_note_of_somebody_who_is_missing_can_be_changed_and_deleted(settle) -> None:
    kept = Contact(id="c" * 32, noted=THEN, on=THEN.date(), person=NOWHERE, by="call", line="rain")
    someone = settle(kept)
    path = f"/in-touch/{kept.id}/"
    for page in (path, f"{path}delete/"):
        assert "rain" in someone.get(page).read
    assert someone.post(path, {"by": "text", "line": "sun"}).to == "/people/"
    assert someone.post(f"{path}delete/", {}).to == "/people/"


def test_deleting_somebody_unsafe_says_that_steps_with_them_are_put_away(inside_with_two) -> None:
    said = "your own steps and strategies with them or with their name are put away"
    assert said not in inside_with_two.get(f"/people/{MAYA}/delete/").read
    step = inside_with_two.post(f"/telling/{'f' * 32}/step/", {}).to.removesuffix("plan/")
    unsafe(inside_with_two)
    assert said in inside_with_two.get(f"/people/{MAYA}/delete/").read
    inside_with_two.post(f"/people/{MAYA}/delete/", {})
    assert step in inside_with_two.get("/steps/").text.split("Put away")[1]
    assert step not in inside_with_two.get("/steps/").text.split("Put away")[0]


def test_deleting_somebody_says_what_goes_along_and_what_stays(inside_with_two) -> None:
    page = inside_with_two.get(f"/people/{MAYA}/delete/").read
    assert "1 note of being in touch" in page
    assert '<a href="/fears/">1 fear</a>' in page
    assert '<a href="/telling/">1 text to tell them that I pull away</a>' in page
    inside_with_two.post(f"/people/{MAYA}/delete/", {})
    assert inside_with_two.get(f"/in-touch/{'c' * 32}/").status == 404
    page = inside_with_two.get(f"/telling/{'f' * 32}/")
    assert page.status == 200
    assert "to nobody yet" in page.read
    assert "Practise it first" not in page.read, "nothing says whether they were safe"
    for path in ("/people/", "/telling/", "/people/gaps/", "/people/whom/", "/today/"):
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
