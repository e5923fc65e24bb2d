"""How Nearer decides: the page says what the year of that number really gave."""

import re
from urllib.parse import quote

import pytest

from nearer.companion.noise import noise

PAGE = "/learn/how-nearer-decides/"


def figures(text):
    """The table by month, as numbers."""
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", text)
    return [tuple(int(n) for n in re.findall(r"\d+", row)) for row in rows]


def test_it_can_be_read_locked_and_unlocked(shared, another):
    outside = another(shared)
    for who in (shared, outside):
        answer = who.get(PAGE)
        assert answer.status == 200
        assert "number 69" in answer.read  # the clock of these tests stands on the 69th day
        assert "today's date" in answer.read
        assert answer.text.count("<svg role=") == 1
        assert answer.text.index("How chance fools us") < answer.text.index("<svg role=")
        assert answer.text.index("<svg role=") < answer.text.index("What Nearer compares")


@pytest.mark.parametrize("number", [1, 2, 1000])
def test_the_numbers_are_those_of_the_year_asked_for(shared, number):
    year, answer = noise(number), shared.get(f"{PAGE}?year={number}")
    assert answer.status == 200
    assert figures(answer.text) == [
        (m.number, m.check_ins, m.naive_ever, m.naive_now, m.established_ever) for m in year.months
    ]
    assert f"<b>{year.naive} false one" in answer.text
    assert ("called <b>none</b> established" in answer.text) == (year.established == 0)
    assert ("was fooled too" in answer.text) == (year.established > 0)
    assert f'value="{year.following}"' in answer.text


@pytest.mark.parametrize(
    "wrong",
    ["", "0", "-3", "1001", "9" * 5000, "1.5", "abc", '"><script>alert(1)</script>', "\x00"],
)
def test_a_number_that_is_none_gets_a_sentence_and_a_year_all_the_same(shared, wrong):
    answer = shared.get(f"{PAGE}?year={quote(wrong)}")
    assert answer.status == 200
    assert "Type a whole number from 1 to 1000." in answer.read
    assert "number 69" in answer.read
    assert len(figures(answer.text)) == 12
    assert "<script>alert" not in answer.text


def test_reading_it_answers_the_invitation_to_read(inside):
    inside.check_in()
    for earlier in ("reason", "person"):
        inside.post(f"/today/aside/{earlier}/", {})
    assert "Three minutes to read" in inside.get("/today/").read
    inside.get(PAGE)
    assert "Three minutes to read" not in inside.get("/today/").read


def test_why_and_learn_lead_to_it(shared):
    shared.check_in()
    assert PAGE in shared.get("/why/").text
    assert PAGE in shared.get("/learn/").text
