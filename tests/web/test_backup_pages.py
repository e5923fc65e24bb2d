"""Copies on the pages: made, looked at, brought back, and a space begun from one."""

import os
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nearer.domain.values import Moment

LIVED = datetime(2026, 3, 9, 12, tzinfo=UTC)
PASSPHRASE = "velvet otters borrow thunder"


def copies_in(home: Path) -> list[Path]:
    return sorted((home / "data" / "copies").glob("*.copy"))


def a_moment(number: int, words: str) -> Moment:
    return Moment(id=f"{number:032x}", when=LIVED, words=words)


def eventually(home: Path, count: int) -> list[Path]:
    for _try in range(60):
        if len(copies_in(home)) >= count:
            break
        time.sleep(0.25)
    return copies_in(home)


def test_a_copy_is_made_by_itself_once_a_day_after_a_change(inside, server) -> None:
    assert len(eventually(server.home, 1)) == 1
    inside.check_in("later")
    server.move_clock(timedelta(hours=3))
    inside.unlock()
    inside.check_in("still the same day")
    time.sleep(6)
    assert len(copies_in(server.home)) == 1
    server.move_clock(timedelta(days=1))
    inside.unlock()
    assert len(eventually(server.home, 2)) == 2


def test_a_copy_can_be_made_now_and_says_what_was_read_back(inside) -> None:
    assert inside.post("/yours/copies/make/", {}).status == 303
    page = inside.get("/yours/copies/").read
    assert "opened again and read through" in page
    assert "One copy," in page


def test_what_was_deleted_stays_deleted_unless_wanted(settle) -> None:
    mira = settle(a_moment(1, "umbrella"), a_moment(2, "stays"))
    mira.post("/yours/copies/make/", {})
    mira.post(f"/moments/{1:032x}/delete/", {})
    link = re.search(r"/yours/copies/bring/\?copy=[\w.-]+", mira.get("/yours/copies/").text)
    assert link
    assert mira.get(link.group()).to == "/yours/copies/look/"
    looked = mira.get("/yours/copies/look/").read
    assert "One thing in the copy was deleted since. It stays deleted." in looked
    assert "Bring it back</button>" not in looked
    assert "is among them" in mira.get("/yours/copies/look/?deleted=1").read
    brought = mira.post("/yours/copies/look/", {"deleted": "1"})
    assert brought.to.startswith("/yours/imports/")
    assert "umbrella" in mira.get("/moments/").read
    mira.post(brought.to, {})
    assert "umbrella" not in mira.get("/moments/").read


def test_a_copy_of_another_space_comes_in_though_its_key_is_let_go(
    inside, settle, tmp_path
) -> None:
    mira = settle(a_moment(1, "umbrella"))
    mira.post("/yours/copies/make/", {})
    (copy,) = tmp_path.glob("home-*/data/copies/*.copy")
    asked = {"path": str(copy), "secret": PASSPHRASE}
    assert inside.post("/yours/copies/bring/", asked).to == "/yours/copies/look/"
    assert "Moments" in inside.get("/yours/copies/look/").read
    assert inside.post("/yours/copies/look/", {}).to.startswith("/yours/imports/")
    assert "umbrella" in inside.get("/moments/").read


def test_a_folder_is_chosen_and_said_when_it_is_gone(inside, tmp_path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    refused = inside.post("/yours/copies/", {"automatic": "on", "folder": "here"})
    assert "the whole path" in refused.read
    assert inside.post("/yours/copies/", {"automatic": "on", "folder": str(disk)}).status == 303
    inside.post("/yours/copies/make/", {})
    assert len(list(disk.glob("*.copy"))) == 1
    for one in disk.iterdir():
        one.unlink()
    disk.rmdir()
    assert "is not there now" in inside.get("/yours/copies/").read


def test_a_copy_that_cannot_be_made_is_said_on_today(inside, server) -> None:
    eventually(server.home, 1)
    folder = server.home / "data" / "copies"
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    inside.post("/yours/copies/make/", {})
    assert "No copy could be made" in inside.get("/today/").read
    folder.unlink()
    inside.post("/yours/copies/make/", {})
    assert "No copy could be made" not in inside.get("/today/").read


def test_what_went_wrong_in_a_folder_is_told_as_long_as_copies_go_there(inside) -> None:
    inside.post("/yours/copies/", {"automatic": "on", "folder": "/proc"})
    inside.post("/yours/copies/make/", {})
    inside.get("/people/")
    assert "could not be written" in inside.get("/today/").read
    inside.post("/yours/copies/", {"automatic": "on", "folder": ""})
    assert "could not be written" not in inside.get("/today/").read


def test_earlier_copies_are_removed_when_that_is_wanted(inside, server) -> None:
    inside.post("/yours/copies/make/", {})
    server.move_clock(timedelta(minutes=1))
    inside.check_in()
    assert inside.post("/yours/copies/renew/", {}).status == 303
    assert "earlier copy is removed" in inside.get("/yours/copies/").read
    assert len(copies_in(server.home)) == 1


def test_a_copy_taken_along_is_a_whole_one(inside) -> None:
    assert inside.get("/yours/copies/take/").status == 303, "an address alone takes none"
    answer = inside.post("/yours/copies/take/", {})
    assert re.search(
        r'attachment; filename="nearer-\w{8}-\w+\.copy"', answer.headers["content-disposition"]
    )
    assert answer.text.startswith("nearer copy")


def test_a_file_that_is_none_ends_in_a_sentence(inside, tmp_path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, sentence in (
        (str(other), "not a copy"),
        (str(tmp_path), "not an ordinary file"),
        (str(pipe), "not an ordinary file"),
        ("/dev/zero", "not an ordinary file"),
        ("/no/such/file", "cannot be read"),
        ("letter.txt", "whole path"),
        ("", "Choose a copy"),
        ("/x\0y", "whole path"),
        ("/" + "a" * 300, "cannot be read"),
        ("~nobody-of-that-name/x", "no account of that name"),
    ):
        answer = inside.post("/yours/copies/bring/", {"path": path})
        assert answer.status == 200
        assert sentence in answer.read or "Null characters" in answer.read, path
    assert inside.post("/yours/copies/bring/", {"copy": "../../etc/passwd"}).status == 200


@pytest.mark.parametrize("path", ["/" + "a" * 300, "~nobody-of-that-name/x"])
def test_a_folder_nothing_can_have_is_refused_beside_what_was_typed(shared, path) -> None:
    answer = shared.post("/yours/copies/", {"automatic": "on", "folder": path})
    assert answer.status == 200
    assert 'class="error"' in answer.text
    assert path in answer.read


def test_a_new_machine_begins_with_a_copy(settle, serve_in, tmp_path, another) -> None:
    mira = settle(a_moment(1, "brought along"))
    mira.post("/yours/copies/make/", {})
    (copy,) = tmp_path.glob("home-*/data/copies/*.copy")
    fresh = serve_in(tmp_path / "second")
    someone = type(mira)(fresh.host)
    someone.get("/gate/begin/")
    wrong = someone.post("/gate/restore/", {"path": str(copy), "secret": "not the right one"})
    assert "does not open the copy" in wrong.read
    assert someone.post("/gate/restore/", {"path": str(copy), "secret": PASSPHRASE}).to == (
        "/gate/restore/look/"
    )
    assert "Moments" in someone.get("/gate/restore/look/").read
    stranger = another(someone)
    assert stranger.get("/gate/restore/look/").to == "/gate/restore/"
    assert someone.post("/gate/restore/look/", {}).to == "/today/"
    assert "brought along" in someone.get("/moments/").read
    assert someone.get("/gate/restore/").to == "/gate/unlock/"


def test_at_the_gate_of_a_space_nothing_can_be_restored(shared, another) -> None:
    stranger = another(shared)
    for path in ("/gate/restore/", "/gate/restore/look/"):
        assert stranger.get(path).status in {302, 303}
        assert stranger.post(path, {"path": "/etc/passwd", "secret": "x"}).status in {302, 303}
