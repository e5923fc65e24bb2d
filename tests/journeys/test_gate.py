"""Who gets in, who does not, and how the door is shut."""

from datetime import timedelta

import pytest

pytestmark = pytest.mark.browser

WRONG = "That did not open your space. Nothing is lost. Try again."
NEW = "paper lanterns drift over gravel"


def test_a_wrong_passphrase_is_told_the_same_way_and_each_costs_more_time(person, server) -> None:
    person.make_space()
    person.press("Lock")
    for wrong in ("almost", "velvet otters borrow thunde", "ünïcode 🌙"):
        person.unlock(wrong)
        assert person.sees(WRONG)
    person.unlock()
    assert person.sees("Wait 2 seconds"), "the right one has to wait too"
    server.move_clock(timedelta(seconds=3))
    person.unlock("still wrong")
    assert person.sees(WRONG)
    person.unlock()
    assert person.sees("Wait 4 seconds"), "the pause grows"
    server.move_clock(timedelta(seconds=5))
    person.unlock()
    assert person.page.url.endswith("/today/")


def test_the_pause_holds_for_every_browser_and_for_the_recovery_code(person, server, meet) -> None:
    code = person.make_space()
    person.press("Lock")
    for _time in range(3):
        person.unlock("wrong again")
    other = meet(server.address)
    other.go("/")
    other.unlock()
    assert other.sees("Wait 2 seconds")
    recover(other, code)
    assert other.sees("Wait 2 seconds")


def test_the_recovery_code_opens_and_sets_a_new_passphrase(person, server) -> None:
    code = person.make_space()
    person.check_in("tired", words="still here afterwards")
    person.press("Lock")
    recover(person, code.lower().replace("-", " "))
    person.go("/moments/")
    assert person.sees("still here afterwards")

    person.press("Lock")
    person.unlock()
    assert person.sees(WRONG), "the old passphrase is no more"
    person.unlock(NEW)
    assert person.page.url.endswith("/today/")


def test_a_slip_in_the_code_is_told_and_opens_nothing(person) -> None:
    code = person.make_space()
    person.press("Lock")
    slip = ("A" if code[0] != "A" else "B") + code[1:]
    recover(person, slip)
    assert "/gate/recover/" in person.page.url
    assert person.sees("One sign is off, in group 1.")
    assert person.page.get_by_label("Recovery code").input_value() == slip, "it need not be retyped"


def test_a_new_recovery_code_ends_the_old_one(person) -> None:
    old = person.make_space()
    person.go("/yours/recovery-code/")
    person.page.get_by_label("Your passphrase").fill("not this one")
    person.press("Make a new code")
    assert person.sees("This is not the passphrase of this space.")
    person.page.get_by_label("Your passphrase").fill(person.passphrase)
    person.press("Make a new code")
    new = person.page.locator(".code").inner_text()
    assert new != old
    person.page.get_by_label("Type the code here").fill(new)
    person.press("I have it")
    person.press("Lock")
    recover(person, old)
    assert person.sees(WRONG)
    recover(person, new)
    assert person.page.url.endswith("/today/")


def test_a_changed_passphrase_locks_the_other_browsers(person, server, meet) -> None:
    person.make_space()
    other = meet(server.address)
    other.go("/")
    other.unlock()
    assert other.page.url.endswith("/today/")

    person.go("/yours/passphrase/")
    person.page.get_by_label("The passphrase you have now").fill(person.passphrase)
    person.page.get_by_label("The new one").fill(NEW)
    person.page.get_by_label("The same once more").fill(NEW)
    person.press("Change")
    assert person.sees("The old passphrase no longer opens your space.")
    other.go("/moments/")
    assert "/gate/unlock/" in other.page.url
    other.unlock()
    assert other.sees(WRONG)
    other.unlock(NEW)
    assert other.page.url.endswith("/moments/"), "and goes on where it was"


def test_lock_shuts_the_door(person) -> None:
    person.make_space()
    person.check_in("tired", words="behind the door")
    person.press("Lock")
    assert person.sees("Welcome back")
    for path in ("/today/", "/moments/", "/why/", "/people/", "/yours/stored/"):
        person.go(path)
        assert "/gate/unlock/" in person.page.url
        assert not person.sees("behind the door")


def test_an_idle_space_locks_itself(person, server) -> None:
    person.make_space()
    server.move_clock(timedelta(minutes=9))
    person.go("/moments/")
    assert person.page.url.endswith("/moments/"), "nine quiet minutes are fine"
    server.move_clock(timedelta(minutes=11))
    person.go("/moments/")
    assert "/gate/unlock/" in person.page.url


def test_what_was_typed_before_the_idle_lock_is_there_after_it(person, server) -> None:
    person.make_space()
    person.go("/fears/new/")
    person.page.get_by_label("What do I fear will happen?").fill("a line that took courage")
    person.page.get_by_label("How likely does it feel?").fill("35")
    server.move_clock(timedelta(minutes=11))
    person.press("Keep")
    assert "/gate/unlock/" in person.page.url
    assert not person.sees("a line that took courage"), "the gate shows nothing of it"
    person.unlock("a slip first")
    person.unlock()
    field = person.page.get_by_label("What do I fear will happen?")
    assert field.input_value() == "a line that took courage"
    assert person.page.get_by_label("How likely does it feel?").input_value() == "35"
    person.press("Keep")
    person.go("/fears/")
    assert person.sees("a line that took courage")


def test_the_second_screen_of_a_check_in_outlives_the_idle_lock(person, server) -> None:
    person.make_space()
    person.go("/check-in/")
    person.tick("tired")
    person.press("Next")
    person.rate("Urge to pull away", 3)
    person.page.locator("summary", has_text="A few words").click()
    person.page.locator("textarea[name=words]").fill("half a thought")
    server.move_clock(timedelta(minutes=11))
    person.press("Save")
    person.unlock()
    assert person.page.locator("textarea[name=words]").input_value() == "half a thought"
    person.press("Save")
    assert person.sees("Saved.")


def test_what_waits_behind_the_gate_is_for_the_same_browser_only(person, server, meet) -> None:
    person.make_space()
    person.go("/today/reason/")
    person.page.get_by_label("What brings you here?").fill("only for this browser")
    server.move_clock(timedelta(minutes=11))
    person.press("Keep")
    other = meet(server.address)
    other.go("/today/reason/")
    other.unlock()
    assert other.page.url.endswith("/today/reason/")
    assert other.page.get_by_label("What brings you here?").input_value() == ""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_leaving_quickly_locks_and_going_back_shows_no_words(meet, server, scripts) -> None:
    person = meet(server.address, java_script_enabled=scripts)
    person.make_space()
    person.check_in("tired", words="nobody may see this")
    open_newest(person)
    assert person.sees("nobody may see this")
    person.press("Leave quickly")
    person.page.wait_for_url("**/measures/")
    assert person.page.title() == "Kitchen measures"
    assert not person.sees("Nearer")
    person.page.go_back()
    assert not person.sees("nobody may see this")
    person.go("/moments/")
    assert "/gate/unlock/" in person.page.url


def test_escape_pressed_twice_leaves_too(person) -> None:
    person.make_space()
    person.page.keyboard.press("Escape")
    assert person.page.url.endswith("/today/"), "once is a slip of the finger"
    person.page.wait_for_timeout(700)
    person.page.keyboard.press("Escape")
    person.page.keyboard.press("Escape")
    person.page.wait_for_url("**/measures/")


def test_help_is_open_while_everything_is_locked(person) -> None:
    person.make_space()
    person.press("Lock")
    person.press("Help now")
    assert person.sees("call the emergency number")
    person.page.get_by_label("Country").select_option("DE")
    person.press("Show")
    assert person.page.locator("article.line").count() > 2
    assert person.sees("Last checked")


def test_deleting_everything_needs_the_passphrase_and_leaves_an_empty_house(person) -> None:
    code = person.make_space()
    person.check_in("tired", words="gone tomorrow")
    person.go("/yours/delete/")
    person.page.get_by_label("Type: delete everything").fill("delete everything")
    person.page.get_by_label("Your passphrase").fill("not this one")
    person.press("Delete everything for good")
    assert person.sees("This is not the passphrase of this space.")
    person.page.get_by_label("Your passphrase").fill(person.passphrase)
    person.page.get_by_label("Type: delete everything").fill("Delete everything")
    person.press("Delete everything for good")
    assert person.sees("It is gone")
    recover(person, code)
    assert "/today/" not in person.page.url
    person.make_space()
    person.go("/moments/")
    assert not person.sees("gone tomorrow")


def test_everything_is_there_after_the_program_was_closed(person, server, meet) -> None:
    person.make_space()
    person.check_in("tired", words="kept over night")
    server.stop()
    server.start()
    later = meet(server.address)
    later.go("/moments/")
    assert "/gate/unlock/" in later.page.url
    later.unlock()
    assert later.page.url.endswith("/moments/")
    assert later.sees("kept over night")


def recover(person, code: str) -> None:
    person.go("/gate/recover/")
    person.page.get_by_label("Recovery code").fill(code)
    person.page.get_by_label("Passphrase").fill(NEW)
    person.page.get_by_label("The same once more").fill(NEW)
    person.press("Open and change the passphrase")


def open_newest(person) -> None:
    person.go("/moments/")
    person.open_first()
