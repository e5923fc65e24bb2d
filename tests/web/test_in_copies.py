"""Whoever deletes something for good is told where sealed copies still hold it."""

from pathlib import Path

import pytest

import nearer.web

TEMPLATES = Path(nearer.web.__file__).parent / "templates"
OF_THEIR_OWN = {"yours/delete.html"}  # the whole space: it asks about the copies themselves
PAGES = sorted(
    str(path.relative_to(TEMPLATES))
    for path in TEMPLATES.glob("*/*delete*.html")
    if "button danger" in path.read_text()
)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in OF_THEIR_OWN])
def test_every_page_that_deletes_for_good_speaks_of_copies_before_its_button(page) -> None:
    text = (TEMPLATES / page).read_text()
    assert 0 < text.find('{% include "parts/in_copies.html" %}') < text.index("button danger")


def test_where_no_copy_was_made_none_is_spoken_of(inside, server) -> None:
    moment = inside.check_in()
    inside.post("/yours/copies/", {"folder": ""})  # none by themselves
    for one in (server.home / "data" / "copies").glob("*.copy"):
        one.unlink()
    assert "still hold it" not in inside.get(f"{moment}delete/").read


def test_a_copy_made_before_is_spoken_of_with_the_way_to_remove_it(inside) -> None:
    moment = inside.check_in()
    inside.post("/yours/copies/make/", {})
    page = inside.get(f"{moment}delete/").read
    assert "Copies made before still hold it, sealed, for up to twelve months." in page
    assert "/yours/copies/#earlier" in page
    assert 'id="earlier"' in inside.get("/yours/copies/").read
