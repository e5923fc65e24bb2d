"""Somebody who talks to Nearer without a browser, and may send what a browser would not."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

import pytest

from nearer.companion.gate import Gate
from nearer.domain.values import Entry, Preferences
from nearer.settings import Database
from nearer.storage import open_records
from nearer.vault import LEAST_COST
from nearer.wiring import SAMPLE_PASSPHRASE

PASSPHRASE = "velvet otters borrow thunder"
LIVED = datetime(2026, 3, 10, 6, 50, tzinfo=UTC)  # just before the served clock stands

Fields = Mapping[str, str | bytes | Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """What came back. ``cookies``: the Set-Cookie lines as sent."""

    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    text: str

    @property
    def to(self) -> str:
        return self.headers.get("location", "")

    @property
    def read(self) -> str:
        """The page with its entities resolved."""
        return unescape(self.text)


@dataclass
class Visitor:
    """One cookie jar and one address."""

    host: str
    jar: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str | None
    ) -> Answer:
        """One request. A header of None is left out; its name is given with underscores."""
        sent = {name.replace("_", "-"): text for name, text in headers.items()}
        given = {"Host": self.host, "Cookie": self.cookie} | sent
        connection = HTTPConnection(self.host, timeout=20)
        try:
            kept = {name: text for name, text in given.items() if text}
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, text in kept.items():
                connection.putheader(name, text)
            if body is not None and "Content-Length" not in kept:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            return self._heard(connection.getresponse())
        finally:
            connection.close()

    def get(self, path: str, **headers: str | None) -> Answer:
        return self.ask("GET", path, **headers)

    def post(self, path: str, fields: Fields, token: bool = True, **headers: str | None) -> Answer:
        """A form as a browser sends it. Bytes go as they are, valid text or not."""
        if token and "form" not in self.jar:
            self.get("/people/" if "nearer" in self.jar else "/gate/unlock/")
        body = encoded(fields | ({"csrfmiddlewaretoken": self.jar["form"]} if token else {}))
        kind = {"Content_Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, body, **(kind | headers))

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={text}" for name, text in self.jar.items())

    def make_space(self) -> None:
        self.get("/gate/begin/")
        made = self.post(
            "/gate/begin/",
            {
                "passphrase": PASSPHRASE,
                "again": PASSPHRASE,
                "country": "DE",
                "zone": "Europe/Berlin",
                "day_starts": "4",
            },
        )
        assert made.status == 303, made.read
        shown = re.search(r'class="code"[^>]*>([^<]+)<', self.get("/gate/code/").text)
        assert shown
        assert self.post("/gate/code/", {"code": shown.group(1)}).to == "/today/"

    def unlock(self, **more: str) -> Answer:
        self.get("/gate/unlock/")
        return self.post("/gate/unlock/", {"passphrase": PASSPHRASE} | more)

    def begin_check_in(self) -> str:
        """The address of the second screen."""
        answer = self.post("/check-in/", {})
        assert answer.status == 303, answer.read
        return answer.to

    def check_in(self, words: str = "") -> str:
        """The address of a new moment."""
        screen = self.begin_check_in()
        assert self.post(screen, {"urge": "3", "words": words}).status == 303
        return screen.replace("/check-in/", "/moments/")

    def _heard(self, response: HTTPResponse) -> Answer:
        cookies = tuple(response.headers.get_all("Set-Cookie") or ())
        for line in cookies:
            name, _, text = line.split(";")[0].partition("=")
            self.jar[name] = text.strip('"')
            if not self.jar[name]:
                del self.jar[name]
        headers = {name.lower(): text for name, text in response.headers.items()}
        text = response.read().decode("utf-8", "replace")
        return Answer(response.status, headers, cookies, text)


def encoded(fields: Fields) -> bytes:
    return urlencode(
        [
            (name, text)
            for name, given in fields.items()
            for text in ([given] if isinstance(given, str | bytes) else given)
        ]
    ).encode()


@pytest.fixture
def visitor(server) -> Visitor:
    return Visitor(server.host)


@pytest.fixture
def served_with(serve_in, tmp_path) -> Callable[..., Visitor]:
    """Somebody at a server that was started with more in its environment."""
    return lambda **more: Visitor(serve_in(tmp_path, more=more).host)


@pytest.fixture
def inside(visitor: Visitor) -> Visitor:
    visitor.make_space()
    return visitor


@pytest.fixture(scope="module")
def shared(serve_in, tmp_path_factory) -> Visitor:
    """One open space for tests that leave it as it was."""
    someone = Visitor(serve_in(tmp_path_factory.mktemp("shared")).host)
    someone.make_space()
    return someone


@pytest.fixture(scope="module")
def sam(serve_in, tmp_path_factory) -> Visitor:
    """Somebody inside the sample life."""
    someone = Visitor(serve_in(tmp_path_factory.mktemp("sam"), sample=True).host)
    assert someone.unlock(passphrase=SAMPLE_PASSPHRASE).to == "/today/"
    return someone


@pytest.fixture
def another() -> Callable[[Visitor], Visitor]:
    """Somebody else at the same address, with an empty cookie jar."""
    return lambda known: Visitor(known.host)


@pytest.fixture
def settle(serve_in, tmp_path) -> Callable[..., Visitor]:
    """Somebody inside a space that was furnished before the server began."""

    def make(*furnish: Entry) -> Visitor:
        home = tmp_path / f"home-{len(list(tmp_path.iterdir()))}"
        (home / "data").mkdir(parents=True)
        records = open_records(Database("sqlite", path=home / "data" / "nearer.db"))
        gate = Gate(records, lambda: LIVED, random.Random(5).randbytes, LEAST_COST)
        gate.create(PASSPHRASE, Preferences(id="preferences", code_confirmed=True), furnish)
        records.close()
        someone = Visitor(serve_in(home).host)
        assert someone.unlock().to == "/today/"
        return someone

    return make
