"""A second machine, and a last day, as somebody at a browser sees them."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


def saved_copy(person, tmp_path: Path) -> Path:
    person.go("/yours/copies/")
    with person.page.expect_download() as waiting:
        person.page.get_by_role("button", name="Save a copy").click()
    path = tmp_path / "stick" / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_copy_on_a_stick_becomes_the_space_of_a_second_machine(
    person, meet, serve_in, tmp_path, scripts
) -> None:
    code = person.make_space()
    person.check_in("tired", words="carried over")
    stick = saved_copy(person, tmp_path)

    second = meet(serve_in(tmp_path / "second").address, java_script_enabled=scripts)
    second.go("/")
    second.press("I have a copy of my space")
    second.page.get_by_label("Where another copy lies").fill(str(stick))
    second.page.get_by_label("The passphrase it had").fill(code.lower())
    second.press("Look at it")
    assert second.sees("What is in this copy")
    assert second.sees("Moments")
    second.page.get_by_label("Passphrase").fill("seven lanterns under water")
    second.page.get_by_label("The same once more").fill("seven lanterns under water")
    second.press("Make this my space here")
    assert second.sees("Everything is here again.")
    second.go("/moments/")
    assert second.sees("carried over")
    second.press("Lock")
    second.unlock("seven lanterns under water")
    assert second.page.url.endswith("/today/")


def test_what_was_deleted_by_mistake_is_brought_back_from_a_copy(person) -> None:
    person.make_space()
    person.check_in("tired", words="wanted after all")
    person.go("/yours/copies/")
    person.press("Make a copy now")
    assert person.sees("opened again and read through")
    person.go("/moments/")
    person.open_first()
    person.press("Delete")
    person.page.locator("button.danger").click()
    person.go("/yours/copies/")
    person.open_first()
    assert person.sees("One thing in the copy was deleted since. It stays deleted.")
    person.press("Bring them back too")
    person.press("Bring it back")
    person.go("/moments/")
    assert person.sees("wanted after all")


def test_everything_is_deleted_after_a_copy_was_saved_and_can_come_back(person, tmp_path) -> None:
    person.make_space()
    person.check_in("tired", words="once more")
    stick = saved_copy(person, tmp_path)
    person.go("/yours/stored/")
    person.press("Delete everything")
    person.page.get_by_label("Type: delete everything").fill("delete everything")
    person.page.get_by_label("Your passphrase").fill(person.passphrase)
    person.press("Delete everything for good")
    assert person.sees("It is gone")
    person.press("Begin anew")
    assert "/gate/begin/" in person.page.url
    person.press("I have a copy of my space")
    person.page.get_by_label("Where another copy lies").fill(str(stick))
    person.page.get_by_label("The passphrase it had").fill(person.passphrase)
    person.press("Look at it")
    person.press("Make this my space here")
    person.go("/moments/")
    assert person.sees("once more")
