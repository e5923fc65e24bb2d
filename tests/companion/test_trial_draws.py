"""What is drawn is kept before it is shown, once, and counts as it was first written."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from nearer import storage
from nearer.companion import trial_draws, trials, urges
from nearer.companion.gate import Gate
from nearer.companion.space import Space
from nearer.companion.trial_results import standing
from nearer.domain.errors import NotFound
from nearer.domain.practice import Drawn, Trial, Urge
from nearer.settings import Database
from nearer.vault import LEAST_COST

ARMS = ("just_notice", "long_out_breath")


def begin(space) -> Trial:
    return trials.begin(space, trials.planned(space, ("long_out_breath",)), consent=True)


def drawn_now(space):
    return trials.draw(space, urges.begin(space, 7))


def revisions(space, draw_id: str) -> int:
    return len(space.history(draw_id))


def test_a_draw_is_kept_with_its_chances_before_it_is_returned(mira) -> None:
    begin(mira.space)
    found = drawn_now(mira.space)
    kept = mira.opened_again().get(Drawn, found.draw.id)
    assert kept.arm in ARMS
    assert kept.probabilities == found.draw.probabilities
    assert sum(kept.probabilities) == pytest.approx(1)
    assert min(kept.probabilities) >= 0.2 - 1e-9


def test_asked_again_it_is_the_same_draw_and_nothing_is_written(space) -> None:
    begin(space)
    urge = urges.begin(space, 7)
    first = trials.draw(space, urge)
    for _ in range(20):
        assert trials.draw(space, urge) == first
    assert revisions(space, first.draw.id) == 1


def test_two_tabs_at_the_same_moment_see_one_draw(space) -> None:
    begin(space)
    urge = urges.begin(space, 7)
    together, seen = threading.Barrier(6), []

    def tab() -> None:
        together.wait()
        seen.append(trials.draw(space, urge))

    tabs = [threading.Thread(target=tab) for _ in range(6)]
    for one in tabs:
        one.start()
    for one in tabs:
        one.join()
    assert len(set(seen)) == 1
    assert revisions(space, seen[0].draw.id) == 1


def test_of_two_processes_that_draw_at_once_the_first_written_counts_for_both(mira) -> None:
    begin(mira.space)
    urge = urges.begin(mira.space, 7)
    other = mira.opened_again()
    found = trials.draw(mira.space, urge)
    another = next(arm for arm in ARMS if arm != found.draw.arm)
    other.put(replace(found.draw, arm=another, probabilities=(0.5, 0.5)))
    mira.space.refresh()
    for space in (mira.space, other, mira.opened_again()):
        assert space.get(Drawn, found.draw.id).arm == another, "the newest revision is the other"
        assert trials.draw(space, urge) == found


def test_two_processes_draw_side_by_side_and_agree(mira) -> None:
    begin(mira.space)
    for _ in range(8):
        urge = urges.begin(mira.space, 7)
        with ThreadPoolExecutor() as both:
            spaces = (mira.space, mira.opened_again())
            seen = set(both.map(trials.draw, spaces, (urge, urge)))
        assert len(seen) == 1
        mira.clock.move(days=1)


def test_an_older_backup_that_is_read_in_changes_no_draw_and_no_outcome(mira) -> None:
    """As an import does it: revisions from elsewhere are added after those that are here."""
    space, clock = mira.space, mira.clock
    begin(space)
    found = drawn_now(space)
    clock.move(days=1)
    answered = trials.answer(space, found.draw.id, 1.0)
    clock.move(days=1)
    another = next(arm for arm in ARMS if arm != found.draw.arm)
    space.put(replace(found.draw, arm=another))
    space.put(replace(found.draw, good=0.0, answered=clock.now))
    space.put(replace(found.draw, declined=True, arm="", probabilities=()))
    trial = trials.running_trial(space)
    assert mira.opened_again().get(Drawn, found.draw.id).arm == "", "the newest says other"
    assert trial_draws.draws_of(space, trial) == (answered,)
    assert trials.learned(space, trial).occasions == 1


DRAWS_AND_IS_KILLED = """
import os, random, signal, sys
from datetime import datetime
from pathlib import Path
from nearer import storage
from nearer.companion import trials, urges
from nearer.companion.gate import Gate
from nearer.domain.values import Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

path, now, when = sys.argv[1:]
kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
records = storage.open_records(Database("sqlite", path=Path(path)))
gate = Gate(records, lambda: datetime.fromisoformat(now), random.Random(3).randbytes, LEAST_COST)
space, _ = gate.create("velvet otters borrow thunder", Preferences(id="preferences"), ())
trials.begin(space, trials.planned(space, ("long_out_breath",)), consent=True)
urge = urges.begin(space, 7)
print(urge.id, flush=True)
if when == "before it was kept":
    space._records.write = kill
found = trials.draw(space, urge)
print(found.draw.arm, *found.draw.probabilities, flush=True)
kill()
"""


def killed(path, clock, when: str) -> list[str]:
    """What a process of its own said before it was killed at that point."""
    command = [sys.executable, "-c", DRAWS_AND_IS_KILLED, str(path), clock.now.isoformat(), when]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout.split()


def test_killed_before_it_was_shown_the_draw_is_found_again(tmp_path, clock) -> None:
    urge_id, arm, *chances = killed(tmp_path / "nearer.db", clock, "after it was kept")
    again = trials.drawn_for(reopened(tmp_path / "nearer.db", clock), urge_id)
    assert again is not None
    assert again.draw.arm == arm
    assert list(again.draw.probabilities) == [float(chance) for chance in chances]


def test_killed_before_it_was_kept_nothing_was_drawn(tmp_path, clock) -> None:
    (urge_id,) = killed(tmp_path / "nearer.db", clock, "before it was kept")
    space = reopened(tmp_path / "nearer.db", clock)
    assert trials.drawn_for(space, urge_id) is None
    found = trials.draw(space, space.get(Urge, urge_id))
    assert revisions(space, found.draw.id) == 1


def reopened(path, clock) -> Space:
    records = storage.open_records(Database("sqlite", path=path))
    return Gate(records, clock, os.urandom, LEAST_COST).unlock("velvet otters borrow thunder")


def test_a_draw_that_cannot_be_kept_is_not_shown(space, monkeypatch) -> None:
    begin(space)
    urge = urges.begin(space, 7)

    def fails(*_args, **_kwargs):
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(space._records, "write", fails)
    with pytest.raises(sqlite3.OperationalError):
        trials.draw(space, urge)
    monkeypatch.undo()
    assert trials.drawn_for(space, urge.id) is None
    assert trials.draw(space, urge).draw.arm in ARMS


def test_without_an_offer_nothing_is_drawn(space) -> None:
    with pytest.raises(NotFound):
        trials.draw(space, urges.begin(space, 9))


def test_declined_before_the_draw_there_is_no_arm_and_none_later(space) -> None:
    trial = begin(space)
    urge = urges.begin(space, 7)
    trials.decline(space, urge)
    assert trials.draw(space, urge).draw.arm == ""
    told = standing(space, trial).told
    assert (told.declined, sum(arm.drawn for arm in told.arms)) == (1, 0)
    assert trials.offer(space, urges.begin(space, 8)) is not None, "the next urge may be drawn for"


def test_refused_after_the_draw_it_counts_as_drawn_and_is_asked(space, clock) -> None:
    trial = begin(space)
    urge = urges.begin(space, 7)
    found = trials.draw(space, urge)
    trials.refuse(space, urge)
    trials.refuse(space, urge)
    assert revisions(space, found.draw.id) == 2
    clock.move(days=1)
    assert [one.draw.id for one in trials.due(space)] == [found.draw.id]
    trials.answer(space, found.draw.id, 0.0)
    clock.move(hours=1)
    told = standing(space, trial).told
    assert told.counted == 1
    assert sum(arm.refused for arm in told.arms) == 1
