"""The pages of a SQLite file as they lie on disk (https://www.sqlite.org/fileformat2.html)."""

import struct
from collections.abc import Iterator
from pathlib import Path

PAGE = 4096
OVERFLOW = PAGE - 4  # bytes of a row in one overflow page
LOG_HEADER, FRAME_HEADER = 32, 24

_MOST_LOCAL = PAGE - 35
_LEAST_LOCAL = (PAGE - 12) * 32 // 255 - 23

_LEAF = 0x0D  # a page that holds rows of a table
_COUNT = struct.Struct(">H")
_MOST_ROWS = (PAGE - 8) // 2


def read_image(path: Path) -> bytes:
    """The file with the committed pages of its write-ahead log laid over it. Raises OSError."""
    image = bytearray(path.read_bytes())
    log_path = path.with_name(path.name + "-wal")
    log = log_path.read_bytes() if log_path.exists() else b""
    most = len(image) + len(log)
    for place, page in _committed(log):
        if place + PAGE <= most:
            image.extend(bytes(max(0, place + PAGE - len(image))))
            image[place : place + PAGE] = page
    return bytes(image)


def local_part(whole: int) -> int:
    """How many bytes of a row of that size lie in its own page (section 1.6)."""
    if whole <= _MOST_LOCAL:
        return whole
    wanted = _LEAST_LOCAL + (whole - _LEAST_LOCAL) % OVERFLOW
    return wanted if wanted <= _MOST_LOCAL else _LEAST_LOCAL


def is_named(image: bytes, place: int) -> bool:
    """Whether the page around that place says that one of its rows begins there (section 1.6)."""
    first = place // PAGE * PAGE
    page = image[first : first + PAGE]
    if len(page) < PAGE or page[0] != _LEAF:
        return False
    (count,) = _COUNT.unpack_from(page, 3)
    return place % PAGE in struct.unpack_from(f">{min(count, _MOST_ROWS)}H", page, 8)


def _committed(log: bytes) -> Iterator[tuple[int, bytes]]:
    """Place and content of every page in the log up to its last commit (section 4.1)."""
    salts = log[16:24]
    waiting: list[tuple[int, bytes]] = []
    for start in range(LOG_HEADER, len(log) - PAGE - FRAME_HEADER + 1, PAGE + FRAME_HEADER):
        number, size_after = struct.unpack_from(">II", log, start)
        if log[start + 8 : start + 16] != salts or not number:
            return
        waiting.append(((number - 1) * PAGE, log[start + FRAME_HEADER :][:PAGE]))
        if size_after:  # the last page of a transaction
            yield from waiting
            waiting.clear()
