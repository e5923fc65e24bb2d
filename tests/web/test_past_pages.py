"""The pages of the past, asked by somebody who may send anything."""

import re
from datetime import UTC, datetime

import pytest

from nearer.domain.past import Memory
from nearer.domain.values import Moment, Person

MARKUP = "<script>alert(1)</script>"
NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
EMPTY = ("/past/", "/past/new/", "/letters/", "/letters/new/", "/then-and-now/")
STAIRS = Memory(id="stairs", noted=NOON, age=7, who="Mum", happened="I waited on the stairs")
STRONG = Moment(id="m1", when=NOON, urge=8, action="away", words="late again")
TOO_LONG = "x" * 20_001


@pytest.fixture
def furnished(settle):
    return settle(STAIRS, STRONG, Person(id="kim", alias="Kim"))


def wrote(visitor, **fields) -> str:
    """The address of a new memory."""
    answer = visitor.post("/past/new/", {"happened": "the stairs"} | fields)
    assert answer.status == 303, answer.read
    return answer.to


@pytest.mark.parametrize("page", EMPTY)
def test_every_page_has_one_thing_to_do_and_a_way_out(shared, page) -> None:
    answer = shared.get(page)
    assert answer.status == 200
    main = answer.text[answer.text.index("<main") :]
    assert main.count('class="button"') == 1
    for way_out in ("Steady myself", "Stop for today", "Talk to somebody"):
        assert way_out in main


def test_the_first_page_says_what_it_is_for_and_that_one_may_leave(shared) -> None:
    page = shared.get("/past/").read
    for said in ("what taught you to keep your distance", "may leave any of these", "a therapist"):
        assert said in page
    assert "<figure" not in page


def test_the_first_page_leads_to_what_there_is_to_read(shared) -> None:
    links = re.findall(r'href="(/learn/[^"]+)"', shared.get("/past/").text)
    assert len(links) == 2
    assert [shared.get(link).status for link in links] == [200, 200]


def test_half_a_sentence_makes_a_memory_with_a_page(inside) -> None:
    address = wrote(inside)
    assert "the stairs" in inside.get(address).read
    whole = inside.get("/past/").read
    assert "Without a place yet" in whole
    assert "<figure" not in whole


def test_a_whole_memory_is_on_the_picture_in_the_list_and_on_its_page(furnished) -> None:
    address = wrote(
        furnished, age="9", year="1999", person="kim", taught="do not wait", still="partly"
    )
    page = furnished.get(address).read
    for said in ("at 9", "1999", ">Kim</a>", "do not wait", "partly"):
        assert said in page
    whole = furnished.get("/past/").read
    assert "2 memories on a line, from 7 to 9." in whole
    assert "“do not wait”" in whole
    assert whole.count("<figure") == 1


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("happened", " ", "Write a few words"),
        ("happened", TOO_LONG, "1 characters longer"),
        ("age", "seven", "Type it in digits"),
        ("age", "-3", "An age from 0 to 120"),
        ("age", "9" * 5000, "Type it in digits"),
        ("year", "1", "A year from 1850 on"),
        ("year", "3000", "A year from 1850 to 2026"),
        ("still", "always", "Choose one of the four"),
        ("person", "nobody", "not one of the available choices"),
        ("who", "w" * 201, "1 characters longer"),
        ("child", "\x01", "invisible control sign"),
    ],
)
def test_what_cannot_be_meant_is_told_beside_its_field_and_nothing_is_lost(
    inside, field, text, said
) -> None:
    whole = {"happened": "kept words", "taught": "kept lesson", field: text}
    refused = inside.post("/past/new/", whole)
    assert refused.status == 200
    beside = re.findall(r'class="error"[^>]*>([^<]+)<', refused.read)
    assert any(said in one for one in beside), beside
    assert "kept lesson" in refused.text
    again = inside.get("/past/new/")
    assert "It is not saved yet" in again.read
    assert "kept lesson" in again.text
    assert "memory, in your words" not in inside.get("/past/").read


def test_a_part_that_holds_something_is_open_and_an_empty_one_folded(inside) -> None:
    fresh = inside.get("/past/new/").text
    assert len(re.findall(r"<details>", fresh)) == 4
    inside.post("/past/new/", {"happened": "", "age": "0", "child": "you are safe"})
    again = inside.get("/past/new/").text
    assert len(re.findall(r"<details open>", again)) == 2


def test_a_memory_is_changed_undone_and_deleted(furnished) -> None:
    page = "/past/stairs/"
    changed = furnished.post(f"{page}edit/", {"happened": "on the steps", "still": "no"})
    assert changed.to == page
    read = furnished.get(page).read
    assert "on the steps" in read
    assert "I waited on the stairs" in read[read.index("Earlier versions") :]
    assert furnished.post(f"{page}undo/", {}).to == page
    assert "at 7" in furnished.get(page).read
    assert "cannot be undone" in furnished.get(f"{page}delete/").read
    assert furnished.post(f"{page}delete/", {}).to == "/past/"
    assert furnished.get(page).status == 404


def test_what_was_never_changed_has_nothing_to_undo(furnished) -> None:
    assert furnished.post("/past/stairs/undo/", {}).status == 404
    assert "I waited" in furnished.get("/past/stairs/").read


def test_a_letter_says_that_it_is_not_sent_and_keeps_its_versions(inside) -> None:
    assert "has no way to send" in inside.get("/letters/").read
    page = inside.post("/letters/new/", {"to": "Mum", "words": "Dear you"}).to
    assert "not sent" in inside.get(page).read
    assert inside.post(f"{page}edit/", {"to": "Mum", "words": "Dear Mum"}).to == page
    read = inside.get(page).read
    assert "Dear Mum" in read
    assert "Dear you" in read[read.index("Earlier versions") :]
    assert inside.post(f"{page}delete/", {}).to == "/letters/"
    assert inside.get(page).status == 404


def test_a_letter_to_the_child_begins_with_the_memory_and_outlives_it(furnished) -> None:
    begun = furnished.get("/past/stairs/letter/").read
    assert "the child I was" in begun
    assert "I waited on the stairs" in begun
    letter = furnished.post("/past/stairs/letter/", {"to": "me at 7", "words": "shoes off"}).to
    assert "shoes off" in furnished.get("/past/stairs/").read
    assert 'href="/past/stairs/"' in furnished.get(letter).text
    furnished.post("/past/stairs/delete/", {})
    page = furnished.get(letter)
    assert page.status == 200
    assert "shoes off" in page.read
    assert "/past/stairs/" not in page.text


def test_then_and_now_begins_at_a_memory(furnished) -> None:
    offered = furnished.get("/past/stairs/now/").read
    assert "urge 8" in offered
    assert "late again" in offered
    both = {"moments": "m1", "alike": "shoes on", "different": "I have a key"}
    assert furnished.post("/past/stairs/now/", both).to == "/past/stairs/"
    page = furnished.get("/past/stairs/").read
    for said in ("shoes on", "I have a key", "late again"):
        assert said in page
    assert "I waited on the stairs" in furnished.get("/then-and-now/").read


def test_then_and_now_begins_at_a_moment(furnished) -> None:
    assert "/then-and-now/of/m1/" in furnished.get("/moments/m1/").text
    page = furnished.get("/then-and-now/of/m1/").read
    assert "Does this remind me of something?" in page
    unsure = furnished.post("/then-and-now/of/m1/", {"alike": "kept words"})
    assert "Choose one of your memories." in unsure.read
    assert "kept words" in furnished.get("/then-and-now/of/m1/").read
    done = furnished.post("/then-and-now/of/m1/", {"memory": "stairs", "alike": "kept words"})
    assert done.to == "/past/stairs/"
    assert "kept words" in furnished.get("/past/stairs/").read
    again = furnished.get("/then-and-now/of/m1/").read
    assert "So far" in again
    assert "It is not saved yet" not in again


def test_without_a_memory_a_moment_leads_to_writing_one(settle) -> None:
    someone = settle(STRONG)
    page = someone.get("/then-and-now/of/m1/")
    assert 'class="button" href="/past/new/"' in page.text
    assert "<textarea" not in page.text


def test_then_and_now_is_changed_and_deleted_and_outlives_its_moment(furnished) -> None:
    furnished.post("/past/stairs/now/", {"moments": "m1", "alike": "shoes on"})
    edit = re.search(r'href="(/then-and-now/\w+/)"', furnished.get("/past/stairs/").text).group(1)
    assert "checked" in furnished.get(edit).text
    furnished.post("/moments/m1/delete/", {})
    assert "shoes on" in furnished.get("/past/stairs/").read
    assert furnished.get("/then-and-now/").status == 200
    assert furnished.get(edit).status == 200
    nothing = furnished.post(edit, {"alike": " "})
    assert "Choose a moment, or write a few words about one." in nothing.read
    assert furnished.post(edit, {"alike": "boots on"}).to == "/past/stairs/"
    assert "boots on" in furnished.get("/past/stairs/").read
    assert furnished.post(f"{edit}delete/", {}).to == "/past/stairs/"
    assert furnished.get(edit).status == 404


def test_a_moment_that_was_chosen_stays_on_offer_when_many_came_since(settle) -> None:
    many = [Moment(id=f"n{n}", when=NOON, urge=9) for n in range(40)]
    someone = settle(STAIRS, Moment(id="calm", when=NOON, urge=0), *many)
    assert 'value="calm"' not in someone.get("/past/stairs/now/").text
    assert someone.post("/past/stairs/now/", {"moments": "calm"}).to == "/past/stairs/"
    refused = someone.post("/past/stairs/now/", {"moments": ["n1", "nothing"], "alike": "kept"})
    assert "not here any more" in refused.read
    assert "kept" in refused.text


def test_a_deleted_person_breaks_no_page(furnished) -> None:
    address = wrote(furnished, person="kim", who="Kim, later")
    letter = furnished.post("/letters/new/", {"words": "no", "person": "kim"}).to
    assert furnished.post("/people/kim/delete/", {}).status == 303
    for page in (address, f"{address}edit/", letter, f"{letter}edit/", "/past/"):
        assert furnished.get(page).status == 200, page
    assert furnished.post(f"{address}edit/", {"happened": "still there"}).to == address


@pytest.mark.parametrize(
    "path",
    [
        "/past/nothing/",
        "/past/nothing/edit/",
        "/past/nothing/now/",
        "/past/nothing/letter/",
        "/past/nothing/delete/",
        "/letters/nothing/",
        "/letters/nothing/edit/",
        "/then-and-now/nothing/",
        "/then-and-now/nothing/delete/",
        "/then-and-now/of/nothing/",
        "/past/%3Cscript%3E/",
        "/past/" + "x" * 3000 + "/",
    ],
)
def test_what_is_not_in_the_space_is_not_found(shared, path) -> None:
    for answer in (shared.get(path), shared.post(path, {"words": "x", "happened": "x"})):
        assert answer.status == 404
        assert "<script>" not in answer.text


def test_a_page_of_one_kind_shows_no_other(furnished) -> None:
    for path in ("/past/kim/", "/past/m1/", "/letters/stairs/", "/then-and-now/of/stairs/"):
        assert furnished.get(path).status == 404, path
    assert furnished.post("/past/kim/undo/", {}).status == 404
    assert furnished.post("/past/m1/delete/", {}).status == 404
    assert furnished.get("/moments/m1/").status == 200


def test_markup_stays_words_on_every_page(furnished) -> None:
    written = dict.fromkeys(("happened", "who", "taught", "child"), MARKUP)
    memory = wrote(furnished, **written)
    furnished.post(f"{memory}edit/", written | {"age": "8"})
    letter = furnished.post("/letters/new/", {"to": MARKUP, "words": MARKUP}).to
    furnished.post(f"{memory}now/", {"alike": MARKUP, "different": MARKUP})
    pages = ("/past/", memory, f"{memory}edit/", f"{memory}now/", f"{memory}letter/", letter)
    for page in (*pages, "/letters/", "/then-and-now/", "/then-and-now/of/m1/"):
        text = furnished.get(page).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text, page
        assert "<script>alert" not in text, page


def test_nobody_else_reads_it(furnished, another) -> None:
    stranger = another(furnished)
    for page in ("/past/", "/past/stairs/", "/letters/", "/then-and-now/", "/inquiry/"):
        assert stranger.get(page).status in {302, 303}
