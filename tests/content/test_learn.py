"""Pages to read: their front matter, length, links, sources and manners."""

import re
from collections import defaultdict
from datetime import date
from typing import get_args
from urllib.parse import urljoin

import pytest
from django.urls import Resolver404, resolve

from nearer.content import ContentError, Page, Style, goes_with, page, pages
from nearer.content.learn import read_page
from nearer.domain.errors import NotFound

SLUGS = [one.slug for one in pages()]

PLACES = {"understand:learn", "understand:how", "gate:help"}  # where a page may lead

LABELS = r"(secure|insecure|anxious|avoidant|fearful|disorgani[sz]ed|dismissive|preoccupied|mixed)"
ARE = r"\byou(['’]re| are| were| seem| sound|( \w+){0,2} (be|been|become))"
HAVE = r"\byou(['’]ve| (\w+ )?(have|got|show|live with))( got)?( signs of)?"
FLAWS = r"(broken|damaged|defective|needy|clingy|co-?dependent|paranoid)"
CONDITIONS = r"(attachment|disorder|trauma|illness|syndrome|complex|phobia|depression|style)"
DIAGNOSES = [
    rf"{ARE}( \w+){{0,2}} {LABELS}\b",
    rf"{HAVE} (an? )?{LABELS}\b",
    rf"\b(people like you|{LABELS}s|{LABELS} (people|person|type|partners?))\b",
    rf"{HAVE} (an? )?([\w-]+ ){{0,2}}{CONDITIONS}\b",
    r"\byou(['’]re| are| may| might)? suffer(ing)? from\b",
    rf"{ARE}( (?!not\b)\w+){{0,2}} {FLAWS}\b",
    r"\byour (attachment )?(style|type|condition) (is|means)\b",
    r"\b(diagnos|symptom|patholog|disorders?\b|toxic|narcissis|borderline)",
    r"\b(is|are|was|were) caused by\b",
]


def faults(text: str) -> list[str]:
    """Where a text labels its reader or names a cause."""
    found = (re.search(pattern, text, re.IGNORECASE) for pattern in DIAGNOSES)
    return [match.group() for match in found if match]


def words(body: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9][\w'’-]*", re.sub(r"\]\([^)]*\)", "]", body))


def test_the_pages_that_the_site_counts_on_are_there() -> None:
    assert {"the-urge-as-a-defence", "when-distance-is-right", "privacy"} <= set(SLUGS)
    assert len(SLUGS) >= 30


def test_each_style_has_a_page_of_its_own() -> None:
    for style in get_args(Style):
        assert [one.slug for one in pages() if one.styles == (style,)] == [style]


def test_the_page_of_a_style_leads_to_the_others_about_it() -> None:
    for style in get_args(Style):
        others = {one for one in pages() if style in one.styles and one.section != "styles"}
        found = goes_with(page(style))
        assert others <= set(found)
        assert [one.slug for one in found][: len(page(style).related)] == [*page(style).related]
        assert len(set(found)) == len(found)


def test_any_other_page_leads_to_those_it_names_alone() -> None:
    for one in pages():
        if one.section != "styles":
            assert [other.slug for other in goes_with(one)] == [*one.related]


def test_no_two_pages_of_a_section_stand_in_one_place() -> None:
    assert len({(one.section, one.place) for one in pages()}) == len(SLUGS)


def test_every_page_is_offered_below_another() -> None:
    assert set(SLUGS) - {slug for one in pages() for slug in one.related} == set()


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_a_page_is_read_in_three_minutes(one: Page) -> None:
    assert 300 <= len(words(one.body)) <= 700


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_a_page_says_where_it_comes_from_and_when_it_was_read_over(one: Page) -> None:
    assert one.sources
    assert len(set(one.sources)) == len(one.sources)
    for source in one.sources:
        assert re.fullmatch(r"[^\W\d_][^\d/]+", source.authors)
        assert 1950 <= source.year <= one.last_review.year
        assert source.title
    assert one.last_review >= date(2026, 11, 23)


def test_a_work_is_named_alike_on_every_page() -> None:
    works = defaultdict(set)
    for one in pages():
        for source in one.sources:
            works[source.title.casefold()].add(source)
    assert [named for named in works.values() if len(named) > 1] == []


def leads_somewhere(slug: str, target: str) -> bool:
    """Whether a link in the body of a page leads to another page or to help."""
    try:
        found = resolve(urljoin(f"/learn/{slug}/", target))
    except Resolver404:
        return False
    other = found.kwargs.get("slug")
    return (
        target.startswith("../")
        and found.view_name in PLACES
        and (other is None or (other in SLUGS and other != slug))
    )


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_links_lead_to_other_pages_or_to_help_and_nowhere_else(one: Page) -> None:
    targets = re.findall(r"\]\(([^)]*)\)", one.body)
    assert [target for target in targets if not leads_somewhere(one.slug, target)] == []
    assert one.body.count("](") == len(targets)
    assert not re.search(r"http|www\.|^\[.*\]:", one.body, re.MULTILINE)
    assert 1 <= len(one.related) <= 4
    assert len(set(one.related)) == len(one.related)


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("../secure/", True),
        ("../how-nearer-decides/", True),
        ("../../help/", True),
        ("../secure", False),
        ("../privacy/", False),
        ("../no-such-page/", False),
        ("../../no-such-place/", False),
        ("../../moments/1/delete/", False),
        ("/learn/secure/", False),
        ("https://example.org/learn/secure/", False),
        ("//example.org/", False),
        ("", False),
    ],
)
def test_the_check_for_links_knows_where_they_lead(target: str, leads: bool) -> None:
    assert leads_somewhere("privacy", target) == leads


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_headings_start_below_the_title_and_there_is_no_raw_html(one: Page) -> None:
    levels = [len(marks) for marks in re.findall(r"^(#+) ", one.body, re.MULTILINE)]
    assert levels
    assert set(levels) == {2}
    assert not re.search(r"<\w", one.body)


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_no_page_labels_its_reader_or_names_a_cause(one: Page) -> None:
    assert faults(f"{one.title}\n{one.summary}\n{one.body}") == []


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_a_page_speaks_to_its_reader(one: Page) -> None:
    said = [word.lower() for word in words(one.body)]
    assert sum(word in {"you", "your", "yours", "yourself"} for word in said) >= 10


@pytest.mark.parametrize(
    "sentence",
    [
        "You are avoidant.",
        "So you're an anxious partner.",
        "You are clearly fearful",
        "You have an avoidant style.",
        "You have an insecure attachment.",
        "You suffer from a deep attachment trauma.",
        "Avoidant people leave first.",
        "Your attachment style is secure.",
        "You may be avoidant, and that is fine.",
        "You seem a deeply insecure person.",
        "You’re just anxious.",
        "You have always been too fearful.",
        "You may have a personality disorder.",
        "You’ve got an attachment trauma.",
        "You show signs of avoidant attachment.",
        "You are suffering from it.",
        "You might suffer from fear.",
        "You are a bit needy.",
        "You are broken.",
        "Your style means that you leave.",
        "This is a symptom.",
        "Your distance is caused by your mother.",
    ],
)
def test_the_check_for_labels_finds_them(sentence: str) -> None:
    assert faults(sentence)


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_a_label_planted_in_a_page_is_found(one: Page) -> None:
    assert faults(one.body.replace("\n\n", "\n\nSo you are avoidant. ", 1)) == ["you are avoidant"]


@pytest.mark.parametrize(
    "sentence",
    [
        "You are afraid of them.",
        "You are not broken.",
        "You have been hurt before.",
        "You may be tired.",
        "People who lean avoidant leave first.",
        "You have more than one place on that map.",
        "Low on both is the corner called secure.",
        "This page is about being high on that scale.",
        "Nearer is not the cause.",
    ],
)
def test_the_check_for_labels_lets_plain_sentences_be(sentence: str) -> None:
    assert faults(sentence) == []


def test_a_page_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        page("no-such-page")
    assert page(SLUGS[0]).slug == SLUGS[0]


GOOD = """+++
title = "T"
summary = "S"
section = "start"
place = 1
reading_age = 9
last_review = 2026-11-23

[[sources]]
authors = "A"
year = 2020
+++
Body.
"""


def test_a_page_is_its_front_matter_and_its_text() -> None:
    read = read_page("learn/x.md", GOOD)
    assert (read.slug, read.body, read.related, read.styles) == ("x", "Body.\n", (), ())


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Body only.\n", "front matter"),
        ("+++\ntitle = 'T'\nBody without an end\n", "front matter"),
        (GOOD.replace('title = "T"', "title = T"), "TOML"),
        (GOOD.replace('title = "T"\n', ""), "title"),
        (GOOD.replace("place = 1", "place = 1\ncolour = 'red'"), "colour"),
        (GOOD.replace("place = 1", "place = 1\nstyles = ['loving']"), "loving"),
        (GOOD.replace("year = 2020", "year = 20"), "year"),
        (GOOD.replace("2026-11-23", "'soon'"), "last_review"),
        (GOOD.partition("[[")[0] + "+++\nBody.\n", "sources"),
    ],
)
def test_a_wrong_page_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_page("learn/x.md", written)
    assert refused.value.file == "learn/x.md"
