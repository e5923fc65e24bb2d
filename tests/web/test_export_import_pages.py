"""Taking everything along and bringing it in, over HTTP, as a browser without scripts does it."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nearer.domain.values import Moment, Person
from nearer.web.uploads import LARGEST

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DAYLIO = (
    b"full_date,date,weekday,time,mood,activities,note_title,note\n"
    b'2026-02-01,February 1,Sunday,8:15 pm,rad,"work | long walk","","A good day, after all"\n'
    b"2026-02-02,February 2,Monday,20:15,thunder,work,,\n"
    b"2026-02-31,February 31,Monday,20:15,good,work,,\n"
)


def send(visitor, content: bytes, name: str = "diary.csv", passphrase: str = ""):
    visitor.get("/yours/import/")
    edge = "----nearer-edge"
    fields = {"csrfmiddlewaretoken": visitor.jar["form"], "passphrase": passphrase}
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n'.encode()
        for key, text in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    parts += [head.encode(), b"Content-Type: application/octet-stream\r\n\r\n", content, b"\r\n"]
    body = b"".join(parts) + f"--{edge}--\r\n".encode()
    kind = {"Content_Type": f"multipart/form-data; boundary={edge}"}
    return visitor.ask("POST", "/yours/import/", body, **kind)


def taken(visitor):
    answer = visitor.post("/yours/import/take/", {})
    assert answer.status == 303, answer.read
    return answer.to


def fetch(visitor, fields) -> tuple[dict[str, str], bytes]:
    """The file that an export answers with, as bytes."""
    from http.client import HTTPConnection
    from urllib.parse import urlencode

    visitor.get("/yours/export/")
    sent = urlencode({**fields, "csrfmiddlewaretoken": visitor.jar["form"]})
    connection = HTTPConnection(visitor.host, timeout=20)
    headers = {"Cookie": visitor.cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/yours/export/", sent, headers)
    response = connection.getresponse()
    found = {name.lower(): text for name, text in response.headers.items()}, response.read()
    connection.close()
    return found


@pytest.fixture
def lived(settle):
    moment = Moment(id="1" * 32, when=LONG_AGO, urge=4, words="We argued", people=("a" * 32,))
    return settle(moment, Person(id="a" * 32, alias="Ana"))


def test_the_plain_file_holds_everything_and_comes_only_when_meant(lived) -> None:
    refused = lived.post("/yours/export/", {"lines": "on", "lock": "plain"})
    assert "Tick this, or choose a passphrase" in refused.read
    headers, file = fetch(lived, {"lines": "on", "book": "on", "lock": "plain", "sure": "on"})
    assert headers["content-disposition"] == 'attachment; filename="nearer-2026-03-10.zip"'
    assert headers["cache-control"] == "no-store"
    assert int(headers["content-length"]) == len(file), "made whole before any of it is sent"
    with zipfile.ZipFile(io.BytesIO(file)) as whole:
        assert set(whole.namelist()) == {"read-me.txt", "nearer.jsonl", "book.html"}
        assert b"We argued" in whole.read("book.html")


def test_a_sealed_file_goes_round(lived, another, inside) -> None:
    passphrase = "seven lanterns under water"
    fields = {"lines": "on", "lock": "sealed", "passphrase": passphrase, "again": passphrase}
    _headers, file = fetch(lived, fields)
    assert b"We argued" not in file
    assert "Type the passphrase" in send(inside, file, "export.nearer").read
    assert "does not open the file" in send(inside, file, "e.nearer", "another one entirely").read
    assert send(inside, file, "export.nearer", passphrase).to == "/yours/import/look/"
    page = inside.get("/yours/import/look/").read
    assert "An export from Nearer" in page
    assert "We argued" in page
    assert "Ana" in page
    assert "We argued" not in inside.get("/moments/").read, "nothing is added by looking"
    done = taken(inside)
    assert "We argued" in inside.get("/moments/").read
    assert inside.post(done, {}).to == "/yours/import/"
    assert "We argued" not in inside.get("/moments/").read


def test_a_passphrase_for_the_file_must_be_typed_twice_the_same(lived) -> None:
    fields = {"lines": "on", "lock": "sealed", "passphrase": "seven lanterns", "again": "seven"}
    assert "not the same" in lived.post("/yours/export/", fields).read
    assert "Choose a passphrase" in lived.post("/yours/export/", {"lines": "on"}).read
    short = fields | {"passphrase": "short", "again": "short"}
    assert "at least" in lived.post("/yours/export/", short).read
    nothing = {"lock": "plain", "sure": "on"}
    assert "at least one of the three" in lived.post("/yours/export/", nothing).read


def test_another_diary_is_shown_before_it_is_added_and_only_once(inside) -> None:
    assert send(inside, DAYLIO).to == "/yours/import/look/"
    page = inside.get("/yours/import/look/").read
    assert "A good day, after all" in page
    assert "row 3" in page
    assert "moods with names of their own (1)" in page
    done = taken(inside)
    assert "Moments" in inside.get(done).read
    assert "A good day" in inside.get("/moments/").read
    send(inside, DAYLIO)
    assert "is here already" in inside.get("/yours/import/look/").read
    assert taken(inside) == "/yours/import/"


def test_a_table_is_asked_about_first(inside) -> None:
    table = b"Day;Feeling;Diary\n1.2.2026;3;=1+1 is what I felt\n"
    send(inside, table, "mine.csv")
    assert inside.get("/yours/import/look/").to == "/yours/import/columns/"
    page = inside.get("/yours/import/columns/").read
    assert '<option value="Feeling">' in page
    assert (
        "Choose at least one column"
        in inside.post(
            "/yours/import/columns/",
            {"when": "Day", "order": "day", "scale": "1-5", "between": "comma"},
        ).read
    )
    chosen = {
        "when": "Day",
        "mood": "Feeling",
        "words": "Diary",
        "order": "day",
        "scale": "1-5",
        "between": "comma",
    }
    assert inside.post("/yours/import/columns/", chosen).to == "/yours/import/look/"
    page = inside.get("/yours/import/look/").read
    assert "=1+1 is what I felt" in page
    assert "mood 5" in page


def test_a_file_that_waits_can_be_thrown_away_and_outlives_a_lock(inside) -> None:
    send(inside, DAYLIO, "../../etc/passwd<b>.csv")
    inside.post("/gate/lock/", {})
    inside.unlock()
    page = inside.get("/yours/import/")
    assert "A file waits" in page.read
    assert "&lt;b&gt;" in page.text
    assert "etc/" not in page.read
    inside.post("/yours/import/throw-away/", {})
    assert "A file waits" not in inside.get("/yours/import/").read
    assert inside.get("/yours/import/look/").to == "/yours/import/"
    assert inside.post("/yours/import/take/", {}).to == "/yours/import/"


HOSTILE = {
    "empty": b"",
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0",
    "utf-16": "when,mood\n2026-01-01,3\n".encode("utf-16"),
    "not a zip": b"PK\x03\x04 but not further",
    "cut off": b'{"format":"nearer","version":1,"made":"2026-01-01T00:00:00Z"}\n',
    "newer": b'{"format":"nearer","version":9,"made":"2026-01-01T00:00:00Z"}\n',
    "deep": b'{"entries":' + b"[" * 200_000,
    "no entries": b'{"entries": 3}',
    "sealed but cut": b"nearer archive\n\x01",
}


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory) -> Path:
    """A language that nobody speaks, in which what is not translated stands out."""
    folder = tmp_path_factory.mktemp("languages")
    program = [sys.executable, str(ROOT / "script" / "messages"), "--pseudo", str(folder)]
    subprocess.run(program, check=True, timeout=120)
    return folder


SPOILT = {
    **HOSTILE,
    "a line too few": HOSTILE["cut off"] + b'{"revisions":9}\n',
    "no header": b'"unended\n1\n',
    "a column twice": b"when,mood,mood\n2026-01-01,1,1\n",
    "not UTF-8 further down": b"full_date,mood,activities\n2026-01-01,rad,\n\xff,,\n",
}


def test_what_is_wrong_with_a_file_is_said_in_the_readers_language(served_with, pseudo) -> None:
    visitor = served_with(NEARER_LANGUAGES=str(pseudo))
    visitor.make_space()
    visitor.post("/yours/language/", {"language": "qps"})
    for name, content in SPOILT.items():
        answer = send(visitor, content, "x.csv", "seven lanterns under water")
        while answer.to:
            answer = visitor.get(answer.to)
        said = re.findall(r'(?:role="alert"|class="error[^"]*")[^>]*>([^<]*)', answer.text)
        told = [one.strip() for one in said if one.strip()]
        assert told, (name, answer.read)
        assert all(one.startswith("[") for one in told), (name, told)


def test_rows_that_are_not_understood_are_told_in_the_readers_language(served_with, pseudo) -> None:
    visitor = served_with(NEARER_LANGUAGES=str(pseudo))
    visitor.make_space()
    visitor.post("/yours/language/", {"language": "qps"})
    send(visitor, DAYLIO + b"2026-02-01,x\n")
    page = visitor.get("/yours/import/look/").read
    for sentence in ("is not a date", "cells where", "moods with names of their own"):
        assert sentence not in page
    for sentence in ("îš ñöŧ à đàŧé", "ĥàš 2 çéŀŀš wĥéŕé", "mööđš wîŧĥ ñàméš"):
        assert sentence in page


def test_the_book_is_in_the_readers_language(served_with, pseudo) -> None:
    visitor = served_with(NEARER_LANGUAGES=str(pseudo))
    visitor.make_space()
    visitor.post("/yours/language/", {"language": "qps"})
    send(visitor, DAYLIO)
    visitor.get("/yours/import/look/")
    taken(visitor)
    _headers, file = fetch(visitor, {"book": "on", "lock": "plain", "sure": "on"})
    with zipfile.ZipFile(io.BytesIO(file)) as whole:
        book = whole.read("book.html").decode()
        assert "[" in whole.read("read-me.txt").decode()
    assert '<html lang="qps">' in book
    assert "A good day, after all" in book
    for tag in ("h1", "h2", "dt"):
        told = re.findall(f"<{tag}[^>]*>([^<]*)", book)
        assert told
        assert all(one.startswith("[") for one in told), told


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_in_a_sentence(shared, content: bytes) -> None:
    answer = send(shared, content, "x.csv", "seven lanterns under water")
    page = answer.read if answer.status == 200 else shared.get("/yours/import/look/").read
    assert re.search(r"Nothing (was|that)|empty|UTF-8|damaged|nothing that", page), page


def test_a_file_that_is_too_large_is_told_so(shared) -> None:
    answer = send(shared, b"x" * (LARGEST + 10))
    assert "larger than 32 MB" in answer.read
    larger = send(shared, b"x" * (LARGEST + 2_000_000), "larger.bin")
    assert "larger than 32 MB" in larger.read
    assert "larger.bin" not in shared.get("/yours/import/").read


def test_no_other_page_takes_a_file_or_a_large_body(shared) -> None:
    large: dict[str, str | None] = {"Content_Length": "3000000"}
    for path in ("/people/", "/yours/import/look/", "/yours/import", "/yours/import/too-large/"):
        assert shared.ask("POST", path, **large).status == 413
    kind = {"Content_Type": "multipart/form-data; boundary=e"}
    body = (
        b'--e\r\nContent-Disposition: form-data; name="alias"; filename="x"\r\n\r\nx\r\n--e--\r\n'
    )
    assert shared.ask("POST", "/people/", body, **kind).status == 403


def test_an_import_that_is_not_there_is_a_calm_page(shared) -> None:
    assert shared.get("/yours/imports/nothing/").status == 404
    assert shared.post("/yours/imports/nothing/", {}).status == 404
