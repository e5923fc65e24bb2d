"""What an engine learned, sealed: opening goes on from it, and it never outlives its record."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from nearer import storage
from nearer.companion import evidence as module
from nearer.companion import moments, people, tags
from nearer.companion.analyses import AWAY, CHOSEN_URGE, CLOSENESS, URGE
from nearer.companion.evidence import Evidence, evidence
from nearer.companion.learned import OFTEN
from nearer.companion.sharing import Shared
from nearer.companion.space import Space
from nearer.domain.errors import StorageFull
from nearer.domain.values import BudgetFixed, EngineState, Moment, Tag
from nearer.settings import Database


@pytest.fixture
def cast(mira: Any) -> Any:
    """Mira's space with two tags, a person and a check-in more than one saving takes."""
    mira.one, mira.two = (tags.add(mira.space, name).id for name in ("one", "two"))
    mira.robin = people.add(mira.space, "Robin").id
    mira.chance = random.Random(4)
    live(mira, OFTEN + 1)
    return mira


def live(cast: Any, count: int) -> list[Moment]:
    made = []
    for _ in range(count):
        cast.clock.move(hours=cast.chance.choice([2, 5, 9]))
        there = cast.chance.random() < 0.5
        made.append(
            Moment(
                id=cast.space.new_id(),
                when=cast.clock(),
                way="prompt",
                prompt=f"{cast.clock()}",
                urge=cast.chance.randint(1, 5) + 3 * there,
                closeness=cast.chance.randint(0, 10),
                action=cast.chance.choice(["away", "toward"]),
                tags=(cast.one,) if there else (cast.two,),
                people=(cast.robin,) if cast.chance.random() < 0.5 else (),
            )
        )
    cast.space.put(*made)
    return made


def saved(space: Space) -> dict[str, int]:
    return {state.id: state.moments for state in space.all(EngineState)}


ASKED = (URGE, CLOSENESS, AWAY)


def everything(space: Space) -> list[Evidence]:
    return [evidence(space, one) for one in ASKED]


@pytest.fixture
def replays(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The outcomes of the engines that had to begin anew."""
    begun: list[str] = []
    real = module.new_engine

    def noted(outcome: Any, *rest: Any) -> Any:
        begun.append(outcome)
        return real(outcome, *rest)

    monkeypatch.setattr(module, "new_engine", noted)
    return begun


def same(one: list[Evidence], other: list[Evidence]) -> None:
    for here, there in zip(one, other, strict=True):
        assert here.occasions == there.occasions
        assert [(f.tag, f.status, f.with_tag) for f in here.findings] == [
            (f.tag, f.status, f.with_tag) for f in there.findings
        ]
        for f, g in zip(here.findings, there.findings, strict=True):
            for name in ("effect", "low", "high", "log_e"):
                assert getattr(f, name) == pytest.approx(getattr(g, name), rel=1e-7, abs=1e-9)


def other_shares(space: Space) -> BudgetFixed:
    kept = space.get(BudgetFixed, "budget-prompt")
    return replace(kept, shares=tuple((name, share / 2) for name, share in kept.shares))


class Full:
    """A store without any room left."""

    def __init__(self, records: Any) -> None:
        self.records = records

    def __getattr__(self, name: str) -> Any:
        return getattr(self.records, name)

    def write(self, *_: object) -> None:
        raise StorageFull("There is no room left.")


def replayed(cast: Any) -> list[Evidence]:
    """What learning everything anew gives: in a space that knows no state and leaves none."""
    anew = cast.opened_again()
    anew._live.pop(EngineState, None)
    anew._records = Full(anew._records)
    return everything(anew)


def test_a_space_that_is_opened_again_goes_on_where_the_last_one_saved(
    cast: Any, replays: list[str]
) -> None:
    before = everything(cast.space)
    assert replays == ["urge", "closeness", "away"]
    assert saved(cast.space) == {f"engine-{one.id}": OFTEN + 1 for one in ASKED}
    cast.space.close()
    same(everything(cast.opened_again()), before)
    assert len(replays) == 3, "opening replayed"


def test_check_ins_after_the_last_saving_are_learned_at_opening(
    cast: Any, replays: list[str]
) -> None:
    everything(cast.space)
    live(cast, OFTEN - 1)  # as after a kill: nothing was saved since
    again = everything(cast.opened_again())
    assert len(replays) == 3
    assert [one.engine.occasions for one in again] == [2 * OFTEN] * 3
    same(again, replayed(cast))
    assert set(saved(cast.space).values()) == {OFTEN + 1}


def test_a_state_is_saved_again_after_so_many_check_ins_and_not_before(cast: Any) -> None:
    for _ in range(3 * OFTEN):
        live(cast, 1)
        evidence(cast.space, URGE)
        writes = len(cast.space.history("engine-urge"))
        assert writes == 1, "an old state was kept"
    assert saved(cast.space)["engine-urge"] == OFTEN + 2 + 2 * OFTEN


def test_old_states_do_not_pile_up_in_the_store(cast: Any, records: Any) -> None:
    sizes = []
    for _ in range(4):
        everything(cast.space)
        rows, _mark = records.read(cast.space.vault_id)
        sizes.append(sum(len(row.sealed) > 20_000 for row in rows))
        live(cast, OFTEN)
    assert sizes == [len(ASKED)] * 4


@pytest.mark.parametrize("what", ["words", "a new tag", "a new person", "a hunch", "retired"])
def test_what_changes_no_number_goes_on_from_the_state(
    cast: Any, replays: list[str], what: str
) -> None:
    everything(cast.space)
    cast.clock.move(minutes=1)
    if what == "words":
        moments.change(cast.space, replace(cast.space.all(Moment)[3], words="rain"))
    elif what == "a new tag":
        tags.add(cast.space, "new")
    elif what == "a new person":
        people.add(cast.space, "Eli")
    elif what == "a hunch":
        tags.suspect(cast.space, cast.one, "lowers")
    else:
        tags.retire(cast.space, cast.one, retired=True)
    again = cast.opened_again()
    found = everything(again)
    everything(cast.space)
    assert len(replays) == 3
    same(found, replayed(cast))


@pytest.mark.parametrize(
    ("what", "anew"),
    [
        ("urge", ["urge", "away"]),
        ("closeness", ["closeness"]),
        ("tags", ["urge", "closeness", "away"]),
        ("people", ["urge", "closeness", "away"]),
        ("erased", ["urge", "closeness", "away"]),
        ("merged", ["urge", "closeness", "away"]),
        ("late arrival", ["urge"]),
        ("first hour", ["urge", "closeness", "away"]),
        ("shares", ["urge", "closeness", "away"]),
    ],
)
def test_a_change_to_what_was_learned_replays_what_it_touches(
    cast: Any, replays: list[str], what: str, anew: list[str]
) -> None:
    everything(cast.space)
    old = cast.space.all(Moment)[5]
    changes: dict[str, Callable[[], object]] = {
        "urge": lambda: moments.change(cast.space, replace(old, urge=10)),
        "closeness": lambda: moments.change(cast.space, replace(old, closeness=None)),
        "tags": lambda: moments.change(cast.space, replace(old, tags=())),
        "people": lambda: moments.change(cast.space, replace(old, people=(), alone=True)),
        "erased": lambda: moments.erase(cast.space, old.id),
        "merged": lambda: tags.merge(cast.space, cast.two, cast.one),
        "late arrival": lambda: cast.space.put(
            Moment(id="late", when=old.when, way="prompt", urge=7)
        ),
        "shares": lambda: cast.space.put(other_shares(cast.space), erase=["budget-prompt"]),
        "first hour": lambda: cast.space.put(replace(cast.space.preferences(), day_starts=6)),
    }
    del replays[:]
    changes[what]()
    here = everything(cast.space)
    assert replays == anew
    same(here, replayed(cast))
    del replays[:]
    same(everything(cast.opened_again()), here)
    assert replays == [], "what fits no more was not replaced"


def test_a_change_that_another_process_made_replays_at_the_next_opening(
    cast: Any, replays: list[str]
) -> None:
    everything(cast.space)
    elsewhere = cast.opened_again()
    moments.change(elsewhere, replace(elsewhere.all(Moment)[5], urge=10))  # and never looks at Why
    del replays[:]
    again = everything(cast.opened_again())
    assert replays == ["urge", "closeness", "away"]
    same(again, replayed(cast))


def broken(state: bytes, how: str) -> bytes:
    cut = len(state) // 2
    return {
        "empty": b"",
        "short": state[:-1],
        "long": state + b"\0",
        "another version": state[:4] + b"\xff\xff" + state[6:],
        "not a state": b"\x80\x04" + state,
        "a half": state[:cut],
        "not numbers": state[:cut] + b"\xff" * 64 + state[cut + 64 :],
    }[how]


@pytest.mark.parametrize(
    "how",
    ["empty", "short", "long", "another version", "not a state", "a half", "not numbers"],
)
def test_a_state_that_cannot_be_read_is_dropped_and_replaced_without_a_word(
    cast: Any, replays: list[str], how: str
) -> None:
    before = everything(cast.space)
    states = cast.space.all(EngineState)
    cast.space.put(*(replace(state, state=broken(state.state, how)) for state in states))
    del replays[:]
    again = cast.opened_again()
    same(everything(again), before)
    assert replays == ["urge", "closeness", "away"]
    assert {s.state for s in again.all(EngineState)} == {s.state for s in states}
    assert all(len(again.history(state.id)) == 1 for state in states)


def test_a_state_of_another_record_is_never_taken(cast: Any, replays: list[str]) -> None:
    before = everything(cast.space)
    states = {state.id: state for state in cast.space.all(EngineState)}
    closeness = states["engine-closeness"]
    cast.space.put(
        replace(closeness, id="engine-urge"),  # of another question
        replace(states["engine-away"], fingerprint=bytes(32)),
        replace(closeness, moments=closeness.moments + 5),
    )
    del replays[:]
    same(everything(cast.opened_again()), before)
    assert replays == ["urge", "closeness", "away"]


def test_a_store_that_takes_no_writes_still_gives_an_answer(cast: Any) -> None:
    unwritable = cast.opened_again()
    unwritable._records = Full(unwritable._records)
    found = everything(unwritable)
    assert saved(cast.opened_again()) == {}
    same(found, everything(cast.space))


def test_a_state_too_large_for_one_record_is_not_kept_and_nothing_fails(mira: Any) -> None:
    mira.space.put(*(Tag(id=f"t{n}", name=f"tag {n}") for n in range(400)))
    mira.one, mira.two, mira.robin, mira.chance = "t1", "t2", "nobody", random.Random(1)
    live(mira, OFTEN)
    assert evidence(mira.space, URGE).engine.occasions == OFTEN
    assert saved(mira.space) == {}


def test_workers_of_a_host_share_what_one_of_them_learned(
    cast: Any, replays: list[str], tmp_path: Any
) -> None:
    database = Database("sqlite", path=tmp_path / "nearer.db")
    shared = Shared(cast.gate, storage.open_sessions(database))
    cookie = shared.keep(cast.space, cast.clock())
    everything(cast.space)
    row = shared.find(cookie)
    assert row is not None
    worker = shared.open(cookie, row)
    assert worker is not None
    del replays[:]
    same(everything(worker), everything(cast.space))
    assert replays == []
    before = worker._mark
    live(cast, OFTEN)
    everything(cast.space)
    worker.refresh()
    same(everything(worker), everything(cast.space))
    assert replays == []
    cast.space.refresh()
    assert worker._mark == cast.space._mark
    assert worker._mark.written - before.written == OFTEN + len(ASKED)
    assert worker._mark.erased - before.erased == len(ASKED), "both saved the same"


def test_chosen_moments_are_saved_apart_once_there_are_enough(
    cast: Any, replays: list[str]
) -> None:
    everything(cast.space)
    evidence(cast.space, CHOSEN_URGE)
    assert "engine-chosen-urge" not in saved(cast.space)
    cast.space.put(*(replace(m, way="self", prompt="") for m in cast.space.all(Moment)))
    before = evidence(cast.space, CHOSEN_URGE)
    del replays[:]
    same([evidence(cast.opened_again(), CHOSEN_URGE)], [before])
    assert replays == []
