"""Many threads and processes use one store at the same time and lose nothing of each other's."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence

from nearer import storage
from nearer.domain.ports import Mark, SealedRecord
from nearer.settings import Database

OPEN = """
import sys
from nearer import storage
from nearer.domain.ports import SealedRecord
from nearer.settings import read_settings

records = storage.open_records(read_settings().database)
"""
WRITE = """
vault_id = records.vaults()[0].id
for number in range(25):
    for _ in range(2):
        record_id = (int(sys.argv[1]) * 1000 + number).to_bytes(16, "big")
        records.write(vault_id, [SealedRecord(record_id, b"from process " + sys.argv[1].encode())])
"""


def address(database: Database) -> str:
    if database.path:
        return f"sqlite://{database.path}"
    return f"postgresql://{database.user}:@/{database.name}?host={database.host}"


def processes(database: Database, program: str, count: int) -> list[subprocess.Popen[str]]:
    environment = {"NEARER_DATABASE_URL": address(database), "NEARER_DATA": "/tmp"}
    return [
        subprocess.Popen(
            [sys.executable, "-c", program, str(number)],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(count)
    ]


def all_ended_well(started: Sequence[subprocess.Popen[str]]) -> None:
    for process in started:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint


def in_threads(count: int, act: Callable[[int], None]) -> None:
    troubles: list[BaseException] = []

    def run(number: int) -> None:
        try:
            act(number)
        except BaseException as error:  # noqa: BLE001 - told below
            troubles.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not troubles, troubles


def test_threads_lose_nothing_and_readers_miss_nothing(records, vault_id, row) -> None:
    writers, each = 6, 20
    seen: list[SealedRecord] = []

    def read_along() -> None:
        reached = 0
        end = time.monotonic() + 60
        while reached < writers * each and time.monotonic() < end:
            rows, mark = records.read(vault_id, reached)
            assert len(rows) == mark.written - reached
            seen.extend(rows)
            reached = mark.written
        records.close()

    def act(number: int) -> None:
        if number == writers:
            read_along()
            return
        for n in range(each):
            records.write(vault_id, [row(number * each + n)])
        records.close()

    in_threads(writers + 1, act)
    assert set(seen) == {row(n) for n in range(writers * each)}
    assert records.read(vault_id) == (seen, Mark(writers * each, 0))


def test_one_record_sent_by_many_threads_is_kept_once(records, vault_id, row) -> None:
    def act(_: int) -> None:
        records.write(vault_id, [row(1), row(2)])
        records.close()

    in_threads(8, act)
    assert records.read(vault_id) == ([row(1), row(2)], Mark(2, 0))


def test_processes_lose_nothing(database, records, vault_id) -> None:
    records.close()
    all_ended_well(processes(database, OPEN + WRITE, 3))
    rows, mark = records.read(vault_id)
    assert mark == Mark(75, 0)
    wanted = {(p * 1000 + n).to_bytes(16, "big") for p in range(3) for n in range(25)}
    assert {record.id for record in rows} == wanted
    assert records.check() == []


def test_processes_that_start_at_once_make_the_tables_once(database) -> None:
    all_ended_well(processes(database, OPEN, 4))
    assert storage.open_records(database).vaults() == []


def test_erasing_while_others_write_and_read(records, vault_id, row) -> None:
    records.write(vault_id, [row(n) for n in range(60)])

    def act(number: int) -> None:
        for n in range(20):
            if number == 0:
                records.write(vault_id, (), [row(n).id])
            elif number == 1:
                records.write(vault_id, [row(100 + n)])
            else:
                records.read(vault_id)
        records.close()

    in_threads(3, act)
    rows, mark = records.read(vault_id)
    assert mark == Mark(80, 20)
    wanted = {row(n) for n in range(20, 60)} | {row(100 + n) for n in range(20)}
    assert set(rows) == wanted
    assert records.check() == []
