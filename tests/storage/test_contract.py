"""What every store promises. All of it holds on SQLite and on PostgreSQL."""

import os
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearer import storage
from nearer.domain.errors import HeaderChanged, NoSuchVault, StorageError, VaultExists
from nearer.domain.ports import Mark, SealedRecord, VaultRow

OTHER = VaultRow(b"of somebody else", "robin", b"their header")


def test_a_vault_is_found_again_oldest_first(records, vault_id) -> None:
    records.create(OTHER)
    assert [row.id for row in records.vaults()] == [vault_id, OTHER.id]
    assert records.vaults()[1] == OTHER
    assert records.header(OTHER.id) == OTHER.header
    assert records.mark(OTHER.id) == Mark(0, 0)


@pytest.mark.parametrize(
    "taken", [VaultRow(b"another id......", "", b""), VaultRow(b"a vault's own id", "new", b"")]
)
def test_a_name_or_id_is_taken_once(records, vault_id, taken) -> None:
    header = records.header(vault_id)
    with pytest.raises(VaultExists):
        records.create(taken)
    assert [row.id for row in records.vaults()] == [vault_id]
    assert records.header(vault_id) == header


def test_what_is_not_there_is_told(records) -> None:
    for act in (
        records.header,
        records.mark,
        records.read,
        records.write,
        lambda nobody: records.replace_header(nobody, b"", b""),
    ):
        with pytest.raises(NoSuchVault):
            act(b"never made ....!")


def test_keys_are_replaced_only_if_they_still_are_what_was_read(records, vault_id) -> None:
    old = records.header(vault_id)
    records.replace_header(vault_id, old, b"new keys")
    assert records.header(vault_id) == b"new keys"
    assert records.vaults()[0].header == b"new keys"
    with pytest.raises(HeaderChanged):
        records.replace_header(vault_id, old, b"newer keys")
    assert records.header(vault_id) == b"new keys"


def test_rows_come_back_in_the_order_of_writing(records, vault_id, row) -> None:
    first, second = [row(n) for n in (5, 1, 9)], [row(n) for n in (3, 2)]
    assert records.write(vault_id, first) == Mark(3, 0)
    assert records.write(vault_id, second) == Mark(5, 0)
    assert records.read(vault_id) == ([*first, *second], Mark(5, 0))


def test_only_what_is_newer_than_the_mark_is_read(records, vault_id, row) -> None:
    mark = records.write(vault_id, [row(1), row(2)])
    assert records.read(vault_id, mark.written) == ([], mark)
    records.write(vault_id, [row(3)])
    assert records.read(vault_id, mark.written) == ([row(3)], Mark(3, 0))
    assert records.read(vault_id, 99) == ([], Mark(3, 0))


def test_writing_twice_is_harmless(records, vault_id, row) -> None:
    once = records.write(vault_id, [row(1), row(2)])
    assert records.write(vault_id, [row(2), row(1)]) == once
    assert records.write(vault_id, [row(1), row(3)]) == Mark(3, 0)
    assert records.read(vault_id)[0] == [row(1), row(2), row(3)]


def test_a_record_that_is_there_stays_as_it_was(records, vault_id, row) -> None:
    records.write(vault_id, [row(1)])
    records.write(vault_id, [SealedRecord(row(1).id, b"put in its place")])
    assert records.read(vault_id)[0] == [row(1)]


def test_the_first_of_one_id_in_one_act_counts(records, vault_id, row) -> None:
    again = SealedRecord(row(1).id, b"the same id once more")
    assert records.write(vault_id, [row(1), again, row(2)]) == Mark(2, 0)
    assert records.read(vault_id)[0] == [row(1), row(2)]


def test_erased_rows_are_gone_and_counted(records, vault_id, row) -> None:
    records.write(vault_id, [row(n) for n in range(5)])
    assert records.write(vault_id, [row(9)], [row(0).id, row(3).id]) == Mark(6, 2)
    assert records.read(vault_id) == ([row(1), row(2), row(4), row(9)], Mark(6, 2))
    assert records.check() == []


def test_erasing_what_is_not_there_changes_nothing(records, vault_id, row) -> None:
    before = records.write(vault_id, [row(1)])
    assert records.write(vault_id, (), [row(2).id, row(2).id]) == before
    assert records.write(vault_id) == before


def test_a_place_in_the_order_is_never_used_twice(records, vault_id, row) -> None:
    records.write(vault_id, [row(1), row(2)])
    records.write(vault_id, (), [row(2).id])
    assert records.write(vault_id, [row(3)]) == Mark(3, 1)
    assert records.read(vault_id, 2)[0] == [row(3)]


def test_one_act_happens_whole_or_not_at_all(records, vault_id, row) -> None:
    before = records.write(vault_id, [row(1)])
    impossible = SealedRecord(row(3).id, None)
    with pytest.raises(StorageError):
        records.write(vault_id, [row(2), impossible], [row(1).id])
    assert records.read(vault_id) == ([row(1)], before)
    assert records.write(vault_id, [row(2)]) == Mark(2, 0)


def test_many_rows_at_once(records, vault_id, row) -> None:
    rows = [row(n) for n in range(1701)]
    assert records.write(vault_id, rows[:1200]) == Mark(1200, 0)
    assert records.write(vault_id, rows) == Mark(1701, 0)
    assert records.read(vault_id)[0] == rows
    gone = random.Random(1).sample(rows, 900)
    assert records.write(vault_id, (), (r.id for r in gone)) == Mark(1701, 900)
    ids = {r.id for r in gone}
    assert records.read(vault_id)[0] == [r for r in rows if r.id not in ids]


@pytest.mark.parametrize("size", [0, 1, 4000, 4062, 4096, 1_052_701])
def test_rows_of_any_size_come_back(records, vault_id, row, size) -> None:
    records.write(vault_id, [row(1, size), row(2)])
    assert records.read(vault_id)[0] == [row(1, size), row(2)]


def test_vaults_know_nothing_of_each_other(records, vault_id, row) -> None:
    records.create(OTHER)
    records.write(vault_id, [row(1), row(2)])
    theirs = SealedRecord(row(1).id, b"another under the same id")
    assert records.write(OTHER.id, [theirs], [row(2).id]) == Mark(1, 0)
    assert records.read(OTHER.id) == ([theirs], Mark(1, 0))
    assert records.read(vault_id) == ([row(1), row(2)], Mark(2, 0))


def test_a_destroyed_vault_is_gone_and_the_others_are_not(records, vault_id, row) -> None:
    records.create(OTHER)
    records.write(vault_id, [row(1)])
    records.write(OTHER.id, [row(2)])
    records.destroy(vault_id)
    records.destroy(vault_id)
    assert records.vaults() == [OTHER]
    with pytest.raises(NoSuchVault):
        records.read(vault_id)
    assert records.read(OTHER.id)[0] == [row(2)]
    records.create(VaultRow(vault_id, "", b"made anew"))
    assert records.read(vault_id) == ([], Mark(0, 0))


def test_what_one_process_wrote_the_next_one_reads(database, records, vault_id, row) -> None:
    records.write(vault_id, [row(1)])
    records.close()
    assert storage.open_records(database).read(vault_id)[0] == [row(1)]


def test_rows_lost_behind_its_back_are_told(records, vault_id, row) -> None:
    from django.db import connections

    records.write(vault_id, [row(1), row(2)])
    assert records.check() == []
    with connections[records._alias].cursor() as cursor:
        cursor.execute("DELETE FROM nearer_record WHERE number = 2")
    assert records.check() == ["Space 1 should have 2 records and has 1."]


def test_a_spoilt_header_is_read_from_its_second_copy(records, vault_id) -> None:
    from django.db import connections

    whole = records.header(vault_id)
    with connections[records._alias].cursor() as cursor:
        cursor.execute("UPDATE nearer_vault SET header = %s", [b"spoilt" + whole[6:]])
    assert records.header(vault_id) == whole
    assert records.vaults()[0].header == whole
    assert len(records.check()) == 1
    records.replace_header(vault_id, whole, b"new keys")
    assert records.check() == []


ACTS = st.lists(
    st.tuples(st.lists(st.integers(0, 12), max_size=5), st.lists(st.integers(0, 12), max_size=3)),
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_any_run_of_acts_leaves_what_a_list_would(
    records, row: Callable[..., SealedRecord], acts
) -> None:
    vault = VaultRow(os.urandom(16), os.urandom(8).hex(), b"")
    records.create(vault)
    kept: dict[bytes, SealedRecord] = {}
    written = erased = 0
    for added, gone in acts:
        mark = records.write(vault.id, [row(n) for n in added], [row(n).id for n in gone])
        for number in added:
            written += row(number).id not in kept
            kept.setdefault(row(number).id, row(number))
        erased += sum(kept.pop(row(n).id, None) is not None for n in dict.fromkeys(gone))
        assert mark == Mark(written, erased)
    assert records.read(vault.id) == (list(kept.values()), Mark(written, erased))
