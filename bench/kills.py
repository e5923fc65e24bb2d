"""Kills a saving process at random, again and again, and looks for what it had been promised.

    python -m bench.kills [--kills 10000] [--seed 1]

A child saves and erases records and tells each one only after the store has acknowledged it. It is
killed (SIGKILL) at a random moment: while it opens, saves, erases or cleans up. Then the vault is
opened with its passphrase and everything that was told is looked for. Power cuts are not tried:
what the disk itself forgets is beyond this.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from nearer import storage, vault
from nearer.domain.ports import SealedRecord, VaultRow
from nearer.settings import Database

PASSPHRASE = "velvet otters borrow thunder"
VAULT = bytes(range(16))
MOST_LINES = 14  # of those it tells before it may be killed; two for each act
LONGEST_WAIT = 0.006  # seconds between hearing that and the kill: about two acts
LONGEST_OPENING = 0.008  # seconds after the start, for those killed while opening
ONE_VAULT = 250  # kills before it is destroyed for a new one, so that looking stays quick
LOOK_THROUGH = 50  # kills between two looks through the whole store


@dataclass
class Tally:
    saved: int = 0
    erased: int = 0
    while_opening: int = 0
    not_told: int = 0  # done, but killed before it was told
    lost: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Database("sqlite", path=Path(folder) / "nearer.db"), asked.kills, asked.seed)
    show(tally, asked.kills, time.monotonic() - began)
    sys.exit(bool(tally.lost))


def run(database: Database, kills: int, seed: int) -> Tally:
    """Kill that often. Connections are closed before each fork and opened anew on both sides."""
    chance = random.Random(seed)
    tally = Tally()
    kept: set[bytes] = set()
    for turn in track(range(kills), "Killing", console=Console(stderr=True)):
        if turn % ONE_VAULT == 0:
            key, kept = start_over(database), set()
        told = one_life(database, key, chance, sorted(kept)[:3])
        after, perhaps = promised(kept, told, tally)
        kept = look(database, after, perhaps, tally, turn)
    return tally


def start_over(database: Database) -> vault.VaultKey:
    records = storage.open_records(database)
    records.destroy(VAULT)
    header, key, _ = vault.create(VAULT, PASSPHRASE, os.urandom, vault.LEAST_COST)
    records.create(VaultRow(VAULT, "", header))
    records.close()
    return key


def one_life(
    database: Database, key: vault.VaultKey, chance: random.Random, old: list[bytes]
) -> list[str]:
    """What a child told before it was killed. It may also erase what ``old`` names."""
    reading, writing = os.pipe()
    seed, early = chance.random(), chance.random() < 0.1
    child = os.fork()
    if child == 0:
        os.close(reading)
        save_for_ever(database, key, random.Random(seed), old, writing)
    os.close(writing)
    told, lines = b"", 0 if early else chance.randint(1, MOST_LINES)
    while told.count(b"\n") < lines:
        part = os.read(reading, 4096)
        if not part:
            raise RuntimeError("the saving process ended by itself")
        told += part
    time.sleep(chance.uniform(0, LONGEST_OPENING if early else LONGEST_WAIT))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        told += more
    os.close(reading)
    return told.decode().split("\n")[:-1]


def save_for_ever(
    database: Database, key: vault.VaultKey, chance: random.Random, old: list[bytes], told: int
) -> None:
    """Says what it is about to do, does it, and says that it is done."""

    def tell(line: str) -> None:
        os.write(told, line.encode() + b"\n")

    try:
        records = storage.open_records(database)
        mine = list(old)
        while True:
            record_id = os.urandom(16)
            content = b"x" * chance.choice([20, 300, 2000, 9000])
            tell(f"save {record_id.hex()}")
            records.write(
                VAULT, [SealedRecord(record_id, key.seal(record_id, content, os.urandom))]
            )
            tell("done")
            mine.append(record_id)
            if chance.random() < 0.3:
                gone = mine.pop(chance.randrange(len(mine)))
                tell(f"erase {gone.hex()}")
                records.write(VAULT, (), [gone])
                tell("done")
    finally:
        os._exit(1)  # only after an error: it must not go on as the parent


def promised(kept: set[bytes], told: list[str], tally: Tally) -> tuple[set[bytes], set[bytes]]:
    """The records that must be there now, and those if the last act, not acknowledged, was done."""
    now, after = set(kept), set(kept)
    tally.while_opening += not told
    for line in told:
        verb, _, record_id = line.partition(" ")
        if verb == "done":
            tally.saved += len(after) > len(now)
            tally.erased += len(after) < len(now)
            now = set(after)
        elif verb == "save":
            after.add(bytes.fromhex(record_id))
        else:
            after.discard(bytes.fromhex(record_id))
    return now, after


def look(
    database: Database, promised: set[bytes], perhaps: set[bytes], tally: Tally, turn: int
) -> set[bytes]:
    """Open the vault as a person does and compare; the records that are there."""
    records = storage.open_records(database)
    key = vault.unlock(VAULT, records.header(VAULT), PASSPHRASE)
    rows, mark = records.read(VAULT)
    contents, damaged = key.open_all(rows, bytes)
    there = {row.id for row in rows}
    if there not in (promised, perhaps):
        tally.lost.append(
            f"kill {turn}: {len(promised - there)} missing, {len(there - perhaps)} too many"
        )
    if damaged or len(contents) != mark.written - mark.erased:
        tally.lost.append(f"kill {turn}: {len(damaged)} damaged, {len(rows)} rows for {mark}")
    if turn % LOOK_THROUGH == 0:
        tally.lost += [f"kill {turn}: {trouble}" for trouble in records.check()]
    tally.not_told += there != promised
    records.close()
    return there


def show(tally: Tally, kills: int, seconds: float) -> None:
    table = Table(f"{kills:,} kills in {seconds:.0f} s", "", box=None)
    table.add_row("saves acknowledged", f"{tally.saved:,}")
    table.add_row("erasures acknowledged", f"{tally.erased:,}")
    table.add_row("killed before anything was told", f"{tally.while_opening:,}")
    table.add_row("done but not yet told", f"{tally.not_told:,}")
    table.add_row("promises broken", f"{len(tally.lost):,}")
    Console().print(table)
    for line in tally.lost[:20]:
        print(line)


if __name__ == "__main__":
    main()
