"""Flips one random bit of a closed database file, again and again, and tells what became of it.

    python -m bench.flips [--flips 10000] [--seed 1]

After each flip the file is opened as `nearer verify` does: keys, every record, the store's own
check. Where the store cannot read on, its rows are rescued into a new file. Told by the place that
was hit: whether it was noticed, and whether every other record could be read. A flip in room that
nothing uses, or in a figure that nothing reads, changes nothing; it is counted apart.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from bench.places import SEALED, UNUSED, places_of
from rich.console import Console
from rich.progress import track
from rich.table import Table

from nearer import storage, vault
from nearer.domain.errors import DamagedRecord, NearerError
from nearer.domain.ports import Records, SealedRecord, VaultRow
from nearer.settings import Database

PASSPHRASE = "velvet otters borrow thunder"
VAULT = bytes(range(16))
SIZES = [200, 200, 300, 450, 450, 900, 2500, 5000, 20_000]
OUTCOMES = ("noticed", "rescued", "nothing changed", "BROKEN")


@dataclass(frozen=True)
class Whole:
    """The file before anything was flipped, and what is in it."""

    file: bytes
    header: bytes
    key: vault.VaultKey
    contents: dict[bytes, bytes]
    places: list[str]  # for each byte, what it is for


@dataclass(frozen=True)
class Reading:
    """What could be read, and whether anything was said to be wrong."""

    contents: dict[bytes, bytes]
    header: bytes
    told: bool


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.flips", description=__doc__)
    parser.add_argument("--flips", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--frame", action="store_true", help="only what is neither record nor room")
    asked = parser.parse_args()
    chance, began = random.Random(asked.seed), time.monotonic()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        whole = make(Path(folder) / "whole.db", chance)
        bits = [
            8 * byte + bit
            for byte, place in enumerate(whole.places)
            for bit in range(8)
            if not asked.frame or place not in {SEALED, UNUSED}
        ]
        for _ in track(range(asked.flips), "Flipping", console=Console(stderr=True)):
            bit = chance.choice(bits)
            outcome = flip(whole, bit, Path(folder))
            tally[whole.places[bit // 8]][outcome] += 1
            if outcome == "BROKEN":
                broken.append(bit)
    show(tally, len(whole.file), time.monotonic() - began)
    for bit in broken[:20]:
        print(f"bit {bit}: {whole.places[bit // 8]}, byte {bit // 8 % 4096} of its page")
    sys.exit(bool(broken))


def make(path: Path, chance: random.Random) -> Whole:
    """A closed vault of some hundred records, with some erased among them."""
    records = storage.open_records(Database("sqlite", path=path))
    header, key, _ = vault.create(VAULT, PASSPHRASE, chance.randbytes, vault.LEAST_COST)
    records.create(VaultRow(VAULT, "", header))
    sealed: dict[bytes, bytes] = {}
    for _ in range(60):
        added = [_sealed(key, chance) for _ in range(chance.randint(1, 6))]
        gone = chance.sample(sorted(sealed), min(len(sealed), chance.randint(0, 2)))
        records.write(VAULT, added, gone)
        sealed.update(added)
        for record_id in gone:
            del sealed[record_id]
    records.close()
    contents = {record_id: key.open(record_id, row) for record_id, row in sealed.items()}
    file = path.read_bytes()
    return Whole(file, header, key, contents, places_of(file, header, sealed))


def _sealed(key: vault.VaultKey, chance: random.Random) -> SealedRecord:
    record_id, content = chance.randbytes(16), chance.randbytes(chance.choice(SIZES))
    return SealedRecord(record_id, key.seal(record_id, content, chance.randbytes))


def flip(whole: Whole, bit: int, folder: Path) -> str:
    """One of ``OUTCOMES``. Broken is: unnoticed though something is missing or different, or
    another record lost than the one that was hit."""
    flipped = bytearray(whole.file)
    flipped[bit // 8] ^= 1 << bit % 8
    for old in folder.glob("f*.db*"):
        old.unlink()
    path = folder / "flipped.db"
    path.write_bytes(flipped)
    first = read(whole, path)
    if enough(whole, first):
        same = first.contents == whole.contents and first.header == whole.header
        if first.told:
            return "noticed"
        return "nothing changed" if same else "BROKEN"
    if not first.told:
        return "BROKEN"
    path.write_bytes(flipped)
    try:
        storage.rescue(path, Database("sqlite", path=folder / "fresh.db"))
    except NearerError:
        return "BROKEN"
    return "rescued" if enough(whole, read(whole, folder / "fresh.db")) else "BROKEN"


def read(whole: Whole, path: Path) -> Reading:
    """Open it as a person does: find the vault, look at its keys, open every record, verify."""
    try:
        records = storage.open_records(Database("sqlite", path=path))
        try:
            return _read(whole, records)
        finally:
            records.close()
    except NearerError:
        return Reading({}, b"", told=True)


def _read(whole: Whole, records: Records) -> Reading:
    found = records.vaults()
    if [row.id for row in found] != [VAULT]:
        return Reading({}, b"", told=True)
    contents, told = {}, bool(records.check()) or bool(vault.header_troubles(found[0].header))
    for record_id, sealed in records.read(VAULT)[0]:
        try:
            contents[record_id] = whole.key.open(record_id, sealed)
        except DamagedRecord:
            told = True
    return Reading(contents, found[0].header, told)


def enough(whole: Whole, found: Reading) -> bool:
    """All records but at most one are there as they were, and the keys open it one way or both."""
    right = sum(whole.contents.get(id_) == content for id_, content in found.contents.items())
    opens = len(vault.header_troubles(found.header)) < 2 and found.header[:7] == whole.header[:7]
    return right >= len(whole.contents) - 1 and right == len(found.contents) and opens


def show(tally: dict[str, Counter[str]], size: int, seconds: float) -> None:
    flips = sum(sum(counts.values()) for counts in tally.values())
    table = Table(f"{flips:,} flips in {size:,} bytes, {seconds:.0f} s", *OUTCOMES, box=None)
    for place in sorted(tally, key=lambda place: -sum(tally[place].values())):
        table.add_row(place, *(f"{tally[place][outcome]:,}" for outcome in OUTCOMES))
    every = sum(tally.values(), Counter[str]())
    table.add_row("all", *(f"{every[outcome]:,}" for outcome in OUTCOMES), style="bold")
    Console().print(table)


if __name__ == "__main__":
    main()
