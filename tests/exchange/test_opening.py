"""A file is known by what is in it; a hostile one ends in a sentence, and takes little memory."""

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from nearer.domain.errors import BadInput
from nearer.exchange.in_zip import FIRST, LOOKED_AT, MEMBERS
from nearer.exchange.opening import LARGEST, open_file, seekable, unsealed

OWN = b'{"format":"nearer","version":1,"made":"2026-01-01T00:00:00Z"}\n{"revisions":0}\n'


def zipped(*files: tuple[str, bytes]) -> io.BytesIO:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in files:
            whole.writestr(name, content)
    room.seek(0)
    return room


@pytest.mark.parametrize(
    ("content", "source"),
    [
        (OWN, "nearer"),
        (b"\xef\xbb\xbf" + OWN, "nearer"),
        (b"full_date,date,weekday,time,mood,activities,note_title,note\n", "daylio"),
        (b'"date formatted",weekday,category,rating/amount,detail,notes\n', "bearable"),
        (b'{"entries":[{"creationDate":"2026-01-01T00:00:00Z"}]}', "dayone"),
        (b'{"tags":{},"entries":[]}', "jrnl"),
        (b"when;mood\n2026-01-01;3\n", "table"),
    ],
)  # fmt: skip
def test_a_file_is_known_by_what_is_in_it(content: bytes, source: str) -> None:
    assert open_file(io.BytesIO(content), "whatever.bin").source == source


def test_in_a_zip_our_own_lines_come_first() -> None:
    whole = zipped(("a.csv", b"when,mood\n"), ("book.html", b"<p>"), ("nearer.jsonl", OWN))
    opened = open_file(whole, "x.zip")
    assert (opened.source, opened.stream.read()) == ("nearer", OWN)


def test_names_in_a_zip_lead_nowhere() -> None:
    whole = zipped(("../../../../etc/cron.d/x.csv", b"when,mood\n"), ("/root/.x.json", b"{}"))
    opened = open_file(whole, "x.zip")
    assert (opened.source, opened.name) == ("table", "x.csv")


def test_a_zip_without_anything_to_read_is_told() -> None:
    for whole in (zipped(), zipped(("photo.jpg", b"x")), zipped(("a.csv", b"\0\0"))):
        with pytest.raises(BadInput, match="nothing that Nearer can read"):
            open_file(whole, "x.zip")


def test_a_zip_bomb_ends_early_and_takes_bounded_memory() -> None:
    room = io.BytesIO()
    with (
        zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as whole,
        whole.open("bomb.csv", "w", force_zip64=True) as one,
    ):
        for _ in range(300):
            one.write(b"0" * (1 << 20))
    assert room.tell() < 1 << 20
    tracemalloc.start()
    with pytest.raises(BadInput, match="more than 64 MB"):
        open_file(room, "x.zip")
    assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST
    tracemalloc.stop()


def overlapping(entries: int) -> io.BytesIO:
    """A small zip whose list names the same 64 MB of nothing again and again."""
    whole = zipped(("0.csv", bytes(LARGEST))).getvalue()
    at = whole.index(b"PK\x01\x02")
    listed = whole[at : whole.index(b"PK\x05\x06")] * entries
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(listed), at, 0)
    return io.BytesIO(whole[:at] + listed + end)


def test_entries_that_point_to_the_same_bytes_cost_no_more_than_a_look_each(monkeypatch) -> None:
    read: list[int] = []
    original = zipfile.ZipExtFile.read

    def counted(self, n=-1):
        found = original(self, n)
        read.append(len(found))
        return found

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    with pytest.raises(BadInput, match="nothing that Nearer can read"):
        open_file(overlapping(15_000), "x.zip")
    assert len(read) == LOOKED_AT
    assert sum(read) <= LOOKED_AT * FIRST


def test_a_zip_with_too_many_files_is_refused_before_its_list_is_read() -> None:
    content = b"PK\x03\x04" + b"PK\x01\x02" * (MEMBERS + 1)
    with pytest.raises(BadInput, match="too many files"):
        open_file(io.BytesIO(content), "x.zip")


def test_a_copy_and_a_workbook_are_told_where_to_go() -> None:
    with pytest.raises(BadInput, match="under Copies"):
        open_file(io.BytesIO(b"nearer copy\n\x01" + bytes(99)), "nearer.copy")
    for name in ("xl/workbook.xml", "content.xml"):
        with pytest.raises(BadInput, match="workbook"):
            open_file(zipped((name, b"<x/>")), "diary.xlsx")


def test_what_comes_through_a_pipe_is_read_up_to_the_bound() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert seekable(Pipe(b"when,mood\n")).read() == b"when,mood\n"
    with pytest.raises(BadInput, match="more than 64 MB"):
        seekable(Pipe(bytes(LARGEST + 1)))


def test_our_own_lines_are_never_to_be_divided() -> None:
    for file in (OWN + b" " * LARGEST, zipped(("nearer.jsonl", OWN + b" " * LARGEST)).getvalue()):
        with pytest.raises(BadInput, match="as a copy") as refused:
            open_file(io.BytesIO(file), "x")
        assert "Divide" not in str(refused.value)


def test_a_zip_that_lies_about_its_size_is_damaged() -> None:
    whole = bytearray(zipped(("a.csv", b"when,mood\n" * 500)).getvalue())
    at = whole.find(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<I", 3)
    with pytest.raises(BadInput):
        open_file(io.BytesIO(bytes(whole)), "x.zip")


@pytest.mark.parametrize("keep", [30, 60, 100])
def test_a_zip_that_is_cut_off_or_spoilt_is_told(keep: int) -> None:
    whole = zipped(("a.csv", zlib.compress(b"when,mood\n" * 500))).getvalue()
    for spoilt in (whole[:keep], whole[:40] + b"\xff" * 20 + whole[60:]):
        with pytest.raises(BadInput):
            open_file(io.BytesIO(spoilt), "x.zip")


def test_a_locked_zip_is_told() -> None:
    whole = bytearray(zipped(("a.csv", b"when,mood\n")).getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.find(mark) + place] |= 1
    with pytest.raises(BadInput, match="locked"):
        open_file(io.BytesIO(bytes(whole)), "x.zip")


def test_an_empty_file_and_a_sealed_one_without_its_passphrase_are_told() -> None:
    with pytest.raises(BadInput, match="empty"):
        unsealed(io.BytesIO(b""), "")
    with pytest.raises(BadInput) as refused:
        unsealed(io.BytesIO(b"nearer archive\n\x01"), "")
    assert refused.value.field == "passphrase"


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    class Huge(io.BytesIO):
        def seek(self, offset: int, whence: int = 0, /) -> int:
            return 2**40 if whence == io.SEEK_END else super().seek(offset, whence)

    with pytest.raises(BadInput, match="more than 64 MB"):
        unsealed(Huge(b"x"), "")
