"""The pages of fears, asked by somebody who may send anything."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from nearer.domain.values import Fear, Person

THEN = datetime(2025, 6, 1, 9, tzinfo=UTC)
FULL = {
    "words": "they will laugh",
    "likely": "60",
    "about": "seen",
    "bad": "7",
    "counts": "a laugh at me",
    "care_expected": "2",
}


def written(visitor, **fields: str) -> str:
    """The address of a fear just written."""
    before = set(links(visitor))
    assert visitor.post("/fears/new/", {"likely": "60"} | fields).to == "/today/"
    (new,) = set(links(visitor)) - before
    return new


def links(visitor, path: str = "/fears/") -> list[str]:
    return re.findall(r'class="whole" href="(/fears/[\w-]+/)"', visitor.get(path).text)


def past(number: int, when, outcome: str = "no", likely: int = 80, **more) -> Fear:
    """A fear whose time came long ago, four a day."""
    when += timedelta(hours=6 * number)
    due = when + timedelta(days=3)
    known = {"answered": due, "likely_now": 40} if outcome not in {"", "unknown"} else {}
    return Fear(
        id=f"{number:032x}",
        when=when,
        words=f"fear number {number}",
        likely=likely,
        due=due,
        outcome=outcome,
        **(known | more),
    )


@pytest.fixture
def furnished(settle):
    """Somebody with fears that have all come due."""

    def make(*outcomes: str, **more):
        robin = Person(id="a" * 32, alias="Robin")
        fears = [past(n, THEN, outcome, **more) for n, outcome in enumerate(outcomes)]
        return settle(robin, *fears)

    return make


def test_an_empty_page_has_one_clear_next_thing(shared) -> None:
    page = shared.get("/fears/")
    assert page.read.count('class="button"') == 1
    assert "Write a fear" in page.read
    assert "<figure" not in page.text
    assert "<table" not in page.text
    sure = shared.get("/fears/how-sure/")
    assert "will be here after 5 fears" in sure.read
    assert "<figure" not in sure.text


def test_only_words_and_a_number_are_needed(inside) -> None:
    page = inside.get(written(inside, words="they will laugh"))
    assert "they will laugh" in page.read
    assert "60 %" in page.read
    assert "It would count if" not in page.read


def test_everything_else_is_kept_and_shown_when_looking_back(inside) -> None:
    page = inside.get(written(inside, **FULL))
    assert "It would count if" in page.read
    assert "a laugh at me" in page.read
    assert "7 of 10" in page.read
    assert "being seen as I am" in page.read
    assert "2 of 10" in page.read


def test_until_it_is_due_the_page_says_that_it_does_not_count_yet(inside) -> None:
    written(inside, words="they will laugh")
    page = inside.get("/fears/").read
    assert "Not yet: no fear has come due." in page
    assert "1 more is written and does not count yet" in page
    assert "asks on" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"words": "   "}, "This field is required"),
        ({"likely": "101"}, "less than or equal to 100"),
        ({"about": "everything"}, "Select a valid choice"),
        ({"bad": "99"}, "Choose a number from 0 to 10."),
        ({"person": "nobody-here"}, "Select a valid choice"),
        ({"counts": "\x07"}, "Nothing is lost"),
        ({"counts": "w" * 30_000}, "Nothing is lost"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_it_and_nothing_typed_is_lost(
    inside, wrong, sentence
) -> None:
    answer = inside.post("/fears/new/", FULL | wrong)
    assert answer.status == 200
    assert sentence in answer.read
    assert "a laugh at me" in answer.read or "counts" in wrong
    assert links(inside) == []
    again = inside.get("/fears/new/").read
    assert "It is not saved yet" in again
    assert FULL["words"] in again or "words" in wrong


def test_sent_twice_it_is_one_fear(inside) -> None:
    inside.post("/fears/new/", FULL)
    inside.post("/fears/new/", FULL)
    assert len(links(inside)) == 1


def test_an_answer_sent_from_two_tabs_is_one_answer(inside) -> None:
    address = written(inside, words="they will laugh")
    for _tab in range(2):
        assert inside.post(address, {"outcome": "no"}).to == "/today/"
    page = inside.get(address).read
    assert page.count("as it is now") == 1
    assert page.count('<li><p class="when">') == 2, "written and answered, no more"


def test_one_tap_on_today_does_not_throw_away_what_was_typed_on_the_page(inside) -> None:
    address = written(inside, words="they will laugh")
    half = {"outcome": "", "what_happened": "a grin, and then she", "likely_now": ""}
    assert inside.post("/unsaved/keep/", half | {"for": address}).status == 204
    assert inside.post(address, {"outcome": "no"}).to == "/today/"
    page = inside.get(address).read
    assert "It is not saved yet" in page
    assert "a grin, and then she" in page


def test_an_answer_is_taken_back_and_changed(inside) -> None:
    address = written(inside, **FULL)
    whole = {"outcome": "partly", "what_happened": "a grin", "care_met": "6", "likely_now": "20"}
    inside.post(address, whole)
    page = inside.get(address).read
    assert "a grin" in page
    assert "now 20 %" in page
    assert inside.post(f"{address}undo/", {}).to == address
    assert 'value="partly" checked' not in re.sub(r"\s+", " ", inside.get(address).text)
    assert "time to look back" not in inside.get("/fears/").read


def test_what_was_written_can_be_changed_with_everything_in_it(inside) -> None:
    address = written(inside, **FULL)
    form = inside.get(f"{address}edit/").read
    assert "they will laugh" in form
    assert "a laugh at me" in form
    changed = FULL | {"words": "she will laugh", "likely": "75", "about": ""}
    assert inside.post(f"{address}edit/", changed).to == address
    page = inside.get(address).read
    assert "she will laugh" in page
    assert "75 %" in page
    assert "being seen" not in page


def test_a_number_that_is_known_stays_also_when_another_is_sent(inside) -> None:
    address = written(inside, words="they will laugh")
    inside.post(address, {"outcome": "no"})
    form = inside.get(f"{address}edit/").read
    assert "its time has come, so it stays" in form
    assert 'name="likely"' not in form
    inside.post(f"{address}edit/", {"words": "a laugh", "likely": "5"})
    page = inside.get(address).read
    assert "a laugh" in page
    assert "5 %" not in page.replace("60 %", "")


def test_deleted_it_is_gone_and_asked_before(inside) -> None:
    address = written(inside, words="they will laugh")
    assert "cannot be undone" in inside.get(f"{address}delete/").read
    assert links(inside) == [address]
    inside.post(f"{address}delete/", {})
    assert inside.get(address).status == 404
    assert links(inside) == []


@pytest.mark.parametrize("end", ["", "edit/", "delete/", "undo/"])
def test_a_fear_that_is_not_there_is_calmly_not_found(shared, end) -> None:
    for name in ("nothing", "x" * 300, "preferences"):
        answer = (
            shared.post(f"/fears/{name}/{end}", {})
            if end == "undo/"
            else shared.get(f"/fears/{name}/{end}")
        )
        assert answer.status == 404


def test_the_page_says_how_often_and_draws_it(furnished) -> None:
    visitor = furnished(*["no"] * 6, "yes", "partly")
    page = visitor.get("/fears/")
    assert "2 of your 8 fears, at least in part" in page.read
    assert "Sometimes distance was right: 1 of your fears came true." in page.read
    assert page.text.count("<figure") == 1
    assert page.text.count('<svg role="img"') == 1
    assert "Brier score: 0." in page.read
    assert "/learn/how-nearer-decides/" in page.text
    sure = visitor.get("/fears/how-sure/")
    assert "at most 5 should ever read here" in sure.read
    assert sure.text.count('<svg role="img"') == 1


def test_a_few_fears_have_a_sentence_and_no_picture_yet(furnished) -> None:
    page = furnished("no", "yes", "no")
    told = page.get("/fears/")
    assert "So far, 1 of your 3 fears came true, at least in part" in told.read
    assert "will be here after 5 fears" in told.read
    assert "<figure" not in told.text


def test_today_asks_with_what_would_count(furnished) -> None:
    today = furnished("", counts="a laugh, out loud").get("/today/").read
    assert today.count("Did it happen?") == 1
    assert "It would count if: a laugh, out loud" in today


def test_the_ones_that_came_true_can_be_seen_by_themselves(furnished) -> None:
    visitor = furnished("no", "yes", "no", "partly")
    assert len(links(visitor, "/fears/?came=yes")) == 1
    assert len(links(visitor, "/fears/?came=no")) == 2
    assert len(links(visitor, "/fears/?came=%00nonsense")) == 4


def test_one_that_is_not_asked_about_any_more_stays_quietly_and_can_be_answered(furnished) -> None:
    visitor = furnished("unknown", not_yet=3)
    assert "Did it happen?" not in visitor.get("/today/").read
    page = visitor.get("/fears/").read
    assert "not asked any more; answer it whenever you know" in page
    (address,) = links(visitor)
    assert "You can answer it whenever you know." in visitor.get(address).read
    visitor.post(address, {"outcome": "no"})
    assert "not asked any more" not in visitor.get("/fears/").read


def test_a_person_who_was_deleted_is_on_no_page_of_fears(furnished) -> None:
    visitor = furnished("no", "yes", person="a" * 32)
    assert "Robin" in visitor.get("/fears/").read
    visitor.post(f"/people/{'a' * 32}/delete/", {})
    assert "Robin" not in visitor.get("/fears/").read
    address = links(visitor)[0]
    for page in (address, f"{address}edit/"):
        answer = visitor.get(page)
        assert answer.status == 200
        assert "Robin" not in answer.read
    kept = {"words": "it still can be changed", "likely": "80"}
    assert visitor.post(f"{address}edit/", kept).to == address


def test_a_thousand_fears_come_thirty_at_a_time(furnished) -> None:
    outcomes = [("no", "yes", "no", "partly", "", "no")[n % 6] for n in range(1000)]
    visitor = furnished(*outcomes)
    first = visitor.get("/fears/")
    assert len(links(visitor)) == 60, "thirty open ones and thirty looked back at"
    assert "1 of 28" in first.read
    oldest = visitor.get("/fears/?page=28&open=6")
    assert "fear number 0" in oldest.read
    assert visitor.get("/fears/?page=999999&open=-3").status == 200


def test_no_word_of_a_fear_breaks_the_page(inside) -> None:
    written(inside, words="<script>alert(1)</script>", counts="</textarea><b>")
    page = inside.get("/fears/").text
    assert "<script>alert" not in page
    address = links(inside)[0]
    assert "<b>" not in inside.get(address).text


def test_a_fear_sent_to_a_finished_check_in_is_kept_once_and_not_asked_yet(inside) -> None:
    screen = inside.begin_check_in()
    inside.post(screen, {"urge": "2"})
    for words in ("they will laugh", "they will leave"):
        inside.post(screen, {"fear": words, "likely": "95"})
    assert len(links(inside)) == 1
    page = inside.get(links(inside)[0]).read
    assert "they will laugh" in page
    assert "Nearer asks on" in page


def test_a_fear_on_today_can_be_left_for_some_days(furnished) -> None:
    visitor = furnished("")
    assert "Did it happen?" in visitor.get("/today/").read
    here = re.search(r'action="(/fears/[\w-]+/later/)"', visitor.get("/today/").text).group(1)
    assert visitor.post(here, {}).to == "/today/"
    assert "Did it happen?" not in visitor.get("/today/").read


def test_a_fear_without_an_answer_is_not_told_as_come_true(furnished) -> None:
    page = furnished("", "", "no", "yes", about="left").get("/fears/").read
    assert "Came true or no answer" in page
    row = re.search(r"being left</th>(.*?)</tr>", page).group(1)
    numbers = re.findall(r'<td class="n">(\d+)</td>', row)
    assert numbers == ["4", "2", "3"], "fears, answered, come true or without an answer"
