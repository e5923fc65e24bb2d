"""A report over HTTP, as a browser without scripts makes it."""

import io
import re
from datetime import UTC, datetime
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from pypdf import PdfReader

from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Moment, Person

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ROBIN = Person(id="a1" * 16, alias="Robin", kinship="friend")
ANN = Person(id="b2" * 16, alias="Ann")
WORDS = Moment(
    id="c3" * 16, when=NOON, words="Robin <b>left</b> #panic() & I hid", people=(ROBIN.id,)
)
FRAME = {"naming": "numbers", "length": "whole", "people": [ROBIN.id]}


@pytest.fixture
def mira(settle):
    held = Safety(id=safety_id(ANN.id), person=ANN.id, since=NOON, unsafe=True)
    return settle(ROBIN, ANN, WORDS, held)


def choose(visitor, **more) -> None:
    answer = visitor.post("/yours/report/", FRAME | more)
    assert answer.to == "/yours/report/items/", answer.read
    answer = visitor.post("/yours/report/items/", {"item": f"words:{WORDS.id}"})
    assert answer.to == "/yours/report/preview/", answer.read


def take(visitor, ending: str) -> tuple[dict[str, str], bytes]:
    visitor.get("/yours/report/preview/")
    connection = HTTPConnection(visitor.host, timeout=20)
    headers = {"Cookie": visitor.cookie, "Content-Type": "application/x-www-form-urlencoded"}
    sent = urlencode({"csrfmiddlewaretoken": visitor.jar["form"]})
    connection.request("POST", f"/yours/report/take/{ending}/", sent, headers)
    response = connection.getresponse()
    found = {name.lower(): text for name, text in response.headers.items()}, response.read()
    connection.close()
    return found


def test_what_is_looked_at_is_what_is_taken(mira) -> None:
    choose(mira)
    assert "P1 <b>left</b> #panic() & I hid" in mira.get("/yours/report/preview/").read
    headers, content = take(mira, "pdf")
    assert headers["content-type"] == "application/pdf"
    assert re.search(r'attachment; filename="nearer-\d{4}-\d\d-\d\d\.pdf"', str(headers))
    assert "no-store" in headers["cache-control"]
    text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "P1 <b>left</b> #panic() & I hid" in text
    assert "P1 <b>left</b> #panic() & I hid" in take(mira, "txt")[1].decode()
    page = take(mira, "html")[1].decode()
    assert "&lt;b&gt;left&lt;/b&gt;" in page
    assert take(mira, "json")[0]["content-type"] == "application/fhir+json"


def test_words_with_tags_are_only_words_on_the_page(mira) -> None:
    choose(mira)
    assert "<b>left</b>" not in mira.get("/yours/report/preview/").text
    assert "<b>left</b>" not in mira.get("/yours/report/items/").text


def test_it_says_that_a_file_can_be_found(mira) -> None:
    choose(mira)
    assert "anybody who finds this can read it" in mira.get("/yours/report/preview/").read


def test_somebody_unsafe_is_asked_about_apart(mira) -> None:
    page = mira.get("/yours/report/").read
    assert "left out of everything, unless you choose them here" in page
    assert not re.search(rf'value="{ANN.id}"[^>]*checked', page)


def test_a_mistake_stands_beside_the_form_and_loses_nothing(mira) -> None:
    wrong = FRAME | {"since": "2026-03-05", "until": "2026-03-01"}
    page = mira.post("/yours/report/", wrong).read
    assert "The last day is before the first." in page
    assert 'value="2026-03-05"' in page
    page = mira.post("/yours/report/", FRAME | {"since": "soon"}).read
    assert "wrong" in page
    assert "soon" in page


@pytest.mark.parametrize("ending", ["exe", "pdf%00", "PDF"])
def test_no_other_kind_of_file_is_made(mira, ending) -> None:
    assert take(mira, ending)[0]["content-type"].startswith("text/html")


def test_no_address_alone_takes_a_file(mira) -> None:
    choose(mira)
    answer = mira.get("/yours/report/take/pdf/")
    assert (answer.status, answer.text) == (303, "")
    assert mira.post("/yours/report/take/pdf/", {}, token=False).status == 403


def test_ids_of_nobody_and_of_nothing_change_nothing(mira) -> None:
    assert mira.post("/yours/report/", FRAME | {"people": ["f0" * 16]}).status == 200
    choose(mira)
    answer = mira.post("/yours/report/items/", {"item": ["words:0", "map:x", "\x00", "a" * 9_000]})
    assert answer.status == 303
    assert "Nothing is chosen yet" in mira.get("/yours/report/preview/").read


def test_the_letter_is_kept_and_goes_in_front(mira) -> None:
    choose(mira)
    answer = mira.post("/yours/report/letter/", {"brings": "I always <i>go</i> first.\n\nMostly."})
    assert answer.to == "/yours/report/"
    assert "I always <i>go</i> first." in mira.get("/yours/report/letter/").read
    assert "Change the letter" in mira.get("/yours/report/").read
    assert "I always <i>go</i> first." in take(mira, "txt")[1].decode()


def test_letter_and_choice_can_be_deleted_after_a_question(mira) -> None:
    assert mira.get("/yours/report/delete/").to == "/yours/report/"
    mira.post("/yours/report/letter/", {"brings": "I always go first."})
    assert "Delete the letter and what was chosen" in mira.get("/yours/report/").read
    assert "Delete for good" in mira.get("/yours/report/delete/").read
    assert "I always go first." in take(mira, "txt")[1].decode()
    assert mira.post("/yours/report/delete/", {}).to == "/yours/report/"
    assert "I always go first." not in mira.get("/yours/report/letter/").read


def test_a_letter_that_is_too_long_is_not_lost(mira) -> None:
    page = mira.post("/yours/report/letter/", {"brings": "so much " * 3_000}).read
    assert "characters longer than fits here" in page
    assert page.count("so much") >= 3_000


def test_an_empty_space_says_what_would_be_in_it(inside) -> None:
    page = inside.get("/yours/report/").read
    assert "There is nothing to choose from yet" in page
    assert "Write a letter" in page
    assert "there is nothing to choose from" in inside.get("/yours/report/items/").read
    assert "Nothing is chosen yet" in inside.get("/yours/report/preview/").read


def test_a_letter_alone_can_be_taken_along(inside) -> None:
    inside.post("/yours/report/letter/", {"wish": "To stay for once."})
    assert "To stay for once." in inside.get("/yours/report/preview/").read
    assert "To stay for once." in take(inside, "txt")[1].decode()


def test_locked_there_is_no_report(visitor) -> None:
    visitor.make_space()
    visitor.post("/gate/lock/", {})
    assert visitor.get("/yours/report/preview/").status in {302, 303}


def test_older_things_are_on_pages_of_their_own_and_turning_keeps_what_is_ticked(settle) -> None:
    older = [Moment(id=f"{n:032x}", when=NOON, words=f"word {n}.") for n in range(130)]
    mira = settle(*older)
    mira.post("/yours/report/", FRAME | {"people": []})
    page = mira.get("/yours/report/items/").read
    assert "Page 1 of 2." in page
    newest = re.findall(r'name="item" value="(words:[^"]+)"', page)[0]
    turned = mira.post("/yours/report/items/", {"item": newest, "turn": "words:2"})
    assert turned.to == "/yours/report/items/?words=2"
    page = mira.get(turned.to).read
    assert "Page 2 of 2." in page
    oldest = re.findall(r'name="item" value="(words:[^"]+)"', page)[-1]
    assert mira.post(turned.to, {"item": oldest}).to == "/yours/report/preview/"
    shown = mira.get("/yours/report/preview/").read
    assert len(re.findall(r"word \d+\.", shown)) == 2
    for odd in ("words:x", "nothing:2", ":", "words:"):
        answer = mira.post("/yours/report/items/", {"item": newest, "turn": odd})
        assert answer.status == 303, odd
