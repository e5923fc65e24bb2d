"""Looking for words in moments: found, paged, and in no address."""

import re
from datetime import UTC, datetime

import pytest

from nearer.domain.values import Moment

LIVED = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def mira(settle):
    rain = (Moment(id=f"{n:032x}", when=LIVED, words=f"umbrella {n}") for n in range(70))
    return settle(*rain, Moment(id="a" * 32, when=LIVED, words="sunshine"))


def shown(page: str) -> set[str]:
    return set(re.findall(r"umbrella \d+|sunshine", page))


def test_words_are_found_on_every_page_of_them_and_stand_in_no_address(mira) -> None:
    seen: set[str] = set()
    for number in ("1", "2", "3"):
        answer = mira.post("/moments/", {"words": "umbrella", "page": number})
        assert answer.status == 200
        assert "70 moments" in answer.read
        assert not re.search(r'(?:href|action)="[^"]*(?:words=|umbrella)', answer.text)
        seen |= shown(answer.read)
    assert seen == {f"umbrella {n}" for n in range(70)}
    assert re.search(r'name="words" value="umbrella"', answer.text)
    assert 'name="page" value="2"' in answer.text


def test_an_address_with_words_in_it_looks_for_none(mira) -> None:
    page = mira.get("/moments/?words=sunshine").read
    assert "71 moments" in page


def test_without_words_what_was_chosen_stands_in_the_address_and_can_be_kept(mira) -> None:
    answer = mira.post("/moments/", {"words": " ", "first": "2026-03-10", "person": ""})
    assert answer.status == 303
    assert answer.to == "/moments/?first=2026-03-10"
    assert "0 moments" in mira.get(answer.to).read


def test_words_looked_for_after_the_lock_stand_in_no_address_either(mira) -> None:
    mira.post("/gate/lock/", {})
    answer = mira.post("/moments/", {"words": "umbrella"})
    assert "umbrella" not in answer.to


@pytest.mark.parametrize(
    "given",
    [
        {"words": "x" * 999, "page": "1"},
        {"words": "umbrella", "page": "²"},
        {"words": "umbrella", "page": "-9", "first": "tomorrow"},
        {"words": '"><script>alert(1)</script>', "tag": "nothing", "rated": "maybe"},
        {"words": "um\0brella"},
    ],
)
def test_an_odd_search_breaks_nothing(mira, given) -> None:
    answer = mira.post("/moments/", given)
    assert answer.status == 200
    assert "<script>alert(1)" not in answer.text
