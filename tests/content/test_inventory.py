"""Nearer's own sentences and the words for the regions."""

import re

import pytest

from nearer.content import ContentError, inventory, pages, regions
from nearer.content.files import text
from nearer.content.inventory import FILE, read_inventory
from nearer.content.regions import FILE as REGIONS
from nearer.content.regions import read_regions
from nearer.instruments import instrument

EVERY = [*inventory().item, *inventory().week]
SAID = [said for item in EVERY for said in (item.said_of("Robin"), item.said_of(""))]
LONGEST = 20  # words
OF_ONE_KIND = re.compile(
    r"\b(he|she|him|her|his|hers|man|woman|wife|husband|boyfriend|girlfriend|partner|lover|date|"
    r"sex|kiss|marriage|mother|father|god|church)\b",
    re.IGNORECASE,
)


def test_there_is_a_sentence_for_every_item_of_the_keys() -> None:
    assert len(inventory().item) == instrument("own").items == 18
    assert len(inventory().week) == instrument("own-state").items == 6


def test_a_sentence_names_whom_it_is_about_and_in_general_nobody() -> None:
    for item in EVERY:
        assert item.said_of("Robin").count("Robin") == 1
        assert "Robin" not in item.said_of("")
    assert "{" not in "".join(SAID)


def test_a_name_with_braces_stays_a_name() -> None:
    assert "{name}" in inventory().item[0].said_of("{name}")


def test_no_sentence_stands_twice() -> None:
    assert len({item.about for item in EVERY}) == len({item.general for item in EVERY}) == 24


@pytest.mark.parametrize("said", SAID)
def test_a_sentence_is_short_and_fits_everybody(said: str) -> None:
    assert len(said.split()) <= LONGEST
    assert not OF_ONE_KIND.search(said)
    assert said.startswith(("I ", "When ", "After ", "This week "))
    assert said.endswith(".")


def test_the_sentences_can_be_read_at_eleven() -> None:
    words = [word for said in SAID for word in re.findall(r"[a-z’']+", said.lower())]
    sounds = sum(max(1, len(re.findall(r"[aeiouy]+", word.rstrip("e")))) for word in words)
    age = 5 + 0.39 * len(words) / len(SAID) + 11.8 * sounds / len(words) - 15.59
    assert age <= 11


def test_the_week_asks_about_this_week_only() -> None:
    assert all(item.general.startswith("This week ") for item in inventory().week)
    assert not any("week " in item.about[:10] for item in inventory().item)


def test_a_sentence_that_names_nobody_is_refused() -> None:
    with pytest.raises(ContentError, match="needs"):
        read_inventory(text(FILE).replace("{name} asks how", "somebody asks how"))


def test_each_region_leads_to_a_page_that_is_there() -> None:
    slugs = {page.slug for page in pages()}
    assert {facts.learn for facts in regions().values()} <= slugs


def test_what_is_told_of_a_region_is_about_nobody() -> None:
    for facts in regions().values():
        told = " ".join((facts.feel, facts.fear, facts.do, *facts.helps)).lower()
        assert not re.search(r"\b(you|your|they are|people who|type|disorder|always|never)\b", told)


def test_a_region_that_is_missing_is_refused() -> None:
    with pytest.raises(ContentError, match="four"):
        read_regions(text(REGIONS).replace('key = "fearful"', 'key = "secure"'))
