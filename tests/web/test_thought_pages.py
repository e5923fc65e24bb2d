"""The pages of Thoughts, asked by somebody who may send anything."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from nearer.content import exercises, thinking_traps
from nearer.domain.values import Fear, Moment, Person
from nearer.domain.worth import Belief, Exercised, Proof, Strength, Thought

MARKUP = "<script>alert(1)</script>"
LONG = "x" * 20_001
THEN = datetime(2026, 2, 1, 20, 0, tzinfo=UTC)
EMPTY = ("/thoughts/", "/beliefs/", "/kindness/", "/leaving-first/", "/practise/")


@pytest.fixture
def writer(inside):
    """Somebody with one thought and one belief; their addresses."""
    inside.thought = inside.post("/thoughts/new/", {"thought": "they put up with me"}).to
    inside.belief = inside.post("/beliefs/new/", {"words": "people leave", "strength": "80"}).to
    return inside


@pytest.mark.parametrize("path", EMPTY)
def test_every_page_is_there_before_anything_is_written(shared, path) -> None:
    answer = shared.get(path)
    assert answer.status == 200
    assert "<figure" not in answer.text
    assert "steady" in answer.text


def test_a_thought_is_begun_with_one_sentence_and_finished_later(writer) -> None:
    assert "“they put up with me”" in writer.get("/thoughts/").read.partition("Begun")[2]
    finished = {
        "thought": "they put up with me",
        "before": "70",
        "speaks_for": "she yawned",
        "speaks_against": "she called\nshe asked again",
        "traps": ["mind_reading", "worst_case"],
        "fairer": "she was tired",
        "after": "30",
    }
    assert writer.post(f"{writer.thought}edit/", finished).to == writer.thought
    page = writer.get(writer.thought).read
    for said in ("she yawned", "she asked again", "Am I reading someone’s mind?", "she was tired"):
        assert said in page
    assert "Go on with it" not in page
    assert "Begun" not in writer.get("/thoughts/").read


def test_nothing_typed_is_lost_where_something_is_refused(writer) -> None:
    sent = {"thought": " ", "situation": "on the stairs", "before": "900", "traps": "worst_case"}
    refused = writer.post("/thoughts/new/", sent)
    assert refused.status == 200
    assert 'role="alert"' in refused.text
    assert "Choose a number from 0 to 100." in refused.read
    assert "on the stairs" in refused.text
    assert re.search(r'value="worst_case"[^>]* checked', refused.text)
    again = writer.get("/thoughts/new/")
    assert "on the stairs" in again.text
    assert "It is not saved yet" in again.read


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/thoughts/new/", "Write the thought that came, in a few words."),
        ("/beliefs/new/", "Write the belief in one sentence"),
    ],
)
def test_what_is_needed_is_asked_for_in_a_sentence(shared, path, said) -> None:
    for words in ("", " \n "):
        assert said in shared.post(path, {"thought": words, "words": words}).read


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("thought", LONG),
        ("feeling", "x" * 61),
        ("before", "many"),
        ("after", "-1"),
        ("traps", "no_such_trap"),
        ("person", "nobody-here"),
        ("fairer", "a\x07b"),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(shared, field, given) -> None:
    refused = shared.post("/thoughts/new/", {"thought": "x"} | {field: given})
    assert refused.status == 200
    assert "class=" in refused.text
    assert 'role="alert"' in refused.text
    assert "“x”" not in shared.get("/thoughts/").read


def test_a_check_in_and_a_fear_lead_to_a_thought(settle) -> None:
    someone = settle(
        Person(id="robin", alias="Robin"),
        Moment(id="m1", when=THEN, people=("robin",), words="She left early."),
        Fear(id="f1", when=THEN, words="she will laugh", likely=60, person="robin", due=THEN),
    )
    assert "/thoughts/new/?moment=m1" in someone.get("/moments/m1/").text
    assert "/thoughts/new/?fear=f1" in someone.get("/fears/f1/").text
    begun = someone.get("/thoughts/new/?moment=m1")
    assert "Robin\nShe left early." in begun.read
    sent = {"thought": "I bore her", "moment": "m1", "person": "robin", "fear": "made up"}
    page = someone.get(someone.post("/thoughts/new/", sent).to)
    assert "/moments/m1/" in page.text
    assert "about Robin" in page.read
    assert "The fear it came from" not in page.read
    assert "she will laugh" in someone.get("/thoughts/new/?fear=f1").read
    assert someone.get("/thoughts/new/?moment=no&fear=%00").status == 200


def test_a_thought_outlives_what_it_came_from(settle) -> None:
    someone = settle(
        Person(id="robin", alias="Robin"),
        Moment(id="m1", when=THEN, people=("robin",)),
        Thought(id="t1", noted=THEN, thought="I bore her", person="robin", moment="m1", fear="f9"),
    )
    someone.post("/moments/m1/delete/", {})
    someone.post("/people/robin/delete/", {})
    for path in ("/thoughts/", "/thoughts/t1/", "/thoughts/t1/edit/"):
        assert someone.get(path).status == 200
    changed = {"thought": "I bore her", "person": "", "fairer": "not always"}
    assert someone.post("/thoughts/t1/edit/", changed).to == "/thoughts/t1/"


def test_a_change_is_taken_back(writer) -> None:
    writer.post(f"{writer.thought}edit/", {"thought": "they hate me"})
    assert "they put up with me" in writer.get(writer.thought).read, "the version before"
    writer.get(f"{writer.thought}undo/")
    assert "<h1>“they hate me”</h1>" in writer.get(writer.thought).read, "looking changes nothing"
    writer.post(f"{writer.thought}undo/", {})
    assert "<h1>“they put up with me”</h1>" in writer.get(writer.thought).read


def test_deleting_asks_once(writer) -> None:
    assert "cannot be undone" in writer.get(f"{writer.thought}delete/").read
    assert writer.get(writer.thought).status == 200
    assert writer.post(f"{writer.thought}delete/", {}).to == "/thoughts/"
    assert writer.get(writer.thought).status == 404


def test_a_line_of_a_thought_becomes_evidence_in_one_tap(writer) -> None:
    written = {"thought": "x", "speaks_against": "she called\nshe asked again"}
    writer.post(f"{writer.thought}edit/", written)
    belief = writer.belief.strip("/").split("/")[-1]
    tap = {"belief": belief, "against": "she called"}
    assert writer.post(f"{writer.thought}keep-line/", tap).to == writer.thought
    assert writer.get(writer.thought).read.count("kept as evidence") == 1
    assert "she called" in writer.get(writer.belief).read
    stale = {"belief": belief, "against": "she laughed"}
    assert (
        "was changed meanwhile"
        in writer.get(writer.post(f"{writer.thought}keep-line/", stale).to).read
    )
    assert writer.post(f"{writer.thought}keep-line/", tap | {"belief": "no"}).status == 404


def test_a_belief_is_rated_without_the_numbers_of_before(writer, server) -> None:
    writer.post(f"{writer.belief}edit/", {"words": "people leave", "fairer_words": "some stay"})
    asked = writer.get(f"{writer.belief}rate/").text
    assert "80" not in re.sub(r'value="[^"]*"|src="[^"]*"|href="[^"]*"', "", asked)
    server.move_clock(timedelta(weeks=5))
    writer.unlock()
    assert "Some weeks have passed" in writer.get("/beliefs/").read
    assert writer.post(f"{writer.belief}rate/", {"strength": "60", "fairer": "30"}).status == 303
    page = writer.get(writer.belief)
    assert "Rated 2 times: 80 of 100 on 10 Mar 2026, 60 on 14 Apr 2026." in page.read
    assert page.text.count("<figure") == 1
    assert "Some weeks have passed" not in writer.get("/beliefs/").read


@pytest.mark.parametrize("strength", ["", "101", "-3", "half", "1e3", "5.5"])
def test_a_rating_that_cannot_be_meant_gets_a_sentence(writer, strength) -> None:
    refused = writer.post(f"{writer.belief}rate/", {"strength": strength})
    assert refused.status == 200
    assert 'role="alert"' in refused.text
    assert "it felt true at 80 of 100" in writer.get(writer.belief).read


def test_a_rating_a_line_and_a_day_can_be_deleted_and_ask_first(writer) -> None:
    writer.post(f"{writer.belief}evidence/", {"words": "he stayed", "side": "against"})
    writer.post("/kindness/kind_hand/", {"words": "warm"})
    for page, pattern in (
        (writer.belief, r'href="([^"]+/rate/[^"]+/delete/)"'),
        (writer.belief, r'href="([^"]+/evidence/\w+/)"'),
        ("/kindness/kind_hand/", r'href="(/kindness/done/\w+/)"'),
    ):
        found = re.search(pattern, writer.get(page).text)
        assert found, pattern
        path = found.group(1)
        path = path if path.endswith("delete/") else f"{path}delete/"
        assert "cannot be undone" in writer.get(path).read
        assert writer.post(path, {}).to == page
        assert writer.get(path).status == 404
    assert "Not rated yet." in writer.get(writer.belief).read
    assert "he stayed" not in writer.get(writer.belief).read
    assert "Done on" not in writer.get("/kindness/kind_hand/").read


def test_a_line_is_changed_and_half_a_line_refused_with_nothing_lost(writer) -> None:
    add = f"{writer.belief}evidence/"
    refused = writer.post(add, {"words": "he stayed"})
    assert "Choose one of the two." in refused.read
    assert "he stayed" in writer.get(add).read
    writer.post(add, {"words": "he stayed", "side": "for"})
    assert "he stayed" not in writer.get(add).read
    found = re.search(r'href="([^"]+/evidence/\w+/)"', writer.get(writer.belief).text)
    assert found
    writer.post(found.group(1), {"words": "he stayed all night", "side": "against"})
    assert "0 lines speak for it and 1 against" in writer.get(writer.belief).read


def test_a_belief_is_put_away_brought_back_and_deleted_whole(writer) -> None:
    writer.post(f"{writer.belief}away/", {})
    assert "Bring back" in writer.get("/beliefs/").read
    writer.post(f"{writer.belief}away/", {})
    assert writer.post(f"{writer.belief}delete/", {}).to == "/beliefs/"
    assert writer.get(writer.belief).status == 404
    assert "people leave" not in writer.get("/beliefs/").read


def test_lines_and_ratings_of_another_belief_are_not_found_here(settle) -> None:
    someone = settle(
        Belief(id="b1", noted=THEN, words="one"),
        Belief(id="b2", noted=THEN, words="two"),
        Strength(id="s1", belief="b1", when=THEN, strength=5),
        Proof(id="p1", belief="b1", when=THEN, side="for", words="x"),
    )
    for path in ("rate/s1/delete/", "evidence/p1/", "evidence/p1/delete/"):
        assert someone.get(f"/beliefs/b1/{path}").status == 200
        for method in (someone.get, lambda at: someone.post(at, {"words": "y", "side": "for"})):
            assert method(f"/beliefs/b2/{path}").status == 404
    assert "x" in someone.get("/beliefs/b1/evidence/p1/").read


@pytest.mark.parametrize("key", [one.key for one in exercises()])
def test_every_exercise_is_shown_whole_and_says_when_to_skip_it(shared, key) -> None:
    page = shared.get(f"/kindness/{key}/").read
    (one,) = [known for known in exercises() if known.key == key]
    for said in (*one.steps, one.skip_if, one.question, "Skip it if:"):
        assert said in page


def test_days_are_listed_without_counting_them(writer, server) -> None:
    for _ in range(3):
        writer.post("/kindness/cared_for/", {"words": "the bench"})
        server.move_clock(timedelta(hours=20))
        writer.unlock()
    page = writer.get("/kindness/cared_for/").read
    assert page.count("the bench") == 3
    assert not re.search(r"\b3 (times|days)|in a row|streak", page)


def test_a_long_list_comes_in_pages_and_nonsense_gives_the_first(settle) -> None:
    someone = settle(
        *(
            Thought(id=f"t{n}", noted=THEN + timedelta(n), thought=f"thought {n}.", fairer="y")
            for n in range(31)
        ),
        *(
            Exercised(id=f"e{n}", exercise="kind_hand", when=THEN + timedelta(n), words=f"day {n}.")
            for n in range(31)
        ),
    )
    for path, newest, oldest in (
        ("/thoughts/", "thought 30.", "thought 0."),
        ("/kindness/kind_hand/", "day 30.", "day 0."),
    ):
        for asked in ("", "?page=0", "?page=-1", "?page=x", "?page=%C2%B2", "?page="):
            page = someone.get(path + asked).read
            assert newest in page, asked
            assert oldest not in page, asked
        for asked in ("?page=2", "?page=99999999999999"):
            assert oldest in someone.get(path + asked).read


@pytest.mark.parametrize(
    "path",
    [
        "/thoughts/no/",
        "/thoughts/no/edit/",
        "/thoughts/no/delete/",
        "/beliefs/no/",
        "/beliefs/no/rate/",
        "/beliefs/no/evidence/",
        "/beliefs/no/evidence/no/",
        "/beliefs/no/rate/no/delete/",
        "/kindness/no/",
        "/kindness/done/no/",
        "/kindness/done/no/delete/",
    ],
)
def test_what_is_not_there_is_not_found(shared, path) -> None:
    assert shared.get(path).status == 404
    assert shared.post(path, {"thought": "x", "words": "x", "strength": "1"}).status == 404


def test_words_like_markup_stay_words_on_every_page(settle) -> None:
    someone = settle(
        Person(id="kim", alias=f"{MARKUP} Kim"),
        Thought(
            id="t1",
            noted=THEN,
            thought=MARKUP,
            situation=MARKUP,
            feeling=MARKUP,
            speaks_for=f'{MARKUP} "quoted"',
            traps=tuple(trap.key for trap in thinking_traps()),
            fairer=MARKUP,
            person="kim",
        ),
        Belief(id="b1", noted=THEN, words=MARKUP, fairer=MARKUP),
        Belief(id="b2", noted=THEN, words=f"{MARKUP} two"),
        *(
            Strength(id=f"s{n}", belief="b1", when=THEN + timedelta(n), strength=n, fairer=n)
            for n in range(3)
        ),
        Proof(id="p1", belief="b1", when=THEN, side="for", words=MARKUP),
        *_left_first(),
    )
    for path in (
        "/thoughts/",
        "/thoughts/t1/",
        "/thoughts/t1/edit/",
        "/thoughts/t1/delete/",
        "/beliefs/",
        "/beliefs/b1/",
        "/beliefs/b1/edit/",
        "/beliefs/b1/rate/",
        "/beliefs/b1/evidence/p1/",
        "/leaving-first/",
    ):
        text = someone.get(path).text
        assert "&lt;script&gt;alert(1)" in text, path
        assert "<script>alert" not in text, path
    quoted = someone.post("/thoughts/t1/keep-line/", {"belief": "b2", "for": f'{MARKUP} "quoted"'})
    assert quoted.to == "/thoughts/t1/"
    assert "&quot;quoted&quot;" in someone.get("/beliefs/b2/").text


def test_leaving_first_is_asked_with_all_it_rests_on(settle) -> None:
    someone = settle(Person(id="kim", alias="Kim"), *_left_first())
    asked = "Could it be that you sometimes leave before you can be left?"
    assert asked in someone.get("/thoughts/").read
    page = someone.get("/leaving-first/")
    assert asked in page.read
    assert "After 3 of them you noted, within a day" in page.read
    assert "Leaving can be right." in page.read
    for number in range(3):
        assert f"/fears/f{number}/" in page.text
        assert f"/moments/m{number}/" in page.text
    someone.post("/moments/m0/delete/", {})
    assert asked not in someone.get("/thoughts/").read
    assert "at least 3 times" in someone.get("/leaving-first/").read


def _left_first() -> list[Fear | Moment]:
    """Three times away from Kim an hour after fearing something about them."""
    made: list[Fear | Moment] = []
    for number in range(3):
        when = THEN + timedelta(days=7 * number)
        made.append(
            Fear(
                id=f"f{number}",
                when=when,
                words=MARKUP,
                likely=80,
                person="kim",
                due=when + timedelta(days=3),
            )
        )
        later = when + timedelta(hours=1)
        made.append(Moment(id=f"m{number}", when=later, people=("kim",), action="away"))
    return made
