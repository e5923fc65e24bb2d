"""A space in step with its rows: kept, changed, erased, shared between two windows, damaged."""

import sqlite3
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from nearer.companion.space import named
from nearer.domain.errors import BadInput, NotFound, VaultError
from nearer.domain.values import Moment, Person, Reason, Tag


def tag(number: int, name: str = "") -> Tag:
    return Tag(id=f"{number:032x}", name=name or f"tag {number}")


def rows_of(folder: Path) -> int:
    with sqlite3.connect(folder / "nearer.db") as database:
        count: int = database.execute("SELECT count(*) FROM nearer_record").fetchone()[0]
    return count


def test_what_is_put_is_there_after_opening_again(mira: Any) -> None:
    mira.space.put(tag(1), tag(2))
    assert mira.opened_again().all(Tag) == (tag(1), tag(2))


def test_nothing_of_it_stands_readable_in_the_files(mira: Any, tmp_path: Path) -> None:
    mira.space.put(Reason(id="reason", when=mira.clock(), words="the quince blossom canary"))
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(kept) > 0
    assert b"canary" not in kept


def test_the_same_value_put_twice_is_written_once(space: Any, tmp_path: Path) -> None:
    space.put(tag(1))
    before, version = rows_of(tmp_path), space.version
    space.put(tag(1))
    assert (rows_of(tmp_path), space.version) == (before, version)


def test_a_change_keeps_the_version_before_and_undo_brings_it_back(space: Any) -> None:
    space.put(tag(1, "before"))
    space.put(tag(1, "after"))
    space.undo(tag(1).id)
    assert space.get(Tag, tag(1).id).name == "before"
    assert [r.value.name for r in space.history(tag(1).id)] == ["before", "after", "before"]


def test_undo_without_an_earlier_version_says_so_and_changes_nothing(space: Any) -> None:
    space.put(tag(1))
    with pytest.raises(NotFound):
        space.undo(tag(1).id)
    with pytest.raises(NotFound):
        space.undo("never there")
    assert space.all(Tag) == (tag(1),)


def test_erasing_takes_every_version_and_their_rows(mira: Any, tmp_path: Path) -> None:
    before = rows_of(tmp_path)
    mira.space.put(tag(1, "one"))
    mira.space.put(tag(1, "two"))
    mira.space.put(tag(2))
    mira.space.erase(tag(1).id)
    assert rows_of(tmp_path) == before + 1
    assert mira.space.history(tag(1).id) == ()
    assert mira.opened_again().all(Tag) == (tag(2),)
    with pytest.raises(NotFound):
        mira.space.get(Tag, tag(1).id)


def test_erasing_what_is_not_there_changes_nothing(space: Any) -> None:
    version = space.version
    space.erase("nobody", "nothing")
    assert space.version == version


def test_a_second_window_sees_what_the_first_wrote_and_erased(mira: Any) -> None:
    first, second = mira.space, mira.opened_again()
    first.put(tag(1), tag(2))
    second.refresh()
    assert second.all(Tag) == (tag(1), tag(2))
    first.put(tag(3), erase=[tag(1).id])
    second.refresh()
    assert second.all(Tag) == (tag(2), tag(3))


def test_refreshing_without_news_keeps_what_was_derived(space: Any) -> None:
    version = space.version
    space.refresh()
    assert space.version == version


def test_writers_in_turns_lose_nothing_and_agree_in_the_end(mira: Any) -> None:
    first, second = mira.space, mira.opened_again()
    for number in range(0, 12, 2):
        first.put(tag(number))
        second.put(tag(number + 1))
    first.refresh()
    assert {t.id for t in first.all(Tag)} == {tag(n).id for n in range(12)}
    assert {t.id for t in second.all(Tag)} == {t.id for t in first.all(Tag)}


def test_writers_at_the_same_time_lose_nothing(mira: Any) -> None:
    spaces = [mira.space, mira.opened_again(), mira.opened_again()]
    troubles: list[Exception] = []

    def write(space: Any, start: int) -> None:
        try:
            for number in range(start, start + 15):
                space.put(tag(number))
        except Exception as error:  # noqa: BLE001 - any trouble counts
            troubles.append(error)

    threads = [
        threading.Thread(target=write, args=(space, 100 * n)) for n, space in enumerate(spaces)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    wanted = {tag(100 * n + number).id for n in range(3) for number in range(15)}
    for space in spaces:
        space.refresh()
        assert {t.id for t in space.all(Tag)} == wanted
        assert all(len(space.history(one)) == 1 for one in wanted)


def test_an_edit_in_each_window_leaves_the_later_one_and_both_in_the_history(mira: Any) -> None:
    mira.space.put(tag(1, "first"))
    other = mira.opened_again()
    mira.space.put(tag(1, "mine"))
    other.put(tag(1, "hers"))
    mira.space.refresh()
    assert mira.space.get(Tag, tag(1).id).name == "hers"
    assert [r.value.name for r in mira.space.history(tag(1).id)] == ["first", "mine", "hers"]


def test_a_damaged_record_is_named_and_hides_no_other(mira: Any, tmp_path: Path) -> None:
    mira.space.put(tag(1))
    mira.space.put(tag(2))
    _spoil(tmp_path, mira.space.history(tag(1).id)[0].id)
    opened = mira.opened_again()
    assert opened.all(Tag) == (tag(2),)
    assert opened.unreadable() == (mira.space.history(tag(1).id)[0].id,)


def test_a_damaged_record_set_aside_is_not_told_again_and_its_bytes_stay(
    mira: Any, tmp_path: Path
) -> None:
    mira.space.put(tag(1))
    spoilt = mira.space.history(tag(1).id)[0].id
    _spoil(tmp_path, spoilt)
    opened, before = mira.opened_again(), rows_of(tmp_path)
    opened.set_aside()
    assert opened.unreadable() == ()
    again = mira.opened_again()
    assert again.unreadable() == ()
    assert [one.hex() for one in again.damaged] == [spoilt]
    assert rows_of(tmp_path) == before + 1  # the note that it was set aside


def test_the_time_of_writing_is_the_clock_s(mira: Any) -> None:
    mira.clock.move(hours=5)
    mira.space.put(tag(1))
    assert mira.space.history(tag(1).id)[0].written == mira.clock()


def test_a_clock_set_back_does_not_let_an_older_version_win(mira: Any) -> None:
    mira.space.put(tag(1, "first"))
    mira.clock.move(days=-400)
    mira.space.put(tag(1, "second"))
    assert mira.opened_again().get(Tag, tag(1).id).name == "second"


def test_kinds_are_kept_apart(space: Any) -> None:
    space.put(tag(1), Person(id=f"{2:032x}", alias="Ada"))
    assert space.find(Person, tag(1).id) is None
    assert [p.alias for p in space.all(Person)] == ["Ada"]
    assert space.all(Moment) == ()


def test_a_closed_space_has_let_go_of_everything(mira: Any) -> None:
    mira.space.put(tag(1))
    mira.space.close()
    assert mira.space.all(Tag) == ()
    assert mira.space.derived == {}
    with pytest.raises(VaultError):
        mira.space.put(tag(2))


def test_named_refuses_an_id_that_is_not_among_them() -> None:
    assert named([tag(1)], tag(1).id, "Not here.", "tags") == tag(1)
    with pytest.raises(BadInput, match=r"Not here\.") as told:
        named([tag(1)], "another", "Not here.", "tags")
    assert told.value.field == "tags"


def test_ids_do_not_repeat(space: Any) -> None:
    assert len({space.new_id() for _ in range(1000)}) == 1000
    assert space.now() + timedelta(0) == space.clock()


def _spoil(folder: Path, record_id: str) -> None:
    """Flip one bit of one sealed record, as a failing disk might."""
    with sqlite3.connect(folder / "nearer.db") as database:
        (sealed,) = database.execute(
            "SELECT sealed FROM nearer_record WHERE id = ?", [bytes.fromhex(record_id)]
        ).fetchone()
        spoilt = bytearray(sealed)
        spoilt[len(spoilt) // 2] ^= 1
        changed = database.execute(
            "UPDATE nearer_record SET sealed = ? WHERE id = ?",
            [bytes(spoilt), bytes.fromhex(record_id)],
        )
        assert changed.rowcount == 1
