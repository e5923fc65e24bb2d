"""A real Chromium, and a person who finds their way by what stands on the page."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PASSPHRASE = "velvet otters borrow thunder"
PHONE = {"width": 390, "height": 844}
PATIENCE = 20_000  # milliseconds; a busy machine is slow


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
    passphrase: str = PASSPHRASE

    def asked_elsewhere(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.address, "data:"))]

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, name: str) -> None:
        """A button or link by the words on it; every one of them brings a page."""
        either = self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("link", name=name, exact=True)
        )
        with self.page.expect_navigation():
            either.first.click()

    def open_first(self) -> None:
        """The first one of a list."""
        with self.page.expect_navigation():
            self.page.locator("a.whole").first.click()

    def sees(self, words: str) -> bool:
        return words in self.page.locator("body").inner_text()

    def make_space(self) -> str:
        """First visit to an open space; the recovery code."""
        self.go("/")
        self.page.get_by_label("Passphrase").fill(self.passphrase)
        self.page.get_by_label("The same once more").fill(self.passphrase)
        self.page.get_by_label("Country").select_option("DE")
        self.press("Make my space")
        code = self.page.locator(".code").inner_text()
        self.page.get_by_label("Type the code here").fill(code.lower())
        self.press("I have it")
        assert self.page.url.endswith("/today/")
        return code

    def unlock(self, passphrase: str = "") -> None:
        self.page.get_by_label("Passphrase").fill(passphrase or self.passphrase)
        self.press("Open")

    def rate(self, question: str, number: int) -> None:
        group = self.page.get_by_role("group", name=question)
        group.get_by_role("radio", name=str(number), exact=True).check()

    def tick(self, name: str) -> None:
        """A chip by its words; the ones further down are one tap away."""
        chip = self.page.get_by_label(name, exact=True)
        if not chip.is_visible():
            self.page.get_by_text("More, and your own").click()
        chip.check()

    def check_in(self, *tags: str, urge: int = 4, words: str = "") -> None:
        self.go("/check-in/")
        for tag in tags:
            self.tick(tag)
        self.press("Next")
        self.rate("Urge to pull away", urge)
        if words:
            self.page.locator("summary", has_text="A few words").click()
            self.page.locator("textarea[name=words]").fill(words)
        self.press("Save")
        assert "Saved." in self.page.locator("body").inner_text()


def newcomer(browser: Browser, address: str, **options: object) -> Person:
    """A fresh browser profile; what it asks for and what goes wrong in it is written down."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
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
def meet(chromium: Browser) -> Iterator[Callable[..., Person]]:
    """Somebody at a browser of their own; what their pages asked and broke is judged at the end."""
    everyone: list[Person] = []

    def arrive(address: str, **options: object) -> Person:
        someone = newcomer(chromium, address, **({"viewport": PHONE} | options))
        everyone.append(someone)
        return someone

    yield arrive
    for someone in everyone:
        someone.context.close()
    for someone in everyone:
        assert someone.asked_elsewhere() == [], "a page asked another host"
        blocked = [said for said in someone.troubles if "Content Security Policy" in said]
        assert not blocked, "a page breaks its own content policy"


@pytest.fixture
def person(meet: Callable[..., Person], server) -> Person:
    return meet(server.address)
