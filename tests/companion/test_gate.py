"""Making a space, opening it by passphrase or code, changing the locks, and leaving for good."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nearer.companion.attempts import FORGOTTEN, FREE, LONGEST, Attempts
from nearer.companion.strength import READ, check_passphrase, strength
from nearer.domain.errors import BadInput, NoSuchVault, VaultError, VaultExists, WrongKey
from nearer.domain.values import Preferences, Tag

OTHER = "cobalt ferries hum quietly"
NOW = datetime(2026, 3, 10, 6, tzinfo=UTC)


def test_an_empty_store_has_no_space(records: Any, settle: Any) -> None:
    gate = settle().gate
    assert gate.exists()
    assert not gate.exists("somebody else")


def test_a_second_space_of_the_name_is_refused_and_the_first_stays(mira: Any) -> None:
    with pytest.raises(VaultExists):
        mira.gate.create(OTHER, Preferences(id="preferences"))
    with pytest.raises(WrongKey):
        mira.gate.unlock(OTHER)
    assert mira.opened_again().preferences().began == mira.clock()


@pytest.mark.parametrize("wrong", ["", "x", "velvet otters borrow thunde", "\ud800", "y" * 100_000])
def test_a_wrong_passphrase_gets_one_answer_whatever_it_is(mira: Any, wrong: str) -> None:
    with pytest.raises(WrongKey) as told:
        mira.gate.unlock(wrong)
    with pytest.raises(WrongKey) as elsewhere:
        mira.gate.unlock(wrong, "nobody")
    assert str(told.value) == str(elsewhere.value)


def test_before_there_is_a_space_that_is_said(mira: Any) -> None:
    mira.gate.destroy(mira.space)
    with pytest.raises(NoSuchVault):
        mira.gate.unlock(mira.passphrase)
    with pytest.raises(NoSuchVault):
        mira.gate.recover(mira.code.grouped(), OTHER)


def test_the_code_opens_it_under_a_new_passphrase_with_everything_in_it(mira: Any) -> None:
    mira.space.put(Tag(id="t", name="choir"))
    recovered = mira.gate.recover(mira.code.grouped().lower(), OTHER)
    assert [t.name for t in recovered.all(Tag)] == ["choir"]
    with pytest.raises(WrongKey):
        mira.opened_again()
    assert mira.gate.unlock(OTHER).all(Tag) == recovered.all(Tag)


def test_a_slip_in_the_code_changes_nothing(mira: Any) -> None:
    slip = mira.code.grouped()[:-1] + ("0" if mira.code.grouped()[-1] != "0" else "1")
    with pytest.raises(BadInput):
        mira.gate.recover(slip, OTHER)
    assert mira.opened_again()


def test_a_poor_new_passphrase_is_refused_before_the_locks_change(mira: Any) -> None:
    for act in (
        lambda: mira.gate.recover(mira.code.grouped(), "password12"),
        lambda: mira.gate.change_passphrase(mira.space, mira.passphrase, "short"),
    ):
        with pytest.raises(BadInput) as told:
            act()
        assert told.value.field == "passphrase"
    assert mira.opened_again()


def test_changing_the_passphrase_needs_the_old_one_and_ends_it(mira: Any) -> None:
    with pytest.raises(WrongKey):
        mira.gate.change_passphrase(mira.space, "not it at all", OTHER)
    mira.gate.change_passphrase(mira.space, mira.passphrase, OTHER)
    with pytest.raises(WrongKey):
        mira.opened_again()
    assert mira.gate.unlock(OTHER)
    assert mira.gate.recover(mira.code.grouped(), mira.passphrase)


def test_a_new_code_kills_the_old_one_and_waits_to_be_confirmed(mira: Any) -> None:
    fresh = mira.gate.new_recovery_code(mira.space)
    assert not mira.space.preferences().code_confirmed
    with pytest.raises(WrongKey):
        mira.gate.recover(mira.code.grouped(), OTHER)
    assert mira.gate.recover(fresh.grouped(), OTHER)


def test_only_the_passphrase_proves_who_asks(mira: Any) -> None:
    assert mira.gate.proves(mira.space, mira.passphrase)
    assert not mira.gate.proves(mira.space, OTHER)


def test_destroying_leaves_no_row_and_no_open_window(mira: Any, tmp_path: Path) -> None:
    other = mira.opened_again()
    mira.gate.destroy(mira.space)
    with sqlite3.connect(tmp_path / "nearer.db") as database:
        for table in ("nearer_record", "nearer_vault"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    with pytest.raises(VaultError):
        other.refresh()
    assert not mira.gate.exists()


def test_the_first_tries_are_free_then_the_pause_grows_to_a_minute() -> None:
    attempts, now, pauses = Attempts(), NOW, []
    for _ in range(FREE + 8):
        pauses.append(attempts.wait("", now).total_seconds())
        now += attempts.wait("", now)
        attempts.failed("", now)
    assert pauses[: FREE + 1] == [0, 0, 0, 2]
    assert pauses[FREE:] == [2, 4, 8, 16, 32, 60, 60, 60]


def test_waiting_ends_the_pause_and_opening_forgets_the_count() -> None:
    attempts = Attempts()
    for _ in range(FREE):
        attempts.failed("", NOW)
    assert attempts.wait("", NOW + timedelta(seconds=1)) == timedelta(seconds=1)
    assert attempts.wait("", NOW + timedelta(seconds=2)) == timedelta(0)
    attempts.opened("")
    assert attempts.wait("", NOW) == timedelta(0)


def test_one_space_s_guesses_do_not_slow_another() -> None:
    attempts = Attempts()
    for _ in range(9):
        attempts.failed("ada", NOW)
    assert attempts.wait("ada", NOW) == LONGEST
    assert attempts.wait("ben", NOW) == timedelta(0)


@pytest.mark.parametrize("back", [timedelta(seconds=5), timedelta(days=400)])
def test_a_clock_set_back_never_makes_the_pause_longer_than_a_minute(back: timedelta) -> None:
    attempts = Attempts()
    for _ in range(12):
        attempts.failed("", NOW)
    assert timedelta(0) < attempts.wait("", NOW - back) <= LONGEST


def test_wrong_tries_are_forgotten_after_half_an_hour() -> None:
    attempts = Attempts()
    for _ in range(12):
        attempts.failed("", NOW)
    late = NOW + FORGOTTEN + timedelta(seconds=1)
    assert attempts.wait("", late) == timedelta(0)
    attempts.failed("", late)
    assert attempts.wait("", late) == timedelta(0)


@pytest.mark.parametrize(
    "poor", ["", "short", "password12", "qwertyuiop123", "aaaaaaaaaaaaaaaa", "1234567890"]
)
def test_a_passphrase_on_every_list_is_refused(poor: str) -> None:
    with pytest.raises(BadInput) as told:
        check_passphrase(poor)
    assert told.value.field == "passphrase"
    assert not poor or poor not in str(told.value)


@pytest.mark.parametrize(
    "good", [OTHER, "Тихая луна поёт над рекой", "🦊 hums 🌊 under 🪵 bridges"]
)
def test_a_few_unexpected_words_are_enough(good: str) -> None:
    check_passphrase(good)
    assert strength(good).enough


def test_more_words_are_stronger_and_nothing_is_weakest() -> None:
    steps = [strength(text).guesses_log10 for text in ("", "velvet", "velvet otters", OTHER)]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert strength("ab" * READ * 1000) == strength("ab" * (READ // 2))
