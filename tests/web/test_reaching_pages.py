"""Whom one could tell, a first line, and who gives what: what is asked is in no address."""

import re

import pytest

from nearer.domain.values import Person

MAYA, KIM = "a" * 32, "b" * 32


@pytest.fixture
def with_two(settle):
    """Maya, close, who can give comfort; Kim put away."""
    return settle(
        Person(id=MAYA, alias="Maya", kinship="partner", circle="close", gives=("comfort",)),
        Person(id=KIM, alias="Kim", archived=True),
    )


@pytest.fixture(scope="module")
def met(shared):
    """One space with Maya in it, for what is refused and changes nothing; ``maya``: her page."""
    shared.post("/people/", {"alias": "Maya", "circle": "close"})
    page = shared.get("/people/").text
    shared.maya = re.search(r'href="(/people/[0-9a-f]{32}/)"', page).group(1)
    return shared


def test_whom_leads_to_words_and_words_to_a_step(with_two) -> None:
    asked = {"depth": "fear", "kind": "comfort"}
    page = with_two.post("/people/whom/", asked).read
    assert "You noted that Maya can give this: comfort." in page
    path, about = f"/people/{MAYA}/message/", {"about": "fear", "kind": "comfort"}
    assert f'action="{path}"' in page
    opened = with_two.post(path, about | {"open": "1"})
    assert opened.status == 200
    assert 'name="about" value="fear"' in opened.text
    planned = with_two.post(path, about | {"words": "Maya, may I?", "person": MAYA})
    assert re.fullmatch(r"/steps/[0-9a-f]{32}/plan/", planned.to)
    assert "Say to Maya: “Maya, may I?”" in with_two.get(planned.to).read


@pytest.mark.parametrize(
    "asked",
    [
        {"about": "<b>", "kind": "gold", "line": "0"},
        {"line": "99999999999"},
        {"line": "-1"},
        {"line": "²"},
        {"line": "mine"},
        {"line": "1", "words": "<b>\x00", "mine": "<b>"},
        {"open": "1", "about": "x" * 3000},
    ],
)
def test_whatever_is_asked_of_a_message_some_line_is_shown(met, asked) -> None:
    answer = met.post(f"{met.maya}message/", asked)
    assert answer.status == 200
    assert "<b>" not in answer.text
    assert re.search(r"<textarea[^>]*>\s*\S", answer.text)


def test_another_line_keeps_own_words_until_they_are_taken_again(met) -> None:
    path = f"{met.maya}message/"
    mine = "Maya, my own\r\nlong words"
    lines = re.findall(r'name="line" value="\d+"[^>]*>([^<]+)<', met.get(path).text)
    other = met.post(path, {"words": mine, "line": "2"}).read
    assert lines[1][:20] in text_in(other)
    assert 'value="2" aria-current="true"' in other
    assert "What you had written:" in other
    third = met.post(path, {"words": text_in(other), "mine": mine, "line": "1"}).read
    assert "Maya, my own" in third, "still there after a second line"
    back = met.post(path, {"words": text_in(third), "mine": mine, "line": "mine"}).read
    assert text_in(back).split() == mine.split()
    assert "What you had written:" not in back


def text_in(page: str) -> str:
    return re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL).group(1).strip()


@pytest.mark.parametrize(
    "asked", [{"depth": "<b>"}, {"depth": "fear", "kind": "gold"}, {"kind": "fun"}, {}]
)
def test_whom_takes_nothing_it_does_not_know(met, asked) -> None:
    answer = met.post("/people/whom/", asked)
    assert answer.status == 200
    assert "For something like" not in answer.read
    assert "<b>" not in answer.text.replace("<b>Maya", "")


def test_no_address_tells_how_deep_it_goes(with_two) -> None:
    pages = [
        with_two.post("/people/whom/", {"depth": "shame", "kind": "believed"}),
        with_two.get("/people/gaps/"),
        with_two.post(f"/people/{MAYA}/message/", {"about": "shame", "open": "1"}),
    ]
    for page in pages:
        assert not re.findall(r'(?:href|action)="[^"]*\?[^"]*(?:about|depth|kind)=', page.text)
        assert not page.to


def test_many_people_are_folded_after_the_first(settle) -> None:
    many = [Person(id=f"{n:032x}", alias=f"Kim {n}", circle="close") for n in range(13)]
    page = settle(*many).post("/people/whom/", {"depth": "facts"}).read
    assert page.split("3 more</summary>")[0].count("<h3>") == 10
    assert page.count("<h3>") == 13


def test_an_empty_message_is_told(met) -> None:
    answer = met.post(f"{met.maya}message/", {"words": "  "})
    assert answer.status == 200
    assert "One line is enough." in answer.read


def test_a_first_line_is_looked_at_in_say_it_without_standing_in_an_address(with_two) -> None:
    page = with_two.get(f"/people/{MAYA}/message/").text
    assert 'formaction="/say/drafts/new/"' in page
    looked = with_two.post(
        "/say/drafts/new/", {"words": "You never listen, Maya.", "person": MAYA, "look": "1"}
    )
    assert looked.status == 200
    assert "You never listen, Maya." in looked.read


def test_an_old_tie_can_be_warmed_up_unless_they_were_put_away(with_two) -> None:
    page = with_two.get("/people/gaps/").text
    assert "nobody yet for practical help" in page
    assert f"/people/{KIM}/" not in page
    kim = with_two.get(f"/people/{KIM}/").read
    assert "Find a first line" not in kim
    assert "Wish for a rhythm" not in kim
    with_two.post(f"/people/{KIM}/archive/", {"away": "no"})
    with_two.post(
        f"/people/{KIM}/edit/", {"alias": "Kim", "circle": "further", "kinship": "friend"}
    )
    page = with_two.get("/people/gaps/").text
    assert f'formaction="/people/{KIM}/message/"' in page
    opened = with_two.post(f"/people/{KIM}/message/", {"about": "warm_up", "open": "1"})
    assert "Kim" in text_in(opened.read)


def test_own_words_stand_beside_who_gives_what(with_two) -> None:
    with_two.post(f"/people/{MAYA}/giving/", {"gives_more": "waits with me"})
    for path in ("/people/", "/people/gaps/"):
        assert "waits with me" in with_two.get(path).read, path
