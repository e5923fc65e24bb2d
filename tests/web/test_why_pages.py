"""The pages of Why, asked by somebody who may send anything."""

import random
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nearer import web
from nearer.domain.values import Moment, Person, Tag

TEMPLATES = Path(web.__file__).parent / "templates"
OUTCOMES = ("urge", "closeness", "away")
PAGES = ("/why/", "/why/nearer/", "/why/action/", "/why/groups/", "/why/pairs/")


@pytest.fixture
def settled(inside):
    """A space with a person and a tag, and one check-in that Nearer did not ask for."""
    inside.post("/people/", {"alias": "Robin", "kinship": "friend", "circle": "close"})
    inside.post("/yours/tags/", {"name": "choir"})
    screen = inside.begin_check_in()
    inside.post(screen, {"urge": "6", "closeness": "2", "action": "away"})
    return inside


def options(page: str) -> dict[str, str]:
    """What a pair can be made of, by the words on it."""
    return {text: value for value, text in re.findall(r'<option value="([^"]+)">([^<]+)<', page)}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_kindly_what_is_awaited(shared, page) -> None:
    answer = shared.get(page)
    assert answer.status == 200
    assert "class=button" in answer.text or 'class="button"' in answer.text
    assert "<figure" not in answer.text


def test_only_what_was_asked_counts_and_the_page_says_so(settled) -> None:
    assert "logged by yourself" in settled.get("/why/").read
    assert "will be here" in settled.get("/why/action/").read


@pytest.mark.parametrize(
    "path",
    [
        "/why/urge/nothing/",
        "/why/urge/with:nobody/",
        "/why/mood/alone/",
        "/why/chosen-urge/alone/",
        "/why/urge/pair:%3Cscript%3E/",
        "/why/urge/%00/",
    ],
)
def test_a_pattern_that_is_not_there_is_not_found(shared, path) -> None:
    answer = shared.get(path)
    assert answer.status == 404
    assert "<script>" not in answer.text


def test_a_pattern_has_a_page_before_anything_is_known(shared) -> None:
    for analysis in ("urge", "closeness", "away"):
        page = shared.get(f"/why/{analysis}/alone/")
        assert page.status == 200
        assert "Nothing can be said yet about being alone" in page.read
        assert "will be here after 40 check-ins" in page.read


def test_a_pair_is_asked_for_shown_and_taken_back(settled) -> None:
    known = options(settled.get("/why/pairs/").text)
    asked = settled.post("/why/pairs/", {"first": known["choir"], "second": known["with Robin"]})
    assert asked.to == "/why/pairs/"
    page = settled.get("/why/pairs/")
    assert "choir + Robin" in page.read
    assert "Not noted together since you asked" in page.read
    back = re.search(r'action="(/why/pairs/[^"]+/back/)"', page.text)
    assert back
    settled.get(back.group(1))
    assert "choir + Robin" in settled.get("/why/pairs/").read, "looking changes nothing"
    assert settled.post(back.group(1), {}).to == "/why/pairs/"
    assert "choir + Robin" not in settled.get("/why/pairs/").read


def test_what_makes_no_pair_is_refused_in_a_sentence(settled) -> None:
    choir = options(settled.get("/why/pairs/").text)["choir"]
    same = settled.post("/why/pairs/", {"first": choir, "second": choir})
    assert same.status == 200
    assert "two different things" in same.read
    for second in ("", "with:nobody", "pair:1", "<script>"):
        refused = settled.post("/why/pairs/", {"first": choir, "second": second})
        assert refused.status == 200
        assert 'role="alert"' in refused.text
        assert "<script>" not in refused.text
    assert "Asked so far" not in settled.get("/why/pairs/").read


def test_a_notice_that_is_not_there_cannot_be_put_aside(settled) -> None:
    assert settled.post("/why/aside/shown-urge-alone/", {"act": "aside"}).status == 404
    assert settled.post("/why/pairs/nothing/back/", {}).status == 404


MARKUP = "<script>alert(1)</script>"


def test_a_name_like_markup_stays_a_name_on_every_page(settle) -> None:
    """With patterns of every kind on them, so that the names are really there."""
    first = datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
    someone = settle(
        Tag(id="loud", name=f"{MARKUP} loud"),
        Person(id="kim", alias=f"{MARKUP} Kim"),
        *(_both_and_neither(number, first) for number in range(440)),
    )
    asked = {"first": "loud", "second": "with:kim"}
    assert someone.post("/why/pairs/", asked).to == "/why/pairs/"
    named = [f"/why/{one}/{of}/" for one in OUTCOMES for of in ("loud", "with:kim")]
    for page in (*PAGES, *named):
        text = someone.get(page).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text, page
        assert "<script>alert" not in text, page
    assert "for this one pattern by itself" in someone.get("/why/urge/loud/").read


def _both_and_neither(number: int, first: datetime) -> Moment:
    """A check-in that goes strongly with a tag and, the other way, with a person."""
    chance = random.Random(number)
    loud, kim, noise = (chance.random() < 0.5 for _ in range(3))
    return Moment(
        id=f"m{number:03d}",
        when=first + timedelta(hours=9 * number),
        way="prompt",
        tags=("loud",) if loud else (),
        people=("kim",) if kim else (),
        urge=5 + 3 * loud - 2 * kim + noise,
        closeness=4 - 2 * loud + 4 * kim + noise,
        action="away" if loud else "toward",
    )


def test_no_title_of_a_page_holds_a_name(settled) -> None:
    """Titles stay in the browser's history, unsealed."""
    page = settled.get("/why/pairs/").text
    columns = options(page)
    assert {"choir", "with Robin"} <= set(columns)
    for column in columns.values():
        title = re.search(r"<title>(.*?)</title>", settled.get(f"/why/urge/{column}/").text)
        assert title
        assert title.group(1) == "A pattern · Nearer"


def test_no_title_is_made_of_what_somebody_wrote() -> None:
    titles = [
        (file.name, title)
        for file in TEMPLATES.rglob("*.html")
        for title in re.findall(r"{% block title %}(.*?){% endblock %}", file.read_text())
    ]
    assert len(titles) > 20
    made = {name for name, title in titles if "{{" in title}
    assert made == {"page.html"}, "only our own pages to read go by their own names"


def test_what_leans_in_moments_logged_unasked_says_what_would_change_it(settle) -> None:
    first = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)
    made = [
        Moment(
            id=f"m{number:03d}",
            when=first + timedelta(hours=5 * number),
            tags=("choir",) if number % 3 else (),
            urge=8 if number % 3 else 1,
        )
        for number in range(80)
    ]
    page = settle(Tag(id="choir", name="choir"), *made).get("/why/").read
    leaning = page.partition("From moments you chose to log")[2]
    assert "may still be chance" in leaning
    assert "What would change this?" in leaning
    assert "More check-ins, some" in leaning


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("/why/pairs/", "each question makes later ones a little slower"),
        ("/yours/stored/", "roughly how many tags and people you have"),
    ],
)
def test_a_page_says_what_is_so_and_no_more(shared, page, said) -> None:
    assert said in shared.get(page).read


def test_averages_are_told_as_plain_averages(settle) -> None:
    first = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)
    page = settle(*(_both_and_neither(number, first) for number in range(3))).get("/why/groups/")
    assert "Other things may stand behind the differences." in page.read
    assert "told apart" not in page.read
