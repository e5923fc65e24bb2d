"""What is kept where is told in figures, and deleting everything leaves nothing that was to go."""

import re
import sqlite3
from pathlib import Path

import pytest

PASSPHRASE = "velvet otters borrow thunder"
ALL = {"word": "Delete  everything", "passphrase": PASSPHRASE}


def files_of(home: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (home / "data").rglob("*") if one.is_file()}


def test_what_is_kept_is_told_by_kind_with_sizes_and_places(inside, server) -> None:
    inside.check_in("We argued")
    inside.post("/yours/copies/make/", {})
    page = inside.get("/yours/stored/").read
    assert re.search(r"Moments</th><td[^>]*>1</td>", page)
    assert str(server.home / "data" / "nearer.db") in page
    assert "One sealed copy of it" in page
    assert "We argued" not in page


def test_the_size_told_is_that_of_the_rows_that_are_stored(inside, server) -> None:
    inside.check_in()
    with sqlite3.connect(server.home / "data" / "nearer.db") as store:
        rows, size = store.execute(
            "SELECT count(*), sum(length(sealed)) FROM nearer_record"
        ).fetchone()
    page = inside.get("/yours/stored/").read
    versions = sum(map(int, re.findall(r"<td[^>]*>\d+</td><td[^>]*>(\d+)</td>", page)))
    assert versions == rows
    assert f"{size / 1024:.1f}".rstrip("0").rstrip(".") in page.replace("\xa0", " ")


@pytest.mark.parametrize(
    "given", [{"word": "delete"}, {"word": ""}, {"passphrase": "something else"}]
)
def test_without_the_words_and_the_passphrase_nothing_is_deleted(inside, given) -> None:
    inside.check_in("still here")
    assert inside.post("/yours/delete/", ALL | given).status == 200
    assert "still here" in inside.get("/moments/").read


def test_a_copy_is_offered_before_and_stays_unless_it_is_to_go(inside, server) -> None:
    inside.post("/yours/copies/make/", {})
    page = inside.get("/yours/delete/").read
    assert "/yours/copies/take/" in page
    assert "There is one copy in this folder" in page
    assert "The copies that Nearer made go too" in page
    assert re.search(r'<input type="checkbox" name="copies"[^>]* checked', page)
    done = inside.post("/yours/delete/", ALL)
    assert done.to == "/gate/gone/?removed=0&left=1"
    assert "One copy is still in its folder." in inside.get(done.to).read
    assert inside.get("/today/").to == "/gate/begin/"
    assert len([name for name in files_of(server.home) if name.endswith(".copy")]) == 1


def test_with_the_copies_nothing_of_any_record_is_left_in_a_file(inside, server) -> None:
    inside.check_in("never again")
    inside.post("/yours/copies/make/", {})
    with sqlite3.connect(server.home / "data" / "nearer.db") as store:
        rows = store.execute("SELECT id, sealed FROM nearer_record").fetchall()
        (keys,) = store.execute("SELECT header FROM nearer_vault").fetchone()
    store.close()
    done = inside.post("/yours/delete/", ALL | {"copies": "on"})
    assert "One copy was removed too." in inside.get(done.to).read
    left = files_of(server.home)
    assert not [name for name in left if name.endswith(".copy")]
    for content in left.values():
        assert keys not in content
        assert not [1 for id_, sealed in rows if id_ in content or sealed[:64] in content]


@pytest.mark.parametrize("query", ["?removed=x&left=-1", "?removed=99999999999", "?left=%D9%A3"])
def test_the_last_page_takes_any_address(shared, query) -> None:
    assert "It is gone" in shared.get(f"/gate/gone/{query}").read
