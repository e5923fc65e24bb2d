"""How long opening a large space takes, beside the same records kept without a cipher.

    python -m bench.open [records]

Both stores lie in SQLite in a temporary folder and are read by the same code in turns, so that
the ratio does not depend on what else the machine does. The key derivation is shown apart.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from nearer import storage, vault
from nearer.domain.bulk import collector_off
from nearer.domain.codec import decode, encode
from nearer.domain.ports import Records, SealedRecord, VaultRow
from nearer.domain.values import Moment, Revision
from nearer.settings import Database

ROUNDS = 7
SAVES = 500
PASSPHRASE = "velvet otters borrow thunder"
VAULT = bytes(range(16))
WORDS = "She asked how the week had been and I said fine and looked for my coat. "


def moments(count: int) -> list[Revision]:
    """Check-ins of one person, ten a day, every tenth with a few lines of text."""
    first = datetime(2016, 1, 1, 8, tzinfo=UTC)
    found = []
    for number in range(count):
        when = first + timedelta(hours=2.4 * number)
        moment = Moment(
            id=number.to_bytes(16, "big").hex(),
            when=when,
            zone="Europe/Berlin",
            way="prompt" if number % 3 else "self",
            people=(os.urandom(16).hex(),) if number % 2 else (),
            alone=not number % 2,
            tags=tuple(os.urandom(16).hex() for _ in range(number % 4)),
            urge=number % 11,
            closeness=(number * 7) % 11,
            mood=(number * 3) % 11,
            words=WORDS * (5 if number % 10 == 0 else 0),
        )
        found.append(Revision(os.urandom(16).hex(), when, moment))
    return found


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def decode_all(rows: Sequence[SealedRecord]) -> list[Revision]:
    """What opening would cost without a cipher: the twin's rows are bare JSON."""
    with collector_off():
        return [decode(plain) for _, plain in rows]


def fill(records: Records, rows: Sequence[SealedRecord], header: bytes) -> None:
    records.create(VaultRow(VAULT, "", header))
    records.write(VAULT, rows)


def save_one(records: Records, key: vault.VaultKey, revision: Revision) -> None:
    record_id = os.urandom(16)
    records.write(
        VAULT, [SealedRecord(record_id, key.seal(record_id, encode(revision), os.urandom))]
    )


def resident() -> int:
    """Bytes of memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        sealed = storage.open_records(Database("sqlite", path=Path(folder) / "sealed.db"))
        bare = storage.open_records(Database("sqlite", path=Path(folder) / "bare.db"))
        header, key, _ = vault.create(VAULT, PASSPHRASE, os.urandom)
        revisions = moments(count)
        plain = [SealedRecord(bytes.fromhex(r.id), encode(r)) for r in revisions]
        fill(bare, plain, header)
        fill(
            sealed,
            [SealedRecord(i, key.seal(i, content, os.urandom)) for i, content in plain],
            header,
        )
        del revisions
        size = statistics.mean(len(content) for _, content in plain)
        del plain
        measure(count, size, sealed, bare, header)


def measure(count: int, size: float, sealed: Records, bare: Records, header: bytes) -> None:
    derivation = seconds(lambda: vault.unlock(VAULT, header, PASSPHRASE))
    key = vault.unlock(VAULT, header, PASSPHRASE)

    def open_sealed() -> list[Revision]:
        values, damaged = key.open_all(sealed.read(VAULT)[0], decode)
        assert len(values) == count
        assert not damaged
        return values

    def open_bare() -> list[Revision]:
        return decode_all(bare.read(VAULT)[0])

    times = [(seconds(open_sealed), seconds(open_bare)) for _ in range(ROUNDS)]
    before = resident()
    values = open_sealed()
    held = resident() - before
    saves = sorted(seconds(lambda: save_one(sealed, key, values[-1])) for _ in range(SAVES))
    sealed_median, bare_median = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(one / other for one, other in times)

    table = Table(f"{count:,} records of {size:.0f} bytes", "measured", "bar", box=None)
    table.add_row("key derivation", f"{derivation:.3f} s", "")
    table.add_row("read, open and decode", f"{sealed_median:.3f} s", "0.5 s")
    table.add_row("the same without a cipher", f"{bare_median:.3f} s", "")
    table.add_row("ratio", f"{ratio:.2f}", "1.5")
    table.add_row("memory per record", f"{held / count:,.0f} bytes", "")
    table.add_row("durable save, median", f"{saves[SAVES // 2] * 1000:.1f} ms", "")
    table.add_row("durable save, 95 of 100", f"{saves[SAVES * 95 // 100] * 1000:.1f} ms", "10 ms")
    Console().print(table)


if __name__ == "__main__":
    main()
