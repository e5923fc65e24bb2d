"""A copy comes back on another machine, and into a space that went on since."""

import pytest
from msgspec.structs import replace

from nearer.companion import arrivals, backups, exporting, people, restoring, trials, urges
from nearer.companion.space import Space
from nearer.companion.trial_draws import draws_of
from nearer.domain.errors import VaultExists, WrongKey
from nearer.domain.practice import Drawn
from nearer.domain.values import Moment, Person


def note(space: Space, words: str = "") -> str:
    moment_id = space.new_id()
    space.put(Moment(id=moment_id, when=space.now(), words=words))
    return moment_id


def copy_of(mira_or_gate, space: Space):
    return backups.snapshot(space, mira_or_gate.records)


def kept(space: Space):
    return exporting.revisions(space)


def texts(space: Space) -> set[str]:
    return {one.words for one in space.all(Moment)}


def test_on_another_machine_everything_is_there_again(mira, elsewhere) -> None:
    note(mira.space, "We argued")
    people.add(mira.space, "Noor")
    opened = restoring.by_passphrase(copy_of(mira.gate, mira.space), mira.passphrase)
    assert dict(opened.counts)["moment"] == 1
    there = restoring.restore(elsewhere, opened)
    assert kept(there) == kept(mira.space)
    assert kept(elsewhere.unlock(mira.passphrase)) == kept(mira.space)


def test_the_recovery_code_opens_a_copy_too_and_a_new_passphrase_is_set(mira, elsewhere) -> None:
    note(mira.space, "We argued")
    opened = restoring.by_code(copy_of(mira.gate, mira.space), mira.code.grouped())
    changed = restoring.under_passphrase(elsewhere, opened, "seven lanterns under water")
    restoring.restore(elsewhere, changed)
    assert texts(elsewhere.unlock("seven lanterns under water")) == {"We argued"}
    with pytest.raises(WrongKey):
        elsewhere.unlock(mira.passphrase)


def test_a_wrong_passphrase_reads_nothing(mira) -> None:
    with pytest.raises(WrongKey):
        restoring.by_passphrase(copy_of(mira.gate, mira.space), "something else altogether")


def test_a_space_that_is_here_is_never_overwritten(mira) -> None:
    opened = restoring.by_passphrase(copy_of(mira.gate, mira.space), mira.passphrase)
    with pytest.raises(VaultExists):
        restoring.restore(mira.gate, opened)


def test_what_was_deleted_since_stays_deleted_unless_wanted(mira) -> None:
    gone, stays = note(mira.space, "gone"), note(mira.space, "stays")
    copy = copy_of(mira.gate, mira.space)
    mira.space.erase(gone)
    opened = restoring.by_space(mira.space, copy)
    found = restoring.look(mira.space, opened)
    assert dict(found.deleted) == {"moment": 1}
    assert found.plan.revisions == ()
    found = restoring.look(mira.space, opened, wanted=True)
    plan = restoring.bring(mira.space, opened, found, "a copy")
    assert [one.value.id for one in plan.revisions] == [gone]
    assert {one.id for one in mira.space.all(Moment)} == {gone, stays}


def test_the_last_thing_written_before_a_copy_counts_as_deleted_too(mira) -> None:
    note(mira.space, "stays")
    last = note(mira.space, "gone")
    copy = copy_of(mira.gate, mira.space)
    mira.space.erase(last)
    note(mira.space, "later")
    found = restoring.look(mira.space, restoring.by_space(mira.space, copy))
    assert dict(found.deleted) == {"moment": 1}
    assert not found.plan.revisions


def test_two_machines_that_went_on_from_one_copy_come_together(mira, elsewhere) -> None:
    first = note(mira.space, "before")
    opened = restoring.by_passphrase(copy_of(mira.gate, mira.space), mira.passphrase)
    there = restoring.restore(elsewhere, opened)
    note(there, "written there")
    note(mira.space, "written here")
    mira.space.erase(first)
    back = restoring.by_space(mira.space, copy_of(elsewhere, there))
    found = restoring.look(mira.space, back)
    assert dict(found.deleted) == {"moment": 1}
    restoring.bring(mira.space, back, found, "from the other")
    assert texts(mira.space) == {"written there", "written here"}


def test_what_came_from_the_other_machine_and_was_deleted_does_not_come_back(
    mira, elsewhere
) -> None:
    note(mira.space, "before")
    opened = restoring.by_passphrase(copy_of(mira.gate, mira.space), mira.passphrase)
    there = restoring.restore(elsewhere, opened)
    last = note(there, "written there")
    back = restoring.by_space(mira.space, copy_of(elsewhere, there))
    restoring.bring(mira.space, back, restoring.look(mira.space, back), "once")
    mira.space.erase(last)
    note(there, "later there")
    again = restoring.by_space(mira.space, copy_of(elsewhere, there))
    found = restoring.look(mira.space, again)
    assert dict(found.deleted) == {"moment": 1}
    assert [one.value.words for one in found.plan.revisions] == ["later there"]


def test_two_machines_may_exchange_copies_both_ways(mira, elsewhere) -> None:
    opened = restoring.by_passphrase(copy_of(mira.gate, mira.space), mira.passphrase)
    there = restoring.restore(elsewhere, opened)
    note(there, "written there")
    note(mira.space, "written here")
    ours = restoring.by_space(there, copy_of(mira.gate, mira.space))
    restoring.bring(there, ours, restoring.look(there, ours), "ours")
    theirs = restoring.by_space(mira.space, copy_of(elsewhere, there))
    found = restoring.look(mira.space, theirs)
    assert found.deleted == ()
    restoring.bring(mira.space, theirs, found, "theirs")
    assert texts(mira.space) == texts(there) == {"written there", "written here"}


def test_bringing_twice_adds_nothing_and_it_can_be_taken_back_as_one(mira, elsewhere) -> None:
    other, _code = elsewhere.create("seven lanterns under water", mira.space.preferences())
    people.add(other, "Noor")
    note(other, "from another space")
    note(mira.space, "mine")
    opened = restoring.by_passphrase(copy_of(elsewhere, other), "seven lanterns under water")
    restoring.bring(mira.space, opened, restoring.look(mira.space, opened), "another")
    assert texts(mira.space) == {"mine", "from another space"}
    assert not restoring.look(mira.space, opened).plan.revisions
    (one,) = arrivals.arrivals(mira.space)
    arrivals.take_back(mira.space, one.batch)
    assert texts(mira.space) == {"mine"}
    assert mira.space.all(Person) == ()


def test_what_changed_here_since_stays_as_it_is(mira) -> None:
    moment_id = note(mira.space, "first")
    copy = copy_of(mira.gate, mira.space)
    mira.clock.move(hours=1)
    mira.space.put(replace(mira.space.get(Moment, moment_id), words="second"))
    found = restoring.look(mira.space, restoring.by_space(mira.space, copy))
    assert not found.plan.revisions
    assert found.deleted == ()
    assert texts(mira.space) == {"second"}


def test_an_older_copy_changes_no_draw_of_an_experiment_and_adds_none(mira, elsewhere) -> None:
    space = mira.space
    trial = trials.begin(space, trials.planned(space, ("long_out_breath",)), consent=True)
    trials.draw(space, urges.begin(space, 7))
    opened = restoring.by_passphrase(copy_of(mira.gate, space), mira.passphrase)
    there = restoring.restore(elsewhere, opened)
    mira.clock.move(days=5)
    trials.draw(there, urges.begin(there, 8))
    trials.draw(space, urges.begin(space, 6))
    before = draws_of(space, trial), space.all(Drawn)
    for copy in (copy_of(mira.gate, space), copy_of(elsewhere, there), opened.copy):
        back = restoring.by_space(space, copy)
        restoring.bring(space, back, restoring.look(space, back, wanted=True), "older")
    assert (draws_of(space, trial), space.all(Drawn)) == before


def test_a_copy_comes_back_with_the_draws_it_had(mira, elsewhere) -> None:
    space = mira.space
    trial = trials.begin(space, trials.planned(space, ("long_out_breath",)), consent=True)
    urge = urges.begin(space, 7)
    drawn = trials.draw(space, urge)
    opened = restoring.by_passphrase(copy_of(mira.gate, space), mira.passphrase)
    there = restoring.restore(elsewhere, opened)
    assert draws_of(there, trial) == draws_of(space, trial)
    assert trials.draw(there, urge) == drawn


def test_a_damaged_record_of_a_copy_hides_none_of_the_others(mira, elsewhere) -> None:
    note(mira.space, "whole")
    copy = copy_of(mira.gate, mira.space)
    rows = [copy.rows[0]._replace(sealed=b"\1" + bytes(300)), *copy.rows[1:]]
    opened = restoring.by_passphrase(type(copy)(copy.head, rows), mira.passphrase)
    assert len(opened.damaged) == 1
    assert "whole" in texts(restoring.restore(elsewhere, opened))


def test_what_comes_back_and_how_far_it_was_taken_in_are_one_act(
    mira, elsewhere, monkeypatch
) -> None:
    other, _code = elsewhere.create("seven lanterns under water", mira.space.preferences())
    note(other, "over there")
    acts, write_rows = [], mira.gate.records.write

    def counting(*given):
        acts.append(given)
        return write_rows(*given)

    monkeypatch.setattr(mira.gate.records, "write", counting)
    opened = restoring.by_passphrase(copy_of(elsewhere, other), "seven lanterns under water")
    restoring.bring(mira.space, opened, restoring.look(mira.space, opened), "another")
    assert len(acts) == 1
    assert backups.wishes(mira.space).seen
