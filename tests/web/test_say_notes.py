"""Notes in Say it where words are heavy, and where somebody is not safe: help first, no pushing."""

import re
from datetime import UTC, datetime

import pytest

from nearer.domain.safety import Safety
from nearer.domain.values import Person, Preferences
from nearer.domain.words import Wording

NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
IGNORED = "I feel ignored when you look at your phone. See you at six."
KIM = Person(id="kim", alias="Kim")
BEN = Person(id="ben", alias="Ben")
UNSAFE = Safety(id="safety-kim", person="kim", since=NOON, unsafe=True)
TO_KIM = Wording(id="d1", noted=NOON, words=IGNORED, person="kim")
FIRST = "faux_feeling-0-14"
LEAVING = "I don't want to be here anymore."
HEAVY = "I want to kill myself."
THREAT = "He said he will kill me if I leave."


def test_heavy_words_are_met_with_help_before_any_note_and_nothing_is_repeated(shared) -> None:
    page = shared.post("/say/notes/", {"words": HEAVY}).read
    assert page.index("you need not be alone with this") < page.index("Notes on wording can wait.")
    assert 'href="/help/"' in page
    assert "kill" not in page
    answering = shared.post("/say/notes/", {"words": "All right.", "replying_to": HEAVY}).read
    assert "You need not answer this alone, or at all." in answering
    assert "kill" not in answering
    light = shared.post("/say/notes/", {"words": "See you at six.", "replying_to": "When?"}).read
    assert 'href="/help/"' not in light


@pytest.mark.parametrize("theirs", [THREAT, "If you leave me I will kill you"])
def test_danger_in_what_they_wrote_is_met_with_help_on_the_draft_too(settle, theirs) -> None:
    someone = settle(
        Wording(id="d1", noted=NOON, words="All right.", replying_to=theirs),
        Wording(id="d2", noted=NOON, words="All right.", scene="ear_not_advice"),
    )
    assert "You need not answer this alone" in someone.get("/say/drafts/d1/").read
    assert "You need not answer this alone" not in someone.get("/say/drafts/d2/").read


def test_whoever_wants_no_words_looked_at_gets_no_such_line(settle) -> None:
    quiet = Preferences(id="preferences", code_confirmed=True, checks_words=False)
    someone = settle(quiet)
    page = someone.post("/say/notes/", {"words": HEAVY}).read
    assert "you need not be alone" not in page


def told(piece: str) -> str:
    """What a screen reader is told when notes have come."""
    found = re.search(r'<p hidden data-count="\w*">(.*?)</p>', piece, re.DOTALL)
    assert found
    return " ".join(found.group(1).split())


def test_whoever_listens_hears_of_help_first(shared) -> None:
    assert told(shared.post("/say/notes/", {"words": HEAVY}).read).startswith(
        "Before any note on wording: you need not be alone with this."
    )
    assert told(shared.post("/say/notes/", {"words": IGNORED}).read) == "1 note below the text."


def test_notes_that_wait_come_when_asked_for_and_suggest_nothing(inside) -> None:
    sad = {"words": f"{LEAVING} {IGNORED}"}
    page = inside.post("/say/drafts/new/", sad | {"look": "1"}).text
    assert "Notes on wording can wait." in page
    assert 'name="look" value="asked"' in page
    assert "notes-list" not in page
    for asked in ({"look": "asked"}, {"look": "1", "asked": "1"}):
        page = inside.post("/say/drafts/new/", sad | asked).text
        assert "notes-list" in page
        assert 'name="asked" value="1"' in page
        assert 'name="use"' not in page
        assert "No other wording is suggested here." in page
    piece = inside.post("/say/notes/", sad | {"asked": "1"}).text
    assert "notes-list" in piece


def test_on_a_draft_that_is_kept_they_wait_too_and_are_asked_for_without_an_address(settle) -> None:
    someone = settle(Wording(id="d1", noted=NOON, words=f"{LEAVING} {IGNORED}"))
    page = someone.get("/say/drafts/d1/").text
    assert "notes-list" not in page
    assert LEAVING in someone.get("/say/drafts/d1/").read
    asked = someone.post("/say/drafts/d1/", {"look": "asked"})
    assert asked.status == 200
    assert "notes-list" in asked.text
    assert 'name="use"' not in asked.text


def test_to_somebody_not_safe_no_note_offers_other_words_on_any_page(settle) -> None:
    someone = settle(KIM, TO_KIM, UNSAFE, BEN)
    for sent in ({"words": IGNORED, "person": "kim"}, {"words": f"Kim, {IGNORED}"}):
        for page in ("/say/drafts/new/", "/say/drafts/d1/edit/"):
            assert 'name="use"' not in someone.post(page, sent | {"look": "1"}).text
        piece = someone.post("/say/notes/", sent)
        assert 'name="use"' not in piece.text
        assert "Nothing noticed" not in piece.read, "it was only not told"
        assert told(piece.read).endswith("No other wording is suggested here.")
        refused = someone.post("/say/drafts/new/", sent | {"use": FIRST})
        assert "Suggestions rest here." in refused.read
        assert f">\n{sent['words']}</textarea>" in refused.read
    refused = someone.post("/say/drafts/d1/use/", {"use": FIRST})
    assert "Suggestions rest here." in someone.get(refused.to).read
    to_ben = {"words": IGNORED, "person": "ben"}
    assert 'name="use"' in someone.post("/say/notes/", to_ben).text
