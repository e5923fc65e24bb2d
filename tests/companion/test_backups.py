"""Copies are made when something changed, read back before they count, and let go by the rule."""

import errno
import io
import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from msgspec.structs import replace

from nearer.companion import backups, people, restoring
from nearer.companion.space import Space
from nearer.domain.errors import BadInput, StorageError, StorageFull, VaultError
from nearer.domain.values import Moment
from nearer.exchange import atomic
from nearer.exchange.copy_file import as_parts, read_copy


def note(space: Space, words: str = "") -> None:
    space.put(Moment(id=space.new_id(), when=space.now(), words=words))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def test_a_copy_is_due_at_first_and_then_a_day_later_if_something_changed(mira, folder) -> None:
    space, records = mira.space, mira.gate.records
    assert backups.is_due(space, records, folder)
    backups.make(space, records, folder)
    note(space)
    assert not backups.is_due(space, records, folder)
    mira.clock.move(days=1)
    assert backups.is_due(space, records, folder)
    backups.make(space, records, folder)
    mira.clock.move(days=30)
    assert not backups.is_due(space, records, folder)


def test_a_new_passphrase_counts_as_a_change(mira, folder) -> None:
    backups.make(mira.space, mira.gate.records, folder)
    mira.clock.move(days=2)
    mira.gate.change_passphrase(mira.space, mira.passphrase, "seven lanterns under water")
    assert backups.is_due(mira.space, mira.gate.records, folder)


def test_a_clock_that_was_ahead_holds_no_copy_back(mira, folder) -> None:
    mira.clock.move(days=400)
    backups.make(mira.space, mira.gate.records, folder)
    mira.clock.move(days=-400)
    assert backups.is_due(mira.space, mira.gate.records, folder)
    backups.make(mira.space, mira.gate.records, folder)
    assert not backups.is_due(mira.space, mira.gate.records, folder)


def test_a_copy_says_what_was_found_when_it_was_read_back(mira, folder) -> None:
    note(mira.space, "We argued")
    made = backups.make(mira.space, mira.gate.records, folder)
    assert made.whole
    assert made.records == mira.space.records_count()
    assert made.size == made.path.stat().st_size
    assert b"We argued" not in made.path.read_bytes()
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_disk_that_spoils_what_is_written_is_noticed_and_earlier_copies_stay(
    mira, folder, monkeypatch
) -> None:
    first = backups.make(mira.space, mira.gate.records, folder)
    mira.clock.move(days=1)
    note(mira.space)

    def spoilt(path: Path, parts) -> None:
        content = bytearray(b"".join(parts))
        content[len(content) // 2] ^= 1
        atomic.write_whole(path, bytes(content))

    monkeypatch.setattr(backups, "write_parts", spoilt)
    with pytest.raises(StorageError, match="did not read back"):
        backups.make(mira.space, mira.gate.records, folder)
    assert [one.path for one in backups.listed(folder)] == [first.path]


def test_a_record_that_is_damaged_here_lets_no_earlier_copy_go(mira, folder, monkeypatch) -> None:
    space, records = mira.space, mira.gate.records
    for _day in range(9):
        note(space)
        backups.make(space, records, folder)
        mira.clock.move(hours=1)  # one day: a whole copy would let the ones before it go
    assert len(backups.listed(folder)) == 1
    rows, mark = records.read(space.vault_id)
    spoilt = [rows[0]._replace(sealed=rows[0].sealed[:-1] + b"?"), *rows[1:]]
    monkeypatch.setattr(type(records), "read", lambda *_given: (spoilt, mark))
    made = backups.make(space, records, folder)
    assert (made.damaged, made.whole) == (1, False)
    assert len(backups.listed(folder)) == 2


def test_a_full_disk_loses_nothing_and_says_so(mira, folder, monkeypatch) -> None:
    first = backups.make(mira.space, mira.gate.records, folder)
    mira.clock.move(days=1)
    note(mira.space)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(StorageFull, match="no room left"):
        backups.make(mira.space, mira.gate.records, folder)
    assert [*folder.iterdir()] == [first.path]


def test_a_chosen_folder_that_is_gone_is_said_and_not_made(mira, tmp_path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    backups.choose(mira.space, str(disk), automatic=True)
    own, chosen = backups.folders(mira.space, tmp_path)
    assert (own, chosen) == (tmp_path / "copies", disk)
    assert backups.missing(mira.space) == ""
    disk.rmdir()
    assert "not there now" in backups.missing(mira.space)
    with pytest.raises(StorageError):
        backups.make(mira.space, mira.gate.records, disk, own=False)
    assert not disk.exists()


@pytest.mark.parametrize(
    "folder", ["copies", "/no/such/folder", "/tmp\0x", "/" + "a" * 300, "~nobody-of-that-name/x"]
)
def test_a_folder_that_cannot_be_is_refused(space, folder) -> None:
    with pytest.raises(BadInput):
        backups.choose(space, folder, automatic=True)
    assert backups.wishes(space).folder == ""


def test_a_folder_that_answers_with_an_error_is_missing_and_ends_nothing(mira, tmp_path) -> None:
    unreachable = tmp_path / ("a" * 300)  # the system refuses to look there at all
    mira.space.put(replace(backups.wishes(mira.space), folder=str(unreachable)))
    assert "cannot be reached" in backups.missing(mira.space)
    places = backups.folders(mira.space, tmp_path)
    backups.make(mira.space, mira.gate.records, places[0])
    with pytest.raises(StorageError):
        backups.make(mira.space, mira.gate.records, unreachable, own=False)
    with pytest.raises(StorageError, match="Your space is as it was"):
        backups.make(mira.space, mira.gate.records, unreachable)
    assert backups.renew(mira.space, mira.gate.records, places) == 0
    assert backups.remove_all(unreachable, mira.space.vault_id) == 0


@pytest.mark.parametrize("path", ["/" + "a" * 300, "/dev/null/x", "/proc/self/mem/x"])
def test_a_path_that_no_file_can_have_ends_in_a_sentence(path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        backups.open_file(Path(path))


def test_copies_of_others_and_other_files_are_left_alone(mira, folder, elsewhere) -> None:
    other, _code = elsewhere.create("seven lanterns under water", mira.space.preferences())
    theirs = backups.make(other, elsewhere.records, folder)
    note_of_mine = folder / "nearer-letter.copy"
    note_of_mine.write_text("mine")
    for _hour in range(3):
        mira.clock.move(minutes=5)
        note(mira.space)
        backups.make(mira.space, mira.gate.records, folder)
    assert len(backups.listed(folder, mira.space.vault_id)) == 1
    assert backups.remove_all(folder, mira.space.vault_id) == 1
    assert sorted(folder.iterdir()) == sorted([theirs.path, note_of_mine])


def test_a_link_laid_where_a_copy_goes_is_replaced_and_not_followed(mira, folder, tmp_path) -> None:
    made = backups.make(mira.space, mira.gate.records, folder)
    victim = tmp_path / "letter.txt"
    victim.write_text("Dear")
    made.path.unlink()
    made.path.symlink_to(victim)
    again = backups.make(mira.space, mira.gate.records, folder)
    assert victim.read_text() == "Dear"
    assert again.path == made.path
    assert not again.path.is_symlink()


def test_copies_made_anew_hold_nothing_that_was_deleted(mira, tmp_path) -> None:
    places = backups.folders(mira.space, tmp_path)
    person = people.add(mira.space, "Noor")
    backups.make(mira.space, mira.gate.records, places[0])
    mira.space.erase(person.id)
    mira.clock.move(minutes=1)
    assert backups.renew(mira.space, mira.gate.records, places) == 1
    (left,) = backups.listed(places[0])
    opened = restoring.by_space(mira.space, backups.open_file(left.path))
    assert person.id not in {one.value.id for one in opened.revisions}


def test_a_copy_to_take_along_is_the_same_file(mira) -> None:
    name, parts = backups.as_file(mira.space, mira.gate.records)
    source: BinaryIO = io.BytesIO(b"".join(parts))
    copy = read_copy(source)
    assert name.startswith(f"nearer-{mira.space.vault_id.hex()[:8]}-20260310T060000Z")
    assert b"".join(as_parts(copy)) == source.getvalue()


def test_a_space_that_is_deleted_while_its_copy_is_made_leaves_none(
    mira, folder, monkeypatch
) -> None:
    def deleted_meanwhile(path: Path, parts) -> None:
        atomic.write_parts(path, parts)
        mira.gate.destroy(mira.space)

    monkeypatch.setattr(backups, "write_parts", deleted_meanwhile)
    with pytest.raises(VaultError):
        backups.make(mira.space, mira.gate.records, folder)
    assert backups.listed(folder) == ()


def test_what_a_killed_process_left_unfinished_is_removed_in_time(mira, folder) -> None:
    first = backups.make(mira.space, mira.gate.records, folder)
    ours = folder / f".{first.path.name}.x1y2"
    ours.write_bytes(b"half")
    other = folder / ".something-else"
    other.write_bytes(b"mine")
    mira.clock.set(datetime.now(UTC))
    backups.make(mira.space, mira.gate.records, folder)
    assert ours.exists(), "another process may still be writing it"
    mira.clock.move(hours=2)
    backups.make(mira.space, mira.gate.records, folder)
    assert not ours.exists()
    assert other.exists()
