"""The map's pages, asked by somebody who may send anything."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nearer import web
from nearer.domain.attachment import Assessment
from nearer.domain.values import Person
from nearer.report.plane import SIZE

TEMPLATES = Path(web.__file__).parent / "templates" / "understand"
NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
NOBODY = "0" * 32
LABELS = re.compile(
    r"you are (an? )?\w*(avoidant|anxious|fearful|secure)|people like you|percentile"
)
LEVELS = {"Maya": (3, 6), "Jonas": (2, 2)}
AVOIDANCE, REVERSED = (2, 5, 8, 11, 14, 17), (5, 10, 12, 14)


def answers(anxiety: int, avoidance: int) -> tuple[int, ...]:
    levels = [avoidance if n in AVOIDANCE else anxiety for n in range(1, 19)]
    return tuple(8 - v if n in REVERSED else v for n, v in enumerate(levels, 1))


def sheet(person: str, when: datetime, given: tuple[int, ...], number: int) -> Assessment:
    return Assessment(
        id=f"{number:032x}",
        when=when,
        instrument="own",
        version="1",
        lowest=1,
        highest=7,
        person=person,
        answers=given,
    )


def typed(given: tuple[int | None, ...]) -> dict[str, str]:
    return {f"item-{n}": str(v) for n, v in enumerate(given, 1) if v is not None}


@pytest.fixture
def settled(inside):
    """A space with one person; their address on the map."""
    inside.post("/people/", {"alias": "Maya", "kinship": "partner", "circle": "close"})
    page = inside.get("/map/").text
    found = re.search(r'href="(/map/[0-9a-f]{32}/)answer/"', page)
    assert found
    return inside, found.group(1)


@pytest.fixture
def lived(settle):
    """Maya and Jonas, answered about before."""
    people = [Person(id=f"{n:032x}", alias=alias) for n, alias in enumerate(LEVELS, 1)]
    sheets = [
        sheet(
            person.id,
            NOW - timedelta(days=40 - 30 * again),
            answers(*LEVELS[person.alias]),
            90 + 2 * n + again,
        )
        for n, person in enumerate(people)
        for again in (0, 1)
    ]
    return settle(*people, *sheets)


def test_an_empty_map_has_one_thing_to_do(shared) -> None:
    page = shared.get("/map/")
    assert page.text.count('class="button"') == 1
    assert "Answer in general" in page.read
    assert "<figure" not in page.text
    assert "not tested against clinical scales" in page.read


def test_eighteen_answers_make_a_point(settled) -> None:
    someone, address = settled
    form = someone.get(f"{address}answer/")
    assert form.text.count('type="radio"') == 18 * 7
    assert "When Maya asks how I am" in form.read
    done = someone.post(f"{address}answer/", typed(answers(3, 6)))
    assert done.to == address
    page = someone.get(address)
    assert "lean towards keeping distance" in page.read
    assert "<figure" in page.text
    assert "Maya" in someone.get("/map/").text


def test_what_is_missing_is_named_and_nothing_is_lost(settled) -> None:
    someone, address = settled
    given = typed(answers(3, 6))
    del given["item-2"], given["item-8"]
    refused = someone.post(f"{address}answer/", given)
    assert refused.status == 200
    assert "look at 2, 8 again" in refused.read
    assert refused.text.count("checked") == 16
    again = someone.get(f"{address}answer/")
    assert "not saved yet" in again.read
    assert again.text.count("checked") == 16
    assert someone.post(f"{address}answer/", typed(answers(3, 6))).to == address
    assert "checked" not in someone.get(f"{address}answer/").text


@pytest.mark.parametrize("value", ["8", "0", "-1", "4.5", "<b>", "４４", "9" * 5000])
def test_what_is_no_answer_is_refused_beside_its_item(settled, value) -> None:
    someone, address = settled
    refused = someone.post(f"{address}answer/", typed(answers(3, 6)) | {"item-7": value})
    assert refused.status == 200
    assert "Choose a number from 1 to 7." in refused.read
    assert "<b>" not in refused.text.split("<main", 1)[1].replace("<b>A", "")
    assert "no point here yet" in someone.get(address).read


@pytest.mark.parametrize(
    "path",
    [
        f"/map/{NOBODY}/",
        f"/map/{NOBODY}/answer/",
        f"/map/{NOBODY}/week/",
        f"/map/answers/{NOBODY}/",
        f"/map/answers/{NOBODY}/delete/",
        "/map/%3Cscript%3E/",
    ],
)
def test_whoever_is_not_there_is_not_found(shared, path) -> None:
    answer = shared.get(path)
    assert answer.status == 404
    assert "<script>" not in answer.text


def test_answers_about_somebody_deleted_meanwhile_are_a_calm_page(settled) -> None:
    someone, address = settled
    someone.post(address.replace("/map/", "/people/") + "delete/", {})
    assert someone.post(f"{address}answer/", typed(answers(3, 6))).status == 404
    assert someone.get("/map/").status == 200


def test_the_table_the_words_and_the_picture_say_the_same(lived) -> None:
    page = lived.get("/map/")
    (svg,) = re.findall(r"<svg role=\"img\".*?</svg>", page.text, re.DOTALL)
    spots = {
        (round(float(at[1]), 6), round(float(at[2]), 6))
        for part in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
        if part.attrib.get("stroke-width") == "2"
        and (at := re.search(r"translate\(([-\d.]+),([-\d.]+)\)", part.attrib.get("transform", "")))
    }
    rows = re.findall(
        r'<tr><th scope="row">(\w+)</th><td class="n">([\d.]+)</td><td class="n">([\d.]+)',
        page.text,
    )
    assert {(name, float(a), float(b)) for name, a, b in rows} == {
        (name, *map(float, levels)) for name, levels in LEVELS.items()
    }
    each = SIZE / 6
    assert spots == {((float(a) - 1) * each, (7 - float(b)) * each) for _name, a, b in rows}


def test_a_relationship_shows_the_same_shares_in_words_and_table(lived) -> None:
    about = re.search(
        r'href="(/map/[0-9a-f]{32}/)"><span class="what"><b>Maya', lived.get("/map/").text
    )
    assert about
    page = lived.get(about.group(1))
    said = re.search(r"out of 100: ((?:[\w ]+ \d+(?:, )?)+)\.", page.read)
    assert said
    in_words = {name: int(n) for name, n in re.findall(r"([a-z][a-z ]+?) (\d+)", said.group(1))}
    heads = re.findall(r'<th scope="col" class="n">([^<]+)</th>', page.text)[3:7]
    first = page.text.split("<tbody>")[1].split("</tr>")[0]
    cells = re.findall(r'<td class="n">([^<]*)</td>', first)[3:]
    in_table = {name: int(n) for name, n in zip(heads, cells, strict=True) if n != "&lt;1"}
    assert sum(in_table.values()) == 100
    assert in_table == in_words
    assert "%" not in said.group(0)
    assert page.text.count("/map/answers/") == 2


def test_no_page_puts_a_label_on_anybody(lived) -> None:
    about = re.findall(r'href="(/map/[0-9a-f]{32}/)"', lived.get("/map/").text)
    for path in ("/map/", "/map/regions/", *about, f"{about[0]}answer/", f"{about[0]}week/"):
        assert not LABELS.search(lived.get(path).read.lower()), path


def test_answers_are_changed_undone_and_deleted(lived) -> None:
    about = re.search(
        r'href="(/map/[0-9a-f]{32}/)"><span class="what"><b>Maya', lived.get("/map/").text
    )
    assert about
    one = re.search(r'href="(/map/answers/[0-9a-f]+/)"', lived.get(about.group(1)).text)
    assert one
    assert "Undo" not in lived.get(one.group(1)).read
    assert lived.get(one.group(1)).text.count("checked") == 18
    lived.post(one.group(1), typed(answers(7, 1)))
    assert "lean towards fear of being left" in lived.get(about.group(1)).read
    assert "Undo" in lived.get(one.group(1)).read
    assert lived.post(f"{one.group(1)}undo/", {}).to == about.group(1)
    assert "lean towards keeping distance" in lived.get(about.group(1)).read
    assert "for good?" in lived.get(f"{one.group(1)}delete/").read
    lived.post(f"{one.group(1)}delete/", {})
    assert lived.get(about.group(1)).text.count("/map/answers/") == 1
    assert lived.get(one.group(1)).status == 404


def test_nothing_is_undone_by_looking(lived) -> None:
    one = f"/map/answers/{91:032x}/"
    lived.post(one, typed(answers(7, 1)))
    assert lived.get(f"{one}undo/").status == 303
    assert "lean towards fear of being left" in lived.get(f"/map/{1:032x}/").read


def test_a_name_is_only_a_name(settled) -> None:
    someone, _address = settled
    nasty = '<script>alert("x")</script>{name}'
    someone.post("/people/", {"alias": nasty, "kinship": "other", "circle": "near"})
    about = next(
        found
        for found in re.findall(r'href="(/map/[0-9a-f]{32}/)answer/"', someone.get("/map/").text)
        if "&lt;script" in someone.get(f"{found}answer/").text
    )
    someone.post(f"{about}answer/", typed(answers(3, 6)))
    for path in ("/map/", about, f"{about}answer/"):
        page = someone.get(path)
        assert nasty in page.read
        assert "<script>alert" not in page.text


def test_the_week_is_offered_after_a_check_in_and_leads_there(settle, server) -> None:
    person = Person(id=f"{1:032x}", alias="Maya")
    someone = settle(person, sheet("", NOW - timedelta(days=9), answers(3, 6), 90))
    someone.check_in()
    assert 'href="/map/general/week/"' in someone.get("/today/").text
    someone.check_in()
    assert "/week/" not in someone.get("/today/").text
    assert someone.post("/map/general/week/", typed((4,) * 6)).to == "/map/general/"
    assert "Week by week" in someone.get("/map/general/").read


def test_a_week_says_how_far_off_its_scores_may_be(lived) -> None:
    lived.post(f"/map/{1:032x}/week/", typed((4,) * 6))
    shown = lived.get(f"/map/{1:032x}/").text.split("Week by week")[1]
    assert shown.count("may be off by about 1.9 points") == 3


def test_a_person_has_a_way_to_their_place(settled) -> None:
    someone, address = settled
    assert f'href="{address}"' in someone.get(address.replace("/map/", "/people/")).text


def test_every_sentence_about_somebody_comes_from_the_coach() -> None:
    """Templates hold no words for where a point lies."""
    for name in ("map.html", "relationship.html"):
        text = (TEMPLATES / name).read_text()
        assert not re.search(r"lean|overlap|higher|lower|changed here|lasted", text)
