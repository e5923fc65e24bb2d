"""A file that waits to be imported: kept sealed like everything else, until it is taken or not."""

import io
import zlib
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from nearer.companion.space import Space
from nearer.domain.arrival import Incoming
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.text import NAME
from nearer.domain.tongue import gettext as _
from nearer.exchange.opening import LARGEST

PART = 700_000  # bytes in one record: a third more as text, and under one MiB
LEVEL = 1  # of packing: it lies here for minutes
KEPT = timedelta(days=7)

Asked = tuple[tuple[str, str], ...]


def keep(space: Space, name: str, content: bytes) -> Incoming:
    """Keep a file in the place of any that waited. Its first part. Raises BadInput."""
    if len(content) > LARGEST:
        raise BadInput(_("This file is too large to be kept here. Divide it."), "file")
    packed = zlib.compress(content, LEVEL)
    batch, now = space.new_id(), space.now()
    pieces = [packed[start : start + PART] for start in range(0, len(packed), PART)]
    parts = [
        Incoming(
            id=f"incoming-{batch}-{part}",
            batch=batch,
            when=now,
            name=_name(name),
            part=part,
            parts=len(pieces),
            content=piece,
        )
        for part, piece in enumerate(pieces)
    ]
    with space.working():
        before = [one.id for one in space.all(Incoming)]
        space.put(*parts, erase=before, brought_in=True)
    return parts[0]


def waiting(space: Space) -> Incoming | None:
    """The first part of the file that waits, if it is whole."""
    parts = _parts(space)
    return parts[0] if parts and len(parts) == parts[0].parts else None


def content(space: Space) -> io.BytesIO:
    """Raises NotFound where no file waits."""
    parts = _parts(space)
    if not parts or len(parts) != parts[0].parts:
        raise NotFound("No file waits here any more.")
    return io.BytesIO(zlib.decompress(b"".join(one.content for one in parts)))


def ask(space: Space, asked: Asked) -> Incoming:
    """Keep what was chosen about the file that waits. Raises NotFound."""
    first = waiting(space)
    if first is None:
        raise NotFound("No file waits here any more.")
    changed = replace(first, asked=asked)
    space.put(changed, brought_in=True)
    return changed


def throw_away(space: Space) -> None:
    """Forget the file that waits, for good."""
    with space.working():
        space.erase(*(one.id for one in space.all(Incoming)))


def forget_old(space: Space) -> None:
    """Forget a file that has waited for long, or of which a part is missing."""
    with space.working():
        first = waiting(space)
        if first is None or space.now() - first.when > KEPT:
            throw_away(space)


def _parts(space: Space) -> Sequence[Incoming]:
    return sorted(space.all(Incoming), key=lambda one: one.part)


def _name(name: str) -> str:
    """The file's name without its folders, as one short line."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if sign.isprintable())[-NAME * 2 :] or "file"
