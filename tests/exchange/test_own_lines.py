"""Nearer's own lines come back as they were; what is not one of them is told by its row."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.errors import BadInput
from nearer.domain.values import Moment, Revision, Tag
from nearer.exchange import own
from nearer.exchange.diary.faults import Faults

NOW = datetime(2026, 3, 10, tzinfo=UTC)
ENTRY = Revision("0a" * 16, NOW, Tag(id="0b" * 16, name="Arguing"))


def file_of(*revisions: Revision) -> bytes:
    return b"".join(own.written(revisions, NOW))


def read(content: bytes) -> tuple[list[Revision], Faults]:
    faults = Faults()
    return [one for _row, one in own.read_lines(io.BytesIO(content), faults)], faults


def test_an_empty_space_makes_a_whole_file() -> None:
    assert read(file_of())[0] == []
    assert own.is_own(file_of().split(b"\n")[0])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_any_words_come_back(texts: list[str]) -> None:
    written = [
        Revision(f"{n:032x}", NOW, Moment(id=f"{n:032x}", when=NOW, words=text))
        for n, text in enumerate(texts)
    ]
    assert read(file_of(*written))[0] == written


def test_a_line_that_is_no_entry_is_told_by_its_row_and_the_others_come() -> None:
    head, entry, end = file_of(ENTRY).splitlines(keepends=True)
    end = end.replace(b"1", b"4")
    others = b'{"id":3}\n', b"[" * 50_000 + b"\n", b"\xff\xfe\n"
    found, faults = read(head + others[0] + entry + others[1] + others[2] + end)
    assert found == [ENTRY]
    assert [one.row for one in faults.listed()] == [1, 3, 4]


def test_a_line_without_end_takes_no_more_memory_than_one_line() -> None:
    class Endless(io.RawIOBase):
        """A gigabyte of one letter, made as it is read."""

        def __init__(self) -> None:
            self.start, self.left, self.most = io.BytesIO(file_of().split(b"\n")[0] + b"\n"), 64, 0

        def readline(self, size: int | None = -1, /) -> bytes:
            first = self.start.readline(size)
            if first or not self.left:
                return first
            self.left -= 1
            self.most = max(self.most, size or 0)
            return b"x" * (size or 0)

    endless = Endless()
    with pytest.raises(BadInput, match="ends too early"):
        list(own.read_lines(endless, Faults()))  # type: ignore[arg-type]
    assert endless.most <= 2 << 20


@pytest.mark.parametrize("missing", [1, 2])
def test_a_file_that_was_cut_off_is_not_read_as_if_it_were_whole(missing: int) -> None:
    lines = file_of(ENTRY).splitlines(keepends=True)
    with pytest.raises(BadInput, match="ends too early"):
        read(b"".join(lines[:-missing]))


def test_a_line_that_was_taken_out_is_noticed() -> None:
    head, _entry, end = file_of(ENTRY).splitlines(keepends=True)
    with pytest.raises(BadInput, match="ends too early"):
        read(head + end)


def test_newer_and_other_files_are_told_apart() -> None:
    newer = file_of().replace(b'"version":1', b'"version":2')
    with pytest.raises(BadInput, match="newer"):
        read(newer)
    for other in (b"", b"{}\n", b'{"format":"other","version":1,"made":"2026-01-01T00:00:00Z"}\n'):
        with pytest.raises(BadInput, match="not a file"):
            read(other)


SPOILT = {
    "an id": Revision("../../etc/passwd", NOW, ENTRY.value),
    "another id": Revision("0a" * 16, NOW, Tag(id="<b>", name="x")),
    "to come": Revision("0a" * 16, NOW + timedelta(days=400), ENTRY.value),
    "no name": Revision("0a" * 16, NOW, Tag(id="0b" * 16, name="  ")),
    "rating": Revision("0a" * 16, NOW, Moment(id="0b" * 16, when=NOW, urge=11)),
    "year 9999": Revision("0a" * 16, NOW, Moment(id="0b" * 16, when=NOW.replace(year=9999))),
    "year 1": Revision("0a" * 16, NOW, Moment(id="0b" * 16, when=NOW.replace(year=1))),
    "no zone": Revision("0a" * 16, NOW, Moment(id="0b" * 16, when=datetime(2026, 1, 1))),  # noqa: DTZ001
    "too long": Revision("0a" * 16, NOW, Moment(id="0b" * 16, when=NOW, words="x" * 300_000)),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_what_nearer_would_not_have_written_does_not_fit(spoilt: Revision) -> None:
    assert own.why_not(spoilt, NOW)


def test_what_nearer_wrote_fits() -> None:
    assert own.why_not(ENTRY, NOW) == ""


def test_the_schema_that_is_written_down_is_that_of_the_values() -> None:
    """After a new kind or field:  uv run python script/schema"""
    kept = Path(__file__).parents[2] / "docs" / "formats" / "nearer-1.schema.json"
    assert kept.read_bytes() == own.schema()
