"""What goes along when something is erased: nothing that was learned from it outlives it."""

import random
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import learned, moments, pairs, people, tags
from nearer.companion.analyses import ALL, URGE
from nearer.companion.column_names import pair_column, with_person
from nearer.companion.evidence import evidence
from nearer.companion.learned import OFTEN
from nearer.companion.why import why
from nearer.domain.values import EngineState, Moment, Pair, Shown


@pytest.fixture
def cast(mira: Any) -> Any:
    """Mira's space after a hundred check-ins of which the engines saved what they learned."""
    mira.tired = tags.add(mira.space, "tired").id
    mira.robin = people.add(mira.space, "Robin").id
    live(mira, 100)
    why(mira.space)
    assert mira.space.all(EngineState)
    return mira


def live(cast: Any, count: int) -> None:
    chance, made = random.Random(count), []
    for _ in range(count):
        cast.clock.move(hours=5)
        made.append(
            Moment(
                id=cast.space.new_id(),
                when=cast.clock(),
                way="prompt",
                urge=chance.randint(0, 9),
                closeness=chance.randint(0, 9),
                tags=(cast.tired,) if chance.random() < 0.4 else (),
                people=(cast.robin,) if chance.random() < 0.4 else (),
            )
        )
    cast.space.put(*made)


def shown(cast: Any, column: str) -> Shown:
    one = Shown(
        id=f"shown-urge-{column}",
        analysis="urge",
        column=column,
        first=cast.clock(),
        occasions=100,
        effect=1.0,
        log_e=9.0,
        with_tag=36,
        without_tag=64,
    )
    cast.space.put(one)
    return one


@pytest.mark.parametrize("left", [99, OFTEN, 40, 1, 0])
def test_no_engine_outlives_a_check_in_it_learned_from(cast: Any, records: Any, left: int) -> None:
    states = {bytes.fromhex(r.id) for s in cast.space.all(EngineState) for r in history(cast, s)}
    erased = [moment.id for moment in cast.space.all(Moment)][left:]
    for moment_id in erased[:1]:
        moments.erase(cast.space, moment_id)
        assert cast.space.all(EngineState) == (), "gone in the same act"
    cast.space.erase(*erased[1:])
    for _ in range(2):
        why(cast.space)
    rows, _mark = records.read(cast.space.vault_id)
    assert not states & {row.id for row in rows}
    again = cast.opened_again()
    assert {state.moments for state in again.all(EngineState)} == (
        {left} if left >= OFTEN else set()
    )
    assert evidence(again, URGE).engine.occasions == left


def history(cast: Any, state: EngineState) -> Any:
    return cast.space.history(state.id)


def test_a_state_that_does_not_fit_its_record_any_more_is_erased_when_that_is_known(
    cast: Any,
) -> None:
    for moment in cast.space.all(Moment)[40:]:
        moments.change(cast.space, replace(moment, urge=None, closeness=None))
    assert cast.space.all(EngineState), "an edit alone knows nothing of it"
    why(cast.space)
    assert cast.space.all(EngineState) == ()


def test_a_deleted_person_takes_along_what_was_learned_and_shown_of_them(cast: Any) -> None:
    maya = people.add(cast.space, "Maya").id
    with_robin = pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    with_maya = pairs.ask(cast.space, cast.tired, with_person(maya))
    gone = shown(cast, with_person(cast.robin)), shown(cast, pair_column(with_robin.id))
    stays = shown(cast, with_person(maya)), shown(cast, pair_column(with_maya.id))
    cast.space.erase(cast.robin)
    for space in (cast.space, cast.opened_again()):
        assert set(space.all(Shown)) == set(stays)
        assert space.all(Pair) == (with_maya,)
        assert space.all(EngineState) == ()
        assert all(space.history(one.id) == () for one in (*gone, with_robin))
    cast.clock.move(minutes=1)
    found = {finding.tag for one in ALL for finding in evidence(cast.space, one).findings}
    assert not found & {with_person(cast.robin), pair_column(with_robin.id)}


def test_a_deleted_tag_takes_along_what_was_shown_of_it_and_of_nothing_else(cast: Any) -> None:
    other = tags.add(cast.space, "rain").id
    shown(cast, cast.tired)
    stays = shown(cast, other)
    cast.space.erase(cast.tired)
    assert cast.space.all(Shown) == (stays,)


def test_what_no_engine_read_leaves_the_states_alone(cast: Any) -> None:
    states = cast.space.all(EngineState)
    one = shown(cast, cast.tired)
    cast.space.erase(one.id)
    assert cast.space.all(EngineState) == states


def test_what_another_process_erased_while_one_saved_is_not_saved(
    mira: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mira.tired, mira.robin = tags.add(mira.space, "tired").id, people.add(mira.space, "Robin").id
    live(mira, OFTEN)
    elsewhere, real = mira.opened_again(), learned.save

    def interrupted(*given: Any) -> bool:
        moments.erase(elsewhere, elsewhere.all(Moment)[0].id)
        return real(*given)

    monkeypatch.setattr(learned, "save", interrupted)
    evidence(mira.space, URGE)
    assert mira.opened_again().all(EngineState) == ()
    monkeypatch.setattr(learned, "save", real)
    live(mira, 1)
    evidence(mira.space, URGE)
    (state,) = mira.opened_again().all(EngineState)
    assert state.moments == OFTEN
