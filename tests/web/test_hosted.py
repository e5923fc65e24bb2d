"""A host of many: behind its TLS front, spaces by name, nothing of one reachable from the other."""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

HOST = "nearer.example"
PASSPHRASE = "velvet otters borrow thunder"


class Front:
    """The host's TLS front and a browser behind it: cookies kept, https said."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.flags: dict[str, str] = {}

    def ask(self, method: str, path: str, **form: str) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Sec-Fetch-Site": "same-origin"}
        headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        body = None
        if method == "POST":
            headers |= {"Origin": f"https://{HOST}", "Content-Type": FORM}
            body = urlencode(form | {"csrfmiddlewaretoken": self.token})
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self.cookies[name], self.flags[name] = rest.partition(";")[0], rest
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        self.token = found.group(1) if found else getattr(self, "token", "")
        return response.status, response.headers.get("Location", ""), text

    def make_space(self, name: str) -> None:
        self.ask("GET", "/gate/begin/")
        status, where, _ = self.ask(
            "POST",
            "/gate/begin/",
            name=name,
            passphrase=PASSPHRASE,
            again=PASSPHRASE,
            country="",
            zone="UTC",
            day_starts="4",
        )
        assert (status, where) == (303, "/gate/code/")
        _, _, page = self.ask("GET", "/gate/code/")
        code = re.search(r'class="code"[^>]*>([^<]+)<', page)
        assert code
        status, where, _ = self.ask("POST", "/gate/code/", code=code.group(1))
        assert (status, where) == (303, "/today/")


FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_"))}
    folder: Path = tmp_path_factory.mktemp("host")
    hosted = {"NEARER_DATA": str(folder), "NEARER_HOSTED": "yes", "NEARER_HOSTS": HOST}
    command = [sys.executable, "-m", "nearer", "serve", "--port", "0"]
    server = subprocess.Popen(command, env=kept | hosted, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    found = None
    for line in server.stderr:
        found = re.search(r"http://[\d.]+:(\d+)/", line)
        if found:
            break
    assert found
    yield int(found.group(1))
    server.terminate()
    server.communicate(timeout=20)


def test_a_form_is_taken_behind_the_front_and_cookies_are_secure(port: int) -> None:
    someone = Front(port)
    someone.make_space("first")
    assert "Secure" in someone.flags["nearer"]
    assert "Secure" in someone.flags["form"]
    assert someone.ask("GET", "/today/")[0] == 200


def test_nothing_of_one_space_is_reachable_from_another(port: int) -> None:
    one, other = Front(port), Front(port)
    one.make_space("one")
    other.make_space("other")
    one.ask("GET", "/people/")
    one.ask("POST", "/people/", alias="Quillon", kinship="friend", circle="near", note="")
    _, _, mine = one.ask("GET", "/people/")
    person = re.search(r"/people/([0-9a-f]{32})/", mine)
    assert person
    assert "Quillon" in mine
    for path in ("/people/", f"/people/{person.group(1)}/", f"/people/{person.group(1)}/edit/"):
        status, _, page = other.ask("GET", path)
        assert status in {200, 404}
        assert "Quillon" not in page


def test_a_wrong_name_and_a_wrong_passphrase_get_the_same_answer(port: int) -> None:
    someone = Front(port)
    someone.make_space("known")
    answers = []
    for name, passphrase in (("known", "wrong words entirely"), ("unknown", PASSPHRASE)):
        stranger = Front(port)
        stranger.ask("GET", "/gate/unlock/")
        _, _, page = stranger.ask("POST", "/gate/unlock/", name=name, passphrase=passphrase)
        told = re.search(r'class="problem".*?<p>(.*?)</p>', page, re.DOTALL)
        assert told
        answers.append(told.group(1))
    assert answers[0] == answers[1]


def test_another_host_name_is_refused(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/gate/unlock/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 400
    connection.close()
