"""Nearer's own export comes into another space whole, and takes nothing from what is there."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from nearer.companion import arrivals, exporting, importing, people, tags
from nearer.companion.sample import sample_life
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.domain.errors import NotFound, Stopped
from nearer.domain.practice import Drawn, Trial
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import (
    BudgetFixed,
    Draft,
    Moment,
    Person,
    Preferences,
    Reason,
    Revision,
    Tag,
)
from nearer.exchange import own

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)
TOMORROW = NOW + timedelta(hours=1)


def file_of(*revisions: Revision) -> io.BytesIO:
    return io.BytesIO(b"".join(own.written(revisions, NOW)))


def exported(space: Space) -> io.BytesIO:
    return io.BytesIO(b"".join(exporting.lines(space)))


def bring(space: Space, source: io.BytesIO):
    return importing.bring(space, importing.look(space, source, "f.jsonl"), source, "f.jsonl")


def one(number: int, value, written: datetime = YESTERDAY) -> Revision:
    return Revision(f"{number:032x}", written, value)


def kept(space: Space) -> dict[str, object]:
    return {r.value.id: r.value for r in exporting.revisions(space)} | {"preferences": None}


@pytest.fixture
def lived(settle):
    wishes, *life = sample_life(7, NOW, days=20)
    assert isinstance(wishes, Preferences)
    return settle(*life, zone=wishes.zone, called="Sam")


@pytest.fixture
def fresh(settle, tmp_path, clock):
    """A space that nobody has used yet, on another machine."""
    from nearer import storage
    from nearer.companion.gate import Gate
    from nearer.settings import Database
    from nearer.vault import LEAST_COST

    chance = iter(range(10**6))
    records = storage.open_records(Database("sqlite", path=tmp_path / "other.db"))
    entropy = lambda size: next(chance).to_bytes(size, "big")  # noqa: E731
    space, _code = Gate(records, clock, entropy, LEAST_COST).create(
        "velvet otters borrow thunder", Preferences(id="preferences")
    )
    yield space
    records.close()


def test_a_round_trip_loses_nothing(lived, fresh: Space) -> None:
    source = exported(lived.space)
    plan = bring(fresh, source)
    assert plan.faulty == 0
    assert kept(fresh) == kept(lived.space)
    histories = {r.value.id for r in exporting.revisions(lived.space)} - {"preferences"}
    assert all(fresh.history(key) == lived.space.history(key) for key in histories)
    assert fresh.preferences().called == "Sam"


def test_importing_twice_adds_nothing(lived, fresh: Space) -> None:
    bring(fresh, exported(lived.space))
    before = fresh.revisions()
    assert bring(fresh, exported(lived.space)).revisions == ()
    assert fresh.revisions() == before
    assert len(arrivals.arrivals(fresh)) == 1


def test_a_space_reads_its_own_export_as_known(lived) -> None:
    plan = importing.look(lived.space, exported(lived.space), "f")
    assert plan.revisions == ()
    assert plan.already == len(lived.space.all(Moment)) + len(
        {r.value.id for r in lived.space.revisions()}
        - {m.id for m in lived.space.all(Moment)}
        - {"preferences"}
    )


def test_it_can_be_taken_back_as_one(lived, fresh: Space) -> None:
    before = kept(fresh)
    wishes = fresh.preferences()
    bring(fresh, exported(lived.space))
    (arrival,) = arrivals.arrivals(fresh)
    assert dict(arrival.counts)["moment"] == len(fresh.all(Moment))
    taken = arrivals.take_back(fresh, arrival.batch)
    assert taken.stays == 0
    assert kept(fresh) == before
    assert fresh.preferences() == wishes
    assert arrivals.arrivals(fresh) == ()
    with pytest.raises(NotFound):
        arrivals.take_back(fresh, arrival.batch)


def test_what_was_changed_since_and_what_it_needs_stays(space: Space) -> None:
    ana = Person(id="a" * 32, alias="Ana")
    moments = [Moment(id=f"{n}" * 32, when=YESTERDAY, people=(ana.id,)) for n in (1, 2)]
    bring(space, file_of(one(1, ana), one(2, moments[0]), one(3, moments[1])))
    space.put(replace(moments[0], words="I remember more now"))
    (arrival,) = arrivals.arrivals(space)
    taken = arrivals.take_back(space, arrival.batch)
    assert (taken.gone, taken.stays) == (1, 2)
    assert [m.words for m in space.all(Moment)] == ["I remember more now"]
    assert space.all(Person) == (ana,)


def test_the_later_writing_counts(space: Space) -> None:
    here = Reason(id="reason", when=NOW, words="as it stands here")
    space.put(here)
    older, newer = replace(here, words="older"), replace(here, words="newer")
    assert bring(space, file_of(one(1, older))).revisions == ()
    assert space.get(Reason, "reason") == here
    bring(space, file_of(one(1, older), one(2, newer, TOMORROW)))
    assert space.get(Reason, "reason") == newer
    (arrival,) = arrivals.arrivals(space)
    arrivals.take_back(space, arrival.batch)
    assert space.get(Reason, "reason") == here


def test_tags_and_people_of_one_name_become_one(space: Space) -> None:
    tag, ana = tags.add(space, "Work"), people.add(space, "Ana")
    theirs, other = Tag(id="b" * 32, name="WORK"), Person(id="c" * 32, alias="ana")
    moment = Moment(id="1" * 32, when=YESTERDAY, tags=(theirs.id,), people=(other.id,))
    plan = bring(space, file_of(one(1, theirs), one(2, other), one(3, moment)))
    assert space.get(Moment, moment.id) == replace(moment, tags=(tag.id,), people=(ana.id,))
    assert (len(space.all(Tag)), len(space.all(Person))) == (1, 1)
    assert plan.notes
    assert bring(space, file_of(one(1, theirs), one(2, other), one(3, moment))).revisions == ()


def test_who_becomes_one_with_somebody_here_is_named_with_what_is_not_taken(space: Space) -> None:
    people.add(space, "Ana")
    theirs = Person(id="c" * 32, alias="ana", kinship="parent", note="a long note")
    plan = importing.look(space, file_of(one(1, theirs)), "f")
    (note,) = plan.notes
    assert "Ana" in note
    assert "not taken" in note


def test_what_was_deleted_here_is_told_before_it_comes_back(space: Space) -> None:
    for n in (1, 2):
        space.put(Moment(id=f"{n}" * 32, when=YESTERDAY))
        space.clock.move(minutes=1)
    file = exported(space)
    assert importing.look(space, file, "f").notes == ()
    space.erase("1" * 32)
    (note,) = importing.look(space, file, "f").notes
    assert "If you deleted it, it comes back" in note
    added = file_of(one(1, Moment(id="5" * 32, when=YESTERDAY)))
    assert importing.look(space, added, "f").notes == (), "of another space all is new"


def test_an_experiment_that_is_here_takes_nothing_from_a_file(space: Space) -> None:
    trial = Trial(
        id="1" * 32,
        begun=YESTERDAY,
        arms=("notice", "breathe"),
        good="moved toward",
        hours=24,
        urge_from=3,
        floor=0.2,
        alpha=0.05,
    )
    drawn = Drawn(id="2" * 32, trial=trial.id, occasion="x", when=YESTERDAY, arm="notice")
    space.put(trial, drawn)
    forged = [
        one(1, replace(trial, arms=("breathe", "notice")), TOMORROW),
        one(2, replace(drawn, arm="breathe", good=1.0, answered=NOW), TOMORROW),
        one(3, Drawn(id="3" * 32, trial=trial.id, occasion="y", when=YESTERDAY, arm="breathe")),
    ]
    assert bring(space, file_of(*forged)).revisions == ()
    assert space.all(Drawn) == (drawn,)
    assert space.all(Trial) == (trial,)


def test_the_error_budget_that_is_here_stays(space: Space) -> None:
    fixed = BudgetFixed(id="budget-prompt", fixed=YESTERDAY, shares=(("alone", 0.9),))
    space.put(fixed)
    bring(space, file_of(one(1, replace(fixed, shares=(("alone", 0.1),)), TOMORROW)))
    assert space.get(BudgetFixed, fixed.id) == fixed
    greedy = BudgetFixed(id="budget-self", fixed=YESTERDAY, shares=(("a", 0.9), ("b", 0.9)))
    assert importing.look(space, file_of(one(1, greedy)), "f").faulty == 1


def test_no_file_takes_away_that_somebody_is_not_safe(space: Space) -> None:
    ana = people.add(space, "Ana")
    marked = Safety(id=safety_id(ana.id), person=ana.id, since=YESTERDAY, unsafe=True)
    space.put(marked)
    theirs = Person(id="c" * 32, alias="Ana")
    lifted = replace(marked, unsafe=False)
    other = Safety(id=safety_id(theirs.id), person=theirs.id, since=NOW)
    bring(space, file_of(one(1, theirs), one(2, lifted, TOMORROW), one(3, other, TOMORROW)))
    assert space.all(Safety) == (marked,)
    space.put(lifted)
    later = NOW + timedelta(hours=2)
    bring(space, file_of(one(4, marked, later)))
    assert space.all(Safety) == (marked,), "but one may bring it"


def test_a_thing_cannot_be_turned_into_another(space: Space) -> None:
    moment = Moment(id="1" * 32, when=YESTERDAY, words="kept")
    space.put(moment)
    plan = bring(space, file_of(one(1, Tag(id=moment.id, name="x"), TOMORROW)))
    assert [problem.row for problem in plan.faults] == [1]
    assert space.all(Moment) == (moment,)


def test_a_check_in_that_was_begun_becomes_its_moment(space: Space) -> None:
    draft, moment = (kind(id="1" * 32, when=YESTERDAY) for kind in (Draft, Moment))
    bring(space, file_of(one(1, draft), one(2, moment)))
    assert space.all(Moment) == (moment,)
    assert space.all(Draft) == ()


def test_wishes_of_a_file_do_not_touch_a_space_in_use(space: Space) -> None:
    space.put(Moment(id="1" * 32, when=YESTERDAY))
    wishes = Preferences(id="preferences", called="Somebody else", sample=True)
    assert bring(space, file_of(one(1, wishes, TOMORROW))).revisions == ()


def test_wishes_that_cannot_be_are_passed_over(space: Space) -> None:
    for wishes in (
        Preferences(id="preferences", zone="Nowhere/Land"),
        Preferences(id="preferences", idle_minutes=1440),
    ):
        assert importing.look(space, file_of(one(1, wishes)), "f").revisions == ()


def test_text_that_comes_in_raises_no_safety_card(space: Space) -> None:
    heavy = Moment(id="1" * 32, when=YESTERDAY, words="I want to kill myself tonight.")
    bring(space, file_of(one(1, heavy)))
    assert space.heard is None


def test_looking_can_be_stopped_and_writes_nothing(lived, fresh: Space) -> None:
    def stop(done: int) -> None:
        raise Stopped

    before = fresh.revisions()
    many = [one(n, Moment(id=f"{n:032x}", when=YESTERDAY)) for n in range(600)]
    with pytest.raises(Stopped):
        importing.look(fresh, file_of(*many), "f", watch=stop)
    assert fresh.revisions() == before


def test_looking_at_lines_that_are_none_can_be_stopped_too(space: Space) -> None:
    def stop(done: int) -> None:
        raise Stopped

    head = exported(space).getvalue().split(b"\n", 1)[0]
    with pytest.raises(Stopped):
        importing.look(space, io.BytesIO(head + b"\n" + b"x\n" * 600), "f", watch=stop)


def test_a_space_that_changed_meanwhile_is_looked_at_anew(space: Space) -> None:
    source = file_of(one(1, Reason(id="reason", when=YESTERDAY, words="from the file")))
    plan = importing.look(space, source, "f")
    space.put(Reason(id="reason", when=NOW, words="written meanwhile"))
    assert importing.bring(space, plan, source, "f").revisions == ()
    assert space.get(Reason, "reason").words == "written meanwhile"


def test_what_is_learned_after_an_import_is_what_it_would_always_have_been(mira) -> None:
    """Older check-ins come in between: everything is read anew, once, and so by every process."""
    space, tag = mira.space, Tag(id="f" * 32, name="Work")
    moments = [
        Moment(
            id=f"{n:032x}",
            when=YESTERDAY - timedelta(hours=3 * n),
            way="prompt",
            tags=(tag.id,) if n % 3 else (),
            urge=8 if n % 3 else 1,
        )
        for n in range(120)
    ]
    space.put(tag, *moments[:60], brought_in=True)
    before = why(space)
    bring(space, file_of(*(one(n, moment) for n, moment in enumerate(moments[60:], start=1))))
    after = why(space)
    assert after != before
    assert after == why(mira.opened_again())
    assert all(claim.finding.with_tag + claim.finding.without_tag == 120 for claim in after.claims)


def test_another_process_that_was_first_makes_no_doubles(mira) -> None:
    source = file_of(one(1, Moment(id="1" * 32, when=YESTERDAY)))
    other = mira.opened_again()
    plans = [(each, importing.look(each, source, "f")) for each in (mira.space, other)]
    for each, plan in plans:
        importing.bring(each, plan, source, "f")
    mira.space.refresh()
    assert len(mira.space.history("1" * 32)) == 1
