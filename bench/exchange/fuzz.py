"""Spoilt files: each importer gets whole ones that were changed, cut, doubled and mixed.

What must hold: nothing but an error that Nearer explains, with a sentence; nothing written; and
what can be read of a file can be added and taken back, which leaves what was there before.
"""

import io
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile

from rich.table import Table

from nearer.companion import arrivals, importing
from nearer.companion.space import Space
from nearer.domain.errors import NearerError
from nearer.domain.practice import Drawn, Trial
from nearer.domain.values import Moment, Person, Revision, Tag
from nearer.exchange import own

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ADDED = 50  # of so many files that can be read one is added and taken back
HOSTILE = (
    b"=cmd|' /C x'!A0", b"\xff\xfe", b"\0", b'"', b"'", b"\r", b"\n", b"[" * 3000, b"{", b"}", b"]",
    b"NaN", b"Infinity", b"1e999", b"-0", b"null", b"9999-12-31", b"0000-00-00", b"0001-01-01",
    b"2026-02-30", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"\\ud800", b"<script>", b"../../x",
    b"2026-03-29T02:30:00", b";" * 2000, b"," * 2000, b"|" * 500, b"x" * 30_000, b"\xed\xa0\x80",
)  # fmt: skip


def samples() -> dict[str, bytes]:
    """One whole file for each importer."""
    tag, person = Tag(id="a" * 32, name="Work"), Person(id="b" * 32, alias="Ana")
    trial = Trial(
        id="c" * 32, begun=NOW, arms=("a", "b"), good="closeness", hours=3, urge_from=3,
        floor=0.2, alpha=0.05,
    )  # fmt: skip
    values = (
        tag,
        person,
        Moment(id="1" * 32, when=NOW, urge=3, people=(person.id,), tags=(tag.id,), words="x" * 60),
        Moment(id="2" * 32, when=NOW, way="prompt", closeness=9),
        trial,
        Drawn(id="d" * 32, trial=trial.id, occasion="x", when=NOW, arm="a"),
    )
    revisions = [Revision(f"{n:032x}", NOW, value) for n, value in enumerate(values)]
    journal = [
        {"title": "A day.", "body": "Words", "date": "2026-03-01", "time": "20:15", "tags": ["@a"]},
        {"title": "Another", "body": "", "date": "2026-03-02", "time": "08:15", "tags": []},
    ]
    dayone = [
        {"uuid": "A" * 32, "creationDate": "2026-03-01T19:15:00Z", "timeZone": "Asia/Tokyo",
         "text": "Snow\\. here", "tags": ["winter"]},
    ]  # fmt: skip
    return {
        "nearer": b"".join(own.written(revisions, NOW)),
        "table": b"when;urge;mood;people;tags;words\n2026-03-01 20:15;3;4;Ana;Work; and so on\n"
        b"1.3.2026;;7;;;\n2026-03-02T10:00+01:00;1;1;Ben;;'=1\n",
        "daylio": b"full_date,date,weekday,time,mood,activities,note_title,note\n"
        b'2026-03-01,March 1,Sunday,20:15,rad,"work | walk",T,"A ""good"" day"\n'
        b"2026-03-02,March 2,Monday,8:05 am,meh,,,\n",
        "bearable": b"date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
        b"1st,2026-03-01,Sunday,am,Mood,4,,well\n1st,2026-03-01,Sunday,pm,Symptom,2,A | B (x),\n",
        "jrnl": json.dumps({"tags": {"@a": 1}, "entries": journal}).encode(),
        "dayone": json.dumps({"metadata": {"version": "1.0"}, "entries": dayone}).encode(),
    }


def zipped(content: bytes) -> bytes:
    """In a zip, between files that are none of ours."""
    room = io.BytesIO()
    with ZipFile(room, "w", ZIP_DEFLATED) as whole:
        for name, part in (("photos/1.jpg", b"x" * 99), ("Journal.json", content), ("a.txt", b"")):
            whole.writestr(name, part)
    return room.getvalue()


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The same after one to four accidents."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(ACCIDENTS)(content, chance)
    return content


def fuzzed(space: Space, count: int) -> Table:
    """So many spoilt files for each importer, and what became of them."""
    table = Table(
        "importer", "files", "read", "refused", "added and taken back", "slowest, ms", box=None
    )
    whole = samples()
    for name, content in (*whole.items(), ("zip", zipped(whole["dayone"]))):
        chance = random.Random(name)
        found: Counter[str] = Counter()
        slowest = 0.0
        for number in range(count):
            file = spoilt(content, chance) if number else content
            began = time.perf_counter()
            found[tried(space, file, name, add=number % ADDED == 0)] += 1
            slowest = max(slowest, time.perf_counter() - began)
        both = found["added"]
        cells = (count, found["read"] + both, found["refused"], both)
        table.add_row(name, *(f"{n:,}" for n in cells), f"{slowest * 1000:.0f}")
    return table


def tried(space: Space, file: bytes, name: str, *, add: bool = False) -> str:
    """ "read", "refused" or "added". Raises what an importer must not raise."""
    version, before = space.version, space.revisions() if add else ()
    source = io.BytesIO(file)
    try:
        plan = importing.look(space, source, name)
    except NearerError as error:
        if not str(error):
            raise AssertionError("refused without a sentence") from error
        plan = None
    assert space.version == version, "looking has written"
    if plan is None:
        return "refused"
    if not add or not plan.revisions:
        return "read"
    importing.bring(space, plan, source, name)
    for one in arrivals.arrivals(space):
        arrivals.take_back(space, one.batch)
    assert space.revisions() == before, "taking back has not left what was there"
    return "added"


def _put(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(HOSTILE) + content[place:]


def _replace(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(HOSTILE) + content[place + chance.randint(1, 12) :]


def _byte(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.randbytes(1) + content[place + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _lines(content: bytes, chance: random.Random) -> bytes:
    """Lines in another order, one of them twice or not at all."""
    head, *lines = content.splitlines(keepends=True) or [b""]
    lines += [chance.choice(lines)] if lines and chance.random() < 0.5 else []
    chance.shuffle(lines)
    return head + b"".join(lines[: chance.randint(0, len(lines)) or None])


def _encoding(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("latin-1")
    return text.encode(chance.choice(["utf-16", "utf-8-sig", "utf-16-be", "utf-7"]))


ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _put, _put, _put, _replace, _replace, _byte, _byte, _byte, _cut, _lines, _encoding,
)  # fmt: skip
