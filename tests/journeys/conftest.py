"""A served Nearer, a real Chromium, and a person who finds their way by what stands on the page."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

HERE = Path(__file__).parent
PASSPHRASE = "velvet otters borrow thunder"
WIDTHS = (320, 390, 1280)


@dataclass
class Server:
    """One running Nearer with its own folder and its own clock."""

    folder: Path
    address: str = ""
    process: subprocess.Popen[str] | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        environment = os.environ | {"NEARER_DATA": str(self.folder)} | self.environment
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        environment.pop("NEARER_DATABASE_URL", None)
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "serve_moved.py"), str(self.clock)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            found = re.search(r"http://\S+", line)
            if found:
                self.address = found.group().rstrip("/")
                return
        raise AssertionError(self.process.stderr.read() if self.process.stderr else "")

    def stop(self) -> str:
        """End it; all that it printed."""
        assert self.process is not None
        self.process.terminate()
        out, err = self.process.communicate(timeout=20)
        return out + err

    @property
    def clock(self) -> Path:
        return self.folder.parent / "clock"

    def move_clock(self, by: timedelta) -> None:
        self.clock.write_text(str(float(self.clock.read_text()) + by.total_seconds()))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "data"
    running = Server(folder)
    running.clock.write_text("0")
    running.start()
    yield running
    if running.process and running.process.poll() is None:
        running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = os.environ.get("NEARER_TEST_BROWSER") or shutil.which("chromium")
    if not program:
        pytest.fail("The journeys need Chromium; script/test installs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield browser
        browser.close()


@dataclass
class Person:
    """Somebody at the browser. Every request they cause is kept, to show none goes elsewhere."""

    page: Page
    context: BrowserContext
    address: str
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, name: str) -> None:
        """A button or link by the words on it."""
        either = self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("link", name=name, exact=True)
        )
        either.first.click()

    def sees(self, words: str) -> bool:
        return words in self.page.locator("body").inner_text()

    def make_space(self) -> str:
        """First visit to an open space; the recovery code."""
        self.go("/")
        self.page.get_by_label("Passphrase").fill(PASSPHRASE)
        self.page.get_by_label("The same once more").fill(PASSPHRASE)
        self.page.get_by_label("Country").select_option("DE")
        self.press("Make my space")
        code = self.page.locator(".code").inner_text()
        self.page.get_by_label("Type the code here").fill(code.lower())
        self.press("I have it")
        assert self.page.url.endswith("/today/")
        return code

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.page.get_by_label("Passphrase").fill(passphrase)
        self.press("Open")

    def check_in(self, *tags: str, urge: int = 4, words: str = "") -> None:
        self.go("/check-in/")
        for tag in tags:
            chip = self.page.locator("label.chip", has_text=re.compile(f"^{re.escape(tag)}$"))
            if not chip.first.is_visible():
                self.page.get_by_text("More, and your own").click()
            chip.first.click()
        self.press("Next")
        self.page.get_by_role("group", name="Urge to pull away").get_by_text(
            str(urge), exact=True
        ).click()
        if words:
            self.page.locator("summary", has_text="A few words").click()
            self.page.locator("textarea[name=words]").fill(words)
        self.press("Save")


def newcomer(browser: Browser, address: str, **options: object) -> Person:
    """A fresh browser profile; what it asks for and what goes wrong in it is written down."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    person = Person(page, context, address)
    page.on("request", lambda request: person.requests.append(request.url))
    page.on("pageerror", lambda error: person.troubles.append(str(error)))
    page.on(
        "console",
        lambda said: person.troubles.append(said.text) if said.type == "error" else None,
    )
    return person


@pytest.fixture
def person(chromium: Browser, server: Server) -> Iterator[Person]:
    someone = newcomer(chromium, server.address, viewport={"width": 390, "height": 844})
    yield someone
    elsewhere = [url for url in someone.requests if not url.startswith(server.address)]
    someone.context.close()
    assert not elsewhere, "a page asked another host"
    blocked = [said for said in someone.troubles if "Content Security Policy" in said]
    assert not blocked, "a page breaks its own content policy"
