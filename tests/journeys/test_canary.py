"""A phrase typed into every form is nowhere in plain text: in use, after it, after a kill."""

import base64
import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CANARY = "Käuzchen ruft"  # one letter beyond ASCII, so that escaped forms differ
PASSPHRASE = "quiet Fährmann counts seven herons"


@pytest.fixture
def writer(person):
    person.passphrase = PASSPHRASE
    return person


def test_the_search_itself_finds_every_shape_of_the_phrase(tmp_path) -> None:
    around = f"before {CANARY} after"
    shapes = {
        "plain": around.encode(),
        "utf-16": around.encode("utf-16-le"),
        "latin": around.encode("latin-1"),
        "json": json.dumps(around).encode(),
        "base64": base64.b64encode(around.encode()),
        "base64 moved by one": base64.b64encode(b"x" + around.encode()),
        "base64 for addresses": base64.urlsafe_b64encode(b"xx" + around.encode()),
        "hex": around.encode().hex().encode(),
    }
    for name, content in shapes.items():
        (tmp_path / name).write_bytes(b"\x00\xff" * 50 + content + b"\x00" * 9)
    assert {path.name for path in leaks(tmp_path, CANARY)} == set(shapes)


def test_nothing_typed_is_found_on_the_disk_or_in_what_is_printed(writer, server) -> None:
    code = writer.make_space()
    write_everywhere(writer)
    assert leaks(server.home, CANARY, PASSPHRASE, code) == [], "while it is open"
    writer.press("Lock")
    writer.unlock(PASSPHRASE + " not")
    writer.unlock()
    writer.go("/moments/")
    writer.page.get_by_placeholder("Words to look for").fill(CANARY)
    writer.page.keyboard.press("Enter")
    writer.page.wait_for_load_state()
    assert CANARY.split(maxsplit=1)[0] not in writer.page.url
    assert writer.sees(CANARY), "it is there for the one who has the key"
    assert leaks(server.home, CANARY, PASSPHRASE, code) == [], "while it is searched"
    printed = server.stop()
    assert leaks(server.home, CANARY, PASSPHRASE, code) == [], "after it was closed"
    assert not any(shape in printed.encode() for shape in shapes_of(CANARY, PASSPHRASE, code))


def test_nothing_typed_is_found_after_a_kill(writer, server) -> None:
    code = writer.make_space()
    write_everywhere(writer)
    writer.go("/check-in/")
    writer.press("Next")
    writer.page.locator("summary", has_text="A few words").click()
    writer.page.locator("textarea[name=words]").fill(CANARY)
    printed = server.stop(signal.SIGKILL)
    assert leaks(server.home, CANARY, PASSPHRASE, code) == []
    assert not any(shape in printed.encode() for shape in shapes_of(CANARY, PASSPHRASE, code))


def test_a_page_that_is_refused_prints_none_of_it(writer, server) -> None:
    writer.make_space()
    for path in ("/moments/nothing/", "/fears/nothing/"):
        writer.go(f"{path}?words={CANARY}")
    writer.go("/today/reason/")
    writer.page.get_by_label("What brings you here?").fill(CANARY)
    writer.context.clear_cookies()
    writer.press("Keep")
    assert writer.sees("was not sent")
    printed = server.stop()
    assert not any(shape in printed.encode() for shape in shapes_of(CANARY, PASSPHRASE))
    assert leaks(server.home, CANARY, PASSPHRASE) == []


def write_everywhere(person) -> None:
    """The phrase in every form that takes words."""
    page = person.page
    person.go("/today/reason/")
    page.get_by_label("What brings you here?").fill(CANARY)
    person.press("Keep")

    person.go("/yours/preferences/")
    page.get_by_label("What should Nearer call you?").fill(CANARY)
    person.press("Keep")

    person.go("/people/")
    page.get_by_label("A name for them").fill(CANARY)
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Add", exact=True).click()
    person.open_first()
    person.press("Note a time of being in touch")
    page.get_by_label("a call").check()
    page.get_by_label("A line about it").fill(CANARY)
    person.press("Keep")
    person.press("Say it")
    page.get_by_label("What else, in my own words").fill(CANARY)
    person.press("Keep")
    with page.expect_navigation():
        page.locator("main a", has_text="Change").last.click()
    page.get_by_label("A note").fill(CANARY)
    person.press("Save")
    person.go("/telling/new/")
    page.locator("summary", has_text="In my own words").first.click()
    page.locator("textarea").first.fill(CANARY)
    person.press("Put it together")

    person.go("/yours/tags/")
    page.get_by_label("A tag of your own").fill(CANARY)
    person.press("Add")

    person.go("/check-in/")
    page.get_by_text("Someone else", exact=True).click()
    page.locator("input[name=new_person]").fill(CANARY + " also")
    page.get_by_text("More, and your own").click()
    page.locator("input[name=new_tag]").fill(CANARY + " again")
    person.press("Next")
    person.rate("Urge to pull away", 7)
    page.locator("summary", has_text="What do I fear").click()
    page.locator("textarea[name=fear]").fill(CANARY)
    page.locator("summary", has_text="A few words").click()
    page.locator("textarea[name=words]").fill(CANARY)
    person.press("Save")

    person.go("/moments/")
    person.open_first()
    person.press("Change")
    page.get_by_label("A few words").fill(CANARY + " changed")
    person.press("Save")

    person.go("/fears/")
    person.open_first()
    page.get_by_label("Partly").check()
    page.get_by_label("What happened?").fill(CANARY)
    person.press("Keep")
    write_thoughts(person)
    for path in ("/today/", "/why/", "/moments/", "/fears/", "/people/", "/yours/stored/"):
        person.go(path)


def write_thoughts(person) -> None:
    page = person.page
    person.go("/beliefs/new/")
    page.get_by_label("The belief", exact=True).fill(CANARY)
    page.get_by_label("A fairer one to try").fill(CANARY)
    person.press("Keep")
    person.press("Add a line")
    page.get_by_label("What I saw or heard").fill(CANARY)
    page.get_by_label("It speaks for it").check()
    person.press("Keep")
    person.go("/kindness/kind_letter/")
    page.locator("textarea[name=words]").fill(CANARY)
    person.press("Keep that I did it")
    person.go("/thoughts/new/")
    page.get_by_text("Look at it from both sides, now or later").click()
    for area in page.locator("main form[data-keep] textarea").all():
        area.fill(CANARY)
    page.locator("input[name=feeling]").fill(CANARY)
    person.press("Keep")


def leaks(folder: Path, *phrases: str) -> list[Path]:
    """Files below a folder that hold one of the phrases in any shape."""
    wanted = shapes_of(*phrases)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files, "nothing was searched"
    return [path for path in files if any(shape in path.read_bytes() for shape in wanted)]


def shapes_of(*phrases: str) -> list[bytes]:
    return [shape for phrase in phrases for shape in _shapes(phrase)]


def _shapes(phrase: str) -> Iterator[bytes]:
    plain = phrase.encode()
    yield plain
    yield phrase.encode("latin-1")
    yield phrase.encode("utf-16-le")
    yield phrase.encode("utf-16-be")
    yield json.dumps(phrase)[1:-1].encode()
    yield plain.hex().encode()
    for moved in range(3):  # base64 depends on where a phrase begins
        coded = base64.b64encode(b"x" * moved + plain)
        inner = coded[4 if moved else 0 : len(coded) // 4 * 4 - 4]
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")
