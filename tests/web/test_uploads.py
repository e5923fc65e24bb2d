"""A file that is sent stays in memory, is sealed while it waits, and can be stopped while read."""

import socket
import time
from pathlib import Path

import pytest

from nearer.web.uploads import LARGEST

SECRET = b"never to be found on any disk"
HEAD = b"full_date,date,weekday,time,mood,activities,note_title,note\n"
EDGE = "----nearer-edge"


def diary(rows: int) -> bytes:
    """Entries that all differ."""
    note = SECRET.decode()
    return HEAD + b"".join(
        f"{2000 + n // 10_000}-01-{n % 28 + 1:02},x,x,{n // 28 % 24}:{n // 700 % 60:02},good,"
        f"a{n % 40} | b{n % 7},,{note} {n}\n".encode()
        for n in range(rows)
    )


def body_of(visitor, content: bytes) -> bytes:
    visitor.get("/yours/import/")
    token = f'name="csrfmiddlewaretoken"\r\n\r\n{visitor.jar["form"]}'
    file = 'name="file"; filename="diary.csv"\r\nContent-Type: text/csv\r\n\r\n'
    before = f"--{EDGE}\r\nContent-Disposition: form-data; {token}\r\n--{EDGE}\r\n"
    head = f"{before}Content-Disposition: form-data; {file}".encode()
    return head + content + f"\r\n--{EDGE}--\r\n".encode()


def send(visitor, content: bytes):
    kind = {"Content_Type": f"multipart/form-data; boundary={EDGE}"}
    return visitor.ask("POST", "/yours/import/", body_of(visitor, content), **kind)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files of a process")
def test_a_file_that_is_still_coming_lies_in_no_temporary_file(server, inside) -> None:
    body = body_of(inside, b"x" * (LARGEST - 1000))
    host, port = server.host.split(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(
            f"POST /yours/import/ HTTP/1.1\r\nHost: {server.host}\r\nCookie: {inside.cookie}\r\n"
            f"Content-Type: multipart/form-data; boundary={EDGE}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
        )
        line.sendall(body[: LARGEST - 100_000])
        time.sleep(0.5)
        open_now = Path(f"/proc/{server.process.pid}/fd")
        files = [str(one.readlink()) for one in open_now.iterdir() if one.is_symlink()]
        assert not [one for one in files if str(server.temp) in one or "deleted" in one]
        assert list(server.temp.iterdir()) == []


def test_a_file_that_waits_or_was_thrown_away_is_nowhere_readable(server, inside) -> None:
    assert send(inside, diary(300)).to == "/yours/import/look/"
    assert SECRET.decode() in inside.get("/yours/import/look/").read
    inside.post("/yours/import/throw-away/", {})
    for file in server.home.rglob("*"):
        assert not file.is_file() or SECRET not in file.read_bytes(), file


def test_a_long_file_says_how_far_it_is_and_can_be_stopped(inside) -> None:
    assert send(inside, diary(90_000)).to == "/yours/import/look/"
    page = inside.get("/yours/import/look/")
    assert "rows so far" in page.read, "it is read meanwhile"
    assert page.headers["refresh"].startswith("3; ")
    assert inside.post("/yours/import/throw-away/", {}).to == "/yours/import/"
    assert "A file waits" not in inside.get("/yours/import/").read
    assert inside.get("/yours/import/look/").to == "/yours/import/"
    assert SECRET.decode() not in inside.get("/moments/").read


def test_a_long_file_arrives_by_itself(inside) -> None:
    send(inside, diary(30_000))
    for _ in range(60):
        page = inside.get("/yours/import/look/").read
        if "rows so far" not in page:
            break
        time.sleep(0.5)
    assert "30,000" in page
    assert inside.post("/yours/import/take/", {}).to.startswith("/yours/imports/")


def test_a_file_from_somebody_who_is_not_inside_is_not_kept(inside, another) -> None:
    stranger = another(inside)
    stranger.get("/gate/unlock/")
    body = body_of(inside, b"x" * 5_000_000).replace(
        inside.jar["form"].encode(), stranger.jar["form"].encode()
    )
    kind = {"Content_Type": f"multipart/form-data; boundary={EDGE}"}
    answer = stranger.ask("POST", "/yours/import/", body, **kind)
    assert answer.to == "/gate/unlock/?next=%2Fyours%2Fimport%2F"
    assert "A file waits" not in inside.get("/yours/import/").read
