"""What each byte of a whole SQLite file is for, so that flips can be told by what they hit."""

from collections.abc import Callable, Iterator, Mapping

from nearer.domain.ports import VaultRow
from nearer.storage.pages import PAGE
from nearer.storage.spare import make_spare

WINDOW = 16
KINDS = {
    0x02: "index: inner page",
    0x05: "rows: inner page",
    0x0A: "index: page",
    0x0D: "rows: frames, ids, order",
}
SEALED = "a sealed record"
UNUSED = "unused room"


def places_of(file: bytes, header: bytes, sealed: Mapping[bytes, bytes]) -> list[str]:
    """One name for each byte. ``sealed``: the records in the file."""
    places: list[str] = []
    for start in range(0, len(file), PAGE):
        places += page_places(file[start : start + PAGE], first=start == 0)
    for content in sealed.values():
        _name(places, SEALED, content, file.find)
    spare = make_spare(VaultRow(bytes(range(16)), "", header))
    _name(places, "second copy of the keys", spare, file.rfind)  # it stands behind the first
    _name(places, "keys of the vault", header, file.find)
    return places


def _name(places: list[str], name: str, content: bytes, find: Callable[[bytes], int]) -> None:
    """Name the bytes of that content, part by part: it may go on in another page."""
    for offset in range(0, len(content), WINDOW):
        at = find(content[offset : offset + WINDOW])
        if at >= 0:
            end = min(WINDOW, len(content) - offset)
            places[at : at + end] = [name] * end


def page_places(page: bytes, *, first: bool) -> list[str]:
    begin = 100 if first else 0
    kind = KINDS.get(page[begin])
    if kind is None:  # a row too long for its page goes on here; its last page is seldom full
        return ["rows: chain of a long row"] * 4 + [UNUSED] * (PAGE - 4)
    if first:
        kind = "names of the tables"
    places = ["file header"] * begin + [kind] * (PAGE - begin)
    for start, end in _free(page, begin):
        places[start:end] = [UNUSED] * (end - start)
    return places


def _free(page: bytes, begin: int) -> Iterator[tuple[int, int]]:
    """The gap between the pointers and the cells, and the free blocks among the cells."""

    def number(at: int) -> int:
        return int.from_bytes(page[at : at + 2], "big")

    pointers = begin + (12 if page[begin] in {0x02, 0x05} else 8)
    yield pointers + 2 * number(begin + 3), number(begin + 5)
    block = number(begin + 1)
    while block:
        yield block + 4, block + number(block + 2)
        block = number(block)
