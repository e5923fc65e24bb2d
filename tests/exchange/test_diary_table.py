"""Bytes to rows: encodings, delimiters, headers, and files made to break a reader."""

import io
import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from nearer.domain.errors import DiaryError
from nearer.exchange.diary import Asked, Diary, read_diary
from nearer.exchange.diary.table import LONGEST, read_table

Read = Callable[..., Diary]


@pytest.mark.parametrize(
    ("name", "text", "note"),
    [
        ("a.csv", "urge,t\n1,0\n2,1\n", "Commas between the columns, as the file's name says."),
        ("a.TSV", "urge\tt\n1\t0\n2\t1\n", "Tabs between the columns, as the file's name says."),
        ("a.csv", "urge;t\n1;0\n2;1\n", "Semicolons between the columns, as the header shows."),
        ("-", "urge\tt\n1\t0\n2\t1\n", "Tabs between the columns, as the header shows."),
        ("a.txt", "urge,t\n1,0\n2,1\n", "Commas between the columns, as the header shows."),
    ],
)
def test_the_delimiter_is_found_and_said(read: Read, name: str, text: str, note: str) -> None:
    diary = read(text, name)
    assert diary.notes[0] == note
    assert [one.outcome for one in diary.people[0].occasions] == [1.0, 2.0]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_and_without_a_mark(read: Read, end: str, mark: bytes) -> None:
    text = end.join(["urge,müde 😴", "1,0", '"2","1"', ""])
    diary = read(mark + text.encode())
    assert diary.tags == ("müde 😴",)
    assert len(diary.people[0].occasions) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_is_refused_with_what_to_do(read: Read, encoding: str) -> None:
    with pytest.raises(DiaryError, match="UTF-8"):
        read("urge,t\n1,0\n".encode(encoding))


def test_latin_1_is_refused_with_its_line(read: Read) -> None:
    with pytest.raises(DiaryError, match="Line 3 is not UTF-8") as caught:
        read(b"urge,t,note\n1,0,a\n2,1,m\xfcde\n")
    assert caught.value.row == 2


@pytest.mark.parametrize("raw", [b"", b"\n", b"\xef\xbb\xbf", b"  \r\n1,2\n", b",,\n1,2,3\n"])
def test_a_file_without_a_header_is_refused(read: Read, raw: bytes) -> None:
    with pytest.raises(DiaryError, match=r"empty|no column names"):
        read(raw)


def test_old_line_ends_are_refused_with_what_to_do(read: Read) -> None:
    with pytest.raises(DiaryError, match="CR"):
        read(b"urge,t\r1,0\r2,1\r")


def test_a_name_that_stands_twice_in_the_header_is_refused_with_its_places(read: Read) -> None:
    with pytest.raises(DiaryError, match='"t" twice, as number 2 and 4'):
        read("urge,t,x, t \n1,0,1,1\n")


def test_columns_without_a_name_are_passed_over(read: Read) -> None:
    diary = read(",urge,t,\n1,1,0,\n2,2,1,\n")
    assert diary.tags == ("t",)


def test_a_cell_may_hold_line_ends_and_quotation_marks(read: Read) -> None:
    diary = read('urge,note,t\n1,"two\nlines, ""said"" so",0\n2,b,1\n')
    assert [one.row for one in diary.people[0].occasions] == [1, 2]


def test_a_quotation_mark_left_open_costs_its_row_and_is_told(read: Read) -> None:
    diary = read('urge,note,t\n1,a,0\n2,b,1\n3,"c,1\n')
    assert len(diary.people[0].occasions) == 2
    assert [p.row for p in diary.problems.listed] == [3]


def test_a_huge_cell_costs_only_its_row(read: Read) -> None:
    huge = "x" * (3 * LONGEST)
    diary = read(f"urge,note,t\n1,a,0\n2,{huge},1\n3,b,1\n4,{'y' * 200_000},1\n5,b,0\n")
    assert [one.outcome for one in diary.people[0].occasions] == [1.0, 3.0, 5.0]
    assert [p.row for p in diary.problems.listed] == [2, 4]


def test_a_number_of_many_digits_is_refused_quickly(read: Read) -> None:
    diary = read(f"urge,t\n1,0\n{'1' * 100_000}x,1\n{'9' * 100_000},1\n1e999,0\n-1e999,0\n2,1\n")
    assert [p.row for p in diary.problems.listed] == [2, 3, 4, 5]


def test_a_header_that_never_ends_is_refused(read: Read) -> None:
    with pytest.raises(DiaryError, match="too long"):
        read(b"a," * LONGEST)


def test_one_row_without_end_does_not_fill_the_memory() -> None:
    """Every line opens a quotation mark that the next one closes: to CSV it is all one row."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self._chunks: Iterator[bytes] = iter(
                [b'a,b\n1,"', *[(b"x" * 4_000 + b'\n","') * 30] * 400]
            )

        def readable(self) -> bool:
            return True

        def readinto(self, into: memoryview) -> int:  # type: ignore[override]
            chunk = next(self._chunks, b"")
            into[: len(chunk)] = chunk
            return len(chunk)

    tracemalloc.start()
    table = read_table(io.BufferedReader(Endless(), 1 << 18), "-")
    faults = sum(bool(record.fault) for record in table.records)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert faults > 10
    assert peak < 8 * LONGEST


def test_rows_are_read_as_a_stream() -> None:
    """The cells that are not asked for are gone when the next row is read."""
    row = b"%d,%d," + b"words " * 2_000 + b"\n"
    raw = b"urge,t,note\n" + b"".join(row % (i % 7, i % 2) for i in range(2_000))
    source = io.BytesIO(raw)
    tracemalloc.start()
    diary = read_diary(source, "-", Asked(outcome="urge", tags=("t",)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(diary.people[0].occasions) == 2_000
    assert peak < len(raw) / 8
