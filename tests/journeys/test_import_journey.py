"""Everything is taken along, another diary comes in, is looked at, and goes again."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-02-01,February 1,Sunday,8:15 pm,rad,"work | long walk",,"A good day, after all"\n'
    "2026-02-31,February 31,Monday,20:15,good,work,,\n"
)


@pytest.fixture
def someone(meet, server):
    person = meet(server.address)
    person.make_space()
    return person


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    file = tmp_path / "daylio_export.csv"
    file.write_text(DAYLIO)
    return file


def choose(person, file: Path) -> None:
    person.go("/yours/import/")
    person.page.get_by_label("The file").set_input_files(file)
    person.press("Look at it")


def sound(person) -> None:
    found = Axe().run(person.page).response["violations"]
    assert not found, [(one["id"], one["nodes"][0]["html"]) for one in found]
    wide = person.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= person.page.viewport_size["width"]


def test_a_diary_is_looked_at_added_and_taken_back(someone, diary):
    choose(someone, diary)
    assert someone.sees("A good day, after all")
    assert someone.sees("row 2")
    sound(someone)
    someone.go("/moments/")
    assert not someone.sees("A good day")
    someone.go("/yours/import/")
    assert someone.sees("daylio_export.csv")
    someone.press("Go on with it")
    someone.press("Add all of it")
    sound(someone)
    someone.press("Look back at your moments")
    assert someone.sees("A good day, after all")
    someone.go("/yours/import/")
    someone.open_first()
    someone.press("Take it back")
    assert someone.sees("Taken back")
    someone.go("/moments/")
    assert not someone.sees("A good day")
    assert someone.asked_elsewhere() == []


def test_a_table_asks_which_column_is_what(someone, tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text("Day;Feeling;Diary\n1.2.2026;3;We talked for an hour\n")
    choose(someone, table)
    assert someone.sees("We talked for an hour"), "its first rows are shown"
    sound(someone)
    page = someone.page
    page.get_by_label("Mood", exact=True).select_option("Feeling")
    page.get_by_label("Words", exact=True).select_option("Diary")
    page.get_by_label("How dates are written").select_option("day")
    someone.press("Look at it")
    assert someone.sees("mood 3")
    someone.press("Choose the columns again")
    page.get_by_label("Mood", exact=True).select_option("Feeling")
    page.get_by_label("Words", exact=True).select_option("Diary")
    page.get_by_label("The scale of ratings").select_option("1-5")
    page.get_by_label("How dates are written").select_option("day")
    someone.press("Look at it")
    assert someone.sees("mood 5")


def test_a_file_that_cannot_be_read_says_so_calmly(someone, tmp_path):
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\0\0\0")
    choose(someone, picture)
    assert someone.sees("This cannot be read")
    assert someone.sees("Nothing was added or changed")
    sound(someone)
    someone.press("Choose another file")
    assert someone.page.url.endswith("/yours/import/")


def test_the_file_that_is_made_is_sealed_unless_it_is_meant_to_be_plain(someone, tmp_path):
    someone.go("/yours/export/")
    sound(someone)
    page = someone.page
    someone.press("Make the file")
    assert someone.sees("Choose a passphrase, or a plain file.")
    page.get_by_label("A passphrase for this file").fill("seven lanterns under water")
    page.get_by_label("The same once more").fill("seven lanterns under water")
    with page.expect_download() as sealed:
        page.get_by_role("button", name="Make the file").click()
    file = tmp_path / sealed.value.suggested_filename
    sealed.value.save_as(file)
    assert file.read_bytes().startswith(b"nearer archive\n")
    choose(someone, file)
    assert someone.sees("Type the passphrase")
    someone.page.get_by_label("The file").set_input_files(file)
    someone.page.get_by_label("Its passphrase").fill("seven lanterns under water")
    someone.press("Look at it")
    assert someone.sees("An export from Nearer")


def test_a_plain_file_opens_anywhere(someone):
    someone.go("/yours/export/")
    page = someone.page
    page.get_by_label("Anybody who gets hold of the file").check()
    page.get_by_text("For a plain file").click()
    page.get_by_label("I know that a plain file").check()
    with page.expect_download() as plain:
        page.get_by_role("button", name="Make the file").click()
    with ZipFile(io.BytesIO(Path(plain.value.path()).read_bytes())) as whole:
        assert {"nearer.jsonl", "book.html"} <= set(whole.namelist())
        book = whole.read("book.html").decode()
    assert "<script" not in book
