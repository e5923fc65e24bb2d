"""Two tabs or processes at once: nothing that was read before a write is kept as read after it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nearer.companion import columns, learned, why_averages, why_claims
from nearer.companion.analyses import URGE
from nearer.companion.columns import seen
from nearer.companion.learned import OFTEN
from nearer.companion.why_averages import all_fates, averages
from nearer.domain.values import Moment

FIRST = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
READS: dict[str, tuple[Any, str, Callable[[Any], int]]] = {
    "averages": (why_averages, "evidence", lambda space: averages(space, "urge").hours[0].count),
    "fates": (why_averages, "seen", lambda space: all_fates(space).away),
    "check-ins": (columns, "in_order", lambda space: len(seen(space))),
    "patterns": (why_claims, "evidence", lambda space: why_claims.answer(space, URGE).occasions),
}


def noted(space: Any, day: int) -> Moment:
    when = FIRST + timedelta(days=day)
    return Moment(id=space.new_id(), when=when, way="prompt", urge=4, action="away")


@pytest.mark.parametrize("what", READS)
def test_a_check_in_of_another_tab_while_one_reads_is_there_the_next_time(
    space: Any, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    space.put(noted(space, 0))
    module, name, count = READS[what]
    real, writing = (
        getattr(module, name),
        threading.Thread(target=space.put, args=[noted(space, 1)]),
    )

    def interrupted(*asked: Any) -> Any:
        found = real(*asked)
        if not writing.ident:
            writing.start()
            writing.join(timeout=0.3)  # it has to wait until the reading is over
        return found

    monkeypatch.setattr(module, name, interrupted)
    assert count(space) in {1, 2}
    writing.join()
    assert count(space) == 2


@pytest.mark.parametrize("what", ["averages", "patterns"])
def test_what_another_process_wrote_while_one_saved_is_there_the_next_time(
    mira: Any, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    mira.space.put(*(noted(mira.space, 7 * week) for week in range(OFTEN)))
    elsewhere, real = mira.opened_again(), learned.save

    def interrupted(*given: Any) -> bool:
        elsewhere.put(noted(elsewhere, 7 * OFTEN))
        return real(*given)

    monkeypatch.setattr(learned, "save", interrupted)
    count = READS[what][2]
    assert count(mira.space) == OFTEN
    assert count(mira.space) == OFTEN + 1
