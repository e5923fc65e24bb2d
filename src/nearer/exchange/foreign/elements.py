"""The elements of one JSON array, one at a time: of none of the others anything is made."""

import re
from collections.abc import Iterator

from nearer.exchange.watching import Watch, unwatched

_MARKS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{},]', re.DOTALL)
OPENS, CLOSES = frozenset(b"[{"), frozenset(b"]}")
EVERY = 100_000  # marks between two looks at whether it is still wanted


def elements(array: bytes, watch: Watch = unwatched) -> Iterator[bytes]:
    """What stands between the commas of an array that is known to be whole JSON.

    ``watch`` is told how many there were now and then, also within a large one.
    """
    depth = start = done = 0
    for number, found in enumerate(_MARKS.finditer(array)):
        if not number % EVERY:
            watch(done)
        mark, at = array[found.start()], found.start()
        if mark in OPENS:
            depth += 1
            start = at + 1 if depth == 1 else start
        elif mark in CLOSES:
            depth -= 1
            if depth == 0 and (last := array[start:at].strip()):
                yield last
        elif mark == ord(",") and depth == 1:
            yield array[start:at].strip()
            start, done = at + 1, done + 1
