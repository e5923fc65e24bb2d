"""Where in the text of a TOML file a value stands, so that a refusal can name its line."""

import re
from collections.abc import Iterator, Sequence

Path = tuple[str | int, ...]

HEADER = re.compile(r"\s*(\[\[?)([^\[\]=]+)\]\]?\s*(#.*)?$")
FIELD = re.compile(r"\s*([\w\-.\"' ]+?)\s*=")
ELEMENT = re.compile(r'#.*$|"(?:[^"\\]|\\.)*"|\'[^\']*\'|[^\s,\[\]#]+')


def line_of(text: str, path: Path) -> int:
    """The line (from 1) of a value, of its place in a list, or of the table it should be in."""
    entries = list(_entries(text))
    for length in range(len(path), 0, -1):
        line = _line(entries, path[:length])
        if line:
            beyond = path[length:]
            if len(beyond) == 1 and isinstance(beyond[0], int):
                return _element(text.split("\n"), line, beyond[0])
            return line
    return 1


def _line(entries: Sequence[tuple[int, Path]], path: Path) -> int:
    """Where this path is written, or else the first thing inside it; 0 if nowhere."""
    exact = [number for number, found in entries if found == path]
    inside = [number for number, found in entries if found[: len(path)] == path]
    return (exact or inside or [0])[0]


def _entries(text: str) -> Iterator[tuple[int, Path]]:
    """Every header and field with its line."""
    table: Path = ()
    seen: dict[Path, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if header := HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                seen[table] = seen.get(table, -1) + 1
                table = (*table, seen[table])
            yield number, table
        elif field := FIELD.match(line):
            yield number, (*table, *_parts(field[1]))


def _parts(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _element(lines: Sequence[str], start: int, index: int) -> int:
    """The line of one element of the list that begins in line ``start``."""
    left = index
    for number in range(start, len(lines) + 1):
        line = lines[number - 1]
        written = line.split("=", 1)[1] if number == start and "=" in line else line
        found = sum(not one[0].startswith("#") for one in ELEMENT.finditer(written))
        if found > left:
            return number
        left -= found
    return start
